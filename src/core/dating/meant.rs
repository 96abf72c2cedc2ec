//! The days that a mention can mean, under one day of writing or under all that are left to its source.

use super::clues;
use super::cue::{self, Days};
use super::domain::Domain;
use super::{Doc, State, sameday};
use crate::calendar::Day;
use crate::event::{By, Draft};
use crate::order::InOrder;
use crate::story::Status;

/// Whether a mention is its report's news, without a word on when: by habit that is the day of writing or the day before.
pub(super) fn news(d: &Draft) -> bool {
    d.timex.is_none()
        && d.counted.is_none()
        && d.verb.is_some()
        && d.status == Status::Happened
        && !(d.reported || d.background || d.again || d.saying)
        && (d.headline || d.sentence <= 1)
}

/// The days that a mention can mean if its source was written on `written`.
pub(super) fn meant(doc: &Doc, years: &[Option<i32>], draft: &Draft, written: i32) -> Vec<Days> {
    if let Some(counted) = draft.counted {
        let from = &doc.drafts[counted.from];
        let By::Days(days) = counted.by else {
            return Vec::new();
        };
        if from.counted.is_some() {
            return Vec::new();
        }
        return meant(doc, years, from, written)
            .into_iter()
            .map(|(a, b)| (a + days, b + days))
            .collect();
    }
    let Some(t) = draft.timex else {
        return if news(draft) {
            vec![(written - 1, written)]
        } else {
            Vec::new()
        };
    };
    let expr = &doc.times[t];
    let at = |ahead| cue::days_at(expr, years[t], written, ahead);
    if cue::ahead(expr) || draft.status == Status::Planned {
        return at(true).into_iter().collect();
    }
    let mut out: Vec<Days> = at(false).into_iter().collect();
    // A noun phrase does not say whether its weekday is gone by: "Monday's summit".
    if draft.tense.is_none() && clues::plain_weekday(expr).is_some() {
        out.extend(at(true));
    }
    out
}

/// The days that a mention can mean; where only what is `likely` is asked for, a day without a year is a near one.
pub(super) fn mostly(
    doc: &Doc,
    years: &[Option<i32>],
    draft: &Draft,
    written: i32,
    likely: bool,
) -> Vec<Days> {
    let mut out = meant(doc, years, draft, written);
    let fields = draft.timex.and_then(|t| cue::fields(&doc.times[t].node));
    if likely && fields.is_some_and(|f| f.year.is_none() && f.day.is_some()) {
        out.retain(|days| (days.0 - written).abs() <= sameday::NEAR);
    }
    out
}

/// Whether what a mention means depends on the day of writing.
pub(super) fn depends(doc: &Doc, years: &[Option<i32>], draft: &Draft) -> bool {
    match (draft.counted, draft.timex) {
        (Some(c), _) => doc
            .drafts
            .get(c.from)
            .is_none_or(|d| d.counted.is_some() || depends(doc, years, d)),
        (None, Some(t)) => cue::relative(&doc.times[t].node) && years[t].is_none(),
        (None, None) => true,
    }
}

/// All days that a mention can mean, over all days that its source can have been written; of a source that is not bounded, what
/// a day without a year means `beside` another source's days.
pub(super) fn possible(
    doc: &Doc,
    state: &State,
    draft: &Draft,
    beside: &Domain,
    likely: bool,
) -> Option<Vec<Days>> {
    if !depends(doc, &state.years, draft) {
        return Some(meant(doc, &state.years, draft, 0));
    }
    if state.domain.days().is_none() {
        return yearless(doc, draft, beside);
    }
    let mut out: Vec<Days> = state
        .domain
        .days()?
        .iter()
        .flat_map(|&d| mostly(doc, &state.years, draft, d, likely))
        .collect();
    out.order();
    out.dedup();
    Some(out)
}

/// The days in the years of a domain that an expression of day and month names.
pub(super) fn yearless(doc: &Doc, draft: &Draft, beside: &Domain) -> Option<Vec<Days>> {
    let t = draft.timex.filter(|_| draft.counted.is_none())?;
    let fields = cue::fields(&doc.times[t].node).filter(|f| f.year.is_none())?;
    let (month, day) = (fields.month?, fields.day?);
    let year = |d: &i32| Day::from_number(*d).map(|d| d.ymd().0);
    let days = beside.days()?;
    let years = year(days.first()?)? - 1..=year(days.last()?)? + 1;
    let of = years.filter_map(|year| cue::period(year, Some(month), Some(day)));
    Some(of.collect())
}

pub(super) fn meet(a: &[Days], b: &[Days]) -> bool {
    a.iter().any(|x| b.iter().any(|y| x.0 <= y.1 && y.0 <= x.1))
}

/// From the first to the last of the days; those are never none.
pub(super) fn hull(days: &[Days]) -> Days {
    let first = days.iter().map(|d| d.0).min().unwrap_or_default();
    let last = days.iter().map(|d| d.1).max().unwrap_or_default();
    (first, last)
}

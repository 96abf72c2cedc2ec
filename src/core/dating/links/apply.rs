//! Leaves out the days of writing under which two mentions could not be one happening.

use super::Link;
use super::why::{across, within_one};
use crate::calendar::Day;
use crate::dating::cue::Days;
use crate::dating::domain::Narrowed;
use crate::dating::meant::{depends, meant, meet, mostly, possible, yearless};
use crate::dating::{Doc, State, clues};
use crate::event::Draft;
use crate::story::Step;

/// It does, if a weekday that can be one of so few days is the very weekday of the other's day: by chance one in fifteen is.
const CHANCE: usize = 24;
/// A mention that means more days than this, whole years mostly, dates nothing else.
const COARSE: i32 = 31;
/// Days of so many years still date a source that is bounded closely.
const FEW: usize = 9;
/// How many days a time that is told from the day of writing can be away from it.
const REACH: i32 = 800;
/// A mention that means one day is tied by a week at most: who says "Friday" does not tell of what another dates "in July".
const WEEK: i32 = 7;

/// Leaves out the days of both sources under which the two mentions could not be one happening. What the other source can
/// mean counts only if it lies within `width` days, so that the sharpest reasons come first.
pub(crate) fn apply(docs: &[Doc], states: &mut [State], link: &Link, width: i32) -> Narrowed {
    let [(a, da), (b, db)] = link.sides(docs);
    if a == b {
        let years = states[a].years.clone();
        let fixed = |d: &Draft| !depends(&docs[a], &years, d);
        let (open, there) = match (fixed(da), fixed(db)) {
            (false, true) => (da, meant(&docs[a], &years, db, 0)),
            (true, false) => (db, meant(&docs[a], &years, da, 0)),
            _ => return Narrowed::Same, // Two weekdays of one source tell nothing of its date.
        };
        if vague(&meant(&docs[a], &years, open, 0), &there) {
            return Narrowed::Same;
        }
        let why = within_one(&docs[a], a, da, db);
        return tie(&docs[a], &mut states[a], open, &there, &why, false);
    }
    let first = towards(docs, states, (a, da), (b, db), link, width);
    if first == Narrowed::Impossible {
        return first;
    }
    match towards(docs, states, (b, db), (a, da), link, width) {
        Narrowed::Same => first,
        other => other,
    }
}

/// Narrows the source of the first mention by what the second can mean.
fn towards(
    docs: &[Doc],
    states: &mut [State],
    (a, da): (usize, &Draft),
    (b, db): (usize, &Draft),
    link: &Link,
    width: i32,
) -> Narrowed {
    if states[a].stated.is_some() && states[b].stated.is_some() {
        return Narrowed::Same;
    }
    let beside = &states[a].domain;
    let there = possible(&docs[b], &states[b], db, beside, link.news);
    let Some(there) = there.filter(|p| !p.is_empty()) else {
        return Narrowed::Same;
    };
    let years = states[a].years.clone();
    if !depends(&docs[a], &years, da) {
        return if meet(&meant(&docs[a], &years, da, 0), &there) {
            Narrowed::Same
        } else {
            Narrowed::Impossible
        };
    }
    if vague(&meant(&docs[a], &years, da, 0), &there) {
        return Narrowed::Same;
    }
    let hull = there
        .iter()
        .fold((i32::MAX, i32::MIN), |h, d| (h.0.min(d.0), h.1.max(d.1)));
    // Too vague to date anything by, unless its days are few.
    if hull.1 - hull.0 > width && (there.len() > FEW || states[a].domain.days().is_none()) {
        return Narrowed::Same;
    }
    let why = across(docs, (a, da), (b, db), &there);
    tie(&docs[a], &mut states[a], da, &there, &why, link.news)
}

/// Whether days are too wide to tie a mention with such days of its own to them.
fn vague(own: &[Days], there: &[Days]) -> bool {
    let exact = own.iter().all(|d| d.0 == d.1);
    let widest = if exact { WEEK } else { COARSE };
    there.iter().any(|d| d.1 - d.0 > widest)
}

/// Leaves the days of writing under which a mention can mean one of these.
fn tie(
    doc: &Doc,
    state: &mut State,
    draft: &Draft,
    there: &[Days],
    why: &Step,
    likely: bool,
) -> Narrowed {
    let years = state.years.clone();
    let test = |d: i32| meet(&mostly(doc, &years, draft, d, likely), there);
    let mut moved = Narrowed::Same;
    if state.domain.days().is_none() {
        // "Last year" can begin two years before the day of writing; a weekday, a week or a month lies nearer.
        let low = there
            .iter()
            .map(|d| d.0)
            .min()
            .unwrap_or(0)
            .saturating_sub(REACH);
        let high = there
            .iter()
            .map(|d| d.1)
            .max()
            .unwrap_or(0)
            .saturating_add(REACH);
        let (low, high) = (
            low.max(state.domain.low().unwrap_or(low)),
            high.min(state.domain.high().unwrap_or(high)),
        );
        let first = (low..=high).find(|&d| test(d));
        let last = (low..=high).rev().find(|&d| test(d));
        let (Some(first), Some(last)) = (first, last) else {
            return Narrowed::Impossible;
        };
        moved = state.domain.narrow(Some(first), Some(last), why);
    }
    match state.domain.retain(test, why) {
        Narrowed::Same => moved,
        other => other,
    }
}

/// Whether the calendar confirms a weak link: "on Friday" in a report that is bounded closely, "16 July" in the other, and of the
/// Fridays that can be meant one is a 16 July.
pub(crate) fn confirmed(docs: &[Doc], states: &[State], link: &Link) -> bool {
    [(link.a, link.b), (link.b, link.a)].iter().any(|&(x, y)| {
        let (a, b) = (x.0 as usize, y.0 as usize);
        let (da, db) = (&docs[a].drafts[x.1 as usize], &docs[b].drafts[y.1 as usize]);
        let weekday = |t: usize| clues::plain_weekday(&docs[a].times[t]);
        let Some(weekday) = da.timex.filter(|_| da.counted.is_none()).and_then(weekday) else {
            return false;
        };
        let domain = &states[a].domain;
        if domain.days().is_none() || states[a].stated.is_some() {
            return false;
        }
        let can = possible(&docs[a], &states[a], da, domain, true).unwrap_or_default();
        let there = yearless(&docs[b], db, domain).unwrap_or_default();
        let is = |day: &Days| Day::from_number(day.0).is_some_and(|d| d.weekday() == weekday);
        (1..=CHANCE).contains(&can.len()) && there.iter().any(|day| is(day) && can.contains(day))
    })
}

//! The date of a passage that gives none, from another that tells the same event and does: "since its launch".
//!
//! Deliberately absent: judgement. Where the words of an event give two dates, nothing is adopted.

use super::make::Member;
use super::words;
use crate::calendar::When;
use crate::dating::{Doc, step};
use crate::story::{Citation, Mention, Step};

/// Gives the members that have no date, or their report's own day for want of one, the date that another gives in words.
pub(super) fn dates(docs: &[Doc], members: &mut [Member]) {
    let Some((giver, date)) = given(members) else {
        return;
    };
    let because = dated_by(docs, &giver, date);
    for member in members {
        let mention = &mut member.mention;
        // A report's day can be a day late; a month or a year is too coarse to say so.
        let own_day = mention.because.iter().any(|s| s.code == OWN_DAY);
        let late = |own: When| own_day && date.single_day().is_some() && !own.compatible(date);
        if mention.timex.is_none() && mention.date.is_none_or(late) {
            mention.date = Some(date);
            mention.because = vec![because.clone()];
        }
    }
}

/// The step of a date that no words give, but the day of the report.
const OWN_DAY: &str = "own-day-news";
/// The step of a date that is taken over.
pub(super) const DATED_BY: &str = "dated-by";

/// The finest date that words give, and the first passage with it, if all that words give can hold together.
fn given(members: &[Member]) -> Option<(Mention, When)> {
    let worded = || {
        let mentions = members.iter().map(|m| &m.mention);
        let dated = mentions.filter(|m| m.timex.is_some());
        dated.filter_map(|m| Some((m, m.date.filter(|d| d.interval().is_some())?)))
    };
    let length = |date: When| date.in_time().1 - date.in_time().0;
    let (mention, date) =
        worded().min_by_key(|&(m, date)| (length(date), m.source, m.span.start()))?;
    worded()
        .all(|(_, other)| other.compatible(date))
        .then(|| (mention.clone(), date))
}

/// "The Herald dates it 3 May: …", as the sources of a disputed date are cited.
fn dated_by(docs: &[Doc], giver: &Mention, date: When) -> Step {
    let doc = &docs[giver.source.0 as usize];
    let (label, words) = (doc.source.label(), words(doc, giver.span));
    step(
        DATED_BY,
        &[
            ("source", label),
            ("date", &date.to_edtf()),
            ("words", &words),
        ],
        format!(
            "{label} dates it {}: “{words}”.",
            crate::calendar::say(date)
        ),
        Some(Citation {
            source: giver.source,
            span: giver.span,
        }),
    )
}

//! The date of a passage that gives none, from another that tells the same event and does: "since its launch".
//!
//! Deliberately absent: judgement. Where the words of an event give two dates, nothing is adopted.

use super::cards::{Card, Cards};
use super::evidence::same_deed;
use super::make::Member;
use super::words;
use crate::calendar::When;
use crate::dating::Doc;
use crate::story::{Citation, Mention, Step};

/// Gives the members that have no date, or their report's own day for want of one, the date that another gives in words.
///
/// A chain of passages can lead from one deed to another that goes with it ("died", "after a stroke on 2 May"): only who tells the
/// giver's deed takes its date.
pub(super) fn dates(docs: &[Doc], cards: &Cards, members: &mut [Member]) {
    if members.iter().all(|m| m.mention.timex.is_some()) {
        return;
    }
    let Some((giver, date)) = given(members) else {
        return;
    };
    let card = |m: &Member| m.card.map(|k| &cards.cards[k]);
    let (of, giver) = (card(&members[giver]), members[giver].mention.clone());
    let same = |m: &Member| of.zip(card(m)).is_none_or(|(a, b)| told_alike(a, b));
    let because = dated_by(docs, &giver, date);
    for member in members.iter_mut().filter(|m| same(m)) {
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

/// The first passage with the finest date that words give, and that date, if all that words give can hold together.
fn given(members: &[Member]) -> Option<(usize, When)> {
    let worded = || {
        let mentions = members.iter().map(|m| &m.mention).enumerate();
        let dated = mentions.filter(|(_, m)| m.timex.is_some());
        dated.filter_map(|(k, m)| Some((k, m, m.date.filter(|d| d.interval().is_some())?)))
    };
    let length = |date: When| date.in_time().1 - date.in_time().0;
    let (giver, _, date) =
        worded().min_by_key(|&(_, m, date)| (length(date), m.source, m.span.start()))?;
    let agree = worded().all(|(.., other)| other.compatible(date));
    agree.then_some((giver, date))
}

/// Whether two mentions tell one deed, or one of them none by a word of its own: a noun phrase that points to it.
fn told_alike(a: &Card, b: &Card) -> bool {
    same_deed(a, b) || a.head.is_none() || b.head.is_none()
}

/// "The Herald dates it 3 May: …", as the sources of a disputed date are cited.
fn dated_by(docs: &[Doc], giver: &Mention, date: When) -> Step {
    let doc = &docs[giver.source.0 as usize];
    let (label, words) = (doc.source.label(), words(&doc.source, giver.span));
    Step::new(
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

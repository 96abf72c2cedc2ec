//! Reports of one story date each other by many weak agreements.
//!
//! Reports of one story share their names, so none of these is rare among them, and they tell its deeds in words of their own: hardly
//! a pair of mentions is alike enough to tie two sources by itself (see `links`). But for one day of writing only do the "last night",
//! the "tomorrow" and the "three days ago" of a report all fall on days on which the others tell of such things. So every day on which it
//! can have been written is weighed by the mentions that agree on it, each with the likest mention of another report.
//!
//! `kin` says which reports tell one story, `said` how a mention tells its day, `weigh` gathers what speaks for each day of writing,
//! `decide` takes the best one, and `why` says so in words.
//!
//! Deliberately absent: anything certain, and mentions that do not say their day from the day of writing.

mod decide;
mod kin;
mod said;
mod weigh;
mod why;

use super::cue::Days;
use super::meant::{depends, hull, news, possible};
use super::{Doc, State};
use crate::cluster::cards::{Card, Cards};
use crate::event::Draft;
use crate::story::{Status, Step};
use decide::decide;
pub(super) use kin::Kin;
use said::{beside, today, untimed};
use why::why;

/// A source known to so many days needs no vote, and tells others when what it calls "yesterday" was.
const KNOWN: i32 = 7;
/// What is told as of a report's own day weighs less, as each report has its own news.
const OWN_DAY: f32 = 0.4;
/// So does a week,
const WEEK: f32 = 0.4;
/// and what takes its day from the words beside it.
const BESIDE: f32 = 0.7;
/// So many mentions of a report are looked at, from its beginning.
const HEARD_OUT: usize = 80;

/// A mention of another report, with its days.
struct There<'a> {
    card: &'a Card<'a>,
    days: Vec<Days>,
    weight: f32,
}

/// The sources that the others date, with the days and why.
pub(super) fn find(
    docs: &[Doc],
    cards: &Cards,
    kin: &Kin,
    states: &[State],
) -> Vec<(usize, Days, Step)> {
    let mut mentions: Vec<Vec<&Card>> = vec![Vec::new(); docs.len()];
    for card in &cards.cards {
        let d = draft(docs, card);
        let mentions = &mut mentions[card.source as usize];
        if mentions.len() < HEARD_OUT
            && !d.reported
            && !matches!(d.status, Status::Hypothetical | Status::Denied)
        {
            mentions.push(card);
        }
    }
    let open = |ix: usize| {
        states[ix].stated.is_none()
            && docs[ix].set.is_none()
            && states[ix].domain.width().is_none_or(|w| w > KNOWN)
    };
    (0..docs.len())
        .filter(|&ix| open(ix))
        .filter_map(|ix| {
            let there: Vec<There> = kin.0[ix]
                .iter()
                .flat_map(|&k| &mentions[k as usize])
                .filter_map(|card| there(docs, states, card))
                .collect();
            let votes = weigh::votes(docs, cards, &states[ix], &mentions[ix], &there);
            let (days, best) = decide(&states[ix], votes)?;
            Some((ix, days, why(docs, states[ix].ix, &best, &there, days)))
        })
        .collect()
}

fn draft<'d>(docs: &'d [Doc], card: &Card) -> &'d Draft {
    &docs[card.source as usize].drafts[card.draft as usize]
}

/// A mention whose days are known to a week; what says no time is told with its sentence.
fn there<'a>(docs: &[Doc], states: &[State], card: &'a Card<'a>) -> Option<There<'a>> {
    let (doc, state) = (&docs[card.source as usize], &states[card.source as usize]);
    let own = draft(docs, card);
    let of_sentence = beside(doc, own).filter(|o| untimed(own) && o.status == own.status);
    let d = of_sentence.unwrap_or(own);
    let known = state.domain.width().is_some_and(|w| w <= KNOWN);
    if !known && depends(doc, &state.years, d) {
        return None;
    }
    let days = possible(doc, state, d, &state.domain, true).filter(|days| !days.is_empty())?;
    let (first, last) = hull(&days);
    let fresh = news(d) || d.counted.is_none() && d.timex.is_some_and(|t| today(&doc.times[t]));
    let weight = match last - first {
        _ if fresh => OWN_DAY,
        0..=2 => 1.0,
        3..=13 => WEEK,
        _ => return None,
    };
    let weight = weight * if std::ptr::eq(d, own) { 1.0 } else { BESIDE };
    Some(There { card, days, weight })
}

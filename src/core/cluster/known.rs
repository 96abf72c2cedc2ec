//! What a noun phrase that takes a happening as known points to: "since its launch", "the day before the disaster".
//!
//! That is what its own report dates, or else what the story has on one day only: of such deeds the only one of the name that the
//! phrase has, or the only one at all where it has none.
//!
//! Deliberately absent: likeness. Such a phrase says nothing besides what it points to.

use std::collections::BTreeMap;

use super::cards::{Card, Cards};
use super::evidence::Edge;
use super::{Told, draft, fine};
use crate::dating::Doc;
use crate::event::Deeds;
use crate::story::Status;

/// An edge for each such phrase whose happening is found.
pub(super) fn edges(docs: &[Doc], cards: &Cards, told: &[Told]) -> Vec<Edge> {
    let mut out = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for k in (0..told.len()).filter(|&k| draft(docs, cards, k).again) {
        match of_report(docs, cards, told, k) {
            Some(other) => out.push(edge(k, other)),
            None => open.push(k),
        }
    }
    let mut sought: BTreeMap<Key, Only> = BTreeMap::new();
    for &k in &open {
        sought.extend(pointing(cards, k).map(|key| (key, Only::None)));
    }
    for k in 0..told.len() {
        // What is told of a year is history: news that takes something as known means no such thing.
        let day = told[k].timex.is_some() && told[k].date.is_some_and(fine);
        let dated = day && told[k].status == Status::Happened;
        if sought.is_empty() || !dated || draft(docs, cards, k).again {
            continue;
        }
        let card = &cards.cards[k];
        let names = || names(cards, card).map(Some).chain([None]);
        for class in classes(card.deeds) {
            for name in names() {
                if let Some(only) = sought.get_mut(&(class, name)) {
                    only.also(told, k);
                }
            }
        }
    }
    for k in open {
        let only = |key| match sought.get(&key) {
            Some(Only::Of(other)) => Some(*other),
            _ => None,
        };
        if let Some(other) = pointing(cards, k).find_map(only) {
            out.push(edge(k, other));
        }
    }
    out
}

fn edge(k: usize, other: usize) -> Edge {
    Edge {
        a: k.min(other),
        b: k.max(other),
        score: 0.0,
        disputed: false,
        known: true,
    }
}

/// The nearest mention of its own report that tells the same deed and gives it a date in words, before it or else after it; by
/// another word for it only if the report dates no other such deed.
fn of_report(docs: &[Doc], cards: &Cards, told: &[Told], k: usize) -> Option<usize> {
    let card = &cards.cards[k];
    let here = |&j: &usize| cards.cards[j].source == card.source;
    let dated = |&j: &usize| told[j].timex.is_some();
    let same = |&j: &usize| card.head.is_some() && cards.cards[j].head == card.head;
    let before = || (0..k).rev().take_while(here).filter(dated);
    let after = || (k + 1..told.len()).take_while(here).filter(dated);
    let by_head = before().find(same).or_else(|| after().find(same));
    by_head.or_else(|| {
        let deeds = card.deeds.known();
        let meets = |&j: &usize| {
            let happened = told[j].status == Status::Happened && !draft(docs, cards, j).again;
            happened && cards.cards[j].deeds.meet(deeds)
        };
        let mut all = before().chain(after()).filter(meets);
        let mut only = Only::Of(all.next()?);
        all.for_each(|j| only.also(told, j));
        match only {
            Only::Of(other) => Some(other),
            _ => None,
        }
    })
}

/// A class of deeds, and a name or none.
type Key = (u32, Option<u32>);

/// The keys under which a phrase finds what it points to.
fn pointing<'c>(cards: &'c Cards, k: usize) -> impl Iterator<Item = Key> + use<'c> {
    let card = &cards.cards[k];
    let named = names(cards, card).next().is_some();
    let names = move || names(cards, card).map(Some);
    let none = (!named).then_some(None);
    classes(card.deeds).flat_map(move |class| names().chain(none).map(move |name| (class, name)))
}

fn classes(deeds: Deeds) -> impl Iterator<Item = u32> {
    deeds.known().classes()
}

/// The names in a mention's own clause.
fn names<'c>(cards: &'c Cards, card: &'c Card) -> impl Iterator<Item = u32> + use<'c> {
    let terms = card.core.iter().copied();
    terms.filter(|&t| cards.names[t as usize] && card.head != Some(t))
}

/// Whether all that was met is of one day.
enum Only {
    None,
    /// It is: the first of them.
    Of(usize),
    Several,
}

impl Only {
    fn also(&mut self, told: &[Told], k: usize) {
        let Some(date) = told[k].date else { return };
        *self = match *self {
            Only::None => Only::Of(k),
            Only::Of(other) => match told[other].date {
                Some(at) if at.compatible(date) => Only::Of(other),
                _ => Only::Several,
            },
            Only::Several => Only::Several,
        };
    }
}

//! Which mentions are compared: those that share a term where their dates can meet, and neighbours in one text.
//!
//! Each mention looks for partners in the lists of `slots`. Those of one time look one after the other: their partners are of that
//! time, too, so that what is read of them is still near in memory.

use std::collections::BTreeSet;

use super::brief::Brief;
use super::cards::{self, Cards};
use super::evidence::{Edge, edge};
use super::slots::{self, Postings, Slot};
use super::{Told, draft};
use crate::calendar::Interval;
use crate::dating::Doc;
use crate::event::Family;
use crate::order::Gather;

/// So many mentions behind a headline it can have.
const OPENING: usize = 12;

/// A longer list of mentions that share a term is compared in a window only.
pub(super) const WINDOW: usize = 24;

/// So many dated neighbours in one text may mean one thing without a word in common, and so many of what counts from another.
const NEAR: usize = 4;
const COUNTED: usize = 64;

/// All pairs of mentions for which enough speaks, in no order of meaning. A pair can be found twice.
pub(super) fn edges(docs: &[Doc], cards: &Cards, told: &[Told]) -> Vec<Edge> {
    let briefs: Vec<Brief> = (0..told.len())
        .map(|k| Brief::of(&cards.cards[k], draft(docs, cards, k), &told[k]))
        .collect();
    // What has no date looks where its report was written.
    let near = |k: usize| told[k].written?.interval();
    let reach: Vec<Option<Interval>> = (0..told.len())
        .map(|k| told[k].reach().or_else(|| near(k)))
        .collect();
    let postings = postings(docs, cards, told, &reach);
    let dated: Vec<u32> = (0..told.len() as u32)
        .filter(|&k| !told[k as usize].weak)
        .collect();
    let mut seen: Vec<u32> = vec![u32::MAX; told.len()];
    let mut terms = Vec::new();
    let mut out = Vec::new();
    for me in in_time(&reach) {
        let k = me as usize;
        let own = draft(docs, cards, k);
        if own.again {
            continue;
        }
        let mut pair = |other: u32| {
            if other != me && seen[other as usize] != me {
                seen[other as usize] = me;
                let (a, b) = (k.min(other as usize), k.max(other as usize));
                out.extend(edge(docs, cards, told, &briefs, a, b));
            }
        };
        let here = |b: usize| cards.cards[b].source == cards.cards[k].source;
        if !told[k].weak {
            let reach = if own.counted.is_some() { COUNTED } else { NEAR };
            let after = &dated[dated.partition_point(|&d| d <= me)..];
            let near = after.iter().take(reach);
            near.take_while(|&&b| here(b as usize))
                .for_each(|&b| pair(b));
        }
        // A headline has what its report opens with, with a date or without.
        if own.headline {
            let opening = |&b: &usize| here(b) && draft(docs, cards, b).paragraph == 0;
            let after = (k + 1..told.len()).take_while(opening).take(OPENING);
            after.for_each(|b| pair(b as u32));
        }
        terms.clear();
        terms.extend(keys(cards, k, &told[k]));
        for slot in slots::looks(reach[k]) {
            let list = postings.of(slot);
            for &term in &terms {
                let (before, after) = slots::around(list, term, me);
                let window = if before.len() + after.len() > 2 * WINDOW {
                    WINDOW
                } else {
                    usize::MAX
                };
                let others = after.iter().map(|&p| slots::mention(p));
                others.filter(|&b| b != me).take(window).for_each(&mut pair);
                // A fine date does not look among the coarse ones: they look for it.
                if matches!(slot, Slot::FineIn(_) | Slot::Dated) {
                    let others = before.iter().rev().map(|&p| slots::mention(p));
                    others.take(window).for_each(&mut pair);
                }
            }
        }
        // The words of what has no date lead further than the day on which it was told.
        for key in deed_keys(cards, k).filter(|_| told[k].weak) {
            let (before, after) = slots::around(postings.of(Slot::Deed), key, me);
            let near = before.iter().rev().take(WINDOW);
            let others = near.chain(after.iter().take(WINDOW));
            others.map(|&p| slots::mention(p)).for_each(&mut pair);
        }
    }
    out
}

/// All mentions, by the first day that they reach; those that reach none first.
fn in_time(reach: &[Option<Interval>]) -> impl Iterator<Item = u32> + use<> {
    let day = |days: &Option<Interval>| {
        let number = days.map_or(i32::MIN, |days| days.first_day().number());
        u64::from(number.cast_unsigned() ^ 1 << 31) << 32
    };
    let mut days: Vec<u64> = reach.iter().zip(0..).map(|(r, k)| day(r) | k).collect();
    days.sort_unstable();
    days.into_iter().map(|place| place as u32)
}

/// Where each mention stands.
fn postings(docs: &[Doc], cards: &Cards, told: &[Told], reach: &[Option<Interval>]) -> Postings {
    // What of dates the undated look for.
    let sought: BTreeSet<u32> = (0..told.len())
        .filter(|&k| reach[k].is_none())
        .flat_map(|k| keys(cards, k, &told[k]))
        .gathered();
    Postings::new(|take| {
        let (mut terms, mut found) = (Vec::new(), Vec::new());
        for k in 0..told.len() {
            if draft(docs, cards, k).again {
                continue;
            }
            terms.clear();
            terms.extend(keys(cards, k, &told[k]));
            found.clear();
            found.extend(terms.iter().copied().filter(|term| sought.contains(term)));
            for slot in slots::stands(reach[k]) {
                let of_slot = if slot == Slot::Dated { &found } else { &terms };
                take(slot, of_slot, k as u32);
            }
            found.clear();
            found.extend(deed_keys(cards, k));
            take(Slot::Deed, &found, k as u32);
        }
    })
}

/// By which terms a mention looks for partners: the strongest of those that are not its alone, its family, its classes of deeds.
fn keys<'c>(cards: &'c Cards, k: usize, told: &Told) -> impl Iterator<Item = u32> + use<'c> {
    let card = &cards.cards[k];
    let family = card.family.filter(|f| *f != Family::Other && !told.weak);
    let shared = |term: &u32| cards.frequency[*term as usize] > 1;
    let terms = card.core.iter().copied().filter(shared).take(8);
    let deeds = (!told.weak).then(|| cards::deed_terms(card.deeds));
    terms
        .chain(family.map(cards::family_term))
        .chain(deeds.into_iter().flatten())
}

/// By which deeds and names together a mention looks for partners whose dates it does not know.
fn deed_keys<'c>(cards: &'c Cards, k: usize) -> impl Iterator<Item = u32> + use<'c> {
    let card = &cards.cards[k];
    let named = card.core.iter().copied();
    let named = named
        .filter(|&t| cards.names[t as usize] && card.head != Some(t))
        .take(3);
    named.flat_map(|name| {
        let deeds = cards::deed_terms(card.deeds.seldom());
        deeds.map(move |deed| deed.wrapping_mul(0x9E37_79B1).rotate_left(16) ^ name)
    })
}

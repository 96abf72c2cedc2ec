//! Which mentions are compared: those that share a term where their dates can meet, and neighbours in one text.
//!
//! All stand in the order of time, and look for partners in that order: those of a fine date for those that come after them, the rest
//! in the lists of `slots`. Those of one time have partners of that time, so that what is read of them is still near in memory.

use std::collections::BTreeSet;

use super::brief::Brief;
use super::cards::Cards;
use super::dispute;
use super::evidence::{Edge, Side, edge};
use super::lists::Lists;
use super::slots::{self, Postings, Slot};
use super::{Told, draft};
use crate::calendar::Interval;
use crate::dating::Doc;
use crate::event::Family;
use crate::order::Gather;

/// So many mentions behind a headline it can have.
const OPENING: usize = 12;

/// So many on either side are compared of a list that is a [long](LONG) one.
const WINDOW: usize = 12;

/// From so many on a list of mentions that share a term is a long one, of which only those next to each other are compared.
pub(super) const LONG: usize = 49;

/// Fine dates of which one begins so many days after the other has ended are compared: a dispute can have them so far apart.
const APART: i32 = dispute::DAYS;

/// So many dated neighbours in one text may mean one thing without a word in common, and so many of what counts from another.
const NEAR: usize = 4;
const COUNTED: usize = 64;

/// All pairs of mentions for which enough speaks, in no order of meaning. A pair can be found twice, once in its text and once in a list.
pub(super) fn edges(docs: &[Doc], cards: &Cards, told: &[Told]) -> Vec<Edge> {
    // What has no date looks where its report was written.
    let reach = |told: &Told| told.reach().or_else(|| told.written?.interval());
    let reach: Vec<Option<Interval>> = told.iter().map(reach).collect();
    let time = InTime::of(&reach);
    let mut pairs = Pairs::new(docs, cards, told, &time);
    pairs.in_text();
    pairs.in_lists(&reach);
    pairs.found
}

/// The mentions by their places in time, and what was found of them.
struct Pairs<'a> {
    docs: &'a [Doc],
    cards: &'a Cards<'a>,
    told: &'a [Told],
    time: &'a InTime,
    sides: Vec<Side<'a>>,
    briefs: Vec<Brief>,
    /// With whom each was compared last.
    seen: Vec<u32>,
    found: Vec<Edge>,
}

impl<'a> Pairs<'a> {
    fn new(docs: &'a [Doc], cards: &'a Cards<'a>, told: &'a [Told], time: &'a InTime) -> Pairs<'a> {
        let side = |k: usize| Side {
            card: &cards.cards[k],
            draft: draft(docs, cards, k),
            told: &told[k],
        };
        let sides: Vec<Side> = time.mentions().map(side).collect();
        let brief = |(side, k): (&Side, usize)| Brief::of(cards, k as u32, side);
        Pairs {
            docs,
            cards,
            told,
            time,
            briefs: sides.iter().zip(time.mentions()).map(brief).collect(),
            sides,
            seen: vec![u32::MAX; told.len()],
            found: Vec::new(),
        }
    }

    /// Compares two mentions.
    fn meet(&mut self, me: u32, other: u32) {
        let (i, j) = (me as usize, other as usize);
        if me == other || self.seen[j] == me {
            return;
        }
        self.seen[j] = me;
        let in_text = self.briefs[i].mention < self.briefs[j].mention;
        let (one, other) = if in_text { (i, j) } else { (j, i) };
        let side = |place: usize| (&self.briefs[place], &self.sides[place]);
        let edge = edge(self.docs, self.cards, self.told, side(one), side(other));
        self.found.extend(edge);
    }

    /// Compares neighbours in one text, text by text: what is read of them is near in memory, too.
    fn in_text(&mut self) {
        let (docs, cards, told, time) = (self.docs, self.cards, self.told, self.time);
        let all = 0..told.len();
        let dated: Vec<usize> = all.clone().filter(|&k| !told[k].weak).collect();
        let mut later = dated.as_slice();
        for k in all.clone() {
            later = &later[usize::from(later.first() == Some(&k))..];
            let own = draft(docs, cards, k);
            if own.again {
                continue;
            }
            let here = |b: &usize| cards.cards[*b].source == cards.cards[k].source;
            let reach = match (told[k].weak, own.counted) {
                (true, _) => 0,
                (false, None) => NEAR,
                (false, Some(_)) => COUNTED,
            };
            let near = later.iter().copied().take(reach).take_while(here);
            // A headline has what its report opens with, with a date or without.
            let opening =
                |b: &usize| own.headline && here(b) && draft(docs, cards, *b).paragraph == 0;
            let opening = all.clone().skip(k + 1).take_while(opening).take(OPENING);
            for other in near.chain(opening) {
                self.meet(time.place(k), time.place(other));
            }
        }
    }

    /// Compares those that share a term in what their dates let them reach.
    fn in_lists(&mut self, reach: &[Option<Interval>]) {
        let (docs, cards, told, time) = (self.docs, self.cards, self.told, self.time);
        let keys = |k: usize| {
            let tells = Some(k).filter(|&k| !draft(docs, cards, k).again);
            tells.into_iter().flat_map(|k| keys(cards, k, &told[k]))
        };
        let keys = Lists::of(time.mentions().map(keys));
        let fine = |k: usize| reach[k].filter(|days| slots::is_fine(*days));
        let fines = keys.holding(cards.keys(), |place| fine(time.mention(place)).is_some());
        // How many of each list have looked.
        let mut looked = vec![0; cards.keys()];
        let postings = postings(docs, cards, time, &keys, reach);
        for (me, k) in (0..).zip(time.mentions()) {
            let terms = keys.get(me as usize);
            if let Some(days) = fine(k) {
                let end = time.after(days.last_day().number() + APART);
                for &term in terms {
                    let looked = &mut looked[term as usize];
                    *looked += 1;
                    self.of_later(&fines.get(term as usize)[*looked..], me, end);
                }
            }
            for slot in slots::looks(reach[k]) {
                self.of_slot(&postings, terms, me, slot);
            }
            // The words of what has no date lead further than the day on which it was told.
            if told[k].weak && !draft(docs, cards, k).again {
                for key in deed_keys(cards, k) {
                    let (before, after) = slots::around(postings.of(Slot::Deed), key, me);
                    let near = before.iter().rev().take(WINDOW);
                    for &place in near.chain(after.iter().take(WINDOW)) {
                        self.meet(me, slots::standing(place));
                    }
                }
            }
        }
    }

    /// Compares a mention with those that share a term and come after it in time, before the place `end`.
    fn of_later(&mut self, later: &[u32], me: u32, end: u32) {
        let others = later.iter().take(LONG).take_while(|&&place| place < end);
        let count = others.clone().count();
        let window = if count < LONG { count } else { WINDOW };
        for &other in &later[..window] {
            self.meet(me, other);
        }
    }

    /// Compares a mention with those of a slot.
    fn of_slot(&mut self, postings: &Postings, terms: &[u32], me: u32, slot: Slot) {
        let (list, time) = (postings.of(slot), self.time);
        let k = time.mention(me as usize) as u32;
        for &term in terms {
            let (before, after) = slots::around(list, term, k);
            let long = before.len() + after.len() >= LONG;
            let window = if long { WINDOW } else { usize::MAX };
            let after = after.iter().filter(|&&p| slots::standing(p) != k);
            // A fine date does not look among the coarse ones: they look for it.
            let both = matches!(slot, Slot::FineIn(_) | Slot::Dated);
            let before = before.iter().rev().take(if both { window } else { 0 });
            for &place in after.take(window).chain(before) {
                self.meet(me, time.place(slots::standing(place) as usize));
            }
        }
    }
}

/// All mentions by the first day that they reach; those that reach none first.
struct InTime {
    /// The day, and the mention in the lower half.
    days: Vec<u64>,
    places: Vec<u32>,
}

impl InTime {
    fn of(reach: &[Option<Interval>]) -> InTime {
        let first = |days: &Option<Interval>| days.map_or(i32::MIN, |d| d.first_day().number());
        let days = reach.iter().zip(0..);
        let mut days: Vec<u64> = days.map(|(r, k)| InTime::day(first(r)) | k).collect();
        days.sort_unstable();
        let mut places = vec![0; days.len()];
        for (place, &at) in (0..).zip(&days) {
            places[at as u32 as usize] = place;
        }
        InTime { days, places }
    }

    /// Where a day begins.
    fn day(number: i32) -> u64 {
        u64::from(number.cast_unsigned() ^ 1 << 31) << 32
    }

    /// The mentions one after the other.
    fn mentions(&self) -> impl Iterator<Item = usize> {
        self.days.iter().map(|&at| at as u32 as usize)
    }

    fn mention(&self, place: usize) -> usize {
        self.days[place] as u32 as usize
    }

    fn place(&self, mention: usize) -> u32 {
        self.places[mention]
    }

    /// The first place of those that begin after a day.
    fn after(&self, day: i32) -> u32 {
        self.days.partition_point(|&at| at < InTime::day(day + 1)) as u32
    }
}

/// Where each mention stands.
fn postings(
    docs: &[Doc],
    cards: &Cards,
    time: &InTime,
    keys: &Lists,
    reach: &[Option<Interval>],
) -> Postings {
    // What of dates the undated look for.
    let dateless = (0..reach.len()).filter(|&place| reach[time.mention(place)].is_none());
    let sought: BTreeSet<u32> = dateless
        .flat_map(|place| keys.get(place))
        .copied()
        .gathered();
    Postings::new(|take| {
        let mut found = Vec::new();
        for (k, days) in reach.iter().enumerate() {
            if draft(docs, cards, k).again {
                continue;
            }
            let place = time.place(k);
            let terms = keys.get(place as usize);
            found.clear();
            found.extend(terms.iter().copied().filter(|term| sought.contains(term)));
            for slot in slots::stands(*days) {
                let of_slot = if slot == Slot::Dated { &found } else { terms };
                take(slot, of_slot, k as u32);
            }
            found.clear();
            found.extend(deed_keys(cards, k));
            take(Slot::Deed, &found, place);
        }
    })
}

/// By which terms a mention looks for partners: the strongest of those that are not its alone, its family, its classes of deeds.
fn keys<'c>(cards: &'c Cards, k: usize, told: &Told) -> impl Iterator<Item = u32> + use<'c> {
    let card = &cards.cards[k];
    let family = card.family.filter(|f| *f != Family::Other && !told.weak);
    let shared = |term: &u32| cards.frequency[*term as usize] > 1;
    let terms = card.core.iter().copied().filter(shared).take(8);
    let deeds = (!told.weak).then(|| cards.deed_terms(card.deeds));
    terms
        .chain(family.map(|family| cards.family_term(family)))
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
        let classes = card.deeds.seldom().classes();
        classes.map(move |class| (!class).wrapping_mul(0x9E37_79B1).rotate_left(16) ^ name)
    })
}

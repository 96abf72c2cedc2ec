//! Where mentions find each other whose dates are coarse or not known: lists of those that share a term and a stretch of time.
//!
//! All lists lie in one long one, by stretch, term and mention, so that a look goes through little memory: a large story has
//! millions of them, most of one mention.

use std::collections::BTreeMap;

use super::FINE;
use super::pairs::LONG;
use crate::calendar::Interval;

/// A stretch of time by which mentions find each other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Slot {
    /// Fine dates, by the year, for coarse ones to find.
    FineIn(i32),
    /// Coarse dates, by the year.
    Year(i32),
    /// What has no date, nor a report that has one.
    Undated,
    /// Whatever has a date, for what has none to find.
    Dated,
    /// Whatever tells a deed of somebody or something named, by both, for what has no date to find whenever it was.
    Deed,
}

/// A date of more days than this finds nothing.
const VAGUE: i32 = 3700;

/// The slots that a date stands in, or what has none.
pub(super) fn stands(days: Option<Interval>) -> impl Iterator<Item = Slot> {
    let any = match days {
        Some(_) => Slot::Dated,
        None => Slot::Undated,
    };
    let (fine, coarse) = years_of(days);
    (fine.map(Slot::FineIn))
        .chain(coarse.map(Slot::Year))
        .chain([any])
}

/// The slots that a date looks in: a coarse one among all of its years, and what has none among all.
pub(super) fn looks(days: Option<Interval>) -> impl Iterator<Item = Slot> {
    let all = match days {
        Some(_) => &[][..],
        None => &[Slot::Undated, Slot::Dated],
    };
    let (_, coarse) = years_of(days);
    (coarse.clone().map(Slot::Year))
        .chain(coarse.map(Slot::FineIn))
        .chain(all.iter().copied())
}

/// The years of a fine date, or else of a coarse one.
fn years_of(days: Option<Interval>) -> (Years, Years) {
    match days {
        Some(days) if is_fine(days) => (years(days), NONE),
        Some(days) => (NONE, years(days)),
        None => (NONE, NONE),
    }
}

type Years = std::ops::Range<i32>;

const NONE: Years = 0..0;

pub(super) fn is_fine(days: Interval) -> bool {
    days.last_day().number() - days.first_day().number() <= FINE
}

/// The years of a date; of a vague one none.
fn years(days: Interval) -> Years {
    let (first, last) = (days.first_day(), days.last_day());
    if last.number() - first.number() > VAGUE {
        return NONE;
    }
    first.ymd().0..last.ymd().0 + 1
}

/// The lists.
pub(super) struct Postings {
    /// From where to where the places of a slot go.
    slots: BTreeMap<Slot, (usize, usize)>,
    /// A term, and a mention in the lower half; in order within each slot.
    places: Vec<u64>,
}

impl Postings {
    /// Of all that stands somewhere. `stand` is called twice and says the same both times, mention by mention: slot, terms, mention.
    pub fn new(stand: impl Fn(&mut dyn FnMut(Slot, &[u32], u32))) -> Postings {
        let mut slots: BTreeMap<Slot, (usize, usize)> = BTreeMap::new();
        stand(&mut |slot, terms, _| slots.entry(slot).or_default().1 += terms.len());
        let mut total = 0;
        for (from, to) in slots.values_mut() {
            let count = *to;
            (*from, *to) = (total, total);
            total += count;
        }
        let mut places = vec![0; total];
        stand(&mut |slot, terms, mention| {
            if let Some((_, to)) = slots.get_mut(&slot) {
                for &term in terms {
                    places[*to] = place(term, mention);
                    *to += 1;
                }
            }
        });
        for &(from, to) in slots.values() {
            places[from..to].sort_unstable();
        }
        Postings { slots, places }.of_several()
    }

    /// Without the lists in which nobody finds anybody: of one mention, or of fine dates of a year in which no coarse date looks for
    /// their term. Most are, and each look is the quicker for it.
    fn of_several(mut self) -> Postings {
        let mut slots = BTreeMap::new();
        let mut kept = 0;
        for (&slot, &(from, to)) in &self.slots {
            let start = kept;
            // Who looks among the fine dates of a year stands in that year himself.
            let lookers = match slot {
                Slot::FineIn(year) => self.slots.get(&Slot::Year(year)),
                Slot::Dated => self.slots.get(&Slot::Undated),
                _ => None,
            };
            let (mut looker, last) = lookers.copied().unwrap_or_default();
            let mut at = from;
            while at < to {
                let term = self.places[at] >> 32;
                let list = &self.places[at..to];
                let end = at + list.iter().take_while(|&&p| p >> 32 == term).count();
                while looker < last && self.places[looker] >> 32 < term {
                    looker += 1;
                }
                let found = match slot {
                    Slot::FineIn(_) | Slot::Dated => {
                        looker < last && self.places[looker] >> 32 == term
                    }
                    _ => end - at > 1,
                };
                if found {
                    self.places.copy_within(at..end, kept);
                    kept += end - at;
                }
                at = end;
            }
            slots.insert(slot, (start, kept));
        }
        self.places.truncate(kept);
        self.places.shrink_to_fit();
        self.slots = slots;
        self
    }

    /// The places of this slot.
    pub fn of(&self, slot: Slot) -> &[u64] {
        let (from, to) = self.slots.get(&slot).copied().unwrap_or_default();
        &self.places[from..to]
    }
}

/// The places of a term among those of a slot: those next before a mention, and those from it on, of each at most so many that it
/// is seen whether the list is [long](LONG).
pub(super) fn around(places: &[u64], term: u32, mention: u32) -> (&[u64], &[u64]) {
    let at = places.partition_point(|&p| p < place(term, mention));
    let (before, after) = places.split_at(at);
    // What is next to it is at hand, where to search for the ends would go through far-off memory.
    let of_term = |place: &&u64| **place >> 32 == u64::from(term);
    let (back, forth) = (before.iter().rev(), after.iter());
    let first = back.take(LONG).take_while(of_term).count();
    let last = forth.take(LONG).take_while(of_term).count();
    (&before[before.len() - first..], &after[..last])
}

fn place(term: u32, mention: u32) -> u64 {
    u64::from(term) << 32 | u64::from(mention)
}

/// What stands at a place.
pub(super) fn standing(place: u64) -> u32 {
    place as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    #[test]
    fn a_look_finds_all_others_that_stand_there() {
        // Days, months and years of three years, each with three of twelve terms.
        let mentions: Vec<(Interval, [u32; 3])> = (0..300_i32)
            .map(|n| {
                let first = Day::from_number(n * 97 % 1000).unwrap();
                let long = [0, 0, 30, 364, 800, 4000][n as usize % 6];
                let last = first.plus(long).unwrap();
                let terms = [n * 7 % 12, n * 5 % 11, n / 30].map(|term| term as u32);
                (Interval::of_days(first, last).unwrap(), terms)
            })
            .collect();
        let stand = |take: &mut dyn FnMut(Slot, &[u32], u32)| {
            for (k, (days, terms)) in mentions.iter().enumerate() {
                stands(Some(*days)).for_each(|slot| take(slot, terms, k as u32));
            }
        };
        let mut all_places = Vec::new();
        stand(&mut |slot, terms, mention| {
            all_places.extend(terms.iter().map(|&term| (slot, term, mention)));
        });
        let postings = Postings::new(stand);
        let mut found = 0;
        for (k, (days, terms)) in (0..).zip(&mentions) {
            for slot in looks(Some(*days)) {
                for &term in terms {
                    let (before, after) = around(postings.of(slot), term, k);
                    let others: Vec<u32> =
                        before.iter().chain(after).map(|&p| standing(p)).collect();
                    let mut all: Vec<u32> = all_places
                        .iter()
                        .filter(|(s, t, _)| (*s, *t) == (slot, term))
                        .map(|(.., m)| *m)
                        .collect();
                    all.sort_unstable();
                    let alone = all == [k] && others.is_empty();
                    assert!(others == all || alone, "{slot:?} {term} {others:?} {all:?}");
                    found += others.len();
                }
            }
        }
        assert!(found > 1000);
        assert!(postings.places.len() < all_places.len());
    }
}

//! The same event in several sources and in several places of one: which mentions tell of one happening, when it was by most
//! of them, and where they disagree.
//!
//! Mentions are compared only where they share a term and their dates come near each other, so the work grows with the
//! number of mentions and not with its square. The best pairs join first; what has joined is compared as a whole.
//!
//! Deliberately absent: knowledge of any story, and judgement of who is right.

mod adopt;
mod aliases;
pub(crate) mod cards;
mod dispute;
mod evidence;
mod groups;
mod known;
mod make;
mod slots;
mod undated;
mod votes;
mod why;

use crate::order::{Gather, InOrder};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) use aliases::find as aliases;
use cards::Cards;
use evidence::{Edge, edge};
use groups::Groups;
pub(crate) use make::id;
pub use make::{MAIN, of_mentions};
use make::{Member, event};
use slots::{Postings, Slot};
pub use why::JOINING;

use crate::calendar::{Day, Interval, When};
use crate::dating::Doc;
use crate::event::{Draft, Family};
use crate::source::{Source, Span};
use crate::story::{Event, Mention, SourceIx, Status, Step};

/// A draft with its date.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub date: Option<When>,
    /// The words that give it, as an index into the source's resolved expressions.
    pub timex: Option<u32>,
    pub status: Status,
    pub because: Vec<Step>,
    /// Without a date of its own words: joins only what it is very like.
    pub weak: bool,
    /// Told though it joins nothing.
    pub kept: bool,
    /// Told in passing and without a date, so that it can be long past: "when the company first showed the model".
    pub passing: bool,
    /// When the source was written.
    pub written: Option<When>,
}

impl Told {
    /// The days on which it can have been. News told without a date can be of the day before; of what goes on from a date or
    /// until one, that date is where others find it.
    pub fn reach(&self) -> Option<Interval> {
        let when = self.date?;
        match when.single_day() {
            Some(day) if self.timex.is_none() => {
                let back = if self.passing { PASSING } else { 1 };
                Interval::of_days(day.plus(-back).unwrap_or(day), day)
            }
            _ => Some(when.bound()),
        }
    }
}

/// How many days back a report's own day reaches for what is only told in passing: further back it would say when.
const PASSING: i32 = 365;

/// So many mentions behind a headline it can have.
const OPENING: usize = 12;

/// A longer list of mentions that share a term is compared in a window only.
const WINDOW: usize = 24;

/// Joins mentions to events. `told` stands in the order of the cards.
pub(crate) fn join(docs: &[Doc], cards: &Cards, mut told: Vec<Told>) -> Vec<Event> {
    let mut edges = edges(docs, cards, &told);
    // What agrees joins first: only what is left can be a dispute.
    edges.sort_by(|x, y| {
        (x.disputed.cmp(&y.disputed))
            .then(y.score.total_cmp(&x.score))
            .then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    let mut groups = Groups::new(cards, &told);
    edges.iter().for_each(|edge| groups.join(edge));
    groups.settle();
    // What only points to an event joins no two of them.
    let known = known::edges(docs, cards, &told);
    known.iter().for_each(|edge| groups.join(edge));
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for k in 0..told.len() {
        members.entry(groups.root(k)).or_default().push(k);
    }
    drop(groups);
    // What two sources tell is told, with a date or without.
    let source = |k: usize| cards.cards[k].source;
    let several = |list: &[usize]| list.iter().any(|&k| source(k) != source(list[0]));
    let kept = |k: usize| !told[k].weak || told[k].kept;
    members.retain(|_, list| list.iter().any(|&k| kept(k)) || several(list));
    let mut events: Vec<Event> = members
        .into_values()
        .map(|list| {
            let mut members = members_of(docs, cards, &mut told, &list);
            adopt::dates(docs, cards, &mut members);
            event(docs, cards, members)
        })
        .collect();
    events.order_by(Event::in_time_order);
    events
}

/// The reasons go over to the members, each of which is of one event only.
fn members_of(docs: &[Doc], cards: &Cards, told: &mut [Told], list: &[usize]) -> Vec<Member> {
    let member = |&k: &usize| Member {
        card: Some(k),
        mention: Mention {
            source: SourceIx(cards.cards[k].source),
            span: draft(docs, cards, k).span,
            date: told[k].date,
            timex: told[k].timex,
            status: told[k].status,
            because: std::mem::take(&mut told[k].because),
        },
    };
    list.iter().map(member).collect()
}

/// A date of at most so many days is a fine one.
const FINE: i32 = 62;
fn edges(docs: &[Doc], cards: &Cards, told: &[Told]) -> Vec<Edge> {
    // What has no date looks where its report was written.
    let near = |k: usize| told[k].written?.interval();
    let reach: Vec<Option<Interval>> = (0..told.len())
        .map(|k| told[k].reach().or_else(|| near(k)))
        .collect();
    // What of dates the undated look for.
    let sought: BTreeSet<u32> = (0..told.len())
        .filter(|&k| reach[k].is_none())
        .flat_map(|k| keys(cards, k, &told[k]))
        .gathered();
    let stand = |take: &mut dyn FnMut(Slot, &[u32], u32)| {
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
    };
    let postings = Postings::new(stand);
    // Neighbours in one text may mean one thing without a word in common.
    let dated: Vec<usize> = (0..told.len()).filter(|&k| !told[k].weak).collect();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let mut terms = Vec::new();
    let mut out = Vec::new();
    let mut place = 0;
    for (k, card) in cards.cards.iter().enumerate() {
        if draft(docs, cards, k).again {
            continue;
        }
        let me = k as u32;
        let mut pair = |b: u32| pairs.push((me.min(b), me.max(b)));
        while dated.get(place).is_some_and(|&d| d <= k) {
            place += 1;
        }
        if !told[k].weak {
            let reach = if draft(docs, cards, k).counted.is_some() {
                64
            } else {
                4
            };
            let near = dated[place..].iter().take(reach);
            near.take_while(|&&b| cards.cards[b].source == card.source)
                .for_each(|&b| pair(b as u32));
        }
        // A headline has what its report opens with, with a date or without.
        if draft(docs, cards, k).headline {
            let opening = |&b: &usize| {
                cards.cards[b].source == card.source && draft(docs, cards, b).paragraph == 0
            };
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
            others
                .map(|&p| slots::mention(p))
                .filter(|&b| b != me)
                .for_each(&mut pair);
        }
        pairs.sort_unstable();
        pairs.dedup();
        let found = pairs.drain(..);
        out.extend(found.filter_map(|(a, b)| edge(docs, cards, told, a as usize, b as usize)));
    }
    out
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

/// Whether a date is fine enough to tell events apart.
fn fine(when: When) -> bool {
    days(when).is_some_and(|(first, last)| last.number() - first.number() <= FINE)
}

fn draft<'d>(docs: &'d [Doc], cards: &Cards, k: usize) -> &'d Draft {
    let card = &cards.cards[k];
    &docs[card.source as usize].drafts[card.draft as usize]
}

/// The days of a date, where it is closed.
pub(crate) fn days(when: When) -> Option<(Day, Day)> {
    when.interval().map(|i| (i.first_day(), i.last_day()))
}

/// The words of a span on one line.
pub(crate) fn words(source: &Source, span: Span) -> String {
    source
        .words(span)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

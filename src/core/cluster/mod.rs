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
mod groups;
mod make;
mod slots;
mod votes;
mod why;

use crate::order::InOrder;
use std::collections::BTreeMap;

pub(crate) use aliases::find as aliases;
use cards::{Card, Cards, alike};
use groups::Groups;
pub use make::{MAIN, of_mentions};
use make::{Member, event};
use slots::{Postings, Slot};
pub use why::JOINING;

use crate::calendar::{Day, Interval, When};
use crate::dating::Doc;
use crate::event::{Draft, Family};
use crate::source::Span;
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
    /// When the source was written, which is where to look for something to join.
    pub near: Option<When>,
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

/// How alike two mentions must be, by how their dates stand to each other. Each stands in the middle of what scores the same on
/// both samples' gold, four reports of one story and two stories of thirty articles each: 0.21 to 0.27 on one day by the words
/// (worse at 0.18 and 0.30), 0.30 to 0.36 where dates agree (worse at 0.27 and 0.39), 0.25 to 0.5 where they do not.
const SAME_DAY: f32 = 0.25;
const COMPATIBLE: f32 = 0.33;
const DISPUTED: f32 = 0.40;
/// How much of the shorter one of two mentions whose dates cannot both hold must stand in the other.
const HELD: f32 = 0.6;
const UNDATED: f32 = 0.5;
/// How many days two sources can differ about one event.
const DISPUTE_DAYS: i64 = 7;
/// A longer list of mentions that share a term is compared in a window only.
const WINDOW: usize = 24;

/// A pair of mentions that may be one event.
struct Edge {
    a: usize,
    b: usize,
    score: f32,
    disputed: bool,
    /// One takes the other as known.
    known: bool,
}

/// Joins mentions to events. `told` stands in the order of the cards.
pub(crate) fn join(docs: &[Doc], cards: &Cards, mut told: Vec<Told>) -> Vec<Event> {
    let mut edges = edges(docs, cards, &told);
    edges.sort_by(|x, y| {
        y.score
            .total_cmp(&x.score)
            .then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    let mut groups = Groups::new(cards, &told);
    for edge in edges {
        groups.join(edge.a, edge.b, edge.disputed, edge.known);
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for k in 0..told.len() {
        members.entry(groups.root(k)).or_default().push(k);
    }
    drop(groups);
    members.retain(|_, list| list.iter().any(|&k| !told[k].weak || told[k].kept));
    let mut events: Vec<Event> = members
        .into_values()
        .map(|list| {
            let mut members = members_of(docs, cards, &mut told, &list);
            adopt::dates(docs, &mut members);
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
    let reach: Vec<Option<Interval>> = told
        .iter()
        .map(|t| t.reach().or(t.near.and_then(When::interval)))
        .collect();
    let stand = |take: &mut dyn FnMut(Slot, u32, u32)| {
        for k in 0..told.len() {
            if draft(docs, cards, k).again {
                continue;
            }
            for slot in reach[k].into_iter().flat_map(slots::stands) {
                keys(cards, k, &told[k]).for_each(|term| take(slot, term, k as u32));
            }
        }
    };
    let postings = Postings::new(stand);
    // Neighbours in one text may mean one thing without a word in common.
    let dated: Vec<usize> = (0..told.len()).filter(|&k| !told[k].weak).collect();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let mut out = Vec::new();
    let mut place = 0;
    for (k, card) in cards.cards.iter().enumerate() {
        if draft(docs, cards, k).again {
            out.extend(known_from(cards, told, k));
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
        for slot in reach[k].into_iter().flat_map(slots::looks) {
            for term in keys(cards, k, &told[k]) {
                let (before, after) = postings.around(slot, term, me);
                let window = if before.len() + after.len() > 2 * WINDOW {
                    WINDOW
                } else {
                    usize::MAX
                };
                let others = after.iter().map(|&p| slots::mention(p));
                others.filter(|&b| b != me).take(window).for_each(&mut pair);
                // A fine date does not look among the coarse ones: they look for it.
                if matches!(slot, Slot::FineIn(_)) {
                    let others = before.iter().rev().map(|&p| slots::mention(p));
                    others.take(window).for_each(&mut pair);
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        let found = pairs.drain(..);
        out.extend(found.filter_map(|(a, b)| edge(docs, cards, told, a as usize, b as usize)));
    }
    out
}

/// What "since its launch" points to: the nearest launch that its own source dates in words, before it or else after it.
fn known_from(cards: &Cards, told: &[Told], k: usize) -> Option<Edge> {
    let card = &cards.cards[k];
    let head = card.head?;
    let here = |&j: &usize| cards.cards[j].source == card.source;
    let dated = |&j: &usize| told[j].timex.is_some() && cards.cards[j].head == Some(head);
    let before = (0..k).rev().take_while(here).find(dated);
    let after = || (k + 1..told.len()).take_while(here).find(dated);
    let other = before.or_else(after)?;
    Some(Edge {
        a: k.min(other),
        b: k.max(other),
        score: 1.0,
        disputed: false,
        known: true,
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

/// Whether a date is fine enough to tell events apart.
fn fine(when: When) -> bool {
    days(when).is_some_and(|(first, last)| last.number() - first.number() <= FINE)
}

/// Whether two mentions can be of one day.
fn meet(a: &Told, b: &Told) -> bool {
    let both = a.reach().zip(b.reach());
    both.is_some_and(|(a, b)| a.intersection(b).is_some())
}

fn draft<'d>(docs: &'d [Doc], cards: &Cards, k: usize) -> &'d Draft {
    let card = &cards.cards[k];
    &docs[card.source as usize].drafts[card.draft as usize]
}

fn edge(docs: &[Doc], cards: &Cards, told: &[Told], a: usize, b: usize) -> Option<Edge> {
    let (x, y) = (&cards.cards[a], &cards.cards[b]);
    let (da, db) = (draft(docs, cards, a), draft(docs, cards, b));
    if told[a].weak || told[b].weak {
        let same_source = x.source == y.source;
        let near = same_source && da.sentence.abs_diff(db.sentence) == 1;
        let kin = da.family.is_some_and(|f| f != Family::Other) && da.family == db.family;
        if near && kin && told[a].status == told[b].status && !(told[a].weak && told[b].weak) {
            // "A statement … A joint declaration of …": the next sentence tells on.
            return Some(Edge {
                a,
                b,
                score: alike(x, y) + 0.2,
                disputed: false,
                known: true,
            });
        }
        return weak_edge(
            cards,
            told,
            (a, x),
            (b, y),
            same_source && da.sentence == db.sentence || da.saying != db.saying,
        );
    }
    let (wa, wb) = (told[a].date?, told[b].date?);
    let same_source = x.source == y.source;
    if same_source && da.sentence == db.sentence {
        return None; // Two clauses of one sentence seldom tell one thing twice.
    }
    // That somebody speaks twice on a day is no event: what is said must agree.
    if (x.saying || y.saying)
        && da.family.is_none_or(|f| Some(f) != db.family)
        && !share_a_deed(cards, x, y)
        && !x.deeds.meet(y.deeds)
    {
        return None;
    }
    let same_day = wa.single_day().is_some() && wa.single_day() == wb.single_day();
    let worded = told[a].timex.is_some() && told[b].timex.is_some();
    let (needed, disputed) = if same_day && worded {
        (SAME_DAY, false)
    } else if same_day || wa.compatible(wb) || meet(&told[a], &told[b]) {
        // A whole report is of one day, and a year holds much: what was done must agree, not the date alone.
        let telling = worded && fine(wa) && fine(wb);
        let passing = told[a].passing || told[b].passing;
        // Two reports that use one word need not mean one deed: who or what it is of must agree as well.
        let common = x.core.iter().filter(|t| y.core.contains(t)).count();
        let least = if x.deeds.meet(y.deeds) { 1 } else { 2 };
        if !same_source && !worded && common < least {
            return None;
        }
        let needed = if telling || same_deed(x, y) && !passing {
            COMPATIBLE
        } else {
            UNDATED
        };
        (needed, false)
    } else {
        // Two that are named do not dispute about one deed: each does its own.
        if strange(x, y) && strange(y, x) {
            return None;
        }
        let gap = (wa.in_time().0 - wb.in_time().0).abs() / (24 * 60);
        let one_deed = x.head.is_some() && x.head == y.head || x.deeds.meet(y.deeds);
        let alike = one_deed && !x.saying && one_thing(cards, x, y);
        let alike = alike && told[a].status == told[b].status;
        if same_source || gap > DISPUTE_DAYS || !worded || !alike {
            return None;
        }
        (DISPUTED, true)
    };
    // How alike their words are costs most, so it is asked last.
    let mut score = alike(x, y);
    if told[a].status != told[b].status
        && (told[a].status == Status::Denied || told[b].status == Status::Denied)
    {
        score -= 0.15;
    }
    if da.saying != db.saying {
        score -= 0.08;
    }
    // "Norway asked …" and "Denmark asked …" on one day are two events.
    if da.tense.is_some() && db.tense.is_some() && strange(x, y) && strange(y, x) {
        score -= 0.12;
    }
    let mut known = false;
    if same_day
        && same_source
        && (da.counted.is_some() || db.counted.is_some())
        && da.background != db.background
        && x.actor.is_some()
        && x.actor == y.actor
    {
        known = true;
        score += 0.3; // "two days after the council …" points back to what was told of that day and that actor.
    }
    if same_day && same_source && da.sentence != db.sentence {
        let passing = |d: &Draft| d.background || d.counted.is_some() || d.tense.is_none();
        if (passing(da) || passing(db)) && da.family.is_some() && da.family == db.family {
            known = true;
            score += 0.25; // "after the dam broke" takes as known what is told elsewhere.
        } else if passing(da) && passing(db) && da.sentence.abs_diff(db.sentence) == 1 {
            known = true;
            score += 0.3; // Two neighbours that mention one day in passing mean one thing.
        }
    }
    // One kind of happening by the same word on one day: the rest may be told in other words.
    let same_word =
        x.head.is_some() && x.head == y.head && da.family.is_some_and(|f| f != Family::Other);
    known |= same_day && !same_source && same_word && da.family == db.family;
    (score >= needed).then_some(Edge {
        a,
        b,
        score,
        disputed,
        known,
    })
}

/// Whether who does it in one mention has no part in the other.
fn strange(x: &Card, y: &Card) -> bool {
    x.actor.is_some_and(|actor| !y.core.contains(&actor))
}

/// Whether two mentions are of one thing: the shorter says little that the other does not, and they share a name besides the deed.
fn one_thing(cards: &Cards, x: &Card, y: &Card) -> bool {
    let shared = |t: &u32| y.core.contains(t) && x.head != Some(*t);
    let named = x.core.iter().filter(|t| shared(t));
    let held = |x: &Card, y: &Card| -> f32 {
        let both = x.own.iter().filter(|(t, _)| y.core.contains(t));
        both.map(|(_, weight)| weight * weight).sum()
    };
    named.clone().count() >= 2
        && named.clone().any(|&t| cards.names[t as usize])
        && held(x, y).max(held(y, x)) >= HELD
}

/// Whether two mentions share a word besides names: a name alone is not a deed.
fn share_a_deed(cards: &Cards, x: &Card, y: &Card) -> bool {
    let shared = |t: &u32| !cards.names[*t as usize] && y.core.contains(t);
    x.core.iter().any(shared)
}

/// Whether what is done in one mention is named in the other.
fn same_deed(x: &Card, y: &Card) -> bool {
    let named = |x: &Card, y: &Card| {
        x.head
            .is_some_and(|h| y.head == Some(h) || y.core.contains(&h))
    };
    !x.saying && !y.saying && (named(x, y) || named(y, x) || x.deeds.meet(y.deeds))
}

/// A mention without a date joins what it is very like.
fn weak_edge(
    cards: &Cards,
    told: &[Told],
    (a, x): (usize, &Card),
    (b, y): (usize, &Card),
    one_sentence: bool,
) -> Option<Edge> {
    let both = told[a].weak && told[b].weak;
    // Another actor's like deed is another event: what is undated has only its words to tell it apart.
    let same_actor = x.actor.is_none() || y.actor.is_none() || x.actor == y.actor;
    let happened =
        !both && told[a].status == told[b].status && same_actor && share_a_deed(cards, x, y);
    let joins = happened && !one_sentence && cards::cosine(&x.own, &y.own) >= UNDATED;
    joins.then(|| Edge {
        a,
        b,
        score: alike(x, y),
        disputed: false,
        known: false,
    })
}

/// The days of a date, where it is closed.
pub(crate) fn days(when: When) -> Option<(Day, Day)> {
    when.interval().map(|i| (i.first_day(), i.last_day()))
}

/// The words of a span on one line.
pub(crate) fn words(doc: &Doc, span: Span) -> String {
    doc.source
        .words(span)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

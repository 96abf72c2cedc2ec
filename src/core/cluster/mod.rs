//! The same event in several sources and in several places of one: which mentions tell of one happening, when it was by most
//! of them, and where they disagree.
//!
//! Mentions are compared only where they share a term and their dates come near each other, so the work grows with the
//! number of mentions and not with its square. The best pairs join first; what has joined is compared as a whole.
//!
//! Deliberately absent: knowledge of any story, and judgement of who is right.

mod adopt;
mod aliases;
mod brief;
pub(crate) mod cards;
mod dispute;
mod evidence;
mod groups;
mod known;
mod lists;
mod make;
mod pairs;
mod slots;
mod undated;
mod votes;
mod weights;
mod why;

use crate::order::InOrder;
use std::collections::BTreeMap;

pub(crate) use aliases::find as aliases;
use cards::Cards;
use groups::Groups;
pub(crate) use make::id;
pub use make::{MAIN, of_mentions};
use make::{Member, event};
use pairs::edges;
pub use why::JOINING;

use crate::calendar::{Day, Interval, When};
use crate::dating::Doc;
use crate::event::Draft;
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

    /// The minutes in which it can have been, half-open: those of its date, and those that it reaches.
    pub fn can_be(&self) -> Option<(i64, i64)> {
        let ((from, to), reach) = (self.date?.minutes(), self.reach()?);
        let (first, end) = (reach.start().minutes(), reach.end().minutes());
        Some((from.min(first), to.max(end)))
    }
}

/// How many days back a report's own day reaches for what is only told in passing: further back it would say when.
const PASSING: i32 = 365;

/// Joins mentions to events. `told` stands in the order of the cards.
pub(crate) fn join(docs: &[Doc], cards: &Cards, mut told: Vec<Told>) -> Vec<Event> {
    let mut edges = edges(docs, cards, &told);
    // What agrees joins first: only what is left can be a dispute.
    edges.sort_by(|x, y| {
        (x.disputed.cmp(&y.disputed))
            .then(y.score.total_cmp(&x.score))
            .then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    edges.dedup_by_key(|edge| (edge.a, edge.b));
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
    // A date alone makes no event of a noun by itself: "after the attacks of 2001".
    let noun = |d: &Draft| d.tense.is_none() && !d.title.alone;
    let dated = |k: usize| !told[k].weak && !noun(draft(docs, cards, k));
    let kept = |k: usize| dated(k) || told[k].kept;
    members.retain(|_, list| list.iter().any(|&k| kept(k)) || several(list));
    let mut events: Vec<Event> = members
        .into_values()
        .map(|list| {
            let mut members = members_of(docs, cards, &mut told, &list);
            adopt::dates(docs, cards, &mut members);
            event(docs, cards, members)
        })
        .collect();
    events.order_by_ready_key(|event| (event.in_time(), event.id.clone()));
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

//! The same event in several sources and in several places of one: which mentions tell of one happening, when it was by most
//! of them, and where they disagree.
//!
//! Mentions are compared only where they share a term and their dates come near each other, so the work grows with the
//! number of mentions and not with its square. The best pairs join first; what has joined is compared as a whole.
//!
//! Deliberately absent: knowledge of any story, and judgement of who is right.

mod aliases;
pub(crate) mod cards;
mod groups;
mod make;
mod votes;

use std::collections::BTreeMap;

pub(crate) use aliases::find as aliases;
use cards::{Card, Cards, alike};
use groups::Groups;
use make::{Member, event};
pub use make::{SAME_EVENT, of_mentions};

use crate::calendar::{Day, When};
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
    /// Without a date: only told if it joins something.
    pub weak: bool,
    /// When the source was written, which is where to look for something to join.
    pub near: Option<When>,
}

/// How alike two mentions must be, by how their dates stand to each other.
const SAME_DAY: f32 = 0.30;
const COMPATIBLE: f32 = 0.36;
const DISPUTED: f32 = 0.50;
const UNDATED: f32 = 0.5;
/// What two mentions that name one kind of happening alike must share besides.
const ROUND: f32 = 0.05;
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
pub(crate) fn join(docs: &[Doc], cards: &Cards, told: &[Told]) -> Vec<Event> {
    let mut edges = edges(docs, cards, told);
    edges.sort_by(|x, y| {
        y.score
            .total_cmp(&x.score)
            .then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    let mut groups = Groups::new(cards, told);
    for edge in &edges {
        groups.join(edge.a, edge.b, edge.disputed, edge.known);
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for k in 0..told.len() {
        members.entry(groups.root(k)).or_default().push(k);
    }
    members.retain(|_, list| list.iter().any(|&k| !told[k].weak));
    let mut events: Vec<Event> = members
        .into_values()
        .map(|list| event(docs, cards, members_of(docs, cards, told, &list)))
        .collect();
    events.sort_by(Event::in_time_order);
    events
}

fn members_of(docs: &[Doc], cards: &Cards, told: &[Told], list: &[usize]) -> Vec<Member> {
    let member = |&k: &usize| Member {
        card: Some(k),
        mention: Mention {
            source: SourceIx(cards.cards[k].source),
            span: draft(docs, cards, k).span,
            date: told[k].date,
            timex: told[k].timex,
            status: told[k].status,
            because: told[k].because.clone(),
        },
    };
    list.iter().map(member).collect()
}

/// The weeks in which a date lies, or its years if it is longer than two months.
fn buckets(when: When) -> Vec<(bool, i32)> {
    let Some(days) = when.interval() else {
        return Vec::new();
    };
    let (first, last) = (days.first_day().number(), days.last_day().number());
    if last - first <= 62 {
        // A day earlier and later, so that near dates meet as well.
        ((first - 3).div_euclid(7)..=(last + 3).div_euclid(7))
            .map(|w| (false, w))
            .collect()
    } else if last - first <= 3700 {
        (days.first_day().ymd().0..=days.last_day().ymd().0)
            .map(|y| (true, y))
            .collect()
    } else {
        Vec::new()
    }
}

/// Mentions that share a term and a week (or a year, if their dates are that coarse), in order.
type Postings = BTreeMap<(u32, bool, i32), Vec<u32>>;

fn edges(docs: &[Doc], cards: &Cards, told: &[Told]) -> Vec<Edge> {
    let mut postings: Postings = BTreeMap::new();
    for (k, card) in cards.cards.iter().enumerate() {
        for key in keys(card, &told[k]) {
            postings.entry(key).or_default().push(k as u32);
        }
    }
    postings.retain(|_, list| list.len() > 1);
    // Neighbours in one text may mean one thing without a word in common.
    let dated: Vec<usize> = (0..told.len()).filter(|&k| !told[k].weak).collect();
    let mut out = Vec::new();
    let mut partners: Vec<u32> = Vec::new();
    let mut place = 0;
    for (k, card) in cards.cards.iter().enumerate() {
        partners.clear();
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
            partners.extend(
                near.take_while(|&&b| cards.cards[b].source == card.source)
                    .map(|&b| b as u32),
            );
        }
        for key in keys(card, &told[k]) {
            let Some(list) = postings.get(&key) else {
                continue;
            };
            let after = list.partition_point(|&b| b <= k as u32);
            let window = if list.len() > 2 * WINDOW {
                WINDOW
            } else {
                usize::MAX
            };
            partners.extend(list[after..].iter().take(window));
        }
        partners.sort_unstable();
        partners.dedup();
        out.extend(
            partners
                .iter()
                .filter_map(|&b| edge(docs, cards, told, k, b as usize)),
        );
    }
    out
}

/// Where a mention looks for partners: its strongest terms and its family, in the weeks of its date. What has no date of its
/// own looks near the day of writing.
fn keys(card: &Card, told: &Told) -> Vec<(u32, bool, i32)> {
    let Some(when) = told.date.or(told.near) else {
        return Vec::new();
    };
    let family = card.family.filter(|f| *f != Family::Other && !told.weak);
    let terms = card
        .core
        .iter()
        .take(8)
        .copied()
        .chain(family.map(cards::family_term));
    let buckets = buckets(when);
    terms
        .flat_map(|term| buckets.iter().map(move |&(coarse, at)| (term, coarse, at)))
        .collect()
}

fn draft<'d>(docs: &'d [Doc], cards: &Cards, k: usize) -> &'d Draft {
    let card = &cards.cards[k];
    &docs[card.source as usize].drafts[card.draft as usize]
}

fn edge(docs: &[Doc], cards: &Cards, told: &[Told], a: usize, b: usize) -> Option<Edge> {
    let (x, y) = (&cards.cards[a], &cards.cards[b]);
    let (da, db) = (draft(docs, cards, a), draft(docs, cards, b));
    let mut score = alike(x, y);
    if told[a].weak || told[b].weak {
        let same_source = x.source == y.source;
        let near = same_source && da.sentence.abs_diff(db.sentence) == 1;
        let kin = da.family.is_some_and(|f| f != Family::Other) && da.family == db.family;
        if near && kin && told[a].status == told[b].status && !(told[a].weak && told[b].weak) {
            // "A statement … A joint declaration of …": the next sentence tells on.
            return Some(Edge {
                a,
                b,
                score: score + 0.2,
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
            score,
        );
    }
    let (wa, wb) = (told[a].date?, told[b].date?);
    let same_source = x.source == y.source;
    if same_source && da.sentence == db.sentence {
        return None; // Two clauses of one sentence seldom tell one thing twice.
    }
    if told[a].status != told[b].status
        && (told[a].status == Status::Denied || told[b].status == Status::Denied)
    {
        score -= 0.15;
    }
    if da.saying != db.saying {
        score -= 0.08;
    }
    // "Norway asked …" and "Denmark asked …" on one day are two events.
    let strange = |x: &Card, y: &Card| x.actor.is_some_and(|a| !y.core.contains(&a));
    if da.tense.is_some() && db.tense.is_some() && strange(x, y) && strange(y, x) {
        score -= 0.12;
    }
    let same_day = wa.single_day().is_some() && wa.single_day() == wb.single_day();
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
    // One kind of happening by the same word on one day, and some words round it in common.
    let same_word =
        x.head.is_some() && x.head == y.head && da.family.is_some_and(|f| f != Family::Other);
    known |= same_day
        && !same_source
        && same_word
        && da.family == db.family
        && cards::cosine(&x.vector, &y.vector) >= ROUND;
    let (needed, disputed) = if same_day {
        (SAME_DAY, false)
    } else if wa.compatible(wb) {
        (COMPATIBLE, false)
    } else {
        let gap = (wa.in_time().0 - wb.in_time().0).abs() / (24 * 60);
        let certain = told[a].timex.is_some() && told[b].timex.is_some();
        let same_deed = x.head.is_some()
            && x.head == y.head
            && !x.saying
            && cards::cosine(&x.own, &y.own) >= DISPUTED;
        let same_deed = same_deed && told[a].status == told[b].status;
        if same_source || gap > DISPUTE_DAYS || !certain || !same_deed {
            return None;
        }
        (DISPUTED, true)
    };
    (score >= needed).then_some(Edge {
        a,
        b,
        score,
        disputed,
        known,
    })
}

/// A mention without a date joins what it is very like.
fn weak_edge(
    cards: &Cards,
    told: &[Told],
    (a, x): (usize, &Card),
    (b, y): (usize, &Card),
    one_sentence: bool,
    score: f32,
) -> Option<Edge> {
    let both = told[a].weak && told[b].weak;
    // Another actor's like deed is another event: what is undated has only its words to tell it apart.
    let same_actor = x.actor.is_none() || y.actor.is_none() || x.actor == y.actor;
    // A name alone is not a deed.
    let shared = |t: &u32| !cards.names[*t as usize] && y.core.contains(t);
    let deed = x.core.iter().any(shared);
    let happened = told[a].status == told[b].status && same_actor && deed;
    (!both && happened && !one_sentence && cards::cosine(&x.own, &y.own) >= UNDATED).then_some(
        Edge {
            a,
            b,
            score,
            disputed: false,
            known: false,
        },
    )
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

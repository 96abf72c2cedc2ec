//! Two reports that tell one deed of two days: a dispute, or two deeds.
//!
//! A false dispute is worse than a missed one, so whatever can have been done twice is two deeds: what recurs, what one report
//! tells of both days, what is told as done again, and what is done now and then if one report told it before the other's day came.
//!
//! Deliberately absent: who is right; and dates coarser than a day, which agree or are of years apart.

use super::Told;
use super::cards::{Card, Cards, alike};
use super::evidence::{Side, can_be_one_day, strange};
use crate::calendar::When;
use crate::dating::Doc;
use crate::words::NUMBERS;

/// How alike two mentions must be whose dates cannot both hold.
const DISPUTED: f32 = 0.40;
/// How much of the shorter one must stand in the other.
const HELD: f32 = 0.6;
/// How many days two sources can differ about one event.
pub(super) const DAYS: i32 = 7;
/// How many words of names two mentions share that name one person: one word may be a town.
const NAME: usize = 2;
/// How many other words they share that tell of it in like detail.
const DETAILS: usize = 4;

/// How much speaks for one event in two sources whose dates cannot both hold, if it is enough.
pub(super) fn between(
    docs: &[Doc],
    cards: &Cards,
    told: &[Told],
    (i, x): (usize, &Side),
    (j, y): (usize, &Side),
) -> Option<f32> {
    let (a, b) = (x.card, y.card);
    let (one, other) = (x.told.date?.single_day()?, y.told.date?.single_day()?);
    if (one.number() - other.number()).abs() > DAYS {
        return None;
    }
    // Two that are named do not dispute about one deed: each does its own.
    if strange(a, b) && strange(b, a) {
        return None;
    }
    let deeds = a.deeds.shared(b.deeds);
    // Who wrote before the later day came, told of an earlier one, unless there can be but one.
    let late = one.max(other);
    let early = |side: &Side| {
        let written = side.told.written.and_then(When::interval);
        written.is_some_and(|days| days.last_day() < late)
    };
    if !deeds.once().any() && (early(x) || early(y)) {
        return None;
    }
    if !one_deed(cards, a, b) || !one_thing(cards, a, b) || anew(docs, x) != anew(docs, y) {
        return None;
    }
    let score = alike(a, b);
    let both = || tells(docs, cards, told, i, y) || tells(docs, cards, told, j, x);
    (score >= DISPUTED && !both()).then_some(score)
}

/// Whether both tell of a deed that is done once, or seldom and with much to know it by.
fn one_deed(cards: &Cards, a: &Card, b: &Card) -> bool {
    let deeds = a.deeds.shared(b.deeds);
    let known = || names(cards, a, b) >= NAME || details(cards, a, b) >= DETAILS;
    match deeds.any() {
        true => deeds.once().any() || deeds.seldom().any() && known(),
        // By one word that says which deed it is, or not at all.
        false => !(a.deeds.any() && b.deeds.any()) && same_head(a, b),
    }
}

fn same_head(a: &Card, b: &Card) -> bool {
    a.head.is_some() && a.head == b.head
}

/// Whether a mention tells of a further deed of its kind.
fn anew(docs: &[Doc], side: &Side) -> bool {
    let words = docs[side.card.source as usize]
        .source
        .words(side.draft.span);
    let mut words = words.split(|c: char| !c.is_alphanumeric());
    words.any(|word| ANEW.iter().any(|anew| anew.eq_ignore_ascii_case(word)))
}

/// Words that say that there was one before.
const ANEW: [&str; 9] = [
    "again", "another", "fourth", "further", "later", "more", "next", "second", "third",
];

/// Whether the source of a mention tells the other one's deed of the other's day, too.
fn tells(docs: &[Doc], cards: &Cards, told: &[Told], k: usize, other: &Side) -> bool {
    let source = cards.cards[k].source;
    let first = k - cards.cards[k].draft as usize;
    let own = (first..first + docs[source as usize].drafts.len()).filter(|&j| j != k);
    own.into_iter().any(|j| {
        let card = &cards.cards[j];
        let same = same_head(card, other.card) || card.deeds.meet(other.card.deeds);
        let day = told[j].date.and_then(When::single_day);
        same && day.is_some() && told[j].timex.is_some() && can_be_one_day(&told[j], other.told)
    })
}

/// Whether two mentions are of one thing: the shorter says little that the other does not, and they share a name besides the deed,
/// be it in the words round them.
fn one_thing(cards: &Cards, x: &Card, y: &Card) -> bool {
    let held = |x: &Card, y: &Card| -> f32 {
        let both = x.own.iter().filter(|(t, _)| y.core.contains(t));
        both.map(|(_, weight)| weight * weight).sum()
    };
    shared(x, y).count() >= 2 && names(cards, x, y) > 0 && held(x, y).max(held(y, x)) >= HELD
}

/// The terms besides the deed that stand in both.
fn shared<'c>(x: &'c Card, y: &'c Card) -> impl Iterator<Item = &'c u32> {
    let both = x.core.iter().filter(|t| y.core.contains(t));
    both.filter(|t| x.head != Some(**t))
}

/// How many of them tell more than how many.
fn details(cards: &Cards, x: &Card, y: &Card) -> usize {
    let telling = |t: &&u32| {
        let word = cards.words[**t as usize].to_lowercase();
        !NUMBERS.contains(&&*word) && !word.starts_with(|c: char| c.is_ascii_digit())
    };
    shared(x, y).filter(telling).count()
}

/// How many words of names besides the deed stand in both sentences.
fn names(cards: &Cards, x: &Card, y: &Card) -> usize {
    let words = x.vector.iter().map(|&(t, _)| t);
    let named = words.filter(|&t| cards.names[t as usize] && x.head != Some(t) && y.holds(t));
    named.count()
}

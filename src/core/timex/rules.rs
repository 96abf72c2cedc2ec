//! The rules, in order: one rule, one file.
//!
//! A rule looks at one place of a page and says what stands there, or nothing. At each place the longest find wins; of two
//! equally long ones, that of the earlier rule. A rule looks a bounded number of words ahead, so the whole is linear.

mod anaphor;
mod calendar_date;
mod century;
mod clock;
mod deictic_day;
mod deictic_unit;
mod duration;
mod feast;
mod nth;
mod numeric_date;
mod offset;
mod part_of_day;
mod phase;
mod quarter;
mod reference;
mod season;
mod set;
mod weekday;
mod year;

use super::expr::Node;
use super::lexicon::Word;
use super::page::{Found, Page};

/// Reads one kind of time expression that begins at a token.
pub(super) type Rule = fn(&Page, usize) -> Found<Node>;

/// The words that a rule can begin with, so that it is not asked where it has nothing to say. A debug build asks it all
/// the same, and stops if it has.
type Heads = u8;

const DIGITS: Heads = 1;
const COUNT: Heads = 2;
const NUMBER: Heads = DIGITS | COUNT;
const NAME: Heads = 4;
const UNIT: Heads = 8;
const A: Heads = 16;
const THE: Heads = 32;
/// Whatever is none of the others.
const ELSE: Heads = 64;

fn heads(word: Word) -> Heads {
    match word {
        Word::Digits(_) | Word::Quantity(_) | Word::Decimal { .. } => DIGITS,
        Word::Count(_) => COUNT,
        Word::Month { .. } | Word::Weekday { .. } => NAME,
        Word::Unit { .. } => UNIT,
        Word::A => A,
        Word::The => THE,
        // No expression begins with these.
        Word::After
        | Word::Before
        | Word::Between
        | Word::Until
        | Word::Since
        | Word::During
        | Word::Within
        | Word::Than
        | Word::Ago => 0,
        _ => ELSE,
    }
}

/// The ordered list, each rule with the words that it can begin with.
pub(super) const RULES: &[(Heads, Rule)] = &[
    (DIGITS, numeric_date::read),
    (DIGITS | NAME | THE | ELSE, calendar_date::read),
    (THE | ELSE, feast::read),
    (NAME | THE | ELSE, weekday::read),
    (THE | UNIT | ELSE, deictic_day::read),
    (NAME | THE | UNIT | ELSE, part_of_day::read),
    (NUMBER | ELSE, clock::read),
    (THE | UNIT | ELSE, quarter::read),
    (NUMBER | THE | ELSE, season::read),
    (COUNT | THE | ELSE, century::read),
    (NUMBER | THE | ELSE, year::read),
    (NAME | A | ELSE, set::read),
    (THE | ELSE, nth::read),
    (THE | UNIT | ELSE, phase::read),
    (NUMBER | A | THE | UNIT | ELSE, offset::read),
    (THE | ELSE, deictic_unit::read),
    (THE | ELSE, anaphor::read),
    (NUMBER | A | THE | UNIT | ELSE, duration::read),
    (THE | ELSE, reference::read),
];

/// Rules for a point in time that can stand inside another expression ("the end of …", "the night of …").
const POINTS: &[(Heads, Rule)] = &[
    (DIGITS, numeric_date::read),
    (DIGITS | NAME | THE | ELSE, calendar_date::read),
    (THE | ELSE, feast::read),
    (NAME | THE | ELSE, weekday::read),
    (THE | UNIT | ELSE, deictic_day::read),
    (THE | UNIT | ELSE, quarter::read),
    (NUMBER | THE | ELSE, season::read),
    (COUNT | THE | ELSE, century::read),
    (NUMBER | THE | ELSE, year::plain),
    (THE | ELSE, deictic_unit::read),
    (THE | ELSE, anaphor::read),
];

/// The longest find at a token.
pub(super) fn longest(page: &Page, at: usize) -> Found<Node> {
    best(RULES, page, at)
}

/// The longest point in time at a token.
fn point(page: &Page, at: usize) -> Found<Node> {
    best(POINTS, page, at)
}

fn best(rules: &[(Heads, Rule)], page: &Page, at: usize) -> Found<Node> {
    let mut best: Found<Node> = None;
    let head = heads(page.word(at));
    for (heads, rule) in rules {
        if heads & head == 0 {
            debug_assert!(rule(page, at).is_none(), "begins with {:?}", page.word(at));
        } else if let Some((node, end)) = rule(page, at)
            && best.as_ref().is_none_or(|(_, longest)| end > *longest)
        {
            best = Some((node, end));
        }
    }
    best
}

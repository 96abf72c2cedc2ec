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

/// What a rule can begin with, so that it is not asked where it has nothing to say. A debug build asks it all the same, and
/// stops if it has.
type Heads = u32;

/// Digits that a mark joins to more digits.
const DATE: Heads = 1;
/// Digits that can be a day of the month.
const DAY: Heads = 1 << 1;
/// Digits that can be an hour.
const HOUR: Heads = 1 << 2;
/// Digits that can be a year.
const YEAR: Heads = 1 << 3;
/// Digits that can count what follows.
const COUNT: Heads = 1 << 4;
/// A number in words.
const NUMBER: Heads = 1 << 5;
const ORDINAL: Heads = 1 << 6;
const MONTH: Heads = 1 << 7;
const WEEKDAY: Heads = 1 << 8;
const UNIT: Heads = 1 << 9;
const A: Heads = 1 << 10;
const THE: Heads = 1 << 11;
/// this, that, last, next, its
const POINTED: Heads = 1 << 12;
/// morning, today, noon
const PART: Heads = 1 << 13;
const SEASON: Heads = 1 << 14;
/// early, the end, later
const PHASE: Heads = 1 << 15;
/// about, more, half, several
const ROUGH: Heads = 1 << 16;
/// now, recently
const REFERENCE: Heads = 1 << 17;
/// 1990s, B.C., fiscal, an apostrophe
const ERA: Heads = 1 << 18;
const FEAST: Heads = 1 << 19;
/// Whatever is none of the others.
const ELSE: Heads = 1 << 20;

fn heads(page: &Page, at: usize) -> Heads {
    match page.word(at) {
        Word::Digits(n) => of_digits(page, at, n),
        Word::Quantity(_) => COUNT,
        Word::Decimal { .. } => COUNT | HOUR,
        Word::Count(_) => NUMBER,
        Word::Ordinal(_) => ORDINAL,
        Word::Month { .. } => MONTH,
        Word::Weekday { .. } => WEEKDAY,
        Word::Unit { .. } => UNIT,
        Word::A => A,
        // "the latter part", "the near future": of the words without a meaning few go on.
        Word::The if page.word(at + 1) == Word::Other => ELSE,
        Word::The => THE,
        Word::This
        | Word::That
        | Word::These
        | Word::Those
        | Word::Possessive
        | Word::Last(_)
        | Word::Next(_)
        | Word::Current
        | Word::Same
        | Word::Recent => POINTED,
        Word::Part { .. }
        | Word::DeicticDay(_)
        | Word::Tonight
        | Word::Overnight
        | Word::Clock(_)
        | Word::OClock => PART,
        Word::Season(_) => SEASON,
        Word::Phase { .. } | Word::Shift(_) => PHASE,
        Word::About
        | Word::Nearly
        | Word::More
        | Word::Less
        | Word::Most
        | Word::At
        | Word::No
        | Word::Up
        | Word::Half
        | Word::Vague(_)
        | Word::Circa
        | Word::Scale(_) => ROUGH,
        Word::Reference { .. } | Word::Right => REFERENCE,
        Word::Decade(_) | Word::Era { .. } | Word::Fiscal | Word::Quarter(_) | Word::Mark(_) => ERA,
        Word::Feast(_) | Word::New | Word::Eve => FEAST,
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

/// What digits can be, by the word behind them: in a table of numbers nearly all can be nothing.
fn of_digits(page: &Page, at: usize, n: u32) -> Heads {
    let next = page.word(at + 1);
    let joins = |marks: &[u8]| matches!(next, Word::Mark(mark) if marks.contains(&mark));
    let word = !matches!(next, Word::Mark(_) | Word::Digits(_) | Word::Break);
    // "2 1/2 years"
    let fraction = matches!(next, Word::Digits(_)) && page.word(at + 2) == Word::Mark(b'/');
    let is = |can: bool, head: Heads| if can { head } else { 0 };
    let hour = matches!(next, Word::Zone | Word::Unit { .. });
    is(joins(b"-/."), DATE)
        | is(n <= 31 && (word || joins(b"-")), DAY)
        | is(n <= 24 && (word || joins(b":.")) || n <= 2400 && hour, HOUR)
        | is(n >= 1000 || word || joins(b"-"), YEAR)
        | is(word || fraction || joins(b"-"), COUNT)
}

/// The ordered list, each rule with what it can begin with.
pub(super) const RULES: &[(Heads, Rule)] = &[
    (DATE, numeric_date::read),
    (
        DAY | ORDINAL | MONTH | WEEKDAY | THE | POINTED,
        calendar_date::read,
    ),
    (FEAST | MONTH | THE | POINTED, feast::read),
    (WEEKDAY | THE | POINTED, weekday::read),
    (PART | UNIT | THE, deictic_day::read),
    (
        PART | PHASE | WEEKDAY | MONTH | FEAST | UNIT | THE | POINTED,
        part_of_day::read,
    ),
    (HOUR | NUMBER | PART | ROUGH, clock::read),
    (ORDINAL | ERA | UNIT | THE | POINTED | ELSE, quarter::read),
    (SEASON | YEAR | NUMBER | ERA | THE | POINTED, season::read),
    (ORDINAL | NUMBER | ERA | THE, century::read),
    (YEAR | NUMBER | ERA | THE, year::read),
    (WEEKDAY | A | ELSE, set::read),
    (ORDINAL | THE | ELSE, nth::read),
    (PHASE | ROUGH | UNIT | THE | ELSE, phase::read),
    (COUNT | NUMBER | ROUGH | A | UNIT | THE, offset::read),
    (THE | POINTED, deictic_unit::read),
    (THE | POINTED, anaphor::read),
    (
        COUNT | NUMBER | ORDINAL | ROUGH | A | UNIT | THE | POINTED,
        duration::read,
    ),
    (REFERENCE | ROUGH | THE | POINTED | ELSE, reference::read),
];

/// Rules for a point in time that can stand inside another expression ("the end of …", "the night of …").
const POINTS: &[(Heads, Rule)] = &[
    (DATE, numeric_date::read),
    (
        DAY | ORDINAL | MONTH | WEEKDAY | THE | POINTED,
        calendar_date::read,
    ),
    (FEAST | MONTH | THE | POINTED, feast::read),
    (WEEKDAY | THE | POINTED, weekday::read),
    (PART | UNIT | THE, deictic_day::read),
    (ORDINAL | ERA | UNIT | THE | POINTED | ELSE, quarter::read),
    (SEASON | YEAR | NUMBER | ERA | THE | POINTED, season::read),
    (ORDINAL | NUMBER | ERA | THE, century::read),
    (YEAR | NUMBER | ERA | THE, year::plain),
    (THE | POINTED, deictic_unit::read),
    (THE | POINTED, anaphor::read),
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
    let head = heads(page, at);
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

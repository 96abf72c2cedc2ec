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
use super::heads::*;
use super::lexicon::Word;
use super::page::{Found, Page};

/// Reads one kind of time expression that begins at a token.
pub(super) type Rule = fn(&Page, usize) -> Found<Node>;

fn heads(page: &Page, at: usize) -> Heads {
    match page.word(at) {
        Word::Digits(n) => of_digits(page, at, n),
        // "the latter part", "the near future": of the words without a meaning few go on.
        Word::The if matches!(page.word(at + 1), Word::Other) => ELSE,
        // "May Day", "April Fools' Day"
        Word::Month { .. } if matches!(page.word(at + 1), Word::Unit { .. } | Word::Other) => {
            page.heads(at) | FEAST
        }
        _ => page.heads(at),
    }
}

/// What digits can be, by the word behind them: in a table of numbers nearly all can be nothing.
fn of_digits(page: &Page, at: usize, n: u32) -> Heads {
    let next = page.word(at + 1);
    let joins = |marks: &[u8]| matches!(next, Word::Mark(mark) if marks.contains(&mark));
    let word = !matches!(next, Word::Mark(_) | Word::Digits(_) | Word::Break);
    // "2 1/2 years"
    let fraction = matches!(next, Word::Digits(_)) && matches!(page.word(at + 2), Word::Mark(b'/'));
    let hour = matches!(next, Word::Zone | Word::Unit { .. });
    // "3-5 years" counts, "1914-18," does not.
    let dashed = joins(b"-")
        && match (page.word(at + 2), page.word(at + 3)) {
            (Word::Digits(_), Word::Mark(mark)) => mark == b'-',
            (Word::Digits(_), Word::Break) => false,
            _ => true,
        };
    is(joins(b"-/."), DATE)
        | is(n <= 31 && (word || joins(b"-/")), DAY)
        | is(n <= 24 && (word || joins(b":.")) || n <= 2400 && hour, HOUR)
        | is(n >= 1000 || word || joins(b"-"), YEAR)
        | is(word || fraction || dashed, COUNT)
}

/// The ordered list, each rule with what it can begin with, so that it is not asked where it has nothing to say. A debug build asks
/// it all the same, and stops if it has.
pub(super) const RULES: &[(Heads, Rule)] = &[
    (DATE, numeric_date::read),
    (
        DAY | NUMBER | ORDINAL | MONTH | WEEKDAY | THE | POINTED,
        calendar_date::read,
    ),
    (FEAST | THE | POINTED, feast::read),
    (WEEKDAY | THE | POINTED, weekday::read),
    (PART | UNIT | THE, deictic_day::read),
    (
        PART | PHASE | WEEKDAY | FEAST | UNIT | THE | POINTED | ELSE,
        part_of_day::read,
    ),
    (HOUR | NUMBER | PART | ROUGH | UNIT | A, clock::read),
    (
        ORDINAL | ERA | UNIT | MONTH | THE | POINTED | ELSE,
        quarter::read,
    ),
    (SEASON | YEAR | NUMBER | ERA | THE | POINTED, season::read),
    (ORDINAL | NUMBER | ERA | THE, century::read),
    (YEAR | NUMBER | ERA | THE, year::read),
    (WEEKDAY | A | THE | UNIT | ELSE, set::read),
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
        DAY | NUMBER | ORDINAL | MONTH | WEEKDAY | THE | POINTED,
        calendar_date::read,
    ),
    (FEAST | THE | POINTED, feast::read),
    (WEEKDAY | THE | POINTED, weekday::read),
    (PART | UNIT | THE, deictic_day::read),
    (
        ORDINAL | ERA | UNIT | MONTH | THE | POINTED | ELSE,
        quarter::read,
    ),
    (SEASON | YEAR | NUMBER | ERA | THE | POINTED, season::read),
    (ORDINAL | NUMBER | ERA | THE, century::read),
    (YEAR | NUMBER | ERA | THE, year::plain),
    (THE | POINTED, deictic_unit::read),
    (THE | POINTED, anaphor::read),
];

/// The longest find at a token.
pub(super) fn longest(page: &Page, at: usize) -> Found<Node> {
    const ASKED: Asked = asked(RULES);
    best(RULES, &ASKED, page, at)
}

/// The longest point in time at a token.
fn point(page: &Page, at: usize) -> Found<Node> {
    const ASKED: Asked = asked(POINTS);
    best(POINTS, &ASKED, page, at)
}

/// Which rules are asked, a bit for each, by each of the heads.
type Asked = [u32; 21];

const fn asked(rules: &[(Heads, Rule)]) -> Asked {
    let mut asked = [0; 21];
    let mut head = 0;
    while head < asked.len() {
        let mut n = 0;
        while n < rules.len() {
            asked[head] |= (rules[n].0 >> head & 1) << n;
            n += 1;
        }
        head += 1;
    }
    asked
}

fn best(rules: &[(Heads, Rule)], asked: &Asked, page: &Page, at: usize) -> Found<Node> {
    let mut best: Found<Node> = None;
    let mut heads = heads(page, at) & (2 * ELSE - 1);
    let mut left = 0;
    while heads != 0 {
        left |= asked[heads.trailing_zeros() as usize];
        heads &= heads - 1;
    }
    if cfg!(debug_assertions) {
        let mut others = (0..rules.len()).filter(|n| left >> n & 1 == 0);
        let found = others.find(|n| rules[*n].1(page, at).is_some());
        assert_eq!(found, None, "begins with {:?}", page.word(at));
    }
    while left != 0 {
        if let Some((node, end)) = rules[left.trailing_zeros() as usize].1(page, at)
            && best.as_ref().is_none_or(|(_, longest)| end > *longest)
        {
            best = Some((node, end));
        }
        left &= left - 1;
    }
    best
}

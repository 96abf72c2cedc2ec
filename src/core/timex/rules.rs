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
use super::page::{Found, Page};

/// Reads one kind of time expression that begins at a token.
pub(super) type Rule = fn(&Page, usize) -> Found<Node>;

/// The ordered list.
pub(super) const RULES: &[Rule] = &[
    numeric_date::read,
    calendar_date::read,
    feast::read,
    weekday::read,
    deictic_day::read,
    part_of_day::read,
    clock::read,
    quarter::read,
    season::read,
    century::read,
    year::read,
    set::read,
    nth::read,
    phase::read,
    offset::read,
    deictic_unit::read,
    anaphor::read,
    duration::read,
    reference::read,
];

/// Rules for a point in time that can stand inside another expression ("the end of …", "the night of …").
const POINTS: &[Rule] = &[
    numeric_date::read,
    calendar_date::read,
    feast::read,
    weekday::read,
    deictic_day::read,
    quarter::read,
    season::read,
    century::read,
    year::plain,
    deictic_unit::read,
    anaphor::read,
];

/// The longest find at a token.
pub(super) fn longest(page: &Page, at: usize) -> Found<Node> {
    best(RULES, page, at)
}

/// The longest point in time at a token.
fn point(page: &Page, at: usize) -> Found<Node> {
    best(POINTS, page, at)
}

fn best(rules: &[Rule], page: &Page, at: usize) -> Found<Node> {
    let mut best: Found<Node> = None;
    for rule in rules {
        if let Some((node, end)) = rule(page, at)
            && best.as_ref().is_none_or(|(_, longest)| end > *longest)
        {
            best = Some((node, end));
        }
    }
    best
}

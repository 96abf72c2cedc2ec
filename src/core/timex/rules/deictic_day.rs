//! Days seen from the day of writing: "today", "yesterday", "tomorrow", "the day before yesterday".

use crate::timex::expr::{Node, Says, Unit};
use crate::timex::lexicon::Word;
use crate::timex::page::{Found, Page};

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    if let Word::DeicticDay(offset) = page.word(at) {
        // "USA Today", "Russia Today", "she told Today", the "Today" programme: a name, unless all is in capitals.
        let name = offset == 0
            && page.capital(at)
            && !in_capitals(page, at)
            && (at > 0 && page.capital(at - 1) && matches!(page.word(at - 1), Word::Other)
                || page.str(at.wrapping_sub(1)) == "told"
                || page.is_one_of(at + 1, &["programme", "program", "show"]));
        let generic = offset == 0 && in_our_time(page, at);
        return (!name && !generic).then(|| day(page, at, at + 1, i32::from(offset)));
    }
    let next = page.past_the(at);
    let is_day = matches!(
        page.word(next),
        Word::Unit {
            unit: Unit::Day,
            plural: false
        }
    );
    match (is_day, page.word(next + 1), page.word(next + 2)) {
        (true, Word::Before, Word::DeicticDay(-1)) => Some(day(page, at, next + 3, -2)),
        (true, Word::After, Word::DeicticDay(1)) => Some(day(page, at, next + 3, 2)),
        _ => None,
    }
}

/// "ISSUED A STATEMENT TODAY", but not "read USA TODAY".
fn in_capitals(page: &Page, at: usize) -> bool {
    let capitals = |at: usize| {
        let word = page.str(at).as_bytes();
        !word.is_empty() && word.iter().all(u8::is_ascii_uppercase)
    };
    at > 1 && (at - 2..=at).all(capitals)
}

/// "today's youth", "the cooks of today": in our time, not on this day.
fn in_our_time(page: &Page, at: usize) -> bool {
    let whose = page.is(at + 2, "s")
        && page.is_one_of(
            at + 3,
            &[
                "world",
                "youth",
                "young",
                "children",
                "kids",
                "society",
                "generation",
                "standards",
            ],
        );
    let of_many = matches!(page.before(at), Word::Of)
        && page.str(at.saturating_sub(2)).ends_with('s')
        && !page.is(at + 2, "s");
    whose || of_many
}

fn day(page: &Page, at: usize, end: usize, offset: i32) -> (Node, usize) {
    let unit = Unit::Day;
    page.found(at, end, Says::Deictic { unit, offset })
}

//! Days seen from the day of writing: "today", "yesterday", "tomorrow", "the day before yesterday".

use crate::timex::expr::{Node, Says, Unit};
use crate::timex::lexicon::Word;
use crate::timex::page::{Found, Page};

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    if let Word::DeicticDay(offset) = page.word(at) {
        // "USA Today", "Russia Today", "Voice of Today": a name.
        let name = offset == 0
            && page.capital(at)
            && at > 0
            && page.capital(at - 1)
            && matches!(page.word(at - 1), Word::Other);
        return (!name).then(|| (day(page, at, at + 1, i32::from(offset)), at + 1));
    }
    let next = if matches!(page.word(at), Word::The) {
        at + 1
    } else {
        at
    };
    let is_day = matches!(
        page.word(next),
        Word::Unit {
            unit: Unit::Day,
            plural: false
        }
    );
    match (is_day, page.word(next + 1), page.word(next + 2)) {
        (true, Word::Before, Word::DeicticDay(-1)) => Some((day(page, at, next + 3, -2), next + 3)),
        (true, Word::After, Word::DeicticDay(1)) => Some((day(page, at, next + 3, 2), next + 3)),
        _ => None,
    }
}

fn day(page: &Page, at: usize, end: usize, offset: i32) -> Node {
    page.node(
        at,
        end,
        Says::Deictic {
            unit: Unit::Day,
            offset,
        },
    )
}

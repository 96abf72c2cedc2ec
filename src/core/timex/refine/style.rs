//! Old Style: days that the text itself says are counted by the Julian calendar.
//!
//! Deliberately absent: guessing. A date of 1650 without such words stands as it is written.

use super::order;
use crate::timex::expr::Node;
use crate::timex::lexicon::Word;
use crate::timex::page::Page;

/// Marks a day of the month as Julian where the words right before or behind it say so: "11 February 1731 (O.S.)",
/// "[O.S. 14 February]", "25 October 1917 by the Julian calendar".
pub(super) fn mark(page: &Page, at: usize, end: usize, node: &mut Node) {
    if let Some((fields, _)) = order::calendar(node)
        && fields.day.is_some()
    {
        fields.julian = at > 0 && old_style(page, at - 1)
            || at > 1 && page.is(at - 1, "style") && page.is(at - 2, "old")
            || behind(page, end);
    }
}

fn old_style(page: &Page, at: usize) -> bool {
    matches!(page.str(at), "O.S." | "O.S" | "OS")
}

fn behind(page: &Page, end: usize) -> bool {
    let mut next = end;
    if matches!(page.word(next), Word::Mark(b'(' | b'[' | b',')) {
        next += 1;
    }
    if matches!(page.word(next), Word::By | Word::In | Word::Of) {
        next += 1;
    }
    if matches!(page.word(next), Word::The) {
        next += 1;
    }
    // "on 5 May Julian came" names somebody.
    let julian = page.str(next) == "Julian"
        && (page.is(next + 1, "calendar")
            || matches!(page.word(next + 1), Word::Mark(b')' | b']')));
    // "25 February 1711 (O.S. 14 February 1711)": said of the other date.
    let mark =
        old_style(page, next) && page.day(next + 1).is_none() && page.month(next + 1).is_none();
    julian || mark || page.is(next, "old") && page.is(next + 1, "style")
}

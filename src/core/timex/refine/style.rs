//! Old Style: dates that the text itself says are counted by the Julian calendar.
//!
//! Deliberately absent: guessing. A date of 1650 without such words stands as it is written.

use super::order;
use crate::timex::expr::{Node, YearSpan};
use crate::timex::lexicon::Word;
use crate::timex::page::Page;

/// Marks a day, a month or a year as Julian where the words right before or behind it say so: "11 February 1731 (O.S.)",
/// "[O.S. 14 February]", "February 1917 (Old Style)", "25 October 1917 by the Julian calendar".
pub(super) fn mark(page: &Page, at: usize, end: usize, node: &mut Node) {
    if (before(page, at) || behind(page, end))
        && let Some((fields, _)) = order::calendar(node)
        && fields.span == YearSpan::One
        && (fields.day.is_some() || fields.month.is_some() || fields.year.is_some())
    {
        fields.julian = true;
    }
}

fn before(page: &Page, at: usize) -> bool {
    // Most words before a date are words of time or of grammar.
    matches!(page.before(at), Word::Other)
        && (old_style(page, at - 1)
            || at > 1 && page.is(at - 1, "style") && page.word(at - 2) == Word::Old)
}

fn old_style(page: &Page, at: usize) -> bool {
    matches!(page.str(at), "O.S." | "O.S" | "OS")
}

fn behind(page: &Page, end: usize) -> bool {
    let mut next = end;
    match page.word(next) {
        Word::Mark(b'(' | b'[' | b',') => next += 1,
        Word::By | Word::In | Word::Of | Word::Old | Word::Other => {}
        _ => return false,
    }
    if matches!(page.word(next), Word::By | Word::In | Word::Of) {
        next += 1;
    }
    let introduced = next > end;
    if !matches!(page.word(next), Word::The | Word::Old) && !page.capital(next) {
        return false;
    }
    if matches!(page.word(next), Word::The) {
        next += 1;
    }
    match page.word(next) {
        // "in 1650, old style houses"
        Word::Old => page.capital(next) && page.is(next + 1, "style"),
        // "on 5 May Julian came" names somebody; "in 1582 the Julian calendar ended" tells of it.
        Word::Other if page.str(next) == "Julian" => {
            page.is(next + 1, "calendar") && introduced
                || matches!(page.word(next + 1), Word::Mark(b')' | b']'))
        }
        // "25 February 1711 (O.S. 14 February 1711)": said of the other date.
        Word::Other => {
            old_style(page, next) && page.day(next + 1).is_none() && page.month(next + 1).is_none()
        }
        _ => false,
    }
}

//! "August and September 1914", "26 June - 4 August 1952", "the spring and early summer of 1943": the year stands once, behind the
//! last of them, and is meant for all.

use super::Place;
use crate::timex::expr::{Fields, Node, Order, Says, Year};
use crate::timex::lexicon::Word;
use crate::timex::page::Page;

/// Gives expressions without a year the year of the one they are joined to.
pub(super) fn years(page: &Page, found: &mut [Place]) {
    // From the end, so that "May, June and July 1940" passes the year on.
    for n in (1..found.len()).rev() {
        let (left, right) = found.split_at_mut(n);
        let (Some(first), Some(second)) = (left.last_mut(), right.first_mut()) else {
            continue;
        };
        if !stands_by(page, first, second.from) {
            continue;
        }
        let Some((given, year)) =
            fields(&mut second.expr.node).and_then(|it| Some((*it, it.year?)))
        else {
            continue;
        };
        if let Some(lacking) = fields(&mut first.expr.node)
            && lacking.year.is_none()
            && in_year(lacking).is_some()
            && !year.short
            && given.order == Order::Named
        {
            let Some(later) = in_year(&given) else {
                continue;
            };
            // "from October to March 1945" begins in the year before.
            let before = in_year(lacking) > Some(later);
            lacking.year = Some(Year {
                number: year.number - i32::from(before),
                ..year
            });
        }
    }
}

/// Whether an expression lacks a year that one which begins at this token could give.
pub(super) fn may(page: &Page, first: &Place, from: usize) -> bool {
    lacks_year(&first.expr.node) && stands_by(page, first, from)
}

fn stands_by(page: &Page, first: &Place, from: usize) -> bool {
    first.to <= from && from - first.to <= 3 && (first.to..from).all(|at| joins(page.word(at)))
}

fn joins(word: Word) -> bool {
    matches!(
        word,
        Word::And
            | Word::Or
            | Word::To
            | Word::Until
            | Word::Between
            | Word::From
            | Word::Mark(b'-' | b',' | b'/')
    )
}

/// Where in its year a date lies, roughly; `None` for a year alone and for dates that need more than a year.
fn in_year(fields: &Fields) -> Option<u32> {
    match (fields.month, fields.season, fields.day) {
        (Some(month), _, day) => Some(u32::from(month) * 32 + u32::from(day.unwrap_or(0))),
        (None, Some(season), _) => Some(season as u32 * 96),
        _ => None,
    }
}

fn lacks_year(node: &Node) -> bool {
    match &node.says {
        Says::Calendar { fields, .. } => fields.year.is_none(),
        Says::Phase { of, .. } | Says::About(of) | Says::Hour { of: Some(of), .. } => {
            lacks_year(of)
        }
        _ => false,
    }
}

fn fields(node: &mut Node) -> Option<&mut Fields> {
    match &mut node.says {
        Says::Calendar {
            fields,
            relation: None,
        } => Some(fields),
        Says::Phase { of, .. } | Says::About(of) | Says::Hour { of: Some(of), .. } => fields_of(of),
        _ => None,
    }
}

fn fields_of(node: &mut Node) -> Option<&mut Fields> {
    fields(node)
}

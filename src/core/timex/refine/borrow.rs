//! "August and September 1914", "26 June - 4 August 1952", "the spring and early summer of 1943": the year stands once, behind the
//! last of them, and is meant for all.

use super::{Place, order};
use crate::timex::expr::{Fields, Node, Order, Says, Year};
use crate::timex::heads::JOINS;
use crate::timex::page::Page;

/// Gives expressions without a year the year of the one they are joined to.
pub(super) fn years(found: &mut Vec<Place>) {
    // From the end, so that "May, June and July 1940" passes the year on.
    for n in (1..found.len()).rev() {
        let (first, second) = (&found[n - 1], &found[n]);
        if second.link.lends()
            && let Some(given) = fields(second.first())
            && let Some(year) = given.year
            && let Some(lacking) = fields(first.last())
            && lacking.year.is_none()
            && let Some(earlier) = in_year(lacking)
            && !year.short
            && given.order == Order::Named
            && let Some(later) = in_year(given)
        {
            // "from October to March 1945" begins in the year before.
            let number = year.number - i32::from(earlier > later);
            // The stretch that it may end is told without that year.
            let first = found[n - 1].split();
            if let Some((fields, _)) = order::calendar(&mut found[n - 1].expr.node) {
                fields.year = Some(Year { number, ..year });
            }
            if let Some(first) = first {
                found.insert(n - 1, first);
            }
        }
    }
}

/// Whether an expression lacks a year that one which begins at this token could give.
pub(super) fn may(page: &Page, first: &Place, from: usize) -> bool {
    let lacking = |fields: &Fields| fields.year.is_none() && in_year(fields).is_some();
    stands_by(page, first, from) && fields(first.last()).is_some_and(lacking)
}

fn stands_by(page: &Page, first: &Place, from: usize) -> bool {
    let between = page.tokens.get(first.to..from).unwrap_or_default();
    matches!(between.len(), 1..=3) && between.iter().all(|token| token.heads & JOINS != 0)
}

/// Where in its year a date lies, roughly; `None` for a year alone and for dates that need more than a year.
fn in_year(fields: &Fields) -> Option<u32> {
    match (fields.month, fields.season, fields.day) {
        (Some(month), _, day) => Some(u32::from(month) * 32 + u32::from(day.unwrap_or(0))),
        (None, Some(season), _) => Some(season as u32 * 96),
        _ => None,
    }
}

fn fields(node: &Node) -> Option<&Fields> {
    let mut node = node;
    loop {
        match &node.says {
            Says::Calendar {
                fields,
                relation: None,
            } => return Some(fields),
            Says::Phase { of, .. } | Says::About(of) | Says::Hour { of: Some(of), .. } => node = of,
            _ => return None,
        }
    }
}

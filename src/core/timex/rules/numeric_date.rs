//! Dates in digits: "2008-08-26", "8/26/2008", "26.8.2008", "11-02-89".
//!
//! Where day and month could change places the expression says so; the document decides (see `refine`).

use crate::timex::expr::{Fields, Node, Order, Says, Year};
use crate::timex::lexicon::Word;
use crate::timex::page::{Found, Page};

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    let Word::Digits(first) = page.word(at) else {
        return None;
    };
    let Word::Mark(mark @ (b'-' | b'/' | b'.')) = page.word(at + 1) else {
        return None;
    };
    let tight = (at + 1..at + 5).all(|n| page.joined(n)) && page.word(at + 3) == Word::Mark(mark);
    // A dash or slash before it, or more digits behind it, make it a number of another kind.
    if !tight
        || (page.joined(at) && at > 0)
        || (page.joined(at + 5)
            && matches!(page.word(at + 5), Word::Mark(b'-' | b'/' | b'.'))
            && page.joined(at + 6))
    {
        return None;
    }
    let (second, third) = (page.digits(at + 2, 1..=2)?, page.digits(at + 4, 1..=4)?);
    let end = at + 5;
    let date = |number: i32, short: bool, month: u32, day: u32, order: Order| {
        ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| {
            let fields = Fields {
                year: Some(Year { number, short }),
                month: Some(month as u8),
                day: Some(day as u8),
                order,
                ..Fields::default()
            };
            (
                page.node(
                    at,
                    end,
                    Says::Calendar {
                        fields,
                        relation: None,
                    },
                ),
                end,
            )
        })
    };
    match (page.str(at).len(), page.str(at + 4).len()) {
        (4, 1 | 2) => date(first as i32, false, second, third, Order::Named),
        (1 | 2, places @ (2 | 4)) => {
            let (year, short) = (third as i32, places == 2);
            match (first, second) {
                (13.., _) => date(year, short, second, first, Order::DayFirst),
                (_, 13..) => date(year, short, first, second, Order::MonthFirst),
                _ if first == second => date(year, short, first, second, Order::Named),
                _ => date(year, short, first, second, Order::Unsure),
            }
        }
        _ => None,
    }
}

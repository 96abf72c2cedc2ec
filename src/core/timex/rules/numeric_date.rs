//! Dates in digits: "2008-08-26", "8/26/2008", "26.8.2008", "11-02-89", "26-Aug-2008", "9/11", and "2008-08-26T14:30Z" with its time.
//!
//! Where day and month could change places the expression says so; the document decides (see `refine`).

use crate::timex::expr::{Fields, Node, Order, Says, TimeOfDay, Year};
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
    if (first, mark) == (9, b'/') && page.word(at + 2) == Word::Digits(11) {
        return the_attacks(page, at);
    }
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
    if let Word::Month { month, .. } = page.word(at + 2) {
        return with_a_name(page, at, first, month);
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
            page.found(
                at,
                end,
                Says::Calendar {
                    fields,
                    relation: None,
                },
            )
        })
    };
    match (page.len(at), page.len(at + 4)) {
        (4, 1 | 2) => {
            let (day, end) = date(first as i32, false, second, third, Order::Named)?;
            Some(with_time(page, day, end))
        }
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

/// "26-Aug-2008"
fn with_a_name(page: &Page, at: usize, day: u32, month: u8) -> Found<Node> {
    let places = page.len(at + 4);
    let year = page.digits(at + 4, 2..=4).filter(|_| places != 3)?;
    let (number, short) = (year as i32, places == 2);
    let fields = Fields {
        year: Some(Year { number, short }),
        month: Some(month),
        day: Some(
            u8::try_from(day)
                .ok()
                .filter(|day| (1..=31).contains(day))?,
        ),
        ..Fields::default()
    };
    let relation = None;
    let says = Says::Calendar { fields, relation };
    page.capital(at + 2).then(|| page.found(at, at + 5, says))
}

/// "since 9/11", "the attacks of 9/11", "post-9/11": the day in 2001 by the name that it has, where the words around it leave no
/// doubt.
fn the_attacks(page: &Page, at: usize) -> Found<Node> {
    let end = at + 3;
    let tight = page.joined(at + 1) && page.joined(at + 2);
    let goes_on = page.joined(end)
        && matches!(page.word(end), Word::Mark(b'/' | b'-' | b'.' | b'%'))
        && page.joined(end + 1);
    let prefix = page.dash(at.wrapping_sub(1)) && page.is_one_of(at - 2, &["post", "pre"]);
    let attacks = |at: usize| {
        page.is_one_of(
            at,
            &[
                "attack",
                "attacks",
                "victims",
                "hijackers",
                "terrorists",
                "survivors",
                "commission",
                "memorial",
                "anniversary",
                "events",
                "aftermath",
            ],
        )
    };
    let named = match page.before(at) {
        Word::Since | Word::After | Word::Before => !page.joined(at),
        Word::Of => attacks(at.wrapping_sub(2)),
        _ => prefix || !page.joined(at) && attacks(end),
    };
    let fields = Fields {
        year: Some(Year {
            number: 2001,
            short: false,
        }),
        month: Some(9),
        day: Some(11),
        ..Fields::default()
    };
    let relation = None;
    let says = Says::Calendar { fields, relation };
    (tight && named && !goes_on).then(|| page.found(at, end, says))
}

/// "2008-08-26T14:30:05Z", "2008-08-26 14:30": the minute, where the date has one.
fn with_time(page: &Page, day: Node, end: usize) -> (Node, usize) {
    let two = |at: usize, most: u32| page.digits(at, 2..=2).filter(|n| *n <= most);
    // "T14" is one token.
    let hour = match page.str(end).as_bytes() {
        [b'T', tens @ b'0'..=b'9', ones @ b'0'..=b'9'] if page.joined(end) => {
            Some(u32::from((tens - b'0') * 10 + ones - b'0')).filter(|n| *n <= 23)
        }
        _ => two(end, 23).filter(|_| !page.joined(end)),
    };
    let colon = |at: usize| {
        matches!(page.word(at), Word::Mark(b':')) && page.joined(at) && page.joined(at + 1)
    };
    let (Some(hour), true, Some(minute)) = (hour, colon(end + 1), two(end + 2, 59)) else {
        return (day, end);
    };
    let mut last = end + 3;
    if colon(last) && two(last + 1, 60).is_some() {
        last += 2;
    }
    let mut zone = None;
    if page.joined(last) && page.str(last) == "Z" {
        zone = Some(page.span(last, last + 1));
        last += 1;
    }
    let says = Says::Hour {
        time: TimeOfDay::Clock {
            hour: hour as u8,
            minute: Some(minute as u8),
        },
        zone,
        of: Some(Box::new(day.clone())),
    };
    (Node::new(day.span.hull(page.span(end, last)), says), last)
}

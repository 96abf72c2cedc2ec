//! Clock times: "7:15 p.m.", "9 a.m. EST Thursday", "noon Saturday", "midnight Friday", "0630 hours", "2 p.m., March 20".

use crate::timex::expr::{Node, PartOfDay, Says, TimeOfDay};
use crate::timex::lexicon::Word;
use crate::timex::page::{Found, Page};

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    let start = at;
    let at = if matches!(page.word(at), Word::About) {
        at + 1
    } else {
        at
    };
    let word = matches!(page.word(at), Word::Clock(_));
    let (time, mut end) = time(page, at)?;
    if matches!(page.word(end), Word::Zone) && page.str(end).bytes().all(|b| b.is_ascii_uppercase())
    {
        end += 1;
    }
    let day = |at: usize| {
        super::calendar_date::read(page, at)
            .filter(|(node, _)| matches!(&node.says, Says::Calendar { fields, .. } if fields.day.is_some()))
            .or_else(|| super::weekday::read(page, at))
            .or_else(|| super::deictic_day::read(page, at))
    };
    let skipped = match page.word(end) {
        Word::Mark(b',') | Word::On => end + 1,
        _ => end,
    };
    let of = day(end).or_else(|| day(skipped));
    let (of, mut end) = match of {
        Some((of, next)) => (Some(Box::new(of)), next),
        None => (None, end),
    };
    if matches!(page.word(end), Word::Zone) && page.str(end).bytes().all(|b| b.is_ascii_uppercase())
    {
        end += 1;
    }
    // "High Noon": a word for an hour needs a day, or a place where an hour stands.
    let introduced = matches!(
        page.before(start),
        Word::At
            | Word::By
            | Word::Until
            | Word::From
            | Word::After
            | Word::Before
            | Word::Since
            | Word::About
    );
    if word && of.is_none() && !introduced {
        return None;
    }
    Some((page.node(start, end, Says::Hour { time, of }), end))
}

fn time(page: &Page, at: usize) -> Found<TimeOfDay> {
    let clock = |hour: u32, minute: Option<u32>| TimeOfDay::Clock {
        hour: hour as u8,
        minute: minute.map(|m| m as u8),
    };
    if let Word::Clock(hour) = page.word(at) {
        return Some((clock(if hour == 0 { 24 } else { 12 }, None), at + 1));
    }
    let hour = match page.word(at) {
        Word::Digits(n @ 0..=24) if page.str(at).len() <= 2 => n,
        Word::Count(n @ 1..=12) if page.is(at + 1, "o") => n,
        _ => return None,
    };
    if page.joined(at) && at > 0 && !matches!(page.before(at), Word::Mark(b'(' | b'"' | b'-')) {
        return None;
    }
    let mut next = at + 1;
    let mut minute = None;
    if matches!(page.word(next), Word::Mark(b':' | b'.'))
        && page.joined(next)
        && page.joined(next + 1)
    {
        minute = Some(page.digits(next + 1, 2..=2).filter(|m| *m < 60)?);
        next += 2;
        // "1:30:45" and "10:15:2" are something else.
        if matches!(page.word(next), Word::Mark(b':')) && page.joined(next) {
            return None;
        }
    }
    match page.word(next) {
        Word::Noon12(afternoon) if (1..=12).contains(&hour) => Some((
            clock(hour % 12 + if afternoon { 12 } else { 0 }, minute),
            next + 1,
        )),
        Word::Other if page.is(next, "o") && matches!(page.word(next + 2), Word::OClock) => {
            Some((clock(hour, None), next + 3))
        }
        // "4 in the morning", "nine at night"
        Word::In
            if (1..=12).contains(&hour)
                && matches!(page.word(next + 1), Word::The)
                && matches!(page.word(next + 2), Word::Part { plural: false, .. }) =>
        {
            let afternoon = !matches!(
                page.word(next + 2),
                Word::Part {
                    part: PartOfDay::Dawn | PartOfDay::Morning,
                    ..
                }
            );
            Some((
                clock(hour % 12 + if afternoon { 12 } else { 0 }, minute),
                next + 3,
            ))
        }
        _ if minute.is_some() && matches!(page.word(at + 1), Word::Mark(b':')) => {
            // A score of a game or a verse has no "at" before it.
            let introduced = matches!(
                page.before(at),
                Word::At
                    | Word::By
                    | Word::Until
                    | Word::From
                    | Word::After
                    | Word::Before
                    | Word::Since
                    | Word::About
                    | Word::Mark(b'-')
            ) || page.is(next, "hrs")
                || page.is(next, "hours")
                || matches!(page.word(next), Word::Zone);
            let end = if page.is(next, "hrs") || page.is(next, "hours") {
                next + 1
            } else {
                next
            };
            introduced.then(|| (clock(hour, minute), end))
        }
        _ => None,
    }
}

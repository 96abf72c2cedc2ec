//! One of several within a period: "the third Thursday of November", "the last week of September", "the first day of 1990",
//! "the 16th of last month", "the week of March 6", "the first Sunday after Easter", "the last decade of the 17th century".

use crate::timex::expr::{Direction, Each, Node, Says, Unit};
use crate::timex::lexicon::{LastKind, Word};
use crate::timex::page::{Found, Page};

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    let start = at;
    let at = page.past_the(at);
    if start < at
        && let Word::Unit {
            unit: unit @ (Unit::Week | Unit::Weekend),
            plural: false,
        } = page.word(at)
        && matches!(page.word(at + 1), Word::Of)
        && let Some((of, end)) = super::calendar_date::read(page, at + 2)
        && let Some(of) = a_day(of)
    {
        // "the week of March 6", "the weekend of Oct. 4": the one that the day lies in.
        let says = Says::Nth {
            n: 0,
            each: Each::Unit(unit),
            of: Box::new(of),
        };
        return Some(page.found(start, end, says));
    }
    if start < at
        && let Some(found) = beside(page, start, at)
    {
        return Some(found);
    }
    let n = match page.word(at) {
        Word::Ordinal(n @ 1..=53) => n as i32,
        Word::Last(LastKind::Last) if start < at => -1,
        Word::Other if page.is(at, "final") => -1,
        _ => return None,
    };
    // "The 16th of last month".
    if start < at
        && (1..=31).contains(&n)
        && matches!(page.word(at + 1), Word::Of)
        && let Some((of, end)) = super::point(page, at + 2)
        && let Says::Deictic {
            unit: Unit::Month, ..
        } = of.says
        && !(page.joined(end) && matches!(page.word(end), Word::Mark(b'\'')))
    {
        let says = Says::Nth {
            n,
            each: Each::Unit(Unit::Day),
            of: Box::new(of),
        };
        return Some(page.found(start, end, says));
    }
    let each = match page.word(at + 1) {
        Word::Weekday {
            day,
            plural: false,
            short: false,
        } => Each::Weekday(day),
        Word::Unit {
            unit: unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Weekend | Unit::Decade),
            plural: false,
        } => Each::Unit(unit),
        _ => return None,
    };
    if !matches!(page.word(at + 2), Word::Of | Word::In) {
        return None;
    }
    let (of, end) = super::point(page, at + 3)?;
    let says = Says::Nth {
        n,
        each,
        of: Box::new(of),
    };
    Some(page.found(start, end, says))
}

/// The day that a date is or, of several, the first.
fn a_day(of: Node) -> Option<Node> {
    match of.says {
        Says::Range(ends) => a_day(ends[0].clone()),
        _ => super::offset::is_day(&of).then_some(of),
    }
}

/// "the first Sunday after Easter", "the Friday before Christmas".
fn beside(page: &Page, start: usize, at: usize) -> Found<Node> {
    let (n, at) = match page.word(at) {
        Word::Ordinal(n @ 1..=53) => (n as u8, at + 1),
        _ => (1, at),
    };
    let Word::Weekday {
        day: weekday,
        plural: false,
        short: false,
    } = page.word(at)
    else {
        return None;
    };
    let direction = match page.word(at + 1) {
        Word::After => Direction::Later,
        Word::Before => Direction::Earlier,
        _ => return None,
    };
    let (of, end) = super::point(page, at + 2).filter(|(of, _)| super::offset::is_day(of))?;
    let of = Box::new(of);
    let says = Says::Beside {
        n,
        weekday,
        direction,
        of,
    };
    Some(page.found(start, end, says))
}

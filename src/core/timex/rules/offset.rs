//! Counted from the day of writing or from the date that the text has reached: "three days ago", "two weeks later", "a day
//! earlier", "the day before", "the day following", "a year ago", "two days after Christmas", "two Sundays ago".

use crate::source::Kind;
use crate::timex::expr::{Amount, Count, Direction, Node, Origin, Rough, Says, Unit};
use crate::timex::lexicon::{NextKind, Word};
use crate::timex::page::{Found, Page};
use crate::timex::rules::duration::Amounts;

/// The whole rule, where an expression is known to be no length of time; as one of the rules it is asked by parts.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    of(page, at, &Amounts::read(page, at)).or_else(|| the_unit(page, at))
}

/// "three days ago", "weeks later", "a short time ago": counted with these amounts.
pub(super) fn of(page: &Page, at: usize, amounts: &Amounts) -> Found<Node> {
    counted(page, at, amounts)
        .or_else(|| plural(page, at))
        .or_else(|| some_time(page, at, amounts))
        .or_else(|| weekdays_ago(page, at))
}

/// "two Sundays ago": of those before the day of writing the second.
fn weekdays_ago(page: &Page, at: usize) -> Found<Node> {
    let Word::Count(n @ 2..=12) = page.word(at) else {
        return None;
    };
    let Word::Weekday {
        day: weekday,
        plural: true,
        ..
    } = page.word(at + 1)
    else {
        return None;
    };
    let (unit, offset) = (Unit::Day, 0);
    let today = page.node(at + 2, at + 3, Says::Deictic { unit, offset });
    let says = Says::Beside {
        n: n as u8,
        weekday,
        direction: Direction::Earlier,
        of: Box::new(today),
    };
    matches!(page.word(at + 2), Word::Ago).then(|| (page.node(at, at + 3, says), at + 3))
}

/// "nearly two weeks ago", "a day earlier", "two days after Friday".
fn counted(page: &Page, at: usize, amounts: &Amounts) -> Found<Node> {
    let (amount, mut next) = match amounts.of_two {
        Some((amount, next)) => {
            // Of two numbers neither is exact.
            let rough = Some(Rough::About);
            (Amount { rough, ..amount }, next)
        }
        None => amounts.one?,
    };
    // "a week or so ago", "a year or two ago"
    if matches!(page.word(next), Word::Or)
        && (page.is(next + 1, "so") || matches!(page.word(next + 1), Word::Count(_)))
    {
        next += 2;
    }
    // "a year-earlier loss": the article is the loss's, see the rule for quarters.
    if page.dash(next) {
        return None;
    }
    shifted(page, at, amount, next)
}

/// "a short time ago", "some time later".
fn some_time(page: &Page, at: usize, amounts: &Amounts) -> Found<Node> {
    let (amount, next) = amounts.some_time?;
    match page.word(next) {
        Word::Ago | Word::Shift(_) => shifted(page, at, amount, next),
        _ => None,
    }
}

/// "years ago", "weeks later".
fn plural(page: &Page, at: usize) -> Found<Node> {
    let Word::Unit { unit, plural: true } = page.word(at) else {
        return None;
    };
    let amount = Amount::of(Count::Some, unit);
    match page.word(at + 1) {
        Word::Ago | Word::Shift(_) => shifted(page, at, amount, at + 1),
        _ => None,
    }
}

/// "the day before", "the week after", "the year before": from the date that the text has reached.
pub(super) fn the_unit(page: &Page, at: usize) -> Found<Node> {
    let Word::Unit {
        unit: unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year),
        plural: false,
    } = page.word(at + 1)
    else {
        return None;
    };
    if !matches!(page.word(at), Word::The) {
        return None;
    }
    let amount = Amount::of(Count::Exact(1), unit);
    let direction = match page.word(at + 2) {
        Word::Before => Direction::Earlier,
        Word::After | Word::Next(NextKind::Following) => Direction::Later,
        _ => return None,
    };
    if let Some((of, end)) = super::point(page, at + 3)
        && unit == Unit::Day
        && is_day(&of)
    {
        let says = Says::Shift {
            amount,
            direction,
            from: Origin::Named(Box::new(of)),
        };
        return Some(page.found(at, end, says));
    }
    // With an event behind it ("the day after the dam broke") the whole is not ours to date.
    let following = matches!(page.word(at + 2), Word::Next(_));
    let ends = match page.word(at + 3) {
        Word::Mark(b'-') => !page.dash(at + 3),
        Word::Mark(b'.' | b',' | b';' | b':' | b')' | b'?') | Word::Break => true,
        // "the day following saw the end", where "after" would take a clause.
        Word::Verb(_) => following,
        Word::Other => following && page.is_one_of(at + 3, &["he", "she", "it", "they", "we"]),
        _ => false,
    };
    ends.then(|| {
        let says = Says::Shift {
            amount,
            direction,
            from: Origin::Telling,
        };
        page.found(at, at + 3, says)
    })
}

fn is_dated(node: &Node) -> bool {
    matches!(&node.says, Says::Calendar { fields, .. } if fields.day.is_some())
}

/// "today" says which day of any unit ago, a weekday which one of some weeks ago.
fn goes_with_ago(of: &Node, unit: Unit) -> bool {
    match &of.says {
        Says::Deictic { unit, .. } => *unit == Unit::Day,
        _ => unit == Unit::Week && is_day(of) && !is_dated(of),
    }
}

pub(super) fn is_day(node: &Node) -> bool {
    match &node.says {
        Says::Calendar { fields, .. } | Says::Within { fields, .. } => {
            fields.day.is_some() || fields.weekday.is_some() || fields.feast.is_some()
        }
        Says::Deictic { unit, .. } => *unit == Unit::Day,
        _ => false,
    }
}

fn shifted(page: &Page, at: usize, amount: Amount, next: usize) -> Found<Node> {
    let (direction, from, end) = match page.word(next) {
        // "three weeks ago today", "a week ago Monday"
        Word::Ago => match super::point(page, next + 1) {
            Some((of, end)) if goes_with_ago(&of, amount.unit) => {
                (Direction::Earlier, Origin::Named(Box::new(of)), end)
            }
            _ => (Direction::Earlier, Origin::Writing, next + 1),
        },
        // "a few days later", "a minute and a half later" reach no date; news keeps the length alone, histories the whole.
        Word::Shift(_)
            if page.kind != Kind::History
                && (amount.count == Count::Some || amount.unit < Unit::Night) =>
        {
            return None;
        }
        // "a week earlier than planned": how much, not when.
        Word::Shift(_) if matches!(page.word(next + 1), Word::Than) => return None,
        Word::Shift(direction) => (direction, Origin::Telling, next + 1),
        Word::From if page.is(next + 1, "now") => (Direction::Later, Origin::Writing, next + 2),
        // "a week from Monday"; "two days from Monday to Tuesday" are a length, and a stretch.
        Word::From => match super::point(page, next + 1) {
            Some((of, end))
                if is_day(&of) && !is_dated(&of) && !matches!(page.word(end), Word::To) =>
            {
                (Direction::Later, Origin::Named(Box::new(of)), end)
            }
            _ => return None,
        },
        Word::Other if page.is(next, "hence") => (Direction::Later, Origin::Writing, next + 1),
        Word::Other if page.is(next, "previously") => {
            (Direction::Earlier, Origin::Telling, next + 1)
        }
        // "two years before." looks back by itself; with something behind it, it is counted from that.
        word @ (Word::Before | Word::After) => {
            let direction = if word == Word::Before {
                Direction::Earlier
            } else {
                Direction::Later
            };
            match super::point(page, next + 1) {
                // "two days after Oct. 12" keeps its two parts: a length, and a date that stands by itself.
                Some((of, end)) if is_day(&of) && !is_dated(&of) => {
                    (direction, Origin::Named(Box::new(of)), end)
                }
                _ if word == Word::Before
                    && matches!(page.word(next + 1), Word::Mark(b'.' | b',' | b';')) =>
                {
                    (direction, Origin::Telling, next + 1)
                }
                _ => return None,
            }
        }
        _ => return None,
    };
    Some(page.found(
        at,
        end,
        Says::Shift {
            amount,
            direction,
            from,
        },
    ))
}

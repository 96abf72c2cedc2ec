//! Units seen from the date that the text has reached: "that year", "the same day", "the following month", "the next day",
//! "the previous year", "the end of the year" (its "the year").

use crate::source::Kind;
use crate::timex::expr::{Amount, Count, Node, Relation, Says, Unit};
use crate::timex::lexicon::{LastKind, NextKind, Word};
use crate::timex::page::{Found, Page};

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    if let Some(found) = the_time(page, at) {
        return Some(found);
    }
    let (offset, next) = match page.word(at) {
        Word::That => match page.word(at + 1) {
            Word::Same => (0, at + 2),
            _ => (0, at + 1),
        },
        Word::The => match page.word(at + 1) {
            Word::Same => (0, at + 2),
            Word::Next(NextKind::Next | NextKind::Following) => (1, at + 2),
            Word::Last(LastKind::Previous) => (-1, at + 2),
            _ => return the_unit(page, at),
        },
        // "Next day they left."
        Word::Next(NextKind::Next)
            if page.is(at + 1, "day")
                && !matches!(page.before(at), Word::A | Word::The | Word::Possessive) =>
        {
            (1, at + 1)
        }
        _ => return None,
    };
    if let Word::Part { .. } = page.word(next) {
        return None;
    }
    let Word::Unit {
        unit,
        plural: false,
    } = page.word(next)
    else {
        return None;
    };
    if matches!(
        unit,
        Unit::Moment | Unit::Second | Unit::Minute | Unit::Hour | Unit::Fortnight | Unit::Season
    ) || unit == Unit::Quarter && page.kind == Kind::History
    {
        return None;
    }
    Some(page.found(
        at,
        next + 1,
        Says::Anaphor {
            unit,
            offset,
            pointed: true,
        },
    ))
}

/// "at that time", "by this time", "during this period", "at the same time": the telling stays where it is. In news these words
/// join sentences and tell no time.
fn the_time(page: &Page, at: usize) -> Found<Node> {
    let noun = match (page.word(at), page.word(at + 1)) {
        (Word::This | Word::That, _) => at + 1,
        (Word::The, Word::Same) => at + 2,
        _ => return None,
    };
    let introduced = matches!(
        page.before(at),
        Word::At
            | Word::By
            | Word::During
            | Word::In
            | Word::About
            | Word::From
            | Word::Until
            | Word::Since
    );
    (page.kind == Kind::History
        && introduced
        && matches!(page.word(noun), Word::Time | Word::Period))
    .then(|| {
        let says = Says::Anaphor {
            unit: Unit::Moment,
            offset: 0,
            pointed: true,
        };
        page.found(at, noun + 1, says)
    })
}

/// "the year", "the month", "the day", "the week": with a preposition before it, or as the whole of a part.
fn the_unit(page: &Page, at: usize) -> Found<Node> {
    if let Some(found) = ended(page, at) {
        return Some(found);
    }
    let fiscal = matches!(page.word(at + 1), Word::Fiscal);
    let next = if fiscal || matches!(page.word(at + 1), Word::Full) {
        at + 2
    } else {
        at + 1
    };
    let Word::Unit {
        unit,
        plural: false,
    } = page.word(next)
    else {
        return None;
    };
    let allowed = match unit {
        Unit::Year | Unit::Week => matches!(
            page.before(at),
            Word::In | Word::Of | Word::During | Word::For
        ),
        Unit::Month | Unit::Day => matches!(page.before(at), Word::Of | Word::In),
        // "the end of the decade"; "the crime of the century" is of none.
        Unit::Decade | Unit::Century => {
            matches!(page.before(at), Word::During)
                || matches!(page.before(at), Word::Of)
                    && (matches!(
                        page.before(at - 1),
                        Word::Phase { noun: true, .. }
                            | Word::Half
                            | Word::Most
                            | Word::Unit {
                                unit: Unit::Quarter,
                                ..
                            }
                    ) || page.is_one_of(
                        at.wrapping_sub(2),
                        &[
                            "decade",
                            "close",
                            "outset",
                            "rest",
                            "remainder",
                            "course",
                            "part",
                        ],
                    ))
        }
        _ => false,
    };
    // "of the day that …", "in the year since …" say which year; "the day after" is an offset.
    let defined = matches!(
        page.word(next + 1),
        Word::That | Word::Since | Word::After | Word::Before | Word::Of | Word::Next(_)
    );
    let says = if fiscal && unit == Unit::Year {
        super::deictic_unit::fiscal_year(Relation::This)
    } else {
        Says::Anaphor {
            unit,
            offset: 0,
            pointed: false,
        }
    };
    // "the Year III" is one of another calendar.
    let named = page.capital(next) && !page.capital(at);
    (allowed && !defined && !named).then(|| page.found(at, next + 1, says))
}

/// "the year ended March 31", "the year to June": a length, which the date behind it closes.
fn ended(page: &Page, at: usize) -> Found<Node> {
    let next = if matches!(page.word(at + 1), Word::Fiscal) {
        at + 2
    } else {
        at + 1
    };
    let Word::Unit {
        unit: unit @ (Unit::Year | Unit::Month | Unit::Week),
        plural: false,
    } = page.word(next)
    else {
        return None;
    };
    let amount = Amount::of(Count::Exact(1), unit);
    // "The year ended badly."
    let dated = matches!(
        page.word(next + 2),
        Word::Month { .. }
            | Word::Weekday { .. }
            | Word::DeicticDay(_)
            | Word::Digits(_)
            | Word::On
            | Word::The
            | Word::Last(_)
    );
    let closed = page.is_one_of(next + 1, &["ended", "ending"]) && dated
        || page.is(next + 1, "to") && page.month(next + 2).is_some();
    closed.then(|| page.found(at, next + 1, Says::Length(amount)))
}

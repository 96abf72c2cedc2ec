//! Units seen from the day of writing: "last week", "this month", "next year", "the current quarter", "last fiscal year", "the weekend",
//! "earlier this year".

use crate::timex::expr::{Fields, Node, Relation, Says, Unit};
use crate::timex::lexicon::{LastKind, NextKind, Word};
use crate::timex::page::{Found, Page};

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    let the = matches!(page.word(at), Word::The);
    if the && let Some(found) = but_one(page, at) {
        return Some(found);
    }
    let mut next = page.past_the(at);
    let offset = match page.word(next) {
        Word::Last(LastKind::Last) => -1,
        Word::Last(LastKind::Past) => {
            return past(page, at, next, the);
        }
        Word::Next(NextKind::Next) if !the => 1,
        Word::Next(NextKind::Coming) if the => 1,
        Word::This if !the => match page.word(next + 1) {
            Word::Last(LastKind::Past) => {
                next += 1;
                -1
            }
            // From a day of the week its coming weekend is its own.
            Word::Next(NextKind::Coming) => {
                next += 1;
                let weekend = matches!(
                    page.word(next + 1),
                    Word::Unit {
                        unit: Unit::Weekend,
                        ..
                    }
                );
                i32::from(!weekend)
            }
            _ => 0,
        },
        Word::Current => 0,
        _ => return weekend(page, at),
    };
    next += 1;
    let fiscal = matches!(page.word(next), Word::Fiscal);
    if fiscal {
        next += 1;
    }
    let Word::Unit {
        unit,
        plural: false,
    } = page.word(next)
    else {
        return None;
    };
    match unit {
        Unit::Moment | Unit::Minute | Unit::Hour | Unit::Second | Unit::Day | Unit::Season => {
            return None;
        }
        // "last quarter" and "this quarter" of a year are quarters; the rule for them knows more.
        Unit::Quarter | Unit::Fortnight => return None,
        _ => {}
    }
    // ABC's "This Week": a name.
    if page.capital(next) && page.capital(at) {
        return None;
    }
    let end = next + 1;
    let says = if fiscal && unit == Unit::Year {
        let relation = match offset {
            -1 => Relation::Last,
            1 => Relation::Next,
            _ => Relation::This,
        };
        fiscal_year(relation)
    } else {
        Says::Deictic { unit, offset }
    };
    Some(page.found(at, end, says))
}

/// "the week before last", "the year after next".
fn but_one(page: &Page, at: usize) -> Found<Node> {
    let Word::Unit {
        unit: unit @ (Unit::Week | Unit::Weekend | Unit::Month | Unit::Year),
        plural: false,
    } = page.word(at + 1)
    else {
        return None;
    };
    let offset = match (page.word(at + 2), page.word(at + 3)) {
        (Word::Before, Word::Last(LastKind::Last)) => -2,
        (Word::After, Word::Next(NextKind::Next)) => 2,
        _ => return None,
    };
    let alone = matches!(
        page.word(at + 4),
        Word::Mark(_) | Word::Break | Word::Verb(_) | Word::And | Word::In | Word::The | Word::A
    );
    alone.then(|| page.found(at, at + 4, Says::Deictic { unit, offset }))
}

/// A fiscal year is a year of which no one says when it begins.
pub(super) fn fiscal_year(relation: Relation) -> Says {
    let fields = Fields {
        fiscal: true,
        ..Fields::default()
    };
    Says::Calendar {
        fields,
        relation: Some(relation),
    }
}

/// "the past year", "the past week": the unit before this one, as a span that ends now; "the past" alone is a vague reference.
fn past(page: &Page, at: usize, next: usize, the: bool) -> Found<Node> {
    let Word::Unit {
        unit: unit @ (Unit::Year | Unit::Week | Unit::Weekend | Unit::Month),
        plural: false,
    } = page.word(next + 1)
    else {
        return None;
    };
    (the || unit == Unit::Weekend)
        .then(|| page.found(at, next + 2, Says::Deictic { unit, offset: -1 }))
}

/// "the weekend": the one that news is about, before the day of writing; with a plan ahead, the coming one.
fn weekend(page: &Page, at: usize) -> Found<Node> {
    if matches!(page.word(at), Word::The)
        && matches!(
            page.word(at + 1),
            Word::Unit {
                unit: Unit::Weekend,
                plural: false
            }
        )
    {
        let says = Says::Deictic {
            unit: Unit::Weekend,
            offset: 0,
        };
        return Some(page.found(at, at + 2, says));
    }
    None
}

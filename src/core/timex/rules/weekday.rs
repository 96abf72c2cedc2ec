//! Weekdays: "Friday", "last Monday", "next Tuesday", "this coming Sunday", "the previous Friday", "Wednesday of last week",
//! "Wednesday last week".

use crate::timex::expr::{Each, Fields, Node, Relation, Says, Unit};
use crate::timex::lexicon::{LastKind, NextKind, Word};
use crate::timex::page::{Found, Page};

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    let (relation, next) = relation(page, at);
    let Word::Weekday {
        day,
        plural: false,
        short,
    } = page.word(next)
    else {
        return None;
    };
    if !page.capital(next)
        || short
            && (!abbreviated(page, next)
                || matches!(page.before(next), Word::The | Word::Possessive))
        || is_a_paper(page, next + 1)
        || is_remembered(page, next)
    {
        return None;
    }
    let mut end = next + 1;
    if short && matches!(page.word(end), Word::Mark(b'.')) && page.joined(end) {
        end += 1;
    }
    if relation.is_none() {
        let week = match page.word(end) {
            Word::Of => super::deictic_unit::read(page, end + 1)
                .or_else(|| super::anaphor::read(page, end + 1)),
            // "Wednesday last week"; not "said Wednesday last week's deal".
            Word::Last(LastKind::Last) | Word::Next(NextKind::Next) | Word::This => {
                super::deictic_unit::read(page, end)
                    .filter(|(_, end)| !matches!(page.word(*end), Word::Mark(b'\'')))
            }
            _ => None,
        };
        if let Some((week, end)) = week.filter(|(week, _)| is_week(week)) {
            let says = Says::Nth {
                n: 1,
                each: Each::Weekday(day),
                of: Box::new(week),
            };
            return Some(page.found(at, end, says));
        }
    }
    let fields = Fields {
        weekday: Some(day),
        ..Fields::default()
    };
    Some(page.found(at, end, Says::Calendar { fields, relation }))
}

fn is_week(node: &Node) -> bool {
    matches!(
        node.says,
        Says::Deictic {
            unit: Unit::Week,
            ..
        } | Says::Anaphor {
            unit: Unit::Week,
            ..
        }
    )
}

/// "Bloody Sunday", "Black Monday": a day that has a name, of whichever year.
fn is_remembered(page: &Page, at: usize) -> bool {
    let name = at.wrapping_sub(1);
    page.capital(name) && page.is_one_of(name, &["bloody", "black", "super", "cyber"])
}

/// "the Sunday Times", "a Sunday Mirror poll", "the Saturday Evening Gazette": a weekday that names a newspaper.
fn is_a_paper(page: &Page, at: usize) -> bool {
    // In a headline every word has a capital, but no such name.
    let evening = matches!(page.word(at), Word::Part { .. })
        && page.capital(at)
        && page.capital(at + 1)
        && page.word(at + 1) == Word::Other;
    evening
        || page.capital(at)
            && page.is_one_of(
                at,
                &[
                    "times",
                    "telegraph",
                    "mirror",
                    "people",
                    "express",
                    "herald",
                    "mail",
                    "post",
                    "tribune",
                    "independent",
                ],
            )
}

/// "Sun" and "Sat" are words too: an abbreviation has its dot, and no article ("read it in The Sun.", "circle our Sun.").
fn abbreviated(page: &Page, at: usize) -> bool {
    matches!(page.word(at + 1), Word::Mark(b'.')) && page.joined(at + 1)
}

/// "last", "next", "this", "this coming", "the previous", "the following" before a name of the calendar.
pub(super) fn relation(page: &Page, at: usize) -> (Option<Relation>, usize) {
    let (next, the) = match page.word(at) {
        Word::The => (at + 1, true),
        Word::This => match page.word(at + 1) {
            Word::Next(NextKind::Coming) => return (Some(Relation::Next), at + 2),
            Word::Last(LastKind::Past) => return (Some(Relation::Last), at + 2),
            _ => return (Some(Relation::This), at + 1),
        },
        _ => (at, false),
    };
    match page.word(next) {
        Word::Last(LastKind::Previous) => (Some(Relation::Previous), next + 1),
        Word::Last(LastKind::Last | LastKind::Past) => (Some(Relation::Last), next + 1),
        Word::Next(NextKind::Following) => (Some(Relation::Following), next + 1),
        Word::Next(_) if the => (Some(Relation::Following), next + 1),
        Word::Next(_) => (Some(Relation::Next), next + 1),
        _ => (None, at),
    }
}

//! "14, 15 and 16 June", "June 14, 15 and 16, 2008": days of one month that stands once, before the first or behind the last.
//!
//! The rules find the days that touch the month, and two that an "and" joins; here the others of a longer list are added.
//! Deliberately absent: lists without an "and" ("June 14, 15"), in which the next number may count something else.

use super::{Link, Place};
use crate::timex::expr::{Fields, Node, Says};
use crate::timex::lexicon::Word;
use crate::timex::page::Page;

/// Adds the days around what has been found from place `first` on, over these tokens; returns the token after the last.
pub(super) fn add(
    page: &Page,
    found: &mut Vec<Place>,
    first: usize,
    (at, end): (usize, usize),
) -> usize {
    let many = found.len();
    if matches!(page.before(at), Word::Mark(b',')) {
        before(page, found, first);
    }
    let end = match page.word(end) {
        Word::Mark(b',') => behind(page, found, end),
        _ => end,
    };
    if found.len() > many {
        for n in first..found.len() {
            found[n].link = Link::of(page, found[..n].last(), found[n].from);
        }
    }
    end
}

/// The day of a month that the words name, with its number.
fn day_of_a_month(node: &Node) -> Option<(u8, Fields)> {
    match &node.says {
        Says::Calendar {
            fields,
            relation: None,
        } if fields.weekday.is_none() => {
            Some((fields.day.filter(|_| fields.month.is_some())?, *fields))
        }
        _ => None,
    }
}

/// "14, " before "15 and 16 June".
fn before(page: &Page, found: &mut Vec<Place>, first: usize) {
    let from = found[first].from;
    if !matches!(page.word(from + 1), Word::And | Word::Or) {
        return;
    }
    let mut at = from;
    while at >= 2
        && matches!(page.word(at - 1), Word::Mark(b','))
        && !page.joined(at)
        && let Some((next, fields)) = day_of_a_month(found[first].first())
        && let Some((day, _)) = page.day(at - 2).filter(|(day, _)| *day < next)
        && !page.joined(at - 2)
        && !matches!(page.before(at - 2), Word::Month { .. } | Word::Mark(b'.'))
    {
        at -= 2;
        let place = one(
            page,
            &found[first],
            at,
            Fields {
                day: Some(day),
                ..fields
            },
        );
        found.insert(first, place);
    }
}

/// ", 15 and 16, 2008" behind "June 14"; returns the token after it.
fn behind(page: &Page, found: &mut Vec<Place>, end: usize) -> usize {
    let Some((first, fields)) = found.last().and_then(|place| day_of_a_month(place.last())) else {
        return end;
    };
    // The days of the list, with their tokens.
    let mut days = [(first, end - 1); 8];
    let (mut many, mut at, mut closed) = (1, end, false);
    while !closed && many < days.len() {
        let comma = page.past_comma(at);
        closed = matches!(page.word(comma), Word::And | Word::Or);
        let next = comma + usize::from(closed);
        match page.day(next) {
            Some((day, after)) if next > at && day > days[many - 1].0 => {
                days[many] = (day, next);
                (many, at) = (many + 1, after);
            }
            _ => return end,
        }
    }
    let year = page.year(page.past_comma(at));
    let stops = !matches!(
        page.word(at),
        Word::Other | Word::Unit { .. } | Word::Scale(_) | Word::Mark(b'%' | b'$' | b'-')
    );
    if !closed || fields.year.is_some() || !(stops || year.is_some()) || page.month(at).is_some() {
        return end;
    }
    let last = found.len() - 1;
    if let Some(first) = found[last].split() {
        found.insert(last, first);
    }
    let last = found.len() - 1;
    for (day, at) in &days[1..many] {
        let day = Fields {
            day: Some(*day),
            ..fields
        };
        found.push(one(page, &found[last], *at, day));
    }
    if let Some((year, after)) = year {
        for place in &mut found[last..] {
            if let Says::Calendar { fields, .. } = &mut place.expr.node.says {
                fields.year = Some(year);
            }
        }
        let place = &mut found[last + many - 1];
        place.to = after;
        place.expr.node.span = page.span(place.from, after);
        place.expr.span = place.expr.node.span;
        return after;
    }
    at
}

/// One more day, told in the same clause.
fn one(page: &Page, beside: &Place, at: usize, fields: Fields) -> Place {
    let relation = None;
    let mut expr = beside.expr.clone();
    expr.node = page.node(at, at + 1, Says::Calendar { fields, relation });
    expr.span = expr.node.span;
    (expr.whole, expr.bound, expr.possessive) = (None, None, false);
    Place {
        expr,
        joins: false,
        link: Link::default(),
        from: at,
        to: at + 1,
    }
}

//! Times that come again: "every day", "each July", "daily", "annually", "every two weeks", "Tuesday nights", "twice a week"
//! (its "a week"), "per month".

use crate::source::Kind;
use crate::timex::expr::{Amount, Count, FeastDay, Fields, Node, Recurring, Says, Unit};
use crate::timex::lexicon::{LastKind, VagueCount, Word};
use crate::timex::page::{Found, Page};

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    let (what, end) = match page.word(at) {
        Word::Adverb(unit) if recurs(page, at, unit) => (every(1, unit), at + 1),
        Word::Every => after_every(page, at + 1)?,
        Word::Per => match page.word(at + 1) {
            // "50 miles per hour" tells a speed.
            Word::Unit {
                unit: unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year),
                plural: false,
            } => (every(1, unit), at + 2),
            _ => return None,
        },
        Word::Weekday { .. } if opening_days(page, at).is_some() => {
            (Recurring::Weekly(Unit::Week), opening_days(page, at)?)
        }
        // "on weekends"
        Word::Unit {
            unit: Unit::Weekend,
            plural: true,
        } if matches!(
            page.before(at),
            Word::On | Word::At | Word::During | Word::And | Word::Or
        ) =>
        {
            (Recurring::Weekly(Unit::Weekend), at + 1)
        }
        Word::Weekday { day, plural, .. } if page.capital(at) => {
            let fields = Fields {
                weekday: Some(day),
                ..Fields::default()
            };
            match page.word(at + 1) {
                Word::Part { part, plural: true } => {
                    (Recurring::Fields(fields, Some(part)), at + 2)
                }
                _ if plural => (Recurring::Fields(fields, None), at + 1),
                _ => return None,
            }
        }
        Word::A => rate(page, at)?,
        // "the first Tuesday of every month"
        Word::The
            if matches!(
                page.word(at + 1),
                Word::Ordinal(_) | Word::Last(LastKind::Last)
            ) && matches!(page.word(at + 2), Word::Weekday { .. } | Word::Unit { .. })
                && matches!(page.word(at + 3), Word::Of | Word::In)
                && matches!(page.word(at + 4), Word::Every) =>
        {
            after_every(page, at + 5)?
        }
        _ => return None,
    };
    Some(page.found(at, end, Says::Every { what }))
}

/// Past "Monday to Friday" where a place is open or a thing is done on those days of each week.
fn opening_days(page: &Page, at: usize) -> Option<usize> {
    let weekday = |at: usize| {
        matches!(page.word(at), Word::Weekday { plural: false, .. }) && page.capital(at)
    };
    let to = matches!(page.word(at + 1), Word::To | Word::Mark(b'-'));
    if !(to && weekday(at) && weekday(at + 2)) {
        return None;
    }
    // "open from 9 a.m. Monday to Friday"
    let habit = (at.saturating_sub(6)..at).rev().find(|at| {
        page.is_one_of(
            *at,
            &[
                "open",
                "opens",
                "closed",
                "available",
                "hours",
                "operates",
                "operate",
                "works",
            ],
        )
    })?;
    let was = matches!(page.before(habit), Word::Auxiliary(_))
        || page.is_one_of(habit.wrapping_sub(1), &["was", "were", "be", "to"]);
    (!was).then_some(at + 3)
}

/// "the daily Courant" is a paper, "average daily volume" a measure, and "a quarterly loss" belongs to its quarter.
fn recurs(page: &Page, at: usize, unit: Unit) -> bool {
    let name = page.capital(at + 1) && !page.joined(at + 1);
    // "$2 million annually", "40 percent annually": a rate.
    let rate = unit == Unit::Year
        && (1..=5.min(at)).any(|back| {
            matches!(
                page.word(at - back),
                Word::Digits(_) | Word::Quantity(_) | Word::Decimal { .. } | Word::Scale(_)
            )
        });
    // "the Madrid daily said": a newspaper.
    let paper = matches!(
        page.before(at.wrapping_sub(1)),
        Word::The | Word::Possessive
    ) && matches!(page.before(at), Word::Other)
        && page.capital(at.wrapping_sub(1))
        && !matches!(page.word(at + 1), Word::Other);
    // "the Coastal Weekly"
    let title = page.capital(at) && !matches!(page.before(at), Word::Break | Word::Mark(_));
    !rate
        && !paper
        && !title
        && unit != Unit::Quarter
        && !name
        && !page.is(at.wrapping_sub(1), "average")
}

fn every(count: u32, unit: Unit) -> Recurring {
    Recurring::Every(Amount::of(Count::Exact(count), unit))
}

fn after_every(page: &Page, at: usize) -> Found<Recurring> {
    let fields = |fields| (Recurring::Fields(fields, None), at + 1);
    Some(match page.word(at) {
        Word::Weekday { day, .. } => {
            let weekday = Fields {
                weekday: Some(day),
                ..Fields::default()
            };
            match page.word(at + 1) {
                Word::Part { part, .. } => (Recurring::Fields(weekday, Some(part)), at + 2),
                _ => fields(weekday),
            }
        }
        Word::Month { month, .. } if page.capital(at) => fields(Fields {
            month: Some(month),
            ..Fields::default()
        }),
        Word::Season(season) => fields(Fields {
            season: Some(season),
            ..Fields::default()
        }),
        Word::Part {
            part,
            plural: false,
        } => (Recurring::Fields(Fields::default(), Some(part)), at + 1),
        Word::Unit {
            unit,
            plural: false,
        } if unit != Unit::Moment => (every(1, unit), at + 1),
        // "every other Thursday", "every second year", "every few weeks"
        Word::Ordinal(n @ 2..=10) => other(page, at + 1, n)?,
        Word::Other if page.is(at, "other") => other(page, at + 1, 2)?,
        Word::Vague(VagueCount::Few) => {
            let ((unit, _), end) = page.unit(at + 1)?;
            let (count, rough) = (Count::Some, None);
            (Recurring::Every(Amount { count, unit, rough }), end)
        }
        // "every Christmas"; of feasts that move no more can be said than that they are of each year.
        Word::Feast(_) if page.capital(at) => {
            let (node, end) = super::feast::read(page, at)?;
            let what = match node.fields()?.feast?.day {
                FeastDay::On(month, day) if !page.is(at + 1, "eve") => {
                    let (month, day) = (Some(month), Some(day));
                    Recurring::Fields(
                        Fields {
                            month,
                            day,
                            ..Fields::default()
                        },
                        None,
                    )
                }
                _ => every(1, Unit::Year),
            };
            (what, end)
        }
        _ => {
            let (n, next) = page.number(at)?;
            let ((unit, _), end) = page.unit(next)?;
            (every(n, unit), end)
        }
    })
}

/// "other Thursday", "second year": a weekday keeps its name, TIMEX3 has no word for how many are left out.
fn other(page: &Page, at: usize, n: u32) -> Found<Recurring> {
    match page.word(at) {
        Word::Unit {
            unit,
            plural: false,
        } if unit != Unit::Moment => Some((every(n, unit), at + 1)),
        Word::Weekday { plural: false, .. } | Word::Month { .. } if page.capital(at) => {
            after_every(page, at)
        }
        _ => None,
    }
}

/// "three times a week", "$2 million a year", "40 cents a day": a rate has an amount or "times" before it.
fn rate(page: &Page, at: usize) -> Found<Recurring> {
    let Word::Unit {
        unit: unit @ (Unit::Hour | Unit::Day | Unit::Week | Unit::Month | Unit::Year),
        plural: false,
    } = page.word(at + 1)
    else {
        return None;
    };
    let counted = match page.before(at) {
        Word::Other => page.is_one_of(at - 1, &["times", "once", "twice"]),
        // "30 a day": histories have these rates as times that come again.
        Word::Digits(_) | Word::Quantity(_) | Word::Scale(_) => page.kind == Kind::History,
        _ => false,
    };
    let shift = matches!(
        page.word(at + 2),
        Word::Ago | Word::Shift(_) | Word::Before | Word::After
    );
    (counted && !shift).then(|| (every(1, unit), at + 2))
}

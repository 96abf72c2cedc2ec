//! Parts of a day: "Friday night", "this morning", "the night of Aug. 7", "the night of 3-4 May", "late Wednesday evening", "tonight", "last night",
//! "that afternoon", "early the next morning", "the night before", "mid-afternoon yesterday", "overnight".

use crate::source::Kind;
use crate::timex::expr::{Fields, Node, PartOfDay, Phase, Recurring, Says, TimeOfDay, Unit};
use crate::timex::heads::PARTS;
use crate::timex::lexicon::{LastKind, NextKind, Word};
use crate::timex::page::{Found, Page};

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    day_first(page, at)
        .or_else(|| pointed(page, at))
        .or_else(|| early(page, at))
        .or_else(|| part_first(page, at))
        .or_else(|| early_hours(page, at))
}

fn hour(page: &Page, at: usize, end: usize, part: PartOfDay, of: Option<Node>) -> Found<Node> {
    let says = Says::Hour {
        time: TimeOfDay::Part(part),
        of: of.map(Box::new),
        zone: None,
    };
    Some(page.found(at, end, says))
}

/// "Friday night", "late Wednesday evening", "yesterday afternoon", "Christmas night".
fn day_first(page: &Page, at: usize) -> Found<Node> {
    let day = match page.word(at) {
        Word::Phase {
            phase: Phase::Late | Phase::Early,
            noun: false,
        } => at + 1,
        _ => at,
    };
    // The longest name of a day: "Wednesday of the week before last".
    if !page.any::<8>(day + 1, PARTS) {
        return None;
    }
    let (of, next) = super::weekday::read(page, day)
        .or_else(|| super::deictic_day::read(page, day))
        .or_else(|| super::feast::read(page, day))?;
    match page.word(next) {
        Word::Part {
            part,
            plural: false,
        } => hour(page, at, next + 1, part, Some(of)),
        // "Friday noon"
        Word::Clock(word) if day == at => {
            let says = Says::Hour {
                time: TimeOfDay::Clock {
                    hour: if word == 0 { 24 } else { 12 },
                    minute: None,
                },
                of: Some(Box::new(of)),
                zone: None,
            };
            Some(page.found(at, next + 1, says))
        }
        _ => None,
    }
}

/// "early the next morning", "late last night".
fn early(page: &Page, at: usize) -> Found<Node> {
    let Word::Phase {
        phase: Phase::Early | Phase::Late,
        noun: false,
    } = page.word(at)
    else {
        return None;
    };
    let (mut node, end) = pointed(page, at + 1)?;
    node.span = page.span(at, end);
    Some((node, end))
}

/// "this morning", "tonight", "last night", "that afternoon", "the next morning", "overnight".
pub(super) fn pointed(page: &Page, at: usize) -> Found<Node> {
    let part = |at: usize| match page.word(at) {
        Word::Part {
            part,
            plural: false,
        } => Some(part),
        _ => None,
    };
    let day = |end: usize, says: Says| Some(page.node(at, end, says));
    let deictic = |offset: i32| Says::Deictic {
        unit: Unit::Day,
        offset,
    };
    let anaphor = |offset: i32| Says::Anaphor {
        unit: Unit::Day,
        offset,
        pointed: true,
    };
    match page.word(at) {
        Word::Tonight => hour(page, at, at + 1, PartOfDay::Night, day(at + 1, deictic(0))),
        Word::Overnight => hour(page, at, at + 1, PartOfDay::Night, day(at + 1, deictic(0))),
        // CBS's "This Morning": a name.
        Word::This if page.capital(at) && page.capital(at + 1) => None,
        Word::This => hour(page, at, at + 2, part(at + 1)?, day(at + 1, deictic(0))),
        Word::Last(LastKind::Last) if part(at + 1) == Some(PartOfDay::Night) => {
            hour(page, at, at + 2, PartOfDay::Night, day(at + 1, deictic(-1)))
        }
        // "Next morning they left."
        Word::Next(NextKind::Next) if !matches!(page.before(at), Word::A | Word::Possessive) => {
            hour(page, at, at + 2, part(at + 1)?, day(at + 1, anaphor(1)))
        }
        Word::That => {
            let next = if matches!(page.word(at + 1), Word::Same) {
                at + 2
            } else {
                at + 1
            };
            hour(page, at, next + 1, part(next)?, day(next, anaphor(0)))
        }
        // "the night before last"
        Word::The
            if matches!(page.word(at + 2), Word::Before)
                && matches!(page.word(at + 3), Word::Last(LastKind::Last))
                && page.nothing_follows(at + 4) =>
        {
            hour(page, at, at + 4, part(at + 1)?, day(at + 1, deictic(-2)))
        }
        // "the night before."
        Word::The if part(at + 1).is_some() => {
            let offset = match page.word(at + 2) {
                Word::Before => -1,
                Word::After => 1,
                _ => return None,
            };
            let ends = matches!(
                page.word(at + 3),
                Word::Mark(b'.' | b',' | b';') | Word::Break
            );
            let day = day(at + 1, anaphor(offset)).filter(|_| ends)?;
            hour(page, at, at + 3, part(at + 1)?, Some(day))
        }
        Word::The => {
            let offset = match page.word(at + 1) {
                Word::Next(NextKind::Next | NextKind::Following) => 1,
                Word::Last(LastKind::Previous) => -1,
                Word::Same => 0,
                _ => return None,
            };
            hour(
                page,
                at,
                at + 3,
                part(at + 2)?,
                day(at + 2, anaphor(offset)),
            )
        }
        _ => None,
    }
}

/// "the night of Aug. 7", "early in the morning of 22 April 1915", "mid-afternoon yesterday", "the morning".
fn part_first(page: &Page, at: usize) -> Found<Node> {
    let mut next = at;
    while matches!(
        page.word(next),
        Word::Phase { noun: false, .. } | Word::In | Word::The
    ) && next < at + 3
    {
        // "early in the morning"; nothing of this stands behind "the", not even another.
        let behind_the = next > at && matches!(page.word(next - 1), Word::The);
        match page.word(next) {
            Word::In if next == at || behind_the => return None,
            Word::The if behind_the => return None,
            _ => {}
        }
        next = page.past_dash(next + 1);
    }
    let Word::Part {
        part,
        plural: false,
    } = page.word(next)
    else {
        return None;
    };
    let mut end = next + 1;
    if page.is(end, "hours") {
        end += 1;
    }
    let of = match page.word(end) {
        Word::Of | Word::On => super::point(page, end + 1),
        Word::DeicticDay(_) => super::deictic_day::read(page, end),
        // "mid-afternoon Tuesday"
        Word::Weekday { .. } if page.dash(at + 1) => super::weekday::read(page, end),
        _ => None,
    };
    // "the night of 3-4 May" is that of the 3rd.
    let first = |of: Node| match &of.says {
        Says::Range(ends) => ends[0].clone(),
        _ => of,
    };
    if let Some((of, end)) = of.map(|(of, end)| (first(of), end))
        && names_a_day(&of)
    {
        return hour(page, at, end, part, Some(of));
    }
    // "at dawn", "by nightfall", and the night that is told of.
    let light = next == at
        && matches!(part, PartOfDay::Dawn | PartOfDay::Dusk)
        && matches!(
            page.before(at),
            Word::At | Word::By | Word::Before | Word::After | Word::Until | Word::Since
        )
        && stands_alone(page, end);
    let night = part == PartOfDay::Night
        && matches!(page.word(at), Word::The)
        && next == at + 1
        && matches!(page.before(at), Word::During)
        && stands_alone(page, end);
    // "moved only at night": any night. Histories have it as a time, in news nothing is told by it.
    if part == PartOfDay::Night
        && next == at
        && page.kind == Kind::History
        && matches!(page.before(at), Word::At)
        && stands_alone(page, end)
    {
        let what = Recurring::Fields(Fields::default(), Some(part));
        return Some(page.found(at, end, Says::Every { what }));
    }
    let mid = matches!(
        page.word(at),
        Word::Phase {
            phase: Phase::Mid,
            ..
        }
    );
    // "in the late afternoon"
    let which = at + 1 + usize::from(matches!(page.word(at + 1), Word::Phase { noun: false, .. }));
    let by_itself = mid
        || (matches!(page.word(at), Word::The)
            && next == which
            && part != PartOfDay::Night
            && matches!(page.before(at), Word::In | Word::During));
    let told = by_itself
        && matches!(
            part,
            PartOfDay::Morning | PartOfDay::Afternoon | PartOfDay::Evening
        );
    (light || night || told).then(|| {
        let day = Node::new(
            page.span(at, end),
            Says::Anaphor {
                unit: Unit::Day,
                offset: 0,
                pointed: false,
            },
        );
        hour(page, at, end, part, Some(day))
    })?
}

/// "at dawn they left", but not "at dawn raids".
fn stands_alone(page: &Page, at: usize) -> bool {
    match page.word(at) {
        Word::Other => page.is_one_of(at, &["he", "she", "it", "they", "we"]),
        Word::Mark(mark) => mark != b'-' || !page.dash(at),
        Word::Unit { .. } | Word::Part { .. } | Word::Of => false,
        _ => true,
    }
}

/// "the early hours of Thursday", "the small hours of 3 May": before it is day.
fn early_hours(page: &Page, at: usize) -> Found<Node> {
    let next = page.past_the(at);
    let hours = matches!(
        page.word(next + 1),
        Word::Unit {
            unit: Unit::Hour,
            plural: true
        }
    );
    if !hours
        || !matches!(page.word(next + 2), Word::Of)
        || !page.is_one_of(next, &["early", "small"])
    {
        return None;
    }
    // "the early hours of the morning", "of that morning"
    if let Some(end) = (next + 3..next + 5).find(|at| page.is(*at, "morning")) {
        let says = Says::Anaphor {
            unit: Unit::Day,
            offset: 0,
            pointed: false,
        };
        let day = page.node(at, end + 1, says);
        let article = matches!(page.word(next + 3), Word::The | Word::That);
        return article.then(|| hour(page, at, end + 1, PartOfDay::Morning, Some(day)))?;
    }
    let (of, end) = super::point(page, next + 3).filter(|(of, _)| names_a_day(of))?;
    // Of "the early hours of Thursday morning" the morning is the time.
    (!matches!(page.word(end), Word::Part { .. }))
        .then(|| hour(page, at, end, PartOfDay::Dawn, Some(of)))?
}

fn names_a_day(node: &Node) -> bool {
    let pointed = matches!(&node.says, Says::Anaphor { unit, .. } if *unit == Unit::Day);
    pointed || super::offset::is_day(node)
}

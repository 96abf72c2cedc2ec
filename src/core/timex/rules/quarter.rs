//! Quarters and halves of a year: "the third quarter", "third-quarter", "the fourth quarter of 1989", "Q3 2008", "H1 2009", "this quarter",
//! "the latest quarter", "the year-earlier quarter", "the first half of 2008".

use crate::source::Kind;
use crate::timex::expr::{
    Amount, Count, Direction, Each, Fields, Node, Origin, Phase, Relation, Says, Unit,
};
use crate::timex::lexicon::{LastKind, Word};
use crate::timex::page::{Found, Page};

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    match page.word(at) {
        Word::Quarter(_) | Word::HalfYear(_) => return short(page, at),
        // Nothing else of these begins with a month.
        Word::Month { .. } => return of_months(page, at),
        _ => {}
    }
    // Of the units only a quarter and a year begin one: "the quarter a year ago", "the year-earlier quarter".
    let unit = page.past_the(at);
    match page.word(unit) {
        Word::Unit {
            unit: Unit::Quarter,
            ..
        } => return same_period(page, at).or_else(|| pointed(page, at)),
        Word::Unit { .. } => return year_earlier(page, at),
        _ => {}
    }
    of_months(page, at)
        .or_else(|| named(page, at))
        .or_else(|| pointed(page, at))
        .or_else(|| year_earlier(page, at))
}

/// "the April-June quarter", "the January-to-March quarter", "the October-December period".
fn of_months(page: &Page, at: usize) -> Found<Node> {
    let first = page.past_the(at);
    let dashed = |at: usize| matches!(page.word(at), Word::Mark(b'-'));
    if !dashed(first + 1) && !dashed(first + 2) {
        return None;
    }
    let (from, dash) = page.month(first)?;
    // "January-to-March"
    let to = matches!(page.word(dash + 1), Word::To) && page.dash(dash + 2);
    let last = dash + if to { 3 } else { 1 };
    let (to, end) = page.month(last).filter(|_| page.dash(dash))?;
    let quarter = matches!(
        page.word(end),
        Word::Unit {
            unit: Unit::Quarter,
            plural: false
        } | Word::Period
    );
    (quarter && from % 3 == 1 && to == from + 2).then(|| {
        let fields = Fields {
            quarter: Some(to / 3),
            ..Fields::default()
        };
        let relation = None;
        page.found(at, end + 1, Says::Calendar { fields, relation })
    })
}

/// "Q3", "Q3 2008", "Q3 of 2008", "H1 2009".
fn short(page: &Page, at: usize) -> Found<Node> {
    let (quarter, half) = match page.word(at) {
        Word::Quarter(n) => (Some(n), None),
        Word::HalfYear(n) => (None, Some(n)),
        _ => return None,
    };
    let next = at + 1 + usize::from(matches!(page.word(at + 1), Word::Of | Word::Mark(b',')));
    let year = page.year(next);
    // "H1" alone is a name of many things.
    if half.is_some() && year.is_none() {
        return None;
    }
    let (year, end) = year.map_or((None, at + 1), |(year, end)| (Some(year), end));
    let fields = Fields {
        year,
        quarter,
        half,
        ..Fields::default()
    };
    let relation = None;
    Some(page.found(at, end, Says::Calendar { fields, relation }))
}

/// "the fiscal third quarter of 1989", "third-quarter", "the second half".
fn named(page: &Page, at: usize) -> Found<Node> {
    if let Some(found) = of_a_year(page, at)
        .or_else(|| in_hand(page, at))
        .or_else(|| same_period(page, at))
    {
        return Some(found);
    }
    let mut next = page.past_the(at);
    let mut year = None;
    if let Some((y, end)) = page.year(next).filter(|_| next > at) {
        year = Some(y);
        next = end;
    }
    let fiscal = matches!(page.word(next), Word::Fiscal);
    if fiscal {
        next = page.past_dash(next + 1);
    }
    let n = match page.word(next) {
        Word::Ordinal(n @ 1..=4) => n as u8,
        // "the last quarter of 2007" is its fourth; "the last half" its second.
        Word::Last(LastKind::Last) | Word::Other
            if matches!(page.word(at), Word::The)
                && page.is_one_of(next, &["last", "final"])
                && matches!(page.word(next + 2), Word::Of)
                && page.is(next + 1, "quarter") =>
        {
            4
        }
        Word::Last(LastKind::Last) if matches!(page.word(at), Word::The) => 0,
        Word::Other if page.is(next, "latter") => 0,
        _ => return None,
    };
    let noun = page.past_dash(next + 1);
    // "the third-quarter loss": the article is the loss's.
    if noun > next + 1 && matches!(page.word(at), Word::The) {
        return None;
    }
    let (quarter, half) = match page.word(noun) {
        Word::Unit {
            unit: Unit::Quarter,
            plural: false,
        } if n > 0 => (Some(n), None),
        Word::Half if n <= 2 => (None, Some(if n == 0 { 2 } else { n })),
        _ => return None,
    };
    let end = noun + 1;
    let fields = Fields {
        year,
        quarter,
        half,
        fiscal,
        ..Fields::default()
    };
    if page.word(end) == Word::Of {
        if let Some((says, end)) = of(page, end + 1, fields) {
            return Some(page.found(at, end, says));
        }
        if half.is_some() || page.word(end + 1) == Word::The {
            return None;
        }
    }
    // "the first half" alone is a game's as often as a year's.
    let relation = None;
    (half.is_none() || year.is_some())
        .then(|| page.found(at, end, Says::Calendar { fields, relation }))
}

/// Of what a quarter or a half is: of a year, or of what is longer or shorter than one.
fn of(page: &Page, at: usize, mut fields: Fields) -> Found<Says> {
    // "the first half of the 1990s" is no half of a year.
    if let Some((of, end)) = longer_than_a_year(page, at) {
        let phase = match (fields.half, fields.quarter) {
            (Some(1), _) | (_, Some(1)) => Phase::Start,
            (_, Some(2 | 3)) => Phase::Mid,
            _ => Phase::End,
        };
        let of = Box::new(of);
        return Some((Says::Phase { phase, of }, end));
    }
    if let Some((year, end)) = page.year(at) {
        fields.year = Some(year);
        let relation = None;
        return Some((Says::Calendar { fields, relation }, end));
    }
    let (of, end) = super::deictic_unit::read(page, at)
        .or_else(|| super::anaphor::read(page, at).filter(|_| fields.half.is_some()))?;
    let of = Box::new(of);
    Some((Says::Within { fields, of }, end))
}

/// Decades and centuries, and months, whose halves have no name.
fn longer_than_a_year(page: &Page, at: usize) -> Found<Node> {
    super::century::read(page, at).or_else(|| {
        super::calendar_date::read(page, at)
            .or_else(|| super::anaphor::read(page, at))
            .filter(|(of, _)| match &of.says {
                Says::Calendar { fields, .. } => fields.month.is_some() && fields.day.is_none(),
                Says::Anaphor { unit, .. } => *unit >= Unit::Decade,
                _ => false,
            })
    })
}

/// "the same period last year", "the corresponding quarter a year ago": the quarter in hand, of that year.
fn same_period(page: &Page, at: usize) -> Found<Node> {
    let same = match page.word(at + 1) {
        Word::Same => true,
        Word::Other => page.is_one_of(at + 1, &["corresponding", "comparable"]),
        _ => false,
    };
    let noun = at + 1 + usize::from(same);
    if !matches!(page.word(at), Word::The)
        || !matches!(
            page.word(noun),
            Word::Unit {
                unit: Unit::Quarter,
                plural: false
            } | Word::Period
        )
    {
        return None;
    }
    let next = noun + 1 + usize::from(same && matches!(page.word(noun + 1), Word::Of | Word::In));
    let (of, end) = super::deictic_unit::read(page, next)
        .filter(|_| same)
        .or_else(|| super::offset::read(page, next))?;
    let says = match &of.says {
        Says::Deictic {
            unit: Unit::Year,
            offset: -1,
        } => Says::Nth {
            n: 0,
            each: Each::Unit(Unit::Quarter),
            of: Box::new(of),
        },
        // A year before the quarter in hand is a quarter.
        Says::Shift {
            amount: Amount {
                unit: Unit::Year, ..
            },
            ..
        } => of.says,
        _ => return None,
    };
    Some(page.found(at, end, says))
}

/// "the 1988 quarter", "the 1989 period": the quarter in hand, of that year.
fn in_hand(page: &Page, at: usize) -> Found<Node> {
    if !matches!(page.word(at), Word::The) {
        return None;
    }
    let (year, end) = page.year(at + 1)?;
    if !matches!(
        page.word(end),
        Word::Unit {
            unit: Unit::Quarter,
            plural: false
        } | Word::Period
    ) {
        return None;
    }
    let fields = Fields {
        year: Some(year),
        ..Fields::default()
    };
    let of = Box::new(page.node(
        at + 1,
        end,
        Says::Calendar {
            fields,
            relation: None,
        },
    ));
    Some(page.found(
        at,
        end + 1,
        Says::Nth {
            n: 0,
            each: Each::Unit(Unit::Quarter),
            of,
        },
    ))
}

/// "this year's third quarter", "next year's first quarter".
fn of_a_year(page: &Page, at: usize) -> Found<Node> {
    let (of, next) = super::deictic_unit::read(page, at)?;
    if !matches!(page.word(next), Word::Mark(b'\'')) || !page.is(next + 1, "s") {
        return None;
    }
    let Word::Ordinal(n @ 1..=4) = page.word(next + 2) else {
        return None;
    };
    let end = page.past_dash(next + 3) + 1;
    let fields = Fields {
        quarter: Some(n as u8),
        ..Fields::default()
    };
    matches!(
        page.word(end - 1),
        Word::Unit {
            unit: Unit::Quarter,
            plural: false
        }
    )
    .then(|| {
        page.found(
            at,
            end,
            Says::Within {
                fields,
                of: Box::new(of),
            },
        )
    })
}

/// "this quarter", "the latest quarter", "the latest period", "the quarter".
fn pointed(page: &Page, at: usize) -> Found<Node> {
    // In a history "the quarter" is one of a town, "that quarter" where the wind comes from.
    if page.kind == Kind::History {
        return None;
    }
    let the = matches!(page.word(at), Word::The);
    let next = page.past_the(at);
    let is_quarter = |at: usize| {
        matches!(
            page.word(at),
            Word::Unit {
                unit: Unit::Quarter,
                plural: false
            }
        )
    };
    let node = |end: usize, says: Says| Some(page.found(at, end, says));
    // "the quarter ended Sept. 30": the one that the day behind it closes.
    if the
        && is_quarter(next)
        && (page.is(next + 1, "ended") || page.is(next + 1, "ending"))
        && let Some((day, _)) = super::calendar_date::read(page, next + 2)
    {
        let says = Says::Nth {
            n: -1,
            each: Each::Unit(Unit::Quarter),
            of: Box::new(day),
        };
        return node(next + 1, says);
    }
    match page.word(next) {
        Word::Unit {
            unit: Unit::Quarter,
            plural: false,
        } if the && !matches!(page.word(next + 1), Word::Of) && !page.dash(next + 1) => node(
            next + 1,
            Says::Anaphor {
                unit: Unit::Quarter,
                offset: 0,
                pointed: false,
            },
        ),
        Word::Last(LastKind::Latest)
            if is_quarter(next + 1) || matches!(page.word(next + 1), Word::Period) =>
        {
            node(
                next + 2,
                Says::Anaphor {
                    unit: Unit::Quarter,
                    offset: 0,
                    pointed: false,
                },
            )
        }
        Word::Current | Word::This if is_quarter(next + 1) => node(
            next + 2,
            Says::Deictic {
                unit: Unit::Quarter,
                offset: 0,
            },
        ),
        Word::Next(_) if is_quarter(next + 1) => node(
            next + 2,
            Says::Deictic {
                unit: Unit::Quarter,
                offset: 1,
            },
        ),
        Word::Last(LastKind::Previous | LastKind::Last) if is_quarter(next + 1) => node(
            next + 2,
            Says::Deictic {
                unit: Unit::Quarter,
                offset: -1,
            },
        ),
        _ => None,
    }
}

/// "the year-earlier quarter", "the year-ago period", "year-earlier": a year before the period in hand.
fn year_earlier(page: &Page, at: usize) -> Found<Node> {
    let next = page.past_the(at);
    if !matches!(
        page.word(next),
        Word::Unit {
            unit: Unit::Year,
            plural: false
        }
    ) || !page.dash(next + 1)
    {
        return None;
    }
    if !matches!(
        page.word(next + 2),
        Word::Ago | Word::Shift(Direction::Earlier)
    ) {
        return None;
    }
    let (mut end, mut fields) = (next + 3, Fields::default());
    if let Word::Ordinal(n @ 1..=4) = page.word(end)
        && matches!(
            page.word(end + 1),
            Word::Unit {
                unit: Unit::Quarter,
                plural: false
            }
        )
    {
        fields.quarter = Some(n as u8);
        end += 2;
    } else if matches!(
        page.word(end),
        Word::Unit {
            unit: Unit::Quarter,
            plural: false
        } | Word::Period
    ) {
        end += 1;
    }
    // Without its noun the article belongs to what follows: "the [year-earlier] results".
    let start = if end == next + 3 { next } else { at };
    if start > at {
        return None;
    }
    if fields.quarter.is_some() {
        return Some(page.found(
            start,
            end,
            Says::Calendar {
                fields,
                relation: Some(Relation::Last),
            },
        ));
    }
    let amount = Amount::of(Count::Exact(1), Unit::Year);
    let says = Says::Shift {
        amount,
        direction: Direction::Earlier,
        from: Origin::Telling,
    };
    Some(page.found(start, end, says))
}

//! What a time expression would mean if its source had been written on a given day: just enough to test days against each
//! other. The dates that people see are made by `timex::resolve`.

use crate::calendar::{Day, Weekday};
use crate::timex::TimexExpr;
use crate::timex::expr::{Each, Fields, Node, Origin, Relation, Says, Tense, Unit, YearSpan};

/// First and last day, as day numbers.
pub(crate) type Days = (i32, i32);

/// The days that an expression means under a day of writing; `None` if it names none.
pub(crate) fn days_at(
    expr: &TimexExpr,
    year_of: Option<i32>,
    written: i32,
    ahead: bool,
) -> Option<Days> {
    node_at(&expr.node, year_of, written, ahead)
}

fn node_at(node: &Node, year_of: Option<i32>, written: i32, ahead: bool) -> Option<Days> {
    match &node.says {
        Says::Calendar { fields, relation } => {
            calendar_at(fields, *relation, year_of, written, ahead)
        }
        Says::Deictic { unit, offset } => unit_at(*unit, *offset, written),
        Says::Shift {
            amount,
            direction,
            from: Origin::Writing,
        } => {
            let (n, unit) = amount.exact()?;
            let n = direction.sign() * n;
            match unit {
                Unit::Day => Some((written + n, written + n)),
                Unit::Week => Some((written + 7 * n - 3, written + 7 * n + 3)),
                Unit::Month => Some((written + 30 * n - 16, written + 30 * n + 16)),
                Unit::Year => unit_at(Unit::Year, n, written),
                _ => None,
            }
        }
        // "Three weeks ago today".
        Says::Shift {
            amount,
            direction,
            from: Origin::Named(of),
        } => {
            let (n, unit) = amount.exact()?;
            let later = direction.sign() * n * unit.days()?;
            let (first, last) = node_at(of, year_of, written, ahead)?;
            Some((first + later, last + later))
        }
        Says::Hour { of: Some(of), .. } | Says::Phase { of, .. } | Says::About(of) => {
            node_at(of, year_of, written, ahead)
        }
        Says::Hour { of: None, .. } => Some((written, written)),
        // "Wednesday of last week".
        Says::Within { fields, of } => {
            let (first, last) = node_at(of, year_of, written, ahead)?;
            let weekday = fields.weekday.filter(|_| last - first == 6)?;
            let day = first + weekday.num_days_from_monday() as i32;
            Some((day, day))
        }
        // "The 16th of last month".
        Says::Nth {
            n,
            each: Each::Unit(Unit::Day),
            of,
        } => {
            let (first, last) = node_at(of, year_of, written, ahead)?;
            let day = first + n - 1;
            (first..=last).contains(&day).then_some((day, day))
        }
        _ => None,
    }
}

fn unit_at(unit: Unit, offset: i32, written: i32) -> Option<Days> {
    let day = Day::from_number(written)?;
    let (year, month, _) = day.ymd();
    match unit {
        Unit::Day | Unit::Night => Some((written + offset, written + offset)),
        Unit::Week => {
            let monday = written - day.weekday().num_days_from_monday() as i32 + 7 * offset;
            Some((monday, monday + 6))
        }
        Unit::Month => {
            let months = year * 12 + month as i32 - 1 + offset;
            month_days(months.div_euclid(12), months.rem_euclid(12) as u32 + 1)
        }
        Unit::Year => Some((
            Day::from_ymd(year + offset, 1, 1)?.number(),
            Day::from_ymd(year + offset, 12, 31)?.number(),
        )),
        _ => None,
    }
}

/// First and last day of a month.
pub(crate) fn month_days(year: i32, month: u32) -> Option<Days> {
    let first = Day::from_ymd(year, month, 1)?.number();
    let next = if month == 12 {
        Day::from_ymd(year + 1, 1, 1)?
    } else {
        Day::from_ymd(year, month + 1, 1)?
    };
    Some((first, next.number() - 1))
}

fn calendar_at(
    fields: &Fields,
    relation: Option<Relation>,
    year_of: Option<i32>,
    written: i32,
    ahead: bool,
) -> Option<Days> {
    if fields.span != YearSpan::One || fields.feast.is_some() || from_telling(relation) {
        return None;
    }
    if fields.season.is_some() || fields.quarter.is_some() || fields.half.is_some() {
        // Which months a season or a business year's quarter has differs from place to place; the year is sure.
        return period(fields.year.filter(|y| !y.short)?.number, None, None);
    }
    let year = fields
        .year
        .filter(|y| !y.short)
        .map(|y| y.number)
        .or(year_of);
    match (year, fields.month, fields.day) {
        (Some(year), month, day) => period(year, month, day),
        (None, Some(month), day) => {
            let (now, ..) = Day::from_number(written)?.ymd();
            let years = if ahead {
                [now, now + 1]
            } else {
                [now, now - 1]
            };
            years
                .into_iter()
                .filter_map(|y| period(y, Some(month), day))
                .find(|&(first, last)| {
                    if ahead {
                        last >= written
                    } else {
                        first <= written
                    }
                })
        }
        (None, None, None) => weekday_at(fields.weekday?, relation, written, ahead),
        (None, None, Some(_)) => None,
    }
}

/// First and last day of a day, a month or a year.
pub(crate) fn period(year: i32, month: Option<u8>, day: Option<u8>) -> Option<Days> {
    match (month, day) {
        (Some(month), Some(day)) => {
            let day = Day::from_ymd(year, u32::from(month), u32::from(day))?.number();
            Some((day, day))
        }
        (Some(month), None) => month_days(year, u32::from(month)),
        (None, None) => Some((
            Day::from_ymd(year, 1, 1)?.number(),
            Day::from_ymd(year, 12, 31)?.number(),
        )),
        (None, Some(_)) => None,
    }
}

/// The weekday at or before the day of writing, or after it.
pub(crate) fn weekday_at(
    weekday: Weekday,
    relation: Option<Relation>,
    written: i32,
    ahead: bool,
) -> Option<Days> {
    let today = Day::from_number(written)?.weekday().num_days_from_monday() as i32;
    let wanted = weekday.num_days_from_monday() as i32;
    let back = (today - wanted).rem_euclid(7);
    let day = match relation {
        Some(Relation::Last) => written - if back == 0 { 7 } else { back },
        Some(Relation::Next) => written + (wanted - today - 1).rem_euclid(7) + 1,
        _ if ahead => written + (wanted - today - 1).rem_euclid(7) + 1,
        _ => written - back,
    };
    Some((day, day))
}

/// Whether the words say the time from the day of writing, so that they tell something of that day.
pub(crate) fn relative(node: &Node) -> bool {
    match &node.says {
        Says::Calendar { fields, relation } => fields.year.is_none() && !from_telling(*relation),
        Says::Deictic { .. } => true,
        Says::Shift { from, .. } => match from {
            Origin::Writing => true,
            Origin::Telling => false,
            Origin::Named(of) => relative(of),
        },
        Says::Hour { of, .. } => of.as_ref().is_none_or(|of| relative(of)),
        Says::Phase { of, .. }
        | Says::About(of)
        | Says::Within { of, .. }
        | Says::Nth { of, .. } => relative(of),
        _ => false,
    }
}

/// "The following Sunday" is told from another day than that of writing.
fn from_telling(relation: Option<Relation>) -> bool {
    matches!(relation, Some(Relation::Following | Relation::Previous))
}

/// The calendar fields that an expression states, under "about", "early" and parts of the day.
pub(crate) fn fields(node: &Node) -> Option<&Fields> {
    match &node.says {
        Says::Calendar { fields, .. } => Some(fields),
        Says::Hour { of: Some(of), .. } | Says::Phase { of, .. } | Says::About(of) => fields(of),
        _ => None,
    }
}

/// Whether an expression looks ahead, by the clue that the text gives.
pub(crate) fn ahead(expr: &TimexExpr) -> bool {
    expr.clue.is_some_and(|clue| clue.tense == Tense::Future)
}

/// For each expression without a year, the year of the only full date of the text that lies within a month of it.
pub(crate) fn years(times: &[TimexExpr]) -> Vec<Option<i32>> {
    let full: Vec<(i32, i32)> = times
        .iter()
        .filter_map(|t| {
            let f = fields(&t.node)?;
            let year = f.year.filter(|y| !y.short)?.number;
            Some((year, period(year, Some(f.month?), Some(f.day?))?.0))
        })
        .collect();
    times
        .iter()
        .map(|t| {
            let f = fields(&t.node).filter(|f| f.year.is_none())?;
            let near = |year: i32| {
                let (day, _) = period(year, Some(f.month?), Some(f.day?))?;
                full.iter()
                    .any(|&(y, d)| y == year && (d - day).abs() <= 31)
                    .then_some(year)
            };
            let mut found: Vec<i32> = full.iter().filter_map(|&(y, _)| near(y)).collect();
            found.dedup();
            (found.len() == 1).then(|| found[0])
        })
        .collect()
}

//! Counting: units from the day of writing, from the date that the text has reached, and from named dates.

use super::{Lack, Meaning, Reason, Scene, node};
use crate::calendar::{Day, Granularity, Period, Weekday};
use crate::source::Kind;
use crate::timex::expr::{Amount, Count, Direction, Each, Origin, Reference, Says, Unit};
use crate::timex::timex3::{Modifier, Pattern};

/// The granularity of a unit, `None` below a day.
pub(super) fn granularity(unit: Unit) -> Option<Granularity> {
    use Granularity as G;
    Some(match unit {
        Unit::Moment | Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Night | Unit::Day => G::Day,
        Unit::Weekend => G::Weekend,
        Unit::Week | Unit::Fortnight => G::Week,
        Unit::Month => G::Month,
        Unit::Season => G::Season,
        Unit::Quarter => G::Quarter,
        Unit::Year => G::Year,
        Unit::Decade => G::Decade,
        Unit::Century => G::Century,
        Unit::Millennium => G::Millennium,
    })
}

fn holes(unit: Unit) -> Pattern {
    Pattern {
        unit: Some(unit),
        ..Pattern::default()
    }
}

fn found(period: Option<Period>, reason: Reason, unit: Unit) -> Meaning {
    match period {
        Some(period) => Meaning::date(period, reason),
        None => Meaning::unresolved(holes(unit), Lack::NoSuchDay),
    }
}

/// "today", "last week", "this year", "the weekend".
pub(super) fn deictic(unit: Unit, offset: i32, scene: &Scene) -> Meaning {
    let Some(granularity) = granularity(unit) else {
        return Meaning::reference(Reference::Present);
    };
    if scene.is_history() {
        return in_history(unit, offset, granularity, scene);
    }
    let Some(day) = scene.day() else {
        return Meaning::unresolved(holes(unit), Lack::Anchor);
    };
    let here = Period::containing(day, granularity);
    let offset = match unit {
        // "the weekend", "last weekend": the one before the day of writing, unless the clause looks ahead.
        Unit::Weekend if offset == 0 && scene.ahead() != Some(true) && day < here.first_day() => -1,
        _ => offset,
    };
    found(here.plus(offset), Reason::FromWriting, unit)
}

/// In a history "today" is the reader's, and "last year" is counted from the date that the telling has reached.
fn in_history(unit: Unit, offset: i32, granularity: Granularity, scene: &Scene) -> Meaning {
    if unit == Unit::Day && offset == 0 {
        return Meaning::reference(Reference::Present);
    }
    match scene.reached(granularity) {
        Some((period, reason)) => found(period.plus(offset), reason, unit),
        None => Meaning::unresolved(holes(unit), Lack::Telling),
    }
}

/// The day that the text has reached.
pub(super) fn day(scene: &Scene) -> Meaning {
    match scene.reached(Granularity::Day) {
        Some((day, reason)) => Meaning::date(day, reason),
        None => Meaning::unresolved(holes(Unit::Day), scene.lack()),
    }
}

/// "that year", "the next day", "the following month".
pub(super) fn anaphor(unit: Unit, offset: i32, pointed: bool, scene: &Scene) -> Meaning {
    let Some(granularity) = granularity(unit) else {
        // "at that time": the date that the text has reached, whatever its unit.
        return match scene.told().reached {
            Some(telling) if unit == Unit::Moment => {
                Meaning::date(telling, Reason::FromTelling(telling))
            }
            _ => Meaning::reference(Reference::Past),
        };
    };
    let news = !scene.is_history();
    let reached = match unit {
        // "the latest quarter": the one that the report is about, else the last one that was over.
        Unit::Quarter if news => scene
            .told()
            .quarter
            .map(|quarter| (quarter, Reason::FromTelling(quarter)))
            .or_else(|| {
                let last = Period::containing(scene.day()?, granularity).plus(-1)?;
                Some((last, Reason::FromWriting))
            }),
        // "the 1880s … the end of the decade", "that century"
        Unit::Century | Unit::Decade
            if let Some(age) = scene
                .told()
                .age
                .filter(|age| age.granularity() <= granularity) =>
        {
            Some((
                Period::containing(age.first_day(), granularity),
                Reason::FromTelling(age),
            ))
        }
        // "the year" of a report is its own; the decade of what it looks back at is that decade.
        Unit::Century | Unit::Decade if scene.ahead() == Some(false) => scene.reached(granularity),
        Unit::Century | Unit::Decade | Unit::Year | Unit::Month | Unit::Week
            if news && !pointed =>
        {
            scene
                .day()
                .map(|day| (Period::containing(day, granularity), Reason::FromWriting))
        }
        _ => scene.reached(granularity),
    };
    let in_hand = news && unit == Unit::Quarter && scene.told().quarter.is_some();
    match reached {
        Some((period, reason)) => {
            scene.maybe_fiscal(in_hand, found(period.plus(offset), reason, unit))
        }
        None => Meaning::unresolved(holes(unit), scene.lack()),
    }
}

/// "three days ago", "two weeks later", "two days after Christmas".
pub(super) fn shift(
    amount: &Amount,
    direction: Direction,
    from: &Origin,
    scene: &Scene,
) -> Meaning {
    let modifier = amount.rough.map(Modifier::from);
    let meaning = exact_shift(amount, direction, from, scene);
    Meaning {
        modifier: modifier.or(meaning.modifier),
        when: if modifier == Some(Modifier::Approx) {
            meaning.when.map(crate::calendar::When::about)
        } else {
            meaning.when
        },
        ..meaning
    }
}

/// "a year and a half" as months, "half a century" as decades: whole units, where the halves of a unit are some.
fn in_whole(amount: Amount) -> Amount {
    let (each, unit) = match amount.unit {
        Unit::Century => (10, Unit::Decade),
        Unit::Decade => (10, Unit::Year),
        Unit::Year => (12, Unit::Month),
        _ => return amount,
    };
    match amount.count {
        Count::AndHalf(n) => Amount {
            count: Count::Exact(n.saturating_mul(each).saturating_add(each / 2)),
            unit,
            ..amount
        },
        _ => amount,
    }
}

fn exact_shift(amount: &Amount, direction: Direction, from: &Origin, scene: &Scene) -> Meaning {
    let sign = if direction == Direction::Later { 1 } else { -1 };
    let amount = in_whole(*amount);
    let Count::Exact(count) = amount.count else {
        return Meaning {
            lacks: Some(Lack::Vague),
            ..Meaning::reference(if sign > 0 {
                Reference::Future
            } else {
                Reference::Past
            })
        };
    };
    let Some(unit) = granularity(amount.unit) else {
        return Meaning::reference(if sign > 0 {
            Reference::Future
        } else {
            Reference::Past
        });
    };
    let factor = if amount.unit == Unit::Fortnight { 2 } else { 1 };
    let count = i32::try_from(count)
        .unwrap_or(i32::MAX)
        .saturating_mul(factor)
        .saturating_mul(sign);
    let lack = Meaning::unresolved(holes(amount.unit), scene.lack());
    // A report on a quarter compares it with the same quarter of the year before.
    let quarter = scene.told().quarter.filter(|_| {
        !scene.is_history()
            && !scene.told().stretch
            && unit == Granularity::Year
            && !matches!(from, Origin::Named(_))
    });
    if let Some(quarter) = quarter {
        let shifted = quarter.plus(count.saturating_mul(4));
        let meaning = found(shifted, Reason::FromTelling(quarter), amount.unit);
        return scene.maybe_fiscal(true, meaning);
    }
    let (origin, reason) = match from {
        // Also in a history nobody counts thousands of years from what is told.
        Origin::Writing
            if !scene.is_history()
                || scene.day().is_some()
                    && (amount.unit == Unit::Year && count < -499
                        || scene.told().reached.is_none()) =>
        {
            match scene.day() {
                Some(day) => (Period::containing(day, unit), Reason::FromWriting),
                None => return lack,
            }
        }
        Origin::Writing | Origin::Telling => match scene.reached(unit) {
            Some((period, reason)) => (period, reason),
            None => return lack,
        },
        Origin::Named(of) => {
            let of = node(of, scene);
            match of.period {
                Some(period) if period.granularity() <= unit => (period, of.reason),
                _ => return lack,
            }
        }
    };
    let shifted = match (origin.granularity(), unit) {
        // From a named day all counting keeps the day.
        (Granularity::Day, Granularity::Week) => origin.plus(count.saturating_mul(7)),
        // "three years ago today"
        (Granularity::Day, Granularity::Year) if matches!(from, Origin::Named(of) if matches!(of.says, Says::Deictic { .. })) =>
        {
            let (year, month, day) = origin.first_day().ymd();
            Day::from_ymd(year.saturating_add(count), month, day).map(Period::of_day)
        }
        (from, to) if from == to => origin.plus(count),
        _ => Period::containing(origin.first_day(), unit).plus(count),
    };
    found(shifted, reason, amount.unit)
}

/// "the first Sunday after Easter", "the Friday before Christmas".
pub(super) fn beside(n: u8, weekday: Weekday, direction: Direction, of: Meaning) -> Meaning {
    let Some(day) = of.period.filter(|p| p.granularity() == Granularity::Day) else {
        return Meaning {
            period: None,
            when: None,
            lacks: of.lacks.or(Some(Lack::Vague)),
            ..of
        };
    };
    let day = day.first_day();
    let ahead = weekday.num_days_from_monday() as i32 - day.weekday().num_days_from_monday() as i32;
    // The day itself is neither before nor after it.
    let days = match direction {
        Direction::Later => (ahead - 1).rem_euclid(7) + 1 + 7 * (i32::from(n) - 1),
        Direction::Earlier => -((-ahead - 1).rem_euclid(7) + 1) - 7 * (i32::from(n) - 1),
    };
    match day.plus(days) {
        Some(day) => Meaning::date(Period::of_day(day), of.reason),
        None => Meaning::unresolved(Pattern::default(), Lack::NoSuchDay),
    }
}

/// "the third Thursday of November", "the last week of September", "the week of March 6".
pub(super) fn nth(n: i32, each: Each, of: Meaning, scene: &Scene) -> Meaning {
    let Some(outer) = of.period else {
        return of;
    };
    let period = match each {
        Each::Weekday(weekday) => {
            let (first, last) = (outer.first_day(), outer.last_day());
            let ahead = |day: crate::calendar::Day| {
                (weekday.num_days_from_monday() as i32
                    - day.weekday().num_days_from_monday() as i32)
                    .rem_euclid(7)
            };
            let day = if n > 0 {
                first.plus(ahead(first) + (n - 1).saturating_mul(7))
            } else {
                last.plus(-((7 - ahead(last)) % 7))
            };
            day.filter(|day| (first..=last).contains(day))
                .map(Period::of_day)
        }
        // "the 1988 quarter": the same one as the quarter in hand; without one it is only the year's.
        Each::Unit(Unit::Quarter) if n == 0 => Some(
            scene
                .told()
                .quarter
                .filter(|_| !scene.told().stretch)
                .map_or(outer, |quarter| {
                    let shift = (outer.in_year() - quarter.in_year()).saturating_mul(4);
                    quarter.plus(shift).unwrap_or(outer)
                }),
        ),
        Each::Unit(unit) => {
            let granularity = granularity(unit).unwrap_or(Granularity::Day);
            let holding = |day: Day| Period::containing(day, granularity);
            // The first week of a month has most of its first seven days, as that of a year does in ISO 8601.
            let inwards = if unit == Unit::Week { 3 } else { 0 };
            match n {
                1.. => (outer.first_day().plus(inwards)).and_then(|day| holding(day).plus(n - 1)),
                0 => Some(holding(outer.first_day())),
                // The last weekend of a month is one that begins in it.
                _ => (outer.last_day().plus(-inwards)).and_then(|day| {
                    let begun = holding(day).first_day() <= outer.last_day();
                    holding(day).plus(if begun { 0 } else { -1 })
                }),
            }
        }
    };
    match period.filter(|period| period.first_day() <= outer.last_day()) {
        Some(period) => Meaning {
            modifier: None,
            ..Meaning::date(period, of.reason)
        },
        None => Meaning::unresolved(Pattern::default(), Lack::NoSuchDay),
    }
}

impl Scene<'_> {
    /// What dates are counted from, which is not known.
    fn lack(&self) -> Lack {
        match self.known.kind {
            Kind::History => Lack::Telling,
            Kind::News | Kind::Prose => Lack::Anchor,
        }
    }

    /// What is counted from the quarter in hand has no date if that quarter is one of a fiscal year.
    fn maybe_fiscal(&self, from_quarter: bool, meaning: Meaning) -> Meaning {
        if from_quarter && self.told().fiscal && meaning.when.is_some() {
            Meaning {
                when: None,
                lacks: Some(Lack::Fiscal),
                ..meaning
            }
        } else {
            meaning
        }
    }
}

//! TIMEX3 values: printed as the annotation guidelines have them, and read back.
//!
//! Years before Christ are `BC0490`, as TIMEX2 writes them and the corpora of histories keep; decades are `199`, centuries `18`.

mod parse;

use std::fmt;

use super::expr::{Count, PartOfDay, Reference, Rough, Season, TimeOfDay, Unit};
use crate::calendar::{Granularity, Period, Weekday};
pub use parse::NoValue;

/// The value of a time expression.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Value {
    /// `PRESENT_REF` and its like.
    Reference(Reference),
    /// A period of the calendar, with a time of its day.
    On(Period, Option<TimeOfDay>),
    /// Some such period of no known year.
    Like(Pattern),
    /// A length: `P2Y`, `PT1H`, `PXD`.
    Length(Length),
}

/// A date with holes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Pattern {
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// A day of the week.
    pub weekday: Option<Weekday>,
    /// A season.
    pub season: Option<Season>,
    /// 1 to 4.
    pub quarter: Option<u8>,
    /// The finest unit that is meant though its number is not known.
    pub unit: Option<Unit>,
    /// A time of day.
    pub time: Option<TimeOfDay>,
}

/// What TIMEX3 says beside a value (`mod`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)] // the names say it
pub enum Modifier {
    Approx,
    Start,
    Mid,
    End,
    MoreThan,
    LessThan,
    Before,
    After,
}

impl Modifier {
    /// As it is written: `MORE_THAN`.
    pub fn as_str(self) -> &'static str {
        match self {
            Modifier::Approx => "APPROX",
            Modifier::Start => "START",
            Modifier::Mid => "MID",
            Modifier::End => "END",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::LessThan => "LESS_THAN",
            Modifier::Before => "BEFORE",
            Modifier::After => "AFTER",
        }
    }
}

impl From<Rough> for Modifier {
    fn from(rough: Rough) -> Modifier {
        match rough {
            Rough::About => Modifier::Approx,
            Rough::More => Modifier::MoreThan,
            Rough::Less => Modifier::LessThan,
        }
    }
}

/// A length of time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Length {
    /// How many, in tenths; `None` is `X`.
    pub tenths: Option<u32>,
    /// Of what.
    pub unit: Unit,
}

impl Length {
    /// From an amount, with the conventions of TIMEX3: decades and centuries in years, fortnights in weeks, seasons and
    /// half units as guidelines have them.
    pub fn new(count: Count, unit: Unit) -> Length {
        let (factor, unit) = match unit {
            Unit::Decade => (10, Unit::Year),
            Unit::Century => (100, Unit::Year),
            Unit::Millennium => (1000, Unit::Year),
            Unit::Fortnight => (2, Unit::Week),
            Unit::Season => (3, Unit::Month),
            unit => (1, unit),
        };
        let (factor, unit) = if count == Count::Some && unit == Unit::Year && factor >= 100 {
            (1, Unit::Century)
        } else {
            (factor, unit)
        };
        let tenths = match count {
            Count::Exact(n) => n.checked_mul(10),
            Count::AndHalf(n) => n.checked_mul(10).and_then(|n| n.checked_add(5)),
            Count::Tenths(n) => Some(n),
            Count::Some => None,
        };
        Length {
            // What is too much to be written is left open.
            tenths: tenths.and_then(|n| n.checked_mul(factor)),
            unit,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Reference(Reference::Present) => f.write_str("PRESENT_REF"),
            Value::Reference(Reference::Past) => f.write_str("PAST_REF"),
            Value::Reference(Reference::Future) => f.write_str("FUTURE_REF"),
            Value::On(period, time) => {
                write_period(f, *period)?;
                time.map_or(Ok(()), |time| write_time(f, time))
            }
            Value::Like(pattern) => pattern.fmt(f),
            Value::Length(length) => length.fmt(f),
        }
    }
}

fn write_period(f: &mut fmt::Formatter<'_>, period: Period) -> fmt::Result {
    use Granularity as G;
    let number = period.number();
    match period.granularity() {
        G::Day | G::Minute | G::Hour | G::PartOfDay => {
            let (year, month, day) = period.first_day().ymd();
            write_year(f, year)?;
            write!(f, "-{month:02}-{day:02}")
        }
        G::Week => {
            let (year, week) = period.iso_week();
            write_year(f, year)?;
            write!(f, "-W{week:02}")
        }
        G::Weekend => {
            let (year, week) = period.iso_week();
            write_year(f, year)?;
            write!(f, "-W{week:02}-WE")
        }
        G::Month => {
            write_year(f, period.in_year())?;
            write!(f, "-{:02}", number.rem_euclid(12) + 1)
        }
        G::Season => {
            write_year(f, period.in_year())?;
            write!(
                f,
                "-{}",
                ["SP", "SU", "FA", "WI"][number.rem_euclid(4) as usize]
            )
        }
        G::Quarter => {
            write_year(f, period.in_year())?;
            write!(f, "-Q{}", number.rem_euclid(4) + 1)
        }
        G::HalfYear => {
            write_year(f, period.in_year())?;
            write!(f, "-H{}", number.rem_euclid(2) + 1)
        }
        G::Year => write_year(f, number),
        G::Decade if number < 0 => write!(f, "BC{:03}", -number - 1),
        G::Decade => write!(f, "{number:03}"),
        G::Century if number < 0 => write!(f, "BC{:02}", -number - 1),
        G::Century => write!(f, "{number:02}"),
        G::Millennium if number < 0 => write!(f, "BC{}", -number - 1),
        G::Millennium => write!(f, "{number}"),
    }
}

/// Astronomical year 0 is 1 BC.
fn write_year(f: &mut fmt::Formatter<'_>, year: i32) -> fmt::Result {
    if year <= 0 {
        write!(f, "BC{:04}", 1 - year)
    } else {
        write!(f, "{year:04}")
    }
}

fn write_time(f: &mut fmt::Formatter<'_>, time: TimeOfDay) -> fmt::Result {
    match time {
        TimeOfDay::Part(part) => write!(f, "T{}", part_code(part)),
        TimeOfDay::Clock { hour, minute } => write!(f, "T{hour:02}:{:02}", minute.unwrap_or(0)),
    }
}

fn part_code(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::Dawn | PartOfDay::Morning => "MO",
        PartOfDay::Midday => "MI",
        PartOfDay::Daytime => "DT",
        PartOfDay::Afternoon => "AF",
        PartOfDay::Dusk | PartOfDay::Evening => "EV",
        PartOfDay::Night => "NI",
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("XXXX")?;
        if let Some(season) = self.season {
            return write!(f, "-{}", ["SP", "SU", "FA", "WI"][season as usize]);
        }
        if let Some(quarter) = self.quarter {
            return write!(f, "-Q{quarter}");
        }
        if let Some(weekday) = self.weekday {
            write!(f, "-WXX-{}", weekday.number_from_monday())?;
        } else if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        } else if self.day.is_some() || self.time.is_some() {
            match self.day {
                Some(day) => write!(f, "-XX-{day:02}")?,
                None => f.write_str("-XX-XX")?,
            }
        } else {
            f.write_str(match self.unit {
                Some(Unit::Week) => "-WXX",
                Some(Unit::Weekend) => "-WXX-WE",
                Some(Unit::Month) => "-XX",
                Some(Unit::Day | Unit::Night | Unit::Hour | Unit::Minute | Unit::Second) => {
                    "-XX-XX"
                }
                Some(Unit::Quarter) => "-QX",
                _ => "",
            })?;
        }
        self.time.map_or(Ok(()), |time| write_time(f, time))
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (time, letter) = match self.unit {
            Unit::Second => (true, "S"),
            Unit::Minute => (true, "M"),
            Unit::Hour => (true, "H"),
            Unit::Night => (false, "D"),
            Unit::Day => (false, "D"),
            Unit::Weekend => (false, "WE"),
            Unit::Week | Unit::Fortnight => (false, "W"),
            Unit::Month => (false, "M"),
            Unit::Season => (false, "M"),
            Unit::Quarter => (false, "Q"),
            Unit::Year => (false, "Y"),
            Unit::Decade => (false, "E"),
            Unit::Century => (false, "C"),
            Unit::Millennium => (false, "L"),
            Unit::Moment => (false, "X"),
        };
        let prefix = if time { "PT" } else { "P" };
        // Half an hour and half a minute are said in the next smaller unit.
        match (self.tenths, self.unit) {
            (None, _) => write!(f, "{prefix}X{letter}"),
            (Some(tenths), Unit::Hour) if tenths % 10 == 5 => match tenths / 10 {
                0 => f.write_str("PT30M"),
                hours => write!(f, "PT{hours}H30M"),
            },
            (Some(tenths), Unit::Minute) if tenths % 10 == 5 => match tenths / 10 {
                0 => f.write_str("PT30S"),
                minutes => write!(f, "PT{minutes}M30S"),
            },
            (Some(tenths), Unit::Year) if tenths % 10 == 5 => match tenths / 10 {
                0 => f.write_str("P6M"),
                years => write!(f, "P{years}Y6M"),
            },
            (Some(tenths), _) if tenths % 10 == 0 => write!(f, "{prefix}{}{letter}", tenths / 10),
            (Some(tenths), _) => write!(f, "{prefix}{}.{}{letter}", tenths / 10, tenths % 10),
        }
    }
}

//! Days, minutes and intervals of the proleptic Gregorian calendar.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A civil day, counted from 1970-01-01 (day 0) in the proleptic Gregorian calendar.
///
/// Range: -9999-01-01 to 9999-12-31, with a year 0 (1 BC) as ISO 8601 has it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Day(i32);

/// The days of the week, Monday first as in ISO 8601.
pub use chrono::Weekday;

impl Day {
    /// The first day there is: -9999-01-01.
    pub const MIN: Day = Day(-4_371_587);
    /// The last day there is: 9999-12-31.
    pub const MAX: Day = Day(2_932_896);

    /// The day with this number, or `None` outside the range.
    pub fn from_number(days_since_1970: i32) -> Option<Day> {
        (Day::MIN.0..=Day::MAX.0)
            .contains(&days_since_1970)
            .then_some(Day(days_since_1970))
    }

    /// The day of this year (astronomical: 0 is 1 BC), month 1-12 and day 1-31; `None` where the calendar has no such day.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Day> {
        let known =
            (-9999..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        if !known {
            return None;
        }
        let month = year * 12 + month as i32 - 1;
        let number = month_start(month) + day as i32 - 1;
        // Every month has 28 days.
        (day <= 28 || number < month_start(month + 1)).then_some(Day(number))
    }

    /// The day that the Julian calendar calls so; year, month and day as for [`Day::from_ymd`]. `None` where ours has no day of
    /// that name, either: 29 February 1700.
    ///
    /// By the Julian day number of E. G. Richards, "Mapping Time" (1998), which for 1 January 1970 is 2,440,588.
    pub fn from_julian(year: i32, month: u32, day: u32) -> Option<Day> {
        Day::from_ymd(year, month, day)?;
        let (month, day) = (month as i32, day as i32);
        // Counted in years that begin with March.
        let back = (14 - month) / 12;
        let (year, month) = (year + 4800 - back, month + 12 * back - 3);
        let number = day + (153 * month + 2) / 5 + 365 * year + year.div_euclid(4) - 32_083;
        Day::from_number(number - 2_440_588)
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i32 {
        self.0
    }

    /// Year (astronomical), month 1-12, day 1-31.
    pub fn ymd(self) -> (i32, u32, u32) {
        // Counted in years that begin with March, from 1 March of the first of them: civil_from_days of Howard Hinnant's
        // "chrono-Compatible Low-Level Date Algorithms".
        let days = (self.0 + DAYS + MARCH) as u32;
        let (cycle, day) = (days / 146_097, days % 146_097);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let next = month >= 10;
        let month = if next { month - 9 } else { month + 3 };
        let year = (year + cycle * 400) as i32 - YEARS + i32::from(next);
        (year, month, day)
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // Day 0 was a Thursday.
        Weekday::try_from((self.0 + 3).rem_euclid(7) as u8).expect("seven days")
    }

    /// The day this many days later (earlier if negative), or `None` outside the range.
    pub fn plus(self, days: i32) -> Option<Day> {
        self.0.checked_add(days).and_then(Day::from_number)
    }

    /// The minute at which the day begins.
    pub fn start(self) -> Instant {
        Instant(i64::from(self.0) * Instant::PER_DAY)
    }

    /// The whole day.
    pub fn interval(self) -> Interval {
        Interval {
            start: self.start(),
            end: Instant(self.start().0 + Instant::PER_DAY),
        }
    }
}

/// So many years are added that all are counted upwards; a multiple of the 400 after which the calendar comes again.
const YEARS: i32 = 12_000;
const DAYS: i32 = YEARS / 400 * 146_097;
/// Days from 1 March of the year 0 to 1970-01-01.
const MARCH: i32 = 719_468;

/// The days before each month, March first, of a year that begins with March.
static BEFORE: [i32; 12] = [0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337];

/// The first day, by number, of the month with this number (year times twelve plus month from 0): of one whose first day is a [`Day`],
/// or of the one after the last of these.
///
/// A leap day is the last of a year that begins with March: days_from_civil of the same algorithms.
pub(super) fn month_start(number: i32) -> i32 {
    let number = (number - 2 + 12 * YEARS) as u32;
    let year = number / 12;
    let century = year / 100;
    let days = year * 1461 / 4 - century + century / 4;
    days as i32 - DAYS - MARCH + BEFORE[(number % 12) as usize]
}

/// A first and a last day.
///
/// One word, so that a period is a pair of numbers, which functions take and return in registers: a text of nothing but dates spent a
/// fifth of its time waiting for periods that had been written to memory in pieces and were read as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Days(u64);

impl Days {
    fn new(first: i32, last: i32) -> Days {
        Days(u64::from(last as u32) << 32 | u64::from(first as u32))
    }

    /// This day alone.
    pub fn one(day: Day) -> Days {
        Days::new(day.0, day.0)
    }

    /// So many days, the first of which has this number; cut to the range of [`Day`], `None` if nothing of them lies within.
    pub fn counted(first: i64, many: i64) -> Option<Days> {
        let next = (first + many).min(i64::from(Day::MAX.0) + 1);
        let first = first.max(Day::MIN.0.into());
        (first < next).then(|| Days::new(first as i32, next as i32 - 1))
    }

    /// The same of so many months, the first of which has this number, as for [`month_start`].
    pub fn of_months(first: i64, many: i64) -> Option<Days> {
        let next = (first + many).min(10_000 * 12);
        let first = first.max(-9_999 * 12);
        (first < next).then(|| Days::new(month_start(first as i32), month_start(next as i32) - 1))
    }

    pub fn first(self) -> Day {
        Day(self.0 as u32 as i32)
    }

    pub fn last(self) -> Day {
        Day((self.0 >> 32) as u32 as i32)
    }
}

impl fmt::Debug for Days {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:?}", (self.first(), self.last()))
    }
}

/// A minute of local civil time, counted from 1970-01-01T00:00; no zone, because articles hardly ever name one.
///
/// Packed: with it a date takes 24 bytes and not 32, and a long story has very many.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[repr(Rust, packed(4))]
pub struct Instant(i64);

impl Instant {
    /// Minutes in a day.
    pub const PER_DAY: i64 = 24 * 60;

    /// The minute with this number, or `None` outside [`Day`]'s range (the end of its last day is still an instant).
    pub fn from_minutes(minutes_since_1970: i64) -> Option<Instant> {
        (Day::MIN.start().0..=Day::MAX.start().0 + Instant::PER_DAY)
            .contains(&minutes_since_1970)
            .then_some(Instant(minutes_since_1970))
    }

    /// Minutes since 1970-01-01T00:00.
    pub fn minutes(self) -> i64 {
        self.0
    }

    /// The day that this minute belongs to.
    pub fn day(self) -> Day {
        Day((self.0.div_euclid(Instant::PER_DAY) as i32).clamp(Day::MIN.0, Day::MAX.0))
    }
}

/// A stretch of time, half-open: `start` belongs to it, `end` does not. Never empty.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Interval {
    start: Instant,
    end: Instant,
}

impl Interval {
    /// The interval from `start` up to `end`, or `None` if it would be empty.
    pub fn new(start: Instant, end: Instant) -> Option<Interval> {
        (start < end).then_some(Interval { start, end })
    }

    /// From the first day to the last, both included; `None` if they are in the wrong order.
    pub fn of_days(first: Day, last: Day) -> Option<Interval> {
        (first <= last).then(|| Interval {
            start: first.start(),
            end: last.interval().end,
        })
    }

    /// Its first minute.
    pub fn start(self) -> Instant {
        self.start
    }

    /// The minute after its last.
    pub fn end(self) -> Instant {
        self.end
    }

    /// The day of its first minute.
    pub fn first_day(self) -> Day {
        self.start.day()
    }

    /// The day of its last minute.
    pub fn last_day(self) -> Day {
        Instant(self.end.0 - 1).day()
    }

    /// Whether `other` lies wholly within.
    pub fn contains(self, other: Interval) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// What both have in common.
    pub fn intersection(self, other: Interval) -> Option<Interval> {
        Interval::new(self.start.max(other.start), self.end.min(other.end))
    }

    /// The shortest interval that holds both.
    pub fn hull(self, other: Interval) -> Interval {
        Interval {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, NaiveDate};

    use super::*;

    #[test]
    fn days_are_those_of_another_calendar_of_the_same_rules() {
        let all = (Day::MIN.0..=Day::MAX.0).step_by(29);
        for number in all.chain(-30_000..30_000).chain([Day::MAX.0]) {
            let (day, date) = (Day(number), NaiveDate::from_epoch_days(number).unwrap());
            let (y, m, d) = (date.year(), date.month(), date.day());
            assert_eq!(day.ymd(), (y, m, d));
            assert_eq!(Day::from_ymd(y, m, d), Some(day));
            assert_eq!(day.weekday(), date.weekday());
        }
        for (y, m, d) in [
            (2007, 2, 29),
            (1900, 2, 29),
            (2008, 4, 31),
            (2008, 0, 1),
            (2008, 13, 1),
            (2008, 1, 0),
            (2008, 1, 32),
            (10_000, 1, 1),
            (-10_000, 12, 31),
            (i32::MAX, 1, 1),
            (i32::MIN, 1, 1),
            (2008, u32::MAX, 1),
            (2008, 1, u32::MAX),
        ] {
            assert_eq!(Day::from_ymd(y, m, d), None);
        }
    }

    #[test]
    fn julian_days_fall_where_history_has_them() {
        // The last day before the reform, the storming of the Winter Palace, the birth of Washington, the Rubicon.
        for (julian, gregorian) in [
            ((1582, 10, 4), (1582, 10, 14)),
            ((1917, 10, 25), (1917, 11, 7)),
            ((1731, 2, 11), (1731, 2, 22)),
            ((-48, 1, 10), (-48, 1, 8)),
        ] {
            let (y, m, d) = gregorian;
            let expected = Day::from_ymd(y, m, d);
            let (y, m, d) = julian;
            assert_eq!(Day::from_julian(y, m, d), expected, "{julian:?}");
        }
        assert_eq!(Day::from_julian(1700, 2, 29), None);
    }
}

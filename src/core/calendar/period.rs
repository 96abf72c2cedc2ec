//! Periods: one unit of the calendar as a whole, numbered so that the next one has the next number.

use std::cmp::Ordering;

use super::day::Days;
use super::{Day, Granularity, Interval, When};

/// One whole day, week, month, … of the calendar.
///
/// Periods of one granularity are numbered in the order of time, so "two months earlier" is `plus(-2)`.
/// Years are astronomical (0 is 1 BC). Weeks are ISO 8601 weeks and begin on Monday; a weekend is the Saturday and Sunday of its
/// week; seasons are the northern meteorological ones, and a winter takes the year that it begins in: `2008-WI` is December 2008
/// to February 2009.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Period {
    granularity: Granularity,
    // The number follows from them, and is hardly ever asked for.
    days: Days,
}

impl Ord for Period {
    fn cmp(&self, other: &Period) -> Ordering {
        let key = |period: &Period| (period.granularity, period.first_day());
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Period) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The Monday of the week that 1970-01-01 (a Thursday) lies in is day -3.
const FIRST_MONDAY: i32 = -3;

impl Period {
    /// The period of this granularity that the day lies in. Anything finer than a day gives the day;
    /// a weekday gives the weekend of its week.
    pub fn containing(day: Day, granularity: Granularity) -> Period {
        if granularity <= Granularity::Day {
            return Period::of_day(day);
        }
        let number = number(granularity, day);
        // The last weekend before the end of the range stands in for one that begins after it.
        Period::numbered(granularity, number)
            .or_else(|| Period::numbered(granularity, number - 1))
            .unwrap_or(Period::of_day(day))
    }

    /// The first and the last of the periods of this granularity that make up the interval; `None` if it does not keep to their bounds.
    pub(super) fn ends_of(
        interval: Interval,
        granularity: Granularity,
    ) -> Option<(Period, Period)> {
        let (first, last) = (interval.first_day(), interval.last_day());
        let ends = [first, last].map(|day| Period::containing(day, granularity));
        let whole = ends[0].first_day() == first && ends[1].last_day() == last;
        whole.then_some((ends[0], ends[1]))
    }

    /// The day as a period.
    pub fn of_day(day: Day) -> Period {
        Period {
            granularity: Granularity::Day,
            days: Days::one(day),
        }
    }

    /// A year, astronomical.
    pub fn year(year: i32) -> Option<Period> {
        Period::numbered(Granularity::Year, year)
    }

    /// A month, 1 to 12.
    pub fn month(year: i32, month: u32) -> Option<Period> {
        (1..=12)
            .contains(&month)
            .then(|| Period::numbered(Granularity::Month, year * 12 + month as i32 - 1))?
    }

    /// A quarter, 1 to 4.
    pub fn quarter(year: i32, quarter: u32) -> Option<Period> {
        (1..=4)
            .contains(&quarter)
            .then(|| Period::numbered(Granularity::Quarter, year * 4 + quarter as i32 - 1))?
    }

    /// A half year, 1 or 2.
    pub fn half(year: i32, half: u32) -> Option<Period> {
        (1..=2)
            .contains(&half)
            .then(|| Period::numbered(Granularity::HalfYear, year * 2 + half as i32 - 1))?
    }

    /// A season: 0 spring, 1 summer, 2 autumn, 3 winter.
    pub fn season(year: i32, season: u32) -> Option<Period> {
        (season < 4).then(|| Period::numbered(Granularity::Season, year * 4 + season as i32))?
    }

    /// The ISO week 1 to 53 of an ISO year.
    pub fn week(year: i32, week: u32) -> Option<Period> {
        // 4 January is always in week 1.
        let first = Period::containing(Day::from_ymd(year, 1, 4)?, Granularity::Week);
        let period = first.plus(week.checked_sub(1)? as i32)?;
        (period.iso_week() == (year, week)).then_some(period)
    }

    /// The period with this number, `None` where its days lie outside the range of [`Day`].
    #[inline]
    pub fn numbered(granularity: Granularity, number: i32) -> Option<Period> {
        let days = days(granularity, number)?;
        Some(Period { granularity, days })
    }

    /// How long it is.
    pub fn granularity(self) -> Granularity {
        self.granularity
    }

    /// Its place in the order of its kind.
    pub fn number(self) -> i32 {
        number(self.granularity, self.first_day())
    }

    /// The period `n` later (earlier if negative).
    pub fn plus(self, n: i32) -> Option<Period> {
        Period::numbered(self.granularity, self.number().checked_add(n)?)
    }

    /// ISO year and week number of its first day.
    pub fn iso_week(self) -> (i32, u32) {
        // The Thursday of a week decides the year it belongs to.
        let monday = Period::containing(self.first_day(), Granularity::Week).first_day();
        let thursday = monday.plus(3).unwrap_or(monday);
        let year = thursday.ymd().0;
        let new_year = Day::from_ymd(year, 1, 1).unwrap_or(Day::MIN);
        (
            year,
            ((thursday.number() - new_year.number()) / 7 + 1) as u32,
        )
    }

    /// The year of its first day; for a winter the year that names it.
    pub fn in_year(self) -> i32 {
        match self.granularity {
            Granularity::Season => self.number().div_euclid(4),
            _ => self.first_day().ymd().0,
        }
    }

    /// Its first day.
    pub fn first_day(self) -> Day {
        self.days.first()
    }

    /// Its last day.
    pub fn last_day(self) -> Day {
        self.days.last()
    }

    /// All its days.
    pub fn interval(self) -> Interval {
        Interval::of_days(self.first_day(), self.last_day()).expect("no period is empty")
    }

    /// As a date of its granularity.
    pub fn when(self) -> When {
        When::closed(self.interval(), self.granularity)
    }
}

/// The number of the period of this granularity that the day lies in; of a weekday that of the weekend of its week.
fn number(granularity: Granularity, day: Day) -> i32 {
    use Granularity as G;
    if granularity <= G::Day {
        return day.number();
    }
    let (year, month, _) = day.ymd();
    let month = month as i32 - 1;
    match granularity {
        G::Minute | G::Hour | G::PartOfDay | G::Day => day.number(),
        G::Weekend | G::Week => (day.number() - FIRST_MONDAY).div_euclid(7),
        G::Month => year * 12 + month,
        // January and February belong to the winter that the year before names.
        G::Season => (year * 12 + month - 2).div_euclid(3),
        G::Quarter => year * 4 + month / 3,
        G::HalfYear => year * 2 + month / 6,
        G::Year => year,
        // 470s BC: 479 to 470 BC.
        G::Decade if year <= 0 => -((1 - year) / 10) - 1,
        G::Decade => year / 10,
        // 5th century BC: 500 to 401 BC.
        G::Century | G::Millennium if year <= 0 => (year - 1).div_euclid(years(granularity)),
        G::Century | G::Millennium => year / years(granularity),
    }
}

/// The days of the period with this number, cut to the range of [`Day`]; `None` if nothing of it lies within.
#[inline]
fn days(granularity: Granularity, n: i32) -> Option<Days> {
    use Granularity as G;
    let n = i64::from(n);
    let monday = n * 7 + i64::from(FIRST_MONDAY);
    match granularity {
        G::Minute | G::Hour | G::PartOfDay | G::Day => Days::counted(n, 1),
        G::Week => Days::counted(monday, 7),
        G::Weekend => Days::counted(monday + 5, 2),
        G::Month => Days::of_months(n, 1),
        G::Season => Days::of_months(n * 3 + 2, 3),
        G::Quarter => Days::of_months(n * 3, 3),
        G::HalfYear => Days::of_months(n * 6, 6),
        G::Year => Days::of_months(n * 12, 12),
        G::Decade | G::Century | G::Millennium => {
            let years = i64::from(years(granularity));
            let year = n * years;
            // The year 0 is 1 BC, so the first ones after Christ lack a year, as does the first decade before.
            let (first, next) = match (n, granularity) {
                (0.., _) => (year.max(1), year + years),
                (_, G::Decade) => (year + 2, (year + years + 2).min(1)),
                _ => (year + 1, year + years + 1),
            };
            Days::of_months(first * 12, (next - first) * 12)
        }
    }
}

/// How many years a decade, a century, a millennium has.
fn years(granularity: Granularity) -> i32 {
    match granularity {
        Granularity::Decade => 10,
        Granularity::Century => 100,
        _ => 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::day::month_start;

    #[test]
    fn months_start_where_the_calendar_has_them() {
        for number in -9999 * 12..10_000_i32 * 12 {
            let (year, month) = (number.div_euclid(12), number.rem_euclid(12) as u32 + 1);
            let first = Day::from_ymd(year, month, 1).unwrap();
            assert_eq!(month_start(number), first.number());
        }
        assert_eq!(month_start(10_000 * 12), Day::MAX.number() + 1);
    }

    #[test]
    fn decades_and_centuries_before_christ_count_its_years() {
        use Granularity as G;
        // Years before Christ: 1 - year.
        for (granularity, number, first, last) in [
            (G::Decade, -48, 479, 470),
            (G::Decade, -1, 9, 1),
            (G::Century, -5, 500, 401),
            (G::Century, -1, 100, 1),
            (G::Millennium, -1, 1000, 1),
        ] {
            let period = Period::numbered(granularity, number).unwrap();
            assert_eq!(period.first_day().ymd().0, 1 - first, "{period:?}");
            assert_eq!(period.last_day().ymd().0, 1 - last, "{period:?}");
            for day in [period.first_day(), period.last_day()] {
                assert_eq!(Period::containing(day, granularity), period);
            }
        }
        let decade = Period::containing(Day::from_ymd(5, 1, 1).unwrap(), G::Decade);
        assert_eq!(decade.first_day(), Day::from_ymd(1, 1, 1).unwrap());
    }

    #[test]
    fn weeks_are_iso_weeks() {
        let day = |y, m, d| Day::from_ymd(y, m, d).unwrap();
        let week = |d| Period::containing(d, Granularity::Week).iso_week();
        assert_eq!(week(day(2008, 8, 28)), (2008, 35));
        assert_eq!(week(day(2008, 12, 29)), (2009, 1));
        assert_eq!(week(day(2010, 1, 3)), (2009, 53));
        assert_eq!(
            Period::week(2008, 35).unwrap().first_day(),
            day(2008, 8, 25)
        );
        assert_eq!(Period::week(2008, 53), None);
    }

    #[test]
    fn the_ends_of_the_calendar_have_periods_too() {
        use Granularity as G;
        for day in [Day::MIN, Day::MAX] {
            for g in [
                G::Day,
                G::Weekend,
                G::Week,
                G::Month,
                G::Season,
                G::Quarter,
                G::HalfYear,
                G::Year,
                G::Decade,
                G::Century,
                G::Millennium,
            ] {
                let period = Period::containing(day, g);
                assert!(period.first_day() <= period.last_day(), "{day:?} {g:?}");
                assert_eq!(Period::numbered(g, period.number()), Some(period));
            }
        }
    }

    #[test]
    fn every_day_lies_in_its_periods() {
        use Granularity as G;
        for number in (Day::MIN.number()..=Day::MAX.number()).step_by(9973) {
            let day = Day::from_number(number).unwrap();
            for g in [
                G::Day,
                G::Week,
                G::Month,
                G::Season,
                G::Quarter,
                G::HalfYear,
                G::Year,
                G::Decade,
                G::Century,
                G::Millennium,
            ] {
                let period = Period::containing(day, g);
                assert!(
                    period.first_day() <= day && day <= period.last_day(),
                    "{day:?} {g:?}"
                );
                assert_eq!(Period::numbered(g, period.number()), Some(period));
                let Some(next) = period.plus(1) else {
                    assert_eq!(period.last_day(), Day::MAX);
                    continue;
                };
                assert_eq!(
                    period.last_day().plus(1).unwrap(),
                    next.first_day(),
                    "{day:?} {g:?}"
                );
            }
        }
    }
}

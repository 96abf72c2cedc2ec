//! The days of feasts.

use crate::calendar::{Day, Weekday};
use crate::timex::expr::{Feast, FeastDay};

/// The day of a feast in a year, Gregorian.
pub(super) fn day(feast: Feast, year: i32) -> Option<Day> {
    let day = match feast.day {
        FeastDay::On(month, day) => Day::from_ymd(year, month.into(), day.into()),
        FeastDay::Easter(days) => easter(year)?.plus(days.into()),
        FeastDay::Nth(n, weekday, month) if n > 0 => {
            on_or_after(Day::from_ymd(year, month.into(), 1)?, weekday)?
                .plus(7 * (i32::from(n) - 1))
        }
        // The last one lies in the last seven days of the month, which none of ours ends before its 31st.
        FeastDay::Nth(_, weekday, month) => {
            on_or_after(Day::from_ymd(year, month.into(), 25)?, weekday)
        }
        FeastDay::Election => on_or_after(Day::from_ymd(year, 11, 1)?, Weekday::Mon)?.plus(1),
        FeastDay::Advent => on_or_after(Day::from_ymd(year, 11, 27)?, Weekday::Sun),
    }?;
    day.plus(-i32::from(feast.eve))
}

/// The first such weekday from a day on.
fn on_or_after(day: Day, weekday: Weekday) -> Option<Day> {
    let ahead = weekday.num_days_from_monday() as i32 - day.weekday().num_days_from_monday() as i32;
    day.plus(ahead.rem_euclid(7))
}

/// Western Easter by the anonymous Gregorian algorithm (Nature, 20 April 1876), its years counted from 10,001 BC on, so that there are
/// none below 0: 10,000 years are 526 times 19 and 6, and their centuries make `b - d - g` greater by 43, of which 30 are nothing.
fn easter(year: i32) -> Option<Day> {
    let years = u32::try_from(year.checked_add(10_000)?).ok()?;
    let a = (years + 13) % 19;
    let (b, c) = (years / 100, years % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b + 32 - d - g) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (67 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    // Its month and day count these days on from 22 March.
    Day::from_ymd(year, 3, 22)?.plus((h + l - 7 * m) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_is_a_sunday_of_spring() {
        for year in -9999..=9999 {
            let day = easter(year).unwrap();
            let (_, month, date) = day.ymd();
            assert_eq!(day.weekday(), Weekday::Sun, "{year}");
            assert!(((3, 22)..=(4, 25)).contains(&(month, date)), "{year}");
        }
        assert_eq!(easter(i32::MIN), None);
        assert_eq!(easter(i32::MAX), None);
    }

    #[test]
    fn feasts_fall_where_the_tables_have_them() {
        let on = |day| Feast { day, eve: false };
        for (feast, y, m, d) in [
            (FeastDay::Easter(0), 1916, 4, 23),
            (FeastDay::Easter(0), 1972, 4, 2),
            (FeastDay::Easter(0), 2000, 4, 23),
            (FeastDay::Easter(0), 2008, 3, 23),
            (FeastDay::Easter(0), 2024, 3, 31),
            (FeastDay::Easter(0), 2038, 4, 25),
            (FeastDay::Easter(-46), 2008, 2, 6),
            (FeastDay::Easter(49), 2008, 5, 11),
            (FeastDay::Nth(4, Weekday::Thu, 11), 1999, 11, 25),
            (FeastDay::Nth(4, Weekday::Thu, 11), 2001, 11, 22),
            (FeastDay::Nth(-1, Weekday::Mon, 5), 2008, 5, 26),
            (FeastDay::Nth(-1, Weekday::Mon, 5), 2010, 5, 31),
            (FeastDay::Election, 1998, 11, 3),
            (FeastDay::Election, 2016, 11, 8),
            (FeastDay::Advent, 2008, 11, 30),
            (FeastDay::Advent, 2011, 11, 27),
            (FeastDay::Advent, 2016, 11, 27),
        ] {
            assert_eq!(day(on(feast), y), Day::from_ymd(y, m, d), "{feast:?} {y}");
        }
        let eve = Feast {
            day: FeastDay::On(1, 6),
            eve: true,
        };
        assert_eq!(day(eve, 2008), Day::from_ymd(2008, 1, 5));
    }
}

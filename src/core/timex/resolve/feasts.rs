//! The days of feasts.

use crate::calendar::{Day, Weekday};
use crate::timex::expr::Feast;

/// The day of a feast in a year, Gregorian.
pub(super) fn day(feast: Feast, year: i32) -> Option<Day> {
    match feast {
        Feast::NewYear => Day::from_ymd(year, 1, 1),
        Feast::Easter => easter(year),
        Feast::Halloween => Day::from_ymd(year, 10, 31),
        // The fourth Thursday of November, as in the United States since 1941.
        Feast::Thanksgiving => {
            let first = Day::from_ymd(year, 11, 1)?;
            let ahead = (Weekday::Thu.num_days_from_monday() as i32
                - first.weekday().num_days_from_monday() as i32)
                .rem_euclid(7);
            first.plus(ahead + 21)
        }
        Feast::ChristmasEve => Day::from_ymd(year, 12, 24),
        Feast::Christmas => Day::from_ymd(year, 12, 25),
        Feast::NewYearsEve => Day::from_ymd(year, 12, 31),
    }
}

/// Western Easter by the anonymous Gregorian algorithm (Nature, 20 April 1876).
fn easter(year: i32) -> Option<Day> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let g = (8 * b + 13).div_euclid(25);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Day::from_ymd(year, month as u32, day as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_tables_have_it() {
        for (y, m, d) in [
            (1916, 4, 23),
            (1972, 4, 2),
            (2000, 4, 23),
            (2008, 3, 23),
            (2024, 3, 31),
            (2038, 4, 25),
        ] {
            assert_eq!(day(Feast::Easter, y), Day::from_ymd(y, m, d), "{y}");
        }
    }

    #[test]
    fn thanksgiving_is_the_fourth_thursday() {
        assert_eq!(day(Feast::Thanksgiving, 1999), Day::from_ymd(1999, 11, 25));
        assert_eq!(day(Feast::Thanksgiving, 2001), Day::from_ymd(2001, 11, 22));
    }
}

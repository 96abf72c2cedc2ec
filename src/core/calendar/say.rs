//! Dates for people, in one way everywhere: "26 Aug 2008", "25–31 Aug 2008", "c. 44 BC", "7 Aug 2008, night".

use super::{Day, Extent, Granularity, Instant, Interval, Period, Weekday, When};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// English name of a month, 1 to 12.
pub fn month_name(month: u32) -> &'static str {
    MONTHS[(month as usize + 11) % 12]
}

/// "Thursday 28 August 2008".
pub fn say_day(day: Day) -> String {
    let (year, month, d) = day.ymd();
    format!(
        "{} {d} {} {}",
        weekday_name(day),
        month_name(month),
        year_text(year)
    )
}

/// English name of the day's weekday.
pub fn weekday_name(day: Day) -> &'static str {
    weekday_name_of(day.weekday())
}

/// English name of a weekday.
pub(crate) fn weekday_name_of(weekday: Weekday) -> &'static str {
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ][weekday.num_days_from_monday() as usize]
}

/// A date in a few words.
pub fn say(when: When) -> String {
    let text = match when.extent() {
        Extent::Closed(interval) => closed(interval, when.granularity),
        Extent::From(start) => format!("{} or later", bound(start, when.granularity)),
        Extent::Until(end) => {
            let last = Instant::from_minutes(end.minutes() - 1).unwrap_or(end);
            format!("{} or earlier", bound(last, when.granularity))
        }
    };
    if when.about {
        format!("c. {text}")
    } else {
        text
    }
}

fn bound(instant: Instant, granularity: Granularity) -> String {
    match granularity {
        Granularity::Month | Granularity::Year => {
            unit(Period::containing(instant.day(), granularity))
        }
        _ => day(instant.day()),
    }
}

fn closed(interval: Interval, granularity: Granularity) -> String {
    use Granularity as G;
    match granularity {
        G::Minute | G::Hour => {
            let minute = interval.start().minutes().rem_euclid(Instant::PER_DAY);
            format!(
                "{}, {:02}:{:02}",
                day(interval.first_day()),
                minute / 60,
                minute % 60
            )
        }
        G::PartOfDay => {
            let hour = interval.start().minutes().rem_euclid(Instant::PER_DAY) / 60;
            let part = match hour {
                4 => "dawn",
                6 => "daytime",
                11 => "midday",
                5..=11 => "morning",
                12..=16 => "afternoon",
                17..=20 => "evening",
                _ => "night",
            };
            format!("{}, {part}", day(interval.first_day()))
        }
        G::Day | G::Week | G::Weekend => days(interval),
        _ => {
            let first = Period::containing(interval.first_day(), granularity);
            let last = Period::containing(interval.last_day(), granularity);
            let whole =
                first.first_day() == interval.first_day() && last.last_day() == interval.last_day();
            match granularity {
                _ if !whole => days(interval),
                _ if first == last => unit(first),
                _ => format!("{} – {}", unit(first), unit(last)),
            }
        }
    }
}

fn days(interval: Interval) -> String {
    let (first, last) = (interval.first_day(), interval.last_day());
    if first == last {
        return day(first);
    }
    let ((y1, m1, d1), (y2, m2, d2)) = (first.ymd(), last.ymd());
    if (y1, m1) == (y2, m2) {
        format!("{d1}–{d2} {} {}", short(m1), year_text(y1))
    } else if y1 == y2 {
        format!("{d1} {} – {d2} {} {}", short(m1), short(m2), year_text(y1))
    } else {
        format!("{} – {}", day(first), day(last))
    }
}

fn day(day: Day) -> String {
    let (year, month, d) = day.ymd();
    format!("{d} {} {}", short(month), year_text(year))
}

fn unit(period: Period) -> String {
    use Granularity as G;
    let (year, n) = (period.in_year(), period.number());
    match period.granularity() {
        G::Month => format!("{} {}", short(n.rem_euclid(12) as u32 + 1), year_text(year)),
        G::Season => {
            let name = ["spring", "summer", "autumn", "winter"][n.rem_euclid(4) as usize];
            format!("{name} {}", year_text(year))
        }
        G::Quarter => format!("Q{} {}", n.rem_euclid(4) + 1, year_text(year)),
        G::HalfYear => format!(
            "{} half of {}",
            if n.rem_euclid(2) == 0 {
                "first"
            } else {
                "second"
            },
            year_text(year)
        ),
        G::Year => year_text(year),
        G::Decade if n >= 0 => format!("{}s", n * 10),
        G::Century if n >= 0 => format!("{} century", ordinal(n + 1)),
        _ => days(period.interval()),
    }
}

fn ordinal(n: i32) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

fn year_text(year: i32) -> String {
    if year <= 0 {
        format!("{} BC", 1 - year)
    } else {
        year.to_string()
    }
}

fn short(month: u32) -> &'static str {
    &month_name(month)[..3]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_write_them() {
        for (edtf, words) in [
            ("2008-08-26", "26 Aug 2008"),
            ("2008-08-25/2008-08-31", "25–31 Aug 2008"),
            ("2008-08-25/2008-09-02", "25 Aug – 2 Sep 2008"),
            ("2008-12-25/2009-01-02", "25 Dec 2008 – 2 Jan 2009"),
            ("2008-08", "Aug 2008"),
            ("2008", "2008"),
            ("-0043~", "c. 44 BC"),
            ("2008-22", "summer 2008"),
            ("2008-35", "Q3 2008"),
            ("199X", "1990s"),
            ("18XX", "19th century"),
            ("2008-08-28/..", "28 Aug 2008 or later"),
            ("../2008-08-28", "28 Aug 2008 or earlier"),
            ("2008-08-07T19:15", "7 Aug 2008, 19:15"),
        ] {
            assert_eq!(say(When::from_edtf(edtf).unwrap()), words, "{edtf}");
        }
    }
}

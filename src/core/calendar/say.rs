//! Dates for people, in one way everywhere: "26 Aug 2008", "25–31 Aug 2008", "c. 44 BC", "7 Aug 2008, night".
//!
//! A language's [`Names`] say them; [`say`] and its neighbours say them in English.

use super::names::{ENGLISH, Names};
use super::{Day, Extent, Granularity, Instant, Interval, Period, Weekday, When};

/// "Thursday 28 August 2008".
pub fn say_day(day: Day) -> String {
    ENGLISH.say_day(day)
}

/// English name of the day's weekday.
pub fn weekday_name(day: Day) -> &'static str {
    weekday_name_of(day.weekday())
}

/// English name of a weekday.
pub(crate) fn weekday_name_of(weekday: Weekday) -> &'static str {
    ENGLISH.weekday(weekday)
}

/// A date in a few words, in English.
pub fn say(when: When) -> String {
    ENGLISH.say(when)
}

impl Names {
    /// A date in a few words.
    pub fn say(&self, when: When) -> String {
        self.saying(when, true)
    }

    /// The same without its year, for where that is said beside it; a date that says no more than years, or lies in two, keeps them.
    pub fn say_yearless(&self, when: When) -> String {
        self.saying(when, false)
    }

    /// A day in full, with its weekday: "Thursday 28 August 2008".
    pub fn say_day(&self, day: Day) -> String {
        format!("{} {}", self.weekday(day.weekday()), self.say_in_full(day))
    }

    /// A day in full: "28 August 2008".
    pub fn say_in_full(&self, day: Day) -> String {
        let (year, month, d) = day.ymd();
        (self.in_full)(d, self.month(month), &self.year(year))
    }

    fn saying(&self, when: When, years: bool) -> String {
        let said = Saying { names: self, years };
        let text = match when.extent() {
            Extent::Closed(interval) => said.closed(interval, when.granularity),
            Extent::From(start) => (self.or_later)(&said.bound(start, when.granularity)),
            Extent::Until(end) => {
                let last = Instant::from_minutes(end.minutes() - 1).unwrap_or(end);
                (self.or_earlier)(&said.bound(last, when.granularity))
            }
        };
        if when.about {
            format!("{}{text}", self.about)
        } else {
            text
        }
    }
}

/// A date being said: by which names, and with its year or without.
struct Saying<'n> {
    names: &'n Names,
    years: bool,
}

impl Saying<'_> {
    fn bound(&self, instant: Instant, granularity: Granularity) -> String {
        match granularity {
            Granularity::Month | Granularity::Year => {
                self.unit(Period::containing(instant.day(), granularity))
            }
            _ => self.day(instant.day()),
        }
    }

    fn closed(&self, interval: Interval, granularity: Granularity) -> String {
        use Granularity as G;
        let day = || self.day(interval.first_day());
        let minute = interval.start().minutes().rem_euclid(Instant::PER_DAY);
        match granularity {
            G::Minute | G::Hour => format!("{}, {:02}:{:02}", day(), minute / 60, minute % 60),
            G::PartOfDay => {
                let parts = &self.names.parts;
                let part = match minute / 60 {
                    4 => parts.dawn,
                    6 => parts.daytime,
                    11 => parts.midday,
                    5..=11 => parts.morning,
                    12..=16 => parts.afternoon,
                    17..=20 => parts.evening,
                    _ => parts.night,
                };
                format!("{}, {part}", day())
            }
            G::Day | G::Week | G::Weekend => self.days(interval),
            _ => match Period::ends_of(interval, granularity) {
                None => self.days(interval),
                Some((first, last)) if first == last => self.unit(first),
                Some((first, last)) => {
                    let all = self.with_years();
                    format!("{} – {}", all.unit(first), all.unit(last))
                }
            },
        }
    }

    fn days(&self, interval: Interval) -> String {
        let (first, last) = (interval.first_day(), interval.last_day());
        if first == last {
            return self.day(first);
        }
        let ((y1, m1, d1), (y2, m2, d2)) = (first.ymd(), last.ymd());
        let short = |month| self.names.month_short(month);
        if (y1, m1) == (y2, m2) {
            self.dated(format!("{d1}–{d2} {}", short(m1)), y1)
        } else if y1 == y2 {
            self.dated(format!("{d1} {} – {d2} {}", short(m1), short(m2)), y1)
        } else {
            let all = self.with_years();
            format!("{} – {}", all.day(first), all.day(last))
        }
    }

    fn day(&self, day: Day) -> String {
        let (year, month, d) = day.ymd();
        self.dated(format!("{d} {}", self.names.month_short(month)), year)
    }

    fn unit(&self, period: Period) -> String {
        use Granularity as G;
        let names = self.names;
        let (year, n) = (period.in_year(), period.number());
        match period.granularity() {
            G::Month => {
                let month = names.month_short(n.rem_euclid(12) as u32 + 1);
                self.dated(month.to_owned(), year)
            }
            G::Season => {
                let season = names.seasons[n.rem_euclid(4) as usize];
                if self.leaves_out(year) {
                    return season.to_owned();
                }
                (names.of_year)(season, &names.year(year))
            }
            G::Quarter => self.dated(format!("{}{}", names.quarter, n.rem_euclid(4) + 1), year),
            G::HalfYear => {
                (names.of_year)(names.halves[n.rem_euclid(2) as usize], &names.year(year))
            }
            G::Year => names.year(year),
            G::Decade if n >= 0 => (names.decade)(n as u32 * 10),
            G::Century if n >= 0 => (names.century)(n as u32 + 1),
            _ => self.days(period.interval()),
        }
    }

    /// What was said of the date within its year, with the year.
    fn dated(&self, mut said: String, year: i32) -> String {
        if !self.leaves_out(year) {
            said.push(' ');
            said.push_str(&self.names.year(year));
        }
        said
    }

    /// A year before Christ is always said: a number alone would be taken for one after.
    fn leaves_out(&self, year: i32) -> bool {
        !self.years && year > 0
    }

    fn with_years(&self) -> Self {
        Saying {
            names: self.names,
            years: true,
        }
    }
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

    #[test]
    fn beside_its_year_a_date_leaves_it_out() {
        for (edtf, words) in [
            ("2008-08-26", "26 Aug"),
            ("2008-08-25/2008-09-02", "25 Aug – 2 Sep"),
            ("2008-12-25/2009-01-02", "25 Dec 2008 – 2 Jan 2009"),
            ("2008-08~", "c. Aug"),
            ("2008-22", "summer"),
            ("2008-08-28/..", "28 Aug or later"),
            ("2008-08-07T19:15", "7 Aug, 19:15"),
            ("2008~", "c. 2008"),
            ("2008/2009", "2008 – 2009"),
            ("199X", "1990s"),
            ("-0043-03-15", "15 Mar 44 BC"),
        ] {
            let when = When::from_edtf(edtf).unwrap();
            assert_eq!(ENGLISH.say_yearless(when), words, "{edtf}");
        }
    }
}

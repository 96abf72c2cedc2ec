//! What a language calls months, weekdays and the other parts of a date: data that a caller hands in. English, the language of
//! story files and of the command line, stands here; any other is its caller's.
//!
//! Deliberately absent: calendars other than the Gregorian one, languages that write the year before the day.

use super::Weekday;

/// One language's names and forms.
#[derive(Debug)]
pub struct Names {
    /// January to December.
    pub months: [&'static str; 12],
    /// The same where room is short: at most four letters.
    pub months_short: [&'static str; 12],
    /// Monday to Sunday.
    pub weekdays: [&'static str; 7],
    /// The same where room is short.
    pub weekdays_short: [&'static str; 7],
    /// Spring, summer, autumn, winter.
    pub seasons: [&'static str; 4],
    /// The parts of a day, as they stand behind its date.
    pub parts: PartsOfDay,
    /// What stands before the number of a quarter: "Q".
    pub quarter: &'static str,
    /// The first and the second half of a year, as [`Names::of_year`] takes them.
    pub halves: [&'static str; 2],
    /// A day, month and year in full: "28 August 2008".
    pub in_full: fn(u32, &str, &str) -> String,
    /// A month in full, a season or a half with its year: "August 2008".
    pub of_year: fn(&str, &str) -> String,
    /// The decade that begins with this year: "1990s".
    pub decade: fn(u32) -> String,
    /// The century of this number, 1 for the first: "19th century".
    pub century: fn(u32) -> String,
    /// One or more years before Christ: "44 BC", "499–400 BC".
    pub before_christ: fn(&str) -> String,
    /// One or more years after Christ, where that needs saying: "AD 1".
    pub after_christ: fn(&str) -> String,
    /// What stands before a date that is not quite sure: "c. ".
    pub about: &'static str,
    /// "28 Aug 2008 or later".
    pub or_later: fn(&str) -> String,
    /// "28 Aug 2008 or earlier".
    pub or_earlier: fn(&str) -> String,
    /// Between two dates of which one is right.
    pub or: &'static str,
    /// Years that are folded away on an axis.
    pub folded: fn(&str) -> String,
}

/// The parts of a day, as they stand behind its date: "7 Aug 2008, night".
#[derive(Debug)]
#[allow(missing_docs)] // the names say it
pub struct PartsOfDay {
    pub dawn: &'static str,
    pub daytime: &'static str,
    pub morning: &'static str,
    pub midday: &'static str,
    pub afternoon: &'static str,
    pub evening: &'static str,
    pub night: &'static str,
}

/// English.
pub static ENGLISH: Names = Names {
    months: [
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
    ],
    months_short: [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    weekdays: [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ],
    weekdays_short: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    seasons: ["spring", "summer", "autumn", "winter"],
    parts: PartsOfDay {
        dawn: "dawn",
        daytime: "daytime",
        morning: "morning",
        midday: "midday",
        afternoon: "afternoon",
        evening: "evening",
        night: "night",
    },
    quarter: "Q",
    halves: ["first half of", "second half of"],
    in_full: |day, month, year| format!("{day} {month} {year}"),
    of_year: |what, year| format!("{what} {year}"),
    decade: |year| format!("{year}s"),
    century: |number| format!("{} century", ordinal(number)),
    before_christ: |years| format!("{years} BC"),
    after_christ: |years| format!("AD {years}"),
    about: "c. ",
    or_later: |date| format!("{date} or later"),
    or_earlier: |date| format!("{date} or earlier"),
    or: "or",
    folded: |years| format!("{years}, folded"),
};

impl Names {
    /// The name of a month, 1 to 12.
    pub fn month(&self, month: u32) -> &'static str {
        self.months[(month as usize + 11) % 12]
    }

    /// The short name of a month, 1 to 12.
    pub fn month_short(&self, month: u32) -> &'static str {
        self.months_short[(month as usize + 11) % 12]
    }

    /// The name of a weekday.
    pub fn weekday(&self, weekday: Weekday) -> &'static str {
        self.weekdays[weekday.num_days_from_monday() as usize]
    }

    /// The short name of a weekday.
    pub fn weekday_short(&self, weekday: Weekday) -> &'static str {
        self.weekdays_short[weekday.num_days_from_monday() as usize]
    }

    /// A year as people write it: 2008, 44 BC.
    pub fn year(&self, year: i32) -> String {
        if year <= 0 {
            (self.before_christ)(&(1 - year).to_string())
        } else {
            year.to_string()
        }
    }
}

/// English: "1st", "22nd", "11th".
pub fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_end_as_people_say_them() {
        let said: Vec<_> = [1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30, 31]
            .map(ordinal)
            .into();
        assert_eq!(
            said,
            [
                "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "30th",
                "31st"
            ]
        );
    }
}

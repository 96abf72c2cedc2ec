//! A date as people type it: "aug 2008", "44 BC", "26/8/2008", "1990s".
//!
//! Read by the core's own engine for time expressions. Here is only what typing differs in from writing: small letters, no word
//! before the date, months in any of the page's languages.

use datelines_core::calendar::{ENGLISH, Granularity, Interval, Names, Period, When};
use datelines_core::source::Kind;
use datelines_core::timex::{self, Resolved};

use super::words::Language;

/// Why there is no date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unread {
    /// None can be made out.
    NoDate,
    /// Its day and its month could change places.
    Ambiguous,
}

/// The date that was typed. What it leaves out (the year, the month) is taken from `near`, as in a text written then; without it
/// such a date is none.
///
/// # Errors
/// Why there is no date; nothing ambiguous is decided.
pub fn date(typed: &str, near: Option<When>) -> Result<When, Unread> {
    let typed = typed.trim();
    if let Some(when) = When::from_edtf(typed) {
        return Ok(when);
    }
    let plain = plainly(typed);
    let mut why = Unread::NoDate;
    for before in ["", "In ", "On "] {
        match whole(&format!("{before}{plain}"), near) {
            Err(Unread::NoDate) => {}
            Err(other) => why = other,
            found => return found,
        }
    }
    year(&plain).ok_or(why)
}

/// The date of a text that is nothing but a date; of a range, from its first day to its last.
fn whole(text: &str, near: Option<When>) -> Result<When, Unread> {
    let found = timex::find_and_resolve(text, near, Kind::News);
    let (Some(first), Some(last)) = (found.first(), found.last()) else {
        return Err(Unread::NoDate);
    };
    // What stands before, between and after the expressions must say nothing by itself.
    let mut at = 0;
    let mut idle = String::new();
    for Resolved { span, .. } in &found {
        idle.push_str(&text[at..span.start()]);
        idle.push(' ');
        at = span.end();
    }
    idle.push_str(&text[at..]);
    const IDLE: [&str; 14] = [
        "in", "on", "at", "the", "of", "to", "from", "and", "until", "about", "around", "circa",
        "ca", "c",
    ];
    let says = |word: &&str| !IDLE.contains(&word.to_lowercase().as_str());
    if found.len() > 2
        || idle
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .any(|word| says(&word))
    {
        return Err(Unread::NoDate);
    }
    match (first.meaning.when, last.meaning.when) {
        (Some(when), _) if found.len() == 1 => Ok(when),
        (Some(from), Some(to)) => {
            let (from, to) = (from.interval(), to.interval());
            let hull = from
                .zip(to)
                .and_then(|(from, to)| Interval::new(from.start(), to.end()));
            let granularity = first
                .meaning
                .when
                .map_or(Granularity::Day, |w| w.granularity);
            hull.map(|hull| When::closed(hull, granularity))
                .ok_or(Unread::NoDate)
        }
        _ if text.contains('/') => Err(Unread::Ambiguous),
        _ => Err(Unread::NoDate),
    }
}

/// A number by itself is a year, and so is a long one before "BC": "793", "10000 BC".
fn year(plain: &str) -> Option<When> {
    let (digits, before) = match plain.strip_suffix(" BC").or(plain.strip_suffix(" BCE")) {
        Some(digits) => (digits, true),
        None => (plain, false),
    };
    let number: i32 = digits
        .parse()
        .ok()
        .filter(|year| *year > 0 && digits.bytes().all(|b| b.is_ascii_digit()))?;
    let year = if before { 1 - number } else { number };
    Period::year(year).map(Period::when)
}

/// The typed words as a text would have them: names with a capital, months in English, no gap within a number.
fn plainly(typed: &str) -> String {
    joined(typed)
        .replace("a. C.", "BC")
        .replace("a.C.", "BC")
        .split_whitespace()
        .filter(|word| !matches!(*word, "de" | "del" | "el" | "en"))
        .map(|word| {
            let low = word.trim_end_matches(['.', ',']).to_lowercase();
            // A name that the typed letters begin, if they are enough to tell, in English.
            let named = |of: fn(&Names) -> &[&'static str]| {
                let begins =
                    |name: &&str| low.chars().count() >= 3 && name.to_lowercase().starts_with(&low);
                let place =
                    |language: Language| of(language.words().dates).iter().position(&begins);
                let place = Language::ALL.into_iter().find_map(place)?;
                of(&ENGLISH).get(place).map(|name| (*name).to_owned())
            };
            let name = named(|names| &names.months).or_else(|| named(|names| &names.weekdays));
            if let Some(name) = name {
                return name;
            }
            match low.as_str() {
                "bc" | "bce" | "ad" | "ce" => low.to_uppercase(),
                "in" | "on" | "at" | "the" | "of" | "to" | "century" | "c" | "ca" | "circa"
                | "about" => low,
                _ => capital(word),
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// "10,000" and "10 000" are one number.
fn joined(typed: &str) -> String {
    let chars: Vec<char> = typed.chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let parts = |at: usize| {
        matches!(chars[at], ',' | ' ' | '\u{a0}' | '\u{202f}')
            && at > 0
            && digit(at - 1)
            && (1..=3).all(|n| digit(at + n))
            && !digit(at + 4)
    };
    (0..chars.len())
        .filter(|at| !parts(*at))
        .map(|at| chars[at])
        .collect()
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(chars)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Result<When, Unread> {
        date(typed, When::from_edtf("2008-09-03"))
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        for (typed, edtf) in [
            ("aug 2008", "2008-08"),
            ("Aug. 2008", "2008-08"),
            ("26 august 2008", "2008-08-26"),
            ("August 26th, 2008", "2008-08-26"),
            ("26/8/2008", "2008-08-26"),
            ("8/26/2008", "2008-08-26"),
            ("26.8.2008", "2008-08-26"),
            ("2008-08-26", "2008-08-26"),
            ("2008-08", "2008-08"),
            ("2008", "2008"),
            ("793", "0793"),
            ("44 BC", "-0043"),
            ("44 bc", "-0043"),
            ("march 44 bce", "-0043-03"),
            ("c. 500 BC", "-0499~"),
            ("10,000 BC", "-9999"),
            ("10 000 bc", "-9999"),
            ("1990s", "199X"),
            ("the nineties", "199X"),
            ("19th century", "18XX"),
            ("summer 2008", "2008-22"),
            ("1914-1918", "1914/1918"),
            ("1914 to 1918", "1914/1918"),
            ("may 2008", "2008-05"),
            ("august 26", "2008-08-26"),
            ("tuesday", "2008-09-02"),
            ("easter 2008", "2008-03-23"),
            ("26 ago 2008", "2008-08-26"),
            ("agosto de 2008", "2008-08"),
            ("26 de agosto de 2008", "2008-08-26"),
            ("44 a. C.", "-0043"),
            ("2008-08-28/2008-08-31", "2008-08-28/2008-08-31"),
        ] {
            let (found, meant) = (read(typed), When::from_edtf(edtf).expect(edtf));
            let days = |when: When| when.in_time();
            assert_eq!(found.map(days), Ok(days(meant)), "{typed}: {found:?}");
        }
    }

    #[test]
    fn what_is_no_date_is_said_to_be_none() {
        for (typed, why) in [
            ("", Unread::NoDate),
            ("soon", Unread::NoDate),
            ("the bridge", Unread::NoDate),
            ("the bridge 2008", Unread::NoDate),
            ("99999", Unread::NoDate),
            ("0", Unread::NoDate),
            ("3/9/2008", Unread::Ambiguous),
            ("31 Feb 2008", Unread::NoDate),
            ("three weeks", Unread::NoDate),
            ("every tuesday", Unread::NoDate),
        ] {
            assert_eq!(read(typed), Err(why), "{typed}");
        }
        assert_eq!(date("aug 26", None), Err(Unread::NoDate), "of which year?");
    }
}

//! Reads TIMEX3 values back: what [`Value`]'s `Display` prints.

use std::str::FromStr;

use super::{Length, Pattern, Value};
use crate::calendar::{Day, Granularity, Period, Weekday};
use crate::timex::expr::{PartOfDay, Reference, Season, TimeOfDay, Unit};

/// The text is no value of this module's kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoValue;

impl FromStr for Value {
    type Err = NoValue;

    /// Values print as they were read; several inner forms can share a text (`2008-08-07TNI` does not tell dusk from evening),
    /// so that printing what was read gives the same text, while reading what was printed may give an equivalent value.
    fn from_str(text: &str) -> Result<Value, NoValue> {
        let reference = |reference| Ok(Value::Reference(reference));
        match text {
            "PRESENT_REF" => return reference(Reference::Present),
            "PAST_REF" => return reference(Reference::Past),
            "FUTURE_REF" => return reference(Reference::Future),
            _ => {}
        }
        if text.starts_with('P') {
            return length(text).map(Value::Length).ok_or(NoValue);
        }
        let (date, time) = match text.split_once('T') {
            Some((date, time)) => (date, Some(self::time(time).ok_or(NoValue)?)),
            None => (text, None),
        };
        match date.strip_prefix("XXXX") {
            Some(rest) => pattern(rest, time).map(Value::Like),
            None => period(date).map(|period| Value::On(period, time)),
        }
        .ok_or(NoValue)
    }
}

fn number(text: &str) -> Option<i32> {
    (!text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

fn two(text: &str) -> Option<u32> {
    (text.len() == 2).then(|| number(text))?.map(|n| n as u32)
}

fn period(date: &str) -> Option<Period> {
    let (before_christ, digits) = match date.strip_prefix("BC") {
        Some(rest) => (true, rest),
        None => (false, date),
    };
    let (year, rest) = digits
        .split_once('-')
        .map_or((digits, None), |(year, rest)| (year, Some(rest)));
    let n = number(year)?;
    let counted = if before_christ { -n - 1 } else { n };
    match (year.len(), rest) {
        (1, None) => return Period::numbered(Granularity::Millennium, counted),
        (2, None) => return Period::numbered(Granularity::Century, counted),
        (3, None) => return Period::numbered(Granularity::Decade, counted),
        // The first year there is, -9999, is 10000 BC.
        (4, _) => {}
        (5, _) if before_christ => {}
        _ => return None,
    }
    let year = if before_christ { 1 - n } else { n };
    let Some(rest) = rest else {
        return Period::year(year);
    };
    if let Some(season) = season(rest) {
        return Period::season(year, season as u32);
    }
    if let Some(week) = rest.strip_prefix('W') {
        let (week, weekend) = week
            .strip_suffix("-WE")
            .map_or((week, false), |week| (week, true));
        let week = Period::week(year, two(week)?)?;
        return Some(if weekend {
            Period::containing(week.first_day(), Granularity::Weekend)
        } else {
            week
        });
    }
    if let Some(quarter) = rest.strip_prefix('Q') {
        return Period::quarter(year, number(quarter)? as u32);
    }
    if let Some(half) = rest.strip_prefix('H') {
        return Period::half(year, number(half)? as u32);
    }
    match rest.split_once('-') {
        None => Period::month(year, two(rest)?),
        Some((month, day)) => Day::from_ymd(year, two(month)?, two(day)?).map(Period::of_day),
    }
}

fn season(text: &str) -> Option<Season> {
    Some(match text {
        "SP" => Season::Spring,
        "SU" => Season::Summer,
        "FA" => Season::Autumn,
        "WI" => Season::Winter,
        _ => return None,
    })
}

fn time(text: &str) -> Option<TimeOfDay> {
    Some(TimeOfDay::Part(match text {
        "MO" => PartOfDay::Morning,
        "MI" => PartOfDay::Midday,
        "DT" => PartOfDay::Daytime,
        "AF" => PartOfDay::Afternoon,
        "EV" => PartOfDay::Evening,
        "NI" => PartOfDay::Night,
        _ => {
            let (hour, minute) = text.split_once(':')?;
            let (hour, minute) = (two(hour)?, two(minute)?);
            return (hour <= 24 && minute < 60).then_some(TimeOfDay::Clock {
                hour: hour as u8,
                minute: Some(minute as u8),
            });
        }
    }))
}

fn pattern(rest: &str, time: Option<TimeOfDay>) -> Option<Pattern> {
    let open = Pattern {
        time,
        ..Pattern::default()
    };
    let unit = |unit| {
        Some(Pattern {
            unit: Some(unit),
            ..open
        })
    };
    let rest = match rest.strip_prefix('-') {
        Some(rest) => rest,
        None => return (rest.is_empty() && time.is_none()).then_some(open),
    };
    match rest {
        "WXX" => return unit(Unit::Week),
        "WXX-WE" => return unit(Unit::Weekend),
        "XX" => return unit(Unit::Month),
        "QX" => return unit(Unit::Quarter),
        "XX-XX" if time.is_none() => return unit(Unit::Day),
        "XX-XX" => return Some(open),
        _ => {}
    }
    if let Some(season) = season(rest) {
        return Some(Pattern {
            season: Some(season),
            ..open
        });
    }
    if let Some(day) = rest.strip_prefix("WXX-") {
        let day = Weekday::try_from(u8::try_from(number(day)?.checked_sub(1)?).ok()?).ok()?;
        return Some(Pattern {
            weekday: Some(day),
            ..open
        });
    }
    if let Some(quarter) = rest.strip_prefix('Q') {
        return Some(Pattern {
            quarter: Some(u8::try_from(number(quarter)?).ok()?),
            ..open
        });
    }
    let byte = |text: &str| two(text).map(|n| n as u8);
    match rest.split_once('-') {
        None => Some(Pattern {
            month: Some(byte(rest)?),
            ..open
        }),
        Some(("XX", day)) => Some(Pattern {
            day: Some(byte(day)?),
            ..open
        }),
        Some((month, day)) => Some(Pattern {
            month: Some(byte(month)?),
            day: Some(byte(day)?),
            ..open
        }),
    }
}

fn length(text: &str) -> Option<Length> {
    let (clock, rest) = match text.strip_prefix("PT") {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('P')?),
    };
    let at = rest
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(rest.len());
    let (count, letters) = match rest.strip_prefix('X') {
        // "PXX": some of something.
        Some(letters) => (None, letters),
        None => (Some(&rest[..at]), &rest[at..]),
    };
    let unit = |letters: &str| {
        Some(match (clock, letters) {
            (true, "S") => Unit::Second,
            (true, "M") => Unit::Minute,
            (true, "H") => Unit::Hour,
            (false, "D") => Unit::Day,
            (false, "WE") => Unit::Weekend,
            (false, "W") => Unit::Week,
            (false, "M") => Unit::Month,
            (false, "Q") => Unit::Quarter,
            (false, "Y") => Unit::Year,
            (false, "E") => Unit::Decade,
            (false, "C") => Unit::Century,
            (false, "L") => Unit::Millennium,
            (false, "X") => Unit::Moment,
            _ => return None,
        })
    };
    // A half is said in the next smaller unit: "PT2H30M", "P1Y6M".
    let (letters, half) = match (clock, letters) {
        (true, "H30M") => ("H", true),
        (true, "M30S") => ("M", true),
        (false, "Y6M") => ("Y", true),
        _ => (letters, false),
    };
    let unit = unit(letters)?;
    let tenths = match count {
        None => None,
        Some(count) => {
            let (whole, fraction) = count.split_once('.').unwrap_or((count, "0"));
            let fraction = (fraction.len() == 1).then(|| fraction.parse::<u32>().ok())??;
            let whole: u32 = whole.parse().ok()?;
            Some(whole.checked_mul(10)?.checked_add(fraction)? + if half { 5 } else { 0 })
        }
    };
    Some(Length { tenths, unit })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_back() {
        for text in [
            "PRESENT_REF",
            "2008",
            "2008-08",
            "2008-08-26",
            "2008-W35",
            "2008-W35-WE",
            "2008-Q3",
            "2008-H1",
            "2008-SU",
            "199",
            "19",
            "BC0490",
            "BC0490-09",
            "BC048",
            "BC04",
            "2008-08-07TNI",
            "2008-08-07T19:15",
            "2008-08-07T24:00",
            "XXXX",
            "XXXX-08",
            "XXXX-08-18",
            "XXXX-WXX-5",
            "XXXX-WXX-5TNI",
            "XXXX-WXX",
            "XXXX-XX-XX",
            "XXXX-XX-XXT19:15",
            "XXXX-SU",
            "XXXX-Q3",
            "P2Y",
            "PXD",
            "PT1H",
            "PT30M",
            "PT2H30M",
            "P1Y6M",
            "P2.5W",
            "PXX",
            "P3Q",
            "PT1M30S",
        ] {
            let value: Value = text.parse().expect(text);
            assert_eq!(value.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_value_is_refused() {
        for text in [
            "",
            "P",
            "PT",
            "20081",
            "2008-13",
            "2008-02-30",
            "T12:00",
            "XXXX-",
            "next week",
            "P99999999999Y",
            "BC",
            "2008-W54",
            "2é",
        ] {
            assert_eq!(text.parse::<Value>(), Err(NoValue), "{text}");
        }
    }
}

//! Extended Date/Time Format (ISO 8601-2:2019), level 1 as far as a [`When`] needs it.
//!
//! Years, months, days, seasons (21-24), quarters (33-36) and half years (40, 41), intervals with open ends, `~` for "about",
//! decades and centuries as `199X` and `19XX`. A week or a weekend is the interval of its days, a part of a day
//! the ISO 8601 interval of its minutes, both ends included as everywhere in EDTF.

use std::borrow::Cow;

use super::{Day, Extent, Granularity, Instant, Interval, Period, When};

impl When {
    /// As EDTF. What EDTF has no word for (weeks) becomes the interval of its days.
    pub fn to_edtf(self) -> String {
        let mut text = match self.extent() {
            Extent::Closed(interval) => closed(interval, self.granularity),
            Extent::From(start) => format!("{}/..", point(start, self.granularity)),
            Extent::Until(end) => format!("../{}", point(last_minute(end), self.granularity)),
        };
        if self.about {
            text = text
                .split('/')
                .map(|bound| match bound {
                    "" | ".." => bound.to_owned(),
                    bound => format!("{bound}~"),
                })
                .collect::<Vec<_>>()
                .join("/");
        }
        text
    }

    /// Reads what [`When::to_edtf`] writes, and the common rest of level 1 (`?` and `%` are read as "about");
    /// `None` for anything else.
    pub fn from_edtf(text: &str) -> Option<When> {
        let text = text.trim();
        // As nearly all are: one date, and nothing to be looked for in it.
        if !text.bytes().any(|b| matches!(b, b'/' | b'~' | b'?' | b'%')) {
            return single(text);
        }
        let marked = |c: char| matches!(c, '~' | '?' | '%');
        let about = text.contains(marked);
        let plain = if about {
            Cow::from(text.replace(marked, ""))
        } else {
            text.into()
        };
        let when = match plain.split_once('/') {
            None => single(&plain)?,
            Some((".." | "", last)) => {
                let last = single(last)?;
                When::until(last.interval()?.end(), last.granularity)
            }
            Some((first, ".." | "")) => {
                let first = single(first)?;
                When::from(first.interval()?.start(), first.granularity)
            }
            Some((first, last)) => {
                let (first, last) = (single(first)?, single(last)?);
                let granularity = first.granularity.min(last.granularity);
                let interval = Interval::new(first.interval()?.start(), last.interval()?.end())?;
                // Stretches of the clock are parts of a day; one minute is written by itself.
                When::closed(
                    interval,
                    if granularity == Granularity::Minute {
                        Granularity::PartOfDay
                    } else {
                        granularity
                    },
                )
            }
        };
        Some(if about { when.about() } else { when })
    }
}

fn closed(interval: Interval, granularity: Granularity) -> String {
    use Granularity as G;
    match granularity {
        G::Minute | G::Hour | G::PartOfDay => {
            if Interval::new(
                interval.start(),
                Instant::from_minutes(interval.start().minutes() + 1).unwrap_or(interval.end()),
            ) == Some(interval)
            {
                return clock(interval.start());
            }
            format!(
                "{}/{}",
                clock(interval.start()),
                clock(last_minute(interval.end()))
            )
        }
        G::Day | G::Week | G::Weekend | G::Millennium => days(interval),
        _ => match Period::ends_of(interval, granularity) {
            // A stretch that does not keep to the bounds of its unit is said by its days.
            None => days(interval),
            // The first winter there is belongs to a year that four digits cannot say.
            Some((first, _)) if first.in_year() < Day::MIN.ymd().0 => days(interval),
            Some((first, last)) if first == last => unit(first),
            Some(_) if matches!(granularity, G::Decade | G::Century) => days(interval),
            Some((first, last)) => format!("{}/{}", unit(first), unit(last)),
        },
    }
}

fn days(interval: Interval) -> String {
    let (first, last) = (interval.first_day(), interval.last_day());
    if first == last {
        return date(first);
    }
    format!("{}/{}", date(first), date(last))
}

fn point(instant: Instant, granularity: Granularity) -> String {
    use Granularity as G;
    match granularity {
        G::Minute | G::Hour => clock(instant),
        G::Month | G::Year => unit(Period::containing(instant.day(), granularity)),
        _ => date(instant.day()),
    }
}

fn unit(period: Period) -> String {
    use Granularity as G;
    let year = period.in_year();
    let n = period.number();
    match period.granularity() {
        G::Month => format!("{}-{:02}", year_text(year), n.rem_euclid(12) + 1),
        // Level 1 counts spring 21, summer 22, autumn 23, winter 24.
        G::Season => format!("{}-{}", year_text(year), 21 + n.rem_euclid(4)),
        G::Quarter => format!("{}-{}", year_text(year), 33 + n.rem_euclid(4)),
        G::HalfYear => format!("{}-{}", year_text(year), 40 + n.rem_euclid(2)),
        G::Year => year_text(year),
        G::Decade if n >= 0 => format!("{n:03}X"),
        G::Century if n >= 0 => format!("{n:02}XX"),
        G::Day => date(period.first_day()),
        _ => days(period.interval()),
    }
}

fn year_text(year: i32) -> String {
    if year < 0 {
        format!("-{:04}", -year)
    } else {
        format!("{year:04}")
    }
}

fn date(day: Day) -> String {
    let (year, month, d) = day.ymd();
    format!("{}-{month:02}-{d:02}", year_text(year))
}

fn clock(instant: Instant) -> String {
    let minute = instant.minutes().rem_euclid(Instant::PER_DAY);
    format!(
        "{}T{:02}:{:02}",
        date(instant.day()),
        minute / 60,
        minute % 60
    )
}

fn last_minute(end: Instant) -> Instant {
    Instant::from_minutes(end.minutes() - 1).unwrap_or(end)
}

/// One date, perhaps with a time of the clock. Every field has its width, so nothing is looked for.
fn single(text: &str) -> Option<When> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (year, mut rest) = digits.split_at_checked(4)?;
    if sign == 1 && rest.is_empty() && year.ends_with('X') {
        return match (year.strip_suffix("XX"), year.strip_suffix('X')) {
            (Some(century), _) => numbered(Granularity::Century, century),
            (None, decade) => numbered(Granularity::Decade, decade?),
        };
    }
    let year = sign * number(year)? as i32;
    if rest.is_empty() {
        return Some(Period::year(year)?.when());
    }
    let second = field(&mut rest, b'-')?;
    if rest.is_empty() {
        let period = match second {
            month @ 1..=12 => Period::month(year, month),
            season @ 21..=24 => Period::season(year, season - 21),
            quarter @ 33..=36 => Period::quarter(year, quarter - 32),
            half @ 40..=41 => Period::half(year, half - 39),
            _ => None,
        };
        return Some(period?.when());
    }
    let day = Day::from_ymd(year, second, field(&mut rest, b'-')?)?;
    if rest.is_empty() {
        return Some(When::day(day));
    }
    // What follows the minute, seconds or a zone, is finer than is kept.
    let (hour, minute) = (field(&mut rest, b'T')?, field(&mut rest, b':')?);
    if hour > 24 || minute > 59 {
        return None;
    }
    let start = Instant::from_minutes(day.start().minutes() + i64::from(hour * 60 + minute))?;
    let end = Instant::from_minutes(start.minutes() + 1)?;
    Some(When::closed(
        Interval::new(start, end)?,
        Granularity::Minute,
    ))
}

/// The unit with this number.
fn numbered(granularity: Granularity, digits: &str) -> Option<When> {
    Some(Period::numbered(granularity, number(digits)? as i32)?.when())
}

/// Takes a mark and the two digits behind it off the front of a text.
fn field(rest: &mut &str, mark: u8) -> Option<u32> {
    let (field, after) = rest.split_at_checked(3)?;
    let number = (field.as_bytes()[0] == mark).then(|| number(&field[1..]))?;
    *rest = after;
    number
}

/// What digits, and nothing but digits, say.
fn number(digits: &str) -> Option<u32> {
    digits.bytes().try_fold(0, |number, digit| {
        let digit = digit.is_ascii_digit().then(|| u32::from(digit - b'0'))?;
        Some(number * 10 + digit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for text in [
            "2008-08-26",
            "2008-08",
            "2008",
            "-0043",
            "-0043-03-15",
            "2008~",
            "2008-08-25/2008-08-31",
            "2008-08/2008-10",
            "2008-22",
            "2008-24",
            "2008-34",
            "2008-41",
            "199X",
            "19XX",
            "../2008-08-28",
            "2008-08-28/..",
            "2008-08-07T19:15",
            "2008-08-07T18:00/2008-08-07T23:59",
        ] {
            assert_eq!(
                When::from_edtf(text).map(When::to_edtf).as_deref(),
                Some(text)
            );
        }
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for text in [
            "",
            "2008-13",
            "2008-02-30",
            "08-2008",
            "2008-8",
            "next week",
            "2008-08-31/2008-08-25",
            "..",
            "T10:00",
            "2008-01-01-01",
            "2é08",
            "2008é01",
            "2008-1é",
            "20XX-01",
            "-199X",
            "XXXX",
            "2008-08-07T9:15",
            "2008-08-07T1915",
        ] {
            assert_eq!(When::from_edtf(text), None, "{text}");
        }
    }
}

//! Extended Date/Time Format (ISO 8601-2:2019), level 1 as far as a [`When`] needs it.
//!
//! Years, months, days, seasons (21-24), quarters (33-36) and half years (40, 41), intervals with open ends, `~` for "about",
//! decades and centuries as `199X` and `19XX`. A week or a weekend is the interval of its days, a part of a day
//! the ISO 8601 interval of its minutes, both ends included as everywhere in EDTF.

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
        let plain: String = text.chars().filter(|c| !"~?%".contains(*c)).collect();
        let about = plain.len() < text.len();
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
        G::Day | G::Week | G::Weekend => days(interval),
        _ => {
            let first = Period::containing(interval.first_day(), granularity);
            let last = Period::containing(interval.last_day(), granularity);
            let whole =
                first.first_day() == interval.first_day() && last.last_day() == interval.last_day();
            // The first winter there is belongs to a year that four digits cannot say.
            let whole = whole && first.in_year() >= Day::MIN.ymd().0;
            match granularity {
                G::Millennium => days(interval),
                // A stretch that does not keep to the bounds of its unit is said by its days.
                _ if !whole => days(interval),
                _ if first == last => unit(first),
                G::Decade | G::Century => days(interval),
                _ => format!("{}/{}", unit(first), unit(last)),
            }
        }
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

fn single(text: &str) -> Option<When> {
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let (negative, digits) = match date.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, date),
    };
    let mut fields = digits.split('-');
    let year = fields.next()?;
    if year.len() != 4 {
        return None;
    }
    let number = |text: &str| -> Option<u32> {
        (text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse().ok())
            .flatten()
    };
    let second = fields.next();
    let third = fields.next();
    if fields.next().is_some() || (time.is_some() && third.is_none()) {
        return None;
    }
    if second.is_none() && !negative {
        if let Some(decade) = year.strip_suffix('X').filter(|d| !d.ends_with('X')) {
            return Some(Period::numbered(Granularity::Decade, number(decade)? as i32)?.when());
        }
        if let Some(century) = year.strip_suffix("XX") {
            return Some(Period::numbered(Granularity::Century, number(century)? as i32)?.when());
        }
    }
    let year = number(year)? as i32;
    let year = if negative { -year } else { year };
    let (Some(second), third) = (second, third) else {
        return Some(Period::year(year)?.when());
    };
    if second.len() != 2 {
        return None;
    }
    let Some(third) = third else {
        let period = match number(second)? {
            month @ 1..=12 => Period::month(year, month),
            season @ 21..=24 => Period::season(year, season - 21),
            quarter @ 33..=36 => Period::quarter(year, quarter - 32),
            half @ 40..=41 => Period::half(year, half - 39),
            _ => None,
        };
        return Some(period?.when());
    };
    if third.len() != 2 {
        return None;
    }
    let day = Day::from_ymd(year, number(second)?, number(third)?)?;
    let Some(time) = time else {
        return Some(When::day(day));
    };
    let (hour, minute) = time.split_once(':')?;
    let (hour, minute) = (number(hour)?, number(minute.get(..2)?)?);
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
        ] {
            assert_eq!(When::from_edtf(text), None, "{text}");
        }
    }
}

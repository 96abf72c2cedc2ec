//! When something was: an interval with its granularity, open ends allowed.

use serde::{Deserialize, Serialize};

use super::{Day, Instant, Interval, Period};

/// How fine a date is. The order is from fine to coarse.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)] // the names say it
pub enum Granularity {
    Minute,
    Hour,
    PartOfDay,
    Day,
    Weekend,
    Week,
    Month,
    Season,
    Quarter,
    HalfYear,
    Year,
    Decade,
    Century,
    Millennium,
}

/// When something was, as far as is known: at least one bound, and how fine it is.
///
/// A month is the interval of its days with granularity [`Granularity::Month`], never a day in it.
/// An interval longer than its granularity ("28 to 31 August", granularity day) is a range of such units.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct When {
    extent: Extent,
    /// How fine the bounds are.
    pub granularity: Granularity,
    /// The words say "about" (EDTF `~`).
    pub about: bool,
}

/// The bounds of a [`When`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// Both bounds are known.
    Closed(Interval),
    /// This minute or later.
    From(Instant),
    /// Before this minute.
    Until(Instant),
}

impl When {
    /// Both bounds known.
    pub fn closed(interval: Interval, granularity: Granularity) -> When {
        When {
            extent: Extent::Closed(interval),
            granularity,
            about: false,
        }
    }

    /// One day.
    pub fn day(day: Day) -> When {
        When::closed(day.interval(), Granularity::Day)
    }

    /// Some day or days from `first` to `last`, both included; `None` if they are in the wrong order.
    pub fn days(first: Day, last: Day) -> Option<When> {
        Some(When::closed(
            Interval::of_days(first, last)?,
            Granularity::Day,
        ))
    }

    /// This minute or later.
    pub fn from(start: Instant, granularity: Granularity) -> When {
        When {
            extent: Extent::From(start),
            granularity,
            about: false,
        }
    }

    /// Before this minute.
    pub fn until(end: Instant, granularity: Granularity) -> When {
        When {
            extent: Extent::Until(end),
            granularity,
            about: false,
        }
    }

    /// `first` or later.
    pub fn from_day(first: Day) -> When {
        When::from(first.start(), Granularity::Day)
    }

    /// `last` or earlier.
    pub fn until_day(last: Day) -> When {
        When::until(last.interval().end(), Granularity::Day)
    }

    /// The same, said with "about".
    pub fn about(self) -> When {
        When {
            about: true,
            ..self
        }
    }

    /// The bounds.
    pub fn extent(self) -> Extent {
        self.extent
    }

    /// The interval, if both bounds are known.
    pub fn interval(self) -> Option<Interval> {
        match self.extent {
            Extent::Closed(interval) => Some(interval),
            Extent::From(_) | Extent::Until(_) => None,
        }
    }

    /// Its interval; of an open one the day, month or year that bounds it.
    pub fn bound(self) -> Interval {
        let unit = |day| Period::containing(day, self.granularity).interval();
        match self.extent {
            Extent::Closed(interval) => interval,
            Extent::From(start) => unit(start.day()),
            Extent::Until(end) => unit(
                Instant::from_minutes(end.minutes() - 1)
                    .unwrap_or(end)
                    .day(),
            ),
        }
    }

    /// The one day that it is, if it is one day or finer.
    pub fn single_day(self) -> Option<Day> {
        let interval = self.interval()?;
        (interval.first_day() == interval.last_day()).then(|| interval.first_day())
    }

    /// What dates are put in order by: the minute of the first bound that is known, then that of the last (or the end of time).
    pub fn in_time(self) -> (i64, i64) {
        match self.extent {
            Extent::Closed(interval) => (interval.start().minutes(), interval.end().minutes()),
            Extent::From(start) => (start.minutes(), i64::MAX),
            Extent::Until(end) => (end.minutes(), i64::MAX),
        }
    }

    /// Its minutes, half-open; on an open side all that there are.
    pub fn minutes(self) -> (i64, i64) {
        match self.extent {
            Extent::Closed(i) => (i.start().minutes(), i.end().minutes()),
            Extent::From(start) => (start.minutes(), i64::MAX),
            Extent::Until(end) => (i64::MIN, end.minutes()),
        }
    }

    /// Whether both could be true at once: their extents have a minute in common.
    pub fn compatible(self, other: When) -> bool {
        let (one, other) = (self.minutes(), other.minutes());
        one.0.max(other.0) < one.1.min(other.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_date_is_bounded_by_a_unit_of_its_own() {
        for (open, found) in [
            ("2004/..", "2004"),
            ("2008-11/..", "2008-11"),
            ("../2007-10", "2007-10"),
            ("2011-08-24/..", "2011-08-24"),
            ("../2010-09-30", "2010-09-30"),
            ("2004/2006", "2004/2006"),
        ] {
            let read = |edtf| When::from_edtf(edtf).expect("a date");
            assert_eq!(Some(read(open).bound()), read(found).interval(), "{open}");
        }
    }
}

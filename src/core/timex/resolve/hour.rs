//! Parts of a day and clock times: which minutes of which day.

use super::{Lack, Meaning, Note, Scene, node, shifts};
use crate::calendar::{Day, Granularity, Instant, Interval, When};
use crate::timex::TimexType;
use crate::timex::expr::{Node, PartOfDay, TimeOfDay};
use crate::timex::timex3::{Pattern, Value};

/// A time of day, of the day that is named or has been reached.
pub(super) fn hour(time: TimeOfDay, of: Option<&Node>, zone: bool, scene: &Scene) -> Meaning {
    let mut meaning = match of {
        Some(of) => node(of, scene),
        // A clock time without a day is on the day that the text has reached, in news on the day of writing.
        None => shifts::day(scene),
    };
    let Some(period) = meaning
        .period
        .filter(|period| period.granularity() == Granularity::Day)
    else {
        let pattern = match meaning.value {
            Value::Like(pattern) => pattern,
            _ => Pattern::default(),
        };
        return Meaning {
            kind: TimexType::Time,
            lacks: meaning.lacks.or(Some(Lack::Vague)),
            ..Meaning::of(
                Value::Like(Pattern {
                    time: Some(time),
                    ..pattern
                }),
                TimexType::Time,
            )
        };
    };
    if let Some(when) = &mut meaning.when {
        // A day of the Julian calendar has become one of ours.
        let ours = match meaning.note {
            Some(Note::OldStyle) => when.single_day(),
            _ => None,
        };
        let day = ours.unwrap_or(period.first_day());
        *when = on_the_clock(day, time);
    }
    if zone {
        meaning.note = Some(Note::Zone);
    }
    (meaning.value, meaning.kind) = (Value::On(period, Some(time)), TimexType::Time);
    meaning
}

/// The minutes that a time of day takes up. Parts of a day are cut at midnight, so that "the night of 7 August" stays on its day.
fn on_the_clock(day: Day, time: TimeOfDay) -> When {
    let minutes = |from: i64, to: i64| {
        let start = Instant::from_minutes(day.start().minutes() + from);
        let end = Instant::from_minutes(day.start().minutes() + to);
        start
            .zip(end)
            .and_then(|(start, end)| Interval::new(start, end))
    };
    let (interval, granularity) = match time {
        TimeOfDay::Part(part) => {
            let (from, to) = match part {
                PartOfDay::Dawn => (4, 6),
                PartOfDay::Morning => (5, 12),
                PartOfDay::Midday => (11, 13),
                PartOfDay::Daytime => (6, 18),
                PartOfDay::Afternoon => (12, 18),
                PartOfDay::Dusk | PartOfDay::Evening => (17, 22),
                PartOfDay::Night => (21, 24),
            };
            (minutes(from * 60, to * 60), Granularity::PartOfDay)
        }
        // Midnight at the end of a day is drawn on its last minute.
        TimeOfDay::Clock { hour, minute } => {
            let start =
                (i64::from(hour) * 60 + i64::from(minute.unwrap_or(0))).min(Instant::PER_DAY - 1);
            match minute {
                Some(_) => (minutes(start, start + 1), Granularity::Minute),
                None => (
                    minutes(start, (start + 60).min(Instant::PER_DAY)),
                    Granularity::Hour,
                ),
            }
        }
    };
    interval.map_or(When::day(day), |interval| {
        When::closed(interval, granularity)
    })
}

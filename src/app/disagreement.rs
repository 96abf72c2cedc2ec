//! What the sources together say of an event's date: how many give it, how many fit it, who says otherwise.

use datelines_core::calendar::{self, When};
use datelines_core::order::InOrder;
use datelines_core::story::{Event, SourceIx};

use super::words::Words;

/// How an event's sources stand to its date.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Count {
    /// Sources that give this very date.
    pub same: usize,
    /// Sources whose wider or narrower date fits it.
    pub fitting: usize,
    /// Other dates that cannot hold beside it, each with the number of sources that give it; the most first, then in time.
    pub others: Vec<(When, usize)>,
}

/// Counts the sources of an event by what they say of its date. Each source counts once: by its best word for the event.
pub fn count(event: &Event) -> Count {
    let Some(date) = event.date else {
        return Count::default();
    };
    let mut sources: Vec<SourceIx> = event
        .mentions
        .iter()
        .map(|mention| mention.source)
        .collect();
    sources.order();
    sources.dedup();
    let mut count = Count::default();
    for source in sources {
        let said = || {
            event
                .mentions
                .iter()
                .filter(|m| m.source == source)
                .filter_map(|m| m.date)
        };
        if said().any(|when| alike(when, date)) {
            count.same += 1;
        } else if said().any(|when| when.compatible(date)) {
            count.fitting += 1;
        } else if let Some(when) = said().next() {
            match count
                .others
                .iter_mut()
                .find(|(other, _)| alike(*other, when))
            {
                Some((_, n)) => *n += 1,
                None => count.others.push((when, 1)),
            }
        }
    }
    count
        .others
        .order_by_key(|(when, n)| (usize::MAX - n, when.to_edtf()));
    count
}

/// One day is one day, whatever hour is named.
fn alike(a: When, b: When) -> bool {
    a == b
        || a.single_day()
            .is_some_and(|day| Some(day) == b.single_day())
}

/// The event's date in full: "Tuesday 26 August 2008", or as the core says it where it is no single day.
pub fn in_full(when: When, words: &Words) -> String {
    match when.single_day() {
        Some(day) if when.granularity == calendar::Granularity::Day && !when.about => {
            match day.ymd() {
                (1.., ..) => words.dates.say_day(day),
                _ => words.dates.say_in_full(day),
            }
        }
        _ => words.dates.say(when),
    }
}

/// Another date beside the event's: "Monday the 25th" in the same month, else in full.
pub fn beside(other: When, date: When, words: &Words) -> String {
    let (Some(day), Some(main)) = (other.single_day(), date.single_day()) else {
        return words.dates.say(other);
    };
    let (year, month, d) = day.ymd();
    if (year, month) == (main.ymd().0, main.ymd().1) {
        let weekday = words.dates.weekday(day.weekday());
        (words.weekday_the)(weekday, d)
    } else {
        in_full(other, words)
    }
}

//! Stories for the unit tests.

use std::sync::Arc;

use crate::calendar::{Day, Granularity, Interval, When};
use crate::source::{Source, SourceId};
use crate::story::{Event, EventIx, Mention, Report, SourceIx, Status, Story};

/// `n` events over a century, in bursts and stretches of days, months and years, from three sources.
pub fn many(n: u32) -> Story {
    let sources = (0..3).map(|i| {
        let source = Source::new(
            SourceId(format!("s{i}").into()),
            &format!("Paper {i}"),
            "It happened then.",
        );
        Report::unread(Arc::new(source))
    });
    let mut state = 12345_u32;
    let mut next = move |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    let mut story = Story {
        title: "Many".into(),
        sources: sources.collect(),
        ..Story::default()
    };
    for i in 0..n {
        let day = if next(2) == 0 {
            next(36_000) as i32
        } else {
            9_000 + next(500) as i32
        };
        let first = Day::from_number(day).unwrap();
        let when = match next(10) {
            0 => When::closed(
                Interval::of_days(first, first.plus(30).unwrap()).unwrap(),
                Granularity::Month,
            ),
            1 => When::closed(
                Interval::of_days(first, first.plus(364).unwrap()).unwrap(),
                Granularity::Year,
            ),
            2 => When::days(first, first.plus(next(4000) as i32).unwrap()).unwrap(),
            _ => When::day(first),
        };
        let span = story.sources[0].source.span(0..17).unwrap();
        let mention = Mention {
            source: SourceIx(next(3)),
            span,
            date: Some(when),
            timex: None,
            status: Status::Happened,
            because: Vec::new(),
        };
        story.events.push(Event {
            id: format!("e{i}").into(),
            title: format!("Number {i} of what happened in those days"),
            status: Status::Happened,
            importance: next(100) as f32 / 100.0,
            disagreement: false,
            date: Some(when),
            mentions: vec![mention],
            because: Vec::new(),
            by_hand: false,
        });
    }
    story
}

/// The indices of all events.
pub fn all(story: &Story) -> Vec<EventIx> {
    (0..story.events.len() as u32).map(EventIx).collect()
}

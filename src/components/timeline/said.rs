//! What the timeline says in words: its name, and what it announces.

use datelines_core::calendar::{Day, When};
use datelines_core::story::{Event, EventIx, Status, Story};
use datelines_core::timeline::{Days, Place, Timeline, View};

use crate::app::words::Words;

/// The name of the whole: what it is, from when to when, how much.
pub fn name(words: &Words, story: &Story, timeline: &Timeline) -> String {
    let items = timeline.items();
    let mut parts = vec![words.timeline.to_owned()];
    if let (Some(first), Some(Place(last))) = (items.first(), timeline.end()) {
        // An end is the first moment that is no longer part of it.
        parts.push(range(words, timeline, first.start, Place(last - 0.01)));
    }
    parts.push((words.count_events)(items.len()));
    parts.push((words.count_sources)(story.sources.len()));
    parts.join(", ")
}

/// What is in view after a zoom: "5 Aug 2008 to 7 Sep 2008: 12 events".
pub fn in_view(words: &Words, timeline: &Timeline, view: View) -> String {
    let events = timeline.before(view.end().0) - timeline.before(view.start().0);
    let range = range(words, timeline, view.start(), view.end());
    format!("{range}: {}", (words.count_events)(events))
}

/// An event: date, title, whether it happened, who reports it, its number of all.
pub fn event(words: &Words, story: &Story, timeline: &Timeline, ix: EventIx) -> String {
    let event = story.event(ix);
    let mut parts = vec![format!("{}: {}", dates(words, event), event.title)];
    match event.status {
        Status::Happened => {}
        Status::Planned => parts.push(words.planned.to_owned()),
        Status::Denied => parts.push(words.denied.to_owned()),
        Status::Hypothetical => parts.push(words.hypothetical.to_owned()),
    }
    let mut sources: Vec<&str> = Vec::new();
    for mention in &event.mentions {
        let label = story.report(mention.source).source.label();
        if !sources.contains(&label) {
            sources.push(label);
        }
    }
    parts.push(sources.join(", "));
    if let Some(i) = timeline.index(ix) {
        parts.push((words.place_of)(i + 1, timeline.items().len()));
    }
    parts.join(". ")
}

/// All dates that are given for an event.
pub fn dates(words: &Words, event: &Event) -> String {
    let dates = event.dates(None).into_iter();
    let said: Vec<String> = dates.map(|date| words.dates.say(date)).collect();
    said.join(&format!(" {} ", words.dates.or))
}

/// A bundle: how many, and the most telling title.
pub fn bundle(words: &Words, count: usize, title: &str) -> String {
    format!("{}: {title}", (words.count_events)(count))
}

/// The day at a place of the axis.
pub fn day(words: &Words, timeline: &Timeline, place: Place) -> String {
    let Days(days) = timeline.fold().days(place);
    let number = days
        .floor()
        .clamp(f64::from(Day::MIN.number()), f64::from(Day::MAX.number()));
    Day::from_number(number as i32)
        .map(|d| words.dates.say(When::day(d)))
        .unwrap_or_default()
}

fn range(words: &Words, timeline: &Timeline, from: Place, to: Place) -> String {
    let day = |place| day(words, timeline, place);
    let (from, to) = (day(from), day(to));
    if from == to {
        from
    } else {
        (words.from_to)(&from, &to)
    }
}

//! What one layout costs, by the number of events that exist: `cargo bench -p datelines-core --bench timeline`.
//!
//! The same 1240 pixels show all of a story and then a hundredth of it. Times are the least of many runs.

use std::sync::Arc;
use std::time::{Duration, Instant};

use datelines_core::calendar::{Day, ENGLISH, When};
use datelines_core::source::{Source, SourceId};
use datelines_core::story::{Event, EventIx, Mention, Report, SourceIx, Status, Story};
use datelines_core::timeline::{Frame, Timeline, View, layout, text};

fn main() {
    // `once N`: one layout of N events, all in view, for counting its instructions.
    let mut asked = std::env::args().skip_while(|arg| arg != "once").skip(1);
    if let Some(n) = asked.next().and_then(|n| n.parse().ok()) {
        let story = story(n);
        let all: Vec<EventIx> = (0..n).map(EventIx).collect();
        let timeline = Timeline::new(&story, &all, true);
        println!("{} labels", one_layout(&timeline, &story));
        return;
    }
    println!(
        "{:>8}  {:>12}  {:>12}  {:>12}",
        "events", "index", "layout, all", "layout, 1 %"
    );
    for n in [1_000, 10_000, 100_000] {
        let story = story(n);
        let all: Vec<EventIx> = (0..n).map(EventIx).collect();
        let index = least(5, || Timeline::new(&story, &all, true));
        let timeline = Timeline::new(&story, &all, true);
        let cost = |share: f64| {
            let window = timeline.extent().zoom(timeline.extent().middle(), share);
            least(200, || layout(&timeline, &story, &frame(window), None))
        };
        println!(
            "{n:>8}  {index:>12.1?}  {:>12.1?}  {:>12.1?}",
            cost(1.0),
            cost(0.01)
        );
    }
}

/// Not inlined, so that callgrind can be told to count in here alone.
#[inline(never)]
fn one_layout(timeline: &Timeline, story: &Story) -> usize {
    layout(timeline, story, &frame(timeline.extent()), None)
        .labels
        .len()
}

fn frame(window: View) -> Frame {
    Frame {
        window,
        width: 1240.0,
        seen: (0.0, 1240.0),
        rows: 8,
        strip: 2,
        selected: None,
        factor: text::WIDE,
        names: &ENGLISH,
    }
}

/// The shortest of `runs` runs.
fn least<T>(runs: usize, mut run: impl FnMut() -> T) -> Duration {
    let times = (0..runs).map(|_| {
        let start = Instant::now();
        std::hint::black_box(run());
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

/// Events over a century: half of them in bursts; days, months, years and stretches from six sources.
fn story(n: u32) -> Story {
    let mut state = n | 1;
    let mut next = move |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    let sources = (0..6).map(|i| {
        let source = Source::new(
            SourceId(format!("s{i}").into()),
            &format!("Paper {i}"),
            "It happened then.",
        );
        Report::unread(Arc::new(source))
    });
    let mut story = Story {
        title: String::new(),
        sources: sources.collect(),
        ..Story::default()
    };
    let words = [
        "council", "river", "strike", "bridge", "opens", "court", "harbour", "treaty", "signed",
        "verdict",
    ];
    for i in 0..n {
        let number = if next(2) == 0 {
            next(45_000) as i32
        } else {
            4_000 * next(12) as i32 + next(400) as i32
        };
        let Some(first) = Day::from_number(number - 25_000) else {
            continue;
        };
        let later = first.plus(next(3000) as i32 + 1).unwrap_or(first);
        let (year, month, _) = first.ymd();
        let date = match next(10) {
            0 => When::from_edtf(&format!("{year:04}-{month:02}")),
            1 => When::from_edtf(&format!("{year:04}")),
            2 => When::days(first, later),
            _ => Some(When::day(first)),
        };
        let source = SourceIx(next(6));
        let Some(span) = story.report(source).source.span(0..17) else {
            continue;
        };
        let title: Vec<&str> = (0..3 + next(6)).map(|_| words[next(10) as usize]).collect();
        story.events.push(Event {
            id: format!("e{i}").into(),
            title: title.join(" "),
            status: Status::Happened,
            importance: 0.5,
            disagreement: false,
            date,
            mentions: vec![Mention {
                source,
                span,
                date,
                timex: None,
                status: Status::Happened,
                because: Vec::new(),
            }],
            because: Vec::new(),
            by_hand: false,
        });
    }
    story
}

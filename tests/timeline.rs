//! The timeline's geometry on whole stories: pictures that are looked at, and what must hold in every view.
//!
//! `UPDATE=1 cargo test -p datelines-core --test timeline` writes the pictures anew.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use datelines_core::analyse;
use datelines_core::calendar::{Day, ENGLISH, When};
use datelines_core::cluster::MAIN;
use datelines_core::source::{Source, SourceId, article};
use datelines_core::story::{Dating, Event, EventIx, Mention, Report, SourceIx, Status, Story};
use datelines_core::timeline::{
    Days, Frame, Label, Lanes, Layout, Place, Px, SMALL_TYPE, Scale, Sheet, Timeline, View,
    density, lanes, layout, paint,
    picture::{Picture, picture},
    svg, text,
};
use serde_json::{Value, json};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/timeline")
}

fn rows() -> Vec<Value> {
    let text = std::fs::read_to_string(folder().join("stories.json"))
        .expect("tests/timeline/stories.json");
    serde_json::from_str(&text).expect("stories.json is JSON")
}

fn when(edtf: &Value) -> Option<When> {
    edtf.as_str()
        .map(|edtf| When::from_edtf(edtf).unwrap_or_else(|| panic!("{edtf} is no EDTF date")))
}

/// A story of one sentence a mention.
fn story(row: &Value) -> Story {
    if let Some(n) = row["many"].as_u64() {
        return many(n as u32);
    }
    let text = "It happened then.";
    let sources = row["sources"]
        .as_array()
        .unwrap()
        .iter()
        .enumerate()
        .map(|(i, source)| {
            let likely = when(&source[2]).and_then(When::single_day);
            let date = Dating {
                when: when(&source[1]),
                likely,
                stated: false,
                because: Vec::new(),
            };
            let source = Source::new(
                SourceId(format!("s{i}").into()),
                source[0].as_str().unwrap(),
                text,
            );
            Report {
                date,
                ..Report::unread(Arc::new(source))
            }
        });
    let mut story = Story {
        title: row["name"].as_str().unwrap().into(),
        sources: sources.collect(),
        ..Story::default()
    };
    for (i, event) in row["events"].as_array().unwrap().iter().enumerate() {
        let status: Status = serde_json::from_value(event[2].clone()).unwrap();
        let dates = event[3].as_array().unwrap();
        let mut mentions = Vec::new();
        for date in dates {
            for source in date[1].as_array().unwrap() {
                let source = SourceIx(source.as_u64().unwrap() as u32);
                let span = story.report(source).source.span(0..text.len()).unwrap();
                mentions.push(Mention {
                    source,
                    span,
                    date: when(&date[0]),
                    timex: None,
                    status,
                    because: Vec::new(),
                });
            }
        }
        mentions.sort_by_key(|m| m.source);
        story.events.push(Event {
            id: format!("e{i}").into(),
            title: event[0].as_str().unwrap().into(),
            status,
            importance: event[1].as_f64().unwrap() as f32,
            disagreement: dates.len() > 1,
            date: when(&dates[0][0]),
            mentions,
            because: Vec::new(),
            by_hand: false,
        });
    }
    story
}

/// Events in bursts, with days, months, years and stretches, from a small generator of its own.
fn many(n: u32) -> Story {
    let mut state = 2024_u32;
    let mut next = move |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    let sources = (0..5).map(|i| {
        let source = Source::new(
            SourceId(format!("s{i}").into()),
            &format!("Paper {i}"),
            "It happened then.",
        );
        Report::unread(Arc::new(source))
    });
    let mut story = Story {
        title: "Many".into(),
        sources: sources.collect(),
        ..Story::default()
    };
    let things = [
        "Council votes on the harbour",
        "Strike at the railway",
        "A bridge opens",
        "Court rules on the river treaty of the two towns",
        "Parliamentarians reconsidered shipbuilding",
    ];
    for i in 0..n {
        let near = [9_000, 12_400, 15_000][next(3) as usize] + next(400) as i32;
        let first = Day::from_number(if next(3) == 0 {
            8_000 + next(9_000) as i32
        } else {
            near
        })
        .unwrap();
        let (y, m, _) = first.ymd();
        let edtf = match next(10) {
            0 => format!("{y:04}-{m:02}"),
            1 => format!("{y:04}"),
            2 => format!(
                "{}/{}",
                When::day(first).to_edtf(),
                When::day(first.plus(2 + next(900) as i32).unwrap()).to_edtf()
            ),
            _ => When::day(first).to_edtf(),
        };
        let date = When::from_edtf(&edtf);
        assert!(date.is_some(), "{edtf}");
        let source = SourceIx(next(5));
        let span = story.report(source).source.span(0..17).unwrap();
        story.events.push(Event {
            id: format!("e{i}").into(),
            title: things[next(5) as usize].into(),
            status: if next(20) == 0 {
                Status::Planned
            } else {
                Status::Happened
            },
            importance: next(1000) as f32 / 1000.0,
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

fn all(story: &Story) -> Vec<EventIx> {
    (0..story.events.len() as u32).map(EventIx).collect()
}

fn frame(window: View, width: f64, rows: usize, strip: usize) -> Frame {
    Frame {
        window,
        width,
        seen: (0.0, width),
        rows,
        strip,
        selected: None,
        factor: text::WIDE,
        names: &ENGLISH,
    }
}

#[test]
fn pictures_are_as_they_were_looked_at() {
    let mut changed = Vec::new();
    for row in rows() {
        let (story, name) = (story(&row), row["name"].as_str().unwrap());
        let timeline = Timeline::new(&story, &all(&story), true);
        let width = row["width"].as_f64().unwrap();
        let selected = row["selected"].as_u64().map(|i| EventIx(i as u32));
        let (rows, strip) = (
            row["rows"].as_u64().unwrap() as usize,
            row["strip"].as_u64().unwrap() as usize,
        );
        let frame = Frame {
            selected,
            ..frame(timeline.fit(width), width, rows, strip)
        };
        let drawn = svg::svg(
            &layout(&timeline, &story, &frame, None),
            Sheet {
                rows,
                strip,
                ..Sheet::default()
            },
            width,
            false,
        );
        if !as_seen(name, &drawn) {
            changed.push(name.to_owned());
        }
    }
    assert!(changed.is_empty(), "{changed:?}: {LOOK}");
}

const LOOK: &str =
    "look different: look at them (UPDATE=1 writes them), and keep them if they are right";

/// Whether the picture is as it was looked at; with `UPDATE` it is written instead.
fn as_seen(name: &str, drawn: &str) -> bool {
    let path = folder().join(format!("{name}.svg"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, drawn).unwrap();
        return true;
    }
    std::fs::read_to_string(&path).unwrap_or_default() == drawn
}

/// The whole way, from the texts of a sample to the picture of its main events.
#[test]
fn the_samples_are_drawn_as_they_were_looked_at() {
    let samples = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    for (name, title) in [
        ("georgia-2008", "Russia, Georgia and the summit in Dushanbe"),
        ("school-flood", "The flood at Mill Bridge"),
    ] {
        let files = std::fs::read_dir(samples.join(name)).unwrap();
        let texts = files
            .map(|file| file.unwrap().path())
            .filter(|path| path.extension().is_some_and(|e| e == "txt"));
        let source = |path: PathBuf| {
            let text = std::fs::read_to_string(&path).unwrap();
            Arc::new(article(path.file_name().unwrap().to_str().unwrap(), &text).unwrap())
        };
        let sources = texts.map(source).collect();
        let story = analyse(sources, &[], &mut |_| ControlFlow::Continue(())).unwrap();
        let main = all(&story)
            .into_iter()
            .filter(|&ix| story.event(ix).importance >= MAIN);
        let names: Vec<String> = story
            .sources
            .iter()
            .map(|r| r.source.label().into())
            .collect();
        let (drawn, _) = picture(Picture {
            story: &story,
            shown: &main.collect::<Vec<_>>(),
            folded: true,
            range: None,
            names: &ENGLISH,
            title,
            mirrored: false,
            sources: ("Sources", &names),
        });
        assert!(as_seen(name, &drawn), "{name}: {LOOK}");
    }
}

#[test]
fn text_in_a_picture_stays_text() {
    let row = rows().into_iter().find(|r| r["name"] == "one-day").unwrap();
    let story = story(&row);
    let timeline = Timeline::new(&story, &all(&story), true);
    let drawn = svg::svg(
        &layout(
            &timeline,
            &story,
            &frame(timeline.extent(), 640.0, 4, 1),
            None,
        ),
        Sheet {
            rows: 4,
            strip: 1,
            ..Sheet::default()
        },
        640.0,
        false,
    );
    assert!(drawn.contains("&amp; &lt;b&gt;closes") && !drawn.contains("<b>"));
}

#[test]
fn inverting_a_scale_comes_back_within_half_a_pixel() {
    for folded in [false, true] {
        let story = story(&rows()[0]);
        let timeline = Timeline::new(&story, &all(&story), folded);
        assert_eq!(timeline.fold().is_none(), !folded);
        let mut view = timeline.extent();
        for step in 0..40 {
            let scale = Scale::new(view, 1240.0, timeline.fold());
            for i in 0..=1240 {
                let x = f64::from(i);
                let back = scale.scale(scale.invert(Px(x))).0;
                assert!(
                    (back - x).abs() < 0.5,
                    "{x} came back as {back} at step {step}"
                );
            }
            for i in 0..100 {
                let t = timeline
                    .fold()
                    .days(Place(view.start().0 + view.span() * f64::from(i) / 100.0));
                let there: Days = scale.invert(scale.scale(t));
                assert!((scale.scale(there).0 - scale.scale(t).0).abs() < 0.5);
            }
            view = view.zoom(Place(view.start().0 + view.span() * 0.8), 0.75);
        }
    }
}

#[test]
fn a_line_from_a_mark_to_the_axis_runs_through_no_words() {
    let (mut lines, mut through) = (0, 0);
    for (story, rows) in [(story(&rows()[0]), 8), (many(300), 8), (many(40), 12)] {
        let timeline = Timeline::new(&story, &all(&story), true);
        let sheet = Sheet {
            rows,
            strip: 2,
            ..Sheet::default()
        };
        let drawn = layout(
            &timeline,
            &story,
            &frame(timeline.extent(), 1240.0, rows, 2),
            None,
        );
        let numbers = |piece: &str| -> Vec<f64> {
            let numbers = piece.split([' ', 'V']).filter_map(|n| n.parse().ok());
            numbers.collect()
        };
        for (_, path) in paint::paint(&drawn, sheet).drops {
            for piece in path.split('M').skip(1) {
                let [x, from, to] = numbers(piece)[..] else {
                    panic!("a line straight down: {piece}")
                };
                lines += 1;
                assert!(from <= to, "downwards: {piece}");
                let crossed = drawn.labels.iter().filter(|label| {
                    let (top, end) = (sheet.row(label.row) - 8.0, sheet.row(label.row) + 8.0);
                    label.text < x && x < label.text + label.text_width && from < end && top < to
                });
                assert_eq!(crossed.count(), 0, "{piece}");
            }
        }
        // Without making way they would.
        for label in &drawn.labels {
            let under = |l: &&Label| {
                l.row > label.row
                    && label
                        .glyphs
                        .iter()
                        .any(|g| !g.names_only && l.text < g.x && g.x < l.text + l.text_width)
            };
            through += drawn.labels.iter().filter(under).count();
        }
    }
    assert!(lines > 30 && through > 5, "{lines} lines, {through}");
}

/// Every view that a person may come to by zooming and panning, small steps and large.
fn views(timeline: &Timeline) -> Vec<View> {
    let mut views = Vec::new();
    for zoom in 0..24 {
        let base = timeline
            .extent()
            .zoom(timeline.extent().middle(), 0.7_f64.powi(zoom));
        for pan in -3..=3 {
            views.push(base.pan(base.span() * 0.31 * f64::from(pan)));
        }
    }
    views
}

fn check(timeline: &Timeline, frame: &Frame, drawn: &Layout) {
    // Nothing overlaps.
    for row in 0..frame.rows {
        let mut taken: Vec<(f64, f64)> = drawn
            .labels
            .iter()
            .filter(|l| l.row == row)
            .map(|l| (l.from, l.to))
            .collect();
        taken.sort_by(|a, b| a.0.total_cmp(&b.0));
        assert!(
            taken.windows(2).all(|p| p[0].1 <= p[1].0),
            "labels overlap in row {row}"
        );
    }
    for label in &drawn.labels {
        assert!(label.from <= label.text && label.text + label.text_width <= label.to + 1e-6);
        let inside = |x: f64| label.from - 1e-6 <= x && x <= label.to + 1e-6;
        assert!(
            label.glyphs.iter().all(|g| inside(g.x))
                && label.bars.iter().all(|b| inside(b.from) && inside(b.to))
        );
        assert!(label.bars.iter().all(|b| b.from <= b.full_from
            && b.full_from <= b.full_to + 1e-6
            && b.full_to <= b.to));
    }
    for pair in drawn.bundles.windows(2) {
        assert!(pair[0].to <= pair[1].from, "bundles overlap");
    }
    // A bundle's title stands in free room.
    let titled = drawn.bundles.iter().filter(|b| !b.title.is_empty());
    let titles: Vec<(f64, f64)> = titled
        .map(|b| {
            let width = text::width(&b.title, SMALL_TYPE, frame.factor);
            match b.flipped {
                true => (b.beside() - width, b.beside()),
                false => (b.beside(), b.beside() + width),
            }
        })
        .collect();
    let bundles = drawn.bundles.iter().map(|b| (b.from, b.to));
    let dots = drawn.dots.iter().map(|d| (d.from, d.to));
    let all: Vec<(f64, f64)> = bundles.chain(dots).chain(titles.clone()).collect();
    for (from, to) in titles {
        assert!(0.0 <= from && to <= frame.width, "{from} to {to}");
        let there = all.iter().filter(|o| o.0 < to && from < o.1).count();
        assert_eq!(there, 1, "a bundle's title over something: {from} to {to}");
    }
    // Nothing is counted twice, and nothing is left out.
    for label in &drawn.labels {
        let words = label.title.split(' ').count();
        assert!(
            words > 1 || !label.title.ends_with('…'),
            "one word of several: {label:?}"
        );
    }
    let mut seen: Vec<EventIx> = drawn
        .labels
        .iter()
        .map(|l| l.event)
        .chain(drawn.dots.iter().map(|d| d.event))
        .collect();
    seen.sort();
    let shown = seen.len();
    seen.dedup();
    assert_eq!(seen.len(), shown, "an event is shown twice");
    let (start, end) = Layout::covers(timeline, frame);
    let within = |e: &EventIx| {
        timeline
            .item(*e)
            .is_some_and(|i| i.start >= start && i.start < end)
    };
    let counted = seen.iter().filter(|e| within(e)).count()
        + drawn.bundles.iter().map(|b| b.count).sum::<usize>();
    assert_eq!(counted, timeline.before(end.0) - timeline.before(start.0));
}

#[test]
fn in_every_view_nothing_overlaps_and_everything_is_counted_once() {
    for row in rows() {
        let story = story(&row);
        for folded in [false, true] {
            let timeline = Timeline::new(&story, &all(&story), folded);
            for (width, rows, strip) in [(1240.0, 9, 2), (700.0, 4, 1), (390.0, 0, 2)] {
                let mut before: Option<Layout> = None;
                for view in views(&timeline) {
                    let frame = frame(view, width, rows, strip);
                    for keep in [false, true] {
                        let drawn = layout(
                            &timeline,
                            &story,
                            &frame,
                            before.as_ref().map(|b| (b, keep)),
                        );
                        check(&timeline, &frame, &drawn);
                        before = Some(drawn);
                    }
                }
            }
        }
    }
}

#[test]
fn the_band_counts_every_event_once() {
    let story = many(1000);
    let timeline = Timeline::new(&story, &all(&story), false);
    for width in [60.0, 390.0, 1240.0] {
        let bins = density(
            &timeline,
            &Scale::new(timeline.extent(), width, timeline.fold()),
            4.0,
        );
        assert_eq!(bins.iter().map(|b| b.count).sum::<usize>(), 1000);
        assert!(bins.iter().all(|b| b.width >= 4.0 && b.width <= 8.0));
        assert!(
            bins.windows(2)
                .all(|p| p[0].x.0 + p[0].width <= p[1].x.0 + 1e-6)
        );
    }
}

#[test]
fn what_is_labelled_stays_in_its_row_while_the_view_moves() {
    let story = many(300);
    let timeline = Timeline::new(&story, &all(&story), false);
    let view = timeline.extent().zoom(timeline.extent().middle(), 0.3);
    let mut drawn = layout(&timeline, &story, &frame(view, 1240.0, 9, 2), None);
    let mut compared = 0;
    for step in 1..60 {
        let moved = view.pan(view.span() * 0.005 * f64::from(step));
        let next = layout(
            &timeline,
            &story,
            &frame(moved, 1240.0, 9, 2),
            Some((&drawn, true)),
        );
        for old in &drawn.labels {
            // Wholly in sight before and after, with room to move: it must not have jumped or gone.
            let x = old.from - 1240.0 * 0.005;
            if x > 10.0 && old.to < 1100.0 && old.bars.is_empty() {
                let new = next
                    .label(old.event)
                    .unwrap_or_else(|| panic!("{} went away at step {step}", old.title));
                assert_eq!(
                    (new.row, new.flipped),
                    (old.row, old.flipped),
                    "{} jumped at step {step}",
                    old.title
                );
                compared += 1;
            }
        }
        drawn = next;
    }
    assert!(compared > 500, "{compared} labels compared");
}

#[test]
fn a_month_and_a_year_are_bars_and_every_disputed_date_is_drawn() {
    let row = &rows()[0];
    let story = story(row);
    let timeline = Timeline::new(&story, &all(&story), true);
    let drawn = layout(
        &timeline,
        &story,
        &frame(timeline.extent(), 1240.0, 12, 2),
        None,
    );
    for (event, glyphs, bars) in [
        (0, 0, 1),
        (1, 0, 1),
        (2, 1, 0),
        (3, 4, 0),
        (7, 0, 1),
        (8, 0, 1),
        (11, 1, 1),
    ] {
        let label = drawn
            .label(EventIx(event))
            .unwrap_or_else(|| panic!("event {event} has no label"));
        let timed = label.glyphs.iter().filter(|g| !g.names_only).count();
        assert_eq!((timed, label.bars.len()), (glyphs, bars), "event {event}");
    }
    let disputed = drawn.label(EventIx(3)).unwrap();
    assert_eq!(disputed.bracket.len(), 2);
    assert_eq!(disputed.date, "14 Jun or 13 Jun");
    let year = drawn.label(EventIx(0)).unwrap();
    let bar = year.bars[0];
    assert!(
        (bar.full_from - bar.full_to).abs() < 1e-6,
        "a year fades to both ends"
    );
    assert_eq!(year.date, "1902");
}

#[test]
fn a_single_day_has_a_week_about_it_but_not_beside_a_fold() {
    let used = |dates: &[&str]| {
        let event = |date: &&str| json!(["It happened", 0.5, "happened", [[date, [0]]]]);
        let events: Vec<Value> = dates.iter().map(event).collect();
        let row = json!({ "name": "Few", "sources": [["Post", null, null]], "events": events });
        let story = story(&row);
        let timeline = Timeline::new(&story, &all(&story), true);
        let items = timeline.items();
        (items[items.len() - 1].end.0 - items[0].start.0) / timeline.extent().span()
    };
    assert!(used(&["2021-05-14"]) < 0.15);
    let folded = used(&["1968", "2021-05-14"]);
    assert!(folded > 0.9, "no empty days before 1968: {folded}");
}

#[test]
fn what_fits_has_room_for_the_marks_beside_the_last() {
    let said_by = |last: Value| {
        let event = |(day, by): (&str, Value)| json!(["It ended", 0.5, "happened", [[day, by]]]);
        let events = [("2008-08-01", json!([0])), ("2008-09-30", last)].map(event);
        let sources = [1, 2, 3, 4, 5].map(|i| json!([format!("Post {i}"), null, null]));
        story(&json!({ "name": "Few", "sources": sources, "events": events }))
    };
    let story = said_by(json!([0, 1, 2, 3, 4]));
    let timeline = Timeline::new(&story, &all(&story), true);
    for width in [320.0, 390.0, 1240.0] {
        let drawn = layout(
            &timeline,
            &story,
            &frame(timeline.fit(width), width, 3, 1),
            None,
        );
        let last = drawn.label(EventIx(1)).expect("a label");
        assert_eq!(last.glyphs.len(), 5);
        assert!(
            last.glyphs.iter().all(|g| g.x + 5.0 <= width),
            "at {width}: {:?}",
            last.glyphs
        );
    }
    // One mark needs no more than the margin.
    let story = said_by(json!([0]));
    let timeline = Timeline::new(&story, &all(&story), true);
    assert_eq!(timeline.fit(1240.0), timeline.extent());
}

#[test]
fn a_label_before_a_fold_says_its_year() {
    let dates = ["1968-08-21", "2008-08-08", "2008-08-12", "2008-08-26"];
    let event = |date: &&str| json!(["It happened", 0.5, "happened", [[date, [0]]]]);
    let events: Vec<Value> = dates.iter().map(event).collect();
    let row = json!({ "name": "Few", "sources": [["Post", null, null]], "events": events });
    let story = story(&row);
    let timeline = Timeline::new(&story, &all(&story), true);
    assert!(!timeline.fold().is_none());
    let drawn = layout(
        &timeline,
        &story,
        &frame(timeline.extent(), 1240.0, 8, 40),
        None,
    );
    let said = |ix: u32| &*drawn.label(EventIx(ix)).expect("a label").date;
    assert_eq!(
        [said(0), said(1), said(3)],
        ["21 Aug 1968", "8 Aug", "26 Aug"]
    );
}

#[test]
fn the_same_input_gives_the_same_layout() {
    let story = many(300);
    let timelines = [
        Timeline::new(&story, &all(&story), true),
        Timeline::new(&story, &all(&story), true),
    ];
    let [a, b] = timelines.map(|t| layout(&t, &story, &frame(t.extent(), 1000.0, 9, 2), None));
    assert_eq!(a, b);
}

#[test]
fn a_story_without_dates_has_an_empty_timeline() {
    let story = Story::default();
    let timeline = Timeline::new(&story, &[], true);
    let drawn = layout(
        &timeline,
        &story,
        &frame(timeline.extent(), 800.0, 6, 1),
        None,
    );
    assert_eq!(
        (drawn.marks(), drawn.labels.len(), drawn.band.len()),
        (0, 0, 0)
    );
}

#[test]
fn lanes_hold_every_event_on_the_axis_of_the_whole() {
    let story = many(300);
    let shown = all(&story);
    let whole = Timeline::new(&story, &shown, true);
    assert_eq!(lanes(&story, &shown, Lanes::None), []);
    for by in [Lanes::Source, Lanes::Person, Lanes::Place] {
        let lanes = lanes(&story, &shown, by);
        let mut events: Vec<EventIx> = lanes.iter().flat_map(|l| l.events.clone()).collect();
        events.sort_unstable();
        events.dedup();
        assert_eq!(events, shown, "{by:?}: each event stands somewhere");
        for lane in &lanes {
            let timeline = whole.lane(&story, lane);
            assert_eq!(timeline.extent(), whole.extent());
            for item in timeline.items() {
                let there = whole.item(item.event).expect("it is part of the whole");
                assert_eq!((item.start, item.end), (there.start, there.end));
            }
            for view in views(&timeline).into_iter().step_by(5) {
                let frame = frame(view, 1000.0, 2, 1);
                check(&timeline, &frame, &layout(&timeline, &story, &frame, None));
            }
        }
    }
    let sources = lanes(&story, &shown, Lanes::Source);
    let names: Vec<&str> = sources.iter().map(|l| l.name.as_str()).collect();
    let labels: Vec<&str> = story.sources.iter().map(|r| r.source.label()).collect();
    assert_eq!(names, labels);
}

#[test]
fn what_a_search_has_found_is_labelled_first_and_counted() {
    let story = many(2000);
    let mut timeline = Timeline::new(&story, &all(&story), true);
    let frame = frame(timeline.extent(), 1000.0, 8, 2);
    let plain = layout(&timeline, &story, &frame, None);
    let unlabelled = |ix: &EventIx| timeline.item(*ix).is_some() && plain.label(*ix).is_none();
    let found: Vec<EventIx> = all(&story)
        .into_iter()
        .filter(unlabelled)
        .step_by(400)
        .collect();
    assert!(found.len() > 2);
    timeline.prefer(&found);
    let drawn = layout(&timeline, &story, &frame, None);
    let labelled = found.iter().filter(|ix| drawn.label(**ix).is_some());
    assert!(labelled.count() > found.len() / 2);
    let counted: usize = drawn.band.iter().map(|bin| bin.found).sum();
    assert_eq!(counted, found.len());
    check(&timeline, &frame, &drawn);
}

#[test]
fn a_mirrored_picture_says_the_same_and_turns_every_text_back() {
    let mut story = many(40);
    story.events[0].title = "<text x=\"3\"> & \"x=\"-".into();
    let names = vec!["One \u{5d0}".to_owned(), "Two".to_owned()];
    let drawn = |mirrored| {
        picture(Picture {
            story: &story,
            shown: &all(&story),
            folded: true,
            range: None,
            names: &ENGLISH,
            title: "A story",
            mirrored,
            sources: ("Sources", &names),
        })
    };
    let ((plain, height), (mirrored, same_height)) = (drawn(false), drawn(true));
    assert_eq!(height, same_height);
    assert!(plain.matches("<text x=\"").count() > 20);
    let said = |svg: &str| -> Vec<String> {
        let texts = svg.split("<text ").skip(1);
        let texts = texts.map(|text| text.split("</text>").next().unwrap_or_default());
        texts
            .map(|text| text.split('>').skip(1).collect::<Vec<_>>().join(">"))
            .map(|text| {
                text.replace(" unicode-bidi=\"plaintext\"", "")
                    .replace("dx=\"-", "dx=\"")
            })
            .collect()
    };
    assert_eq!(said(&plain), said(&mirrored));
    // Outside the drawing texts begin at the other side; within it each is mirrored back where it stands.
    let across = |svg: &str, begin: &str| svg.matches(begin).count();
    let own = 2 + names.len();
    assert_eq!(across(&mirrored, "<text direction=\"rtl\""), own);
    assert_eq!(
        across(&mirrored, "<text transform=\"scale(-1 1)\" x=\""),
        across(&plain, "<text ") - own
    );
    assert!(!mirrored.contains("\"--"));
}

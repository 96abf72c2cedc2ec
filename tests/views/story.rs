//! A small invented story for drawing and for state: three papers on a bridge, one of which gives another day.

use std::sync::Arc;

use datelines_app::app::Opened;
use datelines_core::calendar::{Day, When};
use datelines_core::source::{Source, SourceId};
use datelines_core::story::{
    Citation, Dating, Event, Mention, Report, SourceIx, Status, Step, Story,
};
use datelines_core::timex::{Timex, TimexType};

pub fn day(text: &str) -> When {
    When::from_edtf(text).expect("the tests' own dates are EDTF")
}

fn step(code: &'static str, text: &str, rests_on: Option<Citation>) -> Step {
    Step {
        code: code.into(),
        args: Default::default(),
        text: text.into(),
        rests_on,
    }
}

/// A report whose time expressions are the given words, each with its date.
fn report(
    id: &str,
    publisher: &str,
    text: &str,
    date: Dating,
    words: &[(&str, Option<&str>)],
) -> Report {
    let mut source = Source::new(SourceId(id.into()), &format!("{id}.txt"), text);
    source.publisher = Some(publisher.into());
    let timexes = words.iter().map(|(words, edtf)| {
        let start = text.find(words).expect("the words stand in the text");
        Timex {
            span: source
                .span(start..start + words.len())
                .expect("a span of the text"),
            kind: TimexType::Date,
            value: edtf.unwrap_or("").into(),
            modifier: None,
            when: edtf.map(day),
            whole: None,
            stated: false,
            because: vec![],
            unresolved: edtf
                .is_none()
                .then(|| Box::new(step("vague", "it could be any spring", None))),
        }
    });
    let timexes = timexes.collect();
    Report {
        date,
        timexes,
        ..Report::unread(Arc::new(source))
    }
}

fn mention(
    reports: &[Report],
    source: u32,
    words: &str,
    timex: Option<u32>,
    edtf: &str,
    because: Vec<Step>,
) -> Mention {
    let text = &reports[source as usize].source;
    let start = text
        .text()
        .find(words)
        .expect("the words stand in the text");
    Mention {
        source: SourceIx(source),
        span: text
            .span(start..start + words.len())
            .expect("a span of the text"),
        date: Some(day(edtf)),
        timex,
        status: Status::Happened,
        because,
    }
}

pub const HARBOUR: &str = "The old bridge closes\n\nThe town closed the bridge on Tuesday.\n\nA new one is to open on 5 September.\n";
const VALLEY: &str = "Nobody crosses <script>alert(1)</script> any more: the bridge was shut on Monday & barred.\n\nIn some spring it may open.\n";
const ECHO: &str = "The bridge was closed on 26 August 2008, the mayor said.\n";

/// Three sources, two events; the first disputed, the second planned.
pub fn bridge() -> Story {
    let stated = |edtf: &str| Dating {
        when: Some(day(edtf)),
        likely: None,
        stated: true,
        because: vec![],
    };
    let worked = Dating {
        when: Some(day("2008-08-28/2008-08-31")),
        likely: Day::from_ymd(2008, 8, 28),
        stated: false,
        because: vec![step(
            "weekday",
            "it speaks of Thursday as its own day",
            None,
        )],
    };
    let sources = vec![
        report(
            "a",
            "Harbour Post",
            HARBOUR,
            worked,
            &[
                ("on Tuesday", Some("2008-08-26")),
                ("on 5 September", Some("2008-09-05")),
            ],
        ),
        report(
            "b",
            "Valley <b>News</b>",
            VALLEY,
            Dating::default(),
            &[("on Monday", Some("2008-08-25")), ("In some spring", None)],
        ),
        report(
            "c",
            "Echo",
            ECHO,
            stated("2008-08-27"),
            &[("on 26 August 2008", Some("2008-08-26"))],
        ),
    ];
    let because = |source: u32, words: &str| {
        let text = &sources[source as usize].source;
        let start = text
            .text()
            .find(words)
            .expect("the words stand in the text");
        let span = text
            .span(start..start + words.len())
            .expect("a span of the text");
        vec![step(
            "weekday-past",
            "a weekday with a past verb is the last one before the day of writing",
            Some(Citation {
                source: SourceIx(source),
                span,
            }),
        )]
    };
    let closing = Event {
        id: "closing".into(),
        title: "The town closes the bridge".into(),
        status: Status::Happened,
        importance: 0.9,
        disagreement: true,
        date: Some(day("2008-08-26")),
        mentions: vec![
            mention(
                &sources,
                0,
                "The town closed the bridge on Tuesday.",
                Some(0),
                "2008-08-26",
                because(0, "on Tuesday"),
            ),
            mention(
                &sources,
                1,
                "the bridge was shut on Monday & barred.",
                Some(0),
                "2008-08-25",
                vec![],
            ),
            mention(
                &sources,
                2,
                "The bridge was closed on 26 August 2008",
                Some(0),
                "2008-08-26",
                vec![],
            ),
        ],
        because: vec![],
        by_hand: false,
    };
    let opening = Event {
        id: "opening".into(),
        title: "A new bridge is to open".into(),
        status: Status::Planned,
        importance: 0.4,
        disagreement: false,
        date: Some(day("2008-09-05")),
        mentions: vec![mention(
            &sources,
            0,
            "A new one is to open on 5 September.",
            Some(1),
            "2008-09-05",
            vec![],
        )],
        because: vec![],
        by_hand: false,
    };
    Story {
        title: "The bridge".into(),
        sources,
        events: vec![closing, opening],
        ..Story::default()
    }
}

pub fn opened() -> Opened {
    Opened::new(bridge())
}

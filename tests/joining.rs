//! Which passages are taken for one event: rows of two short reports.
//!
//! A row holds the reports, each a day of writing and a text, and the events that more than one passage tells, each as the words
//! of its passages in order, and whether their dates disagree. What stands in no event is alone, so a row without events is a negative one.

use std::ops::ControlFlow;
use std::sync::Arc;

use datelines_core::source::article;
use datelines_core::{analyse, story::Story};
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    /// What the row shows.
    what: String,
    reports: Vec<(String, String)>,
    events: Vec<Vec<String>>,
    /// Whether the dates of an event cannot all hold.
    #[serde(default)]
    disputed: bool,
}

fn story(row: &Row) -> Story {
    let source = |(k, (day, text)): (usize, &(String, String))| {
        let text = format!("{day}\n\n{text}");
        Arc::new(article(&format!("{k}.txt"), &text).expect("an article"))
    };
    let sources = row.reports.iter().enumerate().map(source).collect();
    analyse(sources, &[], &mut |_| ControlFlow::Continue(())).expect("a story")
}

/// The events with more than one passage, each as the words of its passages; all in order of their letters, as sources stand in
/// no order that a row could know.
fn joined(story: &Story) -> Vec<Vec<String>> {
    let events = story.events.iter().filter(|e| e.mentions.len() > 1);
    let words = |e: &datelines_core::story::Event| {
        let mentions = e.mentions.iter();
        let words = mentions.map(|m| story.sources[m.source.0 as usize].source.words(m.span));
        words.map(str::to_owned).collect()
    };
    sorted(events.map(words).collect())
}

fn sorted(mut events: Vec<Vec<String>>) -> Vec<Vec<String>> {
    events.iter_mut().for_each(|words| words.sort());
    events.sort();
    events
}

#[test]
fn what_tells_one_event_joins_and_nothing_else() {
    let rows: Vec<Row> =
        serde_json::from_str(include_str!("joining.json")).expect("the corpus is JSON");
    let wrong: Vec<String> = rows
        .iter()
        .map(|row| (row, story(row)))
        .map(|(row, story)| {
            (
                row,
                joined(&story),
                story.events.iter().any(|e| e.disagreement),
            )
        })
        .filter(|(row, got, disputed)| {
            *got != sorted(row.events.clone()) || *disputed != row.disputed
        })
        .map(|(row, got, disputed)| format!("{}\n   got {got:?}, disputed {disputed}", row.what))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let negative = rows.iter().filter(|row| row.events.is_empty()).count();
    assert!(2 * negative >= rows.len(), "{negative} of {}", rows.len());
}

#[test]
fn a_date_goes_to_those_that_tell_its_deed() {
    let report = |day: &str, text: &str| (day.to_owned(), text.to_owned());
    let row = Row {
        what: String::new(),
        reports: vec![
            report(
                "14 May 2011",
                "Mira Holm suffered a stroke in Tarnow on 9 May.",
            ),
            report("", "Mira Holm suffered a stroke in Tarnow."),
            report("", "Mira Holm died in Tarnow after she suffered a stroke."),
            report("", "Mira Holm died in Tarnow."),
        ],
        events: Vec::new(),
        disputed: false,
    };
    let story = story(&row);
    let date = |words: &str| {
        let mut mentions = story.events.iter().flat_map(|e| &e.mentions);
        let told = |m: &&datelines_core::story::Mention| {
            let source = &story.sources[m.source.0 as usize].source;
            source.words(m.span) == words
        };
        let mention = mentions.find(told).expect(words);
        mention.date.map(|when| when.to_edtf())
    };
    let day = Some("2011-05-09".to_owned());
    assert_eq!(date("Mira Holm suffered a stroke in Tarnow"), day);
    assert_eq!(date("after she suffered a stroke"), day);
    assert_eq!(date("Mira Holm died in Tarnow"), None);
}

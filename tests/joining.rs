//! Which passages are taken for one event: rows of two short reports.
//!
//! A row holds the reports, each a day of writing and a text, and the events that more than one passage tells, each as the words
//! of its passages in order. What stands in no event is alone, so a row without events is a negative one.

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
}

fn story(row: &Row) -> Story {
    let source = |(k, (day, text)): (usize, &(String, String))| {
        let text = format!("{day}\n\n{text}");
        Arc::new(article(&format!("{k}.txt"), &text).expect("an article"))
    };
    let sources = row.reports.iter().enumerate().map(source).collect();
    analyse(sources, &[], &mut |_| ControlFlow::Continue(())).expect("a story")
}

/// The events with more than one passage, in the order of their first passages.
fn joined(story: &Story) -> Vec<Vec<String>> {
    let mut events: Vec<_> = story
        .events
        .iter()
        .filter(|e| e.mentions.len() > 1)
        .collect();
    events.sort_by_key(|e| (e.mentions[0].source, e.mentions[0].span.start()));
    let words = |e: &&datelines_core::story::Event| {
        let mentions = e.mentions.iter();
        let words = mentions.map(|m| story.sources[m.source.0 as usize].source.words(m.span));
        words.map(str::to_owned).collect()
    };
    events.iter().map(words).collect()
}

#[test]
fn what_tells_one_event_joins_and_nothing_else() {
    let rows: Vec<Row> =
        serde_json::from_str(include_str!("joining.json")).expect("the corpus is JSON");
    let wrong: Vec<String> = rows
        .iter()
        .map(|row| (row, joined(&story(row))))
        .filter(|(row, got)| *got != row.events)
        .map(|(row, got)| format!("{}\n   got {got:?}", row.what))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let negative = rows.iter().filter(|row| row.events.is_empty()).count();
    assert!(2 * negative >= rows.len(), "{negative} of {}", rows.len());
}

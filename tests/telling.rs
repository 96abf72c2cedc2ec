//! Which date each mention of a report gets: rows of short reports whose day of writing is known.
//!
//! A row holds the day, the text, and mentions with their dates in EDTF, `null` where nothing may be given: a date that belongs to
//! something else is worse than none. Rows come in pairs, one that a rule must date and one that it must leave alone.

use std::ops::ControlFlow;
use std::sync::Arc;

use datelines_core::analyse;
use datelines_core::source::article;
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    /// What the row shows.
    what: String,
    day: String,
    text: String,
    #[serde(default)]
    dates: Vec<(String, Option<String>)>,
    /// Mentions that are no events: nothing can be told by them.
    #[serde(default)]
    untold: Vec<String>,
}

/// The words of each mention with its date.
fn dates(row: &Row) -> Vec<(String, Option<String>)> {
    let text = format!("{}\n\n{}", row.day, row.text);
    let source = Arc::new(article("report.txt", &text).expect("an article"));
    let story = analyse(
        vec![source.clone()],
        &[],
        &mut |_| ControlFlow::Continue(()),
    );
    let story = story.expect("nobody cancels");
    let mut mentions: Vec<_> = story.events.iter().flat_map(|e| &e.mentions).collect();
    mentions.sort_by_key(|m| (m.span.start(), m.span.end()));
    mentions
        .iter()
        .map(|m| (source.words(m.span).to_owned(), m.date.map(|d| d.to_edtf())))
        .collect()
}

#[test]
fn a_mention_gets_the_date_that_its_words_give_and_no_other() {
    let rows: Vec<Row> =
        serde_json::from_str(include_str!("telling.json")).expect("the corpus is JSON");
    let wrong: Vec<String> = rows
        .iter()
        .map(|row| (row, dates(row)))
        .filter(|(row, got)| {
            row.dates.iter().any(|date| !got.contains(date))
                || row
                    .untold
                    .iter()
                    .any(|words| got.iter().any(|(m, _)| m == words))
        })
        .map(|(row, got)| format!("{}: {}\n   got {got:?}", row.what, row.text))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let empty = |row: &Row| row.dates.is_empty() && row.untold.is_empty();
    assert!(!rows.iter().any(empty));
}

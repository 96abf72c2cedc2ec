//! A table for spreadsheets: RFC 4180, one row a mention.

use crate::calendar::{When, say};
use crate::story::{Event, Mention, Status, Story};

/// The columns.
const HEADER: [&str; 13] = [
    "event",
    "title",
    "date",
    "date_in_words",
    "status",
    "disagreement",
    "importance",
    "source",
    "publisher",
    "source_date",
    "says_date",
    "says_words",
    "quote",
];

/// The story as CSV: a header, then every event's mentions in order, so that each row has its source and its words.
///
/// Dates are EDTF, and empty where there is none. A cell that a spreadsheet would take for a formula has `'` before it, which
/// spreadsheets hide. `publisher` is the name that a person gave the source, if there is one. Lines end in CRLF, as the RFC has it.
pub fn csv(story: &Story) -> String {
    let mut table = HEADER.join(",");
    table.push_str("\r\n");
    for event in &story.events {
        for mention in &event.mentions {
            let row = row(story, event, mention).map(|cell| quoted(&cell));
            table.push_str(&row.join(","));
            table.push_str("\r\n");
        }
    }
    table
}

fn row(story: &Story, event: &Event, mention: &Mention) -> [String; 13] {
    let report = story.report(mention.source);
    let source = &report.source;
    let edtf = |when: Option<When>| when.map(When::to_edtf).unwrap_or_default();
    let timex = report.timex_of(mention);
    [
        event.id.to_string(),
        event.title.clone(),
        edtf(event.date),
        event.date.map(say).unwrap_or_default(),
        status(event.status).to_owned(),
        event.disagreement.to_string(),
        event.importance.to_string(),
        source.name.to_string(),
        (source.called.as_ref().or(source.publisher.as_ref()))
            .map(|name| name.to_string())
            .unwrap_or_default(),
        edtf(report.date.when),
        edtf(mention.date),
        timex
            .map(|timex| source.words(timex.span).to_owned())
            .unwrap_or_default(),
        source.words(mention.span).to_owned(),
    ]
}

/// A status as the story file writes it.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Happened => "happened",
        Status::Planned => "planned",
        Status::Denied => "denied",
        Status::Hypothetical => "hypothetical",
    }
}

/// A cell: guarded against being run, in quotes where it has to be.
fn quoted(cell: &str) -> String {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '|', '%']);
    // A year BC starts with a minus too; digits and their marks run nothing.
    let number = cell
        .chars()
        .all(|c| c.is_ascii_digit() || "-/.~".contains(c));
    let guard = if risky && !number { "'" } else { "" };
    if cell.contains([',', '"', '\r', '\n']) || cell.starts_with(' ') || cell.ends_with(' ') {
        format!("\"{guard}{}\"", cell.replace('"', "\"\""))
    } else {
        format!("{guard}{cell}")
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn cells_are_quoted_and_guarded() {
        for (cell, written) in [
            ("", ""),
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("said \"no\"", "\"said \"\"no\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            (" lead", "\" lead\""),
            ("=1+1", "'=1+1"),
            (
                "=HYPERLINK(\"x\",\"y\")",
                "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
            ),
            ("@sum", "'@sum"),
            ("-cmd|x", "'-cmd|x"),
            ("- a dash", "'- a dash"),
            ("-0043", "-0043"),
            ("-0043-03/-0042~", "-0043-03/-0042~"),
            ("3 = 3", "3 = 3"),
        ] {
            assert_eq!(quoted(cell), written, "{cell:?}");
        }
    }
}

//! Files of JSON lines: `{"doc", "date"?, "title"?, "text"}` a line, as corpora come.

use serde::Deserialize;
use serde_json::Value;

use super::Source;
use super::import::{ImportError, ImportProblem, article};
use crate::calendar::When;
use crate::finding::Finding;
use crate::reason::Args;

/// Whether a file's name says that it holds JSON lines.
pub(super) fn is_named_so(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".jsonl") || name.ends_with(".ndjson")
}

/// Whether a text that no file name describes (standard input, something pasted) is JSON lines: its first line is a row.
pub(super) fn looks_so(name: &str, text: &str) -> bool {
    !name.to_ascii_lowercase().ends_with(".txt")
        && text.trim_start().starts_with('{')
        && text
            .lines()
            .find(|line| !line.trim().is_empty())
            .is_some_and(|line| serde_json::from_str::<Row>(line).is_ok())
}

/// The sources of a file of JSON lines. Blank lines are passed over.
pub(super) fn import(name: &str, text: &str) -> Vec<Result<Source, ImportError>> {
    let rows: Vec<_> = text
        .split('\n')
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(index, line)| row(name, index + 1, line))
        .collect();
    if rows.is_empty() {
        return vec![Err(ImportError::new(name, ImportProblem::Empty))];
    }
    rows
}

#[derive(Deserialize)]
struct Row {
    /// A name: text or a number.
    doc: Option<Value>,
    date: Option<Value>,
    title: Option<String>,
    text: String,
}

fn row(name: &str, line: usize, json: &str) -> Result<Source, ImportError> {
    let place = format!("{name}, line {line}");
    let row: Row = serde_json::from_str(json)
        .map_err(|error| ImportError::new(&place, ImportProblem::NotARow(plain(&error))))?;
    let doc = match row.doc {
        Some(Value::String(doc)) if !doc.trim().is_empty() => doc,
        Some(Value::Number(number)) => number.to_string(),
        _ => place.clone(),
    };
    let mut source = article(&doc, &row.text).map_err(|error| {
        let named = if doc == place {
            place.clone()
        } else {
            format!("{place} ({doc})")
        };
        ImportError::new(&named, error.problem)
    })?;
    if let Some(title) = row.title.filter(|title| !title.trim().is_empty()) {
        source.title = Some(title.trim().into());
    }
    match row.date {
        None | Some(Value::Null) => {}
        Some(Value::String(date)) if date.trim().is_empty() => {}
        Some(date) => {
            let words = date
                .as_str()
                .map_or_else(|| date.to_string(), str::to_owned);
            source.given = read_date(&words);
            if source.given.is_none() {
                source.findings.push(Finding {
                    code: "given-date-unreadable".into(),
                    args: Args::of(&[("words", &words)]),
                    span: None,
                    message: format!("The date given beside the text, “{words}”, is no date."),
                    hint: "Write it as 2008-08-26, 2008-08 or 2008.".into(),
                });
            }
        }
    }
    Ok(source)
}

/// A date in EDTF. A clock time behind a day is left out: a report is dated by its day.
fn read_date(words: &str) -> Option<When> {
    let day = words.split(['T', ' ']).next()?;
    When::from_edtf(day).or_else(|| When::from_edtf(words))
}

/// What serde says, without its place in the line.
fn plain(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or(&said);
    said.trim_end_matches('.').to_owned()
}

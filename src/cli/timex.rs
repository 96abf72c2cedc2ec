//! `datelines timex`: JSON lines with texts in, JSON lines with their time expressions out.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use datelines_core::calendar::When;
use datelines_core::source::{Kind, Offsets};
use datelines_core::timex::timex3::Modifier;
use datelines_core::timex::{self, TimexType};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Outcome, args, input, output};

#[derive(Deserialize)]
struct Row {
    doc: Value,
    #[serde(default)]
    dct: Option<String>,
    text: String,
}

#[derive(Serialize)]
struct Tagged<'r> {
    doc: &'r Value,
    timexes: Vec<Found>,
}

#[derive(Serialize)]
struct Found {
    start: u32,
    end: u32,
    #[serde(rename = "type")]
    kind: TimexType,
    value: String,
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    modifier: Option<&'static str>,
}

/// Tags every text, line by line.
pub fn run(job: &args::Timex) -> io::Result<Outcome> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failed = 0;
    if job.files.is_empty() {
        failed += tag_all("standard input", io::stdin().lock(), &mut out)?;
    }
    for path in &job.files {
        if path.as_os_str() == "-" {
            failed += tag_all("standard input", io::stdin().lock(), &mut out)?;
            continue;
        }
        match File::open(path) {
            Ok(file) => failed += tag_all(&name(path), BufReader::new(file), &mut out)?,
            Err(error) => {
                eprintln!("datelines: {}", input::unopened(path, &error));
                failed += 1;
            }
        }
    }
    out.flush()?;
    Ok(output::outcome(failed))
}

fn name(path: &Path) -> String {
    path.display().to_string()
}

/// Tags the texts of one file; returns how many lines could not be used.
fn tag_all(name: &str, mut lines: impl BufRead, out: &mut impl Write) -> io::Result<usize> {
    let (mut failed, mut number) = (0, 0);
    let mut line = Vec::new();
    loop {
        line.clear();
        number += 1;
        let said = match lines.read_until(b'\n', &mut line) {
            Ok(0) => return Ok(failed),
            Ok(_) => tag_line(&line, out)?,
            Err(error) => {
                eprintln!("datelines: {name} cannot be read further than line {number}: {error}.");
                return Ok(failed + 1);
            }
        };
        if let Some(wrong) = said {
            eprintln!("datelines: {name}, line {number}: {wrong}");
            failed += 1;
        }
    }
}

/// Tags the text of one line; returns what is wrong with it.
fn tag_line(line: &[u8], out: &mut impl Write) -> io::Result<Option<String>> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    if line.trim_ascii().is_empty() {
        return Ok(None);
    }
    let row: Row = match serde_json::from_slice(line) {
        Ok(row) => row,
        Err(error) => {
            return Ok(Some(format!(
                "{error}. Each line has to be {{\"doc\", \"dct\", \"text\"}}."
            )));
        }
    };
    let anchor = row.dct.as_deref().map(day);
    tag(&row, anchor.flatten(), out)?;
    Ok((anchor == Some(None)).then(|| {
        "its \"dct\" is no date, so its text was read without one. Write it as 2008-08-28."
            .to_owned()
    }))
}

fn tag(row: &Row, anchor: Option<When>, out: &mut impl Write) -> io::Result<()> {
    let mut found = timex::find(&row.text);
    let kind = timex::recognise_kind(&row.text, &found);
    if kind == Kind::History {
        found = timex::find_in(&row.text, kind);
    }
    let offsets = Offsets::new(&row.text);
    let timexes = timex::resolved(&found, anchor, kind)
        .map(|timex| Found {
            start: offsets.code_point(timex.span.start()).0,
            end: offsets.code_point(timex.span.end()).0,
            kind: timex.meaning.kind,
            value: timex.meaning.value.to_string(),
            modifier: timex.meaning.modifier.map(Modifier::as_str),
        })
        .collect();
    let tagged = Tagged {
        doc: &row.doc,
        timexes,
    };
    serde_json::to_writer(&mut *out, &tagged)?;
    out.write_all(b"\n")
}

/// The day of writing. A clock time behind it is left out.
fn day(dct: &str) -> Option<When> {
    When::from_edtf(dct.split(['T', ' ']).next()?)
}

//! JSON Lines `{"doc","dct","text"}` in, `{"doc","timexes":[…]}` out: a small stand-in for `datelines timex` while measuring.

use std::io::{BufRead, Write};

use datelines_core::calendar::When;
use datelines_core::source::Kind;
use datelines_core::timex;

fn main() {
    let forced = std::env::args().nth(1);
    let stdin = std::io::stdin().lock();
    let mut out = std::io::stdout().lock();
    for line in stdin.lines() {
        let document: serde_json::Value =
            serde_json::from_str(&line.expect("readable")).expect("JSON");
        let text = document["text"].as_str().unwrap_or_default();
        let anchor = document["dct"]
            .as_str()
            .and_then(|dct| When::from_edtf(dct.get(..10).unwrap_or(dct)));
        let kind = match forced.as_deref() {
            Some("news") => Kind::News,
            Some("history") => Kind::History,
            _ => timex::recognise_kind(text, &timex::find(text)),
        };
        let points: Vec<u32> = code_points(text);
        let timexes: Vec<_> = timex::tag(text, anchor, kind)
            .into_iter()
            .map(|t| {
                serde_json::json!({"start": points[t.span.start()], "end": points[t.span.end()], "type": t.kind, "value": t.value,
                    "mod": t.modifier, "edtf": t.when.map(When::to_edtf), "because": t.because.first().map(|s| &s.text), "unresolved": t.unresolved})
            })
            .collect();
        writeln!(
            out,
            "{}",
            serde_json::json!({"doc": document["doc"], "kind": kind, "timexes": timexes})
        )
        .expect("written");
    }
}

/// For every byte, how many characters come before it.
fn code_points(text: &str) -> Vec<u32> {
    let mut points = Vec::with_capacity(text.len() + 1);
    let mut n = 0;
    for c in text.chars() {
        points.extend(std::iter::repeat_n(n, c.len_utf8()));
        n += 1;
    }
    points.push(n);
    points
}

//! A vote in words.

use super::There;
use super::weigh::Voice;
use crate::dating::Doc;
use crate::dating::clues::{plain, say_days};
use crate::dating::cue::Days;
use crate::dating::links::edtf;
use crate::source::Span;
use crate::story::{Citation, SourceIx, Step};

/// The two or three strongest agreements, in words.
pub(super) fn why(docs: &[Doc], ix: SourceIx, best: &[Voice], there: &[There], days: Days) -> Step {
    let doc = &docs[ix.0 as usize];
    let mut voices: Vec<Voice> = Vec::new();
    for voice in best {
        if voices.len() < 3 && voices.iter().all(|v| v.falls != voice.falls) {
            voices.push(*voice);
        }
    }
    let label = |v: &Voice| docs[there[v.place].card.source as usize].source.label();
    let span = |v: &Voice| -> Span { doc.times[v.t].span };
    let words: Vec<String> = voices
        .iter()
        .map(|v| plain(doc.source.words(span(v))))
        .collect();
    let source = label(&voices[0]);
    let and = voices.iter().map(label).find(|l| *l != source);
    let date = edtf(days);
    let mut args = vec![
        ("words", &*words[0]),
        ("other", &*words[1]),
        ("source", source),
        ("date", &*date),
    ];
    args.extend(words.get(2).map(|w| ("third", &**w)));
    args.extend(and.map(|a| ("and", a)));
    let list = match words.get(2) {
        Some(third) => format!("“{}”, “{}” and “{third}”", words[0], words[1]),
        None => format!("“{}” and “{}”", words[0], words[1]),
    };
    let who = and.map_or(source.to_string(), |and| format!("{source} and {and}"));
    let tell = if and.is_some() { "tell" } else { "tells" };
    let text = format!(
        "If this was written on {}, its {list} fall on days on which {who} {tell} of the same things; on no other day do so many.",
        say_days(days)
    );
    Step::new(
        "days-agree",
        &args,
        text,
        Some(Citation {
            source: ix,
            span: span(&voices[0]),
        }),
    )
}

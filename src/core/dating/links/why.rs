//! Ties in words.

use super::Link;
use crate::calendar::When;
use crate::dating::clues::{plain, range, say_days};
use crate::dating::cue::Days;
use crate::dating::meant::{hull, news};
use crate::dating::{Doc, State};
use crate::event::Draft;
use crate::finding::Finding;
use crate::reason::Args;
use crate::source::Span;
use crate::story::{Citation, SourceIx, Step};

pub(super) fn across(
    docs: &[Doc],
    (a, da): (usize, &Draft),
    (b, db): (usize, &Draft),
    there: &[Days],
) -> Step {
    let ((x, span), (y, _)) = (words(&docs[a], da), words(&docs[b], db));
    let label = docs[b].source.label();
    let said = match there {
        [one, other] => format!("{} or {}", say_days(*one), say_days(*other)),
        _ => say_days(hull(there)),
    };
    let (date, or) = match there {
        [one, other] => (edtf(*one), Some(edtf(*other))),
        _ => (edtf(hull(there)), None),
    };
    let mut args = vec![
        ("words", &*x),
        ("other", &*y),
        ("source", label),
        ("date", &*date),
    ];
    args.extend(or.as_deref().map(|or| ("or", or)));
    let (code, text) = if news(da) {
        let text = format!(
            "Its news, “{x}”, {label} dates “{y}”: {said}. News is mostly written on its day or the day after."
        );
        ("news-elsewhere", text)
    } else if news(db) {
        let text = format!("The event that it dates “{x}” is the news of {label}: {said}.");
        args.retain(|(name, _)| *name != "other");
        ("news-of", text)
    } else {
        let text = format!("The event that it dates “{x}”, {label} dates “{y}”: {said}.");
        ("same-event-elsewhere", text)
    };
    Step::new(
        code,
        &args,
        text,
        span.map(|span| Citation {
            source: SourceIx(a as u32),
            span,
        }),
    )
}

pub(super) fn within_one(doc: &Doc, ix: usize, da: &Draft, db: &Draft) -> Step {
    let ((x, span), (y, _)) = (words(doc, da), words(doc, db));
    Step::new(
        "same-event-here",
        &[("words", &x), ("other", &y)],
        format!("“{x}” and “{y}” tell of the same event."),
        span.map(|span| Citation {
            source: SourceIx(ix as u32),
            span,
        }),
    )
}

/// Notes that two sources date one event so that both cannot be right.
pub(in crate::dating) fn contradiction(docs: &[Doc], states: &mut [State], link: &Link) {
    let [(a, da), (b, db)] = link.sides(docs);
    let ((x, span), (y, _)) = (words(&docs[a], da), words(&docs[b], db));
    states[a].findings.push(Finding {
        code: "dates-disagree".into(),
        args: Args::of(&[("words", &x), ("source", docs[b].source.label()), ("other", &y)]),
        span,
        message: format!("This source says “{x}”, {} says “{y}” of what looks like the same event; both cannot hold.", docs[b].source.label()),
        hint: "Compare the two passages.".into(),
    });
}

pub(in crate::dating) fn edtf(days: Days) -> String {
    range(days).map(When::to_edtf).unwrap_or_default()
}

fn words(doc: &Doc, draft: &Draft) -> (String, Option<Span>) {
    if news(draft) {
        return (draft.title.text.clone(), Some(draft.span));
    }
    let t = draft.counted.and_then(|c| c.timex).or(draft.timex);
    let span = t.map(|t| doc.times[t].span);
    (
        span.map(|s| plain(doc.source.words(s))).unwrap_or_default(),
        span,
    )
}

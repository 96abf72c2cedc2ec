//! One event as a row to press: its date, its title, who reports it.

use std::ops::Range;

use datelines_core::story::EventIx;
use yew::prelude::*;

use super::card::status_word;
use super::{key, sends};
use crate::app::disagreement::count;
use crate::app::words::{READ, Words};
use crate::app::{Action, Opened, Query};

/// How a row stands among its like.
#[derive(Clone, Copy)]
pub(super) struct Look<'a> {
    /// Whether its event is selected.
    pub selected: bool,
    /// Whether its event is under the pointer.
    pub lit: bool,
    /// Whether Tab comes to it.
    pub stop: bool,
    /// What is searched for, marked in the row.
    pub query: &'a Query,
}

/// The row of an event; pressed, it selects the event. Read in one breath: "26 Aug 2008 or 25 Aug 2008: title, sources, paragraph 4".
pub(super) fn row(
    story: &Opened,
    ix: EventIx,
    look: Look<'_>,
    on: &Callback<Action>,
    words: &Words,
) -> Html {
    let event = story.event(ix);
    let query = look.query;
    let date = event
        .date
        .map_or(words.no_date.to_owned(), |date| words.dates.say(date));
    let others = count(event).others;
    let or = others
        .iter()
        .map(|(when, _)| format!("{} {}", words.dates.or, words.dates.say(*when)))
        .collect::<Vec<_>>()
        .join(", ");
    let sources = story.sources_of(ix);
    let names = sources
        .iter()
        .map(|s| story.report(*s).source.label())
        .collect::<Vec<_>>()
        .join(", ");
    let first = &event.mentions[0];
    let place = (words.paragraph)(story.paragraph(first.source, first.span.start()));
    let status = status_word(event.status, words);
    let select = sends(on, Action::Select(Some(ix)));
    let (over, out) = (Action::Hover(Some(ix)), Action::Hover(None));
    html! {
        <button type="button" class={classes!("row", look.lit.then_some("lit"), status.map(|_| "unsure"))} onclick={select}
            aria-current={look.selected.then_some("true")} tabindex={(!look.stop).then_some("-1")}
            onmouseenter={sends(on, over)} onmouseleave={sends(on, out)}>
            <span class="row-date">
                { date }
                if !or.is_empty() { <span class="dispute">{ " " }{ or }</span> }
            </span>
            <span class="unseen-text">{ ": " }</span>
            <span class="row-title" lang={READ} dir="auto">{ marked(&event.title, &query.hits(&event.title)) }</span>
            <span class="unseen-text">{ ", " }</span>
            <span class="row-sources">
                if let Some(status) = status { <em>{ status }</em>{ " · " } }
                { for sources.iter().take(8).map(|source| key::of(*source)) }
                if let Some(quote) = quote(story, ix, query) {
                    <span class="unseen-text">{ names }{ ", " }{ place }{ ": " }</span>{ quote }
                } else {
                    { marked(&names, &query.hits(&names)) }
                    <span class="unseen-text">{ ", " }{ place }</span>
                }
            </span>
        </button>
    }
}

/// A text with what was searched for marked in it.
fn marked(text: &str, hits: &[Range<usize>]) -> Html {
    let mut at = 0;
    let mut parts = Vec::new();
    for hit in hits {
        parts.push(html! { { &text[at..hit.start] } });
        parts.push(html! { <mark class="hit">{ &text[hit.clone()] }</mark> });
        at = hit.end;
    }
    parts.push(html! { { &text[at..] } });
    parts.into_iter().collect()
}

/// Where what was searched for stands in no title, the first of the event's own words that it stands in.
fn quote(story: &Opened, ix: EventIx, query: &Query) -> Option<Html> {
    /// So much is quoted before what was searched for, in bytes.
    const BEFORE: usize = 24;
    let event = story.event(ix);
    if query.is_empty() || !query.hits(&event.title).is_empty() {
        return None;
    }
    event.mentions.iter().find_map(|mention| {
        let text = story.report(mention.source).source.words(mention.span);
        let first = query.hits(text).first()?.start;
        let begin = (0..=first.saturating_sub(BEFORE)).rev().find(|at| {
            text.is_char_boundary(*at) && (*at == 0 || text[..*at].ends_with(char::is_whitespace))
        })?;
        let cut = &text[begin..];
        let before = if begin > 0 { "… " } else { "" };
        Some(html! { <q>{ before }{ marked(cut, &query.hits(cut)) }</q> })
    })
}

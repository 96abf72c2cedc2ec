//! The story on paper: who reports, and every event with its date, its sources and their words.

use datelines_core::story::{EventIx, Mention, SourceIx};
use yew::prelude::*;

use super::card::status_word;
use super::{Marked, key, source_date};
use crate::app::disagreement::{beside, count, in_full};
use crate::app::words::{READ, Words, use_words};
use crate::app::{Opened, Seen};

/// Properties of [`Sheet`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The story.
    pub story: Opened,
    /// What is seen.
    pub seen: Seen,
}

/// So many events are printed with their passages; a browser takes minutes for many more.
const MOST: usize = 2_000;

/// In the document only while the page is being printed.
#[component]
pub fn Sheet(props: &Props) -> Html {
    let words = use_words();
    let sources = (0..props.story.sources.len() as u32).map(SourceIx);
    html! {
        <section class="sheet">
            <h2>{ words.sources }</h2>
            <ul class="sheet-sources">{ for sources.map(|source| written(props, source, words)) }</ul>
            <h2>{ words.events }</h2>
            <ol>{ for props.seen.listed.iter().take(MOST).map(|ix| event(props, *ix, words)) }</ol>
            if props.seen.listed.len() > MOST { <p>{ (words.print_cut)(MOST, props.seen.listed.len()) }</p> }
            if props.seen.left_out() > 0 { <p>{ (words.lesser_not_printed)(props.seen.left_out()) }</p> }
        </section>
    }
}

fn written(props: &Props, source: SourceIx, words: &Words) -> Html {
    let report = props.story.report(source);
    let title = report
        .source
        .title
        .as_deref()
        .filter(|title| *title != report.source.label());
    html! {
        <li>
            { key::of(source) }<b dir="auto">{ report.source.label() }</b>
            if let Some(title) = title { { format!(", “{title}”") } }
            { ", " }{ words.written }{ " " }{ source_date::say(&report.date, words) }
        </li>
    }
}

fn event(props: &Props, ix: EventIx, words: &Words) -> Html {
    let event = props.story.event(ix);
    let status = status_word(event.status, words);
    let date = event
        .date
        .map_or(words.no_date.to_owned(), |date| in_full(date, words));
    let others = event.date.map(|date| {
        let others = count(event).others.into_iter();
        others
            .map(|(other, n)| (words.one_says)(n, &beside(other, date, words)))
            .collect::<Vec<_>>()
            .join(" · ")
    });
    html! {
        <li>
            <h3 lang={READ} dir="auto">{ &event.title }</h3>
            <p class="when">
                <b>{ date }</b>
                if let Some(status) = status { { " · " }<em>{ status }</em> }
                if let Some(others) = others.filter(|others| !others.is_empty()) { { " · " }{ others } }
            </p>
            { for event.mentions.iter().map(|mention| said(props, mention, words)) }
        </li>
    }
}

fn said(props: &Props, mention: &Mention, words: &Words) -> Html {
    let source = mention.source;
    let place = (words.paragraph)(props.story.paragraph(source, mention.span.start()));
    let date = mention
        .date
        .map_or(words.no_date.to_owned(), |date| words.dates.say(date));
    html! {
        <p class="said-by">
            { key::of(source) }{ "“" }
            <bdi lang={READ}><Marked story={props.story.clone()} {source} range={mention.span.range()} only={Some(mention.timex)} /></bdi>
            { "” " }<cite>{ format!("{}, {place}: {date}", props.story.report(source).source.label()) }</cite>
        </p>
    }
}

//! The sources of one event side by side: their words with what differs marked, their dates, and why those dates.

use datelines_core::story::EventIx;
use yew::prelude::*;

use super::card::quote;
use super::{Dialog, Reasons, key};
use crate::app::compare::{Column, Passage, columns};
use crate::app::disagreement::in_full;
use crate::app::words::{READ, Words, use_words};
use crate::app::{Action, Opened};

/// Properties of [`Compare`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The story.
    pub story: Opened,
    /// The event.
    pub event: EventIx,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// One column a source; on a narrow screen one below the other.
#[component]
pub fn Compare(props: &Props) -> Html {
    let words = use_words();
    let columns = use_memo((props.story.clone(), props.event), |(story, event)| {
        columns(story, *event)
    });
    let event = props.story.event(props.event);
    let date = event
        .date
        .map_or(words.no_date.to_owned(), |date| in_full(date, words));
    html! {
        <Dialog title={event.title.clone()} class="wide" on={props.on.clone()}>
            <p><b>{ date }</b></p>
            <p class="hint">{ words.compare_hint }</p>
            <div class="columns">{ for columns.iter().map(|column| reports(props, column, words)) }</div>
        </Dialog>
    }
}

fn reports(props: &Props, column: &Column, words: &Words) -> Html {
    let label = props.story.report(column.source).source.label();
    html! {
        <section class="column" aria-label={label.to_owned()}>
            <h3>{ key::of(column.source) }{ label }</h3>
            { for column.passages.iter().map(|passage| said(props, column, passage, words)) }
            if !column.only_here.is_empty() {
                <p class="only"><b>{ words.only_here }</b>{ " " }<bdi lang={READ}>{ column.only_here.join(", ") }</bdi></p>
            }
        </section>
    }
}

fn said(props: &Props, column: &Column, passage: &Passage, words: &Words) -> Html {
    let story = &props.story;
    let mention = &story.event(props.event).mentions[passage.mention];
    let place = (words.paragraph)(story.paragraph(column.source, mention.span.start()));
    html! {
        <div class={classes!("passage", passage.odd.then_some("odd"))}>
            <p class="who">
                <span class={classes!("day", passage.odd.then_some("dispute"))}>{ mention.date.map_or(words.no_date.to_owned(), |date| words.dates.say(date)) }</span>
                { ", " }{ &place }
            </p>
            { quote(story, mention, passage.range.clone(), passage.own.clone(), &props.on, words) }
            <Reasons story={story.clone()} steps={mention.because.clone()} under={Some((mention.source, mention.span))} on={props.on.clone()} />
        </div>
    }
}

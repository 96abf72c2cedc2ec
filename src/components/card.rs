//! The card of the selected event: its date, who reports it, in which words, and why on that date.

use std::ops::Range;
use std::rc::Rc;

use datelines_core::curation::Edit;
use datelines_core::source::Span;
use datelines_core::story::{EventIx, Mention, Status};
use yew::prelude::*;

use super::by_hand::{self, passage_tools};
use super::{Glance, Marked, Reasons, Title, Tools, key, sends};
use crate::app::disagreement::{beside, count, in_full};
use crate::app::words::{READ, Words, use_words};
use crate::app::{Action, Dialog, Opened};

/// Properties of [`Card`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The story.
    pub story: Opened,
    /// The event, if one is selected.
    pub selected: Option<EventIx>,
    /// The events of the list, in time order.
    #[prop_or_default]
    pub listed: Rc<[EventIx]>,
    /// What was changed by hand; `None` where nothing can be changed.
    #[prop_or_default]
    pub edits: Option<Vec<Edit>>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The selected event, or the story at a glance until one is selected.
#[component]
pub fn Card(props: &Props) -> Html {
    let words = use_words();
    let Some(ix) = props.selected else {
        return html! { <Glance story={props.story.clone()} on={props.on.clone()} /> };
    };
    let event = props.story.event(ix);
    let status = status_word(event.status, words);
    let tools = by_hand::Props {
        story: props.story.clone(),
        event: ix,
        edits: props.edits.clone(),
        on: props.on.clone(),
    };
    let compare = sends(&props.on, Action::Open(Dialog::Compare));
    html! {
        <article class="card-event" aria-labelledby="card-title">
            { walk(props, ix, words) }
            <Title key={event.id.to_string()} ..tools.clone() />
            <p class="when">
                { when(props, ix, words) }
                if let Some(status) = status { { " · " }<em>{ status }</em> }
            </p>
            if props.story.sources_of(ix).len() > 1 {
                <button type="button" class="compare" onclick={compare}>{ words.compare }</button>
            }
            <ul class="mentions">
                { for event.mentions.iter().map(|mention| html! { <li>{ said(props, ix, mention, words) }{ passage_tools(&tools, mention, words) }</li> }) }
            </ul>
            <Tools ..tools.clone() />
            if !event.because.is_empty() {
                <details class="joined">
                    <summary>{ if event.mentions.len() > 1 { words.why_one_event } else { words.hand.why_apart } }</summary>
                    <Reasons story={props.story.clone()} steps={event.because.clone()} on={props.on.clone()} />
                </details>
            }
        </article>
    }
}

/// The way on through the story, event by event, and how far one has come.
fn walk(props: &Props, ix: EventIx, words: &Words) -> Html {
    let (all, at) = (props.listed.len(), props.listed.binary_search(&ix));
    let step = |forward: bool, sign: &'static str, label: &'static str, ends: bool| {
        let onclick = sends(&props.on, Action::Walk { forward });
        html! { <button type="button" aria-label={label} title={label} aria-disabled={ends.then_some("true")} {onclick}>{ sign }</button> }
    };
    html! {
        <p class="walk">
            <span role="status">
                <span class="unseen-text" lang={READ}>{ &props.story.event(ix).title }</span>
                if let Ok(at) = at { <span class="unseen-text">{ ": " }</span>{ (words.place_of)(at + 1, all) } }
            </span>
            { step(false, "▲", words.previous_event, at == Ok(0)) }
            { step(true, "▼", words.next_event, at.is_ok_and(|at| at + 1 == all)) }
        </p>
    }
}

fn when(props: &Props, ix: EventIx, words: &Words) -> Html {
    let event = props.story.event(ix);
    let Some(date) = event.date else {
        return html! { <b>{ words.no_date }</b> };
    };
    let count = count(event);
    let mut parts = vec![(words.in_sources)(count.same)];
    if count.same == 0 {
        parts[0] = (words.in_sources)(props.story.sources_of(ix).len());
    } else if count.fitting > 0 {
        parts.push((words.others_agree)(count.fitting));
    }
    html! {
        <>
            <b>{ in_full(date, words) }</b>{ " " }{ parts.join(" · ") }
            { for count.others.iter().map(|(other, n)| html! {
                <>{ " · " }<span class="dispute">{ (words.one_says)(*n, &beside(*other, date, words)) }</span></>
            }) }
        </>
    }
}

fn said(props: &Props, ix: EventIx, mention: &Mention, words: &Words) -> Html {
    let story = &props.story;
    let report = story.report(mention.source);
    let place = (words.paragraph)(story.paragraph(mention.source, mention.span.start()));
    let odds = match (mention.date, story.event(ix).date) {
        (Some(said), Some(date)) => !said.compatible(date),
        _ => false,
    };
    let timex = report.timex_of(mention);
    // The words that give the date can stand just outside the passage; farther off they are quoted by themselves.
    let range = story.quoted(mention);
    let apart = timex
        .map(|timex| timex.span)
        .filter(|span| span.start() < range.start || range.end < span.end());
    html! {
        <>
            { key::of(mention.source) }
            <p class="who">
                <span><b>{ report.source.label() }</b>{ ", " }{ &place }</span>
                <span class={classes!("day", odds.then_some("dispute"))}>{ mention.date.map_or(words.no_date.to_owned(), |date| words.dates.say(date)) }</span>
            </p>
            { quote(story, mention, range, vec![], &props.on, words) }
            if let Some(span) = apart {
                <p class="apart">{ words.words_elsewhere }{ " " }<mark>{ report.source.words(span) }</mark></p>
            }
            <Reasons story={story.clone()} steps={mention.because.clone()} under={Some((mention.source, mention.span))} on={props.on.clone()} />
        </>
    }
}

/// The words of a mention, as a way to where they stand in their source; of them, what is `said` stands out.
pub(super) fn quote(
    story: &Opened,
    mention: &Mention,
    range: Range<usize>,
    said: Vec<Span>,
    on: &Callback<Action>,
    words: &Words,
) -> Html {
    let source = mention.source;
    let place = (words.paragraph)(story.paragraph(source, mention.span.start()));
    let title = (words.open_quote)(story.report(source).source.label(), &place);
    let read = Action::Read(source, Some(story.way_to(mention)));
    html! {
        <blockquote lang={READ} dir="auto">
            <button type="button" class="quote" onclick={sends(on, read)} {title}>
                <Marked story={story.clone()} {source} {range} {said} only={Some(mention.timex)} />
            </button>
        </blockquote>
    }
}

/// What is said beside an event that did not simply happen.
pub(super) fn status_word(status: Status, words: &Words) -> Option<&'static str> {
    (status != Status::Happened).then(|| words.status(status))
}

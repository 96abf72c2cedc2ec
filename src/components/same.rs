//! The dialog that asks which event is the same as this one.

use datelines_core::calendar::When;
use datelines_core::curation::{Edit, Place};
use datelines_core::order::InOrder;
use datelines_core::story::{Event, EventIx};
use yew::prelude::*;

use super::{Dialog, key, sends};
use crate::app::words::{READ, Words, use_words};
use crate::app::{Action, Opened};
use crate::browser::element;

/// Properties of [`Same`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The story.
    pub story: Opened,
    /// The event.
    pub event: EventIx,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// So many events are offered at once; words find the others.
const OFFERED: usize = 12;

/// A field to search by, and the events that match, those nearest in time first.
#[component]
pub fn Same(props: &Props) -> Html {
    let words = use_words();
    let hand = &words.hand;
    let field = use_node_ref();
    let query = use_state(String::new);
    let typed = {
        let (field, query) = (field.clone(), query.clone());
        move |_: InputEvent| query.set(element::value(&field))
    };
    let event = props.story.event(props.event);
    let others = others(&props.story, props.event, &query, words);
    html! {
        <Dialog title={(hand.same_title)(&event.title)} on={props.on.clone()}>
            <label for="same-field">{ hand.same_search }</label>
            <input id="same-field" ref={field} type="search" autocomplete="off" oninput={typed} />
            <p class="wrong" role="status">{ if others.is_empty() { hand.same_none } else { "" } }</p>
            <ul class="same">{ for others.into_iter().map(|other| html! { <li>{ choice(props, other, words) }</li> }) }</ul>
        </Dialog>
    }
}

fn choice(props: &Props, other: EventIx, words: &Words) -> Html {
    let story = &props.story;
    let event = story.event(other);
    let place = |ix: EventIx| Place::of_mention(story, &story.event(ix).mentions[0]);
    let join = Edit::Join {
        one: place(props.event),
        other: place(other),
    };
    let onclick = sends(&props.on, Action::Edit(join));
    let sources = story.sources_of(other);
    html! {
        <button type="button" {onclick}>
            <span class="row-date">{ said(event, words) }</span><span class="unseen-text">{ ": " }</span><bdi lang={READ}>{ &event.title }</bdi>
            <span class="keys" aria-hidden="true">{ for sources.into_iter().take(8).map(key::of) }</span>
        </button>
    }
}

fn said(event: &Event, words: &Words) -> String {
    event
        .date
        .map_or(words.no_date.to_owned(), |date| words.dates.say(date))
}

/// The other events that have all words typed in their title or date.
fn others(story: &Opened, of: EventIx, query: &str, words: &Words) -> Vec<EventIx> {
    let query = query.to_lowercase();
    let at = |event: &Event| event.date.map(|date: When| date.in_time().0);
    let here = at(story.event(of));
    let matches = |event: &Event| {
        let text = format!("{} {}", said(event, words), event.title).to_lowercase();
        query.split_whitespace().all(|word| text.contains(word))
    };
    let all = story
        .events
        .iter()
        .zip(0..)
        .map(|(event, ix)| (event, EventIx(ix)));
    let others = all.filter(|(event, ix)| *ix != of && matches(event));
    let mut others: Vec<(u64, EventIx)> = others
        .map(|(event, ix)| {
            let far = here.zip(at(event)).map(|(a, b)| a.abs_diff(b));
            (far.unwrap_or(u64::MAX), ix)
        })
        .collect();
    others.order();
    others.into_iter().map(|(_, ix)| ix).take(OFFERED).collect()
}

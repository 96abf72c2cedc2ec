//! What stands in the card's place until an event is chosen: the story at a glance, to begin with.

use datelines_core::story::EventIx;
use yew::prelude::*;

use super::row::{Look, row};
use crate::app::glance::glance;
use crate::app::words::use_words;
use crate::app::{Action, Opened, Query};

/// Properties of [`Glance`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The story.
    pub story: Opened,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// How to choose an event, where the sources disagree, and what else weighs most.
#[component]
pub fn Glance(props: &Props) -> Html {
    let words = use_words();
    let seen = use_memo(props.story.clone(), glance);
    let query = Query::default();
    let look = Look {
        selected: false,
        lit: false,
        stop: true,
        query: &query,
    };
    let part = |title: &'static str, events: &[EventIx]| {
        if events.is_empty() {
            return Html::default();
        }
        let rows = events.iter().map(
            |ix| html! { <li key={ix.0}>{ row(&props.story, *ix, look, &props.on, words) }</li> },
        );
        html! { <><h2>{ title }</h2><ol>{ for rows }</ol></> }
    };
    html! {
        <div class="glance">
            <p class="hint">{ words.choose }</p>
            { part(words.disagreements, &seen.disputed) }
            { part(words.weightiest, &seen.main) }
        </div>
    }
}

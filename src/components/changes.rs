//! What was changed by hand: all of it as a list, and the button that takes one change back.

use datelines_core::curation::Edit;
use yew::prelude::*;

use super::{Dialog, sends};
use crate::app::change::Change;
use crate::app::words::use_words;
use crate::app::{Action, Opened};

/// Properties of [`Changes`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The story.
    pub story: Opened,
    /// The changes, oldest first.
    pub edits: Vec<Edit>,
    /// Whether there is a change to go back from, and one to go forth to again.
    pub ways: (bool, bool),
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The dialog with all changes, the last one first.
#[component]
pub fn Changes(props: &Props) -> Html {
    let words = use_words();
    let hand = &words.hand;
    let way = |label: &'static str, open: bool, action: Action| {
        html! { <button type="button" disabled={!open} onclick={sends(&props.on, action)}>{ label }</button> }
    };
    let (back, forth) = props.ways;
    html! {
        <Dialog title={hand.changes_title} on={props.on.clone()}>
            if props.edits.is_empty() { <p>{ hand.changes_none }</p> }
            <ol class="changes">
                { for props.edits.iter().rev().map(|edit| html! { <li><Changed story={props.story.clone()} edit={edit.clone()} on={props.on.clone()} /></li> }) }
            </ol>
            <p class="actions">
                { way(words.undo, back, Action::GoBack) }
                { way(hand.redo, forth, Action::GoForth) }
            </p>
        </Dialog>
    }
}

/// Properties of [`Changed`] and [`TakeBack`].
#[derive(Properties, PartialEq)]
pub struct ChangeProps {
    /// The story.
    pub story: Opened,
    /// The change.
    pub edit: Edit,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// One change in words, with the button that takes it back.
#[component]
pub fn Changed(props: &ChangeProps) -> Html {
    let words = use_words();
    let change = Change::of(&props.edit, &props.story);
    html! {
        <>
            <span>
                { (words.hand.change)(&change) }
                if change.waits { { " " }<em>{ "(" }{ words.hand.waits }{ ")" }</em> }
            </span>
            { " " }
            <TakeBack story={props.story.clone()} edit={props.edit.clone()} on={props.on.clone()} />
        </>
    }
}

/// The button that takes a change back.
#[component]
pub fn TakeBack(props: &ChangeProps) -> Html {
    let words = use_words();
    let said = (words.hand.change)(&Change::of(&props.edit, &props.story));
    let onclick = sends(&props.on, Action::TakeBack(props.edit.clone()));
    html! {
        <button type="button" class="take-back" aria-label={(words.hand.take_back_what)(&said)} {onclick}>{ words.hand.take_back }</button>
    }
}

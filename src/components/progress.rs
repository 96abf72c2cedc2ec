//! The reading that goes on: how far it is, and a way to stop it.

use yew::prelude::*;

use super::sends;
use crate::app::words::use_words;
use crate::app::{Action, Busy};

/// Properties of [`Progress`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The reading, if one goes on.
    pub busy: Option<Busy>,
    /// How many sources the story has.
    pub sources: usize,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// A line with a bar and a button. It shows itself after a moment only, so that short work does not flash (see its style). Who hears
/// the page is told when the reading begins and what the story has when it is over, by a region that is always there.
#[component]
pub fn Progress(props: &Props) -> Html {
    let words = use_words();
    let label = match &props.busy {
        Some(busy) => (words.reading)(busy.sources.len()),
        None if props.sources == 0 => String::new(),
        None => (words.count_sources)(props.sources),
    };
    html! {
        <>
            <p class="unseen-text" role="status">{ &label }</p>
            if let Some(busy) = &props.busy {
                <div class="progress">
                    <span id="progress-label">{ label }</span>
                    <progress max="100" value={format!("{:.0}", busy.share * 100.0)} aria-labelledby="progress-label"></progress>
                    <button type="button" onclick={sends(&props.on, Action::Cancel)}>{ words.cancel }</button>
                </div>
            }
        </>
    }
}

//! How to read the page, and its keys.

use yew::prelude::*;

use super::Dialog;
use crate::app::Action;
use crate::app::words::use_words;

/// Properties of [`Help`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The help dialog.
#[component]
pub fn Help(props: &Props) -> Html {
    let words = use_words();
    html! {
        <Dialog title={words.help_title} on={props.on.clone()}>
            { for words.help_text.iter().map(|text| html! { <p>{ *text }</p> }) }
            <h3>{ words.help_keys_title }</h3>
            <dl class="keys">
                { for words.help_keys.iter().map(|(key, what)| html! {
                    <div><dt><kbd>{ *key }</kbd></dt><dd>{ *what }</dd></div>
                }) }
            </dl>
        </Dialog>
    }
}

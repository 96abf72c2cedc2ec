//! The button that opens articles from files.

use yew::prelude::*;

use crate::app::words::use_words;
use crate::browser::files::Files;

/// Properties of [`Picker`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whether it is what there is to do first.
    pub main: bool,
    /// Where chosen files go.
    pub on_files: Callback<Files>,
}

/// The kinds of file that the browser's dialog offers first.
const ACCEPT: &str = ".txt,.text,.md,.json,.jsonl,text/plain,application/json";

/// A file field that looks like a button.
#[component]
pub fn Picker(props: &Props) -> Html {
    let words = use_words();
    let on_files = props.on_files.clone();
    let pick = move |event: Event| on_files.emit(Files::picked(&event));
    html! {
        <label class={classes!("button", props.main.then_some("main"))}>
            { words.open_articles }
            <input class="unseen" type="file" multiple=true accept={ACCEPT} onchange={pick} />
        </label>
    }
}

//! The dialog to paste an article into.

use yew::prelude::*;

use super::Dialog;
use crate::app::Action;
use crate::app::words::use_words;
use crate::browser::element;

/// Properties of [`Paste`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Where actions go.
    pub on: Callback<Action>,
}

/// A name and a text. The fields keep their own words; only the whole article becomes an action.
#[component]
pub fn Paste(props: &Props) -> Html {
    let words = use_words();
    let name = use_node_ref();
    let text = use_node_ref();
    let missing = use_state(|| false);
    let submit = {
        let (on, name, text, missing) = (
            props.on.clone(),
            name.clone(),
            text.clone(),
            missing.clone(),
        );
        move |event: SubmitEvent| {
            event.prevent_default();
            let article = element::value(&text);
            if article.trim().is_empty() {
                missing.set(true);
                element::focus(&text);
            } else {
                on.emit(Action::Pasted {
                    name: element::value(&name),
                    text: article,
                });
            }
        }
    };
    html! {
        <Dialog title={words.paste_title} on={props.on.clone()}>
            <form onsubmit={submit}>
                <label for="paste-text">{ words.paste_text }</label>
                <textarea id="paste-text" ref={text} autofocus=true rows="12" aria-describedby="paste-missing" aria-invalid={missing.then_some("true")} />
                <p id="paste-missing" class="wrong" role="alert">{ if *missing { words.paste_empty } else { "" } }</p>
                <label for="paste-name">{ words.paste_name }</label>
                <input id="paste-name" ref={name} type="text" autocomplete="off" />
                <p class="actions"><button type="submit" class="main">{ words.paste_add }</button></p>
            </form>
        </Dialog>
    }
}

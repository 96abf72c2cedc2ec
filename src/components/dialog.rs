//! A dialog over the page: the focus stays in it, Esc closes it.

use yew::prelude::*;

use super::sends;
use crate::app::Action;
use crate::app::words::use_words;
use crate::browser::element;

/// Properties of [`Dialog`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its title.
    pub title: AttrValue,
    /// What kind of dialog it is, for its style.
    #[prop_or_default]
    pub class: Classes,
    /// Where actions go.
    pub on: Callback<Action>,
    /// What is in it.
    pub children: Html,
}

/// A `<dialog>` that is open for as long as it is on the page.
#[component]
pub fn Dialog(props: &Props) -> Html {
    let words = use_words();
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            element::open_dialog(&node);
            // Closed and not only taken away, it gives the focus back to where it was.
            move || element::close_dialog(&node)
        });
    }
    let closed = props.on.reform(|_: Event| Action::Close);
    html! {
        <dialog ref={node} class={props.class.clone()} aria-labelledby="dialog-title" onclose={closed}>
            <header>
                <h2 id="dialog-title">{ props.title.clone() }</h2>
                <button type="button" class="quiet" onclick={sends(&props.on, Action::Close)}>{ words.close }</button>
            </header>
            { props.children.clone() }
        </dialog>
    }
}

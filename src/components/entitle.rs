//! The dialog about what the story is called.

use yew::prelude::*;

use super::Dialog;
use crate::app::Action;
use crate::app::words::{READ, use_words};
use crate::browser::element;

/// Properties of [`Entitle`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it is called now.
    pub title: AttrValue,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The title, to be changed. An empty one changes nothing.
#[component]
pub fn Entitle(props: &Props) -> Html {
    let words = use_words();
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| element::select_all(&field));
    }
    let submit = {
        let (on, field) = (props.on.clone(), field.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            on.emit(Action::Entitle(element::value(&field)));
        }
    };
    html! {
        <Dialog title={words.entitle} on={props.on.clone()}>
            <form onsubmit={submit}>
                <label for="entitle">{ words.entitle_label }</label>
                <input id="entitle" ref={field} type="text" autofocus=true autocomplete="off" lang={READ} dir="auto" value={props.title.clone()} />
                <p class="actions"><button type="submit" class="main">{ words.hand.save }</button></p>
            </form>
        </Dialog>
    }
}

//! Notices: each says once what happened and what to do, until it is dismissed.

use yew::prelude::*;

use super::sends;
use crate::app::Action;
use crate::app::notice::{Notice, Trouble};
use crate::app::words::use_words;

/// Properties of [`Notices`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The notices, oldest first.
    pub notices: Vec<Notice>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The notices. The region is always there, so that screen readers announce what comes into it.
#[component]
pub fn Notices(props: &Props) -> Html {
    let words = use_words();
    let one = |notice: &Notice| {
        let back = match notice.trouble {
            Trouble::Changed(..) => Action::GoBack,
            _ => Action::Undo,
        };
        let text = (words.trouble)(&notice.trouble);
        html! {
            <li key={notice.id} class={classes!(notice.trouble.is_error().then_some("error"))}>
                <p>{ text }</p>
                if notice.undo { <button type="button" onclick={sends(&props.on, back)}>{ words.undo }</button> }
                <button type="button" class="quiet" onclick={sends(&props.on, Action::Dismiss(notice.id))}>{ words.dismiss }</button>
            </li>
        }
    };
    html! {
        <div class="notices" role="status" aria-live="polite" aria-label={words.notices}>
            if !props.notices.is_empty() {
                <ul>{ for props.notices.iter().map(one) }</ul>
            }
        </div>
    }
}

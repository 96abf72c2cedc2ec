//! Why a date is what it is: the steps from the words to the date.

use std::collections::BTreeMap;

use datelines_core::story::Step;
use yew::prelude::*;

use crate::app::words::{ENGLISH, READ, Words, use_words};
use crate::app::{Action, Opened};

/// Properties of [`Reasons`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The story, for the words that a step rests on.
    pub story: Opened,
    /// The steps, from the words to the date.
    pub steps: Vec<Step>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The steps, each with the words that it rests on as a link to their place.
#[component]
pub fn Reasons(props: &Props) -> Html {
    let words = use_words();
    if props.steps.is_empty() {
        return Html::default();
    }
    html! {
        <ol class="reasons">
            { for props.steps.iter().enumerate().map(|(nth, step)| html! {
                <li>
                    if nth == 0 { <span class="because">{ words.because }{ " " }</span> }
                    { sentence(words, &step.code, &step.args, &step.text) }
                    { rests_on(props, step) }
                </li>
            }) }
        </ol>
    }
}

/// A reason in the page's language, else in the English of the core.
pub(super) fn sentence(
    words: &Words,
    code: &str,
    args: &BTreeMap<String, String>,
    english: &str,
) -> Html {
    match (words.reason)(code, args) {
        Some(said) => html! { { said } },
        None if words.code == ENGLISH.code => html! { { english } },
        None => {
            html! { <span lang={ENGLISH.code} dir={ENGLISH.direction.name()}>{ english }</span> }
        }
    }
}

fn rests_on(props: &Props, step: &Step) -> Html {
    let Some(at) = step.rests_on else {
        return Html::default();
    };
    let source = &props.story.report(at.source).source;
    let quoted = source.words(at.span).trim();
    // Words that the step's own sentence has already need no second showing.
    if quoted.is_empty() || step.text.contains(quoted) {
        return Html::default();
    }
    let quoted = match quoted.char_indices().nth(60) {
        Some((cut, _)) => format!("{}…", &quoted[..cut]),
        None => quoted.to_owned(),
    };
    let on = props.on.clone();
    let onclick = move |_| on.emit(Action::Read(at.source, Some(at.span)));
    html! { <>{ " " }<button type="button" class="link" lang={READ} dir="auto" {onclick}>{ format!("“{quoted}”, {}", source.label()) }</button></> }
}

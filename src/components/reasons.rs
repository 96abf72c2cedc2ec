//! Why a date is what it is: the steps from the words to the date.

use datelines_core::reason::Args;
use datelines_core::source::Span;
use datelines_core::story::{SourceIx, Step};
use yew::prelude::*;

use super::sends;
use crate::app::words::{ENGLISH, READ, Words, use_words};
use crate::app::{Action, Opened};

/// Properties of [`Reasons`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The story, for the words that a step rests on.
    pub story: Opened,
    /// The steps, from the words to the date.
    pub steps: Vec<Step>,
    /// The passage that stands above them: its own words need no second way to them.
    #[prop_or_default]
    pub under: Option<(SourceIx, Span)>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The steps. The words that each rests on are a link to their place.
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
                    { told(props, step, words) }
                </li>
            }) }
        </ol>
    }
}

/// A reason in the page's language, else in the English of the core.
pub(super) fn sentence(words: &Words, code: &str, args: &Args, english: &str) -> Html {
    match (words.reason)(code, args) {
        Some(said) => html! { { said } },
        None if words.code == ENGLISH.code => html! { { english } },
        None => {
            html! { <span lang={ENGLISH.code} dir={ENGLISH.direction.name()}>{ english }</span> }
        }
    }
}

/// A step with the way to its words: they are a link where its sentence has them, else they stand behind it.
fn told(props: &Props, step: &Step, words: &Words) -> Html {
    let plain = || sentence(words, &step.code, &step.args, &step.text);
    let Some(at) = step.rests_on else {
        return plain();
    };
    let source = &props.story.report(at.source).source;
    let quoted: Vec<&str> = source.words(at.span).split_whitespace().collect();
    let quoted = quoted.join(" ");
    let above =
        (props.under).is_some_and(|(source, span)| source == at.source && span.contains(at.span));
    if quoted.is_empty() || above && step.text.contains(&quoted) {
        return plain();
    }
    let link = |label: String| {
        let onclick = sends(&props.on, Action::Read(at.source, Some(at.span)));
        html! { <button type="button" class="link" lang={READ} dir="auto" {onclick}>{ label }</button> }
    };
    let said = (words.reason)(&step.code, &step.args);
    let said = said.or((words.code == ENGLISH.code).then(|| step.text.clone()));
    let within = said
        .as_deref()
        .and_then(|said| said.split_once(&format!("“{quoted}”")));
    if let Some((before, after)) = within {
        return html! { <>{ before }{ link(format!("“{quoted}”")) }{ after }</> };
    }
    let quoted = match quoted.char_indices().nth(60) {
        Some((cut, _)) => format!("{}…", &quoted[..cut]),
        None => quoted,
    };
    html! { <>{ plain() }{ " " }{ link(format!("“{quoted}”, {}", source.label())) }</> }
}

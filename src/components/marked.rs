//! Text of a source with the words that say when marked in it.

use std::ops::Range;

use datelines_core::calendar::Names;
use datelines_core::source::Span;
use datelines_core::story::{EventIx, SourceIx};
use yew::prelude::*;

use super::sends;
use crate::app::pieces::pieces;
use crate::app::words::use_words;
use crate::app::{Action, Opened};

/// Properties of [`Marked`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The story.
    pub story: Opened,
    /// Whose text.
    pub source: SourceIx,
    /// Which bytes of it.
    pub range: Range<usize>,
    /// The passages that stand out.
    #[prop_or_default]
    pub said: Vec<Span>,
    /// The words that stand out most: those that date the selected event, or that a person went to.
    #[prop_or_default]
    pub strong: Vec<Span>,
    /// The event whose date the words give; only these words are marked. Without it all time expressions are.
    #[prop_or_default]
    pub only: Option<Option<u32>>,
    /// The event under the pointer.
    #[prop_or_default]
    pub hovered: Option<EventIx>,
    /// Where actions go; without it marks are no links.
    #[prop_or_default]
    pub on: Option<Callback<Action>>,
}

/// The text as text nodes, its time expressions as marks. A mark whose words date an event is a link to it.
#[component]
pub fn Marked(props: &Props) -> Html {
    let report = props.story.report(props.source);
    let text = report.source.text();
    let names = use_words().dates;
    pieces(props.range.clone(), &report.timexes, &props.said)
        .into_iter()
        .map(|piece| {
            let words = &text[piece.range.clone()];
            let timex = piece
                .timex
                .filter(|ix| props.only.is_none_or(|only| only == Some(*ix)));
            let strong = props
                .strong
                .iter()
                .any(|span| span.range().contains(&piece.range.start));
            let inner = match timex {
                Some(ix) => mark(props, ix, words, strong, names),
                None if strong => html! { <mark class="strong">{ words }</mark> },
                None => html! { { words } },
            };
            if piece.said {
                html! { <span class="said">{ inner }</span> }
            } else {
                inner
            }
        })
        .collect()
}

fn mark(props: &Props, ix: u32, words: &str, strong: bool, names: &Names) -> Html {
    let timex = &props.story.report(props.source).timexes[ix as usize];
    let unplaced = timex.when.is_none();
    let on = match &props.on {
        Some(on) if !unplaced => on,
        _ => {
            return html! { <mark class={classes!(unplaced.then_some("unplaced"))}>{ words }</mark> };
        }
    };
    let events = props.story.events_of(props.source, ix);
    let date = timex.when.map(|when| names.say(when)).unwrap_or_default();
    let Some(first) = events.first() else {
        return html! { <mark class={classes!(strong.then_some("strong"))} title={date}>{ words }</mark> };
    };
    let event = props.story.event(*first);
    let lit = props
        .hovered
        .is_some_and(|hovered| events.contains(&hovered));
    let title = format!("{date}: {}", event.title);
    let href = format!("#event={}", event.id);
    let source = props.source;
    let select = on.reform(move |click: MouseEvent| {
        click.prevent_default();
        Action::SelectWords(source, ix)
    });
    let (over, out) = (Action::Hover(Some(*first)), Action::Hover(None));
    html! {
        <mark class={classes!(strong.then_some("strong"), lit.then_some("lit"))}>
            <a {href} {title} onclick={select} aria-current={strong.then_some("true")}
               onmouseenter={sends(on, over)} onmouseleave={sends(on, out)}>
                { words }
            </a>
        </mark>
    }
}

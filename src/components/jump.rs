//! The dialog that goes to a date.

use datelines_core::calendar::When;
use yew::prelude::*;

use super::Dialog;
use crate::app::typed::{self, Unread};
use crate::app::words::{Words, use_words};
use crate::app::{Action, Opened};
use crate::browser::element;

/// Properties of [`Jump`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The story.
    pub story: Opened,
    /// What a date without a year is near.
    pub near: Option<When>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// One field. A date that cannot be read, or lies outside the story, is answered with a sentence.
#[component]
pub fn Jump(props: &Props) -> Html {
    let words = use_words();
    let field = use_node_ref();
    let wrong = use_state(String::new);
    let submit = {
        let (on, field, wrong) = (props.on.clone(), field.clone(), wrong.clone());
        let (story, near) = (props.story.clone(), props.near);
        move |event: SubmitEvent| {
            event.prevent_default();
            match place(&story, &element::value(&field), near, words) {
                Ok(when) => on.emit(Action::Jump(when)),
                Err(sentence) => {
                    wrong.set(sentence);
                    element::focus(&field);
                }
            }
        }
    };
    html! {
        <Dialog title={words.jump} on={props.on.clone()}>
            <form onsubmit={submit}>
                <label for="jump-field">{ words.jump_label }</label>
                <input id="jump-field" ref={field} type="text" autofocus=true autocomplete="off" enterkeyhint="go" aria-describedby="jump-hint jump-wrong"
                    aria-invalid={(!wrong.is_empty()).then_some("true")} />
                <p id="jump-hint" class="hint">{ words.jump_hint }</p>
                <p id="jump-wrong" class="wrong" role="alert">{ &*wrong }</p>
                <p class="actions"><button type="submit" class="main">{ words.jump_go }</button></p>
            </form>
        </Dialog>
    }
}

/// The date that was typed if the story holds anything near it; otherwise why there is nothing to go to.
fn place(story: &Opened, typed: &str, near: Option<When>, words: &Words) -> Result<When, String> {
    let when = typed::date(typed, near).map_err(|why| match why {
        Unread::NoDate => words.jump_unread.to_owned(),
        Unread::Ambiguous => words.jump_ambiguous.to_owned(),
    })?;
    let dates = || story.events.iter().filter_map(|event| event.date);
    let bounds = |when: When| {
        when.interval()
            .map(|i| (i.first_day().number(), i.last_day().number()))
    };
    let first = dates()
        .filter_map(|date| Some((bounds(date)?.0, date)))
        .min_by_key(|(day, _)| *day);
    let last = dates()
        .filter_map(|date| Some((bounds(date)?.1, date)))
        .max_by_key(|(day, _)| *day);
    if let (Some((first_day, first)), Some((last_day, last)), Some((from, to))) =
        (first, last, bounds(when))
    {
        // As much again on either side is still near.
        let room = (last_day - first_day).max(to - from).max(7);
        if to < first_day - room || from > last_day + room {
            let said = |when: When| words.dates.say(when);
            return Err((words.jump_outside)(&said(when), &said(first), &said(last)));
        }
    }
    Ok(when)
}

//! The line of sources: who they are and when they were written.

use datelines_core::story::SourceIx;
use yew::prelude::*;

use super::{key, sends, source_date};
use crate::app::words::{Words, use_words};
use crate::app::{Action, Dialog, Opened, Place};
use crate::browser::painted;

/// Properties of [`Sources`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The story.
    pub story: Opened,
    /// What the reader shows.
    pub reading: Option<Place>,
    /// How many changes were made by hand; `None` where that is not worth telling.
    #[prop_or_default]
    pub changes: Option<usize>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// As many are there at once: more than the line shows.
const FIRST: usize = 24;
/// As many come with every frame after that, of two hundred.
const MORE: usize = 24;

/// A name of so many letters gives way to no other.
const SHORT: usize = 12;

/// One entry a source. Its name opens it; its date says why it is that date, and takes another.
#[component]
pub fn Sources(props: &Props) -> Html {
    let words = use_words();
    let all = props.story.sources.len();
    // Drawn to a string, all come at once.
    let there = use_state_eq(|| {
        if cfg!(target_arch = "wasm32") {
            FIRST
        } else {
            all
        }
    });
    {
        let there = there.clone();
        use_effect_with((all, *there), move |&(all, so_many)| {
            let more = all.min(so_many + MORE);
            let waiting = (so_many < all).then(|| painted(move || there.set(more)));
            move || drop(waiting)
        });
    }
    let entries = (0..all.min(*there) as u32).map(SourceIx);
    let changes = sends(&props.on, Action::Open(Dialog::Changes));
    html! {
        <nav class="sources" aria-label={words.sources}>
            <ul>
                // A list of its own: poured into the one around it, all would be made anew when more come.
                { entries.map(|source| entry(props, source, words)).collect::<Html>() }
                if let Some(count) = props.changes {
                    // Who hears the page is told of a change that is undone, too.
                    <li><span role="status"><button type="button" class="link changes-count" onclick={changes}>{ (words.hand.changes)(count) }</button></span></li>
                }
            </ul>
        </nav>
    }
}

fn entry(props: &Props, source: SourceIx, words: &Words) -> Html {
    let report = props.story.report(source);
    let open = sends(&props.on, Action::Read(source, None));
    let date = sends(&props.on, Action::Open(Dialog::Date(source)));
    let current = props.reading.is_some_and(|place| place.source == source);
    let dating = &report.date;
    let short = report.source.label().chars().nth(SHORT).is_none();
    html! {
        <li key={source.0}>
            <button type="button" class={classes!("name", short.then_some("short"))} onclick={open} aria-current={current.then_some("true")}>
                { key::of(source) }<span class="label" dir="auto">{ report.source.label() }</span>
            </button>
            if dating.when.is_none() {
                <span>{ " " }{ words.written }{ " " }{ words.undated }{ " " }</span>
                <button type="button" class="set" onclick={date}>{ words.set_date }</button>
            } else {
                <span class="written">{ " " }{ words.written }{ " " }</span>
                <button type="button" class={classes!("link", "date", (!dating.stated).then_some("worked"))} title={words.why_date} onclick={date}>
                    { source_date::say(dating, words) }
                </button>
            }
        </li>
    }
}

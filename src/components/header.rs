//! The head of the page: the story's title, search, and what can be done with the story.

use yew::prelude::*;

use crate::app::words::{Language, READ, Words, use_words};
use crate::app::{Action, Dialog, FIND};
use crate::browser::element;
use crate::browser::files::Files;

use super::{Picker, sends};

/// Properties of [`Header`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The story's title; empty where there is none yet.
    pub title: AttrValue,
    /// What is searched for.
    pub query: AttrValue,
    /// Whether there is a story to save, print or leave.
    pub full: bool,
    /// Whether articles may be added here.
    pub import: bool,
    /// Whether it stands in another page.
    pub embedded: bool,
    /// Whether the browser keeps the story, so that it can be forgotten.
    pub kept: bool,
    /// Whether a story was left that can be brought back.
    #[prop_or_default]
    pub before: bool,
    /// Whether the list of events has too many rows for all to be in the document.
    #[prop_or_default]
    pub long: bool,
    /// The search field, for the key that goes to it.
    pub search: NodeRef,
    /// Where actions go.
    pub on: Callback<Action>,
    /// Where chosen files go.
    pub on_files: Callback<Files>,
}

/// The header.
#[component]
pub fn Header(props: &Props) -> Html {
    let words = use_words();
    let menu = use_node_ref();
    // Hidden by hand: what is chosen can take the entry itself away before the browser would hide the menu.
    let hides = |action: Action| {
        let menu = menu.clone();
        props.on.reform(move |_: MouseEvent| {
            element::hide_popover(&menu);
            action.clone()
        })
    };
    // At once: whatever is drawn before the state knows what was typed puts back what stood there.
    let node = props.search.clone();
    let search = props
        .on
        .reform(move |_: InputEvent| Action::Search(element::value(&node)));
    let title = if props.title.is_empty() {
        AttrValue::from(words.untitled)
    } else {
        props.title.clone()
    };
    let item = |class: &'static str, label: &'static str, action: Action| {
        html! { <li {class}><button type="button" onclick={hides(action)}>{ label }</button></li> }
    };
    let language = |other: Language| {
        let Words { code, endonym, .. } = *other.words();
        html! { <li><button type="button" lang={code} onclick={hides(Action::Speak(other))}>{ endonym }</button></li> }
    };
    html! {
        <header class="header">
            <span class="word">{ words.name }</span>
            <h1 lang={(!props.title.is_empty()).then_some(READ)} dir="auto">{ title }</h1>
            if props.full {
            <input ref={props.search.clone()} class="search" type="search" placeholder={words.search_hint} aria-label={words.search} aria-keyshortcuts={if props.long { format!("/ {FIND}") } else { "/".into() }}
                value={props.query.clone()} oninput={search} autocomplete="off" spellcheck="false" />
            }
            if props.import {
                <Picker main=false on_files={props.on_files.clone()} />
                <button type="button" class="wide" onclick={sends(&props.on, Action::Open(Dialog::Paste))}>{ words.paste }</button>
            }
            if !props.embedded {
                if props.full {
                    <button type="button" class="main wide" onclick={sends(&props.on, Action::SavePage)}>{ words.save_page }</button>
                }
                <button type="button" class="more" popovertarget="menu" aria-haspopup="true">{ words.more }</button>
                <ul id="menu" ref={menu.clone()} class="menu" popover="auto">
                    if props.import { { item("narrow", words.paste, Action::Open(Dialog::Paste)) } }
                    if props.full {
                        { item("", words.new_story, Action::NewStory) }
                    }
                    if props.before { { item("", words.bring_back, Action::Undo) } }
                    if props.full {
                        if props.import { { item("", words.entitle, Action::Open(Dialog::Title)) } }
                        { item("narrow", words.save_page, Action::SavePage) }
                        { item("", words.save_story, Action::SaveStory) }
                        { item("", words.export, Action::Open(Dialog::Export)) }
                        { item("", words.print, Action::Print) }
                    }
                    if props.kept { { item("", words.forget, Action::Open(Dialog::Forget)) } }
                    { for Language::ALL.into_iter().filter(|other| other.words().code != words.code).map(language) }
                    { item("", words.help, Action::Open(Dialog::Help)) }
                </ul>
            }
        </header>
    }
}

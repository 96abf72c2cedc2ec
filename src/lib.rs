//! Datelines in the browser: state, components, and the one room that talks to the browser.

pub mod app;
pub mod browser;
pub mod components;
pub mod embed;

use yew::{Html, component, html};

/// The page before it has a story.
#[component]
pub fn Page() -> Html {
    html! { <h1>{ "Datelines" }</h1> }
}

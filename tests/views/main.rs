//! What the page shows, without a browser: the state's rules, and components drawn to strings.

#[macro_use]
mod drawn;
mod hand;
mod languages;
mod reasons;
mod state;
mod story;
mod timeline;
mod words;

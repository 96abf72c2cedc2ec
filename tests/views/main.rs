//! What the page shows, without a browser: the state's rules, and components drawn to strings.

mod drawn;
mod reasons;
mod state;
mod story;
mod timeline;
mod words;

//! Datelines in the browser: state, components, and the one room that talks to the browser.

pub mod browser;
pub mod embed;

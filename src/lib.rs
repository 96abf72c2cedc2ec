//! Datelines in the browser: state, components, and the one room that talks to the browser.

pub mod app;
pub mod browser;
pub mod components;
pub mod embed;

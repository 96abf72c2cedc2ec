//! Real browsers, driven over their own protocols: Chromium by ChromeDriver's WebDriver, Firefox by Marionette.
//!
//! What the tests here look at is the built page, `dist/`, as a person gets it; `cargo xtask test` builds it first.
//! Everything waits for a condition, nothing for a time. The client is ours since it is small and builds in seconds where
//! the ready-made ones bring a hundred crates; it knows no more of either protocol than the tests need.
//!
//! Whatever goes wrong panics with what was wanted, as fits a test.

mod chromium;
pub mod files;
mod firefox;
pub mod page;
mod session;

pub use session::{Key, Session};

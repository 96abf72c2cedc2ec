//! The browser: the only room that names `web_sys`, `js_sys` or `gloo`.
//!
//! Small functions over what the page needs of the outside world. Each can fail, and says so with a value: a sandboxed frame
//! has no storage, a page from disk may not write its address, a host may forbid workers. Natively, where components
//! are drawn to strings in tests, there is no window: every function here then answers "nothing" and none panics.
//!
//! Deliberately absent: what the page does with any of this (see `app`), words for people beyond a failed read.

pub mod address;
mod download;
mod draw;
pub mod element;
pub mod exports;
pub mod files;
mod frame;
pub mod host;
pub mod language;
pub mod page;
mod parts;
mod size;
pub mod stage;
pub mod storage;
pub mod worker;

pub use download::{download, download_pieces};
pub use draw::draw;
pub use frame::{Breath, Frame, Later, Painted, frame, later, painted, reduced_motion};
pub use size::{Size, SizeObserver, observe_size};

/// The window, or `None` in a worker and in native tests.
fn window() -> Option<web_sys::Window> {
    // Natively even the question panics.
    if cfg!(target_arch = "wasm32") {
        web_sys::window()
    } else {
        None
    }
}

/// The document, where there is one.
fn document() -> Option<web_sys::Document> {
    window()?.document()
}

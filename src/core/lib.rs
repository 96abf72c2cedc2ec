//! Datelines' core: text in, a story and its geometry out.
//!
//! ```text
//! import ─► Source ─► passages ─► time expressions ─┐
//!                                  document dating ◄─┤ over all sources together
//!                                       └─► resolved dates ─► mentions ─► events ─► Story ─► timeline geometry
//! ```
//! Each arrow is a pure function of its input. Deliberately absent: the browser, the clock, the locale, randomness, files.

pub mod analyse;
pub mod archive;
pub mod calendar;
pub mod cluster;
pub mod curation;
mod dating;
mod event;
pub mod finding;
pub mod order;
pub mod passage;
pub mod reason;
pub mod source;
pub mod story;
pub mod timeline;
pub mod timex;
pub mod words;

pub use analyse::analyse;

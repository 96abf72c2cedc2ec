//! The page's state and its root component.
//!
//! One [`State`] holds everything that is shown; components get parts of it and send [`Action`]s back, so the list, the timeline,
//! the card and the reader cannot disagree. The one way in which the outside world is touched:
//!
//! ```text
//! component ─ Action ─► State::reduce ─► State (drawn again) and Vec<Effect> ─► App::run ─► browser ─ Action ─► …
//! ```
//! `reduce` is pure: it names no browser, and what it wants done outside it returns as [`Effect`]s, which are data. [`App`] is the only
//! component that carries them out, by the `browser` room. Deliberately absent here: anything of the DOM, and reading of dates.

pub mod action;
mod arrive;
pub mod change;
pub mod compare;
pub mod config;
mod curate;
pub mod disagreement;
mod filters;
mod find;
pub mod glance;
mod go;
mod intake;
mod keep;
mod keys;
mod link;
mod look;
pub mod notice;
pub mod opened;
mod outside;
pub mod pieces;
mod reduce;
mod root;
pub mod state;
pub mod typed;
mod view;
pub mod words;
pub mod work;

pub use action::{Action, Effect, Export, Extent, InFile};
pub use config::{Config, Part};
pub use filters::{Certainty, Facet, Filters, Kind};
pub use find::{Query, Seen};
pub use keys::FIND;
pub use look::Look;
pub use opened::Opened;
pub use root::App;
pub use state::{Busy, Dialog, Pane, Place, State};

//! The timeline's geometry: where every event, tick and label of a story lies in a view of a given width.
//!
//! ```text
//! Story ─► Timeline (sorted once) ─┐
//!               View, width ───────┴─► layout ─► Layout: ticks, labels, marks, bundles, density band
//! ```
//! [`layout()`] costs what is visible, not what exists: it finds its way by bisection and by a tree of the most important
//! events, one bucket of pixels at a time. Nothing visible is counted twice: an event is labelled, or a mark, or in a bundle.
//!
//! Deliberately absent: the DOM, gestures, colours, the fonts of a machine (widths of text are estimated, see [`text`]).

mod axis;
mod density;
mod fold;
mod index;
mod lane;
mod layout;
pub mod paint;
pub mod picture;
mod rows;
#[cfg(test)]
mod sample;
mod scale;
pub mod shape;
mod sheet;
pub mod svg;
pub mod text;

pub use axis::{Axis, Tick, axis};
pub use density::{Bin, density};
pub use fold::{Fold, Stretch};
pub use index::{Flag, Form, Group, Item, Timeline};
pub use lane::{Lane, Lanes, lanes};
pub use layout::{Bar, Bundle, Dot, Frame, Glyph, Hit, Label, Layout, layout};
pub use layout::{middle, written};
pub use scale::{Days, Place, Px, Scale, View};
pub use sheet::{SMALL_TYPE, Sheet};

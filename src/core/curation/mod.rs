//! What a person changed: a log of edits beside the derived story.
//!
//! A story is worked out from its sources and this log, so working it out again loses no edit, and taking an edit back is
//! working it out without it. An edit names places: a source by its [`SourceId`](crate::source::SourceId), which comes from name and text, and words in
//! it. It waits where its source is missing and holds again when it is back; of edits that contradict each other the later holds.
//!
//! Some edits are known before anything is worked out (dates of writing, kinds of text, time expressions: see [`Before`]); the
//! others are laid over the events that were worked out, which takes no time worth telling ([`lay`]).
//!
//! Deliberately absent: any change to a source's text.

mod before;
mod edit;
mod lay;
mod offer;
mod place;
mod readings;

pub use before::Before;
pub use edit::{Edit, Given, apply, source_date, take_back};
pub(crate) use lay::by_hand_date;
pub use lay::{lay, touching};
pub use offer::{Offer, offer};
pub use place::Place;
pub use readings::readings;

//! Time expressions: what a text says about when, and what that means.
//!
//! ```text
//! text ─ scan ─► tokens ─ rules ─► TimexExpr (says: no date in it) ─ resolve(day of writing, date reached) ─► Timex (means)
//! ```
//! [`find`] reads, [`resolve`] gives a meaning, [`tag`] goes the whole way over a text, [`find_and_resolve`] and [`each`] all of
//! it but the reasons. Deliberately absent: part-of-speech
//! tagging, counting between time zones, any language but English, and everything about events.

mod amount;
pub mod expr;
mod heads;
mod kind;
mod lexicon;
mod page;
mod readings;
mod refine;
mod resolve;
mod rules;
mod running;
mod tense;
pub mod timex3;
mod token;

use serde::{Deserialize, Serialize};

use crate::calendar::When;
use crate::source::{Kind, Span};
use crate::story::Step;

pub use expr::TimexExpr;
pub use kind::recognise_kind;
pub use readings::readings;
pub(crate) use readings::settle;
pub use resolve::{Context, Meaning, Resolved, Told, on, resolve};
pub use running::{each, find_and_resolve, resolve_all, resolved, tag};

/// Every time expression of a text, in its order, none overlapping another; a range gives two.
///
/// Linear in the length of the text. Words that are time expressions in histories only ("former") are left out.
pub fn find(text: &str) -> Vec<TimexExpr> {
    find_in(text, Kind::News)
}

/// Every time expression of a text of this kind; see [`find`]. Only a history words them in another way.
pub fn find_in(text: &str, kind: Kind) -> Vec<TimexExpr> {
    refine::expressions(text, kind)
}

/// The four types of TIMEX3.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A calendar date of a day or coarser.
    Date,
    /// Finer than a day.
    Time,
    /// A length of time.
    Duration,
    /// A time that comes again.
    Set,
}

/// A time expression with its meaning. Made by `resolve` (and read back from a saved story).
#[derive(Clone, PartialEq, Debug)]
pub struct Timex {
    /// The words.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexType,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 mod: `APPROX`, `START`, `END`, …
    pub modifier: Option<String>,
    /// When that is on the calendar; `None` for durations, sets and what could not be resolved.
    pub when: Option<When>,
    /// The whole stretch, where the words are one end of a range ("between May and July"). Not kept in a story file: the
    /// mentions that rest on it have their own dates.
    pub whole: Option<When>,
    /// The words give the whole date; otherwise some of it was worked out.
    pub stated: bool,
    /// From the words to the date.
    pub because: Vec<Step>,
    /// Why there is no date, where there should be one.
    pub unresolved: Option<Box<Step>>,
}

//! Time expressions: what a text says about when, and what that means.

use serde::{Deserialize, Serialize};

use crate::calendar::When;
use crate::source::Span;
use crate::story::Step;

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
    /// The words give the whole date; otherwise some of it was worked out.
    pub stated: bool,
    /// From the words to the date.
    pub because: Vec<Step>,
    /// Why there is no date, where there should be one.
    pub unresolved: Option<String>,
}

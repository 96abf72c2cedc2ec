//! What analysis noticed and a person should know. Analysis never fails; it finds.

use serde::{Deserialize, Serialize};

use crate::reason::Args;
use crate::source::Span;

/// One thing noticed in one source.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// Stable, for programs: `encoding-repaired`, `date-contradiction`, …
    pub code: String,
    /// What the code needs to be said in another language, as in a [`crate::story::Step`].
    pub args: Args,
    /// The words it is about, where there are such.
    pub span: Option<Span>,
    /// What is the matter, in one sentence.
    pub message: String,
    /// What a person can do about it.
    pub hint: String,
}

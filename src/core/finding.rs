//! What analysis noticed and a person should know. Analysis never fails; it finds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::order::Gather;
use crate::source::Span;

/// One thing noticed in one source.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// Stable, for programs: `encoding-repaired`, `date-contradiction`, …
    pub code: String,
    /// What the code needs to be said in another language, as in a [`crate::story::Step`].
    pub args: BTreeMap<String, String>,
    /// The words it is about, where there are such.
    pub span: Option<Span>,
    /// What is the matter, in one sentence.
    pub message: String,
    /// What a person can do about it.
    pub hint: String,
}

/// Arguments from pairs.
pub(crate) fn args(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    let pairs = pairs
        .iter()
        .map(|(key, arg)| ((*key).into(), (*arg).into()));
    pairs.gathered()
}

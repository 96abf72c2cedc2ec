//! The user's edits: a log over derived data, so that a new analysis loses none and no edit rewrites a text.

use serde::{Deserialize, Serialize};

use crate::source::SourceId;

/// One thing that a person changed. Later edits win over earlier ones.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "kebab-case")]
pub enum Edit {
    /// The date of writing of a source, set by hand.
    SourceDate {
        /// Which source.
        source: SourceId,
        /// The date as EDTF.
        edtf: String,
    },
}

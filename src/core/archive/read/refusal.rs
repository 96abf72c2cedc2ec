//! Why a file is not read as a story, said to the person who opened it.

use std::fmt;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use crate::archive::file::{FAMILY, VERSION};

/// Why a file cannot be opened as a story: one sentence, to stand behind the file's name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ArchiveError {
    /// It is not JSON, or breaks off.
    NotJson(String),
    /// It is JSON, but no story file.
    NotAStory,
    /// A later version of Datelines wrote it.
    Newer(String),
    /// It says that it is a story file, and is not made like one.
    Damaged(String),
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ArchiveError::NotJson(why) => write!(
                f,
                "This file is not complete JSON ({why}). Save the story again and open that file."
            ),
            ArchiveError::NotAStory => f.write_str(
                "This file is JSON, but not a Datelines story. Open a file that Datelines has saved.",
            ),
            ArchiveError::Newer(format) => write!(
                f,
                "This story was saved by a newer Datelines (\"{format}\"). Open it with that version or a later one."
            ),
            ArchiveError::Damaged(why) => write!(
                f,
                "This story file is damaged: {why}. Open an earlier copy, or add the articles again."
            ),
        }
    }
}

impl std::error::Error for ArchiveError {}

/// Why JSON did not read as a story file: the plainest reason that is true.
pub(super) fn refusal(json: &str, error: &serde_json::Error) -> ArchiveError {
    #[derive(Deserialize)]
    struct Head {
        format: Option<Value>,
    }
    if let Err(error) = serde_json::from_str::<IgnoredAny>(json) {
        return ArchiveError::NotJson(error.to_string());
    }
    let head = serde_json::from_str::<Head>(json)
        .ok()
        .and_then(|head| head.format);
    match check_format(head.as_ref().and_then(Value::as_str)) {
        Err(refused) => refused,
        Ok(()) => ArchiveError::Damaged(error.to_string()),
    }
}

/// Whether the format named is one that can be read.
pub(super) fn check_format(format: Option<&str>) -> Result<(), ArchiveError> {
    let format = format.ok_or(ArchiveError::NotAStory)?;
    let version = format.strip_prefix(FAMILY).ok_or(ArchiveError::NotAStory)?;
    match version.parse::<u32>() {
        Ok(1..=VERSION) => Ok(()),
        _ => Err(ArchiveError::Newer(format.to_owned())),
    }
}

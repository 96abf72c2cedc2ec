//! The saved and exported forms of a story.
//!
//! [`write`] and [`read`] are the story file `datelines/1`, which is what the page saves, keeps and opens and what the command
//! prints: JSON with the sources' whole texts, offsets in Unicode code points, dates in EDTF. What is written reads back as
//! itself. A file of an older version always opens; unknown fields are passed over and missing ones stand for nothing known.
//!
//! Deliberately absent: files, compression, any form that runs.

mod file;
mod page;
mod read;
mod write;

pub use page::page;
pub use read::{ArchiveError, read};
pub use write::write;

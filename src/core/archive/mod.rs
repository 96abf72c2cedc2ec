//! The saved and exported forms of a story.
//!
//! [`write()`] and [`read`] are the story file `datelines/1`, which is what the page saves, keeps and opens and what the command
//! prints: JSON with the sources' whole texts, offsets in Unicode code points, dates in EDTF. What is written reads back as
//! itself; [`write_parts`] and [`read_resting`] do the same a part at a time, [`cut`] makes such parts of a file, and
//! [`write_pieces`] gives the file piece by piece. A file of an older version always opens; unknown fields are passed over and missing ones stand for nothing known.
//!
//! [`csv`], [`ics`] and [`timelinejs`] are for other programs and read back by none of ours; [`page`] is the built page with a
//! story inside.
//!
//! Deliberately absent: files, compression, any form that runs.

mod csv;
mod file;
mod ics;
mod page;
mod read;
mod timelinejs;
mod write;

pub use csv::csv;
pub use ics::ics;
pub use page::{in_page, page, page_around};
pub use read::{ArchiveError, Rest, cut, read, read_parts, read_resting};
pub use timelinejs::timelinejs;
pub use write::{write, write_parts, write_pieces};

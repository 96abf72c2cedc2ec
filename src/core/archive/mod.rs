//! The saved and exported forms of a story.

mod page;

pub use page::page;

//! Notices: what a person should know once, with what to do, until they dismiss it.

use super::change::Change;

use datelines_core::reason::Told;

/// One notice on the page.
#[derive(Clone, PartialEq, Debug)]
pub struct Notice {
    /// Tells it from others on the page.
    pub id: u32,
    /// What it says.
    pub trouble: Trouble,
    /// Whether it offers to undo what it tells of.
    pub undo: bool,
}

/// What a notice can say; [`super::words::Words::trouble`] puts it into words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// A file that could not be read: the whole sentence, with its name and what to do.
    Unreadable(Told),
    /// A story file that could not be opened.
    NotAStory {
        /// The file's name.
        name: String,
        /// What is the matter.
        why: Told,
    },
    /// "New story" cleared the page.
    Cleared,
    /// Another story took the place of this one.
    Replaced(String),
    /// A source was taken out.
    Removed(String),
    /// A person changed something; how many sources and events have other dates for it, once that is known.
    Changed(Change, Option<(usize, usize)>),
    /// The story is no longer kept.
    Forgotten,
    /// The reading was cancelled.
    Cancelled,
    /// The same article again.
    AlreadyHere(String),
    /// The browser gives no storage.
    NothingKept,
    /// The browser cannot draw the picture.
    NoPicture,
    /// The page cannot make a copy of itself here.
    CannotSave,
    /// The reading stopped for a reason outside the texts.
    Failed,
}

impl Trouble {
    /// Whether it tells that the story on the page made way for another, or for less of it.
    pub fn left_a_story(&self) -> bool {
        matches!(
            self,
            Trouble::Cleared | Trouble::Replaced(_) | Trouble::Removed(_)
        )
    }

    /// Whether it tells that something went wrong, rather than that something was done.
    pub fn is_error(&self) -> bool {
        !matches!(
            self,
            Trouble::Cleared
                | Trouble::Changed(..)
                | Trouble::Replaced(_)
                | Trouble::Removed(_)
                | Trouble::Forgotten
                | Trouble::Cancelled
        )
    }
}

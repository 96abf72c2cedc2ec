//! A source: one article as it was decoded, with what stands round its text (title, byline, publisher).
//!
//! Deliberately absent: dates of writing (see `dating`), markup, the file system.

mod decode;
mod english;
mod import;
pub(crate) mod imprint;
mod offsets;
pub(crate) mod publishers;
mod rows;
mod span;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::calendar::When;
use crate::finding::Finding;
pub use import::{ImportError, ImportProblem, LONGEST, article, import};
pub use offsets::Offsets;
pub use span::{CodePoint, Span};

/// Names a source for good: worked out from its name and text, so the order of arrival changes nothing.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SourceId(pub Arc<str>);

/// The kind of text, which decides what a relative date counts from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Counts from the day of writing.
    #[default]
    News,
    /// Counts from the date that the telling has reached.
    History,
    /// Neither is to be expected.
    Prose,
}

/// One article. Its text never changes after import.
#[derive(Clone, PartialEq, Debug)]
pub struct Source {
    /// Its identity.
    pub id: SourceId,
    /// The file's name, or a name made for pasted text.
    pub name: Arc<str>,
    text: Arc<str>,
    /// The headline, where there is one.
    pub title: Option<Arc<str>>,
    /// What a person calls it.
    pub called: Option<Arc<str>>,
    /// Who published it, where it says so.
    pub publisher: Option<Arc<str>>,
    /// Who wrote it, where it says so.
    pub author: Option<Arc<str>>,
    /// Told or recognised.
    pub kind: Kind,
    /// The date of writing that came with the file beside its text (the `date` of a JSON line), never one read from the text.
    pub given: Option<When>,
    /// What import noticed.
    pub findings: Vec<Finding>,
}

impl Source {
    /// A source of this text and nothing else known. Import fills in the rest.
    pub fn new(id: SourceId, name: &str, text: &str) -> Source {
        Source {
            id,
            name: name.into(),
            text: text.into(),
            title: None,
            called: None,
            publisher: None,
            author: None,
            kind: Kind::default(),
            given: None,
            findings: Vec::new(),
        }
    }

    /// The text as decoded: nothing added, nothing taken away.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The span of a byte range, or `None` if the range is outside the text or splits a character.
    pub fn span(&self, range: std::ops::Range<usize>) -> Option<Span> {
        self.text.get(range.clone()).map(|_| Span::of(range))
    }

    /// The words of a span.
    ///
    /// # Panics
    /// If the span was made by another source and does not fit this text.
    pub fn words(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// What to call it: as a person does, else by its own name.
    pub fn label(&self) -> &str {
        self.called.as_deref().unwrap_or(self.own_label())
    }

    /// Its own name: publisher, else title, else the file's name.
    pub fn own_label(&self) -> &str {
        self.publisher
            .as_deref()
            .or(self.title.as_deref())
            .unwrap_or(&self.name)
    }
}

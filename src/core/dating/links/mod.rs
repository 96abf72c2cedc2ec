//! Two mentions of one happening tie the days of writing of their sources together.
//!
//! `find` says which mentions do, `apply` leaves out the days under which they could not, and `why` says so in words.

mod apply;
mod find;
mod why;

pub(super) use apply::{apply, confirmed};
pub(super) use find::find;
pub(super) use why::{contradiction, edtf};

use super::Doc;
use crate::event::Draft;

/// Two mentions taken for one happening: source and draft of each, and how alike they are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    pub a: (u32, u32),
    pub b: (u32, u32),
    pub score: f32,
    /// In how many mentions the two sources meet.
    pub company: usize,
    /// Both write one name, and not only that of the country where it was.
    pub named: bool,
    /// One of them is its report's news and says no time: that it is of its day is only habit.
    pub news: bool,
}

impl Link {
    /// Whether it ties its sources by itself; otherwise the calendar has to confirm it.
    pub fn stands(&self) -> bool {
        let alone = if self.named { ALONE } else { ALONE_UNNAMED };
        self.a.0 == self.b.0 || self.score >= alone || self.company >= COMPANY
    }

    /// The two mentions, each with the number of its source.
    fn sides<'d>(&self, docs: &'d [Doc]) -> [(usize, &'d Draft); 2] {
        [self.a, self.b].map(|(source, draft)| {
            let source = source as usize;
            (source, &docs[source].drafts[draft as usize])
        })
    }
}

/// A link that stands alone between its sources must be this strong: one company named in two reports ties nothing.
const ALONE: f32 = 0.45;
/// Where they share no name, or only that of a country, this strong: "launched in the US last year" and "launched in the US on 15 November" are
/// two things mostly.
const ALONE_UNNAMED: f32 = 0.55;
/// Of weaker links there must be so many, from different mentions to different mentions: then the reports tell one story.
pub(crate) const COMPANY: usize = 2;

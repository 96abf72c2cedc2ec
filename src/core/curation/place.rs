//! Places: words of a source, named so that they are found again in another analysis and another program.

use serde::{Deserialize, Serialize};

use crate::source::{CodePoint, Offsets, Source, SourceId, Span};
use crate::story::{Mention, Report, SourceIx, Story};

/// Words of a source: offsets in Unicode code points, the end not included, as everywhere in story files.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Place {
    /// Which source.
    pub source: SourceId,
    /// Where the words begin.
    pub start: CodePoint,
    /// The code point after the last.
    pub end: CodePoint,
}

impl Place {
    /// These words of this source.
    ///
    /// # Panics
    /// If the span is another source's and does not fit this text.
    pub fn of(source: &Source, span: Span) -> Place {
        let offsets = Offsets::new(source.text());
        Place {
            source: source.id.clone(),
            start: offsets.code_point(span.start()),
            end: offsets.code_point(span.end()),
        }
    }

    /// The words of a mention.
    pub fn of_mention(story: &Story, mention: &Mention) -> Place {
        Place::of(&story.report(mention.source).source, mention.span)
    }

    /// Its span, if the source has such a place.
    pub fn span(&self, source: &Source) -> Option<Span> {
        let offsets = Offsets::new(source.text());
        let (start, end) = (offsets.byte(self.start)?, offsets.byte(self.end)?);
        (source.id == self.source && start < end).then(|| source.span(start..end))?
    }

    /// Where it is in a story, if the story has its source.
    pub fn find(&self, story: &Story) -> Option<(SourceIx, Span)> {
        let id = |report: &Report| report.source.id.clone();
        let ix = story.sources.binary_search_by_key(&self.source, id).ok()?;
        let span = self.span(&story.sources[ix].source)?;
        Some((SourceIx(ix as u32), span))
    }
}

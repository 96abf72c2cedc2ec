//! Positions in a source's text. Bytes and code points are two types.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in the text of one source.
///
/// Made by [`super::Source::span`] only (and, within the core, from ranges that a scan of that text found), so
/// `start <= end <= len` and both lie on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// For scanners within the core that got the range from the text itself.
    pub(crate) fn of(range: std::ops::Range<usize>) -> Span {
        debug_assert!(range.start <= range.end);
        Span {
            start: range.start as u32,
            end: range.end as u32,
        }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// As a range to index the text with.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start()..self.end()
    }

    /// Whether no byte is in it.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly within.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The shortest span that holds both.
    pub fn hull(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// An offset in Unicode code points, as story files and the W3C Web Annotation model count.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct CodePoint(pub u32);

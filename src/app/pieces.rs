//! Cuts a stretch of a source's text into pieces that are drawn alike: plain words, words that say when, words of the selected event.

use datelines_core::order::InOrder;
use std::ops::Range;

use datelines_core::source::Span;
use datelines_core::timex::Timex;

/// Text that is drawn in one way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// Its bytes in the source's text.
    pub range: Range<usize>,
    /// The time expression that it belongs to: an index into the report's timexes.
    pub timex: Option<u32>,
    /// Whether it belongs to a passage that is to stand out.
    pub said: bool,
}

/// The pieces of `range`, in order and without gaps. `timexes` are in text order (where two overlap, the earlier one keeps its words);
/// `said` are the passages that stand out.
pub fn pieces(range: Range<usize>, timexes: &[Timex], said: &[Span]) -> Vec<Piece> {
    let first = timexes.partition_point(|timex| timex.span.end() <= range.start);
    let near = || {
        let inside = timexes[first..]
            .iter()
            .take_while(|timex| timex.span.start() < range.end);
        inside.enumerate().map(|(i, timex)| (first + i, timex.span))
    };
    let mut cuts = vec![range.start, range.end];
    cuts.extend(near().flat_map(|(_, span)| [span.start(), span.end()]));
    cuts.extend(said.iter().flat_map(|span| [span.start(), span.end()]));
    cuts.retain(|cut| range.contains(cut) || *cut == range.end);
    cuts.order();
    cuts.dedup();
    let holds = |span: Span, at: usize| span.range().contains(&at);
    let mut out: Vec<Piece> = Vec::new();
    for (start, end) in cuts.iter().copied().zip(cuts.iter().copied().skip(1)) {
        let timex = near()
            .find(|(_, span)| holds(*span, start))
            .map(|(ix, _)| ix as u32);
        let said = said.iter().any(|span| holds(*span, start));
        match out.last_mut() {
            Some(last) if (last.timex, last.said) == (timex, said) => last.range.end = end,
            _ => out.push(Piece {
                range: start..end,
                timex,
                said,
            }),
        }
    }
    out
}

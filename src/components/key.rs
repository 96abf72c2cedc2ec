//! The mark of a source: its colour and its shape, the same as on the timeline.

use datelines_core::story::SourceIx;
use yew::prelude::*;

/// A small mark. Only for the eye: the source's name always stands beside it.
pub(super) fn of(source: SourceIx) -> Html {
    html! {
        <svg class={classes!("key", class(source))} viewBox="0 0 12 12" aria-hidden="true">
            <path d={SHAPES[nth(source)]} />
        </svg>
    }
}

/// The class that sets `--source` to the source's colour.
pub(super) fn class(source: SourceIx) -> String {
    format!("source-{}", nth(source) + 1)
}

/// Seven sources have a mark of their own; all further ones share the last, a grey bar.
fn nth(source: SourceIx) -> usize {
    (source.0 as usize).min(SHAPES.len() - 1)
}

/// Circle, square, triangle, diamond, triangle on its point, cross, hexagon, bar: in a box of 12 by 12.
const SHAPES: [&str; 8] = [
    "M1 6a5 5 0 0 1 10 0a5 5 0 0 1 -10 0Z",
    "M1.5 1.5H10.5V10.5H1.5Z",
    "M6 .5L11.5 10.2H.5Z",
    "M6 0L12 6L6 12L0 6Z",
    "M.5 1.8H11.5L6 11.5Z",
    "M4 .5H8V4H11.5V8H8V11.5H4V8H.5V4H4Z",
    "M3.1 1H8.9L11.8 6L8.9 11H3.1L.2 6Z",
    "M.5 3.2H11.5V8.8H.5Z",
];

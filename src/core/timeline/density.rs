//! The density band: how many events begin where, whatever is labelled. Each event is counted once, where it begins.

use super::{Place, Px, Scale, Timeline, View};

/// One column of the band.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bin {
    /// Its left edge.
    pub x: Px,
    /// Its width in pixels.
    pub width: f64,
    /// How many events begin in it; never 0.
    pub count: usize,
    /// How many of them a search has found.
    pub found: usize,
}

/// The length of a step along the axis that is `least` to twice `least` pixels wide: a power of two of days, so that steps
/// stay where they are while the view moves.
pub(super) fn step(scale: &Scale, least: f64) -> f64 {
    (least / scale.per_day()).log2().ceil().exp2()
}

/// Calls `each` with the bounds and the item range of every step that has items, from the one that holds `view`'s start on.
pub(super) fn buckets(
    timeline: &Timeline,
    view: View,
    step: f64,
    mut each: impl FnMut(f64, f64, std::ops::Range<usize>),
) {
    let items = timeline.items();
    let mut i = timeline.before((view.start().0 / step).floor() * step);
    while let Some(item) = items.get(i).filter(|item| item.start.0 <= view.end().0) {
        let start = (item.start.0 / step).floor() * step;
        let end = start + step;
        // From here in growing strides: most steps hold few items.
        let mut stride = 1;
        while items.get(i + stride).is_some_and(|item| item.start.0 < end) {
            stride *= 2;
        }
        let last = (i + stride).min(items.len());
        let next = i + items[i..last].partition_point(|item| item.start.0 < end);
        each(start, end, i..next);
        i = next;
    }
}

/// The columns of the band, each `least` to twice `least` pixels wide; those at the edges may reach out of the view.
pub fn density(timeline: &Timeline, scale: &Scale, least: f64) -> Vec<Bin> {
    let mut bins = Vec::new();
    let step = step(scale, least);
    buckets(timeline, scale.view(), step, |start, end, range| {
        let x = scale.at(Place(start));
        bins.push(Bin {
            x,
            width: scale.at(Place(end)).0 - x.0,
            count: range.len(),
            found: timeline.preferred(range).len(),
        });
    });
    bins
}

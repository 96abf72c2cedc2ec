//! The sorted index of a story's events, built once and asked for every view.

mod build;
mod tree;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::layout::{MARK, PITCH};
use super::{Fold, Place, View};
use crate::order::InOrder;
use crate::story::{EventIx, SourceIx, Status, Story};
use build::{Build, MARGIN, flag};
use tree::Tree;

/// A story's events in the order of the axis, ready for [`super::layout()`].
#[derive(Clone, Debug)]
pub struct Timeline {
    pub(super) fold: Fold,
    pub(super) items: Vec<Item>,
    pub(super) groups: Vec<Group>,
    pub(super) sources: Vec<u16>,
    flags: Vec<Flag>,
    /// By event: its item, or `u32::MAX`.
    item_of: Vec<u32>,
    tree: Tree,
    extent: View,
    /// The most marks that stand beside each other near the end.
    run: u32,
    /// The items that go first, sorted: what a search has found.
    preferred: Vec<u32>,
    /// The source whose lane it is.
    pub(super) source: Option<SourceIx>,
}

/// One event on the axis.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Item {
    /// Which event.
    pub event: EventIx,
    /// Its leftmost place; items are sorted by it.
    pub start: Place,
    /// Its rightmost place.
    pub end: Place,
    /// 0 is the most important.
    pub rank: u32,
    /// Whether it happened.
    pub status: Status,
    pub(super) groups: (u32, u16),
}

/// One of an event's dates, with the sources that agree on it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Group {
    /// Where the date begins.
    pub start: Place,
    /// Where it ends; an open end reaches as far as it is drawn.
    pub end: Place,
    /// How it is drawn.
    pub form: Form,
    pub(super) sources: (u32, u32),
}

/// How a date is drawn: what is certain is solid, what is not fades. Lengths are in days along the axis.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Form {
    /// A day or less: a mark, or a bar where a day is wide.
    Point,
    /// A stretch: a bar that is certain but for what fades at either end.
    Bar {
        /// The length that fades in on the left.
        fade_in: f64,
        /// The length that fades out on the right.
        fade_out: f64,
    },
    /// It began here or later.
    From,
    /// It was over here or earlier.
    Until,
}

/// The day a source was written, or the days it may have been.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Flag {
    /// Which source.
    pub source: SourceIx,
    /// Where its day, or the likely one, stands.
    pub at: Place,
    /// The days it can be.
    pub start: Place,
    /// Their end.
    pub end: Place,
}

impl Timeline {
    /// The index of these events of a story (all that have a date), folded where long stretches are empty if `folded`.
    pub fn new(story: &Story, shown: &[EventIx], folded: bool) -> Timeline {
        let mut build = Build::of(story, shown, None, folded);
        let flags: Vec<Flag> = story
            .sources
            .iter()
            .enumerate()
            .filter_map(|(i, report)| flag(i, &report.date))
            .collect();
        let fold = if folded {
            build.fold(&flags)
        } else {
            Fold::none()
        };
        build.finish(story, flags, fold)
    }

    /// The index of some events on the axis of `whole`; if `source` is given, with the dates that it gives.
    pub(super) fn on(
        story: &Story,
        events: &[EventIx],
        source: Option<SourceIx>,
        whole: &Timeline,
    ) -> Timeline {
        let build = Build::of(story, events, source, false);
        let mut timeline = build.finish(story, Vec::new(), whole.fold.clone());
        (timeline.extent, timeline.run) = (whole.extent, whole.run);
        timeline.source = source;
        timeline
    }

    /// These events are labelled before others, and counted apart; none by default.
    pub fn prefer(&mut self, events: &[EventIx]) {
        let items = events.iter().filter_map(|&event| self.index(event));
        self.preferred = items.map(|i| i as u32).collect();
        self.preferred.order();
    }

    /// The preferred items in a range.
    pub(super) fn preferred(&self, range: Range<usize>) -> &[u32] {
        let before = |i: usize| self.preferred.partition_point(|&p| (p as usize) < i);
        &self.preferred[before(range.start)..before(range.end)]
    }

    /// The fold of its axis.
    pub fn fold(&self) -> &Fold {
        &self.fold
    }

    /// All items, sorted by [`Item::start`].
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The dates of an item, in time order; the one that most sources give is among them.
    pub fn groups(&self, item: &Item) -> &[Group] {
        &self.groups[item.own_groups()]
    }

    /// The sources of a group.
    pub fn sources(&self, group: &Group) -> &[u16] {
        &self.sources[group.sources.0 as usize..group.sources.1 as usize]
    }

    /// The days of writing, in time order.
    pub fn flags(&self) -> &[Flag] {
        &self.flags
    }

    /// From the first to the last of all there is, with a margin of 4 % at either end.
    pub fn extent(&self) -> View {
        self.extent
    }

    /// What "fit" shows in so many pixels: the extent, and on its right at least room for the marks that stand beside the last.
    pub fn fit(&self, width: f64) -> View {
        let (start, end) = (self.extent.start().0, self.extent.end().0);
        let last = end - self.extent.span() * MARGIN / (1.0 + 2.0 * MARGIN);
        let run = f64::from(self.run.saturating_sub(1)) * PITCH + 2.0 * MARK;
        let share = (run / width).min(0.25);
        View::new(
            Place(start),
            Place(end.max(start + (last - start) / (1.0 - share))),
        )
    }

    /// The latest end of all items; `None` if there are none.
    pub fn end(&self) -> Option<Place> {
        self.tree.end()
    }

    /// How far a view may go.
    pub fn limits(&self) -> View {
        self.extent.widened(0.5)
    }

    /// The item of an event, if it is shown and has a date.
    pub fn item(&self, event: EventIx) -> Option<&Item> {
        self.items.get(self.index(event)?)
    }

    /// The index of an event's item among [`Timeline::items`].
    pub fn index(&self, event: EventIx) -> Option<usize> {
        let i = *self.item_of.get(event.0 as usize)?;
        (i != u32::MAX).then_some(i as usize)
    }

    /// The number of items whose start is before this place.
    pub fn before(&self, place: f64) -> usize {
        self.items.partition_point(|item| item.start.0 < place)
    }

    /// The `count` most important items of a range, best first.
    pub(super) fn top(
        &self,
        range: Range<usize>,
        count: usize,
    ) -> impl Iterator<Item = usize> + '_ {
        let mut heap = BinaryHeap::new();
        let push = move |heap: &mut BinaryHeap<_>, range: Range<usize>| {
            if let Some(best) = self.tree.best(&self.items, range.clone()) {
                heap.push((Reverse(self.items[best].rank), best, range.start, range.end));
            }
        };
        push(&mut heap, range);
        std::iter::from_fn(move || {
            let (_, best, start, end) = heap.pop()?;
            push(&mut heap, start..best);
            push(&mut heap, best + 1..end);
            Some(best)
        })
        .take(count)
    }

    /// Items that start before `place` and reach beyond it, nearest first, at most `count`.
    pub(super) fn reaching(&self, place: f64, count: usize) -> Vec<usize> {
        self.tree
            .reaching(&self.items, self.before(place), place, count)
    }
}

impl Item {
    /// Where its dates are, among those of all items: the first, and how many.
    fn own_groups(&self) -> Range<usize> {
        let first = self.groups.0 as usize;
        first..first + usize::from(self.groups.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::sample;

    #[test]
    fn the_tree_finds_what_sorting_finds() {
        let story = sample::many(300);
        let timeline = Timeline::new(&story, &sample::all(&story), false);
        for (start, end) in [(0, 300), (17, 18), (40, 40), (123, 251), (0, 7)] {
            let mut sorted: Vec<usize> = (start..end).collect();
            sorted.sort_by_key(|&i| timeline.items[i].rank);
            sorted.truncate(9);
            assert_eq!(timeline.top(start..end, 9).collect::<Vec<_>>(), sorted);
        }
    }

    #[test]
    fn bars_that_reach_into_a_view_are_found() {
        let story = sample::many(300);
        let timeline = Timeline::new(&story, &sample::all(&story), false);
        let place = timeline.extent().middle().0;
        let mut found = timeline.reaching(place, usize::MAX);
        found.reverse();
        let expected: Vec<usize> = (0..timeline.items.len())
            .filter(|&i| timeline.items[i].start.0 < place && timeline.items[i].end.0 > place)
            .collect();
        assert!(!expected.is_empty());
        found.sort_unstable();
        assert_eq!(found, expected);
    }
}

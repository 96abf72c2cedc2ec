//! The sorted index of a story's events, built once and asked for every view.

use crate::order::InOrder;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::fold::Taken;
use super::{Days, Fold, Place, View};
use crate::calendar::{Extent, Granularity, When};
use crate::story::{Event, EventIx, SourceIx, Status, Story};

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
    /// A segment tree over blocks of items: the item with the best rank below each node; the leaves are its second half.
    best: Vec<u32>,
    /// The same tree: the latest end below each node.
    latest: Vec<f64>,
    extent: View,
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

/// So many items are a leaf of the trees: a small tree is worth looking at a few items one by one.
const BLOCK: usize = 8;
/// What a view is wider than the story, at either end.
const MARGIN: f64 = 0.04;
/// A stretch of days up to this long needs its full room on the axis.
const FINE: f64 = 31.0;

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
        timeline.extent = whole.extent;
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

    /// From the first to the last of all there is, with a margin of 4 % at either end: what "fit" shows.
    pub fn extent(&self) -> View {
        self.extent
    }

    /// The latest end of all items; `None` if there are none.
    pub fn end(&self) -> Option<Place> {
        self.latest.get(1).map(|&end| Place(end))
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
            if let Some(best) = self.best(range.clone()) {
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

    fn best(&self, range: Range<usize>) -> Option<usize> {
        let better = |a: Option<u32>, b: u32| match a {
            Some(a) if self.items[a as usize].rank <= self.items[b as usize].rank => Some(a),
            _ => Some(b),
        };
        let one_by_one = |from: Option<u32>, range: Range<usize>| {
            range.fold(from, |best, i| better(best, i as u32))
        };
        // The blocks that lie in the range as a whole, and what it has besides.
        let (first, last) = (range.start.div_ceil(BLOCK), range.end / BLOCK);
        if first >= last {
            return one_by_one(None, range).map(|i| i as usize);
        }
        let mut best = one_by_one(None, range.start..first * BLOCK);
        best = one_by_one(best, last * BLOCK..range.end);
        let n = self.best.len() / 2;
        let (mut l, mut r) = (first + n, last + n);
        while l < r {
            if l & 1 == 1 {
                best = better(best, self.best[l]);
                l += 1;
            }
            if r & 1 == 1 {
                r -= 1;
                best = better(best, self.best[r]);
            }
            (l, r) = (l / 2, r / 2);
        }
        best.map(|i| i as usize)
    }

    /// Items that start before `place` and reach beyond it, nearest first, at most `count`.
    pub(super) fn reaching(&self, place: f64, count: usize) -> Vec<usize> {
        let below = self.before(place);
        // The nodes that hold all of these and no further block: from the right, then those on the left from the middle.
        let n = self.latest.len() / 2;
        let (mut l, mut r) = (n, n + below.div_ceil(BLOCK));
        let (mut near, mut far) = (Vec::new(), Vec::new());
        while l < r {
            if l & 1 == 1 {
                far.push(l);
                l += 1;
            }
            if r & 1 == 1 {
                r -= 1;
                near.push(r);
            }
            (l, r) = (l / 2, r / 2);
        }
        let mut found = Vec::new();
        for node in near.into_iter().chain(far.into_iter().rev()) {
            self.reach(node, below, place, count, &mut found);
        }
        found
    }

    fn reach(&self, node: usize, below: usize, place: f64, count: usize, found: &mut Vec<usize>) {
        let n = self.latest.len() / 2;
        if found.len() >= count || self.latest[node] <= place {
            return;
        }
        if node >= n {
            let first = (node - n) * BLOCK;
            let block = first..(first + BLOCK).min(below).max(first);
            let reaching = block.rev().filter(|&i| self.items[i].end.0 > place);
            found.extend(reaching.take(count - found.len()));
        } else {
            self.reach(2 * node + 1, below, place, count, found);
            self.reach(2 * node, below, place, count, found);
        }
    }
}

/// What the words of a date come to in days: start, end, form.
fn drawn(when: When) -> (f64, f64, Form) {
    match when.extent() {
        Extent::Closed(interval) => {
            let (start, end) = (Days::from(interval.start()).0, Days::from(interval.end()).0);
            let length = end - start;
            let unit = unit(when.granularity);
            let blur = if when.about {
                (length / 2.0).max(unit / 2.0)
            } else {
                0.0
            };
            let coarse = when.granularity > Granularity::Day;
            let form = match (coarse, length > unit * 1.5) {
                (false, false) if !when.about => Form::Point,
                (false, _) => Form::Bar {
                    fade_in: blur * 2.0,
                    fade_out: blur * 2.0,
                },
                (true, false) => Form::Bar {
                    fade_in: length / 2.0 + blur,
                    fade_out: length / 2.0 + blur,
                },
                (true, true) => Form::Bar {
                    fade_in: unit + blur,
                    fade_out: unit + blur,
                },
            };
            (start - blur, end + blur, form)
        }
        Extent::From(start) => {
            let start = Days::from(start).0;
            (start, start + unit(when.granularity), Form::From)
        }
        Extent::Until(end) => {
            let end = Days::from(end).0;
            (end - unit(when.granularity), end, Form::Until)
        }
    }
}

/// The usual length of a granularity in days.
fn unit(granularity: Granularity) -> f64 {
    match granularity {
        Granularity::Minute | Granularity::Hour | Granularity::PartOfDay | Granularity::Day => 1.0,
        Granularity::Weekend => 2.0,
        Granularity::Week => 7.0,
        Granularity::Month => 31.0,
        Granularity::Season | Granularity::Quarter => 92.0,
        Granularity::HalfYear => 184.0,
        Granularity::Year => 366.0,
        Granularity::Decade => 3653.0,
        Granularity::Century => 36_525.0,
        Granularity::Millennium => 365_250.0,
    }
}

fn flag(source: usize, date: &crate::story::Dating) -> Option<Flag> {
    let (start, end, _) = drawn(date.when?);
    let at = date
        .likely
        .map_or(start + (end - start).min(1.0) / 2.0, |day| {
            f64::from(day.number()) + 0.5
        });
    Some(Flag {
        source: SourceIx(source as u32),
        at: Place(at),
        start: Place(start),
        end: Place(end),
    })
}

struct Build {
    items: Vec<Item>,
    groups: Vec<Group>,
    sources: Vec<u16>,
    /// The stretches that no fold may take; `None` if there is to be no fold.
    taken: Option<Vec<Taken>>,
}

impl Build {
    /// All of these events that have a date; of `only` one source, or of all.
    fn of(story: &Story, events: &[EventIx], only: Option<SourceIx>, folds: bool) -> Build {
        let mut build = Build {
            items: Vec::with_capacity(events.len()),
            groups: Vec::with_capacity(events.len()),
            sources: Vec::with_capacity(events.len()),
            taken: folds.then(Vec::new),
        };
        for &ix in events {
            if let Some(event) = story.events.get(ix.0 as usize) {
                build.event(ix, event, only);
            }
        }
        build
    }

    /// One item for the event: a group for its date, and one for each date that disagrees with it.
    fn event(&mut self, ix: EventIx, event: &Event, only: Option<SourceIx>) {
        let mut dates: Vec<(When, Vec<u16>)> =
            event.date.iter().map(|&d| (d, Vec::new())).collect();
        let mentions = event.mentions.iter();
        for mention in mentions.filter(|m| only.is_none_or(|only| m.source == only)) {
            let source = mention.source.0.min(u32::from(u16::MAX)) as u16;
            let found = match mention.date {
                Some(date) if event.disagreement || event.date.is_none() => {
                    dates.iter().position(|(d, _)| d.compatible(date))
                }
                _ => (!dates.is_empty()).then_some(0),
            };
            match (found, mention.date) {
                (Some(i), _) if dates[i].1.contains(&source) => {}
                (Some(i), _) => dates[i].1.push(source),
                (None, Some(date)) => dates.push((date, vec![source])),
                (None, None) => {}
            }
        }
        // Nobody may be left who gives the main date (its own mentions were filtered away): then it is not drawn twice.
        if dates.len() > 1 {
            dates.retain(|(_, sources)| !sources.is_empty());
        }
        if dates.is_empty() {
            return;
        }
        let first = self.groups.len();
        // Nobody could see more.
        dates.truncate(usize::from(u16::MAX));
        for (when, sources) in dates {
            let (start, end, form) = drawn(when);
            let at = self.sources.len() as u32;
            self.sources.extend(sources);
            self.groups.push(Group {
                start: Place(start),
                end: Place(end),
                form,
                sources: (at, self.sources.len() as u32),
            });
            let fine =
                form == Form::Point || when.granularity <= Granularity::Day && end - start <= FINE;
            if let Some(taken) = &mut self.taken {
                taken.push(Taken { start, end, fine });
            }
        }
        self.groups[first..].order_by(|a, b| a.start.0.total_cmp(&b.start.0));
        self.items.push(Item {
            event: ix,
            start: Place(0.0),
            end: Place(0.0),
            rank: 0,
            status: event.status,
            groups: (first as u32, (self.groups.len() - first) as u16),
        });
    }

    /// The fold that these events and days of writing ask for.
    fn fold(&mut self, flags: &[Flag]) -> Fold {
        let mut taken = self.taken.take().unwrap_or_default();
        taken.extend(flags.iter().map(|f| Taken {
            start: f.start.0,
            end: f.end.0,
            fine: f.end.0 - f.start.0 <= FINE,
        }));
        Fold::of(&taken)
    }

    fn finish(self, story: &Story, mut flags: Vec<Flag>, fold: Fold) -> Timeline {
        let Build {
            mut items,
            mut groups,
            sources,
            ..
        } = self;
        if !fold.is_none() {
            groups.iter_mut().for_each(|group| group.fold(&fold));
            for f in &mut flags {
                (f.at, f.start, f.end) = (
                    fold.place(Days(f.at.0)),
                    fold.place(Days(f.start.0)),
                    fold.place(Days(f.end.0)),
                );
            }
        }
        flags.order_by(|a, b| a.at.0.total_cmp(&b.at.0).then(a.source.cmp(&b.source)));
        for item in &mut items {
            let own = &groups[item.own_groups()];
            item.start = own[0].start;
            item.end = Place(
                own.iter()
                    .map(|g| g.end.0)
                    .fold(f64::NEG_INFINITY, f64::max),
            );
        }
        rank(&mut items, story);
        // No two ranks are the same, so nothing is left to the sort.
        items.sort_unstable_by(|a, b| a.start.0.total_cmp(&b.start.0).then(a.rank.cmp(&b.rank)));
        let mut item_of = vec![u32::MAX; story.events.len()];
        for (i, item) in items.iter().enumerate() {
            item_of[item.event.0 as usize] = i as u32;
        }
        let (best, latest) = trees(&items);
        let extent = extent(&items, &flags);
        Timeline {
            fold,
            items,
            groups,
            sources,
            flags,
            item_of,
            best,
            latest,
            extent,
            preferred: Vec::new(),
            source: None,
        }
    }
}

impl Item {
    /// Where its dates are, among those of all items: the first, and how many.
    fn own_groups(&self) -> Range<usize> {
        let first = self.groups.0 as usize;
        first..first + usize::from(self.groups.1)
    }
}

impl Group {
    fn fold(&mut self, fold: &Fold) {
        let place = |days: f64| fold.place(Days(days)).0;
        let (start, end) = (self.start.0, self.end.0);
        if let Form::Bar { fade_in, fade_out } = &mut self.form {
            *fade_in = place(start + *fade_in) - place(start);
            *fade_out = place(end) - place(end - *fade_out);
        }
        (self.start, self.end) = (Place(place(start)), Place(place(end)));
    }
}

/// Ranks by importance, then by how many report it, then by order.
fn rank(items: &mut [Item], story: &Story) {
    let mut order: Vec<(Reverse<u32>, Reverse<usize>, u32, usize)> = items
        .iter()
        .enumerate()
        .map(|(i, item)| {
            let event = story.event(item.event);
            let importance = (f64::from(event.importance).clamp(0.0, 1.0) * 1e6) as u32;
            (
                Reverse(importance),
                Reverse(event.mentions.len()),
                item.event.0,
                i,
            )
        })
        .collect();
    order.sort_unstable();
    for (rank, (.., i)) in order.into_iter().enumerate() {
        items[i].rank = rank as u32;
    }
}

fn trees(items: &[Item]) -> (Vec<u32>, Vec<f64>) {
    let n = items.len().div_ceil(BLOCK);
    let mut best = vec![0; 2 * n];
    let mut latest = vec![f64::NEG_INFINITY; 2 * n];
    for (i, item) in items.iter().enumerate() {
        let leaf = n + i / BLOCK;
        if i % BLOCK == 0 || item.rank < items[best[leaf] as usize].rank {
            best[leaf] = i as u32;
        }
        latest[leaf] = latest[leaf].max(item.end.0);
    }
    for node in (1..n).rev() {
        let (a, b) = (best[2 * node], best[2 * node + 1]);
        best[node] = if items[a as usize].rank < items[b as usize].rank {
            a
        } else {
            b
        };
        latest[node] = latest[2 * node].max(latest[2 * node + 1]);
    }
    (best, latest)
}

fn extent(items: &[Item], flags: &[Flag]) -> View {
    let starts = items
        .iter()
        .map(|i| i.start.0)
        .chain(flags.iter().map(|f| f.start.0));
    let ends = items
        .iter()
        .map(|i| i.end.0)
        .chain(flags.iter().map(|f| f.end.0));
    let (start, end) = (
        starts.fold(f64::INFINITY, f64::min),
        ends.fold(f64::NEG_INFINITY, f64::max),
    );
    if start > end {
        return View::new(Place(0.0), Place(1.0));
    }
    // A single day would fill the whole width; a week about it says more.
    let short = ((7.0 - (end - start)) / 2.0).max(0.0);
    View::new(Place(start - short), Place(end + short)).widened(MARGIN)
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

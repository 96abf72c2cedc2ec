//! Level of detail: which events are labelled, which are marks, which are bundled in one view.
//!
//! In the order of importance each event asks for a row with room for its marks and its label. Those that find none become
//! marks in the strip below the rows; where even those would overlap, a bundle says how many they are.

mod labels;
mod marks;
mod strip;

use super::density::{density, step};
use super::{Axis, Bin, Days, Place, Px, Scale, Timeline, View, axis};
use crate::calendar::{Names, When};
use crate::story::{EventIx, SourceIx, Status, Story};
pub(super) use marks::PITCH;

/// The size of the labels' type in pixels.
pub const TYPE: f64 = 13.0;
/// The radius of a labelled mark.
pub const MARK: f64 = 5.0;
/// The radius of a mark in the strip.
pub const SMALL: f64 = 3.6;
/// Cells of the strip are at least this wide.
const CELL: f64 = 40.0;

/// What is asked of [`layout()`].
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The part of the axis to lay out, which may reach beyond what is seen.
    pub window: View,
    /// Its width in pixels.
    pub width: f64,
    /// What is seen of it, in pixels from its left edge. Labels keep within.
    pub seen: (f64, f64),
    /// How many rows of labels there are.
    pub rows: usize,
    /// How many lines of marks the strip has.
    pub strip: usize,
    /// The event that is labelled in any case.
    pub selected: Option<EventIx>,
    /// The typeface's factor, see [`super::text::width`].
    pub factor: f64,
    /// What months, weekdays and the like are called.
    pub names: &'static Names,
}

/// Everything that is drawn for a view; x from the left edge of the window.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Layout {
    /// Ticks.
    pub axis: Axis,
    /// Labelled events, most important first.
    pub labels: Vec<Label>,
    /// Events that are marks without a label.
    pub dots: Vec<Dot>,
    /// Events that are only counted.
    pub bundles: Vec<Bundle>,
    /// The density band: every event counts once.
    pub band: Vec<Bin>,
    /// Days of writing: where, from and to the days it can be, whose.
    pub flags: Vec<(Px, Px, Px, SourceIx)>,
    /// The rows in use.
    pub rows: usize,
}

/// A labelled event.
#[derive(Clone, PartialEq, Debug)]
pub struct Label {
    /// Which event.
    pub event: EventIx,
    /// Whether it happened.
    pub status: Status,
    /// Its row, from the top.
    pub row: usize,
    /// All that it takes up.
    pub from: f64,
    /// All that it takes up.
    pub to: f64,
    /// Where its text begins.
    pub text: f64,
    /// How wide its text is at most.
    pub text_width: f64,
    /// The text stands to the left of the marks.
    pub flipped: bool,
    /// Its date, for people.
    pub date: String,
    /// Its title, cut where room is short.
    pub title: String,
    /// Its marks.
    pub glyphs: Vec<Glyph>,
    /// Its bars.
    pub bars: Vec<Bar>,
    /// The marks or bars that stand for dates which cannot all hold; empty where there is one date.
    pub bracket: Vec<f64>,
    /// The room that its title asked for, before it was given more.
    room: f64,
}

/// A mark: a source's shape.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Glyph {
    /// Its middle.
    pub x: f64,
    /// Whose it is.
    pub source: u16,
    /// It sits on a bar, to say whose it is, and marks no time of its own.
    pub names_only: bool,
}

/// A bar: solid where it is certain, fading where it is not.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bar {
    /// Left end.
    pub from: f64,
    /// Right end.
    pub to: f64,
    /// Where it has come in fully.
    pub full_from: f64,
    /// Where it begins to fade.
    pub full_to: f64,
    /// Whose it is; `None` if several sources agree.
    pub source: Option<u16>,
}

/// An event in the strip.
#[derive(Clone, PartialEq, Debug)]
pub struct Dot {
    /// Which event.
    pub event: EventIx,
    /// Whether it happened.
    pub status: Status,
    /// Its line, from the top of the strip.
    pub line: usize,
    /// Its marks.
    pub glyphs: Vec<Glyph>,
    /// Its bars.
    pub bars: Vec<Bar>,
    /// All that it takes up.
    pub from: f64,
    /// All that it takes up.
    pub to: f64,
}

/// Events that have no room of their own.
#[derive(Clone, PartialEq, Debug)]
pub struct Bundle {
    /// How many.
    pub count: usize,
    /// Left end as drawn.
    pub from: f64,
    /// Right end as drawn.
    pub to: f64,
    /// How many of them a search has found.
    pub found: usize,
    /// The place of the first.
    pub first: Place,
    /// The place of the last.
    pub last: Place,
    /// The most important of them.
    pub top: EventIx,
    /// Its title, where there is room beside the bundle for it.
    pub title: String,
    /// Its title stands left of it.
    pub flipped: bool,
}

/// What lies under a pointer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hit {
    /// An event.
    Event(EventIx),
    /// A bundle: an index into [`Layout::bundles`].
    Bundle(usize),
}

impl Bundle {
    /// What its title keeps from it.
    pub(super) const GAP: f64 = 5.0;

    /// Where its title begins or, flipped, ends.
    pub fn beside(&self) -> f64 {
        if self.flipped {
            self.from - Self::GAP
        } else {
            self.to + Self::GAP
        }
    }
}

impl Label {
    /// The baseline of its text, from the middle of its row: higher where a bar lies under it.
    pub fn baseline(&self) -> f64 {
        if self.bars.is_empty() { 4.5 } else { 2.5 }
    }
}

impl Layout {
    /// How many marks are drawn: each mark and each bar of an event, each bundle, and the density band as one.
    pub fn marks(&self) -> usize {
        let labelled: usize = self
            .labels
            .iter()
            .map(|l| l.glyphs.iter().filter(|g| !g.names_only).count() + l.bars.len())
            .sum();
        let dots: usize = self
            .dots
            .iter()
            .map(|d| d.glyphs.len() + d.bars.len())
            .sum();
        labelled + dots + self.bundles.len() + usize::from(!self.band.is_empty())
    }

    /// The label of an event.
    pub fn label(&self, event: EventIx) -> Option<&Label> {
        self.labels.iter().find(|l| l.event == event)
    }

    /// The labelled event at `x` in this row.
    pub fn in_row(&self, row: usize, x: f64) -> Option<Hit> {
        let slack = 3.0;
        let found = self
            .labels
            .iter()
            .find(|l| l.row == row && (l.from - slack..=l.to + slack).contains(&x));
        found.map(|l| Hit::Event(l.event))
    }

    /// What is nearest to `x` in this line of the strip.
    pub fn in_strip(&self, line: usize, x: f64) -> Option<Hit> {
        let slack = 6.0;
        let away = |d: &&Dot| ((d.from - x).max(x - d.to).max(0.0), d.line.abs_diff(line));
        let near = self.dots.iter().filter(|d| away(d).0 <= slack);
        let dot = near.min_by(|a, b| {
            away(a)
                .0
                .total_cmp(&away(b).0)
                .then(away(a).1.cmp(&away(b).1))
        });
        if let Some(dot) = dot {
            return Some(Hit::Event(dot.event));
        }
        self.bundles
            .iter()
            .position(|b| (b.from - slack..=b.to + slack).contains(&x))
            .map(Hit::Bundle)
    }
}

/// The layout of a frame. With `previous`, what was labelled stays in its row while it fits; if `keep`, it also goes before
/// what is more important (while the view moves; a zoom lets importance decide anew).
pub fn layout(
    timeline: &Timeline,
    story: &Story,
    frame: &Frame,
    previous: Option<(&Layout, bool)>,
) -> Layout {
    let scale = Scale::new(frame.window, frame.width, timeline.fold());
    let axis = axis(&scale, frame.factor, frame.names);
    let (labels, labelled) = labels::place(timeline, story, frame, &scale, &axis, previous);
    let mut out = Layout {
        rows: labels.iter().map(|l| l.row + 1).max().unwrap_or(0),
        axis,
        labels,
        ..Layout::default()
    };
    // Where all events lie in lanes, what is left is axis, flags and band.
    if frame.rows + frame.strip > 0 {
        strip::fill(timeline, story, frame, &scale, &labelled, &mut out);
    }
    out.band = density(timeline, &scale, 4.0);
    let flags = timeline
        .flags()
        .iter()
        .filter(|f| f.end >= frame.window.start() && f.start <= frame.window.end());
    out.flags = flags
        .map(|f| (scale.at(f.at), scale.at(f.start), scale.at(f.end), f.source))
        .collect();
    out
}

impl Layout {
    /// The range of the axis within which this layout's cells lie: all events that begin in it are labelled, marks or bundled.
    pub fn covers(timeline: &Timeline, frame: &Frame) -> (Place, Place) {
        let scale = Scale::new(frame.window, frame.width, timeline.fold());
        let step = step(&scale, CELL);
        let start = (frame.window.start().0 / step).floor() * step;
        let last = timeline
            .before(frame.window.end().0)
            .checked_sub(1)
            .map(|i| timeline.items()[i].start.0);
        (
            Place(start),
            Place(last.map_or(start, |last| (last / step).floor() * step + step)),
        )
    }
}

/// Where the day of writing stands from which a mention's date was counted, for the arc to it.
pub fn written(timeline: &Timeline, source: SourceIx) -> Option<Place> {
    timeline
        .flags()
        .iter()
        .find(|f| f.source == source)
        .map(|f| f.at)
}

/// The middle of a date along the axis.
pub fn middle(timeline: &Timeline, when: When) -> Option<Place> {
    let interval = when.interval()?;
    let (start, end) = (Days::from(interval.start()), Days::from(interval.end()));
    Some(Place(
        (timeline.fold().place(start).0 + timeline.fold().place(end).0) / 2.0,
    ))
}

//! Level of detail: which events are labelled, which are marks, which are bundled in one view.
//!
//! In the order of importance each event asks for a row with room for its marks and its label. Those that find none become
//! marks in the strip below the rows; where even those would overlap, a bundle says how many they are.

use super::density::{buckets, density, step};
use super::rows::{Row, take};
use super::{Axis, Bin, Days, Form, Group, Item, Place, Px, Scale, Timeline, View, axis, text};
use crate::calendar::{Extent, Names, When};
use crate::story::{Event, EventIx, Mention, SourceIx, Status, Story};

/// The size of the labels' type in pixels.
pub const TYPE: f64 = 13.0;
/// The radius of a labelled mark.
pub const MARK: f64 = 5.0;
/// The radius of a mark in the strip.
pub const SMALL: f64 = 3.6;
/// From one mark to the next beside it.
const PITCH: f64 = 12.5;
/// What stays free between one label and the next.
const GAP: f64 = 10.0;
/// A day that is this wide is a bar and no longer a mark.
const WIDE_DAY: f64 = 48.0;
/// Up to this many events, a label is tried in several ways.
const FEW: usize = 80;
/// The room that a title asks for at first, and at last; what is left beside it is given to it later.
const TITLE: f64 = 270.0;
const SHORT: f64 = 150.0;
/// The most that a title is given.
const LONGEST: f64 = 600.0;
/// The least width of a bar.
const LEAST_BAR: f64 = 12.0;
/// How far an open end is drawn.
const OPEN: f64 = 44.0;
/// Buckets of at least this many pixels are asked for as many events as there are rows.
const BUCKET: f64 = 8.0;
/// Up to this many events that a search has found in view are labelled before all others.
const FOUND: usize = 60;
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
    /// The typeface's factor, see [`text::width`].
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
    /// Its title, where there is room to the right for it.
    pub title: String,
}

/// What lies under a pointer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hit {
    /// An event.
    Event(EventIx),
    /// A bundle: an index into [`Layout::bundles`].
    Bundle(usize),
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
    let mut placing = Placing {
        timeline,
        story,
        frame,
        scale,
        names_years: axis.names_years,
        rows: vec![Row::default(); frame.rows],
        labels: Vec::new(),
    };
    let labelled = placing.labels(previous);
    let Placing {
        mut rows, labels, ..
    } = placing;
    let rows_used = rows
        .iter()
        .rposition(|row| !row.free(f64::NEG_INFINITY, f64::INFINITY))
        .map_or(0, |i| i + 1);
    rows.clear();
    let mut out = Layout {
        axis,
        labels,
        rows: rows_used,
        ..Layout::default()
    };
    // Where all events lie in lanes, what is left is axis, flags and band.
    if frame.rows + frame.strip > 0 {
        Strip {
            timeline,
            story,
            frame,
            scale: &scale,
            labelled: &labelled,
            lines: vec![Row::default(); frame.strip],
        }
        .fill(&mut out);
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

struct Placing<'a> {
    timeline: &'a Timeline,
    story: &'a Story,
    frame: &'a Frame,
    scale: Scale<'a>,
    names_years: bool,
    rows: Vec<Row>,
    labels: Vec<Label>,
}

impl Placing<'_> {
    /// Places labels; returns the indices of their items, sorted.
    fn labels(&mut self, previous: Option<(&Layout, bool)>) -> Vec<usize> {
        let mut labelled = Vec::new();
        if self.frame.rows == 0 {
            return labelled;
        }
        let keep = previous.is_some_and(|(_, keep)| keep);
        let before = |event: EventIx| previous.and_then(|(layout, _)| layout.label(event));
        let mut first: Vec<usize> = self
            .frame
            .selected
            .and_then(|e| self.timeline.index(e))
            .into_iter()
            .collect();
        if let Some((layout, true)) = previous {
            let kept = || {
                layout
                    .labels
                    .iter()
                    .filter_map(|l| Some((l, self.timeline.index(l.event)?)))
            };
            // What must move its text (along its bar, or away from the edge) gives way to what stands still.
            let moves = |l: &Label, i: usize| {
                let from = self.scale.at(self.timeline.items[i].start).0;
                !l.bars.is_empty() || from + (l.to - l.from) > self.frame.seen.1
            };
            first.extend(kept().filter(|&(l, i)| !moves(l, i)).map(|(_, i)| i));
            first.extend(kept().filter(|&(l, i)| moves(l, i)).map(|(_, i)| i));
        }
        // What was found comes next, as long as it is little enough to be shown.
        let window = self.frame.window;
        let seen = self.timeline.before(window.start().0)..self.timeline.before(window.end().0);
        let found = self.timeline.preferred(seen);
        if found.len() <= FOUND {
            let by_rank = |&i: &usize| self.timeline.items[i].rank;
            let mut found: Vec<usize> = found.iter().map(|&i| i as usize).collect();
            found.sort_unstable_by_key(by_rank);
            first.extend(found);
        }
        first.retain(|&i| self.in_window(i));
        let mut others = self
            .timeline
            .reaching(self.frame.window.start().0, self.frame.rows);
        let bucket = step(&self.scale, BUCKET);
        buckets(self.timeline, self.frame.window, bucket, |_, _, range| {
            others.extend(self.timeline.top(range, self.frame.rows))
        });
        others.sort_by_key(|&i| self.timeline.items[i].rank);
        for i in first.into_iter().chain(others) {
            if labelled.contains(&i) || !self.in_window(i) {
                continue;
            }
            let old = before(self.timeline.items[i].event);
            let flipped = keep && old.is_some_and(|l| l.flipped);
            let held = old.filter(|_| keep).map(|l| l.room);
            if self.place(&self.timeline.items[i], old.map(|l| l.row), flipped, held) {
                labelled.push(i);
            }
        }
        self.lengthen();
        labelled.sort_unstable();
        labelled
    }

    fn in_window(&self, i: usize) -> bool {
        let item = &self.timeline.items[i];
        item.end >= self.frame.window.start() && item.start <= self.frame.window.end()
    }

    fn place(&mut self, item: &Item, row: Option<usize>, flipped: bool, held: Option<f64>) -> bool {
        let few = self.timeline.items.len() <= FEW;
        if !self.hope(item, flipped || few, held.unwrap_or(TITLE)) {
            return false;
        }
        // A short story is worth some trying: the other side, a shorter title. In a long one others take the room.
        let short = [
            (flipped, TITLE),
            (!flipped, TITLE),
            (flipped, SHORT),
            (!flipped, SHORT),
        ];
        let tries = match held {
            Some(room) => &[(flipped, room)][..],
            None if few => &short[..],
            None => &short[..1],
        };
        for &(flipped, room) in tries {
            let Some(mut label) = self.compose(item, flipped, room) else {
                continue;
            };
            let (from, to) = (label.from - GAP / 2.0, label.to + GAP / 2.0);
            if let Some(row) = take(&mut self.rows, row, from, to) {
                label.row = row;
                self.labels.push(label);
                return true;
            }
        }
        false
    }

    /// Whether any row has room for the mark and, where it surely stands to the right of it, for the least that the label takes.
    /// Most of a long story fails here, before anything of its label is made.
    fn hope(&self, item: &Item, may_flip: bool, room: f64) -> bool {
        /// The mark, what is left free after it, the shortest date.
        const HEAD: f64 = 12.0 + 22.0;
        /// A date is hardly longer.
        const LONG_DATE: f64 = 320.0;
        /// By how much a title can be shorter than the room it is cut to.
        const CUT: f64 = 40.0;
        let from = self.scale.at(item.start).0;
        let x = from.max(0.0);
        let groups = self.timeline.groups(item);
        let day = self.scale.per_day();
        let pointed = matches!(groups, [one] if one.form == Form::Point && day < WIDE_DAY);
        let (left, right) = self.frame.seen;
        let beside = pointed && !may_flip && from >= left && x + HEAD + room + LONG_DATE < right;
        let to = if beside {
            let title = &self.story.event(item.event).title;
            let whole = text::width(title, TYPE, self.frame.factor);
            x + HEAD + whole.min(room.min((right - left) * 0.7) - CUT).max(0.0)
        } else {
            x
        };
        let fits = |row: &Row| row.free(x - 4.0, x + 4.0) && (!beside || row.free(x + 24.0, to));
        self.rows.iter().any(fits)
    }

    /// Gives titles that were cut the room that is left beside them.
    fn lengthen(&mut self) {
        for i in 0..self.labels.len() {
            let label = &self.labels[i];
            let title = &self.story.event(label.event).title;
            let ends = label.text + label.text_width >= label.to - 0.5;
            if *title == label.title || !(label.flipped || ends) {
                continue;
            }
            let row = &self.rows[label.row];
            let (left, right) = self.frame.seen;
            let room = if label.flipped {
                label.from - GAP / 2.0 - row.room(label.from - GAP / 2.0).0.max(left) - GAP / 2.0
            } else {
                row.room(label.to + GAP / 2.0).1.min(right - 2.0) - label.to - GAP / 2.0
            };
            let factor = self.factor(label.event);
            let now = text::width(&label.title, TYPE, factor);
            let longer = text::fitted(title, TYPE, factor, (now + room).min(LONGEST));
            let more = text::width(&longer, TYPE, factor) - now;
            if room < 8.0 || more <= 0.0 {
                continue;
            }
            let label = &mut self.labels[i];
            label.title = longer;
            label.text_width += more;
            let (mut from, mut to) = (label.from, label.to);
            if label.flipped {
                label.text -= more;
                from -= more;
            } else {
                to = to.max(label.text + label.text_width);
            }
            let half = GAP / 2.0;
            self.rows[label.row].stretch(
                (label.from - half, label.to + half),
                (from - half, to + half),
            );
            (label.from, label.to) = (from, to);
        }
    }

    /// The typeface's factor for this event's label: what is selected is bold.
    fn factor(&self, event: EventIx) -> f64 {
        let chosen = self.frame.selected == Some(event);
        self.frame.factor * if chosen { text::BOLD } else { 1.0 }
    }

    /// The marks and the text of an item, wherever in the rows it comes to stand.
    fn compose(&self, item: &Item, flip: bool, room: f64) -> Option<Label> {
        let event = self.story.event(item.event);
        let Drawn {
            glyphs,
            bars,
            bracket,
        } = drawn(self.timeline, &self.scale, item);
        let chosen = self.frame.selected == Some(item.event);
        let factor = self.factor(item.event);
        let (left, right) = self.frame.seen;

        let date = self.date(event);
        let date_width = text::width(&date, TYPE, factor) + 7.0;
        let most = if chosen { LONGEST } else { room }.min((right - left) * 0.7);
        let mut title = text::fitted(&event.title, TYPE, factor, most);
        let mut width = date_width + text::width(&title, TYPE, factor);

        let points = || glyphs.iter().filter(|g| !g.names_only);
        let marks_from = points().fold(f64::INFINITY, |x, g| x.min(g.x - MARK));
        let marks_to = points().fold(f64::NEG_INFINITY, |x, g| x.max(g.x + MARK));
        let on_bars = || glyphs.iter().filter(|g| g.names_only).map(|g| g.x);
        let bars_from = bars
            .iter()
            .map(|b| b.from)
            .chain(on_bars().map(|x| x - SMALL))
            .fold(f64::INFINITY, f64::min);
        let bars_to = bars
            .iter()
            .map(|b| b.to)
            .chain(on_bars().map(|x| x + SMALL))
            .fold(f64::NEG_INFINITY, f64::max);
        let pointed = points().next().is_some();
        let in_sight = |x: f64| (left..=right).contains(&x);

        let mut flipped = false;
        let mut at = if pointed { marks_to + 7.0 } else { bars_from };
        if pointed {
            if in_sight(marks_from) {
                let before = marks_from - 7.0 - width;
                let over = at + width > right - 2.0;
                flipped = before >= left + 2.0 && (over || flip);
                if flipped {
                    at = before;
                } else if over {
                    // Neither side has room for all of it.
                    let room = right - 2.0 - at - date_width;
                    title = text::fitted(&event.title, TYPE, factor, room);
                    if title.chars().count() < 6 {
                        return None;
                    }
                    width = date_width + text::width(&title, TYPE, factor);
                }
            }
        } else if bars_to > left && bars_from < right {
            // The text of a bar stands over it, and moves along it to be seen.
            at = at
                .max(left + 4.0)
                .min((right - 2.0 - width).max(left + 4.0));
        }
        let end = at + width;
        Some(Label {
            event: item.event,
            status: item.status,
            row: 0,
            from: at.min(marks_from).min(bars_from),
            to: end.max(marks_to).max(bars_to),
            text: at,
            text_width: width,
            flipped,
            date,
            title,
            glyphs,
            bars,
            bracket,
            room,
        })
    }

    /// The date as the label says it: "26 Aug or 25 Aug" where sources disagree, without the year where the axis has it. In the lane
    /// of a source it is the one that this source gives.
    fn date(&self, event: &Event) -> String {
        let lane = self.timeline.source;
        let here = |m: &&Mention| lane.is_none_or(|source| m.source == source);
        let mut dates: Vec<When> = event.date.filter(|_| lane.is_none()).into_iter().collect();
        if event.disagreement || dates.is_empty() {
            for date in event.mentions.iter().filter(here).filter_map(|m| m.date) {
                if !dates.iter().any(|d| d.compatible(date)) {
                    dates.push(date);
                }
            }
        }
        let names = self.frame.names;
        let said: Vec<String> = dates
            .iter()
            .map(|&date| match self.names_years && !self.folded(date) {
                true => names.say_yearless(date),
                false => names.say(date),
            })
            .collect();
        said.join(&format!(" {} ", names.or))
    }

    /// Whether the axis says nothing of this date's year, because it lies in a fold.
    fn folded(&self, when: When) -> bool {
        let at = match when.extent() {
            Extent::Closed(interval) => Days::from(interval.start()),
            Extent::From(at) | Extent::Until(at) => Days::from(at),
        };
        let stretches = self.timeline.fold().stretches();
        stretches.iter().any(|s| s.start <= at && at < s.end)
    }
}

/// An item's marks and bars.
struct Drawn {
    glyphs: Vec<Glyph>,
    bars: Vec<Bar>,
    bracket: Vec<f64>,
}

fn drawn(timeline: &Timeline, scale: &Scale, item: &Item) -> Drawn {
    let mut out = Drawn {
        glyphs: Vec::new(),
        bars: Vec::new(),
        bracket: Vec::new(),
    };
    let groups = timeline.groups(item);
    let mut free = f64::NEG_INFINITY;
    for group in groups {
        let sources = timeline.sources(group);
        let (start, end) = (scale.at(group.start).0, scale.at(group.end).0);
        let marked = match group.form {
            Form::Point if end - start < WIDE_DAY => Some((start + end) / 2.0),
            Form::From => Some(start),
            Form::Until => Some(end),
            _ => None,
        };
        if let Some(x) = marked {
            let x = x.max(free);
            for (i, &source) in sources.iter().enumerate() {
                out.glyphs.push(Glyph {
                    x: x + i as f64 * PITCH,
                    source,
                    names_only: false,
                });
            }
            if sources.is_empty() {
                out.glyphs.push(Glyph {
                    x,
                    source: u16::MAX,
                    names_only: false,
                });
            }
            free = x + sources.len().max(1) as f64 * PITCH + 2.0;
            out.bracket.push(x);
        }
        if marked.is_none() || matches!(group.form, Form::From | Form::Until) {
            let bar = bar(group, scale, sources);
            if marked.is_none() {
                let middle = (bar.from + bar.to) / 2.0;
                out.bracket.push(middle);
                for (i, &source) in sources.iter().enumerate() {
                    let x = middle
                        + (i as f64 - (sources.len() - 1) as f64 / 2.0) * (2.0 * SMALL + 1.5);
                    out.glyphs.push(Glyph {
                        x,
                        source,
                        names_only: true,
                    });
                }
            }
            out.bars.push(bar);
        }
    }
    if groups.len() < 2 {
        out.bracket.clear();
    }
    out
}

fn bar(group: &Group, scale: &Scale, sources: &[u16]) -> Bar {
    let (start, end) = (scale.at(group.start).0, scale.at(group.end).0);
    let (from, to, full_from, full_to) = match group.form {
        Form::Point => (
            start,
            end,
            start + (end - start) / 2.0,
            start + (end - start) / 2.0,
        ),
        Form::From => (start, start + OPEN, start, start),
        Form::Until => (end - OPEN, end, end, end),
        Form::Bar { fade_in, fade_out } => {
            let short = (LEAST_BAR - (end - start)).max(0.0) / 2.0;
            let (from, to) = (start - short, end + short);
            let share =
                |fade: f64| (fade / (group.end.0 - group.start.0).max(1e-9)).min(1.0) * (to - from);
            // Fades that meet share the bar.
            let over = ((to - from) / (share(fade_in) + share(fade_out)).max(1e-9)).min(1.0);
            (
                from,
                to,
                from + share(fade_in) * over,
                to - share(fade_out) * over,
            )
        }
    };
    Bar {
        from,
        to,
        full_from,
        full_to,
        source: if let [one] = sources {
            Some(*one)
        } else {
            None
        },
    }
}

struct Strip<'a> {
    timeline: &'a Timeline,
    story: &'a Story,
    frame: &'a Frame,
    scale: &'a Scale<'a>,
    labelled: &'a [usize],
    lines: Vec<Row>,
}

impl Strip<'_> {
    fn fill(mut self, out: &mut Layout) {
        let step = step(self.scale, CELL);
        let chosen = self.frame.selected.and_then(|e| self.timeline.index(e));
        let mut cells = Vec::new();
        buckets(
            self.timeline,
            self.frame.window,
            step,
            |start, end, range| cells.push((start, end, range)),
        );
        for (start, end, range) in cells {
            let from = self.labelled.partition_point(|&i| i < range.start);
            let to = self.labelled.partition_point(|&i| i < range.end);
            let mut labelled = self.labelled[from..to].to_vec();
            if let Some(i) = chosen.filter(|i| range.contains(i) && !labelled.contains(i)) {
                // What is selected is never hidden in a bundle.
                let dot = self.dot(i);
                self.lines.iter_mut().take(1).for_each(|line| {
                    line.take(dot.from - 0.5, dot.to + 0.5);
                });
                out.dots.push(dot);
                labelled.push(i);
            }
            let labelled = &labelled[..];
            let rest = range.len() - labelled.len();
            if rest == 0 {
                continue;
            }
            let most =
                (step * self.scale.per_day() / (2.0 * SMALL + 1.0)) as usize * self.frame.strip;
            let marks = if rest <= most {
                self.marks(range.clone(), labelled)
            } else {
                None
            };
            match marks {
                Some(marks) => out.dots.extend(marks),
                None => out
                    .bundles
                    .extend(self.bundle((start, end), range, labelled)),
            }
        }
        self.titles(out);
    }

    /// The events of a cell as marks, if all find room.
    fn marks(&mut self, range: std::ops::Range<usize>, labelled: &[usize]) -> Option<Vec<Dot>> {
        let mut lines = self.lines.clone();
        let mut dots = Vec::new();
        let alone = range.len() == labelled.len() + 1;
        for i in range.filter(|i| !labelled.contains(i)) {
            let mut dot = self.dot(i);
            let line = take(&mut lines, None, dot.from - 0.5, dot.to + 0.5);
            // A bundle of one would say less than a mark over another.
            dot.line = line.or((alone && !lines.is_empty()).then_some(lines.len() - 1))?;
            dots.push(dot);
        }
        self.lines = lines;
        Some(dots)
    }

    /// An event in the first line of the strip: a mark for each of its dates, in its first source's shape. A bar lies behind
    /// the marks and takes no room; its own mark sits on its middle.
    fn dot(&self, i: usize) -> Dot {
        let item = &self.timeline.items[i];
        let Drawn {
            mut glyphs, bars, ..
        } = drawn(self.timeline, self.scale, item);
        let mut last = f64::NEG_INFINITY;
        glyphs.retain(|g| {
            let apart = g.x - last > PITCH + 0.1;
            last = g.x;
            apart
        });
        let marks = glyphs.iter().map(|g| g.x);
        let xs = marks.chain(glyphs.is_empty().then(|| self.scale.at(item.start).0));
        let (from, to) = xs.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), x| {
            (a.min(x - SMALL), b.max(x + SMALL))
        });
        Dot {
            event: item.event,
            status: item.status,
            line: 0,
            glyphs,
            bars,
            from,
            to,
        }
    }

    fn bundle(
        &self,
        cell: (f64, f64),
        range: std::ops::Range<usize>,
        labelled: &[usize],
    ) -> Option<Bundle> {
        let count = range.len() - labelled.len();
        let all = range.clone();
        let top = self
            .timeline
            .top(range.clone(), labelled.len() + 1)
            .find(|i| !labelled.contains(i))?;
        let first = range.clone().find(|i| !labelled.contains(i))?;
        let last = range.rev().find(|i| !labelled.contains(i))?;
        let place = |i: usize| self.timeline.items[i].start;
        let (x0, x1) = (self.scale.at(place(first)).0, self.scale.at(place(last)).0);
        let least = text::width(
            &count.to_string(),
            super::sheet::SMALL_TYPE,
            self.frame.factor,
        ) + 8.0;
        let wider = (least - (x1 - x0)).max(4.0) / 2.0;
        // It keeps to its cell, or neighbours would overlap.
        let (low, high) = (
            self.scale.at(Place(cell.0)).0 + 1.0,
            self.scale.at(Place(cell.1)).0 - 1.0,
        );
        let width = (x1 - x0 + 2.0 * wider).min(high - low);
        let from = (x0 - wider).min(high - width).max(low);
        let found = self.timeline.preferred(all);
        let found = found.iter().filter(|&&i| !labelled.contains(&(i as usize)));
        Some(Bundle {
            count,
            found: found.count(),
            from,
            to: from + width,
            first: place(first),
            last: place(last),
            top: self.timeline.items[top].event,
            title: String::new(),
        })
    }

    /// Gives the bundles with room on their right the title of the most telling event in them.
    fn titles(&self, out: &mut Layout) {
        let nexts: Vec<f64> = out
            .bundles
            .iter()
            .map(|b| {
                let bundles = out.bundles.iter().map(|o| o.from);
                let dots = out.dots.iter().map(|d| d.from);
                bundles
                    .chain(dots)
                    .filter(|&x| x > b.from)
                    .fold(self.frame.width, f64::min)
            })
            .collect();
        for (bundle, next) in out.bundles.iter_mut().zip(nexts) {
            let room = next - bundle.to - 12.0;
            if room >= 110.0 {
                let event = self.story.event(bundle.top);
                bundle.title = text::fitted(
                    &event.title,
                    super::sheet::SMALL_TYPE,
                    self.frame.factor,
                    room.min(300.0),
                );
            }
        }
    }
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

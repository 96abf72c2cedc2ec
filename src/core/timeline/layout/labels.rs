//! Labels: in the order of importance, each event asks for a row with room for its marks and its text.

use super::marks::{Drawn, WIDE_DAY, drawn};
use super::{Frame, Label, Layout, MARK, SMALL, TYPE};
use crate::calendar::{Extent, When};
use crate::story::{Event, EventIx, Story};
use crate::timeline::axis::day_of;
use crate::timeline::density::{buckets, step};
use crate::timeline::rows::{Row, take};
use crate::timeline::{Axis, Days, Form, Item, Scale, Timeline, text};

/// What stays free between one label and the next.
const GAP: f64 = 10.0;
/// Up to this many events, a label is tried in several ways.
const FEW: usize = 80;
/// The room that a title asks for at first, and at last; what is left beside it is given to it later.
const TITLE: f64 = 270.0;
const SHORT: f64 = 150.0;
/// The most that a title is given.
const LONGEST: f64 = 600.0;
/// Buckets of at least this many pixels are asked for as many events as there are rows.
const BUCKET: f64 = 8.0;
/// Up to this many events that a search has found in view are labelled before all others.
const FOUND: usize = 60;

/// The labels, most important first, and the indices of their items, in the timeline's order.
///
/// With `previous`, what was labelled stays in its row while it fits; if its flag is set, it also goes first.
pub(super) fn place(
    timeline: &Timeline,
    story: &Story,
    frame: &Frame,
    scale: &Scale,
    axis: &Axis,
    previous: Option<(&Layout, bool)>,
) -> (Vec<Label>, Vec<usize>) {
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
    (placing.labels, labelled)
}

struct Placing<'a> {
    timeline: &'a Timeline,
    story: &'a Story,
    frame: &'a Frame,
    scale: &'a Scale<'a>,
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
        let bucket = step(self.scale, BUCKET);
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
        const CUT: f64 = 40.0 + text::WORD * TYPE;
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
        } = drawn(self.timeline, self.scale, item);
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
                    // Neither side has room for all of it: the one with more takes what it can.
                    let (before, after) = (marks_from - 7.0 - left - 2.0, right - 2.0 - at);
                    flipped = before > after;
                    let room = before.max(after) - date_width;
                    title = text::fitted(&event.title, TYPE, factor, room);
                    width = date_width + text::width(&title, TYPE, factor);
                    if flipped {
                        at = marks_from - 7.0 - width;
                    }
                }
            }
        } else if bars_to > left && bars_from < right {
            // The text of a bar stands over it, and moves along it to be seen.
            at = at
                .max(left + 4.0)
                .min((right - 2.0 - width).max(left + 4.0));
        }
        // One word of several says too little, but for what is selected.
        let cut = title != event.title;
        if cut && (title.chars().count() < 6 || !chosen && !title.contains(' ')) {
            return None;
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
        let names = self.frame.names;
        let dates = event.dates(self.timeline.source).into_iter();
        let said: Vec<String> = dates
            .map(|date| match self.names_years && !self.before_fold(date) {
                true => names.say_yearless(date),
                false => names.say(date),
            })
            .collect();
        said.join(&format!(" {} ", names.or))
    }

    /// Whether the axis may say nothing of this date's year: it lies in a fold, or in a year before one in view, where there is
    /// seldom room for that.
    fn before_fold(&self, when: When) -> bool {
        let at = match when.extent() {
            Extent::Closed(interval) => Days::from(interval.start()),
            Extent::From(at) | Extent::Until(at) => Days::from(at),
        };
        let fold = self.timeline.fold();
        let end = self.frame.window.end();
        let year = |at: Days| day_of(at).ymd().0;
        fold.stretches().iter().any(|s| match s.start <= at {
            true => at < s.end,
            false => fold.place(s.start) < end && year(at) < year(s.end),
        })
    }
}

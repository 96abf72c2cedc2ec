//! The strip below the rows: what found no label is a mark; where marks would overlap, a bundle says how many they are.

use super::marks::{Drawn, PITCH, drawn};
use super::{Bundle, CELL, Dot, Frame, Layout, SMALL};
use crate::story::Story;
use crate::timeline::density::{buckets, step};
use crate::timeline::rows::{Row, take};
use crate::timeline::sheet::SMALL_TYPE;
use crate::timeline::{Place, Scale, Timeline, text};
use std::ops::Range;

/// The least room in which a bundle's title says something.
const LEAST: f64 = 110.0;
/// What a title keeps from what stands beside it, both ends together.
const APART: f64 = 12.0;

/// Fills the strip: every event in view that has no label becomes a mark or is counted in a bundle. `labelled` are the indices
/// of the labelled items, sorted.
pub(super) fn fill(
    timeline: &Timeline,
    story: &Story,
    frame: &Frame,
    scale: &Scale,
    labelled: &[usize],
    out: &mut Layout,
) {
    let strip = Strip {
        timeline,
        story,
        frame,
        scale,
        labelled,
        lines: vec![Row::default(); frame.strip],
    };
    strip.fill(out);
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
    fn marks(&mut self, range: Range<usize>, labelled: &[usize]) -> Option<Vec<Dot>> {
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

    fn bundle(&self, cell: (f64, f64), range: Range<usize>, labelled: &[usize]) -> Option<Bundle> {
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
        let least = text::width(&count.to_string(), SMALL_TYPE, self.frame.factor) + 8.0;
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
            flipped: false,
        })
    }

    /// Gives the bundles with room beside them the title of the most telling event in them: on their right, else on their left.
    fn titles(&self, out: &mut Layout) {
        let dots = out.dots.iter().map(|d| (d.from, d.to));
        let bundles = out.bundles.iter().map(|b| (b.from, b.to));
        let mut taken: Vec<(f64, f64)> = dots.chain(bundles).collect();
        let inside = |b: &&mut Bundle| b.to >= 0.0 && b.from <= self.frame.width;
        for bundle in out.bundles.iter_mut().filter(inside) {
            let starts = taken.iter().map(|t| t.0).filter(|&x| x > bundle.from);
            let right = starts.fold(self.frame.width, f64::min) - bundle.to - APART;
            let ends = taken.iter().map(|t| t.1).filter(|&x| x < bundle.to);
            let left = bundle.from - ends.fold(0.0, f64::max) - APART;
            bundle.flipped = right < LEAST && left >= LEAST;
            let room = if bundle.flipped { left } else { right };
            if room < LEAST {
                continue;
            }
            let event = self.story.event(bundle.top);
            let title = text::fitted(&event.title, SMALL_TYPE, self.frame.factor, room.min(300.0));
            let width = text::width(&title, SMALL_TYPE, self.frame.factor) + Bundle::GAP;
            taken.push(if bundle.flipped {
                (bundle.from - width, bundle.from)
            } else {
                (bundle.to, bundle.to + width)
            });
            bundle.title = title;
        }
    }
}

//! A layout as path data: few paths, each for all that looks alike.

use super::shape::{class, push, push_mark};
use super::{Bar, Glyph, Label, Layout, Px, Sheet, layout};
use crate::order::InOrder;
use crate::story::{EventIx, Status};

/// How marks are drawn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Look {
    /// It happened.
    Solid,
    /// It was planned, or is denied.
    Hollow,
    /// It is only supposed.
    Dotted,
}

/// Path data by what it shows. A class is that of [`class`]; 0 stands for several sources together.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Paint {
    /// Lines of the coarser ticks.
    pub major: String,
    /// Lines of the finer ticks.
    pub minor: String,
    /// The wavy bounds of folded stretches.
    pub folds: String,
    /// What lies behind the words of labels, so that lines do not run through them.
    pub clear: String,
    /// Thin lines from a mark down to the axis, by class.
    pub drops: Vec<(usize, String)>,
    /// Marks, by look and class.
    pub marks: Vec<(Look, usize, String)>,
    /// The same for events that are not what was searched for.
    pub dimmed: Vec<(Look, usize, String)>,
    /// Bars of the strip, by class.
    pub faint: Vec<(usize, String)>,
    /// Strokes through what is denied.
    pub struck: String,
    /// Brackets over dates that disagree.
    pub brackets: String,
    /// Bundles.
    pub bundles: String,
    /// The density band.
    pub band: String,
    /// The part of it that a search has found, and the bundles that hold some of that.
    pub found: String,
    /// Days of writing, by class.
    pub flags: Vec<(usize, String)>,
    /// Pieces of bars: they fade, so each is an element of its own.
    pub bars: Vec<Piece>,
}

/// A piece of a bar.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Piece {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width, above 0.
    pub width: f64,
    /// Whose.
    pub class: usize,
    /// Which way it fades.
    pub fade: Fade,
    /// It did not happen, or not yet.
    pub hollow: bool,
    /// It is not what was searched for.
    pub dim: bool,
}

/// Which way a piece of a bar fades.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Fade {
    /// Not at all.
    None,
    /// It comes in from the left.
    In,
    /// It goes out to the right.
    Out,
}

/// The height of a bar.
pub const BAR: f64 = 4.0;
/// How far below a row's middle its bars lie.
const BAR_BELOW: f64 = 7.0;
/// How far the words of a label reach from their row's middle, up and down.
const WORDS: f64 = 9.0;

/// The whole drawing of a layout.
pub fn paint(layout: &Layout, sheet: Sheet) -> Paint {
    let ground = ground(layout, sheet);
    let events = events(layout, sheet, &|_| true);
    Paint {
        major: ground.major,
        minor: ground.minor,
        folds: ground.folds,
        band: ground.band,
        flags: ground.flags,
        ..events
    }
}

/// What events stand on: ticks, folds, the density band and the days of writing.
pub fn ground(layout: &Layout, sheet: Sheet) -> Paint {
    let mut out = Paint::default();
    out.ticks(layout, sheet);
    out.band(layout, sheet);
    out.flags(layout, sheet);
    out.flags.order_by_key(|(class, _)| *class);
    out
}

/// The events of a layout. `lit` says which events are what was searched for; without a search, all are.
pub fn events(layout: &Layout, sheet: Sheet, lit: &dyn Fn(EventIx) -> bool) -> Paint {
    let mut out = Paint::default();
    for label in &layout.labels {
        let dim = !lit(label.event);
        let y = sheet.row(label.row);
        let (from, width) = (label.text - 2.0, label.text_width + 4.0);
        rectangle(&mut out.clear, from, y - WORDS, width, 2.0 * WORDS);
        for glyph in &label.glyphs {
            if glyph.names_only {
                let middle = y + BAR_BELOW + BAR / 2.0;
                out.mark(glyph, middle, layout::SMALL, label.status, dim);
            } else {
                out.mark(glyph, y, layout::MARK, label.status, dim);
                if dim {
                    continue;
                }
                let line = by(&mut out.drops, class(glyph.source));
                drop_line(line, layout, sheet, label.row, glyph.x);
            }
        }
        for bar in &label.bars {
            out.bar(bar, y + BAR_BELOW, label.status, dim);
        }
        if let [first, .., last] = label.bracket[..]
            && !label.bars.is_empty()
        {
            // Bars lie under the words, and so does what joins them.
            let middle = y + BAR_BELOW + BAR / 2.0;
            push(&mut out.brackets, 'M', &[first, middle]);
            push(&mut out.brackets, 'H', &[last]);
        } else if let [first, .., last] = label.bracket[..] {
            let top = y - layout::MARK - 4.5;
            push(&mut out.brackets, 'M', &[first, y - layout::MARK - 1.0]);
            push(&mut out.brackets, 'V', &[top]);
            push(&mut out.brackets, 'H', &[last]);
            for x in &label.bracket[1..] {
                push(&mut out.brackets, 'M', &[*x, top]);
                push(&mut out.brackets, 'V', &[y - layout::MARK - 1.0]);
            }
        }
    }
    for dot in &layout.dots {
        let y = sheet.line(dot.line);
        for glyph in &dot.glyphs {
            out.mark(glyph, y, layout::SMALL, dot.status, !lit(dot.event));
        }
        for bar in &dot.bars {
            let path = by(&mut out.faint, bar.source.map_or(0, class));
            rectangle(path, bar.from, y - 1.0, bar.to - bar.from, 2.0);
        }
    }
    for b in &layout.bundles {
        let (top, end) = (sheet.strip_top() + 1.0, sheet.strip_end() - 1.0);
        rectangle(&mut out.bundles, b.from, top, b.to - b.from, end - top);
        if b.found > 0 {
            rectangle(&mut out.found, b.from, end - 2.0, b.to - b.from, 2.0);
        }
    }
    // In one order, whichever came first: then the same element shows the same class in every frame.
    for paths in [&mut out.drops, &mut out.faint] {
        paths.order_by_key(|(class, _)| *class);
    }
    out.bars.order_by_key(|piece| (piece.class, piece.fade));
    for marks in [&mut out.marks, &mut out.dimmed] {
        marks.order_by_key(|(look, class, _)| (*look, *class));
    }
    out
}

impl Paint {
    fn ticks(&mut self, layout: &Layout, sheet: Sheet) {
        for tick in layout.axis.major.iter().filter(|t| t.line) {
            line(&mut self.major, tick.x, 0.0, sheet.base());
        }
        for tick in &layout.axis.minor {
            line(&mut self.minor, tick.x, Sheet::MINOR - 11.0, sheet.base());
        }
        for &(from, to, _) in &layout.axis.folds {
            for x in [from, to] {
                wave(&mut self.folds, x.0, sheet.base());
            }
        }
    }

    fn mark(&mut self, glyph: &Glyph, y: f64, r: f64, status: Status, dim: bool) {
        let look = match status {
            Status::Happened => Look::Solid,
            Status::Planned | Status::Denied => Look::Hollow,
            Status::Hypothetical => Look::Dotted,
        };
        let class = class(glyph.source);
        let marks = if dim {
            &mut self.dimmed
        } else {
            &mut self.marks
        };
        let known = marks.iter().position(|m| (m.0, m.1) == (look, class));
        let at = known.unwrap_or_else(|| {
            marks.push((look, class, String::new()));
            marks.len() - 1
        });
        // A stroke lies half outside.
        let r = if look == Look::Solid { r } else { r - 0.8 };
        push_mark(&mut marks[at].2, glyph.source, glyph.x, y, r);
        if status == Status::Denied {
            push(&mut self.struck, 'M', &[glyph.x - r - 2.0, y + r + 2.0]);
            push(&mut self.struck, 'L', &[glyph.x + r + 2.0, y - r - 2.0]);
        }
    }

    fn bar(&mut self, bar: &Bar, y: f64, status: Status, dim: bool) {
        let class = bar.source.map_or(0, class);
        let pieces = [
            (bar.from, bar.full_from, Fade::In),
            (bar.full_from, bar.full_to, Fade::None),
            (bar.full_to, bar.to, Fade::Out),
        ];
        for (from, to, fade) in pieces.into_iter().filter(|(from, to, _)| to - from > 0.05) {
            self.bars.push(Piece {
                x: from,
                y,
                width: to - from,
                class,
                fade,
                hollow: status != Status::Happened,
                dim,
            });
        }
    }

    fn band(&mut self, layout: &Layout, sheet: Sheet) {
        let most = layout.band.iter().map(|b| b.count).max().unwrap_or(1) as f64;
        let high = (most.sqrt() * 5.0).min(Sheet::BAND - 5.0);
        for bin in &layout.band {
            let height = (bin.count as f64 / most).sqrt() * high;
            let (x, width) = (bin.x.0, (bin.width - 1.0).max(1.0));
            let top = sheet.base() + 2.0;
            rectangle(&mut self.band, x, top, width, height.max(1.5));
            if bin.found > 0 {
                let height = (bin.found as f64 / most).sqrt() * high;
                rectangle(&mut self.found, x, top, width, height.max(1.5));
            }
        }
    }

    fn flags(&mut self, layout: &Layout, sheet: Sheet) {
        let base = sheet.base();
        let mut free = f64::NEG_INFINITY;
        for &(at, from, to, source) in &layout.flags {
            let path = by(
                &mut self.flags,
                class(source.0.min(u32::from(u16::MAX)) as u16),
            );
            if to.0 - from.0 > 12.0 {
                line_across(path, from, to, base - 1.5);
            }
            let x = at.0.max(free);
            push(path, 'M', &[x, base]);
            push(path, 'V', &[base - 11.0]);
            push(path, 'L', &[x + 6.5, base - 8.0]);
            push(path, 'L', &[x, base - 5.0]);
            free = x + 9.0;
        }
    }
}

/// The column band of a whole story, `height` high and standing on its floor, for the overview.
pub fn overview(bins: &[super::Bin], height: f64) -> String {
    let most = bins.iter().map(|b| b.count).max().unwrap_or(1) as f64;
    let mut path = String::new();
    for bin in bins {
        let high =
            ((bin.count as f64 / most).sqrt() * (height - 8.0).min(6.0 * most.sqrt())).max(2.0);
        rectangle(
            &mut path,
            bin.x.0,
            height - 4.0 - high,
            (bin.width - 1.0).max(1.0),
            high,
        );
    }
    path
}

fn by(paths: &mut Vec<(usize, String)>, class: usize) -> &mut String {
    let at = paths.iter().position(|p| p.0 == class).unwrap_or_else(|| {
        paths.push((class, String::new()));
        paths.len() - 1
    });
    &mut paths[at].1
}

/// An upright line on whole pixels, so that it is thin.
fn line(path: &mut String, x: Px, from: f64, to: f64) {
    push(path, 'M', &[x.0.round() + 0.5, from]);
    push(path, 'V', &[to]);
}

/// From a mark in this row down to the base; it makes way for the words of every label below.
fn drop_line(path: &mut String, layout: &Layout, sheet: Sheet, row: usize, x: f64) {
    let stands = |label: &Label| label.text - 3.0 < x && x < label.text + label.text_width + 3.0;
    let mut from = sheet.row(row) + layout::MARK + 2.0;
    for below in row + 1..sheet.rows {
        let words = |label: &Label| label.row == below && stands(label);
        if layout.labels.iter().any(words) {
            let middle = sheet.row(below);
            push(path, 'M', &[x, from]);
            push(path, 'V', &[(middle - WORDS).max(from)]);
            from = middle + WORDS;
        }
    }
    push(path, 'M', &[x, from]);
    push(path, 'V', &[sheet.base()]);
}

fn line_across(path: &mut String, from: Px, to: Px, y: f64) {
    push(path, 'M', &[from.0, y]);
    push(path, 'H', &[to.0]);
}

fn rectangle(path: &mut String, x: f64, y: f64, width: f64, height: f64) {
    push(path, 'M', &[x, y]);
    push(path, 'h', &[width]);
    push(path, 'v', &[height]);
    push(path, 'h', &[-width]);
    path.push('Z');
}

fn wave(path: &mut String, x: f64, height: f64) {
    push(path, 'M', &[x, 0.0]);
    let step = height / 6.0;
    push(path, 'q', &[-7.0, step / 2.0, 0.0, step]);
    for _ in 0..5 {
        push(path, 't', &[0.0, step]);
    }
}

//! The marks and bars of one event: a mark for a day, a bar that fades for what is coarser, a bracket round dates that cannot
//! all hold.

use super::{Bar, Glyph, SMALL};
use crate::timeline::{Form, Group, Item, Scale, Timeline};

/// From one mark to the next beside it.
pub(in crate::timeline) const PITCH: f64 = 12.5;
/// A day that is this wide is a bar and no longer a mark.
pub(super) const WIDE_DAY: f64 = 48.0;
/// The least width of a bar.
const LEAST_BAR: f64 = 12.0;
/// How far an open end is drawn.
const OPEN: f64 = 44.0;

/// An item's marks and bars.
pub(super) struct Drawn {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) bars: Vec<Bar>,
    pub(super) bracket: Vec<f64>,
}

pub(super) fn drawn(timeline: &Timeline, scale: &Scale, item: &Item) -> Drawn {
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

//! A timeline as a picture to take along: its title, the drawing with as many rows as its labels need, and below it every source
//! with the mark that stands for it.
//!
//! Deliberately absent: colour as the only sign of anything. Marks have a shape of their own for each source, so that the picture is
//! as good in black and white.

use std::fmt::Write;

use super::svg::{COLOURS, escaped, number, svg};
use super::{Days, Frame, Layout, Sheet, Timeline, View, layout, shape, text};
use crate::calendar::Names;
use crate::story::{EventIx, Story};

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// The story.
    pub story: &'a Story,
    /// Its events that are drawn, in time order.
    pub shown: &'a [EventIx],
    /// Whether long empty stretches are folded.
    pub folded: bool,
    /// The stretch of time; `None` for all.
    pub range: Option<(Days, Days)>,
    /// The language of its dates.
    pub names: &'static Names,
    /// The title above it.
    pub title: &'a str,
    /// Whether time runs from right to left.
    pub mirrored: bool,
    /// What the list of sources is headed by, and what each is called; in the order of the story's sources.
    pub sources: (&'a str, &'a [String]),
}

/// Of the picture, in CSS pixels.
pub const WIDTH: f64 = 1200.0;

const MARGIN: f64 = 24.0;
const TITLE: f64 = 44.0;
const LINE: f64 = 20.0;
/// Rows of labels, tried in order until every label has its place.
const ROWS: [usize; 7] = [4, 8, 12, 18, 26, 36, 48];
/// There are no more rows than these.
const MOST_ROWS: usize = 64;

/// The picture as an SVG file, and its height. Every text in it is escaped.
pub fn picture(asked: Picture) -> (String, f64) {
    let timeline = Timeline::new(asked.story, asked.shown, asked.folded);
    let width = WIDTH - 2.0 * MARGIN;
    let all = timeline.fit(width);
    let view = asked.range.map_or(all, |(from, to)| {
        let fold = timeline.fold();
        View::new(fold.place(from), fold.place(to)).within(timeline.limits())
    });
    let strip = 3;
    let frame = |rows| Frame {
        window: view,
        width,
        seen: (0.0, width),
        rows,
        strip,
        selected: None,
        factor: text::WIDE,
        names: asked.names,
    };
    let tried = |rows| (layout(&timeline, asked.story, &frame(rows), None), rows);
    let whole = |(drawn, _): &(Layout, _)| drawn.bundles.is_empty() && drawn.dots.is_empty();
    let drawn = ROWS.into_iter().map(tried).find(whole);
    let (drawn, rows) = drawn.unwrap_or_else(|| tried(MOST_ROWS));
    let sheet = Sheet {
        rows,
        strip,
        ..Sheet::default()
    };
    let (heading, names) = asked.sources;
    let columns = if names.len() > 8 { 3 } else { 2 };
    let lines = names.len().div_ceil(columns);
    let legend = TITLE + sheet.height() + 2.0 * LINE;
    let height = legend + lines as f64 * LINE + MARGIN;

    let mut out = String::new();
    let (w, h) = (number(WIDTH), number(height));
    let _ = writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" font-family="system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif">"#
    );
    let title = escaped(asked.title);
    let across = |x: f64| number(if asked.mirrored { WIDTH - x } else { x });
    // A text begins at its place, on whichever side of that its words then stand.
    let runs = if asked.mirrored {
        r#"direction="rtl" unicode-bidi="plaintext" "#
    } else {
        ""
    };
    let _ = writeln!(
        out,
        r##"<title>{title}</title><rect width="{w}" height="{h}" fill="#fff"/>"##
    );
    let _ = writeln!(
        out,
        r##"<text {runs}x="{}" y="30" font-size="20" font-family="Georgia, 'Liberation Serif', serif" fill="#1c1d20">{title}</text>"##,
        across(MARGIN)
    );
    let turned = if asked.mirrored { " scale(-1 1)" } else { "" };
    let _ = writeln!(
        out,
        r#"<g {runs}transform="translate({} {TITLE}){turned}">"#,
        across(MARGIN)
    );
    out.push_str(&svg(&drawn, sheet, width, asked.mirrored));
    out.push_str("</g>\n");
    let _ = writeln!(
        out,
        r##"<text {runs}x="{}" y="{}" font-size="13" font-weight="600" fill="#1c1d20">{}</text>"##,
        across(MARGIN),
        number(legend - 8.0),
        escaped(heading)
    );
    let room = width / columns as f64;
    for (nth, name) in names.iter().enumerate() {
        let x = MARGIN + (nth / lines.max(1)) as f64 * room;
        let y = legend + (nth % lines.max(1)) as f64 * LINE + 8.0;
        let source = nth.min(usize::from(u16::MAX)) as u16;
        let mut mark = String::new();
        let middle = if asked.mirrored {
            WIDTH - x - 6.0
        } else {
            x + 6.0
        };
        shape::push_mark(&mut mark, source, middle, y, 5.0);
        let name = text::fitted(name, 13.0, text::WIDE, room - 32.0);
        let _ = writeln!(
            out,
            r##"<path d="{mark}" fill="{}"/><text {runs}x="{}" y="{}" font-size="13" fill="#1c1d20">{}</text>"##,
            COLOURS[shape::class(source)],
            across(x + 20.0),
            number(y + 4.5),
            escaped(&name)
        );
    }
    out.push_str("</svg>\n");
    (out, height)
}

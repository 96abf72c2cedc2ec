//! A layout as a stand-alone SVG file: for pictures, and for tests that people look at.

use std::fmt::Write;

use super::paint::{Fade, Look, Paint, paint};
use super::shape::push_number;
use super::sheet::SMALL_TYPE;
use super::{Layout, Sheet, axis, layout, paint};
use crate::story::Status;

/// The colours of the sources' classes on white, 0 for several sources together and 8 for all beyond the seventh.
pub(super) const COLOURS: [&str; 9] = [
    "#44474d", "#2f5bd0", "#8a5a00", "#b3261e", "#1c7a55", "#7a3fb0", "#a8326f", "#0f7183",
    "#5d6066",
];

/// The file. Every text is escaped. Where the whole is to be turned round (`mirrored`), each text is turned back in its place.
pub fn svg(drawn: &Layout, sheet: Sheet, width: f64, mirrored: bool) -> String {
    let painted = paint(drawn, sheet);
    let mut out = String::new();
    let (w, h) = (number(width), number(sheet.height()));
    let _ = writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" font-family="system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif">"#
    );
    fades(&mut out);
    let _ = writeln!(out, r##"<rect width="{w}" height="{h}" fill="#fff"/>"##);
    ground(&mut out, &painted, sheet, &w);
    bars(&mut out, &painted);
    marks(&mut out, &painted);
    let mut texts = Texts { out, mirrored };
    texts.axis(drawn);
    texts.labels(drawn, sheet);
    let mut out = texts.out;
    out.push_str("</svg>\n");
    out
}

/// What bars fade by, in each colour.
fn fades(out: &mut String) {
    out.push_str("<defs>\n");
    for (class, colour) in COLOURS.iter().enumerate() {
        for (id, a, b) in [("in", "0.05", "0.75"), ("out", "0.75", "0.05")] {
            let _ = writeln!(
                out,
                r#"<linearGradient id="{id}-{class}"><stop offset="0" stop-color="{colour}" stop-opacity="{a}"/><stop offset="1" stop-color="{colour}" stop-opacity="{b}"/></linearGradient>"#
            );
        }
    }
    out.push_str("</defs>\n");
}

/// What lies below the marks: axis, folds, drop lines, the density band and bundles.
fn ground(out: &mut String, painted: &Paint, sheet: Sheet, width: &str) {
    let lines = [
        ("minor ticks", &painted.minor, r##"stroke="#e3e0d8""##),
        ("major ticks", &painted.major, r##"stroke="#a9abb0""##),
        (
            "folds",
            &painted.folds,
            r##"stroke="#5d6066" stroke-dasharray="2 3""##,
        ),
    ];
    for (what, d, style) in lines {
        path(out, what, d, &format!(r#"fill="none" {style}"#));
    }
    let base = number(sheet.base());
    let _ = writeln!(out, r##"<path d="M0 {base}H{width}" stroke="#e3e0d8"/>"##);
    let clear = r##"fill="#fff" fill-opacity="0.8""##;
    path(out, "behind words", &painted.clear, clear);
    for (class, d) in &painted.drops {
        let colour = COLOURS[*class];
        let style = format!(r#"fill="none" stroke="{colour}" stroke-opacity="0.3""#);
        path(out, "drops", d, &style);
    }
    let dense = r##"fill="#5d6066" fill-opacity="0.4""##;
    path(out, "density", &painted.band, dense);
    let many = r##"fill="#5d6066" fill-opacity="0.14""##;
    path(out, "bundles", &painted.bundles, many);
}

fn bars(out: &mut String, painted: &Paint) {
    for piece in &painted.bars {
        let fill = match piece.fade {
            Fade::None => format!(r#"fill="{}" fill-opacity="0.75""#, COLOURS[piece.class]),
            Fade::In => format!(r#"fill="url(#in-{})""#, piece.class),
            Fade::Out => format!(r#"fill="url(#out-{})""#, piece.class),
        };
        let hollow = if piece.hollow {
            r#" opacity="0.6""#
        } else {
            ""
        };
        let _ = writeln!(
            out,
            r#"<rect x="{}" y="{}" width="{}" height="{}" {fill}{hollow}/>"#,
            number(piece.x),
            number(piece.y),
            number(piece.width),
            number(paint::BAR),
        );
    }
    for (class, d) in &painted.faint {
        let style = format!(r#"fill="{}" fill-opacity="0.45""#, COLOURS[*class]);
        path(out, "bars", d, &style);
    }
}

/// Marks, and what is drawn over them: what was denied, what disagrees, and when sources were written.
fn marks(out: &mut String, painted: &Paint) {
    for (look, class, d) in &painted.marks {
        let colour = COLOURS[*class];
        let style = match look {
            Look::Solid => format!(r#"fill="{colour}""#),
            Look::Hollow => format!(r##"fill="#fff" stroke="{colour}" stroke-width="1.6""##),
            Look::Dotted => format!(
                r##"fill="#fff" stroke="{colour}" stroke-width="1.6" stroke-dasharray="1.5 1.5""##
            ),
        };
        path(out, "marks", d, &style);
    }
    let struck = r##"fill="none" stroke="#1c1d20" stroke-width="1.2""##;
    path(out, "denied", &painted.struck, struck);
    let joined = r##"fill="none" stroke="#9a3412" stroke-width="1.3""##;
    path(out, "disagreements", &painted.brackets, joined);
    for (class, d) in &painted.flags {
        let colour = COLOURS[*class];
        let style = format!(r#"fill="none" stroke="{colour}" stroke-width="1.4""#);
        path(out, "written", d, &style);
    }
}

/// The texts of a drawing.
struct Texts {
    out: String,
    mirrored: bool,
}

impl Texts {
    fn axis(&mut self, drawn: &Layout) {
        let size = axis::TYPE;
        for tick in drawn.axis.minor.iter().filter(|t| !t.label.is_empty()) {
            let x = tick.x.0 + 4.0;
            self.text(x, Sheet::MINOR, size, SOFT, &escaped(&tick.label));
        }
        for tick in drawn.axis.major.iter().filter(|t| !t.label.is_empty()) {
            let x = tick.x.0.max(0.0) + 4.0;
            let style = r##"font-weight="600" fill="#1c1d20""##;
            self.text(x, Sheet::MAJOR, size, style, &escaped(&tick.label));
        }
        for (from, to, label) in &drawn.axis.folds {
            if !label.is_empty() {
                let x = (from.0 + to.0) / 2.0;
                let style = r##"fill="#5d6066" text-anchor="middle""##;
                self.text(x, Sheet::MAJOR, size, style, &escaped(label));
            }
        }
    }

    fn labels(&mut self, drawn: &Layout, sheet: Sheet) {
        for label in &drawn.labels {
            let mut style = r##"fill="#1c1d20""##.to_owned();
            if label.status != Status::Happened {
                style.push_str(r#" font-style="italic""#);
            }
            let mut x = label.text;
            if label.flipped {
                x += label.text_width;
                style.push_str(r#" text-anchor="end""#);
            }
            let struck = match label.status {
                Status::Denied => r##" text-decoration="line-through" fill="#5d6066""##,
                _ => "",
            };
            // A text that is turned back runs the way its own words do, and what comes after stands to its left.
            let (own, apart) = match self.mirrored {
                true => (r#" unicode-bidi="plaintext""#, -3),
                false => ("", 3),
            };
            let words = format!(
                r#"<tspan{own} {SOFT}>{}</tspan> <tspan{own} dx="{apart}"{struck}>{}</tspan>"#,
                escaped(&label.date),
                escaped(&label.title)
            );
            let y = sheet.row(label.row) + label.baseline();
            self.text(x, y, layout::TYPE, &style, &words);
        }
        for bundle in &drawn.bundles {
            let y = (sheet.strip_top() + sheet.strip_end()) / 2.0 + 4.0;
            let x = (bundle.from + bundle.to) / 2.0;
            let style = r##"fill="#44474d" text-anchor="middle""##;
            self.text(x, y, SMALL_TYPE, style, &bundle.count.to_string());
            if !bundle.title.is_empty() {
                let title = escaped(&bundle.title);
                let end = if bundle.flipped {
                    r#" text-anchor="end""#
                } else {
                    ""
                };
                let style = format!("{SOFT}{end}");
                self.text(bundle.beside(), y, SMALL_TYPE, &style, &title);
            }
        }
    }

    /// One text; `words` is markup.
    fn text(&mut self, x: f64, y: f64, size: f64, style: &str, words: &str) {
        let (turned, x) = match self.mirrored {
            true => (r#"transform="scale(-1 1)" "#, -x),
            false => ("", x),
        };
        let (x, y, size) = (number(x), number(y), number(size));
        let _ = writeln!(
            self.out,
            r#"<text {turned}x="{x}" y="{y}" font-size="{size}" {style}>{words}</text>"#
        );
    }
}

/// The colour of what is said beside.
const SOFT: &str = r##"fill="#5d6066""##;

fn path(out: &mut String, what: &str, d: &str, style: &str) {
    if !d.is_empty() {
        let _ = writeln!(out, r#"<path class="{what}" d="{d}" {style}/>"#);
    }
}

pub(super) fn number(x: f64) -> String {
    let mut out = String::new();
    push_number(&mut out, x);
    out
}

/// Text as it stands in markup, without what XML forbids.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{0}'..='\u{8}'
            | '\u{b}'
            | '\u{c}'
            | '\u{e}'..='\u{1f}'
            | '\u{fffe}'
            | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

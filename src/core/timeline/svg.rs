//! A layout as a stand-alone SVG file: for pictures, and for tests that people look at.

use std::fmt::Write;

use super::paint::{Fade, Look, paint};
use super::shape::push_number;
use super::sheet::SMALL_TYPE;
use super::{Layout, Sheet, axis, layout, paint};
use crate::story::Status;

/// The colours of the sources' classes on white, 0 for several sources together and 8 for all beyond the seventh.
pub(super) const COLOURS: [&str; 9] = [
    "#44474d", "#2f5bd0", "#8a5a00", "#b3261e", "#1c7a55", "#7a3fb0", "#a8326f", "#0f7183",
    "#5d6066",
];

/// The file. Every text is escaped.
pub fn svg(drawn: &Layout, sheet: Sheet, width: f64) -> String {
    let p = paint(drawn, sheet);
    let mut out = String::new();
    let (w, h) = (number(width), number(sheet.height()));
    let _ = writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" font-family="system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif">"#
    );
    out.push_str("<defs>\n");
    for (class, colour) in COLOURS.iter().enumerate() {
        for (fade, id) in [(Fade::In, "in"), (Fade::Out, "out")] {
            let (a, b) = if fade == Fade::In {
                ("0.05", "0.75")
            } else {
                ("0.75", "0.05")
            };
            let _ = writeln!(
                out,
                r#"<linearGradient id="{id}-{class}"><stop offset="0" stop-color="{colour}" stop-opacity="{a}"/><stop offset="1" stop-color="{colour}" stop-opacity="{b}"/></linearGradient>"#
            );
        }
    }
    out.push_str("</defs>\n");
    let _ = writeln!(out, r##"<rect width="{w}" height="{h}" fill="#fff"/>"##);
    path(
        &mut out,
        "minor ticks",
        &p.minor,
        r##"fill="none" stroke="#e3e0d8""##,
    );
    path(
        &mut out,
        "major ticks",
        &p.major,
        r##"fill="none" stroke="#a9abb0""##,
    );
    path(
        &mut out,
        "folds",
        &p.folds,
        r##"fill="none" stroke="#5d6066" stroke-dasharray="2 3""##,
    );
    let _ = writeln!(
        out,
        r##"<path d="M0 {0}H{w}" stroke="#e3e0d8"/>"##,
        number(sheet.base())
    );
    for (class, d) in &p.drops {
        path(
            &mut out,
            "drops",
            d,
            &format!(
                r#"fill="none" stroke="{}" stroke-opacity="0.3""#,
                COLOURS[*class]
            ),
        );
    }
    path(
        &mut out,
        "density",
        &p.band,
        r##"fill="#5d6066" fill-opacity="0.4""##,
    );
    path(
        &mut out,
        "bundles",
        &p.bundles,
        r##"fill="#5d6066" fill-opacity="0.14""##,
    );
    for piece in &p.bars {
        let fill = match piece.fade {
            Fade::None => format!(r#"fill="{}" fill-opacity="0.75""#, COLOURS[piece.class]),
            Fade::In => format!(r#"fill="url(#in-{})""#, piece.class),
            Fade::Out => format!(r#"fill="url(#out-{})""#, piece.class),
        };
        let _ = writeln!(
            out,
            r#"<rect x="{}" y="{}" width="{}" height="{}" {fill}{}/>"#,
            number(piece.x),
            number(piece.y),
            number(piece.width),
            number(paint::BAR),
            if piece.hollow {
                r#" opacity="0.6""#
            } else {
                ""
            }
        );
    }
    for (class, d) in &p.faint {
        path(
            &mut out,
            "bars",
            d,
            &format!(r#"fill="{}" fill-opacity="0.45""#, COLOURS[*class]),
        );
    }
    for (look, class, d) in &p.marks {
        let colour = COLOURS[*class];
        let style = match look {
            Look::Solid => format!(r#"fill="{colour}""#),
            Look::Hollow => format!(r##"fill="#fff" stroke="{colour}" stroke-width="1.6""##),
            Look::Dotted => format!(
                r##"fill="#fff" stroke="{colour}" stroke-width="1.6" stroke-dasharray="1.5 1.5""##
            ),
        };
        path(&mut out, "marks", d, &style);
    }
    path(
        &mut out,
        "denied",
        &p.struck,
        r##"fill="none" stroke="#1c1d20" stroke-width="1.2""##,
    );
    path(
        &mut out,
        "disagreements",
        &p.brackets,
        r##"fill="none" stroke="#9a3412" stroke-width="1.3""##,
    );
    for (class, d) in &p.flags {
        path(
            &mut out,
            "written",
            d,
            &format!(
                r#"fill="none" stroke="{}" stroke-width="1.4""#,
                COLOURS[*class]
            ),
        );
    }
    axis_labels(&mut out, drawn);
    labels(&mut out, drawn, sheet);
    out.push_str("</svg>\n");
    out
}

fn axis_labels(out: &mut String, drawn: &Layout) {
    let size = number(axis::TYPE);
    for tick in drawn.axis.minor.iter().filter(|t| !t.label.is_empty()) {
        let _ = writeln!(
            out,
            r##"<text x="{}" y="{}" font-size="{size}" fill="#5d6066">{}</text>"##,
            number(tick.x.0 + 4.0),
            Sheet::MINOR,
            escaped(&tick.label)
        );
    }
    for tick in drawn.axis.major.iter().filter(|t| !t.label.is_empty()) {
        let _ = writeln!(
            out,
            r##"<text x="{}" y="{}" font-size="{size}" font-weight="600" fill="#1c1d20">{}</text>"##,
            number(tick.x.0.max(0.0) + 4.0),
            Sheet::MAJOR,
            escaped(&tick.label)
        );
    }
    for (from, to, label) in &drawn.axis.folds {
        if !label.is_empty() {
            let _ = writeln!(
                out,
                r##"<text x="{}" y="{}" font-size="{size}" fill="#5d6066" text-anchor="middle">{}</text>"##,
                number((from.0 + to.0) / 2.0),
                Sheet::MAJOR,
                escaped(label)
            );
        }
    }
}

fn labels(out: &mut String, drawn: &Layout, sheet: Sheet) {
    for label in &drawn.labels {
        let italic = if label.status == Status::Happened {
            ""
        } else {
            r#" font-style="italic""#
        };
        let struck = if label.status == Status::Denied {
            r##" text-decoration="line-through" fill="#5d6066""##
        } else {
            ""
        };
        let (x, anchor) = if label.flipped {
            (label.text + label.text_width, r#" text-anchor="end""#)
        } else {
            (label.text, "")
        };
        let _ = writeln!(
            out,
            r##"<text x="{}" y="{}" font-size="{}" fill="#1c1d20"{italic}{anchor}><tspan fill="#5d6066">{}</tspan> <tspan dx="3"{struck}>{}</tspan></text>"##,
            number(x),
            number(sheet.row(label.row) + label.baseline()),
            number(layout::TYPE),
            escaped(&label.date),
            escaped(&label.title)
        );
    }
    for bundle in &drawn.bundles {
        let y = number((sheet.strip_top() + sheet.strip_end()) / 2.0 + 4.0);
        let _ = writeln!(
            out,
            r##"<text x="{}" y="{y}" font-size="{}" fill="#44474d" text-anchor="middle">{}</text>"##,
            number((bundle.from + bundle.to) / 2.0),
            number(SMALL_TYPE),
            bundle.count
        );
        if !bundle.title.is_empty() {
            let _ = writeln!(
                out,
                r##"<text x="{}" y="{y}" font-size="{}" fill="#5d6066">{}</text>"##,
                number(bundle.to + 5.0),
                number(SMALL_TYPE),
                escaped(&bundle.title)
            );
        }
    }
}

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

//! A layout as elements: few paths for many marks, one text for each label. Hidden from assistive technology, which has
//! the list and the announcements.

use datelines_core::story::{EventIx, Status, Story};
use datelines_core::timeline::paint::{self, BAR, Fade, Look, Paint};
use datelines_core::timeline::shape::{DISTINCT, push_number};
use datelines_core::timeline::{Bin, Bundle, Hit, Label, Layout, Px, Sheet, Tick};
use yew::prelude::*;

use crate::app::words::Words;

/// What is drawn.
#[derive(Clone, Copy)]
pub struct Drawing<'a> {
    pub layout: &'a Layout,
    pub sheet: Sheet,
    /// The width of the layout's window.
    pub width: f64,
    /// What is seen of it.
    pub seen: (f64, f64),
    pub story: &'a Story,
    pub words: &'static Words,
    pub selected: Option<EventIx>,
    pub hovered: Option<Hit>,
    /// From the day a source was written to what its words mean, with the source's class.
    pub arcs: &'a [(Px, Px, usize)],
    /// The whole drawing is turned round by its style; a text that is placed by a transform turns itself back.
    pub mirrored: bool,
}

/// The moving part of the drawing.
pub fn plane(drawing: &Drawing) -> Html {
    let Drawing {
        layout,
        sheet,
        width,
        ..
    } = *drawing;
    let p = paint::paint(layout, sheet);
    let height = sheet.height();
    html! {
        <svg class="plane" width={number(width)} height={number(height)}>
            <Gradients />
            <path class="tick" d={p.minor.clone()} />
            <path class="tick major" d={p.major.clone()} />
            <path class="base" d={format!("M0 {0}H{1}", number(sheet.base()), number(width))} />
            <path class="wave" d={p.folds.clone()} />
            { backs(drawing) }
            { for by_class("drop", &p.drops) }
            <path class="band" d={p.band.clone()} />
            <path class="bundle" d={p.bundles.clone()} />
            { bars(&p) }
            { for by_class("faint", &p.faint) }
            { for p.marks.iter().map(|(look, class, d)| html! {
                <path class={classes!("mark", of_look(*look), format!("source-{class}"))} d={d.clone()} />
            }) }
            <path class="struck" d={p.struck.clone()} />
            <path class="bracket" d={p.brackets.clone()} />
            { for by_class("flag", &p.flags) }
            { for drawing.arcs.iter().map(|arc| self::arc(*arc, sheet)) }
            { ticks(layout) }
            { labels(drawing) }
            { for layout.bundles.iter().map(|b| bundle(b, sheet)) }
            { ring(drawing) }
            { tip(drawing) }
        </svg>
    }
}

/// The whole story as a strip, for the brush to stand on.
pub fn overview(bins: &[Bin], ticks: &[Tick], height: f64) -> Html {
    html! {
        <>
        <path class="band" d={paint::overview(bins, height)} />
        { for ticks.iter().filter(|t| !t.label.is_empty()).map(|t| html! {
            <text class="minor" x={number(t.x.0 + 3.0)} y="11">{ &t.label }</text>
        }) }
        </>
    }
}

/// Moving a text by a transform spares the browser from setting it anew.
fn translate(x: f64, y: f64, mirrored: bool) -> AttrValue {
    let mut out = String::from("translate(");
    push_number(&mut out, x);
    out.push(' ');
    push_number(&mut out, y);
    out.push_str(if mirrored { ") scale(-1 1)" } else { ")" });
    out.into()
}

/// A number as an attribute, with one decimal.
pub fn number(x: f64) -> AttrValue {
    let mut out = String::new();
    push_number(&mut out, x);
    out.into()
}

/// A component, so that it is drawn once and not in every frame.
#[component]
fn Gradients() -> Html {
    let fades = (0..=DISTINCT + 1).flat_map(|class| [(class, Fade::In), (class, Fade::Out)]);
    html! {
        <defs>
            { for fades.map(|(class, fade)| {
                let (a, b) = if fade == Fade::In { ("0.04", "0.8") } else { ("0.8", "0.04") };
                html! {
                    <linearGradient id={gradient(fade, class)} class={format!("source-{class}")}>
                        <stop offset="0" stop-opacity={a} /><stop offset="1" stop-opacity={b} />
                    </linearGradient>
                }
            }) }
        </defs>
    }
}

fn gradient(fade: Fade, class: usize) -> String {
    let way = if fade == Fade::In { "in" } else { "out" };
    format!("datelines-{way}-{class}")
}

fn by_class<'a>(
    name: &'static str,
    paths: &'a [(usize, String)],
) -> impl Iterator<Item = Html> + 'a {
    paths.iter().map(move |(class, d)| {
        html! { <path class={classes!(name, format!("source-{class}"))} d={d.clone()} /> }
    })
}

fn of_look(look: Look) -> &'static str {
    match look {
        Look::Solid => "solid",
        Look::Hollow => "hollow",
        Look::Dotted => "dotted",
    }
}

fn bars(p: &Paint) -> Html {
    p.bars
        .iter()
        .map(|piece| {
            let fill = match piece.fade {
                Fade::None => AttrValue::Static("var(--source)"),
                fade => format!("url(#{})", gradient(fade, piece.class)).into(),
            };
            let class = classes!("bar", format!("source-{}", piece.class), piece.hollow.then_some("hollow"), (piece.fade == Fade::None).then_some("full"));
            html! {
                <rect {class} {fill} x={number(piece.x)} y={number(piece.y)} width={number(piece.width)} height={number(BAR)} />
            }
        })
        .collect()
}

fn ticks(layout: &Layout) -> Html {
    let text = |class: &'static str, x: f64, y: f64, label: &str| {
        html! { <text {class} x={number(x)} y={number(y)}>{ label.to_owned() }</text> }
    };
    let minor = layout.axis.minor.iter().filter(|t| !t.label.is_empty());
    let major = layout.axis.major.iter().filter(|t| !t.label.is_empty());
    html! {
        <>
        { for minor.map(|t| text("minor", t.x.0 + 4.0, Sheet::MINOR, &t.label)) }
        { for major.map(|t| text("major", t.x.0 + 4.0, Sheet::MAJOR, &t.label)) }
        { for layout.axis.folds.iter().filter(|f| !f.2.is_empty()).map(|(from, to, label)| {
            text("folded", (from.0 + to.0) / 2.0, Sheet::MAJOR, label)
        }) }
        </>
    }
}

/// What lies behind the labels that are selected or under the pointer.
fn backs(drawing: &Drawing) -> Html {
    let hovered = match drawing.hovered {
        Some(Hit::Event(event)) => Some(event),
        _ => None,
    };
    let back = |event: Option<EventIx>, class: &'static str| {
        let label = drawing.layout.label(event?)?;
        let y = drawing.sheet.row(label.row) - Sheet::ROW / 2.0 + 1.0;
        Some(html! {
            <rect {class} x={number(label.text - 5.0)} y={number(y)} width={number(label.text_width + 6.0)} height={number(Sheet::ROW - 2.0)} rx="4" />
        })
    };
    html! {
        <>
        { for back(hovered.filter(|h| Some(*h) != drawing.selected), "back under") }
        { for back(drawing.selected, "back chosen") }
        </>
    }
}

fn labels(drawing: &Drawing) -> Html {
    drawing
        .layout
        .labels
        .iter()
        .map(|l| label(l, drawing))
        .collect()
}

fn label(label: &Label, drawing: &Drawing) -> Html {
    let class = classes!(
        "label",
        (label.status != Status::Happened).then_some("unreal"),
        (label.status == Status::Denied).then_some("denied"),
        (drawing.selected == Some(label.event)).then_some("chosen"),
        label.flipped.then_some("flipped"),
    );
    let x = if label.flipped {
        label.text + label.text_width
    } else {
        label.text
    };
    let y = drawing.sheet.row(label.row) + label.baseline();
    html! {
        <text key={label.event.0} {class} transform={translate(x, y, drawing.mirrored)}>
            <tspan class="date">{ label.date.clone() }</tspan><tspan class="title" dx={if drawing.mirrored { "-7" } else { "7" }}>{ label.title.clone() }</tspan>
        </text>
    }
}

fn bundle(bundle: &Bundle, sheet: Sheet) -> Html {
    let y = number((sheet.strip_top() + sheet.strip_end()) / 2.0 + 4.0);
    html! {
        <>
        <text class="count" x={number((bundle.from + bundle.to) / 2.0)} y={y.clone()}>{ bundle.count }</text>
        if !bundle.title.is_empty() {
            <text class="telling" x={number(bundle.to + 5.0)} {y}>{ bundle.title.clone() }</text>
        }
        </>
    }
}

fn arc((from, to, class): (Px, Px, usize), sheet: Sheet) -> Html {
    let (base, width) = (sheet.base(), (from.0 - to.0).abs());
    let top = base - 12.0 - (width * 0.25).min(46.0);
    let d = format!(
        "M{0} {1}C{0} {2} {3} {2} {3} {4}",
        number(from.0),
        number(base - 12.0),
        number(top - 10.0),
        number(to.0),
        number(base - 1.0)
    );
    html! { <path class={format!("arc source-{class}")} {d} /> }
}

/// A ring about the selected or hovered mark in the strip.
fn ring(drawing: &Drawing) -> Html {
    let hovered = match drawing.hovered {
        Some(Hit::Event(event)) => Some(event),
        _ => None,
    };
    let dots = drawing
        .layout
        .dots
        .iter()
        .filter(|d| Some(d.event) == drawing.selected || Some(d.event) == hovered);
    dots.map(|dot| {
        let y = drawing.sheet.line(dot.line);
        html! {
            <rect class="ring" x={number(dot.from - 3.0)} y={number(y - 7.0)} width={number(dot.to - dot.from + 6.0)} height="14" rx="7" />
        }
    })
    .collect()
}

/// What a mark or a bundle under the pointer is, where it has no label.
fn tip(drawing: &Drawing) -> Html {
    let layout = drawing.layout;
    let (from, to, text) = match drawing.hovered {
        Some(Hit::Event(event)) => {
            let Some(dot) = layout.dots.iter().find(|d| d.event == event) else {
                return html! {};
            };
            let event = drawing.story.event(event);
            let date = super::said::dates(drawing.words, event);
            (dot.from, dot.to, format!("{date}  {}", event.title))
        }
        Some(Hit::Bundle(i)) => {
            let Some(b) = layout.bundles.get(i) else {
                return html! {};
            };
            (
                b.from,
                b.to,
                super::said::bundle(drawing.words, b.count, &drawing.story.event(b.top).title),
            )
        }
        None => return html! {},
    };
    let sheet = drawing.sheet;
    let y = sheet.strip_top() - 13.0;
    let middle = (from + to) / 2.0;
    let left = middle < (drawing.seen.0 + drawing.seen.1) / 2.0;
    let (class, x) = if left {
        ("tip", middle.max(drawing.seen.0 + 6.0))
    } else {
        ("tip flipped", middle.min(drawing.seen.1 - 6.0))
    };
    html! { <text {class} x={number(x)} y={number(y.max(Sheet::AXIS + 8.0))}>{ text }</text> }
}

//! A layout as elements: few paths for many marks, one text for each label. Hidden from assistive technology, which has
//! the list and the announcements.

use datelines_core::story::{EventIx, Status, Story};
use datelines_core::timeline::paint::{self, BAR, Fade, Look, Paint};
use datelines_core::timeline::shape::push_number;
use datelines_core::timeline::{Bin, Bundle, Hit, Label, Layout, Px, Sheet, Tick, text};
use yew::prelude::*;

use super::slots::{Slots, name};
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
    /// Which elements show which texts.
    pub slots: &'a Used,
    pub selected: Option<EventIx>,
    pub hovered: Option<Hit>,
    /// From the day a source was written to what its words mean, with the source's class.
    pub arcs: &'a [(Px, Px, usize)],
    /// The whole drawing is turned round by its style; a text that is placed by a transform turns itself back.
    pub mirrored: bool,
    /// It is the picture for paper.
    pub paper: bool,
    /// Which lane it is, from 1; 0 for the whole.
    pub lane: usize,
    /// What a search has found, in time order; everything else is dimmed.
    pub lit: Option<&'a [EventIx]>,
}

impl Drawing<'_> {
    fn is_lit(&self, event: EventIx) -> bool {
        self.lit.is_none_or(|lit| lit.binary_search(&event).is_ok())
    }
}

/// The elements in use, by kind.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Used {
    labels: Slots,
    minor: Slots,
    major: Slots,
    bundles: Slots,
    shown: [Vec<Option<usize>>; 4],
}

impl Used {
    /// Gives the texts of a new layout their elements.
    pub fn take(&mut self, layout: &Layout) {
        let named = |ticks: &[Tick]| -> Vec<u64> { ticks.iter().map(|t| name(&t.label)).collect() };
        let labels: Vec<u64> = layout.labels.iter().map(|l| l.event.0.into()).collect();
        let bundles: Vec<u64> = layout.bundles.iter().map(|b| b.first.0.to_bits()).collect();
        self.shown = [
            self.labels.assign(&labels),
            self.minor.assign(&named(&layout.axis.minor)),
            self.major.assign(&named(&layout.axis.major)),
            self.bundles.assign(&bundles),
        ];
    }
}

/// The moving part of the drawing, but for the axis's texts. `lanes` are drawn where there are any.
pub fn plane(drawing: &Drawing, lanes: Html) -> Html {
    let Drawing {
        layout,
        sheet,
        width,
        ..
    } = *drawing;
    let ground = paint::ground(layout, sheet);
    html! {
        <svg class="plane" width={number(width)} height={number(sheet.height())}>
            <path class="tick" d={ground.minor.clone()} />
            <path class="tick major" d={ground.major.clone()} />
            <path class="base" d={format!("M0 {0}H{1}", number(sheet.base()), number(width))} />
            <path class="wave" d={ground.folds.clone()} />
            <path class="band" d={ground.band.clone()} />
            <path class="found" d={ground.found.clone()} />
            { by_class("flag", &ground.flags) }
            { drawing.arcs.iter().map(|arc| self::arc(*arc, sheet)).collect::<Html>() }
            { if sheet.lanes > 0.0 { lanes } else { events(drawing) } }
        </svg>
    }
}

/// The texts of the axis, which stay in sight where lanes scroll.
pub fn axis(drawing: &Drawing) -> Html {
    html! { <svg width={number(drawing.width)} height={number(Sheet::AXIS)}>{ ticks(drawing) }</svg> }
}

/// Marks, bars, labels and bundles.
pub fn events(drawing: &Drawing) -> Html {
    let layout = drawing.layout;
    let p = paint::events(layout, drawing.sheet, &|event| drawing.is_lit(event));
    html! {
        <>
        <path class="clear" d={p.clear.clone()} />
        { backs(drawing) }
        { by_class("drop", &p.drops) }
        <path class="bundle" d={p.bundles.clone()} />
        { bars(&p, drawing) }
        { by_class("faint", &p.faint) }
        { marks(&p.dimmed, "mark dim") }
        { marks(&p.marks, "mark") }
        <path class="found" d={p.found.clone()} />
        <path class="struck" d={p.struck.clone()} />
        <path class="bracket" d={p.brackets.clone()} />
        { labels(drawing) }
        <g class="counts">{ drawing.slots.shown[3].iter().map(|i| bundle(i.map(|i| &layout.bundles[i]), drawing)).collect::<Html>() }</g>
        { ring(drawing) }
        { tip(drawing) }
        </>
    }
}

/// The whole story as a strip, for the brush to stand on.
pub fn overview(bins: &[Bin], ticks: &[Tick], height: f64) -> Html {
    html! {
        <>
        <path class="band" d={paint::overview(bins, height)} />
        { ticks.iter().filter(|t| !t.label.is_empty()).map(|t| html! {
            <text class="minor" x={number(t.x.0 + 3.0)} y="11">{ &t.label }</text>
        }).collect::<Html>() }
        </>
    }
}

/// Where a text stands, as its attributes. A transform is a matter of style, which costs the browser more than a place; it is there
/// where the text has to be turned back in a mirrored drawing.
struct Spot {
    x: Option<AttrValue>,
    y: Option<AttrValue>,
    transform: Option<AttrValue>,
}

impl Spot {
    fn new(x: f64, y: f64, mirrored: bool) -> Spot {
        Spot {
            x: (!mirrored).then(|| number(x)),
            y: (!mirrored).then(|| number(y)),
            transform: mirrored.then(|| format!("{} scale(-1 1)", translate(x, y)).into()),
        }
    }
}

/// A transform that moves what it is set on.
pub fn translate(x: f64, y: f64) -> String {
    let mut out = String::from("translate(");
    push_number(&mut out, x);
    out.push(' ');
    push_number(&mut out, y);
    out + ")"
}

/// A number as an attribute, with one decimal.
pub fn number(x: f64) -> AttrValue {
    let mut out = String::new();
    push_number(&mut out, x);
    out.into()
}

#[derive(Properties, PartialEq)]
struct Fades {
    /// Each source's class and the way it fades, no two alike.
    fades: Vec<(usize, Fade)>,
    paper: bool,
    lane: usize,
}

/// A component, so that it is drawn when another bar fades and not in every frame.
#[component]
fn Gradients(props: &Fades) -> Html {
    html! {
        <defs>
            { for props.fades.iter().map(|&(class, fade)| {
                let (a, b) = if fade == Fade::In { ("0.04", "0.8") } else { ("0.8", "0.04") };
                html! {
                    <linearGradient id={gradient(fade, class, props.paper, props.lane)} class={format!("source-{class}")}>
                        <stop offset="0" stop-opacity={a} /><stop offset="1" stop-opacity={b} />
                    </linearGradient>
                }
            }) }
        </defs>
    }
}

/// The picture for paper has its own: those of a drawing that is not shown are none.
fn gradient(fade: Fade, class: usize, paper: bool, lane: usize) -> String {
    let place = if paper { "paper" } else { "screen" };
    let way = if fade == Fade::In { "in" } else { "out" };
    format!("datelines-{place}-{lane}-{way}-{class}")
}

// What is drawn in varying number is a list of its own. Were it poured into the list around it, every element before it would
// have another neighbour from frame to frame, and be made anew.

fn by_class(name: &'static str, paths: &[(usize, String)]) -> Html {
    let paths = paths.iter().map(|(class, d)| {
        html! { <path class={classes!(name, format!("source-{class}"))} d={d.clone()} /> }
    });
    paths.collect()
}

fn marks(marks: &[(Look, usize, String)], name: &'static str) -> Html {
    let marks = marks.iter().map(|(look, class, d)| {
        html! { <path class={classes!(name, of_look(*look), format!("source-{class}"))} d={d.clone()} /> }
    });
    marks.collect()
}

fn of_look(look: Look) -> &'static str {
    match look {
        Look::Solid => "solid",
        Look::Hollow => "hollow",
        Look::Dotted => "dotted",
    }
}

fn bars(p: &Paint, drawing: &Drawing) -> Html {
    let &Drawing { paper, lane, .. } = drawing;
    let mut fades = Vec::new();
    let bars: Html = p
        .bars
        .iter()
        .map(|piece| {
            let fill = match piece.fade {
                Fade::None => AttrValue::Static("var(--source)"),
                fade => {
                    if !fades.contains(&(piece.class, fade)) {
                        fades.push((piece.class, fade));
                    }
                    format!("url(#{})", gradient(fade, piece.class, paper, lane)).into()
                }
            };
            let class = classes!("bar", format!("source-{}", piece.class), piece.hollow.then_some("hollow"), piece.dim.then_some("dim"), (piece.fade == Fade::None).then_some("full"));
            html! {
                <rect {class} {fill} x={number(piece.x)} y={number(piece.y)} width={number(piece.width)} height={number(BAR)} />
            }
        })
        .collect();
    html! { <g><Gradients {fades} {paper} {lane} />{ bars }</g> }
}

fn ticks(drawing: &Drawing) -> Html {
    let axis = &drawing.layout.axis;
    let level = |class: &'static str, ticks: &[Tick], shown: &[Option<usize>], y: f64| -> Html {
        let texts = shown.iter().map(|i| {
            let (x, label) = i.map_or((0.0, ""), |i| (ticks[i].x.0, &*ticks[i].label));
            // What on the screen stays in sight at the edge stands there on paper.
            let x = if drawing.paper { x.max(0.0) } else { x } + 4.0;
            let at = Spot::new(x, y, drawing.mirrored);
            html! { <text {class} x={at.x} y={at.y} transform={at.transform}>{ label.to_owned() }</text> }
        });
        texts.collect()
    };
    html! {
        <>
        <g class="finer">{ level("minor", &axis.minor, &drawing.slots.shown[1], Sheet::MINOR) }</g>
        <g class="coarser">{ level("major", &axis.major, &drawing.slots.shown[2], Sheet::MAJOR) }</g>
        { axis.folds.iter().filter(|f| !f.2.is_empty()).map(|(from, to, label)| {
            let at = Spot::new((from.0 + to.0) / 2.0, Sheet::MAJOR, drawing.mirrored);
            html! { <text class="folded" x={at.x} y={at.y} transform={at.transform}>{ label.to_owned() }</text> }
        }).collect::<Html>() }
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
            <rect {class} x={number(label.text - 5.0)} y={number(y)} width={number(label.text_width + 10.0)} height={number(Sheet::ROW - 2.0)} rx="4" />
        })
    };
    html! {
        <>
        { back(hovered.filter(|h| Some(*h) != drawing.selected), "back under").unwrap_or_default() }
        { back(drawing.selected, "back chosen").unwrap_or_default() }
        </>
    }
}

fn labels(drawing: &Drawing) -> Html {
    let labels = &drawing.layout.labels;
    let texts = drawing.slots.shown[0].iter().map(|i| match i {
        Some(i) => label(&labels[*i], drawing),
        None => text(Classes::from("label"), (0.0, 0.0), "", "", drawing.mirrored),
    });
    html! { <g class="titles">{ texts.collect::<Html>() }</g> }
}

fn text(class: Classes, (x, y): (f64, f64), date: &str, title: &str, mirrored: bool) -> Html {
    let at = Spot::new(x, y, mirrored);
    html! {
        <text {class} x={at.x} y={at.y} transform={at.transform}>
            <tspan class="date">{ date.to_owned() }</tspan><tspan class="title" dx={if mirrored { "-7" } else { "7" }}>{ title.to_owned() }</tspan>
        </text>
    }
}

fn label(label: &Label, drawing: &Drawing) -> Html {
    let class = classes!(
        "label",
        (label.status != Status::Happened).then_some("unreal"),
        (label.status == Status::Denied).then_some("denied"),
        (drawing.selected == Some(label.event)).then_some("chosen"),
        label.flipped.then_some("flipped"),
        (!drawing.is_lit(label.event)).then_some("dim"),
    );
    let x = if label.flipped {
        label.text + label.text_width
    } else {
        label.text
    };
    let y = drawing.sheet.row(label.row) + label.baseline();
    text(class, (x, y), &label.date, &label.title, drawing.mirrored)
}

fn bundle(bundle: Option<&Bundle>, drawing: &Drawing) -> Html {
    let (sheet, mirrored) = (drawing.sheet, drawing.mirrored);
    let y = (sheet.strip_top() + sheet.strip_end()) / 2.0 + 4.0;
    let (at, count) = bundle.map_or((0.0, String::new()), |b| {
        ((b.from + b.to) / 2.0, b.count.to_string())
    });
    let telling = bundle.filter(|b| !b.title.is_empty());
    let at = Spot::new(at, y, mirrored);
    html! {
        <>
        <text class="count" x={at.x} y={at.y} transform={at.transform}>{ count }</text>
        if let Some(b) = telling {
            { self::telling(b, y, mirrored) }
        }
        </>
    }
}

fn telling(bundle: &Bundle, y: f64, mirrored: bool) -> Html {
    let at = Spot::new(bundle.beside(), y, mirrored);
    let class = classes!("telling", bundle.flipped.then_some("flipped"));
    html! { <text {class} x={at.x} y={at.y} transform={at.transform}>{ bundle.title.clone() }</text> }
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

/// The size of that type; its style has the same.
const TIP: f64 = 12.0;

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
    // Wherever the mark is, all of it can be read.
    let (left, right) = (drawing.seen.0 + 6.0, drawing.seen.1 - 6.0);
    let text = text::fitted(&text, TIP, text::WIDE, right - left);
    let width = text::width(&text, TIP, text::WIDE);
    let x = ((from + to) / 2.0).min(right - width).max(left);
    let y = y.max(Sheet::AXIS + 8.0);
    html! {
        <>
        <rect class="tip-back" x={number(x - 5.0)} y={number(y - 13.0)} width={number(width + 10.0)} height="18" rx="4" />
        <text class="tip" x={number(x)} y={number(y)}>{ text }</text>
        </>
    }
}

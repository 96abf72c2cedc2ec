//! The timeline: a story's events in time, to be moved, zoomed and chosen from.
//!
//! It keeps its own view, so that a gesture redraws nothing else. While the view is dragged, what is drawn is only moved;
//! it is laid out anew when the edge of what was laid out comes into sight, when the zoom changes, and when the hand is off.
//! All that happens within one frame is drawn once.
//!
//! Deliberately absent: geometry (see [`datelines_core::timeline`]), names for each mark in the accessibility tree: the list
//! has them, and what the keyboard reaches here is announced.

mod arrange;
mod drawing;
mod flight;
mod gestures;
mod lanes;
mod said;
mod slots;
mod steer;

use std::rc::Rc;

use datelines_core::calendar::When;
use datelines_core::story::{EventIx, Story};
use datelines_core::timeline::shape::class;
use datelines_core::timeline::{
    self as geometry, Days, Frame as Asked, Hit, Lanes, Layout, Place, Px, Scale, Sheet, Tick,
    View, text,
};
use yew::events::{KeyboardEvent, PointerEvent, WheelEvent};
use yew::prelude::*;

use crate::app::Look;
use crate::app::words::{Language, Words};
use crate::browser::{
    Frame, Later, Size, SizeObserver, frame, later, observe_size, reduced_motion, stage,
};
use arrange::asked_view;
use drawing::{Drawing, number};
use flight::Flight;
use gestures::{Command, Grip, Nudge, Pointers};
use lanes::Band;

/// Properties of [`Timeline`].
#[derive(Properties)]
pub struct Props {
    /// The story.
    pub story: Rc<Story>,
    /// The events to show: those that pass the filters.
    pub shown: Rc<[EventIx]>,
    /// The selected event.
    pub selected: Option<EventIx>,
    /// The event under the pointer, here or in another pane.
    pub hovered: Option<EventIx>,
    /// The events that a search has found, in time order; all others are dimmed. `None` without a search.
    #[prop_or_default]
    pub lit: Option<Rc<[EventIx]>>,
    /// Where to look. A look that [`Props::on_look`] said asks for nothing.
    #[prop_or_default]
    pub look: Look,
    /// The view has come to rest elsewhere, or a person chose other lanes or folds.
    #[prop_or_default]
    pub on_look: Callback<Look>,
    /// A person chose an event.
    pub on_select: Callback<EventIx>,
    /// The pointer came to an event, or left it.
    pub on_hover: Callback<Option<EventIx>>,
    /// A person wants to read the selected event (Enter).
    #[prop_or_default]
    pub on_open: Callback<EventIx>,
    /// A person wants to leave the selected event (Escape).
    #[prop_or_default]
    pub on_leave: Callback<()>,
    /// The page runs from right to left, and time with it.
    #[prop_or_default]
    pub mirrored: bool,
    /// Inside another page: the wheel zooms with Ctrl or ⌘ only.
    #[prop_or_default]
    pub embedded: bool,
    /// Drawn once, to be put on paper: all of the story as one picture that is as wide as its place, and nothing to steer it by.
    #[prop_or_default]
    pub paper: bool,
}

impl Props {
    /// Whether both ask for the same drawing. A story is compared by its identity: it never changes, and may be long.
    fn same_drawing(&self, other: &Props) -> bool {
        Rc::ptr_eq(&self.story, &other.story)
            && self.shown == other.shown
            && (self.selected, self.hovered) == (other.selected, other.hovered)
            && self.lit == other.lit
    }
}

impl PartialEq for Props {
    fn eq(&self, other: &Props) -> bool {
        self.same_drawing(other)
            && (self.embedded, self.look) == (other.embedded, other.look)
            && self.on_look == other.on_look
            && (&self.on_select, &self.on_hover) == (&other.on_select, &other.on_hover)
            && (&self.on_open, &self.on_leave) == (&other.on_open, &other.on_leave)
    }
}

/// The height of the overview strip.
const OVERVIEW: f64 = 32.0;
/// A drawing narrower than this has few labels; the list below it has all of them.
const NARROW: f64 = 560.0;
/// What a drawing is taken to be wide until it is measured.
const WIDTH: f64 = 1000.0;
/// The width of a button beside the overview; its style has the same.
const BUTTON: f64 = 34.0;
/// What is laid out beside the view while it moves, as a share of it.
const BESIDE: f64 = 0.6;
/// The same while the view grows, for what is stretched.
const GROWN: f64 = 0.15;
/// For so long what is drawn is stretched while the view is zoomed, before it is laid out again, in milliseconds: too short for the eye.
const STRETCHED: f64 = 40.0;
/// The width for which the picture on paper is laid out, in CSS pixels: on A4 and on Letter it is then about as large as on the screen.
const PAPER: f64 = 680.0;
/// The most rows on paper.
const PAPER_ROWS: usize = 24;
/// The words by which the typeface is measured.
const MEASURED: &str = "The quick brown fox jumps over 13 lazy dogs, 26 Aug 2008";

/// The component; the head of this file says how it draws.
pub struct Timeline {
    words: &'static Words,
    _language: Option<ContextHandle<Language>>,
    model: Rc<geometry::Timeline>,
    /// How it is looked at, as last said or last asked for.
    look: Look,
    /// Says so once the view is at rest.
    telling: Option<Later>,
    view: View,
    width: f64,
    factor: f64,
    sheet: Sheet,
    layout: Layout,
    /// What the layout covers.
    window: View,
    /// Its pixels for a day. The view's own may be others while it is zoomed: what is drawn is then stretched.
    drawn: f64,
    /// When it was last laid out in a frame, in milliseconds.
    laid: f64,
    /// The whole story as a strip, and its width.
    overview: (Html, f64),
    pointers: Pointers,
    grip: Option<Grip>,
    /// The bundle under the pointer: its lane (0 without lanes) and its index.
    bundle: Option<(usize, usize)>,
    due: Due,
    /// Since importance last decided what is labelled, the scale has changed.
    zoomed: bool,
    frame: Option<Frame>,
    flight: Option<Flight>,
    placed: Placed,
    slots: drawing::Used,
    /// The lanes, from the top; none where all events stand together.
    bands: Vec<Band>,
    /// The lane in which the keyboard last chose an event.
    lane: usize,
    announced: String,
    /// How often the wheel was turned without the key that zooms: each time shows the hint anew.
    hints: u32,
    size: Option<SizeObserver>,
    refs: Refs,
}

/// What is placed past the component, in every frame of a gesture.
#[derive(Debug, Default)]
struct Placed {
    plane: stage::Slide,
    axis: stage::Slide,
    /// What lies before the view, in the overview.
    before: stage::Slide,
    /// What lies after it.
    after: stage::Slide,
    sticky: stage::Slide,
    label: String,
}

#[derive(Default)]
struct Refs {
    drawing: NodeRef,
    axis: NodeRef,
    mover: NodeRef,
    sticky: NodeRef,
    overview: NodeRef,
    before: NodeRef,
    after: NodeRef,
    measure: NodeRef,
}

/// What the next frame has to do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Due {
    Nothing,
    /// Move what is drawn.
    Move,
    /// Lay out at another scale; what is labelled stays until the view is at rest.
    Zoom,
    /// Lay out; what is labelled stays.
    Keep,
    /// Lay out; importance decides anew.
    Anew,
}

/// What happens to it.
#[allow(missing_docs)] // the names say it
pub enum Msg {
    Resized(Size),
    Speak(Language),
    Down(PointerEvent),
    Moved(PointerEvent),
    Up(PointerEvent),
    Lost(PointerEvent),
    Left,
    /// Whether it scrolls what is round or in the drawing.
    Wheel(WheelEvent, bool),
    Key(KeyboardEvent),
    Do(Command),
    Fold,
    Lanes(Lanes),
    Grip(PointerEvent),
    Brush(PointerEvent),
    Loose,
    Edge(Grip, Nudge),
    Rest,
    Frame(f64),
}

impl Component for Timeline {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let look = ctx.props().look;
        let model = Rc::new(geometry::Timeline::new(
            &ctx.props().story,
            &ctx.props().shown,
            look.folded,
        ));
        let (language, handle) = ctx
            .link()
            .context::<Language>(ctx.link().callback(Msg::Speak))
            .unzip();
        let mut timeline = Timeline {
            words: language.unwrap_or_default().words(),
            _language: handle,
            look,
            telling: None,
            view: asked_view(&model, look, WIDTH),
            window: model.extent(),
            drawn: 1.0,
            laid: f64::NEG_INFINITY,
            model,
            width: WIDTH,
            factor: text::WIDE,
            sheet: Sheet::default(),
            layout: Layout::default(),
            overview: Default::default(),
            pointers: Pointers::default(),
            grip: None,
            bundle: None,
            due: Due::Nothing,
            zoomed: false,
            frame: None,
            flight: None,
            placed: Placed::default(),
            slots: Default::default(),
            bands: Vec::new(),
            lane: 0,
            announced: String::new(),
            hints: 0,
            size: None,
            refs: Refs::default(),
        };
        timeline.bands = lanes::bands(ctx.props(), &timeline.model, look.lanes);
        timeline.prefer(ctx.props());
        // In a browser the width is told at once, before anything is painted; what is drawn to a string has the usual one.
        if ctx.props().paper {
            timeline.on_paper(ctx.props());
        } else if cfg!(not(target_arch = "wasm32")) {
            timeline.arrange();
            timeline.lay_out(ctx.props(), Due::Anew);
        } else {
            // What stands below is laid out at its place from the first.
            timeline.measure_out();
        }
        timeline
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let props = ctx.props();
        let story = !Rc::ptr_eq(&props.story, &old.story);
        let asked = props.look != old.look && props.look != self.look;
        if asked {
            self.look = props.look;
            self.telling = None;
        }
        if props.lit != old.lit && !story && props.shown == old.shown {
            self.prefer(props);
            self.arrange();
            self.lay_out(props, Due::Anew);
        }
        let filtered = !story && !asked && props.shown != old.shown;
        if filtered {
            self.look.range = self.range();
        }
        if story {
            // What stood in which row says nothing of other events.
            self.layout = Layout::default();
        }
        if story || filtered || asked {
            self.index(props);
            self.lay_out(props, Due::Anew);
        } else if props.selected != old.selected {
            let unseen = props.selected.is_some_and(|e| !self.bring(e));
            if unseen {
                self.tell(ctx);
            }
            self.lay_out(props, if unseen { Due::Anew } else { Due::Keep });
        }
        !props.same_drawing(old)
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let props = ctx.props();
        match msg {
            Msg::Resized(size) => return self.resize(props, size),
            Msg::Speak(language) => {
                self.words = language.words();
                self.arrange();
                self.lay_out(props, Due::Keep);
                return true;
            }
            Msg::Down(event) => self.down(&event),
            Msg::Moved(event) => return self.moved(ctx, &event),
            Msg::Up(event) => return self.up(ctx, &event),
            Msg::Lost(event) => {
                self.pointers.release(event.pointer_id(), self.view);
                self.ask(ctx, Due::Keep);
            }
            Msg::Left => {
                if props.hovered.is_some() && !self.pointers.any() {
                    props.on_hover.emit(None);
                }
                return self.bundle.take().is_some();
            }
            Msg::Wheel(event, scrolls) => return self.wheel(ctx, &event, scrolls),
            Msg::Key(event) => {
                if let Some(command) = asked(&event) {
                    return self.command(ctx, command);
                }
            }
            Msg::Do(command) => return self.command(ctx, command),
            Msg::Fold => return self.look_so(props, |look| look.folded = !look.folded),
            Msg::Lanes(lanes) => return self.look_so(props, |look| look.lanes = lanes),
            Msg::Grip(event) => self.on_grip(ctx, &event),
            Msg::Brush(event) => {
                if let Some(grip) = self.grip {
                    let (place, _) = self.on_overview(&event);
                    self.go(ctx, gestures::brush(self.view, grip, place), Due::Anew);
                }
            }
            Msg::Loose => self.grip = None,
            Msg::Edge(grip, nudge) => {
                let (view, all) = (self.aim(), self.whole());
                self.go(ctx, gestures::nudge(view, all, grip, nudge), Due::Anew);
            }
            Msg::Rest => {
                self.telling = None;
                if std::mem::take(&mut self.zoomed) {
                    self.ask(ctx, Due::Anew);
                }
                let range = self.range();
                if range != self.look.range {
                    self.look.range = range;
                    props.on_look.emit(self.look);
                }
            }
            Msg::Frame(now) => return self.on_frame(ctx, now),
        }
        false
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let embedded = props.embedded;
        let link = ctx.link();
        let (place, laned) = (self.refs.drawing.clone(), !self.bands.is_empty());
        let words = self.words;
        let arcs = self.arcs(props);
        let hovered = props
            .hovered
            .map(Hit::Event)
            .or(self.bundle.map(|(_, i)| Hit::Bundle(i)));
        let drawing = Drawing {
            layout: &self.layout,
            sheet: self.sheet,
            width: self.drawn_width(),
            seen: self.seen(),
            story: &props.story,
            words,
            slots: &self.slots,
            selected: props.selected,
            hovered,
            arcs: &arcs,
            mirrored: props.mirrored,
            paper: props.paper,
            lane: 0,
            lit: props.lit.as_deref(),
        };
        if props.paper {
            return self.picture(&drawing);
        }
        let button = |label: &'static str, sign: &'static str, command: Command| {
            html! { <button type="button" title={label} aria-label={label} onclick={link.callback(move |_| Msg::Do(command))}>{ sign }</button> }
        };
        html! {
            <section class={classes!("timeline", laned.then_some("laned"), props.mirrored.then_some("mirrored"), (self.width < NARROW).then_some("narrow"))} role="group" aria-roledescription={words.timeline.to_lowercase()}
                aria-label={said::name(words, &props.story, &self.model)} data-marks={self.marks().to_string()} tabindex="0" onkeydown={link.callback(hear_key)}>
                <div ref={self.refs.drawing.clone()} class="drawing" aria-hidden="true"
                    onpointerdown={link.callback(Msg::Down)} onpointermove={link.callback(Msg::Moved)} onpointerup={link.callback(Msg::Up)}
                    onpointercancel={link.callback(Msg::Lost)} onpointerleave={link.callback(|_| Msg::Left)} onwheel={link.callback(move |event| hear_wheel(event, embedded || laned && stage::overflows(&place)))}>
                    <div class="axis">
                        <div ref={self.refs.axis.clone()} class="mover">{ drawing::axis(&drawing) }</div>
                        <div ref={self.refs.sticky.clone()} class="sticky"></div>
                    </div>
                    <div ref={self.refs.mover.clone()} class="mover">{ drawing::plane(&drawing, self.lanes(&drawing)) }</div>
                    { self.names(words) }
                    <span ref={self.refs.measure.clone()} class="measure">{ MEASURED }</span>
                    if self.hints > 0 {
                        <p key={self.hints} class="wheel-hint">{ words.wheel_hint }</p>
                    }
                </div>
                <div class="below">
                    <div ref={self.refs.overview.clone()} class="overview"
                        onpointerdown={link.callback(Msg::Grip)} onpointermove={link.callback(Msg::Brush)}
                        onpointerup={link.callback(|_| Msg::Loose)} onpointercancel={link.callback(|_| Msg::Loose)}>
                        <svg class="whole" height={number(OVERVIEW)} aria-hidden="true">
                            { self.overview.0.clone() }
                        </svg>
                        <div ref={self.refs.before.clone()} class="beyond before">{ self.edge(ctx, Grip::Start, words.view_from) }</div>
                        <div ref={self.refs.after.clone()} class="beyond after">{ self.edge(ctx, Grip::End, words.view_to) }</div>
                    </div>
                    <div class="zoom">
                        { self.chooser(ctx) }
                        if self.folds() {
                            <button type="button" class="fold" aria-pressed={self.look.folded.to_string()} title={words.fold}
                                aria-label={words.fold} onclick={link.callback(|_| Msg::Fold)}>{ "≀" }</button>
                        }
                        { button(words.zoom_out, "−", Command::ZoomOut) }
                        { button(words.zoom_in, "+", Command::ZoomIn) }
                        { button(words.show_all, "⤢", Command::Fit) }
                    </div>
                </div>
                <p class="announced" aria-live="polite">{ &self.announced }</p>
            </section>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if ctx.props().paper {
            return;
        }
        if first {
            self.size = observe_size(&self.refs.drawing, ctx.link().callback(Msg::Resized));
        }
        self.place();
    }
}

/// What a key asks of an edge of the brush, stopped on its way like those of the drawing.
fn hear_edge(event: &KeyboardEvent) -> Option<Nudge> {
    let nudge = gestures::nudged(&stage::key(event))?;
    event.prevent_default();
    event.stop_propagation();
    Some(nudge)
}

/// The command of a key that is pressed here, if it is one.
fn asked(event: &KeyboardEvent) -> Option<Command> {
    let held = event.ctrl_key() || event.meta_key() || event.alt_key();
    gestures::command(&stage::key(event), event.shift_key()).filter(|_| !held)
}

/// What the browser would do with a key is stopped while the event is still on its way: the message can come later.
fn hear_key(event: KeyboardEvent) -> Msg {
    if asked(&event).is_some() {
        event.prevent_default();
        event.stop_propagation();
    }
    Msg::Key(event)
}

/// The same for the wheel. Where there is something to scroll, the page round this one or lanes that do not all fit, it does that
/// as long as it is turned up and down and no key is held.
fn hear_wheel(event: WheelEvent, scrollable: bool) -> Msg {
    let held = event.ctrl_key() || event.meta_key() || event.shift_key();
    let scrolls = scrollable && !held && event.delta_x().abs() <= event.delta_y().abs();
    if !scrolls {
        event.prevent_default();
    }
    Msg::Wheel(event, scrolls)
}

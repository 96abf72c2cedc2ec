//! The timeline: a story's events in time, to be moved, zoomed and chosen from.
//!
//! It keeps its own view, so that a gesture redraws nothing else. While the view is dragged, what is drawn is only moved;
//! it is laid out anew when the edge of what was laid out comes into sight, when the zoom changes, and when the hand is off.
//! All that happens within one frame is drawn once.
//!
//! Deliberately absent: geometry (see [`datelines_core::timeline`]), names for each mark in the accessibility tree: the list
//! has them, and what the keyboard reaches here is announced.

mod drawing;
mod gestures;
mod said;

use std::rc::Rc;

use datelines_core::calendar::When;
use datelines_core::story::{EventIx, Story};
use datelines_core::timeline::shape::class;
use datelines_core::timeline::{
    self as geometry, Bin, Days, Frame as Asked, Hit, Layout, Place, Px, Scale, Sheet, Tick, View,
    text,
};
use yew::events::{KeyboardEvent, PointerEvent, WheelEvent};
use yew::prelude::*;

use crate::app::Look;
use crate::app::words::{Language, Words};
use crate::browser::{Frame, Later, Size, SizeObserver, frame, later, observe_size, stage};
use drawing::{Drawing, number};
use gestures::{Command, Grip, Pointers};

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
/// A drawing narrower than this has marks and no labels; the list has the labels there.
const NARROW: f64 = 560.0;
/// What is laid out beside the view while it moves, as a share of it.
const BESIDE: f64 = 0.6;
/// The width of the drawing on paper, in CSS pixels: that of A4 and of Letter within their usual margins.
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
    overview: (Vec<Bin>, Vec<Tick>, f64),
    pointers: Pointers,
    grip: Option<Grip>,
    /// The bundle under the pointer.
    bundle: Option<usize>,
    due: Due,
    frame: Option<Frame>,
    announced: String,
    /// How often the wheel was turned without the key that zooms: each time shows the hint anew.
    hints: u32,
    /// The view and the width on the screen, while the page is printed.
    screen: Option<(View, f64)>,
    size: Option<SizeObserver>,
    print: Option<stage::Print>,
    refs: Refs,
}

#[derive(Default)]
struct Refs {
    drawing: NodeRef,
    mover: NodeRef,
    sticky: NodeRef,
    overview: NodeRef,
    brush: NodeRef,
    measure: NodeRef,
}

/// What the next frame has to do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Due {
    Nothing,
    /// Move what is drawn.
    Move,
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
    Wheel(WheelEvent),
    Key(KeyboardEvent),
    Do(Command),
    Fold,
    Grip(PointerEvent),
    Brush(PointerEvent),
    Loose(PointerEvent),
    Print(bool),
    Rest,
    Frame,
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
            view: asked_view(&model, look),
            window: model.extent(),
            model,
            width: 1000.0,
            factor: text::WIDE,
            sheet: Sheet { rows: 0, strip: 0 },
            layout: Layout::default(),
            overview: Default::default(),
            pointers: Pointers::default(),
            grip: None,
            bundle: None,
            due: Due::Nothing,
            frame: None,
            announced: String::new(),
            hints: 0,
            screen: None,
            size: None,
            print: None,
            refs: Refs::default(),
        };
        timeline.arrange();
        // In a browser the width is told at once, before anything is painted; what is drawn to a string has the usual one.
        if cfg!(not(target_arch = "wasm32")) {
            timeline.lay_out(ctx.props(), Due::Anew);
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
        let filtered = !story && !asked && props.shown != old.shown;
        if filtered {
            self.look.range = self.range();
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
            Msg::Wheel(event) => return self.wheel(ctx, &event),
            Msg::Key(event) => {
                if let Some(command) = asked(&event) {
                    return self.command(ctx, command);
                }
            }
            Msg::Do(command) => return self.command(ctx, command),
            Msg::Fold => {
                self.look.range = self.range();
                self.look.folded = !self.look.folded;
                self.index(props);
                self.lay_out(props, Due::Anew);
                props.on_look.emit(self.look);
                return true;
            }
            Msg::Grip(event) => {
                stage::capture(&self.refs.overview, event.pointer_id());
                let (place, day) = self.on_overview(&event);
                let grip = gestures::grip(self.view, place, day);
                self.grip = Some(grip);
                self.go(ctx, gestures::brush(self.view, grip, place), Due::Anew);
            }
            Msg::Brush(event) => {
                if let Some(grip) = self.grip {
                    let (place, _) = self.on_overview(&event);
                    self.go(ctx, gestures::brush(self.view, grip, place), Due::Anew);
                }
            }
            Msg::Loose(_) => self.grip = None,
            Msg::Print(begins) => return self.on_paper(props, begins),
            Msg::Rest => {
                self.telling = None;
                let range = self.range();
                if range != self.look.range {
                    self.look.range = range;
                    props.on_look.emit(self.look);
                }
            }
            Msg::Frame => {
                self.frame = None;
                match std::mem::replace(&mut self.due, Due::Nothing) {
                    Due::Nothing => {}
                    Due::Move if self.window.holds(self.view) => self.place(),
                    Due::Move => {
                        self.lay_out(props, Due::Move);
                        return true;
                    }
                    due => {
                        self.lay_out(props, due);
                        return true;
                    }
                }
            }
        }
        false
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let embedded = props.embedded;
        let link = ctx.link();
        let words = self.words;
        let arcs = self.arcs(props);
        let hovered = props
            .hovered
            .map(Hit::Event)
            .or(self.bundle.map(Hit::Bundle));
        let left = self.beside();
        let drawing = Drawing {
            layout: &self.layout,
            sheet: self.sheet,
            width: self.window.span() * self.per_day(),
            seen: (left, left + self.width),
            story: &props.story,
            words,
            selected: props.selected,
            hovered,
            arcs: &arcs,
            mirrored: props.mirrored,
        };
        let button = |label: &'static str, sign: &'static str, command: Command| {
            html! { <button type="button" title={label} aria-label={label} onclick={link.callback(move |_| Msg::Do(command))}>{ sign }</button> }
        };
        html! {
            <section class={classes!("timeline", props.mirrored.then_some("mirrored"), (self.sheet.rows == 0).then_some("narrow"))} role="group" aria-roledescription={words.timeline.to_lowercase()}
                aria-label={said::name(words, &props.story, &self.model)} data-marks={self.layout.marks().to_string()} tabindex="0" onkeydown={link.callback(hear_key)}>
                <div ref={self.refs.drawing.clone()} class="drawing" aria-hidden="true"
                    onpointerdown={link.callback(Msg::Down)} onpointermove={link.callback(Msg::Moved)} onpointerup={link.callback(Msg::Up)}
                    onpointercancel={link.callback(Msg::Lost)} onpointerleave={link.callback(|_| Msg::Left)} onwheel={link.callback(move |event| hear_wheel(event, embedded))}>
                    <div ref={self.refs.mover.clone()} class="mover">{ drawing::plane(&drawing) }</div>
                    <div ref={self.refs.sticky.clone()} class="sticky"></div>
                    <span ref={self.refs.measure.clone()} class="measure">{ MEASURED }</span>
                    if self.hints > 0 {
                        <p key={self.hints} class="wheel-hint">{ words.wheel_hint }</p>
                    }
                </div>
                <div class="below">
                    <svg ref={self.refs.overview.clone()} class="overview" height={number(OVERVIEW)} aria-hidden="true"
                        onpointerdown={link.callback(Msg::Grip)} onpointermove={link.callback(Msg::Brush)}
                        onpointerup={link.callback(Msg::Loose)} onpointercancel={link.callback(Msg::Loose)}>
                        { drawing::overview(&self.overview.0, &self.overview.1, OVERVIEW) }
                        <rect ref={self.refs.brush.clone()} class="brush" y="0.5" height={number(OVERVIEW - 1.0)} rx="3" />
                    </svg>
                    <div class="zoom">
                        if !self.look.folded || !self.model.fold().is_none() {
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
        if first {
            self.size = observe_size(&self.refs.drawing, ctx.link().callback(Msg::Resized));
            self.print = stage::on_print(ctx.link().callback(Msg::Print));
        }
        self.place();
    }
}

impl Timeline {
    /// Indexes the story anew. The view keeps its time (the folds may now lie elsewhere).
    fn index(&mut self, props: &Props) {
        self.model = Rc::new(geometry::Timeline::new(
            &props.story,
            &props.shown,
            self.look.folded,
        ));
        self.view = asked_view(&self.model, self.look);
        self.pointers = Pointers::default();
        self.arrange();
    }

    /// Decides how high the drawing is, and draws the overview.
    fn arrange(&mut self) {
        let events = self.model.items().len();
        self.sheet = if self.width < NARROW {
            Sheet { rows: 0, strip: 3 }
        } else {
            Sheet {
                rows: events.clamp(4, if events > 20 { 8 } else { 9 }),
                strip: if events > 20 { 2 } else { 1 },
            }
        };
        let width = self.overview_width();
        let bins = geometry::overview(&self.model, width, 3.0);
        let scale = Scale::new(self.model.extent(), width, self.model.fold());
        let axis = geometry::axis(&scale, self.factor, self.words.dates);
        // The coarser level if it has anything to say, else the finer one.
        let told = |ticks: &[Tick]| ticks.iter().filter(|t| !t.label.is_empty()).count() > 1;
        let ticks = if told(&axis.major) {
            axis.major
        } else {
            axis.minor
        };
        self.overview = (bins, ticks, width);
    }

    /// Lays out the view: with room beside it while it moves.
    fn lay_out(&mut self, props: &Props, due: Due) {
        self.view = self.view.within(self.model.limits());
        let moving = due == Due::Move || (self.pointers.dragging && due == Due::Keep);
        self.window = if moving {
            self.view.widened(BESIDE)
        } else {
            self.view
        };
        let left = self.beside();
        let asked = Asked {
            window: self.window,
            width: self.window.span() * self.per_day(),
            seen: (left, left + self.width),
            rows: self.sheet.rows,
            strip: self.sheet.strip,
            selected: props.selected,
            factor: self.factor,
            names: self.words.dates,
        };
        self.layout = geometry::layout(
            &self.model,
            &props.story,
            &asked,
            Some((&self.layout, due != Due::Anew)),
        );
        self.bundle = None;
        self.due = Due::Nothing;
    }

    /// The stretch of time in view, `None` if that is all.
    fn range(&self) -> Option<(Days, Days)> {
        let fold = self.model.fold();
        let (view, all) = (self.view, self.model.extent());
        (view != all).then(|| (fold.days(view.start()), fold.days(view.end())))
    }

    /// Says where the view is once it has been at rest for a moment: an address may not be written in every frame.
    fn tell(&mut self, ctx: &Context<Self>) {
        const REST: u32 = 250;
        let link = ctx.link().clone();
        self.telling = Some(later(REST, move || link.send_message(Msg::Rest)));
    }

    fn per_day(&self) -> f64 {
        self.width / self.view.span()
    }

    /// How many pixels of the window lie left of the view.
    fn beside(&self) -> f64 {
        (self.view.start().0 - self.window.start().0) * self.per_day()
    }

    /// Puts what is drawn where the view is: past the component, so that a frame of a gesture costs little.
    fn place(&self) {
        let left = self.beside();
        stage::shift(&self.refs.mover, -left);
        let (_, _, width) = self.overview;
        let fold = self.model.fold();
        let scale = Scale::new(self.model.extent(), width, fold);
        let (from, to) = (
            scale.at(self.view.start()).0.max(0.5),
            scale.at(self.view.end()).0.min(width - 0.5),
        );
        // However far one has zoomed in, the brush can be seen.
        let from = from.min(width - 4.0);
        stage::set(&self.refs.brush, "x", &number(from));
        stage::set(&self.refs.brush, "width", &number((to - from).max(3.0)));

        // The name of the period that reaches in from the left stays at the edge, until the next one pushes it out.
        let major = &self.layout.axis.major;
        let next = major.partition_point(|t| t.x.0 <= left);
        let held = next
            .checked_sub(1)
            .and_then(|i| major.get(i))
            .map_or("", |t| t.label.as_str());
        let width = text::width(held, 11.5, self.factor * text::BOLD) + 12.0;
        let pushed = major
            .get(next)
            .map_or(0.0, |t| (t.x.0 - left - width).min(0.0));
        let in_fold = self
            .layout
            .axis
            .folds
            .iter()
            .any(|(from, to, _)| from.0 <= left && left + 8.0 < to.0);
        stage::set(
            &self.refs.sticky,
            "data-label",
            if in_fold { "" } else { held },
        );
        stage::shift(&self.refs.sticky, pushed);
    }

    /// Asks for a frame in which this is done.
    fn ask(&mut self, ctx: &Context<Self>, due: Due) {
        self.due = self.due.max(due);
        if self.frame.is_none() {
            let link = ctx.link().clone();
            self.frame = Some(frame(move |_| link.send_message(Msg::Frame)));
        }
    }

    /// Goes to another view in the next frame.
    fn go(&mut self, ctx: &Context<Self>, view: View, due: Due) {
        let view = view.within(self.model.limits());
        if view != self.view {
            self.view = view;
            self.ask(ctx, due);
            self.tell(ctx);
        }
    }

    fn resize(&mut self, props: &Props, size: Size) -> bool {
        let measured =
            stage::width(&self.refs.measure).map(|w| w / text::width(MEASURED, 13.0, 1.0));
        // A little more than measured: the words of the story are not those of the measure.
        let factor = measured.map_or(self.factor, |m| (m * 1.02).clamp(0.6, 2.0));
        if self.screen.is_some()
            || size.width <= 0.0
            || (size.width == self.width && factor == self.factor && !self.layout.band.is_empty())
        {
            return false;
        }
        (self.width, self.factor) = (size.width, factor);
        self.arrange();
        self.lay_out(props, Due::Anew);
        true
    }

    /// On paper the whole story is drawn, as wide as a sheet, with more rows; afterwards the screen is as it was.
    fn on_paper(&mut self, props: &Props, begins: bool) -> bool {
        match (begins, self.screen.take()) {
            (true, before) => {
                self.screen = before.or(Some((self.view, self.width)));
                self.width = PAPER;
                self.arrange();
                self.sheet.rows = self.model.items().len().clamp(4, PAPER_ROWS);
                self.view = self.model.extent();
            }
            (false, Some((view, width))) => {
                (self.view, self.width) = (view, width);
                self.arrange();
            }
            (false, None) => return false,
        }
        self.lay_out(props, Due::Anew);
        true
    }

    fn down(&mut self, event: &PointerEvent) {
        if event.button() == 0 {
            stage::capture(&self.refs.drawing, event.pointer_id());
            let (x, _) = stage::offset(&self.refs.drawing, event);
            self.pointers.press(event.pointer_id(), x, self.view);
        }
    }

    fn moved(&mut self, ctx: &Context<Self>, event: &PointerEvent) -> bool {
        let (x, y) = stage::offset(&self.refs.drawing, event);
        if self.pointers.any() {
            if let Some(view) = self.pointers.drag(event.pointer_id(), x, self.width) {
                let same = (view.span() - self.view.span()).abs() < 1e-9 * view.span();
                self.go(ctx, view, if same { Due::Move } else { Due::Anew });
            }
            return false;
        }
        let hit = self.hit(x, y);
        let (event, bundle) = match hit {
            Some(Hit::Event(event)) => (Some(event), None),
            Some(Hit::Bundle(bundle)) => (None, Some(bundle)),
            None => (None, None),
        };
        if event != ctx.props().hovered {
            ctx.props().on_hover.emit(event);
        }
        std::mem::replace(&mut self.bundle, bundle) != bundle
    }

    fn up(&mut self, ctx: &Context<Self>, event: &PointerEvent) -> bool {
        if !self.pointers.release(event.pointer_id(), self.view) {
            // The hand is off: labels may use the whole view again.
            if !self.pointers.any() {
                self.ask(ctx, Due::Keep);
            }
            return false;
        }
        let (x, y) = stage::offset(&self.refs.drawing, event);
        match self.hit(x, y) {
            Some(Hit::Event(event)) => ctx.props().on_select.emit(event),
            Some(Hit::Bundle(i)) => return self.open_bundle(ctx, i),
            None => {}
        }
        false
    }

    /// A bundle opens: the view goes to what it holds.
    fn open_bundle(&mut self, ctx: &Context<Self>, i: usize) -> bool {
        let Some(bundle) = self.layout.bundles.get(i) else {
            return false;
        };
        let long = bundle.last.0 - bundle.first.0;
        if long < View::SHORTEST && self.view.span() < 2.0 {
            // No zoom would part them.
            ctx.props().on_select.emit(bundle.top);
            return false;
        }
        self.view = View::new(bundle.first, bundle.last).widened(0.12);
        if self.view.span() < 1.5 {
            self.view = self.view.zoom(self.view.middle(), 1.5 / self.view.span());
        }
        self.lay_out(ctx.props(), Due::Anew);
        self.tell(ctx);
        self.announced = said::in_view(self.words, &self.model, self.view);
        true
    }

    fn hit(&self, x: f64, y: f64) -> Option<Hit> {
        let x = x + self.beside();
        match (self.sheet.row_at(y), self.sheet.line_at(y)) {
            (Some(row), _) => self.layout.in_row(row, x),
            (None, Some(line)) => self.layout.in_strip(line, x),
            (None, None) => None,
        }
    }

    fn wheel(&mut self, ctx: &Context<Self>, event: &WheelEvent) -> bool {
        let zooms = event.ctrl_key() || event.meta_key();
        if ctx.props().embedded && !zooms {
            // The page around scrolls. Say once in a while how to zoom.
            let hint = !event.shift_key() && event.delta_y() != 0.0 && self.hints == 0;
            self.hints += u32::from(hint);
            return hint;
        }
        let (x, _) = stage::offset(&self.refs.drawing, event);
        let unit = if event.delta_mode() == WheelEvent::DOM_DELTA_LINE {
            16.0
        } else {
            1.0
        };
        // A pinch on a touchpad comes as small turns with Ctrl.
        let unit = if event.ctrl_key() && event.delta_y().abs() < 25.0 {
            unit * 4.0
        } else {
            unit
        };
        let (x_turned, y_turned) = stage::turned(event);
        let delta = (x_turned * unit, y_turned * unit);
        let sideways = event.shift_key() && !zooms;
        let view = gestures::wheel(self.view, self.width, x, delta, sideways);
        let pan = (view.span() - self.view.span()).abs() < 1e-9 * view.span();
        self.go(ctx, view, if pan { Due::Keep } else { Due::Anew });
        false
    }

    fn on_overview(&self, event: &PointerEvent) -> (Place, f64) {
        let (x, _) = stage::offset(&self.refs.overview, event);
        let scale = Scale::new(self.model.extent(), self.overview.2, self.model.fold());
        (scale.place(Px(x)), 1.0 / scale.per_day())
    }

    fn overview_width(&self) -> f64 {
        (self.width - 4.0 * 34.0).max(60.0)
    }

    fn command(&mut self, ctx: &Context<Self>, command: Command) -> bool {
        let props = ctx.props();
        let chosen = props
            .selected
            .and_then(|e| self.model.item(e))
            .map(|item| item.start);
        let about = chosen
            .filter(|&p| self.view.has(p))
            .unwrap_or(self.view.middle());
        let view = match command {
            Command::Step(by) => return self.choose(props, self.step(props, by)),
            Command::Row(by) => return self.choose(props, self.row(props, by)),
            Command::First => {
                return self.choose(props, self.model.items().first().map(|i| i.event));
            }
            Command::Last => return self.choose(props, self.model.items().last().map(|i| i.event)),
            Command::Open => {
                props.selected.iter().for_each(|&e| props.on_open.emit(e));
                return false;
            }
            Command::Leave => {
                props.on_leave.emit(());
                return false;
            }
            Command::ZoomIn => self.view.zoom(about, 0.6),
            Command::ZoomOut => self.view.zoom(about, 1.0 / 0.6),
            Command::Fit => self.model.extent(),
            Command::Pan(by) => self.view.pan(self.view.span() * 0.2 * by as f64),
        };
        self.view = view.within(self.model.limits());
        self.lay_out(
            props,
            if matches!(command, Command::Pan(_)) {
                Due::Keep
            } else {
                Due::Anew
            },
        );
        self.tell(ctx);
        self.announced = said::in_view(self.words, &self.model, self.view);
        true
    }

    /// The event before or after the selected one; the first in view if there is none.
    fn step(&self, props: &Props, by: isize) -> Option<EventIx> {
        let items = self.model.items();
        let i = match props.selected.and_then(|e| self.model.index(e)) {
            Some(i) => i.checked_add_signed(by)?,
            None => self.model.before(self.view.start().0),
        };
        items
            .get(i.min(items.len().saturating_sub(1)))
            .map(|item| item.event)
    }

    /// The labelled event nearest to the selected one in the next row that has any.
    fn row(&self, props: &Props, by: isize) -> Option<EventIx> {
        let from = self.layout.label(props.selected?)?;
        let further = |row: usize| (row as isize - from.row as isize) * by;
        let labels = self.layout.labels.iter().filter(|l| further(l.row) > 0);
        let away = |l: &&geometry::Label| (l.text - from.text).abs();
        labels
            .min_by(|a, b| {
                further(a.row)
                    .cmp(&further(b.row))
                    .then(away(a).total_cmp(&away(b)))
            })
            .map(|l| l.event)
    }

    fn choose(&mut self, props: &Props, event: Option<EventIx>) -> bool {
        let Some(event) = event else { return false };
        self.announced = said::event(self.words, &props.story, &self.model, event);
        props.on_select.emit(event);
        true
    }

    /// Moves the view so that this event is in it. `true` if it was already.
    fn bring(&mut self, event: EventIx) -> bool {
        let Some(item) = self.model.item(event) else {
            return true;
        };
        let inner = self.view.widened(-0.02);
        if item.end >= inner.start() && item.start <= inner.end() {
            return true;
        }
        let by = item.start.0 - self.view.middle().0;
        self.view = self.view.pan(by).within(self.model.limits());
        false
    }

    /// From the day that the words of the selected event count from to what they mean.
    fn arcs(&self, props: &Props) -> Vec<(Px, Px, usize)> {
        let Some(event) = props
            .selected
            .and_then(|e| props.story.events.get(e.0 as usize))
        else {
            return Vec::new();
        };
        let scale = Scale::new(
            self.window,
            self.window.span() * self.per_day(),
            self.model.fold(),
        );
        let mut arcs = Vec::new();
        for mention in &event.mentions {
            let anchor = mention
                .because
                .iter()
                .rev()
                .find_map(|step| When::from_edtf(step.args.get("anchor")?));
            let from = anchor.and_then(|a| geometry::middle(&self.model, a));
            let to = mention.date.and_then(|d| geometry::middle(&self.model, d));
            if let (Some(from), Some(to)) = (from, to) {
                let arc = (
                    scale.at(from),
                    scale.at(to),
                    class(mention.source.0.min(u32::from(u16::MAX)) as u16),
                );
                if (arc.0.0 - arc.1.0).abs() > 6.0 && !arcs.contains(&arc) {
                    arcs.push(arc);
                }
            }
        }
        arcs
    }
}

/// The view that a look asks for: its stretch of time, if anything lies there, else everything.
fn asked_view(model: &geometry::Timeline, look: Look) -> View {
    let view = look.range.map(|(from, to)| {
        let fold = model.fold();
        View::new(fold.place(from), fold.place(to)).within(model.limits())
    });
    let all = model.extent();
    view.filter(|v| v.start() < all.end() && all.start() < v.end())
        .unwrap_or(all)
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

/// The same for the wheel, which inside another page scrolls that page unless it is to zoom.
fn hear_wheel(event: WheelEvent, embedded: bool) -> Msg {
    if !embedded || event.ctrl_key() || event.meta_key() {
        event.prevent_default();
    }
    Msg::Wheel(event)
}

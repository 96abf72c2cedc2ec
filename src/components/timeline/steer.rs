//! What a person does to the view: pointers, wheel, keys, the brush.

use super::*;
use crate::browser::element;

impl Timeline {
    /// Says where the view is once it has been at rest for a moment: an address may not be written in every frame.
    pub(super) fn tell(&mut self, ctx: &Context<Self>) {
        const REST: u32 = 250;
        let link = ctx.link().clone();
        self.telling = Some(later(REST, move || link.send_message(Msg::Rest)));
    }

    /// Asks for a frame in which this is done.
    pub(super) fn ask(&mut self, ctx: &Context<Self>, due: Due) {
        self.due = self.due.max(due);
        if self.frame.is_none() {
            let link = ctx.link().clone();
            self.frame = Some(frame(move |now| link.send_message(Msg::Frame(now))));
        }
    }

    /// What is due in a frame, at this time in milliseconds. Whether the component is drawn anew.
    pub(super) fn on_frame(&mut self, ctx: &Context<Self>, now: f64) -> bool {
        self.frame = None;
        if let Some(mut flight) = self.flight.take() {
            let (view, arrived) = flight.at(now);
            let pans = (view.span() - self.view.span()).abs() < 1e-9 * view.span();
            self.view = view;
            let due = match arrived {
                true if pans => Due::Keep,
                true => Due::Anew,
                false => {
                    self.flight = Some(flight);
                    if pans { Due::Move } else { Due::Zoom }
                }
            };
            self.due = self.due.max(due);
            if !arrived {
                self.ask(ctx, Due::Nothing);
            }
        }
        let held = self.window.holds(self.view);
        let near = held && (0.6..1.6).contains(&self.stretch());
        match std::mem::replace(&mut self.due, Due::Nothing) {
            Due::Nothing => {}
            Due::Move if held => self.place(),
            Due::Zoom if near && now - self.laid < STRETCHED => {
                self.place();
                self.ask(ctx, Due::Zoom);
            }
            due => {
                self.lay_out(ctx.props(), due);
                self.laid = now;
                return true;
            }
        }
        false
    }

    /// Looks at the same stretch in another way, and says so.
    pub(super) fn look_so(&mut self, props: &Props, change: impl FnOnce(&mut Look)) -> bool {
        self.look.range = self.range();
        change(&mut self.look);
        self.index(props);
        self.lay_out(props, Due::Anew);
        props.on_look.emit(self.look);
        true
    }

    /// Takes hold of what is in view, or of one of its edges, on the overview.
    pub(super) fn on_grip(&mut self, ctx: &Context<Self>, event: &PointerEvent) {
        stage::capture(&self.refs.overview, event.pointer_id());
        let (place, day) = self.on_overview(event);
        let touch = event.pointer_type() == "touch";
        let reach = if touch { 18.0 } else { 8.0 };
        let grip = gestures::grip(self.view, place, reach * day);
        self.grip = Some(grip);
        self.go(ctx, gestures::brush(self.view, grip, place), Due::Anew);
    }

    /// Goes to another view in the next frame.
    pub(super) fn go(&mut self, ctx: &Context<Self>, view: View, due: Due) {
        self.flight = None;
        let view = view.within(self.model.limits());
        if view != self.view {
            self.view = view;
            self.ask(ctx, due);
            self.tell(ctx);
        }
    }

    /// Goes to another view in a short flight, or at once where motion is not welcome; says what is in view then.
    pub(super) fn fly(&mut self, ctx: &Context<Self>, view: View) -> bool {
        let view = view.within(self.model.limits());
        self.announced = said::in_view(self.words, &self.model, view);
        if reduced_motion() {
            let pans = (view.span() - self.view.span()).abs() < 1e-9 * view.span();
            self.go(ctx, view, if pans { Due::Keep } else { Due::Anew });
        } else if view != self.aim() {
            self.flight = Some(Flight::new(self.view, view));
            self.ask(ctx, Due::Nothing);
            self.tell(ctx);
        }
        true
    }

    /// Where the view is, or is on its way to.
    pub(super) fn aim(&self) -> View {
        self.flight.map_or(self.view, |flight| flight.to)
    }

    pub(super) fn down(&mut self, event: &PointerEvent) {
        if event.button() == 0 {
            stage::capture(&self.refs.drawing, event.pointer_id());
            let (x, _) = stage::offset(&self.refs.drawing, event);
            self.flight = None;
            self.pointers.press(event.pointer_id(), x, self.view);
        }
    }

    pub(super) fn moved(&mut self, ctx: &Context<Self>, event: &PointerEvent) -> bool {
        let (x, y) = stage::offset(&self.refs.drawing, event);
        if self.pointers.any() {
            if let Some(view) = self.pointers.drag(event.pointer_id(), x, self.width) {
                let same = (view.span() - self.view.span()).abs() < 1e-9 * view.span();
                self.go(ctx, view, if same { Due::Move } else { Due::Zoom });
            }
            return false;
        }
        let hit = self.hit(x, y);
        let (event, bundle) = match hit {
            Some((_, Hit::Event(event))) => (Some(event), None),
            Some((lane, Hit::Bundle(bundle))) => (None, Some((lane, bundle))),
            None => (None, None),
        };
        if event != ctx.props().hovered {
            ctx.props().on_hover.emit(event);
        }
        std::mem::replace(&mut self.bundle, bundle) != bundle
    }

    pub(super) fn up(&mut self, ctx: &Context<Self>, event: &PointerEvent) -> bool {
        if !self.pointers.release(event.pointer_id(), self.view) {
            // The hand is off: labels may use the whole view again.
            if !self.pointers.any() {
                self.ask(ctx, Due::Keep);
            }
            return false;
        }
        let (x, y) = stage::offset(&self.refs.drawing, event);
        match self.hit(x, y) {
            Some((lane, Hit::Event(event))) => {
                self.lane = lane;
                ctx.props().on_select.emit(event);
            }
            Some((lane, Hit::Bundle(i))) => return self.open_bundle(ctx, lane, i),
            None => {}
        }
        false
    }

    /// A bundle opens: the view goes to what it holds.
    fn open_bundle(&mut self, ctx: &Context<Self>, lane: usize, i: usize) -> bool {
        let layout = self.bands.get(lane).map_or(&self.layout, |b| &b.layout);
        let Some(bundle) = layout.bundles.get(i) else {
            return false;
        };
        let long = bundle.last.0 - bundle.first.0;
        if long < View::SHORTEST && self.view.span() < 2.0 {
            // No zoom would part them.
            ctx.props().on_select.emit(bundle.top);
            return false;
        }
        let mut view = View::new(bundle.first, bundle.last).widened(0.12);
        if view.span() < 1.5 {
            view = view.zoom(view.middle(), 1.5 / view.span());
        }
        self.fly(ctx, view)
    }

    /// What lies there, and in which lane (0 without lanes).
    pub(super) fn hit(&self, x: f64, y: f64) -> Option<(usize, Hit)> {
        let x = self.seen().0 + x / self.stretch();
        if self.bands.is_empty() {
            return lanes::hit(&self.layout, self.sheet, x, y).map(|hit| (0, hit));
        }
        let y = y + f64::from(element::scroll_top(&self.refs.drawing));
        let lane = self.bands.iter().position(|band| y < band.end())?;
        let band = &self.bands[lane];
        Some((
            lane,
            lanes::hit(&band.layout, band.sheet, x, y - band.down())?,
        ))
    }

    pub(super) fn wheel(&mut self, ctx: &Context<Self>, event: &WheelEvent, scrolls: bool) -> bool {
        if scrolls {
            // Say once how to zoom.
            let hint = event.delta_y() != 0.0 && self.hints == 0;
            self.hints += u32::from(hint);
            return hint;
        }
        let zooms = event.ctrl_key() || event.meta_key();
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
        self.go(ctx, view, if pan { Due::Keep } else { Due::Zoom });
        false
    }

    pub(super) fn on_overview(&self, event: &PointerEvent) -> (Place, f64) {
        let (x, _) = stage::offset(&self.refs.overview, event);
        let scale = self.strip(self.overview.1);
        (scale.place(Px(x)), 1.0 / scale.per_day())
    }

    pub(super) fn command(&mut self, ctx: &Context<Self>, command: Command) -> bool {
        let props = ctx.props();
        let chosen = props
            .selected
            .and_then(|e| self.model.item(e))
            .map(|item| item.start);
        let from = self.aim();
        let about = chosen.filter(|&p| from.has(p)).unwrap_or(from.middle());
        let view = match command {
            Command::Step(by) => return self.choose(props, self.step(props, by)),
            Command::Row(by) if !self.bands.is_empty() => {
                let event = self.other_lane(props, by);
                return self.choose(props, event);
            }
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
            Command::ZoomIn => from.zoom(about, 0.6),
            Command::ZoomOut => from.zoom(about, 1.0 / 0.6),
            Command::Fit => self.whole(),
            Command::Pan(by) => from.pan(from.span() * 0.2 * by as f64),
        };
        self.fly(ctx, view)
    }

    /// The event before or after the selected one; the first in view if there is none.
    pub(super) fn step(&self, props: &Props, by: isize) -> Option<EventIx> {
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
    pub(super) fn row(&self, props: &Props, by: isize) -> Option<EventIx> {
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

    pub(super) fn choose(&mut self, props: &Props, event: Option<EventIx>) -> bool {
        let Some(event) = event else { return false };
        self.announced = said::event(self.words, &props.story, &self.model, event);
        if let Some(band) = self
            .bands
            .get(self.lane)
            .filter(|b| b.model.item(event).is_some())
        {
            self.announced = format!("{}: {}", band.name(self.words), self.announced);
        }
        props.on_select.emit(event);
        true
    }

    /// Moves the view so that this event is in it. `true` if it was already.
    pub(super) fn bring(&mut self, event: EventIx) -> bool {
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
}

//! What is drawn where: indexing, laying out, and moving what is drawn.

use super::*;

impl Timeline {
    /// Indexes the story anew. The view keeps its time (the folds may now lie elsewhere).
    pub(super) fn index(&mut self, props: &Props) {
        self.model = Rc::new(geometry::Timeline::new(
            &props.story,
            &props.shown,
            self.look.folded,
        ));
        self.view = asked_view(&self.model, self.look, self.width);
        self.bands = lanes::bands(props, &self.model, self.look.lanes);
        self.pointers = Pointers::default();
        self.prefer(props);
        self.arrange();
    }

    /// What a search has found goes first.
    pub(super) fn prefer(&mut self, props: &Props) {
        let found = props.lit.as_deref().unwrap_or_default();
        Rc::make_mut(&mut self.model).prefer(found);
        self.bands
            .iter_mut()
            .for_each(|band| band.model.prefer(found));
    }

    /// All there is: what "fit" shows.
    pub(super) fn whole(&self) -> View {
        self.model.fit(self.width)
    }

    /// The scale of the overview, which is so wide.
    pub(super) fn strip(&self, width: f64) -> Scale<'_> {
        Scale::new(self.whole(), width, self.model.fold())
    }

    /// Decides how high the drawing is, and draws the overview.
    pub(super) fn arrange(&mut self) {
        self.measure_out();
        let width = self.overview_width();
        let scale = self.strip(width);
        let bins = geometry::density(&self.model, &scale, 3.0);
        let axis = geometry::axis(&scale, self.factor, self.words.dates);
        // The coarser level if it has anything to say, else the finer one; but days and hours alone are of any month.
        let told = |ticks: &[Tick]| ticks.iter().filter(|t| !t.label.is_empty()).count();
        let bare = |t: &Tick| t.label.len() <= 2 || t.label.contains(':');
        let ticks = if told(&axis.major) > usize::from(!axis.minor.iter().all(bare)) {
            axis.major
        } else {
            axis.minor
        };
        self.overview = (drawing::overview(&bins, &ticks, OVERVIEW), width);
    }

    /// Decides how high the drawing is.
    pub(super) fn measure_out(&mut self) {
        let events = self.model.items().len();
        let narrow = self.width < NARROW;
        self.sheet = Sheet {
            rows: match events {
                _ if narrow => events.min(3),
                0..=20 => events.clamp(4, 9),
                _ => 8,
            },
            strip: 1 + usize::from(narrow || events > 20),
            ..Sheet::default()
        };
        if !self.bands.is_empty() {
            self.sheet = lanes::stack(&mut self.bands, narrow);
        }
    }

    /// Lays out the view: with room beside it while it moves.
    pub(super) fn lay_out(&mut self, props: &Props, due: Due) {
        self.view = self.view.within(self.model.limits());
        let moving = due == Due::Move || (self.pointers.dragging && due == Due::Keep);
        let grows = due == Due::Zoom && self.per_day() < self.drawn;
        self.window = match () {
            () if moving => self.view.widened(BESIDE),
            () if grows => self.view.widened(GROWN),
            () => self.view,
        };
        self.drawn = self.per_day();
        let asked = Asked {
            window: self.window,
            width: self.drawn_width(),
            seen: self.seen(),
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
        self.slots.take(&self.layout);
        for band in &mut self.bands {
            band.lay_out(&props.story, &asked, due != Due::Anew);
        }
        self.bundle = None;
        self.zoomed = due == Due::Zoom || (self.zoomed && due != Due::Anew);
        self.due = Due::Nothing;
    }

    /// The stretch of time in view, `None` if that is all.
    pub(super) fn range(&self) -> Option<(Days, Days)> {
        let fold = self.model.fold();
        let (view, all) = (self.view, self.whole());
        (view != all).then(|| (fold.days(view.start()), fold.days(view.end())))
    }

    pub(super) fn per_day(&self) -> f64 {
        self.width / self.view.span()
    }

    /// How many times as wide as it was laid out the drawing is to be shown.
    pub(super) fn stretch(&self) -> f64 {
        let stretch = self.per_day() / self.drawn;
        // Only a zoom stretches: what a view that is moved gains or loses is the end of a number.
        if (stretch - 1.0).abs() < 1e-9 {
            1.0
        } else {
            stretch
        }
    }

    /// How wide the drawing was laid out.
    pub(super) fn drawn_width(&self) -> f64 {
        self.window.span() * self.drawn
    }

    /// What is seen of the drawing, in its own pixels.
    pub(super) fn seen(&self) -> (f64, f64) {
        let left = (self.view.start().0 - self.window.start().0) * self.drawn;
        (left, left + self.width / self.stretch())
    }

    /// Puts what is drawn where the view is: past the component, so that a frame of a gesture costs little.
    pub(super) fn place(&mut self) {
        let (stretch, (left, _)) = (self.stretch(), self.seen());
        let width = self.overview.1;
        let scale = self.strip(width);
        let (from, to) = (
            scale.at(self.view.start()).0.max(0.0),
            scale.at(self.view.end()).0.min(width),
        );
        // However far one has zoomed in, the brush can be seen.
        let from = from.min(width - 4.0);
        let to = to.max(from + 4.0);

        // The name of the period that reaches in from the left stays at the edge, until the next one pushes it out.
        let axis = &self.layout.axis;
        let next = axis.major.partition_point(|t| t.x.0 <= left);
        let held = next.checked_sub(1).and_then(|i| axis.major.get(i));
        let held = held.map_or("", |t| t.label.as_str());
        let held_width = text::width(held, 11.5, self.factor * text::BOLD) + 12.0;
        let pushed = axis
            .major
            .get(next)
            .map_or(0.0, |t| ((t.x.0 - left) * stretch - held_width).min(0.0));
        // Beside a fold there is no room to say a month with its year, and a month alone would be of any year.
        let in_fold = |(from, to, _): &(Px, Px, String)| {
            from.0 <= left + held_width / stretch && left + 8.0 < to.0
        };
        let label = if axis.folds.iter().any(in_fold) {
            ""
        } else {
            held
        };

        let (refs, placed) = (&self.refs, &mut self.placed);
        for (slide, node) in [
            (&mut placed.plane, &refs.mover),
            (&mut placed.axis, &refs.axis),
        ] {
            slide.stretched(node, -left * stretch, stretch);
        }
        placed.before.to(&refs.before, from);
        placed.after.to(&refs.after, to);
        placed.sticky.to(&refs.sticky, pushed);
        // Another word has the browser set the page: not while what is drawn is only stretched.
        if placed.label != label && stretch == 1.0 {
            label.clone_into(&mut placed.label);
            stage::set(&refs.sticky, "data-label", label);
        }
    }

    /// An edge of the brush, to be moved by keys.
    pub(super) fn edge(&self, ctx: &Context<Self>, grip: Grip, label: &'static str) -> Html {
        let all = self.whole();
        let (class, at) = match grip {
            Grip::End => ("edge end", self.view.end()),
            _ => ("edge start", self.view.start()),
        };
        let share = ((at.0 - all.start().0) / all.span() * 100.0).clamp(0.0, 100.0);
        let keys = ctx
            .link()
            .batch_callback(move |event: KeyboardEvent| Some(Msg::Edge(grip, hear_edge(&event)?)));
        html! {
            <span {class} role="slider" tabindex="0" aria-label={label} aria-valuemin="0" aria-valuemax="100" aria-valuenow={format!("{share:.0}")}
                aria-valuetext={said::day(self.words, &self.model, at)} onkeydown={keys}></span>
        }
    }

    pub(super) fn resize(&mut self, props: &Props, size: Size) -> bool {
        let measured =
            stage::width(&self.refs.measure).map(|w| w / text::width(MEASURED, 13.0, 1.0));
        // A little more than measured: the words of the story are not those of the measure.
        let factor = measured.map_or(self.factor, |m| (m * 1.02).clamp(0.6, 2.0));
        if size.width <= 0.0
            || (size.width == self.width && factor == self.factor && !self.layout.band.is_empty())
        {
            return false;
        }
        let whole = self.view == self.whole();
        (self.width, self.factor) = (size.width, factor);
        if whole {
            self.view = self.whole();
        }
        self.arrange();
        self.lay_out(props, Due::Anew);
        true
    }

    /// Lays out the whole story for paper, with as many rows as its labels take.
    pub(super) fn on_paper(&mut self, props: &Props) {
        self.width = PAPER;
        self.arrange();
        let laned = !self.bands.is_empty();
        if !laned {
            self.sheet.rows = PAPER_ROWS;
        }
        self.view = self.whole();
        self.lay_out(props, Due::Anew);
        if !laned {
            self.sheet.rows = self.layout.rows;
        }
    }

    /// The drawing as one picture, which scales to its place: whenever a browser asks for it, on whatever sheet, there is nothing
    /// left to lay out.
    pub(super) fn picture(&self, drawing: &Drawing) -> Html {
        let (width, height) = (number(self.width), number(self.sheet.height()));
        html! {
            <section class={classes!("timeline", "paper", drawing.mirrored.then_some("mirrored"))} aria-hidden="true">
                <svg class="drawing" viewBox={format!("0 0 {width} {height}")}>
                    { drawing::plane(drawing, self.lanes(drawing)) }
                    { drawing::axis(drawing) }
                    { self.names(drawing.words) }
                </svg>
            </section>
        }
    }

    /// Whether there is anything to fold, or to unfold.
    pub(super) fn folds(&self) -> bool {
        !self.look.folded || !self.model.fold().is_none()
    }

    fn overview_width(&self) -> f64 {
        let buttons = 4.0 + f64::from(u8::from(self.folds()));
        (self.width - buttons * BUTTON).max(60.0)
    }

    /// From the day that the words of the selected event count from to what they mean.
    pub(super) fn arcs(&self, props: &Props) -> Vec<(Px, Px, usize)> {
        let Some(event) = props
            .selected
            .and_then(|e| props.story.events.get(e.0 as usize))
        else {
            return Vec::new();
        };
        let scale = Scale::new(self.window, self.drawn_width(), self.model.fold());
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

/// The view that a look asks for: its stretch of time, if anything lies there, else everything, in so many pixels.
pub(super) fn asked_view(model: &geometry::Timeline, look: Look, width: f64) -> View {
    let view = look.range.map(|(from, to)| {
        let fold = model.fold();
        View::new(fold.place(from), fold.place(to)).within(model.limits())
    });
    let all = model.fit(width);
    view.filter(|v| v.start() < all.end() && all.start() < v.end())
        .unwrap_or(all)
}

//! The lanes of the drawing: each a layout of its own on the common axis.

use super::*;
use crate::browser::element;
use datelines_core::timeline::{Lane, shape};

/// One lane as it is drawn.
pub struct Band {
    lane: Lane,
    pub model: geometry::Timeline,
    pub sheet: Sheet,
    /// Where it begins, in pixels from the top of the drawing.
    top: f64,
    pub layout: Layout,
    slots: drawing::Used,
}

/// The height of a lane's name.
const NAME: f64 = 16.0;

/// The lanes of what is shown.
pub fn bands(props: &Props, whole: &geometry::Timeline, by: Lanes) -> Vec<Band> {
    let lanes = geometry::lanes(&props.story, &props.shown, by).into_iter();
    lanes
        .map(|lane| Band {
            model: whole.lane(&props.story, &lane),
            lane,
            sheet: Sheet::default(),
            top: 0.0,
            layout: Layout::default(),
            slots: drawing::Used::default(),
        })
        .collect()
}

/// Puts the lanes below one another; returns the sheet of the whole.
pub fn stack(bands: &mut [Band], narrow: bool) -> Sheet {
    let few = bands.len() <= 3;
    let mut top = Sheet::AXIS;
    for band in bands {
        band.sheet = Sheet {
            rows: if narrow { 0 } else { 2 + usize::from(few) },
            strip: 1 + usize::from(narrow),
            lanes: 0.0,
            lane: true,
        };
        band.top = top;
        top = band.end();
    }
    Sheet {
        lanes: top - Sheet::AXIS,
        ..Sheet::default()
    }
}

/// What lies at a place of a sheet.
pub fn hit(layout: &Layout, sheet: Sheet, x: f64, y: f64) -> Option<Hit> {
    match (sheet.row_at(y), sheet.line_at(y)) {
        (Some(row), _) => layout.in_row(row, x),
        (None, Some(line)) => layout.in_strip(line, x),
        (None, None) => None,
    }
}

impl Band {
    /// Where it ends.
    pub fn end(&self) -> f64 {
        self.down() + self.sheet.height()
    }

    /// How far down its sheet is moved.
    pub fn down(&self) -> f64 {
        self.top + NAME - Sheet::AXIS
    }

    /// Its name for people.
    pub fn name(&self, words: &Words) -> String {
        match self.lane.name.as_str() {
            "" => words.other_events.to_owned(),
            name => name.to_owned(),
        }
    }

    /// Lays it out like the whole, in its own rows.
    pub fn lay_out(&mut self, story: &Story, whole: &Asked, keep: bool) {
        let asked = Asked {
            rows: self.sheet.rows,
            strip: self.sheet.strip,
            ..*whole
        };
        self.layout = geometry::layout(&self.model, story, &asked, Some((&self.layout, keep)));
        self.slots.take(&self.layout);
    }

    /// Where this event's first mark stands, if it is drawn by itself.
    fn mark(&self, event: EventIx) -> Option<(f64, f64)> {
        let label = self.layout.label(event);
        let label = label.and_then(|l| Some((l.glyphs.first()?.x, self.sheet.row(l.row))));
        let dot = || {
            let dot = self.layout.dots.iter().find(|d| d.event == event)?;
            Some(((dot.from + dot.to) / 2.0, self.sheet.line(dot.line)))
        };
        label.or_else(dot).map(|(x, y)| (x, y + self.down()))
    }
}

impl Timeline {
    /// How many marks are drawn.
    pub(super) fn marks(&self) -> usize {
        let bands = self.bands.iter().map(|band| band.layout.marks());
        self.layout.marks() + bands.sum::<usize>()
    }

    /// The lanes' events, and what ties the selected one together.
    pub(super) fn lanes(&self, whole: &Drawing) -> Html {
        let lanes = self.bands.iter().zip(0..).map(|(band, nth)| {
            let bundle = self.bundle.filter(|(lane, _)| *lane == nth);
            let event = whole.hovered.filter(|hit| matches!(hit, Hit::Event(_)));
            let drawing = Drawing {
                layout: &band.layout,
                sheet: band.sheet,
                slots: &band.slots,
                hovered: event.or(bundle.map(|(_, i)| Hit::Bundle(i))),
                lane: nth + 1,
                ..*whole
            };
            html! { <g transform={drawing::translate(0.0, band.down())}>{ drawing::events(&drawing) }</g> }
        });
        let lanes = lanes.collect::<Html>();
        let marks = |event| self.bands.iter().filter_map(move |band| band.mark(event));
        let mut tie = String::new();
        if let Some(event) = whole.selected.filter(|&event| marks(event).count() > 1) {
            for (i, (x, y)) in marks(event).enumerate() {
                shape::push(&mut tie, if i == 0 { 'M' } else { 'L' }, &[x, y]);
            }
        }
        html! { <><path class="tie" d={tie} />{ lanes }</> }
    }

    /// The lanes' names, which stay where they are while time moves under them.
    pub(super) fn names(&self, words: &'static Words) -> Html {
        if self.bands.is_empty() {
            return Html::default();
        }
        let names = self.bands.iter().map(|band| {
            let mut mark = String::new();
            let source = band.lane.source.map(|source| source.0.min(u32::from(u16::MAX)) as u16);
            if let Some(source) = source {
                shape::push_mark(&mut mark, source, 9.0, band.top + 9.5, 4.5);
            }
            let x = if source.is_some() { 18.0 } else { 5.0 };
            html! {
                <>
                <path class="lane" d={format!("M0 {0}H{1}", number(band.top + 0.5), number(self.width))} />
                <path class={classes!("mark", "solid", source.map(|s| format!("source-{}", class(s))))} d={mark} />
                <text class="lane-name" x={number(x)} y={number(band.top + 13.0)}>{ band.name(words) }</text>
                </>
            }
        });
        html! { <svg class="names" width={number(self.width)} height={number(self.sheet.height())}>{ names.collect::<Html>() }</svg> }
    }

    /// The choice of lanes.
    pub(super) fn chooser(&self, ctx: &Context<Self>) -> Html {
        let words = self.words;
        let all = [
            (Lanes::None, words.lanes_none),
            (Lanes::Source, words.lanes_source),
            (Lanes::Person, words.lanes_person),
            (Lanes::Place, words.lanes_place),
        ];
        let chosen = ctx.link().batch_callback(move |event: Event| {
            let nth = element::chosen(&event)?;
            Some(Msg::Lanes(all.get(nth)?.0))
        });
        html! {
            <span class="lanes"><select title={words.lanes} aria-label={words.lanes} onchange={chosen}>
                { for all.iter().map(|(lanes, name)| html! { <option selected={*lanes == self.look.lanes}>{ *name }</option> }) }
            </select></span>
        }
    }

    /// The event nearest to the selected one in the next lane, or the one before.
    pub(super) fn other_lane(&mut self, props: &Props, by: isize) -> Option<EventIx> {
        let event = props.selected?;
        let stands = |band: &Band| band.model.item(event).is_some();
        if !self.bands.get(self.lane).is_some_and(stands) {
            self.lane = self.bands.iter().position(stands)?;
        }
        let at = self.bands[self.lane].model.item(event)?.start.0;
        let lane = self.lane.checked_add_signed(by)?;
        let items = self.bands.get(lane)?.model.items();
        let after = items.partition_point(|item| item.start.0 < at);
        let near = [after.checked_sub(1), Some(after)];
        let near = near.into_iter().flatten().filter_map(|i| items.get(i));
        let near = near.min_by(|a, b| (a.start.0 - at).abs().total_cmp(&(b.start.0 - at).abs()))?;
        self.lane = lane;
        // What the keys go to comes into sight, below the axis, which lies over the lanes.
        let (top, end) = (self.bands[lane].top - Sheet::AXIS, self.bands[lane].end());
        element::scroll_to(&self.refs.drawing, top as usize, (end - top) as usize);
        Some(near.event)
    }
}

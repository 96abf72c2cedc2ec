//! What a drawing asks of its elements: where a pointer is, how wide a text is, and the few attributes that change in
//! every frame of a gesture, past the components.
//!
//! On a page that runs from right to left a drawing is mirrored: what stands in an element of the class `mirrored` is drawn the
//! other way round by its style, and what comes from it is turned back here, so that nobody else has to know.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Animation, Element};
use yew::NodeRef;
use yew::events::{Event, KeyboardEvent, MouseEvent, WheelEvent};

/// Where an event happened, from the element's left top corner (the right one, where it is mirrored), in CSS pixels. (0, 0) if
/// the element is not in the page.
pub fn offset(node: &NodeRef, event: &MouseEvent) -> (f64, f64) {
    node.cast::<Element>().map_or((0.0, 0.0), |element| {
        let bounds = element.get_bounding_client_rect();
        let x = f64::from(event.client_x());
        let x = match mirrored(&element) {
            true => bounds.right() - x,
            false => x - bounds.left(),
        };
        (x, f64::from(event.client_y()) - bounds.top())
    })
}

/// How far a wheel has turned along the drawing and across it, in the units of its `deltaMode`.
pub fn turned(event: &WheelEvent) -> (f64, f64) {
    let along = if is_mirrored(event) {
        -event.delta_x()
    } else {
        event.delta_x()
    };
    (along, event.delta_y())
}

/// The name of a key, as it would be in a drawing that is not mirrored.
pub fn key(event: &KeyboardEvent) -> String {
    match event.key().as_str() {
        "ArrowLeft" if is_mirrored(event) => "ArrowRight".into(),
        "ArrowRight" if is_mirrored(event) => "ArrowLeft".into(),
        key => key.into(),
    }
}

fn is_mirrored(event: &Event) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    target.is_some_and(|element| mirrored(&element))
}

fn mirrored(element: &Element) -> bool {
    element
        .closest(".mirrored")
        .is_ok_and(|found| found.is_some())
}

/// The width of an element in CSS pixels; `None` if it is not in the page or not shown.
pub fn width(node: &NodeRef) -> Option<f64> {
    let width = node.cast::<Element>()?.get_bounding_client_rect().width();
    (width > 0.0).then_some(width)
}

/// Sends all further events of this pointer to the element, wherever it goes.
pub fn capture(node: &NodeRef, pointer: i32) {
    if let Some(element) = node.cast::<Element>() {
        // A pointer that is up again by now needs no capture.
        drop(element.set_pointer_capture(pointer));
    }
}

/// An element that is moved sideways, or stretched, in every frame of a gesture.
///
/// It is moved by animations that stand still: where on its way it is, is where the element stands. What is moved so the
/// browser only puts elsewhere, where a change of style makes it go through all that it has painted of the page.
#[derive(Debug, Default)]
pub struct Slide {
    element: Option<Element>,
    place: Option<Way>,
    stretch: Option<Way>,
}

/// As far an element can be moved to either side, in pixels.
const FAR: f64 = 50_000.0;
/// As many times as wide it can be made.
const WIDE: f64 = 4.0;

impl Slide {
    /// Moves the element by so many pixels from where its style has it.
    pub fn to(&mut self, node: &NodeRef, x: f64) {
        self.stretched(node, x, 1.0);
    }

    /// The same, with what the element shows so many times as wide, from its left edge on.
    pub fn stretched(&mut self, node: &NodeRef, x: f64, stretch: f64) {
        let Some(element) = node.cast::<Element>() else {
            return;
        };
        if self.element.as_ref() != Some(&element) {
            *self = Slide {
                element: Some(element.clone()),
                ..Slide::default()
            };
        }
        // What was never moved stands where its style has it, which costs nothing.
        if self.place.is_none() && x != 0.0 {
            let place = |x| format!("translateX({x}px)");
            self.place = Way::new(&element, "transform", (-FAR, FAR), 1.0, place).ok();
        }
        if self.stretch.is_none() && stretch != 1.0 {
            let width = |stretch| format!("{stretch} 1");
            self.stretch = Way::new(&element, "scale", (0.0, WIDE), 10_000.0, width).ok();
        }
        // What is moved first is stretched after that.
        self.place.iter_mut().for_each(|way| way.to(x / stretch));
        self.stretch.iter_mut().for_each(|way| way.to(stretch));
    }
}

/// The way of one property from one value to another.
#[derive(Debug)]
struct Way {
    animation: Animation,
    ends: (f64, f64),
    /// Milliseconds from one whole value to the next.
    pace: f64,
    at: Option<f64>,
}

impl Way {
    fn new(
        element: &Element,
        property: &str,
        ends: (f64, f64),
        pace: f64,
        say: fn(f64) -> String,
    ) -> Result<Way, JsValue> {
        let (frames, timing) = (Object::new(), Object::new());
        let values = [ends.0, ends.1].map(|value| JsValue::from(say(value)));
        Reflect::set(&frames, &property.into(), &Array::from_iter(values))?;
        let duration = (ends.1 - ends.0) * pace;
        Reflect::set(&timing, &"duration".into(), &duration.into())?;
        Reflect::set(&timing, &"fill".into(), &"both".into())?;
        let animate: Function = Reflect::get(element, &"animate".into())?.dyn_into()?;
        let animation: Animation = animate.call2(element, &frames, &timing)?.dyn_into()?;
        animation.pause()?;
        Ok(Way {
            animation,
            ends,
            pace,
            at: None,
        })
    }

    /// Stands at this value, or at the end that is nearest to it.
    fn to(&mut self, value: f64) {
        if self.at.replace(value) != Some(value) {
            let (from, to) = self.ends;
            let time = (value.clamp(from, to) - from) * self.pace;
            self.animation.set_current_time(Some(time));
        }
    }
}

/// Whether an element holds more than its height shows.
pub fn overflows(node: &NodeRef) -> bool {
    node.cast::<Element>()
        .is_some_and(|element| element.scroll_height() > element.client_height())
}

/// Sets an attribute of the element.
pub fn set(node: &NodeRef, name: &str, value: &str) {
    if let Some(element) = node.cast::<Element>() {
        // An attribute's name is always one of ours, so it cannot fail.
        drop(element.set_attribute(name, value));
    }
}

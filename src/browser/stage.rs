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
pub fn capture(node: &NodeRef, pointer: i32) -> bool {
    node.cast::<Element>()
        .is_some_and(|e| e.set_pointer_capture(pointer).is_ok())
}

/// An element that is moved sideways in every frame of a gesture.
///
/// It is moved by an animation that stands still: where on its way it is, is where the element stands. What is moved so the
/// browser only puts elsewhere, where a change of style makes it go through all that it has painted of the page.
#[derive(Debug, Default)]
pub struct Slide {
    /// The element and what moves it.
    way: Option<(Element, Animation)>,
    x: f64,
}

/// As far an element can be moved to either side, in pixels.
const FAR: f64 = 50_000.0;

impl Slide {
    /// Moves the element by so many pixels from where its style has it.
    pub fn to(&mut self, node: &NodeRef, x: f64) {
        let Some(element) = node.cast::<Element>() else {
            return;
        };
        let same = matches!(&self.way, Some((moved, _)) if *moved == element);
        if !same {
            self.way = way(&element).ok().map(|way| (element, way));
        } else if self.x == x {
            return;
        }
        if let Some((_, way)) = &self.way {
            way.set_current_time(Some(x.clamp(-FAR, FAR) + FAR));
            self.x = x;
        }
    }
}

/// The way from one end to the other, a millisecond for each pixel; it stands still.
fn way(element: &Element) -> Result<Animation, JsValue> {
    let ends = [-FAR, FAR].map(|x| JsValue::from(format!("translateX({x}px)")));
    let (frames, timing) = (Object::new(), Object::new());
    Reflect::set(&frames, &"transform".into(), &Array::from_iter(ends))?;
    Reflect::set(&timing, &"duration".into(), &(2.0 * FAR).into())?;
    Reflect::set(&timing, &"fill".into(), &"both".into())?;
    let animate: Function = Reflect::get(element, &"animate".into())?.dyn_into()?;
    let way: Animation = animate.call2(element, &frames, &timing)?.dyn_into()?;
    way.pause()?;
    Ok(way)
}

/// How far down the content of an element is scrolled, in pixels.
pub fn scrolled(node: &NodeRef) -> f64 {
    node.cast::<Element>()
        .map_or(0.0, |element| f64::from(element.scroll_top()))
}

/// Whether an element holds more than its height shows.
pub fn overflows(node: &NodeRef) -> bool {
    node.cast::<Element>()
        .is_some_and(|element| element.scroll_height() > element.client_height())
}

/// Sets an attribute of the element.
pub fn set(node: &NodeRef, name: &str, value: &str) -> bool {
    node.cast::<Element>()
        .is_some_and(|e| e.set_attribute(name, value).is_ok())
}

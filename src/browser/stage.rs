//! What a drawing asks of its elements: where a pointer is, how wide a text is, and the few attributes that change in
//! every frame of a gesture, past the components.

use gloo::events::EventListener;
use web_sys::{Element, HtmlElement};
use yew::Callback;
use yew::NodeRef;
use yew::events::MouseEvent;

/// Where an event happened, from the element's left top corner, in CSS pixels. (0, 0) if the element is not in the page.
pub fn offset(node: &NodeRef, event: &MouseEvent) -> (f64, f64) {
    node.cast::<Element>().map_or((0.0, 0.0), |element| {
        let bounds = element.get_bounding_client_rect();
        (
            f64::from(event.client_x()) - bounds.left(),
            f64::from(event.client_y()) - bounds.top(),
        )
    })
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

/// Moves an element sideways by so many pixels.
pub fn shift(node: &NodeRef, x: f64) -> bool {
    node.cast::<HtmlElement>().is_some_and(|element| {
        let to = format!("translateX({x:.1}px)");
        element.style().set_property("transform", &to).is_ok()
    })
}

/// Sets an attribute of the element.
pub fn set(node: &NodeRef, name: &str, value: &str) -> bool {
    node.cast::<Element>()
        .is_some_and(|e| e.set_attribute(name, value).is_ok())
}

/// Listens for printing until it is dropped.
#[derive(Debug)]
pub struct Print {
    _listeners: [EventListener; 2],
}

/// Calls back with `true` before the page is printed and with `false` after, until it is dropped.
pub fn on_print(callback: Callback<bool>) -> Option<Print> {
    let window = super::window()?;
    let after = callback.clone();
    Some(Print {
        _listeners: [
            EventListener::new(&window, "beforeprint", move |_| callback.emit(true)),
            EventListener::new(&window, "afterprint", move |_| after.emit(false)),
        ],
    })
}

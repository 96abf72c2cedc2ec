//! The page around an embedded page: what it is told, and what is taken from it. The messages themselves are in [`crate::embed`].

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Element, MessageEvent};
use yew::Callback;

use super::window;
use crate::embed::{FromHost, ToHost};

/// Whether the page stands in a frame of another page.
pub fn embedded() -> bool {
    window().is_some_and(|w| matches!(w.parent(), Ok(Some(parent)) if parent != w))
}

/// Tells the page around this one. Where `host` names an origin, no other origin hears it.
pub fn tell(host: Option<&str>, message: &ToHost) {
    if !embedded() {
        return;
    }
    let parent = window().and_then(|w| w.parent().ok()?);
    if let (Some(parent), Some(value)) = (parent, to_js(message)) {
        // A `host` that is no origin lets nobody hear it.
        drop(parent.post_message(&value, host.unwrap_or("*")));
    }
}

/// Hands on what the page around this one asks, until it is dropped. Taken from `window.parent` only and, where `host` names an origin, from that origin only.
pub(super) fn listen(host: Option<&str>, callback: Callback<FromHost>) -> Option<EventListener> {
    let window = window()?;
    if !embedded() {
        return None;
    }
    let host = host.map(str::to_owned);
    let parent: JsValue = window.parent().ok()??.into();
    Some(EventListener::new(&window, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else {
            return;
        };
        let from_parent = event
            .source()
            .is_some_and(|source| JsValue::from(source) == parent);
        let from_host = host.as_ref().is_none_or(|host| *host == event.origin());
        if from_parent
            && from_host
            && let Some(asked) = from_js(&event.data())
        {
            callback.emit(asked);
        }
    }))
}

/// Fires the message as an event on the embedding element: its `type` is the event's, its other fields are the `detail`.
pub fn fire(element: &Element, message: &ToHost) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_detail(&to_js(message).unwrap_or(JsValue::NULL));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(message.kind(), &init) {
        // What a listener throws is the host's own affair.
        drop(element.dispatch_event(&event));
    }
}

fn to_js(message: &ToHost) -> Option<JsValue> {
    js_sys::JSON::parse(&serde_json::to_string(message).ok()?).ok()
}

fn from_js(data: &JsValue) -> Option<FromHost> {
    // Other scripts of the host talk to its frames, too: what is not ours is left alone before any of it is turned to text.
    let kind = js_sys::Reflect::get(data, &"type".into())
        .ok()?
        .as_string()?;
    if !kind.starts_with(crate::embed::PREFIX) {
        return None;
    }
    let text = js_sys::JSON::stringify(data).ok()?.as_string()?;
    serde_json::from_str(&text).ok()
}

//! The size of an element, as it changes.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry, ResizeObserverSize};
use yew::{Callback, NodeRef};

/// Width and height of an element's box, in CSS pixels.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Size {
    /// Along the line.
    pub width: f64,
    /// Across.
    pub height: f64,
}

/// Watches until it is dropped.
#[derive(Debug)]
pub struct SizeObserver {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

/// Calls back with the element's size, once soon after this call and then whenever it changes.
/// `None` if the node is not in the page (call it in an effect).
pub fn observe_size(node: &NodeRef, callback: Callback<Size>) -> Option<SizeObserver> {
    observe(&node.cast::<Element>()?, callback)
}

pub(super) fn observe(element: &Element, callback: Callback<Size>) -> Option<SizeObserver> {
    // The size is what the browser says: asked for, it would have to lay out what another observer has just changed.
    let callback = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        let last: ResizeObserverEntry = entries.pop().unchecked_into();
        let size: ResizeObserverSize = last.border_box_size().get(0).unchecked_into();
        callback.emit(Size {
            width: size.inline_size(),
            height: size.block_size(),
        });
    });
    let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(SizeObserver {
        observer,
        _callback: callback,
    })
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

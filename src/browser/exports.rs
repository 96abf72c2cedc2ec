//! What the page's boot script, the embedding element and the worker call of the Wasm program.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::{AppHandle, Renderer};

use super::{page, worker};
use crate::Page;

/// A mounted page: what the page API `window.datelines` is.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Mounted {
    app: Option<AppHandle<Page>>,
    element: Element,
}

#[wasm_bindgen]
impl Mounted {
    /// How many marks are drawn now; a band that stands for many counts as one.
    pub fn shown(&self) -> u32 {
        let marks = self.element.query_selector_all("[data-mark]");
        marks.map_or(0, |marks| marks.length())
    }

    /// Bytes of Wasm memory, the worker's too.
    pub fn memory(&self) -> f64 {
        worker::memory()
    }

    /// Takes the page off its element.
    pub fn unmount(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}

/// Draws the page inside `element`.
#[wasm_bindgen]
pub fn mount(element: Element, _config: &str) -> Mounted {
    page::remember(&element);
    Mounted {
        app: Some(Renderer::<Page>::with_root(element.clone()).render()),
        element,
    }
}

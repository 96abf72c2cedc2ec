//! The page's program. It touches nothing when it starts, because it also starts inside the worker:
//! the page's boot script calls [`web::mount`].

fn main() {}

#[cfg(target_arch = "wasm32")]
mod web {
    use datelines_app::Page;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// A mounted page.
    #[wasm_bindgen]
    pub struct Mounted(Option<yew::AppHandle<Page>>);

    #[wasm_bindgen]
    impl Mounted {
        /// Takes it off the page again.
        pub fn unmount(&mut self) {
            if let Some(handle) = self.0.take() {
                handle.destroy();
            }
        }
    }

    /// Draws the page inside `element`.
    #[wasm_bindgen]
    pub fn mount(element: web_sys::Element, _config: &str) -> Mounted {
        Mounted(Some(yew::Renderer::<Page>::with_root(element).render()))
    }
}

//! A file for the person to keep.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::document;

/// How long the bytes stay reachable for the browser to write them: long, since a person may first be asked where to.
const KEPT_MS: u32 = 60_000;

/// Hands the bytes to the browser as a download. `false` where that cannot be had; a frame that may not
/// download drops it silently, which no page can see.
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> bool {
    attempt(name, mime, bytes).is_some()
}

fn attempt(name: &str, mime: &str, bytes: &[u8]) -> Option<()> {
    let document = document()?;
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let anchor: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    // Firefox follows only links that are in the page.
    document.body()?.append_child(&anchor).ok()?;
    anchor.click();
    anchor.remove();
    Timeout::new(KEPT_MS, move || drop(Url::revoke_object_url(&url))).forget();
    Some(())
}

//! A file for the person to keep, as a whole or piece by piece.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::{Breath, document};

/// How long the bytes stay reachable for the browser to write them: long, since a person may first be asked where to.
const KEPT_MS: u32 = 60_000;

/// Hands the bytes to the browser as a download. `false` where that cannot be had; a frame that may not
/// download drops it silently, which no page can see.
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> bool {
    offer(name, mime, &Array::of1(&Uint8Array::from(bytes))).is_some()
}

/// The same for a text that comes in pieces, with rests between them, so that the page goes on drawing.
pub async fn download_pieces(name: &str, mime: &str, pieces: impl Iterator<Item = String>) -> bool {
    let breath = Breath::default();
    let parts = Array::new();
    for piece in pieces {
        // Each is a blob of its own: what it holds is copied now, and not all at the end.
        match Blob::new_with_str_sequence(&Array::of1(&piece.into())) {
            Ok(blob) => parts.push(&blob),
            Err(_) => return false,
        };
        breath.rest().await;
    }
    offer(name, mime, &parts).is_some()
}

/// Offers a file of these parts, which are bytes or blobs.
fn offer(name: &str, mime: &str, parts: &Array) -> Option<()> {
    let document = document()?;
    let url = address_of(mime, parts).ok()?;
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

/// An address, good until it is revoked, under which the page has these parts (texts, bytes or blobs) as one file.
pub(super) fn address_of(mime: &str, parts: &Array) -> Result<String, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_blob_sequence_and_options(parts, &options)?;
    Url::create_object_url_with_blob(&blob)
}

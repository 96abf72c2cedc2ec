//! Which language the person at this browser reads: what they chose here before, and what the browser says of them.

use web_sys::Storage;

use super::window;

/// What `localStorage` keeps the choice under; pages from disk may share it, so it carries the project's name.
const KEY: &str = "datelines-language";

/// The language chosen on an earlier visit, as it was handed to [`keep`].
pub fn kept() -> Option<String> {
    store()?.get_item(KEY).ok().flatten()
}

/// Keeps the choice for the next visit; where nothing can be kept it holds for this one.
pub fn keep(code: &str) {
    drop(store().map(|store| store.set_item(KEY, code)));
}

/// Forgets the choice.
pub fn forget() {
    drop(store().map(|store| store.remove_item(KEY)));
}

/// The languages that the browser asks for, the dearest first, as BCP 47 tags.
pub fn asked() -> Vec<String> {
    let languages = window().map(|window| window.navigator().languages());
    let languages = languages.iter().flat_map(|list| list.iter());
    languages.filter_map(|tag| tag.as_string()).collect()
}

/// In a sandboxed frame even asking for it throws.
fn store() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

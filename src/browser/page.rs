//! The page as a document: the stories inside it, and the page itself as a file.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::document;

thread_local! {
    /// The element that is drawn into, as a query selector finds it, and what stood in it before.
    static BEFORE: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
}

/// The story file inside the document with that name; without a name, the first one. `None` where there is none, or it is empty.
pub fn saved_story(name: Option<&str>) -> Option<String> {
    let mut scripts = story_scripts().into_iter();
    let script =
        scripts.find(|s| name.is_none() || s.get_attribute("data-name").as_deref() == name)?;
    script.text_content().filter(|text| !text.trim().is_empty())
}

/// The story file that a person saved the page with: it is shown whatever the browser keeps. Others came with the page as samples.
pub fn own_story() -> Option<String> {
    let first = story_scripts().into_iter().next()?;
    // Looked at before its text is read, which is long.
    let own = first.has_attribute("data-saved");
    own.then(|| saved_story(None)).flatten()
}

/// The names of the stories inside the document, in their order.
pub fn story_names() -> Vec<String> {
    let scripts = story_scripts().into_iter();
    scripts
        .filter_map(|script| script.get_attribute("data-name"))
        .collect()
}

/// The page as a file that opens with another story: what stands before the story file in it, and after. `None` where the page
/// cannot be had as one (served in parts while it is being worked on, or inside another page).
pub fn around_story() -> Option<(String, String)> {
    datelines_core::archive::page_around(&own_html()?)
}

/// Remembers what stands in the element before the page is drawn into it, for the page to be saved as it was.
pub(super) fn remember(element: &Element) {
    let selector = format!("#{}", element.id());
    BEFORE.replace(Some((selector, element.inner_html())));
}

fn story_scripts() -> Vec<Element> {
    let scripts = document().and_then(|d| d.query_selector_all("script.datelines-story").ok());
    let scripts = scripts
        .iter()
        .flat_map(|list| (0..list.length()).filter_map(|i| list.item(i)));
    scripts.filter_map(|s| s.dyn_into().ok()).collect()
}

/// The page's own HTML as it was before anything was drawn.
fn own_html() -> Option<String> {
    let root = document()?.document_element()?;
    let root: Element = root.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    if let Some((selector, before)) = BEFORE.with_borrow(Clone::clone) {
        root.query_selector(&selector)
            .ok()??
            .set_inner_html(&before);
    }
    // The language is that of whoever opens it.
    root.set_attribute("lang", "en").ok()?;
    root.remove_attribute("dir").ok()?;
    // What stands behind the body's end a parser moves into it, so that each saving would add to it.
    let html = root.outer_html();
    let html = html.strip_suffix("</body></html>").unwrap_or(&html);
    Some(format!(
        "<!doctype html>\n{}\n</body></html>\n",
        html.trim_end()
    ))
}

/// Sets what the tab is called.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the document's root element, such as its language; `None` takes it away.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let root = document().and_then(|d| d.document_element()?.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        // An attribute's name is always one of ours, so neither can fail.
        drop(match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        });
    }
}

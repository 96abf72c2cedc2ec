//! The page as a document: the stories inside it, and the page itself as a file.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{CharacterData, Element};

use super::{Breath, document};

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
/// It can be long, so it is read a piece at a time, with rests.
pub fn own_story() -> Option<impl Future<Output = String>> {
    let first = story_scripts().into_iter().next()?;
    first.has_attribute("data-saved").then(|| in_pieces(first))
}

/// The text of an element that holds nothing else.
async fn in_pieces(element: Element) -> String {
    /// In UTF-16 units: some milliseconds' work.
    const PIECE: u32 = 1 << 19;
    let breath = Breath::default();
    let nodes = element.child_nodes();
    let nodes = (0..nodes.length()).filter_map(|ix| nodes.item(ix)?.dyn_into().ok());
    let nodes: Vec<CharacterData> = nodes.collect();
    let length: u32 = nodes.iter().map(CharacterData::length).sum();
    let mut text = String::with_capacity(length as usize);
    for node in nodes {
        let mut at = 0;
        while at < node.length() {
            let mut count = PIECE;
            let mut piece = node.substring_data(at, count).unwrap_or_default();
            if piece.ends_with(char::REPLACEMENT_CHARACTER) {
                // It ends within a character of two units.
                count += 1;
                piece = node.substring_data(at, count).unwrap_or_default();
            }
            text.push_str(&piece);
            at += count;
            breath.rest().await;
        }
    }
    text
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

/// Sets an attribute of the document's root element, such as its language.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|d| d.document_element()) {
        // An attribute's name is always one of ours, so it cannot fail.
        drop(root.set_attribute(name, value));
    }
}

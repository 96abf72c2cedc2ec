//! The page as a document: the stories inside it, and the page itself as a file.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::document;

/// Marks the script elements that hold a story file.
const STORIES: &str = r#"script[type="application/json"].datelines-story, script[type="application/json"]#datelines-story"#;

/// The story file inside the document with that `data-name`; without a name, the first one. `None` where there is none, or it is empty.
pub fn saved_story(name: Option<&str>) -> Option<String> {
    let scripts = document()?.query_selector_all(STORIES).ok()?;
    let scripts = (0..scripts.length()).filter_map(|i| scripts.item(i)?.dyn_into::<Element>().ok());
    let mut scripts =
        scripts.filter(|s| name.is_none() || s.get_attribute("data-name").as_deref() == name);
    let text = scripts.next()?.text_content()?;
    (!text.trim().is_empty()).then_some(text)
}

/// The names of the stories inside the document, in their order.
pub fn story_names() -> Vec<String> {
    let scripts = document().and_then(|d| d.query_selector_all(STORIES).ok());
    let scripts = scripts
        .iter()
        .flat_map(|list| (0..list.length()).filter_map(|i| list.item(i)));
    scripts
        .filter_map(|s| s.dyn_into::<Element>().ok()?.get_attribute("data-name"))
        .collect()
}

/// The page's own HTML as it was before anything was drawn: `app` is the query selector of the element that is drawn into.
/// `None` where there is no document.
pub fn own_html(app: &str) -> Option<String> {
    let root: Element = document()?
        .document_element()?
        .clone_node_with_deep(true)
        .ok()?
        .dyn_into()
        .ok()?;
    if let Some(drawn) = root.query_selector(app).ok()? {
        drawn.set_inner_html("");
    }
    Some(format!("<!DOCTYPE html>\n{}\n", root.outer_html()))
}

/// Sets what the tab is called.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the document's root element, such as the theme; `None` takes it away.
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

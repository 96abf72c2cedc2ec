//! Elements: focus, scrolling, events that bubble out of the page's own part.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::NodeRef;

use super::reduced_motion;

/// Moves the keyboard's focus there without scrolling. `false` if it is not in the page.
pub fn focus(node: &NodeRef) -> bool {
    node.cast::<Element>().is_some_and(|e| focus_element(&e))
}

/// Moves the focus to the first element below `root` that matches, as a query selector. Works in a shadow root, too.
pub fn focus_first(root: &NodeRef, selector: &str) -> bool {
    find(root, selector).is_some_and(|e| focus_element(&e))
}

/// Scrolls so that the element is seen, by as little as needed; at once where motion is unwanted.
pub fn reveal(node: &NodeRef) -> bool {
    node.cast::<Element>()
        .map(|e| scroll(&e, ScrollLogicalPosition::Nearest))
        .is_some()
}

/// Scrolls the first match below `root` to the middle of what scrolls around it.
pub fn reveal_first(root: &NodeRef, selector: &str) -> bool {
    find(root, selector)
        .map(|e| scroll(&e, ScrollLogicalPosition::Center))
        .is_some()
}

pub(super) fn focus_element(element: &Element) -> bool {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    element
        .dyn_ref::<HtmlElement>()
        .is_some_and(|e| e.focus_with_options(&options).is_ok())
}

fn find(root: &NodeRef, selector: &str) -> Option<Element> {
    root.cast::<Element>()?.query_selector(selector).ok()?
}

fn scroll(element: &Element, block: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    options.set_inline(ScrollLogicalPosition::Nearest);
    options.set_behavior(if reduced_motion() {
        ScrollBehavior::Instant
    } else {
        ScrollBehavior::Smooth
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

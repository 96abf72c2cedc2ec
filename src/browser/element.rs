//! Elements: focus, scrolling, events that bubble out of the page's own part.

use std::ops::Range;

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, FocusOptions, HtmlDialogElement, HtmlElement, HtmlInputElement,
    HtmlTextAreaElement, KeyboardEvent, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition, ShadowRoot,
};
use yew::{Callback, NodeRef};

use super::reduced_motion;

/// Moves the keyboard's focus there without scrolling.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        focus_element(&element);
    }
}

/// Moves the focus to the first element below `root` that matches, as a query selector. Works in a shadow root, too.
pub fn focus_first(root: &NodeRef, selector: &str) {
    if let Some(element) = find(root, selector).and_then(|e| e.dyn_into().ok()) {
        focus_element(&element);
    }
}

/// Scrolls the first match below `root` to the middle of what scrolls around it; at once where motion is unwanted.
pub fn reveal_first(root: &NodeRef, selector: &str) {
    let Some(element) = find(root, selector) else {
        return;
    };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_inline(ScrollLogicalPosition::Nearest);
    options.set_behavior(if reduced_motion() {
        ScrollBehavior::Instant
    } else {
        ScrollBehavior::Smooth
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls what is inside `root` so that the first match is seen, by as little as needed, and moves nothing outside of `root`.
pub fn reveal_in(root: &NodeRef, selector: &str) {
    let (Some(around), Some(element)) = (root.cast::<Element>(), find(root, selector)) else {
        return;
    };
    let (outer, inner) = (
        around.get_bounding_client_rect(),
        element.get_bounding_client_rect(),
    );
    let above = inner.top() - outer.top();
    let below = inner.bottom() - outer.bottom();
    if above < 0.0 {
        around.set_scroll_top(around.scroll_top() + above.floor() as i32);
    } else if below > 0.0 {
        around.set_scroll_top(around.scroll_top() + below.ceil() as i32);
    }
}

/// Scrolls what is inside the element so that the stretch from `top`, `height` high (both in CSS pixels), is seen;
/// not at all if it is.
pub fn scroll_to(node: &NodeRef, top: usize, height: usize) {
    let Some(element) = node.cast::<Element>() else {
        return;
    };
    let (top, height) = (top as i32, height as i32);
    let (now, view) = (element.scroll_top(), element.client_height());
    if top < now || height == 0 {
        element.set_scroll_top(top);
    } else if top + height > now + view {
        element.set_scroll_top(top + height - view);
    }
}

/// Scrolls what is inside `root` so that the first match is at its top, and moves nothing outside of `root`.
pub fn bring_to_top(root: &NodeRef, selector: &str) {
    if let (Some(around), Some(element)) = (root.cast::<Element>(), find(root, selector)) {
        let by = element.get_bounding_client_rect().top() - around.get_bounding_client_rect().top();
        around.set_scroll_top(around.scroll_top() + by.floor() as i32);
    }
}

/// Follows where one part of the page has taken another's place: if the element that had the focus is no longer shown, or none has
/// it, the focus goes to the first match of `target`; if the head of `part` is above the view, below it, or behind the timeline that
/// stays in sight, it is scrolled into it.
pub fn come_to(root: &NodeRef, part: Option<&str>, target: &str) {
    /// Less of a part at the foot of the window, in CSS pixels, is not seen to be there.
    const LEAST: f64 = 40.0;
    let Some(around) = root.cast::<Element>() else {
        return;
    };
    let stays = || {
        let timeline = find(root, ".timeline").map(|t| t.get_bounding_client_rect().bottom());
        timeline.unwrap_or(0.0).max(0.0)
    };
    let foot = super::document()
        .and_then(|document| document.document_element())
        .map_or(f64::INFINITY, |page| f64::from(page.client_height()));
    if let Some(part) = part.and_then(|part| find(root, part)) {
        let head = || part.get_bounding_client_rect().top();
        if head() < stays() - 1.0 || head() > foot - LEAST {
            part.scroll_into_view();
            // Only now it is known how far down what stays reaches.
            let hidden = stays() - head();
            if let (true, Some(window)) = (hidden > 1.0, super::window()) {
                window.scroll_by_with_x_and_y(0.0, -hidden);
            }
        }
    }
    let place = around.get_root_node();
    let active = match place.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.active_element(),
        None => super::document().and_then(|document| document.active_element()),
    };
    let lost = active.is_none_or(|element| {
        let bounds = element.get_bounding_client_rect();
        element.tag_name().eq_ignore_ascii_case("body") || bounds.width() + bounds.height() == 0.0
    });
    if lost {
        focus_first(root, target);
    }
}

/// How far what is inside the element is scrolled, in CSS pixels.
pub fn scroll_top(node: &NodeRef) -> u32 {
    node.cast::<Element>()
        .map_or(0, |e| e.scroll_top().max(0) as u32)
}

/// What stands in a text field now.
pub fn value(field: &NodeRef) -> String {
    if let Some(input) = field.cast::<HtmlInputElement>() {
        return input.value();
    }
    field
        .cast::<HtmlTextAreaElement>()
        .map_or_else(String::new, |area| area.value())
}

/// Selects all that stands in a text field, to be typed over.
pub fn select_all(field: &NodeRef) {
    if let Some(input) = field.cast::<HtmlInputElement>() {
        input.select();
    }
}

/// Shows a `<dialog>` over the page: the rest cannot be reached until it is closed.
pub fn open_dialog(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>() {
        // It fails only where it is open already.
        drop(dialog.show_modal());
    }
}

/// Closes a `<dialog>`: the focus goes back to where it was before.
pub fn close_dialog(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>() {
        dialog.close();
    }
}

/// Hides an element that the browser shows over the page (`popover`).
pub fn hide_popover(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // It fails only where it is hidden already.
        drop(element.hide_popover());
    }
}

/// Whether the keys say "undo" (`true`) or "redo" (`false`) outside of a field, which sees to its own.
pub fn is_undoing(event: &KeyboardEvent) -> Option<bool> {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || is_in_field(event) {
        return None;
    }
    match &*event.key().to_lowercase() {
        "z" => Some(!event.shift_key()),
        "y" if !event.shift_key() => Some(false),
        _ => None,
    }
}

/// Whether the keys call the browser's own search, from outside of a field.
pub fn is_finding(event: &KeyboardEvent) -> bool {
    (event.ctrl_key() || event.meta_key())
        && !event.alt_key()
        && !event.shift_key()
        && event.key().eq_ignore_ascii_case("f")
        && !is_in_field(event)
}

/// Whether an element says that it is reached by these keys (`aria-keyshortcuts`).
pub fn has_shortcut(node: &NodeRef, keys: &str) -> bool {
    node.cast::<Element>()
        .and_then(|element| element.get_attribute("aria-keyshortcuts"))
        .is_some_and(|all| all.split(' ').any(|one| one == keys))
}

/// Whether a key goes into a field where a person writes, so that it is no command.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
        return true;
    }
    is_in_field(event)
}

fn is_in_field(event: &KeyboardEvent) -> bool {
    let target = event
        .composed_path()
        .get(0)
        .dyn_into::<Element>()
        .ok()
        .map(|e| e.tag_name().to_ascii_uppercase());
    matches!(target.as_deref(), Some("INPUT" | "TEXTAREA" | "SELECT"))
}

/// Listens until it is dropped.
#[derive(Debug)]
pub struct Listener {
    _listeners: Vec<EventListener>,
}

/// Hears every key on the whole page.
pub fn keys(callback: Callback<KeyboardEvent>) -> Option<Listener> {
    let document = super::document()?;
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&document, "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            callback.emit(event.clone());
        }
    });
    Some(Listener {
        _listeners: vec![listener],
    })
}

/// Hears whenever another text is selected on the page, or none any more.
pub fn selecting(callback: Callback<()>) -> Option<Listener> {
    let document = super::document()?;
    let listener = EventListener::new(&document, "selectionchange", move |_| callback.emit(()));
    Some(Listener {
        _listeners: vec![listener],
    })
}

/// What is selected of a paragraph below `root`: the number that it has there (`data-n`), and which bytes of its text. What is
/// selected beyond the paragraph in which the selection begins is left out.
pub fn selected(root: &NodeRef) -> Option<(usize, Range<usize>)> {
    let document = super::document()?;
    let selection = document.get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let (start, end) = (range.start_container().ok()?, range.end_container().ok()?);
    let around = start.dyn_ref::<Element>().cloned();
    let around = around.or_else(|| start.parent_element())?;
    let paragraph = around.closest("[data-n]").ok()??;
    if !root.get()?.contains(Some(&paragraph)) {
        return None;
    }
    let number = paragraph.get_attribute("data-n")?.parse().ok()?;
    // The bytes before a place, which are those of the text before it.
    let before = document.create_range().ok()?;
    before.select_node_contents(&paragraph).ok()?;
    let bytes = || String::from(before.to_string()).len();
    let all = bytes();
    before.set_end(&start, range.start_offset().ok()?).ok()?;
    let from = bytes();
    if !paragraph.contains(Some(&end)) {
        return Some((number, from..all));
    }
    before.set_end(&end, range.end_offset().ok()?).ok()?;
    Some((number, from..bytes()))
}

/// Hears when the page is about to be put on paper (`true`) and when that is over (`false`). What is then asked of the page is drawn
/// before the browser goes on.
pub fn printing(callback: Callback<bool>) -> Option<Listener> {
    let window = super::window()?;
    let hears = |name: &'static str, now: bool| {
        let callback = callback.clone();
        EventListener::new(&window, name, move |_| at_once(|| callback.emit(now)))
    };
    Some(Listener {
        _listeners: vec![hears("beforeprint", true), hears("afterprint", false)],
    })
}

/// Does `work`, and whatever it leaves for the next turn (a microtask) before it returns. In such a turn components are drawn, and
/// Firefox gives none between saying that it is about to print and doing so.
fn at_once(work: impl FnOnce()) {
    let (global, name) = (js_sys::global(), JsValue::from("queueMicrotask"));
    let turns = Array::new();
    let left = turns.clone();
    let take = Closure::<dyn FnMut(JsValue)>::new(move |turn| {
        left.push(&turn);
    });
    let own = Reflect::get(&global, &name);
    let taken = Reflect::set(&global, &name, take.as_ref()).is_ok();
    work();
    // A turn can leave another.
    while let Ok(turn) = turns.shift().dyn_into::<Function>() {
        // What goes wrong in it the console has.
        drop(turn.call0(&JsValue::UNDEFINED));
    }
    if let (Ok(own), true) = (own, taken) {
        drop(Reflect::set(&global, &name, &own));
    }
}

/// Opens the browser's own print dialog; a sandboxed frame may not.
pub fn print() {
    drop(super::window().map(|window| window.print()));
}

/// Which of a selection's choices was chosen, from 0.
pub fn chosen(event: &Event) -> Option<usize> {
    let index = Reflect::get(event.target()?.as_ref(), &"selectedIndex".into()).ok()?;
    let index = index.as_f64().filter(|index| *index >= 0.0)?;
    Some(index as usize)
}

fn focus_element(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // What cannot have the focus leaves it where it is.
    drop(element.focus_with_options(&options));
}

fn find(root: &NodeRef, selector: &str) -> Option<Element> {
    root.cast::<Element>()?.query_selector(selector).ok()?
}

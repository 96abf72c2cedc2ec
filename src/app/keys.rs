//! The keys of the page as a whole. Those of its parts are heard in the parts.

use yew::prelude::*;

use super::root::{App, Message};
use super::{Action, Dialog};
use crate::browser::element;

/// The browser's key for searching, as `aria-keyshortcuts` names it.
pub const FIND: &str = "Control+F";

/// A key that is no part of writing, heard while the event is still on its way: later it no longer says where it was going.
pub(super) fn key(event: KeyboardEvent, search: &NodeRef) -> Option<Message> {
    let key = event.key();
    // The browser's own search sees only what is in the document, which of a long list is a part. It is had by a second press.
    if element::is_finding(&event) && element::has_shortcut(search, FIND) {
        event.prevent_default();
        return Some(Message::Key("/".into()));
    }
    if let Some(action) = element::is_undoing(&event) {
        event.prevent_default();
        return Some(Message::Act(if action {
            Action::GoBack
        } else {
            Action::GoForth
        }));
    }
    if key != "Escape" && element::is_typing(&event) {
        return None;
    }
    // A field that a key goes to does not get the key itself.
    if matches!(key.as_str(), "/" | "g" | "G") {
        event.prevent_default();
    }
    Some(Message::Key(key))
}

impl App {
    /// A key of the page's own. Whether the page is drawn anew.
    pub(super) fn key(&mut self, ctx: &Context<App>, key: &str) -> bool {
        // In a dialog the browser sees to all keys, and says when it is closed.
        if self.state.dialog.is_some() {
            return false;
        }
        match key {
            "Escape" => self.act(ctx, Action::Back),
            "/" => {
                element::focus(&self.search);
                return false;
            }
            "?" => self.act(ctx, Action::Open(Dialog::Help)),
            _ if self.state.story.is_empty() => return false,
            "g" | "G" => self.act(ctx, Action::Open(Dialog::Jump)),
            "f" | "F" => {
                let open = !self.state.filtering;
                self.act(ctx, Action::Filtering(open));
            }
            "a" | "A" => {
                let all = !self.state.filters.all;
                self.act(ctx, Action::ShowAll(all));
            }
            "c" | "C" if self.state.can_compare() => self.act(ctx, Action::Open(Dialog::Compare)),
            "e" | "E" => self.act(ctx, Action::Open(Dialog::Export)),
            "n" | "N" => self.act(ctx, Action::Step { forward: true }),
            "p" | "P" => self.act(ctx, Action::Step { forward: false }),
            _ => return false,
        }
        true
    }
}

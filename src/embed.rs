//! Datelines inside other pages: what it says to the page around it, and what it takes from it.
//!
//! # A frame
//! ```html
//! <iframe src="datelines.html#story=…&event=…&view=…&hide=…&host=https://school.example" sandbox="allow-scripts"></iframe>
//! ```
//! The frame posts to `window.parent` (`postMessage`; where `host=` names an origin, to that origin only):
//!
//! | message | when |
//! |---|---|
//! | `{"type": "datelines:height", "height": 640}` | the page's height in CSS pixels has changed |
//! | `{"type": "datelines:select", "event": "e3", "title": "…", "date": "2008-08-26"}` | another event is selected; `event` is `null` for none |
//!
//! It takes from `window.parent` only, and where `host=` names an origin, from that origin only:
//!
//! | message | what it does |
//! |---|---|
//! | `{"type": "datelines:select", "event": "e3"}` | selects that event; `null` selects none, an unknown id changes nothing |
//!
//! # An element
//! ```html
//! <script src="embed.js"></script>
//! <datelines-timeline src="story.json" event="e3"></datelines-timeline>
//! ```
//! The attributes are those of the address (see [`crate::browser::address`]); the story comes from `src`, or from a
//! `<script type="application/json">` inside the element, which works from disk, too. The element fires the two messages
//! above as events of their `type`, the message being the `detail`; `element.select(id)` selects an event.
//! Elements on one page know nothing of each other.
//!
//! Deliberately absent: messages that carry a story or its text, in either direction.

use std::cell::RefCell;
use std::rc::Rc;

use datelines_core::curation::Edit;
use datelines_core::story::Story;
use serde::{Deserialize, Serialize};
use yew::Callback;

use crate::app::words::Language;
use crate::browser::address::Params;

/// What the types of all messages begin with.
pub const PREFIX: &str = "datelines:";

/// What the page around an embedded one is told.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "type")]
pub enum ToHost {
    /// How high the page is, in CSS pixels.
    #[serde(rename = "datelines:height")]
    Height {
        /// Rounded up.
        height: u32,
    },
    /// Which event is selected.
    #[serde(rename = "datelines:select")]
    Select {
        /// Its id; `None` for no event.
        event: Option<String>,
        /// Its title, for the host to show.
        title: Option<String>,
        /// Its date as EDTF.
        date: Option<String>,
    },
}

/// What the page around an embedded one may ask.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(tag = "type")]
pub enum FromHost {
    /// Select this event.
    #[serde(rename = "datelines:select")]
    Select {
        /// Its id; `None` for no event.
        event: Option<String>,
    },
}

/// What the world outside asks of a mounted page.
#[derive(Clone, PartialEq, Debug)]
pub enum Command {
    /// Show this story with these edits.
    Open(Box<Story>, Vec<Edit>),
    /// Select the event with this id; `None` selects none.
    Select(Option<String>),
    /// Speak this language.
    Speak(Language),
    /// Show what the address asks for now; without one, the way back in the history that the page asked for is done.
    Follow(Option<Box<Params>>),
}

/// The line between one mounted page and the world outside it: commands go in, what happens goes out.
///
/// Made by whoever mounts, handed to the root component in its properties. All clones are the same line.
#[derive(Clone, Default)]
pub struct Line(Rc<Ends>);

#[derive(Default)]
struct Ends {
    inside: RefCell<Option<Callback<Command>>>,
    outside: RefCell<Option<Callback<ToHost>>>,
}

impl Line {
    /// The root component answers commands from now on.
    pub fn answer(&self, callback: Callback<Command>) {
        self.0.inside.replace(Some(callback));
    }

    /// The mounting side hears what happens from now on.
    pub fn hear(&self, callback: Callback<ToHost>) {
        self.0.outside.replace(Some(callback));
    }

    /// Asks the mounted page. `false` if none answers yet.
    pub fn ask(&self, command: Command) -> bool {
        // Not borrowed during the call: an answer may ask again.
        let callback = self.0.inside.borrow().clone();
        callback.map(|c| c.emit(command)).is_some()
    }

    /// Tells the outside.
    pub fn tell(&self, message: ToHost) {
        let callback = self.0.outside.borrow().clone();
        if let Some(callback) = callback {
            callback.emit(message);
        }
    }

    /// Ends both ways.
    pub fn cut(&self) {
        self.0.inside.take();
        self.0.outside.take();
    }
}

/// The same line, not an equal one: a root component is drawn anew only for another line.
impl PartialEq for Line {
    fn eq(&self, other: &Line) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::fmt::Debug for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Line")
    }
}

impl ToHost {
    /// The message's `type`, which is also the event's.
    pub fn kind(&self) -> &'static str {
        match self {
            ToHost::Height { .. } => "datelines:height",
            ToHost::Select { .. } => "datelines:select",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_messages_are_as_documented() {
        let height = ToHost::Height { height: 640 };
        let select = ToHost::Select {
            event: Some("e3".into()),
            title: Some("A “title” </script>".into()),
            date: None,
        };
        for message in [&height, &select] {
            let json = serde_json::to_value(message).unwrap();
            assert_eq!(json["type"], message.kind());
            assert!(message.kind().starts_with(PREFIX));
        }
        assert_eq!(
            serde_json::to_string(&height).unwrap(),
            r#"{"type":"datelines:height","height":640}"#
        );
    }

    #[test]
    fn takes_what_is_meant_for_it_only() {
        let select = |event: Option<&str>| {
            Some(FromHost::Select {
                event: event.map(str::to_owned),
            })
        };
        for (text, asked) in [
            (
                r#"{"type":"datelines:select","event":"e3"}"#,
                select(Some("e3")),
            ),
            (r#"{"type":"datelines:select","event":null}"#, select(None)),
            (
                r#"{"type":"datelines:select","event":"e3","more":[1]}"#,
                select(Some("e3")),
            ),
            (r#"{"type":"datelines:select","event":3}"#, None),
            (r#"{"type":"datelines:open","story":"…"}"#, None),
            (r#"{"type":"select","event":"e3"}"#, None),
            (r#""datelines:select""#, None),
            ("null", None),
        ] {
            assert_eq!(serde_json::from_str::<FromHost>(text).ok(), asked, "{text}");
        }
    }

    #[test]
    fn a_line_carries_both_ways_and_can_be_cut() {
        let line = Line::default();
        assert!(!line.ask(Command::Select(None)), "nobody answers yet");
        let asked = Rc::new(RefCell::new(Vec::new()));
        let told = Rc::new(RefCell::new(Vec::new()));
        let (a, t) = (asked.clone(), told.clone());
        line.answer(Callback::from(move |command| a.borrow_mut().push(command)));
        line.hear(Callback::from(move |message| t.borrow_mut().push(message)));
        assert!(line.clone().ask(Command::Select(Some("e1".into()))));
        line.tell(ToHost::Height { height: 1 });
        assert_eq!(*asked.borrow(), [Command::Select(Some("e1".into()))]);
        assert_eq!(*told.borrow(), [ToHost::Height { height: 1 }]);
        line.cut();
        assert!(!line.ask(Command::Select(None)));
        line.tell(ToHost::Height { height: 2 });
        assert_eq!(told.borrow().len(), 1);
    }
}

//! What a page is told when it is mounted: by its address, its host element or the page API.

use yew::prelude::*;

use super::words::{Direction, Language};
use crate::browser::address::Params;
use crate::embed::Line;

/// The root component's properties. All optional.
#[derive(Properties, Clone, PartialEq, Debug, Default)]
pub struct Config {
    /// A story file to show, as JSON text. Without one the page looks for a story inside itself, then in the browser's storage.
    #[prop_or_default]
    pub story: Option<AttrValue>,
    /// Inside another page: no chrome of our own but what serves reading, and nothing is kept.
    #[prop_or_default]
    pub embedded: bool,
    /// Whether the browser's storage may be used.
    #[prop_or_default]
    pub storage: bool,
    /// What the address asks for: the event selected first, the pane in front, parts left out.
    #[prop_or_default]
    pub address: Params,
    /// The line to the world outside.
    #[prop_or_default]
    pub line: Line,
    /// The language of the interface, until a person chooses another.
    #[prop_or_default]
    pub language: Language,
    /// Which way the page runs, if it is not the way of its language.
    #[prop_or_default]
    pub direction: Option<Direction>,
}

/// A part of the page that the address can leave out, by its name in small letters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)] // the names say it
pub enum Part {
    Header,
    Import,
    Sources,
    Timeline,
    List,
    Event,
    Source,
}

impl Config {
    /// Whether this part is shown.
    pub fn shows(&self, part: Part) -> bool {
        let name = match part {
            Part::Header => "header",
            Part::Import => "import",
            Part::Sources => "sources",
            Part::Timeline => "timeline",
            Part::List => "list",
            Part::Event => "event",
            Part::Source => "source",
        };
        !self.address.hides(name)
    }
}

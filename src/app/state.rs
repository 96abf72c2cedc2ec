//! Everything that the page shows.

use std::rc::Rc;
use std::sync::Arc;

use datelines_core::curation::Edit;
use datelines_core::source::{Source, Span};
use datelines_core::story::{EventIx, SourceIx};

use super::notice::{Notice, Trouble};
use super::words::Language;
use super::{Look, Opened, search};

/// The state of one page. Changed by [`State::reduce`] only.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct State {
    /// The language that the page speaks.
    pub language: Language,
    /// The story.
    pub story: Opened,
    /// What the person changed in it.
    pub edits: Vec<Edit>,
    /// The selected event: the same for the list, the timeline, the card and the reader.
    pub selected: Option<EventIx>,
    /// The event under the pointer.
    pub hovered: Option<EventIx>,
    /// How the timeline is looked at.
    pub look: Look,
    /// What the reader shows.
    pub reading: Option<Place>,
    /// Counts the times that a place in a source was gone to.
    pub visit: u32,
    /// The pane in front on a narrow screen.
    pub front: Pane,
    /// What is searched for.
    pub query: String,
    /// The events that match it, in time order.
    pub shown: Rc<[EventIx]>,
    /// What the person should know, oldest first.
    pub notices: Vec<Notice>,
    /// The reading that goes on.
    pub busy: Option<Busy>,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// Whether files are held over the page.
    pub dragging: bool,
    /// What "Undo" brings back.
    pub(super) before: Option<Before>,
    /// The last number given to a job or a notice.
    pub(super) counter: u32,
}

/// A place in a source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// The source.
    pub source: SourceIx,
    /// The words to go to; its head if there are none.
    pub span: Option<Span>,
}

/// The panes beside the timeline, of which a narrow screen shows one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Pane {
    /// All events.
    #[default]
    List,
    /// The card of the selected event.
    Event,
    /// The reader.
    Source,
}

/// A reading of sources that goes on.
#[derive(Clone, PartialEq, Debug)]
pub struct Busy {
    /// The job that it is.
    pub job: u32,
    /// How far it is, 0 to 1.
    pub share: f32,
    /// What the story will be made of.
    pub sources: Vec<Arc<Source>>,
    /// With these edits.
    pub edits: Vec<Edit>,
}

/// A dialog.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialog {
    /// Paste an article.
    Paste,
    /// Why a source has its date, and a field to set it by hand.
    Date(SourceIx),
    /// Is the story really to be forgotten?
    Forget,
    /// How to read the page.
    Help,
}

/// A story that was left, for "Undo".
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Before {
    pub story: Opened,
    pub edits: Vec<Edit>,
    pub selected: Option<EventIx>,
    pub notice: u32,
}

impl State {
    /// Whether Undo would bring a story back.
    pub fn can_undo(&self) -> bool {
        self.before.is_some()
    }

    /// Puts another story on the page; what was selected stays selected where it is still there.
    pub(super) fn show(&mut self, story: Opened, edits: Vec<Edit>) {
        // Another story lies at another time.
        self.look.range = None;
        let selected = self.selected.and_then(|ix| {
            let id = &self.story.event(ix).id;
            story.find(id)
        });
        let reading = self.reading.and_then(|place| {
            let id = &self.story.report(place.source).source.id;
            let source = story.sources.iter().position(|r| r.source.id == *id)?;
            // A source's text never changes, so the span still fits.
            Some(Place {
                source: SourceIx(source as u32),
                ..place
            })
        });
        self.shown = search::matching(&story, &self.query);
        self.story = story;
        self.edits = edits;
        self.hovered = None;
        self.selected = selected;
        self.reading = reading;
        if let Some(Dialog::Date(_)) = self.dialog {
            self.dialog = None;
        }
        if self.reading.is_none() && !self.story.is_empty() {
            self.reading = Some(Place {
                source: SourceIx(0),
                span: None,
            });
        }
        if self.selected.is_none() {
            self.front = Pane::List;
        }
    }

    /// Goes to a place in a source.
    pub(super) fn go(&mut self, source: SourceIx, span: Option<Span>) {
        self.reading = Some(Place { source, span });
        self.visit += 1;
    }

    /// Adds a notice, unless the same is there already.
    pub(super) fn notice(&mut self, trouble: Trouble) {
        if !self.notices.iter().any(|notice| notice.trouble == trouble) {
            let id = self.number();
            self.notices.push(Notice {
                id,
                trouble,
                undo: false,
            });
        }
    }

    /// A number not given before.
    pub(super) fn number(&mut self) -> u32 {
        self.counter += 1;
        self.counter
    }
}

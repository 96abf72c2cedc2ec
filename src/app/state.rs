//! Everything that the page shows.

use std::sync::Arc;

use datelines_core::calendar::When;
use datelines_core::curation::Edit;
use datelines_core::source::{Source, Span};
use datelines_core::story::{EventIx, SourceIx};

use super::curate::Past;
use super::notice::{Notice, Trouble};
use super::words::Language;
use super::{Filters, Look, Opened, Seen, find};

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
    /// What a person wants to see.
    pub filters: Filters,
    /// The events that are seen under both.
    pub seen: Seen,
    /// Whether the filters can be set.
    pub filtering: bool,
    /// The event that the list goes to, and how often it was sent somewhere.
    pub sent: Option<(EventIx, u32)>,
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
    /// The changes by hand that can be gone back through.
    pub(super) past: Past,
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
    /// What words of a source mean.
    Words(SourceIx, Span),
    /// Make an event of these words, or of a sentence to be chosen.
    Add(SourceIx, Option<Span>),
    /// Which event is the same as this one.
    Same(EventIx),
    /// All that was changed by hand.
    Changes,
    /// What the story is called.
    Title,
    /// Is the story really to be forgotten?
    Forget,
    /// How to read the page.
    Help,
    /// Go to a date.
    Jump,
    /// The sources of the selected event side by side.
    Compare,
    /// Take the story along, as a picture or a table.
    Export,
}

/// A story that was left, for "Undo".
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Before {
    pub story: Opened,
    pub edits: Vec<Edit>,
    pub selected: Option<EventIx>,
}

impl State {
    /// Whether Undo would bring a story back.
    pub fn can_undo(&self) -> bool {
        self.before.is_some()
    }

    /// Whether an event is selected that several sources report.
    pub fn can_compare(&self) -> bool {
        self.selected
            .is_some_and(|event| self.story.sources_of(event).len() > 1)
    }

    /// What a date without a year is near: the selected event, else the day of writing of the source that is open, else the first event.
    pub fn near(&self) -> Option<When> {
        let selected = self.selected.and_then(|ix| self.story.event(ix).date);
        let written = || self.story.report(self.reading?.source).date.when;
        selected
            .or_else(written)
            .or_else(|| self.story.events.first()?.date)
    }

    /// Puts another story on the page; what was selected stays selected where it is still there.
    pub(super) fn show(&mut self, story: Opened, edits: Vec<Edit>) {
        // Another story lies at another time; the same one, read again, does not.
        let mut ids = self.story.sources.iter().map(|report| &report.source.id);
        if !ids.any(|id| story.find_source(id).is_some()) {
            self.look.range = None;
        }
        let selected = self.selected.and_then(|ix| {
            let event = self.story.event(ix);
            let mut passages = event.mentions.iter();
            let there = passages.find_map(|m| {
                let id = &self.story.report(m.source).source.id;
                story.reporting(story.find_source(id)?, m.span)
            });
            there.or_else(|| story.find(&event.id))
        });
        let here = |source: SourceIx| {
            let id = &self.story.report(source).source.id;
            story.find_source(id)
        };
        // A source's text never changes, so the span still fits.
        let reading = self.reading.and_then(|place| {
            let source = here(place.source)?;
            Some(Place { source, ..place })
        });
        let filters = std::mem::take(&mut self.filters).moved(here);
        self.filters = filters;
        self.story = story;
        self.edits = edits;
        self.hovered = None;
        self.selected = selected;
        self.reading = reading;
        self.close_about_one();
        if self.reading.is_none() && !self.story.is_empty() {
            self.reading = Some(Place {
                source: SourceIx(0),
                span: None,
            });
        }
        if self.selected.is_none() {
            self.front = Pane::List;
        }
        self.sent = None;
        self.look_again();
    }

    /// Works out anew what is seen.
    pub(super) fn look_again(&mut self) {
        self.seen = find::seen(&self.story, &self.filters, &self.query, self.selected);
    }

    /// Begins anew: nothing is searched for, nothing is filtered.
    pub(super) fn see_all(&mut self) {
        self.query.clear();
        self.filters = Filters::default();
        self.filtering = false;
    }

    /// Closes a dialog about one source or event, which may be another now.
    pub(super) fn close_about_one(&mut self) {
        let about_one = |dialog: &mut Dialog| {
            matches!(
                dialog,
                Dialog::Date(_)
                    | Dialog::Words(..)
                    | Dialog::Add(..)
                    | Dialog::Same(_)
                    | Dialog::Compare
                    | Dialog::Jump
                    | Dialog::Export
            )
        };
        self.dialog.take_if(about_one);
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

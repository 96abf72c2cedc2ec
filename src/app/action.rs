//! What can happen on the page, and what the page can ask of the world outside.

use std::sync::Arc;

use datelines_core::calendar::When;
use datelines_core::curation::Edit;
use datelines_core::reason::Told;
use datelines_core::source::{Source, Span};
use datelines_core::story::{EventIx, SourceIx, Story};

use super::notice::Trouble;
use super::state::{Dialog, Pane};
use super::words::Language;
use super::{Facet, Look};
use crate::browser::address::Params;
use crate::browser::files::NamedBytes;

/// What happened: a person did something, or the outside world answered.
#[derive(Clone, PartialEq, Debug)]
pub enum Action {
    /// A whole story comes in from the page itself, from storage or from the page API.
    Show(Box<Story>, Vec<Edit>),
    /// Files were read, each as its bytes or as the sentence that says why not.
    Files(Vec<InFile>),
    /// Articles were imported elsewhere, each as a source or as the sentence that says why not.
    Imported(Vec<Result<Arc<Source>, Told>>),
    /// Text was pasted, under this name (may be empty).
    Pasted {
        /// What the person calls it.
        name: String,
        /// The article.
        text: String,
    },
    /// The reading of sources went on, 0 to 1.
    Progress(u32, f32),
    /// The reading of sources is done.
    Analysed(u32, Box<Story>),
    /// The reading of sources stopped by itself.
    Failed(u32),
    /// The person stops the reading.
    Cancel,
    /// Start afresh.
    NewStory,
    /// Take a source out of the story.
    Remove(SourceIx),
    /// Take back the last "New story", the opening of another one, or the leaving of a source.
    Undo,
    /// Call the story so.
    Entitle(String),
    /// Keep nothing of this story.
    Forget,
    /// Write the page with the story inside.
    SavePage,
    /// Write the story file.
    SaveStory,
    /// Print the story.
    Print,
    /// The person wants another language.
    Speak(Language),
    /// A person changes something.
    Edit(Edit),
    /// A person takes a change back.
    TakeBack(Edit),
    /// Back to what was before the last change.
    GoBack,
    /// Forth again to what was before going back.
    GoForth,

    /// Select an event, or none.
    Select(Option<EventIx>),
    /// Select an event by id; one that is not there changes nothing.
    SelectId(String),
    /// Select the event that these words date; again, the next such event.
    SelectWords(SourceIx, u32),
    /// Go to the next event of the list, or the one before.
    Walk {
        /// Forward in time.
        forward: bool,
    },
    /// The pointer is over an event.
    Hover(Option<EventIx>),
    /// Look at the timeline in this way: a person moved it, or a jump or a link asks for it.
    Look(Look),
    /// Open a source, at a place or at its head.
    Read(SourceIx, Option<Span>),
    /// Go to the words of the selected event where they stand.
    ReadSelected,
    /// Go to the next dated passage of the open source, or the one before.
    Step {
        /// Forward in the text.
        forward: bool,
    },
    /// Bring a pane to the front of a narrow screen.
    Front(Pane),
    /// One step back: close what is open, clear the search, leave the source, leave the event.
    Back,
    /// Search for this.
    Search(String),
    /// Ask for this, or no longer.
    Filter(Facet),
    /// Ask for nothing in particular.
    ClearFilters,
    /// Show every event, or the main ones.
    ShowAll(bool),
    /// Open the filters, or close them.
    Filtering(bool),
    /// Go to a date.
    Jump(When),
    /// Show what an address asks for.
    Follow(Box<Params>),
    /// Take the story along.
    Export(Export),

    /// Open a dialog.
    Open(Dialog),
    /// Close the dialog.
    Close,
    /// Something is being dragged over the page, or no more.
    Drag(bool),
    /// Something worth a notice.
    Notice(Trouble),
    /// The person has read a notice.
    Dismiss(u32),
}

/// A form in which the story can be taken along.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Export {
    /// The timeline as SVG.
    Svg(Extent),
    /// The timeline as PNG.
    Png(Extent),
    /// A table, a row for each source's words on an event.
    Csv,
    /// For calendars.
    Ics,
    /// For Knight Lab's TimelineJS.
    TimelineJs,
}

/// How much of the timeline is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Extent {
    /// All of it.
    #[default]
    Whole,
    /// What is in view.
    View,
}

/// A file as it came in.
#[derive(Clone, PartialEq, Debug)]
pub struct InFile {
    /// Its name.
    pub name: String,
    /// Its bytes, or one sentence that says why there are none and what to do.
    pub bytes: Result<Vec<u8>, Told>,
}

/// What the page asks of the world outside. [`super::App`] carries it out.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// Read these sources together; the answers carry the job's number. An earlier job is given up.
    Analyse {
        /// The job.
        job: u32,
        /// All sources of the story to be.
        sources: Vec<Arc<Source>>,
        /// The person's edits.
        edits: Vec<Edit>,
    },
    /// Import these long articles off the page's thread; the answer is [`Action::Imported`].
    Import(Vec<NamedBytes>),
    /// Give up the job that runs.
    StopAnalysis,
    /// Keep the story as it is now.
    Keep,
    /// Keep nothing.
    ForgetKept,
    /// Offer the page with the story inside as a file.
    SavePage,
    /// Offer the story file.
    SaveStory,
    /// Offer the story in this form.
    Export(Export),
    /// Open the browser's print dialog.
    Print,
    /// Speak this language on the next visit, too.
    KeepLanguage(Language),
    /// Tell the outside which event is selected.
    TellSelected,
}

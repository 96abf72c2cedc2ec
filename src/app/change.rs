//! A person's change as words need it: what it is about by name, and whether it holds.

use datelines_core::calendar::When;
use datelines_core::curation::{Edit, Place};
use datelines_core::source::{Kind, SourceId};
use datelines_core::story::{Event, Status, Story};

/// One change, to be said by [`super::words::Hand::change`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// What was changed.
    pub what: What,
    /// It was taken back.
    pub back: bool,
    /// What it is about is not in the story now: it waits.
    pub waits: bool,
}

/// What can be changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// The day of writing of this source.
    Written(String, Option<When>),
    /// What this source is called instead of its own name.
    Called(String, String),
    /// The kind of text that this source is.
    Kind(String, Kind),
    /// What these words mean; `None` for no date at all.
    Words(String, Option<When>),
    /// Two events are one: what they are called.
    Joined(String, String),
    /// This passage is told apart.
    Parted(String),
    /// An event has this title.
    Named(String),
    /// Whether the event of this title happened.
    Told(String, Status),
    /// The event of this title is not shown.
    Hidden(String),
    /// An event of this title was added.
    Added(String),
}

impl Change {
    /// Of an edit, with the names that the story has for what it is about.
    pub fn of(edit: &Edit, story: &Story) -> Change {
        let what = match edit {
            Edit::SourceDate { source, edtf } => {
                What::Written(label(story, source), When::from_edtf(edtf))
            }
            Edit::SourceName { source, name } => {
                let report = story.sources.iter().find(|r| r.source.id == *source);
                let own = report.map_or(&*source.0, |r| r.source.own_label());
                let name = Some(name.trim()).filter(|name| !name.is_empty());
                What::Called(own.to_owned(), name.unwrap_or(own).to_owned())
            }
            Edit::Kind { source, kind } => What::Kind(label(story, source), *kind),
            Edit::Time { place, edtf } => What::Words(words(story, place), When::from_edtf(edtf)),
            Edit::NoDate { place } => What::Words(words(story, place), None),
            Edit::Join { one, other } => What::Joined(title(story, one), title(story, other)),
            Edit::Split { place } => What::Parted(words(story, place)),
            Edit::Rename { title, .. } => What::Named(title.clone()),
            Edit::Status { place, status } => What::Told(title(story, place), *status),
            Edit::Hide { place } => What::Hidden(title(story, place)),
            Edit::Add { place, title, .. } => What::Added(match title.trim() {
                "" => words(story, place),
                title => title.to_owned(),
            }),
        };
        let there = |place: &&Place| place.find(story).is_some();
        let places = edit.places();
        let here = |id: &SourceId| story.sources.iter().any(|r| r.source.id == *id);
        Change {
            what,
            back: false,
            waits: !here(edit.source()) || !places.iter().all(there),
        }
    }

    /// The same, taken back.
    pub fn taken_back(self) -> Change {
        Change { back: true, ..self }
    }

    /// Whether it has to be known before anything is worked out.
    pub fn is_before(&self) -> bool {
        matches!(
            self.what,
            What::Written(..) | What::Kind(..) | What::Words(..)
        )
    }
}

fn label(story: &Story, id: &SourceId) -> String {
    let report = story.sources.iter().find(|r| r.source.id == *id);
    report.map_or_else(|| id.0.to_string(), |r| r.source.label().to_owned())
}

/// The words of a place on one line, cut where they are long; "…" if they are not here.
fn words(story: &Story, place: &Place) -> String {
    let Some((source, span)) = place.find(story) else {
        return "…".into();
    };
    let words = story.report(source).source.words(span);
    let words: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(60) {
        Some((cut, _)) => format!("{}…", words[..cut].trim_end()),
        None => words,
    }
}

/// What the event of a passage was called before it was changed, or its words.
fn title(story: &Story, place: &Place) -> String {
    let holds = |event: &&Event| {
        let at = place.find(story);
        event
            .mentions
            .iter()
            .any(|m| Some((m.source, m.span)) == at)
    };
    let event = story.replaced.iter().chain(&story.events).find(holds);
    event.map_or_else(|| words(story, place), |event| event.title.clone())
}

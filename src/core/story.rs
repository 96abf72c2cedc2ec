//! The story: what all rooms together make of the sources, and what the page shows.
//!
//! Derived data, read-only. `archive` gives it its saved form.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::calendar::{Day, When};
use crate::reason::Args;
use crate::source::{Kind, Source, Span};
use crate::timex::Timex;

/// Which of a story's sources: an index into [`Story::sources`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct SourceIx(pub u32);

/// Which of a story's events: an index into [`Story::events`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct EventIx(pub u32);

/// Sources and what they report.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Story {
    /// A name for the whole.
    pub title: String,
    /// In the order of their ids, so that the order of arrival changes nothing.
    pub sources: Vec<Report>,
    /// In time order: see [`Event::in_time_order`].
    pub events: Vec<Event>,
    /// Events as they were worked out, whose place others made by hand have taken; in the same order. See [`crate::curation`].
    pub replaced: Vec<Event>,
}

/// One source with what was read in it.
#[derive(Clone, PartialEq, Debug)]
pub struct Report {
    /// The article.
    pub source: Arc<Source>,
    /// When it was written, as far as is known.
    pub date: Dating,
    /// The kind of text that it was read as: the source's own, unless a person set another.
    pub kind: Kind,
    /// Every time expression in it, in text order, with its date where one was found.
    pub timexes: Vec<Timex>,
}

/// When a source was written. Never today's date for want of a better one.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Dating {
    /// The days it can be; `None` if nothing is known.
    pub when: Option<When>,
    /// The day that habit makes likely among those (reports call their own day by its weekday); drawn as likely, not as certain.
    pub likely: Option<Day>,
    /// The source says so itself, or a person did; otherwise it was worked out.
    pub stated: bool,
    /// Why, from the words to the date.
    pub because: Vec<Step>,
}

/// One happening, with everyone who reports it.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// Stable while its first mention stays: worked out from that mention's place.
    pub id: Arc<str>,
    /// A short clause with its subject named.
    pub title: String,
    /// Whether it happened.
    pub status: Status,
    /// 0 to 1: how much of the story it carries.
    pub importance: f32,
    /// Whether the dates of its mentions cannot all hold.
    pub disagreement: bool,
    /// The date that most sources give.
    pub date: Option<When>,
    /// Never empty; by source, then by place.
    pub mentions: Vec<Mention>,
    /// Why its mentions are taken for one event and, where they disagree, why this date.
    pub because: Vec<Step>,
    /// A person joined it, took passages from it or named it.
    pub by_hand: bool,
}

impl Event {
    /// Time order, as [`Story::events`] has it: by first bound, then by last, then by id; what has no date comes last.
    pub fn in_time_order(&self, other: &Event) -> Ordering {
        let bounds = self.in_time().cmp(&other.in_time());
        bounds.then_with(|| self.id.cmp(&other.id))
    }

    /// Its date and, where its reports disagree or it has none, theirs, but for those that can mean one that was named before. Of one
    /// source, where that is asked for, only what it gives itself.
    pub fn dates(&self, of: Option<SourceIx>) -> Vec<When> {
        let mut dates: Vec<When> = self.date.filter(|_| of.is_none()).into_iter().collect();
        if self.disagreement || dates.is_empty() {
            let here = |m: &&Mention| of.is_none_or(|source| m.source == source);
            for date in self.mentions.iter().filter(here).filter_map(|m| m.date) {
                if !dates.iter().any(|d| d.compatible(date)) {
                    dates.push(date);
                }
            }
        }
        dates
    }

    /// Its first bound and its last, to be compared.
    pub(crate) fn in_time(&self) -> (i64, i64) {
        self.date.map_or((i64::MAX, i64::MAX), When::in_time)
    }
}

/// Whether an event took place.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It is told as having happened.
    #[default]
    Happened,
    /// It was still to come when it was reported.
    Planned,
    /// The source says it did not happen.
    Denied,
    /// It is only supposed.
    Hypothetical,
}

/// One passage's report of an event.
#[derive(Clone, PartialEq, Debug)]
pub struct Mention {
    /// Where it stands.
    pub source: SourceIx,
    /// The passage.
    pub span: Span,
    /// What it says of the date, resolved.
    pub date: Option<When>,
    /// The words that give the date: an index into its report's timexes. `None` for a date worked out without such words.
    pub timex: Option<u32>,
    /// Told as having happened, or not.
    pub status: Status,
    /// Why that date.
    pub because: Vec<Step>,
}

/// One step of a reason. The code and its arguments are the meaning, the text is its English.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Step {
    /// Stable, for programs and for other languages: `weekday-past`, `document-date`, …
    pub code: Cow<'static, str>,
    /// What the code needs to be said in another language.
    pub args: Args,
    /// One plain sentence.
    pub text: String,
    /// The words it rests on.
    pub rests_on: Option<Citation>,
}

/// A place in a source.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Citation {
    /// Which source.
    pub source: SourceIx,
    /// Which words.
    pub span: Span,
}

impl Report {
    /// A source in which nothing has been read yet.
    pub fn unread(source: Arc<Source>) -> Report {
        Report {
            kind: source.kind,
            source,
            date: Dating::default(),
            timexes: Vec::new(),
        }
    }

    /// The time expression that dates a mention of this source.
    pub fn timex_of(&self, mention: &Mention) -> Option<&Timex> {
        self.timexes.get(mention.timex? as usize)
    }
}

impl Step {
    /// A step with a code of [`crate::reason::CODES`].
    pub(crate) fn new(
        code: &'static str,
        args: &[(&'static str, &str)],
        text: String,
        rests_on: Option<Citation>,
    ) -> Step {
        debug_assert!(
            crate::reason::is_listed(code),
            "src/core/reason.rs lacks {code}"
        );
        Step {
            code: code.into(),
            args: Args::of(args),
            text,
            rests_on,
        }
    }
}

impl Story {
    /// The report with this index.
    ///
    /// # Panics
    /// If the index is another story's.
    pub fn report(&self, source: SourceIx) -> &Report {
        &self.sources[source.0 as usize]
    }

    /// The event with this index.
    ///
    /// # Panics
    /// If the index is another story's.
    pub fn event(&self, event: EventIx) -> &Event {
        &self.events[event.0 as usize]
    }
}

//! The story that is open, with the indexes that the panes share. Cheap to clone and to compare.

use datelines_core::order::InOrder;
use std::cell::OnceCell;
use std::ops::{Deref, Range};
use std::rc::Rc;

use datelines_core::cluster::MAIN;
use datelines_core::passage::{self, Role};
use datelines_core::source::{SourceId, Span};
use datelines_core::story::{EventIx, Mention, SourceIx, Story};

use super::glance::weightiest;

/// A story and where things are in it. Two are equal if they are the same one.
#[derive(Clone)]
pub struct Opened(Rc<Inner>);

struct Inner {
    story: Rc<Story>,
    /// Filled when a source is first looked into: a long story opens without splitting every text.
    paragraphs: Vec<OnceCell<Vec<Range<usize>>>>,
    by_place: Vec<OnceCell<Vec<(Span, EventIx, u32)>>>,
    by_words: Vec<OnceCell<Vec<(u32, Span, EventIx)>>>,
    /// The least importance of a main event.
    main: f32,
}

/// A story has at least so many main events, where it has as many.
const FEW: usize = 12;

/// One paragraph of a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paragraph {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it is for.
    pub role: Role,
}

impl Opened {
    /// Opens a story.
    pub fn new(story: Story) -> Opened {
        let few = weightiest(&story.events, FEW, |_| true);
        let few = few.get(FEW - 1);
        let few = few.map_or(0.0, |ix| story.event(*ix).importance);
        Opened(Rc::new(Inner {
            main: few.min(MAIN),
            paragraphs: story.sources.iter().map(|_| OnceCell::new()).collect(),
            by_place: story.sources.iter().map(|_| OnceCell::new()).collect(),
            by_words: story.sources.iter().map(|_| OnceCell::new()).collect(),
            story: Rc::new(story),
        }))
    }

    /// The story itself.
    pub fn story(&self) -> Rc<Story> {
        self.0.story.clone()
    }

    /// The bytes of a source's paragraphs, in order; the first is paragraph 1.
    pub fn paragraphs(&self, source: SourceIx) -> &[Range<usize>] {
        self.0.paragraphs[source.0 as usize]
            .get_or_init(|| passage::paragraphs(self.report(source).source.text()))
    }

    /// Some of a source's paragraphs, by their index, with what they are for.
    pub fn some_paragraphs(&self, source: SourceIx, some: Range<usize>) -> Vec<Paragraph> {
        let all = self.paragraphs(source);
        let roles = passage::roles(self.report(source).source.text(), all, some.clone());
        let some = all[some].iter().cloned().zip(roles);
        some.map(|(range, role)| Paragraph { range, role })
            .collect()
    }

    /// The number of the paragraph that holds this byte, from 1.
    pub fn paragraph(&self, source: SourceIx, byte: usize) -> u32 {
        let before = self
            .paragraphs(source)
            .partition_point(|paragraph| paragraph.start <= byte);
        before.max(1) as u32
    }

    /// Every mention in a source, in the order of the text.
    pub fn mentions_in(&self, source: SourceIx) -> impl Iterator<Item = (EventIx, &Mention)> {
        let all = self.0.by_place[source.0 as usize].get_or_init(|| {
            let mut all = Vec::new();
            for (event, ix) in self.events.iter().zip(0..) {
                for (mention, nth) in event.mentions.iter().zip(0..) {
                    if mention.source == source {
                        all.push((mention.span, EventIx(ix), nth));
                    }
                }
            }
            all.order();
            all
        });
        let all = all.iter();
        all.map(|(_, event, nth)| (*event, &self.event(*event).mentions[*nth as usize]))
    }

    /// The words that stand out for a mention: those that give its date, or the whole passage.
    pub fn place_of(&self, mention: &Mention) -> Span {
        let timex = self.report(mention.source).timex_of(mention);
        timex.map_or(mention.span, |timex| timex.span)
    }

    /// Where a person is taken to for a mention: to those words where they stand in the paragraph of its passage, else to the passage.
    pub fn way_to(&self, mention: &Mention) -> Span {
        let place = self.place_of(mention);
        let number = |span: Span| self.paragraph(mention.source, span.start());
        if number(place) == number(mention.span) {
            place
        } else {
            mention.span
        }
    }

    /// What is quoted for a mention: its passage, and the words that date it where they stand near it in the same paragraph.
    pub fn quoted(&self, mention: &Mention) -> Range<usize> {
        /// A longer quotation would not be one.
        const LONGEST: usize = 400;
        let hull = mention.span.hull(self.way_to(mention));
        if hull.end() - hull.start() < LONGEST {
            hull.range()
        } else {
            mention.span.range()
        }
    }

    /// The events that these words date, in the order of the text.
    pub fn events_of(&self, source: SourceIx, timex: u32) -> Vec<EventIx> {
        let all = self.0.by_words[source.0 as usize].get_or_init(|| {
            let mentions = self.mentions_in(source);
            let dated = mentions.filter_map(|(event, m)| Some((m.timex?, m.span, event)));
            let mut all: Vec<_> = dated.collect();
            all.order();
            all
        });
        let start = all.partition_point(|(words, ..)| *words < timex);
        let these = all[start..]
            .iter()
            .take_while(|(words, ..)| *words == timex);
        let mut events: Vec<_> = these.map(|(.., event)| *event).collect();
        events.dedup();
        events
    }

    /// The dated passages of a source in the order of the text, each with an event it reports: all words with a date on the calendar,
    /// and the passages whose date was worked out without such words.
    pub fn dated(&self, source: SourceIx) -> Vec<(Span, Option<EventIx>)> {
        let timexes = &self.report(source).timexes;
        let mut places: Vec<(Span, Option<EventIx>)> = Vec::new();
        let mut taken = vec![false; timexes.len()];
        for (event, mention) in self.mentions_in(source) {
            let timex = mention
                .timex
                .and_then(|ix| Some((ix as usize, timexes.get(ix as usize)?)));
            match timex {
                Some((ix, _)) if taken[ix] => {}
                Some((ix, timex)) => {
                    taken[ix] = true;
                    places.push((timex.span, Some(event)));
                }
                None => places.push((mention.span, Some(event))),
            }
        }
        for (timex, taken) in timexes.iter().zip(taken) {
            if !taken && timex.when.is_some() {
                places.push((timex.span, None));
            }
        }
        places.order();
        places.dedup_by_key(|(span, _)| *span);
        places
    }

    /// The sources that report an event, each once.
    pub fn sources_of(&self, event: EventIx) -> Vec<SourceIx> {
        let mut sources: Vec<_> = self
            .event(event)
            .mentions
            .iter()
            .map(|m| m.source)
            .collect();
        sources.order();
        sources.dedup();
        sources
    }

    /// Whether it is one of the main events: those that carry the story, and at least the most important dozen.
    pub fn is_main(&self, event: EventIx) -> bool {
        self.event(event).importance >= self.0.main
    }

    /// The event that this passage reports.
    pub fn reporting(&self, source: SourceIx, span: Span) -> Option<EventIx> {
        let mut mentions = self.mentions_in(source);
        let found = mentions.find(|(_, mention)| mention.span == span);
        found.map(|(event, _)| event)
    }

    /// The event with this id.
    pub fn find(&self, id: &str) -> Option<EventIx> {
        self.events
            .iter()
            .position(|event| &*event.id == id)
            .map(|ix| EventIx(ix as u32))
    }

    /// The source with this id.
    pub fn find_source(&self, id: &SourceId) -> Option<SourceIx> {
        let at = self
            .sources
            .iter()
            .position(|report| report.source.id == *id)?;
        Some(SourceIx(at as u32))
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }
}

impl Deref for Opened {
    type Target = Story;
    fn deref(&self) -> &Story {
        &self.0.story
    }
}

impl PartialEq for Opened {
    fn eq(&self, other: &Opened) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Opened({} sources, {} events)",
            self.sources.len(),
            self.events.len()
        )
    }
}

impl Default for Opened {
    fn default() -> Opened {
        Opened::new(Story::default())
    }
}

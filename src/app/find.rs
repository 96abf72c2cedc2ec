//! What is to be seen: the main events or all, those that pass the filters, and what a search finds.

use datelines_core::order::InOrder;
use std::rc::Rc;

use datelines_core::story::EventIx;

use super::{Filters, Opened};

/// The events that are seen, each in time order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Seen {
    /// On the list: what the search has found, or without one what is drawn.
    pub listed: Rc<[EventIx]>,
    /// On the timeline: what passes the filters, without the lesser events unless they are asked for, found or selected.
    pub drawn: Rc<[EventIx]>,
    /// What the search has found; `None` without one.
    pub found: Option<Rc<[EventIx]>>,
    /// How many lesser events pass the filters.
    pub lesser: usize,
    /// Whether those are seen.
    pub all: bool,
    /// How many events the filters hide; in a search, how many of those that would be found.
    pub filtered: usize,
}

impl Seen {
    /// How many events pass the filters and are left out for being lesser ones.
    pub fn left_out(&self) -> usize {
        if self.all || self.found.is_some() {
            0
        } else {
            self.lesser
        }
    }
}

/// Works out what is seen. The selected event is drawn in any case.
pub(super) fn seen(
    story: &Opened,
    filters: &Filters,
    query: &str,
    selected: Option<EventIx>,
) -> Seen {
    let query = Query::new(query);
    let all = || (0..story.events.len() as u32).map(EventIx);
    let found: Option<Vec<EventIx>> =
        (!query.is_empty()).then(|| query.find(story, all()).collect());
    let is_found = |ix: &EventIx| {
        found
            .as_ref()
            .is_some_and(|found| found.binary_search(ix).is_ok())
    };
    let passes = |ix: &EventIx| filters.pass(story, story.event(*ix));
    let (mut drawn, mut lesser, mut filtered) = (Vec::new(), 0, 0);
    let mut hits = Vec::new();
    for ix in all() {
        let (pass, hit, main) = (passes(&ix), is_found(&ix), story.is_main(ix));
        lesser += usize::from(pass && !main);
        filtered += usize::from(!pass && (hit || found.is_none() && (main || filters.all)));
        if pass && hit {
            hits.push(ix);
        }
        if selected == Some(ix) || pass && (main || filters.all || hit) {
            drawn.push(ix);
        }
    }
    let drawn: Rc<[EventIx]> = drawn.into();
    let found: Option<Rc<[EventIx]>> = found.map(|_| hits.into());
    Seen {
        listed: found.as_ref().unwrap_or(&drawn).clone(),
        drawn,
        found,
        lesser,
        all: filters.all,
        filtered,
    }
}

/// A search: the words that have to stand in an event's title, in a passage that reports it or in a source's name. Capitals do not
/// matter.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Query(Vec<String>);

impl Query {
    /// The words of what was typed.
    pub fn new(typed: &str) -> Query {
        Query(
            typed
                .to_lowercase()
                .split_whitespace()
                .map(str::to_owned)
                .collect(),
        )
    }

    /// Whether nothing is searched for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The events in which every word stands.
    fn find(
        &self,
        story: &Opened,
        events: impl Iterator<Item = EventIx>,
    ) -> impl Iterator<Item = EventIx> {
        // Asked of every source once, and not for each of its passages.
        let named = |word: &String| -> Vec<bool> {
            let sources = story.sources.iter();
            sources
                .map(|report| holds(report.source.label(), word))
                .collect()
        };
        let named: Vec<Vec<bool>> = self.0.iter().map(named).collect();
        events.filter(move |ix| {
            let event = story.event(*ix);
            self.0.iter().zip(&named).all(|(word, named)| {
                holds(&event.title, word)
                    || event.mentions.iter().any(|mention| {
                        let source = &story.report(mention.source).source;
                        named[mention.source.0 as usize] || holds(source.words(mention.span), word)
                    })
            })
        })
    }

    /// Where its words stand in a text, as byte ranges in order, none overlapping another. What a capital letter's small form makes
    /// longer or shorter is left out, so that every range is one of `text`.
    pub fn hits(&self, text: &str) -> Vec<std::ops::Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let lower: String = text
            .chars()
            .map(|c| {
                let mut small = c.to_lowercase();
                match (small.next(), small.next()) {
                    (Some(small), None) if small.len_utf8() == c.len_utf8() => small,
                    _ => c,
                }
            })
            .collect();
        let words = self.0.iter();
        let mut all: Vec<_> = words
            .flat_map(|word| lower.match_indices(word.as_str()))
            .map(|(at, word)| at..at + word.len())
            .collect();
        all.order_by_key(|hit| (hit.start, hit.end));
        let mut hits: Vec<std::ops::Range<usize>> = Vec::new();
        for hit in all {
            match hits.last_mut().filter(|last| hit.start <= last.end) {
                Some(last) => last.end = last.end.max(hit.end),
                None => hits.push(hit),
            }
        }
        hits
    }
}

/// Whether a word, in small letters, stands in a text, whatever letters that has.
fn holds(text: &str, word: &str) -> bool {
    if !word.is_ascii() {
        return text.to_lowercase().contains(word);
    }
    // As nearly all that is typed: no copy, no table.
    let Some((first, rest)) = word.as_bytes().split_first() else {
        return true;
    };
    let mut text = text.as_bytes();
    while let Some(at) = text.iter().position(|b| b.to_ascii_lowercase() == *first) {
        text = &text[at + 1..];
        let next = text.get(..rest.len());
        if next.is_some_and(|next| next.eq_ignore_ascii_case(rest)) {
            return true;
        }
    }
    false
}

//! What each source says of an event that the others do not.
//!
//! An honest, simple measure: a word is shared if another report has a word of the same stem, or the same number, or words for the
//! same date. Word order is not compared, since reports of one thing are seldom written alike; nor is meaning: two words for one
//! thing count as two.

use datelines_core::order::InOrder;
use std::collections::BTreeMap;
use std::ops::Range;

use datelines_core::calendar::When;
use datelines_core::source::Span;
use datelines_core::story::{Event, EventIx, Mention, SourceIx};
use datelines_core::words;

use super::Opened;

/// One source's report of the event.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// The source.
    pub source: SourceIx,
    /// Its passages, in the order of the text.
    pub passages: Vec<Passage>,
    /// The words that stand nowhere else, each once, as they are first written.
    pub only_here: Vec<String>,
}

/// One passage of a report.
#[derive(Clone, PartialEq, Debug)]
pub struct Passage {
    /// Which of the event's mentions.
    pub mention: usize,
    /// Its bytes in the source: the passage with the words that date it, where those stand near.
    pub range: Range<usize>,
    /// The words in it that stand in no other report.
    pub own: Vec<Span>,
    /// Whether its date is another than the event's.
    pub odd: bool,
}

/// The reports of an event, one column a source, in the sources' order.
pub fn columns(story: &Opened, ix: EventIx) -> Vec<Column> {
    let event = story.event(ix);
    let sources = story.sources_of(ix);
    let reports: Vec<Vec<Read>> = sources
        .iter()
        .map(|source| {
            let mentions = event.mentions.iter().enumerate();
            let mut passages: Vec<_> = mentions
                .filter(|(_, mention)| mention.source == *source)
                .map(|(nth, mention)| {
                    let range = story.quoted(mention);
                    (nth, range.clone(), said(story, *source, range))
                })
                .collect();
            passages.order_by_key(|(_, range, _)| range.start);
            passages
        })
        .collect();
    // In how many reports each thing is said.
    let mut told: BTreeMap<&Thing, (usize, usize)> = BTreeMap::new();
    for (nth, report) in reports.iter().enumerate() {
        for said in report.iter().flat_map(|(_, _, all)| all) {
            let (count, last) = told.entry(&said.thing).or_insert((0, usize::MAX));
            if *last != nth {
                (*count, *last) = (*count + 1, nth);
            }
        }
    }
    let own = |said: &Said| told.get(&said.thing).is_some_and(|(count, _)| *count == 1);
    sources
        .iter()
        .zip(&reports)
        .map(|(source, report)| {
            let text = story.report(*source);
            let mut only: Vec<(&Thing, &str)> = Vec::new();
            let passages = report.iter().map(|(mention, range, all)| {
                let own: Vec<&Said> = all.iter().filter(|said| own(said)).collect();
                for said in &own {
                    if !only.iter().any(|(thing, _)| **thing == said.thing) {
                        only.push((&said.thing, text.source.words(said.span)));
                    }
                }
                Passage {
                    mention: *mention,
                    range: range.clone(),
                    own: own.iter().map(|said| said.span).collect(),
                    odd: odd(event, &event.mentions[*mention]),
                }
            });
            let passages = passages.collect();
            Column {
                source: *source,
                passages,
                only_here: only
                    .into_iter()
                    .map(|(_, words)| words.to_owned())
                    .collect(),
            }
        })
        .collect()
}

/// Whether a mention gives another date than the event has.
fn odd(event: &Event, mention: &Mention) -> bool {
    match (mention.date, event.date) {
        (Some(said), Some(date)) => !said.compatible(date),
        _ => false,
    }
}

/// A passage as it is compared: which mention it is, its bytes, what it says.
type Read = (usize, Range<usize>, Vec<Said>);

/// Something that a report says, and where.
struct Said {
    thing: Thing,
    span: Span,
}

/// What can be the same in two reports.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Thing {
    /// A date, however it is worded.
    Date(String),
    /// A content word, by its stem.
    Word(String),
}

fn said(story: &Opened, source: SourceIx, range: Range<usize>) -> Vec<Said> {
    let report = story.report(source);
    let timexes = report.timexes.iter().filter(|timex| {
        timex.when.is_some() && range.start <= timex.span.start() && timex.span.end() <= range.end
    });
    let mut all: Vec<Said> = timexes
        .filter_map(|timex| {
            Some(Said {
                thing: Thing::Date(day(timex.when?)),
                span: timex.span,
            })
        })
        .collect();
    let dates: Vec<Span> = all.iter().map(|said| said.span).collect();
    let words = words::content(&report.source, range);
    all.extend(
        words
            .into_iter()
            .filter(|(span, _)| !dates.iter().any(|date| date.contains(*span)))
            .map(|(span, stem)| Said {
                thing: Thing::Word(stem),
                span,
            }),
    );
    all.order_by_key(|said| said.span);
    all
}

/// One day is one day, whatever hour is named.
fn day(when: When) -> String {
    when.single_day()
        .map_or_else(|| when.to_edtf(), |day| When::day(day).to_edtf())
}

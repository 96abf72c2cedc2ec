//! Story -> story file.

use std::borrow::Cow;
use std::iter::once;
use std::ops::Range;
use std::rc::Rc;

use serde::{Serialize, Serializer};

use super::file::*;
use crate::calendar::When;
use crate::curation::Edit;
use crate::finding::Finding;
use crate::source::{Offsets, Span};
use crate::story::{Dating, Event, Mention, Report, Step, Story};
use crate::timex::Timex;

/// The story file of a story and a person's edits, as one line of JSON. The same story gives the same bytes.
pub fn write(story: &Story, edits: &[Edit]) -> String {
    let all = (0..story.sources.len(), 0..story.events.len());
    json(&Writer::new(story).file(all, Some(edits)))
}

/// The same story in parts, for [`read_resting`](super::read_resting) and a thread that has other things to do, too: first story
/// files that hold the rest and a few sources each, then JSON arrays of a few events. A part is made when it is asked for.
pub fn write_parts<'s>(story: &'s Story, edits: &'s [Edit]) -> impl Iterator<Item = String> {
    let writer = Writer::new(story);
    let some = |nth: usize, few: usize, of: usize| (nth * few).min(of)..((nth + 1) * few).min(of);
    let mut head = Some(edits);
    let (mut sources, mut events) = (0.., 0..);
    std::iter::from_fn(move || {
        let first = head.take();
        if first.is_some() {
            return Some(json(&writer.file((0..0, 0..0), first)));
        }
        let few = some(sources.next()?, SOURCES, story.sources.len());
        if !few.is_empty() {
            return Some(json(&writer.file((few, 0..0), None)));
        }
        let few = some(events.next()?, EVENTS, story.events.len());
        (!few.is_empty()).then(|| json(&writer.events(&story.events[few])))
    })
}

/// What [`write()`] gives, in pieces that follow one another; a piece is made when it is asked for.
pub fn write_pieces<'s>(story: &'s Story, edits: &'s [Edit]) -> impl Iterator<Item = String> {
    let writer = Rc::new(Writer::new(story));
    let whole = json(&writer.file((0..0, 0..0), Some(edits)));
    // Never in a text of the story: there a backslash stands before a quotation mark.
    let (head, rest) = whole.split_once(r#""sources":[]"#).unwrap_or_default();
    let (between, end) = rest.split_once(r#""events":[]"#).unwrap_or_default();
    let head = once(format!(r#"{head}"sources":["#));
    let between = once(format!(r#"]{between}"events":["#));
    let end = once(format!("]{end}"));
    let some = |few: usize, of: usize| (0..of).step_by(few).map(move |at| at..(at + few).min(of));
    let its = writer.clone();
    let sources = some(SOURCES, story.sources.len()).map(move |few| {
        let source = |ix| its.source(ix);
        listed(few.start, &Each(|| few.clone().map(source)))
    });
    let events = some(EVENTS, story.events.len())
        .map(move |few| listed(few.start, &writer.events(&story.events[few])));
    head.chain(sources).chain(between).chain(events).chain(end)
}

/// Some items of a list, of which `before` were written already.
fn listed(before: usize, some: &impl Serialize) -> String {
    let list = json(some);
    let items = list.trim_start_matches('[').trim_end_matches(']');
    let comma = if before > 0 { "," } else { "" };
    format!("{comma}{items}")
}

/// How many sources and how many events make a part: of articles and their events, some hundred kilobytes.
const SOURCES: usize = 8;
const EVENTS: usize = 160;

fn json(value: &impl Serialize) -> String {
    // Nothing in the file's shape can fail to be JSON: its keys are text and its numbers are finite or null.
    serde_json::to_string(value).unwrap_or_default()
}

/// A list whose items are made only when they are written.
struct Each<F>(F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

struct Writer<'s> {
    story: &'s Story,
    texts: Vec<Offsets<'s>>,
}

impl<'s> Writer<'s> {
    fn new(story: &'s Story) -> Writer<'s> {
        let sources = story.sources.iter();
        Writer {
            story,
            texts: sources
                .map(|report| Offsets::new(report.source.text()))
                .collect(),
        }
    }

    /// A story file with some of the sources and of the events. With the edits it is, or begins, the story; without it goes on with it.
    fn file(
        &self,
        (sources, events): (Range<usize>, Range<usize>),
        edits: Option<&[Edit]>,
    ) -> StoryFile<'s, impl Serialize, impl Serialize> {
        let (story, begins) = (self.story, edits.is_some());
        let value = |edit| serde_json::to_value(edit).unwrap_or_default();
        StoryFile {
            format: begins.then(|| Words::from(format!("{FAMILY}{VERSION}"))),
            title: begins.then_some(story.title.as_str().into()),
            sources: Some(Each(move || sources.clone().map(|ix| self.source(ix)))),
            events: Some(self.events(&story.events[events])),
            replaced: Some(self.events(&story.replaced))
                .filter(|_| begins && !story.replaced.is_empty()),
            edits: edits.map(|edits| edits.iter().map(value).collect()),
        }
    }

    fn events(&self, events: &'s [Event]) -> impl Serialize {
        Each(move || events.iter().map(|event| self.event(event)))
    }

    fn place(&self, source: usize, span: Span) -> (u32, u32) {
        let text = &self.texts[source];
        (
            text.code_point(span.start()).0,
            text.code_point(span.end()).0,
        )
    }

    fn source(&self, ix: usize) -> SourceFile<'s> {
        let report: &'s Report = &self.story.sources[ix];
        let source = &report.source;
        SourceFile {
            id: (&*source.id.0).into(),
            name: Some((&*source.name).into()),
            title: source.title.as_deref().map(Into::into),
            called: source.called.as_deref().map(Into::into),
            publisher: source.publisher.as_deref().map(Into::into),
            author: source.author.as_deref().map(Into::into),
            text: source.text().into(),
            kind: Some(report.kind),
            recognised: (source.kind != report.kind).then_some(source.kind),
            given: source.given.map(date),
            date: Some(self.dating(&report.date)),
            unresolved: Some(
                report
                    .timexes
                    .iter()
                    .filter_map(|timex| self.unresolved(ix, timex))
                    .collect(),
            ),
            timexes: Some(
                report
                    .timexes
                    .iter()
                    .map(|timex| self.timex(ix, timex))
                    .collect(),
            ),
            findings: Some(
                source
                    .findings
                    .iter()
                    .map(|finding| self.finding(ix, finding))
                    .collect(),
            ),
        }
    }

    fn dating(&self, dating: &'s Dating) -> DatingFile<'s> {
        let when = dating.when.map(date);
        DatingFile {
            granularity: when.as_ref().and_then(|when| when.granularity),
            edtf: when.and_then(|when| when.edtf),
            likely: dating.likely.map(|day| When::day(day).to_edtf().into()),
            stated: dating.stated,
            because: Some(self.steps(&dating.because)),
        }
    }

    fn unresolved(&self, ix: usize, timex: &'s Timex) -> Option<UnresolvedFile<'s>> {
        let why = timex.unresolved.as_ref()?;
        let (start, end) = self.place(ix, timex.span);
        Some(UnresolvedFile {
            start,
            end,
            exact: Some(self.story.sources[ix].source.words(timex.span).into()),
            why: Some(why.text.as_str().into()),
            code: Some((&*why.code).into()),
        })
    }

    fn timex(&self, ix: usize, timex: &'s Timex) -> TimexFile<'s> {
        TimexFile {
            date: timex.when.map(date),
            stated: Some(timex.stated),
            because: Some(self.steps(&timex.because)),
            unresolved: timex
                .unresolved
                .as_ref()
                .map(|why| why.text.as_str().into()),
            lacks: timex.unresolved.as_ref().map(|why| (&*why.code).into()),
            ..self.timex_words(ix, timex)
        }
    }

    /// A time expression as a mention cites it: the words and their TIMEX3 value. The rest stands with the source.
    fn timex_words(&self, ix: usize, timex: &'s Timex) -> TimexFile<'s> {
        let (start, end) = self.place(ix, timex.span);
        TimexFile {
            start,
            end,
            exact: Some(self.story.sources[ix].source.words(timex.span).into()),
            kind: Some(timex.kind),
            value: Some(timex.value.as_str().into()),
            modifier: timex.modifier.as_deref().map(Into::into),
            date: None,
            stated: None,
            because: None,
            unresolved: None,
            lacks: None,
        }
    }

    fn finding(&self, ix: usize, finding: &'s Finding) -> FindingFile<'s> {
        let place = finding.span.map(|span| self.place(ix, span));
        FindingFile {
            code: finding.code.as_str().into(),
            args: (!finding.args.is_empty()).then_some(Cow::Borrowed(&finding.args)),
            start: place.map(|place| place.0),
            end: place.map(|place| place.1),
            message: Some(finding.message.as_str().into()),
            hint: Some(finding.hint.as_str().into()),
        }
    }

    fn event(&self, event: &'s Event) -> EventFile<'s> {
        EventFile {
            id: Some((&*event.id).into()),
            title: Some(event.title.as_str().into()),
            status: Some(event.status),
            importance: Some(event.importance),
            disagreement: Some(event.disagreement),
            date: event.date.map(date),
            mentions: Some(
                event
                    .mentions
                    .iter()
                    .map(|mention| self.mention(mention))
                    .collect(),
            ),
            because: Some(self.steps(&event.because)),
            by_hand: event.by_hand,
        }
    }

    fn mention(&self, mention: &'s Mention) -> MentionFile<'s> {
        let ix = mention.source.0 as usize;
        let report = &self.story.sources[ix];
        let (start, end) = self.place(ix, mention.span);
        MentionFile {
            source: (&*report.source.id.0).into(),
            start,
            end,
            exact: Some(report.source.words(mention.span).into()),
            date: mention.date.map(date),
            status: Some(mention.status),
            timex: (report.timex_of(mention)).map(|timex| self.timex_words(ix, timex)),
            because: Some(self.steps(&mention.because)),
        }
    }

    fn steps(&self, steps: &'s [Step]) -> Vec<StepFile<'s>> {
        let step = |step: &'s Step| {
            let place = step.rests_on.map(|cited| {
                let ix = cited.source.0 as usize;
                (
                    &*self.story.sources[ix].source.id.0,
                    self.place(ix, cited.span),
                )
            });
            StepFile {
                code: (&*step.code).into(),
                args: Some(Cow::Borrowed(&step.args)),
                text: Some(step.text.as_str().into()),
                source: place.map(|(id, _)| id.into()),
                start: place.map(|(_, (start, _))| start),
                end: place.map(|(_, (_, end))| end),
            }
        };
        steps.iter().map(step).collect()
    }
}

fn date(when: When) -> DateFile<'static> {
    let edtf = when.to_edtf();
    // EDTF has no weeks and no parts of days: what it would bring back coarser or finer says its granularity beside it.
    let lost = When::from_edtf(&edtf) != Some(when);
    DateFile {
        edtf: Some(edtf.into()),
        granularity: lost.then_some(when.granularity),
    }
}

//! Story file -> story. Tolerant of what is missing, exact about what is there.

use crate::order::InOrder;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::future::{Future, ready};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use serde_json::value::RawValue;

use super::file::*;
use crate::calendar::{Extent, When};
use crate::curation::Edit;
use crate::dating::plain;
use crate::finding::Finding;
use crate::source::{CodePoint, Offsets, Source, SourceId, Span};
use crate::story::{Citation, Dating, Event, Mention, Report, SourceIx, Step, Story};
use crate::timex::{Timex, TimexType};

/// A story file, of which the events are read when their turn comes.
type Read<'f> = StoryFile<'f, Vec<SourceFile<'f>>, Vec<&'f RawValue>>;

/// A rest on the way.
pub type Rest<'r> = Pin<Box<dyn Future<Output = ()> + 'r>>;

/// Events between two rests.
const FEW: usize = 64;

/// Reads a story file of this version or an older one.
///
/// Sources come into the order of their ids and events into time order. A place that does not fit its source's text is left out,
/// and a finding on the source says so; so is an event of which no mention is left.
///
/// # Errors
/// If it is not JSON, no story file, of a newer version, or names a source that it does not hold.
pub fn read(json: &str) -> Result<(Story, Vec<Edit>), ArchiveError> {
    read_parts(std::iter::once(json.into()))
}

/// The same for a story that comes in parts, as [`write_parts`](super::write_parts) makes them: story files, of which the first says
/// what it is and all hold some of the sources or all, then JSON arrays of events. No more than one of these has to be in memory
/// at a time.
///
/// # Errors
/// As [`read`]; also if an array is none of events.
pub fn read_parts<'p>(
    mut parts: impl Iterator<Item = Cow<'p, str>>,
) -> Result<(Story, Vec<Edit>), ArchiveError> {
    let mut rest = || -> Rest<'_> { Box::pin(ready(())) };
    let mut reading = pin!(read_resting(&mut parts, &mut rest));
    match reading
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(read) => read,
        // Not to be had: what never rests is ready at once.
        Poll::Pending => Err(ArchiveError::NotAStory),
    }
}

/// [`read_parts`] with rests on the way, for a thread that has other things to do, too: `rest` is awaited after every few sources
/// and events, and takes as long as it likes.
///
/// # Errors
/// As [`read_parts`].
pub async fn read_resting<'r>(
    parts: &mut dyn Iterator<Item = Cow<'_, str>>,
    rest: &mut dyn FnMut() -> Rest<'r>,
) -> Result<(Story, Vec<Edit>), ArchiveError> {
    let first = parts.next().ok_or(ArchiveError::NotAStory)?;
    let (mut texts, mut after) = (vec![first], None);
    for part in &mut *parts {
        if !part.starts_with('{') {
            after = Some(part);
            break;
        }
        texts.push(part);
    }
    let mut file = Read::default();
    for (nth, text) in texts.iter().enumerate() {
        let json = text.trim_start_matches('\u{feff}');
        let next: Read<'_> = serde_json::from_str(json).map_err(|error| refusal(json, &error))?;
        if nth == 0 {
            check_format(next.format.as_deref())?;
            file = next;
        } else {
            let sources = next.sources.into_iter().flatten();
            file.sources.get_or_insert_default().extend(sources);
        }
        rest().await;
    }
    let mut files = file.sources.unwrap_or_default();
    files.order_by(|a, b| a.id.cmp(&b.id));
    if let Some(pair) = files.windows(2).find(|pair| pair[0].id == pair[1].id) {
        let id = &*pair[0].id;
        return Err(ArchiveError::Damaged(format!(
            "two sources have the id \"{id}\""
        )));
    }
    let sources: Vec<Source> = files.iter().map(source).collect();
    // The sources have it now.
    files.iter_mut().for_each(|file| file.text = "".into());
    let mut reader = Reader::new(&files, &sources);
    for (ix, file) in files.iter().enumerate() {
        reader.listed(ix, file)?;
        rest().await;
    }
    let mut events = Vec::new();
    for (nth, few) in file
        .events
        .as_deref()
        .unwrap_or_default()
        .chunks(FEW)
        .enumerate()
    {
        events.extend(reader.events(nth * FEW, few)?);
        rest().await;
    }
    while let Some(part) = after.take().or_else(|| parts.next()) {
        let first = events.len() + 1;
        let part: Vec<EventFile<'_>> = serde_json::from_str(&part).map_err(|error| {
            ArchiveError::Damaged(format!("among the events from {first} on: {error}"))
        })?;
        let more = parts.size_hint().1.unwrap_or_default().min(1_000);
        if first == 1 {
            // Growing by doubling would leave up to as much unused.
            events.reserve_exact(part.len() * (more + 1));
        }
        for event in &part {
            events.extend(reader.event(events.len(), event)?);
        }
        if first == 1 {
            reader.expect(more);
        }
        rest().await;
    }
    let mut replaced = reader.events(0, file.replaced.as_deref().unwrap_or_default())?;
    let mut reports = Vec::new();
    for (ix, file) in files.iter().enumerate() {
        let date = reader.dating(file.date.as_ref())?;
        let mut source = sources[ix].clone();
        source.findings = reader.findings(ix, file);
        reports.push((source, date, file.kind.unwrap_or_default()));
    }
    let timexes = reader.in_text_order(events.iter_mut().chain(&mut replaced));
    rest().await;
    events.order_by_known_key(Event::in_time, |a, b| a.id.cmp(&b.id));
    rest().await;
    replaced.order_by(Event::in_time_order);
    let reports = reports.into_iter().zip(timexes);
    let story = Story {
        title: file.title.as_deref().unwrap_or_default().to_owned(),
        sources: reports
            .map(|((source, date, kind), timexes)| Report {
                source: Arc::new(source),
                date,
                kind,
                timexes,
            })
            .collect(),
        events,
        replaced,
    };
    let edits = file.edits.into_iter().flatten();
    let edits = edits.filter_map(|edit| Edit::deserialize(edit).ok());
    Ok((story, edits.collect()))
}

/// Why a file cannot be opened as a story: one sentence, to stand behind the file's name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ArchiveError {
    /// It is not JSON, or breaks off.
    NotJson(String),
    /// It is JSON, but no story file.
    NotAStory,
    /// A later version of Datelines wrote it.
    Newer(String),
    /// It says that it is a story file, and is not made like one.
    Damaged(String),
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ArchiveError::NotJson(why) => write!(
                f,
                "This file is not complete JSON ({why}). Save the story again and open that file."
            ),
            ArchiveError::NotAStory => f.write_str(
                "This file is JSON, but not a Datelines story. Open a file that Datelines has saved.",
            ),
            ArchiveError::Newer(format) => write!(
                f,
                "This story was saved by a newer Datelines (\"{format}\"). Open it with that version or a later one."
            ),
            ArchiveError::Damaged(why) => write!(
                f,
                "This story file is damaged: {why}. Open an earlier copy, or add the articles again."
            ),
        }
    }
}

impl std::error::Error for ArchiveError {}

/// Why JSON did not read as a story file: the plainest reason that is true.
fn refusal(json: &str, error: &serde_json::Error) -> ArchiveError {
    #[derive(Deserialize)]
    struct Head {
        format: Option<Value>,
    }
    if let Err(error) = serde_json::from_str::<IgnoredAny>(json) {
        return ArchiveError::NotJson(error.to_string());
    }
    let head = serde_json::from_str::<Head>(json)
        .ok()
        .and_then(|head| head.format);
    match check_format(head.as_ref().and_then(Value::as_str)) {
        Err(refused) => refused,
        Ok(()) => ArchiveError::Damaged(error.to_string()),
    }
}

fn check_format(format: Option<&str>) -> Result<(), ArchiveError> {
    let format = format.ok_or(ArchiveError::NotAStory)?;
    let version = format.strip_prefix(FAMILY).ok_or(ArchiveError::NotAStory)?;
    match version.parse::<u32>() {
        Ok(1..=VERSION) => Ok(()),
        _ => Err(ArchiveError::Newer(format.to_owned())),
    }
}

fn source(file: &SourceFile<'_>) -> Source {
    let some = |words: &Option<Words<'_>>| {
        let words = words.as_deref().filter(|words| !words.is_empty());
        words.map(Arc::from)
    };
    let name = file.name.as_deref().unwrap_or(&file.id);
    let mut source = Source::new(SourceId((*file.id).into()), name, &file.text);
    source.title = some(&file.title);
    source.publisher = some(&file.publisher);
    source.author = some(&file.author);
    source.kind = file.recognised.or(file.kind).unwrap_or_default();
    source.given = file.given.as_ref().and_then(date);
    source
}

fn date(file: &DateFile) -> Option<When> {
    dated(file.edtf.as_deref(), file.granularity)
}

fn dated(edtf: Option<&str>, granularity: Option<crate::calendar::Granularity>) -> Option<When> {
    let when = When::from_edtf(edtf?)?;
    let Some(granularity) = granularity else {
        return Some(when);
    };
    let exact = match when.extent() {
        Extent::Closed(interval) => When::closed(interval, granularity),
        Extent::From(start) => When::from(start, granularity),
        Extent::Until(end) => When::until(end, granularity),
    };
    Some(if when.about { exact.about() } else { exact })
}

struct Reader<'r> {
    ids: BTreeMap<&'r str, u32>,
    sources: &'r [Source],
    texts: Vec<Offsets<'r>>,
    /// By source: the time expressions listed with it, in text order, then those that only a mention names, as they came.
    timexes: Vec<Vec<Timex>>,
    /// How many are listed, by source.
    listed: Vec<usize>,
    /// How many places did not fit, by source.
    misfits: Vec<u32>,
}

impl<'r> Reader<'r> {
    fn new(files: &'r [SourceFile<'_>], sources: &'r [Source]) -> Reader<'r> {
        let ids = files.iter().zip(0..);
        let texts = sources.iter();
        Reader {
            ids: ids.map(|(file, ix)| (&*file.id, ix)).collect(),
            sources,
            texts: texts.map(|source| Offsets::new(source.text())).collect(),
            timexes: vec![Vec::new(); sources.len()],
            listed: vec![0; sources.len()],
            misfits: vec![0; sources.len()],
        }
    }

    fn ix(&self, id: &str) -> Result<usize, ArchiveError> {
        let ix = self.ids.get(id).map(|ix| *ix as usize);
        ix.ok_or_else(|| {
            ArchiveError::Damaged(format!("it names a source \"{id}\" that it does not hold"))
        })
    }

    /// The span of a place in a source; `None`, counted, where the text has no such place or other words there.
    fn span(&mut self, ix: usize, start: u32, end: u32, exact: Option<&str>) -> Option<Span> {
        let offsets = &self.texts[ix];
        let range = offsets
            .byte(CodePoint(start))
            .zip(offsets.byte(CodePoint(end)))
            .filter(|(start, end)| start <= end);
        let source = &self.sources[ix];
        let span = range
            .and_then(|(start, end)| source.span(start..end))
            .filter(|span| exact.is_none_or(|exact| source.words(*span) == exact));
        if span.is_none() {
            self.misfits[ix] += 1;
        }
        span
    }

    /// Reads the time expressions listed with a source, and those listed as unresolved.
    fn listed(&mut self, ix: usize, file: &SourceFile<'_>) -> Result<(), ArchiveError> {
        let mut timexes = Vec::new();
        for file in file.timexes.iter().flatten() {
            timexes.extend(self.timex(ix, file)?);
        }
        for file in file.unresolved.iter().flatten() {
            let span = self.span(ix, file.start, file.end, file.exact.as_deref());
            timexes.extend(span.map(|span| Timex {
                span,
                kind: TimexType::Date,
                value: String::new(),
                modifier: None,
                when: None,
                whole: None,
                stated: false,
                because: Vec::new(),
                unresolved: Some(Box::new(lack(&file.why, &file.code, &file.exact))),
            }));
        }
        // The sort is stable: of several for the same words the fullest, which comes first, stays.
        timexes.order_by_key(|timex| timex.span);
        timexes.dedup_by_key(|timex| timex.span);
        self.listed[ix] = timexes.len();
        self.timexes[ix] = timexes;
        Ok(())
    }

    /// Makes room for as many time expressions again as the mentions have brought so far, so many times.
    fn expect(&mut self, more: usize) {
        for (timexes, listed) in self.timexes.iter_mut().zip(&self.listed) {
            timexes.reserve_exact((timexes.len() - listed) * more);
        }
    }

    /// The place among its source's time expressions of the one that a mention names; added if it is not listed.
    fn cited(&mut self, ix: usize, file: &MentionFile<'_>) -> Result<Option<u32>, ArchiveError> {
        let Some(cited) = &file.timex else {
            return Ok(None);
        };
        let Some(timex) = self.timex(ix, cited)? else {
            return Ok(None);
        };
        let listed = &self.timexes[ix][..self.listed[ix]];
        let place = match listed.binary_search_by_key(&timex.span, |timex| timex.span) {
            Ok(place) => place,
            Err(_) => {
                let date = || file.date.as_ref().and_then(date);
                let timexes = &mut self.timexes[ix];
                if timexes.len() == timexes.capacity() {
                    // Very many may come, and doubling would leave up to as much room unused.
                    timexes.reserve_exact(timexes.len() / 4 + 4);
                }
                timexes.push(Timex {
                    when: timex.when.or_else(date),
                    ..timex
                });
                timexes.len() - 1
            }
        };
        Ok(Some(place as u32))
    }

    /// Every source's time expressions in text order, each once; the mentions follow.
    fn in_text_order<'e>(self, events: impl Iterator<Item = &'e mut Event>) -> Vec<Vec<Timex>> {
        let mut ordered = Vec::with_capacity(self.timexes.len());
        let mut places: Vec<Vec<u32>> = Vec::with_capacity(self.timexes.len());
        for mut timexes in self.timexes {
            timexes.shrink_to_fit();
            if timexes.windows(2).all(|pair| pair[0].span < pair[1].span) {
                // As they mostly are. There can be very many, so nothing is copied.
                places.push((0..timexes.len() as u32).collect());
                ordered.push(timexes);
                continue;
            }
            let mut numbered: Vec<(usize, Timex)> = timexes.into_iter().enumerate().collect();
            numbered.order_by_key(|(_, timex)| timex.span);
            let mut place = vec![0; numbered.len()];
            let mut kept: Vec<Timex> = Vec::with_capacity(numbered.len());
            for (number, timex) in numbered {
                if kept.last().is_none_or(|last| last.span != timex.span) {
                    kept.push(timex);
                }
                place[number] = kept.len() as u32 - 1;
            }
            ordered.push(kept);
            places.push(place);
        }
        for mention in events.flat_map(|event| &mut event.mentions) {
            if let Some(timex) = &mut mention.timex {
                *timex = places[mention.source.0 as usize][*timex as usize];
            }
        }
        ordered
    }

    fn timex(&mut self, ix: usize, file: &TimexFile<'_>) -> Result<Option<Timex>, ArchiveError> {
        let Some(span) = self.span(ix, file.start, file.end, file.exact.as_deref()) else {
            return Ok(None);
        };
        let words = |words: &Option<Words<'_>>| words.as_deref().map(str::to_owned);
        Ok(Some(Timex {
            span,
            kind: file.kind.unwrap_or(TimexType::Date),
            value: words(&file.value).unwrap_or_default(),
            modifier: words(&file.modifier),
            when: file.date.as_ref().and_then(date),
            whole: None,
            stated: file.stated.unwrap_or_default(),
            because: self.steps(file.because.as_deref())?,
            unresolved: file
                .unresolved
                .as_ref()
                .map(|_| Box::new(lack(&file.unresolved, &file.lacks, &file.exact))),
        }))
    }

    fn dating(&mut self, file: Option<&DatingFile<'_>>) -> Result<Dating, ArchiveError> {
        let Some(file) = file else {
            return Ok(Dating::default());
        };
        let likely = file.likely.as_deref().and_then(When::from_edtf);
        Ok(Dating {
            when: dated(file.edtf.as_deref(), file.granularity),
            likely: likely.and_then(When::single_day),
            stated: file.stated,
            because: self.steps(file.because.as_deref())?,
        })
    }

    /// Reads events one at a time: there can be very many. `first` is the number of the first, from 0.
    fn events(&mut self, first: usize, files: &[&RawValue]) -> Result<Vec<Event>, ArchiveError> {
        let mut events = Vec::new();
        for (number, event) in (first..).zip(files) {
            let event: EventFile<'_> = serde_json::from_str(event.get())
                .map_err(|error| ArchiveError::Damaged(format!("event {}: {error}", number + 1)))?;
            events.extend(self.event(number, &event)?);
        }
        Ok(events)
    }

    fn event(
        &mut self,
        number: usize,
        file: &EventFile<'_>,
    ) -> Result<Option<Event>, ArchiveError> {
        let mut mentions = Vec::with_capacity(file.mentions.as_ref().map_or(0, Vec::len));
        for mention in file.mentions.iter().flatten() {
            mentions.extend(self.mention(mention, file)?);
        }
        if mentions.is_empty() {
            return Ok(None);
        }
        mentions.order_by_key(|mention| (mention.source, mention.span));
        let id = file.id.as_deref();
        let importance = file.importance.filter(|share| share.is_finite());
        Ok(Some(Event {
            id: id.map_or_else(|| format!("e{}", number + 1).into(), Arc::from),
            title: file.title.as_deref().unwrap_or_default().to_owned(),
            status: file.status.unwrap_or_default(),
            importance: importance.unwrap_or(0.5).clamp(0.0, 1.0),
            disagreement: file.disagreement.unwrap_or_default(),
            date: file.date.as_ref().and_then(date),
            mentions,
            because: self.steps(file.because.as_deref())?,
            by_hand: file.by_hand,
        }))
    }

    fn mention(
        &mut self,
        file: &MentionFile<'_>,
        event: &EventFile<'_>,
    ) -> Result<Option<Mention>, ArchiveError> {
        let ix = self.ix(&file.source)?;
        let timex = self.cited(ix, file)?;
        let Some(span) = self.span(ix, file.start, file.end, file.exact.as_deref()) else {
            return Ok(None);
        };
        Ok(Some(Mention {
            source: SourceIx(ix as u32),
            span,
            date: file.date.as_ref().and_then(date),
            timex,
            status: file.status.or(event.status).unwrap_or_default(),
            because: self.steps(file.because.as_deref())?,
        }))
    }

    fn steps(&mut self, files: Option<&[StepFile<'_>]>) -> Result<Vec<Step>, ArchiveError> {
        let mut steps = Vec::new();
        for file in files.unwrap_or_default() {
            let mut rests_on = None;
            if let (Some(id), Some(start), Some(end)) = (&file.source, file.start, file.end) {
                let ix = self.ix(id)?;
                rests_on = self.span(ix, start, end, None).map(|span| Citation {
                    source: SourceIx(ix as u32),
                    span,
                });
            }
            steps.push(Step {
                code: file.code.to_string(),
                args: args(file.args.as_ref()),
                text: file.text.as_deref().unwrap_or_default().to_owned(),
                rests_on,
            });
        }
        Ok(steps)
    }

    /// A source's findings, and one more where places in it did not fit.
    fn findings(&mut self, ix: usize, file: &SourceFile<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for finding in file.findings.iter().flatten() {
            let place = finding.start.zip(finding.end);
            findings.push(Finding {
                code: finding.code.to_string(),
                args: args(finding.args.as_ref()),
                span: place.and_then(|(start, end)| self.span(ix, start, end, None)),
                message: finding.message.as_deref().unwrap_or_default().to_owned(),
                hint: finding.hint.as_deref().unwrap_or_default().to_owned(),
            });
        }
        if self.misfits[ix] > 0 {
            let (count, places) = (
                self.misfits[ix],
                if self.misfits[ix] == 1 {
                    "place does"
                } else {
                    "places do"
                },
            );
            findings.push(Finding {
                code: "place-outside-text".into(),
                args: [("count".to_owned(), count.to_string())].into(),
                span: None,
                message: format!(
                    "{count} {places} not fit the text of this source, so what the story file says of it was left out."
                ),
                hint: "The file was changed by hand or by another program; add the article again to read it anew.".into(),
            });
        }
        findings
    }
}

/// Arguments of a reason; a foreign file may give numbers.
fn args(given: Option<&BTreeMap<String, Value>>) -> BTreeMap<String, String> {
    let words = |arg: &Value| arg.as_str().map_or_else(|| arg.to_string(), str::to_owned);
    let given = given.into_iter().flatten();
    given.map(|(key, arg)| (key.clone(), words(arg))).collect()
}

/// Why an expression has no date.
fn lack(why: &Option<Words<'_>>, code: &Option<Words<'_>>, exact: &Option<Words<'_>>) -> Step {
    let words = |words: &Option<Words<'_>>| words.as_deref().unwrap_or_default().to_owned();
    Step {
        code: words(code),
        args: [(
            "words".to_owned(),
            plain(exact.as_deref().unwrap_or_default()),
        )]
        .into(),
        text: words(why),
        rests_on: None,
    }
}

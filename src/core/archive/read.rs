//! Story file -> story. Tolerant of what is missing, exact about what is there.

mod cut;
mod reader;
mod refusal;

use std::borrow::Cow;
use std::future::{Future, ready};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use serde::Deserialize;
use serde_json::value::RawValue;

use super::file::*;
use crate::calendar::{Extent, Granularity, When};
use crate::curation::Edit;
use crate::order::InOrder;
use crate::source::{Source, SourceId};
use crate::story::{Event, Report, Story};
pub use cut::cut;
use reader::Reader;
pub use refusal::ArchiveError;
use refusal::{check_format, refusal};

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
        join(&mut file, nth, text)?;
        rest().await;
    }
    let mut files = in_order(file.sources.take().unwrap_or_default())?;
    let sources: Vec<Source> = files.iter().map(source).collect();
    // The sources have it now.
    files.iter_mut().for_each(|file| file.text = "".into());
    let mut reader = Reader::new(&files, &sources);
    for (ix, file) in files.iter().enumerate() {
        reader.listed(ix, file)?;
        rest().await;
    }
    let mut events = Vec::new();
    let whole = file.events.as_deref().unwrap_or_default();
    for (nth, few) in whole.chunks(FEW).enumerate() {
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
    // There can be very many.
    events.sort_by_cached_key(|event| (event.in_time(), event.id.clone()));
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

/// Adds one of the leading story files to what those before it hold. The first says what it is; of the others only the sources
/// count.
fn join<'f>(file: &mut Read<'f>, nth: usize, text: &'f str) -> Result<(), ArchiveError> {
    let json = text.trim_start_matches('\u{feff}');
    let next: Read<'f> = serde_json::from_str(json).map_err(|error| refusal(json, &error))?;
    if nth == 0 {
        check_format(next.format.as_deref())?;
        *file = next;
    } else {
        let sources = next.sources.into_iter().flatten();
        file.sources.get_or_insert_default().extend(sources);
    }
    Ok(())
}

/// Sources in the order of their ids, of which no two may be the same.
fn in_order(mut files: Vec<SourceFile<'_>>) -> Result<Vec<SourceFile<'_>>, ArchiveError> {
    files.order_by(|a, b| a.id.cmp(&b.id));
    match files.windows(2).find(|pair| pair[0].id == pair[1].id) {
        None => Ok(files),
        Some(pair) => Err(ArchiveError::Damaged(format!(
            "two sources have the id \"{}\"",
            &*pair[0].id
        ))),
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
    source.called = some(&file.called);
    source.publisher = some(&file.publisher);
    source.author = some(&file.author);
    source.kind = file.recognised.or(file.kind).unwrap_or_default();
    source.given = file.given.as_ref().and_then(date);
    source
}

fn date(file: &DateFile<'_>) -> Option<When> {
    dated(file.edtf.as_deref(), file.granularity)
}

fn dated(edtf: Option<&str>, granularity: Option<Granularity>) -> Option<When> {
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

//! What a story file says of its sources and events, each place checked against the text that it speaks of.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::value::RawValue;

use super::{ArchiveError, date, dated};
use crate::archive::file::*;
use crate::calendar::When;
use crate::dating::plain;
use crate::finding::Finding;
use crate::order::{Gather, InOrder};
use crate::reason::Args;
use crate::source::{CodePoint, Offsets, Source, Span};
use crate::story::{Citation, Dating, Event, Mention, SourceIx, Step};
use crate::timex::{Timex, TimexType};

/// Reads sources' lists and events one after the other; the time expressions that they name gather here.
pub(super) struct Reader<'r> {
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
    pub fn new(files: &'r [SourceFile<'_>], sources: &'r [Source]) -> Reader<'r> {
        let ids = files.iter().zip(0..);
        let texts = sources.iter();
        Reader {
            ids: ids.map(|(file, ix)| (&*file.id, ix)).gathered(),
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
    pub fn listed(&mut self, ix: usize, file: &SourceFile<'_>) -> Result<(), ArchiveError> {
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
    pub fn expect(&mut self, more: usize) {
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
    pub fn in_text_order<'e>(self, events: impl Iterator<Item = &'e mut Event>) -> Vec<Vec<Timex>> {
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

    pub fn dating(&mut self, file: Option<&DatingFile<'_>>) -> Result<Dating, ArchiveError> {
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
    pub fn events(
        &mut self,
        first: usize,
        files: &[&RawValue],
    ) -> Result<Vec<Event>, ArchiveError> {
        let mut events = Vec::new();
        for (number, event) in (first..).zip(files) {
            let event: EventFile<'_> = serde_json::from_str(event.get())
                .map_err(|error| ArchiveError::Damaged(format!("event {}: {error}", number + 1)))?;
            events.extend(self.event(number, &event)?);
        }
        Ok(events)
    }

    pub fn event(
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
                code: file.code.to_string().into(),
                args: args(&file.args),
                text: file.text.as_deref().unwrap_or_default().to_owned(),
                rests_on,
            });
        }
        Ok(steps)
    }

    /// A source's findings, and one more where places in it did not fit.
    pub fn findings(&mut self, ix: usize, file: &SourceFile<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for finding in file.findings.iter().flatten() {
            let place = finding.start.zip(finding.end);
            findings.push(Finding {
                code: finding.code.to_string(),
                args: args(&finding.args),
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
                args: Args::of(&[("count", &count.to_string())]),
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

/// Arguments of a reason.
fn args(given: &Option<Cow<'_, Args>>) -> Args {
    given.as_deref().cloned().unwrap_or_default()
}

/// Why an expression has no date.
fn lack(why: &Option<Words<'_>>, code: &Option<Words<'_>>, exact: &Option<Words<'_>>) -> Step {
    let words = |words: &Option<Words<'_>>| words.as_deref().unwrap_or_default().to_owned();
    Step {
        code: words(code).into(),
        args: Args::of(&[("words", &plain(exact.as_deref().unwrap_or_default()))]),
        text: words(why),
        rests_on: None,
    }
}

//! The whole way: sources in, a story out.
//!
//! Deliberately absent: reading files (see `source`), drawing (see `timeline`), saving (see `archive`).

mod tell;

use crate::order::{Gather, InOrder};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::calendar::When;
use crate::cluster::{self, Told, cards};
use crate::curation::{self, Before, Edit};
use crate::dating::{self, Doc};
use crate::event::{self, Draft, Tense};
use crate::finding::Finding;
use crate::passage;
use crate::source::{Kind, Source, Span};
use crate::story::{Report, SourceIx, Status, Story};
use crate::timex::{self, Timex, expr as clue};

/// How far analysis has come. A caller that breaks off gets no story.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How many of this stage's steps are done.
    pub done: usize,
    /// How many there are.
    pub of: usize,
}

/// The stages of analysis, in their order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stage {
    /// Each source by itself: passages, time expressions, mentions.
    Reading,
    /// The day of writing of all sources together.
    Dating,
    /// Dates for all mentions, source by source.
    Resolving,
    /// Mentions to events.
    Joining,
}

/// Makes a story of sources, as the edits have them.
///
/// The order of the sources changes nothing, and of two sources with one id only one is read. The same input gives the same
/// story, to the byte. `progress` is called between sources and stages; when it breaks, there is no story.
pub fn analyse(
    mut sources: Vec<Arc<Source>>,
    edits: &[Edit],
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Option<Story> {
    sources.order_by(|a, b| a.id.cmp(&b.id));
    sources.dedup_by(|a, b| a.id == b.id);
    let of = sources.len();
    let mut at = |stage, done| {
        progress(Progress { stage, done, of })
            .is_continue()
            .then_some(())
    };
    let before = Before::of(edits);
    let mut docs: Vec<Doc> = Vec::with_capacity(of);
    let (mut known, mut terms) = (event::Known::default(), cards::Terms::default());
    let mut coded = Vec::with_capacity(of);
    let (mut recognised, mut settled) = (Vec::with_capacity(of), Vec::with_capacity(of));
    for (done, source) in sources.into_iter().enumerate() {
        at(Stage::Reading, done)?;
        recognised.push(source.kind);
        let set = before.date(&source.id);
        let times = before.times(&source);
        let kind = before.kind(&source.id);
        let name = before.name(&source.id);
        let source = of_kind(called(source, name), kind);
        let (mut doc, dates) = read(source, set, &times, &mut known);
        settled.push(dates);
        coded.push(terms.take(&mut doc.drafts));
        docs.push(doc);
    }
    at(Stage::Dating, 0)?;
    let aliases = cluster::aliases(docs.iter().map(|d| d.source.text()));
    let drafts: Vec<&[Draft]> = docs.iter().map(|d| d.drafts.as_slice()).collect();
    let mut store = cards::Store::default();
    let cards = cards::build(&mut store, terms, coded, &drafts, &aliases);
    let dated = dating::date(&docs, &cards);
    let mut reports: Vec<Report> = Vec::with_capacity(of);
    let mut told: Vec<Told> = Vec::new();
    for (ix, (doc, dated)) in docs.iter().zip(dated).enumerate() {
        at(Stage::Resolving, ix)?;
        let ix = SourceIx(ix as u32);
        let mut timexes = timex::resolve_all(
            doc.source.text(),
            &doc.times,
            dated.dating.when,
            doc.source.kind,
        );
        // What is counted from a day that is only likely is only likely too.
        if dated.dating.when.is_some_and(|w| w.about) {
            for timex in timexes.iter_mut().filter(|t| !t.stated) {
                timex.when = timex.when.map(When::about);
            }
        }
        for (place, when) in &settled[ix.0 as usize] {
            by_hand(&mut timexes[*place], *when);
        }
        for step in timexes.iter_mut().flat_map(|t| &mut t.because) {
            if let Some(citation) = &mut step.rests_on {
                citation.source = ix;
            }
        }
        told.extend(tell::tell(ix, doc, &dated.dating, &timexes));
        let mut source = doc.source.clone();
        // A source that comes from a story brings what an earlier analysis found, and that is found anew.
        let earlier = |finding: &Finding| dating::FINDINGS.contains(&finding.code.as_str());
        if !dated.findings.is_empty() || source.findings.iter().any(earlier) {
            let findings = &mut Arc::make_mut(&mut source).findings;
            findings.retain(|finding| !earlier(finding));
            findings.extend(dated.findings);
        }
        let kind = source.kind;
        let source = of_kind(source, Some(recognised[ix.0 as usize]));
        reports.push(Report {
            source,
            date: dated.dating,
            kind,
            timexes,
        });
    }
    at(Stage::Joining, 0)?;
    let events = cluster::join(&docs, &cards, told);
    at(Stage::Joining, of)?;
    let title = title(&docs, &events);
    let story = Story {
        title,
        sources: reports,
        events,
        replaced: Vec::new(),
    };
    Some(curation::lay(story, edits))
}

/// What a person says that words mean.
fn by_hand(timex: &mut Timex, when: When) {
    timex.when = Some(when);
    timex.stated = false;
    timex.unresolved = None;
    timex.because = vec![curation::by_hand_date(when)];
}

/// The source by the name that a person gives it now, whatever it was given before.
fn called(mut source: Arc<Source>, name: Option<&str>) -> Arc<Source> {
    if source.called.as_deref() != name {
        Arc::make_mut(&mut source).called = name.map(Into::into);
    }
    source
}

/// The source as the kind that a person says it is.
fn of_kind(mut source: Arc<Source>, kind: Option<Kind>) -> Arc<Source> {
    if let Some(kind) = kind.filter(|kind| *kind != source.kind) {
        Arc::make_mut(&mut source).kind = kind;
    }
    source
}

/// The dates that a person gave to time expressions, by their place in the list. What a person says is no date is taken out of it;
/// what a date can be said by is rewritten to say it, so that all that counts from it follows.
fn settle(times: &mut Vec<timex::TimexExpr>, settled: &Settled) -> BTreeMap<usize, When> {
    times.retain(|t| settled.get(&t.span) != Some(&None));
    let date = |(ix, t): (usize, &timex::TimexExpr)| Some((ix, (*settled.get(&t.span)?)?));
    let dates = times.iter().enumerate().filter_map(date).gathered();
    timex::settle(times, &dates);
    dates
}

/// What words of a source mean as a person has it: a date, or none.
type Settled = BTreeMap<Span, Option<When>>;

fn read(
    source: Arc<Source>,
    set: Option<When>,
    settled: &Settled,
    known: &mut event::Known,
) -> (Doc, BTreeMap<usize, When>) {
    let passages = passage::split(source.text());
    let mut times = timex::find_in(source.text(), source.kind);
    let dates = settle(&mut times, settled);
    let mut drafts = event::find(source.text(), &passages, &times, known);
    gone_by(&mut drafts, &times);
    // The verb of its own clause tells best whether a time looks back or ahead.
    for draft in &drafts {
        let (Some(t), Some(span)) = (draft.timex, draft.verb) else {
            continue;
        };
        let tense = match (draft.status, draft.tense) {
            (Status::Planned, _) => clue::Tense::Future,
            (_, Some(Tense::Past)) => clue::Tense::Past,
            // "The airport may reopen on Sunday"; it "may have reopened" then.
            (Status::Hypothetical, Some(Tense::Supposed))
                if !source.words(span).split_whitespace().any(|w| w == "have") =>
            {
                clue::Tense::Future
            }
            _ => continue,
        };
        // A plan named between the verb and the time is nearer still: "announced plans for 2012".
        let nearer = times[t].clue.is_some_and(|c| {
            c.tense == clue::Tense::Future
                && c.span.start() >= span.end()
                && c.span.end() <= times[t].span.start()
        });
        if nearer {
            continue;
        }
        times[t].clue = Some(clue::Clue { tense, span });
    }
    let doc = Doc {
        source,
        passages,
        times,
        drafts,
        set,
    };
    (doc, dates)
}

/// A weekday that a text tells of as past is past where the text falls into the present: "meets Thursday" under a picture.
fn gone_by(drafts: &mut [Draft], times: &[timex::TimexExpr]) {
    let weekday = |d: &Draft| d.timex.and_then(|t| dating::plain_weekday(&times[t]));
    let past: Vec<_> = drafts
        .iter()
        .filter(|d| d.tense == Some(Tense::Past) && d.status == Status::Happened)
        .filter_map(weekday)
        .collect();
    for draft in drafts
        .iter_mut()
        .filter(|d| d.tense == Some(Tense::Present))
    {
        if weekday(draft).is_some_and(|w| past.contains(&w)) {
            draft.tense = Some(Tense::Past);
            draft.status = Status::Happened;
        }
    }
}

/// What a story is called: one source's headline or name, else what the most important event is called.
fn title(docs: &[Doc], events: &[crate::story::Event]) -> String {
    let top = events.iter().max_by(|a, b| {
        a.importance
            .total_cmp(&b.importance)
            .then_with(|| b.id.cmp(&a.id))
    });
    match (docs, top) {
        ([one], _) => one
            .source
            .title
            .as_deref()
            .unwrap_or(&one.source.name)
            .to_string(),
        (_, Some(event)) => event.title.clone(),
        _ => String::new(),
    }
}

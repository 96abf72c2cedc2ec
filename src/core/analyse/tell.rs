//! The date of each mention of a source whose day of writing is worked out.

use crate::calendar::{Day, Granularity, Instant, Interval, Period, Weekday, When, say};
use crate::cluster::Told;
use crate::dating::Doc;
use crate::event::{Aspect, Beside, By, Counted, Draft, Side, Tense};
use crate::source::Kind;
use crate::story::{Citation, Dating, SourceIx, Status, Step};
use crate::timex::{Timex, expr::Says};

/// Dates the mentions of one source.
pub(super) fn tell(ix: SourceIx, doc: &Doc, dating: &Dating, timexes: &[Timex]) -> Vec<Told> {
    let mut out: Vec<Told> = doc
        .drafts
        .iter()
        .map(|draft| by_words(draft, timexes, dating))
        .collect();
    by_count(ix, doc, dating, &mut out);
    by_clock(ix, doc, &mut out);
    as_news(ix, doc, dating, &mut out);
    for (draft, told) in doc.drafts.iter().zip(&mut out) {
        told.status = status(draft, told.date, dating);
    }
    out
}

/// An hour without a day is of the day that the telling is at, which is not the one when somebody spoke of it: "collapsed on Friday,
/// police said on Saturday. It gave way at 5.20".
fn by_clock(ix: SourceIx, doc: &Doc, told: &mut [Told]) {
    let (mut at, mut spoken) = (None, None);
    for (k, draft) in doc.drafts.iter().enumerate() {
        let happened = told[k].status == Status::Happened && told[k].timex.is_some();
        let date = told[k].date.filter(|_| happened);
        let Some((date, day)) = date.and_then(|d| Some((d, d.single_day()?))) else {
            continue;
        };
        let hour = |t: usize| matches!(doc.times[t].node.says, Says::Hour { of: None, .. });
        if !draft.timex.is_some_and(hour) {
            if draft.saying {
                spoken = Some(day);
            } else if draft.beside != Beside::Elsewhen {
                (at, spoken) = (Some((day, k)), None);
            }
        } else if let Some((telling, j)) = at
            && spoken == Some(day)
            && !draft.saying
            && let Some(date) = later(date, telling.number() - day.number())
        {
            told[k].date = Some(date);
            told[k].because = vec![beside_step(ix, doc, j, date)];
        }
    }
}

/// The same some days later.
fn later(date: When, days: i32) -> Option<When> {
    let interval = date.interval()?;
    let moved = |at: Instant| Instant::from_minutes(at.minutes() + i64::from(days) * 24 * 60);
    let interval = Interval::new(moved(interval.start())?, moved(interval.end())?)?;
    Some(When::closed(interval, date.granularity))
}

/// Dates what is counted from another mention, which has a date in words, or was told of before, or is the day's news.
fn by_count(ix: SourceIx, doc: &Doc, dating: &Dating, told: &mut [Told]) {
    let own = || dating.when.and_then(When::single_day);
    let lead = lead(doc, told).map(|(day, _)| day).or_else(own);
    for (k, draft) in doc.drafts.iter().enumerate() {
        let Some(counted) = draft.counted else {
            continue;
        };
        let from = &doc.drafts[counted.from];
        let known = |d: &Draft| d.again || d.background;
        let base = match told[counted.from].date {
            // "She left the day before the dam broke": where it was told when that was, it is she who is dated.
            None if !from.again
                && draft.background
                && let Some((date, j)) = told_before(doc, told, k) =>
            {
                told[k].date = Some(date);
                told[k].because = vec![beside_step(ix, doc, j, date)];
                told[k].weak = false;
                let back = counted.by.turned();
                if let Some((by, back)) = back.and_then(|by| Some((by, away(date, by)?))) {
                    let from = Counted {
                        from: k,
                        by,
                        ..counted
                    };
                    set(&mut told[counted.from], ix, doc, from, date, back);
                }
                continue;
            }
            None if known(from) => told_before(doc, told, counted.from).map(|(date, _)| date),
            None if from.aspect == Aspect::Pluperfect => None,
            None => lead.map(When::day),
            date => date,
        };
        // What is only pointed to has its date elsewhere, and there it is finer than "a year before".
        let coarse = matches!(counted.by, By::Months(_) | By::Years(_)) && draft.again;
        let base = base.filter(|_| !coarse);
        let counted_on = base.and_then(|b| Some((b, away(b, counted.by)?)));
        // What was done was not done after it was written: then something else was meant.
        let past = |date| draft.tense != Some(Tense::Past) || !ahead(Some(date), dating);
        if let Some((base, date)) = counted_on.filter(|(_, date)| past(*date)) {
            set(&mut told[k], ix, doc, counted, base, date);
        }
    }
}

fn set(told: &mut Told, ix: SourceIx, doc: &Doc, counted: Counted, base: When, date: When) {
    told.date = Some(date);
    told.timex = counted.timex.map(|t| t as u32);
    told.because = vec![counted_step(ix, doc, counted, base, date)];
    told.weak = false;
}

/// How many days before the day of writing a report's news can lie.
const FRESH: i32 = 7;

/// Dates what a report tells as news without a time expression: by the clause of its sentence that has one, else by the day
/// that its lead tells, else by the day of writing. What is told as still to come, as supposed or as gone before stays open.
fn as_news(ix: SourceIx, doc: &Doc, dating: &Dating, told: &mut [Told]) {
    // What is read as plain prose is a report if somebody knows its day.
    let own = dating.when.and_then(When::single_day);
    if match doc.source.kind {
        Kind::News => false,
        Kind::Prose => own.is_none(),
        Kind::History => true,
    } {
        return;
    }
    // A plan that somebody tells without a date is told with the telling; it has no place in time of its own.
    for (draft, told) in doc.drafts.iter().zip(&mut *told) {
        let open = matches!(draft.status, Status::Planned | Status::Hypothetical);
        // A headline that only names a deed stands over what tells it.
        let names = draft.headline && draft.tense.is_none();
        told.kept = !(draft.again
            || !draft.title.alone
            || names
            || draft.reported && open
            || only_stands(draft));
    }
    // Where only bounds of it are known, the lead's words can still give the day of its news.
    let Some(span) = dating.when.and_then(When::interval) else {
        return;
    };
    let (first, last) = (span.first_day().number(), span.last_day().number());
    let fresh = |day: &Day| (first - FRESH..=last).contains(&day.number());
    let lead = lead(doc, told).filter(|(day, _)| fresh(day));
    for k in 0..told.len() {
        let draft = &doc.drafts[k];
        // A time that cannot be told still says that it is not the report's own.
        let elsewhere =
            draft.timex.is_some() || draft.counted.is_some() || draft.beside == Beside::Elsewhen;
        // Nor has what somebody denies a day: "denied that the dam was damaged".
        let open = matches!(draft.status, Status::Planned | Status::Hypothetical)
            || draft.reported && draft.status == Status::Denied
            || only_stands(draft);
        if told[k].date.is_some() || elsewhere || open || !draft.title.alone {
            continue;
        }
        let from = match (draft.tense, draft.aspect) {
            // "Last month an officer is killed when a bomb explodes": a present that tells what is past.
            (Some(Tense::Present), _) if draft.beside == Beside::Then => {
                let present = |j: &usize| doc.drafts[*j].tense == Some(Tense::Present);
                Some(beside(doc, told, k).filter(present))
            }
            (Some(Tense::Past), Aspect::Perfect) | (Some(Tense::Present), _) => Some(None),
            (Some(Tense::Past), Aspect::Simple) => {
                // What is told by the way in a later paragraph need not be of the lead's day, unless it was going on.
                let from = beside(doc, told, k);
                let lead = lead.map(|(_, from)| from);
                let far = |j: usize| doc.drafts[j].paragraph != draft.paragraph || draft.headline;
                let going_on = draft
                    .verb
                    .is_some_and(|v| doc.source.words(v).ends_with("ing"));
                let apart =
                    draft.background && !going_on && from.is_none() && lead.is_some_and(far);
                (!apart).then_some(from.or(lead))
            }
            (Some(Tense::Past), Aspect::Pluperfect) if !draft.reported => {
                beside(doc, told, k).map(Some)
            }
            _ => None,
        };
        let Some(from) = from else { continue };
        let (date, step) = match (from.and_then(|j| Some((j, told[j].date?))), own) {
            (Some((j, date)), _) => (date, beside_step(ix, doc, j, date)),
            (None, Some(own)) => {
                told[k].passing = draft.background && draft.tense == Some(Tense::Past);
                (When::day(own), own_day_step(ix, draft))
            }
            (None, None) => continue,
        };
        told[k].date = Some(date);
        told[k].weak = false;
        told[k].because = vec![step];
    }
}

/// How things stand, told by the way or by somebody and without a time: "which owns the mill", "said the mill was old". It is no event.
fn only_stands(draft: &Draft) -> bool {
    let aside = draft.background || draft.relative || draft.reported;
    draft.state && aside && draft.timex.is_none()
}

/// The first day that the report gives in words for what happened, and the mention that has it.
fn lead(doc: &Doc, told: &[Told]) -> Option<(Day, usize)> {
    let mut all = doc.drafts.iter().zip(told).enumerate();
    all.find_map(|(k, (draft, told))| {
        let day = told.date?.single_day()?;
        let news = draft.paragraph <= 2
            && draft.status == Status::Happened
            && draft.tense != Some(Tense::Future)
            && !draft.background
            && draft.aspect != Aspect::Pluperfect;
        news.then_some((day, k))
    })
}

/// The day of the happening that a mention takes as known ("the takeover"), where the report told it before and of one day only, and
/// the mention that tells it.
fn told_before(doc: &Doc, told: &[Told], k: usize) -> Option<(When, usize)> {
    let pointing = &doc.drafts[k];
    // A noun can point to it in another word; a clause tells of the same doer in the same one.
    let same = |d: &Draft| {
        d.head == pointing.head && (pointing.again || d.actor == pointing.actor)
            || pointing.again && d.deeds.meet(pointing.deeds)
    };
    let mut days = (0..k)
        .filter(|&j| same(&doc.drafts[j]) && told[j].timex.is_some())
        .filter(|&j| told[j].status == Status::Happened)
        .filter_map(|j| Some((told[j].date?.single_day()?, j)));
    let (day, j) = days.next()?;
    days.all(|(other, _)| other == day)
        .then_some((When::day(day), j))
}

/// The mention of the same sentence that dates this one: the nearest before it, or the one after an opening clause.
fn beside(doc: &Doc, told: &[Told], k: usize) -> Option<usize> {
    let draft = &doc.drafts[k];
    let dates = |&j: &usize| {
        told[j].timex.is_some() && told[j].date.is_some() && told[j].status == Status::Happened
    };
    let same = |&j: &usize| doc.drafts[j].sentence == draft.sentence;
    // What "had" happened was before what happened.
    let had = |d: &Draft| d.aspect == Aspect::Pluperfect;
    // Nor is what tells more of somebody on the day of what he did: "the engineer, who left in May, was praised".
    let by_the_way = |d: &Draft| d.relative && !draft.background;
    let gives = |d: &Draft| had(d) == had(draft) && d.beside != Beside::Elsewhen && !by_the_way(d);
    let dates = |j: &usize| dates(j) && gives(&doc.drafts[*j]);
    let before = (0..k).rev().take_while(same).find(dates);
    // "Seventy died when two planes crashed last May": only what says so sets what stands before it.
    let then = |j: &usize| draft.background || doc.drafts[*j].beside == Beside::Then;
    let mut after = (k + 1..told.len()).take_while(same).filter(dates);
    before.or_else(|| after.find(then))
}

fn beside_step(ix: SourceIx, doc: &Doc, from: usize, date: When) -> Step {
    let span = doc.drafts[from].timex.map(|t| doc.times[t].span);
    let span = span.unwrap_or(doc.drafts[from].span);
    let words = doc.source.words(span);
    Step::new(
        "told-with",
        &[("words", words), ("date", &date.to_edtf())],
        format!("Told together with “{words}”: {}.", say(date)),
        Some(Citation { source: ix, span }),
    )
}

fn own_day_step(ix: SourceIx, draft: &Draft) -> Step {
    let span = draft.verb.unwrap_or(draft.span);
    Step::new(
        "own-day-news",
        &[],
        "News told without a date is of the day it was written.".into(),
        Some(Citation { source: ix, span }),
    )
}

fn by_words(draft: &Draft, timexes: &[Timex], dating: &Dating) -> Told {
    let timex = draft.timex.filter(|&t| timexes[t].when.is_some());
    let date = timex.and_then(|t| timexes[t].whole.or(timexes[t].when));
    Told {
        date: if draft.from_then {
            date.map(|when| When::closed(when.bound(), when.granularity))
        } else {
            date
        },
        timex: timex.map(|t| t as u32),
        status: draft.status,
        because: timex
            .map(|t| timexes[t].because.clone())
            .unwrap_or_default(),
        weak: timex.is_none(),
        kept: false,
        passing: false,
        written: dating.when,
    }
}

/// So far from a date; `None` where the date is too coarse to count from, or "about" one.
fn away(base: When, by: By) -> Option<When> {
    let shifted = |granularity, n: i32| {
        let interval = base.interval()?;
        let period = Period::containing(interval.first_day(), granularity);
        let whole = period.last_day() >= interval.last_day();
        period.plus(n).filter(|_| whole).map(Period::when)
    };
    match by {
        By::Days(n) => base.single_day()?.plus(n).map(When::day),
        By::Months(n) => shifted(Granularity::Month, n),
        By::Years(n) => shifted(Granularity::Year, n),
        By::Weekday(weekday, side) => {
            let day = base.single_day()?;
            let number = |w: Weekday| w.num_days_from_monday() as i32;
            let ahead = (number(weekday) - number(day.weekday()) + 6).rem_euclid(7) + 1;
            let days = match side {
                Side::After => ahead,
                Side::Before => ahead % 7 - 7,
            };
            day.plus(days).map(When::day)
        }
    }
}

fn counted_step(ix: SourceIx, doc: &Doc, counted: Counted, base: When, date: When) -> Step {
    if matches!(counted.by, By::Days(0)) {
        return beside_step(ix, doc, counted.from, date);
    }
    let words = doc.source.words(counted.words);
    let way = match counted.by {
        By::Days(n) | By::Months(n) | By::Years(n) if n < 0 => "before",
        By::Weekday(_, Side::Before) => "before",
        _ => "after",
    };
    let (from, said) = (base.to_edtf(), say(base));
    Step::new(
        "counted",
        &[("words", words), ("from", &from), ("way", way)],
        format!("“{words}” {way} {said}."),
        Some(Citation {
            source: ix,
            span: counted.words,
        }),
    )
}

/// Whether a date lies after the day of writing.
fn ahead(date: Option<When>, dating: &Dating) -> bool {
    let intervals = date
        .and_then(When::interval)
        .zip(dating.when.and_then(When::interval));
    intervals.is_some_and(|(date, written)| date.start() >= written.end())
}

/// What is told of days after the day of writing was still to come.
fn status(draft: &Draft, date: Option<When>, dating: &Dating) -> Status {
    match draft.status {
        Status::Happened if ahead(date, dating) => Status::Planned,
        Status::Planned if date.is_none() => Status::Planned,
        other => other,
    }
}

//! Two like reports that name one day of the year mean the same day.
//!
//! "On 14 May" in one report and "from 14 May" in another of the same matter are a few weeks apart, not years: whichever of them
//! is dated dates the other. In news (TimeBank, AQUAINT and Wikinews articles with known days of writing), of two reports that are
//! this much alike nearly all mean one day; where they did not, the day ended a quarter or was kept every year. A month that one
//! of them plans, with its year, and the other names without one is the same month, if they are still more alike.
//!
//! Deliberately absent: what the reports tell of the day (see `links`).

use std::collections::BTreeSet;

use super::clues::{plain, say_days};
use super::cue::{self, Days};
use super::domain::Narrowed;
use super::way::{Way, surely_past, way};
use super::{Doc, State};
use crate::calendar::Day;
use crate::cluster::cards::{Cards, cosine, summed};
use crate::order::InOrder;
use crate::story::{Citation, SourceIx, Step};

/// Two time expressions that mean one day, or one month: source and expression of each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SameDay {
    a: (u32, usize),
    b: (u32, usize),
}

impl SameDay {
    /// The two sources.
    pub fn sources(&self) -> [u32; 2] {
        [self.a.0, self.b.0]
    }
}

/// How alike two reports are that mean one day by one name.
const ALIKE: f32 = 0.08;
/// The same for a month.
const ALIKE_MONTH: f32 = 0.11;
/// By so many of its most telling terms a report finds others.
const TELLING: usize = 24;
/// A day and a term in more reports than this ties everything to everything.
const COMMON: usize = 24;
/// How many days before or after a day reports name it without its year; hardly any do from further away.
pub(super) const NEAR: i32 = 200;
/// How long before the end of a month without a year a report can name it.
const COMING: i32 = 364;
/// A day told as past is a coming one now and then ("has been put off to 16 November"), and then a near one.
const MISREAD: i32 = 45;

/// A month and a day in it, or none.
type Name = (u8, Option<u8>);

/// A day or a month of the year, as a report names it.
struct Named {
    month: u8,
    day: Option<u8>,
    /// With its year.
    full: bool,
    t: usize,
}

/// All pairs of reports that name one day of the year, of which one at least is `open`. Near-linear: only reports that share a day
/// and a telling term meet.
pub(crate) fn find(docs: &[Doc], cards: &Cards, open: &[bool]) -> Vec<SameDay> {
    let named: Vec<Vec<Named>> = docs.iter().map(named).collect();
    let vectors = vectors(docs.len(), docs, cards);
    // Who names what; where they are too many, who names it and has a telling term, too.
    let mut standing: BTreeSet<(Name, Option<u32>, u32)> = BTreeSet::new();
    for (source, names) in (0..).zip(&named) {
        for n in names {
            standing.insert(((n.month, n.day), None, source));
            if n.day.is_some() && !n.full {
                standing.insert(((n.month, None), None, source));
            }
        }
    }
    let by_name: Vec<_> = standing.into_iter().collect();
    let by_name = by_name.chunk_by(|x, y| x.0 == y.0);
    let (few, crowded): (Vec<_>, Vec<_>) = by_name.partition(|who| who.len() <= COMMON);
    let mut standing = BTreeSet::new();
    let telling: Vec<Vec<u32>> = vectors.iter().map(|v| telling(v)).collect();
    for &(name, _, source) in crowded.into_iter().flatten() {
        let terms = telling[source as usize].iter();
        standing.extend(terms.map(|&term| (name, Some(term), source)));
    }
    let by_term: Vec<_> = standing.into_iter().collect();
    let by_term = by_term.chunk_by(|x, y| (x.0, x.1) == (y.0, y.1));
    let mut pairs: BTreeSet<(u32, u32, Name)> = BTreeSet::new();
    for who in few
        .into_iter()
        .chain(by_term)
        .filter(|who| who.len() <= COMMON)
    {
        for (i, &(name, _, a)) in who.iter().enumerate() {
            let others = who[i + 1..].iter().map(|&(.., b)| b);
            let others = others.filter(|&b| open[a as usize] || open[b as usize]);
            pairs.extend(others.map(|b| (a, b, name)));
        }
    }
    let mut out = Vec::new();
    let mut last = ((u32::MAX, 0), 0.0);
    for (a, b, (month, day)) in pairs {
        if last.0 != (a, b) {
            last = ((a, b), cosine(&vectors[a as usize], &vectors[b as usize]));
        }
        let of = |s: u32| &named[s as usize];
        if day.is_some() {
            let one = |s: u32| of(s).iter().find(|n| (n.month, n.day) == (month, day));
            if let (Some(x), Some(y)) = (one(a), one(b))
                && last.1 >= ALIKE
                && !(x.full || y.full)
            {
                out.push(SameDay {
                    a: (a, x.t),
                    b: (b, y.t),
                });
            }
        } else if last.1 >= ALIKE_MONTH {
            let plan = |s: u32| {
                of(s).iter().find(|n| {
                    n.full
                        && n.month == month
                        && n.day.is_none()
                        && way(&docs[s as usize], n.t) == Some(Way::Ahead)
                })
            };
            let bare = |s: u32| of(s).iter().filter(move |n| !n.full && n.month == month);
            for (x, y) in [(a, b), (b, a)] {
                let Some(plan) = plan(x) else { continue };
                out.extend(bare(y).map(|n| SameDay {
                    a: (x, plan.t),
                    b: (y, n.t),
                }));
            }
        }
    }
    out
}

/// The terms of a report that tell most.
fn telling(vector: &[(u32, f32)]) -> Vec<u32> {
    let mut telling = vector.to_vec();
    telling.order_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    telling
        .iter()
        .take(TELLING)
        .map(|&(term, _)| term)
        .collect()
}

/// The days and months that a report names; not those that come round in every year's news.
fn named(doc: &Doc) -> Vec<Named> {
    let mut out: Vec<Named> = Vec::new();
    for (t, expr) in doc.times.iter().enumerate() {
        let Some(f) = cue::fields(&expr.node) else {
            continue;
        };
        let Some(month) = f.month else { continue };
        if f.day.is_some_and(|day| YEARLY.contains(&(month, day)))
            || f.year.is_some_and(|y| y.short)
            || related(expr)
        {
            continue;
        }
        let known = out
            .iter()
            .any(|n| (n.month, n.day, n.full) == (month, f.day, f.year.is_some()));
        if !known {
            out.push(Named {
                month,
                day: f.day,
                full: f.year.is_some(),
                t,
            });
        }
    }
    // Without its year first: that is what is asked for.
    out.order_by_key(|n| (n.month, n.day, n.full));
    out
}

/// "Last May" says its year.
fn related(expr: &crate::timex::TimexExpr) -> bool {
    matches!(
        &expr.node.says,
        crate::timex::expr::Says::Calendar {
            relation: Some(_),
            ..
        }
    )
}

/// Month and day: ends of quarters and years, by which business counts, and days that are kept.
const YEARLY: [(u8, u8); 12] = [
    (1, 1),
    (2, 14),
    (3, 31),
    (5, 1),
    (6, 30),
    (7, 4),
    (9, 11),
    (9, 30),
    (11, 11),
    (12, 24),
    (12, 25),
    (12, 31),
];

/// Each report as a vector of its terms, of length 1: what stands at its head counts twice, and what is in all of them little.
fn vectors(size: usize, docs: &[Doc], cards: &Cards) -> Vec<Vec<(u32, f32)>> {
    let mut out: Vec<Vec<(u32, f32)>> = vec![Vec::new(); size];
    for card in &cards.cards {
        let d = &docs[card.source as usize].drafts[card.draft as usize];
        let weight = if d.headline || d.sentence <= 1 {
            2.0
        } else {
            1.0
        };
        out[card.source as usize].extend(card.core.iter().map(|&term| (term, weight)));
    }
    let mut within: Vec<u32> = vec![0; cards.words.len()];
    for vector in &mut out {
        *vector = summed(vector.iter());
        vector.shrink_to_fit();
        vector
            .iter()
            .for_each(|(term, _)| within[*term as usize] += 1);
    }
    for vector in &mut out {
        for (term, weight) in vector.iter_mut() {
            let rare = (size as f32 + 1.0) / within[*term as usize] as f32;
            *weight = (1.0 + weight.ln()) * rare.ln();
        }
        let length = vector.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        vector
            .iter_mut()
            .for_each(|(_, w)| *w /= length.max(f32::MIN_POSITIVE));
    }
    out
}

/// Leaves out the days of both sources on which the two could not mean the same.
pub(crate) fn apply(docs: &[Doc], states: &mut [State], tie: &SameDay) -> Narrowed {
    match towards(docs, states, tie.a, tie.b) {
        Narrowed::Impossible => Narrowed::Impossible,
        first => match towards(docs, states, tie.b, tie.a) {
            Narrowed::Same => first,
            other => other,
        },
    }
}

fn towards(
    docs: &[Doc],
    states: &mut [State],
    (a, t): (u32, usize),
    (b, u): (u32, usize),
) -> Narrowed {
    let (a, b) = (a as usize, b as usize);
    if states[a].stated.is_some() || is_full(&docs[a], t) {
        return Narrowed::Same;
    }
    let Some(there) = meant(&docs[b], &states[b], u) else {
        return Narrowed::Same;
    };
    let fields = cue::fields(&docs[a].times[t].node);
    let month_day = fields.and_then(|f| f.month.zip(f.day));
    // "On 25 October" lies in the other's October.
    let there: Vec<Days> = there
        .into_iter()
        .map(|days| match (month_day, Day::from_number(days.0)) {
            (Some((m, d)), Some(day)) if days.0 != days.1 => {
                Day::from_ymd(day.ymd().0, m.into(), d.into())
                    .map_or(days, |d| (d.number(), d.number()))
            }
            _ => days,
        })
        .collect();
    let ranges: Vec<Days> = there
        .iter()
        .map(|&days| written(&docs[a], t, days))
        .collect();
    let (Some(low), Some(high)) = (
        ranges.iter().map(|r| r.0).min(),
        ranges.iter().map(|r| r.1).max(),
    ) else {
        return Narrowed::Impossible;
    };
    let why = why(docs, (a, t), (b, u), &there);
    let moved = match states[a].domain.days() {
        None if there.len() > 1 => return Narrowed::Same,
        None => states[a].domain.narrow(Some(low), Some(high), &why),
        Some(_) => Narrowed::Same,
    };
    let test = |d: i32| ranges.iter().any(|r| (r.0..=r.1).contains(&d));
    match states[a].domain.retain(test, &why) {
        Narrowed::Same => moved,
        other => other,
    }
}

fn is_full(doc: &Doc, t: usize) -> bool {
    cue::fields(&doc.times[t].node).is_some_and(|f| f.year.is_some())
}

/// The days that an expression can mean, over all days on which its source can have been written; `None` if they are not bounded.
fn meant(doc: &Doc, state: &State, u: usize) -> Option<Vec<Days>> {
    let expr = &doc.times[u];
    if is_full(doc, u) {
        return cue::days_at(expr, None, 0, false).map(|days| vec![days]);
    }
    let days = state.domain.days()?;
    let (first, last) = (
        Day::from_number(*days.first()?)?,
        Day::from_number(*days.last()?)?,
    );
    let fields = cue::fields(&expr.node)?;
    let years = first.ymd().0 - 1..=last.ymd().0 + 1;
    let of = years.filter_map(|year| cue::period(year, fields.month, fields.day));
    let can = |days_of: &Days| {
        let (low, high) = written(doc, u, *days_of);
        days.iter().any(|d| (low..=high).contains(d))
    };
    Some(of.filter(can).collect())
}

/// When a report can have been written that names these days without a year.
fn written(doc: &Doc, t: usize, (first, last): Days) -> Days {
    match way(doc, t) {
        Some(Way::Back) if surely_past(doc, t) => (first, last + NEAR),
        Some(Way::Back) => (first - MISREAD, last + NEAR),
        Some(Way::Ahead) if first == last => (last - NEAR, last),
        Some(Way::Ahead) => (last - COMING, last),
        None => (first - NEAR, last + NEAR),
    }
}

fn why(docs: &[Doc], (a, t): (usize, usize), (b, u): (usize, usize), there: &[Days]) -> Step {
    let span = docs[a].times[t].span;
    let words = plain(docs[a].source.words(span));
    let other = plain(docs[b].source.words(docs[b].times[u].span));
    let label = docs[b].source.label();
    let hull = super::meant::hull(there);
    let date = super::links::edtf(hull);
    Step::new(
        "same-day-elsewhere",
        &[
            ("words", &words),
            ("source", label),
            ("other", &other),
            ("date", &date),
        ],
        format!(
            "It names “{words}”, and so does {label}, which is much like it, with “{other}”: {}.",
            say_days(hull)
        ),
        Some(Citation {
            source: SourceIx(a as u32),
            span,
        }),
    )
}

//! Two mentions of one happening tie the days of writing of their sources together.

use crate::order::InOrder;
use std::collections::{BTreeMap, BTreeSet};

use super::clues::{self, plain, range, say_days};
use super::cue::{self, Days};
use super::domain::{Domain, Narrowed};
use super::{Doc, State, sameday, step};
use crate::calendar::{Day, Weekday, When};
use crate::cluster::cards::{Card, Cards, strictly_alike};
use crate::event::{Draft, Family};
use crate::finding::{Finding, args};
use crate::story::{Citation, SourceIx, Status, Step};
use crate::timex::expr::{Says, Unit};

/// Two mentions taken for one happening: source and draft of each, and how alike they are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    pub a: (u32, u32),
    pub b: (u32, u32),
    pub score: f32,
    /// In how many mentions the two sources meet.
    pub company: usize,
    /// One of them is its report's news and says no time: that it is of its day is only habit.
    pub news: bool,
}

impl Link {
    /// Whether it ties its sources by itself; otherwise the calendar has to confirm it.
    pub fn stands(&self) -> bool {
        self.a.0 == self.b.0 || self.score >= ALONE || self.company >= COMPANY
    }
}

/// How alike two mentions must be to date one source by the other: a wrong date is worse than none.
const ALIKE: f32 = 0.3;
/// A link that stands alone between its sources must be this strong: one company named in two reports ties nothing.
const ALONE: f32 = 0.45;
/// A link that is weaker by so much ties, if the calendar confirms it.
const WEAK: f32 = 0.35;
/// It does, if a weekday that can be one of so few days is the very weekday of the other's day: by chance one in fifteen is.
const CHANCE: usize = 24;
/// Of weaker links there must be so many, from different mentions to different mentions: then the reports tell one story.
pub(crate) const COMPANY: usize = 2;
/// How alike two mentions of one source must be, whose mentions share their context anyway.
const ALIKE_WITHIN: f32 = 0.2;
/// How rare the shared words must be in all, as parts of the rarest there could be: one rare name, or two common ones.
const TELLING: f32 = 0.55;
/// A mention that means more days than this, whole years mostly, dates nothing else.
const COARSE: i32 = 31;
/// Days of so many years still date a source that is bounded closely.
const FEW: usize = 9;
/// How many days a time that is told from the day of writing can be away from it.
const REACH: i32 = 800;
/// A mention that means one day is tied by a week at most: who says "Friday" does not tell of what another dates "in July".
const WEEK: i32 = 7;
/// A term in more mentions than this finds no partners: it would tie everything to everything.
const COMMON: usize = 48;

/// The pairs of mentions that can date a source by another, strongest first. Near-linear: only rare terms find partners.
pub(crate) fn find(docs: &[Doc], cards: &Cards) -> Vec<Link> {
    let useful = |source: u32, draft: u32| {
        let doc = &docs[source as usize];
        let d = &doc.drafts[draft as usize];
        !d.reported
            && d.status != Status::Hypothetical
            && d.status != Status::Denied
            && (d.counted.is_some()
                || news(d)
                || d.timex.is_some_and(|t| {
                    cue::fields(&doc.times[t].node).is_some() || cue::relative(&doc.times[t].node)
                }))
    };
    let open = |s: u32| docs[s as usize].set.is_none() && docs[s as usize].source.given.is_none();
    if !(0..docs.len() as u32).any(open) {
        return Vec::new();
    }
    let mut postings: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (k, card) in cards.cards.iter().enumerate() {
        if useful(card.source, card.draft) {
            for &term in card.core.iter().take(10) {
                postings.entry(term).or_default().push(k);
            }
        }
    }
    let mut pairs: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    for list in postings
        .values()
        .filter(|l| (2..=COMMON).contains(&l.len()))
    {
        for (i, &a) in list.iter().enumerate() {
            for &b in &list[i + 1..] {
                let (x, y) = (&cards.cards[a], &cards.cards[b]);
                // One text that tells of a plan and of a deed tells of two things.
                let status = |c: &Card| docs[c.source as usize].drafts[c.draft as usize].status;
                if (open(x.source) || open(y.source))
                    && (x.source != y.source || status(x) == status(y))
                    && akin(cards, x, y)
                    && comparable(docs, x, y)
                    && !pairs.contains_key(&(a, b))
                {
                    pairs.insert((a, b), strictly_alike(x, y));
                }
            }
        }
    }
    let mut out: Vec<Link> = pairs
        .into_iter()
        .filter(|&((a, b), score)| {
            score
                >= if cards.cards[a].source == cards.cards[b].source {
                    ALIKE_WITHIN
                } else {
                    ALIKE
                }
        })
        .map(|((a, b), score)| {
            let (x, y) = (&cards.cards[a], &cards.cards[b]);
            Link {
                a: (x.source, x.draft),
                b: (y.source, y.draft),
                score,
                company: 0,
                news: news(&docs[x.source as usize].drafts[x.draft as usize])
                    || news(&docs[y.source as usize].drafts[y.draft as usize]),
            }
        })
        .collect();
    let kin = Kin::of(&out);
    for link in &mut out {
        link.company = kin.support(link.a.0, link.b.0);
    }
    out.retain(|l| l.stands() || l.score >= WEAK && !l.news);
    out.order_by(|x, y| {
        y.score
            .total_cmp(&x.score)
            .then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    out
}

/// In how many mentions two sources meet.
struct Kin(BTreeMap<(u32, u32), (BTreeSet<u32>, BTreeSet<u32>)>);

impl Kin {
    fn of(links: &[Link]) -> Kin {
        let mut pairs: BTreeMap<_, (BTreeSet<u32>, BTreeSet<u32>)> = BTreeMap::new();
        for link in links.iter().filter(|l| l.a.0 != l.b.0) {
            let met = pairs.entry((link.a.0, link.b.0)).or_default();
            met.0.insert(link.a.1);
            met.1.insert(link.b.1);
        }
        Kin(pairs)
    }

    fn support(&self, a: u32, b: u32) -> usize {
        self.0.get(&(a, b)).map_or(0, |(x, y)| x.len().min(y.len()))
    }
}

/// Whether two mentions tell the same kind of happening, and of the same things: what kind it is alone proves nothing.
fn akin(cards: &Cards, x: &Card, y: &Card) -> bool {
    let meeting = |c: &Card| {
        matches!(
            c.family,
            Some(Family::Meeting | Family::Statement | Family::Talk)
        )
    };
    let kind = (x.head.is_some() && x.head == y.head && !x.saying)
        || (x.family.is_some() && x.family == y.family && x.family != Some(Family::Other))
        || (meeting(x) && meeting(y));
    let shared: Vec<u32> = x
        .core
        .iter()
        .copied()
        .filter(|t| y.core.contains(t) && Some(*t) != x.head && Some(*t) != y.head)
        .collect();
    let named = shared.iter().any(|&t| cards.names[t as usize]);
    let told: f32 = shared.iter().map(|&t| cards.rarity(t)).sum();
    kind && named && (told >= TELLING || x.source == y.source)
}

/// Whether a mention is its report's news, without a word on when: by habit that is the day of writing or the day before.
pub(crate) fn news(d: &Draft) -> bool {
    d.timex.is_none()
        && d.counted.is_none()
        && d.verb.is_some()
        && d.status == Status::Happened
        && !(d.reported || d.background || d.again || d.saying)
        && (d.headline || d.sentence <= 1)
}

/// How a mention says its day, as far as it matters for comparing two of them.
enum Told {
    /// It is its report's news.
    News,
    /// By a word that only goes for that week: a weekday, or none where it is "today".
    Fresh(Option<Weekday>),
    /// By a day, a week or a month.
    Placed,
    /// More coarsely, or by another mention.
    Else,
}

fn told(doc: &Doc, draft: &Draft) -> Told {
    let Some(t) = draft.timex.filter(|_| draft.counted.is_none()) else {
        return if news(draft) { Told::News } else { Told::Else };
    };
    let expr = &doc.times[t];
    if let Some(weekday) = clues::plain_weekday(expr) {
        return Told::Fresh(Some(weekday));
    }
    match &expr.node.says {
        Says::Deictic {
            unit: Unit::Day, ..
        } => Told::Fresh(None),
        Says::Deictic {
            unit: Unit::Week | Unit::Month,
            ..
        } => Told::Placed,
        _ if cue::fields(&expr.node).is_some_and(|f| f.month.is_some()) => Told::Placed,
        _ => Told::Else,
    }
}

/// Whether what two mentions say of their days can be held against each other. Each report has news of its own: "today" in one and
/// "today" in another are two days, and so are a Friday and a Monday. Of one report only what says a time tells anything.
fn comparable(docs: &[Doc], x: &Card, y: &Card) -> bool {
    let draft = |c: &Card| &docs[c.source as usize].drafts[c.draft as usize];
    let of = |c: &Card| told(&docs[c.source as usize], draft(c));
    match (of(x), of(y)) {
        _ if x.source == y.source => !news(draft(x)) && !news(draft(y)),
        (Told::Fresh(None), Told::Fresh(None)) => false,
        // A happening that is named, not told, is known already: "Thursday's summit" can be today's.
        (Told::Fresh(a), Told::Fresh(b)) => {
            a.is_some() && a == b || draft(x).verb.is_none() || draft(y).verb.is_none()
        }
        (Told::News, Told::Placed) | (Told::Placed, Told::News) => {
            x.head.is_some() && x.head == y.head && draft(x).status == draft(y).status
        }
        (Told::News, _) | (_, Told::News) => false,
        _ => true,
    }
}

/// Whether the calendar confirms a weak link: "on Friday" in a report that is bounded closely, "16 July" in the other, and of the
/// Fridays that can be meant one is a 16 July.
pub(crate) fn confirmed(docs: &[Doc], states: &[State], link: &Link) -> bool {
    [(link.a, link.b), (link.b, link.a)].iter().any(|&(x, y)| {
        let (a, b) = (x.0 as usize, y.0 as usize);
        let (da, db) = (&docs[a].drafts[x.1 as usize], &docs[b].drafts[y.1 as usize]);
        let weekday = |t: usize| clues::plain_weekday(&docs[a].times[t]);
        let Some(weekday) = da.timex.filter(|_| da.counted.is_none()).and_then(weekday) else {
            return false;
        };
        let domain = &states[a].domain;
        if domain.days().is_none() || states[a].stated.is_some() {
            return false;
        }
        let can = possible(&docs[a], &states[a], da, domain, true).unwrap_or_default();
        let there = yearless(&docs[b], db, domain).unwrap_or_default();
        let is = |day: &Days| Day::from_number(day.0).is_some_and(|d| d.weekday() == weekday);
        (1..=CHANCE).contains(&can.len()) && there.iter().any(|day| is(day) && can.contains(day))
    })
}

/// The days that a mention can mean if its source was written on `written`.
pub(crate) fn meant(doc: &Doc, years: &[Option<i32>], draft: &Draft, written: i32) -> Vec<Days> {
    if let Some(counted) = draft.counted {
        let from = &doc.drafts[counted.from];
        if from.counted.is_some() {
            return Vec::new();
        }
        return meant(doc, years, from, written)
            .into_iter()
            .map(|(a, b)| (a + counted.days, b + counted.days))
            .collect();
    }
    let Some(t) = draft.timex else {
        return if news(draft) {
            vec![(written - 1, written)]
        } else {
            Vec::new()
        };
    };
    let expr = &doc.times[t];
    let at = |ahead| cue::days_at(expr, years[t], written, ahead);
    if cue::ahead(expr) || draft.status == Status::Planned {
        return at(true).into_iter().collect();
    }
    let mut out: Vec<Days> = at(false).into_iter().collect();
    // A noun phrase does not say whether its weekday is gone by: "Monday's summit".
    if draft.tense.is_none() && clues::plain_weekday(expr).is_some() {
        out.extend(at(true));
    }
    out
}

/// The days that a mention can mean; where only what is `likely` is asked for, a day without a year is a near one.
fn mostly(
    doc: &Doc,
    years: &[Option<i32>],
    draft: &Draft,
    written: i32,
    likely: bool,
) -> Vec<Days> {
    let mut out = meant(doc, years, draft, written);
    let fields = draft.timex.and_then(|t| cue::fields(&doc.times[t].node));
    if likely && fields.is_some_and(|f| f.year.is_none() && f.day.is_some()) {
        out.retain(|days| (days.0 - written).abs() <= sameday::NEAR);
    }
    out
}

/// Whether what a mention means depends on the day of writing.
pub(super) fn depends(doc: &Doc, years: &[Option<i32>], draft: &Draft) -> bool {
    match (draft.counted, draft.timex) {
        (Some(c), _) => doc
            .drafts
            .get(c.from)
            .is_none_or(|d| d.counted.is_some() || depends(doc, years, d)),
        (None, Some(t)) => cue::relative(&doc.times[t].node) && years[t].is_none(),
        (None, None) => true,
    }
}

/// All days that a mention can mean, over all days that its source can have been written; of a source that is not bounded, what
/// a day without a year means `beside` another source's days.
pub(super) fn possible(
    doc: &Doc,
    state: &State,
    draft: &Draft,
    beside: &Domain,
    likely: bool,
) -> Option<Vec<Days>> {
    if !depends(doc, &state.years, draft) {
        return Some(meant(doc, &state.years, draft, 0));
    }
    if state.domain.days().is_none() {
        return yearless(doc, draft, beside);
    }
    let mut out: Vec<Days> = state
        .domain
        .days()?
        .iter()
        .flat_map(|&d| mostly(doc, &state.years, draft, d, likely))
        .collect();
    out.order();
    out.dedup();
    Some(out)
}

/// The days in the years of a domain that an expression of day and month names.
fn yearless(doc: &Doc, draft: &Draft, beside: &Domain) -> Option<Vec<Days>> {
    let t = draft.timex.filter(|_| draft.counted.is_none())?;
    let fields = cue::fields(&doc.times[t].node).filter(|f| f.year.is_none())?;
    let (month, day) = (fields.month?, fields.day?);
    let year = |d: &i32| Day::from_number(*d).map(|d| d.ymd().0);
    let days = beside.days()?;
    let years = year(days.first()?)? - 1..=year(days.last()?)? + 1;
    let of = years.filter_map(|year| cue::period(year, Some(month), Some(day)));
    Some(of.collect())
}

fn meet(a: &[Days], b: &[Days]) -> bool {
    a.iter().any(|x| b.iter().any(|y| x.0 <= y.1 && y.0 <= x.1))
}

/// Leaves out the days of both sources under which the two mentions could not be one happening. What the other source can
/// mean counts only if it lies within `width` days, so that the sharpest reasons come first.
pub(crate) fn apply(docs: &[Doc], states: &mut [State], link: &Link, width: i32) -> Narrowed {
    let (a, b) = (link.a.0 as usize, link.b.0 as usize);
    let (da, db) = (
        &docs[a].drafts[link.a.1 as usize],
        &docs[b].drafts[link.b.1 as usize],
    );
    if a == b {
        let years = states[a].years.clone();
        let fixed = |d: &Draft| !depends(&docs[a], &years, d);
        let (open, there) = match (fixed(da), fixed(db)) {
            (false, true) => (da, meant(&docs[a], &years, db, 0)),
            (true, false) => (db, meant(&docs[a], &years, da, 0)),
            _ => return Narrowed::Same, // Two weekdays of one source tell nothing of its date.
        };
        if vague(&meant(&docs[a], &years, open, 0), &there) {
            return Narrowed::Same;
        }
        let why = within_one(&docs[a], a, da, db);
        return tie(&docs[a], &mut states[a], open, &there, &why, false);
    }
    let first = towards(docs, states, (a, da), (b, db), link, width);
    if first == Narrowed::Impossible {
        return first;
    }
    match towards(docs, states, (b, db), (a, da), link, width) {
        Narrowed::Same => first,
        other => other,
    }
}

/// Narrows the source of the first mention by what the second can mean.
fn towards(
    docs: &[Doc],
    states: &mut [State],
    (a, da): (usize, &Draft),
    (b, db): (usize, &Draft),
    link: &Link,
    width: i32,
) -> Narrowed {
    if states[a].stated.is_some() && states[b].stated.is_some() {
        return Narrowed::Same;
    }
    let beside = &states[a].domain;
    let there = possible(&docs[b], &states[b], db, beside, link.news);
    let Some(there) = there.filter(|p| !p.is_empty()) else {
        return Narrowed::Same;
    };
    let years = states[a].years.clone();
    if !depends(&docs[a], &years, da) {
        return if meet(&meant(&docs[a], &years, da, 0), &there) {
            Narrowed::Same
        } else {
            Narrowed::Impossible
        };
    }
    if vague(&meant(&docs[a], &years, da, 0), &there) {
        return Narrowed::Same;
    }
    let hull = there
        .iter()
        .fold((i32::MAX, i32::MIN), |h, d| (h.0.min(d.0), h.1.max(d.1)));
    // Too vague to date anything by, unless its days are few.
    if hull.1 - hull.0 > width && (there.len() > FEW || states[a].domain.days().is_none()) {
        return Narrowed::Same;
    }
    let why = across(docs, (a, da), (b, db), &there);
    tie(&docs[a], &mut states[a], da, &there, &why, link.news)
}

/// Whether days are too wide to tie a mention with such days of its own to them.
fn vague(own: &[Days], there: &[Days]) -> bool {
    let exact = own.iter().all(|d| d.0 == d.1);
    let widest = if exact { WEEK } else { COARSE };
    there.iter().any(|d| d.1 - d.0 > widest)
}

/// Leaves the days of writing under which a mention can mean one of these.
fn tie(
    doc: &Doc,
    state: &mut State,
    draft: &Draft,
    there: &[Days],
    why: &Step,
    likely: bool,
) -> Narrowed {
    let years = state.years.clone();
    let test = |d: i32| meet(&mostly(doc, &years, draft, d, likely), there);
    let mut moved = Narrowed::Same;
    if state.domain.days().is_none() {
        // "Last year" can begin two years before the day of writing; a weekday, a week or a month lies nearer.
        let low = there
            .iter()
            .map(|d| d.0)
            .min()
            .unwrap_or(0)
            .saturating_sub(REACH);
        let high = there
            .iter()
            .map(|d| d.1)
            .max()
            .unwrap_or(0)
            .saturating_add(REACH);
        let (low, high) = (
            low.max(state.domain.low().unwrap_or(low)),
            high.min(state.domain.high().unwrap_or(high)),
        );
        let first = (low..=high).find(|&d| test(d));
        let last = (low..=high).rev().find(|&d| test(d));
        let (Some(first), Some(last)) = (first, last) else {
            return Narrowed::Impossible;
        };
        moved = state.domain.narrow(Some(first), Some(last), why);
    }
    match state.domain.retain(test, why) {
        Narrowed::Same => moved,
        other => other,
    }
}

fn words(doc: &Doc, draft: &Draft) -> (String, Option<crate::source::Span>) {
    if news(draft) {
        return (draft.title.text.clone(), Some(draft.span));
    }
    let t = draft.counted.map(|c| c.timex).or(draft.timex);
    let span = t.map(|t| doc.times[t].span);
    (
        span.map(|s| plain(doc.source.words(s))).unwrap_or_default(),
        span,
    )
}

fn within_one(doc: &Doc, ix: usize, da: &Draft, db: &Draft) -> Step {
    let ((x, span), (y, _)) = (words(doc, da), words(doc, db));
    step(
        "same-event-here",
        &[("words", &x), ("other", &y)],
        format!("“{x}” and “{y}” tell of the same event."),
        span.map(|span| Citation {
            source: SourceIx(ix as u32),
            span,
        }),
    )
}

/// From the first to the last of the days; those are never none.
pub(super) fn hull(days: &[Days]) -> Days {
    let first = days.iter().map(|d| d.0).min().unwrap_or_default();
    let last = days.iter().map(|d| d.1).max().unwrap_or_default();
    (first, last)
}

pub(super) fn edtf(days: Days) -> String {
    range(days).map(When::to_edtf).unwrap_or_default()
}

fn across(
    docs: &[Doc],
    (a, da): (usize, &Draft),
    (b, db): (usize, &Draft),
    there: &[Days],
) -> Step {
    let ((x, span), (y, _)) = (words(&docs[a], da), words(&docs[b], db));
    let label = docs[b].source.label();
    let said = match there {
        [one, other] => format!("{} or {}", say_days(*one), say_days(*other)),
        _ => say_days(hull(there)),
    };
    let (date, or) = match there {
        [one, other] => (edtf(*one), Some(edtf(*other))),
        _ => (edtf(hull(there)), None),
    };
    let mut args = vec![
        ("words", &*x),
        ("other", &*y),
        ("source", label),
        ("date", &*date),
    ];
    args.extend(or.as_deref().map(|or| ("or", or)));
    let (code, text) = if news(da) {
        let text = format!(
            "Its news, “{x}”, {label} dates “{y}”: {said}. News is mostly written on its day or the day after."
        );
        ("news-elsewhere", text)
    } else if news(db) {
        let text = format!("The event that it dates “{x}” is the news of {label}: {said}.");
        args.retain(|(name, _)| *name != "other");
        ("news-of", text)
    } else {
        let text = format!("The event that it dates “{x}”, {label} dates “{y}”: {said}.");
        ("same-event-elsewhere", text)
    };
    step(
        code,
        &args,
        text,
        span.map(|span| Citation {
            source: SourceIx(a as u32),
            span,
        }),
    )
}

/// Notes that two sources date one event so that both cannot be right.
pub(crate) fn contradiction(docs: &[Doc], states: &mut [State], link: &Link) {
    let (a, b) = (link.a.0 as usize, link.b.0 as usize);
    let (da, db) = (
        &docs[a].drafts[link.a.1 as usize],
        &docs[b].drafts[link.b.1 as usize],
    );
    let ((x, span), (y, _)) = (words(&docs[a], da), words(&docs[b], db));
    states[a].findings.push(Finding {
        code: "dates-disagree".into(),
        args: args(&[("words", &x), ("source", docs[b].source.label()), ("other", &y)]),
        span,
        message: format!("This source says “{x}”, {} says “{y}” of what looks like the same event; both cannot hold.", docs[b].source.label()),
        hint: "Compare the two passages.".into(),
    });
}

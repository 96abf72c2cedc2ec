//! Reports of one story date each other by many weak agreements.
//!
//! Reports of one story share their names, so none of these is rare among them, and they tell its deeds in words of their own: hardly
//! a pair of mentions is alike enough to tie two sources by itself (see `links`). But for one day of writing only do the "last night",
//! the "tomorrow" and the "three days ago" of a report all fall on days on which the others tell of such things. So every day on which it
//! can have been written is weighed by the mentions that agree on it, each with the likest mention of another report.
//!
//! Deliberately absent: anything certain, and mentions that do not say their day from the day of writing.

use std::collections::{BTreeMap, BTreeSet};

use super::clues::{plain, say_days};
use super::cue::{self, Days};
use super::links::{depends, edtf, hull, meant, news, possible};
use super::{Doc, State, step};
use crate::cluster::cards::{Card, Cards, cosine};
use crate::event::{Draft, Family};
use crate::order::InOrder;
use crate::source::Span;
use crate::story::{Citation, SourceIx, Status, Step};
use crate::timex::TimexExpr;
use crate::timex::expr::{Amount, Count, Says, Unit};

/// So many names two reports of one story share.
const NAMES: usize = 3;
/// A name in more reports than this does not tell of which story they are.
const COMMON: usize = 12;
/// By so many others at most a report is dated: those that share most names with it.
const MOST: usize = 6;
/// A source known to so many days needs no vote, and tells others when what it calls "yesterday" was.
const KNOWN: i32 = 7;
/// How many days away from the day of writing what is told from it can be.
const REACH: i32 = 45;
/// The same for a day of the year.
const FAR: i32 = 200;
/// How alike two mentions must be to count at all.
const ALIKE: f32 = 0.5;
/// Two mentions of deeds that are not known to be of one kind are less alike.
const OTHER_DEED: f32 = -0.15;
/// No likeness counts for more.
const SURE: f32 = 1.5;
/// How much the best day needs, and for how many days told of besides itself: two "yesterday"s say one thing.
const LEAST: f32 = 1.2;
const WORDS: usize = 2;
/// An agreement counts for one of them from this weight on.
const HEARD: f32 = 0.3;
/// Which part of all that could agree on one day or another it needs.
const MOST_OF: f32 = 0.7;
/// More days than this are no answer: by weekdays alone one week is like the next.
const FEW: i32 = 3;
/// Days that have this part of the best one's weight are as good.
const TIED: f32 = 0.75;
/// What is told as of a report's own day weighs less, as each report has its own news.
const OWN_DAY: f32 = 0.4;
/// So does a week,
const WEEK: f32 = 0.4;
/// a day of the year, which leaves the day of writing open,
const OF_YEAR: f32 = 0.4;
/// what takes its day from the words beside it,
const BESIDE: f32 = 0.7;
/// and what more is told of a day that has agreed once.
const AGAIN: f32 = 0.5;
/// So many mentions of a report are looked at, from its beginning.
const HEARD_OUT: usize = 80;

/// For each source the others that share its names, most of them first.
pub(super) struct Kin(Vec<Vec<u32>>);

impl Kin {
    /// Near-linear: only names in few sources bring them together.
    pub fn of(size: usize, cards: &Cards) -> Kin {
        let mut named: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        for card in &cards.cards {
            for &term in card.core.iter().filter(|t| cards.names[**t as usize]) {
                named.entry(term).or_default().insert(card.source);
            }
        }
        let mut shared: Vec<BTreeMap<u32, usize>> = vec![BTreeMap::new(); size];
        for sources in named.values().filter(|s| s.len() <= COMMON) {
            for &a in sources {
                for &b in sources.iter().filter(|b| **b != a) {
                    *shared[a as usize].entry(b).or_default() += 1;
                }
            }
        }
        let most = |shared: BTreeMap<u32, usize>| {
            let mut kin: Vec<(u32, usize)> =
                shared.into_iter().filter(|(_, n)| *n >= NAMES).collect();
            kin.order_by(|x, y| y.1.cmp(&x.1).then(x.0.cmp(&y.0)));
            kin.iter().take(MOST).map(|(source, _)| *source).collect()
        };
        Kin(shared.into_iter().map(most).collect())
    }
}

/// One time expression's agreement with a mention of another report, on one day of writing.
#[derive(Clone, Copy)]
struct Voice {
    weight: f32,
    /// The time expression.
    t: usize,
    /// The other report's mention, by its place among them.
    place: usize,
    /// The days that it means.
    falls: Days,
}

/// A mention of another report, with its days.
struct There<'a> {
    card: &'a Card,
    days: Vec<Days>,
    weight: f32,
}

/// The sources that the others date, with the days and why.
pub(super) fn find(
    docs: &[Doc],
    cards: &Cards,
    kin: &Kin,
    states: &[State],
) -> Vec<(usize, Days, Step)> {
    let mut mentions: Vec<Vec<&Card>> = vec![Vec::new(); docs.len()];
    for card in &cards.cards {
        let d = draft(docs, card);
        let mentions = &mut mentions[card.source as usize];
        if mentions.len() < HEARD_OUT
            && !d.reported
            && !matches!(d.status, Status::Hypothetical | Status::Denied)
        {
            mentions.push(card);
        }
    }
    let open = |ix: usize| {
        states[ix].stated.is_none()
            && docs[ix].set.is_none()
            && states[ix].domain.width().is_none_or(|w| w > KNOWN)
    };
    (0..docs.len())
        .filter(|&ix| open(ix))
        .filter_map(|ix| {
            let there: Vec<There> = kin.0[ix]
                .iter()
                .flat_map(|&k| &mentions[k as usize])
                .filter_map(|card| there(docs, states, card))
                .collect();
            let (days, step) = count(docs, cards, &states[ix], &mentions[ix], &there)?;
            Some((ix, days, step))
        })
        .collect()
}

fn draft<'d>(docs: &'d [Doc], card: &Card) -> &'d Draft {
    &docs[card.source as usize].drafts[card.draft as usize]
}

/// A mention whose days are known to a week; what says no time is told with its sentence.
fn there<'a>(docs: &[Doc], states: &[State], card: &'a Card) -> Option<There<'a>> {
    let (doc, state) = (&docs[card.source as usize], &states[card.source as usize]);
    let own = draft(docs, card);
    let of_sentence = beside(doc, own).filter(|o| untimed(own) && o.status == own.status);
    let d = of_sentence.unwrap_or(own);
    let known = state.domain.width().is_some_and(|w| w <= KNOWN);
    if !known && depends(doc, &state.years, d) {
        return None;
    }
    let days = possible(doc, state, d, &state.domain, true).filter(|days| !days.is_empty())?;
    let (first, last) = hull(&days);
    let fresh = news(d) || d.counted.is_none() && d.timex.is_some_and(|t| today(&doc.times[t]));
    let weight = match last - first {
        _ if fresh => OWN_DAY,
        0..=2 => 1.0,
        3..=13 => WEEK,
        _ => return None,
    };
    let weight = weight * if std::ptr::eq(d, own) { 1.0 } else { BESIDE };
    Some(There { card, days, weight })
}

fn untimed(d: &Draft) -> bool {
    d.timex.is_none() && d.counted.is_none() && d.verb.is_some()
}

/// The first mention of the same sentence that says a time.
fn beside<'d>(doc: &'d Doc, d: &Draft) -> Option<&'d Draft> {
    let from = doc.drafts.partition_point(|o| o.sentence < d.sentence);
    let sentence = doc.drafts[from..]
        .iter()
        .take_while(|o| o.sentence == d.sentence);
    sentence
        .into_iter()
        .find(|o| o.timex.is_some() && o.counted.is_none())
}

fn today(expr: &TimexExpr) -> bool {
    said(expr) == Some((Unit::Day, 0))
}

/// A time told from the day of writing, near it: of days or of weeks, and how many of them away (a weekday: unknown, so 1).
fn said(expr: &TimexExpr) -> Option<(Unit, i64)> {
    let mut node = &expr.node;
    while let Says::Hour { of: Some(of), .. } | Says::Phase { of, .. } = &node.says {
        node = of;
    }
    match &node.says {
        Says::Deictic {
            unit: Unit::Day | Unit::Night,
            offset,
        } => Some((Unit::Day, (*offset).into())),
        Says::Deictic {
            unit: Unit::Week,
            offset,
        } => Some((Unit::Week, (*offset).into())),
        Says::Shift {
            amount:
                Amount {
                    count: Count::Exact(n),
                    unit: unit @ (Unit::Day | Unit::Week),
                    rough: None,
                },
            ..
        } if cue::relative(node) => Some((*unit, i64::from(*n))),
        Says::Calendar { fields, .. }
            if fields.weekday.is_some() && fields.month.is_none() && fields.year.is_none() =>
        {
            Some((Unit::Day, 1))
        }
        Says::Calendar { fields, .. } if fields.day.is_some() && fields.year.is_none() => {
            Some((Unit::Month, 1))
        }
        _ => None,
    }
}

/// How alike two mentions of reports of one story are: of one deed, by shared words as they are rare, and by all that is round them.
fn alike(cards: &Cards, x: &Card, y: &Card) -> f32 {
    let saying = x.saying || y.saying;
    let same = |a: Option<u32>| a.filter(|_| x.head == y.head).map(|t| cards.rarity(t));
    let deed: f32 = match (x.family, y.family) {
        _ if saying => 0.0,
        _ if x.deeds.meet(y.deeds) => 0.5,
        (Some(x), Some(y)) if x == y && x != Family::Other => 0.2,
        _ => OTHER_DEED,
    };
    let shared = x.core.iter().filter(|t| y.core.contains(t));
    let shared: f32 = shared
        .filter(|t| Some(**t) != x.head || Some(**t) != y.head)
        .map(|&t| cards.rarity(t).powi(2) * if cards.names[t as usize] { 0.8 } else { 0.45 })
        .sum();
    let head = same(x.head)
        .filter(|_| !saying)
        .map_or(OTHER_DEED, |rare| 0.5 * rare);
    let own = deed.max(head) + shared.min(1.0);
    // Words all round alone are no agreement.
    if own <= 0.0 {
        return 0.0;
    }
    own + cosine(&x.vector, &y.vector)
}

/// The day, or the few, on which most of a report's mentions agree with the others.
fn count(
    docs: &[Doc],
    cards: &Cards,
    state: &State,
    mentions: &[&Card],
    there: &[There],
) -> Option<(Days, Step)> {
    let ix = state.ix.0 as usize;
    let doc = &docs[ix];
    // By day of writing: all that agrees.
    let mut votes: BTreeMap<i32, Vec<Voice>> = BTreeMap::new();
    let lead = doc
        .drafts
        .iter()
        .filter(|d| d.sentence <= 1 && d.counted.is_none())
        .find_map(|d| d.timex);
    for card in mentions {
        let d = draft(docs, card);
        if d.counted.is_some() {
            continue;
        }
        // What is told without a time is of the day of its sentence, else of the day by which the report begins.
        let own = d.timex;
        let near = || beside(doc, d).and_then(|d| d.timex);
        let at_first = || lead.filter(|_| d.status == Status::Happened);
        let elsewhere = || near().or_else(at_first).filter(|_| untimed(d));
        let Some(t) = own.or_else(elsewhere).map(|t| at_hour(doc, t)) else {
            continue;
        };
        let Some((unit, offset)) = said(&doc.times[t]).filter(|_| !retold(doc, t)) else {
            continue;
        };
        let fine = match (unit, offset) {
            (Unit::Month, _) => OF_YEAR,
            (Unit::Week, _) if to_the_day(doc, t).is_some() => 1.0,
            (Unit::Day, 0) => OWN_DAY,
            (Unit::Day, _) => 1.0,
            _ => WEEK,
        } * if own.is_some() { 1.0 } else { BESIDE };
        for (place, other) in there.iter().enumerate() {
            let alike = alike(cards, card, other.card);
            if alike < ALIKE {
                continue;
            }
            let (first, last) = hull(&other.days);
            let voice = Voice {
                weight: alike.min(SURE) * fine * other.weight,
                t,
                place,
                falls: (first, last),
            };
            let reach = if unit == Unit::Month { FAR } else { REACH };
            for day in first - reach..=last + reach {
                let own = told_at(doc, &state.years, d, t, day);
                let meet = |x: &Days| other.days.iter().any(|y| x.0 <= y.1 && y.0 <= x.1);
                if let Some(falls) = own.into_iter().find(meet) {
                    let voice = Voice { falls, ..voice };
                    votes.entry(day).or_default().push(voice);
                }
            }
        }
    }
    let votes = votes
        .into_iter()
        .map(|(day, voices)| (day, one_each(voices, docs, there)))
        .collect();
    let (days, best) = decide(state, votes)?;
    let why = why(docs, state.ix, &best, there, days);
    Some((days, why))
}

/// The day, or the few, for which enough speaks and for no other nearly as much; and what speaks for it.
fn decide(state: &State, mut votes: BTreeMap<i32, Vec<Voice>>) -> Option<(Days, Vec<Voice>)> {
    let (&first, &last) = (votes.keys().next()?, votes.keys().next_back()?);
    let mut domain = state.domain.clone();
    let none = step("no-clue", &[], String::new(), None);
    domain.narrow(Some(first), Some(last), &none);
    for clue in state.clues.iter().filter(|clue| !clue.against) {
        clue.apply(&mut domain);
    }
    votes.retain(|day, _| domain.holds(*day));
    let weight = |voices: &Vec<Voice>| voices.iter().map(|v| v.weight).sum::<f32>();
    let most = votes.values().map(weight).max_by(f32::total_cmp)?;
    let tied: Vec<i32> = votes
        .iter()
        .filter(|(_, voices)| weight(voices) >= TIED * most)
        .map(|(day, _)| *day)
        .collect();
    let days = (*tied.first()?, *tied.last()?);
    let (&day, best) = votes.iter().find(|(_, voices)| weight(voices) == most)?;
    // What each time expression could say at most: on the right day most of them agree.
    let mut could: BTreeMap<usize, f32> = BTreeMap::new();
    for voices in votes.values() {
        let mut said: BTreeMap<usize, f32> = BTreeMap::new();
        for voice in voices {
            *said.entry(voice.t).or_default() += voice.weight;
        }
        for (t, weight) in said {
            let most = could.entry(t).or_default();
            *most = most.max(weight);
        }
    }
    let could: f32 = could.values().sum();
    let words = best
        .iter()
        .filter(|v| v.weight >= HEARD && v.falls != (day, day))
        .map(|v| v.falls)
        .collect::<BTreeSet<_>>()
        .len();
    let enough = most >= LEAST && most >= MOST_OF * could && words >= WORDS;
    (enough && days.1 - days.0 < FEW).then(|| (days, best.clone()))
}

/// The strongest agreements, each time expression of the others in one of them only; what more speaks for one of this report's counts half.
fn one_each(mut voices: Vec<Voice>, docs: &[Doc], there: &[There]) -> Vec<Voice> {
    voices.order_by(|x, y| {
        let by_weight = y.weight.total_cmp(&x.weight);
        by_weight.then((x.t, x.place).cmp(&(y.t, y.place)))
    });
    let mut here: BTreeSet<usize> = BTreeSet::new();
    let mut used = BTreeSet::new();
    let mut out = Vec::new();
    for mut voice in voices {
        let card = there[voice.place].card;
        let d = draft(docs, card);
        if used.insert((card.source, d.timex.ok_or(card.draft))) {
            if !here.insert(voice.t) {
                voice.weight *= AGAIN;
            }
            out.push(voice);
        }
    }
    out
}

/// The expression that says the day: "yesterday morning at half past nine" says it before the hour.
fn at_hour(doc: &Doc, t: usize) -> usize {
    let hour = matches!(doc.times[t].node.says, Says::Hour { of: None, .. });
    let Some(before) = t.checked_sub(1) else {
        return t;
    };
    let between = doc.times[before].span.end()..doc.times[t].span.start();
    let between = doc.source.text().get(between).map(str::trim);
    let near = said(&doc.times[before]);
    match between {
        Some("at" | "," | ", at" | "") if hour && near.is_some() => before,
        Some("") if today(&doc.times[t]) && near.is_some_and(|(unit, _)| unit == Unit::Week) => {
            before
        }
        _ => t,
    }
}

/// The weeks of "three weeks ago today", which are counted to the day; negative for later ones.
fn to_the_day(doc: &Doc, t: usize) -> Option<i32> {
    let next = doc.times.get(t + 1).filter(|next| today(next))?;
    let between = doc.times[t].span.end()..next.span.start();
    let adjacent = doc.source.text().get(between)?.trim().is_empty();
    let (first, last) = cue::days_at(&doc.times[t], None, 0, false)?;
    (adjacent && last > first).then_some((first + last) / 2)
}

/// The days that a mention means under a day of writing, by this expression.
fn told_at(doc: &Doc, years: &[Option<i32>], d: &Draft, t: usize, written: i32) -> Vec<Days> {
    if let Some(days) = to_the_day(doc, t) {
        return vec![(written + days, written + days)];
    }
    match d.timex {
        Some(own) if own == t => meant(doc, years, d, written),
        _ => cue::days_at(&doc.times[t], years[t], written, cue::ahead(&doc.times[t]))
            .into_iter()
            .collect(),
    }
}

/// Whether a text has come to a full date before: its weekdays are those of its telling, not of its writing.
fn retold(doc: &Doc, t: usize) -> bool {
    let full = |expr: &TimexExpr| {
        cue::fields(&expr.node).is_some_and(|f| f.year.is_some() && f.day.is_some())
    };
    doc.times[..t].iter().any(full)
}

/// The two or three strongest agreements, in words.
fn why(docs: &[Doc], ix: SourceIx, best: &[Voice], there: &[There], days: Days) -> Step {
    let doc = &docs[ix.0 as usize];
    let mut voices: Vec<Voice> = Vec::new();
    for voice in best {
        if voices.len() < 3 && voices.iter().all(|v| v.falls != voice.falls) {
            voices.push(*voice);
        }
    }
    let label = |v: &Voice| docs[there[v.place].card.source as usize].source.label();
    let span = |v: &Voice| -> Span { doc.times[v.t].span };
    let words: Vec<String> = voices
        .iter()
        .map(|v| plain(doc.source.words(span(v))))
        .collect();
    let source = label(&voices[0]);
    let and = voices.iter().map(label).find(|l| *l != source);
    let date = edtf(days);
    let mut args = vec![
        ("words", &*words[0]),
        ("other", &*words[1]),
        ("source", source),
        ("date", &*date),
    ];
    args.extend(words.get(2).map(|w| ("third", &**w)));
    args.extend(and.map(|a| ("and", a)));
    let list = match words.get(2) {
        Some(third) => format!("“{}”, “{}” and “{third}”", words[0], words[1]),
        None => format!("“{}” and “{}”", words[0], words[1]),
    };
    let who = and.map_or(source.to_string(), |and| format!("{source} and {and}"));
    let tell = if and.is_some() { "tell" } else { "tells" };
    let text = format!(
        "If this was written on {}, its {list} fall on days on which {who} {tell} of the same things; on no other day do so many.",
        say_days(days)
    );
    step(
        "days-agree",
        &args,
        text,
        Some(Citation {
            source: ix,
            span: span(&voices[0]),
        }),
    )
}

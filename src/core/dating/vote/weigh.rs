//! What speaks for each day of writing, and how much.

use std::collections::{BTreeMap, BTreeSet};

use super::said::{at_hour, beside, retold, said, told_at, untimed};
use super::{BESIDE, OWN_DAY, There, WEEK, draft};
use crate::cluster::cards::{Card, Cards, cosine};
use crate::dating::cue::Days;
use crate::dating::meant::hull;
use crate::dating::{Doc, State};
use crate::event::{Draft, Family};
use crate::order::InOrder;
use crate::story::Status;
use crate::timex::expr::Unit;

/// How alike two mentions must be to count at all.
const ALIKE: f32 = 0.5;
/// Two mentions of deeds that are not known to be of one kind are less alike.
const OTHER_DEED: f32 = -0.15;
/// No likeness counts for more.
const SURE: f32 = 1.5;
/// How many days away from the day of writing what is told from it can be.
const REACH: i32 = 45;
/// The same for a day of the year.
const FAR: i32 = 200;
/// What is told as of a day of the year, which leaves the day of writing open, weighs less.
const OF_YEAR: f32 = 0.4;
/// So does what more is told of a day that has agreed once.
const AGAIN: f32 = 0.5;

/// One time expression's agreement with a mention of another report, on one day of writing.
#[derive(Clone, Copy)]
pub(super) struct Voice {
    pub weight: f32,
    /// The time expression.
    pub t: usize,
    /// The other report's mention, by its place among them.
    pub place: usize,
    /// The days that it means.
    pub falls: Days,
}

/// By day of writing, all that speaks for it.
pub(super) type Votes = BTreeMap<i32, Vec<Voice>>;

/// What each day on which a source can have been written has for it, by its `mentions` and those of the others, `there`.
pub(super) fn votes(
    docs: &[Doc],
    cards: &Cards,
    state: &State,
    mentions: &[&Card],
    there: &[There],
) -> Votes {
    let doc = &docs[state.ix.0 as usize];
    let lead = lead(doc);
    let mut votes = Votes::new();
    for (card, heard) in mentions
        .iter()
        .filter_map(|card| Some((card, heard(doc, draft(docs, card), lead)?)))
    {
        for (place, other) in there.iter().enumerate() {
            let alike = alike(cards, card, other.card);
            if alike < ALIKE {
                continue;
            }
            let (first, last) = hull(&other.days);
            let voice = Voice {
                weight: alike.min(SURE) * heard.weight * other.weight,
                t: heard.t,
                place,
                falls: (first, last),
            };
            for day in first - heard.reach..=last + heard.reach {
                let own = told_at(doc, &state.years, draft(docs, card), heard.t, day);
                let meet = |x: &Days| other.days.iter().any(|y| x.0 <= y.1 && y.0 <= x.1);
                if let Some(falls) = own.into_iter().find(meet) {
                    votes.entry(day).or_default().push(Voice { falls, ..voice });
                }
            }
        }
    }
    let once = |(day, voices)| (day, one_each(voices, docs, there));
    votes.into_iter().map(once).collect()
}

/// A mention that says its day from the day of writing.
struct Heard {
    /// The time expression.
    t: usize,
    weight: f32,
    /// So many days away from the day of writing at most.
    reach: i32,
}

/// What is told without a time is of the day of its sentence, else of the day by which the report begins.
fn heard(doc: &Doc, d: &Draft, lead: Option<usize>) -> Option<Heard> {
    if d.counted.is_some() {
        return None;
    }
    let near = || beside(doc, d).and_then(|d| d.timex);
    let at_first = || lead.filter(|_| d.status == Status::Happened);
    let elsewhere = || near().or_else(at_first).filter(|_| untimed(d));
    let t = at_hour(doc, d.timex.or_else(elsewhere)?);
    let (unit, offset) = said(&doc.times[t]).filter(|_| !retold(doc, t))?;
    let fine = match (unit, offset) {
        (Unit::Month, _) => OF_YEAR,
        (Unit::Day, 0) => OWN_DAY,
        (Unit::Day, _) => 1.0,
        _ => WEEK,
    };
    let reach = if unit == Unit::Month { FAR } else { REACH };
    let weight = fine * if d.timex.is_some() { 1.0 } else { BESIDE };
    Some(Heard { t, weight, reach })
}

/// The time by which a report begins.
fn lead(doc: &Doc) -> Option<usize> {
    let mut head = doc
        .drafts
        .iter()
        .filter(|d| d.sentence <= 1 && d.counted.is_none());
    head.find_map(|d| d.timex)
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
    own + cosine(x.vector, y.vector)
}

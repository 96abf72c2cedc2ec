//! Two mentions of which one at least has no date, so that their words alone say whether they are one event.
//!
//! Deliberately absent: dates. What has joined takes them over later (`adopt`).

use super::cards::{Cards, alike, cosine};
use super::evidence::{Found, Side, evidence, kin, same_deed, share_a_deed, strange};
use super::fine;
use super::weights::OPEN;
use crate::calendar::{Interval, When};
use crate::dating::Doc;
use crate::timex::expr::Fields;

/// How alike two mentions of one source must be in their own words.
const LIKE: f32 = 0.5;

/// Two mentions of one source: the undated one joins what it is very like.
pub(super) fn within(cards: &Cards, x: &Side, y: &Side) -> Option<Found> {
    let (a, b, da, db) = (x.card, y.card, x.draft, y.draft);
    if kin(a, b) && da.sentence.abs_diff(db.sentence) == 1 {
        // "A statement … A joint declaration of …": the next sentence tells on.
        return Some((alike(a, b) + 0.2, true));
    }
    // Another actor's like deed is another event: what is undated has only its words to tell it apart.
    let same_actor = a.actor.is_none() || b.actor.is_none() || a.actor == b.actor;
    let joins = same_actor
        && da.saying == db.saying
        && share_a_deed(cards, a, b)
        && cosine(a.own, b.own) >= LIKE;
    joins.then(|| (alike(a, b), false))
}

/// Two mentions of two sources: how much speaks for one event.
pub(super) fn across(docs: &[Doc], cards: &Cards, x: &Side, y: &Side) -> Option<f32> {
    if !same_deed(x.card, y.card) {
        return None;
    }
    // What is told of a year is history, and an undated report tells its own news.
    let coarse = |side: &Side| side.told.date.is_some_and(|date| !fine(date));
    if coarse(x) || coarse(y) {
        return None;
    }
    // Another actor's like deed is another event, here as within one source.
    if strange(x.card, y.card) && strange(y.card, x.card) || !told_of(cards, x, y) {
        return None;
    }
    if !together(x, y) && others(cards, x, y) && others(cards, y, x) {
        return None;
    }
    let days = if one_day(docs, x, y)? { 0.25 } else { 0.0 };
    let sum = evidence(cards, x, y, &OPEN)? + days;
    // Nothing is surer for want of a date.
    Some(0.5 * sum)
}

/// Whether they share of whom or what they tell, besides the deed: a name, or two words; of a deed that is seldom done, one.
fn told_of(cards: &Cards, x: &Side, y: &Side) -> bool {
    let (a, b) = (x.card, y.card);
    let shared = |t: &&u32| b.core.contains(t) && a.head != Some(**t) && b.head != Some(**t);
    let shared = a.core.iter().filter(shared);
    let shared: usize = shared
        .map(|&t| 1 + usize::from(cards.names[t as usize]))
        .sum();
    shared + usize::from(a.deeds.seldom().meet(b.deeds.seldom())) >= 2
}

/// Whether both can have been told at one time, or nobody knows when one was.
fn together(x: &Side, y: &Side) -> bool {
    let told = |side: &Side| side.told.reach().or_else(|| side.told.written?.interval());
    let apart = |a: Interval, b: Interval| b.first_day().number() - a.last_day().number() > NEWS;
    let both = told(x).zip(told(y));
    both.is_none_or(|(a, b)| !apart(a, b) && !apart(b, a))
}

/// So many days apart two reports can still tell the same news.
const NEWS: i32 = 3;

/// Whether one names somebody or something, by a whole name, that stands nowhere in the other's sentence.
fn others(cards: &Cards, x: &Side, y: &Side) -> bool {
    let named = |t: &&u32| cards.names[**t as usize] && !y.card.holds(**t);
    x.card.core.iter().filter(named).count() >= WHOLE
}

/// From so many words on a name is a whole one.
const WHOLE: usize = 2;

/// Whether both name one day, in part ("Thursday", "8 August"); `None` if they name two.
fn one_day(docs: &[Doc], x: &Side, y: &Side) -> Option<bool> {
    let (a, b) = (Named::of(docs, x), Named::of(docs, y));
    let meet = |a: Option<u32>, b: Option<u32>| a.zip(b).map(|(a, b)| a == b);
    let fields = [
        meet(a.month, b.month),
        meet(a.day, b.day),
        meet(a.weekday, b.weekday),
    ];
    let [_, day, weekday] = fields;
    let apart = fields.contains(&Some(false));
    (!apart).then_some(day == Some(true) || weekday == Some(true))
}

/// What a mention names of its day.
#[derive(Default)]
struct Named {
    month: Option<u32>,
    day: Option<u32>,
    weekday: Option<u32>,
}

impl Named {
    fn of(docs: &[Doc], side: &Side) -> Named {
        let doc = &docs[side.card.source as usize];
        let words = || Named::of_words(doc.times[side.draft.timex?].node.fields()?).into();
        let dated = side.told.date.and_then(When::single_day).map(|date| {
            let (_, month, day) = date.ymd();
            Named {
                month: Some(month),
                day: Some(day),
                weekday: Some(date.weekday().num_days_from_monday()),
            }
        });
        dated.or_else(words).unwrap_or_default()
    }

    fn of_words(fields: &Fields) -> Named {
        Named {
            month: fields.month.map(u32::from),
            day: fields.day.map(u32::from),
            weekday: fields.weekday.map(|day| day.num_days_from_monday()),
        }
    }
}

//! What speaks for two mentions being one event, added up to one number, and how much of it their dates ask for.
//!
//! Of two sources it is words in common, the rare ones and names once more, the deed, what status it has, and whether the two
//! reports are alike as wholes; what each weighs, [`weights`](super::weights) says.
//!
//! Deliberately absent: dates other than as what they ask for; groups (`groups` compares what has joined as a whole).

use super::brief::{Brief, Compared, meet};
use super::cards::{Card, Cards, alike, cosine};
use super::weights::{AGREE, LEAST, NAMES, NEAR, ONE_DAY, REPORTS, SCALE, Weights};
use super::{Told, dispute, fine, undated};
use crate::dating::Doc;
use crate::event::{Draft, Family};
use crate::story::Status;

/// A pair of mentions that may be one event.
pub(super) struct Edge {
    pub a: usize,
    pub b: usize,
    pub score: f32,
    pub disputed: bool,
    /// One takes the other as known.
    pub known: bool,
}

/// How alike two mentions of one source must be, by how their dates stand to each other. The first two stand in the middle of what
/// scores the same on both samples' gold, four reports of one story and two stories of thirty articles each. The third stands
/// narrow: a chance pair of one sample joins at 0.50, and at 0.53 right ones of the articles part.
const SAME_DAY: f32 = 0.25;
const COMPATIBLE: f32 = 0.33;
const UNDATED: f32 = 0.51;
/// How alike a headline and what it stands over must be in their own words.
const HEADED: f32 = 0.4;

/// What is known of a mention besides its words.
pub(super) struct Side<'a> {
    pub card: &'a Card<'a>,
    pub draft: &'a Draft,
    pub told: &'a Told,
}

/// Whether two mentions, the first before the second, may be one event, and how much speaks for it.
pub(super) fn edge(
    docs: &[Doc],
    cards: &Cards,
    told: &[Told],
    (one, x): (&Brief, &Side),
    (other, y): (&Brief, &Side),
) -> Option<Edge> {
    let over = one.over(other);
    let compared = one.compared(other);
    if compared.is_none() && !over || x.card.deeds.opposed(y.card.deeds) {
        return None;
    }
    let (a, b) = (one.mention as usize, other.mention as usize);
    let (score, known) = if over && headed(x, y) {
        (alike(x.card, y.card), false)
    } else {
        match compared? {
            Compared::Within => within(cards, x, y)?,
            Compared::WithinUndated => undated::within(cards, x, y)?,
            Compared::Across => across(cards, x, y)?,
            Compared::AcrossUndated => (undated::across(docs, cards, x, y)?, false),
            Compared::Disputed => {
                let score = dispute::between(docs, cards, told, (a, x), (b, y))?;
                (score, false)
            }
        }
    };
    Some(Edge {
        a,
        b,
        score,
        disputed: compared == Some(Compared::Disputed),
        known,
    })
}

/// How much speaks for it, and whether one takes the other as known.
pub(super) type Found = (f32, bool);

/// Two mentions of two sources, both dated, of dates that agree.
fn across(cards: &Cards, x: &Side, y: &Side) -> Option<Found> {
    if speeches(cards, x, y) {
        return None;
    }
    let (a, b) = (x.card, y.card);
    let (wa, wb) = (x.told.date?, y.told.date?);
    let worded = x.told.timex.is_some() && y.told.timex.is_some();
    let same_day = wa.single_day().is_some() && wa.single_day() == wb.single_day();
    // One kind of happening by the same word on one day: the rest may be told in other words.
    let one_word = a.head.is_some() && a.head == b.head && a.family == b.family;
    let known = same_day && one_word && kin(a, b);
    let weights = match worded && fine(wa) && fine(wb) {
        true if same_day => &ONE_DAY,
        true => &NEAR,
        false => &AGREE,
    };
    Some((evidence(cards, x, y, weights)?, known))
}

/// All that speaks for two mentions of two sources being one event, if it is enough.
pub(super) fn evidence(cards: &Cards, x: &Side, y: &Side, weights: &Weights) -> Option<f32> {
    let (a, b) = (x.card, y.card);
    let when = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
    let mut sum = when(same_deed(a, b), weights.deed)
        + when(one_deed(a, b), weights.told)
        + when(a.deeds.seldom().meet(b.deeds.seldom()), weights.seldom)
        + when(kin(a, b), weights.family)
        + when(same_head(a, b) && !(a.saying && b.saying), weights.head)
        - when(a.saying != b.saying, weights.said)
        - when(a.saying && b.saying, weights.both_say);
    sum -= match (x.told.status, y.told.status) {
        (s, t) if s == t => 0.0,
        (Status::Planned, Status::Happened) | (Status::Happened, Status::Planned) => {
            weights.planned
        }
        _ => weights.status,
    };
    let (mut i, mut j, mut own) = (0, 0, 0.0);
    let (mut names, mut words) = (0.0_f32, 0.0);
    while let (Some(&(s, v)), Some(&(t, w))) = (a.own.get(i), b.own.get(j)) {
        if s == t {
            own += v * w;
            let sort = if cards.names[s as usize] {
                &mut names
            } else {
                &mut words
            };
            *sort += cards.rarity(s);
        }
        i += usize::from(s <= t);
        j += usize::from(t <= s);
    }
    // "Norway asked …" and "Denmark asked …" are two events.
    if strange(a, b) && strange(b, a) && names == 0.0 {
        return None;
    }
    sum += weights.own * own + weights.names * names.min(NAMES) + weights.words * words;
    // Whether two reports tell one story is asked last: it takes as long as all the rest.
    if sum + weights.reports * REPORTS < weights.needed {
        return None;
    }
    sum += weights.reports * cards.likeness(a.source, b.source).min(REPORTS);
    (sum >= weights.needed).then_some(SCALE * (sum - weights.needed) + LEAST)
}

/// How alike two mentions must be whose dates agree, but are coarse or not said in words. A whole report is of one day, and a year
/// holds much: what was done must agree, not the date alone.
fn needed(x: &Side, y: &Side) -> f32 {
    let worded = x.told.timex.is_some() && y.told.timex.is_some();
    let telling = worded && x.told.date.is_some_and(fine) && y.told.date.is_some_and(fine);
    let passing = x.told.passing || y.told.passing;
    if telling || same_deed(x.card, y.card) && !passing {
        COMPATIBLE
    } else {
        UNDATED
    }
}

/// What is taken off where one denies and the other does not, where one says and the other does, and where others do it:
/// "Norway asked …" and "Denmark asked …" on one day are two events.
fn at_odds(x: &Side, y: &Side) -> f32 {
    let (a, b) = (x.card, y.card);
    let mut less = 0.0;
    if (x.told.status == Status::Denied) != (y.told.status == Status::Denied) {
        less += 0.15;
    }
    if a.saying != b.saying {
        less += 0.08;
    }
    let deeds = x.draft.tense.is_some() && y.draft.tense.is_some();
    if deeds && strange(a, b) && strange(b, a) {
        less += 0.12;
    }
    less
}

/// Whether two dates can be of one day.
pub(super) fn can_be_one_day(a: &Told, b: &Told) -> bool {
    a.can_be().zip(b.can_be()).is_some_and(|(a, b)| meet(a, b))
}

/// Whether two mentions are of one family of happenings that says something.
pub(super) fn kin(a: &Card, b: &Card) -> bool {
    a.family.is_some_and(|f| f != Family::Other) && a.family == b.family
}

/// Whether what a headline stands over is its own: it opens the report and tells one deed, of which they share a further word.
fn headed(x: &Side, y: &Side) -> bool {
    let (a, b) = (x.card, y.card);
    let deed = a.head.is_some() && a.head == b.head || a.deeds.meet(b.deeds);
    let other = |t: &&u32| a.head != Some(**t) && b.core.contains(t);
    y.draft.paragraph == 0
        && deed
        && !a.saying
        && x.told.status == y.told.status
        && a.core.iter().filter(other).count() > 0
        && cosine(a.own, b.own) >= HEADED
}

/// Two mentions of one source, both dated.
fn within(cards: &Cards, x: &Side, y: &Side) -> Option<Found> {
    let (a, b, da, db) = (x.card, y.card, x.draft, y.draft);
    if speeches(cards, x, y) {
        return None;
    }
    let (wa, wb) = (x.told.date?, y.told.date?);
    let same_day = wa.single_day().is_some() && wa.single_day() == wb.single_day();
    let worded = x.told.timex.is_some() && y.told.timex.is_some();
    let needed = if same_day && worded {
        SAME_DAY
    } else {
        needed(x, y)
    };
    let mut score = alike(a, b) - at_odds(x, y);
    let mut known = false;
    if same_day
        && (da.counted.is_some() || db.counted.is_some())
        && da.background != db.background
        && a.actor.is_some()
        && a.actor == b.actor
    {
        known = true;
        score += 0.3; // "two days after the council …" points back to what was told of that day and that actor.
    }
    if same_day {
        let passing = |d: &Draft| d.background || d.counted.is_some() || d.tense.is_none();
        if (passing(da) || passing(db)) && da.family.is_some() && da.family == db.family {
            known = true;
            score += 0.25; // "after the dam broke" takes as known what is told elsewhere.
        } else if passing(da) && passing(db) && da.sentence.abs_diff(db.sentence) == 1 {
            known = true;
            score += 0.3; // Two neighbours that mention one day in passing mean one thing.
        }
    }
    (score >= needed).then_some((score, known))
}

/// That somebody speaks twice on a day is no event: what is said must agree.
fn speeches(cards: &Cards, x: &Side, y: &Side) -> bool {
    let (a, b) = (x.card, y.card);
    (a.saying || b.saying)
        && (a.family.is_none() || a.family != b.family)
        && !share_a_deed(cards, a, b)
        && !a.deeds.meet(b.deeds)
}

/// Whether who does it in one mention has no part in the other.
pub(super) fn strange(x: &Card, y: &Card) -> bool {
    x.actor.is_some_and(|actor| !y.core.contains(&actor))
}

/// Whether two mentions share a word besides names: a name alone is not a deed.
pub(super) fn share_a_deed(cards: &Cards, x: &Card, y: &Card) -> bool {
    let shared = |t: &u32| !cards.names[*t as usize] && y.core.contains(t);
    x.core.iter().any(shared)
}

/// Whether both tell the same deed, and not one of them only names it.
fn one_deed(x: &Card, y: &Card) -> bool {
    x.deeds.meet(y.deeds) || same_head(x, y)
}

/// Whether both tell their deed by one word.
fn same_head(x: &Card, y: &Card) -> bool {
    x.head.is_some() && x.head == y.head && !(x.state && y.state)
}

/// Whether what is done in one mention is named in the other.
pub(super) fn same_deed(x: &Card, y: &Card) -> bool {
    // "The bridge is old" does nothing with the bridge that others could name.
    let named = |x: &Card, y: &Card| !x.state && x.head.is_some_and(|h| y.core.contains(&h));
    // One word that tells two deeds is of neither: "found dead", "found guilty".
    let apart = || x.head == y.head && x.deeds.any() && y.deeds.any();
    let one_word = || (same_head(x, y) || named(x, y) || named(y, x)) && !apart();
    !x.saying && !y.saying && (x.deeds.meet(y.deeds) || one_word())
}

//! What speaks for two mentions being one event, added up to one number, and how much of it their dates ask for.
//!
//! The kinds of evidence are words in common, the rare ones and names once more, the deed, who does it and what status it has.
//! Their weights are rounded from a logistic regression over pairs of passages that careful readers took for one event or for
//! two: six invented stories, two stories told in four reports each, and sixty articles of news.
//!
//! Deliberately absent: dates other than as what they ask for; groups (`groups` compares what has joined as a whole).

use super::brief::{Brief, Compared, meet};
use super::cards::{Card, Cards, alike, cosine};
use super::{Told, dispute, draft, fine, undated};
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
    pub card: &'a Card,
    pub draft: &'a Draft,
    pub told: &'a Told,
}

/// Whether two mentions, the first before the second, may be one event, and how much speaks for it.
pub(super) fn edge(
    docs: &[Doc],
    cards: &Cards,
    told: &[Told],
    briefs: &[Brief],
    a: usize,
    b: usize,
) -> Option<Edge> {
    let over = briefs[a].over(&briefs[b]);
    let compared = briefs[a].compared(&briefs[b]);
    if compared.is_none() && !over {
        return None;
    }
    let side = |k: usize| Side {
        card: &cards.cards[k],
        draft: draft(docs, cards, k),
        told: &told[k],
    };
    let (x, y) = (side(a), side(b));
    if x.card.deeds.opposed(y.card.deeds) {
        return None;
    }
    let (score, known) = if over && headed(&x, &y) {
        (alike(x.card, y.card), false)
    } else {
        match compared? {
            Compared::Within => within(cards, &x, &y)?,
            Compared::WithinUndated => undated::within(cards, &x, &y)?,
            Compared::Across => across(cards, &x, &y)?,
            Compared::AcrossUndated => (undated::across(docs, cards, &x, &y)?, false),
            Compared::Disputed => {
                let score = dispute::between(docs, cards, told, (a, &x), (b, &y))?;
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
    if worded && fine(wa) && fine(wb) {
        let days = if same_day { Days::One } else { Days::Near };
        return Some((evidence(cards, x, y, days)?, known));
    }
    // Two reports that use one word need not mean one deed: who or what it is of must agree as well.
    let common = a.core.iter().filter(|t| b.core.contains(t)).count();
    if !worded && common + usize::from(a.deeds.meet(b.deeds)) < 2 {
        return None;
    }
    let score = alike(a, b) - at_odds(x, y);
    (score >= needed(x, y)).then_some((score, known))
}

/// What speaks for one event besides like words: that a shared word is rare, that it is a name, one word for the deed, one class
/// or one family of deeds. So much rarity counts at most: a long list of names tells of whom, not of what.
const RARE_WORD: f32 = 0.27;
const RARE_NAME: f32 = 0.15;
const MOST_NAMES: f32 = 1.2;
const HEAD: f32 = 0.06;
const DEED: f32 = 0.19;
const FAMILY: f32 = 0.15;
/// What speaks against it: that the deeds do not agree, less where both name one day; that one happened and the other did
/// not, that one was to come; that one is a saying and the other is not, that both are; that others did it; that nobody named in
/// one is named in the other.
const NO_DEED: f32 = 0.3;
const NO_WORD: f32 = 0.2;
const STATUS: f32 = 0.19;
const PLANNED: f32 = 0.08;
const SAID: f32 = 0.32;
const BOTH_SAY: f32 = 0.33;
const STRANGE: f32 = 0.28;
const STRANGER: f32 = 0.15;
/// How much must be left, on a day that both name, on other dates that agree, where no date says that they do, and there of two
/// reports of one story.
const ONE_DAY: f32 = 0.15;
const NEAR: f32 = 0.18;
const UNKNOWN: f32 = 0.75;
const TOGETHER: f32 = 0.55;

/// How the dates of two mentions stand to each other.
#[derive(Clone, Copy)]
pub(super) enum Days {
    /// Both name one day.
    One,
    /// They agree.
    Near,
    /// One has none.
    Unknown,
}

/// All that speaks for two mentions being one event, whose dates agree where both have one.
pub(super) fn evidence(cards: &Cards, x: &Side, y: &Side, days: Days) -> Option<f32> {
    let (a, b) = (x.card, y.card);
    let together = matches!(days, Days::Unknown) && one_deed(a, b);
    let needed = match days {
        Days::One => ONE_DAY,
        Days::Near => NEAR,
        Days::Unknown if together => TOGETHER,
        Days::Unknown => UNKNOWN,
    };
    let mut sum = 0.0;
    if a.deeds.meet(b.deeds) {
        sum += DEED;
    } else if kin(a, b) {
        sum += FAMILY;
    }
    if a.head.is_some() && a.head == b.head && !(a.saying && b.saying) {
        sum += HEAD;
    }
    sum -= match (x.told.status, y.told.status) {
        (s, t) if s == t => 0.0,
        (Status::Planned, Status::Happened) | (Status::Happened, Status::Planned) => PLANNED,
        _ => STATUS,
    };
    if a.saying != b.saying {
        sum -= SAID;
    } else if a.saying {
        sum -= BOTH_SAY;
    }
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
    // Where both name one day, any word besides names will do: a name alone is not a deed.
    if !same_deed(a, b) {
        sum -= match days {
            Days::One if words > 0.0 => 0.0,
            Days::One => NO_WORD,
            Days::Near | Days::Unknown => NO_DEED,
        };
    }
    let (one, other) = (strange(a, b), strange(b, a));
    if one && other {
        if names == 0.0 {
            return None;
        }
        sum -= STRANGE;
    }
    if (one || other) && names == 0.0 {
        sum -= STRANGER;
    }
    sum += 0.5 * own + RARE_NAME * names.min(MOST_NAMES) + RARE_WORD * words;
    // The words round them can add no more than half.
    if sum + 0.5 < needed {
        return None;
    }
    sum += 0.5 * cosine(&a.vector, &b.vector);
    // Whether two reports tell one story is asked last: it takes as long as all the rest.
    let enough =
        sum >= needed && (!together || sum >= UNKNOWN || cards.of_one_story(a.source, b.source));
    enough.then_some(sum)
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
        && cosine(&a.own, &b.own) >= HEADED
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

/// Whether both tell the same deed, and not one of them only names it.
fn one_deed(x: &Card, y: &Card) -> bool {
    x.deeds.meet(y.deeds) || x.head.is_some() && x.head == y.head
}

/// Whether two mentions share a word besides names: a name alone is not a deed.
pub(super) fn share_a_deed(cards: &Cards, x: &Card, y: &Card) -> bool {
    let shared = |t: &u32| !cards.names[*t as usize] && y.core.contains(t);
    x.core.iter().any(shared)
}

/// Whether what is done in one mention is named in the other.
pub(super) fn same_deed(x: &Card, y: &Card) -> bool {
    let named = |x: &Card, y: &Card| {
        x.head
            .is_some_and(|h| y.head == Some(h) || y.core.contains(&h))
    };
    // One word that tells two deeds is of neither: "found dead", "found guilty".
    let apart = || x.head == y.head && x.deeds.any() && y.deeds.any();
    let one_word = || (named(x, y) || named(y, x)) && !apart();
    !x.saying && !y.saying && (x.deeds.meet(y.deeds) || one_word())
}

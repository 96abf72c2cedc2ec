//! Which mentions are alike enough to date one source by the other.

use std::collections::{BTreeMap, BTreeSet};

use super::Link;
use crate::calendar::Weekday;
use crate::cluster::cards::{Card, Cards, strictly_alike};
use crate::dating::meant::news;
use crate::dating::{Doc, clues, cue};
use crate::event::{Draft, Family, key_of, place_of};
use crate::order::InOrder;
use crate::story::Status;
use crate::timex::expr::{Says, Unit};

/// How alike two mentions must be to date one source by the other: a wrong date is worse than none.
const ALIKE: f32 = 0.3;
/// A link that is weaker by so much ties, if the calendar confirms it.
const WEAK: f32 = 0.35;
/// How alike two deeds of one weekday must be: each week has that day, and of weaker ones half are of two weeks. So with a report's
/// news and what another dates: a firm that presents things presents others next year.
const ALIKE_OF_WEEK: f32 = 0.5;
/// How alike two mentions of one source must be, whose mentions share their context anyway.
const ALIKE_WITHIN: f32 = 0.2;
/// How rare the shared words must be in all, as parts of the rarest there could be: one rare name, or two common ones.
const TELLING: f32 = 0.55;
/// A term in more mentions than this finds no partners: it would tie everything to everything.
const COMMON: usize = 48;

/// The pairs of mentions that can date a source by another, strongest first; of two sources one at least is `open`. Near-linear:
/// only rare terms find partners.
pub(crate) fn find(docs: &[Doc], cards: &Cards, open: &[bool]) -> Vec<Link> {
    let useful = |source: u32, draft: u32| {
        let doc = &docs[source as usize];
        let d = &doc.drafts[draft as usize];
        !d.reported
            && d.status != Status::Hypothetical
            && d.status != Status::Denied
            && (d.counted.is_some()
                || news(d)
                || d.timex.is_some_and(|t| {
                    let node = &doc.times[t].node;
                    // "At 0640 GMT" is a time of some day, and seldom of that of writing.
                    let hour = matches!(node.says, Says::Hour { of: None, .. });
                    !hour && (cue::fields(node).is_some() || cue::relative(node))
                }))
    };
    let open = |c: &Card| open[c.source as usize];
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
                if (open(x) || open(y))
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
                named: share_a_name(docs, cards, x, y),
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

/// Whether two mentions tell the same kind of happening, and of the same things: what kind it is alone proves nothing. Within one
/// report a family of deeds is kind enough; in two reports a court that orders and a court that annuls did two things.
fn akin(cards: &Cards, x: &Card, y: &Card) -> bool {
    let meeting = |c: &Card| {
        matches!(
            c.family,
            Some(Family::Meeting | Family::Statement | Family::Talk)
        )
    };
    let kind = (x.head.is_some() && x.head == y.head && !x.saying)
        || (x.family.is_some()
            && x.family == y.family
            && x.family != Some(Family::Other)
            && (x.source == y.source || x.deeds.meet(y.deeds)))
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

/// Whether two mentions share what both write as a name; a country's counts only where it is not the place ("launched in the
/// US"). That a term is a name elsewhere does not tell: "five" is one in Five Nations.
fn share_a_name(docs: &[Doc], cards: &Cards, x: &Card, y: &Card) -> bool {
    let writes = |c: &Card, term: u32| {
        let doc = &docs[c.source as usize];
        let words = doc.source.words(doc.drafts[c.draft as usize].span);
        let words = words.split(|c: char| !c.is_alphanumeric());
        let mut before = "";
        words.filter(|w| !w.is_empty() && *w != "the").any(|word| {
            let at = std::mem::replace(&mut before, word);
            let key = key_of(word);
            let same = key == key_of(&cards.words[term as usize]);
            let place = place_of(&key).is_some() && matches!(at, "in" | "and" | "across");
            same && !place && word.starts_with(char::is_uppercase)
        })
    };
    let mut shared = x.core.iter().filter(|t| y.core.contains(t));
    shared.any(|&term| writes(x, term) && writes(y, term))
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
            a.is_some() && a == b && strictly_alike(x, y) >= ALIKE_OF_WEEK
                || draft(x).verb.is_none()
                || draft(y).verb.is_none()
        }
        (Told::News, Told::Placed) | (Told::Placed, Told::News) => {
            let same = x.head.is_some() && x.head == y.head;
            same && draft(x).status == draft(y).status && strictly_alike(x, y) >= ALIKE_OF_WEEK
        }
        (Told::News, _) | (_, Told::News) => false,
        _ => true,
    }
}

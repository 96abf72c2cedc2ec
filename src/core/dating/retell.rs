//! What one report tells as its news, another tells in passing, with its date: "the mayor, who resigned on 4 May".
//!
//! Two such clauses share less than two reports of one day do: the news is spread over a headline and a sentence or two, what is
//! told in passing stands in one clause. So the clause is held against all that stands at the head of the other report. Its deed
//! must be there, most of its telling words too, and in no third report nearly as many.
//!
//! Deliberately absent: what recurs. Of two reports that could both be meant, neither is.

use std::collections::{BTreeMap, BTreeSet};

use super::links::Link;
use super::way::{Way, way};
use super::{Doc, cue, meant};
use crate::cluster::cards::Cards;
use crate::event::Draft;
use crate::story::Status;
use crate::timex::expr::{Says, Unit};

/// How much of a clause's rarity must stand at the head of the other report.
/// How rare what they share must be in all, where a word of one report alone is 1; and by how much more it must be than in any
/// third report. What is covered well needs less.
const WELL: (f32, f32, f32) = (0.6, 1.8, 0.8);
const PARTLY: (f32, f32, f32) = (0.4, 2.2, 1.2);
/// How many sentences, from 0, stand at a report's head.
const HEAD: u32 = 2;
/// A deed that heads more reports than this tells nothing.
const COMMON: usize = 48;
/// Deeds that say nothing of what was done.
const EMPTY: [&str; 11] = [
    "be", "becom", "do", "get", "have", "make", "report", "say", "take", "tell", "was",
];
/// Deeds that reports tell by one word as well as by another; as stems.
const ALIKE: [&[&str]; 6] = [
    &["unveil", "introduc", "present", "reveal", "launch"],
    &["win", "defeat", "beat", "select", "choos", "award"],
    &["buy", "purchas", "acquir"],
    &["resign", "quit", "step"],
    &["arrest", "detain"],
    &["fly", "flight"],
];

/// A deed by the first of the words for it.
fn deed(head: &str) -> &str {
    let known = ALIKE.iter().find(|words| words.contains(&head));
    known.map_or(head, |words| words[0])
}

/// The links from dated clauses to the reports whose news they tell, as likely ones.
pub(super) fn find(docs: &[Doc], cards: &Cards) -> Vec<Link> {
    let mut within: Vec<u32> = vec![0; cards.words.len()];
    let mut heads: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); docs.len()];
    let mut told: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut seen: BTreeSet<u32> = BTreeSet::new();
    let mut of = 0;
    for (k, card) in cards.cards.iter().enumerate() {
        if card.source != of {
            seen.clear();
            of = card.source;
        }
        for &term in card.core {
            within[term as usize] += u32::from(seen.insert(term));
        }
        let draft = &docs[card.source as usize].drafts[card.draft as usize];
        if at_head(draft) {
            heads[card.source as usize].extend(card.core.iter().copied());
            let first = card.draft == 0
                || docs[card.source as usize].drafts[card.draft as usize - 1].sentence
                    != draft.sentence;
            if first && is_news(docs, card.source, draft) {
                told.entry(deed(&draft.head)).or_default().push(k);
            }
        }
    }
    let size = docs.len() as f32 + 1.0;
    let rare = |term: u32| (size / (within[term as usize] as f32 + 0.5)).ln() / (size / 1.5).ln();
    let mut out = Vec::new();
    for card in &cards.cards {
        let doc = &docs[card.source as usize];
        let draft = &doc.drafts[card.draft as usize];
        if !in_passing(doc, draft) {
            continue;
        }
        let Some(news) = told.get(deed(&draft.head)).filter(|n| n.len() <= COMMON) else {
            continue;
        };
        let all: f32 = card.core.iter().map(|&t| rare(t)).sum();
        // The best two reports, and where the best one's news stands.
        let (mut best, mut second): (Option<(f32, usize)>, f32) = (None, 0.0);
        let mut last = card.source;
        for &k in news {
            let other = &cards.cards[k];
            if other.source == card.source || other.source == last {
                continue;
            }
            let named = |t: &&u32| cards.names[**t as usize] && other.core.contains(t);
            if card.core.iter().find(named).is_none() {
                continue;
            }
            last = other.source;
            let head = &heads[other.source as usize];
            let shared = card.core.iter().filter(|t| head.contains(t));
            let shared: f32 = shared.map(|&t| rare(t)).sum();
            match best {
                Some((most, _)) if shared <= most => second = second.max(shared),
                _ => {
                    second = second.max(best.map_or(0.0, |b| b.0));
                    best = Some((shared, k));
                }
            }
        }
        if let Some((shared, k)) = best
            && [WELL, PARTLY].iter().any(|&(covered, rare, ahead)| {
                shared >= covered * all && shared >= rare && shared >= second + ahead
            })
        {
            let other = &cards.cards[k];
            let (a, b) = ((card.source, card.draft), (other.source, other.draft));
            out.push(Link {
                a: a.min(b),
                b: a.max(b),
                score: (shared / all).min(1.0) * super::CERTAIN,
                company: 0,
                named: true,
                news: true,
            });
        }
    }
    out
}

fn at_head(draft: &Draft) -> bool {
    draft.headline || draft.sentence <= HEAD && draft.paragraph <= 1
}

/// Whether a mention is its report's news: of its day, said or not.
fn is_news(docs: &[Doc], source: u32, draft: &Draft) -> bool {
    let doc = &docs[source as usize];
    meant::news(draft)
        || draft.status == Status::Happened
            && !(draft.reported || draft.background || draft.again)
            && draft.counted.is_none()
            && draft.timex.is_some_and(|t| fresh(doc, t))
}

/// A day told as of this week: "today", "on Friday".
fn fresh(doc: &Doc, t: usize) -> bool {
    let expr = &doc.times[t];
    super::plain_weekday(expr).is_some()
        || matches!(
            expr.node.says,
            Says::Deictic {
                unit: Unit::Day,
                ..
            }
        )
}

/// Whether a mention tells a past happening of a known month, week or day, which is not its report's news.
fn in_passing(doc: &Doc, draft: &Draft) -> bool {
    let Some(t) = draft.timex.filter(|_| draft.counted.is_none()) else {
        return false;
    };
    let expr = &doc.times[t];
    let placed = cue::fields(&expr.node).is_some_and(|f| f.month.is_some() || f.weekday.is_some())
        || matches!(
            expr.node.says,
            Says::Deictic {
                unit: Unit::Week | Unit::Month,
                ..
            }
        );
    placed
        && draft.status == Status::Happened
        && !draft.reported
        && way(doc, t) != Some(Way::Ahead)
        && !fresh(doc, t)
        && !EMPTY.contains(&draft.head.as_str())
}

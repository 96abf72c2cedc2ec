//! Why mentions are taken for one event: what they share, with the words on either side.
//!
//! Deliberately absent: how like they were in figures; a number explains nothing to a reader.

use super::cards::{self, Cards};
use super::make::Member;
use crate::dating::{Doc, step};
use crate::order::InOrder;
use crate::story::{Citation, Mention, SourceIx, Step};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The codes of the steps that say why mentions are taken for one event.
pub const JOINING: [&str; 2] = ["same-event", "told-too"];

/// So many words and so many further passages are named; more would not be read.
const WORDS: usize = 4;
const PASSAGES: usize = 3;

/// What the mentions share, resting on the first one, and then one by one what other passages have of it.
pub(super) fn joined(docs: &[Doc], cards: &Cards, members: &[Member]) -> Vec<Step> {
    let [first, others @ ..] = members else {
        return Vec::new();
    };
    if others.is_empty() {
        return Vec::new();
    }
    let mut count: BTreeMap<u32, usize> = BTreeMap::new();
    for k in members.iter().filter_map(|m| m.card) {
        for &term in &cards.cards[k].core {
            *count.entry(term).or_default() += 1;
        }
    }
    let shared: Vec<(u32, usize)> = count.into_iter().filter(|c| c.1 >= 2).collect();
    let words = quoted(cards, shared);
    let text = if words.is_empty() {
        "These passages are taken for one event: they tell of the same kind of thing on the same day.".to_string()
    } else {
        format!(
            "These passages are taken for one event: their dates agree or come near each other, and they share {words}."
        )
    };
    let all = step(
        JOINING[0],
        &[("words", &words)],
        text,
        Some(cited(&first.mention)),
    );
    let mut steps = vec![all];
    steps.extend(
        nearest(cards, first, others).map(|other| too(docs, cards, (first, members), other)),
    );
    steps
}

/// The passages that are most like the first: one of each other source, else one of its own.
fn nearest<'m>(
    cards: &Cards,
    first: &Member,
    others: &'m [Member],
) -> impl Iterator<Item = &'m Member> {
    let near = |m: &Member| -> f32 {
        let both = first.card.zip(m.card);
        both.map_or(0.0, |(a, b)| {
            cards::cosine(&cards.cards[a].own, &cards.cards[b].own)
        })
    };
    let mut of: BTreeMap<SourceIx, &Member> = BTreeMap::new();
    for other in others {
        let best = of.entry(other.mention.source).or_insert(other);
        if near(other) > near(best) {
            *best = other;
        }
    }
    if of.len() > 1 {
        of.remove(&first.mention.source);
    }
    of.into_values().take(PASSAGES)
}

/// What one more passage has of what the first or, if nothing, any other of them has.
fn too(
    docs: &[Doc],
    cards: &Cards,
    (first, members): (&Member, &[Member]),
    other: &Member,
) -> Step {
    let core = |m: &Member| m.card.map_or(&[][..], |k| &cards.cards[k].core);
    let has = |t: u32, m: &Member| m.mention != other.mention && core(m).contains(&t);
    let mut shared: Vec<(u32, usize)> = Vec::new();
    for &term in core(other) {
        let by = members.iter().filter(|m| has(term, m)).count();
        // What stands in the passage that was cited before is seen at once.
        let seen = if has(term, first) { members.len() } else { 0 };
        if by > 0 {
            shared.push((term, by + seen));
        }
    }
    let words = quoted(cards, shared);
    let label = docs[other.mention.source.0 as usize].source.label();
    let again = other.mention.source == first.mention.source;
    let how = if again { "again" } else { "also" };
    let told = if again { "Told again" } else { "Also told" };
    let text = match words.is_empty() {
        true => format!("{told} in {label}."),
        false => format!("{told} in {label}, with {words}."),
    };
    let args = [("source", label), ("words", words.as_str()), ("how", how)];
    step(JOINING[1], &args, text, Some(cited(&other.mention)))
}

/// The words of the terms that most passages share, the rarer ones first among equals.
fn quoted(cards: &Cards, mut shared: Vec<(u32, usize)>) -> String {
    shared.order_by_key(|&(term, n)| (Reverse(n), cards.frequency[term as usize], term));
    let word = |&(term, _): &(u32, usize)| format!("“{}”", cards.words[term as usize]);
    let words: Vec<String> = shared.iter().take(WORDS).map(word).collect();
    words.join(", ")
}

fn cited(mention: &Mention) -> Citation {
    Citation {
        source: mention.source,
        span: mention.span,
    }
}

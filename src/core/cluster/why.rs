//! Why mentions are taken for one event: what they share, with the words on either side.
//!
//! Deliberately absent: how like they were in figures; a number explains nothing to a reader.

use super::adopt;
use super::cards::{self, Card, Cards};
use super::make::Member;
use crate::dating::Doc;
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
    let mut steps = vec![shared(cards, members, &first.mention)];
    steps.extend(
        nearest(cards, first, others).map(|other| too(docs, cards, (first, members), other)),
    );
    steps
}

/// What at least two of them share, by its kind: the deed, names, other words, dates.
fn shared(cards: &Cards, members: &[Member], first: &Mention) -> Step {
    let of = |m: &Member| m.card.map(|k| &cards.cards[k]);
    let of_story: Vec<&Card> = members.iter().filter_map(of).collect();
    let deeds = deeds(&of_story);
    let mut count: BTreeMap<u32, usize> = BTreeMap::new();
    for &term in of_story.iter().flat_map(|card| card.core) {
        *count.entry(term).or_default() += 1;
    }
    count.retain(|term, n| *n >= 2 && !deeds.iter().any(|(deed, _)| deed == term));
    let (names, words): (Vec<_>, Vec<_>) = count
        .into_iter()
        .partition(|(term, _)| cards.names[*term as usize]);
    let kinds = [deeds, names, words].map(|terms| quoted(cards, terms));
    let [deeds, names, words] = &kinds;
    let days = Days::of(members);
    let mut text = "These passages are taken for one event: ".to_string();
    for (kind, said) in [(deeds, "tell one deed"), (names, "name"), (words, "share")] {
        if !kind.is_empty() {
            text.extend(["they ", said, " ", kind, ", "]);
        }
    }
    if kinds.iter().all(String::is_empty) {
        text.push_str("they tell of the same kind of thing, ");
    }
    text.extend(["and ", days.said(), "."]);
    let args = [
        ("deeds", &**deeds),
        ("names", names),
        ("words", words),
        ("days", days.name()),
    ];
    Step::new(JOINING[0], &args, text, Some(cited(first)))
}

/// The words for the deed in those that tell the same one as another of them, and how often each.
fn deeds(cards: &[&Card]) -> Vec<(u32, usize)> {
    let mut count: BTreeMap<u32, usize> = BTreeMap::new();
    for (i, card) in cards.iter().enumerate() {
        let Some(head) = card.head.filter(|_| !card.saying) else {
            continue;
        };
        let same = |other: &Card| other.head == card.head || other.deeds.meet(card.deeds);
        let others = cards[..i].iter().chain(&cards[i + 1..]);
        if others.into_iter().any(|other| same(other)) {
            *count.entry(head).or_default() += 1;
        }
    }
    count.into_iter().collect()
}

/// What the dates of several passages say to their being one event.
#[derive(Clone, Copy)]
enum Days {
    /// All have one.
    All,
    /// Some have none of their own.
    Some,
    /// None has.
    None,
}

impl Days {
    fn of(members: &[Member]) -> Days {
        // What was taken over from another passage did not join them.
        let own =
            |m: &Mention| m.date.is_some() && m.because.iter().all(|s| s.code != adopt::DATED_BY);
        match members.iter().filter(|m| own(&m.mention)).count() {
            0 => Days::None,
            n if n == members.len() => Days::All,
            _ => Days::Some,
        }
    }

    /// As an argument of the step.
    fn name(self) -> &'static str {
        match self {
            Days::All => "all",
            Days::Some => "some",
            Days::None => "none",
        }
    }

    fn said(self) -> &'static str {
        match self {
            Days::All => "their dates agree or come near each other",
            Days::Some => "no date of theirs speaks against it",
            Days::None => "none has a date that could speak against it",
        }
    }
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
            cards::cosine(cards.cards[a].own, cards.cards[b].own)
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
    let core = |m: &Member| m.card.map_or(&[][..], |k| cards.cards[k].core);
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
    Step::new(JOINING[1], &args, text, Some(cited(&other.mention)))
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

//! Verb groups: a verb with its helpers, its tense, and whether it is denied.
//!
//! Deliberately absent: infinitives, which tell no happening of their own, and participles that describe a noun.

use crate::event::lexicon as lex;
use crate::event::token::{Tag, Token, base};
use std::ops::Range;

/// How a verb group tells its happening.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tense {
    Past,
    Present,
    Future,
    /// could, might, would
    Supposed,
}

/// Where a past tense stands to the telling.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Aspect {
    Simple,
    /// "has sold": it is news still.
    Perfect,
    /// "had sold": before what is told.
    Pluperfect,
}

/// A verb with its helpers: "has been", "did not say", "will meet".
#[derive(Clone, Debug)]
pub(crate) struct Verb {
    /// Tokens, first helper to main verb.
    pub range: Range<usize>,
    pub base: String,
    pub tense: Tense,
    pub aspect: Aspect,
    pub negated: bool,
    /// Has a tense of its own; a gerund has not.
    pub finite: bool,
}

impl Verb {
    /// Whether it is a passive: "was built".
    pub fn undergoes(&self, tokens: &[Token]) -> bool {
        let words = &tokens[self.range.clone()];
        let helped = words.iter().any(|t| t.tag == Tag::Be);
        let done = words.last().map(|t| t.tag);
        helped && matches!(done, Some(Tag::Past | Tag::Participle))
    }

    /// Whether it is a past form alone that tells what was done to its subject: "helped by the fair".
    pub fn is_done_by(&self, tokens: &[Token]) -> bool {
        let [by, who, then, ..] = &tokens[self.range.end..] else {
            return false;
        };
        if self.range.len() > 1 || by.low != "by" {
            return false;
        }
        let first = &tokens[self.range.start];
        let noun = |t: &Token| matches!(t.tag, Tag::Noun | Tag::Name);
        // "Led by example", "said by the time" tell how and when.
        let somebody = match who.tag {
            Tag::Determiner => then.low != "time",
            Tag::Noun => who.low.ends_with('s') || noun(then),
            tag => tag == Tag::Name,
        };
        let past = matches!(first.tag, Tag::Past | Tag::Participle) && !lex::past_only(&first.low);
        past && !lex::is(lex::INTRANSITIVE, &self.base) && somebody
    }
}

/// All verb groups, in order.
pub(super) fn verb_groups(tokens: &[Token]) -> Vec<Verb> {
    let mut out: Vec<Verb> = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if opens(tokens, i) {
            let head = head(tokens, i);
            out.push(group(tokens, i, head));
            i = head;
        }
        i += 1;
    }
    out
}

/// Whether a group begins with this token, or with the "never" before it.
fn opens(tokens: &[Token], i: usize) -> bool {
    let tag = tokens[i].tag;
    // "To finally become".
    let before = tokens[..i].iter().rposition(|t| t.tag != Tag::Adverb);
    let infinitive = before.is_some_and(|to| tokens[to].tag == Tag::To)
        || i > 0
            && (matches!(tag, Tag::Participle | Tag::Have | Tag::Be) && ends_infinitive(tokens, i));
    !infinitive
        && match tag {
            Tag::Past => {
                !(describes(tokens, i) || undergone(tokens, i) || weighs(tokens, i))
                    && (i > 0 || !stands_alone(tokens))
            }
            Tag::Participle => i > 0 && !undergone(tokens, i),
            Tag::Gerund => gerund_opens(tokens, i),
            _ => tag.is_finite(),
        }
}

/// The main verb of the group that begins at `i`.
fn head(tokens: &[Token], i: usize) -> usize {
    let mut head = i;
    if !matches!(tokens[i].tag, Tag::Modal | Tag::Be | Tag::Have | Tag::Do) {
        return head;
    }
    for j in i + 1..tokens.len() {
        match tokens[j].tag {
            Tag::Participle | Tag::Past | Tag::Gerund => return j,
            Tag::Present
                if matches!(
                    tokens[j - 1].tag,
                    Tag::Modal | Tag::Do | Tag::Not | Tag::Adverb
                ) =>
            {
                return j;
            }
            Tag::Be | Tag::Have => head = j,
            Tag::Adverb | Tag::Not => {}
            _ => break,
        }
    }
    head
}

/// The group from `i` to `head`.
fn group(tokens: &[Token], i: usize, head: usize) -> Verb {
    let tag = tokens[i].tag;
    // "He never signed": the denial stands before the first helper.
    let denied = tag.is_finite() && i > 0 && tokens[i - 1].low == "never";
    let start = if denied { i - 1 } else { i };
    let words = &tokens[start..=head];
    let has = |any: &[&str]| words.iter().any(|t| any.contains(&t.low.as_str()));
    let tense = if has(&["will", "shall", "won't"]) || has(&["would"]) && !has(&["have"]) {
        // "said it would": still to come when it was said.
        Tense::Future
    } else if has(SUPPOSES) {
        Tense::Supposed
    } else if head == i && has(&["has", "have"]) {
        // "The ship has two masts."
        Tense::Present
    } else if matches!(tag, Tag::Past | Tag::Participle) || has(PAST) {
        Tense::Past
    } else {
        Tense::Present
    };
    let aspect = if tense != Tense::Past || head == i {
        Aspect::Simple
    } else if has(&["had", "hadn't"]) {
        Aspect::Pluperfect
    } else if has(&["has", "have", "hasn't", "haven't"]) {
        Aspect::Perfect
    } else {
        Aspect::Simple
    };
    let not = |t: &Token| {
        t.tag == Tag::Not || t.low == "never" || t.low.ends_with("n't") || t.low == "cannot"
    };
    let behind = tokens.get(head + 1);
    Verb {
        range: start..head + 1,
        base: base(&tokens[head].low),
        tense,
        aspect,
        negated: words.iter().any(not) || behind.is_some_and(|t| t.tag == Tag::Not),
        finite: tag.is_finite() && !["having", "being"].contains(&tokens[start].low.as_str()),
    }
}

/// Helpers of what is only supposed.
const SUPPOSES: &[&str] = &[
    "could", "might", "may", "would", "should", "can", "must", "couldn't", "wouldn't", "can't",
    "cannot",
];

/// Helpers of what is past.
const PAST: &[&str] = &[
    "was", "were", "had", "did", "has", "have", "been", "didn't", "wasn't", "weren't", "hadn't",
];

/// "To close", "to be held", "to cut": an infinitive begins at `i`.
pub(crate) fn infinitive(tokens: &[Token], i: usize) -> bool {
    let verb = |t: &Token| match t.tag {
        Tag::Present | Tag::Be | Tag::Have | Tag::Do => true,
        Tag::Past => base(&t.low) == t.low,
        _ => false,
    };
    tokens[i].tag == Tag::To && tokens.get(i + 1).is_some_and(verb)
}

/// "In a letter sent Thursday, …": what follows a noun phrase inside a prepositional one only describes it.
fn describes(tokens: &[Token], i: usize) -> bool {
    let noun = |t: &Token| matches!(t.tag, Tag::Noun | Tag::Name);
    let Some(article) = (0..i)
        .rev()
        .take(5)
        .take_while(|&k| noun(&tokens[k]) || tokens[k].tag == Tag::Determiner)
        .find(|&k| tokens[k].tag == Tag::Determiner)
    else {
        return false;
    };
    // "A bridge over the river collapsed on Friday": what nobody does to a thing is its own deed; and "began" describes nothing.
    article + 1 < i
        && !lex::past_only(&tokens[i].low)
        && !lex::is(lex::INTRANSITIVE, &base(&tokens[i].low))
        && article > 0
        && tokens[article - 1].tag == Tag::Preposition
        && !matches!(tokens[article - 1].low.as_str(), "of" | "as")
        && tokens
            .get(i + 1)
            .is_some_and(|n| matches!(n.tag, Tag::Time | Tag::Preposition))
}

/// "He had his boat stolen": what was done to a thing that somebody has is told of him with it.
fn undergone(tokens: &[Token], i: usize) -> bool {
    let noun = |k: &usize| matches!(tokens[*k].tag, Tag::Noun | Tag::Name);
    let thing = (0..i).rev().take(3).take_while(noun).count();
    let had = (i - thing)
        .checked_sub(2)
        .map(|k| (&tokens[k], &tokens[k + 1]));
    let owns =
        |(had, article): (&Token, &Token)| had.tag == Tag::Have && article.tag == Tag::Determiner;
    let does = |t: &Token| {
        let what = [Tag::Determiner, Tag::Pronoun, Tag::Noun, Tag::Name];
        what.contains(&t.tag)
    };
    thing > 0 && had.is_some_and(owns) && !tokens.get(i + 1).is_some_and(does)
}

/// "A loss of 5m, compared with a profit of 2m": it is nobody's deed.
fn weighs(tokens: &[Token], i: usize) -> bool {
    let with = |n: &Token| matches!(n.low.as_str(), "with" | "to");
    tokens[i].low == "compared" && tokens.get(i + 1).is_some_and(with)
}

/// "To be held", "to have been held": the participle at `i` belongs to the infinitive.
fn ends_infinitive(tokens: &[Token], i: usize) -> bool {
    let helpers = (0..i)
        .rev()
        .take(4)
        .take_while(|&k| matches!(tokens[k].tag, Tag::Be | Tag::Have | Tag::Adverb | Tag::Not))
        .count();
    helpers > 0 && helpers < i && tokens[i - helpers - 1].tag == Tag::To
}

/// "Tired but happy", "Exhausted, the climbers …": a past form that opens its sentence and leads to nothing only describes.
fn stands_alone(tokens: &[Token]) -> bool {
    tokens.get(1).is_none_or(|t| {
        matches!(
            t.tag,
            Tag::Comma | Tag::Break | Tag::End | Tag::Coordinator | Tag::Quote
        )
    })
}

/// A gerund that opens a clause of its own stands after a comma or at the start, or describes the noun before it.
fn gerund_opens(tokens: &[Token], i: usize) -> bool {
    let is = |k: usize, tag: Tag| tokens.get(k).is_some_and(|t| t.tag == tag);
    match i.checked_sub(1).map(|p| tokens[p].tag) {
        // "Closing the mill would cost millions": it is the subject.
        None => {
            let verb = |&k: &usize| tokens[k].tag.is_finite() && tokens[k - 1].tag != Tag::To;
            let end = (i + 1..tokens.len()).find(verb).unwrap_or(tokens.len());
            let before = &tokens[i..end];
            before.iter().any(|t| {
                matches!(
                    t.tag,
                    Tag::Comma | Tag::Break | Tag::Relative | Tag::Subordinator
                )
            }) || end == tokens.len()
                || tokens[end - 1].tag == Tag::Pronoun
        }
        // "The experience, training and tools": one of a list; "killing and injuring two" are two deeds.
        Some(Tag::Comma | Tag::Break) => !is(i + 1, Tag::Coordinator) || is(i + 2, Tag::Gerund),
        // "While presenting the bill, …"
        Some(Tag::Subordinator) => i == 1,
        Some(Tag::Adverb) => i >= 2 && tokens[i - 2].tag == Tag::Comma,
        _ => false,
    }
}

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
}

/// All verb groups, in order.
pub(super) fn verb_groups(tokens: &[Token]) -> Vec<Verb> {
    let mut out: Vec<Verb> = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let tag = tokens[i].tag;
        let infinitive = i > 0
            && (tokens[i - 1].tag == Tag::To
                || (matches!(tag, Tag::Participle | Tag::Have | Tag::Be)
                    && ends_infinitive(tokens, i)));
        let opens = tag.is_finite() || matches!(tag, Tag::Participle | Tag::Gerund);
        if !opens
            || infinitive
            || (tag == Tag::Past
                && (describes(tokens, i) || undergone(tokens, i) || weighs(tokens, i)))
            || (tag == Tag::Participle && undergone(tokens, i))
            || (tag == Tag::Gerund && !gerund_opens(tokens, i))
            || (tag == Tag::Participle && i == 0)
            || (tag == Tag::Past && i == 0 && stands_alone(tokens))
        {
            i += 1;
            continue;
        }
        // "He never signed": the denial stands before the first helper.
        let denied = tag.is_finite() && i > 0 && tokens[i - 1].low == "never";
        let start = if denied { i - 1 } else { i };
        let mut head = i;
        let mut j = i + 1;
        if matches!(tag, Tag::Modal | Tag::Be | Tag::Have | Tag::Do) {
            while j < tokens.len() {
                match tokens[j].tag {
                    Tag::Be | Tag::Have | Tag::Participle | Tag::Past | Tag::Gerund => head = j,
                    Tag::Present
                        if matches!(
                            tokens[j - 1].tag,
                            Tag::Modal | Tag::Do | Tag::Not | Tag::Adverb
                        ) =>
                    {
                        head = j
                    }
                    Tag::Adverb | Tag::Not => {}
                    _ => break,
                }
                j += 1;
                if matches!(
                    tokens[head].tag,
                    Tag::Participle | Tag::Past | Tag::Gerund | Tag::Present
                ) && head > i
                {
                    break;
                }
            }
        }
        let words: Vec<&str> = tokens[start..=head]
            .iter()
            .map(|t| t.low.as_str())
            .collect();
        let has = |w: &str| words.contains(&w);
        let tense = if words
            .iter()
            .any(|w| matches!(*w, "will" | "shall" | "won't"))
            || (has("would") && !has("have"))
        {
            // "said it would": still to come when it was said.
            Tense::Future
        } else if words.iter().any(|w| {
            matches!(
                *w,
                "could"
                    | "might"
                    | "may"
                    | "would"
                    | "should"
                    | "can"
                    | "must"
                    | "couldn't"
                    | "wouldn't"
                    | "can't"
                    | "cannot"
            )
        }) {
            Tense::Supposed
        } else if head == i && (has("has") || has("have")) {
            // "The ship has two masts."
            Tense::Present
        } else if matches!(tag, Tag::Past | Tag::Participle)
            || has("was")
            || has("were")
            || has("had")
            || has("did")
            || has("has")
            || has("have")
            || has("been")
            || has("didn't")
            || has("wasn't")
            || has("weren't")
            || has("hadn't")
        {
            Tense::Past
        } else {
            Tense::Present
        };
        let aspect = if tense != Tense::Past || head == i {
            Aspect::Simple
        } else if has("had") || has("hadn't") {
            Aspect::Pluperfect
        } else if words
            .iter()
            .any(|w| matches!(*w, "has" | "have" | "hasn't" | "haven't"))
        {
            Aspect::Perfect
        } else {
            Aspect::Simple
        };
        let negated = tokens[start..=head].iter().any(|t| {
            t.tag == Tag::Not || t.low == "never" || t.low.ends_with("n't") || t.low == "cannot"
        }) || tokens.get(head + 1).is_some_and(|t| t.tag == Tag::Not);
        let finite =
            tag.is_finite() && tokens[start].low != "having" && tokens[start].low != "being";
        out.push(Verb {
            range: start..head + 1,
            base: base(&tokens[head].low),
            tense,
            aspect,
            negated,
            finite,
        });
        i = head + 1;
    }
    out
}

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
    match i.checked_sub(1).map(|p| tokens[p].tag) {
        None => true,
        Some(Tag::Comma | Tag::Break) => true,
        // "While presenting the bill, …"
        Some(Tag::Subordinator) => i == 1,
        Some(Tag::Adverb) => i >= 2 && tokens[i - 2].tag == Tag::Comma,
        _ => false,
    }
}

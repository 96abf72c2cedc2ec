//! The part of speech of a word: the closed classes first, then a verb if its neighbours let it be one, else a noun.
//!
//! Deliberately absent: a second look, but at headlines (`headline`). Words are read left to right, and the words after a word have no tag yet.

use super::base::base;
use super::verb::verb;
use super::{Tag, Token, headline};
use crate::event::lexicon as lex;

/// The tag of the word at `i`, when those before it have theirs. `titled`: every word has a capital, so that none tells a name.
pub(super) fn guess(tokens: &[Token], i: usize, titled: bool) -> Tag {
    let token = &tokens[i];
    let low = token.low.as_str();
    let prev = i.checked_sub(1).map(|p| &tokens[p]);
    let next = tokens.get(i + 1);
    let first = prev.is_none_or(|p| matches!(p.tag, Tag::Quote | Tag::Break | Tag::Open));
    let common = || titled && (closed(low) || tells(low));
    if token.capital() && !first && low != "i" && !common() {
        return Tag::Name;
    }
    match low {
        "am" | "are" | "be" | "been" | "being" | "is" | "was" | "were" | "isn't" | "wasn't"
        | "weren't" | "aren't" => return Tag::Be,
        "had" | "has" | "have" | "having" | "hadn't" | "hasn't" | "haven't" => return Tag::Have,
        "did" | "do" | "does" | "didn't" | "doesn't" | "don't" => return Tag::Do,
        "not" => return Tag::Not,
        "won't" | "can't" | "couldn't" | "wouldn't" | "shouldn't" => return Tag::Modal,
        "to" => {
            // "an end to the war": before an article it leads a noun.
            let noun = next
                .is_some_and(|n| lex::is(lex::DETERMINERS, &n.low) || n.capital() && !titled)
                || prev.is_some_and(|p| p.low == "according");
            return if noun { Tag::Preposition } else { Tag::To };
        }
        "that" if prev.is_some_and(|p| p.low == "so") => return Tag::Subordinator,
        "that" => {
            // After a noun or a verb of saying it opens a clause; before a plain noun phrase it points.
            // "He confirmed, however, that the bridge …": before an article it opens one behind a comma, too.
            let article = next.is_some_and(|n| lex::is(lex::DETERMINERS, &n.low));
            let opens = prev.is_some_and(|p| match p.tag {
                Tag::Preposition | Tag::Subordinator => false,
                Tag::Comma => article,
                _ => i > 0,
            });
            return if opens {
                Tag::Relative
            } else {
                Tag::Determiner
            };
        }
        // "The firm once made bells", "The town, though, is growing": there they open no clause.
        "once" if prev.is_some_and(|p| matches!(p.tag, Tag::Noun | Tag::Name | Tag::Pronoun)) => {
            let had = |n: &Token| matches!(n.low.as_str(), "had" | "was" | "were");
            if next.is_some_and(|n| is_past(n) || had(n)) {
                return Tag::Adverb;
            }
        }
        // ", given its debts": what weighs; ", given a prize" is what was done.
        "given" if first || prev.is_some_and(|p| p.tag == Tag::Comma) => {
            let weighs = |n: &Token| matches!(n.low.as_str(), "how" | "its" | "that" | "their");
            if next.is_some_and(|n| weighs(n) || n.low.ends_with("'s")) {
                return Tag::Preposition;
            }
        }
        // "Banks such as Berg were closed": there it opens no clause.
        "as" if prev.is_some_and(|p| p.low == "such") => return Tag::Preposition,
        // "Said no in May", not "said no mill was sold".
        "no" | "yes" if prev.is_some_and(|p| lex::is(lex::SAYING, &base(&p.low))) => {
            let ends = |n: &Token| {
                n.timex.is_some() || n.tag != Tag::Noun || lex::is(lex::PREPOSITIONS, &n.low)
            };
            if next.is_none_or(ends) {
                return Tag::Noun;
            }
        }
        "much" if next.is_some_and(|n| n.low == "of") => return Tag::Noun,
        "though" if next.is_some_and(|n| n.tag == Tag::Comma) => return Tag::Adverb,
        // "Was first elected", "had last met": between a helper and its verb they tell when.
        "first" | "last"
            if prev.is_some_and(|p| matches!(p.tag, Tag::Be | Tag::Have))
                && next.is_some_and(is_past) =>
        {
            return Tag::Adverb;
        }
        _ => {}
    }
    if let Some(tag) = quantifier(tokens, i).or_else(|| class(low, next)) {
        return tag;
    }
    if low.len() > 4 && low.ends_with("ly") && !lex::is(lex::NOT_ADVERBS, low) {
        return Tag::Adverb;
    }
    let named = token.capital() && lex::happening(low).is_none() && !(titled && tells(low));
    let names = titled && !headline::leads_on(tokens, i);
    let verb = verb(tokens, i).filter(|&tag| !(names && tag == Tag::Present));
    verb.unwrap_or(if named { Tag::Name } else { Tag::Noun })
}

/// Whether a word can tell what is done, as a verb or a noun.
fn tells(low: &str) -> bool {
    lex::irregular(low).is_some() || lex::entry(&base(low)).is_verb() || lex::deeds(low).any()
}

/// "The twins both resigned": a word of how many behind its subject stands for it once more; "Many fled the town": before a deed it
/// stands alone, not in "Many wounded in the town".
fn quantifier(tokens: &[Token], i: usize) -> Option<Tag> {
    let floats = ["all", "both", "each"];
    let others = ["few", "many", "most", "several", "some"];
    let low = tokens[i].low.as_str();
    let next = tokens.get(i + 1)?;
    if !floats.contains(&low) && !others.contains(&low) {
        return None;
    }
    let prev = i.checked_sub(1).map(|p| &tokens[p]);
    let opens = prev.is_none_or(|p| match p.tag {
        Tag::Comma | Tag::Coordinator | Tag::Subordinator => true,
        tag => matches!(tag, Tag::Quote | Tag::Break | Tag::Open),
    });
    let subject = prev
        .is_some_and(|p| matches!(p.tag, Tag::Noun | Tag::Name | Tag::Pronoun) || p.low == "who");
    let helps = lex::is(lex::HELPERS, &next.low) || lex::is(lex::MODALS, &next.low);
    if subject && floats.contains(&low) && (is_past(next) || helps) {
        Some(Tag::Adverb)
    } else {
        (opens && does(next, tokens.get(i + 2))).then_some(Tag::Pronoun)
    }
}

/// A word that has the form of a past.
fn is_past(word: &Token) -> bool {
    word.low.ends_with("ed") || lex::irregular(&word.low).is_some()
}

/// Whether a past form before this next word is a deed, and not what was done to somebody.
fn does(past: &Token, next: Option<&Token>) -> bool {
    let leads = |n: &Token| {
        n.timex.is_some()
            || lex::is(lex::DETERMINERS, &n.low)
            || matches!(n.low.as_str(), "against" | "for" | "to")
    };
    let alone = lex::past_only(&past.low) || lex::is(lex::INTRANSITIVE, &base(&past.low));
    is_past(past) && (alone || next.is_some_and(leads))
}

/// The closed class that a word is of, before this next one; `None` for helping verbs.
fn class(low: &str, next: Option<&Token>) -> Option<Tag> {
    let entry = lex::entry(low);
    let is = |list| entry.is(list);
    Some(if is(lex::MODALS) {
        Tag::Modal
    } else if is(lex::RELATIVES) {
        Tag::Relative
    } else if is(lex::COORDINATORS) {
        Tag::Coordinator
    } else if is(lex::SUBORDINATORS) {
        Tag::Subordinator
    } else if is(lex::PREPOSITIONS) {
        Tag::Preposition
    } else if is(lex::PRONOUNS) && !(is(lex::DETERMINERS) && next.is_some_and(starts_noun_phrase)) {
        Tag::Pronoun
    } else if is(lex::DETERMINERS) {
        Tag::Determiner
    } else if is(lex::ADVERBS) {
        Tag::Adverb
    } else {
        return None;
    })
}

/// A word of a closed class: it begins a new phrase.
pub(crate) fn closed(low: &str) -> bool {
    let lists = [
        lex::DETERMINERS,
        lex::PREPOSITIONS,
        lex::PRONOUNS,
        lex::SUBORDINATORS,
        lex::RELATIVES,
        lex::COORDINATORS,
        lex::MODALS,
        lex::ADVERBS,
        lex::HELPERS,
    ];
    let entry = lex::entry(low);
    lists.into_iter().any(|list| entry.is(list))
}

fn starts_noun_phrase(token: &Token) -> bool {
    let low = token.low.as_str();
    let auxiliary = matches!(low, "is" | "was" | "are" | "were" | "has" | "had");
    let verb = (low.ends_with("ed") && low.len() > 4) || lex::irregular(low).is_some();
    token.tag == Tag::Noun && !auxiliary && !verb && !closed(low)
}

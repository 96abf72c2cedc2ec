//! Who did it, in words that can stand alone.

use super::actors::Actors;
use super::words::phrase;
use super::{capitalised, inside};
use crate::event::clause::{Clause, Tie, noun_phrase_before};
use crate::event::token::{Tag, Token};
use std::ops::Range;

/// The subject's words, empty where there is none, and what they add to a title's merit.
pub(super) fn subject(
    tokens: &[Token],
    clauses: &[Clause],
    k: usize,
    actors: &Actors,
) -> Option<(String, i32)> {
    let clause = &clauses[k];
    let verb = clause.verb.as_ref()?;
    let Some(range) = &clause.subject else {
        let before = verb.range.start.checked_sub(1).map(|i| &tokens[i]);
        return Some(match before {
            // "Sunday was chosen": where a time does it, it is the subject.
            Some(t) if t.tag == Tag::Time => (t.text.to_string(), -4),
            // "There was a sign": the word that holds the subject's place.
            Some(t) if t.low == "there" => ("there".to_string(), -4),
            _ => (String::new(), -12),
        });
    };
    // "The report that there was a strike".
    if verb.range.start > 0 && tokens[verb.range.start - 1].low == "there" {
        return Some(("there".to_string(), -4));
    }
    let range = &done_to(tokens, clause).unwrap_or_else(|| range.clone());
    let words = &tokens[range.clone()];
    if let Some(speaker) = actors
        .speaker()
        .filter(|_| says_i(tokens, range.start, actors))
    {
        let said = phrase(tokens, range.clone());
        return Some((format!("{}: {}", speaker.text, capitalised(said)), -6));
    }
    if words.len() == 1 && words[0].tag == Tag::Pronoun {
        return Some(match actors.behind(tokens, clause) {
            Some(actor) => (actor.text.clone(), 0),
            None => (words[0].text.to_string(), -12),
        });
    }
    let range = trim_phrase(tokens, range.clone());
    let named = tokens[range.clone()].iter().any(|t| t.tag == Tag::Name);
    let merit = if named { 3 } else { 0 };
    if let Some(owner) = owner(tokens, clauses, k, &range, actors) {
        let owned = phrase(tokens, range.start + 1..range.end);
        return Some((format!("{} {owned}", genitive_of(&owner)), merit));
    }
    let pointing = if pointing(&tokens[range.start]) {
        -6
    } else {
        0
    };
    let known = actors.known(&tokens[range.clone()]);
    // "Not many people left."
    let some = ["all", "every", "everybody", "everyone", "many", "much"];
    let not = some.contains(&tokens[range.start].low.as_str())
        && range.start > 0
        && tokens[range.start - 1].tag == Tag::Not;
    let text = known.unwrap_or_else(|| phrase(tokens, range));
    let text = if not {
        format!("not {}", inside(text))
    } else {
        text
    };
    Some((text, merit + pointing))
}

/// "Won the prize given by the town", "to prevent tickets being sold": what it was done to stands right before it.
pub(super) fn done_to(tokens: &[Token], clause: &Clause) -> Option<Range<usize>> {
    let verb = clause.verb.as_ref()?;
    let at = verb.range.start;
    let noun = |i: usize| matches!(tokens[i].tag, Tag::Noun | Tag::Name);
    let own = clause.subject.as_ref().is_some_and(|s| s.end == at);
    let done = verb.is_done_by(tokens) || tokens[at].low == "being";
    (at > 0 && noun(at - 1) && done && !own)
        .then(|| noun_phrase_before(tokens, at, at.saturating_sub(12)))?
}

/// Whose the subject is, where it opens with "its" or "his". In a clause that opens its sentence, that is told after it: "When its
/// tanks entered the city, Norway …".
fn owner(
    tokens: &[Token],
    clauses: &[Clause],
    k: usize,
    range: &Range<usize>,
    actors: &Actors,
) -> Option<String> {
    let word = &tokens[range.start];
    if clauses[k].tie != Tie::Dependent || k > 0 {
        return actors.owner(word).map(|owner| owner.text.clone());
    }
    if !matches!(word.low.as_str(), "its" | "his" | "her") {
        return None;
    }
    let mut subjects = clauses[1..].iter().filter_map(|c| c.subject.clone());
    let named = subjects.find(|s| tokens[s.clone()].iter().any(|t| t.tag == Tag::Name))?;
    let text = phrase(tokens, named);
    let short = text.split_whitespace().count() <= 3 && !text.contains(['\'', '’']);
    short.then_some(text)
}

/// "Norway's", "the United States'".
fn genitive_of(name: &str) -> String {
    let mark = if name.ends_with('s') { "’" } else { "’s" };
    format!("{name}{mark}")
}

/// A word that only points: to what was told before, or to who speaks.
pub(super) fn pointing(word: &Token) -> bool {
    matches!(
        word.low.as_str(),
        "this"
            | "that"
            | "these"
            | "those"
            | "it"
            | "its"
            | "his"
            | "her"
            | "their"
            | "our"
            | "my"
            | "your"
    )
}

/// Whether the word at `i` is the "we" or "our" of somebody who is cited. A letter or a diary says so of its writer.
fn says_i(tokens: &[Token], i: usize, actors: &Actors) -> bool {
    let me = matches!(tokens[i].low.as_str(), "i" | "we" | "my" | "our");
    me && actors.quoted(tokens, i)
}

/// Whether the subject points to somebody whom only the one who is cited knows: "we", "your town".
pub(super) fn points(tokens: &[Token], clause: &Clause, actors: &Actors) -> bool {
    let Some(Range { start, end }) = clause.subject.clone() else {
        return false;
    };
    let known = || actors.behind(tokens, clause).is_some();
    match tokens[start].low.as_str() {
        "your" => actors.quoted(tokens, start),
        "you" | "he" | "she" | "they" if end - start == 1 && !known() => {
            actors.quoted(tokens, start)
        }
        _ => says_i(tokens, start, actors) && actors.speaker().is_none(),
    }
}

/// Drops what only leads into a noun phrase: "the wake of", "the context of".
pub(super) fn trim_phrase(tokens: &[Token], range: Range<usize>) -> Range<usize> {
    let mut range = range;
    if let Some(of) = range.clone().find(|&i| {
        tokens[i].low == "of"
            && i > range.start
            && matches!(
                tokens[i - 1].low.as_str(),
                "context" | "wake" | "face" | "case" | "course"
            )
    }) {
        range.start = of + 1;
    }
    range
}

//! Happenings told by a noun phrase: "Friday's meeting in Oslo", "the signing on 4 May of the treaty".

use super::clause::{Clause, Tense};
use super::lexicon as lex;
use super::token::{Tag, Token, base};
use std::ops::Range;

/// A noun phrase with its time.
pub(crate) struct Nominal {
    /// From its first word to the end of what belongs to it.
    pub range: Range<usize>,
    /// Its head noun.
    pub head: usize,
    /// The clause round it happened then too: "met at a summit on Monday".
    pub shared: bool,
}

/// Nouns of something that is meant to be done: "a decision to close".
const INTENTS: &[&str] = &[
    "agreement",
    "attempt",
    "bid",
    "decision",
    "effort",
    "failure",
    "move",
    "plan",
    "pledge",
    "promise",
    "proposal",
    "refusal",
    "vote",
    "vow",
];

/// Whether a noun, or several of its kind, says that something is meant to be done.
pub(crate) fn intends(noun: &str) -> bool {
    INTENTS.contains(&noun) || INTENTS.contains(&base(noun).as_str())
}

/// What was done: "decision to close" is about closing.
pub(crate) fn deed(tokens: &[Token], head: usize) -> String {
    let near = (head..tokens.len().min(head + 6)).find(|&k| intends(&tokens[k].low));
    let verb = near.and_then(|k| (tokens.get(k + 1)?.tag == Tag::To).then(|| tokens.get(k + 2))?);
    verb.map_or_else(|| tokens[head].low.clone(), |v| v.low.clone())
}

/// The happening that the time at token `i` belongs to, if that is a noun phrase and not the clause. `fixed`: the time is a
/// date of its own, not counted from the day of writing.
pub(crate) fn at(tokens: &[Token], clause: &Clause, i: usize, fixed: bool) -> Option<Nominal> {
    genitive(tokens, clause, i).or_else(|| after_noun(tokens, clause, i, fixed))
}

/// "Friday's meeting in Oslo of the mayors of …"
fn genitive(tokens: &[Token], clause: &Clause, i: usize) -> Option<Nominal> {
    if !tokens[i].low.ends_with("'s") {
        return None;
    }
    let first = i + 1;
    let mut end = first;
    let mut happening = None;
    while end < clause.range.end
        && matches!(
            tokens[end].tag,
            Tag::Noun | Tag::Name | Tag::Number | Tag::Gerund
        )
    {
        if lex::happening(&tokens[end].low).is_some() {
            happening = Some(end);
        }
        end += 1;
    }
    if end == first {
        return None;
    }
    // What follows the happening may be a verb that looks like a noun.
    let head = happening.unwrap_or(end - 1);
    // "1989's The Lantern": the year says which one.
    let year = tokens[i].low.trim_end_matches("'s");
    if year.bytes().all(|b| b.is_ascii_digit()) && !eventive(&tokens[head]) {
        return None;
    }
    end = head + 1;
    let start = if i > clause.range.start && tokens[i - 1].tag == Tag::Determiner {
        i - 1
    } else {
        i
    };
    Some(Nominal {
        range: start..extend(tokens, clause, end),
        head,
        shared: false,
    })
}

/// "a meeting in Oslo on Thursday": looks back from the time over phrases of place to a noun that tells a happening.
fn after_noun(tokens: &[Token], clause: &Clause, i: usize, fixed: bool) -> Option<Nominal> {
    let floor = clause.range.start;
    let mut at = i;
    if at > floor && matches!(tokens[at - 1].tag, Tag::Preposition) {
        at -= 1;
    }
    // Over "in Oslo", "with the mayors".
    for _ in 0..2 {
        if at > floor && eventive(&tokens[at - 1]) {
            break;
        }
        let preposition = (floor..at)
            .rev()
            .take(5)
            .take_while(|&k| {
                !matches!(
                    tokens[k].tag,
                    Tag::Past | Tag::Present | Tag::Be | Tag::Have | Tag::Comma | Tag::Gerund
                )
            })
            .find(|&k| tokens[k].tag == Tag::Preposition)?;
        if preposition == floor {
            return None;
        }
        at = preposition;
    }
    let head = at
        .checked_sub(1)
        .filter(|&h| h >= floor && eventive(&tokens[h]))?;
    let mut start = head;
    while start > floor
        && matches!(
            tokens[start - 1].tag,
            Tag::Noun | Tag::Name | Tag::Number | Tag::Determiner
        )
    {
        start -= 1;
    }
    let before = (start > floor).then(|| &tokens[start - 1]);
    let governed = before.is_some_and(|b| b.tag == Tag::Preposition && b.low != "by");
    let verbless = clause.verb.is_none();
    // "welcome the signing on 4 May": a present verb cannot be what happened then.
    let present = fixed
        && clause
            .verb
            .as_ref()
            .is_some_and(|v| v.tense == Tense::Present && v.finite && v.range.end <= start);
    // "The attack on Monday killed": a subject tells the clause's own happening.
    let subject = clause.verb.as_ref().is_some_and(|v| head < v.range.start);
    if subject && !governed && !verbless {
        return None;
    }
    // "In a gesture of conciliation Thursday, forces …": what only opens the clause gives its time to the clause.
    if subject && governed && tokens.get(i + 1).is_some_and(|t| t.tag == Tag::Comma) {
        return None;
    }
    // "Is scheduled for release in May": the verb leads straight to it.
    let led = clause
        .verb
        .as_ref()
        .is_some_and(|v| v.range.end + 1 == start && before.is_some_and(|b| b.low == "for"));
    let at = before.is_some_and(|b| matches!(b.low.as_str(), "at" | "during"));
    let shared = (at || led) && !verbless;
    // Without a name of its own it says less than the clause that it stands in.
    if shared && !present && !tokens[start..i].iter().any(|t| t.tag == Tag::Name) {
        return None;
    }
    // A noun that only ends like a deed must be what the clause is about: "welcome the signing on …".
    if lex::happening(&tokens[head].low).is_none() && !present && !verbless {
        return None;
    }
    (governed || verbless || present).then(|| Nominal {
        range: start..extend(tokens, clause, i + 1),
        head,
        shared,
    })
}

/// The head of "since its launch", "over the crash" where that preposition stands at `at`: a happening taken as known, with no
/// time of its own.
pub(crate) fn reference(tokens: &[Token], at: usize, end: usize) -> Option<usize> {
    // "On the night of the takeover" points to it, too.
    let when = tokens[at].low == "of"
        && at > 1
        && tokens[at - 2].low == "the"
        && matches!(
            tokens[at - 1].low.as_str(),
            "day" | "night" | "evening" | "morning" | "afternoon" | "eve"
        );
    let points = |t: &Token| {
        when || matches!(
            t.low.as_str(),
            "since" | "after" | "before" | "following" | "until" | "during"
        )
    };
    let known = |t: &Token| {
        matches!(
            t.low.as_str(),
            "its" | "the" | "his" | "her" | "their" | "that" | "this"
        )
    };
    // "Hurt in the explosion", "jailed over the collapse of the dam": what everybody has heard of.
    let heard_of = matches!(
        tokens[at].low.as_str(),
        "about" | "amid" | "despite" | "from" | "in" | "of" | "over"
    );
    if !(points(&tokens[at]) || heard_of) || !tokens.get(at + 1).is_some_and(known) {
        return None;
    }
    let noun = |i: &usize| matches!(tokens[*i].tag, Tag::Noun | Tag::Name);
    let head = (at + 2..end.min(at + 6)).take_while(noun).last()?;
    let timed = tokens[head + 1..end]
        .iter()
        .take(3)
        .any(|t| t.tag == Tag::Time);
    // "Two days after the takeover": what is counted from is a happening, whatever it is called; "after the roof fell" tells it.
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    let behind = tokens[head + 1..end].first();
    let tells = behind.is_some_and(|t| t.tag.is_finite());
    let counted_from = when && lex::deeds(&tokens[head].low).any()
        || !tells
            && matches!(tokens[at].low.as_str(), "after" | "before")
            && before.is_some_and(|t| {
                let day = || {
                    at > 1
                        && matches!(t.low.as_str(), "day" | "evening" | "night" | "morning")
                        && tokens[at - 2].low == "the"
                };
                t.tag == Tag::Number && t.timex.is_some() || day()
            });
    let points = match points(&tokens[at]) {
        true => eventive(&tokens[head]) || counted_from,
        // An agreement is a paper as well.
        false => {
            let family = lex::happening(&tokens[head].low);
            family.is_some_and(|it| it != lex::Family::Deal)
                && lex::deeds(&tokens[head].low).known().any()
        }
    };
    (points && !timed).then_some(head)
}

/// Where "the collapse of the bridge at Riga" ends, which begins with its head; a time is no part of it.
pub(crate) fn reference_end(tokens: &[Token], head: usize, end: usize) -> usize {
    if tokens.get(head + 1).is_none_or(|t| t.low != "of") {
        return head + 1;
    }
    let belongs = |t: &Token| {
        matches!(t.tag, Tag::Determiner | Tag::Noun | Tag::Name | Tag::Number) && t.timex.is_none()
            || matches!(t.low.as_str(), "of" | "at" | "in" | "near")
    };
    let run = (head + 1..end).take_while(|&i| belongs(&tokens[i]));
    let last = run
        .filter(|&i| matches!(tokens[i].tag, Tag::Noun | Tag::Name))
        .last();
    last.unwrap_or(head) + 1
}

/// A noun that tells a happening, by the list or by its ending.
pub(super) fn eventive(token: &Token) -> bool {
    matches!(token.tag, Tag::Noun | Tag::Name)
        && (lex::happening(&token.low).is_some()
            || (token.tag == Tag::Noun
                && token.low.len() >= 7
                && (token.low.ends_with("tion")
                    || token.low.ends_with("sion")
                    || token.low.ends_with("ment")
                    || token.low.ends_with("ing"))
                && !matches!(
                    token.low.as_str(),
                    "government"
                        | "nation"
                        | "position"
                        | "department"
                        | "parliament"
                        | "region"
                        | "organisation"
                        | "organization"
                        | "evening"
                        | "morning"
                        | "equipment"
                        | "population"
                        | "corporation"
                )))
}

/// A short phrase with the words that lead to it: "attending Friday's meeting".
pub(crate) fn with_lead(tokens: &[Token], clause: &Clause, range: Range<usize>) -> Range<usize> {
    let mut start = range.start;
    while start > clause.range.start
        && range.start - start < 5
        && tokens[range.end - 1].end - tokens[start].start < SHORT
        && !matches!(
            tokens[start - 1].tag,
            Tag::Comma | Tag::Break | Tag::Quote | Tag::Open | Tag::Close | Tag::Time
        )
    {
        start -= 1;
    }
    start..range.end
}

/// A mention shorter than this, in bytes, hardly says what it is about.
const SHORT: usize = 28;

/// Takes in the phrases after a noun that belong to it: "in Oslo", "of the mayors of Bergen, Turku".
fn extend(tokens: &[Token], clause: &Clause, from: usize) -> usize {
    let stop = clause
        .verb
        .as_ref()
        .filter(|v| v.range.start >= from)
        .map_or(clause.range.end, |v| v.range.start);
    let mut end = from;
    let mut k = from;
    while k < stop {
        let tag = tokens[k].tag;
        let goes_on = match tag {
            // "for efforts", "to support" seldom belong to it.
            Tag::Preposition => matches!(
                tokens[k].low.as_str(),
                "of" | "by"
                    | "in"
                    | "at"
                    | "on"
                    | "from"
                    | "between"
                    | "against"
                    | "with"
                    | "for"
                    | "over"
                    | "to"
            ),
            // "The principles of ending it and support the council" goes on with a verb.
            Tag::Coordinator if verb_follows(tokens, k + 1) => false,
            Tag::Noun
            | Tag::Name
            | Tag::Number
            | Tag::Determiner
            | Tag::Coordinator
            | Tag::Time
            | Tag::Gerund => k > from || tag == Tag::Time,
            // Only in a list of names.
            Tag::Comma if tokens.get(k + 1).is_some_and(|n| n.low == "of") => true,
            Tag::Comma => {
                (k + 2..stop.min(k + 6))
                    .any(|n| matches!(tokens[n].tag, Tag::Comma | Tag::Coordinator))
                    && tokens[k + 1].tag == Tag::Name
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        k += 1;
        if !matches!(
            tag,
            Tag::Preposition | Tag::Comma | Tag::Determiner | Tag::Coordinator
        ) {
            end = k;
        }
    }
    end
}

/// Whether a word can be a verb in its base form and has an object with an article behind it.
fn verb_follows(tokens: &[Token], i: usize) -> bool {
    let object = tokens.get(i + 1);
    object.is_some_and(|t| matches!(t.low.as_str(), "the" | "a" | "an"))
        && lex::is(lex::VERBS, &tokens[i].low)
}

/// Whether the words before a noun phrase say that it is still to come: "preparing for", "ahead of", "invited to". A verb
/// between them and the phrase parts the two: "the planned march follows last week's attack".
pub(crate) fn looked_forward_to(tokens: &[Token], start: usize) -> bool {
    let awaits = |word: &str| {
        matches!(
            base(word).as_str(),
            "plan"
                | "prepare"
                | "schedule"
                | "slate"
                | "expect"
                | "invite"
                | "await"
                | "upcoming"
                | "ahead"
                | "due"
                | "preparation"
                | "invitation"
        )
    };
    for k in (start.saturating_sub(4)..start).rev() {
        if awaits(&tokens[k].low) {
            return true;
        }
        let infinitive = k > 0 && tokens[k - 1].tag == Tag::To;
        if matches!(tokens[k].tag, Tag::Past | Tag::Present) && !infinitive {
            return false;
        }
    }
    false
}

//! Where one clause ends and the next begins, and what ties the two.
//!
//! Deliberately absent: clauses inside clauses. A cut falls between two verb groups that follow one another.

use super::Tie;
use super::verb::Verb;
use crate::event::lexicon as lex;
use crate::event::token::{Tag, Token, base};
use std::ops::Range;

/// Where the clause of `b` begins after that of `a`, and how it is tied.
pub(super) fn cut_between(tokens: &[Token], a: &Verb, b: &Verb) -> Option<(usize, Tie)> {
    let between = a.range.end..b.range.start;
    let last =
        |wanted: &dyn Fn(&Token) -> bool| between.clone().rev().find(|&i| wanted(&tokens[i]));
    if !b.finite {
        return Some((back_over_comma(tokens, b.range.start), Tie::Participial));
    }
    let says = lex::is(lex::SAYING, &a.base);
    // "The bridge (opened in May) was closed": with the bracket ends what tells more of the subject.
    let bracketed = a.range.start > 0 && tokens[a.range.start - 1].tag == Tag::Open;
    if let Some(at) = last(&|t| t.tag == Tag::Close).filter(|_| bracketed) {
        return Some((at + 1, Tie::Shared));
    }
    if let Some(at) = last(&|t| matches!(t.tag, Tag::Break | Tag::End)) {
        // A mark of the sentence is the strongest cut, but a word that ties may stand after it.
        if !between
            .clone()
            .any(|i| i > at && matches!(tokens[i].tag, Tag::Subordinator | Tag::Relative))
        {
            let tie = if says && tokens[at].text == ":" {
                Tie::Reported
            } else {
                Tie::Main
            };
            return Some((at + 1, tie));
        }
    }
    if let Some(at) = last(&|t| matches!(t.tag, Tag::Subordinator | Tag::Relative)) {
        // "as new towns on Tuesday, and the county protested": before a comma the word was a preposition.
        // "After the owner, Rolf Berg, was arrested": commas round a name belong to the subject.
        let mut commas = (at + 1..b.range.start).filter(|&i| tokens[i].tag == Tag::Comma);
        let comma = match (commas.next(), commas.next(), commas.next()) {
            (Some(open), Some(close), None) => {
                close + 1 < b.range.start
                    || tokens[open + 1..close].iter().any(|t| t.tag != Tag::Name)
            }
            (first, ..) => first.is_some(),
        };
        // So it was where only a time follows it: "has been ill since 2004 and has retired".
        let timed = tokens.get(at + 1).is_some_and(|t| t.tag == Tag::Time)
            && tokens
                .get(at + 2)
                .is_some_and(|t| t.tag == Tag::Coordinator);
        // And where the deed goes on behind an "and": "was brought before a judge and sent home".
        let shared = last(&|t| t.tag == Tag::Coordinator).is_some_and(|and| {
            and > at + 1 && (and + 1..b.range.start).all(|i| tokens[i].tag == Tag::Adverb)
        });
        let spent = (comma || timed || shared) && lex::is(lex::PREPOSITIONS, &tokens[at].low);
        if !spent {
            // "Said the factors that drove sales had gone": the noun phrase has a clause of its own.
            let first = &tokens[between.start];
            let prepositions = || between.clone().any(|i| tokens[i].tag == Tag::Preposition);
            let own = only_says(a) && is_thing(first) && !prepositions();
            return Some(cut_at_marker(tokens, at, between, says && !own));
        }
    }
    // "Said the price of oil and coal would rise": all of it is the subject of what is said.
    let one = |i: usize| in_phrase(&tokens[i]) || tokens[i].tag == Tag::Coordinator;
    if only_says(a) && is_thing(&tokens[a.range.end]) && between.clone().all(one) {
        return Some((a.range.end, Tie::Reported));
    }
    // "Two men, named as Ann Berg, 68, and Bo Lund, 9, are missing": the last comma closes what tells more of them.
    let comma = b.range.start - 1;
    if inserted(tokens, a) && comma > a.range.end && tokens[comma].tag == Tag::Comma {
        return Some((comma, Tie::Shared));
    }
    let quote = last(&|t| t.tag == Tag::Quote);
    if let Some(at) = last(&|t| t.tag == Tag::Coordinator) {
        let direct =
            (at + 1..b.range.start).all(|i| matches!(tokens[i].tag, Tag::Adverb | Tag::Time));
        let subject = (at + 1..b.range.start).any(|i| {
            matches!(tokens[i].tag, Tag::Noun | Tag::Name | Tag::Pronoun)
                || tokens[i].low == "there"
        });
        let list = !direct
            && tokens[at.saturating_sub(1)].tag == Tag::Name
            && tokens[at + 1].capital()
            && !tokens[at.saturating_sub(1)].text.is_empty();
        if direct {
            return Some((back_over_comma(tokens, at), Tie::Shared));
        }
        if subject && !list && at >= a.range.end {
            return Some((back_over_comma(tokens, at), Tie::Main));
        }
    }
    if let Some(at) = last(&|t| t.tag == Tag::Comma) {
        let direct = (at + 1..b.range.start)
            .all(|i| matches!(tokens[i].tag, Tag::Adverb | Tag::Time | Tag::Quote));
        return Some((at, if direct { Tie::Shared } else { Tie::Main }));
    }
    // "The declaration that they adopted put an end to …": after a relative clause the main one goes on.
    let relative = (0..a.range.start)
        .rev()
        .take(12)
        .take_while(|&i| tokens[i].tag != Tag::Comma)
        .any(|i| tokens[i].tag == Tag::Relative);
    if relative
        && !says
        && between.clone().all(|i| {
            matches!(
                tokens[i].tag,
                Tag::Time | Tag::Adverb | Tag::Preposition | Tag::Name
            )
        })
    {
        return Some((b.range.start, Tie::Shared));
    }
    // "Which was declared on Monday", "accused of theft" say nothing of what follows, "who was told on Monday" may.
    let of = tokens.get(a.range.end).is_some_and(|t| t.low == "of");
    let declares = says && !of && (a.base == "tell" || !done_to(tokens, a));
    if !declares && (about_subject(tokens, a, b) || reduced(tokens, a, b)) {
        return Some((b.range.start, Tie::Shared));
    }
    // "When the mill was rebuilt in 1913 she went back": who does it stands before the verb in the form of a subject.
    let who = b.range.start - 1;
    let dependent = (0..a.range.start)
        .rev()
        .take_while(|&i| tokens[i].tag != Tag::Comma)
        .any(|i| tokens[i].tag == Tag::Subordinator);
    if dependent
        && who > a.range.end
        && matches!(tokens[who].low.as_str(), "he" | "she" | "they" | "we" | "i")
    {
        return Some((who, Tie::Main));
    }
    if let Some(at) = quote {
        return Some((at, Tie::Reported));
    }
    if says && b.range.start > a.range.end {
        // "Will explain on Friday what it cost": the day is that of the explaining.
        let asks = |&i: &usize| matches!(tokens[i].low.as_str(), "what" | "how" | "why");
        let at = between.clone().find(asks).unwrap_or(a.range.end);
        return Some((at, Tie::Reported));
    }
    None
}

/// "The men who let a crane on to the bridge were convicted": what tells more of the subject ends where the next verb begins.
fn about_subject(tokens: &[Token], a: &Verb, b: &Verb) -> bool {
    // "Who on Thursday won".
    let between = |i: usize| {
        matches!(tokens[i].tag, Tag::Adverb | Tag::Time)
            || tokens[i].tag == Tag::Preposition && tokens[i + 1].tag == Tag::Time
    };
    let pronoun = (0..a.range.start)
        .rev()
        .find(|&i| !between(i))
        .filter(|&i| tokens[i].tag == Tag::Relative);
    let subject = |end| thought_start(tokens, end).is_some_and(|start| waits(tokens, start, end));
    pronoun.is_some_and(subject) && runs_on(tokens, a.range.end..b.range.start)
}

/// Whether something is done to the subject: "was declared", "written".
fn done_to(tokens: &[Token], verb: &Verb) -> bool {
    let words = &tokens[verb.range.clone()];
    let done = |t: &Token| matches!(t.tag, Tag::Past | Tag::Participle);
    let alone = words[0].tag == Tag::Participle && words.last().is_some_and(done);
    verb.undergoes(tokens) || alone
}

/// "The curfew imposed that night was lifted": a participle without a helper that tells more of the subject.
fn reduced(tokens: &[Token], a: &Verb, b: &Verb) -> bool {
    let at = a.range.start;
    tells_more(tokens, a)
        && !lex::past_only(&tokens[at].low)
        && !lex::is(lex::INTRANSITIVE, &a.base)
        && at > 0
        && matches!(tokens[at - 1].tag, Tag::Noun | Tag::Name)
        && waits(tokens, 0, at)
        && runs_on(tokens, a.range.end..b.range.start)
}

/// ", named by the police": a past form behind a comma that a phrase follows.
fn inserted(tokens: &[Token], verb: &Verb) -> bool {
    let at = verb.range.start;
    tells_more(tokens, verb) && at > 0 && tokens[at - 1].tag == Tag::Comma
}

/// A past form without a helper that a phrase follows: it can tell more of what stands before it.
fn tells_more(tokens: &[Token], verb: &Verb) -> bool {
    let leads = |t: &Token| matches!(t.tag, Tag::Preposition | Tag::Time);
    verb.range.len() == 1
        && matches!(tokens[verb.range.start].tag, Tag::Past | Tag::Participle)
        && tokens.get(verb.range.end).is_some_and(leads)
}

/// No subject has more words before its verb, or the reader has lost it.
const LONG: usize = 40;

/// Whether no verb and no mark stands between `start` and `end`, so that what stands there is a subject still without its verb.
fn waits(tokens: &[Token], start: usize, end: usize) -> bool {
    let words = &tokens[start..end];
    words.len() <= LONG && words.iter().any(is_noun) && words.iter().all(in_phrase)
}

/// Whether nothing but what is said follows a verb.
fn only_says(verb: &Verb) -> bool {
    matches!(
        verb.base.as_str(),
        "argue" | "believe" | "hope" | "insist" | "say" | "think"
    )
}

fn is_thing(token: &Token) -> bool {
    is_noun(token) || token.tag == Tag::Determiner
}

fn is_noun(token: &Token) -> bool {
    matches!(token.tag, Tag::Noun | Tag::Name)
}

fn in_phrase(token: &Token) -> bool {
    let leads = [
        Tag::Determiner,
        Tag::Preposition,
        Tag::Number,
        Tag::Adverb,
        Tag::Time,
    ];
    is_noun(token) || leads.contains(&token.tag)
}

/// Where the phrases begin that end at `end`, if nothing stands before them or what opens a thought: "said", "that".
fn thought_start(tokens: &[Token], end: usize) -> Option<usize> {
    let says = |t: &Token| t.tag.is_finite() && lex::is(lex::SAYING, &base(&t.low));
    let opens = |t: &Token| says(t) || matches!(t.tag, Tag::Relative | Tag::Subordinator);
    match tokens[..end].iter().rposition(|t| !in_phrase(t)) {
        Some(at) => opens(&tokens[at]).then_some(at + 1),
        None => Some(0),
    }
}

/// Whether the words of a range are phrases that hang on what stands before them: no mark, and no new subject.
fn runs_on(tokens: &[Token], range: Range<usize>) -> bool {
    range.clone().all(|i| match tokens[i].tag {
        Tag::Preposition | Tag::Noun | Tag::Name | Tag::Number | Tag::Time | Tag::Adverb => true,
        // "Accused of robbing a bank", "tried to rob a bank".
        Tag::To => true,
        Tag::Gerund => {
            i > 0
                && tokens[i - 1].tag == Tag::Preposition
                && !lex::is(lex::SAYING, &base(&tokens[i].low))
        }
        Tag::Present => i > 0 && tokens[i - 1].tag == Tag::To,
        // "The town the army had left": a noun phrase behind a noun is the subject of what follows.
        Tag::Determiner => {
            i == range.start || !matches!(tokens[i - 1].tag, Tag::Noun | Tag::Name | Tag::Time)
        }
        _ => false,
    })
}

/// The start of an adjunct that tells a happening of its own: ", following the decision to …", with a time expression in it.
pub(super) fn adjunct_after(tokens: &[Token], verb: &Verb, verbs: &[Verb]) -> Option<usize> {
    let end = verbs
        .iter()
        .map(|v| v.range.start)
        .find(|&s| s > verb.range.end)
        .unwrap_or(tokens.len());
    let at = (verb.range.end..end).find(|&i| {
        matches!(
            tokens[i].low.as_str(),
            "following" | "after" | "before" | "since" | "despite" | "amid"
        ) && tokens
            .get(i + 1)
            .is_some_and(|n| matches!(n.tag, Tag::Determiner | Tag::Name | Tag::Noun))
    })?;
    let phrase = || {
        tokens[at + 1..end]
            .iter()
            .take_while(|t| t.tag != Tag::Comma)
    };
    let timed = phrase().any(|t| t.timex.is_some());
    // "Before a judge on Monday" tells where, "before the vote on Monday" when.
    let telling = tokens[at].low != "before" || phrase().any(|t| lex::happening(&t.low).is_some());
    (timed && telling).then(|| back_over_comma(tokens, at))
}

/// The comma before `at`, if one stands there, else `at`.
pub(super) fn back_over_comma(tokens: &[Token], at: usize) -> usize {
    if at > 0 && tokens[at - 1].tag == Tag::Comma {
        at - 1
    } else {
        at
    }
}

/// The cut at a word that opens a dependent or relative clause.
fn cut_at_marker(tokens: &[Token], at: usize, between: Range<usize>, says: bool) -> (usize, Tie) {
    let relative = tokens[at].tag == Tag::Relative;
    // "So that the ship could leave."
    let so = at > between.start && tokens[at].low == "that" && tokens[at - 1].low == "so";
    let at = at - usize::from(so);
    if relative && tokens[at].low == "that" && says {
        return (at, Tie::Reported);
    }
    if relative {
        let direct = back_over_comma(tokens, at);
        // "…, a step that led to …": the noun phrase belongs to its clause.
        let comma = (between.start..at)
            .rev()
            .take(8)
            .take_while(|&i| !matches!(tokens[i].tag, Tag::Subordinator))
            .find(|&i| tokens[i].tag == Tag::Comma);
        if direct == at
            && let Some(comma) = comma
        {
            return (comma, Tie::Relative);
        }
        return (direct, Tie::Relative);
    }
    // "Five days after the dam broke", "three weeks to the day after it": the length before it belongs to it.
    let exactly = at > between.start + 3
        && tokens[at - 3].low == "to"
        && tokens[at - 1].low == "day"
        && tokens[at - 4].timex.is_some();
    let at = if exactly { at - 3 } else { at };
    let at = if at > between.start && tokens[at - 1].timex.is_some() && is_length(&tokens[at - 1]) {
        at - 1
    } else {
        at
    };
    (back_over_comma(tokens, at), Tie::Dependent)
}

/// "five days", "a week", not "Tuesday", "last week", "12 March": a date before "after" belongs to the clause that it ends.
fn is_length(time: &Token) -> bool {
    let mut words = time.low.split_whitespace();
    let first = words.next().unwrap_or_default();
    let last = words.next_back().unwrap_or(first);
    !matches!(first, "last" | "next" | "this" | "that" | "the")
        && matches!(
            last.strip_suffix('s').unwrap_or(last),
            "minute" | "hour" | "day" | "night" | "week" | "month" | "year" | "decade"
        )
}

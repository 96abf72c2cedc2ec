//! What was said, where it stands beside who said it.

use super::complement::complement;
use super::words::{phrase, timely};
use super::{capitalised, inside};
use crate::event::clause::{Clause, Tie, Verb};
use crate::event::lexicon as lex;
use crate::event::token::{Tag, Token, base};
use std::ops::Range;

/// The clause that tells what was said, of those before who said it.
pub(in crate::event) fn clause_said(before: &[Clause]) -> Option<&Clause> {
    let mut all = before.iter();
    all.find(|c| c.verb.is_some() && c.tie == Tie::Main)
}

/// The clauses that tell what is said: "said the West could assume that …", "has asked that a decision be made".
pub(super) fn content<'c>(
    tokens: &[Token],
    verb: &Verb,
    end: usize,
    following: &'c [Clause],
    saying: bool,
) -> &'c [Clause] {
    let reported = following
        .iter()
        .take(2)
        .take_while(|c| saying && c.tie == Tie::Reported);
    let count = reported.count();
    let that = end == verb.range.end && tokens.get(end).is_some_and(|t| t.low == "that");
    &following[..if that {
        count.max(following.len().min(1))
    } else {
        count
    }]
}

/// What is said, with its subject as short as can be: "EU leaders preparing for a summit are considering …" without the summit.
pub(super) fn told(
    tokens: &[Token],
    from: usize,
    said: &Clause,
    end: usize,
    room: usize,
) -> Option<String> {
    let verb = said.verb.as_ref()?;
    let subject = said
        .subject
        .clone()
        .filter(|s| s.start >= said.range.start.min(from))?;
    let hangs = subject.clone().skip(1).find(|&i| {
        matches!(
            tokens[i].tag,
            Tag::Gerund | Tag::Relative | Tag::Comma | Tag::Preposition
        )
    });
    let subject = phrase(tokens, subject.start..hangs.unwrap_or(subject.end));
    sentence(tokens, &subject, verb, end, room)
}

/// What is said, where its subject stands apart from its verb: "said the bridge, which was built in 1964, could collapse".
pub(super) fn resumed(
    tokens: &[Token],
    from: Range<usize>,
    following: &[Clause],
    room: usize,
) -> Option<String> {
    let apart = following.iter().take(3).find(|c| {
        matches!(c.tie, Tie::Shared | Tie::Main)
            && c.verb.as_ref().is_some_and(|v| v.finite)
            && c.subject
                .as_ref()
                .is_some_and(|s| s.start >= from.start && s.end <= from.end)
    })?;
    let subject = phrase(tokens, apart.subject.clone()?);
    let verb = apart.verb.as_ref()?;
    let end = apart.range.end;
    sentence(tokens, &subject, verb, end, room)
        .or_else(|| {
            Some(format!(
                "{} {}",
                inside(subject),
                phrase(tokens, verb.range.clone())
            ))
        })
        .filter(|text| text.chars().count() <= room)
}

/// A subject, its verb and what follows that.
fn sentence(
    tokens: &[Token],
    subject: &str,
    verb: &Verb,
    end: usize,
    room: usize,
) -> Option<String> {
    let subject = inside(subject.to_string());
    let head = format!("{subject} {}", phrase(tokens, verb.range.clone()));
    let left = room.checked_sub(head.chars().count() + 1)?;
    let rest = complement(tokens, verb.range.end..end, left);
    (!rest.is_empty()).then(|| format!("{head} {rest}"))
}

/// What was said, where it stands before who said it, and the token where it begins: "The door is open, the minister said".
pub(super) fn said_before(
    tokens: &[Token],
    before: &[Clause],
    room: usize,
) -> Option<(usize, String)> {
    let start = clause_said(before)?.range.start;
    let end = before.last()?.range.end;
    Some((start, statement(tokens, start..end, room)?))
}

/// Where the words of another begin, behind a verb of saying whose clause ends at `end`: 'said: …', 'said that, "…'.
pub(super) fn speech(tokens: &[Token], from: usize, end: usize) -> Option<usize> {
    let mark = |i: &usize| matches!(tokens[*i].tag, Tag::Break | Tag::Quote | Tag::End);
    let at = (from..tokens.len()).find(mark)?;
    let leads =
        |t: &Token| matches!(t.tag, Tag::Comma | Tag::Adverb | Tag::Time) || t.low == "that";
    let direct = tokens[at].tag == Tag::Quote && tokens[from..at].iter().all(leads);
    (direct || tokens[at].text == ":" && at <= end).then_some(at + 1)
}

/// Words as they were said; what only depends on another says too little.
pub(super) fn statement(tokens: &[Token], said: Range<usize>, room: usize) -> Option<String> {
    let end = said.end;
    let start = said.clone().find(|&i| {
        let leads = matches!(tokens[i].tag, Tag::Quote | Tag::Comma | Tag::Coordinator);
        !leads && !timely(tokens, i)
    })?;
    // "Today is a great day": there the time is what is told of.
    if matches!(
        tokens[start].tag,
        Tag::Subordinator | Tag::Relative | Tag::Gerund | Tag::Be
    ) {
        return None;
    }
    let said = capitalised(complement(tokens, start..end, room));
    // A word or two is no statement, and who else said it is not what was said.
    let says = said
        .split_whitespace()
        .next_back()
        .is_some_and(|last| lex::is(lex::SAYING, &base(last)));
    (said.split_whitespace().count() >= 3 && !says).then_some(said)
}

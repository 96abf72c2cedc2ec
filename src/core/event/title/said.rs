//! What was said, where it stands beside who said it.

use super::complement::complement;
use super::words::{phrase, timely};
use super::{LONGEST, capitalised, inside};
use crate::event::clause::{Clause, Tie, Verb, infinitive};
use crate::event::lexicon as lex;
use crate::event::token::{Tag, Token, base};
use std::ops::Range;

/// What a title says behind its verb.
pub(super) struct Said {
    /// What follows the verb, as far as there is room.
    pub rest: String,
    /// The words of another, with the token where they begin.
    pub quoted: Option<(usize, String)>,
    /// They stand before who said them.
    pub before: bool,
    /// Clauses behind the verb tell what was said.
    pub told: bool,
}

/// What the title of the `k`th clause says behind its verb, where so many characters of it are `used`.
pub(super) fn said(
    tokens: &[Token],
    clauses: &[Clause],
    k: usize,
    verb: &Verb,
    used: usize,
) -> Said {
    let (clause, following) = (&clauses[k], &clauses[k + 1..]);
    let saying = lex::is(lex::SAYING, &verb.base);
    let said = content(tokens, verb, clause.range.end, following, saying);
    let end = said.last().map_or(clause.range.end, |c| c.range.end);
    let room = LONGEST.saturating_sub(used);
    // "Said the minister in Oslo": what follows stands behind who spoke.
    let from = match &clause.subject {
        Some(s) if s.start == verb.range.end => s.end,
        _ => verb.range.end,
    };
    // "The storm kills two and cutting power": its verb has become finite, that of what else it did has not.
    let participial = clause.tie == Tie::Participial && !verb.finite;
    let second = |i: &usize| {
        tokens[*i].tag == Tag::Coordinator
            && tokens.get(i + 1).is_some_and(|t| t.tag == Tag::Gerund)
    };
    let end = match (from..end).find(second) {
        Some(at) if participial => at,
        _ => end,
    };
    let rest = complement(tokens, from..end, room);
    // "The minister said: …"
    let opens = speech(tokens, from, end).filter(|_| saying);
    let behind = opens.and_then(|at| {
        let left = room.saturating_sub(rest.chars().count() + 2);
        Some((at, statement(tokens, at..tokens.len(), left)?))
    });
    // A content that breaks off before its verb says nothing: then its subject is cut short instead.
    let whole = |c: &&Clause| {
        let verb = c.verb.as_ref().map(|v| phrase(tokens, v.range.clone()));
        verb.is_some_and(|v| rest.contains(&v))
    };
    let broken = said.first().filter(|c| behind.is_none() && !whole(c));
    let short = broken.and_then(|c| told(tokens, verb.range.end, c, end, room));
    let finite = said
        .iter()
        .any(|c| c.verb.as_ref().is_some_and(|v| v.finite));
    let apart = || resumed(tokens, verb.range.end..end, &following[said.len()..], room);
    let rest = match short {
        Some(short) => short,
        None if saying && !finite && behind.is_none() => apart().unwrap_or(rest),
        None => rest,
    };
    let bare = rest.is_empty() && clause.object.is_none();
    let before = (saying && said.is_empty() && behind.is_none())
        .then(|| said_before(tokens, &clauses[..k], LONGEST.saturating_sub(used + 2)))
        .flatten()
        .filter(|_| bare || follows_what_was_said(tokens, clause, verb));
    Said {
        rest,
        before: before.is_some(),
        quoted: before.or(behind),
        told: !said.is_empty(),
    }
}

/// "He told the court", or "the mayor said on Monday" behind a comma or a quotation mark.
fn follows_what_was_said(tokens: &[Token], clause: &Clause, verb: &Verb) -> bool {
    let from = clause.range.start;
    let mark = |i: usize| matches!(tokens[i].tag, Tag::Comma | Tag::Quote);
    let led = |t: &Token| t.tag == Tag::Preposition;
    let behind = verb.range.end..clause.range.end;
    // "Told the union to wait."
    let asks = |i| infinitive(tokens, i);
    verb.base == "tell" && !behind.clone().any(asks)
        || clause.tie == Tie::Main
            && (from.saturating_sub(1)..from + 1).any(mark)
            && tokens.get(verb.range.end).is_some_and(led)
}

/// The clause that tells what was said, of those before who said it.
pub(in crate::event) fn clause_said(before: &[Clause]) -> Option<&Clause> {
    let mut all = before.iter();
    all.find(|c| c.verb.is_some() && c.tie == Tie::Main)
}

/// The clauses that tell what is said: "said the West could assume that …", "has asked that a decision be made".
fn content<'c>(
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
fn told(tokens: &[Token], from: usize, said: &Clause, end: usize, room: usize) -> Option<String> {
    let verb = said.verb.as_ref()?;
    let subject = said
        .subject
        .clone()
        .filter(|s| s.start >= said.range.start.min(from))?;
    let doing = tokens[subject.start].tag == Tag::Gerund;
    let hangs = subject.clone().skip(1).find(|&i| match tokens[i].tag {
        Tag::Gerund | Tag::Preposition => !doing,
        tag => matches!(tag, Tag::Relative | Tag::Comma),
    });
    let subject = phrase(tokens, subject.start..hangs.unwrap_or(subject.end));
    sentence(tokens, &subject, verb, end, room)
}

/// What is said, where its subject stands apart from its verb: "said the bridge, which was built in 1964, could collapse".
fn resumed(
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
fn said_before(tokens: &[Token], before: &[Clause], room: usize) -> Option<(usize, String)> {
    let start = clause_said(before)?.range.start;
    let end = before.last()?.range.end;
    Some((start, statement(tokens, start..end, room)?))
}

/// Where the words of another begin, behind a verb of saying whose clause ends at `end`: 'said: …', 'said that, "…'.
fn speech(tokens: &[Token], from: usize, end: usize) -> Option<usize> {
    let mark = |i: &usize| matches!(tokens[*i].tag, Tag::Break | Tag::Quote | Tag::End);
    let at = (from..tokens.len()).find(mark)?;
    let leads =
        |t: &Token| matches!(t.tag, Tag::Comma | Tag::Adverb | Tag::Time) || t.low == "that";
    let direct = tokens[at].tag == Tag::Quote && tokens[from..at].iter().all(leads);
    (direct || tokens[at].text == ":" && at <= end).then_some(at + 1)
}

/// Words as they were said; what only depends on another says too little.
fn statement(tokens: &[Token], said: Range<usize>, room: usize) -> Option<String> {
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

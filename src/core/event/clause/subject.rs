//! Who does it: the subject of a clause, its own or one that it shares with a clause before it.
//!
//! Deliberately absent: who "he" and "they" are; titles ask that of the telling so far.

use super::cut::back_over_comma;
use super::phrase::noun_phrase_before;
use super::{Clause, Tie};
use crate::event::token::{Tag, Token};
use std::ops::Range;

/// Finds the subject's noun phrase.
pub(super) fn subject(tokens: &[Token], clause: &mut Clause, before: &[Clause]) {
    let Some(verb) = &clause.verb else {
        // A stretch without a verb may be the subject of a later clause: "Okafor," before ", who said".
        clause.subject = noun_phrase_before(tokens, clause.range.end, clause.range.start);
        return;
    };
    let start = clause.range.start;
    let marker = (start..verb.range.start)
        .find(|&i| matches!(tokens[i].tag, Tag::Relative | Tag::Subordinator));
    if clause.tie == Tie::Relative
        && let Some(at) = marker
    {
        // "The bridge (which was opened in May)": the mark before it is passed over.
        let bracket = at.checked_sub(1).filter(|&i| tokens[i].tag == Tag::Open);
        let end = bracket.unwrap_or_else(|| back_over_comma(tokens, at));
        let antecedent = antecedent(tokens, end, at.saturating_sub(16));
        let mut own = noun_phrase_before(tokens, verb.range.start, at + 1);
        if tokens[at].low == "whose" {
            // "whose charter Bergen confirmed": a name after the noun is the subject, the noun is the object's.
            own = own.and_then(|o| {
                let name = o.clone().skip(1).find(|&i| tokens[i].tag == Tag::Name)?;
                Some(name..o.end)
            });
        }
        match own {
            Some(own) => {
                clause.subject = Some(own);
                // "which Bergen confirmed": the object is missing. "that voters were set to …": it is not.
                let gap = tokens.get(verb.range.end).is_none_or(|t| {
                    matches!(
                        t.tag,
                        Tag::Comma
                            | Tag::End
                            | Tag::Preposition
                            | Tag::Time
                            | Tag::Adverb
                            | Tag::Coordinator
                            | Tag::Break
                    )
                }) || verb.range.end >= clause.range.end;
                if gap && matches!(tokens[at].low.as_str(), "which" | "that" | "whom" | "whose") {
                    clause.object = antecedent;
                }
            }
            None => clause.subject = antecedent,
        }
        return;
    }
    let from = marker.map_or(start, |at| at + 1);
    if let Some(own) = noun_phrase_before(tokens, verb.range.start, from) {
        clause.subject = Some(own);
        return;
    }
    // "The members preparing for the vote on Monday are …": it stands before what describes it.
    let described = (from + 1..verb.range.start).find(|&i| {
        matches!(tokens[i].tag, Tag::Gerund) && matches!(tokens[i - 1].tag, Tag::Noun | Tag::Name)
    });
    if let Some(own) = described.and_then(|at| noun_phrase_before(tokens, at, from)) {
        clause.subject = Some(own);
        return;
    }
    // The subject is shared: with an interrupted clause first, then with the last one that had its own.
    let interrupted = before
        .iter()
        .rev()
        .find(|c| c.verb.is_none() && c.subject.is_some());
    let resumes = clause.tie == Tie::Shared
        && before
            .last()
            .is_some_and(|c| c.tie == Tie::Relative || c.tie == Tie::Shared);
    if resumes && let Some(c) = interrupted {
        clause.subject = c.subject.clone();
        return;
    }
    let giver = match clause.tie {
        Tie::Shared | Tie::Participial => before.iter().rev().find(|c| c.subject.is_some()),
        _ => before
            .iter()
            .rev()
            .find(|c| c.subject.is_some() && c.tie != Tie::Relative),
    };
    clause.subject = giver.and_then(|c| c.subject.clone());
}

/// What a relative clause is about: the noun phrase before it with all that hangs on it, "the terms for an end to the war".
fn antecedent(tokens: &[Token], end: usize, floor: usize) -> Option<Range<usize>> {
    let mut found = noun_phrase_before(tokens, end, floor)?;
    while found.start > floor + 1
        && tokens[found.start - 1].tag == Tag::Preposition
        && found.len() < 14
    {
        let Some(more) = noun_phrase_before(tokens, found.start - 1, floor) else {
            break;
        };
        if more.end != found.start - 1 {
            break;
        }
        found = more.start..found.end;
    }
    Some(found)
}

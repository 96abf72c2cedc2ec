//! A sentence cut into clauses: one verb group each, its subject, and how it hangs on its neighbours.
//!
//! Deliberately absent: a parse tree. Between two verb groups one cut is made, at the best mark that stands between them.

mod cut;
mod phrase;
mod subject;
mod verb;

use super::token::{Tag, Token};
use super::{lexicon as lex, nominal};
use crate::order::InOrder;
use cut::{adjunct_after, back_over_comma, cut_between};
pub(in crate::event) use phrase::noun_phrase_before;
use std::ops::Range;
use subject::subject;
use verb::verb_groups;
pub(crate) use verb::{Aspect, Tense, Verb, infinitive};

/// How a clause is tied to the rest of its sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tie {
    Main,
    /// after, while, because, …
    Dependent,
    Relative,
    /// What was said.
    Reported,
    /// "…, offering only praise": shares the subject before it.
    Participial,
    /// "… and left": shares the subject before it.
    Shared,
    /// "…, following the decision to …": a noun phrase that tells a happening.
    Adjunct,
}

/// A stretch of a sentence with at most one verb group.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// Tokens of it.
    pub range: Range<usize>,
    pub tie: Tie,
    pub verb: Option<Verb>,
    /// Tokens of the subject's noun phrase, which may stand in another clause.
    pub subject: Option<Range<usize>>,
    /// For a relative clause whose pronoun is the object: what it stands for.
    pub object: Option<Range<usize>>,
}

/// "After an inspection, the pilot decided": before a noun phrase alone the opening word is a preposition.
fn only_leads(tokens: &[Token], first: &Verb) -> bool {
    let commas = tokens[..first.range.start]
        .iter()
        .filter(|t| t.tag == Tag::Comma)
        .count();
    let known = nominal::reference(tokens, 0, first.range.start);
    let goes_on = known.is_some_and(|head| {
        tokens
            .get(head + 1)
            .is_some_and(|t| t.tag == Tag::Determiner)
    });
    lex::is(lex::PREPOSITIONS, &tokens[0].low) && (commas == 1 || goes_on)
}

/// The comma behind a time with which the sentence opens: "On Friday evening, …".
fn fronted(tokens: &[Token]) -> Option<usize> {
    let comma = tokens.iter().take(4).position(|t| t.tag == Tag::Comma)?;
    let time = comma
        .checked_sub(1)
        .filter(|&i| tokens[i].tag == Tag::Time)?;
    let leads = |t: &Token| matches!(t.tag, Tag::Preposition | Tag::Adverb);
    tokens[..time].iter().all(leads).then_some(comma)
}

/// The time expression with which a sentence opens and that a mark parts from a clause behind it: the main clause's own.
pub(crate) fn opening_time(tokens: &[Token], clauses: &[Clause]) -> Option<(usize, usize)> {
    let comma =
        fronted(tokens).filter(|&at| clauses[0].range.end == at && clauses[0].verb.is_none())?;
    let of = clauses
        .iter()
        .position(|c| c.verb.is_some() && c.tie == Tie::Main)?;
    Some((of, tokens[comma - 1].timex?))
}

/// Cuts a tagged sentence into clauses that together cover it.
pub(crate) fn clauses(tokens: &[Token]) -> Vec<Clause> {
    let verbs = verb_groups(tokens);
    let mut cuts: Vec<(usize, Tie)> = vec![(0, Tie::Main)];
    for pair in verbs.windows(2) {
        if let Some(cut) = cut_between(tokens, &pair[0], &pair[1]) {
            cuts.push(cut);
        }
    }
    if let Some(first) = verbs.first() {
        // "Okafor, who said …": the relative clause of a subject stands before its verb.
        if let Some(at) = (0..first.range.start)
            .rev()
            .find(|&i| tokens[i].tag == Tag::Relative && i > 0)
        {
            cuts.push((back_over_comma(tokens, at), Tie::Relative));
        }
        // "On Friday, as the shops were closing, …": a time that opens the sentence is no part of the clause behind it.
        if let Some(comma) = fronted(tokens).filter(|&at| at + 1 < first.range.start)
            && tokens[comma + 1].tag == Tag::Subordinator
            && !tokens[comma + 1..first.range.start]
                .iter()
                .any(|t| t.tag == Tag::Comma)
        {
            cuts.push((comma, Tie::Dependent));
        }
        // "As farmers wait, …": an opening dependent clause ends at the comma before the next subject; cut_between found it.
        if tokens[0].tag == Tag::Subordinator && first.range.start > 0 && !only_leads(tokens, first)
        {
            cuts[0].1 = Tie::Dependent;
        }
        if !first.finite {
            cuts[0].1 = Tie::Participial;
        }
    }
    for verb in &verbs {
        if let Some(at) = adjunct_after(tokens, verb, &verbs) {
            cuts.push((at, Tie::Adjunct));
        }
    }
    cuts.order_by_key(|c| c.0);
    cuts.dedup_by_key(|c| c.0);
    let mut out: Vec<Clause> = Vec::with_capacity(cuts.len());
    for (k, &(start, tie)) in cuts.iter().enumerate() {
        let end = cuts.get(k + 1).map_or(tokens.len(), |c| c.0);
        let verb = verbs
            .iter()
            .find(|v| v.range.start >= start && v.range.start < end && v.finite);
        let verb = verb
            .or_else(|| {
                verbs
                    .iter()
                    .find(|v| v.range.start >= start && v.range.start < end)
            })
            .cloned();
        let mut clause = Clause {
            range: start..end,
            tie,
            verb,
            subject: None,
            object: None,
        };
        // A gerund tells in the tense of the clause that it hangs on: the one before it, or after where it opens the sentence.
        if let Some(verb) = clause.verb.as_mut().filter(|v| !v.finite) {
            let before = out
                .iter()
                .rev()
                .find_map(|c: &Clause| c.verb.as_ref().map(|v| v.tense));
            let after = || verbs.iter().find(|v| v.finite).map(|v| v.tense);
            verb.tense = before.or_else(after).unwrap_or(verb.tense);
        }
        subject(tokens, &mut clause, &out);
        out.push(clause);
    }
    subject::of_opening(tokens, &mut out);
    subject::of_inserted(tokens, &mut out);
    out
}

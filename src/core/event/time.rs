//! Which time expression dates a mention.
//!
//! Deliberately absent: the date itself, which only the dated source can tell.

use super::clause::{Aspect, Clause, Tense, Tie, infinitive};
use super::token::{Tag, Token};
use super::{Beside, lexicon as lex, nominal};
use crate::timex::TimexExpr;
use crate::timex::expr::{Each, Says, Unit, YearSpan};

/// The time expression of a clause that stands nearest to its verb.
pub(super) fn main(
    tokens: &[Token],
    clause: &Clause,
    times: &[TimexExpr],
    taken: &[usize],
) -> Option<usize> {
    let verb = clause.verb.as_ref();
    let reports = verb.is_some_and(|v| v.tense != Tense::Future && is_reporting(&v.base));
    let verb = verb.map(|v| &v.range);
    let verb = verb.map_or(clause.range.start..clause.range.start + 1, Clone::clone);
    let away = |i: usize| {
        verb.start
            .saturating_sub(i)
            .max((i + 1).saturating_sub(verb.end))
    };
    // "According to a count published yesterday": that is when it was counted. So with what is only compared: "more than in May".
    let cited = |i: usize| {
        let back = (clause.range.start..i).rev();
        back.take(12)
            .take_while(|&j| tokens[j].tag != Tag::Comma)
            .any(|j| match tokens[j].low.as_str() {
                "according" | "compared" => true,
                "than" => j + 1 < i && tokens[j + 1].tag != Tag::Number,
                _ => false,
            })
    };
    // "The 1950s singer has died": a decade says of what age somebody is, where it stands before the verb.
    let of_an_age = |i: usize, t: usize| {
        let next = tokens[i + 1..clause.range.end].first();
        let in_it = i > 0 && tokens[i - 1].tag == Tag::Preposition;
        i < verb.start
            && !in_it
            && spans_years(&times[t])
            && next.is_some_and(|next| matches!(next.tag, Tag::Noun | Tag::Name))
    };
    // "Won its first medal since 1912", "the coldest night since 1947": no more than what it is measured by.
    let unequalled = |i: usize| {
        let words = (clause.range.start..i).rev().take(8);
        let mut words = words.take_while(|&j| tokens[j].tag != Tag::Comma);
        i > 0 && tokens[i - 1].low == "since" && words.any(|j| is_superlative(tokens, j))
    };
    // "Posted a third-quarter loss", "reported less profit for the quarter": of that time is what is reported.
    let accounted = |i: usize, t: usize| i >= verb.end && reports && names_a_quarter(&times[t]);
    let far = |expr: &TimexExpr| fixed(expr) || spans_years(expr);
    let nearest = clause
        .range
        .clone()
        .filter_map(|i| Some((i, tokens[i].timex?)))
        .filter(|&(_, t)| dates(&times[t]) && !taken.contains(&t))
        .filter(|&(i, t)| !cited(i) && !of_an_age(i, t) && !unequalled(i))
        .filter(|&(i, t)| !accounted(i, t) && !measured_by(tokens, clause, i))
        .filter(|&(i, t)| !names_a_thing(tokens, clause, i, &times[t]))
        .filter(|&(i, t)| !(far(&times[t]) && done_before(tokens, clause, i)))
        // "All work since 2004 was examined on Monday": what has gone on since then did not happen then; nor need what was to
        // be then: "shops told to close on Monday reopened on Friday".
        .min_by_key(|&(i, _)| {
            let since = i > 0 && tokens[i - 1].low == "since";
            let mut before = clause.range.start..i;
            let of_subject = i < verb.start && before.any(|j| infinitive(tokens, j));
            (since || of_subject, away(i))
        });
    let (at, near) = nearest?;
    // "Three weeks ago, on 14 February": the day says it better.
    let next = tokens[at + 1..clause.range.end]
        .iter()
        .take(3)
        .take_while(|t| matches!(t.tag, Tag::Comma | Tag::Preposition | Tag::Time))
        .find_map(|t| t.timex);
    let finer = next.filter(|&t| names_a_day(&times[t]) && !names_a_day(&times[near]));
    Some(finer.unwrap_or(near))
}

/// "Rose to 5m from 4m in May", "a loss of 5m, versus a profit of 4m, or 2 cents a share, a year ago": the time at `i` is that of a
/// figure by which another is measured.
fn measured_by(tokens: &[Token], clause: &Clause, i: usize) -> bool {
    const NEAR: usize = 16;
    let sum = |j: usize| {
        let counts = tokens.get(j + 1).map_or("", |t| t.low.as_str());
        tokens[j].tag == Tag::Number
            && tokens[j].timex.is_none()
            && (tokens[j].text.contains(['%', '.', '$', '€', '£'])
                || matches!(
                    counts,
                    "%" | "percent" | "per" | "million" | "billion" | "cents" | "points"
                ))
    };
    let start = clause
        .verb
        .as_ref()
        .map_or(clause.range.start, |v| v.range.end);
    let mut back = (start..i).rev().take(NEAR);
    let last = back.find(|&j| match tokens[j].low.as_str() {
        "from" | "to" | "at" => (j + 1..i).take(2).any(sum),
        "versus" | "compared" => true,
        _ => false,
    });
    last.is_some_and(|j| !matches!(tokens[j].low.as_str(), "to" | "at"))
}

/// A verb by which figures are made known, or explained.
fn is_reporting(verb: &str) -> bool {
    let others = [
        "attribute",
        "blame",
        "forecast",
        "issue",
        "post",
        "publish",
        "release",
    ];
    lex::is(lex::SAYING, verb) || others.contains(&verb)
}

/// Whether an expression names a quarter or a half of a year.
fn names_a_quarter(expr: &TimexExpr) -> bool {
    match &expr.node.says {
        Says::Deictic { unit, .. } | Says::Anaphor { unit, .. } => *unit == Unit::Quarter,
        Says::Nth { each, .. } => *each == Each::Unit(Unit::Quarter),
        Says::Calendar { fields, .. } | Says::Within { fields, .. } => {
            fields.quarter.is_some() || fields.half.is_some()
        }
        _ => false,
    }
}

/// "First", "worst", "the coldest night".
fn is_superlative(tokens: &[Token], i: usize) -> bool {
    let word = &tokens[i].low;
    let leads = |t: &Token| t.tag == Tag::Determiner || t.low.ends_with("'s");
    let led = i > 0 && leads(&tokens[i - 1]);
    let noun = tokens
        .get(i + 1)
        .is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Name));
    matches!(
        word.as_str(),
        "first" | "best" | "worst" | "most" | "least" | "only"
    ) || word.ends_with("est") && led && noun && lex::happening(word).is_none()
}

/// "A 1999 agreement", "its 2004 reports": the year at `i` says which one is meant, and not when the clause's deed was. What
/// happened itself can say both: "played at the 1986 finals".
fn names_a_thing(tokens: &[Token], clause: &Clause, i: usize, expr: &TimexExpr) -> bool {
    let Says::Calendar { fields, .. } = &expr.node.says else {
        return false;
    };
    let year = fields.year.is_some() && fields.month.is_none() && fields.day.is_none();
    let before = i.checked_sub(1).filter(|&p| p >= clause.range.start);
    // "Praised her films, like 2004's Gulls", not "won 2004's final".
    let object = clause.verb.as_ref().is_some_and(|v| v.range.end == i);
    let owns = !object && tokens[i].low.ends_with("'s");
    let leads = before.map(|p| &tokens[p]).is_some_and(|p| {
        matches!(p.tag, Tag::Determiner | Tag::Pronoun)
            || p.low.ends_with("'s")
            || p.tag == Tag::Noun && lex::is(lex::ADJECTIVES, &p.low)
    });
    let noun = |t: &&Token| matches!(t.tag, Tag::Noun | Tag::Name);
    let run = tokens[i + 1..clause.range.end].iter().take_while(noun);
    let Some(head) = run.clone().last() else {
        return false;
    };
    // "Played at the 1986 World Cup", "won the 1986 World Cup", not "known for the 1986 film Gulls".
    let verb = clause.verb.as_ref();
    let took_part = i >= 2 && matches!(tokens[i - 2].low.as_str(), "at" | "in" | "during")
        || verb.is_some_and(|v| v.range.end + 1 == i);
    let named = || took_part && run.clone().any(|t| t.tag == Tag::Name);
    let happened =
        verb.is_some_and(|v| v.tense == Tense::Past) && (nominal::eventive(head) || named());
    year && (leads || owns) && !happened
}

/// "Met the demands in a deal reached in 1998": behind the verb, the time at `i` is that of what had been done to a thing.
fn done_before(tokens: &[Token], clause: &Clause, i: usize) -> bool {
    let Some(verb) = &clause.verb else {
        return false;
    };
    // "Had the bridge repaired in 1990", "saw it opened in May".
    let brings_about = tokens[verb.range.end - 1].tag == Tag::Have
        || matches!(
            verb.base.as_str(),
            "find" | "get" | "hear" | "keep" | "leave" | "make" | "need" | "see" | "want" | "watch"
        );
    let hangs = |t: &Token| {
        matches!(
            t.tag,
            Tag::Preposition | Tag::Noun | Tag::Name | Tag::Number | Tag::Determiner | Tag::Adverb
        )
    };
    let done = (verb.range.end..i)
        .rev()
        .find(|&j| !hangs(&tokens[j]))
        .filter(|&j| matches!(tokens[j].tag, Tag::Past | Tag::Participle))
        // "Chose Riga based Acme in May": it describes what follows.
        .filter(|&j| !matches!(tokens[j + 1].tag, Tag::Noun | Tag::Name));
    let thing = |j: usize| {
        let back = usize::from(tokens[j - 1].tag == Tag::Adverb);
        j > verb.range.end + back && matches!(tokens[j - 1 - back].tag, Tag::Noun | Tag::Name)
    };
    !brings_about && done.is_some_and(thing)
}

/// Whether an expression names a decade or a century.
fn spans_years(expr: &TimexExpr) -> bool {
    let node = match &expr.node.says {
        Says::Phase { of, .. } => of,
        _ => &expr.node,
    };
    node.fields()
        .is_some_and(|fields| fields.span != YearSpan::One)
}

/// Whether an expression names a day of a month.
fn names_a_day(expr: &TimexExpr) -> bool {
    matches!(&expr.node.says, Says::Calendar { fields, .. } if fields.day.is_some())
}

/// How the words of a clause set it to what it stands with. What is told "after" something without a length seldom lies far from
/// it, nor does what minutes part from it. `taken`: the times of happenings that the clause holds: "since it left the talks on Friday".
pub(super) fn beside(
    tokens: &[Token],
    clause: &Clause,
    times: &[TimexExpr],
    taken: &[usize],
) -> Beside {
    let minutes =
        |t: usize| matches!(&times[t].node.says, Says::Length(by) if by.unit < Unit::Hour);
    let length = |i: usize| {
        tokens[i]
            .timex
            .is_some_and(|t| !dates(&times[t]) && !minutes(t))
    };
    let counted = |i: usize| i > 0 && length(i - 1);
    let start = clause.range.start;
    let opening = start..clause.range.end.min(start + 3);
    let marker = opening
        .clone()
        .find(|&i| tokens[i].tag == Tag::Subordinator);
    let dependent = marker.filter(|_| clause.tie == Tie::Dependent);
    let moved = dependent.is_some_and(|i| match tokens[i].low.as_str() {
        "before" | "since" | "until" | "till" => true,
        "after" => counted(i),
        _ => false,
    });
    let then = |i: usize| matches!(tokens[i].low.as_str(), "when" | "while" | "as");
    let within = |i: usize| tokens[i].low == "within" && i + 1 < clause.range.end && length(i + 1);
    // "The minister, accused of fraud, resigned": what had been done to the subject by then.
    let participle = clause.verb.as_ref().is_some_and(|v| {
        let at = v.range.start;
        !v.finite && at > start && tokens[at].tag == Tag::Past
    });
    // "The men who stole the ring were caught on Monday": what tells which men was known before.
    let tells_which = clause.tie == Tie::Relative
        && matches!(tokens[start].low.as_str(), "who" | "which" | "that")
        && clause.verb.as_ref().is_some_and(|v| {
            v.range.start == start + 1 && v.tense == Tense::Past && v.aspect == Aspect::Simple
        });
    if clause.range.clone().any(within) || taken.is_empty() && (moved || tells_which || participle)
    {
        Beside::Elsewhen
    } else if dependent.is_some_and(then) {
        Beside::Then
    } else {
        Beside::Unsaid
    }
}

/// Whether an expression can give a mention its date.
pub(super) fn dates(expr: &TimexExpr) -> bool {
    !matches!(
        expr.node.says,
        Says::Length(_) | Says::LengthOf(..) | Says::Every { .. } | Says::Reference(_)
    )
}

/// Whether an expression names a month or a year, and is not counted from the day of writing.
pub(super) fn fixed(expr: &TimexExpr) -> bool {
    match &expr.node.says {
        Says::Calendar { fields, .. } => fields.month.is_some() || fields.year.is_some(),
        Says::Phase { of, .. } | Says::About(of) | Says::Hour { of: Some(of), .. } => {
            matches!(&of.says, Says::Calendar { fields, .. } if fields.month.is_some() || fields.year.is_some())
        }
        _ => false,
    }
}

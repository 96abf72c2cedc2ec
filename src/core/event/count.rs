//! Mentions dated by one another: "five days after the dam broke".
//!
//! Deliberately absent: hours, months and years, which count no whole days.

use super::clause::Clause;
use super::draft::LONGEST;
use super::time::dates;
use super::token::{Tag, Token};
use super::{Counted, Draft};
use crate::source::Span;
use crate::timex::TimexExpr;
use crate::timex::expr::{Amount, Count, Says, Unit};

/// "A, two days after B": one of the two is dated by the other.
pub(super) fn days(
    tokens: &[Token],
    clauses: &[Clause],
    times: &[TimexExpr],
    of_clause: &[Option<usize>],
    out: &mut [Draft],
    first: usize,
) {
    for (k, clause) in clauses.iter().enumerate().skip(1) {
        let Some(marker) = (clause.range.start..clause.range.end.min(clause.range.start + 3))
            .find(|&i| matches!(tokens[i].low.as_str(), "after" | "before"))
        else {
            continue;
        };
        let Some(t) = marker.checked_sub(1).and_then(|i| tokens[i].timex) else {
            continue;
        };
        let Some(days) = whole_days(&times[t]) else {
            continue;
        };
        let days = if tokens[marker].low == "after" {
            days
        } else {
            -days
        };
        let (Some(b), Some(a)) = (of_clause[k], (0..k).rev().find_map(|j| of_clause[j])) else {
            continue;
        };
        if out[b].timex.is_some() {
            out[a].counted = Some(Counted {
                from: b,
                days,
                timex: Some(t),
            });
            out[a].timex = None;
            // Its time is "five days after the dam broke": those words belong to it.
            let end = text_end(tokens, clause, t, times);
            if end > out[a].span.end() && end - out[a].span.start() <= LONGEST {
                out[a].span = Span::of(out[a].span.start()..end);
            }
        } else {
            out[b].counted = Some(Counted {
                from: a,
                days: -days,
                timex: Some(t),
            });
        }
        debug_assert!(a >= first);
    }
}

/// "Two days after the takeover", "the day before the disaster": a deed counted from a happening that is known, or the other way
/// round where the deed has a time of its own.
pub(super) fn from_known(
    tokens: &[Token],
    clauses: &[Clause],
    times: &[TimexExpr],
    of_clause: &[Option<usize>],
    out: &mut [Draft],
    first: usize,
) {
    for (clause, of_clause) in clauses.iter().zip(of_clause) {
        let Some(deed) = *of_clause else { continue };
        for at in clause.range.clone().skip(1) {
            let sign = match tokens[at].low.as_str() {
                "after" => 1,
                "before" => -1,
                _ => continue,
            };
            let counting = tokens[at - 1].timex;
            let the_day = || at > 1 && tokens[at - 1].low == "day" && tokens[at - 2].low == "the";
            let days = match counting.map(|t| whole_days(&times[t])) {
                Some(days) => days,
                None => the_day().then_some(1),
            };
            let (Some(days), Some(known)) = (days, known_at(tokens[at].start, out, first)) else {
                continue;
            };
            // "After the war broke out" is a clause, which `days` counts from.
            let end = out[known].span.end();
            if clauses.iter().any(|c| begins_verb(tokens, c, end)) {
                continue;
            }
            let counted = |from, days| {
                Some(Counted {
                    from,
                    days,
                    timex: counting,
                })
            };
            if out[deed].timex.is_some() {
                out[known].counted = counted(deed, -sign * days);
            } else if out[deed].counted.is_none() {
                out[deed].counted = counted(known, sign * days);
            }
        }
    }
}

/// Whether the verb of a clause is the next word after `end`.
fn begins_verb(tokens: &[Token], clause: &Clause, end: usize) -> bool {
    let verb = clause.verb.as_ref().map(|v| v.range.start);
    verb.and_then(|v| v.checked_sub(1))
        .is_some_and(|before| tokens[before].end == end)
}

/// The mention that only points to a happening, where its words begin there.
fn known_at(start: usize, out: &[Draft], first: usize) -> Option<usize> {
    let known = |d: &Draft| d.again && d.span.start() == start;
    Some(first + out[first..].iter().position(known)?)
}

/// Where the words "five days after the dam broke" end: before the date that follows them.
fn text_end(tokens: &[Token], clause: &Clause, counting: usize, times: &[TimexExpr]) -> usize {
    let verb_end = clause
        .verb
        .as_ref()
        .map_or(clause.range.start, |v| v.range.end);
    let stop = (verb_end..clause.range.end).find(|&i| {
        tokens[i].tag == Tag::Comma
            || tokens[i]
                .timex
                .is_some_and(|t| t != counting && dates(&times[t]))
    });
    let stop = stop.unwrap_or(clause.range.end).max(verb_end);
    let mut last = stop - 1;
    while last > verb_end && matches!(tokens[last].tag, Tag::Preposition | Tag::Coordinator) {
        last -= 1;
    }
    tokens[last].end
}

/// A length of whole days or weeks; "less than four weeks" counts to no day.
fn whole_days(expr: &TimexExpr) -> Option<i32> {
    let Says::Length(Amount {
        count: Count::Exact(n),
        unit,
        rough: None,
    }) = expr.node.says
    else {
        return None;
    };
    let n = i32::try_from(n).ok()?;
    match unit {
        Unit::Day => Some(n),
        Unit::Week => n.checked_mul(7),
        Unit::Fortnight => n.checked_mul(14),
        _ => None,
    }
}

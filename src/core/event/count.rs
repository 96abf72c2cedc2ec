//! Mentions dated by one another: "five days after the dam broke".
//!
//! Deliberately absent: hours, which count no whole days, and what is only about so long.

use super::clause::Clause;
use super::draft::LONGEST;
use super::time::dates;
use super::token::{Tag, Token};
use super::{By, Counted, Draft, Side};
use crate::calendar::Weekday;
use crate::source::Span;
use crate::timex::TimexExpr;
use crate::timex::expr::{Says, Unit};

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
        let Some(marker) = (clause.range.start..clause.range.end.min(clause.range.start + 6))
            .find(|&i| matches!(tokens[i].low.as_str(), "after" | "before"))
        else {
            continue;
        };
        let Some((by, words, t)) = step(tokens, marker, times) else {
            continue;
        };
        let (Some(b), Some(a)) = (of_clause[k], (0..k).rev().find_map(|j| of_clause[j])) else {
            continue;
        };
        let from = |from, by| {
            Some(Counted {
                from,
                by,
                words,
                timex: t,
            })
        };
        match by.turned() {
            Some(turned) if out[b].timex.is_none() => out[b].counted = from(a, turned),
            _ => {
                out[a].counted = from(b, by);
                out[a].timex = None;
                // Its time is "five days after the dam broke": those words belong to it.
                let end = t.map_or(0, |t| text_end(tokens, clause, t, times));
                if end > out[a].span.end() && end - out[a].span.start() <= LONGEST {
                    out[a].span = Span::of(out[a].span.start()..end);
                }
            }
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
            let (Some((by, words, counting)), Some(known)) = (
                step(tokens, at, times),
                known_at(tokens[at].start, out, first),
            ) else {
                continue;
            };
            // "After the war broke out" is a clause, which `days` counts from.
            let end = out[known].span.end();
            if clauses.iter().any(|c| begins_verb(tokens, c, end)) {
                continue;
            }
            let counted = |from, by| {
                Some(Counted {
                    from,
                    by,
                    words,
                    timex: counting,
                })
            };
            match by.turned() {
                Some(turned) if out[deed].timex.is_some() => {
                    out[known].counted = counted(deed, turned)
                }
                Some(_) if out[deed].counted.is_some() => {}
                _ => {
                    out[deed].counted = counted(known, by);
                    out[deed].timex = None;
                }
            }
        }
    }
}

/// How far the happening told before the word at `marker` is from the one behind it, and the time expression that says so:
/// "two days after", "the Tuesday before", "the evening before", "the night of".
fn step(tokens: &[Token], marker: usize, times: &[TimexExpr]) -> Option<(By, Span, Option<usize>)> {
    let sign = match tokens[marker].low.as_str() {
        "after" => 1,
        "before" => -1,
        "of" => 0,
        _ => return None,
    };
    // "Three weeks to the day after": exactly.
    let exactly = marker > 3
        && tokens[marker - 3].low == "to"
        && tokens[marker - 4].timex.is_some()
        && tokens[marker - 1].low == "day";
    let lead = if exactly {
        marker - 4
    } else {
        marker.checked_sub(1)?
    };
    let the = lead > 0 && tokens[lead - 1].low == "the";
    let lead = &tokens[lead];
    if let Some(t) = lead.timex {
        let by = match amount(&times[t]) {
            Some((n, Unit::Month)) => By::Months(sign * n),
            Some((n, Unit::Year)) => By::Years(sign * n),
            Some((n, _)) => By::Days(sign * n),
            None => {
                let side = if sign < 0 { Side::Before } else { Side::After };
                By::Weekday(weekday(&times[t]).filter(|_| the)?, side)
            }
        };
        return (sign != 0).then_some((by, times[t].span, Some(t)));
    }
    let days = match (lead.low.as_str(), sign) {
        ("day" | "morning", _) | ("evening" | "night" | "afternoon", -1 | 0) => sign,
        ("eve", 0) => -1,
        _ => return None,
    };
    let words = || Span::of(tokens[marker - 2].start..lead.end);
    the.then(|| (By::Days(days), words(), None))
}

/// A weekday and nothing else.
fn weekday(expr: &TimexExpr) -> Option<Weekday> {
    match &expr.node.says {
        Says::Calendar {
            fields,
            relation: None,
        } if fields.day.is_none() && fields.month.is_none() => fields.weekday,
        _ => None,
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

/// A length of whole days, months or years; "less than four weeks" counts to no day.
fn amount(expr: &TimexExpr) -> Option<(i32, Unit)> {
    let Says::Length(amount) = expr.node.says else {
        return None;
    };
    let (n, unit) = amount.exact()?;
    match unit {
        Unit::Month | Unit::Year => Some((n, unit)),
        _ => Some((n * unit.days()?, Unit::Day)),
    }
}

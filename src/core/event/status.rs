//! Happened, planned, denied or supposed.
//!
//! Deliberately absent: what the dates say of it: whether it was still to come when it was written, `analyse` asks.

use super::clause::{Clause, Tense, Verb};
use super::token::{Tag, Token};
use crate::story::Status;
use crate::timex::TimexExpr;

/// How the words of a clause tell it; `time` is the expression that dates it.
pub(super) fn status(
    tokens: &[Token],
    clause: &Clause,
    verb: &Verb,
    times: &[TimexExpr],
    time: Option<usize>,
) -> Status {
    let marker = tokens[clause.range.start..verb.range.start]
        .iter()
        .any(|t| matches!(t.low.as_str(), "if" | "unless" | "whether"));
    let nobody = clause.subject.as_ref().is_some_and(|s| {
        matches!(
            tokens[s.start].low.as_str(),
            "no" | "none" | "neither" | "nobody"
        )
    });
    // "is set to", "plans to", "was due to": still to come.
    let passive = tokens[verb.range.start].tag == Tag::Be;
    let to_come = tokens.get(verb.range.end).is_some_and(|t| t.tag == Tag::To)
        && (passive || verb.tense != Tense::Past)
        && matches!(
            verb.base.as_str(),
            "plan"
                | "set"
                | "expect"
                | "schedule"
                | "intend"
                | "prepare"
                | "aim"
                | "hope"
                | "promise"
                | "vow"
                | "want"
                | "agree"
                | "pledge"
                | "threaten"
                | "seek"
        )
        || tokens.get(verb.range.end).is_some_and(|t| t.low == "due");
    let ahead = time.is_some_and(|t| {
        times[t]
            .clue
            .is_some_and(|c| c.tense == crate::timex::expr::Tense::Future)
    });
    if marker {
        Status::Hypothetical
    } else if verb.negated || nobody {
        Status::Denied
    } else if verb.tense == Tense::Future || to_come || (ahead && verb.tense != Tense::Past) {
        Status::Planned
    } else if verb.tense == Tense::Supposed {
        Status::Hypothetical
    } else {
        Status::Happened
    }
}

//! Which time expression dates a mention.
//!
//! Deliberately absent: the date itself, which only the dated source can tell.

use super::clause::Clause;
use super::token::Token;
use crate::timex::TimexExpr;
use crate::timex::expr::Says;

/// The time expression of a clause that stands nearest to its verb.
pub(super) fn main(
    tokens: &[Token],
    clause: &Clause,
    times: &[TimexExpr],
    taken: &[usize],
) -> Option<usize> {
    let verb = clause
        .verb
        .as_ref()
        .map_or(clause.range.start, |v| v.range.start);
    clause
        .range
        .clone()
        .filter_map(|i| Some((i, tokens[i].timex?)))
        .filter(|&(_, t)| dates(&times[t]) && !taken.contains(&t))
        // "All work since 2004 was examined on Monday": what has gone on since then did not happen then.
        .min_by_key(|&(i, _)| (i > 0 && tokens[i - 1].low == "since", i.abs_diff(verb)))
        .map(|(_, t)| t)
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

//! The whole way over one text: every expression found, then resolved in text order with the date that the telling has reached.

use super::expr::{Node, Says, TimexExpr};
use super::resolve::{Context, Told, mean, resolve};
use super::{Timex, find_in};
use crate::calendar::{Granularity, Period, When};
use crate::source::Kind;

/// Finds and resolves every time expression of a text.
///
/// `anchor` is the day of writing or the days it can be. In a history dates are counted from the date that the telling has
/// reached, and the anchor only tells the reader's present.
pub fn tag(text: &str, anchor: Option<When>, kind: Kind) -> Vec<Timex> {
    resolve_all(text, &find_in(text, kind), anchor, kind)
}

/// Resolves the expressions of one text, in their order.
pub fn resolve_all(
    text: &str,
    exprs: &[TimexExpr],
    anchor: Option<When>,
    kind: Kind,
) -> Vec<Timex> {
    let mut told = Told::default();
    exprs
        .iter()
        .map(|expr| {
            let context = Context {
                text,
                anchor,
                kind,
                told,
            };
            if let Some(period) = mean(expr, &context).0.period {
                told = tell(told, &expr.node, period);
            }
            resolve(expr, &context)
        })
        .collect()
}

/// What is told once this expression has been read.
fn tell(mut told: Told, node: &Node, period: Period) -> Told {
    // A passing mention of a decade or a century does not move the telling.
    if period.granularity() <= Granularity::Year {
        told.reached = Some(period);
    }
    if names_a_quarter(node) {
        told.quarter = Some(period);
    }
    if let Some(day) = weekday(node) {
        told.weekdays[day] = Some(period.first_day());
    }
    told
}

/// "the third quarter", "third-quarter": not one that is only compared with.
fn names_a_quarter(node: &Node) -> bool {
    match &node.says {
        Says::Calendar {
            fields,
            relation: None,
        } => fields.quarter.is_some() && fields.year.is_none(),
        _ => false,
    }
}

/// The weekday that an expression names, Monday 0.
fn weekday(node: &Node) -> Option<usize> {
    match &node.says {
        Says::Calendar { fields, .. } => fields
            .weekday
            .map(|day| day.num_days_from_monday() as usize),
        Says::Hour { of: Some(of), .. } => weekday(of),
        _ => None,
    }
}

//! Recognises the kind of a text from its time expressions.
//!
//! News speaks of its own days: "today", "Friday", "last week". A history names years and runs on from them.

use super::expr::{Node, Says, TimexExpr};
use crate::source::Kind;

/// News, history or plain prose.
///
/// Weekdays and units counted from the day of writing speak for news; full dates and years for a history; a text with few
/// expressions for its length is prose.
pub fn recognise_kind(text: &str, exprs: &[TimexExpr]) -> Kind {
    let (mut news, mut history) = (0_usize, 0_usize);
    for expr in exprs {
        match speaks_for(&expr.node) {
            Some(Kind::News) => news += 1,
            Some(Kind::History) => history += 1,
            _ => {}
        }
    }
    // One expression in 3000 characters is a text that happens to mention a date.
    if (news + history) * 3000 < text.len() {
        return Kind::Prose;
    }
    // "He died yesterday. Born in 1931, he …": a life told at length in the news of a day.
    let opens = exprs.first().map(|e| &e.node.says);
    let news_of_a_day = matches!(opens, Some(Says::Deictic { .. }));
    if history > news * 6 && history >= 12 && !news_of_a_day {
        Kind::History
    } else {
        Kind::News
    }
}

fn speaks_for(node: &Node) -> Option<Kind> {
    match &node.says {
        Says::Deictic { .. } => Some(Kind::News),
        Says::Calendar { fields, relation } => {
            if fields.weekday.is_some() && fields.day.is_none() || relation.is_some() {
                Some(Kind::News)
            } else if fields.year.is_some() || fields.month.is_some() {
                Some(Kind::History)
            } else {
                None
            }
        }
        Says::Phase { of, .. }
        | Says::About(of)
        | Says::Nth { of, .. }
        | Says::Beside { of, .. }
        | Says::Within { of, .. } => speaks_for(of),
        Says::Hour { of: Some(of), .. } => speaks_for(of),
        _ => None,
    }
}

//! Recognises the kind of a text from its time expressions.
//!
//! News speaks of its own days: "today", "Friday", "last week". A history names years and runs on from them.

use super::expr::{Count, Fields, Node, Origin, Says, TimexExpr, Unit};
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
    // "The singer of the 1950s died yesterday. Born in 1931, she …": a life told at length in the news of a day.
    let first = exprs.first();
    let opens = first.is_some_and(|expr| matches!(expr.node.says, Says::Deictic { .. }));
    let opening = exprs.iter().take_while(|expr| expr.span.start() < OPENING);
    let news_of_a_day = opens || opening.into_iter().any(|expr| names_near_day(&expr.node));
    if history > news * 6 && history >= 12 && !news_of_a_day {
        Kind::History
    } else {
        Kind::News
    }
}

/// How many bytes open a text.
const OPENING: usize = 500;

/// "yesterday", "Thursday": a day next to that of writing. "Today" can be the age that we live in.
fn names_near_day(node: &Node) -> bool {
    let weekday = |fields: &Fields| fields.weekday.is_some() && fields.day.is_none();
    match node.says {
        Says::Deictic { unit, offset } => unit == Unit::Day && offset != 0,
        _ => node.fields().is_some_and(weekday),
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
        // "three years ago"; thousands of years are nobody's news.
        Says::Shift {
            from: Origin::Writing,
            amount,
            ..
        } => (amount.count != Count::Some && amount.unit <= Unit::Year).then_some(Kind::News),
        Says::Phase { of, .. }
        | Says::About(of)
        | Says::Nth { of, .. }
        | Says::Beside { of, .. }
        | Says::Within { of, .. } => speaks_for(of),
        Says::Hour { of: Some(of), .. } => speaks_for(of),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timex::find;

    #[test]
    fn a_life_told_in_the_news_of_its_last_day_is_news() {
        let life = "She was born in 1931, sang in 1949, 1950, 1951, 1952, 1953, 1954, 1955, 1956, 1957 and 1958, married in \
                    1960 and left the stage in 1971. ";
        let kind = |opening: &str| {
            let text = format!("{opening} {}", life.repeat(2));
            recognise_kind(&text, &find(&text))
        };
        for opening in [
            "The singer of the 1950s died yesterday.",
            "The singer of the 1950s, who was 79, died on Thursday night.",
        ] {
            assert_eq!(kind(opening), Kind::News, "{opening}");
        }
        for opening in [
            "The singer of the 1950s died in 2010.",
            "The singer of the 1950s is hardly known today.",
            "The singer of the 1950s died on Thursday, 4 March 2010.",
        ] {
            assert_eq!(kind(opening), Kind::History, "{opening}");
        }
    }
}

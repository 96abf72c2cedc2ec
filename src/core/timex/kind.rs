//! Recognises the kind of a text from its time expressions.
//!
//! News speaks of its own days: "today", "Friday", "last week". A history names years and runs on from them.

use super::expr::{Count, Fields, Node, Origin, Says, Tense, TimexExpr, Unit};
use crate::source::Kind;

/// News, history or plain prose.
///
/// Weekdays and units counted from the day of writing speak for news; full dates and years for a history, even a short one if it
/// begins with a year and goes on in nothing but dates; a text with few expressions for its length is prose.
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
    let long = history > news * 6 && history >= 12;
    if (long || news == 0 && tells_briefly(history, text, exprs)) && !news_of_a_day {
        Kind::History
    } else {
        Kind::News
    }
}

/// How many bytes open a text.
const OPENING: usize = 500;

/// And how many words.
const OPENING_WORDS: usize = 80;

/// "In June 1950 … By August … On September 28": a history of a page or less. News that happens to count nothing from its own day
/// opens with what "has" happened, looks ahead, has its dates far between, leaves out the year of the first one or begins with the
/// day of writing.
fn tells_briefly(dates: usize, text: &str, exprs: &[TimexExpr]) -> bool {
    let ahead = |expr: &TimexExpr| expr.clue.is_some_and(|clue| clue.tense == Tense::Future);
    let mut opening = text.split_whitespace().take(OPENING_WORDS);
    let recent = opening.any(|word| matches!(word, "has" | "have"));
    let mut named = exprs.iter().filter(|expr| expr.node.fields().is_some());
    dates >= 3
        && !recent
        && dates * 500 >= text.len()
        && named
            .next()
            .is_some_and(|expr| expr.node.is_complete() && !is_dateline(expr, text))
        && !exprs.iter().any(ahead)
}

/// "12 May 2011", "Published: 12 May 2011": a day in a line too short for a sentence.
fn is_dateline(expr: &TimexExpr, text: &str) -> bool {
    let (before, after) = (&text[..expr.span.start()], &text[expr.span.end()..]);
    let line = |part: Option<&str>| part.map_or(0, str::len);
    let around = line(before.rsplit('\n').next()) + line(after.split('\n').next());
    around < 30
        && expr
            .node
            .fields()
            .is_some_and(|fields| fields.day.is_some())
}

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
    fn a_short_history_begins_with_a_year_and_looks_at_nothing_but_its_dates() {
        let kind = |text: &str| recognise_kind(text, &find(text));
        for history in [
            "The siege began in May 1650. By July the walls were down. On 3 August the town fell.",
            "In 1806 the king fled. In October they fought, and in early 1807 they fought again.",
        ] {
            assert_eq!(kind(history), Kind::History, "{history}");
        }
        let far_between = "The town has 9000 people. ".repeat(60);
        for news in [
            // No year to begin with.
            "The talks began on May 3. By July 1998 they had failed. On August 3 they began again.",
            // Its own day.
            "The talks began in May 1998. By July they had failed. They began again last week, on August 3.",
            // What is still to come.
            "The talks began in May 1998. By July they had failed. They will begin again on August 3.",
            "The talks began in May 1998. They failed on July 3.",
            // What has happened.
            "The port has reopened. The talks began in May 1998. By July they had failed. On August 3 they began.",
            // Its own day in its head.
            "12 May 1998\n\nThe talks began in May 1997. By July they had failed. On May 3 they began again.",
            &format!(
                "The talks began in May 1998. {far_between} They failed on July 3, and again on August 3."
            ),
        ] {
            assert_ne!(kind(news), Kind::History, "{news}");
        }
    }

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

//! What words that were left open can mean, for a person to choose from.

use crate::calendar::{Day, Extent, When};
use crate::order::InOrder;
use crate::source::Span;
use crate::story::{Dating, SourceIx, Story};
use crate::timex;

/// So many readings are worth a button each.
const MOST: usize = 4;

/// The likeliest dates of a time expression, in the order of time; none for words that are no time expression, or too vague.
///
/// Counted from the days on which its source can have been written, from the dates told near it, and, where there are none of
/// these, from the other sources' days.
pub fn readings(story: &Story, source: SourceIx, span: Span) -> Vec<When> {
    let report = story.report(source);
    let found = timex::find_in(report.source.text(), report.kind);
    let Some(expr) = found.into_iter().find(|expr| expr.span == span) else {
        return Vec::new();
    };
    let mut days = written(&report.date);
    let told = |near: Option<&timex::Timex>| Some(middle(near?.when?));
    let before = report.timexes.iter().rev();
    let before = { before }.find(|t| t.span.end() <= span.start() && t.when.is_some());
    let after = report.timexes.iter();
    let after = { after }.find(|t| t.span.start() >= span.end() && t.when.is_some());
    days.extend(told(before).into_iter().chain(told(after)));
    if days.is_empty() {
        days.extend(story.sources.iter().flat_map(|other| written(&other.date)));
        days.order();
        days.dedup();
    }
    let mut out = timex::readings(&expr, &days);
    out.truncate(MOST);
    out.order_by_key(|when| when.in_time());
    out
}

/// The days to count from: the likeliest first, then the bounds.
fn written(date: &Dating) -> Vec<Day> {
    let bounds = match date.when.map(When::extent) {
        Some(Extent::Closed(days)) => vec![days.first_day(), days.last_day()],
        Some(Extent::From(start)) => vec![start.day()],
        Some(Extent::Until(end)) => end.day().plus(-1).into_iter().collect(),
        None => vec![],
    };
    let mut days: Vec<Day> = date.likely.into_iter().collect();
    bounds.into_iter().for_each(|day| {
        if !days.contains(&day) {
            days.push(day);
        }
    });
    days
}

/// The day in the middle of a date, or the bound that it has.
fn middle(when: When) -> Day {
    match when.extent() {
        Extent::Closed(days) => {
            let first = days.first_day();
            let half = (days.last_day().number() - first.number()) / 2;
            first.plus(half).unwrap_or(first)
        }
        Extent::From(bound) | Extent::Until(bound) => bound.day(),
    }
}

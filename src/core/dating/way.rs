//! Whether the words round a date look back or ahead from the day of writing.
//!
//! A bound on a day of writing is only as good as this reading, so it asks more of the text than the resolving of a date does:
//! where the words leave it open there is no answer, and no bound.

use super::told::{Told, sentence_before, told};
use super::{Doc, cue};
use crate::event::{Draft, Tense};
use crate::story::Status;
use crate::timex::expr;

/// Whether an expression's clause looks back or ahead.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Way {
    Back,
    Ahead,
}

impl Way {
    /// The name that a reason gives it.
    pub fn name(self) -> &'static str {
        match self {
            Way::Back => "past",
            Way::Ahead => "future",
        }
    }
}

/// Which way a time expression looks; `None` where the words leave it open.
pub(crate) fn way(doc: &Doc, t: usize) -> Option<Way> {
    let expr = &doc.times[t];
    if by_the_clock(doc, t) {
        return None;
    }
    let dated = cue::fields(&expr.node).is_some_and(|f| f.year.is_some() || f.month.is_some());
    match told(doc.source.text(), expr.span.start(), expr.span.end()).filter(|_| dated) {
        Some(Told::Looks(way)) => Some(way),
        Some(Told::Open) => None,
        None => by_verb(doc, t),
    }
}

/// Whether what reads as a year is a time of a day that is named beside it: "live on Wednesday, from 1930", "from 1130 to 1215 GMT".
fn by_the_clock(doc: &Doc, t: usize) -> bool {
    let expr = &doc.times[t];
    let text = doc.source.text();
    let digits = text[expr.span.start()..expr.span.end()].parse::<u32>();
    if !digits.is_ok_and(|n| (1000..2400).contains(&n) && n % 100 < 60) {
        return false;
    }
    let beside = |a: usize, b: usize, words: &[&str]| {
        let (Some(a), Some(b)) = (doc.times.get(a), doc.times.get(b)) else {
            return false;
        };
        let between = text.get(a.span.end()..b.span.start());
        between.is_some_and(|between| words.contains(&between.trim_matches([',', ' '])))
    };
    let day = |t: usize| cue::fields(&doc.times[t].node).is_some_and(|f| f.weekday.is_some());
    let hour = |t: usize| matches!(doc.times[t].node.says, expr::Says::Hour { .. });
    beside(t, t + 1, &["to", "until", "-", "–"]) && hour(t + 1)
        || t > 0 && beside(t - 1, t, &["from", "at"]) && day(t - 1)
}

/// Whether a date that looks back cannot well be a coming one: it opens a past clause ("On 24 August she resigned"), or stands
/// close behind its verb. Further behind it can be what was planned then: "has invited them to a ceremony on 12 March".
pub(crate) fn surely_past(doc: &Doc, t: usize) -> bool {
    let expr = &doc.times[t];
    let (start, text) = (expr.span.start(), doc.source.text());
    let verb = |d: &Draft| d.verb.filter(|_| d.tense == Some(Tense::Past));
    let verb = doc
        .drafts
        .iter()
        .filter(|d| d.timex == Some(t))
        .find_map(verb);
    let before = text[..start].trim_end();
    verb.is_some_and(|verb| {
        start < verb.start() || start - verb.end() <= CLOSE && !before.ends_with(" to")
    })
}

/// So many bytes behind its verb a date is its own.
const CLOSE: usize = 32;

/// By the verb of the mention that the expression dates.
fn by_verb(doc: &Doc, t: usize) -> Option<Way> {
    let expr = &doc.times[t];
    let draft = doc.drafts.iter().find(|d| d.timex == Some(t));
    if cue::ahead(expr) || draft.is_some_and(|d| d.status == Status::Planned) {
        return Some(Way::Ahead);
    }
    let said_past = expr.clue.is_some_and(|c| c.tense == expr::Tense::Past);
    // A bare year or month is as often a plan ("the 2012 model"): only a verb tells. A day without a verb is mostly past.
    let day = cue::fields(&expr.node).is_some_and(|f| f.day.is_some() || f.weekday.is_some());
    match draft {
        Some(d) if d.status == Status::Hypothetical => None,
        Some(d) if d.tense == Some(Tense::Past) => Some(Way::Back),
        Some(d) if d.tense.is_none() && (day || said_past) => Some(Way::Back),
        Some(_) => None,
        None => (said_past && day).then_some(Way::Back),
    }
}

/// Whether the words say that the time they name is not over: "so far the yard has sold more in 2005".
pub(crate) fn running(text: &str, start: usize) -> bool {
    let before = sentence_before(text, start).to_ascii_lowercase();
    before.ends_with(" in ")
        && ["so far", "thus far", "to date"]
            .iter()
            .any(|words| before.contains(words))
}

/// Whether the words say that a period ends with the date: "the quarter, which ended June 30, 2008", "the year ended March 2007".
pub(crate) fn period_ends(text: &str, start: usize) -> bool {
    let before = sentence_before(text, start).to_ascii_lowercase();
    let before = before.trim_end().trim_end_matches(" on");
    (before.ends_with(" ended") || before.ends_with(" ending"))
        && ["quarter", "half", "year", "months", "weeks"]
            .iter()
            .any(|period| before.contains(period))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_can_be_told_as_not_over() {
        let running = |text: &str| running(text, text.find("2005").expect("a year"));
        assert!(running(
            "So far the yard has launched more ferries in 2005."
        ));
        assert!(!running("So far it went well. The yard was built in 2005."));
        assert!(!running("The yard has launched more ferries in 2005."));
    }

    #[test]
    fn a_date_can_end_a_period() {
        let ends = |text: &str| period_ends(text, text.find("June").expect("a date"));
        assert!(ends(
            "Sales doubled in the quarter, which ended on June 30, 2008."
        ));
        assert!(ends(
            "For the nine months ended June 30, 2008 it lost money."
        ));
        assert!(!ends("The strike ended on June 30, 2008."));
        assert!(!ends(
            "The quarter was good. The strike ended June 30, 2008."
        ));
    }
}

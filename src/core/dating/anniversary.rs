//! "Five years after its launch, …" at the head of a report, which elsewhere says when the launch was; "ten years ago, on 4 May
//! 1998"; "a year ago this month".
//!
//! Deliberately absent: years counted further down; they are history told, and not told from the day of writing.

use super::Doc;
use super::clues::{Clue, plain};
use super::cue::{self, Days};
use crate::calendar::{Day, When, say};
use crate::event::{is_closed, stem};
use crate::source::Span;
use crate::story::{Citation, SourceIx, Step};
use crate::timex::expr::{Amount, Direction, Node, Origin, Says, Unit};

/// What a report counts its years from.
pub(super) struct Counted {
    /// How many years.
    pub years: i32,
    /// The days of the happening, and the time expression that gives them.
    pub from: Days,
    pub t: usize,
    /// The words that count.
    pub span: Span,
}

/// A happening that is known less closely than to a year counts nothing.
const YEAR: i32 = 366;
/// Who says "five years after" writes so many days before or after that day five years later, mostly.
const EARLY: i32 = 90;
const LATE: i32 = 183;
/// The weight of a day then and of any other day, where the happening is known to the month.
const THEN: [f32; 2] = [1.0, 0.003];
/// The weight of the year counted to, of the next, and of any other, where it is known to the year.
const IN_YEAR: [f32; 3] = [0.8, 0.15, 0.003];

impl Counted {
    /// What weight it gives a day in a year.
    pub fn weight(&self, day: i32, year: i32) -> f32 {
        let (first, last) = self.from;
        if last - first <= 31 {
            let passed = self.years * 1461 / 4;
            let then = first + passed - EARLY..=last + passed + LATE;
            return THEN[usize::from(!then.contains(&day))];
        }
        let from = Day::from_number(first).map_or(year, |d| d.ymd().0);
        IN_YEAR[usize::try_from(year - from - self.years)
            .unwrap_or(2)
            .min(2)]
    }
}

/// The years that a report counts from what it dates.
pub(super) fn read(doc: &Doc) -> Option<Counted> {
    dated_at_once(doc).or_else(|| at_its_head(doc))
}

/// "Ten years ago, on 4 May 1998".
fn dated_at_once(doc: &Doc) -> Option<Counted> {
    let text = doc.source.text();
    doc.times.windows(2).enumerate().find_map(|(k, pair)| {
        let [ago, date] = pair else { return None };
        let Says::Shift {
            amount,
            direction: Direction::Earlier,
            from: Origin::Writing,
        } = &ago.node.says
        else {
            return None;
        };
        let between = text.get(ago.span.end()..date.span.start())?;
        let at_once = matches!(between.trim_matches([',', ' ']), "" | "on" | "in");
        cue::fields(&date.node)?.year.filter(|y| !y.short)?;
        Some(Counted {
            years: whole_years(*amount).filter(|_| at_once)?,
            from: cue::days_at(date, None, 0, false)?,
            t: k + 1,
            span: ago.span,
        })
    })
}

/// The years that a report begins by counting, if it dates what it counts them from.
fn at_its_head(doc: &Doc) -> Option<Counted> {
    let text = doc.source.text();
    let (span, years) = doc.times.iter().find_map(|expr| {
        let Says::Length(amount) = expr.node.says else {
            return None;
        };
        let years = whole_years(amount)?;
        let after = text[expr.span.end()..].starts_with(AFTER);
        (after && at_head(doc, expr.span)).then_some((expr.span, years))
    })?;
    let rest = &text[span.end() + AFTER.len()..];
    let phrase: Vec<String> = words(rest.split([',', '.', ';', '\n']).next()?).collect();
    // The happening, where its own words give the year: "since its launch in 2003".
    let (from, t) = doc.drafts.iter().find_map(|draft| {
        let t = draft.timex.filter(|_| draft.counted.is_none())?;
        let expr = &doc.times[t];
        let year = cue::fields(&expr.node)?.year.filter(|y| !y.short);
        let told = &text[draft.span.start()..draft.span.end()];
        let days = cue::days_at(expr, None, 0, false)?;
        let same = words(told).any(|word| phrase.contains(&word));
        (year.is_some() && same && days.1 - days.0 <= YEAR).then_some((days, t))
    })?;
    Some(Counted {
        years,
        from,
        t,
        span,
    })
}

/// A number of years that somebody counts from a happening.
fn whole_years(amount: Amount) -> Option<i32> {
    let (years, unit) = amount.exact()?;
    (unit == Unit::Year && (1..200).contains(&years)).then_some(years)
}

/// "A year ago this month", "ten years ago today", and in the same paragraph the day: the day of writing is so many years after it.
pub(super) fn ago(ix: SourceIx, doc: &Doc) -> Option<Clue> {
    let (span, next, years, unit) = doc.times.iter().enumerate().find_map(|(k, expr)| {
        let Says::Shift {
            amount,
            direction: Direction::Earlier,
            from,
        } = &expr.node.says
        else {
            return None;
        };
        let years = whole_years(*amount)?;
        let now = |node: &Node| match node.says {
            Says::Deictic {
                unit: unit @ (Unit::Day | Unit::Week | Unit::Month),
                offset: 0,
            } => Some(unit),
            _ => None,
        };
        match from {
            Origin::Named(of) => Some((expr.span, k + 1, years, now(of)?)),
            Origin::Writing => {
                let other = doc.times.get(k + 1)?;
                let between = expr.span.end()..other.span.start();
                let adjacent = doc.source.text().get(between)?.trim().is_empty();
                let unit = now(&other.node).filter(|_| adjacent)?;
                Some((expr.span.hull(other.span), k + 2, years, unit))
            }
            Origin::Telling => None,
        }
    })?;
    let paragraph = doc.passages.iter().find(|p| p.span.contains(span))?.span;
    let day = doc.times[next..]
        .iter()
        .take_while(|t| paragraph.contains(t.span))
        .find_map(|t| {
            let (first, last) = cue::days_at(t, None, 0, false)?;
            let full = cue::fields(&t.node)?.year.is_some();
            (full && first == last).then_some(first)
        })?;
    let (year, month, of_month) = Day::from_number(day)?.ymd();
    let then = |days: i32| {
        let day = Day::from_ymd(year + years, month, of_month)?.number();
        Some((day - days, day + days))
    };
    let (first, last) = match unit {
        Unit::Day => then(0)?,
        Unit::Week => then(6)?,
        _ => cue::month_days(year + years, month)?,
    };
    let words = plain(doc.source.words(span));
    let date = When::day(Day::from_number(day)?);
    let text = format!("“{words}” is told of {}.", say(date));
    let rests_on = Some(Citation { source: ix, span });
    let args = [("words", &*words), ("date", &date.to_edtf())];
    let why = Step::new("years-ago", &args, text, rests_on);
    Some(Clue::within(Some(first), Some(last), true, why))
}

const AFTER: &str = " after ";

/// The words of a phrase that can name a happening, without their endings.
fn words(phrase: &str) -> impl Iterator<Item = String> {
    phrase
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.len() >= 4 && !matches!(*word, "first" | "last"))
        .map(str::to_lowercase)
        .filter(|word| !is_closed(word))
        .map(|word| stem(&word))
}

/// Whether words stand in the first sentence of a report's text or in its headline.
fn at_head(doc: &Doc, span: Span) -> bool {
    let first = doc.drafts.iter().filter(|d| d.headline || d.sentence <= 1);
    let end = first.map(|d| d.span.end()).max();
    end.is_some_and(|end| span.start() < end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_happening_of_a_month_is_counted_from_closely_and_one_of_a_year_by_the_year() {
        let day = |y, m, d| Day::from_ymd(y, m, d).map_or(0, Day::number);
        let span = Span::of(0..0);
        let month = Counted {
            years: 3,
            from: (day(2008, 5, 1), day(2008, 5, 31)),
            t: 0,
            span,
        };
        assert!(month.weight(day(2011, 8, 8), 2011) > month.weight(day(2012, 1, 8), 2012));
        assert!(month.weight(day(2011, 4, 8), 2011) > month.weight(day(2011, 1, 8), 2011));
        let year = Counted {
            years: 5,
            from: (day(2003, 1, 1), day(2003, 12, 31)),
            t: 0,
            span,
        };
        let weights = [2007, 2008, 2009, 2010].map(|y| year.weight(day(y, 7, 1), y));
        assert_eq!(weights, [0.003, 0.8, 0.15, 0.003]);
    }
}

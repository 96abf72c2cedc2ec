//! What is known around an expression: the day of writing, the date that the telling has reached, the tense of its clause.

use super::{Reason, Told};
use crate::calendar::{Day, Granularity, Period, When};
use crate::source::Kind;
use crate::timex::expr::{Tense, TimexExpr};

/// The day of writing, as far as it is known.
#[derive(Clone, Copy)]
pub(in crate::timex) enum Writing {
    Unknown,
    /// This day of this year.
    On(Day, i32),
    /// Some day from the first to the last.
    Within(Day, Day),
}

impl Writing {
    /// This day.
    pub fn on(day: Day) -> Writing {
        Writing::On(day, day.ymd().0)
    }

    /// The day, if it is known.
    pub fn day(self) -> Option<Day> {
        match self {
            Writing::On(day, _) => Some(day),
            Writing::Unknown | Writing::Within(..) => None,
        }
    }

    /// The last day that it can be.
    pub fn last(self) -> Option<Day> {
        match self {
            Writing::Unknown => None,
            Writing::On(day, _) | Writing::Within(_, day) => Some(day),
        }
    }
}

impl From<Option<When>> for Writing {
    fn from(anchor: Option<When>) -> Writing {
        let days = anchor.and_then(When::interval);
        match days.map(|days| (days.first_day(), days.last_day())) {
            None => Writing::Unknown,
            Some((first, last)) if first == last => Writing::on(first),
            Some((first, last)) => Writing::Within(first, last),
        }
    }
}

/// What is known around an expression.
#[derive(Clone, Copy)]
pub(super) struct Scene<'t> {
    /// The day of writing.
    pub day: Option<Day>,
    /// The year of that day.
    pub year: i32,
    pub kind: Kind,
    pub told: &'t Told,
    pub expr: &'t TimexExpr,
}

impl<'t> Scene<'t> {
    /// What is known around this expression.
    pub fn of(expr: &'t TimexExpr, writing: Writing, kind: Kind, told: &'t Told) -> Scene<'t> {
        let (day, year) = match writing {
            Writing::On(day, year) => (Some(day), year),
            Writing::Unknown | Writing::Within(..) => (None, 0),
        };
        Scene {
            day,
            year,
            kind,
            told,
            expr,
        }
    }

    /// The same, written on this day.
    pub fn on(&self, day: Day) -> Scene<'t> {
        Scene {
            day: Some(day),
            year: day.ymd().0,
            ..*self
        }
    }

    /// Whether the clause looks ahead (`Some(true)`), back (`Some(false)`) or tells nothing.
    pub fn ahead(&self) -> Option<bool> {
        match self.expr.clue?.tense {
            Tense::Future => Some(true),
            Tense::Past => Some(false),
            Tense::Present => None,
        }
    }

    /// Whether the words that look back or ahead stand right before it: "were charged on 20 September".
    pub fn led(&self) -> bool {
        self.expr.clue.is_some_and(|clue| {
            let between = self.expr.span.start().checked_sub(clue.span.end());
            between.is_some_and(|bytes| bytes <= " on ".len())
        })
    }

    /// The period of this granularity that the text has reached; in news without one, that of the day of writing.
    pub fn reached(&self, granularity: Granularity) -> Option<(Period, Reason)> {
        match (self.told.reached, self.day) {
            (Some(telling), _) if telling.granularity() <= granularity => Some((
                Period::containing(telling.first_day(), granularity),
                Reason::FromTelling(telling),
            )),
            (_, Some(day)) if self.kind != Kind::History => {
                Some((Period::containing(day, granularity), Reason::FromWriting))
            }
            _ => None,
        }
    }
}

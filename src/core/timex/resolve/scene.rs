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
        self.day_and_year().map(|(day, _)| day)
    }

    /// The same with its year.
    pub fn day_and_year(self) -> Option<(Day, i32)> {
        match self {
            Writing::On(day, year) => Some((day, year)),
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

/// What is known of a text where an expression stands.
#[derive(Clone, Copy)]
pub(in crate::timex) struct Known {
    pub writing: Writing,
    pub kind: Kind,
    pub told: Told,
}

impl Known {
    /// The same, written then.
    pub fn written(&self, writing: Writing) -> Known {
        Known { writing, ..*self }
    }
}

/// What is known around an expression.
#[derive(Clone, Copy)]
pub(in crate::timex) struct Scene<'t> {
    pub known: &'t Known,
    pub expr: &'t TimexExpr,
}

impl Scene<'_> {
    /// The day of writing, if it is known.
    pub fn day(&self) -> Option<Day> {
        self.known.writing.day()
    }

    /// Whether the text is a history.
    pub fn is_history(&self) -> bool {
        self.known.kind == Kind::History
    }

    /// What the text has told so far.
    pub fn told(&self) -> &Told {
        &self.known.told
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
        match (self.told().reached, self.day()) {
            (Some(telling), _) if telling.granularity() <= granularity => Some((
                Period::containing(telling.first_day(), granularity),
                Reason::FromTelling(telling),
            )),
            (_, Some(day)) if !self.is_history() => {
                Some((Period::containing(day, granularity), Reason::FromWriting))
            }
            _ => None,
        }
    }
}

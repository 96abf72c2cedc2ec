//! The days on which a source can have been written.

use crate::calendar::{Day, When};
use crate::story::Step;

/// The widest bounded domain that is held day by day.
const HELD: i32 = 2600;

/// A set of days: bounds, and the days themselves once the bounds are close enough to list them.
#[derive(Clone, Debug)]
pub(crate) struct Domain {
    low: i32,
    high: i32,
    days: Option<Vec<i32>>,
    /// What left days out, in its order.
    pub why: Vec<Step>,
}

impl Domain {
    /// Any day there is.
    pub fn any() -> Domain {
        Domain {
            low: Day::MIN.number(),
            high: Day::MAX.number(),
            days: None,
            why: Vec::new(),
        }
    }

    /// The first day, if there is one.
    pub fn low(&self) -> Option<i32> {
        (self.low > Day::MIN.number()).then_some(self.low)
    }

    /// The last day, if there is one.
    pub fn high(&self) -> Option<i32> {
        (self.high < Day::MAX.number()).then_some(self.high)
    }

    /// How many days there are from the first to the last, if both are known.
    pub fn width(&self) -> Option<i32> {
        Some(self.high()? - self.low()? + 1)
    }

    /// The days one by one, if they are few enough.
    pub fn days(&self) -> Option<&[i32]> {
        self.days.as_deref()
    }

    /// Whether a day is left.
    pub fn holds(&self, day: i32) -> bool {
        (self.low..=self.high).contains(&day)
            && self
                .days
                .as_ref()
                .is_none_or(|days| days.binary_search(&day).is_ok())
    }

    /// Leaves out the days before `low` and after `high`; nothing changes if no day would be left.
    pub fn narrow(&mut self, low: Option<i32>, high: Option<i32>, why: &Step) -> Narrowed {
        let low = low.unwrap_or(self.low).max(self.low);
        let high = high.unwrap_or(self.high).min(self.high);
        if low > high {
            return Narrowed::Impossible;
        }
        if let Some(days) = &self.days {
            let left: Vec<i32> = days
                .iter()
                .copied()
                .filter(|d| (low..=high).contains(d))
                .collect();
            return self.keep(left, why);
        }
        if (low, high) == (self.low, self.high) {
            return Narrowed::Same;
        }
        self.set(low, high, why);
        if high - low <= HELD {
            self.days = Some((low..=high).collect());
        }
        Narrowed::Less
    }

    /// Leaves only the days that pass. Does nothing while the days are too many to list.
    pub fn retain(&mut self, test: impl Fn(i32) -> bool, why: &Step) -> Narrowed {
        let Some(days) = &self.days else {
            return Narrowed::Same;
        };
        let left: Vec<i32> = days.iter().copied().filter(|&d| test(d)).collect();
        self.keep(left, why)
    }

    fn keep(&mut self, left: Vec<i32>, why: &Step) -> Narrowed {
        let (Some(&low), Some(&high)) = (left.first(), left.last()) else {
            return Narrowed::Impossible;
        };
        if self.days.as_ref().is_some_and(|d| d.len() == left.len()) {
            return Narrowed::Same;
        }
        self.set(low, high, why);
        self.days = Some(left);
        Narrowed::Less
    }

    fn set(&mut self, low: i32, high: i32, why: &Step) {
        if (low, high) != (self.low, self.high) {
            self.why.retain(|w| w != why);
            self.why.push(why.clone());
        }
        (self.low, self.high) = (low, high);
    }

    /// Whether its bounds are those of this date.
    pub fn is(&self, when: When) -> bool {
        let bounds = |when: When| when.interval().map(|i| (i.first_day(), i.last_day()));
        bounds(when).is_some() && self.when().and_then(bounds) == bounds(when)
    }

    /// As a date: one day, a range, an open end, or nothing known.
    pub fn when(&self) -> Option<When> {
        let low = self.low().and_then(Day::from_number);
        let high = self.high().and_then(Day::from_number);
        match (low, high) {
            (Some(low), Some(high)) if low == high => Some(When::day(low)),
            (Some(low), Some(high)) => When::days(low, high),
            (Some(low), None) => Some(When::from_day(low)),
            (None, Some(high)) => Some(When::until_day(high)),
            (None, None) => None,
        }
    }
}

/// What narrowing did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Narrowed {
    /// Nothing to leave out.
    Same,
    /// Days were left out.
    Less,
    /// No day would be left, so none was left out.
    Impossible,
}

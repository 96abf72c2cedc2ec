//! What words mean, and how that was worked out: as data, without a sentence.

use crate::calendar::{Period, When};
use crate::timex::TimexType;
use crate::timex::expr::Reference;
use crate::timex::timex3::{Modifier, Pattern, Value};

/// What words mean.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Meaning {
    /// TIMEX3 value.
    pub value: Value,
    /// TIMEX3 type.
    pub kind: TimexType,
    /// TIMEX3 mod.
    pub modifier: Option<Modifier>,
    /// When that is on the calendar.
    pub when: Option<When>,
    /// The calendar period that the text has reached with it.
    pub(in crate::timex) period: Option<Period>,
    pub(super) reason: Reason,
    /// Why there is no date where there should be one.
    pub(super) lacks: Option<Lack>,
    pub(super) note: Option<Note>,
}

/// What else a reader has to know about a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::timex) enum Note {
    /// Written by the Julian calendar; the date is ours.
    OldStyle,
    /// The hour is that of a zone.
    Zone,
    /// Other dates of the text decided which of day and month stands first.
    Order,
}

/// How a date was worked out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::timex) enum Reason {
    /// The words give it whole.
    Stated,
    /// Counted from the day of writing.
    FromWriting,
    /// Counted from the date that the text has reached.
    FromTelling(Period),
    /// The nearest such date before.
    Before(Than),
    /// The nearest such date after.
    After(Than),
    /// The nearest such date either way: nothing decides.
    Nearest,
    /// Not a date: a length, a set, a vague reference.
    NoDate,
}

/// What a date lies before or after, and what says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::timex) enum Than {
    /// The day of writing; the clause's [clue](TimexExpr::clue) tells which way.
    WritingByClue,
    /// The day of writing; the words tell which way, or nothing does.
    Writing,
    /// The date that was told.
    Told(Period),
}

impl From<Option<Period>> for Than {
    fn from(told: Option<Period>) -> Than {
        told.map_or(Than::Writing, Than::Told)
    }
}

/// Why something could not be resolved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::timex) enum Lack {
    /// The day of writing is not known.
    Anchor,
    /// The text has not reached a date.
    Telling,
    /// The calendar has no such day.
    NoSuchDay,
    /// Day and month can change places.
    Order,
    /// Different days of writing give different dates.
    Depends,
    /// Of a fiscal year, which begins no one knows when.
    Fiscal,
    /// Only roughly said.
    Vague,
}

impl Meaning {
    pub(super) fn of(value: Value, kind: TimexType) -> Meaning {
        Meaning {
            value,
            kind,
            modifier: None,
            when: None,
            period: None,
            reason: Reason::NoDate,
            lacks: None,
            note: None,
        }
    }

    pub(super) fn date(period: Period, reason: Reason) -> Meaning {
        Meaning {
            when: Some(period.when()),
            period: Some(period),
            reason,
            ..Meaning::of(Value::On(period, None), TimexType::Date)
        }
    }

    pub(super) fn unresolved(pattern: Pattern, lack: Lack) -> Meaning {
        Meaning {
            lacks: Some(lack),
            ..Meaning::of(Value::Like(pattern), TimexType::Date)
        }
    }

    pub(super) fn reference(reference: Reference) -> Meaning {
        Meaning::of(Value::Reference(reference), TimexType::Date)
    }
}

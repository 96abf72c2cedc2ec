//! What a text says about when: a small algebra with a span on every node, and no date in it.
//!
//! Deliberately absent: the calendar, the day of writing, and everything else that turns words into dates (see `resolve`).

use std::rc::Rc;

use crate::calendar::Weekday;
use crate::source::Span;

/// One time expression as the text has it.
#[derive(Clone, PartialEq, Debug)]
pub struct TimexExpr {
    /// All its words.
    pub span: Span,
    /// What they say.
    pub node: Node,
    /// The verb or plan that tells whether it looks back or ahead, if the clause has one.
    pub clue: Option<Clue>,
    /// It is only mentioned by the way, in brackets or as a bound ("until 1995"): the telling does not move there.
    pub aside: bool,
    /// It is one of these ends of a range: "between May" and "July".
    pub whole: Option<Rc<[Node; 2]>>,
    /// It is only said how far the time reaches: "since 1999", "until May", "before 1914".
    pub bound: Option<Bound>,
    /// "Friday's": it belongs to a noun, so the verb near it need not be about it.
    pub possessive: bool,
}

/// Which end of a time is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bound {
    /// It began then: "since 1999".
    From,
    /// It ends then: "until May", "is due by Friday".
    Until,
    /// It was earlier, if only within that year: "before 1914".
    Before,
    /// It was later, if only within that month: "after May 2008".
    After,
}

/// Words that tell whether a clause looks back or ahead.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clue {
    /// Back or ahead.
    pub tense: Tense,
    /// The words, where they are.
    pub span: Span,
}

/// Whether a clause looks back or ahead.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)] // the names say it
pub enum Tense {
    Past,
    Present,
    Future,
}

/// A node: words and what they say.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    /// The words.
    pub span: Span,
    /// What they say.
    pub says: Says,
}

/// What words can say about when.
#[derive(Clone, PartialEq, Debug)]
pub enum Says {
    /// "now", "recently", "in the future": no place on the calendar.
    Reference(Reference),
    /// Calendar fields: "12 August 2008", "April", "Friday", "the third quarter", "last summer".
    Calendar {
        /// Which fields the words state.
        fields: Fields,
        /// "last", "next", "this" in front.
        relation: Option<Relation>,
    },
    /// A unit counted from the day of writing: "today", "last week", "this year".
    Deictic {
        /// The unit.
        unit: Unit,
        /// How many units ahead; negative looks back.
        offset: i32,
    },
    /// A unit counted from the date that the text has reached: "that year", "the same day", "the following month".
    Anaphor {
        /// The unit.
        unit: Unit,
        /// How many units ahead; negative looks back.
        offset: i32,
        /// A word points back to it ("that", "the same"); else it is only "the year".
        pointed: bool,
    },
    /// "two weeks later", "three days ago", "the day before yesterday".
    Shift {
        /// How much.
        amount: Amount,
        /// Which way.
        direction: Direction,
        /// From where.
        from: Origin,
    },
    /// "early", "late", "the end of" something.
    Phase {
        /// Which part.
        phase: Phase,
        /// Of what.
        of: Box<Node>,
    },
    /// A part of a day or a clock time, of a day if one is named.
    Hour {
        /// The time of day.
        time: TimeOfDay,
        /// The day.
        of: Option<Box<Node>>,
        /// The words for a time zone: the hour is that of the place, and is never shifted.
        zone: Option<Span>,
    },
    /// A length of time: "two years", "several days".
    Length(Amount),
    /// A length and the period that it lies in: "the first ten months of 1915".
    LengthOf(Amount, Box<Node>),
    /// A time that comes again: "every Friday", "daily".
    Every {
        /// What comes again, as a unit or calendar fields.
        what: Recurring,
    },
    /// "about" something.
    About(Box<Node>),
    /// The `n`th unit or weekday of a longer period: "the third Thursday of November", "the first half of 2008".
    Nth {
        /// Which one, from 1; negative counts from the end.
        n: i32,
        /// Of these.
        each: Each,
        /// Within that.
        of: Box<Node>,
    },
    /// The `n`th such weekday before or after a day: "the first Sunday after Easter".
    Beside {
        /// Which one, from 1.
        n: u8,
        /// The weekday.
        weekday: Weekday,
        /// Before or after.
        direction: Direction,
        /// That day.
        of: Box<Node>,
    },
    /// Calendar fields within a period that is named relatively: "July of that year", "January last year".
    Within {
        /// The fields.
        fields: Fields,
        /// The period.
        of: Box<Node>,
    },
    /// From one to the other; found as two expressions, see [`super::find`], each with the [whole](TimexExpr::whole).
    Range(Rc<[Node; 2]>),
}

/// What can be counted within a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Each {
    /// Units.
    Unit(Unit),
    /// Weekdays.
    Weekday(Weekday),
}

/// What comes again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Recurring {
    /// Each unit, or each so many units.
    Every(Amount),
    /// This part of each week: "on weekends"; its days, where it is the week.
    Weekly(Unit),
    /// Each day or month with these fields, in this part of the day.
    Fields(Fields, Option<PartOfDay>),
}

/// Where a shift starts.
#[derive(Clone, PartialEq, Debug)]
pub enum Origin {
    /// The day of writing: "ago".
    Writing,
    /// The date that the text has reached: "later".
    Telling,
    /// Something named: "two days after Christmas".
    Named(Box<Node>),
}

/// Which way from an origin.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)] // the names say it
pub enum Direction {
    Earlier,
    Later,
}

impl Direction {
    /// -1 for earlier, 1 for later.
    pub(crate) fn sign(self) -> i32 {
        match self {
            Direction::Earlier => -1,
            Direction::Later => 1,
        }
    }
}

/// "last", "next" or "this" before a name of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)] // the names say it
pub enum Relation {
    Last,
    Next,
    This,
    /// "the previous April": before the date that the text has reached.
    Previous,
    /// "the following spring": after the date that the text has reached.
    Following,
}

/// Vague references to now, before now and after now.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)] // the names say it
pub enum Reference {
    Present,
    Past,
    Future,
}

/// Calendar fields that the words state. All of them together name one period; those left out are worked out by `resolve`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Fields {
    /// The year.
    pub year: Option<Year>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// The day of the week.
    pub weekday: Option<Weekday>,
    /// A season.
    pub season: Option<Season>,
    /// 1 to 4.
    pub quarter: Option<u8>,
    /// 1 or 2.
    pub half: Option<u8>,
    /// A feast.
    pub feast: Option<Feast>,
    /// The year is one of ten or more: "the 1990s", "the 19th century", "the third millennium BC".
    pub span: YearSpan,
    /// Which of day and month stands first, in dates made of digits.
    pub order: Order,
    /// The text says that it counts by the Julian calendar.
    pub julian: bool,
    /// Of a fiscal year, whose first month the words do not say.
    pub fiscal: bool,
}

/// Whether a year stands for itself, its decade, its century or its millennium.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[allow(missing_docs)] // the names say it
pub enum YearSpan {
    #[default]
    One,
    Decade,
    Century,
    Millennium,
}

/// Which of day and month stands first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Order {
    /// The month is a name, or the year stands first: there is no question.
    #[default]
    Named,
    /// "8/26/2008"
    MonthFirst,
    /// "26.8.2008"
    DayFirst,
    /// "3.9.2008": either way; kept as if the month stood first.
    Unsure,
    /// "3.9.2008" beside dates of the same text that have only one reading.
    ByOthers,
}

/// A year as written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Year {
    /// Astronomical (0 is 1 BC); without the century for "'90s", without the era for "in 211".
    pub number: i32,
    /// The century was left out; of three digits, the era.
    pub short: bool,
}

/// Units of time that articles count in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)] // the names say it
pub enum Unit {
    Moment,
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Season,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// How many days it always has, where it has whole ones: 1, 7 or 14.
    pub(crate) fn days(self) -> Option<i32> {
        match self {
            Unit::Day => Some(1),
            Unit::Week => Some(7),
            Unit::Fortnight => Some(14),
            _ => None,
        }
    }
}

/// How much time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Amount {
    /// How many.
    pub count: Count,
    /// Of what.
    pub unit: Unit,
    /// "about", "more than", "less than".
    pub rough: Option<Rough>,
}

impl Amount {
    /// So many, and no word on how roughly.
    pub(crate) fn of(count: Count, unit: Unit) -> Amount {
        Amount {
            count,
            unit,
            rough: None,
        }
    }

    /// How many of what, where that is a whole number meant exactly, under a hundred thousand.
    pub(crate) fn exact(self) -> Option<(i32, Unit)> {
        match self {
            Amount {
                count: Count::Exact(n @ 0..100_000),
                unit,
                rough: None,
            } => Some((n as i32, unit)),
            _ => None,
        }
    }
}

/// How many.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Count {
    /// A number.
    Exact(u32),
    /// A number and a half.
    AndHalf(u32),
    /// A number with one decimal.
    Tenths(u32),
    /// "several", "weeks".
    Some,
}

/// How exact an amount is meant.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)] // the names say it
pub enum Rough {
    About,
    More,
    Less,
}

/// Which part of a period.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)] // the names say it
pub enum Phase {
    Start,
    Early,
    Mid,
    Late,
    End,
}

/// The seasons, in the order of [`crate::calendar::Period::season`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)] // the names say it
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// Parts of a day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)] // the names say it
pub enum PartOfDay {
    Dawn,
    Morning,
    Midday,
    Daytime,
    Afternoon,
    Dusk,
    Evening,
    Night,
}

/// A time of day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TimeOfDay {
    /// A part of the day.
    Part(PartOfDay),
    /// By the clock, 0:00 to 24:00; the minute only if the words have one.
    Clock {
        /// 0 to 24.
        hour: u8,
        /// 0 to 59.
        minute: Option<u8>,
    },
}

/// A feast that articles date by, or the day before it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Feast {
    /// The day it is kept on.
    pub day: FeastDay,
    /// Its eve.
    pub eve: bool,
}

/// The day of its year that a feast is kept on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FeastDay {
    /// Month and day of the month.
    On(u8, u8),
    /// So many days after Western Easter; negative is before it.
    Easter(i8),
    /// The `n`th such weekday of a month, the last one if negative.
    Nth(i8, Weekday, u8),
    /// The Tuesday after the first Monday of November.
    Election,
    /// The fourth Sunday before Christmas.
    Advent,
}

impl Node {
    /// A node over these words.
    pub(crate) fn new(span: Span, says: Says) -> Node {
        Node { span, says }
    }

    /// The calendar fields that it names, those of the day of an hour: "Friday" of "Friday night".
    pub(crate) fn fields(&self) -> Option<&Fields> {
        let mut node = self;
        loop {
            match &node.says {
                Says::Calendar { fields, .. } => return Some(fields),
                Says::Hour { of: Some(of), .. } => node = of,
                _ => return None,
            }
        }
    }

    /// Whether it names a whole date by itself: nothing has to be worked out.
    pub fn is_complete(&self) -> bool {
        let mut node = self;
        loop {
            match &node.says {
                Says::Calendar { fields, relation } => {
                    let stated = |year: Year| !year.short || year.number >= 100;
                    return relation.is_none() && fields.year.is_some_and(stated);
                }
                Says::Phase { of, .. }
                | Says::About(of)
                | Says::Nth { of, .. }
                | Says::Beside { of, .. }
                | Says::Within { of, .. }
                | Says::Hour { of: Some(of), .. } => node = of,
                Says::Range(ends) => return ends.iter().all(Node::is_complete),
                _ => return false,
            }
        }
    }
}

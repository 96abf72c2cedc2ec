//! What a time expression means: from the words, the day of writing and the date that the text has reached to a date.
//!
//! Deliberately absent: the text's grammar (see `rules`) and the running date itself (see `running`).

mod calendar_fields;
mod explain;
mod feasts;
mod shifts;

use std::sync::Arc;

use super::expr::{
    Bound, Clue, Node, PartOfDay, Phase, Recurring, Reference, Says, Tense, TimeOfDay, TimexExpr,
    Unit, YearSpan,
};
use super::timex3::{Length, Modifier, Pattern, Value};
use super::{Timex, TimexType};
use crate::calendar::{Day, Granularity, Instant, Interval, Period, When};
use crate::source::{Kind, Span};

/// What `resolve` needs to know beside the words.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The text that the expression was found in, to quote from.
    pub text: &'a str,
    /// The day of writing, or the days that it can be.
    pub anchor: Option<When>,
    /// News counts from the day of writing, a history from the date that the telling has reached.
    pub kind: Kind,
    /// What the text has told so far.
    pub told: Told,
}

/// What a text has told up to some place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Told {
    /// The date that the telling has reached.
    pub reached: Option<Period>,
    /// The quarter that a report is about: the last one that it named by number.
    pub quarter: Option<Period>,
    /// That quarter is one of a fiscal year.
    pub fiscal: bool,
    /// The last thing named was a stretch of months ("the first nine months"), which is what a year ago then means.
    pub stretch: bool,
    /// The day that each weekday, Monday first, was when it was last named.
    pub weekdays: [Option<Day>; 7],
}

/// A time expression with its meaning: what [`Timex`] says, but for how it was worked out. Small, as a text can be nothing but dates.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Resolved {
    /// The words.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexType,
    /// TIMEX3 value.
    pub value: Value,
    /// TIMEX3 mod.
    pub modifier: Option<Modifier>,
    /// When that is on the calendar.
    pub when: Option<When>,
    /// The whole stretch, where the words are one end of a range.
    pub whole: Option<When>,
    /// The words give the whole date.
    pub stated: bool,
}

/// The same with what [`Reasoned::explain`] makes the way from the words to the date of.
pub(super) struct Reasoned {
    pub resolved: Resolved,
    /// The calendar period that the text has reached with it.
    pub reached: Option<Period>,
    reason: Reason,
    /// Why there is no date where there should be one.
    lacks: Option<Lack>,
    note: Option<Note>,
}

/// What words mean for one day of writing.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Meaning {
    pub value: Value,
    pub kind: TimexType,
    pub modifier: Option<Modifier>,
    pub when: Option<When>,
    /// The calendar period that the text has reached with it.
    pub period: Option<Period>,
    pub reason: Reason,
    /// Why there is no date where there should be one.
    pub lacks: Option<Lack>,
    pub note: Option<Note>,
}

/// What else a reader has to know about a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Note {
    /// Written by the Julian calendar; the date is ours.
    OldStyle,
    /// The hour is that of a zone.
    Zone,
    /// Other dates of the text decided which of day and month stands first.
    Order,
}

/// How a date was worked out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reason {
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
pub(super) enum Than {
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
pub(super) enum Lack {
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

/// The day of writing, as far as it is known.
#[derive(Clone, Copy)]
pub(super) enum Writing {
    Unknown,
    On(Day),
    /// Some day from the first to the last.
    Within(Day, Day),
}

impl Writing {
    /// The last day that it can be.
    pub fn last(self) -> Option<Day> {
        match self {
            Writing::Unknown => None,
            Writing::On(day) | Writing::Within(_, day) => Some(day),
        }
    }
}

impl From<Option<When>> for Writing {
    fn from(anchor: Option<When>) -> Writing {
        let days = anchor.and_then(When::interval);
        match days.map(|days| (days.first_day(), days.last_day())) {
            None => Writing::Unknown,
            Some((first, last)) if first == last => Writing::On(first),
            Some((first, last)) => Writing::Within(first, last),
        }
    }
}

/// What is known around an expression.
#[derive(Clone, Copy)]
struct Scene<'t> {
    /// The day of writing.
    day: Option<Day>,
    kind: Kind,
    /// The date that the telling has reached.
    telling: Option<Period>,
    told: &'t Told,
    clue: Option<Clue>,
    possessive: bool,
}

/// What the expression means in this context.
///
/// With an interval of possible days of writing it is resolved at both ends: the same answer stands; two answers at most a week
/// apart give the stretch that holds both; otherwise it stays unresolved and says so.
pub fn resolve(expr: &TimexExpr, context: &Context) -> Timex {
    let writing = Writing::from(context.anchor);
    reasoned(expr, writing, context.kind, &context.told, &mut None).explain(
        expr,
        context.text,
        context.anchor,
        context.kind,
    )
}

/// The meaning, and how it was worked out. `kept` is what the expression before it left there.
pub(super) fn reasoned(
    expr: &TimexExpr,
    writing: Writing,
    kind: Kind,
    told: &Told,
    kept: &mut Option<Stretch>,
) -> Reasoned {
    let scene = Scene::of(expr, kind, told);
    let (meaning, whole) = match writing {
        Writing::Unknown => with_whole(expr, &scene, kept),
        Writing::On(day) => with_whole(expr, &scene.on(day), kept),
        Writing::Within(first, last) => {
            let days = (first, last);
            let whole = |ends: &[Node; 2]| within_days(days, &scene, |scene| range(ends, scene));
            (
                within_days(days, &scene, |scene| with_whole(expr, scene, &mut None).0),
                expr.whole.as_deref().and_then(|ends| whole(ends).when),
            )
        }
    };
    let resolved = Resolved {
        span: expr.span,
        kind: meaning.kind,
        value: meaning.value,
        modifier: meaning.modifier.or(match expr.bound {
            Some(Bound::Before) => Some(Modifier::Before),
            Some(Bound::After) => Some(Modifier::After),
            _ => None,
        }),
        when: meaning.when.map(|when| reaching(when, expr.bound)),
        whole: whole.filter(|_| meaning.when.is_some()),
        stated: meaning.when.is_some() && expr.node.is_complete(),
    };
    Reasoned {
        resolved,
        reached: meaning.period,
        reason: meaning.reason,
        lacks: meaning.lacks,
        note: meaning.note.filter(|_| meaning.when.is_some()),
    }
}

/// "since 1999" and "until May" leave one end open. So do "after" and "before", and what they name still counts: "after 1991" can
/// be said of December 1991.
fn reaching(when: When, bound: Option<Bound>) -> When {
    let (Some(bound), Some(interval)) = (bound, when.interval()) else {
        return when;
    };
    let open = match bound {
        Bound::From | Bound::After => When::from(interval.start(), when.granularity),
        Bound::Until | Bound::Before => When::until(interval.end(), when.granularity),
    };
    if when.about { open.about() } else { open }
}

/// The date that the expression would have if the text was written on this day; `None` where it has none. Costs no allocation.
pub fn on(expr: &TimexExpr, day: Day, kind: Kind) -> Option<When> {
    let told = Told::default();
    let scene = Scene::of(expr, kind, &told).on(day);
    with_whole(expr, &scene, &mut None).0.when
}

/// The two ends of a stretch with their meanings: what is said of it twice is worked out once.
#[derive(Clone)]
pub(super) struct Stretch {
    of: Arc<[Node; 2]>,
    ends: (Meaning, Meaning),
}

/// The meaning of an expression, and of the stretch that it is one end of. `kept` is the stretch of the expression before it.
fn with_whole(
    expr: &TimexExpr,
    scene: &Scene,
    kept: &mut Option<Stretch>,
) -> (Meaning, Option<When>) {
    let Some(of) = &expr.whole else {
        return (node(&expr.node, scene), None);
    };
    let known = kept.take().filter(|kept| Arc::ptr_eq(&kept.of, of));
    let stretch = known.unwrap_or_else(|| Stretch {
        of: of.clone(),
        ends: ends(of, scene),
    });
    let ([first, last], (a, b)) = (&**of, stretch.ends);
    *kept = Some(stretch);
    let meaning = if expr.node == *first {
        a
    } else if expr.node == *last {
        b
    } else {
        node(&expr.node, scene)
    };
    (meaning, whole(&a, &b))
}

/// The meaning of what means the one or the other, by the day of writing.
fn within_days(
    (first, last): (Day, Day),
    scene: &Scene,
    mean: impl Fn(&Scene) -> Meaning,
) -> Meaning {
    let (early, late) = (mean(&scene.on(first)), mean(&scene.on(last)));
    if early.value == late.value {
        return early;
    }
    let mut meaning = mean(scene);
    let hull = match (
        early.when.and_then(When::interval),
        late.when.and_then(When::interval),
    ) {
        (Some(a), Some(b)) => Some((
            a.hull(b),
            early.when.map_or(Granularity::Day, |w| w.granularity),
        )),
        _ => None,
    };
    match hull {
        Some((hull, granularity)) if hull.last_day().number() - hull.first_day().number() <= 7 => {
            meaning.when = Some(When::closed(hull, granularity));
            meaning.reason = early.reason;
            meaning.lacks = None;
        }
        _ => {
            meaning.when = None;
            meaning.lacks = Some(Lack::Depends);
        }
    }
    meaning
}

impl Meaning {
    fn of(value: Value, kind: TimexType) -> Meaning {
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

    fn date(period: Period, reason: Reason) -> Meaning {
        Meaning {
            when: Some(period.when()),
            period: Some(period),
            reason,
            ..Meaning::of(Value::On(period, None), TimexType::Date)
        }
    }

    fn unresolved(pattern: Pattern, lack: Lack) -> Meaning {
        Meaning {
            lacks: Some(lack),
            ..Meaning::of(Value::Like(pattern), TimexType::Date)
        }
    }

    fn reference(reference: Reference) -> Meaning {
        Meaning::of(Value::Reference(reference), TimexType::Date)
    }
}

fn node(node: &Node, scene: &Scene) -> Meaning {
    match &node.says {
        Says::Reference(reference) => Meaning::reference(*reference),
        Says::Calendar { fields, relation } => calendar_fields::mean(fields, *relation, scene),
        Says::Within { fields, of } => within(fields, of, scene),
        Says::Deictic { unit, offset } => shifts::deictic(*unit, *offset, scene),
        Says::Anaphor {
            unit,
            offset,
            pointed,
        } => shifts::anaphor(*unit, *offset, *pointed, scene),
        Says::Shift {
            amount,
            direction,
            from,
        } => shifts::shift(amount, *direction, from, scene),
        Says::Phase { phase: which, of } => phase(*which, self::node(of, scene)),
        Says::Hour { time, of, zone } => hour(*time, of.as_deref(), zone.is_some(), scene),
        Says::Length(amount) => length(amount),
        // The telling goes on within that period.
        Says::LengthOf(amount, of) => Meaning {
            period: self::node(of, scene).period,
            ..length(amount)
        },
        Says::Every { what } => every(what),
        Says::About(of) => about(self::node(of, scene)),
        Says::Beside {
            n,
            weekday,
            direction,
            of,
        } => shifts::beside(*n, *weekday, *direction, self::node(of, scene)),
        Says::Nth { n, each, of } => shifts::nth(*n, *each, self::node(of, scene), scene),
        Says::Range(ends) => range(ends, scene),
    }
}

/// A stretch as one: what its first end means, for as long as the whole.
fn range(of: &[Node; 2], scene: &Scene) -> Meaning {
    let (first, last) = ends(of, scene);
    Meaning {
        when: whole(&first, &last),
        ..first
    }
}

/// The two ends of a stretch. Where both leave their year or week open they stand in their order: "from Jan. 1 to June 30" is of one
/// year, "from Monday to Friday" of one week.
fn ends([first, last]: &[Node; 2], scene: &Scene) -> (Meaning, Meaning) {
    let (a, b) = (node(first, scene), node(last, scene));
    if let (Some(from), Some(to)) = (a.period, b.period)
        && from.first_day() > to.first_day()
        && let (Some(x), Some(y)) = (open_fields(first), open_fields(last))
    {
        let onward = scene.kind == Kind::History || scene.ahead() == Some(true);
        let moved = if onward {
            calendar_fields::beside(y, from, true).map(|to| (a, Meaning::date(to, b.reason)))
        } else {
            calendar_fields::beside(x, to, false).map(|from| (Meaning::date(from, a.reason), b))
        };
        return moved.unwrap_or((a, b));
    }
    (a, b)
}

/// The fields of a date that leaves its year or week open.
fn open_fields(node: &Node) -> Option<&super::expr::Fields> {
    match &node.says {
        Says::Calendar {
            fields,
            relation: None,
        } if fields.year.is_none() => Some(fields),
        _ => None,
    }
}

/// From the one to the other, both included. Where they fall the wrong way round, no stretch is known.
fn whole(first: &Meaning, last: &Meaning) -> Option<When> {
    let (first, last) = (first.when?, last.when?);
    let (a, b) = (first.interval()?, last.interval()?);
    (a.start() <= b.start())
        .then(|| When::closed(a.hull(b), first.granularity.min(last.granularity)))
}

/// "July of that year": the fields within the year of the other.
fn within(fields: &super::expr::Fields, of: &Node, scene: &Scene) -> Meaning {
    let outer = node(of, scene);
    let mut fields = *fields;
    match outer.period {
        Some(period) if period.granularity() >= Granularity::Year => {
            fields.year = Some(super::expr::Year {
                number: period.in_year(),
                short: false,
            });
            fields.span = YearSpan::One;
            let mut meaning = calendar_fields::mean(&fields, None, scene);
            meaning.reason = outer.reason;
            meaning
        }
        _ => calendar_fields::mean(
            &fields,
            None,
            &Scene {
                day: None,
                telling: None,
                ..*scene
            },
        ),
    }
}

fn phase(phase: Phase, of: Meaning) -> Meaning {
    let modifier = match phase {
        Phase::Start | Phase::Early => Modifier::Start,
        Phase::Mid => Modifier::Mid,
        Phase::Late | Phase::End => Modifier::End,
    };
    Meaning {
        modifier: Some(modifier),
        ..of
    }
}

fn about(of: Meaning) -> Meaning {
    Meaning {
        modifier: Some(Modifier::Approx),
        when: of.when.map(When::about),
        ..of
    }
}

fn hour(time: TimeOfDay, of: Option<&Node>, zone: bool, scene: &Scene) -> Meaning {
    let day = match of {
        Some(of) => node(of, scene),
        // A clock time without a day is on the day that the text has reached, in news on the day of writing.
        None => shifts::anaphor(Unit::Day, 0, false, scene),
    };
    let Some(period) = day
        .period
        .filter(|period| period.granularity() == Granularity::Day)
    else {
        let pattern = match day.value {
            Value::Like(pattern) => pattern,
            _ => Pattern::default(),
        };
        return Meaning {
            kind: TimexType::Time,
            lacks: day.lacks.or(Some(Lack::Vague)),
            ..Meaning::of(
                Value::Like(Pattern {
                    time: Some(time),
                    ..pattern
                }),
                TimexType::Time,
            )
        };
    };
    Meaning {
        value: Value::On(period, Some(time)),
        kind: TimexType::Time,
        when: day.when.map(|when| {
            // A day of the Julian calendar has become one of ours.
            let day = when.single_day().unwrap_or(period.first_day());
            on_the_clock(day, time)
        }),
        note: zone.then_some(Note::Zone).or(day.note),
        ..day
    }
}

/// The minutes that a time of day takes up. Parts of a day are cut at midnight, so that "the night of 7 August" stays on its day.
fn on_the_clock(day: Day, time: TimeOfDay) -> When {
    let minutes = |from: i64, to: i64| {
        let start = Instant::from_minutes(day.start().minutes() + from);
        let end = Instant::from_minutes(day.start().minutes() + to);
        start
            .zip(end)
            .and_then(|(start, end)| Interval::new(start, end))
    };
    let (interval, granularity) = match time {
        TimeOfDay::Part(part) => {
            let (from, to) = match part {
                PartOfDay::Dawn => (4, 6),
                PartOfDay::Morning => (5, 12),
                PartOfDay::Midday => (11, 13),
                PartOfDay::Daytime => (6, 18),
                PartOfDay::Afternoon => (12, 18),
                PartOfDay::Dusk | PartOfDay::Evening => (17, 22),
                PartOfDay::Night => (21, 24),
            };
            (minutes(from * 60, to * 60), Granularity::PartOfDay)
        }
        // Midnight at the end of a day is drawn on its last minute.
        TimeOfDay::Clock { hour, minute } => {
            let start =
                (i64::from(hour) * 60 + i64::from(minute.unwrap_or(0))).min(Instant::PER_DAY - 1);
            match minute {
                Some(_) => (minutes(start, start + 1), Granularity::Minute),
                None => (
                    minutes(start, (start + 60).min(Instant::PER_DAY)),
                    Granularity::Hour,
                ),
            }
        }
    };
    interval.map_or(When::day(day), |interval| {
        When::closed(interval, granularity)
    })
}

fn length(amount: &super::expr::Amount) -> Meaning {
    Meaning {
        modifier: amount.rough.map(Modifier::from),
        ..Meaning::of(
            Value::Length(Length::new(amount.count, amount.unit)),
            TimexType::Duration,
        )
    }
}

fn every(what: &Recurring) -> Meaning {
    let value = match what {
        Recurring::Every(amount) => Value::Length(Length::new(amount.count, amount.unit)),
        Recurring::Weekly(unit) => Value::Like(Pattern {
            unit: Some(*unit),
            ..Pattern::default()
        }),
        Recurring::Fields(fields, part) => Value::Like(Pattern {
            time: part.map(TimeOfDay::Part),
            ..calendar_fields::pattern(fields)
        }),
    };
    Meaning::of(value, TimexType::Set)
}

impl<'t> Scene<'t> {
    /// With no day of writing.
    fn of(expr: &TimexExpr, kind: Kind, told: &'t Told) -> Scene<'t> {
        Scene {
            day: None,
            kind,
            telling: told.reached,
            told,
            clue: expr.clue,
            possessive: expr.possessive,
        }
    }

    /// The same, written on this day.
    fn on(&self, day: Day) -> Scene<'t> {
        Scene {
            day: Some(day),
            ..*self
        }
    }

    /// Whether the clause looks ahead (`Some(true)`), back (`Some(false)`) or tells nothing.
    fn ahead(&self) -> Option<bool> {
        match self.clue?.tense {
            Tense::Future => Some(true),
            Tense::Past => Some(false),
            Tense::Present => None,
        }
    }

    /// The period of this granularity that the text has reached; in news without one, that of the day of writing.
    fn reached(&self, granularity: Granularity) -> Option<(Period, Reason)> {
        match (self.telling, self.day) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meaning_stays_small() {
        assert!(size_of::<Resolved>() <= 80);
        assert!(size_of::<Meaning>() <= 96);
    }
}

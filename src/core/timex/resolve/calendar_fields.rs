//! Calendar fields: which year, month or day the words leave out.

use super::{Lack, Meaning, Note, Reason, Scene, Than, feasts};
use crate::calendar::{Day, Granularity, Period, Weekday, When};
use crate::source::Kind;
use crate::timex::expr::{Fields, Order, Relation, Unit, Year, YearSpan};
use crate::timex::timex3::Pattern;

/// Which period the fields name, and how that was worked out; or why none is known.
type Dated = Result<(Period, Reason), Lack>;

/// What the fields mean.
pub(super) fn mean(fields: &Fields, relation: Option<Relation>, scene: &Scene) -> Meaning {
    let mut meaning = match period(fields, relation, scene) {
        Ok((period, reason)) => Meaning::date(period, reason),
        Err(lack) => lacking(fields, lack),
    };
    if fields.fiscal && meaning.when.take().is_some() {
        meaning.lacks = Some(Lack::Fiscal);
    }
    if fields.order == Order::ByOthers {
        meaning.note = Some(Note::Order);
    }
    // The value keeps the date as it is written.
    if fields.julian
        && let Some(written) = meaning.period
    {
        meaning.when = by_our_calendar(written);
        meaning.note = Some(Note::OldStyle);
    }
    meaning
}

/// What is known of the fields all the same.
fn lacking(fields: &Fields, lack: Lack) -> Meaning {
    let pattern = match lack {
        Lack::Order => Pattern {
            unit: Some(Unit::Day),
            ..Pattern::default()
        },
        _ => pattern(fields),
    };
    Meaning::unresolved(pattern, lack)
}

/// A Julian day, or the days of a Julian month or year.
fn by_our_calendar(written: Period) -> Option<When> {
    let ours = |day: Day| {
        let (year, month, day) = day.ymd();
        Day::from_julian(year, month, day)
    };
    When::days(ours(written.first_day())?, ours(written.last_day())?)
}

fn period(fields: &Fields, relation: Option<Relation>, scene: &Scene) -> Dated {
    if fields.order == Order::Unsure {
        return Err(Lack::Order);
    }
    let Some(year) = fields.year else {
        return match fields.weekday {
            Some(day) if fields.day.is_none() => weekday(day, relation, scene),
            _ if fields.month.is_none() && fields.day.is_some() => day_alone(fields, scene),
            _ => yearless(fields, relation, scene),
        };
    };
    let (number, reason) = match era(year, scene) {
        Some(found) => found,
        None if year.short => (full_year(year, fields.span, scene), Reason::FromWriting),
        None => (year.number, Reason::Stated),
    };
    let period = in_year(fields, number);
    Ok((period.ok_or(Lack::NoSuchDay)?, reason))
}

/// "In 211, they won": of three digits without an era, by the era of what is told.
fn era(year: Year, scene: &Scene) -> Option<(i32, Reason)> {
    if !year.short || year.number < 100 {
        return None;
    }
    let before_christ = scene.told().reached.filter(|told| told.in_year() <= 0);
    Some(match before_christ {
        Some(told) => (1 - year.number, Reason::FromTelling(told)),
        None => (year.number, Reason::Stated),
    })
}

/// A telling steps back by so many days ("on the 28th … on the 27th") sooner than it goes on to a month that it does not name.
const STEP_BACK: i32 = 15;

/// "on the 17th": in the month that the text has reached, or the next one if that day is long over; in news the tense decides.
fn day_alone(fields: &Fields, scene: &Scene) -> Dated {
    if let Some(found) = soon_after(fields, scene) {
        return Ok(found);
    }
    let told = scene
        .told()
        .reached
        .filter(|told| told.granularity() <= Granularity::Month);
    let (origin, reason) = match (scene.known.kind, told, scene.day()) {
        (Kind::History, Some(told), _) => (told, Reason::FromTelling(told)),
        (Kind::History, None, _) => return Err(Lack::Telling),
        (.., Some(day)) => (Period::of_day(day), Reason::FromWriting),
        (.., None) => return Err(Lack::Anchor),
    };
    let day = u32::from(fields.day.unwrap_or(1));
    let month = Period::containing(origin.first_day(), Granularity::Month);
    let in_month = |n: i32| {
        let (year, month, _) = month.plus(n)?.first_day().ymd();
        Day::from_ymd(year, month, day)
    };
    let ahead = scene.is_history() || scene.ahead() == Some(true);
    let back = if scene.is_history() { STEP_BACK } else { 0 };
    let fits = |day: &Day| {
        if fields.weekday.is_some_and(|named| named != day.weekday()) {
            return false;
        }
        if ahead {
            day.number() + back >= origin.first_day().number()
        } else {
            *day <= origin.last_day()
        }
    };
    let step = if ahead { 1 } else { -1 };
    // February has no 30th, but the month beside it has; a Friday the 13th comes within fourteen months.
    let months = if fields.weekday.is_some() { 15 } else { 3 };
    let day = (0..months).filter_map(|n| in_month(n * step)).find(fits);
    Ok((Period::of_day(day.ok_or(Lack::NoSuchDay)?), reason))
}

/// The fields as a date with holes.
pub(super) fn pattern(fields: &Fields) -> Pattern {
    Pattern {
        month: fields.month,
        day: fields.day,
        weekday: fields.weekday.filter(|_| fields.day.is_none()),
        season: fields.season,
        quarter: fields.quarter,
        ..Pattern::default()
    }
}

/// A year with its century: two digits take the century that brings them nearest to the text's own time.
fn full_year(year: Year, span: YearSpan, scene: &Scene) -> i32 {
    if !year.short {
        return year.number;
    }
    let near = scene
        .told()
        .reached
        .filter(|_| scene.is_history())
        .map(Period::in_year)
        .or(scene.known.writing.day_and_year().map(|(_, year)| year))
        .or_else(|| scene.told().reached.map(Period::in_year));
    // Without any other date the press means the century it was mostly written in.
    let near = near.unwrap_or(1999);
    let century = near - near.rem_euclid(100);
    // "the '20s" written in 2008 are over, "the '90s" written in 1989 begin.
    let ahead = if span == YearSpan::Decade { 10 } else { 20 };
    [century - 100, century, century + 100]
        .into_iter()
        .map(|century| century + year.number)
        .filter(|candidate| *candidate <= near + ahead)
        .min_by_key(|candidate| (near - candidate).abs())
        .unwrap_or(near)
}

/// The period that the fields name within a year.
fn in_year(fields: &Fields, year: i32) -> Option<Period> {
    if let Some(feast) = fields.feast {
        return feasts::day(feast, year).map(Period::of_day);
    }
    if let Some(month) = fields.month {
        return match fields.day {
            Some(day) => Day::from_ymd(year, u32::from(month), u32::from(day)).map(Period::of_day),
            None => Period::month(year, u32::from(month)),
        };
    }
    if let Some(season) = fields.season {
        return Period::season(year, season as u32);
    }
    if let Some(quarter) = fields.quarter {
        return Period::quarter(year, u32::from(quarter));
    }
    if let Some(half) = fields.half {
        return Period::half(year, u32::from(half));
    }
    match fields.span {
        YearSpan::One => Period::year(year),
        YearSpan::Decade => around(year, Granularity::Decade),
        YearSpan::Century => around(year, Granularity::Century),
        YearSpan::Millennium => around(year, Granularity::Millennium),
    }
}

/// The decade, century or millennium of a year.
fn around(year: i32, granularity: Granularity) -> Option<Period> {
    let day = Period::year(year)?.first_day();
    Some(Period::containing(day, granularity))
}

/// The first such date after a period, or the last before it.
pub(super) fn beside(fields: &Fields, than: Period, after: bool) -> Option<Period> {
    if let (Some(weekday), None) = (fields.weekday, fields.day) {
        let ahead = weekday.num_days_from_monday() as i32
            - than.first_day().weekday().num_days_from_monday() as i32;
        let days = ahead.rem_euclid(7) - if after { 0 } else { 7 };
        return than.first_day().plus(days).map(Period::of_day);
    }
    let year = than.in_year();
    let other = if after { year + 1 } else { year - 1 };
    let fits = |period: &Period| {
        if after {
            period.first_day() > than.first_day()
        } else {
            period.first_day() < than.first_day()
        }
    };
    in_year(fields, year)
        .filter(fits)
        .or_else(|| in_year(fields, other))
}

/// A date within some year that is not said: the one that relation, tense and the text's own time point to.
fn yearless(fields: &Fields, relation: Option<Relation>, scene: &Scene) -> Dated {
    let history = scene.is_history();
    let Some(relation) = relation else {
        return if history {
            running(fields, scene)
        } else {
            near_writing(fields, scene)
        };
    };
    let from_telling = history || matches!(relation, Relation::Previous | Relation::Following);
    let told = scene.told().reached.filter(|_| from_telling);
    let (origin, year, reason) = match (told, scene.known.writing.day_and_year()) {
        (Some(told), _) => (told, told.in_year(), Reason::FromTelling(told)),
        (None, Some((day, year))) if !history => (Period::of_day(day), year, Reason::FromWriting),
        _ if from_telling => return Err(Lack::Telling),
        _ => return Err(Lack::Anchor),
    };
    let here = in_or_beside(fields, year)?;
    let (period, reason) = match relation {
        Relation::Last if fields.quarter.is_some() => {
            let nearest = nearest(fields, (here, year), origin, true, Some(false), scene);
            (nearest.plus(-4), Reason::Before(told.into()))
        }
        Relation::This => (Some(here), reason),
        // What contains the origin counts as neither before nor after it.
        Relation::Last | Relation::Previous => {
            let is_before = here.last_day() < origin.first_day();
            let period = if is_before {
                Some(here)
            } else {
                in_year(fields, year - 1)
            };
            (period, Reason::Before(told.into()))
        }
        Relation::Next | Relation::Following => {
            let is_after = here.first_day() > origin.last_day();
            let period = if is_after {
                Some(here)
            } else {
                in_year(fields, year + 1)
            };
            (period, Reason::After(told.into()))
        }
    };
    Ok((period.ok_or(Lack::NoSuchDay)?, reason))
}

/// The date of this year; "February 29" has one in a year beside it.
fn in_or_beside(fields: &Fields, year: i32) -> Result<Period, Lack> {
    let beside = || in_year(fields, year - 1).or_else(|| in_year(fields, year + 1));
    in_year(fields, year).or_else(beside).ok_or(Lack::NoSuchDay)
}

/// In a history: in the year that the telling has reached, unless that would step far back; then in the next.
fn running(fields: &Fields, scene: &Scene) -> Dated {
    let origin = scene.told().reached.ok_or(Lack::Telling)?;
    let year = origin.in_year();
    let here = in_or_beside(fields, year)?;
    let coarse = origin.granularity() >= Granularity::Year;
    let back = origin.first_day().number() - here.first_day().number();
    let period = if !coarse && back > 240 {
        in_year(fields, year + 1).ok_or(Lack::NoSuchDay)?
    } else {
        here
    };
    Ok((period, Reason::FromTelling(origin)))
}

/// So many days are soon.
const SOON: i32 = 31;
/// What is told of lies so many days back if it is not of the news.
const LONG_AGO: i32 = 366;

/// "On January 15, 1958, they arrived. On January 18 they left": also news tells what was long ago in its order, and a day soon
/// after the one told of is of its year.
fn soon_after(fields: &Fields, scene: &Scene) -> Option<(Period, Reason)> {
    let told = scene.told().reached?;
    let (from, day) = (told.first_day(), u32::from(fields.day?));
    let written = scene.day().map_or(i32::MAX, |day| day.number());
    if scene.is_history()
        || told.granularity() != Granularity::Day
        || from.number() + LONG_AGO > written
        || scene.ahead() == Some(true)
    {
        return None;
    }
    let month = Period::containing(from, Granularity::Month);
    let of = |month: Period| {
        let (year, number, _) = month.first_day().ymd();
        let named = fields.month.is_none_or(|month| u32::from(month) == number);
        named.then(|| Day::from_ymd(year, number, day))?
    };
    let day = of(month)
        .filter(|day| day.number() + STEP_BACK >= from.number())
        .or_else(|| of(month.plus(1)?))
        .filter(|day| day.number() - from.number() <= SOON)?;
    let named = fields.weekday.is_none_or(|named| named == day.weekday());
    named.then(|| (Period::of_day(day), Reason::FromTelling(told)))
}

/// In news: the one nearest to the day of writing, as the tense has it.
fn near_writing(fields: &Fields, scene: &Scene) -> Dated {
    if let Some(found) = soon_after(fields, scene) {
        return Ok(found);
    }
    let (day, year) = scene.known.writing.day_and_year().ok_or(Lack::Anchor)?;
    let here = in_or_beside(fields, year)?;
    let told = scene.ahead();
    // Quarters are reported when they are over; one that has not begun needs words that look ahead.
    let quarter = fields.quarter.is_some();
    let ahead = if quarter && told.is_none() {
        Some(false)
    } else {
        told
    };
    let later = !quarter || ahead == Some(true);
    let (here, origin) = ((here, year), Period::of_day(day));
    let period = nearest(fields, here, origin, later, ahead, scene);
    let reason = match told {
        Some(true) if period.first_day() >= day => Reason::After(Than::WritingByClue),
        Some(false) if period.first_day() <= day => Reason::Before(Than::WritingByClue),
        _ => Reason::Nearest,
    };
    Ok((period, reason))
}

/// A clause that looks the other way makes a date seem this many times as far: a year is left out when the date is near, whatever
/// the tense ("declared a dividend payable Dec. 15").
const AGAINST_THE_TENSE: i32 = 2;
/// The same for months, where the tense is surer: "in February" with a past-tense verb is nearly always the last one.
const MONTH_AGAINST_THE_TENSE: i32 = 5;
/// The same for months ahead of a clause that looks back: what "began in October" had its October, and what "began on 5 October" its day.
const MONTH_AHEAD_OF_THE_PAST: i32 = 12;

/// A feast comes at most so many days earlier or later in its year than in the year beside it.
const FEASTS_MOVE: i32 = 35;

/// The date of a year, or that of the year on the other side of the origin, if it is nearer; one that is `later` only if it may be.
fn nearest(
    fields: &Fields,
    (here, year): (Period, i32),
    origin: Period,
    later: bool,
    ahead: Option<bool>,
    scene: &Scene,
) -> Period {
    let back = |period: Period| origin.first_day().number() - period.last_day().number();
    let forth = |period: Period| period.first_day().number() - origin.last_day().number();
    let distance = |period: Period| match (ahead, back(period), forth(period)) {
        (Some(true), back @ 1.., _) => back * against_the_tense(period),
        (Some(false), _, forth @ 1..) => {
            let month = period.granularity() == Granularity::Month;
            forth
                * if month || scene.led() {
                    MONTH_AHEAD_OF_THE_PAST
                } else {
                    against_the_tense(period)
                }
        }
        (_, back, forth) => back.max(forth),
    };
    // A year has 365 days at least, so the other date is no nearer than that.
    let (other, least) = if later && back(here) > 0 {
        (year + 1, 365 + forth(here))
    } else if forth(here) > 0 {
        (year - 1, 365 + back(here))
    } else {
        return here;
    };
    let known = distance(here);
    let moves = if fields.feast.is_some() {
        FEASTS_MOVE
    } else {
        0
    };
    if known <= least - moves {
        return here;
    }
    in_year(fields, other)
        .filter(|other| distance(*other) < known)
        .unwrap_or(here)
}

/// How many times as far a date seems in a clause that looks the other way.
fn against_the_tense(period: Period) -> i32 {
    match period.granularity() {
        Granularity::Day => AGAINST_THE_TENSE,
        _ => MONTH_AGAINST_THE_TENSE,
    }
}

/// A weekday: the last or the next one, seen from the day of writing; in a history from the date that the telling has reached.
fn weekday(weekday: Weekday, relation: Option<Relation>, scene: &Scene) -> Dated {
    let told = scene
        .told()
        .reached
        .filter(|t| t.granularity() == Granularity::Day)
        .map(|t| (t.first_day(), Reason::FromTelling(t)));
    let writing = scene.day().map(|day| (day, Reason::FromWriting));
    let origin = match (scene.known.kind, relation) {
        (Kind::History, _) => told,
        (_, Some(Relation::Previous | Relation::Following)) => told.or(writing),
        _ => writing,
    };
    let Some((origin, reason)) = origin else {
        return Err(if scene.is_history() {
            Lack::Telling
        } else {
            Lack::Anchor
        });
    };
    let told = match reason {
        Reason::FromTelling(told) => Some(told),
        _ => None,
    };
    let back = (origin.weekday().num_days_from_monday() as i32
        - weekday.num_days_from_monday() as i32)
        .rem_euclid(7);
    let last = |same: bool| origin.plus(if back == 0 && !same { -7 } else { -back });
    let next = |same: bool| origin.plus(if back == 0 && same { 0 } else { 7 - back });
    let named = scene.told().weekdays[weekday.num_days_from_monday() as usize];
    let (day, reason) = match relation {
        // "from the previous Friday" where a Friday has been told of: the one before that.
        Some(Relation::Previous) if named.is_some() && named == last(false) => (
            named.and_then(|day| day.plus(-7)),
            Reason::Before(named.map(Period::of_day).into()),
        ),
        Some(Relation::Last | Relation::Previous) => (last(false), Reason::Before(told.into())),
        Some(Relation::Next | Relation::Following) => (next(false), Reason::After(told.into())),
        Some(Relation::This) => {
            let monday = origin.plus(-(origin.weekday().num_days_from_monday() as i32));
            (
                monday.and_then(|m| m.plus(weekday.num_days_from_monday() as i32)),
                reason,
            )
        }
        None if scene.is_history() => (next(true), Reason::After(told.into())),
        // "Friday's meeting" is the Friday that was spoken of, whatever verb stands near.
        None if scene.expr.possessive && named.is_some() => (
            named,
            named.map_or(Reason::Nearest, |day| {
                Reason::FromTelling(Period::of_day(day))
            }),
        ),
        None => match scene.ahead() {
            Some(true) => (next(true), Reason::After(Than::WritingByClue)),
            Some(false) => (last(true), Reason::Before(Than::WritingByClue)),
            None => (last(true), Reason::Before(Than::Writing)),
        },
    };
    Ok((Period::of_day(day.ok_or(Lack::NoSuchDay)?), reason))
}

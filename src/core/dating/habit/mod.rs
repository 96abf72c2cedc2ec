//! What is likely, not certain: how far from the day of writing reports name years, months and days.
//!
//! Every date that a text names weighs the days on which it can have been written. The weights are shares: of reports that name
//! a year, how many were written in it, one year after, two years after, and so on. They were counted in news from 1989 to 2011
//! (TimeBank, AQUAINT and Wikinews articles with known days of writing) and rounded, because the counts are small. A window of
//! a year that holds most of the weight is likely; where no window does, nothing is said.
//!
//! Deliberately absent: anything certain (see `clues`), and what other sources tell (see `links`).

mod own_year;

use super::clues::plain;
use super::cue::{self, Days};
use super::domain::Domain;
use super::way::{Way, period_ends, running, surely_past, way};
use super::{Doc, anniversary};
use crate::calendar::{Day, When, say};
use crate::passage::Role;
use crate::source::Span;
use crate::story::{Citation, SourceIx, Step};
use crate::timex::TimexExpr;
use crate::timex::expr::{Fields, Relation, Says, YearSpan};
use own_year::{in_headline, life, of_year};

/// The longest stretch of days that is worth saying.
const WINDOW: usize = 366;
/// The share of the weight that such a stretch must hold to be likely.
const LIKELY: f64 = 0.55;
/// The share of the stretch's own weight that is shown; the thin ends are cut off.
const SHOWN: f64 = 0.9;
/// How far round the years that bound it a source is looked for, in years: back and on.
const BACK: i32 = 8;
const ON: i32 = 12;
/// A report whose dates lie further apart, in years, is looked for nowhere.
const APART: i32 = 60;
/// A year that weighs less than this part of the best one is not looked at day by day.
const HOPELESS: f64 = 3e-4;

/// By how many years a report is later than the latest past date that it names (from 0), by how fine that date is.
const AFTER: [[f32; 7]; 3] = [
    [0.25, 0.30, 0.15, 0.08, 0.05, 0.03, 0.03],
    [0.14, 0.37, 0.26, 0.08, 0.04, 0.03, 0.02],
    [0.15, 0.20, 0.19, 0.11, 0.08, 0.06, 0.04],
];
/// By how many years it is earlier than the earliest coming date that it names. Who names a coming month with its year mostly
/// means next year's: this year's would need none.
const BEFORE: [[f32; 7]; 3] = [
    [0.30, 0.40, 0.10, 0.06, 0.04, 0.03, 0.03],
    [0.15, 0.65, 0.10, 0.04, 0.02, 0.01, 0.01],
    [0.12, 0.30, 0.21, 0.13, 0.10, 0.06, 0.04],
];
/// The same for a season with its year, which is named in the same year as well.
const SEASON: [f32; 7] = [0.40, 0.40, 0.08, 0.04, 0.02, 0.01, 0.01];
/// "So far more were sold in 2005": that year was hardly over.
const RUNNING: f32 = 0.9;
/// By how many months a report is away from a month that it names without a year.
const MONTHS: [f32; 12] = [
    0.5, 1.5, 1.3, 1.0, 0.9, 0.8, 0.6, 0.4, 0.35, 0.25, 0.2, 0.15,
];
/// By how many days it is later than a day that it names without a year as past: up to so many days, this weight. (Of 207 days so
/// named, those told as past are half within a month and nearly all within 200 days.)
const SINCE: [(i32, f32); 6] = [
    (12, 2.2),
    (35, 1.4),
    (65, 0.55),
    (125, 0.15),
    (200, 0.1),
    (366, 0.02),
];
/// By how many days it is earlier than one that it names as still to come: that is seldom further off than two months.
const UNTIL: [(i32, f32); 6] = [
    (12, 2.2),
    (35, 1.5),
    (65, 0.75),
    (125, 0.08),
    (200, 0.03),
    (366, 0.01),
];
/// The same for a whole date in the first sentence, told as past: that is the news.
const NEWS: [(i32, f32); 4] = [(14, 3.0), (45, 1.5), (100, 0.4), (400, 0.05)];
/// The same for the end of a business period ("the quarter ended June 30"): its figures are news when they come out, which the law
/// wants soon (in the United States within 45 days of a quarter and 90 of a year: General Instruction A of forms 10-Q and 10-K).
const FIGURES: [(i32, f32); 4] = [(50, 3.0), (95, 1.2), (190, 0.2), (400, 0.04)];
/// The weight of a reading that goes the other way: words are misread now and then.
const MISREAD: f32 = 0.06;
/// The same for a day without a year that reads as past.
const PUT_OFF: f32 = 0.25;

/// So few days, of several years, are left to what else is known.
const FEW: usize = 31;

/// How fine a date with a year is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fine {
    Day = 0,
    Month = 1,
    Year = 2,
    Season = 3,
}

/// A date that the text names.
struct Named<'d> {
    expr: &'d TimexExpr,
    /// Its place in the list.
    t: usize,
    fields: &'d Fields,
    way: Option<Way>,
}

/// A day with its place in the calendar, so that no habit has to work it out.
#[derive(Clone, Copy)]
struct At {
    year: i32,
    month: u8,
    day: i32,
}

/// Something that makes some days likelier than others.
enum Habit {
    ByYear(Box<dyn Fn(i32) -> f32>),
    ByDay(Box<dyn Fn(At) -> f32>),
}

/// The likely days of writing among those left, and why; `None` if habit tells too little.
pub(crate) fn likely(ix: SourceIx, doc: &Doc, domain: &Domain) -> Option<(Days, Step)> {
    // Between a few days here and a few days there no habit decides.
    if domain.days().is_some_and(|days| days.len() <= FEW) {
        return None;
    }
    let named: Vec<Named> = doc
        .times
        .iter()
        .enumerate()
        .filter_map(|(t, expr)| {
            let fields = cue::fields(&expr.node).filter(|f| f.span == YearSpan::One)?;
            let way = related(expr).unwrap_or_else(|| way(doc, t));
            Some(Named {
                expr,
                t,
                fields,
                way,
            })
        })
        .collect();
    let mut habits = Vec::new();
    let (years, witness) =
        by_years(doc, domain, &named, &mut habits).or_else(|| bounded(domain, &named))?;
    by_months(doc, &named, years, &mut habits);
    let (first, last) = (
        Day::from_ymd(years.0, 1, 1)?,
        Day::from_ymd(years.1, 12, 31)?,
    );
    let (first, size) = (first.number(), last.number() - first.number() + 1);
    let days = window(&weights(years, first, size as usize, domain, &habits)?)?;
    let days = (first + days.0, first + days.1);
    let when = When::days(Day::from_number(days.0)?, Day::from_number(days.1)?)?;
    let words = plain(doc.source.words(witness));
    let text = format!(
        "Reports mostly name a past year or month soon after it and a coming one not long before, as “{words}” here: {} is likely.",
        say(when)
    );
    let because = Step::new(
        "habit",
        &[("words", &words), ("date", &when.to_edtf())],
        text,
        Some(Citation {
            source: ix,
            span: witness,
        }),
    );
    Some((days, because))
}

/// The years of days that are bounded closely already, and the first date without a year.
fn bounded(domain: &Domain, named: &[Named]) -> Option<((i32, i32), Span)> {
    let days = domain.days()?;
    let year = |d: &i32| Day::from_number(*d).map(|d| d.ymd().0);
    let years = (year(days.first()?)?, year(days.last()?)?);
    let witness = named.iter().find(|n| n.fields.month.is_some())?;
    (years.1 - years.0 <= 1).then_some((years, witness.expr.span))
}

/// "Last November", "next June": the word in front tells the way.
fn related(expr: &TimexExpr) -> Option<Option<Way>> {
    match &expr.node.says {
        Says::Calendar { relation, .. } => match relation {
            Some(Relation::Last) => Some(Some(Way::Back)),
            Some(Relation::Next) => Some(Some(Way::Ahead)),
            Some(_) => Some(None),
            None => None,
        },
        _ => None,
    }
}

/// What the dates with years tell; also the years to look at, and the date that tells most. `None` if there are none.
fn by_years(
    doc: &Doc,
    domain: &Domain,
    named: &[Named],
    habits: &mut Vec<Habit>,
) -> Option<((i32, i32), Span)> {
    let year = |n: &Named| n.fields.year.filter(|y| !y.short).map(|y| y.number);
    let dated = || {
        named
            .iter()
            .filter_map(|n| Some((n, year(n)?, cue::days_at(n.expr, None, 0, false)?)))
    };
    let mut bounds: Vec<(i32, Span)> = Vec::new();
    for (n, year, _) in dated().filter(|(n, ..)| in_headline(doc, n)) {
        habits.push(of_year(year));
        bounds.push((year, n.expr.span));
    }
    let text = doc.source.text();
    if let Some((year, span)) = life(doc) {
        habits.push(of_year(year));
        bounds.push((year, span));
    }
    let counted = anniversary::read(doc);
    // What years are counted from is no news.
    let counted_from = counted.as_ref().map(|c| c.t);
    if let Some(counted) = counted {
        let year = Day::from_number(counted.from.0)?.ymd().0 + counted.years;
        bounds.push((year, counted.span));
        habits.push(Habit::ByDay(Box::new(move |at| {
            counted.weight(at.day, at.year)
        })));
    }
    for (_, year, _) in dated().filter(|(n, ..)| running(text, n.expr.span.start())) {
        habits.push(Habit::ByYear(Box::new(move |y| {
            if y == year { RUNNING } else { 1.0 - RUNNING }
        })));
    }
    // One date told both ways tells neither, and what is known already tells which was misread.
    let both = |days: Days, way: Way| {
        dated().any(|(n, _, d)| d == days && n.way.is_some_and(|w| w != way))
    };
    let told = |way: Way| {
        dated().filter(move |(n, _, days)| {
            let can = match way {
                Way::Back => domain.high().is_none_or(|high| days.0 <= high),
                Way::Ahead => domain.low().is_none_or(|low| low <= days.1),
            };
            let own = !in_headline(doc, n) && counted_from != Some(n.t);
            n.way == Some(way) && can && own && !both(*days, way)
        })
    };
    let latest = told(Way::Back).max_by_key(|(n, _, days)| (days.0, -(fine(n.fields) as i32)));
    let earliest = told(Way::Ahead).min_by_key(|(n, _, days)| (days.1, fine(n.fields) as i32));
    if let (Some((.., past)), Some((.., coming))) = (latest, earliest)
        && past.0 > coming.1
    {
        // One of them was misread, and nothing says which.
        return None;
    }
    if let Some((n, year, days)) = latest {
        let steps = if period_ends(text, n.expr.span.start()) {
            Some(&FIGURES)
        } else if news(doc, n) && days.0 == days.1 {
            Some(&NEWS)
        } else {
            None
        };
        if let Some(steps) = steps {
            habits.push(Habit::ByDay(Box::new(move |at| {
                if at.day < days.1 {
                    MISREAD
                } else {
                    step_at(steps, at.day - days.1, 0.02)
                }
            })));
        } else {
            let table = row(&AFTER, fine(n.fields));
            habits.push(Habit::ByYear(Box::new(move |y| share(&table, y - year))));
        }
        bounds.push((year, n.expr.span));
    }
    if let Some((n, year, _)) = earliest {
        let table = row(&BEFORE, fine(n.fields));
        habits.push(Habit::ByYear(Box::new(move |y| share(&table, year - y))));
        bounds.push((year, n.expr.span));
    }
    let first = bounds.iter().map(|b| b.0).min()?;
    let last = bounds.iter().map(|b| b.0).max()?;
    (last - first <= APART).then_some(((first - BACK, last + ON), bounds[0].1))
}

/// What dates without a year tell, in these years.
fn by_months(doc: &Doc, named: &[Named], years: (i32, i32), habits: &mut Vec<Habit>) {
    let mut seen: Vec<(Option<Way>, u8, Option<u8>)> = Vec::new();
    for n in named {
        let (None, Some(month)) = (n.fields.year, n.fields.month) else {
            continue;
        };
        let key = (n.way, month, n.fields.day);
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let way = n.way;
        // "Has been put off to 16 November": a day is read as past more often than it is.
        let unsure = n.fields.day.is_some() && !surely_past(doc, n.t);
        let misread = if unsure { PUT_OFF } else { MISREAD };
        let mix = move |back: f32, ahead: f32| match way {
            Some(Way::Back) => back + misread * ahead,
            Some(Way::Ahead) => ahead + MISREAD * back,
            None => 0.5 * (back + ahead),
        };
        let Some(day) = n.fields.day else {
            habits.push(Habit::ByDay(Box::new(move |at| {
                let back = (i32::from(at.month) - i32::from(month)).rem_euclid(12);
                mix(MONTHS[back as usize], MONTHS[(12 - back) as usize % 12])
            })));
            continue;
        };
        // The day in each year, with the year before and the year after.
        let days: Vec<Option<Day>> = (years.0 - 1..=years.1 + 1)
            .map(|y| Day::from_ymd(y, u32::from(month), u32::from(day)))
            .collect();
        let weekday = n.fields.weekday;
        habits.push(Habit::ByDay(Box::new(move |at| {
            let place = (at.year - years.0 + 1) as usize;
            let weigh = |other: Option<Day>, steps: &[(i32, f32)]| {
                let Some(other) = other else { return 0.0 };
                let fits = weekday.is_none_or(|w| other.weekday() == w);
                let far = (at.day - other.number()).abs();
                step_at(steps, far, 0.001) * if fits { 1.0 } else { 0.03 }
            };
            let gone = days[place].is_some_and(|d| d.number() <= at.day);
            let here = days[place].is_some_and(|d| d.number() == at.day);
            let back = days[if gone { place } else { place - 1 }];
            let ahead = days[if gone && !here { place + 1 } else { place }];
            mix(weigh(back, &SINCE), weigh(ahead, &UNTIL)).max(1e-5)
        })));
    }
}

fn fine(fields: &Fields) -> Fine {
    match (fields.month, fields.day) {
        (Some(_), Some(_)) => Fine::Day,
        (Some(_), None) => Fine::Month,
        _ if fields.season.is_some() => Fine::Season,
        _ => Fine::Year,
    }
}

fn row(table: &[[f32; 7]; 3], fine: Fine) -> [f32; 7] {
    table.get(fine as usize).copied().unwrap_or(SEASON)
}

/// Whether a date stands in the first sentence and tells what happened then, not since when.
fn news(doc: &Doc, n: &Named) -> bool {
    let before = doc.source.text()[..n.expr.span.start()].trim_end();
    let text = doc.passages.iter().find(|p| p.role == Role::Text);
    let first = text.and_then(|p| p.sentences.first());
    !before.ends_with("since") && first.is_some_and(|s| s.contains(n.expr.span))
}

/// The share of reports so many years away; beyond the table it thins out slowly, on the wrong side it is a misreading.
fn share(table: &[f32; 7], years: i32) -> f32 {
    match years {
        ..0 => table.iter().copied().fold(0.0, f32::max) * MISREAD * 0.5,
        0..7 => table[years as usize],
        _ => table[6] * 0.8 * (7.0 / years as f32).powf(1.3),
    }
}

/// The weight of the first step that is not passed yet.
fn step_at(steps: &[(i32, f32)], days: i32, beyond: f32) -> f32 {
    steps
        .iter()
        .find(|(to, _)| days <= *to)
        .map_or(beyond, |(_, weight)| *weight)
}

/// The weight of every day of these years, as a share of all; `None` if the domain holds none of them.
fn weights(
    years: (i32, i32),
    first: i32,
    size: usize,
    domain: &Domain,
    habits: &[Habit],
) -> Option<Vec<f64>> {
    let by_year = |year: i32| -> f64 {
        let weight = |h: &Habit| match h {
            Habit::ByYear(weigh) => f64::from(weigh(year)),
            Habit::ByDay(_) => 1.0,
        };
        habits.iter().map(weight).product()
    };
    let by_day = |at: At| -> f64 {
        let weight = |h: &Habit| match h {
            Habit::ByDay(weigh) => f64::from(weigh(at)),
            Habit::ByYear(_) => 1.0,
        };
        habits.iter().map(weight).product()
    };
    let open: Vec<(i32, f64)> = (years.0..=years.1)
        .filter(|&y| (1..=12).any(|m| month(y, m).any(|d| domain.holds(d))))
        .map(|y| (y, by_year(y)))
        .collect();
    let best = open.iter().map(|o| o.1).fold(0.0, f64::max);
    let mut out = vec![0.0; size];
    for (year, weight) in open.into_iter().filter(|o| o.1 > best * HOPELESS) {
        for m in 1..=12 {
            for day in month(year, m).filter(|&d| domain.holds(d)) {
                let at = At {
                    year,
                    month: m,
                    day,
                };
                out[(day - first) as usize] = weight * by_day(at);
            }
        }
    }
    let sum: f64 = out.iter().sum();
    out.iter_mut().for_each(|w| *w /= sum);
    (sum > 0.0).then_some(out)
}

/// The days of a month, none where the calendar has none.
fn month(year: i32, month: u8) -> std::ops::Range<i32> {
    cue::month_days(year, u32::from(month)).map_or(0..0, |(first, last)| first..last + 1)
}

/// The shortest stretch that holds most of the heaviest window of a year, if that is likely. First and last place.
fn window(weights: &[f64]) -> Option<(i32, i32)> {
    let mut sums = vec![0.0];
    for w in weights {
        sums.push(sums[sums.len() - 1] + w);
    }
    let size = WINDOW.min(weights.len());
    let held = |i: usize| sums[i + size] - sums[i];
    let start =
        (0..=weights.len() - size).max_by(|&a, &b| held(a).total_cmp(&held(b)).then(b.cmp(&a)))?;
    let all = held(start);
    if all < LIKELY {
        return None;
    }
    let mut best: Option<(usize, usize)> = None;
    let mut end = start;
    for first in start..start + size {
        while end < start + size && sums[end] - sums[first] < SHOWN * all {
            end += 1;
        }
        if sums[end] - sums[first] < SHOWN * all {
            break;
        }
        if best.is_none_or(|b| end - first < b.1 - b.0) {
            best = Some((first, end));
        }
    }
    best.map(|(first, end)| (first as i32, end as i32 - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_likely_only_if_it_holds_most() {
        let mut weights = vec![0.0; 2000];
        weights[100..200].fill(0.006);
        weights[1500] = 0.4;
        let (first, last) = window(&weights).expect("most of the weight in a hundred days");
        assert!(
            first >= 100 && last < 200 && last - first >= 85,
            "{first} {last}"
        );
        weights[1500] = 0.6;
        weights[100..200].fill(0.004);
        assert_eq!(window(&weights), Some((1500, 1500)));
        weights[1500] = 0.5;
        weights[100..200].fill(0.005);
        assert_eq!(window(&weights), None);
    }

    #[test]
    fn shares_fall_off_on_both_sides() {
        for table in AFTER.iter().chain(&BEFORE) {
            assert!(table.iter().sum::<f32>() < 1.0, "the rest lies beyond");
            assert!((1..40).all(|years| share(table, 7 + years) < share(table, 6 + years)));
            assert!(share(table, -1) < table[0]);
        }
    }
}

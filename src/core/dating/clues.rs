//! What a source says of its own day of writing.

use super::cue::{self, Days};
use super::domain::{Domain, Narrowed};
use super::way::{Way, way};
use super::{Doc, anniversary};
use crate::calendar::{Day, Weekday, When, say, weekday_name_of};
use crate::passage::Role;
use crate::source::Span;
use crate::story::{Citation, SourceIx, Step};
use crate::timex::TimexExpr;
use crate::timex::expr::{Relation, Says, Unit};

/// A line of text this long at most, in bytes, can be the name of a paper and its date.
const MASTHEAD: usize = 80;

/// One thing that narrows the day of writing.
pub(crate) struct Clue {
    test: Test,
    /// The words leave no doubt; otherwise it is only habit that speaks.
    pub firm: bool,
    /// It would leave no day.
    pub against: bool,
    pub step: Step,
}

enum Test {
    Within(Option<i32>, Option<i32>),
    Passes(Box<dyn Fn(i32) -> bool>),
}

impl Clue {
    /// Only the days from one to another.
    pub fn within(low: Option<i32>, high: Option<i32>, firm: bool, step: Step) -> Clue {
        Clue {
            test: Test::Within(low, high),
            firm,
            against: false,
            step,
        }
    }

    fn passes(test: impl Fn(i32) -> bool + 'static, step: Step) -> Clue {
        Clue {
            test: Test::Passes(Box::new(test)),
            firm: false,
            against: false,
            step,
        }
    }

    pub fn apply(&self, domain: &mut Domain) -> Narrowed {
        match &self.test {
            Test::Within(low, high) => domain.narrow(*low, *high, &self.step),
            Test::Passes(test) => domain.retain(test, &self.step),
        }
    }
}

/// What a person says: a day, or days between which it lies.
pub(crate) fn set(doc: &Doc) -> Option<(When, Step)> {
    let when = doc.set?;
    let text = match when.single_day() {
        Some(_) => "This date was set by hand.".into(),
        None => format!("Set by hand: {}.", say(when)),
    };
    let args = [("date", &*when.to_edtf())];
    Some((when, Step::new("set-by-hand", &args, text, None)))
}

/// The date that the file or the text itself gives.
pub(crate) fn stated(ix: SourceIx, doc: &Doc) -> Option<(When, Step)> {
    if let Some(when) = doc.source.given {
        return Some((
            when,
            Step::new("given", &[], "The date came with the file.".into(), None),
        ));
    }
    let dates: Vec<(&TimexExpr, bool)> = head_dates(doc).collect();
    // A copied page can have the day on which it was looked at over its title: what stands below that is sooner its own.
    let begins = |role| {
        let first = doc.passages.iter().find(|p| p.role == role);
        first.map(|p| p.span.start())
    };
    let (title, text) = (begins(Role::Headline), begins(Role::Text));
    let below = |(t, _): &&(&TimexExpr, bool)| (title..text).contains(&Some(t.span.start()));
    let day = |(t, alone): &(&TimexExpr, bool)| {
        let (first, last) = cue::days_at(t, None, 0, false)?;
        let day = (first == last).then(|| Day::from_number(first))??;
        (*alone && t.node.is_complete()).then(|| (When::day(day), t.span))
    };
    let (when, span) = dates.iter().filter(below).chain(&dates).find_map(day)?;
    let words = doc.source.words(span);
    let text = format!("It says so itself: “{}”.", plain(words));
    Some((
        when,
        Step::new(
            "dateline",
            &[("words", words)],
            text,
            Some(Citation { source: ix, span }),
        ),
    ))
}

/// Dates in the lines round the text that can be its own, and whether the line says little else.
fn head_dates(doc: &Doc) -> impl Iterator<Item = (&TimexExpr, bool)> {
    doc.passages
        .iter()
        .enumerate()
        .filter(|(k, p)| {
            matches!(p.role, Role::Dateline | Role::Byline)
                || (*k < 5 && matches!(p.role, Role::Text | Role::Headline))
        })
        .flat_map(|(_, p)| {
            let inside = |span: Span| p.span.contains(span);
            let size = p.span.end() - p.span.start();
            let own = matches!(p.role, Role::Dateline | Role::Byline);
            doc.times
                .iter()
                .filter(move |t| inside(t.span))
                .map(move |t| (t, own || size <= t.span.end() - t.span.start() + 24))
        })
}

/// All that a source without a stated date says of its day of writing.
pub(crate) fn read(ix: SourceIx, doc: &Doc, years: &[Option<i32>]) -> Vec<Clue> {
    let mut out = Vec::new();
    let cite = |span| Some(Citation { source: ix, span });
    if let Some((year, span)) = copyright(doc.source.text())
        && let (Some(first), Some(last)) = (Day::from_ymd(year, 1, 1), Day::from_ymd(year, 12, 31))
    {
        let text = format!("Its copyright line names {year}.");
        out.push(Clue::within(
            Some(first.number()),
            Some(last.number()),
            true,
            Step::new(
                "copyright-year",
                &[("year", &year.to_string())],
                text,
                cite(span),
            ),
        ));
    }
    for (t, alone) in head_dates(doc) {
        if alone && !t.node.is_complete() && cue::relative(&t.node) {
            let node = t.clone();
            let words = plain(doc.source.words(t.span));
            let text = format!("Its dateline says “{words}”.");
            out.push(Clue::passes(
                move |d| cue::days_at(&node, None, d, false).is_some_and(|(a, b)| a <= d && d <= b),
                Step::new("dateline-part", &[("words", &words)], text, cite(t.span)),
            ));
        }
    }
    out.extend(month_of_issue(ix, doc));
    out.extend(named_twice(ix, doc, years));
    out.extend(anniversary::ago(ix, doc));
    let mut bounds: Vec<Bound> = Vec::new();
    for (t, expr) in doc.times.iter().enumerate() {
        let Some(way) = way(doc, t) else { continue };
        let Some(fields) = cue::fields(&expr.node) else {
            continue;
        };
        let words = plain(doc.source.words(expr.span));
        if fields.year.is_some() || (years[t].is_some() && fields.month.is_some()) {
            if let Some(days) = cue::days_at(expr, years[t], 0, false) {
                bounds.push(Bound { way, days, t });
            }
        } else if fields.month.is_some() {
            let node = expr.clone();
            let (text, test): (String, Box<dyn Fn(i32) -> bool>) = if way == Way::Back {
                (
                    format!("It tells of “{words}”, without a year, as past."),
                    Box::new(move |d| {
                        cue::days_at(&node, None, d, false)
                            .is_some_and(|(first, _)| d - first <= 364)
                    }),
                )
            } else {
                (
                    format!("It tells of “{words}”, without a year, as still to come."),
                    Box::new(move |d| {
                        cue::days_at(&node, None, d, true).is_some_and(|(_, last)| last - d <= 364)
                    }),
                )
            };
            out.push(Clue::passes(
                test,
                Step::new(
                    "yearless-date",
                    &[("words", &words), ("way", way.name())],
                    text,
                    cite(expr.span),
                ),
            ));
        }
    }
    let (bounds, misread) = reconcile(bounds);
    let latest = bounds
        .iter()
        .filter(|b| b.way == Way::Back && b.days.0 == b.days.1)
        .map(|b| b.days.0)
        .max();
    out.extend(bounds.iter().map(|b| b.clue(ix, doc)));
    out.extend(misread.iter().map(|b| {
        Clue {
            against: true,
            // "For 1990" and "in 1990" of one year: the words were hardly meant to contradict each other.
            firm: !bounds
                .iter()
                .chain(&misread)
                .any(|o| o.days == b.days && o.way != b.way),
            ..b.clue(ix, doc)
        }
    }));
    out.extend(lead(ix, doc, latest));
    out
}

/// A month with its year that ends a line of its own below the title, as monthlies have it: "The Miller's Herald, December 1911".
fn month_of_issue(ix: SourceIx, doc: &Doc) -> Option<Clue> {
    let lines = doc.passages.iter().skip(1).take(2);
    let (expr, days) = lines
        .filter(|p| p.role != Role::Text || p.span.end() - p.span.start() <= MASTHEAD)
        .find_map(|p| {
            let last = doc.times.iter().find(|t| t.span.end() == p.span.end())?;
            let before = doc.source.text().get(p.span.start()..last.span.start())?;
            let fields = cue::fields(&last.node)?;
            let month = fields.month.is_some()
                && fields.day.is_none()
                && fields.year.is_some_and(|y| !y.short);
            let days = cue::days_at(last, None, 0, false)?;
            let apart = before.is_empty() || before.trim_end().ends_with(',');
            (month && apart).then_some((last, days))
        })?;
    let words = plain(doc.source.words(expr.span));
    let text = format!("Its dateline says “{words}”.");
    let rests_on = Some(Citation {
        source: ix,
        span: expr.span,
    });
    let why = Step::new("dateline-part", &[("words", &words)], text, rests_on);
    Some(Clue::within(Some(days.0), Some(days.1), true, why))
}

/// A whole date that the text tells of as past or as still to come.
struct Bound {
    way: Way,
    days: Days,
    /// The time expression.
    t: usize,
}

impl Bound {
    fn clue(&self, ix: SourceIx, doc: &Doc) -> Clue {
        let expr = &doc.times[self.t];
        let words = plain(doc.source.words(expr.span));
        let (low, high, code, text) = match self.way {
            Way::Back => (
                Some(self.days.0),
                None,
                "past-date",
                format!("It tells of “{words}” as past."),
            ),
            Way::Ahead => (
                None,
                Some(self.days.1),
                "coming-date",
                format!("It tells of “{words}” as still to come."),
            ),
        };
        let rests_on = Some(Citation {
            source: ix,
            span: expr.span,
        });
        Clue::within(
            low,
            high,
            true,
            Step::new(code, &[("words", &words)], text, rests_on),
        )
    }

    /// Whether one is told as past and the other, no later, as still to come.
    fn contradicts(&self, other: &Bound) -> bool {
        match (self.way, other.way) {
            (Way::Back, Way::Ahead) => self.days.0 > other.days.1 || self.days == other.days,
            (Way::Ahead, Way::Back) => other.contradicts(self),
            _ => false,
        }
    }
}

/// The bounds that can all hold, and those left out: of bounds that contradict each other, first the one that contradicts most,
/// all of them on a tie. What is left does not hang on the order in which the text tells.
fn reconcile(mut bounds: Vec<Bound>) -> (Vec<Bound>, Vec<Bound>) {
    let mut out = Vec::new();
    loop {
        let against = |b: &Bound| bounds.iter().filter(|o| b.contradicts(o)).count();
        let most = bounds.iter().map(against).max().unwrap_or(0);
        if most == 0 {
            return (bounds, out);
        }
        let worst: Vec<bool> = bounds.iter().map(|b| against(b) == most).collect();
        let mut worst = worst.into_iter();
        let (left, kept) = bounds
            .into_iter()
            .partition(|_| worst.next().unwrap_or(false));
        out.extend::<Vec<Bound>>(left);
        bounds = kept;
    }
}

/// A day named twice in one breath, once as seen from the day of writing: "tomorrow, 23 March 2019", "today (1 May 1999)",
/// "tomorrow, Monday".
fn named_twice<'a>(
    ix: SourceIx,
    doc: &'a Doc,
    years: &'a [Option<i32>],
) -> impl Iterator<Item = Clue> + 'a {
    (1..doc.times.len()).filter_map(move |t| {
        let (left, right) = (&doc.times[t - 1], &doc.times[t]);
        let between = left.span.end()..right.span.start();
        let between = doc.source.text().get(between)?.trim();
        if !matches!(between, "," | "(" | "–" | "—") {
            return None;
        }
        let (offset, other, year) = match (day_from_writing(left), day_from_writing(right)) {
            (Some(offset), None) => (offset, right, years[t]),
            (None, Some(offset)) => (offset, left, years[t - 1]),
            _ => return None,
        };
        let span = left.span.hull(right.span);
        let words = plain(doc.source.words(span));
        let text = format!("It names one day twice, “{words}”: the second says when the first is.");
        let rests_on = Some(Citation { source: ix, span });
        let why = Step::new("named-twice", &[("words", &words)], text, rests_on);
        if let Some(weekday) = plain_weekday(other) {
            let test =
                move |d| Day::from_number(d + offset).is_some_and(|d| d.weekday() == weekday);
            return Some(Clue::passes(test, why));
        }
        if cue::fields(&other.node)?.year.is_none() && year.is_none() {
            return None;
        }
        let (first, last) = cue::days_at(other, year, 0, false)?;
        let written = Some(first - offset).filter(|_| first == last)?;
        Some(Clue::within(Some(written), Some(written), true, why))
    })
}

/// How many days after the day of writing "today" or "tomorrow" is.
fn day_from_writing(expr: &TimexExpr) -> Option<i32> {
    match expr.node.says {
        Says::Deictic {
            unit: Unit::Day,
            offset,
        } => Some(offset),
        _ => None,
    }
}

/// The weekday by which the report begins, told as past, and its expression.
pub(crate) fn lead_weekday(doc: &Doc) -> Option<(Weekday, usize)> {
    let first = doc
        .drafts
        .iter()
        .filter(|d| d.paragraph <= 2)
        .find_map(|d| {
            let t = d.timex?;
            (cue::relative(&doc.times[t].node) && way(doc, t) == Some(Way::Back)).then_some(t)
        })?;
    plain_weekday(&doc.times[first]).map(|w| (w, first))
}

/// A weekday and nothing else: "Thursday", not "last Thursday" or "Thursday, 28 August".
pub(crate) fn plain_weekday(expr: &TimexExpr) -> Option<Weekday> {
    let fields = cue::fields(&expr.node)?;
    let bare = fields.month.is_none() && fields.year.is_none() && fields.day.is_none();
    let relation = match &expr.node.says {
        Says::Calendar { relation, .. } => *relation,
        _ => None,
    };
    if bare
        && !matches!(
            relation,
            Some(Relation::Last | Relation::Next | Relation::Previous | Relation::Following)
        )
    {
        fields.weekday
    } else {
        None
    }
}

/// The day that the report begins with is the latest of those that it tells of as past.
fn lead(ix: SourceIx, doc: &Doc, latest: Option<i32>) -> Option<Clue> {
    let (weekday, t) = lead_weekday(doc)?;
    let others: Vec<Weekday> = doc
        .times
        .iter()
        .enumerate()
        .filter(|&(k, _)| k != t && way(doc, k) == Some(Way::Back))
        .filter_map(|(_, expr)| plain_weekday(expr))
        .filter(|&w| w != weekday)
        .collect();
    let yesterday = (doc.times.iter().enumerate())
        .any(|(k, expr)| day_from_writing(expr) == Some(-1) && way(doc, k) == Some(Way::Back));
    if others.is_empty() && latest.is_none() && !yesterday {
        return None;
    }
    let test = move |d: i32| {
        let day = |w| cue::weekday_at(w, None, d, false).map(|x: Days| x.0);
        let Some(lead) = day(weekday) else {
            return true;
        };
        latest.is_none_or(|l| l <= lead)
            && others.iter().all(|&w| day(w).is_none_or(|o| o <= lead))
            && (!yesterday || d - 1 <= lead)
    };
    let name = weekday_name_of(weekday);
    let text = format!(
        "It begins with {name}, so that {name} is the latest day that it tells of as past."
    );
    Some(Clue::passes(
        test,
        Step::new(
            "lead-day",
            &[("weekday", name)],
            text,
            Some(Citation {
                source: ix,
                span: doc.times[t].span,
            }),
        ),
    ))
}

/// The year of a copyright line, the last of a range, and the words from the mark to it.
fn copyright(text: &str) -> Option<(i32, Span)> {
    let mut found = None;
    for (at, mark) in text.match_indices(['©', 'C', 'c']) {
        let rest = &text[at..];
        let marked = mark == "©"
            || rest
                .get(..9)
                .is_some_and(|w| w.eq_ignore_ascii_case("copyright"));
        if !marked {
            continue;
        }
        let line: &str = rest.lines().next().unwrap_or(rest);
        let head: String = line.chars().take(48).collect();
        let (mut year, mut end) = (None, 0);
        for word in head.split_inclusive(|c: char| !c.is_ascii_digit()) {
            let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
            if digits.len() == 4
                && let Ok(n) = digits.parse::<i32>()
                && (1900..=2100).contains(&n)
            {
                year = Some((n, Span::of(at..at + end + digits.len())));
            }
            end += word.len();
        }
        found = year.or(found);
    }
    found
}

/// Words on one line, for a sentence.
pub(crate) fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A day range, said for people.
pub(crate) fn say_days(days: Days) -> String {
    range(days).map(say).unwrap_or_default()
}

/// A day range as a date.
pub(crate) fn range((first, last): Days) -> Option<When> {
    Day::from_number(first)
        .zip(Day::from_number(last))
        .and_then(|(a, b)| {
            if a == b {
                Some(When::day(a))
            } else {
                When::days(a, b)
            }
        })
}

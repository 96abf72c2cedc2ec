//! Dates with a month by name: "Aug. 12, 2008", "12 August 2008", "Friday, Oct. 30", "the 25th of August", "April 1995",
//! "August of that year", "July 4-6, 1943", "on the 17th", "from the 3rd to the 5th of August".

mod behind;

use std::ops::Range;
use std::rc::Rc;

use crate::calendar::Weekday;
use crate::source::Kind;
use crate::timex::expr::{Fields, Node, Relation, Says};
use crate::timex::lexicon::Word;
use crate::timex::page::{Found, Page};
use behind::year_behind;
pub(super) use behind::{with_year, within};

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    date(page, at, true)
}

/// One day or month; nothing where two days stand, which need not be put together then.
pub(super) fn one(page: &Page, at: usize) -> Found<Node> {
    date(page, at, false)
}

fn date(page: &Page, at: usize, ranges: bool) -> Found<Node> {
    let (mut weekday, mut next) = (None, at);
    // "next Friday, Oct. 30": the date says which.
    let (relation, named) = match page.word(at) {
        Word::The | Word::This | Word::Last(_) | Word::Next(_) => {
            super::weekday::relation(page, at)
        }
        _ => (None, at),
    };
    if let Word::Weekday {
        day, plural: false, ..
    } = page.word(named)
        && page.capital(named)
        && (relation.is_none() || matches!(page.word(named + 1), Word::Mark(b',')))
    {
        weekday = Some(day);
        next = page.past_comma(named + 1);
        if matches!(page.word(next), Word::The) {
            next += 1;
        }
        if matches!(page.word(next), Word::Mark(b'.')) && page.joined(next) {
            next += 1;
        }
        next = page.past_comma(next);
    }
    if matches!(page.word(next), Word::Month { .. }) {
        return month_first(page, at, next, weekday, ranges);
    }
    if let Some(found) = day_and_month(page, at, next) {
        return day_first(page, at, weekday, found, ranges);
    }
    related(page, at, relation, named).or_else(|| match weekday {
        Some(weekday) if relation.is_none() => day_of_week(page, at, named + 1, weekday),
        _ => day_alone(page, at),
    })
}

/// "Friday the 13th", "Monday, the 4th".
fn day_of_week(page: &Page, start: usize, at: usize, weekday: Weekday) -> Found<Node> {
    let the = page.past_comma(at);
    let (Word::The, Word::Ordinal(day @ 1..=31)) = (page.word(the), page.word(the + 1)) else {
        return None;
    };
    let fields = Fields {
        day: Some(day as u8),
        weekday: Some(weekday),
        ..Fields::default()
    };
    let relation = None;
    let says = Says::Calendar { fields, relation };
    page.number_ends(the + 2)
        .then(|| (page.node(start, the + 2, says), the + 2))
}

/// "on the 17th": a day of the month that the text has reached, where nothing follows that could be the seventeenth.
fn day_alone(page: &Page, at: usize) -> Found<Node> {
    let digits = |at: usize| page.str(at).starts_with(|c: char| c.is_ascii_digit());
    if let Word::Ordinal(day @ 4..=31) = page.word(at)
        && digits(at)
        && heads_an_entry(page, at)
    {
        let fields = Fields {
            day: Some(day as u8),
            ..Fields::default()
        };
        let relation = None;
        let says = Says::Calendar { fields, relation };
        return Some((page.node(at, at + 1, says), at + 1));
    }
    if !matches!(page.word(at), Word::The) {
        return None;
    }
    let (day, end) = page.day(at + 1)?;
    let history = page.kind == Kind::History;
    let introduced = match page.before(at) {
        Word::On => true,
        Word::Of => matches!(page.before(at - 1), Word::Part { .. }),
        // "by the 4th", "until the 9th": of a month, where a history has told of one.
        Word::By | Word::Until => history,
        _ => false,
    };
    // "on the fourteenth": in news that is a hole of a golf course, too.
    let written = match page.word(at + 1) {
        Word::Ordinal(_) if digits(at + 1) => true,
        Word::Ordinal(_) | Word::Count(_) => history && day > 3,
        _ => false,
    };
    let fields = Fields {
        day: Some(day),
        ..Fields::default()
    };
    let relation = None;
    // "on the 3rd and 4th", but not "on the 3rd and 4th attempts"
    if matches!(page.word(end), Word::And | Word::To)
        && matches!(page.word(end + 1), Word::Ordinal(_))
    {
        let (to, after) = page.day(end + 1).filter(|(to, _)| *to > day)?;
        if !written || !introduced || !digits(end + 1) || !page.number_ends(after) {
            return None;
        }
        return from_to(page, (None, None), (at..end, day), (end + 1, to), after);
    }
    (written && introduced && page.number_ends(end))
        .then(|| (page.node(at, end, Says::Calendar { fields, relation }), end))
}

/// "20th. Up early.", "5th (Sunday)": a paragraph of a diary. Asked from the 4th on, as the points of a speech are counted so, too.
fn heads_an_entry(page: &Page, at: usize) -> bool {
    matches!(page.before(at), Word::Break)
        && match page.word(at + 1) {
            Word::Mark(b'.' | b':') => page.joined(at + 1) && !page.joined(at + 2),
            Word::Mark(b'(') => true,
            _ => false,
        }
}

/// A date with its day and year: "24 April 1916".
pub(super) fn whole(page: &Page, at: usize) -> Found<Node> {
    read(page, at).filter(|(node, _)| {
        node.is_complete()
            && matches!(&node.says, Says::Calendar { fields, .. } if fields.day.is_some())
    })
}

/// "last April", "this September", "the previous April".
fn related(page: &Page, at: usize, relation: Option<Relation>, next: usize) -> Found<Node> {
    relation?;
    let (month, end) = page.month(next)?;
    let fields = Fields {
        month: Some(month),
        ..Fields::default()
    };
    page.day(end)
        .is_none()
        .then(|| (page.node(at, end, Says::Calendar { fields, relation }), end))
}

/// A day before its month, or two: "12 August", "the 25th of August", "17–19 September".
struct DayFirst {
    /// The token of the day, and which it is.
    day: (usize, u8),
    /// The same of a second one.
    last: Option<(usize, u8)>,
    month: u8,
    /// The token behind the month.
    end: usize,
}

#[inline]
fn day_and_month(page: &Page, start: usize, at: usize) -> Option<DayFirst> {
    let at = if at == start { page.past_the(at) } else { at };
    let (day, mut next) = page.day(at)?;
    let mut last = None;
    let to = matches!(page.word(next), Word::To | Word::And).then_some(next + 1);
    if let Some(second) = range_mark(page, next).or(to)
        && let the = usize::from(at > start && matches!(page.word(second), Word::The))
        && let Some((to, end)) = page.day(second + the)
        && to > day
        && page
            .month(if the == 1 && matches!(page.word(end), Word::Of) {
                end + 1
            } else {
                end
            })
            .is_some()
    {
        last = Some((second, to));
        next = end;
    }
    if matches!(page.word(next), Word::Of) {
        next += 1;
    }
    let (month, end) = page.month(next)?;
    // "the 2 May 1 rallies" is none of ours; "in 2 March" neither, but nobody writes it.
    let other = matches!(page.word(end + 1), Word::Mark(b','))
        && !page.joined(end)
        && page.digits(end, 1..=2).is_some()
        && page.day(end).is_some()
        && page.year(end).is_none();
    let day = (at, day);
    (!other).then_some(DayFirst {
        day,
        last,
        month,
        end,
    })
}

/// "12 August 2008", "the 25th of August", "17–19 September 1914"; of two days nothing, if ranges are not asked for.
fn day_first(
    page: &Page,
    start: usize,
    weekday: Option<Weekday>,
    found: DayFirst,
    ranges: bool,
) -> Found<Node> {
    let (at, day) = found.day;
    let month = Some(found.month);
    if let Some((second, to)) = found.last {
        if !ranges {
            return None;
        }
        let first = (start..second - 1, day);
        return from_to(page, (weekday, month), first, (second, to), found.end);
    }
    let behind = with_year(page, month, Some(day), found.end);
    // "the 21 January march": the article is the march's.
    let digits = matches!(page.word(at), Word::Digits(_));
    let on = matches!(page.before(start), Word::On);
    let article = at > start && matches!(page.before(at), Word::The);
    let end = behind.end;
    if article && digits && !on && page.word(end) == Word::Other && !page.joined(end) {
        return None;
    }
    let fields = Fields {
        month,
        day: Some(day),
        weekday,
        ..Fields::default()
    };
    Some(page.found(start, end, within(fields, behind)))
}

/// Two days of one month, the first in these tokens, the second from a token on, and the year that may stand behind at `at`.
fn from_to(
    page: &Page,
    (weekday, month): (Option<Weekday>, Option<u8>),
    (first, from): (Range<usize>, u8),
    (second, to): (usize, u8),
    at: usize,
) -> Found<Node> {
    let behind = year_behind(page, true, at);
    let (year, end) = (behind.year, behind.end);
    let on = |day: u8| Fields {
        year,
        month,
        day: Some(day),
        weekday,
        ..Fields::default()
    };
    let span = page.span(first.start, end);
    let (fields, relation) = (on(from), None);
    let ends = Rc::new([
        page.node(first.start, first.end, Says::Calendar { fields, relation }),
        page.node(second, end, within(on(to), behind)),
    ]);
    Some((Node::new(span, Says::Range(ends)), end))
}

/// "Aug. 12, 2008", "August 2008", "August", "August 3-5".
fn month_first(
    page: &Page,
    start: usize,
    at: usize,
    weekday: Option<Weekday>,
    ranges: bool,
) -> Found<Node> {
    let (month, next) = page.month(at)?;
    let month = Some(month);
    // "September the 3rd"
    let the = usize::from(
        matches!(page.word(next), Word::The) && matches!(page.word(next + 1), Word::Ordinal(_)),
    );
    let alone = |end: usize| the == 0 || !matches!(page.word(end), Word::Other | Word::Unit { .. });
    let dated = page
        .day(next + the)
        .filter(|(_, end)| alone(*end))
        .filter(|(_, end)| {
            // "August 18,000" and "March 20:15" are not days.
            match page.word(*end) {
                Word::Mark(b':') => !page.joined(*end + 1),
                word => !matches!(word, Word::Mark(b'%')),
            }
        });
    if let Some((day, end)) = dated {
        let joined = matches!(page.word(end), Word::And | Word::To).then_some(end + 1);
        if let Some(second) = range_mark(page, end).or(joined)
            && let Some((to, after)) = page.day(second)
            && to > day
            && page.month(after).is_none()
            && (joined.is_none() || ends_a_date(page, after))
        {
            if !ranges {
                return None;
            }
            let first = (start..end, day);
            return from_to(page, (weekday, month), first, (second, to), after);
        }
        let behind = with_year(page, month, Some(day), end);
        let fields = Fields {
            month,
            day: Some(day),
            weekday,
            ..Fields::default()
        };
        return Some(page.found(start, behind.end, within(fields, behind)));
    }
    let behind = with_year(page, month, None, next);
    let end = behind.end;
    let bare = end == next;
    // "Saturday, August" names no day.
    if weekday.is_some() {
        return None;
    }
    if bare && !stands_for_a_month(page, at, next) {
        return None;
    }
    let fields = Fields {
        month,
        ..Fields::default()
    };
    Some(page.found(start, end, within(fields, behind)))
}

/// "April 24 and 25 in Rome", but not "April 24 and 25 others".
fn ends_a_date(page: &Page, at: usize) -> bool {
    match page.word(at) {
        Word::Mark(b'%' | b'$') => false,
        Word::Mark(_) => !page.joined(at + 1) || !matches!(page.word(at + 1), Word::Digits(_)),
        Word::Break | Word::In | Word::On | Word::At | Word::By | Word::For | Word::Of => true,
        Word::And | Word::To | Word::During | Word::Verb(_) | Word::Auxiliary(_) => true,
        _ => page.year(at).is_some(),
    }
}

/// A range between two numbers: a dash or a slash; "to", "through", "and" are for other rules.
fn range_mark(page: &Page, at: usize) -> Option<usize> {
    let dash = matches!(page.word(at), Word::Mark(b'-'));
    // "14/15 June"
    let slash = matches!(page.word(at), Word::Mark(b'/')) && page.joined(at) && page.joined(at + 1);
    (dash || slash).then_some(at + 1)
}

/// A month alone: names that are words or people as well ("May", "March", "Jan", "June", "April", "August") have to stand where a
/// date stands.
fn stands_for_a_month(page: &Page, at: usize, next: usize) -> bool {
    let Word::Month { month, short } = page.word(at) else {
        return false;
    };
    let introduced = matches!(
        page.before(at),
        Word::In
            | Word::Of
            | Word::By
            | Word::Since
            | Word::Until
            | Word::From
            | Word::To
            | Word::Last(_)
            | Word::Next(_)
            | Word::This
            | Word::During
            | Word::Phase { .. }
            | Word::Before
            | Word::After
            | Word::Every
            | Word::Between
            | Word::About
            | Word::And
            | Word::Mark(b'-')
            | Word::Shift(_)
            | Word::The
            | Word::For
    );
    if short {
        return introduced
            && !matches!(
                page.before(at),
                Word::And | Word::To | Word::For | Word::The
            );
    }
    // "November to March", "May-September", "March and April": a month beside it.
    let beside = |word: Word, month: usize| {
        matches!(word, Word::To | Word::And | Word::Or | Word::Mark(b'-'))
            && page.month(month).is_some()
    };
    if matches!(month, 3 | 5)
        && (beside(page.before(at), at.wrapping_sub(2)) || beside(page.word(next), next + 1))
    {
        return true;
    }
    // "in the year to March"
    if matches!(page.before(at), Word::To) && matches!(page.before(at - 1), Word::Unit { .. }) {
        return true;
    }
    // "March sales rose." opens a sentence, as "March is cold." does.
    let opens = matches!(page.before(at), Word::Break | Word::Mark(b'.'))
        && !page.capital(next)
        && (matches!(page.word(next), Word::Other)
            && page.str(next).ends_with('s')
            && page.len(next) > 4
            || page.is_one_of(next, &["is", "was", "has"]));
    if matches!(month, 3 | 5) && opens {
        return true;
    }
    // "the March vote", "a May march": a thing of that month.
    let of_a_thing = matches!(page.before(at), Word::The | Word::A)
        && matches!(page.word(next), Word::Other | Word::Feast(_))
        && !page.capital(next)
        && !page.joined(next);
    match month {
        3..=6 | 8 if of_a_thing => true,
        5 => introduced && !matches!(page.before(at), Word::To | Word::The) && !page.capital(next),
        3 => {
            introduced
                && !matches!(page.before(at), Word::To | Word::The)
                && !matches!(page.word(next), Word::Of)
        }
        4 | 6 | 8 => introduced || !page.capital(next) && !page.capital(at.wrapping_sub(1)),
        _ => true,
    }
}

//! The rules, in order: one rule, one file.
//!
//! A rule looks at one place of a page and says what stands there, or nothing. At each place the longest find wins; of two
//! equally long ones, that of the earlier rule. A rule looks a bounded number of words ahead, so the whole is linear.

mod anaphor;
mod calendar_date;
mod century;
mod clock;
mod deictic_day;
mod deictic_unit;
mod duration;
mod feast;
mod nth;
mod numeric_date;
mod offset;
mod part_of_day;
mod phase;
mod quarter;
mod reference;
mod season;
mod set;
mod weekday;
mod year;

use super::expr::{Node, Says, Unit};
use super::heads::*;
use super::lexicon::Word;
use super::page::{Found, Page};
use crate::source::Kind;

/// Reads one kind of time expression that begins at a token, and takes that token at least.
pub(super) type Rule = fn(&Page, usize) -> Found<Node>;

/// The rules that have something to say at a token, by what stands behind it.
fn heads(page: &Page, at: usize) -> Heads {
    let next = page.word(at + 1);
    let heads = page.heads(at);
    let is_quarter = |at: usize| {
        matches!(
            page.word(at),
            Word::Period
                | Word::Unit {
                    unit: Unit::Quarter,
                    ..
                }
        )
    };
    match page.word(at) {
        Word::Digits(n) => of_digits(page, at, n),
        Word::Count(n) => of_count(page, at, n),
        Word::Ordinal(n) => of_ordinal(page, at, n),
        Word::Unit { unit, plural } => of_unit(page, at, unit, plural),
        // "'90s", "'08"
        Word::Mark(_) => match next {
            Word::Digits(_) => is(page.len(at + 1) == 2, heads),
            Word::Decade(_) => heads & CENTURY,
            _ => 0,
        },
        // "a year", "a few hours", "a quarter to ten"; not "a May day".
        Word::A => match next {
            Word::Month { .. } | Word::Weekday { .. } | Word::Season(_) => 0,
            Word::Feast(_) | Word::Eve | Word::New | Word::Quarter(_) | Word::HalfYear(_) => 0,
            _ if is_quarter(at + 1) => heads,
            _ => heads & !CLOCK,
        },
        // "at least", "up to", "no more than"
        Word::At if !matches!(next, Word::Least | Word::Most) => 0,
        Word::Up if !matches!(next, Word::To) => 0,
        Word::No if !matches!(next, Word::More) => 0,
        // "10,000 BC"
        Word::Quantity(_) if !matches!(next, Word::Era { .. }) => DURATION,
        // "the latter part", "the near future": of the words without a meaning few go on.
        Word::The if matches!(next, Word::Other) => PART_OF_DAY | QUARTER | NTH | PHASE | REFERENCE,
        // "May Day", "April Fools' Day", "April-June quarter"
        Word::Month { .. } => match next {
            Word::Unit { .. } | Word::Other => CALENDAR_DATE | FEAST,
            Word::Mark(b'-' | b'.') if (at + 3..at + 6).any(is_quarter) => CALENDAR_DATE | QUARTER,
            _ => CALENDAR_DATE,
        },
        // "Friday night", "Christmas night"
        Word::Weekday { .. } | Word::DeicticDay(_) | Word::Feast(_) | Word::New
            if !page.any::<8>(at + 1, PARTS) =>
        {
            heads & !PART_OF_DAY
        }
        _ if heads & POINTS != 0 => heads & pointed_at(page, at),
        _ => heads,
    }
}

/// What comes behind "the", "this", "the last": by the first word that does not point itself.
fn pointed_at(page: &Page, at: usize) -> Heads {
    let Some(at) = (at + 1..at + 3).find(|at| page.heads(*at) & POINTS == 0) else {
        return REFERENCE;
    };
    match page.word(at) {
        Word::Digits(n) => {
            let digits = of_digits(page, at, n);
            // "the next 12 to nearly 18 months"
            let two = matches!(page.word(at + 1), Word::To | Word::Or);
            // "the 1988 quarter"
            REFERENCE | digits | is(digits & YEAR != 0, QUARTER) | is(two, DURATION)
        }
        word => behind(word),
    }
}

/// "days of", "hour-long"; few units begin anything else.
fn of_unit(page: &Page, at: usize, unit: Unit, plural: bool) -> Heads {
    let next = page.word(at + 1);
    let named = match unit {
        // "a quarter to ten", "the quarter a year ago"
        Unit::Quarter => CLOCK | QUARTER | PHASE,
        Unit::Weekend if plural => SET,
        // "the day before yesterday"
        Unit::Day if !plural && matches!(next, Word::Before | Word::After) => {
            DEICTIC_DAY | PART_OF_DAY
        }
        // "year-end", "year-earlier"
        Unit::Month | Unit::Year
            if !plural && matches!(next, Word::Mark(_) | Word::Phase { .. }) =>
        {
            QUARTER | PHASE
        }
        _ => 0,
    };
    let many = plural || unit == Unit::Quarter || page.dash(at + 1);
    named | is(many, DURATION)
}

/// A year begins a season, too: "the 1988 winter".
const OF_YEAR: Heads = SEASON | YEAR;

/// What digits can be, by the words behind them: in a table of numbers nearly all can be nothing.
fn of_digits(page: &Page, at: usize, n: u32) -> Heads {
    let [next, second, behind] = page.words(at + 1);
    // "7 p.m." is nothing else.
    if n <= 24 && matches!(next, Word::Noon12(_) | Word::Clock(_)) {
        return CLOCK;
    }
    let digits = matches!(second, Word::Digits(_));
    let day = || n <= 31 && two_days(second, behind);
    // "264-241 BC"
    let year = || matches!(behind, Word::Era { .. });
    // "8 to 10 a.m.", "8-10:30 a.m."
    let hour = || n <= 12 && digits && matches!(behind, Word::Noon12(_) | Word::Mark(b':'));
    let in_one = page.len(at) == 4 && n <= 2400;
    let before = match next {
        Word::Mark(mark @ (b'-' | b'/')) => {
            let again = behind == next && !page.joined(at);
            let date = again || n == 9 && mark == b'/';
            let date = is(date, NUMERIC_DATE) | is(day(), CALENDAR_DATE);
            date | is(year(), OF_YEAR) | is(mark == b'-' && hour(), CLOCK)
        }
        Word::Mark(b'.') => {
            let again = behind == next && !page.joined(at);
            is(again, NUMERIC_DATE) | is(n <= 24 && digits, CLOCK)
        }
        Word::Mark(b':') => is(n <= 24 && digits, CLOCK),
        Word::To | Word::And => is(day(), CALENDAR_DATE) | is(year(), OF_YEAR) | is(hour(), CLOCK),
        Word::Or => is(hour(), CLOCK),
        // "at 1706 (1336 GMT)"
        Word::Mark(b'(') => is(in_one, CLOCK),
        Word::Month { .. } | Word::Of => is(n <= 31, CALENDAR_DATE),
        // "4 in the morning", "9 at night"
        Word::In | Word::At => {
            let part = matches!(second, Word::Part { .. } | Word::The);
            is(n <= 24 && part, CLOCK)
        }
        // "at 7 on the morning of 1 July"
        Word::On => is(n <= 12, CLOCK),
        // "9 o'clock", "at 2030 Moscow time"
        Word::Other => is(n <= 24 && page.is(at + 1, "o") || in_one, CLOCK),
        Word::Zone => is(n <= 2400, CLOCK),
        // "0630 hours", "10 minutes to nine"
        Word::Unit { unit, .. } => {
            let hours = unit == Unit::Hour && page.len(at) == 4;
            let minutes = unit == Unit::Minute
                && matches!(
                    second,
                    Word::Last(_) | Word::After | Word::To | Word::Before
                );
            is(hours || minutes, CLOCK)
        }
        Word::Era { .. } => OF_YEAR,
        _ => 0,
    };
    let early = page.kind == Kind::History && year::follows_in(page, at);
    before
        | is(in_one && n < 1000, CLOCK)
        | is(n >= 1000 || early, OF_YEAR)
        | is(counts(page, at), DURATION)
}

/// "3-5 March", "3 to 5 March", "3rd and twenty-first": whether what a word joins to the day before it can be a day, with its month
/// behind.
fn two_days(second: Word, behind: Word) -> bool {
    match second {
        Word::Digits(_) | Word::Ordinal(_) => matches!(behind, Word::Month { .. }),
        word => matches!(word, Word::Count(_)),
    }
}

/// What "third" or "3rd" can be, by the words behind it.
fn of_ordinal(page: &Page, at: usize, n: u32) -> Heads {
    let unit = |at: usize| matches!(page.word(page.past_dash(at)), Word::Unit { .. });
    let [next, second, behind] = page.words(at + 1);
    let day = || two_days(second, behind);
    let before = match next {
        // "4th of July", "20th. Up early."
        Word::Month { .. } | Word::Of | Word::Mark(b'.' | b':' | b'(') => CALENDAR_DATE,
        Word::Weekday { .. } => NTH,
        Word::Unit { .. } => QUARTER | CENTURY | NTH,
        Word::Half => QUARTER,
        // "4th and 5th March", "4th and 5th centuries"
        Word::And | Word::To => is(day(), CALENDAR_DATE) | CENTURY,
        Word::Or => CENTURY,
        Word::Mark(b'/') => is(day(), CALENDAR_DATE),
        Word::Mark(b'-') => {
            let joined = match second {
                Word::Unit { .. } | Word::Half => QUARTER | CENTURY,
                // "5th-4th century"
                Word::Ordinal(_) => is(unit(at + 3), CENTURY),
                // "4th- and 5th-century"
                Word::Count(_) | Word::The | Word::And | Word::To | Word::Or => CENTURY,
                _ => 0,
            };
            joined | is(day(), CALENDAR_DATE)
        }
        _ => 0,
    };
    // "first two weeks"
    before | is(n == 1 && !matches!(next, Word::Mark(_)), DURATION)
}

/// What a number in words can be.
fn of_count(page: &Page, at: usize, n: u32) -> Heads {
    let next = page.word(at + 1);
    let on = matches!(next, Word::Count(_) | Word::Mark(b'-'));
    // "at three", "three o'clock", "ten minutes to nine"
    let minutes = matches!(
        next,
        Word::Unit {
            unit: Unit::Minute,
            ..
        }
    );
    let introduced = matches!(
        page.before(at),
        Word::At | Word::By | Word::Until | Word::About
    );
    let hour = n <= 12 && (introduced || matches!(next, Word::Other)) || minutes || on && n >= 20;
    // "nineteen ninety", "two thousand"
    let year = on && (10..=20).contains(&n) || n == 2 && matches!(next, Word::Scale(_));
    let day = match n {
        20 => CALENDAR_DATE | CENTURY,
        30 => CALENDAR_DATE,
        _ => 0,
    };
    DURATION | day | is(hour, CLOCK) | is(year, OF_YEAR)
}

/// Whether digits can count what stands behind them.
fn counts(page: &Page, at: usize) -> bool {
    let digits = |at: usize| matches!(page.word(at), Word::Digits(_));
    let unit = |at: usize| {
        matches!(
            page.word(page.past_dash(at)),
            Word::Unit { .. } | Word::Part { .. } | Word::Ordinal(2)
        )
    };
    match page.word(at + 1) {
        Word::HalfSign => true,
        Word::More | Word::Full | Word::Last(_) | Word::Next(_) => unit(at + 2),
        Word::Mark(b'-') => match page.word(at + 2) {
            // "3-5 years", "5-3 hundred years"; neither "5-3 years" nor "3-5-" counts.
            Word::Digits(last) => {
                let grows = matches!(page.word(at), Word::Digits(first) if first < last)
                    || matches!(page.word(at + 3), Word::Scale(_));
                let on = matches!(page.word(at + 3), Word::Mark(b'-')) && digits(at + 4);
                grows && !on && counts(page, at + 2)
            }
            // "3-year", "3-four years", "3-and-a-half years", "1-half hour"
            word => unit(at + 2) || matches!(word, Word::Count(_) | Word::And | Word::Half),
        },
        // "2 1/2 years"
        Word::Digits(1) => matches!(page.word(at + 2), Word::Mark(b'/')),
        // "2 and a half years"
        Word::And => matches!(page.word(at + 2), Word::A | Word::Half),
        // "12 to 18 months"
        Word::To | Word::Or => match page.word(at + 2) {
            Word::Digits(_) => {
                let on = matches!(page.word(at + 3), Word::To | Word::Or);
                !on && counts(page, at + 2)
            }
            word => matches!(word, Word::Count(_)),
        },
        // "5 consecutive years", "65 million years"
        Word::Other | Word::Scale(_) => unit(at + 2),
        _ => unit(at + 1),
    }
}

/// The ordered list. A rule is asked only where it can have something to say (see [`heads`](super::heads)); a debug build asks all the
/// others, too, and stops if one has.
const ORDER: [Rule; RULES] = [
    numeric_date::read,
    calendar_date::read,
    feast::read,
    weekday::read,
    deictic_day::read,
    part_of_day::read,
    clock::read,
    quarter::read,
    season::read,
    century::read,
    year::read,
    set::read,
    nth::read,
    phase::read,
    offset::the_unit,
    deictic_unit::read,
    anaphor::read,
    duration::read,
    reference::read,
];

/// Rules for a point in time that can stand inside another expression ("the end of …", "the night of …"); of years only one.
const POINT: Heads = NUMERIC_DATE
    | CALENDAR_DATE
    | FEAST
    | WEEKDAY
    | DEICTIC_DAY
    | QUARTER
    | SEASON
    | CENTURY
    | YEAR
    | DEICTIC_UNIT
    | ANAPHOR;
const POINTS_ORDER: [Rule; RULES] = {
    let mut rules = ORDER;
    rules[YEAR.trailing_zeros() as usize] = year::plain;
    rules
};

/// The longest find at a token.
pub(super) fn longest(page: &Page, at: usize) -> Found<Node> {
    best(&ORDER, (1 << RULES) - 1, page, at)
}

/// A date in digits at a token.
pub(super) fn numeric_date(page: &Page, at: usize) -> Found<Node> {
    numeric_date::read(page, at)
}

/// The longest point in time at a token.
fn point(page: &Page, at: usize) -> Found<Node> {
    best(&POINTS_ORDER, POINT, page, at)
}

/// The longest find of these rules at a token.
fn best(rules: &[Rule; RULES], these: Heads, page: &Page, at: usize) -> Found<Node> {
    let mut left = heads(page, at) & these;
    if cfg!(debug_assertions) {
        let mut others = (0..RULES).filter(|n| (these & !left) >> n & 1 == 1);
        let found = others.find(|n| rules[*n](page, at).is_some());
        assert_eq!(found, None, "begins with {:?}", page.word(at));
    }
    let mut best: Found<Node> = None;
    while left != 0 {
        let rule = rules[left.trailing_zeros() as usize];
        left &= left - 1;
        // Mostly one rule alone has something to say: it answers for itself.
        if left == 0 && best.is_none() {
            return rule(page, at);
        }
        let longest = best.as_ref().map_or(at, |(_, end)| *end);
        let found = rule(page, at);
        if found.as_ref().is_some_and(|(_, end)| *end > longest) {
            best = found;
        }
    }
    best
}

/// A day that is named: "Monday", "12 August", "today".
fn named_day(page: &Page, at: usize) -> Found<Node> {
    if page.heads(at) & (CALENDAR_DATE | WEEKDAY | DEICTIC_DAY) == 0 {
        return None;
    }
    let heads = heads(page, at);
    let ask = |one: Heads, rule: Rule| (heads & one != 0).then(|| rule(page, at))?;
    ask(CALENDAR_DATE, calendar_date::one)
        .filter(
            |(node, _)| matches!(&node.says, Says::Calendar { fields, .. } if fields.day.is_some()),
        )
        .or_else(|| ask(WEEKDAY, weekday::read))
        .or_else(|| ask(DEICTIC_DAY, deictic_day::read))
}

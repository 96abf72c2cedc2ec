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

fn heads(page: &Page, at: usize) -> Heads {
    match page.word(at) {
        Word::Digits(n) => of_digits(page, at, n),
        Word::Count(n) => of_count(page, at, n),
        // "days of", "hour-long"; few units begin anything else: "the day before yesterday", "year-end", "a quarter to ten", "weekends".
        Word::Unit { unit, plural } => {
            let quarter = unit == Unit::Quarter;
            let next = page.word(at + 1);
            let named = match unit {
                Unit::Day => !plural && matches!(next, Word::Before | Word::After),
                Unit::Month | Unit::Year => {
                    !plural && matches!(next, Word::Mark(_) | Word::Phase { .. })
                }
                Unit::Weekend => plural,
                _ => quarter,
            };
            is(named, UNIT) | is(plural || quarter || page.dash(at + 1), MANY)
        }
        Word::Lasting(_) => MANY,
        // "'90s", "'08"
        Word::Mark(_) if !matches!(page.word(at + 1), Word::Digits(_) | Word::Decade(_)) => 0,
        // "a year", "a few hours"; not "a May day".
        Word::A if page.heads(at + 1) & (MONTH | WEEKDAY | SEASON | FEAST | QUARTER) != 0 => 0,
        // "at least", "up to", "no more than"
        Word::At if !matches!(page.word(at + 1), Word::Least | Word::Most) => 0,
        // "10,000 BC"
        Word::Quantity(_) if matches!(page.word(at + 1), Word::Era { .. }) => COUNT | YEAR,
        Word::Up if !matches!(page.word(at + 1), Word::To) => 0,
        Word::No if !matches!(page.word(at + 1), Word::More) => 0,
        // "the latter part", "the near future": of the words without a meaning few go on.
        Word::The if matches!(page.word(at + 1), Word::Other) => ELSE,
        // "May Day", "April Fools' Day"
        Word::Month { .. } if matches!(page.word(at + 1), Word::Unit { .. } | Word::Other) => {
            page.heads(at) | FEAST
        }
        _ => page.heads(at),
    }
}

/// What digits can be, by the words behind them: in a table of numbers nearly all can be nothing.
fn of_digits(page: &Page, at: usize, n: u32) -> Heads {
    let digits = |at: usize| matches!(page.word(at), Word::Digits(_));
    // "3-5 March", "3 to 5 March", "3 to twenty-first"
    let day = || n <= 31 && (matches!(page.word(at + 3), Word::Month { .. }) || !digits(at + 2));
    // "264-241 BC"
    let year = || matches!(page.word(at + 3), Word::Era { .. });
    let before = match page.word(at + 1) {
        Word::Mark(mark @ (b'-' | b'/')) => {
            let again = page.word(at + 3) == Word::Mark(mark) && !page.joined(at);
            let date = again || n == 9 && mark == b'/';
            is(date, DATE) | is(day(), DAY) | is(year(), YEAR)
        }
        Word::Mark(b'.') => {
            let again = page.word(at + 3) == Word::Mark(b'.') && !page.joined(at);
            is(again, DATE) | is(n <= 24 && digits(at + 2), HOUR)
        }
        Word::Mark(b':') => is(n <= 24 && digits(at + 2), HOUR),
        Word::To | Word::And => is(day(), DAY) | is(year(), YEAR),
        Word::Month { .. } | Word::Of => is(n <= 31, DAY),
        Word::Noon12(_) | Word::Clock(_) => is(n <= 24, HOUR),
        // "4 in the morning", "9 at night"
        Word::In | Word::At => is(n <= 24 && page.heads(at + 2) & (PART | THE) != 0, HOUR),
        Word::Other => is(n <= 24 && page.is(at + 1, "o"), HOUR),
        Word::Zone => is(n <= 2400, HOUR),
        // "0630 hours", "10 minutes to nine"
        Word::Unit { unit, .. } => {
            let hours = unit == Unit::Hour && page.len(at) == 4;
            let minutes = unit == Unit::Minute
                && matches!(
                    page.word(at + 2),
                    Word::Last(_) | Word::After | Word::To | Word::Before
                );
            is(hours || minutes, HOUR)
        }
        Word::Era { .. } => YEAR,
        _ => 0,
    };
    let early = page.kind == Kind::History && year::follows_in(page, at);
    before | is(n >= 1000 || early, YEAR) | is(counts(page, at), COUNT)
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
    NUMBER | is(n == 20 || n == 30, DAY) | is(hour, HOUR) | is(year, YEAR)
}

/// Whether digits can count what stands behind them.
fn counts(page: &Page, at: usize) -> bool {
    let digits = |at: usize| matches!(page.word(at), Word::Digits(_));
    let unit = |at: usize| page.heads(at) & (UNIT | PART | ORDINAL) != 0;
    match page.word(at + 1) {
        Word::HalfSign => true,
        Word::More | Word::Full | Word::Last(_) | Word::Next(_) => unit(at + 2),
        // "3-year"; "3-5 years" counts, "3-5-" does not.
        Word::Mark(b'-') if !digits(at + 2) => unit(at + 2),
        Word::Mark(b'-') => {
            let on = matches!(page.word(at + 3), Word::Mark(b'-')) && digits(at + 4);
            !on && counts(page, at + 2)
        }
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
        // "5 consecutive years"
        Word::Other => unit(at + 2) || matches!(page.word(at + 2), Word::Mark(b'-')),
        // "65 million years"
        Word::Scale(_) => unit(at + 2),
        _ => unit(at + 1),
    }
}

/// A rule with what it can begin with, so that it is not asked where it has nothing to say. Behind "the", "this", "last" and the like
/// it depends on the first other word, too. A debug build asks it all the same, and stops if it has.
struct Entry {
    first: Heads,
    /// What comes behind words that point, where it can begin with them.
    behind: Heads,
    rule: Rule,
}

const fn begins(first: Heads, rule: Rule) -> Entry {
    behind(first, 0, rule)
}

const fn behind(first: Heads, behind: Heads, rule: Rule) -> Entry {
    Entry {
        first,
        behind,
        rule,
    }
}

const POINTS_ON: Heads = THE | POINTED;

/// The ordered list.
const RULES: &[Entry] = &[
    begins(DATE, numeric_date::read),
    CALENDAR_DATE,
    FEASTS,
    WEEKDAYS,
    DEICTIC_DAY,
    behind(
        PART | PHASE | WEEKDAY | FEAST | UNIT | POINTS_ON | ELSE,
        PART | PHASE | WEEKDAY | FEAST | MONTH | UNIT | ELSE,
        part_of_day::read,
    ),
    begins(HOUR | PART | ROUGH | UNIT | A, clock::read),
    QUARTERS,
    SEASONS,
    CENTURIES,
    behind(YEAR | ERA | THE, YEAR | UNIT, year::read),
    behind(
        WEEKDAY | A | THE | UNIT | EVERY,
        WEEKDAY | UNIT | ORDINAL,
        set::read,
    ),
    behind(
        ORDINAL | THE | ELSE,
        UNIT | ORDINAL | WEEKDAY | ELSE,
        nth::read,
    ),
    behind(
        PHASE | ROUGH | UNIT | THE | ELSE,
        PHASE | UNIT | ORDINAL | ELSE,
        phase::read,
    ),
    behind(THE, UNIT, offset::the_unit),
    DEICTIC_UNIT,
    ANAPHORS,
    behind(
        COUNT | NUMBER | ORDINAL | ROUGH | A | MANY | POINTS_ON,
        COUNT | NUMBER | ORDINAL | ROUGH | UNIT | ELSE,
        duration::read,
    ),
    behind(
        REFERENCE | ROUGH | POINTS_ON | ELSE,
        Heads::MAX,
        reference::read,
    ),
];

/// Rules for a point in time that can stand inside another expression ("the end of …", "the night of …").
const POINTS: &[Entry] = &[
    begins(DATE, numeric_date::read),
    CALENDAR_DATE,
    FEASTS,
    WEEKDAYS,
    DEICTIC_DAY,
    QUARTERS,
    SEASONS,
    CENTURIES,
    behind(YEAR | ERA | THE, UNIT, year::plain),
    DEICTIC_UNIT,
    ANAPHORS,
];

const CALENDAR_DATE: Entry = behind(
    DAY | ORDINAL | MONTH | WEEKDAY | POINTS_ON,
    DAY | NUMBER | ORDINAL | MONTH | WEEKDAY,
    calendar_date::read,
);
const FEASTS: Entry = behind(FEAST | POINTS_ON, FEAST | MONTH, feast::read);
const WEEKDAYS: Entry = behind(WEEKDAY | POINTS_ON, WEEKDAY, weekday::read);
const DEICTIC_DAY: Entry = behind(PART | UNIT | THE, UNIT, deictic_day::read);
const QUARTERS: Entry = behind(
    QUARTER | ORDINAL | ERA | UNIT | MONTH | POINTS_ON | ELSE,
    YEAR | NUMBER | ORDINAL | ERA | UNIT | MONTH | ROUGH | ELSE,
    quarter::read,
);
const SEASONS: Entry = behind(
    SEASON | YEAR | ERA | POINTS_ON,
    SEASON | YEAR | NUMBER | ERA,
    season::read,
);
const CENTURIES: Entry = behind(
    ORDINAL | NUMBER | ERA | THE,
    ORDINAL | NUMBER | ERA,
    century::read,
);
const DEICTIC_UNIT: Entry = behind(POINTS_ON, UNIT | ERA, deictic_unit::read);
const ANAPHORS: Entry = behind(POINTS_ON, UNIT | ERA | ELSE, anaphor::read);

/// The longest find at a token.
pub(super) fn longest(page: &Page, at: usize) -> Found<Node> {
    const ASKED: Asked = asked(RULES);
    best(RULES, &ASKED, page, at)
}

/// The longest point in time at a token.
fn point(page: &Page, at: usize) -> Found<Node> {
    const ASKED: Asked = asked(POINTS);
    best(POINTS, &ASKED, page, at)
}

/// Which rules are asked, a bit for each: by each of the heads, and by what comes behind a word that points.
struct Asked {
    first: [u32; KINDS],
    behind: [u32; KINDS],
    /// Whatever comes behind.
    always: u32,
}

const fn asked(rules: &[Entry]) -> Asked {
    let mut asked = Asked {
        first: [0; KINDS],
        behind: [0; KINDS],
        always: 0,
    };
    let mut n = 0;
    while n < rules.len() {
        let mut head = 0;
        while head < KINDS {
            asked.first[head] |= (rules[n].first >> head & 1) << n;
            asked.behind[head] |= (rules[n].behind >> head & 1) << n;
            head += 1;
        }
        asked.always |= is(rules[n].behind == Heads::MAX, 1 << n);
        n += 1;
    }
    asked
}

/// The rules that one of these heads asks for.
fn by(asked: &[u32; KINDS], heads: Heads) -> u32 {
    let (mut heads, mut rules) = (heads & (2 * MANY - 1), 0);
    while heads != 0 {
        rules |= asked[heads.trailing_zeros() as usize];
        heads &= heads - 1;
    }
    rules
}

/// What comes behind "the", "this", "the last": the first word that does not point itself.
fn pointed_at(page: &Page, at: usize) -> Heads {
    let next = (at + 1..at + 3).find(|at| page.heads(*at) & POINTS_ON == 0);
    next.map_or(0, |at| match page.word(at) {
        Word::Digits(n) => of_digits(page, at, n),
        _ => page.heads(at),
    })
}

fn best(rules: &[Entry], asked: &Asked, page: &Page, at: usize) -> Found<Node> {
    let heads = heads(page, at);
    let mut left = by(&asked.first, heads);
    if heads & POINTS_ON != 0 {
        left &= asked.always | by(&asked.behind, pointed_at(page, at));
    }
    if cfg!(debug_assertions) {
        let mut others = (0..rules.len()).filter(|n| left >> n & 1 == 0);
        let found = others.find(|n| (rules[*n].rule)(page, at).is_some());
        assert_eq!(found, None, "begins with {:?}", page.word(at));
    }
    let mut best: Found<Node> = None;
    while left != 0 {
        let rule = rules[left.trailing_zeros() as usize].rule;
        left &= left - 1;
        match best {
            // Mostly one rule alone has something to say: it answers for itself.
            None if left == 0 => return rule(page, at),
            None => best = rule(page, at),
            Some((_, longest)) => {
                best = rule(page, at).filter(|(_, end)| *end > longest).or(best);
            }
        }
    }
    best
}

/// A day that is named: "Monday", "12 August", "today".
fn named_day(page: &Page, at: usize) -> Found<Node> {
    let heads = heads(page, at);
    let ask = |entry: &Entry| {
        if heads & entry.first == 0 {
            return None;
        }
        (entry.rule)(page, at)
    };
    ask(&CALENDAR_DATE)
        .filter(
            |(node, _)| matches!(&node.says, Says::Calendar { fields, .. } if fields.day.is_some()),
        )
        .or_else(|| ask(&WEEKDAYS))
        .or_else(|| ask(&DEICTIC_DAY))
}

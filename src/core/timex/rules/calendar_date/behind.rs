//! What stands behind a month or a day: "1995", ", 1995", "of 1995", "of that year", "last year", "[O.S. 25 October] 1917".

use crate::source::Kind;
use crate::timex::expr::{Fields, Node, Says, Unit, Year};
use crate::timex::heads::{POINTS, SAYS_BEHIND, YEAR};
use crate::timex::lexicon::{LastKind, NextKind, Word};
use crate::timex::page::Page;
use crate::timex::rules::year;

/// The year of a date, or a period that it lies within.
pub(in crate::timex::rules) struct Behind {
    pub year: Option<Year>,
    /// The date before it is one of the Julian calendar.
    julian: bool,
    of: Option<Box<Node>>,
    /// The token behind that, or behind the date if nothing stands there.
    pub end: usize,
}

impl Behind {
    fn year(year: Year, end: usize) -> Behind {
        Behind {
            year: Some(year),
            ..Behind::nothing(end)
        }
    }

    fn nothing(end: usize) -> Behind {
        Behind {
            year: None,
            julian: false,
            of: None,
            end,
        }
    }
}

/// What stands behind a date of this month and day.
pub(in crate::timex::rules) fn with_year(
    page: &Page,
    month: Option<u8>,
    day: Option<u8>,
    at: usize,
) -> Behind {
    let mut behind = year_behind(page, day.is_some(), at);
    // "the September 11 attacks", like "9/11"
    let (number, short) = (2001, false);
    if (month, day) == (Some(9), Some(11))
        && behind.of.is_none()
        && behind.year.is_none()
        && page.kind != Kind::History
        && page.is_one_of(behind.end, &["attacks", "terrorist", "terror", "hijackers"])
    {
        behind.year = Some(Year { number, short });
    }
    behind
}

/// What these fields say with what stands behind them.
pub(in crate::timex::rules) fn within(fields: Fields, behind: Behind) -> Says {
    let fields = Fields {
        year: behind.year,
        julian: behind.julian,
        ..fields
    };
    match behind.of {
        Some(of) => Says::Within { fields, of },
        None => Says::Calendar {
            fields,
            relation: None,
        },
    }
}

/// What stands behind a month, or a day.
pub(super) fn year_behind(page: &Page, day: bool, at: usize) -> Behind {
    // A year, a mark or "of" before one, "last year".
    if page.heads(at) & (YEAR | POINTS | SAYS_BEHIND) == 0 {
        return Behind::nothing(at);
    }
    far_behind(page, day, at)
}

#[inline(never)]
fn far_behind(page: &Page, day: bool, at: usize) -> Behind {
    if day && let Some((year, julian, end)) = past_the_other_style(page, at) {
        return Behind {
            julian,
            ..Behind::year(year, end)
        };
    }
    let skipped = match page.word(at) {
        Word::Mark(b',') | Word::Of => at + 1,
        _ => at,
    };
    if let Some((year, end)) = page.year(skipped)
        && !(matches!(page.word(skipped), Word::Mark(b',')))
        && !is_more_than_a_year(page, end)
    {
        return Behind::year(year, end);
    }
    let early = || year::early(page, skipped).filter(|_| !matches!(page.word(at), Word::Mark(_)));
    if let Some((year, end)) = page
        .quoted_year(skipped)
        .or_else(|| page.year_of_two(at))
        .or_else(early)
    {
        return Behind::year(year, end);
    }
    let of = |offset: i32, anaphor: bool, end: usize| {
        let says = if anaphor {
            Says::Anaphor {
                unit: Unit::Year,
                offset,
                pointed: true,
            }
        } else {
            Says::Deictic {
                unit: Unit::Year,
                offset,
            }
        };
        let of = Some(Box::new(page.node(skipped, end, says)));
        Behind {
            of,
            ..Behind::nothing(end)
        }
    };
    let is_year = |at: usize| {
        matches!(
            page.word(at),
            Word::Unit {
                unit: Unit::Year,
                plural: false
            }
        )
    };
    match page.word(skipped) {
        Word::Last(LastKind::Last) if is_year(skipped + 1) => of(-1, false, skipped + 2),
        Word::Next(NextKind::Next) if is_year(skipped + 1) => of(1, false, skipped + 2),
        Word::This if is_year(skipped + 1) => of(0, false, skipped + 2),
        Word::That if is_year(skipped + 1) => of(0, true, skipped + 2),
        Word::That if page.word(skipped + 1) == Word::Same && is_year(skipped + 2) => {
            of(0, true, skipped + 3)
        }
        Word::The if is_year(skipped + 2) => match page.word(skipped + 1) {
            Word::Same => of(0, true, skipped + 3),
            Word::Next(_) => of(1, true, skipped + 3),
            Word::Last(LastKind::Previous) => of(-1, true, skipped + 3),
            _ => Behind::nothing(at),
        },
        _ => Behind::nothing(at),
    }
}

/// "7 November [O.S. 25 October] 1917": the year behind the same day by the other calendar, and whether the first is the Julian one.
fn past_the_other_style(page: &Page, at: usize) -> Option<(Year, bool, usize)> {
    if !matches!(page.word(at), Word::Mark(b'[' | b'(')) {
        return None;
    }
    let close = (at + 2..at + 10).find(|at| matches!(page.word(*at), Word::Mark(b']' | b')')))?;
    let says = |marks: &[&str], word: &str| {
        (at + 1..close)
            .any(|n| marks.contains(&page.str(n)) || page.is(n, word) && page.is(n + 1, "style"))
    };
    let julian = says(&["N.S.", "N.S", "NS"], "new");
    let (year, end) = page.year(page.past_comma(close + 1))?;
    (julian || says(&["O.S.", "O.S", "OS"], "old")).then_some((year, julian, end))
}

/// "1,500", "12 1944%": the number goes on.
fn is_more_than_a_year(page: &Page, end: usize) -> bool {
    matches!(page.word(end), Word::Mark(b'%'))
        || (matches!(page.word(end), Word::Mark(b':')) && page.joined(end) && page.joined(end + 1))
}

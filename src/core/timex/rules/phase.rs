//! Parts of a period: "early September", "mid-1996", "late last week", "the end of 2008", "earlier this year", "later that month",
//! "the beginning of the 1990s", "year-end".

use crate::timex::expr::{Direction, Fields, Node, Phase, Says, Unit};
use crate::timex::lexicon::{LastKind, Word};
use crate::timex::page::{Found, Page};

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    adjective(page, at)
        .or_else(|| noun(page, at))
        .or_else(|| comparative(page, at))
        .or_else(|| year_end(page, at))
        .or_else(|| about(page, at))
}

fn phase(page: &Page, at: usize, end: usize, phase: Phase, of: Node) -> Found<Node> {
    let of = Box::new(of);
    Some(page.found(at, end, Says::Phase { phase, of }))
}

/// "early September", "the mid-1980s", "late last week", "early in 1914".
fn adjective(page: &Page, at: usize) -> Found<Node> {
    let mut next = page.past_the(at);
    let Word::Phase {
        phase: which,
        noun: false,
    } = page.word(next)
    else {
        return None;
    };
    // "the late-November meeting": the article is the meeting's.
    let of_years = matches!(page.word(next + 2), Word::Decade(_) | Word::Ordinal(_));
    if page.dash(next + 1) && next > at && !of_years {
        return None;
    }
    next = page.past_dash(next + 1);
    // "early to mid-1994", "mid-to-late 1980s": the last one counts.
    let last = page.past_dash(next + 1);
    if matches!(page.word(next), Word::To)
        && matches!(page.word(last), Word::Phase { noun: false, .. })
    {
        next = page.past_dash(last + 1);
    }
    if matches!(page.word(next), Word::In) {
        next += 1;
    }
    let (of, end) = super::point(page, next)?;
    phase(page, at, end, which, of)
}

/// "the end of 2008", "the beginning of October", "the latter part of the year".
fn noun(page: &Page, at: usize) -> Found<Node> {
    let next = page.past_the(at);
    let (which, next) = match page.word(next) {
        Word::Phase { phase, noun: true } if next > at || phase != Phase::Start => {
            (phase, next + 1)
        }
        Word::Phase { phase, noun: false } if page.is(next + 1, "part") => (phase, next + 2),
        Word::Other if page.is(next, "latter") && page.is(next + 1, "part") => {
            (Phase::End, next + 2)
        }
        // "the close of 1916", "the turn of the 20th century"
        Word::Other if next > at && page.is_one_of(next, &["close", "outset", "turn"]) => {
            let end = page.is(next, "close");
            (if end { Phase::End } else { Phase::Start }, next + 1)
        }
        _ if next > at => days_of(page, next)?,
        _ => return None,
    };
    if !matches!(page.word(next), Word::Of) {
        return None;
    }
    let (of, end) = super::point(page, next + 1)?;
    // "the first days of May", "the close of 1916" are of a stretch; "the close of Friday" is the exchange's.
    let of_a_day = matches!(&of.says, Says::Calendar { fields, .. } if fields.day.is_some() || fields.weekday.is_some())
        || matches!(
            &of.says,
            Says::Deictic {
                unit: Unit::Day,
                ..
            }
        );
    let sure = !of_a_day || matches!(page.word(next - 1), Word::Phase { .. });
    sure.then(|| phase(page, at, end, which, of))?
}

/// "the first days of May", "the closing weeks of 1944": which part, and the token after it.
fn days_of(page: &Page, at: usize) -> Option<(Phase, usize)> {
    let which = match page.word(at) {
        Word::Ordinal(1)
        | Word::Phase {
            phase: Phase::Early,
            ..
        } => Phase::Start,
        Word::Last(LastKind::Last) => Phase::End,
        Word::Other if page.is_one_of(at, &["final", "closing"]) => Phase::End,
        Word::Other if page.is(at, "opening") => Phase::Start,
        _ => return None,
    };
    let plural = matches!(
        page.word(at + 1),
        Word::Unit {
            unit: Unit::Day | Unit::Week | Unit::Month,
            plural: true
        }
    );
    plural.then_some((which, at + 2))
}

/// "earlier this year", "later that month", "later in the year", "earlier Sunday".
fn comparative(page: &Page, at: usize) -> Found<Node> {
    let Word::Shift(direction) = page.word(at) else {
        return None;
    };
    if !page.is(at, "earlier") && !page.is(at, "later") {
        return None;
    }
    let next = if matches!(page.word(at + 1), Word::In) {
        at + 2
    } else {
        at + 1
    };
    let (of, end) = super::point(page, next).or_else(|| super::part_of_day::read(page, next))?;
    // "Earlier Friday, …", "later today": the adverb is the clause's; with months and years it is part of the date.
    match &of.says {
        Says::Phase { .. } | Says::Length(_) => return None,
        Says::Deictic {
            unit: Unit::Day | Unit::Week,
            ..
        } => return None,
        Says::Calendar { fields, .. } if fields.weekday.is_some() => return None,
        _ => {}
    }
    let which = if direction == Direction::Earlier {
        Phase::Early
    } else {
        Phase::Late
    };
    phase(page, at, end, which, of)
}

/// "year-end", "year end", "year's end", "month's end".
fn year_end(page: &Page, at: usize) -> Found<Node> {
    let Word::Unit {
        unit: unit @ (Unit::Year | Unit::Month),
        plural: false,
    } = page.word(at)
    else {
        return None;
    };
    let mut next = page.past_dash(at + 1);
    // "year-end" is a day in the books: the last of the year.
    if next > at + 1 && unit == Unit::Year && page.is(next, "end") {
        let fields = Fields {
            month: Some(12),
            day: Some(31),
            ..Fields::default()
        };
        return Some(page.found(
            at,
            next + 1,
            Says::Calendar {
                fields,
                relation: None,
            },
        ));
    }
    if matches!(page.word(next), Word::Mark(b'\'')) && page.is(next + 1, "s") {
        next += 2;
    }
    if !page.is(next, "end") {
        return None;
    }
    let of = page.node(
        at,
        at + 1,
        Says::Anaphor {
            unit,
            offset: 0,
            pointed: false,
        },
    );
    phase(page, at, next + 1, Phase::End, of)
}

/// "around Nov. 7", "about 1900", "circa 500 BC".
fn about(page: &Page, at: usize) -> Found<Node> {
    let dot = matches!(page.word(at + 1), Word::Mark(b'.')) && page.joined(at + 1);
    let next = if dot { at + 2 } else { at + 1 };
    let (of, end) = match page.word(at) {
        // "c. 1450"; a "C" and a lone "c" are letters.
        Word::Circa if page.capital(at) || !dot => return None,
        Word::Circa => super::year::after_circa(page, next)?,
        Word::About => super::point(page, next).or_else(|| super::year::after_circa(page, next))?,
        _ => return None,
    };
    // "a way to get around Wednesday's ruling" is no rough date.
    match &of.says {
        Says::Range(..) | Says::Deictic { .. } => return None,
        Says::Calendar { fields, .. } if fields.weekday.is_some() => return None,
        _ => {}
    }
    Some(page.found(at, end, Says::About(Box::new(of))))
}

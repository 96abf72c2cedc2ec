//! Decades and centuries: "the 1990s", "the early nineties", "the '60s", "the 19th century", "the fifth century BC".

use std::sync::Arc;

use crate::timex::expr::{Fields, Node, Says, Unit, Year, YearSpan};
use crate::timex::lexicon::Word;
use crate::timex::page::{Found, Page};

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    let start = at;
    let at = if matches!(page.word(at), Word::The) {
        at + 1
    } else {
        at
    };
    decade(page, start, at).or_else(|| century(page, start, at))
}

fn decade(page: &Page, start: usize, at: usize) -> Found<Node> {
    let quoted = matches!(page.word(at), Word::Mark(b'\''));
    let at = if quoted { at + 1 } else { at };
    let Word::Decade(number) = page.word(at) else {
        return None;
    };
    let places = page.str(at).len();
    let digits = page.str(at).starts_with(|c: char| c.is_ascii_digit());
    let full = digits && places >= 5;
    let mut end = at + 1;
    let before_christ = matches!(
        page.word(end),
        Word::Era {
            before_christ: true
        }
    );
    if before_christ {
        end += 1;
    } else if full && !(1000..=2100).contains(&number) || digits && places == 4 {
        return None;
    }
    // "the 70s" can be degrees or a score; "the '70s" and "the late 70s" cannot.
    let late = at > 0 && page.is_one_of(at - 1, &["early", "late"]);
    let sure = full || before_christ || quoted || late && number >= 20;
    if digits && !sure {
        return None;
    }
    // "in his sixties", "temperatures in the 70s": a decade needs the article or the apostrophe, and no age or weather.
    if !full
        && !before_christ
        && (start == at && !after_the_early(page, start)
            || matches!(page.before(start), Word::Possessive))
        && !quoted
    {
        return None;
    }
    let number = number as i32;
    let fields = Fields {
        year: Some(Year {
            number: if before_christ { 1 - number } else { number },
            short: !full && !before_christ,
        }),
        span: YearSpan::Decade,
        ..Fields::default()
    };
    Some((
        page.node(
            start,
            end,
            Says::Calendar {
                fields,
                relation: None,
            },
        ),
        end,
    ))
}

/// "the early nineties", "the mid-nineties"; "his early nineties" are an age.
fn after_the_early(page: &Page, at: usize) -> bool {
    let dash = at > 0 && page.dash(at - 1);
    let phase = at.wrapping_sub(1 + usize::from(dash));
    matches!(page.word(phase), Word::Phase { noun: false, .. })
        && matches!(page.before(phase), Word::The)
}

/// "the 16th and 17th centuries": two expressions, and the stretch of both.
fn two(page: &Page, start: usize, first: i32, at: usize) -> Found<Node> {
    if !matches!(page.word(at), Word::And | Word::To) {
        return None;
    }
    let last = at + 1 + usize::from(matches!(page.word(at + 1), Word::The));
    let Word::Ordinal(second @ 1..=30) = page.word(last) else {
        return None;
    };
    let centuries = matches!(
        page.word(last + 1),
        Word::Unit {
            unit: Unit::Century,
            plural: true
        }
    );
    let era = matches!(page.word(last + 2), Word::Era { .. });
    let one = |from: usize, to: usize, number: i32| {
        let fields = Fields {
            year: Some(Year {
                number: (number - 1) * 100,
                short: false,
            }),
            span: YearSpan::Century,
            ..Fields::default()
        };
        let relation = None;
        page.node(from, to, Says::Calendar { fields, relation })
    };
    (centuries && !era && (first as u32) < second).then(|| {
        let ends = [one(start, at, first), one(at + 1, last + 2, second as i32)];
        let range = Says::Range(Arc::new(ends));
        (page.node(start, last + 2, range), last + 2)
    })
}

fn century(page: &Page, start: usize, at: usize) -> Found<Node> {
    let (number, next) = match page.word(at) {
        Word::Ordinal(n @ 1..=30) => (n as i32, at + 1),
        Word::Count(20) if matches!(page.word(page.past_dash(at + 1)), Word::Ordinal(1..=9)) => {
            let next = page.past_dash(at + 1);
            let Word::Ordinal(n) = page.word(next) else {
                return None;
            };
            (20 + n as i32, next + 1)
        }
        _ => return None,
    };
    if let Some(found) = two(page, start, number, next) {
        return Some(found);
    }
    let next = page.past_dash(next);
    if !matches!(
        page.word(next),
        Word::Unit {
            unit: Unit::Century,
            plural: false
        }
    ) {
        return None;
    }
    let mut end = next + 1;
    let before_christ = matches!(
        page.word(end),
        Word::Era {
            before_christ: true
        }
    );
    if matches!(page.word(end), Word::Era { .. }) {
        end += 1;
    }
    let first = if before_christ {
        1 - number * 100
    } else {
        (number - 1) * 100
    };
    let fields = Fields {
        year: Some(Year {
            number: first,
            short: false,
        }),
        span: YearSpan::Century,
        ..Fields::default()
    };
    Some((
        page.node(
            start,
            end,
            Says::Calendar {
                fields,
                relation: None,
            },
        ),
        end,
    ))
}

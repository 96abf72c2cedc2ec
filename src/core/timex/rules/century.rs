//! Decades and centuries: "the 1990s", "the early nineties", "the '60s", "the 19th century", "the fifth century BC", "the third
//! millennium BC".

use std::rc::Rc;

use crate::timex::expr::{Fields, Node, Says, Unit, Year, YearSpan};
use crate::timex::heads::IDLE;
use crate::timex::lexicon::Word;
use crate::timex::page::{Found, Page};

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    let start = at;
    let at = page.past_the(at);
    decade(page, start, at).or_else(|| century(page, start, at))
}

fn decade(page: &Page, start: usize, at: usize) -> Found<Node> {
    let quoted = matches!(page.word(at), Word::Mark(b'\''));
    let at = if quoted { at + 1 } else { at };
    let (number, next) = match page.word(at) {
        Word::Decade(number) => (number, at + 1),
        // "the '20's"
        Word::Digits(number)
            if quoted
                && number % 10 == 0
                && page.len(at) == 2
                && matches!(page.word(at + 1), Word::Mark(b'\''))
                && page.joined(at + 2)
                && page.is(at + 2, "s") =>
        {
            (number, at + 3)
        }
        _ => return None,
    };
    let places = page.len(at);
    let digits = page.str(at).starts_with(|c: char| c.is_ascii_digit());
    let full = digits && places >= 5;
    let (before_christ, end) = era(page, next);
    let dated = end > next;
    if !dated && (full && !(1000..=2100).contains(&number) || digits && places == 4) {
        return None;
    }
    // "the 70s" can be degrees or a score; "the '70s" and "the late 70s" cannot.
    let late = at > 0 && page.is_one_of(at - 1, &["early", "late"]);
    let sure = full || dated || quoted || late && number >= 20;
    let the = || start < at && number >= 20 && !is_weather(page, start, end);
    let another = start == at && follows_another(page, at);
    if digits && !sure && !another && !the() {
        return None;
    }
    // "in his sixties", "temperatures in the 70s": a decade needs the article or the apostrophe, and no age or weather.
    if !full
        && !dated
        && (start == at && !another && !after_the_early(page, start)
            || matches!(page.before(start), Word::Possessive))
        && !quoted
    {
        return None;
    }
    let number = number as i32;
    let fields = Fields {
        year: Some(Year {
            number: if before_christ { 1 - number } else { number },
            short: !full && !dated,
        }),
        span: YearSpan::Decade,
        ..Fields::default()
    };
    Some((node(page, start, end, fields), end))
}

/// "the 80s and 90s", "the 1970s, 80s and 90s"; "their 40s and 50s" are ages.
fn follows_another(page: &Page, at: usize) -> bool {
    let decade = |at: usize| matches!(page.word(at), Word::Decade(_));
    let link = |at: usize| {
        matches!(
            page.word(at),
            Word::And | Word::Or | Word::To | Word::Mark(b',' | b'-')
        )
    };
    let mut first = at;
    while first > 1 && first + 6 > at && link(first - 1) && decade(first - 2) {
        first -= 2;
    }
    first < at
        && (page.len(first) > 3 || matches!(page.before(first), Word::The | Word::Mark(b'\'')))
}

/// "temperatures in the 70s", "in the 80s and sunny": degrees and points, told a few words before, or right behind.
fn is_weather(page: &Page, start: usize, end: usize) -> bool {
    (start.saturating_sub(MEASURED_WITHIN)..end + 2)
        .any(|at| page.heads(at) & IDLE != 0 && page.is_one_of(at, MEASURED))
}

/// How many words before a decade may say that it is a measure.
const MEASURED_WITHIN: usize = 8;

/// What is measured or scored in tens: words that tell no time by themselves.
const MEASURED: &[&str] = &[
    "temperature",
    "temperatures",
    "degrees",
    "high",
    "highs",
    "low",
    "lows",
    "mercury",
    "thermometer",
    "weather",
    "warm",
    "hot",
    "sunny",
    "score",
    "scores",
    "scored",
    "iq",
    "age",
    "aged",
    "percent",
    "fahrenheit",
];

/// "the early nineties", "the mid-nineties"; "his early nineties" are an age.
fn after_the_early(page: &Page, at: usize) -> bool {
    let dash = at > 0 && page.dash(at - 1);
    let phase = at.wrapping_sub(1 + usize::from(dash));
    matches!(page.word(phase), Word::Phase { noun: false, .. })
        && matches!(page.before(phase), Word::The)
}

/// "the 16th and 17th centuries", "the fifth to third centuries BC", "the 5th-4th century BC": two expressions, and the stretch of
/// both.
fn two(page: &Page, start: usize, first: i32, at: usize) -> Found<Node> {
    if !matches!(
        page.word(at),
        Word::And | Word::To | Word::Or | Word::Mark(b'-')
    ) {
        return None;
    }
    let last = page.past_the(at + 1);
    let (second, next) = place(page, last)?;
    let (span, next) = unit(page, next)?;
    let (before_christ, end) = era(page, next);
    // Before Christ the numbers fall.
    let grows = if before_christ {
        first > second
    } else {
        first < second
    };
    grows.then(|| {
        let ends = [
            node(page, start, at, nth(first, before_christ, span)),
            node(page, at + 1, end, nth(second, before_christ, span)),
        ];
        page.found(start, end, Says::Range(Rc::new(ends)))
    })
}

/// "the sixteenth- and seventeenth-century", "the fourth and fifth centuries BC", "the mid-18th and 19th centuries": of which unit the first one is, where the two make no
/// stretch.
fn of_both(page: &Page, at: usize) -> Option<(YearSpan, bool)> {
    let at = at + usize::from(matches!(page.word(at), Word::Mark(b'-')) && page.joined(at));
    if !matches!(page.word(at), Word::And | Word::To | Word::Or) {
        return None;
    }
    // "the late nineteenth and early twentieth centuries"
    let mut second = page.past_the(at + 1);
    if matches!(page.word(second), Word::Phase { noun: false, .. }) {
        second = page.past_dash(second + 1);
    }
    let (_, next) = place(page, second)?;
    let (span, next) = unit(page, next)?;
    Some((span, era(page, next).0))
}

fn century(page: &Page, start: usize, at: usize) -> Found<Node> {
    let (number, next) = place(page, at)?;
    if let Some(found) = two(page, start, number, next) {
        return Some(found);
    }
    if let Some((span, before_christ)) = of_both(page, next) {
        let fields = nth(number, before_christ, span);
        return Some((node(page, start, next, fields), next));
    }
    let (span, next) = unit(page, next)?;
    let (before_christ, end) = era(page, next);
    // "the first centuries of the empire" are a length.
    if number == 1 && end == next && page.is(next - 1, "centuries") {
        return None;
    }
    Some((
        node(page, start, end, nth(number, before_christ, span)),
        end,
    ))
}

/// "fifth", "5th", "twenty-first": which one, and the token after it.
fn place(page: &Page, at: usize) -> Found<i32> {
    match page.word(at) {
        Word::Ordinal(n @ 1..=30) => Some((n as i32, at + 1)),
        Word::Count(20) => {
            let ones = page.past_dash(at + 1);
            match page.word(ones) {
                Word::Ordinal(n @ 1..=9) => Some((20 + n as i32, ones + 1)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// "century", "centuries", "millennium", with a hyphen before it or not, and the token after it.
fn unit(page: &Page, at: usize) -> Found<YearSpan> {
    let at = page.past_dash(at);
    let Word::Unit { unit, .. } = page.word(at) else {
        return None;
    };
    let span = match unit {
        Unit::Century => YearSpan::Century,
        Unit::Millennium => YearSpan::Millennium,
        _ => return None,
    };
    Some((span, at + 1))
}

/// Whether "BC" stands there, and the token after it or after "AD".
fn era(page: &Page, at: usize) -> (bool, usize) {
    match page.word(at) {
        Word::Era { before_christ } => (before_christ, at + 1),
        _ => (false, at),
    }
}

/// The nth century or millennium, by a year in it; there is no year 0 in the first.
fn nth(n: i32, before_christ: bool, span: YearSpan) -> Fields {
    let years = if span == YearSpan::Century { 100 } else { 1000 };
    let number = if before_christ {
        1 - n * years
    } else {
        ((n - 1) * years).max(1)
    };
    Fields {
        year: Some(Year {
            number,
            short: false,
        }),
        span,
        ..Fields::default()
    }
}

fn node(page: &Page, from: usize, to: usize, fields: Fields) -> Node {
    let relation = None;
    page.node(from, to, Says::Calendar { fields, relation })
}

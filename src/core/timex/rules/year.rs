//! Years: "1968", "490 BC", "AD 70", "the year 2000", "1914-18", "fiscal 1989", "FY2009", "the 2007-08 fiscal year", "nineteen ninety-six", "'98".

use std::rc::Rc;

use crate::source::Kind;
use crate::timex::expr::{Fields, Node, Says, Unit, Year};
use crate::timex::lexicon::Word;
use crate::timex::page::{Found, Page};

/// The rule: a year or a range of years.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    let the = matches!(page.word(at), Word::The);
    let found = range(page, at).or_else(|| plain(page, at));
    let fiscal = match found {
        Some((_, end)) => matches!(page.word(end), Word::Fiscal),
        None => the && matches!(page.word(at + 1), Word::Digits(_)),
    };
    if fiscal && let Some(named) = fiscal_year(page, at) {
        return Some(named);
    }
    found
}

/// "the 2008 fiscal year", "the 2007-08 fiscal year": called after the year that it ends in.
fn fiscal_year(page: &Page, at: usize) -> Found<Node> {
    let first = page.past_the(at);
    let (mut year, mut next) = page.year(first)?;
    if matches!(page.word(next), Word::Mark(b'-' | b'/')) && page.joined(next) {
        let last = page.digits(next + 1, 2..=4)? as i32;
        year.number += 1;
        if last != year.number && last != year.number.rem_euclid(100) {
            return None;
        }
        next += 2;
    }
    let named = matches!(page.word(next), Word::Fiscal) && page.is(next + 1, "year");
    let fields = Fields {
        year: Some(year),
        fiscal: true,
        ..Fields::default()
    };
    let relation = None;
    let says = Says::Calendar { fields, relation };
    named.then(|| page.found(at, next + 2, says))
}

/// One year.
pub(super) fn plain(page: &Page, at: usize) -> Found<Node> {
    let fiscal = matches!(page.word(at), Word::Fiscal);
    let introduced = match page.word(at) {
        Word::The if page.is(at + 1, "year") => at + 2,
        Word::Fiscal => {
            if page.is(at + 1, "year") {
                at + 2
            } else {
                at + 1
            }
        }
        _ => at,
    };
    if introduced == at && matches!(page.word(at), Word::Mark(b'\'')) {
        return apostrophe(page, at);
    }
    let short = || {
        page.short_year(introduced)
            .filter(|_| fiscal && page.joined(introduced))
    };
    // "the year 249"; "in 249, …" in a history.
    let early = || {
        let said = introduced > at && !fiscal || page.kind == Kind::History && follows_in(page, at);
        said.then(|| three_digits(page, introduced))?
    };
    let (mut year, mut end) = page.year(introduced).or_else(short).or_else(early)?;
    // "FY2008-09": called after the year that it ends in.
    if fiscal
        && let Some(next) = page.digits(end + 1, 2..=2)
        && page.dash(end)
        && next as i32 == (year.number + 1).rem_euclid(100)
    {
        year.number += 1;
        end += 2;
    }
    let sure = introduced > at
        || page.digits(introduced, 3..=3).is_some()
        || matches!(page.word(end - 1), Word::Era { .. })
        || matches!(page.word(introduced), Word::Era { .. });
    (sure || stands_for_a_year(page, at, end, year)).then(|| {
        let mut node = node(page, at, end, year);
        if let Says::Calendar { fields, .. } = &mut node.says {
            fields.fiscal = fiscal;
        }
        (node, end)
    })
}

/// "in 249, the city fell", "By 211, they had won": three digits between such a word and a mark count nothing.
pub(super) fn follows_in(page: &Page, at: usize) -> bool {
    let ends = match page.word(at + 1) {
        Word::Mark(mark) => b".,;)".contains(&mark) && page.joined(at + 1) && !page.joined(at + 2),
        word => word == Word::Break,
    };
    let introduced = match page.before(at) {
        Word::In | Word::Since | Word::Until => true,
        // "It grew by 250."
        Word::By => page.capital(at - 1),
        _ => false,
    };
    ends && page.len(at) == 3 && introduced
}

/// "9 August 378", "December of 384": in a history, where nothing follows that could be so many.
pub(super) fn early(page: &Page, at: usize) -> Found<Year> {
    let alone = page.kind == Kind::History && page.number_ends(at + 1);
    alone.then(|| three_digits(page, at))?
}

/// A year of three digits, whose era the telling knows.
fn three_digits(page: &Page, at: usize) -> Found<Year> {
    let number = page.digits(at, 3..=3)? as i32;
    let short = true;
    Some((Year { number, short }, at + 1))
}

/// "c. 1450", "ca.1200": behind the dot of such a word nothing else can be meant.
pub(super) fn after_circa(page: &Page, at: usize) -> Found<Node> {
    let dot = matches!(page.before(at), Word::Mark(b'.'));
    let (year, end) = page.year(at).filter(|_| dot)?;
    Some((node(page, at, end, year), end))
}

fn node(page: &Page, at: usize, end: usize, year: Year) -> Node {
    let fields = Fields {
        year: Some(year),
        ..Fields::default()
    };
    page.node(
        at,
        end,
        Says::Calendar {
            fields,
            relation: None,
        },
    )
}

/// "'98", with the apostrophe.
fn apostrophe(page: &Page, at: usize) -> Found<Node> {
    let (year, end) = page.short_year(at + 1)?;
    (page.joined(at + 1)
        && !page.joined(at)
        && matches!(
            page.before(at),
            Word::In
                | Word::Of
                | Word::Since
                | Word::Until
                | Word::By
                | Word::Phase { .. }
                | Word::The
                | Word::Season(_)
        ))
    .then(|| (node(page, at, end, year), end))
}

/// "1914-18", "1803–1815", "264-241 BC".
fn range(page: &Page, at: usize) -> Found<Node> {
    let Word::Digits(first) = page.word(at) else {
        return None;
    };
    let places = page.len(at);
    let era = matches!(page.word(at + 3), Word::Era { .. });
    let to = match page.word(at + 1) {
        Word::Mark(b'-') => true,
        // "1914/15", "2003/4"
        Word::Mark(b'/') => {
            let next = match page.len(at + 2) {
                1 => (first % 10 + 1) % 10,
                2 => (first % 100 + 1) % 100,
                _ => first.saturating_add(1),
            };
            page.digits(at + 2, 1..=4) == Some(next) && page.joined(at + 1)
        }
        Word::To => era,
        Word::And => era && matches!(page.before(at), Word::Between),
        _ => false,
    };
    if !to || page.joined(at) && !matches!(page.before(at), Word::Mark(b'(')) {
        return None;
    }
    let second = at + 2;
    let end = second + 1;
    let last = page.digits(second, 1..=4)?;
    let year = |number: i32, short: bool| Year { number, short };
    let (first, last, end) = match (places, page.len(second), page.word(end)) {
        (
            2..,
            2..,
            Word::Era {
                before_christ: true,
            },
        ) if first > last => (
            year(1 - first as i32, false),
            year(1 - last as i32, false),
            end + 1,
        ),
        // "from 138 to 161 AD"
        (
            2..,
            2..,
            Word::Era {
                before_christ: false,
            },
        ) if first < last => (year(first as i32, false), year(last as i32, false), end + 1),
        (4, 4, _) if first < last && likely(first) && likely(last) => {
            (year(first as i32, false), year(last as i32, false), end)
        }
        (4, 2, _) if likely(first) && last > first % 100 && !grows(page, end) => (
            year(first as i32, false),
            year((first - first % 100 + last) as i32, false),
            end,
        ),
        (4, 1, _) if likely(first) && last > first % 10 && !grows(page, end) => (
            year(first as i32, false),
            year((first - first % 10 + last) as i32, false),
            end,
        ),
        _ => return None,
    };
    if matches!(page.word(end), Word::Mark(b'-' | b'/')) && page.joined(end) && page.joined(end + 1)
    {
        return None;
    }
    let range = Says::Range(Rc::new([
        node(page, at, at + 1, first),
        node(page, second, end, last),
    ]));
    Some(page.found(at, end, range))
}

/// "1915-17th": a word or number goes on where the year ends.
fn grows(page: &Page, end: usize) -> bool {
    page.joined(end) && !matches!(page.word(end), Word::Mark(_))
}

fn likely(year: u32) -> bool {
    (1000..=2199).contains(&year)
}

/// Four digits alone: a year, unless the words around count, number or measure with them.
fn stands_for_a_year(page: &Page, at: usize, end: usize, year: Year) -> bool {
    // Words say what they mean: only digits can be a count by mistake.
    if !matches!(page.word(at), Word::Digits(_)) {
        return in_words(page, at, end, year.number);
    }
    if !stands_apart(page, at, end) || is_numbered(page, at) || counts(page, end) {
        return false;
    }
    let before = page.before(at);
    let introduced = introduces(before)
        || matches!(
            before,
            Word::During
                | Word::Mark(b'(')
                | Word::Month { .. }
                | Word::Season(_)
                | Word::Between
                | Word::About
        );
    if introduced {
        return year.number >= 1000;
    }
    let bare = matches!(before, Word::Mark(_) | Word::Digits(_) | Word::Break);
    // "no later than 1943"
    let bound =
        matches!(before, Word::Than) && at > 1 && matches!(page.word(at - 2), Word::Shift(_));
    if !bare && !bound && page.is_one_of(at - 1, NUMBERED) || rounds(page, at, end, year.number) {
        return false;
    }
    // "from 1154 to 1189", "between 1121 and 1128"
    let range = matches!(before, Word::To | Word::And) && at > 1 && page.year(at - 2).is_some();
    let least = if range { 1000 } else { 1300 };
    (least..=2099).contains(&year.number)
}

/// "Nineteen eighteen"; "two thousand" counts, unless it stands where a year alone stands.
fn in_words(page: &Page, at: usize, end: usize, year: i32) -> bool {
    let before = page.before(at);
    if year == 2000 {
        let led = matches!(before, Word::In | Word::Since | Word::Until | Word::By);
        return led && matches!(page.word(end), Word::Mark(_) | Word::Break | Word::And);
    }
    let introduced = introduces(before) || matches!(before, Word::To | Word::Mark(_));
    introduced || (1800..2000).contains(&year) && page.unit(end).is_none()
}

/// Whether such a word leads a year, in digits or in words.
fn introduces(before: Word) -> bool {
    matches!(
        before,
        Word::In
            | Word::Of
            | Word::Since
            | Word::Until
            | Word::By
            | Word::From
            | Word::Phase { .. }
            | Word::After
            | Word::Before
    )
}

/// Whether nothing is written on to the digits that makes another number of them: "A-1990", "555-1968", "1990.5", "1990%".
fn stands_apart(page: &Page, at: usize, end: usize) -> bool {
    if page.joined(at) {
        match page.before(at) {
            // A number with a dash before it, unless a prefix like "mid-" or "post-".
            Word::Mark(b'-') => {
                let prefix = at < 2 || !page.joined(at - 1) || page.is_one_of(at - 2, PREFIXES);
                if !prefix {
                    return false;
                }
            }
            Word::Mark(b'(' | b'"' | b'\'' | b'[' | b',' | b'/') => {}
            _ => return false,
        }
    }
    if !page.joined(end) {
        return true;
    }
    let more = |wanted: fn(Word) -> bool| page.joined(end + 1) && wanted(page.word(end + 1));
    match page.word(end) {
        Word::Mark(b'-') => !more(|w| matches!(w, Word::Digits(_))),
        Word::Mark(b'.' | b':' | b',' | b'/') => {
            !more(|w| matches!(w, Word::Digits(_) | Word::Ordinal(_)))
        }
        Word::Mark(b'%' | b'$') => false,
        Word::Mark(_) => true,
        _ => false,
    }
}

/// What may stand before a year with a dash.
const PREFIXES: &[&str] = &["pre", "post", "mid", "early", "late"];

/// Whether what stands before makes a sum, a number or a mark of ownership of the digits.
fn is_numbered(page: &Page, at: usize) -> bool {
    match page.before(at) {
        Word::Mark(b'$' | b'#') | Word::More | Word::Nearly => true,
        Word::Mark(b'.') => at > 1 && page.is(at - 2, "no"),
        // A line of copyright dates nothing that is told.
        Word::Mark(b'*') => page.str(at - 1) == "©",
        Word::Other => page.is(at - 1, "copyright"),
        _ => false,
    }
}

/// Words before digits that are a number or an amount.
const NUMBERED: &[&str] = &[
    "no",
    "number",
    "flight",
    "page",
    "route",
    "rule",
    "resolution",
    "article",
    "section",
    "than",
    "some",
    "highway",
    "about",
    "nearly",
    "over",
];

/// Whether what stands behind is counted or measured, or the digits are an hour: "(1630 GMT)". "The 2007 season" is one.
fn counts(page: &Page, end: usize) -> bool {
    match page.word(end) {
        Word::Unit { unit, plural } => plural || unit != Unit::Season,
        Word::Scale(_) | Word::Mark(b'%') | Word::Quantity(_) => true,
        Word::Zone => page.str(end).bytes().all(|b| b.is_ascii_uppercase()),
        // "the 1994 men's race"
        Word::Other => {
            let owner = matches!(page.word(end + 1), Word::Mark(b'\'')) && page.joined(end + 2);
            page.is_one_of(end, COUNTED) && !owner
        }
        _ => false,
    }
}

/// What is counted or measured in thousands.
const COUNTED: &[&str] = &[
    "percent",
    "pounds",
    "miles",
    "meters",
    "metres",
    "kilometers",
    "feet",
    "tons",
    "tonnes",
    "men",
    "people",
    "troops",
    "soldiers",
    "points",
    "dollars",
    "hours",
    "local",
    "km",
    "m",
    "hp",
    "ft",
    "yards",
    "acres",
];

/// "1500 votes", "with 2000 others": round and before a plural it counts; "the 2000 elections" do not.
fn rounds(page: &Page, at: usize, end: usize, year: i32) -> bool {
    let plural = |thing: &str| {
        thing.ends_with('s') && thing.len() > 4 && !thing.ends_with("ss") && !page.capital(end)
    };
    let before = page.before(at);
    year % 50 == 0
        && matches!(page.word(end), Word::Other)
        && plural(page.str(end))
        && matches!(
            before,
            Word::Verb(_) | Word::Other | Word::These | Word::Those
        )
        && !(page.joined(at - 1) && page.is(at - 1, "s"))
}

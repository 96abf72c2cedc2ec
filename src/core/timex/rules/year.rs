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
    if fiscal {
        fiscal_year(page, at).or(found)
    } else {
        found
    }
}

/// "the 2008 fiscal year", "the 2007-08 fiscal year": called after the year that it ends in.
fn fiscal_year(page: &Page, at: usize) -> Found<Node> {
    let first = at + usize::from(matches!(page.word(at), Word::The));
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
    named.then(|| (page.node(at, next + 2, says), next + 2))
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
        let number = page.digits(introduced, 3..=3).filter(|_| said)? as i32;
        let short = false;
        Some((Year { number, short }, introduced + 1))
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

/// "in 249, the city fell": three digits between "in" and a mark count nothing.
pub(super) fn follows_in(page: &Page, at: usize) -> bool {
    let ends = match page.word(at + 1) {
        Word::Mark(mark) => b".,;)".contains(&mark) && page.joined(at + 1) && !page.joined(at + 2),
        word => word == Word::Break,
    };
    ends && page.len(at) == 3 && matches!(page.before(at), Word::In)
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
        // "1914/15"
        Word::Mark(b'/') => {
            let last = page.digits(at + 2, 2..=4);
            (last == Some((first % 100 + 1) % 100) || last == first.checked_add(1))
                && page.joined(at + 1)
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
    Some((page.node(at, end, range), end))
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
        // "two thousand" counts, unless it stands where a year alone stands.
        if year.number == 2000 {
            return matches!(
                page.before(at),
                Word::In | Word::Since | Word::Until | Word::By
            ) && matches!(page.word(end), Word::Mark(_) | Word::Break | Word::And);
        }
        return (1800..2000).contains(&year.number) && page.unit(end).is_none()
            || matches!(
                page.before(at),
                Word::In
                    | Word::Of
                    | Word::Since
                    | Word::Until
                    | Word::By
                    | Word::To
                    | Word::From
                    | Word::Phase { .. }
                    | Word::Mark(_)
                    | Word::After
                    | Word::Before
            );
    }
    if page.joined(at)
        && !matches!(
            page.before(at),
            Word::Mark(b'(' | b'"' | b'\'' | b'-' | b'[' | b',' | b'/')
        )
    {
        return false;
    }
    // "555-1968", "A-1990": a number with a dash before it, unless a prefix like "mid-" or "post-".
    if page.joined(at)
        && matches!(page.before(at), Word::Mark(b'-'))
        && at >= 2
        && page.joined(at - 1)
        && !["pre", "post", "mid", "early", "late"]
            .iter()
            .any(|prefix| page.is(at - 2, prefix))
    {
        return false;
    }
    if page.joined(end) {
        let goes_on = match page.word(end) {
            Word::Mark(b'-') => {
                page.joined(end + 1) && matches!(page.word(end + 1), Word::Digits(_))
            }
            Word::Mark(b'.' | b':' | b',' | b'/') => {
                page.joined(end + 1)
                    && matches!(page.word(end + 1), Word::Digits(_) | Word::Ordinal(_))
            }
            Word::Mark(b'%' | b'$') => true,
            Word::Mark(_) => false,
            _ => true,
        };
        if goes_on {
            return false;
        }
    }
    let (before, behind) = (page.before(at), page.word(end));
    let measured = match before {
        Word::Mark(b'$' | b'#') | Word::More | Word::Nearly => true,
        Word::Mark(b'.') => at > 1 && page.is(at - 2, "no"),
        // A line of copyright dates nothing that is told.
        Word::Mark(b'*') => page.str(at - 1) == "©",
        Word::Other => page.is(at - 1, "copyright"),
        _ => false,
    };
    if measured {
        return false;
    }
    // "the 2007 season" is one.
    let season = matches!(
        behind,
        Word::Unit {
            unit: Unit::Season,
            plural: false
        }
    );
    let counts = !season
        && matches!(
            behind,
            Word::Unit { .. } | Word::Scale(_) | Word::Mark(b'%') | Word::Quantity(_)
        )
        || matches!(behind, Word::Other)
            && page.is_one_of(
                end,
                &[
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
                ],
            )
            // "the 1994 men's race"
            && !(matches!(page.word(end + 1), Word::Mark(b'\'')) && page.joined(end + 2));
    // "(1630 GMT)" is an hour.
    let hour =
        matches!(behind, Word::Zone) && page.str(end).bytes().all(|b| b.is_ascii_uppercase());
    if hour || counts {
        return false;
    }
    let introduced = matches!(
        before,
        Word::In
            | Word::Of
            | Word::Since
            | Word::Until
            | Word::By
            | Word::From
            | Word::During
            | Word::Phase { .. }
            | Word::After
            | Word::Before
            | Word::Mark(b'(')
            | Word::Month { .. }
            | Word::Season(_)
            | Word::Between
            | Word::About
    );
    let number = year.number;
    if introduced {
        return number >= 1000;
    }
    let nouns = [
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
    let bare = matches!(before, Word::Mark(_) | Word::Digits(_) | Word::Break);
    if !bare && page.is_one_of(at - 1, &nouns) {
        return false;
    }
    // "1500 votes", "with 2000 others": round and before a plural it counts; "the 2000 elections" do not.
    let plural = |thing: &str| {
        thing.ends_with('s') && thing.len() > 4 && !thing.ends_with("ss") && !page.capital(end)
    };
    let counted = number % 50 == 0
        && matches!(behind, Word::Other)
        && plural(page.str(end))
        && matches!(
            before,
            Word::Verb(_) | Word::Other | Word::These | Word::Those
        )
        && !(page.joined(at - 1) && page.is(at - 1, "s"));
    // "from 1154 to 1189", "between 1121 and 1128"
    let range = matches!(before, Word::To | Word::And) && at > 1 && page.year(at - 2).is_some();
    let least = if range { 1000 } else { 1300 };
    (least..=2099).contains(&number) && !counted
}

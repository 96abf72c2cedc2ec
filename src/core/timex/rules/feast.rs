//! Feasts and their eves: "Christmas", "Christmas Eve 1944", "New Year's Day", "last Thanksgiving", "Easter 1916", "Good Friday",
//! "the eve of All Saints' Day", "Easter week", "Labor Day weekend", "the new year".

use crate::calendar::Weekday;
use crate::source::Kind;
use crate::timex::expr::{Direction, Each, Feast, FeastDay, Fields, Node, Relation, Says, Unit};
use crate::timex::lexicon::Word;
use crate::timex::page::{Found, Page};
use crate::timex::rules::calendar_date;

/// Feasts of more than one word, in small letters, without the marks inside.
///
/// Days that depend on Easter as the Western churches count them; days of the United States as its law of 1968 has them. Left
/// out is what different countries keep on different days ("Independence Day", "Mothers' Day").
#[rustfmt::skip]
const NAMES: &[(&[&str], FeastDay)] = &[
    (&["new", "year", "s", "day"], FeastDay::On(1, 1)),
    (&["new", "year", "s", "eve"], FeastDay::On(12, 31)),
    (&["st", "valentine", "s", "day"], FeastDay::On(2, 14)),
    (&["valentine", "s", "day"], FeastDay::On(2, 14)),
    (&["st", "patrick", "s", "day"], FeastDay::On(3, 17)),
    (&["april", "fools", "day"], FeastDay::On(4, 1)),
    (&["april", "fool", "s", "day"], FeastDay::On(4, 1)),
    (&["st", "george", "s", "day"], FeastDay::On(4, 23)),
    (&["may", "day"], FeastDay::On(5, 1)),
    (&["midsummer", "s", "day"], FeastDay::On(6, 24)),
    (&["midsummer", "day"], FeastDay::On(6, 24)),
    (&["bastille", "day"], FeastDay::On(7, 14)),
    (&["all", "saints", "day"], FeastDay::On(11, 1)),
    (&["all", "souls", "day"], FeastDay::On(11, 2)),
    (&["guy", "fawkes", "night"], FeastDay::On(11, 5)),
    (&["bonfire", "night"], FeastDay::On(11, 5)),
    (&["armistice", "day"], FeastDay::On(11, 11)),
    (&["veterans", "day"], FeastDay::On(11, 11)),
    (&["st", "andrew", "s", "day"], FeastDay::On(11, 30)),
    (&["boxing", "day"], FeastDay::On(12, 26)),
    (&["st", "stephen", "s", "day"], FeastDay::On(12, 26)),
    (&["shrove", "tuesday"], FeastDay::Easter(-47)),
    (&["mardi", "gras"], FeastDay::Easter(-47)),
    (&["ash", "wednesday"], FeastDay::Easter(-46)),
    (&["palm", "sunday"], FeastDay::Easter(-7)),
    (&["maundy", "thursday"], FeastDay::Easter(-3)),
    (&["good", "friday"], FeastDay::Easter(-2)),
    (&["holy", "saturday"], FeastDay::Easter(-1)),
    (&["easter", "sunday"], FeastDay::Easter(0)),
    (&["easter", "monday"], FeastDay::Easter(1)),
    (&["ascension", "day"], FeastDay::Easter(39)),
    (&["whit", "sunday"], FeastDay::Easter(49)),
    (&["whit", "monday"], FeastDay::Easter(50)),
    (&["trinity", "sunday"], FeastDay::Easter(56)),
    (&["martin", "luther", "king", "day"], FeastDay::Nth(3, Weekday::Mon, 1)),
    (&["presidents", "day"], FeastDay::Nth(3, Weekday::Mon, 2)),
    (&["memorial", "day"], FeastDay::Nth(-1, Weekday::Mon, 5)),
    (&["labor", "day"], FeastDay::Nth(1, Weekday::Mon, 9)),
    (&["columbus", "day"], FeastDay::Nth(2, Weekday::Mon, 10)),
    (&["election", "day"], FeastDay::Election),
    (&["advent", "sunday"], FeastDay::Advent),
];

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    if let Some(found) = new_year(page, at) {
        return Some(found);
    }
    let eve_of = eve_of(page, at);
    let (relation, next) = match eve_of {
        Some(next) => (None, next),
        None => super::weekday::relation(page, at),
    };
    let (mut feast, mut end) = named(page, next)?;
    if eve_of.is_some() {
        feast.eve = true;
    }
    let mut fields = Fields {
        feast: Some(feast),
        ..Fields::default()
    };
    let skipped = if matches!(page.word(end), Word::Of | Word::Mark(b',')) {
        end + 1
    } else {
        end
    };
    let mut says = Says::Calendar { fields, relation };
    if relation.is_none()
        && let Some((year, after)) = page.year(skipped)
    {
        fields.year = Some(year);
        end = after;
        says = Says::Calendar { fields, relation };
    } else if relation.is_none() {
        // "Christmas last year"; "Easter Monday, 24 April 1916" is that day.
        let whole = match skipped > end {
            true => calendar_date::whole(page, skipped),
            false => None,
        };
        (says, end) = match whole {
            Some((node, after)) => (node.says, after),
            None => {
                let found = calendar_date::with_year(page, None, None, end);
                let end = found.end;
                (calendar_date::within(fields, found), end)
            }
        };
    }
    if let Word::Unit {
        unit: unit @ (Unit::Week | Unit::Weekend),
        plural: false,
    } = page.word(end)
        && eve_of.is_none()
        && !feast.eve
    {
        // The weekend of a Monday is that before it.
        let monday = matches!(feast.day, FeastDay::Nth(_, Weekday::Mon, _));
        let of = match unit {
            Unit::Weekend if monday => Says::Beside {
                n: 1,
                weekday: Weekday::Sun,
                direction: Direction::Earlier,
                of: Box::new(page.node(at, end, says)),
            },
            _ => says,
        };
        let says = Says::Nth {
            n: 0,
            each: Each::Unit(unit),
            of: Box::new(page.node(at, end, of)),
        };
        return Some(page.found(at, end + 1, says));
    }
    Some(page.found(at, end, says))
}

/// "before the new year", its first day; "in the new year", "early in the new year", the year that it begins.
#[inline(never)]
fn new_year(page: &Page, at: usize) -> Found<Node> {
    let named = matches!((page.word(at), page.word(at + 1)), (Word::The, Word::New))
        && matches!(
            page.word(at + 2),
            Word::Unit {
                unit: Unit::Year,
                plural: false
            }
        );
    if !named {
        return None;
    }
    let end = at + 3;
    // "the new year's first week", "the new year celebrations"
    let goes_on = match page.word(end) {
        Word::Mark(mark) => mark == b'\'' || page.dash(end),
        Word::Other => !page.is_one_of(end, &["he", "she", "it", "they", "we", "i"]),
        Word::Feast(_) | Word::Unit { .. } | Word::Eve | Word::Part { .. } => true,
        _ => false,
    };
    if goes_on {
        return None;
    }
    let fields = Fields {
        feast: Some(Feast {
            day: FeastDay::On(1, 1),
            eve: false,
        }),
        ..Fields::default()
    };
    // A history has it behind what it has told.
    let relation = (page.kind == Kind::History).then_some(Relation::Following);
    let says = Says::Calendar { fields, relation };
    let within = match page.before(at) {
        Word::By | Word::Before | Word::Until | Word::Since | Word::After => false,
        Word::In | Word::During | Word::Of => true,
        _ => page.is(at.wrapping_sub(1), "into"),
    };
    let says = if within {
        Says::Nth {
            n: 0,
            each: Each::Unit(Unit::Year),
            of: Box::new(page.node(at, end, says)),
        }
    } else {
        says
    };
    Some((page.node(at, end, says), end))
}

/// Past "the eve of".
fn eve_of(page: &Page, at: usize) -> Option<usize> {
    let eve = page.past_the(at);
    (matches!(page.word(eve), Word::Eve) && matches!(page.word(eve + 1), Word::Of))
        .then_some(eve + 2)
}

/// The name of a feast, with "Day" or "Eve" behind it.
fn named(page: &Page, at: usize) -> Found<Feast> {
    if !page.capital(at) {
        return None;
    }
    let longer = match page.word(at) {
        Word::Feast(_) => {
            let mut next = at + 1;
            while matches!(page.word(next), Word::Mark(b'.' | b'\'')) && page.joined(next) {
                next += 1;
            }
            let second = matches!(
                page.word(next),
                Word::Unit { .. } | Word::Weekday { .. } | Word::Part { .. } | Word::Other
            );
            page.capital(next) && second || page.is_one_of(next, &["s", "valentine"])
        }
        Word::New => page.is(at + 1, "year"),
        Word::Month { .. } => {
            page.is(at + 1, "day") || page.is(at + 1, "fools") || page.is(at + 1, "fool")
        }
        _ => false,
    };
    let first = page.str(at);
    let names = if longer { NAMES } else { &[] };
    let of_several = names
        .iter()
        .filter(|(words, _)| words[0].eq_ignore_ascii_case(first))
        .find_map(|(words, day)| Some((*day, spelled(page, at, words)?)));
    let (day, mut end) = match (of_several, page.word(at)) {
        (Some(found), _) => found,
        // "White Christmas", "Orthodox Easter": a song, and another day.
        (None, Word::Feast(Some(_))) if page.before(at) == Word::Other && page.capital(at - 1) => {
            return None;
        }
        (None, Word::Feast(Some(day))) => (day, at + 1),
        _ => return None,
    };
    let eve = matches!(page.word(end), Word::Eve);
    if eve || page.str(end) == "Day" {
        end += 1;
    }
    Some((Feast { day, eve }, end))
}

/// Past these words; marks that touch them ("St.", "Year's") are read over.
fn spelled(page: &Page, at: usize, words: &[&str]) -> Option<usize> {
    let mut next = at;
    for word in words {
        while next > at && matches!(page.word(next), Word::Mark(b'.' | b'\'')) && page.joined(next)
        {
            next += 1;
        }
        if !page.is(next, word) {
            return None;
        }
        next += 1;
    }
    // "April Fools' Day": the mark stands before the last word, and has been read over.
    page.capital(next - 1).then_some(next)
}

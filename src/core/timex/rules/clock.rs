//! Clock times: "7:15 p.m.", "9 a.m. EST Thursday", "noon Saturday", "midnight Friday", "0630 hours", "0600 GMT",
//! "2 p.m., March 20", "half past nine", "nine o'clock in the morning", "6.30 on the morning of 1 July": one expression with its day,
//! as TimeML 1.2.1 has it. A time zone is kept as it is named, and moves nothing.

use crate::source::Span;
use crate::timex::expr::{Node, PartOfDay, Says, TimeOfDay, Unit};
use crate::timex::heads::{DATES, PART_OF_DAY, POINTS};
use crate::timex::lexicon::Word;
use crate::timex::page::{Found, Page};
use crate::timex::rules::named_day;

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    let start = at;
    let at = match page.word(at) {
        // Of the units only a quarter begins an hour.
        Word::Unit { .. } if !page.is(at, "quarter") => return None,
        Word::A if !page.is(at + 1, "quarter") => return None,
        Word::About => at + 1,
        _ => at,
    };
    // "10:35 a.m. (0735 GMT)": the same hour, said again.
    if matches!(page.before(at), Word::Mark(b'(')) && said_again(page, at - 1).is_some() {
        return None;
    }
    let word = matches!(page.word(at), Word::Clock(_));
    let (time, mut end) = time(page, at)?;
    let (of, zone) = match page.word(end) {
        // Behind a mark, but for these, stands no day of its own.
        Word::Mark(mark) if !matches!(mark, b',' | b'(') => {
            let second = second_of_two(page, end);
            (
                second.and_then(|at| day(page, at, word)).map(|(of, _)| of),
                None,
            )
        }
        _ => day_and_zone(page, &mut end, word),
    };
    // "High Noon": a word for an hour needs a day, or a place where an hour stands.
    let introduced = || {
        leads(page.before(start))
            || it_is(page, start)
            || matches!(page.before(start), Word::And | Word::To)
                && matches!(
                    page.before(start - 1),
                    Word::Noon12(_) | Word::Clock(_) | Word::OClock
                )
    };
    if word && of.is_none() && !introduced() {
        return None;
    }
    let (span, of) = (page.span(start, end), of.map(Box::new));
    Some((Node::new(span, Says::Hour { time, of, zone }), end))
}

/// The day and the zone behind an hour (or a word for one) that ends before this token, which moves on past their words.
fn day_and_zone(page: &Page, end: &mut usize, word: bool) -> (Option<Node>, Option<Span>) {
    let mut zone = zone(page, *end);
    *end = zone.unwrap_or(*end);
    let mut named = zone.map(|zone| page.span(zone - 1, zone));
    let behind = day(page, *end, word).or_else(|| match page.word(*end) {
        // "4:00 am on the morning of January 26"
        Word::On => on_a_part(page, *end).map(|(_, day, end)| (day, end)),
        _ => part_of_a_day(page, *end),
    });
    let of = match behind {
        Some((of, next)) => {
            // "8 a.m. Monday morning"
            let part = matches!(page.word(next), Word::Part { plural: false, .. });
            *end = next + usize::from(part);
            Some(of)
        }
        // The day behind "local time", "(0735 GMT)" is this hour's, too, but no part of its words.
        None => {
            let worded = worded_zone(page, *end);
            named = named.or(worded.map(|zone| page.span(*end, zone)));
            let again = said_again(page, worded.unwrap_or(*end));
            let other = again.or(worded).or_else(|| second_of_two(page, *end));
            other.and_then(|at| day(page, at, word)).map(|(of, _)| of)
        }
    };
    if zone.is_none() {
        zone = self::zone(page, *end);
        named = named.or(zone.map(|zone| page.span(zone - 1, zone)));
        *end = zone.unwrap_or(*end);
    }
    (of, named)
}

/// The day that stands behind an hour, or a word for one.
fn day(page: &Page, at: usize, word: bool) -> Found<Node> {
    // "midnight of 31 December"
    let of = word && matches!(page.word(at), Word::Of);
    let skipped = at + usize::from(of || matches!(page.word(at), Word::Mark(b',') | Word::On));
    named_day(page, at).or_else(|| (skipped > at).then(|| named_day(page, skipped))?)
}

/// The day of "this morning", "last night", "that evening" behind an hour.
fn part_of_a_day(page: &Page, at: usize) -> Found<Node> {
    if page.heads(at) & (POINTS | PART_OF_DAY) == 0 {
        return None;
    }
    let (node, end) = super::part_of_day::pointed(page, at)?;
    match node.says {
        Says::Hour { of: Some(day), .. } => Some((*day, end)),
        _ => None,
    }
}

/// "on the morning of 1 July", "on Friday morning" behind an hour: the part, its day and the token behind.
#[inline(never)]
fn on_a_part(page: &Page, at: usize) -> Option<(PartOfDay, Node, usize)> {
    let part = |at: usize| matches!(page.word(at), Word::Part { plural: false, .. });
    if !matches!(page.word(at), Word::On) || !(at + 2..at + 4).any(part) {
        return None;
    }
    let (node, end) = super::part_of_day::read(page, at + 1)?;
    match node.says {
        Says::Hour {
            time: TimeOfDay::Part(part),
            of: Some(day),
            ..
        } => Some((part, *day, end)),
        _ => None,
    }
}

/// Past "EST", "GMT".
fn zone(page: &Page, at: usize) -> Option<usize> {
    let capitals = || page.str(at).bytes().all(|b| b.is_ascii_uppercase());
    (matches!(page.word(at), Word::Zone) && capitals()).then_some(at + 1)
}

/// Past "local time", "Moscow time", "Eastern Daylight Time".
fn worded_zone(page: &Page, at: usize) -> Option<usize> {
    let names = (at..at + 3)
        .take_while(|at| {
            matches!(page.word(*at), Word::Other) && (page.capital(*at) || page.is(*at, "local"))
        })
        .count();
    (names > 0 && matches!(page.word(at + names), Word::Time)).then_some(at + names + 1)
}

/// Past "and 10 a.m.", "to 06:00": another hour, whose day is that of both.
fn second_of_two(page: &Page, at: usize) -> Option<usize> {
    let link = matches!(
        page.word(at),
        Word::And | Word::To | Word::Until | Word::Or | Word::Mark(b'-')
    );
    // The hour is read for the day behind it alone: not where none is near.
    if !link || !page.any::<8>(at + 2, DATES) {
        return None;
    }
    let (_, end) = time(page, at + 1)?;
    Some(zone(page, end).unwrap_or(end))
}

/// Past "(0735 GMT)".
fn said_again(page: &Page, at: usize) -> Option<usize> {
    // The hour is read for its zone alone.
    let zoned = || (at + 2..at + 12).any(|at| matches!(page.word(at), Word::Zone));
    if !matches!(page.word(at), Word::Mark(b'(')) || !zoned() {
        return None;
    }
    let (_, end) = time(page, at + 1)?;
    let end = zone(page, end)?;
    matches!(page.word(end), Word::Mark(b')')).then_some(end + 1)
}

fn time(page: &Page, at: usize) -> Found<TimeOfDay> {
    let clock = |hour: u32, minute: Option<u32>| TimeOfDay::Clock {
        hour: hour as u8,
        minute: minute.map(|m| m as u8),
    };
    if let Word::Clock(hour) = page.word(at) {
        return Some((clock(if hour == 0 { 24 } else { 12 }, None), at + 1));
    }
    if let Some(found) = in_one(page, at).or_else(|| past_the_hour(page, at)) {
        return Some(found);
    }
    let hour = match page.word(at) {
        Word::Digits(n @ 0..=24) if page.len(at) <= 2 => n,
        // "three in the morning", where an hour can stand.
        Word::Count(n @ 1..=12)
            if page.is(at + 1, "o")
                || matches!(
                    page.before(at),
                    Word::At | Word::By | Word::Until | Word::About
                ) =>
        {
            n
        }
        _ => return None,
    };
    if page.joined(at) && at > 0 && !matches!(page.before(at), Word::Mark(b'(' | b'"' | b'-')) {
        return None;
    }
    let mut next = at + 1;
    let mut minute = None;
    if matches!(page.word(next), Word::Mark(b':' | b'.'))
        && page.joined(next)
        && page.joined(next + 1)
    {
        minute = Some(page.digits(next + 1, 2..=2).filter(|m| *m < 60)?);
        next += 2;
        // "1:30:45" and "10:15:2" are something else.
        if matches!(page.word(next), Word::Mark(b':')) && page.joined(next) && page.joined(next + 1)
        {
            return None;
        }
    }
    if links(page.before(at), page.word(next))
        && let Some(second) = half_named(page, next + 1)
    {
        let hour = half_of_the_second(hour, minute, second)?;
        return Some((clock(hour, minute), next));
    }
    match page.word(next) {
        // "12 noon"
        Word::Clock(noon) if hour == 12 && minute.is_none() => {
            Some((clock(if noon == 0 { 24 } else { 12 }, None), next + 1))
        }
        Word::Noon12(afternoon) if (1..=12).contains(&hour) => Some((
            clock(hour % 12 + if afternoon { 12 } else { 0 }, minute),
            next + 1,
        )),
        Word::Other if page.is(next, "o") && matches!(page.word(next + 2), Word::OClock) => {
            let (hour, end) = half_of_day(page, next + 3, hour).unwrap_or((hour, next + 3));
            Some((clock(hour, None), end))
        }
        Word::In | Word::At => {
            let (hour, end) = half_of_day(page, next, hour)?;
            Some((clock(hour, minute), end))
        }
        // "at 7 on the morning of 1 July"
        Word::On if minute.is_none() && leads(page.before(at)) => {
            Some((clock(hour_on(page, next, hour)?, minute), next))
        }
        _ if minute.is_some() && matches!(page.word(at + 1), Word::Mark(b':')) => {
            // A score of a game or a verse has no "at" before it and no date beside it.
            let introduced = leads(page.before(at))
                || it_is(page, at) && !matches!(page.word(next), Word::To)
                || heads_an_entry(page, at, next)
                || matches!(page.before(at), Word::Mark(b'-'))
                || closes(page, at)
                || page.is(next, "hrs")
                || page.is(next, "hours")
                || matches!(page.word(next), Word::Zone)
                || beside_a_date(page, at, next);
            let end = if page.is(next, "hrs") || page.is(next, "hours") {
                next + 1
            } else {
                next
            };
            introduced.then(|| (clock(hour, minute), end))
        }
        _ => None,
    }
}

/// Whether an hour in digits alone can stand behind such a word.
fn leads(before: Word) -> bool {
    matches!(
        before,
        Word::At
            | Word::By
            | Word::Until
            | Word::From
            | Word::After
            | Word::Before
            | Word::Since
            | Word::About
            | Word::Between
    )
}

/// "14:32: Two are dead.", "14:32 – Two are dead.": a paragraph told live.
fn heads_an_entry(page: &Page, at: usize, end: usize) -> bool {
    matches!(page.before(at), Word::Break)
        && matches!(page.word(end), Word::Mark(b':' | b'-'))
        && !page.joined(end + 1)
        && page.capital(end + 1)
}

/// "it was 10:35", "it is nearly noon".
fn it_is(page: &Page, at: usize) -> bool {
    let nearly = page.is_one_of(at.wrapping_sub(1), &["just", "exactly", "nearly", "almost"]);
    let verb = at.wrapping_sub(1 + usize::from(nearly));
    page.is_one_of(verb, &["was", "is"]) && page.is(verb.wrapping_sub(1), "it")
}

/// "between 07:28 and 08:06": the second of two of which the first is led.
fn closes(page: &Page, at: usize) -> bool {
    let link = matches!(
        page.before(at),
        Word::And | Word::To | Word::Until | Word::Or
    );
    link && at >= 5
        && matches!(page.word(at - 3), Word::Mark(b':'))
        && page.joined(at - 2)
        && leads(page.word(at - 5))
}

/// "5 May 2010 20:30", "Friday, 20:30", "20:30, 5 May".
fn beside_a_date(page: &Page, at: usize, end: usize) -> bool {
    let last = at.wrapping_sub(1 + usize::from(matches!(page.before(at), Word::Mark(b','))));
    let behind = match page.word(last) {
        Word::Weekday { plural: false, .. } => page.capital(last),
        Word::Month { .. } => matches!(page.before(last), Word::Digits(1..=31)),
        Word::Digits(_) => {
            page.year(last).is_some() && matches!(page.before(last), Word::Month { .. })
        }
        _ => false,
    };
    behind
        || named_day(page, page.past_comma(end)).is_some_and(
            |(day, _)| matches!(&day.says, Says::Calendar { fields, .. } if fields.month.is_some()),
        )
}

/// "10 p.m.", "10:30 a.m.": the hour of 24, and the minute.
fn half_named(page: &Page, at: usize) -> Option<(u32, u32)> {
    let hour = match page.word(at) {
        Word::Digits(n @ 1..=12) if page.len(at) <= 2 => n,
        _ => return None,
    };
    let minute = match page.word(at + 1) {
        Word::Mark(b':' | b'.') if page.joined(at + 1) => {
            Some(page.digits(at + 2, 2..=2).filter(|m| *m < 60)?)
        }
        _ => None,
    };
    match page.word(at + if minute.is_some() { 3 } else { 1 }) {
        Word::Noon12(afternoon) => Some((
            hour % 12 + if afternoon { 12 } else { 0 },
            minute.unwrap_or(0),
        )),
        _ => None,
    }
}

/// Whether two hours are one said with the other: "between 8 and 10 a.m.", "8-10 a.m.", "8 or 9 a.m.".
fn links(before: Word, link: Word) -> bool {
    match link {
        Word::And => leads(before),
        Word::To | Word::Or | Word::Mark(b'-') => true,
        _ => false,
    }
}

/// The hour of the first of two, of which only the second names its half of the day: "11 to 2 p.m." begins in the morning.
fn half_of_the_second(hour: u32, minute: Option<u32>, second: (u32, u32)) -> Option<u32> {
    let same = hour % 12 + second.0 / 12 * 12;
    let earlier = (same, minute.unwrap_or(0)) < second;
    (1..=12)
        .contains(&hour)
        .then_some(if earlier { same } else { (same + 12) % 24 })
}

/// The hour of 24 by the words behind it: "4 in the morning", "nine o'clock at night".
fn half_of_day(page: &Page, at: usize, hour: u32) -> Found<u32> {
    let part = at + usize::from(matches!(page.word(at + 1), Word::The)) + 1;
    let Word::Part {
        part: which,
        plural: false,
    } = page.word(part)
    else {
        return None;
    };
    let after_noon = match (page.word(at), which) {
        (Word::In, PartOfDay::Dawn | PartOfDay::Morning) => 0,
        (Word::In, _) if part > at + 1 => 12,
        (Word::At, PartOfDay::Night) if part == at + 1 => 12,
        _ => return None,
    };
    // "at 2 at night" is past midnight, "at 12 at night" midnight.
    let hour = match (page.word(at), hour) {
        (_, 0 | 13..) => return None,
        (Word::At, 1..6) => hour,
        (Word::At, 12) => 24,
        _ => hour % 12 + after_noon,
    };
    Some((hour, part + 1))
}

/// The hour of 24 by the part of a day that it is on.
fn hour_on(page: &Page, at: usize, hour: u32) -> Option<u32> {
    let (part, ..) = on_a_part(page, at)?;
    let hour = match (part, hour) {
        (_, 0 | 13..) => return None,
        (PartOfDay::Dawn | PartOfDay::Morning, _) => hour % 12,
        // "at 2 on the night of 3 May"
        (PartOfDay::Night, 1..6) => hour,
        (PartOfDay::Night, 12) => 24,
        _ => hour % 12 + 12,
    };
    Some(hour)
}

/// "half past nine", "a quarter to ten", "twenty minutes after twelve": of the hours that the morning has, unless more is said.
fn past_the_hour(page: &Page, at: usize) -> Found<TimeOfDay> {
    let counted = |at: usize| match page.word(at) {
        Word::Count(_) => page.below_hundred(at),
        _ => page.digits(at, 1..=2).map(|n| (n, at + 1)),
    };
    let (minutes, next) = match page.word(at) {
        Word::Digits(_) if !matches!(page.word(at + 1), Word::Unit { .. }) => return None,
        Word::Half => (30, page.past_dash(at + 1)),
        Word::Unit {
            unit: Unit::Quarter,
            plural: false,
        } => (15, at + 1),
        Word::A if page.is(at + 1, "quarter") => (15, at + 2),
        _ => {
            let (minutes, next) = counted(at)?;
            let unit = matches!(page.word(next), Word::Unit { .. });
            (unit && page.is_one_of(next, &["minutes", "minute"])).then_some((minutes, next + 1))?
        }
    };
    let to = match page.word(next) {
        Word::Last(_) if page.is(next, "past") => false,
        Word::After if minutes != 30 => false,
        Word::To | Word::Before if minutes != 30 => true,
        _ => return None,
    };
    let (hour, end) = match page.word(next + 1) {
        Word::Clock(0) => (24, next + 2),
        Word::Clock(hour) => (u32::from(hour), next + 2),
        _ => counted(next + 1).filter(|(hour, _)| (1..=12).contains(hour))?,
    };
    // "a quarter to two men", "ten minutes to 5 goals"; "half past four it stopped".
    let goes_on = match page.word(end) {
        Word::Other => !matches!(page.word(next), Word::Last(_)),
        word => matches!(word, Word::Unit { .. } | Word::Mark(b'%')),
    };
    if goes_on || minutes > 59 {
        return None;
    }
    let (hour, end) = match page.word(end) {
        Word::Noon12(afternoon) if hour <= 12 => {
            (hour % 12 + if afternoon { 12 } else { 0 }, end + 1)
        }
        _ => half_of_day(page, end, hour).unwrap_or((hour, end)),
    };
    let (hour, minute) = match (to, hour) {
        (false, 24) => (0, minutes),
        (false, _) => (hour, minutes),
        (true, 0) => (23, 60 - minutes),
        (true, _) => (hour - 1, 60 - minutes),
    };
    let time = TimeOfDay::Clock {
        hour: hour as u8,
        minute: Some(minute as u8),
    };
    Some((time, end))
}

/// "0600 GMT", "0630 hours", "14.30 CET", "7.15 p.m.": hour and minute in one number.
fn in_one(page: &Page, at: usize) -> Found<TimeOfDay> {
    let (hour, minute, dotted) = match page.word(at) {
        Word::Digits(n) if page.len(at) == 4 => (n / 100, n % 100, false),
        Word::Decimal { whole, .. } => match page.str(at).as_bytes() {
            [.., b'.', tens @ b'0'..=b'5', ones] => {
                let minute = (tens - b'0') * 10 + ones.wrapping_sub(b'0');
                (u32::from(whole), u32::from(minute), true)
            }
            _ => return None,
        },
        _ => return None,
    };
    if hour > 24 || minute > 59 || page.joined(at) && !matches!(page.before(at), Word::Mark(b'(')) {
        return None;
    }
    let clock = |hour: u32| TimeOfDay::Clock {
        hour: hour as u8,
        minute: Some(minute as u8),
    };
    match page.word(at + 1) {
        Word::Zone => zone(page, at + 1).map(|_| (clock(hour), at + 1)),
        Word::Noon12(afternoon) if dotted && (1..=12).contains(&hour) => {
            Some((clock(hour % 12 + if afternoon { 12 } else { 0 }), at + 2))
        }
        // "1200 hours" is a length unless the day is told by them.
        Word::Unit {
            unit: Unit::Hour, ..
        } if !dotted
            && (page.str(at).starts_with('0')
                || page.is(at + 1, "hrs")
                || matches!(page.before(at), Word::At | Word::By | Word::Until)) =>
        {
            Some((clock(hour), at + 2))
        }
        // "at 0530", "at 05.30 on 6 June": nothing else is written so.
        _ if leads(page.before(at))
            && page.str(at).starts_with('0')
            && (!dotted || matches!(page.word(at + 1), Word::On)) =>
        {
            Some((clock(hour), at + 1))
        }
        // "at 6.30 on the morning of 1 July"
        Word::On if dotted && leads(page.before(at)) => {
            Some((clock(hour_on(page, at + 1, hour)?), at + 1))
        }
        // "at 1706 (1336 GMT)", "at 2030 local time"
        _ if leads(page.before(at))
            && !dotted
            && (worded_zone(page, at + 1).is_some() || said_again(page, at + 1).is_some()) =>
        {
            Some((clock(hour), at + 1))
        }
        _ => None,
    }
}

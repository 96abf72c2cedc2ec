//! Lengths of time: "two years", "nine-month", "several days", "the past two months", "the next few years", "weeks".

use crate::source::Kind;
use crate::timex::expr::{Amount, Count, Node, Says, Unit};
use crate::timex::lexicon::{NextKind, VagueCount, Word};
use crate::timex::page::{Found, Page};

/// What can be counted at a token; read once, as what is counted from it begins alike.
pub(super) struct Amounts {
    /// "two or three weeks"
    pub of_two: Found<Amount>,
    /// "two weeks"
    pub one: Found<Amount>,
    /// "some time", "a while"
    pub some_time: Found<Amount>,
}

impl Amounts {
    pub fn read(page: &Page, at: usize) -> Amounts {
        Amounts {
            of_two: page.one_of_two(at),
            one: page.amount(at),
            some_time: some_time(page, at),
        }
    }
}

/// The rule, and that for what is [counted](super::offset) from a date with such a length: the longer of the two.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    // "a weeklong strike"
    if let Word::Lasting(unit) = page.word(at) {
        return length(page, at, at + 1, Amount::of(Count::Exact(1), unit));
    }
    let amounts = &Amounts::read(page, at);
    let Some(from) = super::offset::of(page, at, amounts) else {
        return by_itself(page, at, amounts);
    };
    by_itself(page, at, amounts)
        .filter(|(_, end)| *end > from.1)
        .or(Some(from))
}

/// A length that is counted from nothing.
fn by_itself(page: &Page, at: usize, amounts: &Amounts) -> Found<Node> {
    if let Some(found) = counted(page, at, amounts) {
        return Some(found);
    }
    framed(page, at)
        .or_else(|| plural(page, at))
        .or_else(|| for_some_time(page, at, amounts))
}

/// "for some time", "for a while", "after a short period". In news "for a long time" tells no time.
fn for_some_time(page: &Page, at: usize, amounts: &Amounts) -> Found<Node> {
    let (amount, end) = amounts.some_time?;
    let introduced = match page.before(at) {
        Word::For => page.kind == Kind::History || !matches!(page.word(at + 1), Word::Long),
        Word::After => matches!(page.word(at), Word::A),
        _ => false,
    };
    introduced.then(|| length(page, at, end, amount))?
}

/// "some time", "a while", "a short time", "a long period of time": how long is not said.
fn some_time(page: &Page, at: usize) -> Found<Amount> {
    let of_a_length = ["short", "long", "brief", "little"];
    let noun = match page.word(at) {
        Word::Vague(VagueCount::Some) if matches!(page.word(at + 1), Word::Time) => at + 1,
        Word::A if matches!(page.word(at + 1), Word::While) => at + 1,
        Word::A
            if matches!(page.word(at + 1), Word::Other | Word::Long)
                && page.is_one_of(at + 1, &of_a_length) =>
        {
            at + 2
        }
        _ => return None,
    };
    if !matches!(page.word(noun), Word::Time | Word::While | Word::Period) {
        return None;
    }
    let of_time = matches!(page.word(noun + 1), Word::Of) && page.is(noun + 2, "time");
    let end = noun + if of_time { 3 } else { 1 };
    Some((Amount::of(Count::Some, Unit::Moment), end))
}

fn length(page: &Page, at: usize, end: usize, amount: Amount) -> Found<Node> {
    Some(page.found(at, end, Says::Length(amount)))
}

/// "two years", "nearly an hour", "a five-day", "10 to 14 months".
fn counted(page: &Page, at: usize, amounts: &Amounts) -> Found<Node> {
    // An age is no time of the story: "a 39-year-old", "17 years old", "18 to 30-year-olds".
    let age = |end: usize| {
        let next = page.past_dash(end);
        matches!(page.word(next), Word::Old) || page.is(next, "olds")
    };
    if let Some((amount, end)) = amounts.of_two
        && amount.unit != Unit::Season
        && (!page.dash(at + 1) || believable(page, at + 2, end, amount))
    {
        return (!age(end)).then(|| length(page, at, end, amount))?;
    }
    if let Some(found) = of_an_hour(page, at) {
        return Some(found);
    }
    let (amount, mut end) = amounts.one?;
    if !believable(page, at, end, amount) {
        return None;
    }
    if age(end) {
        return None;
    }
    let dashed_unit = matches!(page.word(end - 2), Word::Mark(b'-')) && page.joined(end - 1);
    let article = matches!(page.word(at), Word::A);
    if matches!(page.word(end), Word::Long) {
        end += 1;
    } else if page.dash(end) && matches!(page.word(end + 1), Word::Long) {
        end += 2;
        // "an hour-long call": the article is the call's.
        if article {
            return None;
        }
    }
    // "25 years of age"
    if amount.unit == Unit::Year && matches!(page.word(end), Word::Of) && page.is(end + 1, "age") {
        end += 2;
    }
    // "three quarters of them" is a share, "several quarters of losses" a time.
    let share = matches!(page.word(end), Word::Of) && amount.count != Count::Some;
    if amount.unit == Unit::Quarter && (dashed_unit || share) {
        return None;
    }
    length(page, at, end, amount)
}

/// "a quarter of an hour", "three-quarters of an hour".
fn of_an_hour(page: &Page, at: usize) -> Found<Node> {
    let (quarters, unit) = match page.word(at) {
        Word::A => (1, at + 1),
        Word::Unit { .. } => (1, at),
        Word::Count(3) => (3, page.past_dash(at + 1)),
        _ => return None,
    };
    let quarter = matches!(
        page.word(unit),
        Word::Unit {
            unit: Unit::Quarter,
            ..
        }
    );
    let of_an_hour = matches!(page.word(unit + 1), Word::Of)
        && matches!(page.word(unit + 2), Word::A)
        && page.is(unit + 3, "hour");
    let amount = Amount::of(Count::Exact(15 * quarters), Unit::Minute);
    (quarter && of_an_hour).then(|| length(page, at, unit + 4, amount))?
}

/// "a second" try, "one day" he said, "a day" as a rate: not every count of a unit is a length.
fn believable(page: &Page, at: usize, end: usize, amount: Amount) -> bool {
    let article = matches!(page.word(at), Word::A)
        || page
            .rough(at)
            .is_some_and(|(_, next)| matches!(page.word(next), Word::A));
    // "$500 million a year", "700 seats a week": a rate; a length follows a word that lets time pass.
    let bare = matches!(page.word(at), Word::A) && amount.count == Count::Exact(1);
    // "grows 5% a year", "paid $5 (£3) an hour"
    let rate = matches!(page.before(at), Word::Mark(b'%' | b')'));
    if bare && rate && !counts_from(page, end) {
        return false;
    }
    // "Another day, another mile": as often as not no length.
    let another = page.capital(at) && page.is(at, "another");
    if bare && (another || !lets_time_pass(page, at, end)) {
        return false;
    }
    // "24 hours a day" and "60 Minutes" name no stretch of time; "one day" without a preposition is some day to come.
    let day_and_night =
        amount.unit == Unit::Hour && matches!(page.word(end), Word::A) && page.is(end + 1, "day");
    let title = page.capital(end - 1) && !page.capital(at) && !page.dash(end);
    let some_day = page.is(at, "one")
        && page.is(end - 1, "day")
        && !page.joined(end - 1)
        && (page.capital(at) || !lets_time_pass(page, at, end))
        && !matches!(page.word(end), Word::After | Word::Before);
    if day_and_night || title || some_day {
        return false;
    }
    match amount.unit {
        Unit::Moment => false,
        Unit::Second => {
            (!article || amount.count == Count::Some) && page.is(end - 1, "seconds")
                // "his twenty-second year" is a rank, "a thirty-second clip" a length.
                || page.dash(end - 2)
                    && matches!(amount.count, Count::Exact(2..))
                    && (!matches!(page.word(end - 3), Word::Count(20..))
                        || matches!(page.before(at), Word::A))
        }
        Unit::Weekend | Unit::Season => false,
        Unit::Night => amount.count != Count::Exact(1),
        // "in some quarters" is among some people.
        Unit::Quarter => {
            matches!(amount.count, Count::Exact(2..) | Count::Some)
                && page.is(end - 1, "quarters")
                && !matches!(
                    page.word(at),
                    Word::Vague(VagueCount::Some | VagueCount::Many)
                )
        }
        // "some day", "some night": any of them.
        _ if page.is(at, "some")
            && matches!(
                page.word(at + 1),
                Word::Unit { plural: false, .. } | Word::Part { .. }
            ) =>
        {
            false
        }
        Unit::Minute if article && amount.count == Count::Exact(1) => page.rough(at).is_some(),
        _ => !(amount.count == Count::Exact(0)),
    }
}

/// Whether "a year" stands where a length stands: after a preposition, or with something it is counted from.
fn lets_time_pass(page: &Page, at: usize, end: usize) -> bool {
    matches!(
        page.before(at),
        Word::For
            | Word::In
            | Word::Within
            | Word::After
            | Word::Before
            | Word::Of
            | Word::Than
            | Word::During
            | Word::By
            | Word::Verb(_)
            | Word::Break
            | Word::Mark(_)
            | Word::Only
            | Word::About
            | Word::Nearly
            | Word::And
            | Word::Until
            | Word::Every
    ) || counts_from(page, end)
        || matches!(page.word(end), Word::To)
        || page.capital(at)
        || page.is(at.wrapping_sub(1), "as")
        // "sentenced to a year"
        || matches!(page.before(at), Word::To) && page.str(at.wrapping_sub(2)).ends_with("ed")
}

/// "a year after the flood", "a day later": something stands behind it that it is counted from.
fn counts_from(page: &Page, end: usize) -> bool {
    matches!(
        page.word(end),
        Word::After | Word::Before | Word::Since | Word::Long | Word::Shift(_)
    )
}

/// "the past two months", "the next few years", "the first nine months", "the last decade", "recent weeks", "the coming years".
fn framed(page: &Page, at: usize) -> Found<Node> {
    let mut next = if matches!(
        page.word(at),
        Word::The | Word::These | Word::Those | Word::Possessive
    ) {
        at + 1
    } else {
        at
    };
    let ordinal = matches!(page.word(next), Word::Ordinal(1))
        && !page.str(next).starts_with(|c: char| c.is_ascii_digit());
    if matches!(page.word(next), Word::Recent) && page.is(next + 1, "years") {
        return None;
    }
    // "the whole day", "the entire year"; "the full year" is the report's.
    if page.word(next) == Word::Full
        && next > at
        && !page.is(next, "full")
        && let Word::Unit {
            unit: unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade),
            plural: false,
        } = page.word(next + 1)
    {
        return length(page, at, next + 2, Amount::of(Count::Exact(1), unit));
    }
    // "did not last four days", "can last up to a week"
    let verb = next == at
        && page.is(at, "last")
        && (matches!(page.before(at), Word::Auxiliary(_) | Word::To)
            || page.is_one_of(
                at.wrapping_sub(1),
                &["not", "t", "even", "can", "may", "only", "often"],
            ));
    let frame = !verb
        && (matches!(
            page.word(next),
            Word::Last(_) | Word::Next(_) | Word::Recent
        ) || ordinal);
    if frame {
        next += 1;
    }
    if next == at {
        return None;
    }
    // "the past year or so", "the next decade"
    if let Word::Unit {
        unit: unit @ (Unit::Fortnight | Unit::Decade | Unit::Century),
        plural: false,
    } = page.word(next)
        && frame
        && !ordinal
    {
        return length(page, at, next + 1, Amount::of(Count::Exact(1), unit));
    }
    // "the first hours of the war"; "the first years" of nothing in particular are left.
    if let Word::Unit { unit, plural: true } = page.word(next)
        && frame
        && (!ordinal || matches!(page.word(next + 1), Word::Of))
        && !matches!(unit, Unit::Moment | Unit::Second | Unit::Season)
    {
        return length(page, at, next + 1, Amount::of(Count::Some, unit));
    }
    if matches!(page.word(next), Word::A) {
        return None;
    }
    // "the next 12 to 18 months": the longer one counts.
    let next = match page.number(next) {
        Some((_, to)) if matches!(page.word(to), Word::To | Word::Or) => to + 1,
        _ => next,
    };
    let (amount, mut end) = page.amount(next)?;
    let plural = matches!(page.word(end - 1), Word::Unit { plural: true, .. });
    // "the last three seasons" are those of a game or a show.
    if !plural || matches!(amount.unit, Unit::Moment | Unit::Second | Unit::Season) {
        return None;
    }
    // "the Hundred Days Offensive": the article is the offensive's.
    if !frame && page.capital(next) && page.capital(end - 1) {
        return None;
    }
    if let Some((of, end)) = of_a_period(page, end) {
        let says = Says::LengthOf(amount, Box::new(of));
        return Some(page.found(at, end, says));
    }
    if matches!(page.word(end), Word::Or) && page.is(end + 1, "so") {
        end += 2;
    }
    length(page, at, end, amount)
}

/// "the first ten months of 1915": the year or month, in a history, where these words are one expression.
fn of_a_period(page: &Page, end: usize) -> Found<Node> {
    if page.kind != Kind::History || !matches!(page.word(end), Word::Of) {
        return None;
    }
    super::point(page, end + 1).filter(|(of, _)| {
        matches!(&of.says, Says::Calendar { fields, .. }
            if fields.day.is_none() && fields.weekday.is_none())
    })
}

/// "the weeks ahead", "over the years", "months-long", "for years": a plural without a number.
fn plural(page: &Page, at: usize) -> Found<Node> {
    if page.word(at) == Word::The {
        return the_plural(page, at);
    }
    // "hour-long", "months-long"
    if let Word::Unit { unit, plural } = page.word(at)
        && page.dash(at + 1)
        && matches!(page.word(at + 2), Word::Long)
    {
        let count = if plural { Count::Some } else { Count::Exact(1) };
        return length(page, at, at + 3, Amount::of(count, unit));
    }
    let many = usize::from(page.word(at) == Word::Vague(VagueCount::Many));
    let (start, at) = (at, at + many);
    let Word::Unit {
        unit:
            unit @ (Unit::Day
            | Unit::Week
            | Unit::Month
            | Unit::Year
            | Unit::Decade
            | Unit::Century
            | Unit::Hour
            | Unit::Minute),
        plural: true,
    } = page.word(at)
    else {
        return None;
    };
    // "hours before the vote", "days later": how long before or after.
    let counted_from = match page.word(at + 1) {
        Word::Before | Word::After => unit != Unit::Year,
        Word::Shift(_) => !matches!(page.word(at + 2), Word::Than),
        _ => page.is(at + 1, "ahead") && matches!(page.word(at + 2), Word::Of),
    } && !matches!(
        page.before(start),
        Word::The | Word::Every | Word::Possessive | Word::Ordinal(_)
    );
    // "minutes later", "within minutes"; minutes are taken of a meeting, too.
    if unit == Unit::Minute && !counted_from && !matches!(page.before(start), Word::Within) {
        return None;
    }
    let introduced = counted_from
        || matches!(
            page.before(start),
            Word::For
                | Word::Within
                | Word::In
                | Word::Or
                | Word::After
                | Word::And
                | Word::Of
                | Word::More
        )
        // "man-hours" are no length.
        || matches!(page.before(start), Word::Mark(_)) && !page.dash(start - 1)
        || start > 0
            && page.is_one_of(
                start - 1,
                &[
                    "take", "takes", "took", "spent", "last", "lasted", "follows", "followed",
                ],
            );
    // "a matter of days"
    let idiom = matches!(page.before(start), Word::Of) && page.is(start.wrapping_sub(2), "matter");
    // "in the weeks before the vote", "in the years that followed": which weeks, the words behind them say.
    let defined = matches!(page.before(start), Word::The)
        && matches!(page.before(start - 1), Word::In | Word::During)
        && (matches!(
            page.word(at + 1),
            Word::Before | Word::After | Word::Since | Word::Next(NextKind::Following)
        ) || page.is(at + 1, "leading")
            || page.is(at + 1, "that") && page.is(at + 2, "followed"));
    // "torn by decades of war", "after years of neglect"
    let suffered = matches!(page.before(start), Word::By | Word::From)
        && matches!(page.word(at + 1), Word::Of);
    (introduced && !idiom || suffered || defined)
        .then(|| length(page, start, at + 1, Amount::of(Count::Some, unit)))?
}

/// "the weeks ahead"; "over the years": those that have gone by.
fn the_plural(page: &Page, at: usize) -> Found<Node> {
    let Word::Unit { unit, plural: true } = page.word(at + 1) else {
        return None;
    };
    if page.is(at + 2, "ahead") {
        return length(page, at, at + 3, Amount::of(Count::Some, unit));
    }
    let long = matches!(unit, Unit::Year | Unit::Decade | Unit::Century);
    let gone_by = page.is_one_of(at.wrapping_sub(1), &["over", "through"])
        && !matches!(page.word(at + 2), Word::Digits(_) | Word::Of);
    (long && gone_by).then(|| length(page, at, at + 2, Amount::of(Count::Some, unit)))?
}

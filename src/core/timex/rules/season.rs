//! Seasons: "last summer", "the spring of 1943", "summer 1942", "this fall", "the winter".

use crate::timex::expr::{Fields, Node, Says, Season, Unit, Year};
use crate::timex::lexicon::Word;
use crate::timex::page::{Found, Page};

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    let season = |at: usize| matches!(page.word(at), Word::Season(_));
    // Behind digits it stands at once, or past their era.
    if matches!(page.word(at), Word::Digits(_)) && !season(at + 1) && !season(at + 2) {
        return None;
    }
    let (relation, next) = super::weekday::relation(page, at);
    if let Some(found) = that(page, at) {
        return Some(found);
    }
    let next = if relation.is_none() && matches!(page.word(at), Word::The) {
        at + 1
    } else {
        next
    };
    // The longest year before a season: "nineteen ninety-six", four tokens. Most years have none behind them.
    if !(next..next + 5).any(season) {
        return None;
    }
    let year_first = page
        .year(next)
        .filter(|(_, end)| matches!(page.word(*end), Word::Season(_)) && relation.is_none());
    let (year, next) = year_first.map_or((None, next), |(year, end)| (Some(year), end));
    let Word::Season(season) = page.word(next) else {
        return None;
    };
    // "the Winter Olympics", "the Prague Spring": names of other things.
    let other = page.is_one_of(
        next + 1,
        &["olympics", "olympic", "games", "paralympics", "palace"],
    );
    let spring = page.capital(next)
        && next == at
        && page.before(at) == Word::Other
        && page.capital(at - 1)
        && !page.joined(at)
        && !qualifies(page, next);
    if page.capital(next) && other || spring {
        return None;
    }
    let mut fields = Fields {
        season: Some(season),
        year,
        ..Fields::default()
    };
    let end = next + 1;
    // "the Spring Offensive", "the winter campaign of 1939": the article is the campaign's.
    if year.is_none() && relation.is_none() && qualifies(page, next) {
        if next > at {
            return None;
        }
        if matches!(page.word(end + 1), Word::Of) {
            fields.year = page.year(end + 2).map(|(year, _)| year);
        }
        return Some(page.found(at, end, Says::Calendar { fields, relation }));
    }
    if year.is_none() && relation.is_none() {
        let skipped = if matches!(page.word(end), Word::Of | Word::Mark(b',')) {
            end + 1
        } else {
            end
        };
        let early =
            || super::year::early(page, skipped).filter(|_| matches!(page.word(end), Word::Of));
        if let Some((year, after)) = page
            .year(skipped)
            .or_else(|| page.quoted_year(skipped))
            .or_else(early)
        {
            fields.year = Some(year);
            let after = into_the_next(page, year, after);
            return Some(page.found(
                at,
                after,
                Says::Calendar {
                    fields,
                    relation: None,
                },
            ));
        }
        if matches!(page.word(end), Word::Of)
            && let Some((of, after)) = super::anaphor::read(page, end + 1)
                .or_else(|| super::deictic_unit::read(page, end + 1))
        {
            return Some(page.found(
                at,
                after,
                Says::Within {
                    fields,
                    of: Box::new(of),
                },
            ));
        }
    }
    let sure = year.is_some() || relation.is_some() || stands_for_a_season(page, at, end, season);
    sure.then(|| page.found(at, end, Says::Calendar { fields, relation }))
}

/// "that winter": of the year that the text has reached. "those that fall" do not.
fn that(page: &Page, at: usize) -> Found<Node> {
    let Word::Season(season) = page.word(at + 1) else {
        return None;
    };
    let verb = matches!(season, Season::Autumn | Season::Spring) && !page.is(at + 1, "autumn");
    if !matches!(page.word(at), Word::That) || verb && !page.capital(at) {
        return None;
    }
    let fields = Fields {
        season: Some(season),
        ..Fields::default()
    };
    let year = Says::Anaphor {
        unit: Unit::Year,
        offset: 0,
        pointed: true,
    };
    let of = Box::new(page.node(at, at + 1, year));
    Some(page.found(at, at + 2, Says::Within { fields, of }))
}

/// A season that says which of several it is that follows, as histories number their campaigns.
fn qualifies(page: &Page, at: usize) -> bool {
    let nouns = [
        "offensive",
        "offensives",
        "counteroffensive",
        "campaign",
        "campaigns",
        "fighting",
        "quarters",
    ];
    // "the Autumn Harvest Rising"
    let name = page.capital(at + 1) && matches!(page.before(at), Word::The);
    page.word(at + 1) == Word::Other
        && !page.joined(at + 1)
        && (name || page.is_one_of(at + 1, &nouns))
}

/// "winter 1942-43": the year that it goes on into.
fn into_the_next(page: &Page, year: Year, at: usize) -> usize {
    let dash = matches!(page.word(at), Word::Mark(b'-' | b'/')) && page.joined(at + 1);
    let next = u32::try_from(year.number + 1).unwrap_or_default();
    match page.word(at + 1) {
        Word::Digits(n) if dash && (n == next || n == next % 100) => at + 2,
        _ => at,
    }
}

/// "fall" and "spring" are verbs, falls and wells too, and "the fall of Kabul" is no season.
fn stands_for_a_season(page: &Page, at: usize, end: usize, season: Season) -> bool {
    let introduced = matches!(
        page.before(at),
        Word::In
            | Word::During
            | Word::Since
            | Word::Until
            | Word::By
            | Word::Phase { .. }
            | Word::Of
            | Word::Shift(_)
            | Word::Every
    );
    let plural = page.str(end - 1).ends_with('s');
    match season {
        _ if plural => false,
        Season::Autumn if page.is(end - 1, "fall") => {
            introduced
                && !matches!(page.word(end), Word::Of | Word::In)
                && (matches!(page.word(at), Word::The) || matches!(page.before(at), Word::In))
        }
        Season::Spring => introduced || matches!(page.word(at), Word::The),
        _ => !page.dash(end) || introduced,
    }
}

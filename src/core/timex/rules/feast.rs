//! Feasts and their eves: "Christmas", "Christmas Eve 1944", "New Year's Day", "last Thanksgiving", "Easter 1916".

use crate::timex::expr::{Feast, Fields, Node, Says};
use crate::timex::lexicon::Word;
use crate::timex::page::{Found, Page};

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    let (relation, next) = super::weekday::relation(page, at);
    if !page.capital(next) {
        return None;
    }
    let (feast, mut end) = match page.word(next) {
        Word::Feast(Feast::Christmas) if matches!(page.word(next + 1), Word::Eve) => {
            (Feast::ChristmasEve, next + 2)
        }
        Word::Feast(feast) => (feast, next + 1),
        _ => new_year(page, next)?,
    };
    if matches!(page.str(end), "Day" | "Sunday") && feast != Feast::ChristmasEve {
        end += 1;
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
    if relation.is_none()
        && let Some((year, after)) = page.year(skipped)
    {
        fields.year = Some(year);
        end = after;
    }
    Some((page.node(at, end, Says::Calendar { fields, relation }), end))
}

/// "New Year's Day", "New Year's Eve", "New Year".
fn new_year(page: &Page, at: usize) -> Found<Feast> {
    if !matches!(page.word(at), Word::New) || !page.is(at + 1, "year") {
        return None;
    }
    let mut next = at + 2;
    if matches!(page.word(next), Word::Mark(b'\'')) && page.is(next + 1, "s") {
        next += 2;
    }
    match page.str(next) {
        "Day" => Some((Feast::NewYear, next + 1)),
        "Eve" => Some((Feast::NewYearsEve, next + 1)),
        _ => None,
    }
}

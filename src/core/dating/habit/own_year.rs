//! Years that are mostly the year of writing itself: one in a headline ("World Cup 2006"), and the last of a life in a report of a
//! death ("Ada Orlow, 1931–2004").

use super::{Habit, Named};
use crate::dating::Doc;
use crate::dating::way::Way;
use crate::passage::{Passage, Role};
use crate::source::Span;

/// The weight of such a year, of the next and of any other.
const HEADLINE: [f32; 3] = [0.90, 0.04, 0.005];

/// Whether a date stands in the headline and says when its news is: not "worst since 1981", "put off until 2006", "a bid for 2012".
pub(super) fn in_headline(doc: &Doc, n: &Named) -> bool {
    const AWAY: [&str; 7] = ["after", "before", "by", "from", "since", "to", "until"];
    let on = |p: &&Passage| p.role == Role::Headline && p.span.contains(n.expr.span);
    let Some(headline) = doc.passages.iter().find(on) else {
        return false;
    };
    let before = &doc.source.text()[headline.span.start()..n.expr.span.start()];
    let lead = before.split_whitespace().next_back().unwrap_or_default();
    let away = AWAY.iter().any(|a| a.eq_ignore_ascii_case(lead));
    let words = doc.source.words(headline.span).to_ascii_lowercase();
    let bid = words
        .split_whitespace()
        .any(|w| matches!(w, "bid" | "bids"));
    // "To double by 2010": that is far off, as forecasts are.
    n.fields.month.is_none() && n.way != Some(Way::Ahead) && !away && !bid
}

/// A year that is mostly the year of writing itself.
pub(super) fn of_year(year: i32) -> Habit {
    Habit::ByYear(Box::new(move |y| {
        HEADLINE[(y - year).unsigned_abs().min(2) as usize]
    }))
}

/// The second year of a life ("Ada Orlow, 1931–2004") in a report that tells of a death.
pub(super) fn life(doc: &Doc) -> Option<(i32, Span)> {
    const DEATH: [&str; 6] = ["die", "dead", "death", "funeral", "obituary", "mourn"];
    let dies = |d: &crate::event::Draft| {
        (d.headline || d.sentence <= 1) && DEATH.contains(&d.head.as_str())
    };
    if !doc.drafts.iter().any(dies) {
        return None;
    }
    let text = doc.source.text();
    let digits = |part: &str| {
        (part.len() == 4)
            .then(|| part.parse::<i32>().ok())
            .flatten()
    };
    text.match_indices(['-', '–']).find_map(|(at, dash)| {
        let before = &text[..at];
        let born = digits(before.get(at.checked_sub(4)?..)?)?;
        let name = before[..at - 4].trim_end_matches([' ', ',', '(']);
        let named = name.rsplit(' ').next()?.starts_with(char::is_uppercase);
        let after = at + dash.len();
        let died = digits(text.get(after..after + 4)?)?;
        let ends = !text[after + 4..].starts_with(|c: char| c.is_ascii_digit());
        (named && ends && (1..=115).contains(&(died - born)))
            .then(|| (died, Span::of(at - 4..after + 4)))
    })
}

//! What stands before the first sentence of a paragraph and is not part of it.

use crate::source::publishers;

/// How far (in bytes) a dateline or a speaker's name can reach.
const REACH: usize = 90;

/// The bytes of a speaker's name, a bullet, a caption's label or a glued agency at the front of a paragraph.
pub(super) fn lead_in(paragraph: &str) -> usize {
    let bullet = paragraph.len()
        - paragraph
            .trim_start_matches(['•', '‣', '●', '·', '*', '-', '–', ' '])
            .len();
    let rest = &paragraph[bullet..];
    let label = rest.strip_prefix("Image caption, ");
    let label = label.map_or(0, |caption| rest.len() - caption.len());
    bullet + speaker(rest).max(glued_agency(rest)).max(label)
}

/// The bytes of a speaker's name before what is said ("SIEGEL: "), as transcripts print it: in capitals, to a colon.
pub(super) fn speaker(paragraph: &str) -> usize {
    let near = near(paragraph);
    let Some(colon) = near.find(':') else {
        return 0;
    };
    let name = &near[..colon];
    let after = &paragraph[colon + 1..];
    let spoken = after.trim_start();
    let capitals = name.starts_with(|c: char| c.is_uppercase())
        && name
            .chars()
            .all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '-' | '\'' | '’' | ','))
        && name.split(' ').count() <= 5;
    if capitals && spoken.len() < after.len() && !spoken.is_empty() {
        paragraph.len() - spoken.len()
    } else {
        0
    }
}

/// The bytes of a picture agency's short name that lost the space after it ("AFPTwo men …").
pub(super) fn glued_agency(paragraph: &str) -> usize {
    publishers::SHORT
        .iter()
        .filter_map(|(short, _)| {
            let rest = paragraph.strip_prefix(short)?;
            let word = rest.split(' ').next()?;
            let mut chars = word.chars();
            // "AFPThe …" and "APIranian …", but not "APIs".
            let capital = chars.next()?.is_uppercase();
            let word = capital && word.len() >= 3 && chars.all(char::is_lowercase);
            word.then_some(short.len())
        })
        .max()
        .unwrap_or(0)
}

/// A dateline at the front of a paragraph.
pub(super) struct Cut {
    /// Where the dateline ends.
    pub head: usize,
    /// Where the report begins; 0 if there is no dateline.
    pub body: usize,
}

/// Finds the place, day and agency before the first sentence, as "PARIS, May 3 (Reuters) — " has them.
pub(super) fn dateline(paragraph: &str) -> Cut {
    let none = Cut { head: 0, body: 0 };
    let near = near(paragraph);
    let dash = ["—", "–", "--", " - "]
        .iter()
        .filter_map(|dash| near.find(dash).map(|at| (at, dash.len())))
        .min();
    let Some((at, dash)) = dash else {
        return none;
    };
    let head = near[..at].trim_end();
    let rest = paragraph[at + dash..].trim_start();
    let opens = rest
        .trim_start_matches(['"', '“', '\'', '‘'])
        .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    if !opens || !names_place(head) {
        return none;
    }
    Cut {
        head: head.len(),
        body: paragraph.len() - rest.len(),
    }
}

/// Whether a line is only a dateline, to its dash.
pub(super) fn is_dateline(line: &str) -> bool {
    let dash = ['—', '–', '-'];
    line.len() <= REACH
        && line.ends_with(dash)
        && names_place(line.trim_end_matches(dash).trim_end())
}

/// Whether these words can stand before the dash: a place in capitals, or any names with a known agency behind them.
fn names_place(head: &str) -> bool {
    let place = head.split(['(', ',']).next().unwrap_or("").trim();
    // "Paris (AP)", "London CNN"
    let agency = head
        .split_once('(')
        .and_then(|(_, rest)| rest.strip_suffix(')'))
        .or_else(|| head.rsplit_once(' ').map(|(_, last)| last))
        .is_some_and(|name| publishers::named(name).is_some());
    let named = head
        .split([' ', ',', '(', ')', '/'])
        .filter(|word| !word.is_empty())
        .all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    let capitals = place.chars().filter(|c| c.is_uppercase()).count() >= 4
        && !place.contains(|c: char| c.is_lowercase() || c.is_ascii_digit());
    named && !place.is_empty() && (agency || capitals)
}

/// The front of a paragraph, no further than a prefix can reach.
fn near(paragraph: &str) -> &str {
    let mut end = paragraph.len().min(REACH);
    while !paragraph.is_char_boundary(end) {
        end -= 1;
    }
    &paragraph[..end]
}

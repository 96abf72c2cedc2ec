//! What each paragraph is for, judged by its shape, its place and its neighbours.

use std::ops::Range;

use super::{Role, boilerplate, prefix};
use crate::source::imprint;

/// The roles of some paragraphs of a text, `wanted` being their indices. Only the top of the text is looked at besides.
pub(super) fn assign(text: &str, paragraphs: &[Range<usize>], wanted: Range<usize>) -> Vec<Role> {
    let words: Vec<&str> = paragraphs
        .iter()
        .map(|range| &text[range.clone()])
        .collect();
    let ended = words
        .iter()
        .filter(|p| ends_as_sentence(p))
        .map(|p| p.len());
    // Notes and lists end no line with a full stop: there only the first line can be a title.
    let prose = ended.sum::<usize>() * 2 >= words.iter().map(|p| p.len()).sum::<usize>();
    let mut roles: Vec<Role> = Vec::with_capacity(wanted.len());
    let mut begun = false;
    let mut titles = 0;
    for (index, paragraph) in words.iter().enumerate() {
        let wanted = wanted.contains(&index);
        if begun && !wanted {
            continue;
        }
        let next = words.get(index + 1);
        let role = if boilerplate::is_boilerplate(paragraph, index == 0)
            || !begun && imprint::note(paragraph).is_some()
        {
            Role::Boilerplate
        } else if is_caption(paragraph) {
            Role::Caption
        } else if imprint::byline(paragraph).is_some() {
            Role::Byline
        } else if imprint::is_date_line(paragraph) {
            Role::Dateline
        } else if !begun && imprint::publisher_line(paragraph, next.copied()) {
            Role::Byline
        } else if !begun && titles < 2 && is_title(paragraph, prose || index == 0) && next.is_some()
        {
            titles += 1;
            Role::Headline
        } else if prose && begun && is_heading(paragraph, next.copied()) {
            Role::Headline
        } else {
            begun = true;
            Role::Text
        };
        if wanted {
            roles.push(role);
        }
    }
    if !begun {
        // Nothing but titles: then they are what there is to read.
        for role in roles.iter_mut().filter(|role| **role == Role::Headline) {
            *role = Role::Text;
        }
    }
    roles
}

/// Whether a paragraph ends with a stop, behind closing quotes and brackets too.
fn ends_as_sentence(paragraph: &str) -> bool {
    paragraph
        .trim_end_matches(['"', '\'', '”', '’', ')', ']', '»'])
        .ends_with(['.', '!', '?', '…', ':', ';', ','])
}

/// A title at the top: one short line that is no sentence, or one written in capitals as titles are.
fn is_title(paragraph: &str, expected: bool) -> bool {
    let count = paragraph.split_whitespace().take(26).count();
    let line = paragraph.trim_start_matches(['#', ' ']);
    if paragraph.len() > 180
        || count > 25
        || prefix::lead_in(line) > 0
        || prefix::dateline(line).body > 0
    {
        return false;
    }
    let asks = line.ends_with(['?', '!', '’', '”', '"', '\''])
        && !line
            .trim_end_matches(['’', '”', '"', '\''])
            .ends_with(['.', ',']);
    line.starts_with(|c: char| !c.is_lowercase())
        && (expected && (!ends_as_sentence(line) || asks && count <= 14) || in_title_case(line))
}

/// Whether nearly all its longer words have a capital, as in "Talks Fail in the Capital."
fn in_title_case(line: &str) -> bool {
    let long: Vec<&str> = line
        .split_whitespace()
        .filter(|word| word.len() >= 4)
        .collect();
    let capital = long
        .iter()
        .filter(|word| word.starts_with(|c: char| !c.is_lowercase()))
        .count();
    let sentences = super::sentence::split(line, 0..line.len()).len();
    sentences == 1 && long.len() >= 3 && long.len() <= 12 && capital * 5 >= long.len() * 4
}

/// A heading between paragraphs: a few words, no stop, and prose below it. With a colon it may be a note ("1901: it is built"),
/// unless what follows is long.
fn is_heading(paragraph: &str, next: Option<&str>) -> bool {
    let line = paragraph
        .trim_start_matches(['#', ' ', '='])
        .trim_end_matches(['=', ' ']);
    line.split_whitespace().take(10).count() <= 9
        && line.len() <= 80
        && !line.contains(['"', '“'])
        && !ends_as_sentence(line)
        && line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && next.is_some_and(|next| {
            next.len() > line.len()
                && (!line.contains(':') || next.len() >= 200 && ends_as_sentence(next))
        })
}

/// What a picture shows: credited to a picture agency, marked as a file photo, or with the agency's name glued to its front.
fn is_caption(paragraph: &str) -> bool {
    const MARKS: [&str; 8] = [
        "(AP Photo",
        "/AP)",
        "Photo by ",
        "Photograph by ",
        "Getty Images",
        "/Reuters)",
        "Photo: ",
        "/AFP)",
    ];
    const STARTS: [&str; 6] = [
        "FILE -",
        "FILE –",
        "FILE PHOTO",
        "Caption:",
        "Image:",
        "Pictured:",
    ];
    paragraph.len() <= 600
        && (prefix::glued_agency(paragraph) > 0
            || STARTS.iter().any(|start| paragraph.starts_with(start))
            || marked(paragraph, &MARKS))
}

/// Whether one of the marks stands in it. One pass: looking for each apart takes as long to begin as to look.
fn marked(paragraph: &str, marks: &[&str]) -> bool {
    let here = |rest: &[u8]| {
        marks
            .iter()
            .map(|mark| mark.as_bytes())
            .any(|mark| rest[0] == mark[0] && rest.starts_with(mark))
    };
    let bytes = paragraph.as_bytes();
    (0..bytes.len()).any(|at| here(&bytes[at..]))
}

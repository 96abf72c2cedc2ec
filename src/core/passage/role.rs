//! What each paragraph is for, judged by its shape, its place and its neighbours.

use std::ops::Range;

use super::{Role, boilerplate, furniture, prefix};
use crate::source::imprint;

/// The roles of some paragraphs of a text, `wanted` being their indices. Only the top of the text is looked at besides.
pub(super) fn assign(text: &str, paragraphs: &[Range<usize>], wanted: Range<usize>) -> Vec<Role> {
    let words: Vec<&str> = paragraphs
        .iter()
        .map(|range| &text[range.clone()])
        .collect();
    let page = Page {
        words: &words,
        prose: is_prose(&words),
    };
    let end = page.end_of_report();
    let mut roles: Vec<Role> = Vec::with_capacity(wanted.len());
    let mut begun = false;
    let mut titles = 0;
    for (index, paragraph) in words.iter().enumerate() {
        let wanted = wanted.contains(&index);
        if begun && !wanted {
            continue;
        }
        let role = if index >= end
            || boilerplate::is_boilerplate(paragraph, index == 0)
            || !begun && imprint::note(paragraph).is_some()
            || !begun && titles == 0 && page.is_section(index)
            || begun && page.is_behind(index, furniture::leads_away)
        {
            Role::Boilerplate
        } else if is_caption(paragraph) || page.is_under_caption(index) {
            Role::Caption
        } else if imprint::byline(paragraph).is_some() || titles > 0 && page.is_signed(index) {
            Role::Byline
        } else if imprint::is_date_line(paragraph) || prefix::is_dateline(paragraph) {
            Role::Dateline
        } else if begun && page.is_behind(index, |p| boilerplate::is_boilerplate(p, false)) {
            Role::Boilerplate
        } else if !begun && page.is_publisher(index, titles == 0) {
            Role::Byline
        } else if !begun
            && titles < 2
            && is_title(paragraph, page.prose || index == 0)
            && page.next(index).is_some()
        {
            titles += 1;
            Role::Headline
        } else if page.prose && begun && is_heading(paragraph, || page.next(index)) {
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

/// Whether most of a text is sentences, by its first thousand lines. Notes and lists end no line with a full stop: there only the
/// first line can be a title.
fn is_prose(words: &[&str]) -> bool {
    let report = words.iter().take(1000);
    let report = report.filter(|p| !furniture::is_furniture(p));
    let (mut ended, mut all) = (0, 0);
    for paragraph in report {
        all += paragraph.len();
        if ends_as_sentence(paragraph) {
            ended += paragraph.len();
        }
    }
    ended * 2 >= all
}

/// The paragraphs of a text, and what each is beside the others.
struct Page<'t> {
    words: &'t [&'t str],
    /// Most of it is sentences.
    prose: bool,
}

/// How many lines may stand between a line and what tells what it is.
const FAR: usize = 20;

impl<'t> Page<'t> {
    /// The next paragraph that is no button, count or label.
    fn next(&self, index: usize) -> Option<&'t str> {
        let behind = self.words[index + 1..].iter().take(FAR);
        behind.copied().find(|p| !furniture::is_furniture(p))
    }

    /// Behind which paragraph nothing of the report comes any more; what would leave hardly a text is none.
    fn end_of_report(&self) -> usize {
        let bytes = |words: &[&str]| words.iter().map(|p| p.len()).sum::<usize>();
        furniture::end_of_report(self.words)
            .filter(|&at| bytes(&self.words[..at]) * 4 >= bytes(self.words))
            .unwrap_or(self.words.len())
    }

    /// A section's name: a longer title stands behind it.
    fn is_section(&self, index: usize) -> bool {
        let beside = |p: &str| {
            furniture::is_furniture(p)
                || furniture::is_section(p)
                || imprint::is_date_line(p)
                || imprint::reads_as_publisher(p)
        };
        let mut behind = self.words[index + 1..].iter().take(FAR).copied();
        furniture::is_section(self.words[index])
            && behind
                .find(|p| !beside(p))
                .is_some_and(|p| self.is_long_title(p) && imprint::byline(p).is_none())
    }

    /// One of the lines behind a link or a prompt, with no sentence between them.
    fn is_behind(&self, index: usize, prompt: impl Fn(&str) -> bool) -> bool {
        let link = |p: &str| p.len() <= 120 && !p.ends_with('.');
        let before = self.words[..index].iter().rev().take(FAR).copied();
        self.prose && link(self.words[index]) && {
            let mut before = before.take_while(|p| link(p) || prompt(p));
            before.any(&prompt)
        }
    }

    /// A line under a picture's credit that is no sentence.
    fn is_under_caption(&self, index: usize) -> bool {
        let above = index.checked_sub(1).map(|above| self.words[above]);
        self.prose && !ends_as_sentence(self.words[index]) && above.is_some_and(is_caption)
    }

    /// A writer's name by itself, above a line that says when or for whom.
    fn is_signed(&self, index: usize) -> bool {
        let dated = |p: &str| imprint::is_date_line(p) || imprint::publisher_line(p, None);
        imprint::is_name(self.words[index]) && self.next(index).is_some_and(dated)
    }

    /// A publisher's name by itself: over a line that says when, or over the `first` title.
    fn is_publisher(&self, index: usize, first: bool) -> bool {
        let (line, next) = (self.words[index], self.next(index));
        imprint::publisher_line(line, next)
            || first
                && imprint::reads_as_publisher(line)
                && next.is_some_and(|p| self.is_long_title(p))
    }

    /// A title of more words than a section or a paper has in its name.
    fn is_long_title(&self, paragraph: &str) -> bool {
        is_title(paragraph, self.prose) && paragraph.split_whitespace().count() >= 4
    }
}

/// Whether a paragraph ends with a stop, behind closing quotes and brackets and the numbers of notes ("[1]") too.
fn ends_as_sentence(paragraph: &str) -> bool {
    let noted = paragraph.ends_with(']');
    let bare = paragraph
        .trim_end_matches(|c: char| noted && (c.is_ascii_digit() || matches!(c, '[' | ']')));
    bare.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»'])
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
fn is_heading<'t>(paragraph: &str, next: impl FnOnce() -> Option<&'t str>) -> bool {
    let line = paragraph
        .trim_start_matches(['#', ' ', '='])
        .trim_end_matches(['=', ' ']);
    line.len() <= 80
        && line.split_whitespace().take(10).count() <= 9
        && !line.contains(['"', '“'])
        && !ends_as_sentence(line)
        && line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && next().is_some_and(|next| {
            next.len() > line.len()
                && (!line.contains(':') || next.len() >= 200 && ends_as_sentence(next))
        })
}

/// What a picture shows: credited to a picture agency, marked as a file photo, or with the agency's name glued to its front.
fn is_caption(paragraph: &str) -> bool {
    const MARKS: [&str; 10] = [
        "(AP Photo",
        "/AP)",
        "Photo by ",
        "Photograph by ",
        "Photograph: ",
        "Picture: ",
        "Getty Images",
        "/Reuters)",
        "Photo: ",
        "/AFP)",
    ];
    const STARTS: [&str; 7] = [
        "FILE -",
        "FILE –",
        "FILE PHOTO",
        "Caption:",
        "Image caption,",
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

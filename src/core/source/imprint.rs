//! What stands round a report and tells who wrote it, who published it, and when: bylines, agency lines, notices.
//!
//! Every pattern is one that the press at large uses; none names a story.

use std::ops::RangeInclusive;

use super::publishers;
use crate::calendar::ENGLISH;

/// Who wrote a report, as a byline has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Byline<'t> {
    /// The names, "and" between them as printed.
    pub author: &'t str,
    /// The publisher, where the line names it.
    pub publisher: Option<&'t str>,
}

/// Reads "By Jane Roe", "by Jane Roe and John Doe, Example News", and the sign-offs "Jane Roe, Example News, Paris." and "Jane Roe
/// reported from Paris."
pub(crate) fn byline(paragraph: &str) -> Option<Byline<'_>> {
    if paragraph.len() > 160 {
        return None;
    }
    if let Some((author, _)) = paragraph.split_once(" reported from ")
        && is_name(author)
    {
        let publisher = None;
        return Some(Byline { author, publisher });
    }
    const LEADS: [&str; 7] = [
        "By ",
        "by ",
        "BY ",
        "By: ",
        "Written by ",
        "Author: ",
        "Reporting by ",
    ];
    let lead = LEADS.iter().find_map(|lead| paragraph.strip_prefix(lead));
    let signed = lead.is_none();
    let line = lead.unwrap_or(paragraph).trim_end_matches(['.', ' ']);
    let line = line
        .split_once("; Editing by ")
        .map_or(line, |(writers, _)| writers);
    let mut parts = line
        .split([',', '|', '\n', '·', '•', '/'])
        .flat_map(|part| part.split(" for "))
        .map(|part| {
            part.trim()
                .trim_start_matches("for ")
                .trim_start_matches("the ")
        })
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let author = parts.next().filter(|part| is_names(part))?;
    // "Al Jazeera Staff" writes for itself.
    let own = publishers::named(without_trade(author));
    let rest: Vec<&str> = parts.collect();
    let publisher = own.or_else(|| rest.iter().find_map(|part| publisher_in(part)));
    let capitalised = rest.iter().all(|part| {
        let small = |word: &str| word.starts_with(char::is_lowercase) && !is_joint(word);
        is_trade_name(part) || !part.split_whitespace().any(small)
    });
    let plausible = if signed {
        (publisher.is_some() || rest.iter().any(|part| is_trade_name(part)))
            && rest.len() <= 2
            && capitalised
    } else {
        rest.len() <= 3 && capitalised
    };
    let author = writer(author);
    plausible.then_some(Byline { author, publisher })
}

/// A publisher's name at the front of a part of a byline ("Example Press Writer").
fn publisher_in(part: &str) -> Option<&str> {
    let bare = without_trade(part);
    publishers::named(bare).or_else(|| publishers::reads_as_name(bare).then_some(bare))
}

/// Without what somebody is there ("Example Press Writer").
fn without_trade(part: &str) -> &str {
    [
        "Writer",
        "Writers",
        "writer",
        "Correspondent",
        "correspondent",
        "Staff",
        "Reporter",
        "reporter",
    ]
    .iter()
    .fold(part, |part, word| {
        part.trim_end().strip_suffix(word).unwrap_or(part)
    })
    .trim()
}

/// One to four names of people, each of capitalised words.
fn is_names(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let names = words.iter().filter(|word| !is_joint(word)).count();
    (2..=12).contains(&words.len())
        && names >= 2
        && words.iter().all(|word| {
            is_joint(word)
                || word.starts_with(char::is_uppercase)
                    && word
                        .chars()
                        .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
                    && !is_calendar_word(word)
                    && !matches!(*word, "The" | "A" | "An" | "This" | "Our" | "In")
        })
        && !is_joint(words[0])
        && publishers::named(part).is_none()
}

fn is_joint(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "in"
            | "de"
            | "van"
            | "von"
            | "der"
            | "al"
            | "bin"
            | "di"
            | "da"
            | "la"
            | "le"
            | "the"
            | "&"
    )
}

/// "staff writer"
fn is_trade_name(part: &str) -> bool {
    part.split_whitespace().last().is_some_and(is_trade)
}

fn is_trade(word: &str) -> bool {
    matches!(
        word,
        "writer" | "writers" | "correspondent" | "reporter" | "staff" | "editor"
    )
}

/// A line that is only the name of a publisher: one in the table, a place behind it or not, or what reads like one right above a date
/// line.
pub(crate) fn publisher_line(paragraph: &str, next: Option<&str>) -> bool {
    let name = of_place(paragraph);
    let placed = name.len() < paragraph.len();
    paragraph.len() <= 60
        && (publishers::named(name).is_some()
            || placed && publishers::reads_as_name(name)
            || publishers::titles_paper(paragraph) && next.is_some_and(is_date_line))
}

/// A publisher's name without the place behind it ("Example News, Dover").
pub(crate) fn of_place(line: &str) -> &str {
    match line.split_once(", ") {
        Some((name, place))
            if place
                .split(' ')
                .all(|word| word.starts_with(char::is_uppercase)) =>
        {
            name
        }
        _ => line,
    }
}

/// Whether a line reads as a publisher's name by itself.
pub(crate) fn reads_as_publisher(line: &str) -> bool {
    line.len() <= 60 && publishers::reads_as_name(line)
}

/// A writer without the place that he writes from ("Jane Roe in Dover").
pub(crate) fn writer(name: &str) -> &str {
    match name.split_once(" in ") {
        Some((name, place)) if !place.contains(" in ") => name,
        _ => name,
    }
}

/// Whether a line is the name of a person or of some, with the place that they write from or without.
pub(crate) fn is_name(line: &str) -> bool {
    let named = || is_names(line) && without_trade(line) == line;
    line.len() <= 60 && named() && !publishers::reads_as_name(line)
}

/// A line that is only a date, with a place, a clock time or "Published" beside it at most.
pub(crate) fn is_date_line(paragraph: &str) -> bool {
    if paragraph.len() > 90 {
        return false;
    }
    // "Dover Weekly News, 4th March 1994": the paper's own words do not count.
    let paragraph = match paragraph.split_once(", ") {
        Some((paper, rest)) if publishers::reads_as_name(paper) => rest,
        _ => paragraph,
    };
    let (mut months, mut digits, mut others, mut companions, mut numeric) = (0, 0, 0, 0, false);
    for word in paragraph
        .split(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '·' | '•' | '—' | '–')
        })
        .map(|word| word.trim_end_matches(['.', ':']))
        .filter(|word| !matches!(*word, "" | "-" | "/" | "and"))
    {
        let lower = word.to_ascii_lowercase();
        if is_month(&lower) {
            months += 1;
        } else if word.starts_with(|c: char| c.is_ascii_digit()) {
            digits += 1;
            numeric |= is_numeric_date(word);
        } else if DATE_COMPANY.contains(&lower.as_str()) {
            companions += 1;
        } else if !is_calendar_word(word) {
            others += if word.starts_with(char::is_uppercase) {
                1
            } else {
                4
            };
        }
    }
    // Two months without a word such as "updated" are a period, as headings have it.
    let one = months == 1 || months == 2 && companions > 0;
    (one && digits > 0 || numeric) && digits <= 6 && others <= 2
}

/// "2008-05-03", "3.5.2008", "5/3/08", a time behind it or not.
fn is_numeric_date(word: &str) -> bool {
    let day = word.split('T').next().unwrap_or(word);
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    parts.len() == 3
        && parts
            .iter()
            .all(|part| matches!(part.len(), 1..=4) && part.bytes().all(|b| b.is_ascii_digit()))
}

const DATE_COMPANY: [&str; 35] = [
    "ago",
    "am",
    "a.m",
    "at",
    "bst",
    "cet",
    "date",
    "dated",
    "day",
    "days",
    "edt",
    "edition",
    "est",
    "et",
    "first",
    "gmt",
    "hour",
    "hours",
    "last",
    "minutes",
    "modified",
    "months",
    "of",
    "on",
    "p.m",
    "pdt",
    "pm",
    "posted",
    "pst",
    "published",
    "the",
    "updated",
    "utc",
    "web",
    "years",
];

/// Whether a word in small letters is a month, or the beginning of one of three or four letters: "sept".
fn is_month(lower: &str) -> bool {
    calls(&ENGLISH.months, lower, 3..=4)
}

fn is_calendar_word(word: &str) -> bool {
    let lower = word.trim_end_matches(['.', ',']).to_ascii_lowercase();
    is_month(&lower) || calls(&ENGLISH.weekdays, &lower, 3..=5)
}

/// Whether the word is one of the names, whole, or so many of its first letters.
fn calls(names: &[&str], lower: &str, short: RangeInclusive<usize>) -> bool {
    names.iter().any(|name| {
        let begins = name
            .get(..lower.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(lower));
        begins && (lower.len() == name.len() || short.contains(&lower.len()))
    })
}

/// What a note on a text tells of the report behind it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Note<'t> {
    /// Who wrote that report, where the note names them.
    pub author: Option<&'t str>,
    /// Who published it, where the note names it.
    pub publisher: Option<&'t str>,
}

/// Reads a note at the top that says what a text is ("Retold from a report by Jane Roe, published by Example News").
pub(crate) fn note(paragraph: &str) -> Option<Note<'_>> {
    const LEADS: [&str; 8] = [
        "a retelling",
        "adapted from",
        "an invented",
        "retelling of",
        "retelling:",
        "retold",
        "this is a retelling",
        "written for",
    ];
    let front: String = paragraph
        .chars()
        .take(40)
        .collect::<String>()
        .to_lowercase();
    let front = front.trim_start_matches(['(', '[', '*', '_', ' ']);
    if paragraph.len() > 500 || !LEADS.iter().any(|lead| front.starts_with(lead)) {
        return None;
    }
    let (mut author, mut publisher) = (None, None);
    for (at, by) in paragraph.match_indices("by ") {
        let before = paragraph[..at].trim_end();
        let name = name_at(&paragraph[at + by.len()..]);
        if name.is_empty() || before.len() == at {
            continue;
        }
        let published = ["published", "printed", "broadcast", "distributed"];
        if published.iter().any(|verb| before.ends_with(verb)) || publishers::reads_as_name(name) {
            publisher = publisher.or(Some(name));
        } else if is_names(name) {
            author = author.or(Some(name));
        }
    }
    // "the Example News report"
    let owner = paragraph.match_indices("the ").find_map(|(at, lead)| {
        let rest = &paragraph[at + lead.len()..];
        let name = name_at(rest);
        let thing = rest.get(name.len()..)?.split_whitespace().next()?;
        let thing = thing.trim_end_matches(['.', ',']);
        let fits = matches!(
            thing,
            "report" | "article" | "story" | "broadcast" | "dispatch"
        );
        (fits && publishers::reads_as_name(name)).then_some(name)
    });
    Some(Note {
        author,
        publisher: publisher.or(owner),
    })
}

/// The holder of a copyright notice ("Copyright © 2008 Example News. All rights reserved.").
pub(crate) fn copyright_holder(paragraph: &str) -> Option<&str> {
    let at = ["©", "Copyright", "COPYRIGHT", "(c)", "(C)"]
        .iter()
        .filter_map(|sign| paragraph.find(sign).map(|at| at + sign.len()))
        .min()?;
    let rest = paragraph[at..].trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, ' ' | '©' | '(' | 'c' | 'C' | ')' | ',' | '-' | '–' | ':')
    });
    let rest = rest.strip_prefix("by ").unwrap_or(rest);
    Some(name_at(rest)).filter(|name| !name.is_empty() && !name.starts_with("All "))
}

/// The broadcaster that a transcript opens with ("From Example News, this is …").
pub(crate) fn opening(paragraph: &str) -> Option<&str> {
    let rest = paragraph.strip_prefix("From ")?;
    let (name, _) = rest.split_once(", this is")?;
    publishers::reads_as_name(name).then_some(name)
}

/// Whose articles a prompt offers ("listen to Example News articles").
pub(crate) fn offered(paragraph: &str) -> Option<&str> {
    let (_, rest) = paragraph.split_once("isten to ")?;
    let (name, _) = rest.split_once(" article")?;
    publishers::reads_as_name(name).then_some(name)
}

/// The agency in brackets of a dateline ("PARIS (Reuters)"), or the paper before its date ("Example Times, 3 May 2008").
pub(crate) fn dateline_publisher(dateline: &str) -> Option<&str> {
    let bracketed = dateline.split_once('(').and_then(|(before, rest)| {
        let (name, _) = rest.split_once(')')?;
        publishers::named(name).or_else(|| agency(before, name).then_some(name))
    });
    let first = || dateline.split(',').next().map(str::trim);
    bracketed.or_else(|| first().filter(|name| publishers::titles_paper(name)))
}

/// Whether what stands in brackets in a dateline is an agency that no table has: it reads as a name, it is letters that stand for
/// one, or it stands behind the date, where no place would.
fn agency(before: &str, name: &str) -> bool {
    let mut words = name.split(' ');
    let capitalised = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || c == '-')
            && !is_calendar_word(word)
    };
    let letters = || (3..=5).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase());
    let dated = || before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    name.len() <= 40
        && words.all(capitalised)
        && (publishers::reads_as_name(name) || letters() || dated())
}

/// The name at the front of `rest`: capitalised words up to a comma, a full stop, a bracket or a small word.
fn name_at(rest: &str) -> &str {
    let stop = rest
        .find([',', '.', ';', '(', ')', '\n', '“', '"', ']', '|'])
        .unwrap_or(rest.len());
    let mut end = 0;
    for word in rest[..stop].split(' ') {
        let fits = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || matches!(word, "the" | "of" | "and" | "&" | "de");
        if !fits || end + word.len() > 60 || word == "All" && end > 0 {
            break;
        }
        end += word.len() + 1;
    }
    let name = rest[..end.min(stop)].trim();
    let mut name = name.strip_prefix("the ").unwrap_or(name);
    while let Some(shorter) = [" of", " and", " the", " &", " de"]
        .iter()
        .find_map(|small| name.strip_suffix(small))
    {
        name = shorter.trim_end();
    }
    name
}

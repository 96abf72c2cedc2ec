//! Sentence ends. A full stop ends most of them; the work is in those that do not.

use std::ops::Range;

use crate::source::Span;

/// How far (in bytes) a decision looks to either side of a stop. Bounds the work on texts made of stops or without spaces.
const SIGHT: usize = 32;

/// The sentences within a range of a text, without the white space around them.
pub(super) fn split(text: &str, range: Range<usize>) -> Vec<Span> {
    let mut sentences = Vec::new();
    let mut start = skip_space(text, &range, range.start);
    let mut at = start;
    while at < range.end {
        let rest = &text[at..range.end];
        let Some(found) = rest.find(['.', '!', '?', '…']) else {
            break;
        };
        let stop = at + found;
        let stops =
            rest[found..].len() - rest[found..].trim_start_matches(['.', '!', '?', '…']).len();
        let after = stop + stops;
        let close = after + closers(&text[after..range.end]);
        at = close;
        if ends(
            &text[start..range.end],
            stop - start,
            after - start,
            close - start,
        ) {
            push(&mut sentences, text, start..close);
            start = skip_space(text, &range, close);
            at = start;
        }
    }
    push(&mut sentences, text, start..range.end);
    sentences
}

fn skip_space(text: &str, range: &Range<usize>, at: usize) -> usize {
    let rest = &text[at..range.end];
    at + rest.len() - rest.trim_start().len()
}

fn push(sentences: &mut Vec<Span>, text: &str, range: Range<usize>) {
    let start = range.start;
    let end = start + text[range].trim_end().len();
    if start >= end {
        return;
    }
    match sentences.last_mut() {
        // What is only marks belongs to the sentence before it.
        Some(last) if !text[start..end].contains(char::is_alphanumeric) => {
            *last = Span::of(last.start()..end);
        }
        _ => sentences.push(Span::of(start..end)),
    }
}

/// The length of closing quotes, brackets and note marks ("[12]") at the front of `rest`.
fn closers(rest: &str) -> usize {
    let mut left = rest;
    loop {
        let shorter = left.trim_start_matches(['"', '\'', '”', '’', ')', ']', '»']);
        let note = shorter.strip_prefix('[').and_then(|inner| {
            let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            (1..=4)
                .contains(&digits)
                .then(|| inner[digits..].strip_prefix(']'))
                .flatten()
        });
        match note {
            Some(next) => left = next,
            None => return rest.len() - shorter.len(),
        }
    }
}

/// Whether the sentence ends with the stops at `stop..after` and the closers at `after..close`.
fn ends(text: &str, stop: usize, after: usize, close: usize) -> bool {
    let stops = &text[stop..after];
    let rest = &text[close..];
    let Some(next) = rest.chars().next() else {
        return true;
    };
    let before = token_before(text, stop);
    if !next.is_whitespace() {
        return stops == "." && close == after && glued(before, rest);
    }
    let following = rest.trim_start();
    let opened = following.trim_start_matches(['"', '\'', '“', '‘', '(', '[', '«', '¿', '¡']);
    let Some(first) = opened.chars().next() else {
        return true;
    };
    let word = word_at(opened);
    if first.is_lowercase() {
        return false;
    }
    // "Is it over?" Smith asked.
    if !stops.ends_with('.') && close > after && tags_speech(&opened[word.len()..]) {
        return false;
    }
    match stops {
        "." if is_short(text, before, stop) => starts_sentence(word) && !first.is_ascii_digit(),
        "." if is_number_of_item(before, stop) => false,
        ".." | "..." | "…" => opened.len() < following.len() || starts_sentence(word),
        _ => true,
    }
}

/// The letters, digits and inner stops right before a stop.
fn token_before(text: &str, stop: usize) -> &str {
    let mut low = stop.saturating_sub(SIGHT);
    while !text.is_char_boundary(low) {
        low += 1;
    }
    let near = &text[low..stop];
    let from = near
        .rfind(|c: char| !(c.is_alphanumeric() || c == '.'))
        .map_or(0, |i| {
            i + near[i..].chars().next().map_or(1, char::len_utf8)
        });
    &near[from..]
}

/// The word at the front of `text`, as far as the sight reaches.
fn word_at(text: &str) -> &str {
    let end = text
        .char_indices()
        .take(SIGHT)
        .find(|(_, c)| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .map_or(text.len().min(SIGHT), |(i, _)| i);
    let mut end = end;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Two sentences without a space between ("…in the night.Nobody saw…"), but not "Example.Com" or "a.m.".
fn glued(before: &str, rest: &str) -> bool {
    let word = word_at(rest);
    let mut chars = word.chars();
    before.chars().count() >= 3
        && !before.contains('.')
        && before.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        && chars.next().is_some_and(char::is_uppercase)
        && (chars.next().is_some_and(char::is_lowercase) || starts_sentence(word))
        && rest[word.len()..].starts_with(char::is_whitespace)
        && !matches!(word, "Com" | "Edu" | "Gov" | "Info" | "Net" | "Org")
}

/// Whether a stop belongs to a shortened word, an initial or letters like "U.S.", so that it need not end anything.
fn is_short(text: &str, before: &str, stop: usize) -> bool {
    let mut chars = before.chars();
    match (chars.next(), chars.next()) {
        (Some(letter), None) if letter.is_uppercase() => {
            // "World War I." ends; "George W. Poe" and "Francis I. Roe" go on.
            let earlier = text[..stop - before.len()].trim_end();
            let numeral = matches!(letter, 'I' | 'V' | 'X');
            let counted = COUNTED.contains(&token_before(earlier, earlier.len()));
            !(numeral && counted)
        }
        _ if before.contains('.') => before
            .split('.')
            .all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic)),
        _ => ABBREVIATIONS.binary_search(&before).is_ok(),
    }
}

/// "1." at the front of an item.
fn is_number_of_item(before: &str, stop: usize) -> bool {
    stop == before.len()
        && before.len() <= 3
        && !before.is_empty()
        && before.bytes().all(|b| b.is_ascii_digit())
}

fn starts_sentence(word: &str) -> bool {
    STARTERS.binary_search(&word).is_ok()
}

/// Whether `text` goes on with the verb that ends a quotation: " said", " asked".
fn tags_speech(text: &str) -> bool {
    const VERBS: [&str; 8] = [
        "added", "asked", "replied", "said", "says", "told", "warned", "wrote",
    ];
    VERBS.binary_search(&word_at(text.trim_start())).is_ok()
}

/// Words that the press shortens with a full stop (months, weekdays, ranks, firms, units of address). Sorted by byte.
const ABBREVIATIONS: [&str; 87] = [
    "Adm", "Apr", "Aug", "Ave", "Blvd", "Brig", "Bros", "Capt", "Cmdr", "Co", "Col", "Corp", "Cpl",
    "Dec", "Dept", "Det", "Dr", "Feb", "Fig", "Figs", "Fr", "Fri", "Ft", "Gen", "Gov", "Hon",
    "Inc", "Jan", "Jr", "Jul", "Jun", "Lt", "Ltd", "Maj", "Mar", "Messrs", "Mgr", "Mon", "Mr",
    "Mrs", "Ms", "Mt", "No", "Nos", "Nov", "Oct", "Ph", "Pres", "Prof", "Pte", "Pvt", "Rep",
    "Reps", "Rev", "Sat", "Sec", "Sen", "Sens", "Sep", "Sept", "Sgt", "Sr", "St", "Ste", "Sun",
    "Supt", "Thu", "Thur", "Thurs", "Tue", "Tues", "Univ", "Vol", "Wed", "approx", "c", "ca", "cf",
    "ed", "eds", "fl", "no", "p", "pp", "viz", "vol", "vs",
];

/// Words that a Roman number follows.
const COUNTED: [&str; 6] = ["Chapter", "Class", "Part", "Phase", "Volume", "War"];

/// Words with which sentences begin and names do not. Sorted by byte.
const STARTERS: [&str; 70] = [
    "A",
    "After",
    "All",
    "Also",
    "Although",
    "An",
    "And",
    "Another",
    "As",
    "At",
    "Before",
    "Both",
    "But",
    "By",
    "During",
    "Each",
    "Earlier",
    "Even",
    "Every",
    "Few",
    "For",
    "From",
    "Have",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "It",
    "Its",
    "Last",
    "Later",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "My",
    "No",
    "Not",
    "Now",
    "On",
    "One",
    "Only",
    "Other",
    "Our",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Under",
    "We",
    "What",
    "When",
    "While",
    "You",
];

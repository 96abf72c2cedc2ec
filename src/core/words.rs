//! The words of a text that carry its content, for comparing what is said.
//!
//! Deliberately absent: meaning (two words for one thing are two), any language but English.

use std::ops::Range;

use crate::event::{is_closed, stem};
use crate::source::{Source, Span};

/// The content words of a stretch of a source, in order, each with what makes it equal to another: its stem, or its number
/// ("ten" and "10" are one). Words that only hold sentences together are left out, and so are forms of "be", "have" and "do".
pub fn content(source: &Source, range: Range<usize>) -> Vec<(Span, String)> {
    let Some(text) = source.text().get(range.clone()) else {
        return Vec::new();
    };
    let mut words = Vec::new();
    let mut start = None;
    let mut last = ' ';
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let next = || text[at..].chars().nth(1);
        let inside = c.is_alphanumeric()
            || start.is_some()
                && match c {
                    ',' | '.' => {
                        last.is_ascii_digit() && next().is_some_and(|c| c.is_ascii_digit())
                    }
                    '\'' | '’' => next().is_some_and(char::is_alphabetic),
                    _ => false,
                };
        match start {
            None if inside => start = Some(at),
            Some(from) if !inside => {
                let end = range.start + at;
                words.extend(
                    word(&text[from..at]).map(|key| (Span::of(range.start + from..end), key)),
                );
                start = None;
            }
            _ => {}
        }
        last = c;
    }
    words
}

/// What makes a word equal to another; `None` for one without content.
fn word(word: &str) -> Option<String> {
    let low = word.to_lowercase().replace('’', "'");
    let low = low.strip_suffix("'s").unwrap_or(&low);
    if low.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(low.replace(',', ""));
    }
    if let Some(number) = NUMBERS.iter().position(|number| *number == low) {
        return Some(number.to_string());
    }
    let empty = is_closed(low) || EMPTY.contains(&low) || low.chars().count() < 2;
    (!empty).then(|| stem(low))
}

/// Small numbers as words, by what they count.
pub(crate) const NUMBERS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
];

/// Forms of the verbs that carry others, and what is cut off by an apostrophe.
const EMPTY: [&str; 26] = [
    "am", "are", "be", "been", "being", "did", "didn't", "do", "does", "doesn't", "doing", "done",
    "don't", "had", "has", "have", "having", "is", "isn't", "not", "then", "there", "too", "was",
    "wasn't", "were",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    fn keys(text: &str) -> Vec<String> {
        let source = Source::new(SourceId("s".into()), "s.txt", text);
        let words = content(&source, 0..text.len());
        for (span, _) in &words {
            assert!(!source.words(*span).contains(' '));
        }
        words.into_iter().map(|(_, key)| key).collect()
    }

    #[test]
    fn forms_of_one_word_are_equal_and_small_words_are_left_out() {
        for (a, b) in [
            (
                "The town closed the bridge.",
                "the bridge that was closed by this town",
            ),
            ("Ten were hurt", "10 hurt"),
            ("1,200 people", "1200 people"),
            ("the mayor’s recognition", "mayor recognised"),
        ] {
            let (mut a, mut b) = (keys(a), keys(b));
            a.sort();
            b.sort();
            assert_eq!(a, b);
        }
    }

    #[test]
    fn other_words_are_not() {
        for (a, b) in [
            ("opened", "closed"),
            ("1.5 million", "15 million"),
            ("eleven", "twelve"),
            ("August", "September"),
        ] {
            assert_ne!(keys(a), keys(b), "{a}, {b}");
        }
        assert_eq!(
            keys("It was there, and they had been, too."),
            Vec::<String>::new()
        );
        assert_eq!(keys("Ærø – «été» 日本"), ["ærø", "été", "日本"]);
    }
}

//! Where a word ends, and what a mark is.
//!
//! Deliberately absent: what a word means; `guess` asks that once the words stand in a row.

use super::Tag;
use super::base::base;
use crate::event::lexicon as lex;

/// The length of the word at the start of `rest`: letters and digits, with `.` `'` `-` `,` inside where they belong to it.
pub(super) fn word_len(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let Some((_, first)) = chars.next() else {
        return 0;
    };
    if !first.is_alphanumeric() && !matches!(first, '$' | '£' | '€') {
        // A run of dashes or dots is one mark.
        let same = rest
            .chars()
            .take_while(|&c| c == first && matches!(c, '-' | '.'))
            .count()
            .max(1);
        return same * first.len_utf8();
    }
    let mut end = first.len_utf8();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|p| p.1);
        let inside = match c {
            _ if c.is_alphanumeric() => true,
            '\'' | '’' | '-' | '&' => next.is_some_and(char::is_alphanumeric),
            ',' => {
                rest[..i].ends_with(|p: char| p.is_ascii_digit())
                    && next.is_some_and(|n| n.is_ascii_digit())
            }
            // U.S., a.m., 3.5, Apple.com; a full stop after a single letter belongs to it.
            '.' => next.is_some_and(char::is_alphanumeric) || abbreviation(&rest[..i]),
            _ => false,
        };
        if !inside {
            break;
        }
        end = i + c.len_utf8();
    }
    end
}

/// The length of the mark after a plural that owns what follows: "the workers' strike", and, as some corpora set it, "workers ' strike".
pub(super) fn plural_genitive(word: &str, after: &str) -> Option<usize> {
    let spaced = usize::from(after.starts_with(' '));
    let mark = after[spaced..]
        .chars()
        .next()
        .filter(|c| "'’".contains(*c))?;
    let end = spaced + mark.len_utf8();
    let owned = after[end..].strip_prefix(' ')?;
    (word.ends_with('s') && owned.starts_with(char::is_alphanumeric)).then_some(end)
}

/// Where the helper begins in "they've", "it's", "she'd", and what it is in full, as the words behind it tell.
pub(super) fn shortened(low: &str, behind: &str) -> Option<(usize, &'static str)> {
    let at = low.find('\'')?;
    let who = matches!(
        &low[..at],
        "he" | "here"
            | "how"
            | "i"
            | "it"
            | "she"
            | "that"
            | "there"
            | "they"
            | "we"
            | "what"
            | "where"
            | "who"
            | "you"
    );
    let mut words = behind.split_whitespace();
    let mut next = || {
        words
            .find(|w| !lex::is(lex::ADVERBS, w))
            .unwrap_or_default()
    };
    let helper = match &low[at + 1..] {
        "d" if past(next()) => "had",
        "d" => "would",
        "ll" => "will",
        "m" => "am",
        "re" => "are",
        // "It's gone", "he's been": what nobody does to a thing is its own deed.
        "s" if perfect(next()) => "has",
        "s" => "is",
        "ve" => "have",
        _ => return None,
    };
    who.then_some((at, helper))
}

fn past(word: &str) -> bool {
    word == "better"
        || word.ends_with("ed")
        || lex::irregular(word).is_some_and(|base| base != word)
}

fn perfect(word: &str) -> bool {
    matches!(word, "been" | "got" | "had") || past(word) && lex::is(lex::INTRANSITIVE, &base(word))
}

/// The tag of a mark or a number; a word has none yet.
pub(super) fn mark(c: char, word: &str) -> Option<Tag> {
    Some(match c {
        ',' => Tag::Comma,
        ';' | ':' | '—' | '–' | '…' => Tag::Break,
        '-' => Tag::Break,
        '"' | '“' | '”' | '‘' | '’' | '\'' | '«' | '»' => Tag::Quote,
        '(' | '[' | '{' => Tag::Open,
        ')' | ']' | '}' => Tag::Close,
        '.' if word.len() > 1 => Tag::Break,
        '.' | '!' | '?' => Tag::End,
        // "Hotel & Restaurant Co."
        '&' => Tag::Name,
        _ if c.is_ascii_digit() || matches!(c, '$' | '£' | '€') => Tag::Number,
        _ if c.is_alphabetic() => return None,
        _ => Tag::Adverb,
    })
}

/// Short forms whose full stop does not end anything.
fn abbreviation(word: &str) -> bool {
    let last = word.rsplit('.').next().unwrap_or(word);
    (last.chars().count() == 1 && last.starts_with(char::is_alphabetic))
        || matches!(
            word,
            "Mr" | "Mrs"
                | "Ms"
                | "Dr"
                | "St"
                | "Gen"
                | "Sen"
                | "Rep"
                | "Gov"
                | "Lt"
                | "Col"
                | "Sgt"
                | "Capt"
                | "Prof"
                | "Rev"
                | "Maj"
                | "Adm"
                | "Inc"
                | "Co"
                | "Corp"
                | "Ltd"
                | "Bros"
                | "Jr"
                | "Sr"
                | "No"
        )
}

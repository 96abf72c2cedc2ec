//! Notices: what a website or a lawyer put round a report, besides the lines that are [furniture].

use super::furniture;

/// Whether a paragraph is a legal notice, a link or a prompt rather than a part of the report.
///
/// Phrases that reports hardly ever use decide alone; those that they may use (a report on a law about privacy) need company
/// or a short line that is no sentence.
///
/// A paragraph at the very top is more likely a headline ("Firm sues over trademark") than such a line.
pub(super) fn is_boilerplate(paragraph: &str, at_top: bool) -> bool {
    if paragraph.len() > LONGEST {
        return false;
    }
    if furniture::is_furniture(paragraph) {
        return true;
    }
    let words = paragraph.to_lowercase().replace('’', "'");
    if words.len() <= SHORT && (offers_audio(&words) || has_badge(paragraph)) {
        return true;
    }
    let [sure, hints, weak] = phrases(&words);
    if sure > 0 || is_copyright(&words) {
        return true;
    }
    let quoted = words.contains(['"', '“']);
    let label = !at_top && words.len() <= 60 && !words.ends_with('.');
    !quoted && (hints * 2 + weak >= 4 || hints == 1 && label)
}

/// How many of each list's phrases stand in the words. One pass: hardly any place begins with the first two letters of a phrase.
fn phrases(words: &str) -> [usize; 3] {
    let mut found = [0_u32; 3];
    for (at, pair) in words.as_bytes().windows(2).enumerate() {
        if SECOND[usize::from(pair[0] & 127)] & bit(pair[1]) == 0 {
            continue;
        }
        let first = usize::from(pair[0] & 127);
        for ((list, begun), found) in LISTS.iter().zip(&FIRST).zip(&mut found) {
            let mut left = begun[first];
            while left != 0 {
                let nth = left.trailing_zeros() as usize;
                left &= left - 1;
                let phrase = list[nth].as_bytes();
                if phrase[1] == pair[1] && words.as_bytes()[at..].starts_with(phrase) {
                    *found |= 1 << nth;
                }
            }
        }
    }
    found.map(|found| found.count_ones() as usize)
}

const LISTS: [&[&str]; 3] = [SURE, HINTS, WEAK];

/// By a first letter: a bit for each letter that comes second in a phrase. More may pass it, none is missed.
static SECOND: [u32; 128] = {
    let mut second = [0; 128];
    let mut list = 0;
    while list < LISTS.len() {
        assert!(LISTS[list].len() <= 32);
        let mut nth = 0;
        while nth < LISTS[list].len() {
            let phrase = LISTS[list][nth].as_bytes();
            second[(phrase[0] & 127) as usize] |= bit(phrase[1]);
            nth += 1;
        }
        list += 1;
    }
    second
};

/// Of each list, by a first letter: a bit for each phrase that begins with it.
static FIRST: [[u32; 128]; 3] = {
    let mut first = [[0; 128]; 3];
    let mut list = 0;
    while list < LISTS.len() {
        let mut nth = 0;
        while nth < LISTS[list].len() {
            first[list][(LISTS[list][nth].as_bytes()[0] & 127) as usize] |= 1 << nth;
            nth += 1;
        }
        list += 1;
    }
    first
};

const fn bit(letter: u8) -> u32 {
    1 << (letter & 31)
}

/// Longer paragraphs (in bytes) are not looked at: notices are short, and the cost stays small.
const LONGEST: usize = 3_000;

/// Prompts are no longer than this (in bytes).
const SHORT: usize = 120;

/// "Listen to this article", "Now you can listen to … articles".
fn offers_audio(words: &str) -> bool {
    words.contains("listen to ") && words.contains(" article")
}

/// A badge in capitals that lost the space after it ("NEWTry our …"), as pages put before their prompts.
fn has_badge(paragraph: &str) -> bool {
    ["AD", "LIVE", "NEW", "VIDEO", "WATCH"].iter().any(|badge| {
        paragraph.strip_prefix(badge).is_some_and(|rest| {
            let mut chars = rest.chars();
            chars.next().is_some_and(char::is_uppercase)
                && chars.next().is_some_and(char::is_lowercase)
        })
    })
}

/// "© 2008 Name", "Copyright 2008", "(c) 2008": a sign or word of copyright with a year right behind it.
fn is_copyright(words: &str) -> bool {
    ["©", "copyright", "(c)"].iter().any(|sign| {
        words.match_indices(sign).take(4).any(|(at, _)| {
            let rest = words[at + sign.len()..]
                .trim_start_matches([' ', '©', '(', 'c', ')', ':', ',', '-']);
            rest.len() >= 4 && rest.bytes().take(4).all(|b| b.is_ascii_digit())
        })
    })
}

/// Phrases that decide alone, wherever they stand.
const SURE: &[&str] = &[
    "all rights reserved",
    "click here",
    "click on the link",
    "comments policy",
    "community guidelines",
    "contributed reporting",
    "contributed to this report",
    "enable javascript",
    "may not be published, broadcast",
    "may not be reproduced",
    "moderation policy",
    "opens in new tab",
    "opens new tab",
    "order reprints",
    "privacy policy and",
    "reprinted with permission",
    "republished with permission",
    "sign up for our",
    "sign up to our",
    "subscribe to our",
    "terms and conditions apply",
    "terms of service and",
    "terms of use and",
    "this material may not",
    "transcript provided by",
    "unsubscribe at any time",
    "use of cookies",
];

/// Phrases of which it takes two.
const HINTS: &[&str] = &[
    "contact us",
    "cookies",
    "copyright",
    "in whole or in part",
    "newsletter",
    "our website",
    "photo gallery",
    "privacy policy",
    "reserves the right",
    "slideshow",
    "subscribers",
    "terms of service",
    "terms of use",
    "this transcript",
    "trademark",
    "visit us",
    "your comment",
];

/// Words of notices that reports use as well: four of them, or two beside a hint.
const WEAK: &[&str] = &[
    "accuracy",
    "authoritative",
    "availability",
    "comments",
    "contractor",
    "final form",
    "liability",
    "licence",
    "license",
    "may be updated",
    "moderated",
    "permission",
    "posting",
    "revised",
    "transcripts",
    "warranty",
    "without notice",
];

//! The scanner: a text as words, numbers and marks, each with what it can mean for time.
//!
//! One pass, hand-written, in time proportional to the text. It decides nothing that needs a neighbour beyond the characters
//! that touch: what "May" or "second" is, the rules find out.

use super::heads::{self, Heads};
use super::lexicon::{self, Word};

/// One word, number or mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Token {
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// What it can mean.
    pub word: Word,
    /// What can begin with it.
    pub heads: Heads,
    /// It touches the token before it.
    pub joined: bool,
    /// It begins with a capital letter.
    pub capital: bool,
}

/// Where reading has got to.
#[derive(Default)]
pub(super) struct Mark {
    /// The next byte.
    pub at: usize,
    /// What begins there touches the token before it.
    joined: bool,
    letters: Letters,
}

impl Mark {
    /// Goes on at this byte, with white space before it.
    pub fn move_to(&mut self, at: usize) {
        (self.at, self.joined) = (at, false);
    }
}

/// Which characters are letters or numbers, each looked up once: a search in Unicode's tables takes as long as many words do.
#[derive(Default)]
struct Letters {
    /// Of 32 characters in a row: which have been looked up, and which of them are letters or numbers.
    known: Vec<(u32, u32)>,
}

impl Letters {
    fn has(&mut self, c: char) -> bool {
        if c.is_ascii() {
            return c.is_ascii_alphanumeric();
        }
        let (row, bit) = (c as usize / 32, 1 << (c as u32 % 32));
        if row >= self.known.len() {
            self.known.resize(row + 1, (0, 0));
        }
        let (known, letters) = &mut self.known[row];
        if *known & bit == 0 {
            *known |= bit;
            *letters |= u32::from(c.is_alphanumeric()) * bit;
        }
        *letters & bit != 0
    }

    /// How many bytes of letters and numbers a text begins with.
    fn in_front(&mut self, text: &str) -> usize {
        text.find(|c: char| !self.has(c)).unwrap_or(text.len())
    }
}

/// The tokens of a text from `mark` to byte `until`, or to the end of the one that reaches over it, behind those that `tokens`
/// holds. A blank line is a token too ([`Word::Break`]), so that nothing is read across it.
#[inline(never)]
pub(super) fn scan(text: &str, mark: &mut Mark, until: usize, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    // A word and the space behind it are five or six bytes; less than the most that can come, so that nothing is held in vain.
    tokens.reserve((until - mark.at) / 5 + 8);
    let Mark {
        mut at,
        mut joined,
        ref mut letters,
    } = *mark;
    while at < until
        && let Some(&byte) = bytes.get(at)
    {
        let start = at;
        // A token of white space is a blank line.
        let blank = byte == b'\n';
        // Made in its place: what is written in pieces and moved as a whole, a processor waits for.
        let mut put = |(word, heads): (Word, Heads), end: usize| {
            tokens.push(Token {
                start: start as u32,
                end: end as u32,
                word,
                heads,
                joined: joined && !blank,
                capital: byte.is_ascii_uppercase(),
            });
            end
        };
        at = if byte.is_ascii_alphabetic() {
            let (length, key) = word(&bytes[at..]);
            let end = at + length;
            let next = bytes.get(end).copied().unwrap_or(b' ');
            if length > 1 && next < 0x80 && !next.is_ascii_digit() {
                put(lexicon::look_up(&bytes[..end], length, key), end)
            } else {
                let (word, heads, end) = odd(text, at, length, key, letters);
                put((word, heads), end)
            }
        } else if byte.is_ascii_digit() {
            let (value, end) = digits(bytes, at);
            // Nearly all numbers have behind them what belongs to none; of letters only those that "st", "nd", "rd", "th" and "s" begin
            // with do.
            match bytes.get(end).map(u8::to_ascii_lowercase) {
                Some(b',' | b'.' | b'\'' | b's' | b'n' | b'r' | b't') => {
                    let (word, end) = number(bytes, at, value, end);
                    put((word, heads::beside_tables(word)), end)
                }
                Some(b':') if matches!(end - at, 5 | 6) => {
                    // "May 3, 20235:01 AM": a year that lost the space behind it.
                    let year = value / 10_u32.pow((end - at) as u32 - 4);
                    put((Word::Digits(year), heads::DIGITS), at + 4)
                }
                _ => put((Word::Digits(value), heads::DIGITS), end),
            }
        } else if heads::MARKS[usize::from(byte)].1 != 0 {
            put(heads::MARKS[usize::from(byte)], at + 1)
        } else {
            let mut end = at;
            match beside_words(text, &mut end, letters) {
                None => {
                    (at, joined) = (end, false);
                    continue;
                }
                Some(word) => put((word, heads::beside_tables(word)), end),
            }
        };
        // Nearly all words have a space behind them.
        let space = bytes.get(at) == Some(&b' ');
        joined = !space && !blank;
        at += usize::from(space);
    }
    (mark.at, mark.joined) = (at, joined);
}

/// A mark beyond ASCII or space; what is letters in other scripts is a word of no meaning.
#[inline(never)]
fn beside_words(text: &str, at: &mut usize, letters: &mut Letters) -> Option<Word> {
    let bytes = text.as_bytes();
    let byte = bytes[*at];
    if byte == b'\n' {
        let start = *at;
        *at = past_blank(bytes, start);
        let lines = bytes[start..*at].iter().filter(|b| **b == b'\n').count();
        return (lines >= 2).then_some(Word::Break);
    }
    if byte < 0x80 {
        *at += 1;
        return None;
    }
    let c = text[*at..].chars().next().unwrap_or(' ');
    *at += c.len_utf8();
    let mark = match c {
        '–' | '—' | '‐' | '‑' | '−' => b'-',
        '’' | '‘' => b'\'',
        '“' | '”' => b'"',
        '½' => return Some(Word::HalfSign),
        '£' | '€' | '¥' => b'$',
        c if c.is_whitespace() => return None,
        c if letters.has(c) => {
            *at += letters.in_front(&text[*at..]);
            return Some(Word::Other);
        }
        _ => b'*',
    };
    Some(Word::Mark(mark))
}

/// Where to stop reading for now: at a blank line some way behind `from`, which nothing is read across, or at the end; where there
/// is none before long, anywhere, and then this is not the end of what belongs together.
pub(super) fn stop(text: &str, from: usize) -> (usize, bool) {
    let bytes = text.as_bytes();
    let least = text.ceil_char_boundary(from + WINDOW);
    let most = text.ceil_char_boundary(from + 2 * WINDOW);
    let mut lines = text[least..most].match_indices('\n');
    let blank = lines.find(|(n, _)| matches!(bytes.get(least + n + 1), Some(b'\n' | b'\r')));
    match blank {
        Some((n, _)) => (least + n, true),
        None => (most, most == bytes.len()),
    }
}

/// How many bytes are read at a time, at least: enough to make little of the seams, few enough to stay in the cache.
const WINDOW: usize = 8 * 1024;

fn past_blank(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b'\t' | b'\r' | b'\n')) {
        at += 1;
    }
    at
}

/// What is not just a run of letters: one letter, an abbreviation with dots inside ("a.m.", "B.C.", "U.S."), or letters and digits
/// mixed. So many letters stand there, with this key.
#[inline(never)]
fn odd(
    text: &str,
    start: usize,
    length: usize,
    key: u64,
    letters: &mut Letters,
) -> (Word, Heads, usize) {
    let bytes = text.as_bytes();
    let mut at = start + length;
    let part = match bytes[start..] {
        [b'Q', n @ b'1'..=b'4', ..] => PARTS.get(usize::from(n - b'1')),
        [b'H', n @ b'1'..=b'2', ..] => PARTS.get(usize::from(n - b'1') + 4),
        _ => None,
    };
    if let Some(part) = part
        && !bytes.get(start + 2).is_some_and(u8::is_ascii_alphanumeric)
    {
        return (part.0, part.1, start + 2);
    }
    // "FY2009": its digits are a token of their own.
    if let [b'F', b'Y', b'0'..=b'9', ..] = &bytes[start..] {
        return (Word::Fiscal, heads::of(Word::Fiscal), start + 2);
    }
    // Letters beyond ASCII and digits make it a word of another kind: "Décembre", "B52". Among the dashes and quotation marks from
    // U+2000 to U+203F, which stand behind many words, there is none of these.
    if !bytes[at..].starts_with(b"\xe2\x80")
        && bytes
            .get(at)
            .is_some_and(|b| *b >= 0x80 || b.is_ascii_digit())
    {
        let more = letters.in_front(&text[at..]);
        if more > 0 {
            return (Word::Other, heads::OTHER, at + more);
        }
    }
    if length == 1
        && bytes.get(at) == Some(&b'.')
        && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
        && !bytes.get(at + 2).is_some_and(u8::is_ascii_alphanumeric)
    {
        let word = dotted(bytes, &mut at, start);
        return match word {
            Word::Other => (word, heads::OTHER, at),
            _ => (word, heads::of(word), at),
        };
    }
    let (word, heads) = lexicon::look_up(&bytes[..at], length, key);
    (word, heads, at)
}

/// The quarters and the halves of a year.
static PARTS: [(Word, Heads); 6] = {
    let quarter = heads::of(Word::Quarter(1));
    [
        (Word::Quarter(1), quarter),
        (Word::Quarter(2), quarter),
        (Word::Quarter(3), quarter),
        (Word::Quarter(4), quarter),
        (Word::HalfYear(1), quarter),
        (Word::HalfYear(2), quarter),
    ]
};

/// How many letters stand at the beginning, and their [`lexicon::key`]: eight at a time, as most words are no longer.
fn word(bytes: &[u8]) -> (usize, u64) {
    let Some(eight) = bytes.first_chunk::<8>() else {
        let length = letters_in(bytes);
        return (length, lexicon::key(&bytes[..length]));
    };
    let lower = u64::from_le_bytes(*eight) | (LOW * 0x20);
    // Each byte by itself: with its high bit left out, from 'a' on and up to 'z' is told by what carries into that bit.
    let plain = lower & !HIGH;
    let letter = (plain + LOW * (0x80 - b'a' as u64))
        & !(plain + LOW * (0x7f - b'z' as u64))
        & !lower
        & HIGH;
    // The high bit of the first byte that is no letter; less one, all bits of the letters before it.
    let end = letter ^ HIGH;
    if end != 0 {
        let letters = ((end & end.wrapping_neg()) >> 7) - 1;
        return ((end.trailing_zeros() / 8) as usize, lower & letters);
    }
    (8 + letters_in(&bytes[8..]), lower)
}

/// The lowest and the highest bit of each of eight bytes.
const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = LOW * 0x80;

fn letters_in(bytes: &[u8]) -> usize {
    let end = bytes.iter().position(|b| !b.is_ascii_alphabetic());
    end.unwrap_or(bytes.len())
}

/// "a.m.", "p.m", "B.C.E.", "U.S.S.R.": the last dot belongs to it.
fn dotted(bytes: &[u8], at: &mut usize, start: usize) -> Word {
    let mut letters = [0_u8; 4];
    let mut count = 0;
    *at = start;
    while bytes.get(*at).is_some_and(u8::is_ascii_alphabetic)
        && !bytes.get(*at + 1).is_some_and(u8::is_ascii_alphanumeric)
    {
        if count < letters.len() {
            letters[count] = bytes[*at].to_ascii_lowercase();
        }
        count += 1;
        *at += 1;
        if bytes.get(*at) == Some(&b'.') {
            *at += 1;
        } else {
            break;
        }
    }
    match letters.get(..count) {
        Some(b"am") => Word::Noon12(false),
        Some(b"pm") => Word::Noon12(true),
        Some(b"bc" | b"bce") => Word::Era {
            before_christ: true,
        },
        Some(b"ad" | b"ce") => Word::Era {
            before_christ: false,
        },
        _ => Word::Other,
    }
}

/// The number that begins here, and where its digits end.
#[inline]
fn digits(bytes: &[u8], mut at: usize) -> (u32, usize) {
    let mut value = 0_u32;
    while let Some(digit) = bytes.get(at).filter(|b| b.is_ascii_digit()) {
        value = value
            .saturating_mul(10)
            .saturating_add(u32::from(digit - b'0'));
        at += 1;
    }
    (value, at)
}

/// Digits with what touches them, and where that ends: "1,200", "2.5", "7th", "1990s", "90s", "24th". The first digits have this value
/// and end before byte `at`.
#[inline(never)]
fn number(bytes: &[u8], start: usize, mut value: u32, mut at: usize) -> (Word, usize) {
    let length = at - start;
    let digit_at = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let thousands = |at: usize| {
        bytes.get(at) == Some(&b',') && (1..=3).all(|n| digit_at(at + n)) && !digit_at(at + 4)
    };
    if length <= 3 && thousands(at) {
        while thousands(at) {
            let more;
            (more, at) = digits(bytes, at + 1);
            value = value.saturating_mul(1000).saturating_add(more);
        }
        return (Word::Quantity(value), at);
    }
    let inside = start
        .checked_sub(1)
        .is_some_and(|before| bytes[before] == b'.');
    if bytes.get(at) == Some(&b'.') && digit_at(at + 1) && length <= 3 && !inside {
        // "2.5" is a decimal, "3.9.2008" is three numbers.
        let (fraction, end) = digits(bytes, at + 1);
        let places = end - at - 1;
        if !(bytes.get(end) == Some(&b'.') && digit_at(end + 1)) {
            let decimal = Word::Decimal {
                whole: value.min(u32::from(u16::MAX)) as u16,
                tenths: (if places == 1 { fraction } else { 10 }).min(10) as u8,
            };
            return (decimal, end);
        }
    }
    let letters = bytes[at..]
        .iter()
        .take(5)
        .take_while(|b| b.is_ascii_alphabetic())
        .count();
    let mut suffix = [0_u8; 5];
    for (to, from) in suffix.iter_mut().zip(&bytes[at..at + letters]) {
        *to = from.to_ascii_lowercase();
    }
    let digit_after = digit_at(at + letters);
    match &suffix[..letters] {
        _ if digit_after && letters > 0 => {}
        b"st" | b"nd" | b"rd" | b"th" => {
            return (Word::Ordinal(value), at + letters);
        }
        b"s" if value.is_multiple_of(10) && (length == 4 || length == 2 || length == 3) => {
            return (Word::Decade(value), at + letters);
        }
        _ => {}
    }
    if bytes.get(at) == Some(&b'\'')
        && bytes.get(at + 1) == Some(&b's')
        && !bytes.get(at + 2).is_some_and(u8::is_ascii_alphanumeric)
        && value.is_multiple_of(10)
        && value > 1000
        && length == 4
        && !value.is_multiple_of(100)
    {
        return (Word::Decade(value), at + 2);
    }
    (Word::Digits(value), at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_is_among_the_dashes_and_quotation_marks() {
        for mark in '\u{2000}'..='\u{203f}' {
            assert!(!mark.is_alphanumeric(), "{mark:?}");
            assert!(mark.to_string().as_bytes().starts_with(b"\xe2\x80"));
        }
    }

    #[test]
    fn a_word_ends_where_its_letters_end() {
        for byte in 0..=255_u8 {
            for before in 0..20 {
                for after in 0..10 {
                    let mut bytes = vec![b'Q'; before];
                    bytes.push(byte);
                    bytes.extend(vec![b'z'; after]);
                    let length = letters_in(&bytes);
                    let key = lexicon::key(&bytes[..length]);
                    assert_eq!(word(&bytes), (length, key), "{bytes:?}");
                }
            }
        }
    }
}

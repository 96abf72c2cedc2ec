//! The tokens of a text as rules read them, and the small pieces of grammar that several rules share: dashes, years,
//! months, days. Numbers and amounts are in `amount.rs`.

use super::expr::{Node, Says, Year};
use super::heads::{self, Heads};
use super::lexicon::Word;
use super::token::Token;
use crate::source::{Kind, Span};

/// What a rule or a piece of grammar found, and the token after it.
pub(super) type Found<T> = Option<(T, usize)>;

/// A scanned text.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    /// The text.
    pub text: &'a str,
    /// All of it.
    pub tokens: &'a [Token],
    /// The kind of text: news and histories word some things differently.
    pub kind: Kind,
}

impl<'a> Page<'a> {
    /// The meaning of a token; [`Word::Break`] beyond the text.
    pub fn word(&self, at: usize) -> Word {
        self.tokens.get(at).map_or(Word::Break, |token| token.word)
    }

    /// The meanings of so many tokens in a row: one look, not one for each.
    pub fn words<const N: usize>(&self, at: usize) -> [Word; N] {
        let tokens = self
            .tokens
            .get(at..)
            .and_then(|tokens| tokens.first_chunk());
        match tokens {
            Some(tokens) => tokens.map(|token: Token| token.word),
            None => std::array::from_fn(|n| self.word(at + n)),
        }
    }

    /// What can begin with a token.
    pub fn heads(&self, at: usize) -> Heads {
        self.tokens
            .get(at)
            .map_or(heads::BREAK, |token| token.heads)
    }

    /// Whether something can begin with one of so many tokens from this one on, or be said with it.
    pub fn any<const N: usize>(&self, at: usize, heads: Heads) -> bool {
        // All of them at once: of a few, that is less than to stop at each.
        let all = |tokens: &[Token]| tokens.iter().fold(0, |all, token| all | token.heads);
        let behind = self.tokens.get(at..).unwrap_or_default();
        let all = match behind.first_chunk::<N>() {
            Some(tokens) => all(tokens),
            None => all(behind),
        };
        all & heads != 0
    }

    /// The meaning of the token before.
    pub fn before(&self, at: usize) -> Word {
        at.checked_sub(1).map_or(Word::Break, |at| self.word(at))
    }

    /// Whether a token touches the one before it.
    pub fn joined(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.joined)
    }

    /// Whether a token begins with a capital.
    pub fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// The words of a token.
    pub fn str(&self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .map_or("", |t| &self.text[t.start as usize..t.end as usize])
    }

    /// How many bytes a token has.
    pub fn len(&self, at: usize) -> usize {
        self.tokens
            .get(at)
            .map_or(0, |t| (t.end - t.start) as usize)
    }

    /// Whether a token is this word, in any case.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            let (start, end) = (token.start as usize, token.end as usize);
            // Most words have another length.
            end - start == word.len()
                && self.text.as_bytes()[start..end].eq_ignore_ascii_case(word.as_bytes())
        })
    }

    /// Whether a token is one of these words, in any case.
    pub fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(at, word))
    }

    /// From one token up to another, exclusive.
    pub fn span(&self, from: usize, to: usize) -> Span {
        // Nothing here can stop the program, so what a node says is written where the node stays, and not moved there afterwards.
        let start = self.tokens.get(from).map_or(0, |token| token.start);
        let last = self.tokens.get(to.max(from + 1) - 1);
        let end = last.map_or(start, |token| token.end);
        Span::of(start as usize..end as usize)
    }

    /// A node over tokens.
    pub fn node(&self, from: usize, to: usize, says: Says) -> Node {
        Node::new(self.span(from, to), says)
    }

    /// What is found over tokens: a node, and the token after it.
    pub fn found(&self, from: usize, to: usize, says: Says) -> (Node, usize) {
        (self.node(from, to, says), to)
    }

    /// Whether no noun can stand behind an adjective: "a current of water", "the former are gone", "in future".
    pub fn nothing_follows(&self, at: usize) -> bool {
        match self.word(at) {
            Word::Mark(mark) => b".,;:?!)".contains(&mark),
            word => matches!(
                word,
                Word::Break
                    | Word::Of
                    | Word::To
                    | Word::In
                    | Word::From
                    | Word::For
                    | Word::By
                    | Word::At
                    | Word::Verb(_)
                    | Word::Auxiliary(_)
            ),
        }
    }

    /// Past a "the", if there is one.
    pub fn past_the(&self, at: usize) -> usize {
        at + usize::from(self.word(at) == Word::The)
    }

    /// Past a hyphen that joins two words, if there is one.
    pub fn past_dash(&self, at: usize) -> usize {
        at + usize::from(self.dash(at))
    }

    /// A hyphen that joins two words.
    pub fn dash(&self, at: usize) -> bool {
        matches!(self.word(at), Word::Mark(b'-')) && self.joined(at) && self.joined(at + 1)
    }

    /// Past a comma, if there is one.
    pub fn past_comma(&self, at: usize) -> usize {
        at + usize::from(self.word(at) == Word::Mark(b','))
    }

    /// Digits of exactly this many places.
    pub fn digits(&self, at: usize, places: std::ops::RangeInclusive<usize>) -> Option<u32> {
        match self.word(at) {
            Word::Digits(n) if places.contains(&self.len(at)) => Some(n),
            _ => None,
        }
    }

    /// A year with its era: "1968", "490 BC", "AD 70", "nineteen ninety-six", "two thousand".
    #[inline]
    pub fn year(&self, at: usize) -> Found<Year> {
        // Asked behind most dates, and mostly nothing stands there.
        if self.heads(at) & heads::YEAR == 0 {
            return None;
        }
        self.a_year(at)
    }

    fn a_year(&self, at: usize) -> Found<Year> {
        let year = |number: i32| Year {
            number,
            short: false,
        };
        match self.word(at) {
            Word::Digits(n @ 1..=9999) => match self.word(at + 1) {
                Word::Era { before_christ } => {
                    let number = n as i32;
                    let number = if before_christ { 1 - number } else { number };
                    Some((year(number), at + 2))
                }
                _ => ((1000..=2199).contains(&n) && self.len(at) == 4)
                    .then(|| (year(n as i32), at + 1)),
            },
            // "10,000 BC"
            Word::Quantity(n)
                if matches!(
                    self.word(at + 1),
                    Word::Era {
                        before_christ: true
                    }
                ) =>
            {
                Some((year(1 - n.min(i32::MAX as u32) as i32), at + 2))
            }
            Word::Era {
                before_christ: false,
            } => match self.word(at + 1) {
                Word::Digits(n @ 1..=9999) => Some((year(n as i32), at + 2)),
                _ => None,
            },
            Word::Count(2) if self.is(at + 1, "thousand") && self.unit(at + 2).is_none() => {
                let (rest, next) = self.below_hundred(at + 2).unwrap_or((0, at + 2));
                Some((year((2000 + rest) as i32), next))
            }
            Word::Count(century @ 10..=20) => {
                let (rest, next) = self.below_hundred(self.past_dash(at + 1))?;
                (rest >= 10).then(|| (year((century * 100 + rest) as i32), next))
            }
            _ => None,
        }
    }

    /// "'90" or "17" after a longer year: two digits for a year.
    pub fn short_year(&self, at: usize) -> Found<Year> {
        let n = self.digits(at, 2..=2)?;
        Some((
            Year {
                number: n as i32,
                short: true,
            },
            at + 1,
        ))
    }

    /// "'42": two digits behind an apostrophe.
    pub fn quoted_year(&self, at: usize) -> Found<Year> {
        let quoted = matches!(self.word(at), Word::Mark(b'\'')) && self.joined(at + 1);
        quoted.then(|| self.short_year(at + 1))?
    }

    /// A month by name, with the dot of its abbreviation.
    pub fn month(&self, at: usize) -> Found<u8> {
        let Word::Month { month, short } = self.word(at) else {
            return None;
        };
        if !self.capital(at) {
            return None;
        }
        let dot = short && matches!(self.word(at + 1), Word::Mark(b'.')) && self.joined(at + 1);
        Some((month, if dot { at + 2 } else { at + 1 }))
    }

    /// A day of the month: "7", "7th", "seventh", "twenty-first".
    pub fn day(&self, at: usize) -> Found<u8> {
        match self.word(at) {
            Word::Count(tens @ (20 | 30)) => {
                let ones = self.past_dash(at + 1);
                match self.word(ones) {
                    Word::Ordinal(n @ 1..=9) if tens + n <= 31 => {
                        Some(((tens + n) as u8, ones + 1))
                    }
                    _ => None,
                }
            }
            Word::Digits(n @ 1..=31) if self.len(at) <= 2 => Some((n as u8, at + 1)),
            Word::Ordinal(n @ 1..=31) => Some((n as u8, at + 1)),
            _ => None,
        }
    }

    /// "10 Nov 11" where the sentence or the line ends: behind a day and its month two more digits are the year, unless they count.
    pub fn year_of_two(&self, at: usize) -> Found<Year> {
        let dated = matches!(self.before(at), Word::Month { .. })
            && at > 1
            && self.day(at - 2).is_some()
            && !self.joined(at);
        let ends = match self.word(at + 1) {
            Word::Mark(mark) => b".,;)-/|".contains(&mark) && !self.joined(at + 2),
            word => word == Word::Break,
        };
        (dated && ends).then(|| self.short_year(at))?
    }

    /// Whether the number before this token can be a day or a year by itself: nothing follows that could be the seventeenth.
    pub fn number_ends(&self, at: usize) -> bool {
        match self.word(at) {
            Word::Mark(mark) => b",.;)".contains(&mark) && !self.dash(at),
            Word::Break | Word::The | Word::A | Word::Possessive | Word::And | Word::Verb(_) => {
                true
            }
            Word::Other => self.is_one_of(at, &["it", "he", "she", "they", "we"]),
            _ => false,
        }
    }
}

//! The tokens of a text as rules read them, and the small pieces of grammar that several rules share: numbers, amounts, years.

use super::expr::{Amount, Count, Node, Rough, Says, Unit, Year};
use super::heads::{self, Heads};
use super::lexicon::{VagueCount, Word};
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

    /// What can begin with a token.
    pub fn heads(&self, at: usize) -> Heads {
        self.tokens
            .get(at)
            .map_or(heads::BREAK, |token| token.heads)
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
        let start = self.tokens[from].start as usize;
        let end = self.tokens[to.max(from + 1) - 1].end as usize;
        Span::of(start..end)
    }

    /// A node over tokens.
    pub fn node(&self, from: usize, to: usize, says: Says) -> Node {
        Node::new(self.span(from, to), says)
    }

    /// Past a hyphen that joins two words, if there is one.
    pub fn past_dash(&self, at: usize) -> usize {
        if self.dash(at) { at + 1 } else { at }
    }

    /// A hyphen that joins two words.
    pub fn dash(&self, at: usize) -> bool {
        matches!(self.word(at), Word::Mark(b'-')) && self.joined(at) && self.joined(at + 1)
    }

    /// Past a comma, if there is one.
    pub fn past_comma(&self, at: usize) -> usize {
        if matches!(self.word(at), Word::Mark(b',')) {
            at + 1
        } else {
            at
        }
    }

    /// Digits of exactly this many places.
    pub fn digits(&self, at: usize, places: std::ops::RangeInclusive<usize>) -> Option<u32> {
        match self.word(at) {
            Word::Digits(n) if places.contains(&self.str(at).len()) => Some(n),
            _ => None,
        }
    }

    /// A number in digits or words: "18", "1,200", "twenty-four", "two hundred", "a hundred".
    pub fn number(&self, at: usize) -> Found<u32> {
        let (mut value, mut at) = match self.word(at) {
            Word::Digits(n) | Word::Quantity(n) => return Some((n, at + 1)),
            Word::A if matches!(self.word(at + 1), Word::Scale(_)) => (1, at + 1),
            // "hundred days"; but "$5 million last year" ends before the year.
            Word::Scale(n @ 100) => (n, at + 1),
            Word::Count(_) => self.below_hundred(at)?,
            _ => return None,
        };
        let mut total = 0_u32;
        // "two thousand three hundred and four": each scale closes what came before.
        for _ in 0..4 {
            match self.word(at) {
                Word::Scale(n) => {
                    value = value.saturating_mul(n);
                    at += 1;
                    if n >= 1000 {
                        total = total.saturating_add(value);
                        value = 0;
                    }
                }
                Word::And if value >= 100 && matches!(self.word(at + 1), Word::Count(_)) => at += 1,
                Word::Count(_) if value % 100 == 0 && (value > 0 || total > 0) => {
                    let (more, next) = self.below_hundred(at)?;
                    value = value.saturating_add(more);
                    at = next;
                }
                _ => break,
            }
        }
        Some((total.saturating_add(value), at))
    }

    /// "seven", "twenty-four", "twenty four".
    pub fn below_hundred(&self, at: usize) -> Found<u32> {
        let Word::Count(n) = self.word(at) else {
            return None;
        };
        if n >= 20 {
            let next = self.past_dash(at + 1);
            if let Word::Count(unit @ 1..=9) = self.word(next) {
                return Some((n + unit, next + 1));
            }
        }
        Some((n, at + 1))
    }

    /// "about", "more than", "at least", "nearly": how exact what follows is meant.
    pub fn rough(&self, at: usize) -> Found<Rough> {
        let than = |rough| match self.word(at + 1) {
            Word::Than => Some((rough, at + 2)),
            _ => None,
        };
        match self.word(at) {
            Word::About => Some((Rough::About, at + 1)),
            Word::Nearly => Some((Rough::Less, at + 1)),
            Word::More if self.is(at, "over") => Some((Rough::More, at + 1)),
            Word::Less if self.is(at, "under") => Some((Rough::Less, at + 1)),
            Word::More => than(Rough::More),
            Word::Less => than(Rough::Less),
            Word::At if matches!(self.word(at + 1), Word::Least) => Some((Rough::More, at + 2)),
            Word::At if matches!(self.word(at + 1), Word::Most) => Some((Rough::Less, at + 2)),
            Word::No
                if matches!(self.word(at + 1), Word::More)
                    && matches!(self.word(at + 2), Word::Than) =>
            {
                Some((Rough::Less, at + 3))
            }
            Word::Up if matches!(self.word(at + 1), Word::To) => Some((Rough::Less, at + 2)),
            _ => None,
        }
    }

    /// How many: a number, "a", "half a", "several", "a couple of", "two and a half".
    pub fn count(&self, at: usize) -> Found<Count> {
        match self.word(at) {
            Word::Half if matches!(self.word(at + 1), Word::A) => Some((Count::AndHalf(0), at + 2)),
            // "a half-hour delay": the article is the delay's.
            Word::A
                if matches!(self.word(at + 1), Word::Half)
                    && !(self.dash(at + 2) && self.word(at + 4) == Word::Other) =>
            {
                Some((Count::AndHalf(0), at + 2))
            }
            // "half-hour", "half-century"; the "half-year" of a balance is no length.
            Word::Half
                if self.dash(at + 1)
                    && matches!(
                        self.unit(at + 2),
                        Some((
                            (Unit::Hour | Unit::Day | Unit::Decade | Unit::Century, false),
                            _
                        ))
                    ) =>
            {
                Some((Count::AndHalf(0), at + 1))
            }
            Word::A => match self.word(at + 1) {
                Word::Vague(VagueCount::Few) => Some((Count::Some, at + 2)),
                Word::Vague(VagueCount::Couple) => Some((
                    Count::Exact(2),
                    if matches!(self.word(at + 2), Word::Of) {
                        at + 3
                    } else {
                        at + 2
                    },
                )),
                Word::Vague(VagueCount::Dozen) => Some((Count::Exact(12), at + 2)),
                Word::Other
                    if self.is(at + 1, "number") && matches!(self.word(at + 2), Word::Of) =>
                {
                    Some((Count::Some, at + 3))
                }
                Word::Other if self.is(at + 1, "single") => Some((Count::Exact(1), at + 2)),
                Word::Scale(_) => {
                    let (n, next) = self.number(at)?;
                    Some((Count::Exact(n), next))
                }
                _ => Some((Count::Exact(1), at + 1)),
            },
            Word::Vague(VagueCount::Couple) => Some((
                Count::Exact(2),
                if matches!(self.word(at + 1), Word::Of) {
                    at + 2
                } else {
                    at + 1
                },
            )),
            Word::Vague(VagueCount::Dozen) => Some((
                Count::Some,
                if matches!(self.word(at + 1), Word::Of) {
                    at + 2
                } else {
                    at + 1
                },
            )),
            Word::Vague(VagueCount::Some) if self.number(at + 1).is_some() => {
                let (n, next) = self.number(at + 1)?;
                Some((Count::Exact(n), next))
            }
            Word::Vague(_) => Some((Count::Some, at + 1)),
            Word::Decimal { whole, tenths: 10 } => Some((Count::Exact(u32::from(whole)), at + 1)),
            Word::Decimal { whole, tenths } => Some((
                Count::Tenths(u32::from(whole) * 10 + u32::from(tenths)),
                at + 1,
            )),
            _ => {
                let (n, next) = self.number(at)?;
                let half = matches!(self.word(next), Word::And)
                    && matches!(self.word(next + 1), Word::A)
                    && matches!(self.word(next + 2), Word::Half);
                let fraction = matches!(self.word(next), Word::Digits(1))
                    && matches!(self.word(next + 1), Word::Mark(b'/'))
                    && matches!(self.word(next + 2), Word::Digits(2));
                Some(match self.word(next) {
                    _ if half || fraction => (Count::AndHalf(n), next + 3),
                    Word::And if matches!(self.word(next + 1), Word::Half) => {
                        (Count::AndHalf(n), next + 2)
                    }
                    Word::HalfSign => (Count::AndHalf(n), next + 1),
                    _ => (Count::Exact(n), next),
                })
            }
        }
    }

    /// A unit of time. A hyphen before it is read over.
    pub fn unit(&self, at: usize) -> Found<(Unit, bool)> {
        let at = self.past_dash(at);
        match self.word(at) {
            Word::Unit { unit, plural } => Some(((unit, plural), at + 1)),
            Word::Part {
                part: super::expr::PartOfDay::Night,
                plural,
            } => Some(((Unit::Night, plural), at + 1)),
            Word::Ordinal(2) if self.is(at, "second") => Some(((Unit::Second, false), at + 1)),
            _ => None,
        }
    }

    /// How much time: "two weeks", "nearly three years", "a year and a half", "two bloody weeks".
    pub fn amount(&self, at: usize) -> Found<Amount> {
        let (from, over) = (
            at,
            matches!(self.word(at), Word::More) && self.is(at, "over"),
        );
        let (rough, at) = match self.rough(at) {
            Some((rough, next)) => (Some(rough), next),
            None => (None, at),
        };
        let (mut count, next) = self.count(at)?;
        let next = match self.word(next) {
            Word::More | Word::Full if self.unit(next + 1).is_some() => next + 1,
            Word::Last(_) | Word::Next(_)
                if matches!(self.unit(next + 1), Some(((_, true), _))) =>
            {
                next + 1
            }
            Word::Other
                if self.unit(next + 1).is_some()
                    && self.is_one_of(
                        next,
                        &[
                            "additional",
                            "straight",
                            "consecutive",
                            "trading",
                            "working",
                            "solid",
                            "bloody",
                            "mere",
                        ],
                    ) =>
            {
                next + 1
            }
            _ => next,
        };
        let ((unit, _), mut next) = self.unit(next)?;
        if over && matches!(rough, Some(Rough::More)) && self.lasts(from, next) {
            return None;
        }
        if matches!(self.word(next), Word::And)
            && matches!(self.word(next + 1), Word::A)
            && matches!(self.word(next + 2), Word::Half)
            && let Count::Exact(n) = count
        {
            count = Count::AndHalf(n);
            next += 3;
        }
        Some((Amount { count, unit, rough }, next))
    }

    /// "built over three years": the word before the amount says how long it went on, not that it was more. That it does where
    /// something is counted or measured: "for over three years", "lasted over a week", "over a year ago".
    fn lasts(&self, over: usize, end: usize) -> bool {
        let measured = over > 0
            && self.is_one_of(
                over - 1,
                &[
                    "last", "lasts", "lasted", "take", "takes", "took", "taken", "is", "was",
                    "were", "been", "be", "spent", "spend", "wait", "waited", "needed", "where",
                ],
            );
        let opens = self.capital(over);
        let counted = matches!(self.word(end), Word::Ago | Word::Shift(_) | Word::Old);
        (opens || matches!(self.before(over), Word::Verb(_) | Word::Other)) && !measured && !counted
    }

    /// A year with its era: "1968", "490 BC", "AD 70", "nineteen ninety-six", "two thousand".
    pub fn year(&self, at: usize) -> Found<Year> {
        let year = |number: i32| Year {
            number,
            short: false,
        };
        match self.word(at) {
            Word::Digits(n @ 1..=9999) => {
                if let Word::Era { before_christ } = self.word(at + 1) {
                    let number = n as i32;
                    return Some((
                        year(if before_christ { 1 - number } else { number }),
                        at + 2,
                    ));
                }
                let places = self.str(at).len();
                (places == 4 && (1000..=2199).contains(&n)).then(|| (year(n as i32), at + 1))
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
            Word::Digits(n @ 1..=31) if self.str(at).len() <= 2 => Some((n as u8, at + 1)),
            Word::Ordinal(n @ 1..=31) => Some((n as u8, at + 1)),
            _ => None,
        }
    }
}

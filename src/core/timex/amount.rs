//! How much time: numbers, counts and units as rules read them ("two hundred", "a couple of", "nearly three years").

use super::expr::{Amount, Count, PartOfDay, Rough, Unit};
use super::lexicon::{VagueCount, Word};
use super::page::{Found, Page};

impl Page<'_> {
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

    /// Digits with a scale behind them; with decimals, or beyond what a length can hold, how many is left open.
    fn scaled(&self, at: usize) -> Count {
        match (self.word(at), self.word(at + 1)) {
            (Word::Digits(n) | Word::Quantity(n), Word::Scale(scale)) => {
                n.checked_mul(scale).map_or(Count::Some, Count::Exact)
            }
            _ => Count::Some,
        }
    }

    /// "couple of", "couple hundred"
    fn couple(&self, at: usize) -> (Count, usize) {
        match self.word(at + 1) {
            Word::Of => (Count::Exact(2), at + 2),
            Word::Scale(scale @ ..=1_000_000) => (Count::Exact(2 * scale), at + 2),
            _ => (Count::Exact(2), at + 1),
        }
    }

    /// Past "hundred", "thousand", "million", if one stands there.
    fn past_scale(&self, at: usize) -> usize {
        at + usize::from(matches!(self.word(at), Word::Scale(_)))
    }

    /// How many: a number, "a", "half a", "several", "a couple of", "two and a half".
    pub fn count(&self, at: usize) -> Found<Count> {
        match self.word(at) {
            Word::Half if matches!(self.word(at + 1), Word::A) => Some((Count::AndHalf(0), at + 2)),
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
            Word::A => self.behind_a(at),
            Word::Vague(VagueCount::Couple) => Some(self.couple(at)),
            Word::Vague(VagueCount::Dozen) => {
                let of = usize::from(self.word(at + 1) == Word::Of);
                Some((Count::Some, at + 1 + of))
            }
            Word::Vague(VagueCount::Some) if self.number(at + 1).is_some() => self.exact(at + 1),
            // "hundreds of", "tens of thousands of"
            Word::Vague(VagueCount::Hundreds) => {
                let more = at + 2;
                let next = match self.word(more) {
                    Word::Vague(VagueCount::Hundreds) => more + 1,
                    _ => at + 1,
                };
                matches!(self.word(next), Word::Of).then_some((Count::Some, next + 1))
            }
            // "several hundred", "many"
            Word::Vague(_) => Some((Count::Some, self.past_scale(at + 1))),
            // "65 million years", "4.5 billion years"
            Word::Decimal { .. } | Word::Digits(_) | Word::Quantity(_)
                if matches!(self.word(at + 1), Word::Scale(_)) && self.unit(at + 2).is_some() =>
            {
                Some((self.scaled(at), at + 2))
            }
            Word::Decimal { whole, tenths: 10 } => Some((Count::Exact(u32::from(whole)), at + 1)),
            Word::Decimal { whole, tenths } => Some((
                Count::Tenths(u32::from(whole) * 10 + u32::from(tenths)),
                at + 1,
            )),
            _ => {
                let (n, next) = self.number(at)?;
                Some(self.with_half(n, next))
            }
        }
    }

    /// How many, from an article or "another" on.
    fn behind_a(&self, at: usize) -> Found<Count> {
        match self.word(at + 1) {
            // "a half-hour delay": the article is the delay's.
            Word::Half if !(self.dash(at + 2) && self.word(at + 4) == Word::Other) => {
                Some((Count::AndHalf(0), at + 2))
            }
            Word::Vague(VagueCount::Few) => Some((Count::Some, self.past_scale(at + 2))),
            Word::Vague(VagueCount::Couple) => Some(self.couple(at + 1)),
            // "another two years"
            Word::Count(_) | Word::Digits(_) if self.is(at, "another") => self.exact(at + 1),
            Word::Vague(VagueCount::Dozen) => Some((Count::Exact(12), at + 2)),
            Word::Other if self.is(at + 1, "number") && self.word(at + 2) == Word::Of => {
                Some((Count::Some, at + 3))
            }
            Word::Other if self.is(at + 1, "single") => Some((Count::Exact(1), at + 2)),
            Word::Scale(_) => self.exact(at),
            _ => Some((Count::Exact(1), at + 1)),
        }
    }

    /// A whole number.
    fn exact(&self, at: usize) -> Found<Count> {
        let (n, next) = self.number(at)?;
        Some((Count::Exact(n), next))
    }

    /// A number and the half behind it, if one is: "two and a half", "two-and-a-half", "2 1/2"; "one-half" is a half.
    fn with_half(&self, n: u32, next: usize) -> (Count, usize) {
        if self.dash(next) {
            let hyphens = self.dash(next + 2) && self.dash(next + 4);
            match (self.word(next + 1), self.word(next + 3)) {
                (Word::And, Word::A) if hyphens && self.word(next + 5) == Word::Half => {
                    return (Count::AndHalf(n), next + 6);
                }
                (Word::Half, _) if n == 1 => return (Count::AndHalf(0), next + 2),
                _ => {}
            }
        }
        let words = [next, next + 1, next + 2].map(|at| self.word(at));
        match words {
            [Word::And, Word::A, Word::Half]
            | [Word::Digits(1), Word::Mark(b'/'), Word::Digits(2)] => (Count::AndHalf(n), next + 3),
            [Word::And, Word::Half, _] => (Count::AndHalf(n), next + 2),
            [Word::HalfSign, ..] => (Count::AndHalf(n), next + 1),
            _ => (Count::Exact(n), next),
        }
    }

    /// A unit of time. A hyphen before it is read over.
    pub fn unit(&self, at: usize) -> Found<(Unit, bool)> {
        let at = self.past_dash(at);
        match self.word(at) {
            Word::Unit { unit, plural } => Some(((unit, plural), at + 1)),
            Word::Part {
                part: PartOfDay::Night,
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
        // "three-quarters" is a share.
        let share = self.dash(next) && self.is(next + 1, "quarters");
        let ((unit, _), mut next) = self.unit(next).filter(|_| !share)?;
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

    /// "two or three weeks", "10 to 14 months", "3-5 years": the longer one counts.
    pub fn one_of_two(&self, at: usize) -> Found<Amount> {
        let (first, next) = match self.word(at) {
            // Of "50,000 or two years" the first number is no count of years, nor its last places.
            Word::Digits(n) if !self.joined(at) || self.before(at) != Word::Mark(b',') => {
                (n, at + 1)
            }
            Word::Count(_) => self.number(at)?,
            _ => return None,
        };
        let joins =
            matches!(self.word(next), Word::To | Word::Or) || self.dash(next) && first < 1000;
        let counts = matches!(self.word(next + 1), Word::Count(_) | Word::Digits(_));
        if !joins || !counts {
            return None;
        }
        let (amount, end) = self.amount(next + 1)?;
        let grows = match amount.count {
            Count::Exact(n) | Count::AndHalf(n) => !self.dash(next) || first < n && n < 1000,
            _ => true,
        };
        grows.then_some((amount, end))
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
}

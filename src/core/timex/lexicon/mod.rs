//! What single words can mean for time: one table, looked up while the text is scanned.
//!
//! Deliberately absent: grammar. "may" is a month here; whether it is one in a sentence, the rules say.

mod table;
mod verbs;

use super::expr::{Direction, FeastDay, PartOfDay, Phase, Reference, Season, Tense, Unit};
use crate::calendar::Weekday;

/// What one word, number or mark can mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Word {
    /// Nothing about time.
    Other,
    /// A blank line.
    Break,
    /// One character of punctuation.
    Mark(u8),
    /// Digits that can be a year, a day, an hour or a count.
    Digits(u32),
    /// Digits with thousands marked: never a year.
    Quantity(u32),
    /// 2.5; tenths 10 stand for "finer than a tenth".
    Decimal {
        whole: u16,
        tenths: u8,
    },
    /// ½
    HalfSign,
    /// A number word from zero to ninety.
    Count(u32),
    /// hundred, thousand, million
    Scale(u32),
    /// first, second, 7th, last of a count
    Ordinal(u32),
    /// several, few, many, some, couple, dozens
    Vague(VagueCount),
    /// half
    Half,
    /// 1990s, 90s, nineties
    Decade(u32),
    /// year, weeks
    Unit {
        unit: Unit,
        plural: bool,
    },
    /// January, Jan
    Month {
        month: u8,
        short: bool,
    },
    /// Monday, Mon
    Weekday {
        day: Weekday,
        plural: bool,
        short: bool,
    },
    /// summer
    Season(Season),
    /// morning, night
    Part {
        part: PartOfDay,
        plural: bool,
    },
    /// yesterday -1, today 0, tomorrow 1
    DeicticDay(i8),
    /// tonight
    Tonight,
    /// overnight
    Overnight,
    /// now, recently, soon
    Reference {
        reference: Reference,
        how: RefUse,
    },
    The,
    A,
    This,
    That,
    These,
    Those,
    /// its, their, her
    Possessive,
    /// last, previous, past
    Last(LastKind),
    /// next, following, coming
    Next(NextKind),
    Current,
    Same,
    Recent,
    Ago,
    /// later +, earlier -
    Shift(Direction),
    Before,
    After,
    From,
    To,
    Between,
    Until,
    Since,
    And,
    Or,
    Of,
    In,
    On,
    At,
    By,
    During,
    For,
    Within,
    /// early, late, mid, end, beginning
    Phase {
        phase: Phase,
        noun: bool,
    },
    /// about, around
    About,
    /// c., as in "c. 1450"
    Circa,
    /// nearly, more, over, less, at (least)
    Nearly,
    More,
    Less,
    Than,
    Least,
    Most,
    Only,
    Full,
    /// B.C.
    Era {
        before_christ: bool,
    },
    /// a.m., p.m.
    Noon12(bool),
    /// noon 12, midnight 0
    Clock(u8),
    OClock,
    Zone,
    /// every, each
    Every,
    /// per
    Per,
    /// daily, weekly
    Adverb(Unit),
    Fiscal,
    /// Q3, as in "Q3 2008"
    Quarter(u8),
    /// period, term, time
    Period,
    Long,
    Old,
    /// The name of a feast, or how a longer one begins
    Feast(Option<FeastDay>),
    Eve,
    /// new, as in "New Year's Day"
    New,
    /// up, as in "up to 180 days"
    Up,
    /// no, as in "no more than sixty days"
    No,
    /// right, as in "right now"
    Right,
    Time,
    Being,
    /// A verb form that tells the tense.
    Verb(Tense),
    /// will, would
    Auxiliary(Tense),
    /// A noun or verb that points to the future: preparing, scheduled.
    Plan,
}

/// How sure a vague reference is to be one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum RefUse {
    /// Always.
    Alone,
    /// With "the" or as an adjective only: see the rule.
    Noun,
    /// In histories only: "former".
    History,
}

/// Which "few".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum VagueCount {
    Few,
    Several,
    Many,
    Some,
    Couple,
    Dozen,
}

/// Which "last".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum LastKind {
    Last,
    Previous,
    Past,
    Latest,
}

/// Which "next".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NextKind {
    Next,
    Following,
    Coming,
}

/// The first eight letters in lower case as one number, 0 behind the last: words of up to eight letters are told apart by it.
pub(super) const fn key(word: &[u8]) -> u64 {
    let mut key = 0;
    let mut i = 0;
    while i < word.len() && i < 8 {
        key |= ((word[i] | 0x20) as u64) << (8 * i);
        i += 1;
    }
    key
}

const SLOTS: usize = 4096;

/// Words by hash, open addressing; made while compiling.
static INDEX: [u16; SLOTS] = index();

const fn index() -> [u16; SLOTS] {
    let mut slots = [0_u16; SLOTS];
    let mut n = 0;
    while n < table::WORDS.len() {
        let word = table::WORDS[n].0.as_bytes();
        let mut slot = slot_of(key(word));
        while slots[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        slots[slot] = n as u16 + 1;
        n += 1;
    }
    slots
}

const fn slot_of(key: u64) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize % SLOTS
}

/// The keys of the table's words, in its order.
static KEYS: [u64; table::WORDS.len()] = keys();

const fn keys() -> [u64; table::WORDS.len()] {
    let mut keys = [0; table::WORDS.len()];
    let mut n = 0;
    while n < keys.len() {
        keys[n] = key(table::WORDS[n].0.as_bytes());
        n += 1;
    }
    keys
}

/// What the word (ASCII letters, any case) with this [`key`] can mean.
pub(super) fn look_up(word: &[u8], key: u64) -> Word {
    let mut slot = slot_of(key);
    loop {
        match INDEX[slot] {
            0 => return verbs::by_ending(word),
            n => {
                let n = n as usize - 1;
                if KEYS[n] == key {
                    let (entry, meaning) = table::WORDS[n];
                    // "septembe" has the key of a longer word.
                    if entry.len() == word.len()
                        && (word.len() <= 8 || entry.as_bytes().eq_ignore_ascii_case(word))
                    {
                        return meaning;
                    }
                }
            }
        }
        slot = (slot + 1) % SLOTS;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_twice_in_the_table() {
        let mut words: Vec<_> = table::WORDS.iter().map(|w| w.0).collect();
        words.sort_unstable();
        let count = words.len();
        words.dedup();
        assert_eq!(words.len(), count);
        assert!(count * 2 < SLOTS);
    }
}

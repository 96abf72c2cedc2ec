//! What single words can mean for time: one table, looked up while the text is scanned.
//!
//! Deliberately absent: grammar. "may" is a month here; whether it is one in a sentence, the rules say.

mod table;
mod verbs;

use super::expr::{Direction, FeastDay, PartOfDay, Phase, Reference, Season, Tense, Unit};
use super::heads::{self, Heads};
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
    /// weeklong
    Lasting(Unit),
    Fiscal,
    /// Q3, as in "Q3 2008"
    Quarter(u8),
    /// H1, as in "H1 2009"
    HalfYear(u8),
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
    /// while, as in "a while ago"
    While,
    Being,
    /// A verb form that tells the tense.
    Verb(Tense),
    /// will, would
    Auxiliary(Tense),
    /// A noun or verb that points to the future: preparing, scheduled.
    Plan,
    /// A verb that in the present tense speaks of a timetable: "opens Friday".
    Timetable,
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
    /// hundreds, thousands, millions, tens
    Hundreds,
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

/// What words can mean, with what can begin with them: first the words that no table holds, without and with a verb's ending,
/// then those of the table in its order.
static MEANINGS: [(Word, Heads); HELD + table::WORDS.len()] = meanings();

/// The [`key`]s of the same; words that no table holds have none.
static KEYS: [u64; HELD + table::WORDS.len()] = keys();

const HELD: usize = 2;

const fn meanings() -> [(Word, Heads); HELD + table::WORDS.len()] {
    let past = Word::Verb(Tense::Past);
    let mut meanings = [(Word::Other, heads::OTHER); HELD + table::WORDS.len()];
    meanings[1] = (past, heads::of(past));
    let mut n = HELD;
    while n < meanings.len() {
        let word = table::WORDS[n - HELD].1;
        meanings[n] = (word, heads::of(word));
        n += 1;
    }
    meanings
}

const fn keys() -> [u64; HELD + table::WORDS.len()] {
    let mut keys = [u64::MAX; HELD + table::WORDS.len()];
    let mut n = HELD;
    while n < keys.len() {
        keys[n] = key(table::WORDS[n - HELD].0.as_bytes());
        n += 1;
    }
    keys
}

/// Each word of the table has a slot of its own, so that one look tells whether the table holds a word: the words of one bucket
/// are shifted until all of them fall into free slots.
struct Index {
    shifts: [u8; BUCKETS],
    slots: [u16; SLOTS],
}

const BUCKETS: usize = 128;
const SLOTS: usize = 2048;

/// Made while compiling.
static INDEX: Index = index();

const fn index() -> Index {
    let mut index = Index {
        shifts: [0; BUCKETS],
        slots: [0; SLOTS],
    };
    let mut hashes = [0; table::WORDS.len()];
    let mut n = 0;
    while n < hashes.len() {
        let word = table::WORDS[n].0.as_bytes();
        hashes[n] = hash(key(word), word.len());
        n += 1;
    }
    let mut bucket = 0;
    while bucket < BUCKETS {
        let (mut n, mut shift) = (0, 0);
        while n < hashes.len() {
            if bucket_of(hashes[n]) == bucket {
                let slot = slot_of(hashes[n], shift);
                if index.slots[slot] == 0 {
                    index.slots[slot] = (HELD + n) as u16;
                } else {
                    // Taken: free what this bucket has, and begin it again with the next shift.
                    let mut other = 0;
                    while other < n {
                        let slot = slot_of(hashes[other], shift);
                        if bucket_of(hashes[other]) == bucket {
                            index.slots[slot] = 0;
                        }
                        other += 1;
                    }
                    shift += 1;
                    n = 0;
                    continue;
                }
            }
            n += 1;
        }
        index.shifts[bucket] = shift;
        bucket += 1;
    }
    index
}

const fn hash(key: u64, length: usize) -> u64 {
    // Of longer words the key is only their beginning.
    key.wrapping_add(length as u64)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

const fn bucket_of(hash: u64) -> usize {
    (hash >> 40) as usize % BUCKETS
}

const fn slot_of(hash: u64, shift: u8) -> usize {
    (hash.wrapping_mul(2 * shift as u64 + 1) >> (u64::BITS - SLOTS.ilog2())) as usize
}

/// What the word (ASCII letters, any case) that ends this text can mean, and what can begin with it; it has this many letters and
/// this [`key`].
#[inline]
pub(super) fn look_up(text: &[u8], length: usize, key: u64) -> (Word, Heads) {
    let hash = hash(key, length);
    let slot = slot_of(hash, INDEX.shifts[bucket_of(hash)]);
    let n = usize::from(INDEX.slots[slot]);
    let held = KEYS[n] == key;
    // "septembe" has the key of a longer word.
    if held && length > 8 && !is_word(n, text, length) {
        return MEANINGS[verbs::by_ending(text, length)];
    }
    // Chosen without a jump, which no processor could foresee.
    let ending = verbs::by_ending(text, length);
    MEANINGS[if held { n } else { ending }]
}

#[inline(never)]
fn is_word(n: usize, text: &[u8], length: usize) -> bool {
    let word = table::WORDS[n - HELD].0.as_bytes();
    word.eq_ignore_ascii_case(&text[text.len() - length..])
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

//! What a word can begin, asked of every word of a text: bits, made with the lexicon while compiling.
//!
//! Deliberately absent: the words around. A rule that is asked says what stands there; bits only say where it need not be asked.

use super::lexicon::Word;

/// What can begin with a word, and what it is to the words around it.
pub(super) type Heads = u32;

/// Digits that a mark joins to more digits.
pub(super) const DATE: Heads = 1;
/// Digits that can be a day of the month.
pub(super) const DAY: Heads = 1 << 1;
/// Digits that can be an hour.
pub(super) const HOUR: Heads = 1 << 2;
/// Digits that can be a year.
pub(super) const YEAR: Heads = 1 << 3;
/// Digits that can count what follows.
pub(super) const COUNT: Heads = 1 << 4;
/// A number in words.
pub(super) const NUMBER: Heads = 1 << 5;
pub(super) const ORDINAL: Heads = 1 << 6;
pub(super) const MONTH: Heads = 1 << 7;
pub(super) const WEEKDAY: Heads = 1 << 8;
pub(super) const UNIT: Heads = 1 << 9;
pub(super) const A: Heads = 1 << 10;
pub(super) const THE: Heads = 1 << 11;
/// this, that, last, next, its
pub(super) const POINTED: Heads = 1 << 12;
/// morning, today, noon
pub(super) const PART: Heads = 1 << 13;
pub(super) const SEASON: Heads = 1 << 14;
/// early, the end, later
pub(super) const PHASE: Heads = 1 << 15;
/// about, more, half, several
pub(super) const ROUGH: Heads = 1 << 16;
/// now, recently
pub(super) const REFERENCE: Heads = 1 << 17;
/// 1990s, B.C., fiscal, an apostrophe
pub(super) const ERA: Heads = 1 << 18;
pub(super) const FEAST: Heads = 1 << 19;
/// Q3, H1
pub(super) const QUARTER: Heads = 1 << 20;
/// every, per, daily
pub(super) const EVERY: Heads = 1 << 21;
/// Whatever is none of the others.
pub(super) const ELSE: Heads = 1 << 22;
/// Units that can be a length, or begin one.
pub(super) const MANY: Heads = 1 << 23;
/// How many kinds of words there are, [`MANY`] the last of them.
pub(super) const KINDS: usize = 24;

/// Before an expression it can say something of it ("since", "by", "the").
pub(super) const SAYS_BEFORE: Heads = 1 << 25;
/// Behind an expression it can say something of it ("'s", "(O.S.)").
pub(super) const SAYS_BEHIND: Heads = 1 << 26;
/// An expression can begin here.
pub(super) const FIRST: Heads = 1 << 27;
/// No expression is without such a word: units, names of the calendar, digits, references.
pub(super) const HEART: Heads = 1 << 28;
/// It can end a sentence or tell a tense.
pub(super) const TELLS: Heads = 1 << 29;
/// Nothing begins with it unless the word behind it goes on: "the", "two", "about".
pub(super) const LEANS: Heads = 1 << 30;
/// It goes on with nothing: most words, verbs.
pub(super) const IDLE: Heads = 1 << 31;

/// A word of no meaning that no table holds.
pub(super) const OTHER: Heads = ELSE | IDLE | SAYS_BEFORE | SAYS_BEHIND;

/// Beyond the text.
pub(super) const BREAK: Heads = of(Word::Break);

/// What a word with this meaning can begin.
pub(super) const fn of(word: Word) -> Heads {
    let (heads, begins, leans) = match word {
        Word::Digits(_) => (DATE | DAY | HOUR | YEAR | COUNT, true, false),
        Word::Quantity(_) => (COUNT, true, true),
        Word::Decimal { .. } => (COUNT | HOUR, true, true),
        Word::Count(_) => (NUMBER, true, true),
        Word::Ordinal(_) => (ORDINAL, true, true),
        Word::Month { .. } => (MONTH, true, false),
        Word::Weekday { .. } => (WEEKDAY, true, false),
        Word::Unit { .. } | Word::Lasting(_) => (UNIT, true, false),
        Word::A => (A, true, true),
        Word::The => (THE, true, true),
        Word::This
        | Word::That
        | Word::These
        | Word::Those
        | Word::Possessive
        | Word::Last(_)
        | Word::Next(_)
        | Word::Same => (POINTED, true, true),
        Word::Current | Word::Recent => (POINTED, true, false),
        Word::Part { .. }
        | Word::DeicticDay(_)
        | Word::Tonight
        | Word::Overnight
        | Word::Clock(_)
        | Word::OClock => (PART, true, false),
        Word::Season(_) => (SEASON, true, false),
        Word::Phase { .. } | Word::Shift(_) => (PHASE, true, true),
        Word::About
        | Word::Nearly
        | Word::More
        | Word::Less
        | Word::Most
        | Word::At
        | Word::No
        | Word::Up
        | Word::Half
        | Word::Vague(_)
        | Word::Circa
        | Word::Scale(_) => (ROUGH, true, true),
        Word::Right => (REFERENCE, true, true),
        Word::Reference { .. } => (REFERENCE, true, false),
        Word::Decade(_) | Word::Era { .. } | Word::Fiscal => (ERA, true, false),
        Word::Quarter(_) | Word::HalfYear(_) => (QUARTER, true, false),
        Word::Mark(mark) => return of_mark(mark),
        Word::New => (FEAST, true, true),
        Word::Feast(_) | Word::Eve => (FEAST, true, false),
        // No expression begins with these.
        Word::After
        | Word::Before
        | Word::Between
        | Word::Until
        | Word::Since
        | Word::During
        | Word::Within
        | Word::Than
        | Word::Ago
        | Word::And
        | Word::Or
        | Word::Of
        | Word::In
        | Word::On
        | Word::By
        | Word::To
        | Word::From
        | Word::For => (0, false, false),
        Word::Other
        | Word::Break
        | Word::Verb(_)
        | Word::Auxiliary(_)
        | Word::Plan
        | Word::Timetable
        | Word::Noon12(_)
        | Word::Zone
        | Word::HalfSign
        | Word::Period
        | Word::Time
        | Word::While
        | Word::Being
        | Word::Long
        | Word::Old
        | Word::Least
        | Word::Only => (ELSE, false, false),
        Word::Every | Word::Per | Word::Adverb(_) => (EVERY, true, false),
        _ => (ELSE, true, false),
    };
    let tells = matches!(
        word,
        Word::Other
            | Word::Break
            | Word::Auxiliary(_)
            | Word::Plan
            | Word::Timetable
            | Word::To
            | Word::Verb(_)
    );
    let idle = matches!(
        word,
        Word::Verb(_) | Word::Auxiliary(_) | Word::Plan | Word::Timetable | Word::Break
    );
    heads
        | is(says_before(word), SAYS_BEFORE)
        | is(says_behind(word), SAYS_BEHIND)
        | is(begins, FIRST)
        | is(leans, LEANS)
        | is(tells, TELLS)
        | is(idle, IDLE)
        | is(is_heart(word), HEART)
}

/// What each byte can begin that is a mark by itself; 0 for letters, digits, white space and what is not ASCII.
pub(super) static MARKS: [Heads; 256] = {
    let mut marks = [0; 256];
    let mut byte = 0;
    while byte < 0x80 {
        let mark = byte as u8;
        if !mark.is_ascii_alphanumeric() && !matches!(mark, b' ' | b'\t' | b'\r' | b'\n') {
            marks[byte] = of_mark(mark);
        }
        byte += 1;
    }
    marks
};

/// What a mark can begin.
const fn of_mark(mark: u8) -> Heads {
    let tells = matches!(mark, b'.' | b'?' | b'!' | b';');
    let behind = matches!(mark, b'\'' | b'(' | b'[' | b',');
    ERA | LEANS | is(mark == b'\'', FIRST) | is(tells, TELLS) | is(behind, SAYS_BEHIND)
}

const fn says_before(word: Word) -> bool {
    matches!(
        word,
        Word::Since
            | Word::Until
            | Word::From
            | Word::By
            | Word::Before
            | Word::After
            | Word::The
            | Word::Of
            | Word::To
            | Word::On
            | Word::Verb(_)
            | Word::Other
    )
}

const fn says_behind(word: Word) -> bool {
    matches!(
        word,
        Word::By | Word::In | Word::Of | Word::Old | Word::Other
    )
}

/// These bits, if so.
pub(super) const fn is(so: bool, heads: Heads) -> Heads {
    if so { heads } else { 0 }
}

const fn is_heart(word: Word) -> bool {
    matches!(
        word,
        Word::Unit { .. }
            | Word::Month { .. }
            | Word::Weekday { .. }
            | Word::Season(_)
            | Word::Part { .. }
            | Word::DeicticDay(_)
            | Word::Tonight
            | Word::Overnight
            | Word::Reference { .. }
            | Word::Current
            | Word::Recent
            | Word::Digits(_)
            | Word::Decade(_)
            | Word::Era { .. }
            | Word::Clock(_)
            | Word::OClock
            | Word::Noon12(_)
            | Word::Zone
            | Word::Adverb(_)
            | Word::Lasting(_)
            | Word::Fiscal
            | Word::Quarter(_)
            | Word::Period
            | Word::Feast(_)
            | Word::New
            | Word::Time
            | Word::While
            | Word::Half
            | Word::Count(_)
            | Word::Ordinal(_)
            | Word::Last(_)
    )
}

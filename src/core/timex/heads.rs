//! What a word can begin, asked of every word of a text: bits, made with the lexicon while compiling.
//!
//! Deliberately absent: the words around. A rule that is asked says what stands there; bits only say where it need not be asked.

use super::lexicon::Word;

/// The rules to be asked where a word stands, a bit for each in their order, and what the word is to those around it.
pub(super) type Heads = u32;

pub(super) const NUMERIC_DATE: Heads = 1;
pub(super) const CALENDAR_DATE: Heads = 1 << 1;
pub(super) const FEAST: Heads = 1 << 2;
pub(super) const WEEKDAY: Heads = 1 << 3;
pub(super) const DEICTIC_DAY: Heads = 1 << 4;
pub(super) const PART_OF_DAY: Heads = 1 << 5;
pub(super) const CLOCK: Heads = 1 << 6;
pub(super) const QUARTER: Heads = 1 << 7;
pub(super) const SEASON: Heads = 1 << 8;
pub(super) const CENTURY: Heads = 1 << 9;
pub(super) const YEAR: Heads = 1 << 10;
pub(super) const SET: Heads = 1 << 11;
pub(super) const NTH: Heads = 1 << 12;
pub(super) const PHASE: Heads = 1 << 13;
pub(super) const THE_UNIT: Heads = 1 << 14;
pub(super) const DEICTIC_UNIT: Heads = 1 << 15;
pub(super) const ANAPHOR: Heads = 1 << 16;
pub(super) const DURATION: Heads = 1 << 17;
pub(super) const REFERENCE: Heads = 1 << 18;
/// How many rules there are, [`REFERENCE`] the last of them.
pub(super) const RULES: usize = 19;

/// It is a part of a day, or an hour by name: "night", "noon".
pub(super) const PARTS: Heads = 1 << 20;
/// It names a day or helps to: a weekday, a month, "yesterday".
pub(super) const DATES: Heads = 1 << 21;
/// Between two expressions it can join them ("and", "to", a dash).
pub(super) const JOINS: Heads = 1 << 22;
/// It opens or closes a bracket, or closes them all.
pub(super) const BRACKET: Heads = 1 << 23;
/// It points ("the", "this", "last"): what can begin with it the first word behind that does not point tells, too.
pub(super) const POINTS: Heads = 1 << 24;
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
pub(super) const OTHER: Heads = IDLE | SAYS_BEFORE | SAYS_BEHIND;

/// What can begin with digits.
pub(super) const DIGITS: Heads = of(Word::Digits(0));

/// What can begin with a word that no table holds.
pub(super) fn beside_tables(word: Word) -> Heads {
    match word {
        Word::Digits(_) => DIGITS,
        Word::Ordinal(_) => const { of(Word::Ordinal(0)) },
        Word::Mark(mark) => MARKS[usize::from(mark)].1,
        word => of(word),
    }
}

/// Beyond the text.
pub(super) const BREAK: Heads = of(Word::Break);

/// All that can begin with a word of this meaning; which of it, the words behind it tell.
pub(super) const fn of(word: Word) -> Heads {
    let (rules, leans) = match word {
        Word::Digits(_) => (
            NUMERIC_DATE | CALENDAR_DATE | CLOCK | SEASON | YEAR | DURATION,
            false,
        ),
        Word::Quantity(_) => (SEASON | YEAR | DURATION, true),
        Word::Decimal { .. } => (CLOCK | DURATION, true),
        Word::Count(_) => (
            CALENDAR_DATE | CLOCK | SEASON | CENTURY | YEAR | DURATION,
            true,
        ),
        Word::Ordinal(_) => (CALENDAR_DATE | QUARTER | CENTURY | NTH | DURATION, true),
        Word::Month { .. } => (CALENDAR_DATE | FEAST | QUARTER, false),
        Word::Weekday { .. } => (CALENDAR_DATE | WEEKDAY | PART_OF_DAY | SET, false),
        Word::Unit { .. } => (
            DEICTIC_DAY | PART_OF_DAY | CLOCK | QUARTER | SET | PHASE | DURATION,
            false,
        ),
        Word::Lasting(_) => (DURATION, false),
        Word::A => (CLOCK | SET | DURATION, true),
        Word::The => (ARTICLE | POINTED, true),
        Word::This
        | Word::That
        | Word::These
        | Word::Those
        | Word::Possessive
        | Word::Last(_)
        | Word::Next(_)
        | Word::Same => (POINTED, true),
        Word::Current | Word::Recent => (POINTED, false),
        Word::DeicticDay(_) => (DEICTIC_DAY | PART_OF_DAY, false),
        Word::Part { .. } | Word::Tonight | Word::Overnight => (PART_OF_DAY, false),
        Word::Clock(_) => (CLOCK, false),
        Word::Season(_) => (SEASON, false),
        Word::Phase { .. } => (PART_OF_DAY | PHASE, true),
        Word::Shift(_) | Word::Circa => (PHASE, true),
        Word::About => (CLOCK | PHASE | DURATION, true),
        Word::More => (DURATION | REFERENCE, true),
        Word::Half => (CLOCK | DURATION, true),
        Word::Most | Word::Right => (REFERENCE, true),
        Word::Reference { .. } => (REFERENCE, false),
        Word::Nearly
        | Word::Less
        | Word::At
        | Word::No
        | Word::Up
        | Word::Vague(_)
        | Word::Scale(_) => (DURATION, true),
        Word::Decade(_) => (CENTURY, false),
        Word::Era { .. } => (SEASON | YEAR, false),
        Word::Fiscal => (QUARTER | YEAR, false),
        Word::Quarter(_) | Word::HalfYear(_) => (QUARTER, false),
        Word::Mark(b'\'') => (CENTURY | YEAR, true),
        Word::Mark(_) => (0, true),
        Word::New => (FEAST | PART_OF_DAY, true),
        Word::Feast(_) => (FEAST | PART_OF_DAY, false),
        Word::Eve => (FEAST, false),
        Word::Every | Word::Per | Word::Adverb(_) => (SET, false),
        // No expression begins with the others.
        _ => (0, false),
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
            | Word::Mark(b'.' | b'?' | b'!' | b';')
    );
    let bracket = matches!(word, Word::Mark(b'(' | b')') | Word::Break);
    let parts = matches!(word, Word::Part { .. } | Word::Clock(_));
    let dates = matches!(
        word,
        Word::Weekday { .. } | Word::Month { .. } | Word::DeicticDay(_)
    );
    let idle = matches!(
        word,
        Word::Verb(_) | Word::Auxiliary(_) | Word::Plan | Word::Timetable | Word::Break
    );
    rules
        | is(says_before(word), SAYS_BEFORE)
        | is(says_behind(word), SAYS_BEHIND)
        | is(rules != 0, FIRST)
        | is(leans, LEANS)
        | is(joins(word), JOINS)
        | is(bracket, BRACKET)
        | is(tells, TELLS)
        | is(parts, PARTS)
        | is(dates, DATES)
        | is(idle, IDLE)
        | is(is_heart(word), HEART)
}

/// What can begin with "this", "last", "its" and with "the", and with "the" alone.
const POINTED: Heads = POINTS
    | CALENDAR_DATE
    | FEAST
    | WEEKDAY
    | PART_OF_DAY
    | QUARTER
    | SEASON
    | DEICTIC_UNIT
    | ANAPHOR
    | DURATION
    | REFERENCE;
const ARTICLE: Heads = DEICTIC_DAY | CENTURY | YEAR | SET | NTH | PHASE | THE_UNIT;

/// What can begin with a word that points, where a word of this meaning stands behind it.
pub(super) const fn behind(word: Word) -> Heads {
    REFERENCE
        | match word {
            Word::Ordinal(_) => CALENDAR_DATE | QUARTER | CENTURY | SET | NTH | PHASE | DURATION,
            Word::Unit { .. } => {
                let day = PART_OF_DAY | DEICTIC_DAY | THE_UNIT;
                let other = QUARTER | YEAR | SET | NTH | PHASE | DEICTIC_UNIT | ANAPHOR | DURATION;
                day | other
            }
            Word::Weekday { .. } => CALENDAR_DATE | WEEKDAY | PART_OF_DAY | SET | NTH,
            Word::Month { .. } => CALENDAR_DATE | FEAST | PART_OF_DAY | QUARTER,
            Word::Feast(_) | Word::Eve | Word::New => FEAST | PART_OF_DAY,
            // "the-morning today"
            Word::Part { .. } | Word::Mark(b'-') => PART_OF_DAY,
            Word::Phase { .. } | Word::Shift(_) => PART_OF_DAY | PHASE,
            Word::Season(_) => SEASON,
            Word::Decade(_) | Word::Mark(b'\'') => CENTURY,
            Word::Era { .. } => SEASON,
            Word::Fiscal => QUARTER | DEICTIC_UNIT | ANAPHOR,
            Word::Half => QUARTER | DURATION,
            Word::Count(_) => CALENDAR_DATE | QUARTER | SEASON | CENTURY | DURATION,
            Word::Other | Word::Time | Word::Period | Word::Full | Word::Long | Word::Old => {
                PART_OF_DAY | QUARTER | NTH | PHASE | ANAPHOR | DURATION
            }
            // "the 1,000 BC winter"
            Word::Quantity(_) => SEASON | DURATION,
            Word::Decimal { .. }
            | Word::Vague(_)
            | Word::Scale(_)
            | Word::Nearly
            | Word::About
            | Word::More
            | Word::Less
            | Word::At
            | Word::No
            | Word::Up => DURATION,
            _ => 0,
        }
}

/// Each byte that is a mark by itself, with what can begin with it: 0 for letters, digits, white space and what is not ASCII.
pub(super) static MARKS: [(Word, Heads); 256] = {
    let mut marks = [(Word::Other, 0); 256];
    let mut byte = 0;
    while byte < 0x80 {
        let mark = byte as u8;
        if !mark.is_ascii_alphanumeric() && !matches!(mark, b' ' | b'\t' | b'\r' | b'\n') {
            marks[byte] = (Word::Mark(mark), of(Word::Mark(mark)));
        }
        byte += 1;
    }
    marks
};

const fn joins(word: Word) -> bool {
    matches!(
        word,
        Word::And
            | Word::Or
            | Word::To
            | Word::Until
            | Word::Between
            | Word::From
            | Word::Mark(b'-' | b',' | b'/')
    )
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
        Word::By
            | Word::In
            | Word::Of
            | Word::Old
            | Word::Other
            | Word::Mark(b'\'' | b'(' | b'[' | b',')
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

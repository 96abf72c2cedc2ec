//! Tense from the ending of a word that no table holds.

use super::Word;
use crate::timex::expr::Tense;

/// "-ed" is a past form (or a participle, which points to the past as well).
pub(super) fn by_ending(word: &[u8]) -> Word {
    let n = word.len();
    if n >= 4
        && (word[n - 1] | 0x20) == b'd'
        && (word[n - 2] | 0x20) == b'e'
        && word[0].is_ascii_lowercase()
        && (word[n - 3] | 0x20) != b'e'
    {
        Word::Verb(Tense::Past)
    } else {
        Word::Other
    }
}

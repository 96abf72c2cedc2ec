//! Tense from the ending of a word that no table holds.

/// The place among the meanings: 1 for "-ed", a past form (or a participle, which points to the past as well), else 0. The word is
/// the last so many letters of the text.
///
/// Without a jump, as it is asked of every word.
pub(super) fn by_ending(text: &[u8], length: usize) -> usize {
    let last = text
        .last_chunk()
        .map_or(0, |four| u32::from_le_bytes(*four))
        | 0x2020_2020;
    let small = text[text.len() - length].is_ascii_lowercase();
    let ed = last >> 16 == u32::from(u16::from_le_bytes(*b"ed"));
    let eed = last >> 8 & 0xff == u32::from(b'e');
    usize::from((length >= 4) & ed & !eed & small)
}

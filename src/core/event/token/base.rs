//! The base form of a verb: "met" and "meets" are of "meet".
//!
//! Deliberately absent: the noun's singular; `terms` has the stems of all words.

use crate::event::lexicon as lex;

/// The base form of a verb form, as far as endings tell.
pub(crate) fn base(low: &str) -> String {
    if let Some(base) = lex::irregular(low) {
        return base.to_string();
    }
    if lex::is(lex::VERBS, low) {
        return low.to_string();
    }
    let verb = |word: &str| lex::entry(word).is_verb();
    let known = |mut stem: String| -> Option<String> {
        if verb(&stem) {
            return Some(stem);
        }
        stem.push('e');
        if verb(&stem) {
            return Some(stem);
        }
        stem.pop();
        let undoubled = undouble(&stem)?;
        verb(undoubled).then(|| undoubled.to_string())
    };
    for (ending, put) in [
        ("ies", "y"),
        ("ied", "y"),
        ("ing", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
    ] {
        let Some(stem) = low.strip_suffix(ending).filter(|s| s.len() >= 2) else {
            continue;
        };
        if let Some(base) = known([stem, put].concat()) {
            return base;
        }
    }
    for (ending, put) in [
        ("ies", "y"),
        ("ied", "y"),
        ("ing", "e"),
        ("ed", "e"),
        ("s", ""),
    ] {
        if let Some(stem) = low.strip_suffix(ending).filter(|s| s.len() >= 3) {
            let put = if put == "e" && !loses_e(stem) {
                ""
            } else {
                put
            };
            return [stem, put].concat();
        }
    }
    low.to_string()
}

/// Whether a verb cut to this by "-ing" or "-ed" has most likely lost an "e", as its last letters tell: "struggl", "rang", "animat".
fn loses_e(stem: &str) -> bool {
    let vowel = |c: &u8| b"aeiou".contains(c);
    let consonant = |c: &u8| !vowel(c);
    match stem.as_bytes() {
        [.., b'c' | b'v' | b'u' | b'z'] => true,
        [.., b'd' | b'r', b'g'] | [.., b'a' | b'e', b'n', b'g'] => true,
        [.., before, b'l'] => consonant(before) && !b"lrwy".contains(before),
        [.., before, b'a', b't'] => consonant(before),
        [.., before, b'u', b't'] | [.., before, b'i', b'd' | b'n'] => consonant(before),
        [.., b't' | b's' | b'c' | b'j', b'u', b'r'] => true,
        [.., b'a' | b'i' | b'o', b's'] => true,
        _ => false,
    }
}

/// "stopp" as in "stopped" is of "stop".
fn undouble(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    let n = bytes.len();
    (n >= 3 && bytes[n - 1] == bytes[n - 2] && bytes[n - 1].is_ascii()).then(|| &stem[..n - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_of_no_list_get_their_e_back() {
        for (form, of) in [
            ("struggling", "struggle"),
            ("ranging", "range"),
            ("challenged", "challenge"),
            ("animated", "animate"),
            ("financing", "finance"),
            ("surprised", "surprise"),
            ("manufacturing", "manufacture"),
            ("examined", "examine"),
            // These have none to get.
            ("training", "train"),
            ("floated", "float"),
            ("limited", "limit"),
            ("screened", "screen"),
            ("bowled", "bowl"),
            ("pirating", "pirate"),
        ] {
            assert_eq!(base(form), of, "{form}");
        }
    }
}

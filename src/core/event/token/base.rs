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
    let known = |mut stem: String| -> Option<String> {
        if lex::is(lex::VERBS, &stem) {
            return Some(stem);
        }
        stem.push('e');
        if lex::is(lex::VERBS, &stem) {
            return Some(stem);
        }
        stem.pop();
        let undoubled = undouble(&stem)?;
        lex::is(lex::VERBS, undoubled).then(|| undoubled.to_string())
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
        ("ing", ""),
        ("ed", ""),
        ("s", ""),
    ] {
        if let Some(stem) = low.strip_suffix(ending).filter(|s| s.len() >= 3) {
            return [stem, put].concat();
        }
    }
    low.to_string()
}

/// "stopp" as in "stopped" is of "stop".
fn undouble(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    let n = bytes.len();
    (n >= 3 && bytes[n - 1] == bytes[n - 2] && bytes[n - 1].is_ascii()).then(|| &stem[..n - 1])
}

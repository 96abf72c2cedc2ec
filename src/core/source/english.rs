//! Whether a text can be English: a count of small words. Lenient; when in doubt, yes.

/// How many words are looked at: enough to be sure, and no more work for a book.
const SAMPLE: usize = 4_000;

/// Fewer words than this decide nothing (names, headlines, a line of notes).
const FEWEST: usize = 25;

/// Whether the text may be English. Only clear cases are turned down: another script, or hardly an English small word where
/// another language's are common or the text is long.
pub(super) fn may_be_english(text: &str) -> bool {
    let (mut latin, mut other) = (0usize, 0usize);
    for c in text.chars().filter(|c| c.is_alphabetic()).take(SAMPLE * 6) {
        // Latin letters with their accents end at U+024F; further ones are U+1E00 to U+1EFF.
        if matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') {
            latin += 1;
        } else {
            other += 1;
        }
    }
    if other > latin && other >= 20 {
        return false;
    }
    let (mut words, mut english, mut foreign) = (0usize, 0usize, 0usize);
    for word in text
        .split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’'))
        .filter(|word| !word.is_empty())
        .take(SAMPLE)
    {
        words += 1;
        if word.len() <= 6 {
            let word = word.to_lowercase();
            english += usize::from(ENGLISH.binary_search(&word.as_str()).is_ok());
            foreign += usize::from(FOREIGN.binary_search(&word.as_str()).is_ok());
        }
    }
    if words < FEWEST {
        return true;
    }
    // Running English has a third of its words here, lists and headlines a tenth.
    let hardly = english * 20 < words;
    let elsewhere = foreign > english * 2 && foreign * 12 >= words;
    !(hardly && elsewhere || words >= 80 && english * 100 < words)
}

/// English small words that are no common words of the other languages. Sorted.
const ENGLISH: [&str; 34] = [
    "after", "and", "are", "been", "but", "could", "from", "had", "has", "have", "his", "it",
    "its", "not", "of", "other", "said", "she", "that", "the", "their", "there", "they", "this",
    "to", "was", "were", "when", "which", "who", "with", "would", "you", "your",
];

/// Small words of German, French, Spanish, Italian, Portuguese, Dutch, the Scandinavian languages, Polish, Czech, Turkish,
/// Finnish, Hungarian, Romanian and Indonesian that are no English words. Written by hand from each language's commonest words. Sorted.
const FOREIGN: [&str; 130] = [
    "aan", "aber", "af", "ale", "anche", "att", "au", "auch", "aux", "av", "az", "bei", "bir",
    "blev", "bu", "ce", "che", "cu", "da", "dan", "das", "de", "dei", "del", "della", "dem", "den",
    "der", "des", "det", "di", "die", "dos", "du", "ed", "een", "egy", "ein", "eine", "el",
    "eller", "en", "endnu", "er", "es", "est", "et", "ett", "fra", "från", "för", "gli", "har",
    "het", "hogy", "ikke", "il", "inte", "ist", "ja", "je", "jest", "la", "las", "le", "les",
    "leur", "lo", "los", "ma", "mais", "mas", "med", "met", "mit", "na", "nel", "nicht", "nie",
    "niet", "noch", "não", "och", "og", "oli", "ona", "os", "para", "pas", "per", "pero", "più",
    "por", "pour", "på", "que", "qui", "se", "si", "sich", "som", "sono", "su", "sur", "så", "să",
    "til", "ud", "um", "un", "una", "und", "une", "uno", "van", "ve", "ved", "ver", "vid", "von",
    "voor", "w", "war", "wird", "yang", "z", "za", "zu", "zum", "zur",
];

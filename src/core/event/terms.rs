//! What a mention is about, as terms that can be compared across sources.
//!
//! A term is a word cut to what its derived forms share (declare, declared, declaration), or a place that its capital,
//! its seat of government and its people stand for.

use super::lexicon as lex;
use super::token::{Tag, Token, base, closed};
use super::world;
use std::ops::Range;
use std::rc::Rc;

/// One term of a mention.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Term {
    // Many mentions of one sentence have it.
    pub key: Rc<str>,
    /// As the text has it.
    pub word: Rc<str>,
    /// Part of a name.
    pub name: bool,
    /// A capital that may only be there since a sentence begins.
    pub opens: bool,
    /// How much the mention is about it.
    pub weight: f32,
}

/// Words that tell nothing of what happened.
const LIGHT: &[&str] = &[
    "be", "become", "begin", "bring", "come", "day", "do", "get", "give", "go", "have", "include",
    "keep", "let", "make", "month", "mr", "mrs", "put", "say", "see", "seem", "set", "take",
    "tell", "thing", "time", "turn", "use", "way", "week", "year",
];

/// The terms of a stretch of tokens, each weighing `weight`.
pub(crate) fn terms(tokens: &[Token], range: Range<usize>, weight: f32, out: &mut Vec<Term>) {
    for i in range {
        // A word is of its sentence, of its clause and of what it is a part of: its stem is cut once.
        let own = tokens[i].terms.get_or_init(|| of_token(tokens, i));
        own.iter().for_each(|term| add(out, term, weight));
    }
}

/// The terms of one token, without a weight: of "dam-building" two.
fn of_token(tokens: &[Token], i: usize) -> Vec<Term> {
    let token = &tokens[i];
    let tag = token.tag;
    let name = tag == Tag::Name;
    let telling = matches!(
        tag,
        Tag::Name
            | Tag::Noun
            | Tag::Past
            | Tag::Participle
            | Tag::Present
            | Tag::Gerund
            | Tag::Number
    );
    if !telling || !name && (closed(&token.low) || token.low.len() < 2) {
        return Vec::new();
    }
    let opens = i == 0 && tokens.get(1).is_none_or(|t| t.tag != Tag::Name);
    let mut out = Vec::with_capacity(1);
    for part in token.low.split('-') {
        let part = part.strip_suffix("'s").unwrap_or(part);
        if part.is_empty() || (!name && lex::is(LIGHT, &base(part))) {
            continue;
        }
        let (key, word) = if name {
            let key = world::place_of(part).map_or_else(|| stem(part), str::to_string);
            (key, capital(part).into())
        } else {
            (stem(part), part.into())
        };
        out.push(Term {
            key: key.into(),
            word,
            name,
            opens,
            weight: 0.0,
        });
    }
    out
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map(|c| c.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// Adds a term with this weight, or raises the weight of the one that is there.
fn add(out: &mut Vec<Term>, term: &Term, weight: f32) {
    match out.iter_mut().find(|t| t.key == term.key) {
        Some(there) => {
            there.weight = there.weight.max(weight);
            there.name |= term.name;
            there.opens &= term.opens;
        }
        None => out.push(Term {
            weight,
            ..term.clone()
        }),
    }
}

/// Adds terms as they are.
pub(crate) fn add_all(out: &mut Vec<Term>, terms: &[Term]) {
    terms.iter().for_each(|term| add(out, term, term.weight));
}

/// Cuts a word to what its forms and derivations share. A stem is its own stem: "delivered" and "delivery" are of "deliver",
/// so they are cut as that is.
pub(crate) fn stem(low: &str) -> String {
    let mut word = low.to_string();
    word.retain(|c| c != '.');
    if let Some(base) = lex::irregular(&word) {
        word = base.to_string();
    }
    while let Some(shorter) = cut(&word).map(str::len) {
        word.truncate(shorter);
    }
    word
}

/// The endings that are cut off, longer ones before what they end with.
const ENDINGS: &[&str] = &[
    "isations", "izations", "isation", "ization", "itions", "ations", "ements", "ition", "ation",
    "ement", "ising", "izing", "ments", "ised", "ized", "ises", "izes", "ions", "ance", "ence",
    "ings", "ment", "ants", "ents", "ies", "ied", "ise", "ize", "ing", "ion", "ant", "ent", "ers",
    "ors", "ed", "er", "or", "es", "al", "y", "e", "s",
];

/// A word without its last ending, if one can be spared.
fn cut(word: &str) -> Option<&str> {
    // Hardly any ending ends with the same letter.
    let last = word.as_bytes().last();
    for ending in ENDINGS.iter().filter(|it| it.as_bytes().last() == last) {
        let Some(stem) = word.strip_suffix(ending) else {
            continue;
        };
        let left = if ending.starts_with("ion") || ending.contains("ment") {
            5
        } else {
            4
        };
        if stem.chars().count() >= left && (*ending != "s" || !stem.ends_with('s')) {
            let doubled = matches!(stem.as_bytes(), [.., a, b]
                if a == b && a.is_ascii_alphabetic() && *a != b's');
            return Some(&stem[..stem.len() - usize::from(doubled)]);
        }
    }
    word.strip_suffix('s')
        .filter(|w| w.len() >= 3 && !w.ends_with('s'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derived_forms_share_a_stem() {
        for group in [
            &[
                "recognise",
                "recognised",
                "recognition",
                "recognizing",
                "recognizes",
            ][..],
            &["declare", "declared", "declaration"],
            &["announce", "announcement", "announced"],
            &["adopt", "adoption", "adopted"],
            &["meet", "met", "meeting"],
            &["launch", "launched", "launches"],
            &["sell", "sold"],
            &["independence", "independent"],
            &["close", "closed", "closing", "closes"],
            &["release", "released"],
            &["pass", "passed", "passes"],
            &["deliver", "delivered", "delivery", "deliveries"],
        ] {
            for pair in group.windows(2) {
                assert_eq!(stem(pair[0]), stem(pair[1]), "{} and {}", pair[0], pair[1]);
            }
        }
        for (a, b) in [
            ("summit", "summer"),
            ("state", "station"),
            ("report", "repeat"),
            ("sanction", "saint"),
        ] {
            assert_ne!(stem(a), stem(b), "{a} and {b}");
        }
    }
}

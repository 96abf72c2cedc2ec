//! What a mention is about, as terms that can be compared across sources.
//!
//! A term is a word cut to what its derived forms share (declare, declared, declaration), or a place that its capital,
//! its seat of government and its people stand for.

use super::lexicon as lex;
use super::token::{Tag, Token, base, closed};
use super::world;
use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::BuildHasherDefault;
use std::ops::Range;
use std::rc::Rc;

/// One term of a mention.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Term {
    // Many mentions have it.
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
    let tokens = tokens.get(range).unwrap_or_default();
    for term in tokens.iter().filter_map(|t| t.terms.as_deref()).flatten() {
        add(out, term, weight);
    }
}

/// How many words are known at a time: those of some hundred articles, few enough to stay in the cache.
const MOST: usize = 8192;

/// The terms of words: nearly every word comes again, and cutting its stem is most of the work. Only looked up, never gone through,
/// so its order is nobody's.
#[derive(Default)]
pub(crate) struct Known {
    names: Terms,
    others: Terms,
}

type Terms = HashMap<String, Rc<[Term]>, BuildHasherDefault<DefaultHasher>>;

impl Known {
    /// Tells each token of a sentence its terms, without a weight: of "dam-building" two.
    pub fn tell(&mut self, tokens: &mut [Token]) {
        let opens = tokens.get(1).is_none_or(|t| t.tag != Tag::Name);
        for (i, token) in tokens.iter_mut().enumerate() {
            let terms = match token.tag {
                Tag::Name => &mut self.names,
                Tag::Noun
                | Tag::Past
                | Tag::Participle
                | Tag::Present
                | Tag::Gerund
                | Tag::Number => &mut self.others,
                _ => continue,
            };
            let name = token.tag == Tag::Name;
            let known = match terms.get(&token.low) {
                Some(known) => known.clone(),
                None => {
                    // What is met again is soon known again.
                    if terms.len() >= MOST {
                        terms.clear();
                    }
                    let made: Rc<[Term]> = of_word(&token.low, name).into();
                    terms.insert(token.low.clone(), made.clone());
                    made
                }
            };
            token.terms = Some(known);
            if i == 0 && opens {
                let own = token.terms.iter().flat_map(|terms| terms.iter().cloned());
                token.terms = Some(own.map(|term| Term { opens, ..term }).collect());
            }
        }
    }
}

/// The terms of one word, which is a name or not.
fn of_word(low: &str, name: bool) -> Vec<Term> {
    if !name && (closed(low) || low.len() < 2) {
        return Vec::new();
    }
    let mut out = Vec::with_capacity(1);
    for part in low.split('-') {
        let part = part.strip_suffix("'s").unwrap_or(part);
        if part.is_empty() || (!name && LIGHT.contains(&base(part).as_str())) {
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
            opens: false,
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
    } else if word.len() <= SHORT && (word.ends_with("ed") || word.ends_with("ing")) {
        // Of "died" or "voting" no ending can be spared, but a verb is known by its forms.
        word = Some(base(&word))
            .filter(|base| lex::entry(base).is_verb())
            .unwrap_or(word);
    }
    while let Some(shorter) = cut(&word).map(str::len) {
        word.truncate(shorter);
    }
    word
}

/// So long at most is a word of which too little would be left without its ending.
const SHORT: usize = 6;

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
            &["die", "died", "dies"],
            &["vote", "voted", "voting", "votes"],
            &["sue", "sued"],
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

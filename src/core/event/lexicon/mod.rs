//! Word lists for reading clauses: closed classes, irregular verbs, everyday verbs, nouns that name happenings.
//!
//! Written for this project from an English grammar's closed classes; open classes hold only everyday words. All lists are
//! lower case and sorted, for those who read them (a test holds that). What they say of a word stands in one table: every word of a
//! text is looked up.

mod adjectives;
mod closed;
mod deeds;
mod happening;
mod irregular;
mod persons;
mod verbs;

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

pub use adjectives::describes;
pub use deeds::{Deeds, deeds, with_particle};
pub use happening::{Family, happening};
pub use irregular::{irregular, past_only};

/// A list of words, and its bit in an [`Entry`]. The words stand in one string: a thousand strings have a thousand places and lengths
/// to carry in the page.
#[derive(Clone, Copy)]
pub struct List(u32, &'static str);

impl List {
    fn words(self) -> impl Iterator<Item = &'static str> {
        self.1.split_ascii_whitespace()
    }
}

pub const DETERMINERS: List = List(0, closed::DETERMINERS);
pub const PRONOUNS: List = List(1, closed::PRONOUNS);
pub const PREPOSITIONS: List = List(2, closed::PREPOSITIONS);
pub const SUBORDINATORS: List = List(3, closed::SUBORDINATORS);
pub const RELATIVES: List = List(4, closed::RELATIVES);
pub const COORDINATORS: List = List(5, closed::COORDINATORS);
pub const MODALS: List = List(6, closed::MODALS);
pub const ADVERBS: List = List(7, closed::ADVERBS);
pub const NOT_ADVERBS: List = List(8, closed::NOT_ADVERBS);
pub const HELPERS: List = List(9, closed::HELPERS);
pub const ADJECTIVES: List = List(10, adjectives::ADJECTIVES);
pub const VIEWS: List = List(11, adjectives::VIEWS);
pub const PARTICIPLE_ONLY: List = List(12, irregular::PARTICIPLE_ONLY);
pub const PERSONS: List = List(13, persons::PERSONS);
pub const INTRANSITIVE: List = List(14, verbs::INTRANSITIVE);
pub const NOT_PAST: List = List(15, verbs::NOT_PAST);
pub const SAYING: List = List(16, verbs::SAYING);
pub const VERBS: List = List(17, verbs::VERBS);
pub const WILLING: List = List(18, verbs::WILLING);
pub const OPEN_ENDED: List = List(19, verbs::OPEN_ENDED);
pub const CONTENT: List = List(20, closed::CONTENT);

const LISTS: [List; 21] = [
    DETERMINERS,
    PRONOUNS,
    PREPOSITIONS,
    SUBORDINATORS,
    RELATIVES,
    COORDINATORS,
    MODALS,
    ADVERBS,
    NOT_ADVERBS,
    HELPERS,
    ADJECTIVES,
    VIEWS,
    PARTICIPLE_ONLY,
    PERSONS,
    INTRANSITIVE,
    NOT_PAST,
    SAYING,
    VERBS,
    WILLING,
    OPEN_ENDED,
    CONTENT,
];

/// What all lists say of a word.
#[derive(Clone, Copy, Default)]
pub struct Entry {
    lists: u32,
    /// The base of an irregular form.
    base: Option<&'static str>,
    family: Option<Family>,
    deeds: Deeds,
}

impl Entry {
    /// Whether the word is in a list.
    pub fn is(self, list: List) -> bool {
        self.lists & 1 << list.0 != 0
    }

    /// Whether it can be a verb in its base form: one of everyday, or one that tells a deed.
    pub fn is_verb(self) -> bool {
        self.is(VERBS) || self.deeds.any()
    }
}

/// What is known of a word; of most, nothing.
pub fn entry(word: &str) -> Entry {
    /// Only looked up, never gone through, so its order is nobody's.
    type Entries = HashMap<&'static str, Entry, BuildHasherDefault<DefaultHasher>>;
    static ENTRIES: OnceLock<Entries> = OnceLock::new();
    let entries = ENTRIES.get_or_init(|| {
        let mut all = Entries::default();
        for list in LISTS {
            for word in list.words() {
                all.entry(word).or_default().lists |= 1 << list.0;
            }
        }
        for (base, forms) in irregular::verbs() {
            for form in forms {
                all.entry(form).or_default().base = Some(base);
            }
        }
        for (noun, family) in happening::HAPPENINGS {
            all.entry(noun).or_default().family = Some(*family);
        }
        for (word, deeds) in deeds::words() {
            let known = &mut all.entry(word).or_default().deeds;
            *known = known.and(deeds);
        }
        all
    });
    entries.get(word).copied().unwrap_or_default()
}

/// Whether a word is in a list.
pub fn is(list: List, word: &str) -> bool {
    entry(word).is(list)
}

#[cfg(test)]
mod tests {
    use super::happening::HAPPENINGS;
    use super::*;

    #[test]
    fn lists_are_sorted_and_each_has_its_bit() {
        for (bit, list) in (0..).zip(LISTS) {
            assert_eq!(list.0, bit, "{}", list.1);
            for (word, next) in list.words().zip(list.words().skip(1)) {
                assert!(word < next, "{word} before {next}");
            }
        }
        let bases = || irregular::verbs().map(|(base, _)| base);
        for (base, next) in bases().zip(bases().skip(1)) {
            assert!(base < next, "{base} before {next}");
        }
        for pair in HAPPENINGS.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
        }
    }
}

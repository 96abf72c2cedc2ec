//! Word lists for reading clauses: closed classes, irregular verbs, everyday verbs, nouns that name happenings.
//!
//! Written for this project from an English grammar's closed classes; open classes hold only everyday words. All lists are
//! lower case and sorted, for binary search (a test holds that).

mod adjectives;
mod closed;
mod deeds;
mod happening;
mod irregular;
mod persons;
mod verbs;

use std::cmp::Ordering;

pub use adjectives::{ADJECTIVES, VIEWS, describes};
pub use closed::{
    ADVERBS, COORDINATORS, DETERMINERS, MODALS, NOT_ADVERBS, PREPOSITIONS, PRONOUNS, RELATIVES,
    SUBORDINATORS,
};
pub use deeds::{Deeds, deeds, with_particle};
pub use happening::{Family, happening};
pub use irregular::{PARTICIPLE_ONLY, irregular, past_only};
pub use persons::PERSONS;
pub use verbs::{INTRANSITIVE, NOT_PAST, SAYING, VERBS, WILLING};

/// Whether `word` is in the sorted list.
pub fn is(list: &[&str], word: &str) -> bool {
    list.binary_search_by(|it| order(it, word)).is_ok()
}

/// The order of two words. Most differ in their first letters: by bytes that is told sooner than by comparing memory.
fn order(one: &str, other: &str) -> Ordering {
    one.bytes().cmp(other.bytes())
}

#[cfg(test)]
mod tests {
    use super::happening::HAPPENINGS;
    use super::irregular::IRREGULAR;
    use super::*;

    #[test]
    fn lists_are_sorted_for_binary_search() {
        for list in [
            DETERMINERS,
            PRONOUNS,
            PREPOSITIONS,
            SUBORDINATORS,
            RELATIVES,
            COORDINATORS,
            MODALS,
            ADVERBS,
            NOT_ADVERBS,
            ADJECTIVES,
            VIEWS,
            PERSONS,
            SAYING,
            INTRANSITIVE,
            WILLING,
            PARTICIPLE_ONLY,
            NOT_PAST,
            VERBS,
        ] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
            }
        }
        for pair in IRREGULAR.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
        }
        for pair in HAPPENINGS.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
        }
    }
}

//! Other names of one thing, read from the texts themselves: initials ("BBC" where a text writes the name out).

use std::collections::{BTreeMap, BTreeSet};

use super::cards::Aliases;
use crate::event::key_of;
use crate::order::Gather;

/// Finds which short names the texts write out somewhere. Two scans; the order of the texts changes nothing.
pub(crate) fn find<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> Aliases {
    let short: BTreeSet<String> = texts.clone().flat_map(short_names).gathered();
    let mut long: BTreeMap<String, BTreeMap<Vec<String>, u32>> = BTreeMap::new();
    let mut initials = String::new();
    for text in texts {
        let mut run: Vec<&str> = Vec::new();
        for word in text.split_whitespace() {
            let bare = bare(word);
            if bare.starts_with(char::is_uppercase) && bare.chars().count() > 1 {
                run.push(bare);
                // Every tail of the run of capitals may be the name.
                for from in run.len().saturating_sub(6)..run.len() - 1 {
                    let words = &run[from..];
                    initials.clear();
                    let first = words.iter().filter_map(|w| w.chars().next());
                    initials.extend(first.flat_map(char::to_lowercase));
                    if short.contains(&initials) {
                        let keys = words.iter().map(|w| key_of(w)).collect();
                        let ways = long.entry(initials.clone()).or_default();
                        *ways.entry(keys).or_default() += 1;
                    }
                }
            } else if !matches!(bare, "of" | "and" | "for" | "the") {
                run.clear();
            }
            if word.ends_with([',', '.', ';', ':', '!', '?', ')']) {
                run.clear();
            }
        }
    }
    short
        .into_iter()
        .filter_map(|name| {
            let names = long.get(&name)?;
            // The way of writing it out that is met most often; the alphabet decides a tie.
            let (keys, _) = names
                .iter()
                .max_by_key(|(keys, n)| (**n, std::cmp::Reverse((*keys).clone())))?;
            Some((key_of(&name), keys.clone()))
        })
        .gathered()
}

/// A word without the marks round it and without 's.
fn bare(word: &str) -> &str {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let genitive = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s"));
    genitive.unwrap_or(bare)
}

/// Words of two to six capitals, in lower case: "WHO", "U.N.".
fn short_names(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace().map(bare).filter_map(|word| {
        let capitals = word.bytes().all(|b| b.is_ascii_uppercase() || b == b'.');
        let letters = word.bytes().filter(u8::is_ascii_uppercase).count();
        (capitals && (2..=6).contains(&letters)).then(|| word.replace('.', "").to_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_lead_to_the_words() {
        let found = find(
            ["The Northern Harbour Union met. The NHU said no. The XYZ did not come."].into_iter(),
        );
        assert_eq!(
            found.get(&key_of("NHU")),
            Some(&vec![
                key_of("Northern"),
                key_of("Harbour"),
                key_of("Union")
            ])
        );
        assert!(!found.contains_key(&key_of("XYZ")));
    }
}

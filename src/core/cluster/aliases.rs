//! Other names of one thing, read from the texts themselves: initials ("BBC" where a text writes the name out).

use std::collections::{BTreeMap, BTreeSet};

use super::cards::Aliases;
use crate::event::key_of;

/// Finds which short names the texts write out somewhere. One scan; the order of the texts changes nothing.
pub(crate) fn find<'t>(texts: impl Iterator<Item = &'t str>) -> Aliases {
    let mut short: BTreeSet<String> = BTreeSet::new();
    let mut long: BTreeMap<String, BTreeMap<Vec<String>, u32>> = BTreeMap::new();
    for text in texts {
        let mut run: Vec<&str> = Vec::new();
        for word in text.split_whitespace() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let ended = word.ends_with([',', '.', ';', ':', '!', '?', ')']);
            let bare = bare
                .strip_suffix("'s")
                .or_else(|| bare.strip_suffix("’s"))
                .unwrap_or(bare);
            let letters = bare.replace('.', "");
            if (2..=6).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase()) {
                short.insert(letters.to_lowercase());
            }
            if bare.starts_with(char::is_uppercase) && bare.chars().count() > 1 {
                run.push(bare);
            } else if !matches!(bare, "of" | "and" | "for" | "the") || run.is_empty() {
                run.clear();
            }
            // Every tail of the run of capitals may be the name.
            for from in 0..run.len().saturating_sub(1) {
                let words = &run[from..];
                if words.len() > 6 {
                    continue;
                }
                let initials: String = words
                    .iter()
                    .filter_map(|w| w.chars().next())
                    .collect::<String>()
                    .to_lowercase();
                let keys = words.iter().map(|w| key_of(w)).collect();
                *long.entry(initials).or_default().entry(keys).or_default() += 1;
            }
            if ended {
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
        .collect()
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

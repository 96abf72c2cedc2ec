//! Who and what place is named in events: for sorting them into lanes.
//!
//! Names are runs of capitalised words that do not only open a sentence. A state of the table, its capital, its seat of
//! government and its people are one place. Of other names, what stands round them decides over the whole story: titles and
//! verbs of saying speak for a person, "in" and "near" for a place; what neither speaks for is in no lane.
//!
//! Deliberately absent: one person under two family names, places within places, languages other than English.

use crate::order::InOrder;
use std::collections::BTreeMap;

use super::world;
use crate::calendar::ENGLISH;
use crate::story::{EventIx, Story};

/// What a name names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Person,
    Place,
}

/// Words before a name that only people have.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "dr",
    "sir",
    "lady",
    "lord",
    "president",
    "minister",
    "premier",
    "chancellor",
    "senator",
    "governor",
    "mayor",
    "councillor",
    "general",
    "colonel",
    "captain",
    "judge",
    "justice",
    "professor",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "bishop",
    "ambassador",
    "secretary",
    "spokesman",
    "spokeswoman",
    "leader",
    "chairman",
    "director",
];

/// Verbs behind a name that only people do.
const SAYING: &[&str] = &[
    "said",
    "says",
    "told",
    "tells",
    "added",
    "warned",
    "asked",
    "argued",
    "announced",
    "insisted",
    "explained",
    "wrote",
    "replied",
    "promised",
];

/// Words before a name that speak for a place.
const WHERE: &[&str] = &[
    "in", "at", "near", "outside", "around", "through", "across", "towards",
];

/// Capitalised words that are no names, beside months and weekdays.
const NEITHER: &[&str] = &[
    "i",
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "we",
    "his",
    "her",
    "their",
    "this",
    "that",
    "these",
    "those",
    "but",
    "and",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "to",
    "of",
    "with",
    "as",
    "if",
    "when",
    "while",
    "after",
    "before",
    "both",
    "no",
    "not",
    "one",
    "two",
    "three",
    "some",
    "many",
    "all",
    "more",
    "most",
    "other",
    "easter",
    "christmas",
    "there",
    "then",
    "now",
    "today",
    "yesterday",
    "tomorrow",
    "last",
    "next",
    "early",
    "late",
];

#[derive(Default)]
struct Found {
    /// As it is shown.
    shown: String,
    person: u32,
    place: u32,
    /// The events that name it, by their places in the story; sorted, each once.
    events: Vec<u32>,
}

/// The names of this kind, of those that the story has in two events or more, that most of these events speak of, the commonest
/// first and at most `most`, and for each event which of them it speaks of. All of the story says what kind a name is of.
pub(crate) fn often(
    story: &Story,
    events: &[EventIx],
    kind: Kind,
    most: usize,
) -> (Vec<String>, Vec<Vec<u32>>) {
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    for (event, ix) in story.events.iter().zip(0..) {
        read(&event.title, ix, &mut found);
        for mention in &event.mentions {
            let report = story.report(mention.source);
            read(report.source.words(mention.span), ix, &mut found);
        }
    }
    let speaks = |found: &Found| match kind {
        Kind::Person => found.person > found.place,
        Kind::Place => found.place > found.person,
    };
    let mut place: Vec<Option<u32>> = vec![None; story.events.len()];
    for (&ix, at) in events.iter().zip(0..) {
        place[ix.0 as usize] = Some(at);
    }
    let mut found: Vec<Found> = found
        .into_values()
        .filter(|f| f.events.len() > 1 && speaks(f))
        .map(|mut f| {
            f.events = f
                .events
                .iter()
                .filter_map(|&ix| place[ix as usize])
                .collect();
            f
        })
        .filter(|f| !f.events.is_empty())
        .collect();
    found.order_by(|a, b| {
        b.events
            .len()
            .cmp(&a.events.len())
            .then_with(|| a.shown.cmp(&b.shown))
    });
    found.truncate(most);
    let mut of = vec![Vec::new(); events.len()];
    for (found, lane) in found.iter().zip(0..) {
        for &event in &found.events {
            of[event as usize].push(lane);
        }
    }
    (found.into_iter().map(|f| f.shown).collect(), of)
}

fn read(text: &str, event: u32, found: &mut BTreeMap<String, Found>) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut at = 0;
    while at < words.len() {
        let start = at;
        while at < words.len() && at - start < LONGEST && is_name(words[at]) {
            at += 1;
            // A mark behind a word ends its name.
            if bare(words[at - 1]).len() < words[at - 1].trim_start_matches(is_mark).len() {
                break;
            }
        }
        if at == start {
            at += 1;
            continue;
        }
        let run = &words[start..at];
        let before = start
            .checked_sub(1)
            .map_or(String::new(), |i| bare(words[i]).to_lowercase());
        let after = words
            .get(at)
            .map_or(String::new(), |word| bare(word).to_lowercase());
        name(run, &before, &after, start == 0, event, found);
    }
}

/// Counts one run of capitalised words.
fn name(
    run: &[&str],
    before: &str,
    after: &str,
    opens: bool,
    event: u32,
    found: &mut BTreeMap<String, Found>,
) {
    let low: Vec<String> = run.iter().map(|word| bare(word).to_lowercase()).collect();
    // A title in capitals is part of the run, and what stands before it is another name: "French President Anne Roe".
    let title = low.iter().rposition(|word| TITLES.contains(&&**word));
    let titled = title.map_or(0, |at| at + 1);
    if titled > 1 {
        name(&run[..titled - 1], before, "", opens, event, found);
    }
    let (run, low) = (&run[titled..], &low[titled..]);
    let Some(last) = low.last() else {
        return;
    };
    if let Some(state) = low.iter().rev().find_map(|word| world::place_of(word)) {
        let mut shown: Vec<char> = state.chars().collect();
        shown[0] = shown[0].to_ascii_uppercase();
        count(
            found,
            format!("={state}"),
            &shown.into_iter().collect::<String>(),
            (0, 3),
            event,
        );
        return;
    }
    // The first word of a sentence has its capital from there: that it is a name has to be seen elsewhere.
    let known = !opens || run.len() > 1 || titled > 0;
    let called = titled > 0 || TITLES.contains(&before);
    let person = u32::from(called) * 3 + u32::from(known && SAYING.contains(&after)) * 2;
    let place = u32::from(WHERE.contains(&before)) * 2;
    let shown: Vec<&str> = run.iter().map(|word| bare(word)).collect();
    count(
        found,
        last.clone(),
        &shown.join(" "),
        (person, place),
        event,
    );
}

fn count(
    found: &mut BTreeMap<String, Found>,
    key: String,
    shown: &str,
    (person, place): (u32, u32),
    event: u32,
) {
    let entry = found.entry(key).or_default();
    // The fullest form is shown, but no more than first and family name.
    if shown.len() > entry.shown.len() && shown.split(' ').count() <= 2 || entry.shown.is_empty() {
        shown.clone_into(&mut entry.shown);
    }
    entry.person += person;
    entry.place += place;
    if entry.events.last() != Some(&event) {
        entry.events.push(event);
    }
}

/// More capitalised words than that are a heading.
const LONGEST: usize = 6;

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric()
}

/// A word without the marks round it and without a possessive ending.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(is_mark);
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}

fn is_name(word: &str) -> bool {
    let bare = bare(word);
    bare.chars().count() > 1
        && bare.starts_with(char::is_uppercase)
        && !NEITHER.contains(&bare.to_lowercase().as_str())
        && !(ENGLISH.months.iter().chain(&ENGLISH.weekdays))
            .any(|name| name.eq_ignore_ascii_case(bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(texts: &[&str]) -> (Vec<String>, Vec<String>) {
        let mut found = BTreeMap::new();
        for (text, at) in texts.iter().zip(0..) {
            read(text, at, &mut found);
        }
        let of = |wanted: fn(&Found) -> bool| {
            found
                .values()
                .filter(|f| wanted(f))
                .map(|f| f.shown.clone())
                .collect()
        };
        (of(|f| f.person > f.place), of(|f| f.place > f.person))
    }

    #[test]
    fn titles_and_saying_make_people_and_where_makes_places() {
        let (people, places) = kinds(&[
            "Mayor Ann Roe closed the old bridge",
            "The school in Millbrook was flooded, Roe said.",
            "French troops left; in Paris nobody knew",
            "Lund and Swedish Vice Prime Minister Nils Berg agreed",
            "Nobody saw Lund or the Reds",
            "Reds said nothing",
            "The council met again on Monday in March",
        ]);
        assert_eq!(people, ["Nils Berg", "Ann Roe"]);
        assert_eq!(places, ["France", "Sweden", "Millbrook"]);
    }

    #[test]
    fn what_nothing_speaks_for_is_in_no_lane() {
        let (people, places) = kinds(&[
            "Bridges fell",
            "They read the Gazette",
            "It was the Great Flood",
        ]);
        assert!(
            people.is_empty() && places.is_empty(),
            "{people:?} {places:?}"
        );
    }
}

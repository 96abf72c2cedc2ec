//! The gold stories in `tests/gold` point at the words they say they point at.
//!
//! A gold story is what a careful reader found in a sample, written by hand. Whether the program finds the same is
//! measured elsewhere; here only the measure itself is checked, so that a slip of one letter does not count against it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every gold story with the texts of its sample, as code points, by file name.
fn stories() -> Vec<(Value, BTreeMap<String, Vec<char>>)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(root().join("tests/gold"))
        .expect("tests/gold")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no gold story");
    paths
        .iter()
        .map(|path| {
            let gold: Value =
                serde_json::from_str(&fs::read_to_string(path).expect("gold")).expect("JSON");
            let sample = root()
                .join("samples")
                .join(path.file_stem().expect("a name"));
            let texts = gold["documents"].as_object().expect("documents").keys();
            let texts = texts.map(|name| {
                let text = fs::read_to_string(sample.join(name)).expect("a text of the sample");
                (name.clone(), text.chars().collect())
            });
            let texts = texts.collect();
            (gold, texts)
        })
        .collect()
}

fn array<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key]
        .as_array()
        .unwrap_or_else(|| panic!("{key}: not a list"))
}

#[test]
fn every_span_holds_its_words() {
    for (gold, texts) in stories() {
        let passages = array(&gold, "events")
            .iter()
            .flat_map(|event| array(event, "passages"));
        let spans: Vec<&Value> = array(&gold, "timexes").iter().chain(passages).collect();
        assert!(spans.len() > 20);
        for span in spans {
            let text = &texts[span["doc"].as_str().expect("doc")];
            let at = |key: &str| span[key].as_u64().expect(key) as usize;
            let words: String = text[at("start")..at("end")].iter().collect();
            assert_eq!(span["text"].as_str(), Some(words.as_str()), "{span}");
        }
    }
}

#[test]
fn timexes_are_in_text_order_and_apart() {
    for (gold, texts) in stories() {
        for name in texts.keys() {
            let mut end = 0;
            for timex in array(&gold, "timexes")
                .iter()
                .filter(|t| t["doc"] == name.as_str())
            {
                assert!(timex["start"].as_u64().expect("start") >= end, "{timex}");
                end = timex["end"].as_u64().expect("end");
            }
            assert!(end > 0, "{name} has no time expression");
        }
    }
}

#[test]
fn events_have_names_of_their_own_and_each_disputed_date_its_words() {
    for (gold, texts) in stories() {
        let mut ids = BTreeSet::new();
        for event in array(&gold, "events") {
            assert!(
                ids.insert(event["id"].as_str().expect("id").to_owned()),
                "{} twice",
                event["id"]
            );
            assert!(
                !array(event, "passages").is_empty() && !array(event, "title_needs").is_empty()
            );
            for says in event["disagreement"].as_array().into_iter().flatten() {
                let text: String = texts[says["doc"].as_str().expect("doc")].iter().collect();
                assert!(
                    text.contains(says["words"].as_str().expect("words")),
                    "{says}"
                );
            }
        }
    }
}

#[test]
fn every_text_says_at_its_top_where_it_comes_from() {
    for (_, texts) in stories() {
        for (name, text) in texts {
            let top: String = text.iter().take(300).collect();
            let retold = top.contains("A retelling, in the Datelines project");
            let invented = top.contains("An invented report, written for the Datelines project");
            assert!(retold != invented, "{name}");
        }
    }
}

//! Time expressions: rows of text with the expressions in brackets, one file a rule, in tests/timex.
//!
//! Each row: the text, the day of writing (or none), the kind of text, and for every bracket its TIMEX3 type and value. What
//! stands in no bracket must not be found, so a row without brackets is a negative one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use datelines_core::calendar::When;
use datelines_core::source::Kind;
use datelines_core::timex::timex3::Value;
use datelines_core::timex::{self, TimexType};
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    text: String,
    anchor: Option<String>,
    kind: Kind,
    found: Vec<(TimexType, String)>,
}

type Expected = Vec<(String, TimexType, String)>;

impl Row {
    /// The text without its brackets, and what is to be found in it.
    fn read(&self) -> (String, Expected) {
        let mut text = String::new();
        let mut words = Vec::new();
        for piece in self.text.split('[') {
            match piece.split_once(']') {
                Some((inside, after)) => {
                    words.push(inside.to_owned());
                    text.push_str(inside);
                    text.push_str(after);
                }
                None => text.push_str(piece),
            }
        }
        assert_eq!(words.len(), self.found.len(), "{}", self.text);
        let found = words
            .into_iter()
            .zip(&self.found)
            .map(|(words, (kind, value))| (words, *kind, value.clone()))
            .collect();
        (text, found)
    }
}

fn corpora() -> BTreeMap<String, Vec<Row>> {
    files("tests/timex", "json")
        .into_iter()
        .map(|(name, path)| {
            let rows = serde_json::from_str(&fs::read_to_string(&path).unwrap());
            (
                name,
                rows.unwrap_or_else(|error| panic!("{}: {error}", path.display())),
            )
        })
        .collect()
}

fn files(folder: &str, ending: &str) -> BTreeMap<String, PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(folder);
    fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == ending))
        .map(|path| {
            (
                path.file_stem().unwrap().to_string_lossy().into_owned(),
                path,
            )
        })
        .collect()
}

#[test]
fn every_row_is_read_as_it_says() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (rule, rows) in corpora() {
        for row in rows {
            let (text, expected) = row.read();
            let anchor = row
                .anchor
                .as_deref()
                .map(|day| When::from_edtf(day).unwrap());
            let got: Expected = timex::tag(&text, anchor, row.kind)
                .into_iter()
                .map(|t| (text[t.span.range()].to_owned(), t.kind, t.value))
                .collect();
            count += 1;
            if got != expected {
                wrong.push(format!("{rule}: {}\n   got {got:?}", row.text));
            }
        }
    }
    assert!(count > 200, "{count} rows");
    assert!(
        wrong.is_empty(),
        "{} of {count} rows:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_rule_has_its_rows_and_some_of_them_are_negative() {
    let rules: Vec<_> = files("src/core/timex/rules", "rs").into_keys().collect();
    let corpora = corpora();
    assert_eq!(rules, corpora.keys().cloned().collect::<Vec<_>>());
    for (rule, rows) in corpora {
        assert!(
            rows.iter().any(|row| row.found.is_empty()),
            "{rule} has no negative row"
        );
        assert!(rows.len() >= 5, "{rule} has too few rows");
    }
}

#[test]
fn what_is_resolved_says_why_and_what_is_not_says_why_not() {
    for (rule, rows) in corpora() {
        for row in rows {
            let (text, _) = row.read();
            let anchor = row
                .anchor
                .as_deref()
                .map(|day| When::from_edtf(day).unwrap());
            for timex in timex::tag(&text, anchor, row.kind) {
                let words = &text[timex.span.range()];
                assert_eq!(
                    timex.when.is_some(),
                    !timex.because.is_empty(),
                    "{rule}: {words}"
                );
                assert!(
                    timex.when.is_none() || timex.unresolved.is_none(),
                    "{rule}: {words}"
                );
                assert_eq!(
                    timex.value.parse::<Value>().unwrap().to_string(),
                    timex.value,
                    "{rule}: {words}"
                );
                if let Some(when) = timex.when {
                    let edtf = when.to_edtf();
                    assert_eq!(
                        When::from_edtf(&edtf).map(When::to_edtf),
                        Some(edtf),
                        "{rule}: {words}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_reason_names_the_words_the_tense_and_the_day() {
    let anchor = When::from_edtf("2008-08-28");
    let timexes = timex::tag("He arrived on Tuesday.", anchor, Kind::News);
    assert_eq!(
        timexes[0].because[0].text,
        "\"Tuesday\" with a past-tense verb: the last Tuesday before Thursday 28 August 2008, the day of writing: 26 Aug 2008."
    );
    let timexes = timex::tag("He arrived on Tuesday.", None, Kind::News);
    assert_eq!(timexes[0].when, None);
    assert_eq!(
        timexes[0].unresolved.as_ref().map(|why| why.text.as_str()),
        Some("\"Tuesday\" is counted from the day of writing, which is not known.")
    );
}

#[test]
fn several_possible_days_of_writing_give_one_answer_a_stretch_or_none() {
    let edtf = |text: &str, anchor: &str| {
        let timexes = timex::tag(text, When::from_edtf(anchor), Kind::News);
        timexes[0].when.map(When::to_edtf)
    };
    let say = |text: &str| edtf(text, "2008-08-27/2008-08-28");
    assert_eq!(say("He left last month.").as_deref(), Some("2008-07"));
    assert_eq!(say("He left on Monday.").as_deref(), Some("2008-08-25"));
    assert_eq!(
        say("He left yesterday.").as_deref(),
        Some("2008-08-26/2008-08-27")
    );
    assert_eq!(edtf("He left yesterday.", "2008-03-01/2008-08-28"), None);
}

/// A small deterministic generator (splitmix64), so that a failure can be run again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }
}

/// Words that the rules know, marks, digits and characters of every width.
const SCRAPS: &[&str] = &[
    "the ",
    "day ",
    "after ",
    "before ",
    "of ",
    "last ",
    "next ",
    "Friday ",
    "May ",
    "Aug. ",
    "7",
    "31 ",
    "1999",
    "0",
    "99999999999999999999",
    "th ",
    "two ",
    "hundred ",
    "million ",
    "years ",
    "ago ",
    "later ",
    "night ",
    "p.m. ",
    "BC ",
    "'",
    "s ",
    "-",
    "–",
    ",",
    ".",
    ":",
    "/",
    "(",
    ")",
    "\n",
    "\n\n",
    "\r\n",
    "é",
    "日",
    "🕰",
    "\u{0}",
    "½",
    "’",
    "quarter ",
    "third ",
    "early ",
    "mid",
    "end ",
    "year",
    "every ",
    "Easter ",
    "New Year's Eve ",
    "Q3 ",
    "will ",
    "said ",
    "first ",
    "half ",
    "a ",
    "and ",
    "to ",
    "from ",
    "2.5 ",
    "1,000 ",
    "$",
    "%",
    "1990s ",
    "fiscal ",
    "AD ",
    "29 February ",
    "-9999 ",
    "9999 ",
    "December 31, 9999 ",
    "tomorrow ",
    "week ",
    "of March 6 ",
    "10000 centuries later ",
    "4294967295 years ago ",
];

#[test]
fn any_text_and_any_day_of_writing_are_taken() {
    let days = [
        "-9999-01-01",
        "9999-12-31",
        "0000-02-29",
        "2008-08-28",
        "1582-10-10",
        "2008-08-27/2008-09-03",
    ];
    let mut dice = Dice(2008);
    for round in 0..3000 {
        let mut text = String::new();
        for _ in 0..dice.roll(40) {
            text.push_str(SCRAPS[dice.roll(SCRAPS.len())]);
        }
        let anchor = When::from_edtf(days[dice.roll(days.len())]);
        let anchor = anchor.filter(|_| dice.roll(5) > 0);
        let kind = [Kind::News, Kind::History, Kind::Prose][dice.roll(3)];
        let timexes = timex::tag(&text, anchor, kind);
        let mut end = 0;
        for timex in &timexes {
            assert!(
                text.get(timex.span.range())
                    .is_some_and(|words| !words.is_empty()),
                "round {round}: {text:?}"
            );
            assert!(timex.span.start() >= end, "round {round}: {text:?}");
            end = timex.span.end();
            let value = timex.value.parse::<Value>().map(|value| value.to_string());
            assert_eq!(value.as_ref(), Ok(&timex.value), "round {round}: {text:?}");
            if let Some(when) = timex.when {
                let edtf = when.to_edtf();
                assert_eq!(
                    When::from_edtf(&edtf).map(When::to_edtf),
                    Some(edtf),
                    "round {round}: {text:?}"
                );
            }
        }
        assert_eq!(
            timexes,
            timex::tag(&text, anchor, kind),
            "round {round}: {text:?}"
        );
    }
}

#[test]
fn any_bytes_are_taken() {
    let mut dice = Dice(7);
    for _ in 0..2000 {
        let bytes: Vec<u8> = (0..dice.roll(80)).map(|_| dice.roll(256) as u8).collect();
        let text = String::from_utf8_lossy(&bytes);
        for timex in timex::tag(&text, When::from_edtf("2008-08-28"), Kind::News) {
            assert!(text.get(timex.span.range()).is_some());
        }
    }
}

/// Work is counted by what can be seen from outside: the same text eight times over gives eight times the expressions, and no
/// repetition of one word makes an expression longer than a rule may look ahead.
#[test]
fn no_repetition_makes_a_rule_look_far_ahead() {
    for scrap in [
        "the day after ",
        "1",
        "1 ",
        "twenty ",
        "a hundred thousand ",
        "Monday, ",
        "(",
        "of the ",
        "last ",
        "January-",
        "early ",
        "about ",
        "2.",
        "1/1/",
    ] {
        let text = scrap.repeat(2000);
        for timex in timex::tag(&text, When::from_edtf("2008-08-28"), Kind::History) {
            let length = timex.span.end() - timex.span.start();
            assert!(length < 300 || scrap == "1", "{scrap:?}: {length}");
        }
    }
}

#[test]
fn a_long_text_is_read_like_its_paragraphs() {
    let paragraph = "He arrived on Tuesday, two days after the vote of 4 March 2007. In August and September 1914 it had rained.\n\n";
    let anchor = When::from_edtf("2008-08-28");
    let one = timex::find(paragraph).len();
    assert_eq!(one, 5);
    let text = paragraph.repeat(3000);
    let timexes = timex::tag(&text, anchor, Kind::News);
    assert_eq!(timexes.len(), one * 3000);
    for (n, timex) in timexes.iter().enumerate() {
        let first = &timexes[n % one];
        assert_eq!(timex.value, first.value);
        assert_eq!(
            timex.span.start(),
            first.span.start() + n / one * paragraph.len()
        );
    }
}

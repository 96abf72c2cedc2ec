//! Time expressions: rows of text with the expressions in brackets, one file a rule, in tests/timex.
//!
//! Each row: the text, the day of writing (or none), the kind of text, and for every bracket its TIMEX3 type and value, and where
//! the row is about them its date in EDTF ("" for none) and its TIMEX3 mod. What stands in no bracket must not be found, so a row
//! without brackets is a negative one. A text's own square brackets are written as braces.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use datelines_core::calendar::{Day, When};
use datelines_core::source::Kind;
use datelines_core::timex::timex3::Value;
use datelines_core::timex::{self, Timex};
use serde::Deserialize;

#[path = "../benches/timex/hostile.rs"]
mod hostile;
#[path = "timex/properties.rs"]
mod properties;
#[path = "timex/words.rs"]
mod words;

#[derive(Deserialize)]
struct Row {
    text: String,
    anchor: Option<String>,
    kind: Kind,
    /// Type and value, sometimes EDTF, sometimes mod.
    found: Vec<Vec<String>>,
}

/// The words, then what is said of them.
type Expected = Vec<(String, Vec<String>)>;

/// As much of an expression as a row says.
fn seen(timex: &Timex, columns: usize) -> Vec<String> {
    let kind = serde_json::to_value(timex.kind).unwrap();
    let all = [
        kind.as_str().unwrap().to_owned(),
        timex.value.clone(),
        timex.when.map(When::to_edtf).unwrap_or_default(),
        timex.modifier.clone().unwrap_or_default(),
    ];
    all[..columns].to_vec()
}

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
        let own = |text: &str| text.replace('{', "[").replace('}', "]");
        let found = words
            .into_iter()
            .map(|words| own(&words))
            .zip(&self.found)
            .map(|(words, said)| (words, said.clone()))
            .collect();
        (own(&text), found)
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
            let columns = row.found.iter().map(Vec::len);
            let got: Expected = timex::tag(&text, anchor, row.kind)
                .iter()
                .zip(columns.chain(std::iter::repeat(2)))
                .map(|(t, columns)| (text[t.span.range()].to_owned(), seen(t, columns)))
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
        "“Tuesday” with a past-tense verb: the last Tuesday before Thursday 28 August 2008, the day of writing: 26 Aug 2008."
    );
    let timexes = timex::tag("He arrived on Tuesday.", None, Kind::News);
    assert_eq!(timexes[0].when, None);
    assert_eq!(
        timexes[0].unresolved.as_ref().map(|why| why.text.as_str()),
        Some("“Tuesday” is counted from the day of writing, which is not known.")
    );
}

#[test]
fn both_ends_of_a_range_know_the_whole() {
    let wholes = |text: &str| -> Vec<Option<String>> {
        timex::tag(text, When::from_edtf("2008-08-28"), Kind::News)
            .iter()
            .map(|t| t.whole.map(When::to_edtf))
            .collect()
    };
    for (text, whole) in [
        ("He ruled between May and July.", "2008-05/2008-07"),
        ("They met from 3 to 5 March.", "2008-03-03/2008-03-05"),
        (
            "They met from March 3 to March 5, 2007.",
            "2007-03-03/2007-03-05",
        ),
        ("It ran from November to February 2007.", "2006-11/2007-02"),
        ("The war of 1914-18 ended.", "1914/1918"),
        ("They fought from 1914 to 1918.", "1914/1918"),
        ("They met 17–19 September 1914.", "1914-09-17/1914-09-19"),
        (
            "It was shut between 7:28 and 8:06 a.m. on Friday.",
            "2008-08-22T07:28/2008-08-22T08:06",
        ),
        (
            "It was shut from 10 p.m. on Friday to 6 a.m. on Monday.",
            "2008-08-22T22:00/2008-08-25T06:59",
        ),
    ] {
        assert_eq!(wholes(text), vec![Some(whole.to_owned()); 2], "{text}");
    }
    for text in [
        "He came in May and July.",
        "In May, to July he said no word.",
        "It rang at 9 p.m. and 10 p.m. on Friday.",
    ] {
        assert_eq!(wholes(text), [None, None], "{text}");
    }
}

#[test]
fn what_a_date_takes_for_granted_is_said() {
    let last = |text: &str| {
        let timexes = timex::tag(text, When::from_edtf("2008-08-28"), Kind::News);
        let step = timexes[0]
            .because
            .iter()
            .chain(timexes[0].unresolved.as_deref())
            .last();
        step.map(|step| (step.code.clone(), step.text.clone()))
            .unwrap()
    };
    let (code, text) = last("It starts at 9 p.m. Moscow time.");
    assert_eq!(code, "time-zone");
    assert!(text.contains("Moscow time"), "{text}");
    for (text, code) in [
        ("He was born on 11 February 1731 (O.S.).", "old-style"),
        (
            "It fell on 3.9.2008, not on 26.9.2008.",
            "day-or-month-by-others",
        ),
        ("It fell on 3.9.2008.", "day-or-month"),
        ("It grew in fiscal 2007.", "fiscal-year"),
        ("He ruled between May and July.", "range"),
        ("He ruled in May 2007.", "stated"),
    ] {
        assert_eq!(last(text).0, code, "{text}");
    }
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

#[test]
fn what_is_counted_from_an_unknown_date_is_unknown() {
    let last = |text: &str| {
        let timexes = timex::tag(text, None, Kind::News);
        timexes.last().and_then(|t| t.when).map(When::to_edtf)
    };
    let then = "She moved there in 1997, and left a year later.";
    assert_eq!(last(then).as_deref(), Some("1998"));
    let vote = "She moved there in 1997. The town votes next year and the county a year later.";
    assert_eq!(last(vote), None);
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

#[test]
fn any_text_and_any_day_of_writing_are_taken() {
    let mut dice = Dice(2008);
    for round in 0..6000 {
        let choices: Vec<u8> = (0..dice.roll(48)).map(|_| dice.roll(256) as u8).collect();
        let (scene, choices) = choices.split_at(choices.len().min(8));
        let (anchor, kind) = properties::scene(scene);
        let text = if round % 4 == 0 {
            String::from_utf8_lossy(choices).into_owned()
        } else {
            words::words(choices)
        };
        properties::hold(&text, anchor, kind);
    }
}

#[test]
fn every_costly_text_is_taken() {
    let anchors = [
        None,
        When::from_edtf("9999-12-31"),
        When::from_edtf("-9999/2008-08"),
    ];
    for (_, text) in hostile::texts(600) {
        for anchor in anchors {
            for kind in [Kind::News, Kind::History, Kind::Prose] {
                properties::hold(&text, anchor, kind);
            }
        }
    }
}

/// All the days there are, from the first year to the last, as the day of writing.
#[test]
fn every_year_can_be_the_year_of_writing() {
    let text = "On Friday, last year and next month, three centuries ago, the day after tomorrow, on 29 February, in the '90s, \
                in the spring, since Christmas, a thousand years later, the end of the week of 31 December and early this decade.";
    for number in (Day::MIN.number()..=Day::MAX.number()).step_by(3650) {
        let day = Day::from_number(number).unwrap();
        for kind in [Kind::News, Kind::History] {
            properties::hold(text, Some(When::day(day)), kind);
        }
    }
    for day in [Day::MIN, Day::MAX] {
        properties::hold(text, Some(When::day(day)), Kind::News);
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

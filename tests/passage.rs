//! Passages: paragraphs, roles and sentences of texts in the shapes that the press sends them in. Rows in tests/passage.

use datelines_core::passage::{Passage, paragraphs, roles, split};
use datelines_core::source::{Source, SourceId};
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    name: String,
    /// The text's lines, joined by `end`, which is a line feed unless told.
    text: Vec<String>,
    #[serde(default)]
    end: Option<String>,
    passages: Vec<Expected>,
}

/// A passage: its paragraph, its role, its sentences.
#[derive(Deserialize, PartialEq, Debug)]
struct Expected(u32, String, Vec<String>);

fn check(json: &str) -> usize {
    let rows: Vec<Row> = serde_json::from_str(json).expect("the corpus is JSON");
    let mut wrong = Vec::new();
    for row in &rows {
        let text = row.text.join(row.end.as_deref().unwrap_or("\n"));
        let source = Source::new(SourceId("s".into()), "t", &text);
        let got: Vec<Expected> = split(&text)
            .iter()
            .map(|passage| {
                let sentences = passage.sentences.iter();
                let sentences = sentences
                    .map(|span| source.words(*span).to_owned())
                    .collect();
                Expected(passage.paragraph, format!("{:?}", passage.role), sentences)
            })
            .collect();
        if got != row.passages {
            wrong.push(format!(
                "{}:\n  got      {got:#?}\n  expected {:#?}",
                row.name, row.passages
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        rows.len(),
        wrong.join("\n")
    );
    rows.len()
}

#[test]
fn paragraphs_are_found() {
    assert!(check(include_str!("passage/paragraphs.json")) >= 12);
}

#[test]
fn roles_are_told_apart() {
    assert!(check(include_str!("passage/roles.json")) >= 16);
}

#[test]
fn sentences() {
    assert!(check(include_str!("passage/sentences.json")) >= 25);
}

/// What holds for the passages of any text.
fn sound(text: &str, passages: &[Passage]) {
    let mut after = 0;
    let mut paragraph = 0;
    for passage in passages {
        assert!(
            passage.paragraph == paragraph || passage.paragraph == paragraph + 1,
            "{text:?}"
        );
        paragraph = passage.paragraph;
        assert!(passage.span.start() >= after, "{text:?}");
        after = passage.span.end();
        let words = text
            .get(passage.span.range())
            .expect("a span fits its text");
        assert_eq!(words.trim(), words, "{text:?}");
        assert!(words.contains(char::is_alphanumeric), "{text:?}");
        let mut within = passage.span.start();
        for sentence in &passage.sentences {
            assert!(
                sentence.start() >= within && !sentence.is_empty(),
                "{text:?}"
            );
            within = sentence.end();
            let words = text.get(sentence.range()).expect("a span fits its text");
            assert_eq!(words.trim(), words, "{text:?}");
        }
        assert!(within <= passage.span.end(), "{text:?}");
    }
}

#[test]
fn any_text_has_sound_passages() {
    // Pieces that rules look at, put together by a fixed rule, so that every run tests the same texts.
    let pieces = [
        "a",
        "The ",
        "U.S",
        ".",
        "...",
        "! ",
        "?”",
        "\"",
        "(",
        "[12]",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        " ",
        "\t",
        "AP",
        "FILE -",
        "By ",
        "Ann Roe",
        "MOSCOW",
        " (AP) ",
        "— ",
        "-- ",
        "Aug",
        "7",
        "2008",
        "é",
        "𝄞",
        "\u{2028}",
        "\u{feff}",
        "X:",
        "Copyright ©",
        "• ",
        "click here",
        "I",
        " said",
        "…",
        ",",
        "İ",
        "ß",
        "\0",
    ];
    let mut state = 1_u64;
    let mut next = move |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..20_000 {
        let count = next(14);
        let text: String = (0..count).map(|_| pieces[next(pieces.len())]).collect();
        let passages = split(&text);
        sound(&text, &passages);
        // What looks at less finds the same.
        let all = paragraphs(&text);
        let some = all.len() / 2..all.len();
        for (role, number) in roles(&text, &all, some.clone()).into_iter().zip(some) {
            let last = passages
                .iter()
                .rfind(|p| p.paragraph as usize == number + 1);
            let last = last.expect("a passage for every paragraph");
            assert_eq!(role, last.role, "{text:?}");
            assert_eq!(all[number].end, last.span.end(), "{text:?}");
        }
    }
}

#[test]
fn long_runs_of_what_a_rule_looks_at_most_closely_are_split_soundly() {
    for piece in [
        "a",
        ".",
        "a.",
        "A.",
        ". ",
        "\n",
        "a\n",
        "X: ",
        " ",
        "\"",
        ".)",
        "[1]",
        "© 1",
        "(",
        "é.",
        "By ",
        "The end. ",
        "-",
        "— A",
        "\r",
        "1.\n\n",
        "(c) ",
        "by A ",
        "Copyright 2",
        "listen to ",
    ] {
        let text = piece.repeat(300_000 / piece.len());
        sound(&text, &split(&text));
    }
}

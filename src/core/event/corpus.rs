//! The rows of tests/event, read as the reader's phases read them; what they look at is known inside the core only.
//!
//! `clause.json` has a sentence with its clauses: the tie, the words, and the subject's and the verb's words where there is
//! a verb. The other files have a text with its mentions: their words, status and title. A text with no mentions, and a
//! sentence of one clause, is a negative row.

use serde::Deserialize;

use super::clause::clauses;
use super::terms::Known;
use super::token::tokens;
use super::{find, time};
use crate::source::Span;

#[derive(Deserialize)]
struct Sentence {
    text: String,
    clauses: Vec<Cut>,
}

/// A clause: its tie, its words, its subject and its verb.
#[derive(Deserialize, PartialEq, Debug)]
struct Cut(String, String, Option<String>, Option<String>);

#[derive(Deserialize)]
struct Told {
    text: String,
    mentions: Vec<Mention>,
}

/// A mention: its words, its status and its title.
#[derive(Deserialize, PartialEq, Debug)]
struct Mention(String, String, String);

fn cuts(text: &str) -> Vec<Cut> {
    let times = crate::timex::find(text);
    let spans: Vec<Span> = times.iter().map(|t| t.span).collect();
    let dated: Vec<bool> = times.iter().map(time::dates).collect();
    let tokens = tokens(
        text,
        Span::of(0..text.len()),
        &spans,
        &dated,
        false,
        &mut Known::default(),
    );
    let words = |range: &std::ops::Range<usize>| {
        text[tokens[range.start].start..tokens[range.end - 1].end].to_owned()
    };
    let found = clauses(&tokens);
    let ends = found.iter().map(|clause| clause.range.end);
    let starts = found.iter().map(|clause| clause.range.start);
    assert!(
        starts
            .chain([tokens.len()])
            .eq(std::iter::once(0).chain(ends)),
        "the clauses do not cover: {text}"
    );
    let cut = |clause: &super::clause::Clause| {
        let verb = clause.verb.as_ref();
        Cut(
            format!("{:?}", clause.tie),
            words(&clause.range),
            verb.and(clause.subject.as_ref()).map(words),
            verb.map(|verb| words(&verb.range)),
        )
    };
    found.iter().map(cut).collect()
}

fn mentions(text: &str) -> Vec<Mention> {
    let drafts = find(
        text,
        &crate::passage::split(text),
        &crate::timex::find(text),
        &mut Known::default(),
    );
    let mention = |draft: super::Draft| {
        let words = text[draft.span.range()].to_owned();
        Mention(words, format!("{:?}", draft.status), draft.title.text)
    };
    drafts.into_iter().map(mention).collect()
}

/// Every row of a file of mentions.
fn check(json: &str) -> Vec<Told> {
    let rows: Vec<Told> = serde_json::from_str(json).expect("the corpus is JSON");
    assert!(!rows.is_empty());
    let wrong: Vec<String> = rows
        .iter()
        .map(|row| (row, mentions(&row.text)))
        .filter(|(row, got)| *got != row.mentions)
        .map(|(row, got)| format!("{}\n   got {got:?}", row.text))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    rows
}

#[test]
fn sentences_are_cut_where_a_clause_begins_and_nowhere_else() {
    let rows: Vec<Sentence> =
        serde_json::from_str(include_str!("../../../tests/event/clause.json"))
            .expect("the corpus is JSON");
    let wrong: Vec<String> = rows
        .iter()
        .map(|row| (row, cuts(&row.text)))
        .filter(|(row, got)| *got != row.clauses)
        .map(|(row, got)| format!("{}\n   got {got:?}", row.text))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rows.iter().any(|row| row.clauses.len() == 1));
    assert!(rows.iter().any(|row| row.clauses.len() > 1));
}

#[test]
fn a_mention_is_told_as_happened_planned_denied_or_supposed() {
    let rows = check(include_str!("../../../tests/event/status.json"));
    for status in ["Happened", "Planned", "Denied", "Hypothetical"] {
        let told = rows.iter().flat_map(|row| &row.mentions);
        assert!(told.clone().any(|mention| mention.1 == status), "{status}");
    }
}

#[test]
fn a_title_names_who_did_what_without_its_time() {
    check(include_str!("../../../tests/event/title.json"));
}

#[test]
fn a_noun_phrase_is_a_mention_only_where_it_tells_a_happening() {
    check(include_str!("../../../tests/event/nominal.json"));
}

#[test]
fn words_that_report_nothing_are_no_mention() {
    let rows = check(include_str!("../../../tests/event/none.json"));
    assert!(rows.iter().all(|row| row.mentions.is_empty()));
}

/// The reader looks one word on and one word back: of texts of any of its words, in any order, none may stop it.
#[test]
fn any_words_in_any_order_are_read() {
    const WORDS: [&str; 66] = [
        "Berg",
        "Lind",
        "Oslo",
        "and",
        "or",
        ",",
        ",",
        ".",
        "(",
        ")",
        "\"",
        "the",
        "a",
        "this",
        "its",
        "41",
        "3.2bn",
        "mayor",
        "talks",
        "fire",
        "of",
        "for",
        "between",
        "to",
        "who",
        "that",
        "after",
        "before",
        "said",
        "was",
        "were",
        "killing",
        "injuring",
        "left",
        "will",
        "not",
        "Monday",
        "in the 1970s",
        "on 4 May",
        "within minutes",
        "such",
        "as",
        "when",
        "what",
        "which",
        "they've",
        "both",
        "is",
        "going",
        "about",
        "likely",
        "from",
        "million",
        "very",
        "meet",
        "reported",
        "she'll",
        "named",
        "by",
        "now",
        "no",
        "on",
        "this morning",
        "people",
        "if",
        "closing",
    ];
    // Numbers as Knuth's MMIX makes them (The Art of Computer Programming 2, 3.3.4).
    let mut state = 1_u64;
    let mut below = |n: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    for _ in 0..20_000 {
        let count = 1 + below(9);
        let words: Vec<&str> = (0..count).map(|_| WORDS[below(WORDS.len())]).collect();
        let text = words.join(" ");
        cuts(&text);
        mentions(&text);
    }
}

//! Reasons in every language of the page: no code that the core can give may lack its sentence.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use datelines_app::app::words::{Language, SPANISH, Words};
use datelines_core::reason::{Args, CODES};
use datelines_core::source::import;
use datelines_core::story::Story;

/// The languages other than that of the core's own sentences.
fn others() -> impl Iterator<Item = &'static Words> {
    let words = Language::ALL.into_iter().map(Language::words);
    words.filter(|words| words.code != "en")
}

/// What an argument of this name can be.
fn example(name: &str) -> &'static str {
    match name {
        "date" | "anchor" | "telling" | "from" | "day" | "or" => "2008-08-28",
        "writing" => "2008-08-28/2008-08-31",
        "weekday" => "Thursday",
        "tense" => "past",
        "way" => "before",
        "by" => "sources",
        "year" | "count" => "2008",
        "clue" => "no-clue",
        _ => "words of a source",
    }
}

#[test]
fn every_code_has_its_sentence_with_and_without_what_may_be_missing() {
    for words in others() {
        for (code, names) in CODES {
            let always = names.iter().filter(|name| !name.starts_with('?'));
            let few = always.fold(Args::default(), |args, name| args.and(name, example(name)));
            let mut all = few.clone();
            for name in names.iter().filter_map(|name| name.strip_prefix('?')) {
                all = all.and(name, example(name));
            }
            for args in [few, all] {
                let said = (words.reason)(code, &args);
                assert!(said.is_some(), "{}: {code} with {args:?}", words.name);
            }
        }
    }
}

#[test]
fn a_code_that_nobody_knows_is_left_to_its_own_text() {
    assert_eq!(
        (SPANISH.reason)("from-a-later-version", &Args::default()),
        None
    );
    assert_eq!((SPANISH.reason)("stated", &Args::default()), None);
}

pub fn sample(name: &str) -> Story {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("samples")
        .join(name);
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .expect("the sample's folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    let sources = paths.iter().flat_map(|path| {
        let bytes = std::fs::read(path).expect("a text");
        import(&path.file_name().expect("a name").to_string_lossy(), &bytes)
    });
    let sources = sources.map(|source| Arc::new(source.expect("an article")));
    let go_on = &mut |_| ControlFlow::Continue(());
    datelines_core::analyse(sources.collect(), &[], go_on).expect("nobody stops it")
}

/// All that the story gives as reasons: code, arguments and English.
fn reasons(story: &Story) -> Vec<(&str, &Args, &str)> {
    let mut steps = Vec::new();
    let mut findings = Vec::new();
    for report in &story.sources {
        steps.extend(&report.date.because);
        steps.extend(report.timexes.iter().flat_map(|t| &t.because));
        steps.extend(
            report
                .timexes
                .iter()
                .filter_map(|t| t.unresolved.as_deref()),
        );
        findings.extend(&report.source.findings);
    }
    for event in &story.events {
        steps.extend(&event.because);
        steps.extend(event.mentions.iter().flat_map(|m| &m.because));
    }
    let steps = steps.into_iter().map(|s| (&*s.code, &s.args, &*s.text));
    let findings = findings
        .into_iter()
        .map(|f| (&*f.code, &f.args, &*f.message));
    steps.chain(findings).collect()
}

#[test]
fn every_reason_of_the_samples_can_be_said() {
    for name in ["georgia-2008", "school-flood"] {
        let story = sample(name);
        let reasons = reasons(&story);
        assert!(reasons.len() > 40, "{name}: {}", reasons.len());
        for (code, args, english) in reasons {
            let (_, names) = CODES
                .iter()
                .find(|(listed, _)| *listed == code)
                .unwrap_or_else(|| panic!("{code} is not listed"));
            for (arg, _) in args.iter() {
                let listed = names.iter().any(|name| name.trim_start_matches('?') == arg);
                assert!(listed, "{code} does not list {arg}");
            }
            for words in others() {
                let said = (words.reason)(code, args);
                assert!(said.is_some(), "{}: {code} {args:?}: {english}", words.code);
            }
        }
    }
}

#[test]
fn spanish_says_them_as_a_person_would() {
    let say = |code: &str, args: &[(&'static str, &str)]| (SPANISH.reason)(code, &Args::of(args));
    for (code, args, said) in [
        (
            "weekday-past",
            &[
                ("words", "on Tuesday"),
                ("date", "2008-08-26"),
                ("anchor", "2008-08-28"),
                ("weekday", "Tuesday"),
                ("tense", "past"),
                ("clue", "arrived"),
            ][..],
            "“on Tuesday” con un verbo en pasado: el último martes antes del jueves 28 de agosto de 2008, el día en que se escribió: 26 ago 2008.",
        ),
        (
            "counted",
            &[
                ("words", "two days"),
                ("from", "2008-08-26"),
                ("way", "before"),
            ],
            "“two days”: antes del 26 ago 2008.",
        ),
        (
            "open",
            &[("date", "2008-08-28/2008-08-31")],
            "Nada decide entre estos días: 28–31 ago 2008.",
        ),
    ] {
        assert_eq!(say(code, args).as_deref(), Some(said), "{code}");
    }
}

//! The page in every language: a Spanish page has no English word but in its sources' words, and the other way round.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use datelines_app::app::words::{Language, READ};
use datelines_app::app::{App, Config, Opened};
use datelines_app::browser::address::Params;
use datelines_app::components::{
    Add, Changes, Compare, Export, Help, Jump, Paste, Same, Sheet, SourceDate, Timed,
};
use datelines_core::archive;
use datelines_core::calendar::When;
use datelines_core::curation::Edit;
use datelines_core::source::Span;
use datelines_core::story::{EventIx, SourceIx, Story};
use yew::prelude::*;

use crate::drawn::{all, nowhere};
use crate::reasons::sample;

/// The whole page with one event selected, as it is drawn at first.
async fn page(language: Language) -> String {
    let story = story();
    let disputed = story.events.iter().find(|event| event.disagreement);
    let event = disputed.unwrap_or(&story.events[0]).id.to_string();
    let json = archive::write(story, &[]);
    let config = move || Config {
        story: Some(json.into()),
        address: Params {
            event: Some(event),
            ..Params::default()
        },
        language,
        ..Config::default()
    };
    yew::ServerRenderer::<App>::with_props(config)
        .hydratable(false)
        .render()
        .await
}

#[derive(Properties, PartialEq)]
struct Spoken {
    language: Language,
}

/// All that opens over the page, and the page on paper.
#[component]
fn Over(props: &Spoken) -> Html {
    let story = Opened::new(story().clone());
    let event = EventIx(0);
    let span = story.sources[0].timexes[0].span;
    let date = Edit::SourceDate {
        source: story.sources[1].source.id.clone(),
        edtf: "2008-08-28".into(),
    };
    let edits = vec![date];
    let seen = all(&story);
    html! {
        <ContextProvider<Language> context={props.language}>
            <Help on={nowhere()} />
            <Paste on={nowhere()} />
            <Jump story={story.clone()} near={None::<When>} on={nowhere()} />
            <Compare story={story.clone()} {event} on={nowhere()} />
            <Export count={12} on={nowhere()} />
            <SourceDate story={story.clone()} source={SourceIx(1)} edits={edits.clone()} on={nowhere()} />
            <Timed story={story.clone()} source={SourceIx(0)} {span} edits={edits.clone()} on={nowhere()} />
            <Same story={story.clone()} {event} on={nowhere()} />
            <Add story={story.clone()} source={SourceIx(0)} span={None::<Span>} on={nowhere()} />
            <Add story={story.clone()} source={SourceIx(0)} span={Some(span)} on={nowhere()} />
            <Changes story={story.clone()} {edits} ways={(true, true)} on={nowhere()} />
            <Sheet story={story.clone()} {seen} />
        </ContextProvider<Language>>
    }
}

async fn over(language: Language) -> String {
    yew::ServerRenderer::<Over>::with_props(move || Spoken { language })
        .hydratable(false)
        .render()
        .await
}

/// What a person reads or hears of the page, but for what says that it is in the sources' language.
fn said(html: &str) -> BTreeSet<String> {
    const HEARD: [&str; 5] = [
        "aria-label=\"",
        "aria-roledescription=\"",
        "aria-valuetext=\"",
        "placeholder=\"",
        "title=\"",
    ];
    let void = |name: &str| matches!(name, "input" | "br" | "hr" | "img");
    let mut out = BTreeSet::new();
    // Of each open element: whether it is in the language of the sources.
    let mut open = vec![false];
    for part in html.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("a tag ends");
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        if tag.starts_with('/') {
            open.pop();
        } else {
            let of_source = format!(" lang=\"{READ}\"");
            // The root says its language, too: what it says there is the page's own.
            let inside = open.len() > 1 && tag.contains(&of_source);
            let quoted = inside || *open.last().expect("the page itself");
            for heard in HEARD {
                if let Some((_, rest)) = tag.split_once(heard).filter(|_| !quoted) {
                    out.insert(rest.split('"').next().unwrap_or_default().to_owned());
                }
            }
            if !tag.ends_with('/') && !void(name) {
                open.push(quoted);
            }
        }
        if !open.last().expect("the page itself") {
            out.insert(text.trim().to_owned());
        }
    }
    out
}

fn story() -> &'static Story {
    static STORY: LazyLock<Story> = LazyLock::new(|| sample("georgia-2008"));
    &STORY
}

/// What is the same in every language: signs, keys, names, the words by which the typeface is measured, titles and labels.
fn same_everywhere(text: &str) -> bool {
    const NAMES: [&str; 11] = [
        "Datelines",
        "Esc",
        "N, P",
        "Ctrl Z",
        "SVG",
        "PNG",
        "CSV",
        "Español",
        "English",
        "TimelineJS (JSON)",
        "The quick brown fox jumps over 13 lazy dogs, 26 Aug 2008",
    ];
    let of_source = |part: &str| {
        let begun = part.strip_suffix('…');
        let titled = |title: &str| title == part || begun.is_some_and(|b| title.starts_with(b));
        story().sources.iter().any(|r| r.source.label() == part)
            || story().events.iter().any(|e| titled(&e.title))
    };
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters < 2
        || NAMES.contains(&text)
        || text == story().title
        || of_source(text)
        || text.split(", ").all(of_source)
}

#[tokio::test]
async fn a_page_speaks_one_language() {
    let [english, spanish] = Language::ALL;
    for (en, es) in [
        (page(english).await, page(spanish).await),
        (over(english).await, over(spanish).await),
    ] {
        let (en, es) = (said(&en), said(&es));
        assert!(en.len() > 40 && es.len() > 40, "{} {}", en.len(), es.len());
        let both = en.intersection(&es).filter(|text| !same_everywhere(text));
        let both: Vec<&String> = both.collect();
        assert!(both.is_empty(), "in both languages: {both:#?}");
    }
}

#[tokio::test]
async fn the_page_says_its_language_and_direction() {
    for language in Language::ALL {
        let words = language.words();
        let html = page(language).await;
        let root = format!("lang=\"{}\" dir=\"{}\"", words.code, words.direction.name());
        assert!(
            html.split('>')
                .next()
                .is_some_and(|root_tag| root_tag.contains(&root))
        );
        assert!(html.contains(words.skip));
    }
}

#[test]
fn a_language_is_found_by_its_tag() {
    for (tag, language) in [
        ("es", Some(Language::Spanish)),
        ("es-MX", Some(Language::Spanish)),
        ("ES_419", Some(Language::Spanish)),
        ("en-GB", Some(Language::English)),
        ("fr", None),
        ("est", None),
        ("", None),
    ] {
        assert_eq!(Language::of(tag), language, "{tag}");
    }
}

/// Two languages whose sentences are the same letter for letter are one language twice.
#[test]
fn no_word_was_left_untranslated() {
    let english = include_str!("../../src/app/words/english.rs");
    let spanish = include_str!("../../src/app/words/spanish.rs");
    let literal = |line: &str| {
        let (name, rest) = line.trim().split_once(": \"")?;
        let (value, _) = rest.rsplit_once("\",")?;
        Some((name.to_owned(), value.to_owned()))
    };
    let english: BTreeSet<(String, String)> = english.lines().filter_map(literal).collect();
    assert!(english.len() > 80);
    for (name, value) in spanish.lines().filter_map(literal) {
        let same = english.contains(&(name.clone(), value.clone()));
        assert!(!same || same_everywhere(&value), "{name}: {value}");
    }
}

//! The whole way over real articles: four of one story, some of them undated.
//!
//! The sample of the project and its gold story are in the repository. The articles that it retells are not; where they
//! stand beside the repository (`../shared`), they are read too, and where they do not, the tests say "skipped".

mod score;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use datelines_core::analyse;
use datelines_core::calendar::When;
use datelines_core::cluster::JOINING;
use datelines_core::curation::Edit;
use datelines_core::source::{Source, import};
use datelines_core::story::{SourceIx, Step, Story};
use score::{Score, score};
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The folder beside the repository, also from a second work tree of it.
fn shared() -> Option<PathBuf> {
    ["../shared", "../../shared"]
        .iter()
        .map(|p| root().join(p))
        .find(|p| p.join("seeds").is_dir())
}

fn texts(folder: &Path) -> Vec<Arc<Source>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .map(|e| e.expect("an entry").path())
        .collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        import(&name, &fs::read(path).expect("a text"))
    };
    paths
        .iter()
        .flat_map(read)
        .map(|s| Arc::new(s.expect("an article")))
        .collect()
}

fn sample() -> Vec<Arc<Source>> {
    texts(&root().join("samples/georgia-2008"))
}

fn story(sources: Vec<Arc<Source>>, edits: &[Edit]) -> Story {
    analyse(sources, edits, &mut |_| ControlFlow::Continue(())).expect("nobody cancels")
}

fn gold(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).expect("gold")).expect("JSON")
}

/// The date of the source whose name contains `part`, as EDTF.
fn date(story: &Story, part: &str) -> String {
    let report = story
        .sources
        .iter()
        .find(|r| r.source.name.contains(part))
        .expect("the source");
    report.date.when.map(When::to_edtf).unwrap_or_default()
}

/// What is promised of both: all articles dated, all named events whole, 14 of all, 28 of 30 passages.
fn gate(score: &Score) {
    let told = format!("{score:#?}");
    assert_eq!(score.articles_dated, score.articles, "{told}");
    assert_eq!(score.named_placed, score.named, "{told}");
    assert_eq!(score.named_whole, score.named, "{told}");
    assert!(score.whole >= 14, "{told}");
    assert!(score.linked * 30 >= 28 * score.passages, "{told}");
}

#[test]
fn the_sample_becomes_its_story() {
    let gold = gold(&root().join("tests/gold/georgia-2008.json"));
    gate(&score(&gold, &story(sample(), &[])));
}

#[test]
fn the_articles_become_their_story() {
    let Some(shared) = shared() else {
        eprintln!("skipped: the articles are not beside the repository");
        return;
    };
    let gold = gold(&shared.join("gold/georgia-2008.json"));
    gate(&score(&gold, &story(texts(&shared.join("seeds")), &[])));
}

#[test]
fn an_empty_story_scores_nothing() {
    let gold = gold(&root().join("tests/gold/georgia-2008.json"));
    let score = score(&gold, &Story::default());
    assert_eq!(
        (
            score.articles_dated,
            score.named_placed,
            score.whole,
            score.linked
        ),
        (0, 0, 0, 0)
    );
    assert!(score.faults.len() > 10);
}

/// The four in which only one says its date: without that one, the others stay open, and say so.
fn without_the_dated_one(sources: Vec<Arc<Source>>, dated: &str, weekly: &str) {
    let rest: Vec<Arc<Source>> = sources
        .into_iter()
        .filter(|s| !s.name.contains(dated))
        .collect();
    assert_eq!(rest.len(), 3);
    let alone: Vec<Arc<Source>> = rest
        .iter()
        .filter(|s| s.name.contains(weekly))
        .cloned()
        .collect();
    let alone = story(alone, &[]);
    assert_eq!(
        date(&alone, weekly),
        "2008-08-21~/2008-08-31~",
        "likely on a Thursday of that month or after, because it begins with one"
    );
    assert_eq!(alone.sources[0].date.likely, None, "two Thursdays are left");
    let three = story(rest, &[]);
    for report in &three.sources {
        let name = &report.source.name;
        assert!(
            report.date.when.is_none_or(|w| w.single_day().is_none()),
            "{name}: {:?}",
            report.date
        );
        let open = report
            .date
            .because
            .iter()
            .any(|s| matches!(&*s.code, "open" | "no-clue"));
        assert!(
            open,
            "{name} does not say that it is open: {:?}",
            report.date.because
        );
        assert!(!report.date.stated, "{name}");
    }
}

#[test]
fn without_the_dated_source_the_others_stay_open() {
    without_the_dated_one(sample(), "afp", "fox");
    match shared() {
        Some(shared) => without_the_dated_one(texts(&shared.join("seeds")), "003_", "002_"),
        None => eprintln!("skipped: the articles are not beside the repository"),
    }
}

#[test]
fn the_order_of_sources_changes_nothing() {
    let sources = sample();
    let first = story(sources.clone(), &[]);
    for turn in 1..sources.len() {
        let mut turned = sources.clone();
        turned.rotate_left(turn);
        assert_eq!(story(turned.clone(), &[]), first);
        turned.reverse();
        assert_eq!(story(turned, &[]), first);
    }
}

#[test]
fn a_source_taken_away_and_brought_back_gives_the_same_story() {
    let sources = sample();
    let before = story(sources.clone(), &[]);
    for gone in 0..sources.len() {
        let mut fewer = sources.clone();
        let one = fewer.remove(gone);
        assert_ne!(story(fewer.clone(), &[]), before);
        fewer.push(one.clone());
        fewer.push(one); // Twice the same article is one source.
        assert_eq!(story(fewer, &[]), before);
    }
}

#[test]
fn a_date_set_by_hand_moves_what_hangs_on_it() {
    // Nobody says a date; what is "today" in one is "Thursday" in the other.
    let undated = |s: &Arc<Source>| s.name.contains("npr") || s.name.contains("dushanbe");
    let sources: Vec<Arc<Source>> = sample().into_iter().filter(undated).collect();
    let radio = sources
        .iter()
        .find(|s| s.name.contains("npr"))
        .expect("it")
        .id
        .clone();
    let set = |edtf: &str| Edit::SourceDate {
        source: radio.clone(),
        edtf: edtf.into(),
    };
    let late = story(sources.clone(), &[set("2008-08-28")]);
    assert_eq!(date(&late, "npr"), "2008-08-28");
    assert!(
        date(&late, "dushanbe").starts_with("2008-08-28"),
        "{}",
        date(&late, "dushanbe")
    );
    let early = story(sources.clone(), &[set("2008-08-28"), set("2008-08-21")]);
    assert_eq!(date(&early, "npr"), "2008-08-21", "the last edit counts");
    assert!(
        date(&early, "dushanbe").starts_with("2008-08-21"),
        "{}",
        date(&early, "dushanbe")
    );
    let wrong = story(sources.clone(), &[set("yesterday")]);
    assert_eq!(
        wrong,
        story(sources, &[]),
        "what is no date changes nothing"
    );
}

#[test]
fn progress_can_cancel_at_any_step() {
    let mut steps = 0;
    analyse(sample(), &[], &mut |_| {
        steps += 1;
        ControlFlow::Continue(())
    });
    assert!(steps > 8, "{steps}");
    for stop in 0..steps {
        let mut seen = 0;
        let cancelled = analyse(sample(), &[], &mut |_| {
            seen += 1;
            if seen > stop {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        assert!(cancelled.is_none(), "stopped after {stop}");
        assert_eq!(seen, stop + 1, "it stops at once");
    }
}

fn article(name: &str, text: &str) -> Arc<Source> {
    let source = import(name, text.as_bytes())
        .pop()
        .expect("one article")
        .expect("a good one");
    Arc::new(source)
}

#[test]
fn a_planted_contradiction_is_found_and_named() {
    let monday = "12 May 2014\n\nThe harbour council of Norvik approved the new bridge over the Elster on Monday, officials said.\n\nThe bridge will cost nine million crowns.\n";
    let tuesday = "14 May 2014\n\nAfter a long debate the harbour council of Norvik approved the new bridge over the Elster on Tuesday.\n\nShipping firms had asked for a tunnel.\n";
    let agreeing = tuesday.replace("Tuesday", "Monday");
    let found = story(
        vec![article("a.txt", monday), article("b.txt", tuesday)],
        &[],
    );
    let disputed: Vec<_> = found.events.iter().filter(|e| e.disagreement).collect();
    assert_eq!(disputed.len(), 1, "{:#?}", found.events);
    let because = &disputed[0].because;
    for day in ["2014-05-12", "2014-05-13"] {
        let named = because.iter().any(|s| {
            s.code == "dated-by" && s.args.get("date") == Some(day) && s.rests_on.is_some()
        });
        assert!(named, "{day} is not named: {because:#?}");
    }
    assert_eq!(
        disputed[0].date.map(When::to_edtf).as_deref(),
        Some("2014-05-12/2014-05-13"),
        "none alone"
    );
    let found = story(
        vec![article("a.txt", monday), article("b.txt", &agreeing)],
        &[],
    );
    assert!(
        found.events.iter().all(|e| !e.disagreement),
        "{:#?}",
        found.events
    );
}

#[test]
fn copies_of_one_report_count_once_and_say_so() {
    let agency = "13 May 2014\n\nThe harbour council of Norvik approved the new bridge over the Elster on Monday, after a long debate on the bridge and on its cost for the harbour.\n";
    let own = "14 May 2014\n\nThe harbour council of Norvik approved the new bridge over the Elster on Tuesday, after a long debate on the tunnel that the shipping firms wanted.\n";
    let brief = "14 May 2014\n\nThe harbour council of Norvik approved the new bridge over the Elster on Monday.\n";
    let copied_later = agency.replacen("13 May", "15 May", 1);
    let copied_later = copied_later.replace("on Monday", "on Tuesday");
    // Reports, how many of them are copies, the date by most of those that are not.
    let rows = [
        (vec![agency, agency, own], 1, "2014-05-12/2014-05-13"),
        (
            vec![agency, own, agency, agency],
            2,
            "2014-05-12/2014-05-13",
        ),
        (vec![agency, brief, own], 0, "2014-05-12"),
        (
            vec![agency, copied_later.as_str()],
            0,
            "2014-05-12/2014-05-13",
        ),
        (vec![brief, brief], 0, "2014-05-12"),
    ];
    for (texts, copies, date) in rows {
        let named = |(k, text): (usize, &&str)| article(&format!("{k}.txt"), text);
        let sources = texts.iter().enumerate().map(named).collect();
        let found = story(sources, &[]);
        let event = &found.events[0];
        let said = |s: &&Step| s.code == "copied";
        let steps: Vec<&Step> = event.because.iter().filter(said).collect();
        assert_eq!(steps.len(), copies, "{texts:?}: {:#?}", event.because);
        for step in steps {
            assert_ne!(step.args.get("source"), step.args.get("other"));
            let cited = step.rests_on.as_ref().expect("a citation");
            let text = found.sources[cited.source.0 as usize].source.text();
            assert!(text.contains("13 May 2014"), "a copy is cited: {text}");
        }
        assert_eq!(
            event.date.map(When::to_edtf).as_deref(),
            Some(date),
            "{texts:?}"
        );
    }
}

#[test]
fn a_copy_makes_an_event_no_weightier() {
    let report = "13 May 2014\n\nThe council of Lindau adopted the plan for the new harbour on Monday after a long debate, and the mayor thanked all sides for their work on it.\n";
    let own = "14 May 2014\n\nLindau's council adopted the harbour plan on 12 May 2014.\n";
    let weight = |texts: &[&str]| {
        let named = |(k, text): (usize, &&str)| article(&format!("{k}.txt"), text);
        let found = story(texts.iter().enumerate().map(named).collect(), &[]);
        let told = found
            .events
            .iter()
            .find(|e| e.mentions.len() == texts.len());
        told.unwrap_or_else(|| panic!("one event: {:#?}", found.events))
            .importance
    };
    let alone = weight(&[report]);
    let copied = weight(&[report, report]);
    let twice = weight(&[report, own]);
    assert!(copied <= alone, "a copy is no witness: {copied} > {alone}");
    assert!(twice > copied, "another report is one: {twice} <= {copied}");
}

#[test]
fn a_joining_cites_both_sides() {
    let story = story(sample(), &[]);
    let mut joined = 0;
    for event in story.events.iter().filter(|e| e.mentions.len() > 1) {
        joined += 1;
        let cited: Vec<_> = event
            .because
            .iter()
            .filter(|s| JOINING.contains(&&*s.code))
            .map(|s| s.rests_on.expect("words"))
            .collect();
        let places: Vec<_> = event.mentions.iter().map(|m| (m.source, m.span)).collect();
        assert!(cited.len() > 1, "{}: {:#?}", event.title, event.because);
        assert!(cited.iter().all(|c| places.contains(&(c.source, c.span))));
        assert!(
            cited.iter().skip(1).all(|c| *c != cited[0]),
            "{}",
            event.title
        );
        let sources = |of: &mut dyn Iterator<Item = SourceIx>| {
            let all: std::collections::BTreeSet<SourceIx> = of.collect();
            all.len()
        };
        let told = sources(&mut places.iter().map(|p| p.0));
        let shown = sources(&mut cited.iter().map(|c| c.source));
        assert!(shown >= told.min(4), "{}: {shown} of {told}", event.title);
    }
    assert!(joined > 5);
}

#[test]
fn since_a_day_stands_by_those_who_name_that_day() {
    let tuesday = "20 March 2019\n\nThe mayor of Norvik closed the old bridge over the Elster on 12 March 2019.\n";
    let wednesday = "21 March 2019\n\nThe town of Norvik closed the old bridge over the Elster on 13 March 2019.\n";
    for (day, date) in [
        ("13 March 2019", "2019-03-13"),
        ("12 March 2019", "2019-03-12"),
        ("11 March 2019", "2019-03-12/2019-03-13"),
    ] {
        let since = format!(
            "22 March 2019\n\nIn Norvik the old bridge over the Elster has been closed since {day}.\n"
        );
        let sources = [("a.txt", tuesday), ("b.txt", wednesday), ("c.txt", &since)];
        let found = story(sources.map(|(n, t)| article(n, t)).into(), &[]);
        let disputed = found.events.iter().find(|e| e.disagreement);
        let event = disputed.unwrap_or_else(|| panic!("{:#?}", found.events));
        assert_eq!(
            event.date.map(When::to_edtf).as_deref(),
            Some(date),
            "{day}"
        );
    }
}

#[test]
fn evidence_is_never_empty() {
    for event in story(sample(), &[]).events {
        assert!(!event.mentions.is_empty() && !event.title.is_empty());
        for mention in &event.mentions {
            assert!(!mention.span.is_empty());
            assert_eq!(
                mention.date.is_some(),
                !mention.because.is_empty(),
                "{event:#?}"
            );
        }
    }
}

#[test]
fn nothing_to_read_is_an_empty_story() {
    assert_eq!(story(Vec::new(), &[]), Story::default());
    let plain = story(
        vec![article(
            "plain.txt",
            "The sea is wide and the boats are small, as everybody in the village knows.",
        )],
        &[],
    );
    assert_eq!(plain.sources[0].date.when, None, "never today");
    assert!(plain.events.is_empty());
}

#[test]
fn a_day_named_twice_dates_its_source() {
    for (text, date) in [
        (
            "The fair opens tomorrow, 23 March 2019, at the old mill.",
            Some("2019-03-22"),
        ),
        (
            "The council voted on 4 May 1999, yesterday, to close the bridge.",
            Some("1999-05-05"),
        ),
        (
            "The ferry sank today (1 June 2011) off the coast.",
            Some("2011-06-01"),
        ),
        (
            "The fair opens tomorrow. On 23 March 2019 a storm had torn its tents.",
            None,
        ),
        ("Prices rise tomorrow, as they did on 4 May 1999.", None),
    ] {
        let source = import("a.txt", text.as_bytes());
        let sources = source.into_iter().map(|s| Arc::new(s.expect("text")));
        let story = story(sources.collect(), &[]);
        let day = story.sources[0].date.when.and_then(When::single_day);
        let day = day.map(|day| When::day(day).to_edtf());
        assert_eq!(day.as_deref(), date, "{text}");
    }
}

#[test]
fn a_weekday_beside_tomorrow_and_years_counted_to_this_month_tell_of_the_day_of_writing() {
    for (text, date) in [
        (
            "Copyright 2016\n\nTomorrow, Monday, the ferry sails again. It last sailed on 29 February 2016. \
             It is to be sold before 7 March 2016.",
            Some("2016-03-06"),
        ),
        (
            "Copyright 2016\n\nTomorrow the ferry sails again on Monday, it was said. It last sailed on 29 February 2016. \
             It is to be sold before 7 March 2016.",
            Some("2016-02-29/2016-03-07"),
        ),
        (
            "Ten years ago this month the weir broke. In the night of 3 June 1987 it drowned the lower town.",
            Some("1997-06-01/1997-06-30"),
        ),
        (
            "Fifty years ago today, on 9 May 1902, the mill burned down.",
            Some("1952-05-09"),
        ),
        (
            "Ten years ago the weir broke. This month, on 3 June 1987, it was mended.",
            Some("1987-06-03/.."),
        ),
    ] {
        let source = import("a.txt", text.as_bytes());
        let sources = source.into_iter().map(|s| Arc::new(s.expect("text")));
        let story = story(sources.collect(), &[]);
        let when = story.sources[0].date.when.map(When::to_edtf);
        assert_eq!(when.as_deref(), date, "{text}");
    }
}

#[test]
fn a_weekday_counts_from_the_day_of_writing_but_the_following_one_does_not() {
    for (day, date) in [
        ("on Sunday", Some("2012-03-04/2012-03-10")),
        ("on the following Sunday", None),
    ] {
        let told = format!("The flood came late. The council closed the Dunlow paper mill {day}.");
        let known = "The council closed the Dunlow paper mill on 4 March 2012.";
        let rows = [
            serde_json::json!({"doc": "a", "date": "2012-04-20", "text": known}),
            serde_json::json!({"doc": "b", "text": told}),
        ];
        let rows = rows.map(|row| row.to_string()).join("\n");
        let sources = import("a.jsonl", rows.as_bytes());
        let sources = sources.into_iter().map(|s| Arc::new(s.expect("a row")));
        let story = story(sources.collect(), &[]);
        let mut sources = story.sources.iter();
        let undated = sources.find(|s| s.source.given.is_none());
        let when = undated.and_then(|s| s.date.when).map(When::to_edtf);
        assert_eq!(when.as_deref(), date, "{day}");
    }
}

#[test]
fn a_date_belongs_to_the_clause_that_it_ends_and_a_length_to_the_next() {
    for (text, wanted) in [
        (
            "The mayor closed the bridge on Tuesday after a pier was seen to move.",
            "closed the bridge on Tuesday",
        ),
        (
            "The mayor closed the bridge on 12 March 2019 before engineers came.",
            "closed the bridge on 12 March 2019",
        ),
        (
            "A truce was signed five days after the war broke out on 7 March 2019.",
            "five days after the war broke out on 7 March 2019",
        ),
    ] {
        let row = serde_json::json!({"doc": "a", "date": "2019-03-15", "text": text});
        let sources = import("a.jsonl", row.to_string().as_bytes());
        let sources = sources.into_iter().map(|s| Arc::new(s.expect("a row")));
        let story = story(sources.collect(), &[]);
        let source = &story.sources[0].source;
        let mentions: Vec<&str> = story
            .events
            .iter()
            .flat_map(|event| &event.mentions)
            .map(|mention| source.words(mention.span))
            .collect();
        assert!(
            mentions
                .iter()
                .any(|words| words.trim_end_matches('.').ends_with(wanted)),
            "{text}: {mentions:?}"
        );
    }
}

#[test]
fn what_is_counted_from_a_happening_is_of_its_day_or_of_none() {
    let taken_over = "The state took over Mercer Bank on 4 May 2009.";
    for (text, words, wanted) in [
        (
            format!("{taken_over} The director was dismissed two days after the takeover."),
            "director",
            Some("2009-05-06"),
        ),
        (
            format!("{taken_over} The director was dismissed the day before the takeover."),
            "director",
            Some("2009-05-03"),
        ),
        // The collapse is nowhere told, and nothing is told of the day of writing.
        (
            format!("{taken_over} The director was dismissed two days after the collapse."),
            "director",
            None,
        ),
        // A time of its own dates the happening instead.
        (
            "The director resigned on 6 May 2009, two days after the takeover.".to_owned(),
            "director",
            Some("2009-05-06"),
        ),
        // "The siege began" is a clause: its own day is not counted from itself.
        (
            "The deal was signed five days after the siege began, on 7 May 2009.".to_owned(),
            "after the siege",
            Some("2009-05-07"),
        ),
        // Told of two days, it is of neither.
        (
            format!(
                "{taken_over} It took over Lund Bank on 9 May 2009. The director was dismissed two days after the takeover."
            ),
            "director",
            None,
        ),
    ] {
        let row = serde_json::json!({"doc": "a", "date": "2009-05-14", "text": text});
        let sources = import("a.jsonl", row.to_string().as_bytes());
        let sources = sources.into_iter().map(|s| Arc::new(s.expect("a row")));
        let story = story(sources.collect(), &[]);
        let source = &story.sources[0].source;
        let told = |event: &&datelines_core::story::Event| {
            let mut mentions = event.mentions.iter();
            mentions.any(|mention| source.words(mention.span).contains(words))
        };
        let event = story.events.iter().find(told).expect("the event");
        let date = event.date.map(When::to_edtf);
        assert_eq!(date.as_deref(), wanted, "{text}");
    }
}

//! A person's edits over the sample story: what each does, and what holds whatever the log says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use datelines_core::archive;
use datelines_core::calendar::When;
use datelines_core::curation::{
    self, Edit, Given, Place, apply, lay, readings, take_back, touching,
};
use datelines_core::source::{CodePoint, Kind, Source, SourceId, Span, import};
use datelines_core::story::{Event, Mention, SourceIx, Status, Story};

fn sample() -> Vec<Arc<Source>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/georgia-2008");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the sample")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy();
        import(&name, &fs::read(path).expect("a text"))
    };
    let sources = paths.iter().flat_map(read);
    sources.map(|s| Arc::new(s.expect("an article"))).collect()
}

fn article(name: &str, text: &str) -> Arc<Source> {
    let mut sources = import(name, text.as_bytes());
    Arc::new(sources.remove(0).expect("an article"))
}

fn story(sources: Vec<Arc<Source>>, edits: &[Edit]) -> Story {
    datelines_core::analyse(sources, edits, &mut |_| ControlFlow::Continue(())).expect("a story")
}

/// The event that holds the passage.
fn at<'s>(story: &'s Story, at: &Place) -> Option<&'s Event> {
    let (source, span) = at.find(story)?;
    let holds = |m: &Mention| m.source == source && m.span == span;
    story.events.iter().find(|e| e.mentions.iter().any(holds))
}

/// The most told event, and the next.
fn two(story: &Story) -> (&Event, &Event) {
    let mut events: Vec<&Event> = story.events.iter().collect();
    events.sort_by_key(|event| std::cmp::Reverse(event.mentions.len()));
    (events[0], events[1])
}

fn codes(event: &Event) -> Vec<&str> {
    event.because.iter().map(|step| &*step.code).collect()
}

#[test]
fn two_events_are_one_and_say_by_whom() {
    let before = story(sample(), &[]);
    let (big, small) = two(&before);
    let (one, other) = (
        Place::of_mention(&before, &big.mentions[0]),
        Place::of_mention(&before, &small.mentions[0]),
    );
    let join = Edit::Join {
        one: one.clone(),
        other: other.clone(),
    };
    let after = lay(before.clone(), std::slice::from_ref(&join));
    let event = at(&after, &one).expect("the joined event");
    assert_eq!(
        event.mentions.len(),
        big.mentions.len() + small.mentions.len()
    );
    assert_eq!(at(&after, &other).map(|e| &e.id), Some(&event.id));
    assert_eq!(after.events.len(), before.events.len() - 1);
    assert!(event.by_hand && !event.title.is_empty() && event.importance >= small.importance);
    assert_eq!(codes(event)[0], "by-hand-joined");
    assert!(
        !codes(event).contains(&"same-event"),
        "that was not found, but said"
    );
    assert_eq!(touching(&after, std::slice::from_ref(&join), event), [0]);
    // The later word holds: the passage apart again takes nothing else along.
    let log = [
        join.clone(),
        Edit::Split {
            place: other.clone(),
        },
    ];
    let parted = lay(after.clone(), &log);
    let alone = at(&parted, &other).expect("the passage");
    assert_eq!(alone.mentions.len(), 1);
    assert_eq!(codes(alone), ["by-hand-apart"]);
    assert_eq!(
        (alone.date, alone.disagreement),
        (alone.mentions[0].date, false)
    );
    let back = lay(parted, &[log[0].clone(), log[1].clone(), join]);
    assert_eq!(
        at(&back, &other).map(|e| e.mentions.len()),
        Some(event.mentions.len())
    );
    assert_eq!(lay(back, &[]), before);
}

#[test]
fn two_dates_joined_by_hand_are_a_dispute_and_one_passage_apart_is_none() {
    let before = story(
        vec![
            article(
                "a.txt",
                "12 May 2011\n\nThe council closed the bridge over the Lahn on 10 May 2011.",
            ),
            article(
                "b.txt",
                "13 May 2011\n\nBoats were not let through at the old lock on 11 May 2011.",
            ),
        ],
        &[],
    );
    let places: Vec<Place> = { before.events.iter().flat_map(|e| &e.mentions) }
        .map(|mention| Place::of_mention(&before, mention))
        .collect();
    let join = Edit::Join {
        one: places[0].clone(),
        other: places[1].clone(),
    };
    let disputed = lay(before.clone(), std::slice::from_ref(&join));
    let [event] = &disputed.events[..] else {
        panic!("one event: {disputed:#?}");
    };
    assert!(event.disagreement);
    assert_eq!(
        codes(event),
        ["by-hand-joined", "dated-by", "dated-by", "vote"]
    );
    let split = Edit::Split {
        place: places[1].clone(),
    };
    let after = lay(disputed, &[join, split]);
    let dates = after.events.iter().map(|e| e.date.map(When::to_edtf));
    let dates: Vec<_> = dates.flatten().collect();
    assert_eq!(dates, ["2011-05-10", "2011-05-11"]);
    assert!(after.events.iter().all(|event| !event.disagreement));
}

#[test]
fn an_event_is_told_as_a_person_says_joined_or_not() {
    let before = story(sample(), &[]);
    let (one, other) = two(&before);
    let (one, other) = (
        Place::of_mention(&before, &one.mentions[0]),
        Place::of_mention(&before, &other.mentions[0]),
    );
    let told = |status| Edit::Status {
        place: one.clone(),
        status,
    };
    let found = at(&before, &one).expect("the event");
    assert_eq!(found.status, Status::Happened);
    let log = apply(&[], told(Status::Denied));
    let log = apply(&log, told(Status::Planned));
    assert_eq!(log, [told(Status::Planned)], "the last word counts");
    let after = lay(before.clone(), &log);
    let event = at(&after, &one).expect("the event");
    assert_eq!(
        (event.status, event.by_hand, &event.title, event.date),
        (Status::Planned, true, &found.title, found.date)
    );
    assert_eq!(touching(&after, &log, event), [0]);
    assert_eq!(lay(after, &[]), before);
    // Of what was joined it says so, and taking it back leaves what was found.
    let join = Edit::Join {
        one: one.clone(),
        other,
    };
    let joined = lay(before.clone(), std::slice::from_ref(&join));
    let both = lay(joined.clone(), &[join.clone(), told(Status::Denied)]);
    let event = at(&both, &one).expect("the event");
    assert_eq!(event.status, Status::Denied);
    assert!(codes(event).contains(&"by-hand-status"));
    assert_eq!(lay(both, &[join]), joined);
}

#[test]
fn an_event_has_the_name_that_was_given_last_and_can_be_hidden() {
    let before = story(sample(), &[]);
    let (event, _) = two(&before);
    let name = |mention: &Mention, title: &str| Edit::Rename {
        place: Place::of_mention(&before, mention),
        title: title.into(),
    };
    let (first, last) = (
        &event.mentions[0],
        &event.mentions[event.mentions.len() - 1],
    );
    let log = [
        name(last, " The  fair "),
        name(first, "The summit"),
        name(first, " "),
    ];
    let titled = |log: &[Edit]| {
        let story = lay(before.clone(), log);
        let event = at(&story, &Place::of_mention(&before, first))
            .expect("the event")
            .clone();
        (event.title, event.id, event.by_hand)
    };
    assert_eq!(
        titled(&log[..1]),
        ("The  fair".into(), event.id.clone(), true)
    );
    assert_eq!(
        titled(&log[..2]),
        ("The summit".into(), event.id.clone(), true)
    );
    assert_eq!(
        titled(&log).0,
        event.title,
        "no name is the one that was found"
    );
    let hide = Edit::Hide {
        place: Place::of_mention(&before, last),
    };
    let hidden = lay(before.clone(), &[log[0].clone(), hide]);
    assert_eq!(hidden.events.len(), before.events.len() - 1);
    assert_eq!(at(&hidden, &Place::of_mention(&before, first)), None);
    assert_eq!(lay(hidden, &[]), before);
}

/// Words of a source by their place.
fn words_of(source: &Source, words: &str) -> Place {
    let start = source.text().find(words).expect(words);
    Place::of(
        source,
        source.span(start..start + words.len()).expect("a span"),
    )
}

#[test]
fn an_event_that_nobody_found_is_added_at_its_words() {
    let text = "12 May 2011\n\nThe council closed the bridge over the Lahn on 10 May 2011. A long silence on Sunday, then bells.";
    let sources = vec![
        article("a.txt", text),
        article(
            "b.txt",
            "13 May 2011\n\nThe old mill burned down on 11 May 2011.",
        ),
    ];
    let before = story(sources.clone(), &[]);
    let a = sources
        .iter()
        .find(|source| source.text() == text)
        .expect("there");
    let bells = words_of(a, "then bells");
    let sunday = words_of(a, "Sunday");
    let add = |title: &str, date: Option<Given>| Edit::Add {
        place: bells.clone(),
        title: title.into(),
        status: Status::Happened,
        date,
    };
    let dated = |edit: &Edit, others: &[Edit]| {
        let log = [others, std::slice::from_ref(edit)].concat();
        let story = story(sources.clone(), &log);
        let event = at(&story, &bells).expect("the added event").clone();
        assert_eq!(
            (
                event.mentions.len(),
                touching(&story, &log, &event).is_empty()
            ),
            (1, false)
        );
        assert!(event.by_hand && event.importance >= datelines_core::cluster::MAIN);
        event
    };
    // Known or not, and told apart: worked out from words, or said by a person.
    let steps = |event: &Event| {
        let steps = event.mentions[0].because.iter();
        steps.map(|step| step.code.clone()).collect::<Vec<_>>()
    };
    let open = dated(&add("", None), &[]);
    assert_eq!((&*open.title, open.date), ("then bells", None));
    assert_eq!(steps(&open), ["by-hand-added"]);
    let typed = dated(&add(" Bells ", Some(Given::Edtf("2011-05".into()))), &[]);
    assert_eq!(
        (&*typed.title, typed.date.map(When::to_edtf)),
        ("Bells", Some("2011-05".into()))
    );
    assert_eq!(
        (steps(&typed), typed.mentions[0].timex),
        (vec!["by-hand-added".into(), "by-hand-date".into()], None)
    );
    let worked = add("Bells", Some(Given::Words(sunday.clone())));
    let event = dated(&worked, &[]);
    assert_eq!(event.date.map(When::to_edtf).as_deref(), Some("2011-05-08"));
    assert!(event.mentions[0].timex.is_some());
    assert_eq!(steps(&event)[1], "weekday-past");
    // It follows what its words are taken to mean.
    let time = |edit| dated(&worked, &[edit]).date.map(When::to_edtf);
    let (place, edtf) = (sunday.clone(), "2011-05-15".to_owned());
    assert_eq!(
        time(Edit::Time { place, edtf }).as_deref(),
        Some("2011-05-15")
    );
    assert_eq!(time(Edit::NoDate { place: sunday }), None);
    // The last word on a place counts, and off again all is as it was.
    let log = apply(&apply(&[], add("A", None)), add("B", None));
    assert_eq!(log, [add("B", None)]);
    let laid = lay(before.clone(), &log);
    assert_eq!(laid.events.len(), before.events.len() + 1);
    assert_eq!(lay(laid, &take_back(&log, &log[0])), before);
}

#[test]
fn what_a_person_adds_and_names_is_in_every_export() {
    let text = "8 May 2011\n\nFirst came the rain, then bells.";
    let sources = vec![article("a.txt", text)];
    let log = [
        Edit::Add {
            place: words_of(&sources[0], "then bells"),
            title: "Bells, rung".into(),
            status: Status::Planned,
            date: Some(Given::Edtf("2011-06-09".into())),
        },
        Edit::SourceName {
            source: sources[0].id.clone(),
            name: "The Vilm Post".into(),
        },
    ];
    let story = story(sources, &log);
    let csv = archive::csv(&story);
    let row = csv
        .lines()
        .find(|row| row.contains("Bells"))
        .expect("a row");
    assert!(
        row.contains("\"Bells, rung\",2011-06-09,9 Jun 2011,planned"),
        "{row}"
    );
    assert!(
        row.contains(",a.txt,The Vilm Post,") && row.ends_with(",then bells"),
        "{row}"
    );
    let ics = archive::ics(&story);
    let event = ics
        .split("BEGIN:VEVENT")
        .find(|e| e.contains("Bells\\, rung"));
    let event = event.expect("an event");
    assert!(
        event.contains("DTSTART;VALUE=DATE:20110609") && event.contains("The Vilm Post"),
        "{event}"
    );
    let slides: serde_json::Value =
        serde_json::from_str(&archive::timelinejs(&story)).expect("JSON");
    let slides = slides["events"].as_array().expect("a list");
    let slide = slides
        .iter()
        .find(|s| s["text"]["headline"] == "Bells, rung")
        .expect("a slide");
    assert_eq!(slide["start_date"]["day"], 9);
    assert!(
        slide["text"]["text"]
            .as_str()
            .is_some_and(|t| t.contains("The Vilm Post")),
        "{slide}"
    );
}

#[test]
fn an_added_event_is_joined_and_parted_hidden_and_shown_like_any_other() {
    let before = story(sample(), &[]);
    let (big, small) = two(&before);
    let (one, other) = (
        Place::of_mention(&before, &big.mentions[0]),
        Place::of_mention(&before, &small.mentions[0]),
    );
    let missed = Place {
        start: CodePoint(one.start.0 + 1),
        ..one.clone()
    };
    let add = |place: &Place, title: &str| Edit::Add {
        place: place.clone(),
        title: title.into(),
        status: Status::Happened,
        date: Some(Given::Edtf("2008-08-01".into())),
    };
    let join = |one: &Place, other: &Place| Edit::Join {
        one: one.clone(),
        other: other.clone(),
    };
    let log = [add(&missed, "Missed"), join(&missed, &other)];
    let joined = lay(before.clone(), &log);
    let event = at(&joined, &missed).expect("the event");
    assert_eq!(event.mentions.len(), small.mentions.len() + 1);
    assert_eq!(
        (&*event.title, touching(&joined, &log, event)),
        ("Missed", vec![0, 1])
    );
    assert!(codes(event).contains(&"by-hand-joined"));
    // Added anew with another date, it is joined with that.
    let mut log = log.to_vec();
    log[0] = Edit::Add {
        place: missed.clone(),
        title: "Missed".into(),
        status: Status::Happened,
        date: None,
    };
    let again = lay(joined, &log);
    assert_eq!(again, lay(before.clone(), &log));
    let undated = |m: &&Mention| Place::of_mention(&before, m) == missed && m.date.is_none();
    let event = at(&again, &missed).expect("the event");
    assert_eq!(event.mentions.iter().filter(undated).count(), 1);
    log.push(Edit::Split {
        place: missed.clone(),
    });
    let parted = lay(again, &log);
    assert_eq!(at(&parted, &missed).map(|e| e.mentions.len()), Some(1));
    assert_eq!(at(&parted, &other).map(|e| &e.id), Some(&small.id));
    // Hidden, and added once more.
    let hide = Edit::Hide {
        place: missed.clone(),
    };
    let hidden = [add(&missed, "A"), hide];
    assert_eq!(lay(before.clone(), &hidden), before);
    let shown = lay(before.clone(), &apply(&hidden, add(&missed, "B")));
    assert_eq!(at(&shown, &missed).map(|e| &*e.title), Some("B"));
    // Words that were found to report an event already make one of their own.
    let own = lay(before.clone(), &[add(&one, "Own")]);
    let event = at(&own, &one).expect("the event");
    assert_eq!((&*event.title, event.mentions.len()), ("Own", 1));
    let rest = at(&own, &Place::of_mention(&before, &big.mentions[1])).expect("the others");
    assert_eq!(rest.mentions.len(), big.mentions.len() - 1);
    assert_eq!(lay(own, &[]), before);
    // Two that were added, and nothing else.
    let next = Place {
        start: CodePoint(one.start.0 + 2),
        ..one
    };
    let both = [add(&missed, "A"), add(&next, "B"), join(&missed, &next)];
    let both = lay(before.clone(), &both);
    let event = at(&both, &next).expect("the event");
    assert_eq!((&*event.title, event.mentions.len()), ("B", 2));
    assert_eq!(both.replaced, []);
}

#[test]
fn words_mean_what_a_person_says_and_what_hangs_on_them_follows() {
    let text = "The council met on Friday. The next day the mayor closed the bridge over the Lahn.";
    let sources = vec![article("a.txt", text)];
    let before = story(sources.clone(), &[]);
    let source = before.sources[0].source.clone();
    let friday = source
        .span(text.find("Friday").map(|at| at..at + 6).expect("there"))
        .expect("a span");
    assert!(
        before.sources[0]
            .timexes
            .iter()
            .any(|t| t.span == friday && t.when.is_none())
    );
    let at_friday = Place::of(&source, friday);
    let log = [Edit::Time {
        place: at_friday.clone(),
        edtf: "2011-05-06".into(),
    }];
    let after = story(sources.clone(), &log);
    let said = |story: &Story, span: Span| {
        let found = story.sources[0].timexes.iter().find(|t| t.span == span);
        found.and_then(|t| t.when).map(When::to_edtf)
    };
    assert_eq!(said(&after, friday).as_deref(), Some("2011-05-06"));
    let dates: Vec<_> = after
        .events
        .iter()
        .map(|e| e.date.map(|date| date.to_edtf()[..10].to_owned()))
        .collect();
    assert_eq!(
        dates,
        [Some("2011-05-06".into()), Some("2011-05-07".into())]
    );
    assert_eq!(after.events[0].mentions[0].because[0].code, "by-hand-date");
    assert_eq!(touching(&after, &log, &after.events[0]), [0]);
    assert_eq!(touching(&after, &log, &after.events[1]), [0; 0]);
    // A stretch, too, and no date at all.
    let stretch = [Edit::Time {
        place: at_friday.clone(),
        edtf: "2011-05-06/2011-05-08".into(),
    }];
    let stretch = story(sources.clone(), &stretch);
    assert_eq!(
        said(&stretch, friday).as_deref(),
        Some("2011-05-06/2011-05-08")
    );
    let none = [Edit::NoDate {
        place: at_friday.clone(),
    }];
    let none = story(sources.clone(), &none);
    assert!(none.sources[0].timexes.iter().all(|t| t.span != friday));
    let nonsense = [Edit::Time {
        place: at_friday,
        edtf: "some day".into(),
    }];
    assert_eq!(
        story(sources, &nonsense),
        before,
        "what cannot be read says nothing"
    );
}

#[test]
fn one_date_settled_tells_how_a_source_writes_its_dates() {
    let text = "The mill opened on 3.9.2008. The council closed it on 4.10.2008.";
    let sources = vec![article("a.txt", text)];
    let source = &sources[0];
    let when = |edits: &[Edit]| {
        let story = story(sources.clone(), edits);
        let dates = story.sources[0].timexes.iter().map(|t| t.when);
        dates.map(|w| w.map(When::to_edtf)).collect::<Vec<_>>()
    };
    assert_eq!(when(&[]), [None, None]);
    let start = text.find("3.9.2008").expect("there");
    let place = Place::of(source, source.span(start..start + 8).expect("a span"));
    for (edtf, other) in [("2008-09-03", "2008-10-04"), ("2008-03-09", "2008-04-10")] {
        let place = place.clone();
        let edit = Edit::Time {
            place,
            edtf: edtf.into(),
        };
        assert_eq!(when(&[edit]), [Some(edtf.into()), Some(other.into())]);
    }
}

#[test]
fn open_words_have_readings_to_choose_from() {
    let text = "The council met on Friday. The fair opens on 3.9.2011, it said recently.";
    let dated = [Edit::SourceDate {
        source: article("a.txt", text).id.clone(),
        edtf: "2011-05-11".into(),
    }];
    let story = story(vec![article("a.txt", text)], &dated);
    let of = |words: &str| {
        let start = text.find(words).expect("there");
        let span = story.sources[0]
            .source
            .span(start..start + words.len())
            .expect("a span");
        let all = readings(&story, SourceIx(0), span).into_iter();
        all.map(When::to_edtf).collect::<Vec<_>>()
    };
    assert_eq!(of("Friday")[..2], ["2011-05-06", "2011-05-13"]);
    assert_eq!(of("3.9.2011"), ["2011-03-09", "2011-09-03"]);
    assert_eq!(of("recently"), [""; 0]);
    assert_eq!(of("The"), [""; 0], "words that say nothing of when");
}

#[test]
fn a_bound_narrows_and_a_month_stays_a_month() {
    let text = "The mayor closed the bridge over the Lahn on Tuesday.";
    let source = article("a.txt", text);
    let set = |edtf: &str| {
        let log = [Edit::SourceDate {
            source: source.id.clone(),
            edtf: edtf.into(),
        }];
        let story = story(vec![source.clone()], &log);
        let date = &story.sources[0].date;
        assert!(
            date.because.iter().any(|step| step.code == "set-by-hand"),
            "{edtf}"
        );
        (
            date.when.map(When::to_edtf).unwrap_or_default(),
            date.stated,
        )
    };
    for bound in [
        "2008-08-26/..",
        "../2008-09-01",
        "2008-08",
        "2008-08-26/2008-09-20",
    ] {
        assert_eq!(set(bound), (bound.into(), false));
    }
    assert_eq!(set("2008-08-28"), ("2008-08-28".into(), true));
    // What the text says of itself stands within the bounds, and gives way outside of them.
    let source = article(
        "b.txt",
        "12 May 2011\n\nThe mayor closed the bridge over the Lahn on Tuesday.",
    );
    let set = |edtf: &str| {
        let log = [Edit::SourceDate {
            source: source.id.clone(),
            edtf: edtf.into(),
        }];
        let story = story(vec![source.clone()], &log);
        story.sources[0].date.when.map(When::to_edtf)
    };
    assert_eq!(set("2011-05").as_deref(), Some("2011-05-12"));
    assert_eq!(
        set("2011-05-14/..")
            .map(|date| date[..10].to_owned())
            .as_deref(),
        Some("2011-05-14")
    );
}

#[test]
fn a_source_has_the_name_that_it_is_given_until_that_is_taken_back() {
    let texts = [
        "The council closed the bridge on 3 May 2011.",
        "On 3 May 2011 the council closed the bridge for repairs.",
    ];
    let sources = vec![article("a.txt", texts[0]), article("b.txt", texts[1])];
    let before = story(sources.clone(), &[]);
    let name = |name: &str| Edit::SourceName {
        source: sources[1].id.clone(),
        name: name.into(),
    };
    let log = [name("  Vilm Post ")];
    let after = story(sources.clone(), &log);
    let of = |story: &Story| {
        let mut reports = story.sources.iter().map(|report| &report.source);
        let named = reports.find(|source| source.id == sources[1].id).unwrap();
        (named.label().to_owned(), named.own_label().to_owned())
    };
    assert_eq!(of(&after), ("Vilm Post".into(), "b.txt".into()));
    // The reasons call it so, too.
    let written = archive::write(&after, &log);
    assert!(written.contains("Also told in Vilm Post"), "{written}");
    assert!(!written.contains("Also told in b.txt"));
    // By way of a file, and from what is read, it can be called otherwise, or have its own name again.
    let (read, log) = archive::read(&written).expect("a story");
    assert_eq!((read.clone(), log.len()), (after, 1));
    let kept: Vec<_> = read.sources.into_iter().map(|r| r.source).collect();
    assert_eq!(of(&story(kept.clone(), &[name("Herald")])).0, "Herald");
    assert_eq!(story(kept.clone(), &[]), before);
    assert_eq!(story(kept, &[name(" ")]), before);
}

#[test]
fn the_kind_of_text_can_be_set_and_taken_back() {
    let text = "The council closed the bridge in 1911. In March it opened again. On Friday the mayor left.";
    let sources = vec![article("a.txt", text)];
    let before = story(sources.clone(), &[]);
    let log = [Edit::Kind {
        source: sources[0].id.clone(),
        kind: Kind::History,
    }];
    let after = story(sources.clone(), &log);
    assert_eq!(
        (before.sources[0].kind, after.sources[0].kind),
        (Kind::News, Kind::History)
    );
    let march = |story: &Story| story.sources[0].timexes[1].when.map(When::to_edtf);
    assert_eq!(
        (march(&before), march(&after)),
        (None, Some("1911-03".into()))
    );
    // What it was taken for is not forgotten, also by way of a file.
    let (read, log) = archive::read(&archive::write(&after, &log)).expect("a story");
    assert_eq!((read.clone(), log.len()), (after, 1));
    let kept = read.sources.into_iter().map(|report| report.source);
    assert_eq!(story(kept.collect(), &[]), before);
}

/// A small generator of its own (Numerical Recipes' LCG), so that each run is the same.
struct Random {
    state: u32,
    /// What was added.
    added: Vec<Place>,
}

impl Random {
    fn of(state: u32) -> Random {
        let added = Vec::new();
        Random { state, added }
    }

    fn below(&mut self, n: usize) -> usize {
        self.state = self
            .state
            .wrapping_mul(1_664_525)
            .wrapping_add(1_013_904_223);
        (self.state >> 8) as usize % n.max(1)
    }

    fn place(&mut self, story: &Story) -> Place {
        let mentions: Vec<&Mention> = story.events.iter().flat_map(|e| &e.mentions).collect();
        match self.below(12) {
            0 => Place {
                source: SourceId("nobody".into()),
                start: CodePoint(0),
                end: CodePoint(7),
            },
            1 => Place {
                source: story.sources[self.below(story.sources.len())]
                    .source
                    .id
                    .clone(),
                start: CodePoint(self.below(90_000) as u32),
                end: CodePoint(self.below(90_000) as u32),
            },
            2..=4 if !self.added.is_empty() => {
                let nth = self.below(self.added.len());
                self.added[nth].clone()
            }
            _ => Place::of_mention(story, mentions[self.below(mentions.len())]),
        }
    }

    fn words(&mut self, story: &Story) -> Place {
        let report = &story.sources[self.below(story.sources.len())];
        Place::of(
            &report.source,
            report.timexes[self.below(report.timexes.len())].span,
        )
    }

    fn laid(&mut self, story: &Story) -> Edit {
        let place = self.place(story);
        match self.below(10) {
            0..=2 => Edit::Join {
                one: place,
                other: self.place(story),
            },
            3 | 4 => Edit::Split { place },
            5 => Edit::Rename {
                place,
                title: ["", "A", "Ü “B” </script>"][self.below(3)].into(),
            },
            6 => Edit::Status {
                place,
                status: [Status::Happened, Status::Planned, Status::Denied][self.below(3)],
            },
            7 => Edit::Hide { place },
            _ => self.add(story),
        }
    }

    fn add(&mut self, story: &Story) -> Edit {
        let start = self.below(900) as u32;
        let place = match self.below(4) {
            0 => self.place(story),
            1 => self.words(story),
            _ => Place {
                start: CodePoint(start),
                end: CodePoint(start + 1 + self.below(80) as u32),
                ..self.words(story)
            },
        };
        self.added.push(place.clone());
        Edit::Add {
            place,
            title: ["", "Added"][self.below(2)].into(),
            status: [Status::Happened, Status::Planned][self.below(2)],
            date: match self.below(4) {
                0 => None,
                1 => Some(Given::Edtf(["2008-08", "some day"][self.below(2)].into())),
                _ => Some(Given::Words(self.words(story))),
            },
        }
    }

    fn before(&mut self, story: &Story) -> Edit {
        let edtf = [
            "2008-08-26",
            "2008-08",
            "2008-08-20/..",
            "../2008-09-10",
            "-0043",
            "soon",
        ];
        let edtf = edtf[self.below(edtf.len())].to_owned();
        let source = story.sources[self.below(story.sources.len())]
            .source
            .id
            .clone();
        match self.below(5) {
            0 => Edit::SourceDate { source, edtf },
            4 => Edit::SourceName {
                source,
                name: ["Post", " ", "Herald"][self.below(3)].into(),
            },
            1 => Edit::Kind {
                source,
                kind: [Kind::News, Kind::History, Kind::Prose][self.below(3)],
            },
            2 => Edit::NoDate {
                place: self.words(story),
            },
            _ => Edit::Time {
                place: self.words(story),
                edtf,
            },
        }
    }
}

/// What holds of every story: each passage in one event at most, events in order with ids of their own.
fn holds(story: &Story) {
    assert!(story.events.is_sorted_by(|a, b| a.in_time_order(b).is_le()));
    assert!(
        story
            .replaced
            .is_sorted_by(|a, b| a.in_time_order(b).is_le())
    );
    let mut places = BTreeMap::new();
    let mut ids = BTreeMap::new();
    for event in &story.events {
        assert!(!event.mentions.is_empty() && !event.title.is_empty());
        assert!(event.mentions.is_sorted_by_key(|m| (m.source, m.span)));
        assert!((0.0..=1.0).contains(&event.importance));
        *ids.entry(event.id.clone()).or_insert(0) += 1;
        for mention in &event.mentions {
            *places.entry((mention.source, mention.span)).or_insert(0) += 1;
        }
    }
    assert!(ids.values().chain(places.values()).all(|n| *n == 1));
}

/// The places that a log adds.
fn added(log: &[Edit]) -> impl Iterator<Item = &Place> {
    log.iter().filter_map(|edit| match edit {
        Edit::Add { place, .. } => Some(place),
        _ => None,
    })
}

fn passages(events: &[Event]) -> usize {
    events.iter().map(|event| event.mentions.len()).sum()
}

#[test]
fn whatever_the_log_holds_the_story_stays_whole() {
    let derived = story(sample(), &[]);
    let mut laid = derived.clone();
    for seed in 0..14 {
        let mut random = Random::of(seed);
        let mut log = Vec::new();
        for _ in 0..random.below(24) {
            log = apply(&log, random.laid(&derived));
        }
        // Laid over one another or afresh: only the log counts.
        laid = lay(laid, &log);
        assert_eq!(laid, lay(derived.clone(), &log), "{log:#?}");
        holds(&laid);
        let kept = laid.events.iter().filter(|event| !event.by_hand).count();
        assert_eq!(kept + laid.replaced.len(), derived.events.len());
        if log.iter().all(|edit| !matches!(edit, Edit::Hide { .. })) {
            let found = added(&log).filter(|place| at(&derived, place).is_none());
            let new: BTreeSet<_> = found.filter_map(|place| place.find(&derived)).collect();
            assert_eq!(
                passages(&laid.events),
                passages(&derived.events) + new.len()
            );
        }
        for event in &laid.events {
            let by = touching(&laid, &log, event);
            assert_eq!(event.by_hand, !by.is_empty(), "{event:#?} {log:#?}");
        }
        let json = archive::write(&laid, &log);
        let (read, edits) = archive::read(&json).expect("a story");
        assert_eq!((&read, &edits), (&laid, &log));
        assert_eq!(
            lay(read, &[]),
            derived,
            "a file that was saved can be taken back, too"
        );
        let edit = random.laid(&derived);
        if !log.contains(&edit) && apply(&log, edit.clone()).len() == log.len() + 1 {
            let longer = lay(laid.clone(), &apply(&log, edit.clone()));
            assert_eq!(
                lay(longer, &take_back(&apply(&log, edit.clone()), &edit)),
                laid
            );
        }
    }
    assert_eq!(lay(laid, &[]), derived);
}

#[test]
fn the_order_of_sources_a_loss_and_a_return_change_no_edit() {
    let sources = sample();
    let derived = story(sources.clone(), &[]);
    for seed in 0..4 {
        let mut random = Random::of(1000 + seed);
        let mut log = Vec::new();
        for _ in 0..8 {
            log = apply(&log, random.before(&derived));
            log = apply(&log, random.laid(&derived));
        }
        let whole = story(sources.clone(), &log);
        holds(&whole);
        let mut turned = sources.clone();
        turned.rotate_left(1 + random.below(3));
        assert_eq!(story(turned, &log), whole);
        let mut fewer = sources.clone();
        let lost = fewer.remove(random.below(fewer.len()));
        let without = story(fewer, &log);
        holds(&without);
        let (read, log) = archive::read(&archive::write(&without, &log)).expect("a story");
        let mut again: Vec<_> = read
            .sources
            .iter()
            .map(|report| report.source.clone())
            .collect();
        again.push(lost);
        assert_eq!(story(again, &log), whole, "{log:#?}");
        // What is laid on can be laid on what was worked out with the rest.
        let (before, _): (Vec<_>, Vec<_>) = log.iter().cloned().partition(Edit::is_before);
        assert_eq!(lay(story(sources.clone(), &before), &log), whole);
    }
}

#[test]
fn one_more_source_moves_no_edit() {
    let mut sources = sample();
    let last = sources.pop().expect("a source");
    let before = story(sources.clone(), &[]);
    for seed in 0..6 {
        let mut random = Random::of(77 + seed);
        let mut mentions: Vec<Place> = Vec::new();
        while mentions.len() < 4 {
            let place = random.place(&before);
            if at(&before, &place).is_some() && !mentions.contains(&place) {
                mentions.push(place);
            }
        }
        let [one, other, apart, named] = &mentions[..] else {
            panic!("four places");
        };
        let missed = Place {
            end: CodePoint(one.end.0 + 1),
            ..one.clone()
        };
        let log = [
            Edit::Add {
                place: missed.clone(),
                title: "Missed".into(),
                status: Status::Planned,
                date: Some(Given::Edtf("2008-09".into())),
            },
            Edit::Join {
                one: one.clone(),
                other: other.clone(),
            },
            Edit::Split {
                place: apart.clone(),
            },
            Edit::Rename {
                place: named.clone(),
                title: "Named".into(),
            },
        ];
        let mut more = sources.clone();
        more.push(last.clone());
        let after = story(more, &log);
        assert_eq!(at(&after, named).map(|e| e.title.as_str()), Some("Named"));
        assert_eq!(at(&after, one), at(&after, other));
        let event = at(&after, &missed).expect("the added event");
        let date = event.date.map(When::to_edtf);
        assert_eq!(
            (
                &*event.title,
                event.status,
                date.as_deref(),
                event.mentions.len()
            ),
            ("Missed", Status::Planned, Some("2008-09"), 1)
        );
        let companions = |story: &Story| {
            let event = at(story, apart).expect("the passage").clone();
            let all = event.mentions.iter().map(|m| Place::of_mention(story, m));
            all.filter(|p| p != apart).collect::<Vec<_>>()
        };
        let old = companions(&before);
        assert!(companions(&after).iter().all(|p| !old.contains(p)));
    }
}

#[test]
fn edits_of_later_versions_are_passed_over() {
    let json = archive::write(&Story::default(), &[]);
    let json = json.replace(r#""edits":[]"#, r#""edits":[{"edit":"colour","of":"x"},{"edit":"hide","place":{"source":"a","start":1,"end":2}}]"#);
    let (_, edits) = archive::read(&json).expect("a story");
    assert_eq!(edits.len(), 1);
    assert_eq!(edits[0].source(), &SourceId("a".into()));
    assert!(curation::source_date(&edits, edits[0].source()).is_none());
}

//! The story file: what is written reads back as itself, and what others wrote opens or is refused in one sentence.

use std::ops::ControlFlow;
use std::sync::Arc;

use datelines_core::analyse;
use datelines_core::archive::{
    ArchiveError, Rest, csv, cut, ics, read, read_parts, timelinejs, write, write_parts,
    write_pieces,
};
use datelines_core::calendar::{Granularity, When};
use datelines_core::curation::Edit;
use datelines_core::finding::Finding;
use datelines_core::reason::Args;
use datelines_core::source::{Kind, Source, SourceId, Span, import};
use datelines_core::story::{
    Citation, Dating, Event, Mention, Report, SourceIx, Status, Step, Story,
};
use datelines_core::timex::{Timex, TimexType};

const TEXT: &str = "Zoë’s ferry 🚢 sank “on Monday”.\r\n\r\nDivers may go down next week.";

fn when(edtf: &str) -> When {
    When::from_edtf(edtf).expect("the test writes dates")
}

fn place(source: &Source, words: &str) -> Span {
    let start = source
        .text()
        .find(words)
        .expect("the words are in the text");
    source
        .span(start..start + words.len())
        .expect("on boundaries")
}

fn step(span: Option<Span>) -> Step {
    Step {
        code: "weekday-past".into(),
        args: Args::of(&[("day", "Monday")]),
        text: "“Monday” is the last Monday before that.".into(),
        rests_on: span.map(|span| Citation {
            source: SourceIx(0),
            span,
        }),
    }
}

/// A story that uses every field.
fn story() -> Story {
    let mut source = Source::new(SourceId("s1".into()), "ferry.txt", TEXT);
    source.title = Some("A ferry".into());
    source.publisher = Some("The Quay".into());
    source.author = Some("Ann Roe".into());
    source.kind = Kind::History;
    source.given = Some(when("1999-05-04"));
    let (monday, week) = (place(&source, "Monday"), place(&source, "next week"));
    source.findings.push(Finding {
        code: "encoding-guessed".into(),
        args: Args::of(&[("n", "1")]),
        span: Some(monday),
        message: "m".into(),
        hint: "h".into(),
    });
    let timex = |span, value: &str, when, unresolved: Option<&str>| Timex {
        span,
        kind: TimexType::Date,
        value: value.into(),
        modifier: Some("APPROX".into()),
        when,
        whole: None,
        stated: true,
        because: vec![step(Some(monday))],
        unresolved: unresolved.map(|why| {
            Box::new(Step {
                code: "vague".into(),
                args: Args::of(&[("words", "next week")]),
                text: why.into(),
                rests_on: None,
            })
        }),
    };
    let week_of = when("1999-05-10/1999-05-16").interval().unwrap();
    let week_of = When::closed(week_of, Granularity::Week);
    let timexes = vec![
        timex(monday, "1999-05-03", Some(when("1999-05-03~")), None),
        timex(week, "1999-W19", Some(week_of), Some("too coarse")),
    ];
    let sinking = place(&source, "Zoë’s ferry 🚢 sank “on Monday”.");
    let diving = place(&source, "Divers may go down next week.");
    let mention = |span, date, timex, status| Mention {
        source: SourceIx(0),
        span,
        date,
        timex,
        status,
        because: vec![step(Some(monday)), step(None)],
    };
    let event = |id: &str, date, mention, status| Event {
        id: id.into(),
        title: "Zoë’s ferry sank".into(),
        status,
        importance: 0.3,
        disagreement: true,
        date,
        mentions: vec![mention],
        because: vec![step(None)],
        by_hand: false,
    };
    let sank = mention(
        sinking,
        Some(when("1999-05-03~")),
        Some(0),
        Status::Happened,
    );
    let dive = mention(diving, Some(week_of), Some(1), Status::Planned);
    Story {
        title: "The ferry".into(),
        sources: vec![Report {
            source: Arc::new(source),
            kind: Kind::News,
            date: Dating {
                when: Some(when("1999-05-04/..")),
                likely: when("1999-05-04").single_day(),
                stated: false,
                because: vec![step(Some(week))],
            },
            timexes,
        }],
        events: vec![
            event("e1", Some(when("1999-05-03~")), sank, Status::Happened),
            event("e2", Some(week_of), dive, Status::Planned),
            event(
                "e3",
                None,
                mention(diving, None, None, Status::Denied),
                Status::Hypothetical,
            ),
        ],
        replaced: vec![],
    }
}

fn edits() -> Vec<Edit> {
    vec![Edit::SourceDate {
        source: SourceId("s1".into()),
        edtf: "1999-05-04".into(),
    }]
}

#[test]
fn what_is_written_reads_back_as_itself() {
    let json = write(&story(), &edits());
    let (back, its_edits) = read(&json).unwrap();
    assert_eq!(back, story());
    assert_eq!(its_edits, edits());
    assert_eq!(write(&back, &its_edits), json, "to the byte");
    let (none, no_edits) = read(&write(&Story::default(), &[])).unwrap();
    assert_eq!((none, no_edits), (Story::default(), vec![]));
}

/// A file cut into its parts, with nothing else to do on the way.
fn parts_cut(file: String) -> Vec<String> {
    let mut rest = || -> Rest<'_> { Box::pin(std::future::ready(())) };
    let mut cutting = std::pin::pin!(cut(file, &mut rest));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match cutting.as_mut().poll(&mut context) {
        std::task::Poll::Ready(parts) => parts,
        std::task::Poll::Pending => panic!("it waits for nothing"),
    }
}

fn parts_read(parts: impl IntoIterator<Item = String>) -> Result<(Story, Vec<Edit>), ArchiveError> {
    read_parts(parts.into_iter().map(Into::into))
}

#[test]
fn events_may_follow_in_parts() {
    let json = write(&story(), &edits());
    let mut file: serde_json::Value = serde_json::from_str(&json).unwrap();
    let events = file["events"].take();
    file.as_object_mut().unwrap().remove("events");
    let all = events.as_array().unwrap();
    assert!(all.len() > 1, "there is something to part");
    for size in 1..=all.len() {
        let parts = all
            .chunks(size)
            .map(|part| serde_json::to_string(part).unwrap());
        let read = parts_read(std::iter::once(file.to_string()).chain(parts)).unwrap();
        assert_eq!(read, (story(), edits()), "{size} at a time");
    }
    let refused = parts_read([json, "[{}, 3]".into()])
        .unwrap_err()
        .to_string();
    assert!(refused.contains("events from"), "{refused}");
}

#[test]
fn a_story_goes_and_comes_in_parts() {
    // As many sources and events as make several parts of each.
    let mut many = story();
    let (report, event) = (many.sources.remove(0), many.events.swap_remove(0));
    many.events.clear();
    for nth in 0..400 {
        let mut source = Source::clone(&report.source);
        source.id = SourceId(format!("s{nth:03}").into());
        many.sources.push(Report {
            source: Arc::new(source),
            ..report.clone()
        });
        let mut event = event.clone();
        event.id = format!("e{nth:03}").into();
        event.mentions[0].source = SourceIx(nth);
        many.events.push(event);
    }
    for (whole, its_edits) in [
        (story(), edits()),
        (Story::default(), vec![]),
        (many, edits()),
    ] {
        let pieces: Vec<String> = write_pieces(&whole, &its_edits).collect();
        assert_eq!(pieces.concat(), write(&whole, &its_edits));
        let parts: Vec<String> = write_parts(&whole, &its_edits).collect();
        assert!(parts.len() > whole.events.len() / 200);
        assert!(parts.iter().all(|part| !part.contains('\n')));
        for parts in [parts, parts_cut(pieces.concat())] {
            let (read, its_edits_read) = parts_read(parts).unwrap();
            assert!(read == whole && its_edits_read == its_edits);
        }
    }
    assert_eq!(parts_read([]), Err(ArchiveError::NotAStory));
    let mut parts: Vec<String> = write_parts(&story(), &[]).collect();
    parts.push("{\"sources\": [{}]}".into());
    assert!(parts_read(parts).is_err(), "no source after an event");
}

#[test]
fn offsets_are_code_points_and_exact_repeats_the_words() {
    let file: serde_json::Value = serde_json::from_str(&write(&story(), &[])).unwrap();
    let source = &file["sources"][0];
    assert_eq!(source["text"], TEXT);
    let letters: Vec<char> = TEXT.chars().collect();
    let mut checked = 0;
    for mention in file["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| &e["mentions"][0])
    {
        for place in [
            mention,
            &mention["timex"],
            &source["unresolved"][0],
            &source["findings"][0],
        ] {
            let Some(exact) = place["exact"].as_str() else {
                continue;
            };
            let at = |key: &str| place[key].as_u64().unwrap() as usize;
            assert_eq!(
                letters[at("start")..at("end")].iter().collect::<String>(),
                exact
            );
            checked += 1;
        }
    }
    assert_eq!(checked, 8);
    assert_eq!(file["format"], "datelines/1");
    assert_eq!(source["date"]["edtf"], "1999-05-04/..");
    assert_eq!(source["unresolved"][0]["why"], "too coarse");
    assert_eq!(file["events"][2]["date"], serde_json::Value::Null);
}

/// The least that a file by another program may hold.
const SPARSE: &str = r#"{"format":"datelines/1","sources":[
    {"id":"b","name":"b.txt","title":null,"text":"On 2001: é fire.","date":{"edtf":"2026-01-01"},"later":{"x":[1]}},
    {"id":"a","text":"Nothing."}],
  "events":[
    {"id":"e2","title":"Later","date":{"edtf":"2005"},"mentions":[{"source":"b","start":9,"end":16,"exact":"é fire."}]},
    {"id":"e1","title":"Fire","status":"happened","date":{"edtf":"2001"},
     "mentions":[{"source":"b","start":0,"end":16,"date":{"edtf":"2001"},
       "timex":{"start":3,"end":7,"exact":"2001","type":"DATE","value":"2001"},"because":[{"code":"x","args":{"n":1}}]}]}],
  "edits":[{"edit":"of-a-later-version","x":1},{"edit":"source-date","source":"b","edtf":"2002"}]}"#;

#[test]
fn a_sparse_file_opens_in_order() {
    let (story, edits) = read(SPARSE).unwrap();
    let names: Vec<_> = story
        .sources
        .iter()
        .map(|report| &*report.source.name)
        .collect();
    assert_eq!(names, ["a", "b.txt"], "sources by id, a name from the id");
    assert_eq!(story.sources[0].date, Dating::default());
    let titles: Vec<_> = story
        .events
        .iter()
        .map(|event| event.title.as_str())
        .collect();
    assert_eq!(titles, ["Fire", "Later"], "events by time");
    let fire = &story.events[0].mentions[0];
    let report = story.report(fire.source);
    let timex = &report.timexes[fire.timex.unwrap() as usize];
    assert_eq!(report.source.words(timex.span), "2001");
    assert_eq!(timex.when, Some(when("2001")), "the mention's date");
    assert_eq!(fire.because[0].args.get("n"), Some("1"));
    assert_eq!(edits.len(), 1, "an edit of a later version is passed over");
    assert!(
        story
            .sources
            .iter()
            .all(|report| report.source.findings.is_empty())
    );
}

#[test]
fn places_outside_the_text_are_left_out_and_counted() {
    let file = |start: i64, end: i64, exact: &str| {
        format!(
            r#"{{"format":"datelines/1","sources":[{{"id":"a","text":"Zoë ran. She won."}}],"events":[
               {{"id":"e1","mentions":[{{"source":"a","start":0,"end":8}}]}},
               {{"id":"e2","mentions":[{{"source":"a","start":{start},"end":{end},"exact":"{exact}",
                 "timex":{{"start":90,"end":99}}}}]}}]}}"#
        )
    };
    for (start, end, exact, events) in [
        (9, 17, "She won.", 2),
        (9, 18, "She won.", 1),
        (17, 9, "She won.", 1),
        (4_000_000_000, 4_000_000_001, "", 1),
        (10, 17, "She won.", 1),
    ] {
        let (story, _) = read(&file(start, end, exact)).unwrap();
        assert_eq!(story.events.len(), events, "{start}..{end}");
        let findings = &story.sources[0].source.findings;
        assert_eq!(
            findings.len(),
            1,
            "the time expression at 90 is outside in all of them"
        );
        assert_eq!(findings[0].code, "place-outside-text");
    }
}

#[test]
fn what_is_no_story_is_refused_in_one_sentence() {
    let cases = [
        ("", "not complete JSON"),
        ("{\"format\":\"datelines/1\",", "not complete JSON"),
        ("[]", "not a Datelines story"),
        ("{}", "not a Datelines story"),
        ("{\"format\":7,\"sources\":3}", "not a Datelines story"),
        ("{\"format\":\"geojson/1\"}", "not a Datelines story"),
        (
            "{\"format\":\"datelines/2\",\"sources\":{}}",
            "newer Datelines",
        ),
        ("{\"format\":\"datelines/x\"}", "newer Datelines"),
        (
            "{\"format\":\"datelines/1\",\"sources\":[{\"id\":\"a\"}]}",
            "missing field `text`",
        ),
        (
            "{\"format\":\"datelines/1\",\"sources\":[{\"id\":\"a\",\"text\":\"\"},{\"id\":\"a\",\"text\":\"\"}]}",
            "two sources",
        ),
        (
            "{\"format\":\"datelines/1\",\"events\":[{\"mentions\":[{\"source\":\"z\",\"start\":0,\"end\":0}]}]}",
            "a source \"z\" that it does not hold",
        ),
        (
            "{\"format\":\"datelines/1\",\"sources\":[{\"id\":\"a\",\"text\":\"x\"}],\"events\":[{\"mentions\":[{\"source\":\"a\",\"start\":-1,\"end\":0}]}]}",
            "damaged",
        ),
    ];
    for (json, said) in cases {
        let error = read(json).expect_err(json);
        assert!(error.to_string().contains(said), "{json}: {error}");
        assert!(error.to_string().ends_with('.'), "{error}");
    }
    assert_eq!(read("{}").unwrap_err(), ArchiveError::NotAStory);
}

#[test]
fn csv_has_a_row_for_every_mention() {
    let table = csv(&story());
    let lines: Vec<&str> = table.split_terminator("\r\n").collect();
    // The first quotation ends within its cell, so no cell of this story breaks a line.
    assert_eq!(lines.len(), 4);
    assert!(lines[0].starts_with("event,title,date,"));
    assert!(
        lines[1].starts_with("e1,Zoë’s ferry sank,1999-05-03~,"),
        "{}",
        lines[1]
    );
    assert!(
        lines[1].ends_with(",Monday,Zoë’s ferry 🚢 sank “on Monday”."),
        "{}",
        lines[1]
    );
    assert!(lines[3].starts_with(
        "e3,Zoë’s ferry sank,,,hypothetical,true,0.3,ferry.txt,The Quay,1999-05-04/..,,,"
    ));
}

#[test]
fn ics_has_the_dated_events_as_whole_days() {
    let mut story = story();
    story.events[0].title = "A; b, <c>".into();
    let file = ics(&story);
    assert!(
        file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
            && file.ends_with("END:VCALENDAR\r\n")
    );
    assert!(file.split("\r\n").all(|line| line.len() <= 75));
    let unfolded = file.replace("\r\n ", "");
    assert_eq!(
        unfolded.matches("BEGIN:VEVENT").count(),
        2,
        "the undated one is left out"
    );
    for line in [
        "DTSTART;VALUE=DATE:19990503",
        "DTEND;VALUE=DATE:19990504",
        "DTEND;VALUE=DATE:19990517",
        "SUMMARY:A\\; b\\, <c>",
        "STATUS:TENTATIVE",
    ] {
        assert!(
            unfolded.lines().any(|have| have == line),
            "{line} in {unfolded}"
        );
    }
    story.events[0].date = Some(when("-0043-03-15"));
    assert_eq!(
        ics(&story).matches("BEGIN:VEVENT").count(),
        1,
        "no calendar has years BC"
    );
}

#[test]
fn timelinejs_gets_text_as_text() {
    let mut story = story();
    story.events[0].title = "<script>alert(1)</script> & more".into();
    story.events[0].date = Some(when("1999-05"));
    let file: serde_json::Value = serde_json::from_str(&timelinejs(&story)).unwrap();
    let slides = file["events"].as_array().unwrap();
    assert_eq!(slides.len(), 2, "the undated one is left out");
    let headline = slides[0]["text"]["headline"].as_str().unwrap();
    assert_eq!(headline, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more");
    assert_eq!(
        slides[0]["start_date"],
        serde_json::json!({"year": 1999, "month": 5})
    );
    assert_eq!(
        slides[1]["end_date"],
        serde_json::json!({"year": 1999, "month": 5, "day": 16})
    );
}

/// Real stories, as analysis makes them, survive being saved, opened, and worked out again.
#[test]
fn the_samples_survive_being_saved_and_opened() {
    for sample in ["georgia-2008", "school-flood"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../samples")
            .join(sample);
        let files = std::fs::read_dir(&folder).expect("the samples are in the repository");
        let mut sources = Vec::new();
        for file in files.map(|file| file.expect("the folder can be read").path()) {
            if file.extension().is_some_and(|extension| extension == "txt") {
                let name = file
                    .file_name()
                    .expect("a file has a name")
                    .to_string_lossy();
                let bytes = std::fs::read(&file).expect("the sample can be read");
                sources.extend(
                    import(&name, &bytes)
                        .into_iter()
                        .map(|source| Arc::new(source.unwrap())),
                );
            }
        }
        let derive = |sources| analyse(sources, &[], &mut |_| ControlFlow::Continue(())).unwrap();
        let story = derive(sources);
        assert!(!story.events.is_empty());
        let (back, _) = read(&write(&story, &[])).unwrap();
        for (a, b) in story.sources.iter().zip(&back.sources) {
            assert_eq!(a, b, "{sample}");
        }
        for (a, b) in story.events.iter().zip(&back.events) {
            assert_eq!(a, b, "{sample}");
        }
        assert_eq!(story, back, "{sample}");
        let again = derive(
            back.sources
                .iter()
                .map(|report| report.source.clone())
                .collect(),
        );
        assert_eq!(
            again, story,
            "{sample}: worked out again from what was saved"
        );
    }
}

/// A story file with a character changed, or cut off, opens or is refused; it never panics, and what opens can be saved.
#[test]
fn a_damaged_file_opens_or_is_refused() {
    let whole = write(&story(), &edits());
    let (mut opened, mut refused) = (0, 0);
    let mut check = |json: &str| match read(json) {
        Ok((story, edits)) => {
            opened += 1;
            let saved = write(&story, &edits);
            assert!(
                read(&saved).is_ok(),
                "what was opened can be saved and opened again"
            );
            for format in [csv(&story), ics(&story), timelinejs(&story)] {
                assert!(!format.is_empty());
            }
        }
        Err(error) => {
            refused += 1;
            assert!(error.to_string().ends_with('.'), "{error}");
        }
    };
    // Every seventeenth place is enough to meet each kind of field, and keeps the test short.
    for (at, _) in whole.char_indices().step_by(17) {
        check(&whole[..at]);
        for piece in ["9", "", "null", "\"", "-", "}", "a"] {
            let next = whole[at..].chars().next().map_or(1, char::len_utf8);
            check(&format!("{}{piece}{}", &whole[..at], &whole[at + next..]));
        }
    }
    assert!(
        opened > 100 && refused > 100,
        "{opened} opened, {refused} refused"
    );
}

//! Import: what a file's bytes become, or the sentence that says why not. Rows in tests/source.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use datelines_core::analyse;
use datelines_core::calendar::When;
use datelines_core::passage::{self, Passage, Role};
use datelines_core::source::{LONGEST, Source, import};
use serde::Deserialize;

/// The one article of a file.
fn one(name: &str, bytes: &[u8]) -> Result<Source, String> {
    let mut all = import(name, bytes);
    assert_eq!(all.len(), 1, "{name} is one article");
    all.remove(0).map_err(|error| error.to_string())
}

#[derive(Deserialize)]
struct Imprint {
    name: String,
    text: Vec<String>,
    title: Option<String>,
    author: Option<String>,
    publisher: Option<String>,
}

#[test]
fn title_author_and_publisher() {
    let rows: Vec<Imprint> = serde_json::from_str(include_str!("source/imprints.json")).unwrap();
    assert!(rows.len() >= 20);
    let mut wrong = Vec::new();
    for row in rows {
        let source = one("a.txt", row.text.join("\n").as_bytes()).unwrap();
        let got = [&source.title, &source.author, &source.publisher].map(|words| words.as_deref());
        let expected = [
            row.title.as_deref(),
            row.author.as_deref(),
            row.publisher.as_deref(),
        ];
        if got != expected {
            wrong.push(format!("{}: got {got:?}, expected {expected:?}", row.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A page as it is copied from a website: each line behind the letter of what it is for.
#[derive(Deserialize)]
struct Page {
    name: String,
    page: Vec<String>,
    title: Option<String>,
    author: Option<String>,
    publisher: Option<String>,
    /// The day of writing.
    date: Option<String>,
}

/// What a line is for, as a letter.
fn letter(role: Role) -> &'static str {
    match role {
        Role::Text => "T",
        Role::Headline => "H",
        Role::Byline => "B",
        Role::Dateline => "D",
        Role::Caption => "C",
        Role::Boilerplate => "X",
    }
}

/// What each line of a page was taken for: a report's first words may stand behind a dateline of the same line.
fn taken_for(text: &str) -> Vec<&'static str> {
    let passages = passage::split(text);
    let lines = text.lines().filter(|line| !line.is_empty());
    let taken = |line: &str| {
        let at = line.as_ptr() as usize - text.as_ptr() as usize;
        let begins = |passage: &&Passage| (at..at + line.len()).contains(&passage.span.start());
        let last = passages.iter().rfind(begins);
        last.map_or("-", |passage| letter(passage.role))
    };
    lines.map(taken).collect()
}

#[test]
fn what_stands_round_a_report_on_a_web_page_is_told_from_it() {
    let rows: Vec<Page> = serde_json::from_str(include_str!("source/pages.json")).unwrap();
    assert!(rows.len() >= 35);
    let mut wrong = Vec::new();
    // Copied text has a blank line behind each line, behind none, or behind paragraphs only.
    let ends: [fn(&str) -> &'static str; 3] = [
        |_| "\n",
        |_| "\n\n",
        |role| if role == "T" { "\n\n" } else { "\n" },
    ];
    for (row, end) in rows.iter().flat_map(|row| ends.map(|end| (row, end))) {
        let lines = row.page.iter().map(|line| line.split_once(' ').unwrap());
        let (roles, lines): (Vec<&str>, Vec<&str>) = lines.unzip();
        let text: String = roles
            .iter()
            .zip(&lines)
            .flat_map(|(role, line)| [line, end(role)])
            .collect();
        let source = one("a.txt", text.as_bytes()).unwrap();
        for ((role, line), taken) in roles.iter().zip(&lines).zip(taken_for(&text)) {
            if taken != *role {
                wrong.push(format!("{}: {taken} instead of {role}: {line}", row.name));
            }
        }
        let got = [&source.title, &source.author, &source.publisher].map(|words| words.as_deref());
        let expected = [&row.title, &row.author, &row.publisher].map(|words| words.as_deref());
        if got != expected {
            wrong.push(format!("{}: got {got:?}, expected {expected:?}", row.name));
        }
        let story = analyse(vec![Arc::new(source)], &[], &mut |_| {
            ControlFlow::Continue(())
        })
        .unwrap();
        let date = story.sources[0].date.when.map(When::to_edtf);
        let date = date.filter(|date| !date.contains('/'));
        if date != row.date {
            wrong.push(format!(
                "{}: written {date:?}, expected {:?}",
                row.name, row.date
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[derive(Deserialize)]
struct Language {
    text: String,
    english: bool,
}

#[test]
fn other_languages_are_told_and_short_pieces_let_in() {
    let rows: Vec<Language> = serde_json::from_str(include_str!("source/languages.json")).unwrap();
    assert!(rows.iter().filter(|row| row.english).count() >= 8);
    assert!(rows.iter().filter(|row| !row.english).count() >= 8);
    for row in rows {
        match one("a.txt", row.text.as_bytes()) {
            Ok(source) => assert!(row.english, "{} should not pass for English", source.text()),
            Err(said) => {
                assert!(!row.english, "{said}: {}", row.text);
                assert!(said.contains("does not seem to be in English"), "{said}");
            }
        }
    }
}

const WORDS: &str = "The café was sold for €5 — “cheap”, he said on Monday.";

#[test]
fn encodings_are_told_apart_and_nothing_is_added() {
    let utf16 = |order: fn(u16) -> [u8; 2], mark: [u8; 2]| -> Vec<u8> {
        mark.into_iter()
            .chain(WORDS.encode_utf16().flat_map(order))
            .collect()
    };
    let windows: Vec<u8> = WORDS
        .chars()
        .map(|c| match c {
            '€' => 0x80,
            '—' => 0x97,
            '“' => 0x93,
            '”' => 0x94,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    let utf8 = WORDS.as_bytes().to_vec();
    let marked = [b"\xef\xbb\xbf", WORDS.as_bytes()].concat();
    for (encoding, bytes, findings) in [
        ("UTF-8", utf8, vec![]),
        ("UTF-8 with its mark", marked, vec![]),
        (
            "UTF-16, little end first",
            utf16(u16::to_le_bytes, [0xff, 0xfe]),
            vec![],
        ),
        (
            "UTF-16, big end first",
            utf16(u16::to_be_bytes, [0xfe, 0xff]),
            vec![],
        ),
        ("Windows-1252", windows, vec!["encoding-guessed"]),
    ] {
        let source = one("a.txt", &bytes).unwrap();
        assert_eq!(source.text(), WORDS, "{encoding}");
        let codes: Vec<&str> = source
            .findings
            .iter()
            .map(|finding| finding.code.as_str())
            .collect();
        assert_eq!(codes, findings, "{encoding}");
    }
    let odd = "\r\n\tOne.\r\rTwo.\u{a0} \u{feff}\n\n\n";
    assert_eq!(one("a.txt", odd.as_bytes()).unwrap().text(), odd);
    let latin = b"The caf\xe9 in Besan\xe7on was sold on Monday.";
    assert_eq!(
        one("a.txt", latin).unwrap().text(),
        "The café in Besançon was sold on Monday."
    );
}

#[test]
fn what_cannot_be_read_says_its_name_and_what_to_do() {
    let cut = "He said “no” and “never” and “no” again, on Monday”".as_bytes();
    let cut = &cut[..cut.len() - 1];
    let lone = [0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8, 0x42, 0x00];
    let long = "The ship sank. ".repeat(LONGEST / 15 + 1);
    let lost = "A sh\u{fffd}p s\u{fffd}nk \u{fffd}n M\u{fffd}nday.";
    let shift_jis = b"\x93\xfa\x96{\x82\xcc\x90V\x95\xb7\x82\xf0\x93\xc7\x82\xf1\x82\xc5\x82\xa2\x82\xdc\x82\xb7";
    let noise: Vec<u8> = (0..2000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let cases: [(&[u8], &str, &str); 15] = [
        (b"", "is empty", "Choose"),
        (b"\xef\xbb\xbf", "is empty", "Choose"),
        (b"\xff\xfe", "is empty", "Choose"),
        (" \r\n\u{a0}* * *\u{feff}".as_bytes(), "is empty", "Choose"),
        (b"%PDF-1.4 The ship", "is a PDF", "paste"),
        (b"PK\x03\x04The ship sank", "an office document", "paste"),
        (b"\x89PNG\r\n", "is a picture", "paste"),
        (b"The ship\0sank on Monday", "is not plain text", "paste"),
        (
            b"The\x01\x02\x03\x04\x05 ship",
            "is not plain text",
            "paste",
        ),
        (&noise, "is not plain text", "paste"),
        (cut, "stops being UTF-8", "Save it again"),
        (&lone, "stops being UTF-16", "Save it again"),
        (shift_jis, "stops being UTF-8", "Save it again"),
        (long.as_bytes(), "is over 20 MB", "Split"),
        (lost.as_bytes(), "lost too many", "better copy"),
    ];
    for (bytes, why, what) in cases {
        let said = one("a file.txt", bytes).expect_err(why);
        assert!(said.starts_with("a file.txt "), "{said}");
        assert!(
            said.contains(why) && said.contains(what) && said.ends_with('.'),
            "{said}"
        );
    }
    let blank = one("a.txt", &b" ".repeat(LONGEST)).expect_err("nothing is in it");
    assert!(blank.contains("is empty"), "20 MB are looked into: {blank}");
    let one_lost = "A sh\u{fffd}p sank on Monday, and nobody knows why.";
    assert_eq!(
        one("a.txt", one_lost.as_bytes()).unwrap().findings[0].code,
        "encoding-damaged"
    );
}

#[test]
fn every_row_of_json_lines_comes_in_or_fails_by_itself() {
    let rows = concat!(
        "{\"doc\":\"a\",\"date\":\"2008-08-26\",\"title\":\" T \",\"text\":\"Title line\\n\\nA ship sank.\",\"more\":[1]}\r\n",
        "\n",
        "{\"doc\":17,\"date\":\"2008-08-26T10:00:00\",\"text\":\"A ship \\u00e9 sank.\"}\n",
        "{\"text\":\"No name.\",\"date\":null}\n",
        "{\"doc\":\"d\",\"date\":\"soon\",\"text\":\"A ship sank.\"}\n",
        "{\"doc\":\"e\",\"text\":\"\"}\n",
        "[1]\n",
        "{\"doc\":\"f\",\"text\":\"cut",
    );
    let all = import("ships.jsonl", rows.as_bytes());
    let (good, bad): (Vec<_>, Vec<_>) = all.into_iter().partition(Result::is_ok);
    let good: Vec<Source> = good.into_iter().flatten().collect();
    let names: Vec<&str> = good.iter().map(|source| &*source.name).collect();
    assert_eq!(names, ["a", "17", "ships.jsonl, line 4", "d"]);
    assert_eq!(good[0].title.as_deref(), Some("T"));
    assert_eq!(good[0].text(), "Title line\n\nA ship sank.");
    assert_eq!(good[0].given, When::from_edtf("2008-08-26"));
    assert_eq!(good[1].given, When::from_edtf("2008-08-26"));
    assert_eq!(good[1].text(), "A ship é sank.");
    assert_eq!((good[2].given, good[3].given), (None, None));
    assert_eq!(good[3].findings[0].code, "given-date-unreadable");
    let said: Vec<String> = bad
        .into_iter()
        .filter_map(Result::err)
        .map(|e| e.to_string())
        .collect();
    assert_eq!(said.len(), 3);
    assert!(
        said[0].starts_with("ships.jsonl, line 6 (e) is empty"),
        "{}",
        said[0]
    );
    assert!(
        said[1].starts_with("ships.jsonl, line 7 is no article"),
        "{}",
        said[1]
    );
    assert!(
        said[2].starts_with("ships.jsonl, line 8 is no article"),
        "{}",
        said[2]
    );
    assert_eq!(import("empty.jsonl", b"\n \n").len(), 1);
    // Without a name that says so, a first line that is a row does; a text file is a text whatever it looks like.
    assert_eq!(import("pasted", rows.as_bytes()).len(), 7);
    assert_eq!(import("ships.txt", rows.as_bytes()).len(), 1);
}

#[test]
fn a_web_page_is_kept_as_text_and_said_to_be_one() {
    for (text, said) in [
        (
            "<!doctype html><html><body><p>A ship sank.</p></body></html>",
            true,
        ),
        ("\n<div>\nA ship sank.\n</div>", true),
        ("<b>A ship</b> sank, and 3 < 4.", false),
        ("A ship sank. </p>", false),
        ("<script>alert(1)</script> A ship sank.", false),
    ] {
        let source = one("a.txt", text.as_bytes()).unwrap();
        assert_eq!(source.text(), text);
        let found = source
            .findings
            .iter()
            .any(|finding| finding.code == "looks-like-markup");
        assert_eq!(found, said, "{text}");
    }
}

#[test]
fn an_id_comes_from_name_and_text() {
    let id = |name: &str, text: &str| one(name, text.as_bytes()).unwrap().id;
    assert_eq!(id("a", "One."), id("a", "One."));
    assert_ne!(id("a", "One."), id("b", "One."));
    assert_ne!(id("a", "One."), id("a", "One. "));
    assert_ne!(id("ab", "c"), id("a", "bc"));
    // The same on every machine and in every version: stories in the browser name their sources so.
    assert_eq!(&*id("a.txt", "One.").0, "s0ca212db8ab0c859");
}

#[test]
fn no_bytes_make_it_panic() {
    let mut state = 7_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state >> 33
    };
    let starts: [&[u8]; 6] = [
        b"",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"{\"doc\":1,\"text\":\"",
        b"By A\n\nCopyright ",
    ];
    for round in 0..4_000 {
        let length = next() % 200;
        // Every byte, then bytes that are mostly letters, which come further.
        let low = if round % 2 == 0 { 0 } else { 32 };
        let mut bytes = starts[round % starts.len()].to_vec();
        bytes.extend((0..length).map(|_| (low + next() % (if low == 0 { 256 } else { 96 })) as u8));
        for name in ["a.txt", "a.jsonl", "a"] {
            for result in import(name, &bytes) {
                match result {
                    Ok(source) => assert!(source.text().chars().any(char::is_alphanumeric)),
                    Err(error) => assert!(error.to_string().starts_with('a')),
                }
            }
        }
    }
}

/// The samples say in their own words what import has to find.
#[test]
fn the_samples_come_in_with_their_imprints() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let read = |path: &str| {
        let bytes = std::fs::read(samples.join(path)).expect("the sample is in the repository");
        let source = one(path, &bytes).unwrap();
        assert_eq!(
            source.text().as_bytes(),
            bytes,
            "{path}: nothing added or taken away"
        );
        source
    };
    for (path, publisher, author) in [
        ("georgia-2008/fox-news.txt", Some("Fox News"), None),
        ("georgia-2008/npr.txt", Some("NPR News"), None),
        ("georgia-2008/dushanbe.txt", None, None),
        (
            "georgia-2008/afp.txt",
            Some("Agence France Presse"),
            Some("Nick Coleman"),
        ),
        ("school-flood/bell.txt", Some("The Alder Bell"), None),
        (
            "school-flood/herald.txt",
            Some("Hilltop Herald"),
            Some("Tom Adeyemi and Lena Brandt"),
        ),
        ("school-flood/lantern.txt", Some("The Lantern"), None),
    ] {
        let source = read(path);
        let first = source.text().lines().next();
        assert_eq!(source.title.as_deref(), first, "{path}");
        assert_eq!(source.publisher.as_deref(), publisher, "{path}");
        assert_eq!(source.author.as_deref(), author, "{path}");
    }
}

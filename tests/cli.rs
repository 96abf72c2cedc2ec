//! The native command, run as a person or a script runs it: what it prints, what it says, how it ends.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Runs the command within a folder of its own, which holds `files`, with `input` on standard input.
fn run(test: &str, files: &[(&str, &[u8])], args: &[&str], input: &str) -> Output {
    let folder = folder(test);
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).expect("the folder of the test can be written to");
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_datelines"))
        .args(args)
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    // A command that fails early does not read its input.
    let _ = child
        .stdin
        .take()
        .expect("it is piped")
        .write_all(input.as_bytes());
    child.wait_with_output().expect("the command ends")
}

fn folder(test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join("cli")
        .join(test);
    fs::create_dir_all(&folder).expect("the build's own folder can be written to");
    folder
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("no signal ended it")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("it prints UTF-8")
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("it speaks UTF-8")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", out(output)))
}

const FERRY: &str =
    "Ferry sinks\n\nBy Ann Roe\n\nMay 4, 1999\n\nThe “Zoë” sank on Monday. Nobody drowned.\n";

#[test]
fn help_has_examples_for_every_command() {
    for args in [
        &["--help"][..],
        &["help"],
        &["extract", "--help"],
        &["timex", "-h"],
        &["page", "--help"],
    ] {
        let help = run("help", &[], args, "");
        assert_eq!(status(&help), 0, "{args:?}");
        assert!(out(&help).contains("Usage:"), "{args:?}");
        assert_eq!(said(&help), "");
        if args[0] != "--help" && args[0] != "help" {
            assert!(out(&help).contains("Examples:\n  "), "{args:?}");
        }
    }
    assert!(out(&run("help", &[], &["--version"], "")).starts_with("datelines "));
}

#[test]
fn wrong_usage_is_said_and_ends_with_2() {
    for (args, words) in [
        (&[][..], "extract, timex or page"),
        (&["draw"], "no command 'draw'"),
        (&["extract"], "Name the files"),
        (&["extract", "--format", "xml", "a.txt"], "no format 'xml'"),
        (&["extract", "--formt", "csv", "a.txt"], "--formt"),
        (&["extract", "--format"], "--format"),
        (&["extract", "-", "-"], "only once"),
        (&["timex", "--dct", "1999"], "--dct"),
        (&["page", "a.txt"], "-o lesson.html"),
        (&["page", "-o", "x.html"], "Name the files"),
    ] {
        let wrong = run("usage", &[], args, "");
        assert_eq!(status(&wrong), 2, "{args:?}");
        assert_eq!(out(&wrong), "", "{args:?}");
        assert!(said(&wrong).contains(words), "{args:?}: {}", said(&wrong));
        assert!(said(&wrong).contains("--help"), "{args:?}");
    }
}

#[test]
fn an_article_becomes_a_story_file_with_its_text_untouched() {
    let text = format!("\r\n{FERRY}\r\n\t ");
    let done = run(
        "extract",
        &[("ferry.txt", text.as_bytes())],
        &["extract", "ferry.txt"],
        "",
    );
    assert_eq!((status(&done), said(&done)), (0, String::new()));
    let story = json(&done);
    assert_eq!(story["format"], "datelines/1");
    let source = &story["sources"][0];
    assert_eq!(source["name"], "ferry.txt");
    assert_eq!(source["text"], text);
    assert_eq!(source["title"], "Ferry sinks");
    assert_eq!(source["author"], "Ann Roe");
    let letters: Vec<char> = text.chars().collect();
    let timexes = source["timexes"].as_array().unwrap();
    assert!(!timexes.is_empty());
    for timex in timexes {
        let at = |key: &str| timex[key].as_u64().unwrap() as usize;
        assert_eq!(
            timex["exact"],
            letters[at("start")..at("end")].iter().collect::<String>()
        );
    }
}

#[test]
fn files_that_cannot_be_read_are_named_and_the_others_done() {
    let files: &[(&str, &[u8])] = &[
        ("ferry.txt", FERRY.as_bytes()),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("empty.txt", b" \n"),
        ("cut.txt", "The “Zoë” sank on Monday, and the “Ann” on Tuesday. \u{201c}".as_bytes().split_last().unwrap().1),
        ("german.txt", "Die Fähre ist am Montag mit allen Passagieren und der ganzen Ladung vor der Küste von Rügen gesunken, und die Polizei hat noch nicht mit der Suche nach den Vermissten begonnen.".as_bytes()),
        ("rows.jsonl", b"{\"doc\":\"a\",\"text\":\"A ferry sank on Monday.\"}\n{\"doc\":\"b\"}\n\n{\"doc\":\"c\",\"text\":\" \"}\n{\"doc\":4,\"text\":\"A ferry sank on Tuesday.\"}"),
        ("broken.json", b"{\"format\":\"datelines/1\""),
    ];
    let args = [
        "extract",
        "nowhere.txt",
        "picture.txt",
        "empty.txt",
        "cut.txt",
        "german.txt",
        "rows.jsonl",
        "broken.json",
        ".",
        "ferry.txt",
    ];
    let done = run("failing", files, &args, "");
    assert_eq!(status(&done), 1);
    let story = json(&done);
    let mut names: Vec<_> = story["sources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["name"].as_str().unwrap())
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["4", "a", "ferry.txt"]);
    let said = said(&done);
    for (name, why) in [
        ("nowhere.txt", "is not there"),
        ("picture.txt", "is a picture"),
        ("empty.txt", "is empty"),
        ("cut.txt", "cannot be read as text"),
        ("german.txt", "English"),
        ("rows.jsonl, line 2", "missing field `text`"),
        ("rows.jsonl, line 4 (c)", "is empty"),
        ("broken.json", "not complete JSON"),
        (".", "is a folder"),
    ] {
        let line = said
            .lines()
            .find(|line| line.starts_with(&format!("datelines: {name}")));
        assert!(
            line.is_some_and(|line| line.contains(why)),
            "{name}: {said}"
        );
    }
    assert_eq!(said.lines().count(), 9, "one sentence each: {said}");
}

#[test]
fn standard_input_is_an_article_or_rows() {
    let article = json(&run("stdin", &[], &["extract", "-"], FERRY));
    assert_eq!(article["sources"][0]["text"], FERRY);
    let rows = "{\"doc\":\"x\",\"date\":\"1999-05-04\",\"title\":\"T\",\"text\":\"A ferry sank on Monday.\"}\n";
    let given = json(&run("stdin", &[], &["extract", "-"], rows));
    assert_eq!(given["sources"][0]["name"], "x");
    assert_eq!(given["sources"][0]["title"], "T");
    assert_eq!(given["sources"][0]["date"]["edtf"], "1999-05-04");
    let ignored = json(&run(
        "stdin",
        &[],
        &["extract", "--ignore-dates", "-"],
        rows,
    ));
    assert_ne!(ignored["sources"][0]["date"]["edtf"], "1999-05-04");
    assert_eq!(ignored["sources"][0]["text"], "A ferry sank on Monday.");
}

#[test]
fn the_same_files_give_the_same_story_in_any_order() {
    let files: &[(&str, &[u8])] = &[
        ("a.txt", FERRY.as_bytes()),
        ("b.txt", b"A ferry sank on May 3, 1999. All were saved."),
    ];
    let one = run("order", files, &["extract", "a.txt", "b.txt"], "");
    let other = run("order", files, &["extract", "b.txt", "a.txt", "a.txt"], "");
    assert_eq!(out(&one), out(&other));
    fs::write(folder("order").join("story.json"), &one.stdout).unwrap();
    let again = run("order", &[], &["extract", "story.json"], "");
    assert_eq!(
        out(&one),
        out(&again),
        "a story file is read as its sources"
    );
}

#[test]
fn other_formats_and_an_output_file() {
    let files: &[(&str, &[u8])] = &[("ferry.txt", FERRY.as_bytes())];
    let csv = out(&run(
        "formats",
        files,
        &["extract", "--format=csv", "ferry.txt"],
        "",
    ));
    assert!(csv.starts_with("event,title,date,") && csv.ends_with("\r\n"));
    let ics = out(&run(
        "formats",
        files,
        &["extract", "-f", "ics", "ferry.txt"],
        "",
    ));
    assert!(ics.starts_with("BEGIN:VCALENDAR\r\n"));
    let slides = json(&run(
        "formats",
        files,
        &["extract", "--format", "timelinejs", "ferry.txt"],
        "",
    ));
    assert!(slides["events"].is_array());
    let done = run(
        "formats",
        files,
        &[
            "extract",
            "ferry.txt",
            "--title",
            "The Zoë",
            "-o",
            "story.json",
        ],
        "",
    );
    assert_eq!((status(&done), out(&done)), (0, String::new()));
    let story: Value =
        serde_json::from_slice(&fs::read(folder("formats").join("story.json")).unwrap()).unwrap();
    assert_eq!(story["title"], "The Zoë");
    let nowhere = run(
        "formats",
        files,
        &["extract", "ferry.txt", "-o", "no/such/folder.json"],
        "",
    );
    assert_eq!(status(&nowhere), 1);
    assert!(said(&nowhere).contains("cannot be written"));
}

#[test]
fn timex_counts_code_points_and_names_bad_lines() {
    let rows = "{\"doc\":\"a\",\"dct\":\"1999-05-04T10:00\",\"text\":\"𝄞 “Zoë” sank on May 3, 1999.\"}\n\
                nonsense\n\n\
                {\"doc\":7,\"dct\":null,\"text\":\"Nothing.\"}\n\
                {\"doc\":\"d\",\"dct\":\"someday\",\"text\":\"In 1999.\"}";
    let done = run("timex", &[], &["timex"], rows);
    assert_eq!(status(&done), 1);
    let lines: Vec<Value> = out(&done)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 3);
    let expected = serde_json::json!({"doc": "a", "timexes": [{"start": 16, "end": 27, "type": "DATE", "value": "1999-05-03"}]});
    assert_eq!(lines[0], expected);
    assert_eq!(lines[1], serde_json::json!({"doc": 7, "timexes": []}));
    assert!(
        said(&done).contains("standard input, line 2: "),
        "{}",
        said(&done)
    );
    assert!(
        said(&done).contains("standard input, line 5: its \"dct\" is no date"),
        "{}",
        said(&done)
    );
    let file = run(
        "timex",
        &[("docs.jsonl", rows.lines().next().unwrap().as_bytes())],
        &["timex", "docs.jsonl"],
        "",
    );
    assert_eq!((status(&file), out(&file).lines().count()), (0, 1));
    assert_eq!(status(&run("timex", &[], &["timex", "no.jsonl"], "")), 1);
}

#[test]
fn a_page_holds_the_story_and_nothing_of_it_is_markup() {
    let built = "<!doctype html><title>x</title><script id=\"datelines-glue\">go()</script>";
    let article = format!("{FERRY}\n</script><script>alert(1)</script>\n");
    let files: &[(&str, &[u8])] = &[
        ("built.html", built.as_bytes()),
        ("other.html", b"<p>"),
        ("ferry.txt", article.as_bytes()),
    ];
    let args = [
        "page",
        "ferry.txt",
        "--template",
        "built.html",
        "-o",
        "lesson.html",
    ];
    let done = run("page", files, &args, "");
    assert_eq!((status(&done), said(&done)), (0, String::new()));
    let page = fs::read_to_string(folder("page").join("lesson.html")).unwrap();
    assert_eq!(
        page.matches("</script>").count(),
        2,
        "the story's block and the glue end, nothing else"
    );
    assert!(page.contains("id=\"datelines-story\"") && page.contains("Ferry sinks"));
    let other = run(
        "page",
        files,
        &[
            "page",
            "ferry.txt",
            "--template",
            "other.html",
            "-o",
            "x.html",
        ],
        "",
    );
    assert_eq!(status(&other), 1);
    assert!(said(&other).contains("other.html is not a page that Datelines has built"));
    let missing = run(
        "page",
        files,
        &["page", "ferry.txt", "--template", "no.html", "-o", "x.html"],
        "",
    );
    assert_eq!(status(&missing), 1);
    assert!(said(&missing).contains("no.html"));
    let nothing = run(
        "page",
        files,
        &[
            "page",
            "gone.txt",
            "--template",
            "built.html",
            "-o",
            "gone.html",
        ],
        "",
    );
    assert_eq!(status(&nothing), 1);
    assert!(!folder("page").join("gone.html").exists());
}

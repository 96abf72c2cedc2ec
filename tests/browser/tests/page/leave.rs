//! Comparing sources, and what leaves the page: pictures, tables, paper.

use browser_tests::files::Folder;
use browser_tests::page::downloaded;
use browser_tests::{Key, Session};
use serde_json::json;

/// The page with a disputed event selected.
fn disputed() -> Session {
    let mut browser = Session::chromium();
    browser.open_page();
    browser.click(".pane-list .row:has(.dispute)");
    browser.wait(
        "an event is selected",
        "document.querySelector('#card-title')",
    );
    browser
}

#[test]
fn sources_of_one_event_stand_side_by_side() {
    let mut browser = disputed();
    let sources = number(
        &mut browser,
        "new Set([...document.querySelectorAll('.mentions .who b')].map((e) => e.textContent)).size",
    );
    browser.type_text("c");
    browser.wait_with(
        "a column for each source",
        "document.querySelectorAll('dialog .column').length === arguments[0]",
        json!([sources]),
    );
    let tops = "new Set([...document.querySelectorAll('dialog .column')].map((e) => Math.round(e.getBoundingClientRect().top))).size";
    assert_eq!(number(&mut browser, tops), 1, "side by side");
    browser.wait(
        "what differs is marked",
        "document.querySelector('dialog .column .said')",
    );
    browser.wait(
        "another date stands out",
        "document.querySelector('dialog .column .day.dispute')",
    );
    for column in browser.texts("dialog .column") {
        assert!(column.contains("because"), "why it is that date: {column}");
    }
    // A word that two columns have is in neither of them said to stand there alone.
    let only = browser.texts("dialog .only");
    let words: Vec<Vec<&str>> = only
        .iter()
        .map(|text| {
            text.trim_start_matches("Only here:")
                .split(", ")
                .map(str::trim)
                .collect()
        })
        .collect();
    for (nth, list) in words.iter().enumerate() {
        assert!(
            words[nth + 1..]
                .iter()
                .flatten()
                .all(|word| !list.contains(word)),
            "{words:?}"
        );
    }
    browser.resize(390, 844);
    browser.wait_with(
        "one below the other on a phone",
        &format!("{tops} === arguments[0]"),
        json!([sources]),
    );
    browser.wait("nothing sticks out", "document.querySelector('dialog').scrollWidth <= document.querySelector('dialog').clientWidth");
    browser.resize(1280, 800);
    browser.keys(&[Key::Escape]);
    browser.wait("Escape closes", "!document.querySelector('dialog')");
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn the_timeline_leaves_as_a_picture() {
    let mut browser = Session::chromium();
    browser.open_page();
    let sources = browser.sources();
    let svg = taken(&mut browser, "Save as SVG", ".svg");
    let text = String::from_utf8(svg).expect("a text");
    browser.eval(
        "window.__svg = new DOMParser().parseFromString(arguments[0], 'image/svg+xml')",
        json!([text]),
    );
    let well = browser.eval("return !window.__svg.querySelector('parsererror') && window.__svg.querySelectorAll('path').length > 10", json!([]));
    assert_eq!(well, true, "well-formed, with marks");
    let all = browser.eval("return window.__svg.documentElement.textContent", json!([]));
    for source in &sources {
        assert!(
            all.as_str()
                .is_some_and(|all| all.contains(source.as_str())),
            "{source} is named"
        );
    }
    let png = taken(&mut browser, "Save as PNG", ".png");
    assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n");
    let width = u32::from_be_bytes(png[16..20].try_into().expect("four bytes"));
    let height = u32::from_be_bytes(png[20..24].try_into().expect("four bytes"));
    assert!(width >= 2000 && height >= 600, "{width} by {height}");
    assert!(
        png.len() > 20_000,
        "something is drawn: {} bytes",
        png.len()
    );
    assert_eq!(browser.console(), Vec::<String>::new());
    let outside = |url: &String| {
        !["file:", "blob:", "data:"]
            .iter()
            .any(|own| url.starts_with(own))
    };
    assert!(
        !browser.requests().iter().any(outside),
        "nothing is asked for"
    );
}

#[test]
fn the_events_leave_as_tables() {
    let mut browser = Session::chromium();
    browser.open_page();
    for (button, ending, has) in [
        ("Table (CSV)", ".csv", "2008-08-26"),
        ("Calendar (ICS)", ".ics", "BEGIN:VEVENT"),
        ("TimelineJS (JSON)", ".timeline.json", "\"start_date\""),
    ] {
        let text = String::from_utf8(taken(&mut browser, button, ending)).expect("a text");
        assert!(
            text.contains(has),
            "{button}: {}",
            &text[..text.len().min(300)]
        );
    }
}

/// Opens the export dialog by its key, presses a button and reads the file that comes.
fn taken(browser: &mut Session, button: &str, ending: &str) -> Vec<u8> {
    let folder = Folder::new(&format!("export{ending}"));
    browser.download_to(folder.path());
    browser.type_text("e");
    browser.press_button(button);
    let path = downloaded(folder.path(), ending);
    browser.wait("the dialog is closed", "!document.querySelector('dialog')");
    std::fs::read(path).expect("the file can be read")
}

fn number(browser: &mut Session, expression: &str) -> u64 {
    let value = browser.eval(&format!("return {expression}"), json!([]));
    value.as_u64().expect("a number")
}

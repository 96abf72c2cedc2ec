//! The page on paper, by the browsers' own printing. What is on it Firefox reads: it shows PDF by itself, each text in its place.

use browser_tests::files::{self, Folder};
use browser_tests::{Key, Session};
use serde_json::{Value, json};

use crate::gestures::{CLOSER, settle, until, view};

/// Width and height in centimetres.
const A4: (f64, f64) = (21.0, 29.7);
const LETTER: (f64, f64) = (21.59, 27.94);

/// The texts of the timeline as it goes on paper, without spaces and ligatures: of its axis and of its labels.
const DRAWN: &str = "[...document.querySelectorAll('.timeline.paper :is(.minor, .major, .date, .title, .lane-name)')].map((e) => e.textContent.normalize('NFKC').replace(/\\s/g, '')).filter((t) => t)";
/// The first page: whether it is shown; then the texts on it, likewise, and how far they reach beyond it, as shares of its width.
const SHEET: &str = "(() => { const page = document.querySelector('.page[data-loaded] .textLayer .endOfContent')?.closest('.page'), texts = [...page?.querySelectorAll('.textLayer span') ?? []].filter((e) => e.getClientRects().length);
    if (!texts.length) return null;
    const sheet = page.getBoundingClientRect(), boxes = texts.map((e) => e.getBoundingClientRect());
    return [texts.map((e) => e.textContent).join('').normalize('NFKC').replace(/\\s/g, ''), ...[sheet.left - Math.min(...boxes.map((b) => b.left)), Math.max(...boxes.map((b) => b.right)) - sheet.right].map((by) => by / sheet.width)]; })()";

/// Prints, and sees to it that the whole timeline stands on the first page.
fn look(browser: &mut Session, reader: &mut Session, paper: (f64, f64), what: &str) {
    let folder = Folder::new("paper");
    // A person takes a moment, too.
    settle(browser);
    let file = folder.path().join("page.pdf");
    browser.print(paper, &file);
    reader.open("about:blank");
    reader.open(&files::url(&file));
    let sheet = reader.wait("the first page is shown", SHEET);
    let [before, beyond] = [1, 2].map(|i| sheet[i].as_f64().unwrap_or(f64::INFINITY));
    assert!(
        before < -0.02 && beyond < -0.02,
        "{what}: {before} {beyond}"
    );
    let read = sheet[0].as_str().unwrap_or_default();
    let drawn = drawn(browser);
    assert!(drawn.len() > 10, "{what}: {drawn:?}");
    for text in drawn {
        assert!(read.contains(&text), "{what}: “{text}” is not in {read}");
    }
}

/// The texts that are meant to be on the timeline on paper.
fn drawn(browser: &mut Session) -> Vec<String> {
    browser.eval("window.dispatchEvent(new Event('beforeprint'))", json!([]));
    let drawn = browser.wait(
        "the picture for paper",
        &format!("(() => {{ const drawn = {DRAWN}; return drawn.length && drawn; }})()"),
    );
    browser.eval("window.dispatchEvent(new Event('afterprint'))", json!([]));
    browser.wait("afterwards it is gone", "!document.querySelector('.paper')");
    let drawn = drawn.as_array().into_iter().flatten();
    drawn.filter_map(Value::as_str).map(str::to_owned).collect()
}

#[test]
fn printed_after_use_the_whole_timeline_is_on_the_sheet() {
    let mut reader = Session::firefox();
    for mut browser in [Session::chromium(), Session::firefox()] {
        browser.open_page();
        look(&mut browser, &mut reader, A4, "as it opens");
        browser.click(".lesser");
        look(&mut browser, &mut reader, A4, "with every event");
        look(&mut browser, &mut reader, LETTER, "and again, on Letter");
        browser.eval("document.querySelector('.timeline').focus()", json!([]));
        browser.keys(&[Key::Home]);
        let all = view(&mut browser);
        browser.type_text("++");
        until(&mut browser, "nearer", CLOSER, all);
        look(&mut browser, &mut reader, A4, "an event chosen, and nearer");
    }
}

#[test]
fn printed_from_an_address_the_whole_timeline_is_on_the_sheet() {
    let (mut browser, mut reader) = (Session::chromium(), Session::firefox());
    for asked in [
        "#events=all",
        "#lang=es",
        "#range=2008-08-25/2008-08-28",
        "#lanes=source&events=all",
        "#kind=planned",
        "#dir=rtl",
    ] {
        browser.open("about:blank");
        browser.open_file(&files::dist("datelines.html"), asked);
        look(&mut browser, &mut reader, A4, asked);
    }
}

#[test]
fn paper_has_every_event_with_its_words() {
    let mut browser = Session::chromium();
    browser.open_page();
    let rows = browser.texts(".pane-list .row-title");
    browser.eval("document.querySelector('.timeline').focus()", json!([]));
    browser.type_text("++");
    browser.devtools("Emulation.setEmulatedMedia", json!({"media": "print"}));
    browser.eval("window.dispatchEvent(new Event('beforeprint'))", json!([]));
    browser.wait(
        "the sheet is there",
        "document.querySelector('.sheet ol > li')",
    );
    assert_eq!(browser.texts(".sheet ol h3"), rows);
    browser.wait(
        "each with its date, its sources and their words",
        "[...document.querySelectorAll('.sheet ol > li')].every((li) => li.querySelector('.when b').textContent && li.querySelector('.said-by cite').textContent && li.querySelector('.said-by').textContent.length > 20)",
    );
    browser.wait(
        "what is left out is said",
        "document.querySelector('.sheet').textContent.includes('not printed here')",
    );
    browser.wait(
        "a timeline that is not to be steered",
        "document.querySelectorAll('.paper .label').length > 5 && !document.querySelector('.timeline .below')?.getClientRects().length",
    );
    browser.eval("window.dispatchEvent(new Event('afterprint'))", json!([]));
    browser.wait("afterwards it is gone", "!document.querySelector('.sheet')");
    assert_eq!(browser.console(), Vec::<String>::new());
}

//! `window.datelines`, the page API.

use browser_tests::Session;
use serde_json::{Value, json};

/// A story file with this many events of one source, a day apart.
fn story(count: u32) -> Value {
    let mut text = String::new();
    let events: Vec<Value> = (0..count)
        .map(|n| {
            let date = format!("20{:02}-{:02}-{:02}", n / 336 % 100, n / 28 % 12 + 1, n % 28 + 1);
            let exact = format!("On {date} ship {n} left.");
            let start = text.len();
            text.push_str(&exact);
            text.push('\n');
            json!({"id": format!("e{n}"), "title": format!("Ship {n} left"), "status": "happened", "importance": 0.5, "disagreement": false, "date": {"edtf": date},
                "mentions": [{"source": "s1", "start": start, "end": start + exact.len(), "exact": exact, "date": {"edtf": date},
                    "timex": {"start": start + 3, "end": start + 13, "exact": date, "type": "DATE", "value": date}, "because": []}]})
        })
        .collect();
    json!({"format": "datelines/1", "title": "Ships", "sources": [{"id": "s1", "name": "ships.txt", "title": "Ships", "text": text,
        "date": {"edtf": "2020-01-01", "stated": true, "because": []}}], "events": events, "edits": []})
}

#[test]
fn open_select_shown_memory() {
    let mut browser = Session::chromium();
    browser.open_page();
    browser.eval("window.__opened = null; window.datelines.open(arguments[0]).then(() => { window.__opened = [window.datelines.shown()] }, (e) => { window.__opened = String(e) })", json!([story(12)]));
    let opened = browser.wait("the promise is kept", "window.__opened");
    assert!(
        opened[0]
            .as_u64()
            .is_some_and(|marks| (1..=40).contains(&marks)),
        "marks are drawn when it is kept: {opened}"
    );
    assert_eq!(browser.events().len(), 12);
    browser.eval("window.datelines.select('e7')", json!([]));
    browser.wait(
        "the event is selected",
        "document.querySelector('#card-title')?.textContent === 'Ship 7 left'",
    );
    browser.eval("window.datelines.select('no such event')", json!([]));
    browser.eval("window.datelines.select()", json!([]));
    browser.wait("none is selected", "!document.querySelector('#card-title')");
    assert!(
        browser
            .eval("return window.datelines.memory()", json!([]))
            .as_f64()
            .is_some_and(|bytes| bytes >= 1e6)
    );
}

#[test]
fn what_is_no_story_breaks_the_promise_with_a_sentence() {
    let mut browser = Session::chromium();
    browser.open_page();
    let before = browser.events();
    for wrong in [
        json!({"a": 1}),
        json!("no story"),
        json!(null),
        json!([1, 2]),
    ] {
        browser.eval("window.__opened = null; window.datelines.open(arguments[0]).then(() => { window.__opened = 'kept' }, (e) => { window.__opened = 'broken: ' + e })", json!([wrong]));
        let opened = browser.wait("the promise is settled", "window.__opened");
        assert!(
            opened
                .as_str()
                .is_some_and(|said| said.starts_with("broken: ") && said.len() > 25),
            "{wrong}: {opened}"
        );
    }
    assert_eq!(browser.events(), before);
}

#[test]
fn a_thousand_events_are_drawn_and_zoomed() {
    let mut browser = Session::chromium();
    browser.open_page();
    browser.eval("window.__opened = null; window.datelines.open(arguments[0]).then(() => { window.__opened = [window.datelines.shown()] })", json!([story(1000)]));
    let opened = browser.wait("the promise is kept", "window.__opened");
    let all = opened[0].as_u64().expect("a number");
    assert!(all > 0, "marks are drawn");
    assert!(browser.texts(".pane-list .count")[0].contains("1000"));
    assert_eq!(browser.console(), Vec::<String>::new());
}

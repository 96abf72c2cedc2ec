//! Everybody can use it: axe-core finds nothing, and every event has its name.

use browser_tests::{Session, files};
use serde_json::{Value, json};

#[test]
fn axe_finds_no_violation() {
    let mut browser = Session::chromium();
    for scheme in ["light", "dark"] {
        browser.colour_scheme(scheme);
        for (width, height) in [(1280, 800), (390, 844)] {
            browser.resize(width, height);
            browser.open_page();
            let shown = format!("{scheme}, {width} wide");
            check(&mut browser, &format!("{shown}, as it opens"));
            browser.click("button.row");
            browser.wait("the card is shown", "document.querySelector('#card-title')");
            check(&mut browser, &format!("{shown}, an event selected"));
            for (key, open) in [
                ("c", "dialog .column"),
                ("g", "#jump-field"),
                ("e", "dialog .actions"),
                ("f", ".filters input"),
            ] {
                if key == "c" {
                    browser.open_page();
                    browser.click(".row:has(.dispute)");
                    browser.wait("the card is shown", "document.querySelector('#card-title')");
                }
                browser.type_text(key);
                browser.wait(key, &format!("document.querySelector('{open}')"));
                check(&mut browser, &format!("{shown}, {open}"));
                if key != "f" {
                    browser.keys(&[browser_tests::Key::Escape]);
                    browser.wait("closed", "!document.querySelector('dialog')");
                }
            }
            browser.click(".filters label");
            browser.wait("a chip", "document.querySelector('.chip')");
            check(&mut browser, &format!("{shown}, filtered"));
        }
    }
    browser.resize(1280, 800);
    browser.open_page();
    browser.press_button("Paste");
    browser.wait(
        "the dialog is open",
        "document.querySelector('dialog[open]')",
    );
    check(&mut browser, "the dialog");
}

fn check(browser: &mut Session, what: &str) {
    browser.eval(&format!("{}\nwindow.axe = axe", files::axe()), json!([]));
    browser.eval("window.__axe = null; axe.run(document, { resultTypes: ['violations'] }).then((r) => { window.__axe = r.violations.map((v) => [v.id, v.help, v.nodes.map((n) => n.html.slice(0, 200) + ' — ' + n.failureSummary)]) })", json!([]));
    let found = browser.wait("axe has looked", "window.__axe && [window.__axe]");
    assert_eq!(found[0], Value::Array(vec![]), "{what}: {:#}", found[0]);
}

#[test]
fn every_event_is_named_with_date_title_and_source() {
    let mut browser = Session::chromium();
    browser.open_page();
    let rows = browser.eval(
        "return [...document.querySelectorAll('button.row')].map((e) => [e.textContent, e.querySelector('.row-title').textContent, e.tabIndex, e.disabled])",
        json!([]),
    );
    let sources = browser.sources();
    for row in rows.as_array().expect("a list") {
        let name = row[0].as_str().unwrap_or_default();
        assert!(
            name.contains(row[1].as_str().unwrap_or("?")),
            "its title: {name}"
        );
        assert!(
            name.split(':')
                .next()
                .is_some_and(|date| !date.trim().is_empty()),
            "its date: {name}"
        );
        assert!(
            sources.iter().any(|source| name.contains(source.as_str())),
            "its source: {name}, of {sources:?}"
        );
        assert_eq!(
            (&row[2], &row[3]),
            (&json!(0), &json!(false)),
            "reached by keyboard: {name}"
        );
    }
}

//! The page by fingers alone, in both languages. How fingers move the timeline is in `gestures`.

use browser_tests::{Key, Session, files};
use serde_json::{Value, json};

use crate::gestures::{CLOSER, until, view};

/// What stands on what is tapped.
struct Said {
    language: &'static str,
    compare: &'static str,
    close: &'static str,
    help: &'static str,
}

const SAID: [Said; 2] = [
    Said {
        language: "en",
        compare: "Compare the sources",
        close: "Close",
        help: "Help",
    },
    Said {
        language: "es",
        compare: "Comparar las fuentes",
        close: "Cerrar",
        help: "Ayuda",
    },
];

fn open(browser: &mut Session, (width, height): (u32, u32), said: &Said) {
    browser.resize(width, height);
    browser.open("about:blank");
    let asked = format!("#lang={}", said.language);
    browser.open_file(&files::dist("datelines.html"), &asked);
    browser.wait("marks are drawn", "window.datelines.shown()");
}

/// Taps on the button with these words.
fn tap_button(browser: &mut Session, words: &str) {
    browser.wait_with(
        &format!("there is a button “{words}”"),
        "(() => { const b = [...document.querySelectorAll('button')].find((e) => e.textContent.trim() === arguments[0] && e.getClientRects().length);
           if (b) { document.querySelectorAll('[data-test]').forEach((e) => e.removeAttribute('data-test')); b.setAttribute('data-test', ''); }
           return !!b; })()",
        json!([words]),
    );
    browser.tap("[data-test]");
}

/// Waits until the page no longer scrolls to where it was sent.
fn stand_still(browser: &mut Session) {
    browser.eval(
        "window.__still = 0; let before = -1;
         (function look() { window.__still = scrollY === before ? window.__still + 1 : 0; before = scrollY;
           if (window.__still < 5) requestAnimationFrame(look); })()",
        json!([]),
    );
    browser.wait("the page stands still", "window.__still >= 5");
}

fn title(browser: &mut Session) -> Value {
    browser.wait(
        "the card is shown",
        "document.querySelector('#card-title')?.textContent",
    )
}

#[test]
fn on_a_tablet() {
    let mut browser = Session::chromium();
    for said in &SAID {
        open(&mut browser, (1024, 768), said);
        browser.tap(".timeline .label");
        let first = title(&mut browser);
        browser.tap(".pane-event .go-back");
        browser.tap(".pane-list .row:has(.dispute)");
        browser.wait_with(
            "another event",
            "document.querySelector('#card-title').textContent !== arguments[0]",
            json!([first]),
        );
        tap_button(&mut browser, said.compare);
        browser.wait(
            "side by side",
            "document.querySelectorAll('dialog .column').length > 1",
        );
        tap_button(&mut browser, said.close);
        browser.wait("closed", "!document.querySelector('dialog')");
        browser.tap(".mentions .quote");
        browser.wait(
            "its words in the source",
            "document.querySelector('.reader .said')",
        );
        browser.tap(".reader mark a");
        title(&mut browser);
        browser.tap(".pane-event .go-back");

        browser.tap(".filter");
        browser.tap(".filters label");
        browser.tap(".chip");
        browser.wait("the filter is gone", "!document.querySelector('.chip')");

        // The brush: an edge is drawn in, then the whole is taken along.
        let all = view(&mut browser);
        // A finger lands beside an edge and not on it.
        let (x, y) = browser.middle(".timeline .edge.end");
        browser.touch(&[[(x - 10, y), (x - 300, y)]]);
        let near = until(&mut browser, "the end is drawn in", CLOSER, all);
        let (x, y) = browser.middle(".timeline .overview");
        browser.touch(&[[(x - 150, y), (x, y)]]);
        until(
            &mut browser,
            "the brush is taken along",
            "x > x0 + 30 && Math.abs(w - w0) < 1",
            near,
        );
    }
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn on_a_phone() {
    let mut browser = Session::chromium();
    for said in &SAID {
        open(&mut browser, (390, 844), said);
        // A mark: the first of its path begins at its left.
        let mark = browser.eval(
            "const path = document.querySelector('.timeline .mark.solid'), [x, y] = path.getAttribute('d').match(/[\\d.]+/g), box = path.ownerSVGElement.getBoundingClientRect();
             return [Math.round(box.x + Number(x) + 2), Math.round(box.y + Number(y))]",
            json!([]),
        );
        let [x, y] = [0, 1].map(|i| mark[i].as_i64().expect("a place") as i32);
        browser.touch(&[[(x, y), (x, y)]]);
        title(&mut browser);
        browser.wait(
            "it is in front",
            "document.querySelector('.pane-event').checkVisibility()",
        );
        browser.tap(".pane-event .go-back");
        browser.tap(".pane-list .row:has(.dispute)");
        browser.tap(".mentions .quote");
        browser.wait(
            "the source is in front",
            "document.querySelector('.reader .said').checkVisibility()",
        );
        stand_still(&mut browser);
        browser.tap(".pane-source .go-back");
        browser.wait(
            "the event is in front",
            "document.querySelector('.pane-event').checkVisibility()",
        );
        browser.tap(".header .more");
        tap_button(&mut browser, said.help);
        browser.wait("help", "document.querySelector('dialog dl')");
        tap_button(&mut browser, said.close);
        browser.wait("closed", "!document.querySelector('dialog')");
    }
    assert_eq!(browser.console(), Vec::<String>::new());
}

/// Waits until the middle of the element is in the window, and below whatever stays at its top.
fn seen(browser: &mut Session, what: &str, selector: &str) {
    browser.wait_with(
        what,
        "(() => { const e = document.querySelector(arguments[0]), b = e?.getBoundingClientRect(); if (!b?.width) return false;
           const top = document.elementFromPoint(b.left + b.width / 2, b.top + b.height / 2);
           return !!top && (e.contains(top) || top.contains(e)); })()",
        json!([selector]),
    );
}

#[test]
fn on_a_phone_the_eye_goes_along() {
    let mut browser = Session::chromium();
    for said in &SAID {
        open(&mut browser, (390, 844), said);
        browser.tap(".pane-list .row:has(.dispute)");
        title(&mut browser);
        // From anywhere on the card to the words in their source, and the way back is there.
        browser.tap(".mentions li:last-child .quote");
        seen(
            &mut browser,
            "the words in their source",
            ".reader .here .strong",
        );
        stand_still(&mut browser);
        seen(&mut browser, "the way back", ".pane-source .go-back");
        browser.tap(".pane-source .go-back");
        // What a change did is said where one is, not only at the head of the page.
        browser.tap(".card-event > .told button:last-child");
        seen(&mut browser, "its notice", ".notices li p");
        browser.tap(".notices li button:not(.quiet)");
        browser.wait("undone", "!document.querySelector('.notices li')");
        browser.tap(".pane-event .go-back");
        seen(
            &mut browser,
            "where one was",
            ".pane-list .row[aria-current]",
        );
        // The filters are longer than the window; when they are put away, one sees what they did.
        browser.tap(".filter");
        browser.tap(".filters .main");
        seen(&mut browser, "the head of the list", ".filter");
        browser.wait(
            "the keys go on from there",
            "document.activeElement.matches('.filter')",
        );
    }
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn on_a_small_tablet_the_card_begins_below_the_timeline() {
    let mut browser = Session::chromium();
    open(&mut browser, (744, 1133), &SAID[0]);
    browser.tap(".pane-list li:last-child .row");
    title(&mut browser);
    seen(&mut browser, "the head of the card", ".pane-event .go-back");
}

#[test]
fn on_a_phone_held_sideways() {
    let mut browser = Session::chromium();
    for said in &SAID {
        open(&mut browser, (740, 360), said);
        browser.eval(
            "document.querySelector('.timeline').focus({ preventScroll: true })",
            json!([]),
        );
        browser.keys(&[Key::Right]);
        seen(&mut browser, "the card", "#card-title");
        // A menu that is longer than the window can be scrolled.
        browser.tap(".header .more");
        browser.wait(
            "all of the menu is in the window",
            "document.querySelector('.menu').getBoundingClientRect().bottom <= innerHeight",
        );
        tap_button(&mut browser, said.help);
        browser.wait("help", "document.querySelector('dialog dl')");
        tap_button(&mut browser, said.close);
        browser.wait("closed", "!document.querySelector('dialog')");
    }
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn a_bundle_opens_under_a_finger() {
    let mut browser = Session::chromium();
    browser.resize(1024, 768);
    browser.open_page();
    let text = "It happened then.";
    let events: Vec<Value> = (0..300)
        .map(|n| {
            let edtf = format!("19{:02}-0{}-1{}", 50 + n % 20, 1 + n % 9, n / 20 % 10);
            let said = json!({"source": "s", "start": 0, "end": text.len(), "exact": text, "date": {"edtf": edtf}});
            json!({"id": format!("e{n}"), "title": format!("Thing {n}"), "date": {"edtf": edtf}, "mentions": [said]})
        })
        .collect();
    let story = json!({"format": "datelines/1", "title": "Many", "sources": [{"id": "s", "name": "s.txt", "text": text}], "events": events});
    browser.eval("window.datelines.open(arguments[0])", json!([story]));
    browser.wait(
        "they are there",
        "[...document.querySelectorAll('.timeline .count')].some((e) => e.textContent)",
    );
    let all = view(&mut browser);
    browser.tap(".timeline .count:not(:empty)");
    until(&mut browser, "the view goes to what it holds", CLOSER, all);
}

//! Other languages, and pages that run from right to left.

use browser_tests::files::{self, Folder};
use browser_tests::{Key, Session};
use serde_json::json;

use crate::gestures::{CLOSER, DRAWING, FURTHER, MOVED_EARLIER, MOVED_LATER, until, view};

/// The page's own language and direction, and those of what is drawn in it.
const SPOKEN: &str = "[document.documentElement, document.querySelector('.datelines')].map((e) => e.lang + ' ' + e.dir).join(', ')";
/// By how many pixels the page is wider than the window.
const TOO_WIDE: &str = "return document.documentElement.scrollWidth - innerWidth";

fn open(browser: &mut Session, parameters: &str) {
    browser.open_file(&files::dist("datelines.html"), parameters);
    browser.wait("marks are drawn", "window.datelines.shown()");
}

fn title_of_list(browser: &mut Session, words: &str) {
    browser.wait_with(
        &format!("the list is called “{words}”"),
        "document.querySelector('#list-title')?.textContent === arguments[0]",
        json!([words]),
    );
}

#[test]
fn in_spanish_by_the_address_and_by_the_menu() {
    for mut browser in [Session::chromium(), Session::firefox()] {
        open(&mut browser, "#lang=es");
        title_of_list(&mut browser, "Hechos");
        let spoken = browser.eval(&format!("return {SPOKEN}"), json!([]));
        assert_eq!(spoken, "es ltr, es ltr");
        let axis = browser.texts(".timeline text.major");
        assert!(axis.iter().any(|t| t.contains("de 2008")), "{axis:?}");
        browser.choose("English");
        title_of_list(&mut browser, "Events");
        let axis = browser.texts(".timeline text.major");
        assert!(axis.iter().all(|t| !t.contains("de 2008")), "{axis:?}");
        browser.wait("the address follows", "location.hash.includes('lang=en')");
        browser.choose("Español");
        title_of_list(&mut browser, "Hechos");
    }
}

#[test]
fn a_language_that_was_chosen_is_kept() {
    let mut browser = Session::chromium();
    open(&mut browser, "");
    browser.choose("Español");
    title_of_list(&mut browser, "Hechos");
    browser.reload();
    browser.wait_for_rows();
    title_of_list(&mut browser, "Hechos");
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn nothing_is_wider_than_a_small_phone() {
    let mut browser = Session::chromium();
    browser.resize(320, 700);
    for parameters in ["#lang=es", "#dir=rtl"] {
        browser.open("about:blank");
        open(&mut browser, parameters);
        let steps = [
            "0",
            "document.querySelector('button.row').click()",
            "document.querySelector('button.quote').click()",
        ];
        for step in steps {
            browser.eval(step, json!([]));
            let wide = browser.eval(TOO_WIDE, json!([]));
            assert!(
                wide.as_f64() <= Some(0.0),
                "{wide}: {parameters} after {step}"
            );
        }
    }
}

#[test]
fn from_right_to_left_the_drawing_is_mirrored_and_the_hand_is_followed() {
    for mut browser in [Session::chromium(), Session::firefox()] {
        open(&mut browser, "#dir=rtl");
        let spoken = browser.eval(&format!("return {SPOKEN}"), json!([]));
        assert_eq!(spoken, "en rtl, en rtl");
        // The list is at the right, and the later of two months at the left.
        let [list, source] =
            ["list", "source"].map(|pane| browser.middle(&format!(".pane-{pane}")).0);
        assert!(list > source, "{list} {source}");
        let order = browser.eval(
            "const months = [...document.querySelectorAll('.drawing text.minor')].map((e) => e.getBoundingClientRect().left); return months[0] > months.at(-1)",
            json!([]),
        );
        assert_eq!(order, true);
        // What is clicked on is what is chosen.
        let label = browser.eval(
            "const label = document.querySelector('.drawing text.label'); const box = label.getBoundingClientRect();
             const at = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, pointerId: 1, bubbles: true, isPrimary: true };
             for (const type of ['pointerdown', 'pointerup']) document.querySelector('.drawing').dispatchEvent(new PointerEvent(type, at));
             return label.querySelector('.title').textContent.replace('…', '')",
            json!([]),
        );
        browser.wait_with(
            "the label's event is chosen",
            "document.querySelector('#card-title')?.textContent.startsWith(arguments[0])",
            json!([label]),
        );
        // Time goes on to the left, and so do the keys.
        browser.eval("document.querySelector('.timeline').focus()", json!([]));
        browser.keys(&[Key::Home]);
        let place = "[...document.querySelectorAll('button.row')].findIndex((e) => e.hasAttribute('aria-current'))";
        browser.wait("the first is chosen", &format!("{place} === 0"));
        browser.keys(&[Key::Left]);
        browser.wait("the one after it", &format!("{place} === 1"));
        browser.keys(&[Key::Right]);
        browser.wait("the first again", &format!("{place} === 0"));
        let all = view(&mut browser);
        browser.wheel(DRAWING, -600, None);
        let near = until(&mut browser, "the wheel zooms in", CLOSER, all);
        browser.drag(DRAWING, 200, 0);
        let right = until(
            &mut browser,
            "it comes along to the right",
            MOVED_EARLIER,
            near,
        );
        browser.drag(DRAWING, -200, 0);
        let left = until(&mut browser, "and to the left", MOVED_LATER, right);
        browser.wheel(DRAWING, 600, None);
        until(&mut browser, "the wheel zooms out", FURTHER, left);
    }
}

#[test]
fn an_element_speaks_as_what_stands_round_it() {
    let folder = Folder::new("tongues");
    std::fs::copy(files::dist("embed.js"), folder.path().join("embed.js")).expect("a copy");
    let story = json!({"format": "datelines/1", "title": "One", "sources": [{"id": "s1", "name": "a.txt", "text": "A mast broke."}],
        "events": [{"id": "e1", "title": "A mast broke", "date": {"edtf": "2019-03-04"}, "mentions": [{"source": "s1", "start": 0, "end": 13, "exact": "A mast broke."}]}]});
    let page = folder.write(
        "host.html",
        format!(
            "<!doctype html><html dir=rtl lang=fr><meta charset=utf-8><title>Two</title><script src='embed.js'></script>
             <datelines-timeline lang=es><script type='application/json'>{story}</script></datelines-timeline>"
        ),
    );
    let mut browser = Session::chromium();
    browser.open(&files::url(&page));
    let root =
        "document.querySelector('datelines-timeline').shadowRoot?.querySelector('.datelines')";
    let spoken = browser.wait(
        "it is drawn",
        &format!("{root} && {root}.lang + ' ' + {root}.dir"),
    );
    assert_eq!(spoken, "es rtl");
    assert_eq!(
        browser.eval("return document.documentElement.lang", json!([])),
        "fr"
    );
}

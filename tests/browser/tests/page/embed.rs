//! Inside other pages.

use browser_tests::Session;
use browser_tests::files::{self, Folder};
use serde_json::json;

/// The part of the classroom page that the element draws.
const ELEMENT: &str = "document.querySelector('datelines-timeline')?.shadowRoot";

#[test]
fn the_classroom_page_shows_the_story_twice() {
    for mut browser in [Session::chromium(), Session::firefox()] {
        browser.open(&files::url(&files::dist("classroom.html")));
        browser.wait(
            "the element lists its events",
            &format!("{ELEMENT}?.querySelectorAll('button.row').length"),
        );
        // Selecting in one leaves the other as it is.
        browser.eval(
            &format!("{ELEMENT}.querySelector('button.row').click()"),
            json!([]),
        );
        browser.wait(
            "the element has selected",
            &format!("{ELEMENT}.querySelector('#card-title')"),
        );
        browser.enter_frame(Some(0));
        browser.wait_for_rows();
        assert_eq!(
            browser.eval(
                "return document.querySelectorAll('#card-title').length",
                json!([])
            ),
            0
        );
        browser.enter_frame(None);
        assert_eq!(browser.console(), Vec::<String>::new());
    }
}

#[test]
fn two_elements_do_not_mix_and_say_what_is_selected() {
    let folder = Folder::new("elements");
    std::fs::copy(files::dist("embed.js"), folder.path().join("embed.js")).expect("a copy");
    let story = |title: &str, words: &str| {
        let exact = format!("{words} on 4 March 2019.");
        json!({"format": "datelines/1", "title": title, "sources": [{"id": "s1", "name": "a.txt", "text": exact, "date": {"edtf": "2019-03-05", "stated": true, "because": []}}],
            "events": [{"id": "e1", "title": words, "status": "happened", "importance": 0.5, "disagreement": false, "date": {"edtf": "2019-03-04"},
                "mentions": [{"source": "s1", "start": 0, "end": exact.len(), "exact": exact, "date": {"edtf": "2019-03-04"}, "timex": null, "because": []}]}], "edits": []})
    };
    let page = folder.write(
        "two.html",
        format!(
            "<!doctype html><meta charset=utf-8><title>Two</title><style>button {{ color: red !important }} .row {{ display: none }}</style><script src='embed.js'></script>
             <datelines-timeline id=one><script type='application/json'>{}</script></datelines-timeline>
             <datelines-timeline id=two event=e1><script type='application/json'>{}</script></datelines-timeline>
             <script>window.heard = []; for (const type of ['datelines:select', 'datelines:height']) for (const id of ['one', 'two'])
               document.getElementById(id).addEventListener(type, (e) => heard.push([id, type, e.detail]));</script>",
            story("One", "A ferry ran aground"),
            story("Two", "A mast broke")
        ),
    );
    let mut browser = Session::chromium();
    browser.open(&files::url(&page));
    let rows = |id: &str| {
        format!("document.getElementById('{id}').shadowRoot?.querySelector('button.row')")
    };
    browser.wait("the first is drawn", &rows("one"));
    browser.wait("the second is drawn, its event selected", "document.getElementById('two').shadowRoot?.querySelector('#card-title')?.textContent === 'A mast broke'");
    assert_eq!(
        browser.eval(
            "return !!document.getElementById('one').shadowRoot.querySelector('#card-title')",
            json!([])
        ),
        false
    );
    browser.eval("window.heard.length = 0", json!([]));
    browser.eval(&format!("{}.click()", rows("one")), json!([]));
    browser.wait("the first says so", "window.heard.some(([id, type, detail]) => id === 'one' && type === 'datelines:select' && detail.event === 'e1' && detail.date === '2019-03-04')");
    assert_eq!(
        browser.eval(
            "return window.heard.some(([id, type]) => id === 'two' && type === 'datelines:select')",
            json!([])
        ),
        false
    );
    browser.eval("document.getElementById('one').select(null)", json!([]));
    browser.wait(
        "none is selected in the first",
        "!document.getElementById('one').shadowRoot.querySelector('#card-title')",
    );
    assert_eq!(
        browser.eval(
            "return !!document.getElementById('two').shadowRoot.querySelector('#card-title')",
            json!([])
        ),
        true
    );
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn a_frame_and_its_host_talk() {
    let folder = Folder::new("frame");
    let page = files::url(&files::dist("datelines.html"));
    let host = folder.write(
        "host.html",
        format!(
            "<!doctype html><meta charset=utf-8><title>Host</title><script>window.heard = []; onmessage = (e) => heard.push(e.data)</script>
             <iframe sandbox='allow-scripts' width=1000 height=600 src='{page}#host='></iframe>
             <iframe id=other sandbox='allow-scripts' srcdoc='<script>parent.frames[0].postMessage({{type: \"datelines:select\", event: null}}, \"*\")</script>'></iframe>"
        ),
    );
    let mut browser = Session::chromium();
    browser.open(&files::url(&host));
    browser.wait(
        "the frame tells its height",
        "window.heard.find((m) => m.type === 'datelines:height' && m.height > 100)",
    );
    browser.enter_frame(Some(0));
    browser.wait_for_rows();
    browser.click("li:nth-child(2) > button.row");
    browser.wait(
        "an event is selected",
        "document.querySelector('#card-title')",
    );
    browser.enter_frame(None);
    let told = browser.wait(
        "the host is told",
        "window.heard.find((m) => m.type === 'datelines:select' && m.event)",
    );
    assert!(
        told["title"]
            .as_str()
            .is_some_and(|title| !title.is_empty()),
        "{told}"
    );
    // Another frame asks in vain; the host itself does not.
    let asks_other = "document.getElementById('other').srcdoc = '<script>parent.frames[0].postMessage({type: \"datelines:select\", event: null}, \"*\"); parent.postMessage(\"asked\", \"*\")</script>'";
    browser.eval(asks_other, json!([]));
    browser.wait(
        "the other frame has asked",
        "window.heard.includes('asked')",
    );
    browser.eval("frames[0].postMessage({type: 'unknown'}, '*'); frames[0].postMessage('datelines:select', '*'); frames[0].postMessage(null, '*')", json!([]));
    browser.enter_frame(Some(0));
    browser.wait(
        "it is still selected",
        "document.querySelector('#card-title')",
    );
    browser.enter_frame(None);
    browser.eval(
        "frames[0].postMessage({type: 'datelines:select', event: null}, '*')",
        json!([]),
    );
    browser.enter_frame(Some(0));
    browser.wait(
        "the host has unselected it",
        "!document.querySelector('#card-title')",
    );
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn a_host_that_is_not_the_named_one_is_not_heard() {
    let folder = Folder::new("named");
    let page = files::url(&files::dist("datelines.html"));
    let mut browser = Session::chromium();
    for (name, parameters, heard) in [
        ("named", "#host=https://school.example", false),
        ("any", "", true),
    ] {
        let host = folder.write(
            &format!("{name}.html"),
            format!(
                "<!doctype html><meta charset=utf-8><title>Host</title><script>window.heard = []; onmessage = (e) => heard.push(e.data)</script>
                 <iframe width=1000 height=600 src='{page}{parameters}'></iframe>"
            ),
        );
        browser.open(&files::url(&host));
        browser.enter_frame(Some(0));
        browser.wait_for_rows();
        browser.click("li:nth-child(2) > button.row");
        browser.wait(
            "an event is selected",
            "document.querySelector('#card-title')",
        );
        browser.eval(
            "addEventListener('message', () => { window.__came = 1 })",
            json!([]),
        );
        browser.enter_frame(None);
        browser.eval(
            "frames[0].postMessage({type: 'datelines:select', event: null}, '*')",
            json!([]),
        );
        browser.enter_frame(Some(0));
        browser.wait("the message has come", "window.__came");
        if heard {
            browser.wait(
                "the host is heard",
                "!document.querySelector('#card-title')",
            );
        } else {
            // Two frames later, all that a message does would be seen.
            browser.eval(
                "requestAnimationFrame(() => requestAnimationFrame(() => { window.__later = 1 }))",
                json!([]),
            );
            browser.wait("two frames have passed", "window.__later");
            assert_eq!(
                browser.eval("return !!document.querySelector('#card-title')", json!([])),
                true,
                "it is not heard"
            );
        }
        browser.enter_frame(None);
        let told = browser.eval(
            "return window.heard.some((m) => m.type === 'datelines:select')",
            json!([]),
        );
        assert_eq!(told, heard, "{name}");
    }
}

#[test]
fn embedded_the_wheel_zooms_only_with_control() {
    let mut browser = Session::chromium();
    browser.open(&files::url(&files::dist("classroom.html")));
    let drawing = format!("{ELEMENT}?.querySelector('.timeline .drawing')");
    browser.wait(
        "the element is drawn",
        &format!("{ELEMENT}?.querySelector('.timeline .label')"),
    );
    let place = browser.wait(
        "the timeline is in view",
        &format!("(() => {{ const e = {drawing}; e.scrollIntoView({{ block: 'center', behavior: 'instant' }}); const b = e.getBoundingClientRect();
            return [Math.round(b.left + b.width / 2), Math.round(b.top + b.height / 2), scrollY]; }})()"),
    );
    let at = |i: usize| place[i].as_f64().expect("a number") as i32;
    let axis = format!(
        "[...{ELEMENT}.querySelectorAll('.timeline .minor, .timeline .major')].map((e) => e.textContent).join()"
    );
    let before = browser.wait("the axis is labelled", &axis);
    browser.wheel_at(at(0), at(1), 120, None);
    browser.wait_with(
        "the host page scrolls",
        "scrollY > arguments[0]",
        json!([place[2]]),
    );
    assert_eq!(
        browser.eval(&format!("return {axis}"), json!([])),
        before,
        "the timeline has not moved"
    );
    browser.eval(
        "scrollTo({ top: arguments[0], behavior: 'instant' })",
        json!([place[2]]),
    );
    browser.wheel_at(at(0), at(1), -600, Some(browser_tests::Key::Control));
    browser.wait_with(
        "with Control it zooms",
        &format!("{axis} !== arguments[0]"),
        json!([before]),
    );
    assert_eq!(
        browser.eval("return scrollY", json!([])),
        place[2],
        "and the host page stays"
    );
}

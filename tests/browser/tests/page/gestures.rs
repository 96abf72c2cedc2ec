//! The timeline under fingers, mouse, wheel and keys. What is in view is read off the brush of the overview.

use browser_tests::{Key, Session};
use serde_json::json;

pub const DRAWING: &str = ".timeline .drawing";
/// Where the view begins and how long it is, in pixels of the overview.
const BRUSH: &str = "(() => { const [o, ...parts] = ['.overview', '.before', '.after'].map((part) => document.querySelector('.timeline ' + part)?.getBoundingClientRect()); \
    const [a, b] = parts.sort((a, b) => a.x - b.x); return b && [a.right - o.x, b.x - a.right]; })()";
/// Conditions for [`until`].
pub const MOVED_EARLIER: &str = "x < x0 - 3 && Math.abs(w - w0) < 1";
pub const MOVED_LATER: &str = "x > x0 + 3 && Math.abs(w - w0) < 1";
pub const CLOSER: &str = "w < 0.8 * w0";
pub const FURTHER: &str = "w > 1.2 * w0";
/// Pixels of the overview by which two views that are the same may differ.
const SAME: f64 = 0.6;

/// The part of the story that is in view: `(start, length)` in pixels of the overview.
pub fn view(browser: &mut Session) -> (f64, f64) {
    let brush = browser.eval(&format!("return {BRUSH}"), json!([]));
    let number = |i: usize| brush[i].as_f64().expect("the brush has numbers");
    (number(0), number(1))
}

/// Waits until the view is such as the condition says of its start `x` and length `w`, beside those before, `x0` and `w0`.
pub fn until(browser: &mut Session, what: &str, condition: &str, before: (f64, f64)) -> (f64, f64) {
    browser.wait_with(
        what,
        &format!("((x0, w0) => {{ const [x, w] = {BRUSH}; return {condition}; }})(...arguments)"),
        json!([before.0, before.1]),
    );
    settle(browser);
    view(browser)
}

/// Waits until the view has stood still for a dozen frames: what a gesture asked for is drawn, a flight has arrived. A zoom on its
/// way is laid out every third frame or so, and stands still between.
pub fn settle(browser: &mut Session) {
    browser.eval(
        &format!(
            "window.__still = 0; let before = '';
             (function look() {{ const now = String({BRUSH}); window.__still = now === before ? window.__still + 1 : 0; before = now;
               if (window.__still < 12) requestAnimationFrame(look); }})()"
        ),
        json!([]),
    );
    browser.wait("the view stands still", "window.__still >= 12");
}

#[test]
fn fingers_on_a_phone() {
    let mut browser = Session::chromium();
    browser.resize(390, 844);
    browser.open_page();
    browser.wait("marks are drawn", "window.datelines.shown()");
    let (x, y) = browser.middle(DRAWING);
    let all = view(&mut browser);
    browser.touch(&[[(x - 20, y), (x - 120, y)], [(x + 20, y), (x + 120, y)]]);
    let near = until(&mut browser, "two fingers apart zoom in", CLOSER, all);
    browser.touch(&[[(x - 60, y), (x + 60, y)]]);
    let earlier = until(&mut browser, "a finger takes it along", MOVED_EARLIER, near);
    browser.touch(&[[(x + 60, y), (x - 60, y)]]);
    let back = until(&mut browser, "and back", MOVED_LATER, earlier);
    browser.touch(&[[(x - 120, y), (x - 30, y)], [(x + 120, y), (x + 30, y)]]);
    let far = until(&mut browser, "two fingers together zoom out", FURTHER, back);
    // Up and down belong to the page, however slanted the hand.
    let (x, y) = browser.middle(DRAWING);
    let top = browser.eval("return scrollY", json!([]));
    browser.touch(&[[(x, y), (x + 24, y - 200)]]);
    browser.wait_with(
        "the page scrolls",
        "scrollY > arguments[0] + 50",
        json!([top]),
    );
    settle(&mut browser);
    assert!(
        (view(&mut browser).0 - far.0).abs() < SAME,
        "the timeline has not moved"
    );
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn mouse_wheel_and_keys() {
    let mut browser = Session::chromium();
    browser.open_page();
    browser.wait("marks are drawn", "window.datelines.shown()");
    let all = view(&mut browser);
    browser.wheel(DRAWING, -600, None);
    let near = until(&mut browser, "the wheel zooms in", CLOSER, all);
    browser.wheel(DRAWING, 100, None);
    let far = until(&mut browser, "and out", "w > 1.1 * w0", near);
    browser.drag(DRAWING, 200, 0);
    let earlier = until(
        &mut browser,
        "what is dragged comes along",
        MOVED_EARLIER,
        far,
    );
    browser.drag(DRAWING, -200, 0);
    let back = until(&mut browser, "and back", MOVED_LATER, earlier);
    browser.wheel(DRAWING, 100, Some(Key::Shift));
    until(
        &mut browser,
        "with Shift the wheel moves on",
        MOVED_LATER,
        back,
    );
    assert!(
        browser.eval("return !document.querySelector('#card-title')", json!([])) == true,
        "no drag is a click"
    );
    browser.eval("document.querySelector('.timeline').focus()", json!([]));
    browser.type_text("0");
    let fit = until(&mut browser, "0 shows all", FURTHER, back);
    assert!((fit.1 - all.1).abs() < SAME, "{fit:?} is not {all:?}");
    browser.type_text("++");
    let near = until(&mut browser, "+ zooms in", "w < 0.5 * w0", fit);
    browser.chord(&[Key::Shift, Key::Left]);
    let earlier = until(&mut browser, "Shift and Left go back", MOVED_EARLIER, near);
    browser.chord(&[Key::Shift, Key::Right]);
    let later = until(&mut browser, "Shift and Right go on", MOVED_LATER, earlier);
    browser.type_text("-");
    until(&mut browser, "- zooms out", FURTHER, later);
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn sliders_and_lanes() {
    let mut browser = Session::chromium();
    browser.open_page();
    browser.wait("marks are drawn", "window.datelines.shown()");
    let all = view(&mut browser);
    let said = "document.querySelector('.timeline .edge.end').getAttribute('aria-valuetext')";
    let end = browser.eval(&format!("return {said}"), json!([]));
    browser.eval(
        "document.querySelector('.timeline .edge.end').focus()",
        json!([]),
    );
    browser.chord(&[Key::Left]);
    let nearer = until(
        &mut browser,
        "a key draws the end in",
        "w < w0 - 3 && Math.abs(x - x0) < 1",
        all,
    );
    browser.wait_with(
        "the slider says another day",
        &format!("{said} !== arguments[0]"),
        json!([end]),
    );
    browser.chord(&[Key::Right]);
    until(&mut browser, "and out again", "w > w0 + 3", nearer);

    // By source there is a lane for each, named as in the list of sources, and the axis stays above them.
    browser.eval(
        "const choice = document.querySelector('.timeline .lanes select'); choice.selectedIndex = 1; choice.dispatchEvent(new Event('change', { bubbles: true }))",
        json!([]),
    );
    browser.wait(
        "there are lanes",
        "document.querySelectorAll('.timeline .lane-name').length",
    );
    let lanes = browser.texts(".timeline .lane-name");
    assert_eq!(lanes, browser.sources());
    browser.wait(
        "the address says so",
        "location.hash.includes('lanes=source')",
    );
    let axis = "(() => { const [d, a] = ['.drawing', '.axis'].map((part) => document.querySelector('.timeline ' + part).getBoundingClientRect().y); return a - d; })()";
    browser.eval(
        "const d = document.querySelector('.timeline .drawing'); d.style.maxHeight = '150px'; d.scrollTop = 60",
        json!([]),
    );
    browser.wait(
        "the lanes scroll",
        "document.querySelector('.timeline .drawing').scrollTop > 50",
    );
    let at = browser.eval(&format!("return {axis}"), json!([]));
    assert!(at.as_f64().is_some_and(|y| y.abs() < 1.0), "{at}");
    let link = browser.eval("return location.hash", json!([]));
    browser.open_file(
        &browser_tests::files::dist("datelines.html"),
        link.as_str().unwrap_or_default(),
    );
    browser.wait(
        "a link opens the same lanes",
        "document.querySelectorAll('.timeline .lane-name').length",
    );
    assert_eq!(browser.console(), Vec::<String>::new());
}

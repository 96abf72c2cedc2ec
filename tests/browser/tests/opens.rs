//! The single file opens from disk.

use browser_tests::{Session, files};
use serde_json::json;

/// A word of the page, in whatever form it has it.
const READY: &str = "document.querySelector('#datelines :is(h1, h2)')";

#[test]
fn in_chromium() {
    opens(&mut Session::chromium());
}

#[test]
fn in_firefox() {
    opens(&mut Session::firefox());
}

fn opens(browser: &mut Session) {
    browser.open(&files::url(&files::dist("datelines.html")));
    browser.wait("the page has a heading", READY);
    assert_eq!(browser.eval("return location.protocol", json!([])), "file:");
    assert_eq!(browser.console(), Vec::<String>::new());
}

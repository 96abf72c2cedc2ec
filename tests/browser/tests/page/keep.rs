//! The story is kept, saved, and forgotten.

use browser_tests::Session;
use browser_tests::files::{self, Folder};
use browser_tests::page::downloaded;
use serde_json::json;

use crate::{DIVERS, FERRY};

/// A page with a story of two articles of one's own, and its events.
fn with_own_story(browser: &mut Session) -> Vec<String> {
    browser.open_page();
    browser.choose("New story");
    browser.drop_files(&[
        ("ferry.txt", FERRY.as_bytes()),
        ("divers.txt", DIVERS.as_bytes()),
    ]);
    browser.wait("both articles are read", "!document.querySelector('.progress') && document.querySelectorAll('.sources .name').length === 2");
    browser.wait_for_rows();
    browser.events()
}

#[test]
fn a_reload_finds_the_story_and_forget_leaves_nothing() {
    let mut browser = Session::chromium();
    browser.open_page();
    let sample = browser.events();
    let own = with_own_story(&mut browser);
    assert_ne!(own, sample);
    browser.wait_kept("divers.txt");
    browser.reload();
    browser.wait_for_rows();
    assert_eq!(browser.events(), own, "kept");
    browser.choose("Forget this story");
    browser.press_button("Forget it");
    browser.wait_for_notice("forgotten");
    browser.eval("window.__left = null; setInterval(() => indexedDB.databases().then((d) => { window.__left = d.map((x) => x.name) }), 20)", json!([]));
    browser.wait(
        "no database is left",
        "window.__left && window.__left.length === 0",
    );
    assert_eq!(
        browser.eval(
            "return localStorage.length + sessionStorage.length + document.cookie.length",
            json!([])
        ),
        0
    );
    browser.reload();
    browser.wait_for_rows();
    assert_eq!(browser.events(), sample, "as on the first day");
}

#[test]
fn a_saved_page_opens_elsewhere_with_its_own_story() {
    let folder = Folder::new("saved");
    let mut browser = Session::chromium();
    browser.download_to(folder.path());
    let own = with_own_story(&mut browser);
    browser.press_button("Save page");
    let saved = downloaded(folder.path(), ".html");
    assert_eq!(browser.console(), Vec::<String>::new());
    // Another machine, where another story is kept.
    for mut other in [Session::chromium(), Session::firefox()] {
        other.open_page();
        let sample = other.events();
        other.open_file(&saved, "");
        assert_eq!(other.events(), own);
        other.reload();
        other.wait_for_rows();
        assert_eq!(other.events(), own);
        assert_eq!(other.console(), Vec::<String>::new());
        other.open_page();
        assert_eq!(
            other.events(),
            sample,
            "a saved page leaves the kept story alone"
        );
    }
    // Saved again, it is the same page.
    let again = Folder::new("saved-again");
    let mut third = Session::chromium();
    third.download_to(again.path());
    third.open_file(&saved, "");
    third.press_button("Save page");
    let again = downloaded(again.path(), ".html");
    let (first, second) = (
        std::fs::read_to_string(saved).expect("saved"),
        std::fs::read_to_string(again).expect("saved again"),
    );
    assert!(
        first == second,
        "{} and {} bytes",
        first.len(),
        second.len()
    );
}

#[test]
fn a_story_file_opens() {
    let folder = Folder::new("story");
    let mut browser = Session::chromium();
    browser.download_to(folder.path());
    let own = with_own_story(&mut browser);
    browser.choose("Save story file");
    let saved = std::fs::read(downloaded(folder.path(), ".json")).expect("saved");
    let mut other = Session::chromium();
    other.open_page();
    other.drop_files(&[("lesson.json", &saved)]);
    other.wait(
        "its two sources are there",
        "document.querySelectorAll('.sources .name').length === 2",
    );
    assert_eq!(other.events(), own);
    other.drop_files(&[("broken.json", b"{\"format\": 3")]);
    other.wait_for_notice("broken.json");
    assert_eq!(other.events(), own, "what cannot be opened changes nothing");
}

#[test]
fn without_storage_all_else_works_and_a_line_says_so() {
    let folder = Folder::new("sandbox");
    let page = files::url(&files::dist("datelines.html"));
    let host = folder.write(
        "host.html",
        format!("<!doctype html><iframe sandbox='allow-scripts' width=1200 height=700 src='{page}'></iframe>"),
    );
    for mut browser in [Session::chromium(), Session::firefox()] {
        browser.open(&files::url(&host));
        browser.enter_frame(Some(0));
        browser.wait_for_rows();
        browser.wait(
            "a line says that nothing is kept",
            "document.body.innerText.includes('Nothing is kept')",
        );
        let before = browser.sources().len();
        browser.drop_files(&[("ferry.txt", FERRY.as_bytes())]);
        browser.wait("the article has joined", &format!("!document.querySelector('.progress') && document.querySelectorAll('.sources .name').length === {}", before + 1));
    }
}

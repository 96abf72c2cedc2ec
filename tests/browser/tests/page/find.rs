//! Finding one's way: the main events and all, filters, search, a jump to a date, and the address that says all of it.

use browser_tests::{Key, Session, files};
use serde_json::{Value, json};

const COUNT: &str = "document.querySelector('.list-pane .count')?.textContent";
/// How many rows the list has; of many, only those near what is seen are in the document.
const ROWS: &str =
    "+(document.querySelector('.pane-list li[aria-setsize]')?.getAttribute('aria-setsize') ?? 0)";
/// How many events the timeline says that it has.
const DRAWN: &str =
    "+document.querySelector('.timeline')?.getAttribute('aria-label').match(/(\\d+) events/)?.[1]";
/// What a person sees of the state, in one value.
const SEEN: &str = "JSON.stringify([[...document.querySelectorAll('.pane-list .row-title')].map((e) => e.textContent), \
    [...document.querySelectorAll('.chip .label')].map((e) => e.textContent), document.querySelector('.search').value, \
    document.querySelector('#card-title')?.textContent, document.querySelector('#reader-title .label')?.textContent, \
    [...document.querySelectorAll('.timeline .edge')].map((edge) => edge.getAttribute('aria-valuenow'))])";

fn open() -> Session {
    let mut browser = Session::chromium();
    browser.open_page();
    browser.wait("marks are drawn", "window.datelines.shown()");
    browser
}

fn number(browser: &mut Session, expression: &str) -> u64 {
    let value = browser.eval(&format!("return {expression}"), json!([]));
    value.as_u64().expect("a number")
}

#[test]
fn the_main_events_first_and_all_at_a_press() {
    let mut browser = open();
    let main = number(&mut browser, ROWS);
    let drawn = number(&mut browser, DRAWN);
    let more = browser.texts(".lesser")[0].clone();
    let more: u64 = more
        .trim_end_matches(" more")
        .parse()
        .unwrap_or_else(|_| panic!("how many more: {more}"));
    browser.click(".lesser");
    browser.wait_with(
        "all are listed",
        &format!("{ROWS} === arguments[0]"),
        json!([main + more]),
    );
    browser.wait_with(
        "and drawn",
        &format!("{DRAWN} > arguments[0]"),
        json!([drawn]),
    );
    browser.wait(
        "the address says so",
        "location.hash.includes('events=all')",
    );
    browser.type_text("a");
    browser.wait_with(
        "a key goes back",
        &format!("{ROWS} === arguments[0]"),
        json!([main]),
    );
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn filters_hold_for_list_and_timeline_and_say_what_they_hide() {
    let mut browser = open();
    let (rows, marks) = (
        number(&mut browser, ROWS),
        number(&mut browser, "window.datelines.shown()"),
    );
    browser.type_text("f");
    browser.wait(
        "the panel is open",
        "document.querySelector('.filters input')",
    );
    let offered: u64 = browser.texts(".filters .number")[0]
        .parse()
        .expect("a number");
    assert!(offered < rows, "not every source reports everything");
    browser.click(".filters label");
    browser.wait_with(
        "the list is filtered",
        &format!("{ROWS} === arguments[0]"),
        json!([offered]),
    );
    browser.wait_with(
        "so is the timeline",
        "window.datelines.shown() < arguments[0]",
        json!([marks]),
    );
    browser.wait_with(
        "how many are hidden is said",
        &format!("{COUNT}.includes(`${{arguments[0]}} hidden by filters`)"),
        json!([rows - offered]),
    );
    browser.press_button("Done");
    browser.wait("the panel is closed", "!document.querySelector('.filters')");
    let chips = browser.texts(".chip .label");
    assert_eq!(chips, [browser.sources()[0].clone()]);
    browser.click(".chip");
    browser.wait_with(
        "a chip takes its filter away",
        &format!("{ROWS} === arguments[0]"),
        json!([rows]),
    );
    browser.wait("with it goes the chip", "!document.querySelector('.chip')");
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn a_search_lights_what_it_finds_and_looks_in_all() {
    let mut browser = open();
    let rows = number(&mut browser, ROWS);
    // A word of an event that is not among the main ones.
    browser.type_text("a");
    browser.wait_with(
        "all are listed",
        &format!("{ROWS} > arguments[0]"),
        json!([rows]),
    );
    let title = browser.texts(".pane-list .row-title");
    browser.type_text("a");
    browser.wait_with(
        "the main ones again",
        &format!("{ROWS} === arguments[0]"),
        json!([rows]),
    );
    let main = browser.texts(".pane-list .row-title");
    let lesser = title
        .into_iter()
        .find(|title| !main.contains(title))
        .expect("a lesser event");
    browser.type_text("/");
    browser.wait(
        "the search has the focus",
        "document.activeElement?.matches('.search')",
    );
    browser.type_text(&lesser);
    browser.wait_with(
        "the lesser event is found",
        "[...document.querySelectorAll('.pane-list .row-title')].some((e) => e.textContent === arguments[0])",
        json!([lesser]),
    );
    browser.wait(
        "in every row found the words are marked",
        "[...document.querySelectorAll('.pane-list .row')].every((row) => row.querySelector('mark.hit'))",
    );
    browser.keys(&[Key::Escape]);
    browser.wait_with(
        "Escape clears the search",
        &format!("{ROWS} === arguments[0]"),
        json!([rows]),
    );
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn what_is_found_begins_at_the_top_of_the_list() {
    let mut browser = open();
    let top = "document.querySelector('.pane-list .scroll').scrollTop";
    browser.click(".pane-list li:last-child .row");
    browser.wait("the list is far down", &format!("{top} > 200"));
    browser.click(".search");
    browser.type_text("sanctions");
    browser.wait(
        "the first that is found is seen",
        &format!("document.querySelectorAll('.pane-list mark.hit').length > 2 && {top} === 0"),
    );
}

#[test]
fn a_jump_goes_to_a_date_as_people_type_it() {
    let mut browser = open();
    for (typed, says) in [
        ("soon", "No date"),
        ("3/9/2008", "two different days"),
        ("44 BC", "nothing near"),
    ] {
        browser.type_text("g");
        browser.wait(
            "the field has the focus",
            "document.activeElement?.matches('#jump-field')",
        );
        browser.type_text(typed);
        browser.keys(&[Key::Enter]);
        browser.wait_with(
            &format!("{typed} is answered"),
            "document.querySelector('#jump-wrong')?.textContent.includes(arguments[0])",
            json!([says]),
        );
        browser.keys(&[Key::Escape]);
        browser.wait("the dialog is closed", "!document.querySelector('dialog')");
    }
    browser.type_text("g");
    browser.wait(
        "the field has the focus",
        "document.activeElement?.matches('#jump-field')",
    );
    browser.type_text("28 aug 2008");
    browser.keys(&[Key::Enter]);
    browser.wait(
        "the timeline is there and the address says so",
        "!document.querySelector('dialog') && location.hash.includes('range=2008-08-26/2008-08-30')",
    );
    browser.wait(
        "the first event of that date is at the list's top",
        "(() => { const list = document.querySelector('.list-pane .scroll').getBoundingClientRect();
           const row = [...document.querySelectorAll('.pane-list .row')].find((e) => e.getBoundingClientRect().bottom > list.top + 8);
           return row?.querySelector('.row-date').textContent.startsWith('28 Aug 2008'); })()",
    );
    browser.wait(
        "the keys go on from the timeline",
        "document.activeElement?.matches('.timeline')",
    );
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn a_copied_address_opens_the_same_view() {
    let mut browser = open();
    browser.type_text("a");
    browser.type_text("f");
    browser.wait(
        "the panel is open",
        "document.querySelector('.filters input')",
    );
    browser.click(".filters label:nth-of-type(2)");
    browser.wait("a filter is set", "document.querySelector('.chip')");
    browser.press_button("Done");
    browser.click(".pane-list li:nth-child(2) .row");
    browser.wait(
        "an event is selected",
        "document.querySelector('#card-title')",
    );
    browser.eval("document.querySelector('.timeline').focus()", json!([]));
    browser.type_text("++");
    browser.click(".search");
    browser.type_text("the");
    browser.wait(
        "the address has everything",
        "['event=', 'events=all', 'from=', 'search=the', 'range='].every((part) => location.hash.includes(part))",
    );
    let seen = browser.eval(&format!("return {SEEN}"), json!([]));
    let hash = browser.eval("return location.hash", json!([]));
    for mut other in [Session::chromium(), Session::firefox()] {
        other.open_file(
            &files::dist("datelines.html"),
            hash.as_str().unwrap_or_default(),
        );
        if let Value::String(seen) = &seen {
            other.wait_with(
                "the same is seen",
                &format!("{SEEN} === arguments[0]"),
                json!([seen]),
            );
        }
        assert_eq!(other.eval("return location.hash", json!([])), hash);
    }
}

#[test]
fn back_closes_an_event_and_forward_opens_it() {
    let mut browser = open();
    let length = number(&mut browser, "history.length");
    browser.click(".pane-list li:nth-child(2) .row");
    let title = browser.wait(
        "an event is selected",
        "document.querySelector('#card-title')?.textContent",
    );
    browser.click(".pane-list li:nth-child(3) .row");
    browser.wait_with(
        "another is",
        "(() => { const now = document.querySelector('#card-title')?.textContent; return now && now !== arguments[0] && location.hash.includes('event='); })()",
        json!([title]),
    );
    assert_eq!(
        number(&mut browser, "history.length"),
        length + 1,
        "from event to event is no entry"
    );
    browser.eval("history.back()", json!([]));
    browser.wait(
        "Back closes it",
        "!document.querySelector('#card-title') && !location.hash.includes('event=')",
    );
    browser.eval("history.forward()", json!([]));
    browser.wait("Forward opens it", "document.querySelector('#card-title')");
    // Closing by hand leaves the entry, too, so that Back is never in vain.
    browser.keys(&[Key::Escape]);
    browser.wait(
        "Escape closes it",
        "!document.querySelector('#card-title') && !location.hash.includes('event=')",
    );
    browser.click(".pane-list li:nth-child(2) .row");
    browser.wait("selected again", "location.hash.includes('event=')");
    assert_eq!(number(&mut browser, "history.length"), length + 1);
}

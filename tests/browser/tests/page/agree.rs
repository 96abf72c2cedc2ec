//! The list, the card, the source and the timeline always agree on what is selected.

use browser_tests::{Key, Session};
use serde_json::json;

/// The title of the event in the card, while the row that is current has the same.
const SELECTED: &str = "(() => { const card = document.querySelector('#card-title')?.textContent; \
    const row = document.querySelector('.pane-list [aria-current=true] .row-title')?.textContent; return card === row && card; })()";

#[test]
fn from_the_event_to_its_words_and_back() {
    let mut browser = Session::chromium();
    browser.open_page();
    browser.click("li:nth-child(3) > button.row");
    let title = browser.wait("the card and the list agree", SELECTED);
    // Its words in each source, those that give the date marked, and why.
    browser.wait(
        "a quotation with its date marked",
        "document.querySelector('.mentions .quote mark')",
    );
    let quote = browser.texts(".mentions .quote")[0].clone();
    browser.click(".mentions .quote");
    let place = browser.wait(
        "the reader shows the words that the quotation has, in view",
        "(() => { const said = document.querySelector('.pane-source .said'); if (!said) return null; const b = said.getBoundingClientRect();
           return b.top >= 0 && b.bottom <= innerHeight && said.closest('p').textContent; })()",
    );
    let start: String = quote
        .trim_matches(['“', '”', '…'])
        .chars()
        .take(20)
        .collect();
    assert!(
        place.as_str().unwrap_or_default().contains(&start),
        "{place} has not {start}"
    );
    // Another marked passage of the source selects its event.
    browser.wait_with(
        "a mark of another event",
        "(() => { const a = [...document.querySelectorAll('.pane-source mark a')].find((a) => !a.title.endsWith(': ' + arguments[0]));
           if (a) a.setAttribute('data-test', ''); return !!a; })()",
        json!([title]),
    );
    browser.click("[data-test]");
    browser.wait_with(
        "the other event is selected everywhere",
        &format!("(() => {{ const now = {SELECTED}; return now && now !== arguments[0]; }})()"),
        json!([title]),
    );
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn by_keyboard_alone() {
    let mut browser = Session::chromium();
    browser.open_page();
    // From the top, Tab comes to the list in time, without a trap on the way.
    let mut tabs = 0;
    while browser.eval(
        "return !!document.activeElement?.matches('button.row')",
        json!([]),
    ) != true
    {
        browser.keys(&[Key::Tab]);
        tabs += 1;
        assert!(tabs < 60, "Tab does not come to the list");
    }
    browser.keys(&[Key::Enter]);
    let first = browser.wait("Enter selects", SELECTED);
    browser.keys(&[Key::Down]);
    browser.wait_with(
        "Down selects the next",
        &format!("(() => {{ const now = {SELECTED}; return now && now !== arguments[0]; }})()"),
        json!([first]),
    );
    browser.wait(
        "the focus is on the selected row",
        "document.activeElement?.matches('button.row[aria-current=true]')",
    );
    browser.keys(&[Key::Up]);
    browser.wait_with(
        "Up goes back",
        &format!("{SELECTED} === arguments[0]"),
        json!([first]),
    );
    // The list is one stop on the way: Tab goes on to the card, and back to the row where one was.
    browser.keys(&[Key::End, Key::Tab]);
    browser.wait(
        "Tab goes on to the card",
        "document.activeElement?.closest('.pane-event')",
    );
    browser.chord(&[Key::Shift, Key::Tab]);
    browser.wait(
        "and back to the last row, which End has selected",
        "document.activeElement?.matches('.pane-list li:last-child > button.row[aria-current=true]')",
    );
    browser.keys(&[Key::Home]);
    browser.wait(
        "Home goes to the first",
        "document.activeElement?.matches('.pane-list li:first-child > button.row[aria-current=true]')",
    );
    browser.keys(&[Key::Escape]);
    browser.wait(
        "Escape selects none",
        "!document.querySelector('.pane-list [aria-current]')",
    );
    browser.type_text("/");
    browser.wait(
        "a slash goes to the search",
        "document.activeElement?.matches('input.search')",
    );
    let all = browser.events().len();
    browser.type_text("zzz");
    browser.wait(
        "nothing matches",
        "document.querySelectorAll('.pane-list button.row').length === 0",
    );
    browser.keys(&[Key::Escape]);
    browser.wait_with(
        "Escape clears the search",
        "document.querySelectorAll('.pane-list button.row').length === arguments[0]",
        json!([all]),
    );
}

#[test]
fn the_timeline_selects_and_shows_what_is_selected() {
    let mut browser = Session::chromium();
    browser.open_page();
    browser.wait("marks are drawn", "window.datelines.shown()");
    browser.click(".timeline .label");
    browser.wait("the card and the list agree", SELECTED);
    let chosen = "JSON.stringify(document.querySelector('.timeline :is(.ring, .back.chosen)')?.getBoundingClientRect())";
    let before = browser.wait("it stands out", chosen);
    browser.click("li:nth-child(4) > button.row");
    browser.wait_with(
        "the other stands out",
        &format!("(() => {{ const now = {chosen}; return now && now !== arguments[0]; }})()"),
        json!([before]),
    );
    // By its own keys.
    browser.eval("document.querySelector('.timeline').focus()", json!([]));
    let title = browser.wait("the card and the list agree", SELECTED);
    browser.keys(&[Key::Right]);
    browser.wait_with(
        "the arrow selects the next in time",
        &format!("(() => {{ const now = {SELECTED}; return now && now !== arguments[0]; }})()"),
        json!([title]),
    );
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn the_address_names_the_event() {
    let mut browser = Session::chromium();
    browser.open_page();
    browser.click("li:nth-child(2) > button.row");
    let title = browser.wait("the card and the list agree", SELECTED);
    browser.wait(
        "the address has the event",
        "location.hash.includes('event=')",
    );
    browser.reload();
    browser.wait_with(
        "the same event is selected after a reload",
        &format!("{SELECTED} === arguments[0]"),
        json!([title]),
    );
}

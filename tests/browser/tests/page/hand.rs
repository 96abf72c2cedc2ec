//! A person changes what was worked out, with the mouse and with the keys, and goes back.

use browser_tests::{Key, Session};
use serde_json::json;

const MILL: &str = "12 May 2011\n\nThe council closed the bridge over the Lahn on 10 May 2011. The old mill burned down on Friday. The fair opens on 3.9.2011, the mayor said.\n";
const QUAY: &str = "13 May 2011\n\nThe council closed the bridge over the Lahn on Tuesday, 10 May 2011. A ferry sank on 2 May 2011.\n";

fn with_own_story(browser: &mut Session) {
    browser.open_page();
    browser.choose("New story");
    browser.drop_files(&[("mill.txt", MILL.as_bytes()), ("quay.txt", QUAY.as_bytes())]);
    browser.wait("both articles are read", "!document.querySelector('.progress') && document.querySelectorAll('.sources .name').length === 2");
    browser.wait_for_rows();
    // What the notice of the new story says can be seen by now.
    browser.wait(
        "no notice stands there",
        "!document.querySelector('.notices li')",
    );
}

const LOCK: &str = "12 May 2011\n\nThe council closed the bridge over the Lahn on 10 May 2011.\n\nA long silence over the valley on Sunday, then bells from the old church.\n\nNot a word of it in the council's minutes.\n";

/// Selects the event whose name holds these words.
fn select(browser: &mut Session, words: &str) {
    browser.wait_with(
        &format!("an event with “{words}” is selected"),
        "(() => { const row = [...document.querySelectorAll('button.row')].find((e) => e.textContent.includes(arguments[0]));
           if (row && !row.ariaCurrent) row.click();
           return row && row.ariaCurrent === 'true' && document.querySelector('#card-title'); })()",
        json!([words]),
    );
}

#[test]
fn a_passage_is_told_apart_and_goes_back_and_forth() {
    let mut browser = Session::chromium();
    with_own_story(&mut browser);
    let before = browser.events();
    select(&mut browser, "the bridge");
    assert_eq!(browser.texts(".mentions > li").len(), 2);
    browser.press_button("Not the same event");
    browser.wait_for_notice("Another event: ");
    let apart = browser.events();
    assert_eq!(apart.len(), before.len() + 1);
    assert_eq!(
        browser.texts(".sources .changes-count"),
        ["Changes by hand: 1"]
    );
    let focus = "return document.activeElement.id";
    assert_eq!(
        browser.eval(focus, json!([])),
        "card-title",
        "the focus has a place"
    );
    browser.press_button("Undo");
    browser.wait(
        "nothing is changed by hand",
        "!document.querySelector('.by-hand')",
    );
    assert_eq!(browser.events(), before);
    // The keys go the same way: forth, and kept over a reload.
    browser.command(Key::Control, 'y');
    browser.wait("it is apart again", "document.querySelector('.by-hand')");
    assert_eq!(browser.events(), apart);
    browser.wait_kept(r#""edit":"split""#);
    browser.reload();
    browser.wait_for_rows();
    assert_eq!(browser.events(), apart, "kept");
    browser.click(".changes-count");
    browser.click("dialog .take-back");
    browser.click("dialog > header .quiet");
    assert_eq!(browser.events(), before);
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn an_event_is_named_joined_and_hidden() {
    let mut browser = Session::chromium();
    browser.resize(320, 700);
    with_own_story(&mut browser);
    let before = browser.events();
    select(&mut browser, "ferry");
    browser.press_button("Rename");
    browser.wait(
        "the field has the focus",
        "document.activeElement.id === 'card-name'",
    );
    browser.type_text("A boat is lost");
    browser.keys(&[Key::Enter]);
    browser.wait_for_notice("Named “A boat is lost”.");
    assert_eq!(browser.texts("#card-title"), ["A boat is lost"]);
    browser.press_button("Same as…");
    browser.wait(
        "others are offered",
        "document.querySelector('dialog .same button')",
    );
    browser.click("dialog .same li:last-child button");
    browser.wait_for_notice("One event: ");
    assert_eq!(browser.events().len(), before.len() - 1);
    browser.press_button("Hide");
    browser.wait_for_notice("Hidden: ");
    assert_eq!(browser.events().len(), before.len() - 2);
    let wide = "return document.documentElement.scrollWidth > innerWidth";
    assert_eq!(
        browser.eval(wide, json!([])),
        false,
        "nothing stands out at 320 pixels"
    );
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn a_source_is_named_and_has_its_own_name_again() {
    let mut browser = Session::chromium();
    with_own_story(&mut browser);
    let own = browser.texts(".sources .label");
    let called = |browser: &mut Session, name: &str| {
        browser.wait_with(
            "every place calls it so",
            "!document.querySelector('.progress') && document.querySelector('.sources .label').textContent === arguments[0]",
            json!([name]),
        );
    };
    browser.click(".sources button.date");
    browser.wait("the dialog", "document.querySelector('#source-name')");
    let field = "const name = document.querySelector('#source-name'); name.focus(); name.select()";
    browser.eval(field, json!([]));
    browser.type_text("The Vilm Post");
    browser.keys(&[Key::Enter]);
    browser.wait_for_notice(&format!("“{}” is called “The Vilm Post”.", own[0]));
    called(&mut browser, "The Vilm Post");
    // An empty field gives the own name back.
    browser.click(".sources button.date");
    browser.wait("the dialog", "document.querySelector('#source-name')");
    browser.eval(
        "document.querySelector('#source-name').value = ''",
        json!([]),
    );
    browser.eval(field, json!([]));
    browser.keys(&[Key::Enter]);
    called(&mut browser, &own[0]);
    assert_eq!(browser.texts(".sources .label"), own);
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn words_that_were_left_open_are_settled_by_a_click() {
    let mut browser = Session::chromium();
    with_own_story(&mut browser);
    let before = browser.events();
    browser.wait_with(
        "the words are listed under their source",
        "(() => { const name = [...document.querySelectorAll('.sources .name')].find((e) => e.textContent.includes(arguments[0])); name?.click();
           return [...document.querySelectorAll('.unresolved button')].some((e) => e.textContent === '“3.9.2011”'); })()",
        json!(["mill"]),
    );
    browser.press_button("“3.9.2011”");
    browser.wait(
        "both orders are offered",
        "document.querySelectorAll('dialog [role=group] button').length === 2",
    );
    browser.press_button("Saturday, 3 Sep 2011");
    browser.wait_for_notice("“3.9.2011” is 3 Sep 2011.");
    browser.wait("it was worked out anew", "!document.querySelector('.progress') && ![...document.querySelectorAll('.unresolved button')].some((e) => e.textContent === '“3.9.2011”')");
    let after = browser.events();
    let fair = |events: &[String]| events.iter().any(|name| name.starts_with("3 Sep 2011"));
    assert!(!fair(&before) && fair(&after), "{after:?}");
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn a_source_goes_and_comes_back_and_the_way_leads_from_event_to_event() {
    let mut browser = Session::chromium();
    with_own_story(&mut browser);
    let before = browser.events();
    browser.click(".pane-list .row");
    let mut walked = Vec::new();
    for nth in 1..=before.len() {
        let come = format!("{nth} of {}", before.len());
        browser.wait_with(
            &format!("{come} is said"),
            "document.querySelector('.walk [role=status]')?.textContent.endsWith(arguments[0])",
            json!([come]),
        );
        walked.extend(browser.texts("#card-title"));
        browser.click(".walk button:last-of-type");
    }
    assert_eq!(walked.len(), before.len());
    assert!(
        before
            .iter()
            .zip(&walked)
            .all(|(row, title)| row.contains(title.as_str()))
    );
    assert_eq!(
        browser.eval("return document.activeElement.ariaLabel", json!([])),
        "Next event",
        "the focus stays for the next step"
    );
    browser.press_button("denied");
    browser.wait_for_notice("is told as denied.");
    browser.click(".sources li:first-child .date");
    browser.press_button("Remove this source");
    browser.wait(
        "one source is left",
        "document.querySelectorAll('.sources .name').length === 1 && !document.querySelector('.progress')",
    );
    browser.wait_for_notice("is no longer part of this story.");
    assert!(browser.events().len() < before.len());
    browser.press_button("Undo");
    browser.wait(
        "both are back",
        "document.querySelectorAll('.sources .name').length === 2",
    );
    assert_eq!(browser.events().len(), before.len());
    browser.choose("Rename the story");
    browser.wait(
        "there is a field",
        "document.activeElement?.id === 'entitle'",
    );
    browser.eval("document.activeElement.select()", json!([]));
    browser.type_text("Bridge and mill");
    browser.keys(&[Key::Enter]);
    browser.wait(
        "it has its title",
        "document.querySelector('h1').textContent === 'Bridge and mill' && document.title.startsWith('Bridge and mill')",
    );
    browser.wait_kept("Bridge and mill");
    browser.reload();
    browser.wait_for_rows();
    assert_eq!(browser.texts("h1"), ["Bridge and mill"]);
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn what_the_timeline_lacks_is_added_from_its_words() {
    for mut browser in [Session::chromium(), Session::firefox()] {
        with_own_story(&mut browser);
        browser.drop_files(&[("lock.txt", LOCK.as_bytes())]);
        browser.wait("it is read", "!document.querySelector('.progress') && document.querySelectorAll('.sources .name').length === 3");
        browser.wait_with(
            "it is open",
            "(() => { const name = [...document.querySelectorAll('.sources .name')].find((e) => e.textContent.includes(arguments[0])); if (name.ariaCurrent !== 'true') name.click();
               return document.querySelector('.reader .text')?.textContent.includes('A long silence'); })()",
            json!(["lock"]),
        );
        let before = browser.events();
        // With the mouse: some words of the third paragraph, whichever they are, are whole ones.
        browser.drag(".reader .text > p[data-n='3']", 60, 0);
        let selected = browser.eval("return getSelection().toString()", json!([]));
        browser.click(".picked button");
        browser.wait(
            "the title has the focus",
            "document.activeElement.id === 'add-title'",
        );
        let words = browser.texts("dialog mark").remove(0);
        let whole = |c: char| !c.is_alphanumeric();
        let (head, tail) = LOCK.split_once(&words).expect("words of the text");
        assert!(head.ends_with(whole) && tail.starts_with(whole), "{words}");
        let selected = selected.as_str().unwrap_or("?").trim();
        assert!(words.contains(selected), "{selected:?} of {words}");
        browser.eval("document.activeElement.select()", json!([]));
        browser.type_text("The valley falls silent");
        browser.keys(&[Key::Enter]);
        browser.wait_for_notice("Added: “The valley falls silent”.");
        assert_eq!(browser.texts("#card-title"), ["The valley falls silent"]);
        let read = "return [...document.querySelectorAll('.reader .said')].map((e) => e.textContent).join('')";
        assert_eq!(
            browser.eval(read, json!([])),
            json!(words),
            "it opens at them"
        );
        let added = browser.events();
        assert_eq!(added.len(), before.len() + 1);
        // It waits without its source, and stands there again with it.
        browser.wait_kept(r#""edit":"add""#);
        browser.reload();
        browser.wait_for_rows();
        assert_eq!(browser.events(), added, "kept");
        browser.wait_with(
            "the source's date is asked about",
            "(() => { const entry = [...document.querySelectorAll('.sources li')].find((e) => e.textContent.includes(arguments[0])); entry?.querySelector('.date').click();
               return document.querySelector('dialog'); })()",
            json!(["lock"]),
        );
        browser.press_button("Remove this source");
        browser.wait("two are left", "document.querySelectorAll('.sources .name').length === 2 && !document.querySelector('.progress')");
        assert!(
            !browser
                .events()
                .iter()
                .any(|name| name.contains("falls silent"))
        );
        browser.press_button("Undo");
        browser.wait(
            "three again",
            "document.querySelectorAll('.sources .name').length === 3",
        );
        assert_eq!(browser.events(), added);
        // By the keys alone: a sentence without an event, and a date as people type it.
        browser.wait_with(
            "its sentences are offered",
            "(() => { const name = [...document.querySelectorAll('.sources .name')].find((e) => e.textContent.includes(arguments[0])); if (name.ariaCurrent !== 'true') { name.click(); return false; }
               [...document.querySelectorAll('.reader-top .link')].at(-1).focus(); return document.activeElement.textContent === 'Add an event'; })()",
            json!(["lock"]),
        );
        browser.keys(&[Key::Enter]);
        browser.wait("the dialog is open", "document.querySelector('#add-field')");
        browser.eval("document.querySelector('#add-field').focus()", json!([]));
        browser.type_text("minutes");
        browser.wait(
            "one sentence has the word",
            "document.querySelectorAll('dialog .same button').length === 1",
        );
        browser.keys(&[Key::Tab, Key::Enter]);
        browser.wait(
            "the title has the focus",
            "document.activeElement.id === 'add-title'",
        );
        browser.eval(
            "document.querySelector('.ways input[type=text]').focus()",
            json!([]),
        );
        browser.type_text("9 may");
        browser.keys(&[Key::Enter]);
        browser.wait_for_notice("Added: “Not a word of it");
        assert!(
            browser
                .events()
                .iter()
                .any(|name| name.starts_with("9 May 2011: Not a word"))
        );
        browser.command(Key::Control, 'z');
        browser.wait_with(
            "it is gone",
            "!document.body.textContent.includes(arguments[0])",
            json!(["9 May 2011: Not a word"]),
        );
        assert_eq!(browser.events(), added);
        assert_eq!(browser.console(), Vec::<String>::new());
    }
}

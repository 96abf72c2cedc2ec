//! Everybody can use it: axe-core finds nothing, and every event has its name.

use browser_tests::{Session, files};
use serde_json::{Value, json};

/// What can be opened from the card of an event, by a key or by a click, and what is then there.
const PANELS: [(&str, &str); 11] = [
    ("c", "dialog .column"),
    ("g", "#jump-field"),
    ("e", "dialog.export"),
    ("?", "dialog dl"),
    (".card-event > .tools button:first-child", "dialog .same"),
    (".mentions .tools button:last-child", "dialog .words-there"),
    (".sources .date", "dialog .choices"),
    (".header button.wide", "#paste-text"),
    (".rename", "#card-name"),
    (".filter", ".filters input"),
    (".filters label input", ".chip"),
];

/// Opens the page, an event, and then one panel after the other, and looks each time.
fn each_panel(browser: &mut Session, asked: &str, look: &mut dyn FnMut(&mut Session, &str)) {
    let open = |browser: &mut Session| {
        // Another address in between: one that differs behind its `#` only would be followed, and not loaded.
        browser.open("about:blank");
        browser.open_file(&files::dist("datelines.html"), asked);
    };
    let select = "document.querySelector('.row:has(.dispute)').click()";
    let press = "document.querySelector(arguments[0]).click()";
    open(browser);
    look(browser, "as it opens");
    browser.eval(select, json!([]));
    browser.wait("the card is shown", "document.querySelector('#card-title')");
    look(browser, "an event selected");
    for (opener, panel) in PANELS {
        match opener {
            "c" | "g" | "e" | "?" => browser.type_text(opener),
            _ => drop(browser.eval(press, json!([opener]))),
        }
        browser.wait(panel, &format!("document.querySelector('{panel}')"));
        look(browser, panel);
        browser.eval("document.querySelector('dialog')?.close()", json!([]));
        browser.wait("closed", "!document.querySelector('dialog')");
    }
    open(browser);
    browser.eval(select, json!([]));
    browser.wait("the card is shown", "document.querySelector('#card-title')");
    let hide = ".card-event > .tools button:last-child";
    browser.eval(press, json!([hide]));
    browser.wait("a change", "document.querySelector('.changes-count')");
    look(browser, "a notice");
    browser.eval(press, json!([".changes-count"]));
    browser.wait("all changes", "document.querySelector('dialog .take-back')");
    look(browser, "all changes");
}

#[test]
fn axe_finds_no_violation() {
    let mut browser = Session::chromium();
    for scheme in ["light", "dark"] {
        browser.colour_scheme(scheme);
        for (width, height) in [(1280, 800), (390, 844)] {
            browser.resize(width, height);
            each_panel(&mut browser, "#story=georgia-2008", &mut |browser, what| {
                check(browser, &format!("{scheme}, {width} wide, {what}"));
            });
        }
    }
}

#[test]
fn on_the_smallest_phone_nothing_is_wider_than_it() {
    let mut browser = Session::chromium();
    browser.resize(320, 640);
    for language in ["en", "es"] {
        let asked = format!("#story=georgia-2008&lang={language}");
        each_panel(&mut browser, &asked, &mut |browser, what| {
            let wide = browser.eval(
                "const width = document.documentElement.clientWidth, wide = [];
                 if (document.documentElement.scrollWidth > width) wide.push('the page');
                 for (const e of (document.querySelector('dialog') ?? document).querySelectorAll('.datelines :is(button, input, textarea, select, label, legend, p, h1, h2, h3, li, dd)')) {
                   if (e.closest('.sources ul, .drawing, .unseen-text') || e.matches('.unseen, .unseen-text') || !e.checkVisibility()) continue;
                   const box = e.getBoundingClientRect(), style = getComputedStyle(e);
                   const cut = e.scrollWidth > e.clientWidth + 1 && style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis';
                   if (box.right > width + 1 || box.left < -1 || cut) wide.push(e.outerHTML.slice(0, 120));
                 }
                 return wide",
                json!([]),
            );
            assert_eq!(wide, json!([]), "{language}, {what}");
        });
    }
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

//! Everybody can use it: axe-core finds nothing, and every event has its name.

use browser_tests::{Key, Session, files};
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
    browser.eval(
        "getSelection().selectAllChildren(document.querySelector('.reader .text > p'))",
        json!([]),
    );
    browser.wait(
        "a button for the words",
        "document.querySelector('.picked button')",
    );
    look(browser, "words selected");
    browser.eval(press, json!([".reader-top .about .link:last-child"]));
    browser.wait("sentences", "document.querySelector('dialog .same button')");
    look(browser, "sentences to choose from");
    browser.eval(press, json!(["dialog .same button"]));
    browser.wait("a form", "document.querySelector('#add-title')");
    look(browser, "an event to be added");
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

/// A phone, a window of 1280 by 800 pixels at twice its size, and two with text of so many per cent of its size.
const SMALL: [(u32, u32, u32); 4] = [
    (320, 640, 100),
    (640, 400, 100),
    (390, 844, 200),
    (1280, 800, 200),
];

#[test]
fn on_the_smallest_phone_and_at_twice_the_size_nothing_is_wider_than_the_window() {
    let mut browser = Session::chromium();
    for ((width, height, text), language) in SMALL
        .into_iter()
        .flat_map(|size| [(size, "en"), (size, "es")])
    {
        browser.resize(width, height);
        let asked = format!("#story=georgia-2008&lang={language}");
        each_panel(&mut browser, &asked, &mut |browser, what| {
            let wide = browser.eval(
                "document.documentElement.style.fontSize = `${arguments[0]}%`;
                 const width = document.documentElement.clientWidth, wide = [];
                 if (document.documentElement.scrollWidth > width) wide.push('the page');
                 for (const e of (document.querySelector('dialog') ?? document).querySelectorAll('.datelines :is(button, input, textarea, select, label, legend, p, h1, h2, h3, li, dd)')) {
                   if (e.closest('.sources ul, .drawing, .unseen-text') || e.matches('.unseen, .unseen-text') || !e.checkVisibility()) continue;
                   const box = e.getBoundingClientRect(), style = getComputedStyle(e);
                   const cut = e.scrollWidth > e.clientWidth + 1 && style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis';
                   if (box.right > width + 1 || box.left < -1 || cut) wide.push(e.outerHTML.slice(0, 120));
                 }
                 return wide",
                json!([text]),
            );
            assert_eq!(
                wide,
                json!([]),
                "{width} wide, text {text} %, {language}, {what}"
            );
        });
    }
}

#[test]
fn at_twice_the_size_everything_is_reached_and_nothing_covers_it() {
    let mut browser = Session::chromium();
    browser.resize(640, 400);
    each_panel(&mut browser, "#story=georgia-2008", &mut |browser, what| {
        let lost = browser.eval(
                "const lost = [];
                 for (const e of (document.querySelector('dialog') ?? document).querySelectorAll(':is(button, input, select, summary, textarea, a[href], [tabindex=\"0\"])')) {
                   if (!e.checkVisibility() || e.matches('.skip, :disabled, .timeline')) continue;
                   const hit = (block) => { e.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' }); const [box] = e.getClientRects();
                     const top = box && document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2);
                     return top && (e.contains(top) || top.contains(e)); };
                   if (!hit('nearest') && !hit('center')) lost.push(e.outerHTML.slice(0, 120));
                 }
                 return lost",
                json!([]),
            );
        assert_eq!(lost, json!([]), "{what}");
    });
}

/// Text that can hardly be told from what lies behind it, where the system's few colours are all there are.
const UNREADABLE: &str = "const light = (c) => { const [r, g, b] = c.match(/[\\d.]+/g).map((n) => { n /= 255; return n <= .04045 ? n / 12.92 : ((n + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b + .05; };
    const behind = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/^rgba.*, 0\\)$/.test(c)) return c; } return 'rgb(255, 255, 255)'; };
    const bad = [];
    for (const e of (document.querySelector('dialog') ?? document).querySelectorAll('.datelines *')) {
      if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility() || e.matches('.unseen-text, .measure, :disabled, option')) continue;
      const style = getComputedStyle(e), [a, b] = [e.closest('svg') ? style.fill : style.color, behind(e)].map(light);
      if (Math.max(a, b) / Math.min(a, b) < 4.5) bad.push(`${e.outerHTML.slice(0, 100)}: ${e.closest('svg') ? style.fill : style.color} on ${behind(e)}`);
    }
    return bad";

#[test]
fn with_forced_colours_all_is_told_apart_without_our_own() {
    let mut browser = Session::chromium();
    for scheme in ["light", "dark"] {
        browser.devtools(
            "Emulation.setEmulatedMedia",
            json!({"features": [{"name": "forced-colors", "value": "active"}, {"name": "prefers-color-scheme", "value": scheme}]}),
        );
        each_panel(&mut browser, "#story=georgia-2008", &mut |browser, what| {
            let bad = browser.eval(UNREADABLE, json!([]));
            assert_eq!(bad, json!([]), "{scheme}, {what}");
        });
        browser.open_page();
        browser.click(".row:has(.dispute)");
        browser.wait("the card is shown", "document.querySelector('#card-title')");
        // What our colours say is said by lines: what is selected, where the focus is, which words are dates; and marks are seen.
        for (what, holds) in [
            (
                "the selected row",
                "(() => { const [one, other] = ['[aria-current]', ':not([aria-current])'].map((c) => getComputedStyle(document.querySelector('.row' + c))); return one.outlineStyle !== other.outlineStyle; })()",
            ),
            (
                "the selected label or mark",
                "(() => { const e = document.querySelector('.timeline :is(.back.chosen, .ring)'), style = getComputedStyle(e); return style.stroke !== 'none' && parseFloat(style.strokeWidth) >= 2; })()",
            ),
            (
                "words that say when",
                "(() => { const e = document.querySelector('.quote mark'), style = getComputedStyle(e); return style.backgroundColor !== getComputedStyle(document.body).backgroundColor || style.textDecorationLine === 'underline'; })()",
            ),
            (
                "the passage in its source",
                "getComputedStyle(document.querySelector('.reader .said')).outlineStyle === 'solid'",
            ),
            (
                "a day that is not the event’s",
                "(() => { const [one, other] = ['.day.dispute', '.day:not(.dispute)'].map((d) => getComputedStyle(document.querySelector(d), '::before').content); return one !== other; })()",
            ),
            (
                "marks",
                "[...document.querySelectorAll('.timeline .mark.solid')].every((e) => getComputedStyle(e).fill !== getComputedStyle(document.body).backgroundColor)",
            ),
            (
                "buttons",
                "[...document.querySelectorAll('.header > button')].every((e) => getComputedStyle(e).borderTopStyle === 'solid' && getComputedStyle(e).borderTopColor !== getComputedStyle(e).backgroundColor)",
            ),
        ] {
            browser.wait(&format!("{scheme}: {what}"), holds);
        }
        browser.keys(&[Key::Tab]);
        browser.wait(
            "the focus is seen",
            "getComputedStyle(document.activeElement).outlineStyle !== 'none'",
        );
    }
}

fn check(browser: &mut Session, what: &str) {
    browser.eval(&format!("{}\nwindow.axe = axe", files::axe()), json!([]));
    browser.eval("window.__axe = null; axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then((r) => { const cut = (v, n) => v.id === 'target-size' && n.failureSummary.includes('partially obscured'); window.__axe = r.violations.map((v) => [v, v.nodes.filter((n) => !cut(v, n))]).filter(([, nodes]) => nodes.length).map(([v, nodes]) => [v.id, v.help, nodes.map((n) => n.html.slice(0, 200) + ' — ' + n.failureSummary)]) })", json!([]));
    let found = browser.wait("axe has looked", "window.__axe && [window.__axe]");
    assert_eq!(found[0], Value::Array(vec![]), "{what}: {:#}", found[0]);
}

#[test]
fn every_event_is_named_with_date_title_and_source() {
    let mut browser = Session::chromium();
    browser.open_page();
    let rows = browser.eval(
        "return [...document.querySelectorAll('button.row')].map((e) => [e.textContent, e.querySelector('.row-title').textContent, e.disabled])",
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
        assert_eq!(row[2], json!(false), "it can be pressed: {name}");
    }
}

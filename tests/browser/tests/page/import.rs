//! Articles of one's own come in; what cannot be read gets one sentence.

use browser_tests::Session;
use browser_tests::files::Folder;
use serde_json::json;

use crate::{DIVERS, FERRY};

#[test]
fn dropped_files_join_and_the_unreadable_ones_are_named() {
    let mut browser = Session::chromium();
    browser.open_page();
    let before = browser.sources().len();
    let german = "Der Hafen wurde am Montag geschlossen, weil eine Fähre auf Grund gelaufen war. Die Taucher sollen den Rumpf am Donnerstag untersuchen, \
                  und danach wird entschieden, ob das Schiff wieder fahren kann oder nicht.";
    browser.drop_files(&[
        ("ferry.txt", FERRY.as_bytes()),
        (
            "photo.jpg",
            &[0xff, 0xd8, 0xff, 0xe0, 0, 16, 0, 1, 2, 0, 0, 0, 3, 4],
        ),
        ("nothing.txt", b""),
        ("hafen.txt", german.as_bytes()),
        ("divers.txt", DIVERS.as_bytes()),
    ]);
    for name in ["photo.jpg", "nothing.txt", "hafen.txt"] {
        let notice = browser.wait_for_notice(name);
        assert!(
            notice.len() > name.len() + 20 && notice.ends_with('.'),
            "one sentence: {notice}"
        );
    }
    browser.wait("both articles have joined", &format!("!document.querySelector('.progress') && document.querySelectorAll('.sources .name').length === {}", before + 2));
    let events = browser.events();
    assert!(
        events
            .iter()
            .any(|name| name.contains("4 Mar") && name.contains("2019")),
        "{events:#?}"
    );
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn a_file_over_the_limit_is_refused_unread() {
    let mut browser = Session::chromium();
    browser.open_page();
    browser.eval(
        "const data = new DataTransfer(); data.items.add(new File([new Uint8Array(20 * 1024 * 1024 + 1)], 'archive.txt'));
         document.querySelector('.datelines').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));",
        json!([]),
    );
    let notice = browser.wait_for_notice("archive.txt");
    assert!(notice.contains("20 MB"), "{notice}");
}

#[test]
fn picked_files_join() {
    let mut browser = Session::chromium();
    browser.open_page();
    let folder = Folder::new("picked");
    let files = [
        folder.write("ferry.txt", FERRY),
        folder.write("divers.txt", DIVERS),
    ];
    let before = browser.sources().len();
    browser.pick("input[type=file]", &[&files[0], &files[1]]);
    browser.wait("both have joined", &format!("!document.querySelector('.progress') && document.querySelectorAll('.sources .name').length === {}", before + 2));
}

#[test]
fn pasted_text_joins_and_a_new_story_can_be_undone() {
    let mut browser = Session::chromium();
    browser.open_page();
    let sample = browser.events();
    browser.choose("New story");
    browser.wait(
        "the page is empty",
        "document.querySelectorAll('button.row').length === 0",
    );
    browser.press_button("Undo");
    browser.wait_for_rows();
    assert_eq!(browser.events(), sample, "undone");
    browser.choose("New story");
    browser.wait(
        "the page is empty again",
        "document.querySelectorAll('button.row').length === 0",
    );
    browser.press_button("Paste");
    browser.wait(
        "the dialog is open",
        "document.querySelector('dialog[open] textarea')",
    );
    browser.eval("const t = document.querySelector('dialog textarea'); t.value = arguments[0]; document.querySelector('#paste-name').value = 'Ferry news'", json!([FERRY]));
    browser.press_button("Add to the story");
    browser.wait_for_rows();
    assert_eq!(browser.sources().len(), 1);
    assert!(
        browser.events().iter().all(|name| name.contains("2019")),
        "{:#?}",
        browser.events()
    );
    // A long one is imported by a worker, as a long file is.
    browser.press_button("Paste");
    browser.wait(
        "the dialog is open again",
        "document.querySelector('dialog[open] textarea')",
    );
    browser.eval(
        "const post = Worker.prototype.postMessage;
         Worker.prototype.postMessage = function (message, ...rest) { window.__asked ??= message.request?.slice(0, 7); return post.call(this, message, ...rest); };
         document.querySelector('dialog textarea').value = arguments[0].repeat(600)",
        json!([DIVERS]),
    );
    browser.press_button("Add to the story");
    browser.wait(
        "the first that a worker is asked for is to import it",
        "window.__asked === 'import\\n'",
    );
    browser.wait_for_source("Divers find a crack");
    // The menu leads back also now.
    browser.choose("Back to the story before");
    browser.wait_for_rows();
    assert_eq!(browser.events(), sample, "brought back");
}

#[test]
fn a_date_set_by_hand_carries_what_hangs_on_it() {
    let mut browser = Session::chromium();
    browser.open_page();
    browser.choose("New story");
    let undated = "Ferry runs aground\n\nA ferry ran aground off Larkholm on Monday. The harbour was closed yesterday.\n";
    browser.drop_files(&[("undated.txt", undated.as_bytes())]);
    browser.wait(
        "its date is not known",
        "!document.querySelector('.progress') && document.querySelector('.sources .set')",
    );
    assert!(
        browser.events().iter().all(|name| !name.contains("20")),
        "no date is made up: {:#?}",
        browser.events()
    );
    browser.click(".sources .set");
    browser.wait(
        "the dialog is open",
        "document.querySelector('dialog[open] #date-field')",
    );
    browser.eval(
        "document.querySelector('#date-field').value = '6 March 2019'",
        json!([]),
    );
    browser.press_button("Use this date");
    browser.wait("Monday is the 4th", "[...document.querySelectorAll('button.row')].some((e) => e.textContent.includes('4 Mar 2019'))");
    browser.wait("yesterday is the 5th", "[...document.querySelectorAll('button.row')].some((e) => e.textContent.includes('5 Mar 2019'))");
    browser.wait_kept(r#""edit":"source-date""#);
    browser.reload();
    browser.wait("the edit is kept", "[...document.querySelectorAll('button.row')].some((e) => e.textContent.includes('4 Mar 2019'))");
}

#[test]
fn long_work_shows_progress_never_freezes_the_page_and_can_be_cancelled() {
    let mut browser = Session::chromium();
    browser.open_page();
    let sources = browser.sources();
    // Sixty long articles, no two alike.
    browser.eval(
        "const data = new DataTransfer();
         for (let f = 0; f < 60; f++) {
           let text = `Harbour diary, part ${f}\\n\\nLARKHOLM, March ${f % 28 + 1}, 2019 - `;
           for (let s = 0; s < 2000; s++) text += `On March ${(s * 7 + f) % 28 + 1}, 2019 ship number ${s * 60 + f} left the harbour of Larkholm, and the mayor spoke on Monday. `;
           data.items.add(new File([text], `diary-${f}.txt`));
         }
         window.__frames = 0;
         const watch = () => { if (document.querySelector('.progress progress')) window.__frames += 1; requestAnimationFrame(watch); };
         requestAnimationFrame(watch);
         document.querySelector('.datelines').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));",
        json!([]),
    );
    browser.wait(
        "progress is shown",
        "document.querySelector('.progress progress')",
    );
    browser.wait(
        "it goes on, in a worker",
        "document.querySelector('.progress progress').value > 0 && window.datelines.memory()",
    );
    // A page that does the work itself draws hardly a frame before it is done. A machine that is busy draws them late, but draws them.
    browser.wait(
        "the page draws on while it is read",
        "window.__frames >= 30 && document.querySelector('.progress progress')",
    );
    browser.press_button("Cancel");
    browser.wait(
        "nothing is being read",
        "!document.querySelector('.progress')",
    );
    assert_eq!(browser.sources(), sources, "the story is as it was");
    // And the next work does its own.
    browser.drop_files(&[("ferry.txt", FERRY.as_bytes())]);
    browser.wait("the next article has joined", &format!("!document.querySelector('.progress') && document.querySelectorAll('.sources .name').length === {}", sources.len() + 1));
}

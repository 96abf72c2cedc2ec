//! Nothing leaves the page, and no text becomes markup.

use browser_tests::Session;
use serde_json::json;

use crate::FERRY;

#[test]
fn no_request_leaves_the_page() {
    let mut browser = Session::chromium();
    browser.open_page();
    browser.drop_files(&[("ferry.txt", FERRY.as_bytes())]);
    browser.wait("the article is read", "!document.querySelector('.progress') && document.querySelectorAll('.sources .name').length > 1");
    browser.click("li:nth-child(2) > button.row");
    browser.click(".mentions .quote");
    let asked = browser.requests();
    assert!(
        asked
            .iter()
            .any(|url| url.starts_with("file:") && url.contains("datelines.html")),
        "{asked:?}"
    );
    let leaving: Vec<&String> = asked
        .iter()
        .filter(|url| {
            !["file:", "data:", "blob:"]
                .iter()
                .any(|own| url.starts_with(own))
        })
        .collect();
    assert_eq!(leaving, Vec::<&String>::new());
    assert_eq!(
        asked.iter().filter(|url| url.starts_with("file:")).count(),
        1,
        "{asked:?}"
    );
    // The policy holds even against the page's own script.
    browser.eval("window.__policy = []; document.addEventListener('securitypolicyviolation', (e) => window.__policy.push(e.blockedURI));
        fetch('http://127.0.0.1:9/x').catch(() => {}); new Image().src = 'http://127.0.0.1:9/y.png';
        const s = document.createElement('script'); s.textContent = 'window.__ran = 1'; document.head.append(s);", json!([]));
    browser.wait("all three are refused", "window.__policy.length >= 3");
    assert_eq!(
        browser.eval("return window.__ran ?? null", json!([])),
        json!(null)
    );
}

#[test]
fn text_with_markup_is_shown_as_text() {
    let mut browser = Session::chromium();
    browser.open_page();
    browser.choose("New story");
    let hostile = "<img src=x onerror=\"window.__ran=1\"> Ferry <script>window.__ran=1</script> aground\n\n\
        LARKHOLM, March 4, 2019 - The <b>ferry</b> ran aground on Monday <script>window.__ran=1</script>. \
        The harbour</script></p><svg onload=window.__ran=1> was closed on March 5, 2019.\n";
    browser.drop_files(&[("<img src=x onerror=window.__ran=1>.txt", hostile.as_bytes())]);
    browser.wait_for_rows();
    browser.click("button.row");
    browser.click(".mentions .quote");
    browser.wait("the words stand in the reader as they are", "document.querySelector('.pane-source .text').textContent.includes('<b>ferry</b> ran aground')");
    let page = ".datelines :is(b.x, img, script, svg[onload])";
    assert_eq!(
        browser.eval(
            "return document.querySelectorAll(arguments[0]).length",
            json!([page])
        ),
        0
    );
    assert_eq!(
        browser.eval("return window.__ran ?? null", json!([])),
        json!(null)
    );
    // Nor does it when the story is kept in a saved page.
    let folder = browser_tests::files::Folder::new("hostile");
    browser.download_to(folder.path());
    browser.press_button("Save page");
    let saved = browser_tests::page::downloaded(folder.path(), ".html");
    let events = browser.events();
    browser.open_file(&saved, "");
    assert_eq!(browser.events(), events);
    assert_eq!(
        browser.eval("return window.__ran ?? null", json!([])),
        json!(null)
    );
    assert_eq!(browser.console(), Vec::<String>::new());
}

//! The single file opens from disk.

use browser_tests::Session;
use serde_json::json;

#[test]
fn in_chromium() {
    let mut browser = Session::chromium();
    opens(&mut browser);
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn in_firefox() {
    opens(&mut Session::firefox());
}

fn opens(browser: &mut Session) {
    browser.open_page();
    assert_eq!(browser.eval("return location.protocol", json!([])), "file:");
    assert!(browser.texts("h1")[0].len() > 3, "the story has a title");
    browser.wait("marks are drawn", "window.datelines.shown()");
}

#[test]
fn the_first_drawing_costs_little() {
    let mut browser = Session::chromium();
    browser.devtools("Performance.enable", json!({"timeDomain": "threadTicks"}));
    browser.open_page();
    browser.wait("marks are drawn", "window.datelines.shown()");
    let metrics = browser.devtools("Performance.getMetrics", json!({}));
    let metrics = metrics["metrics"].as_array().expect("a list");
    let seconds = |name: &str| {
        let metric = metrics.iter().find(|metric| metric["name"] == name);
        metric
            .and_then(|metric| metric["value"].as_f64())
            .expect("a number")
    };
    // CPU of the main thread, from the start to the story drawn. A busy machine's CPU is slower, too: it is given half as much again.
    let spent = seconds("TaskDuration");
    eprintln!("main thread: {spent:.3} s");
    assert!(spent < 0.6, "{spent} s of the main thread");
}

//! The page as the tests use it: opening it, handing it files, reading what it shows.

use std::path::Path;

use serde_json::{Value, json};

use crate::{Session, files};

/// The rows of the list of events.
pub const ROW: &str = ".pane-list button.row";

impl Session {
    /// Opens the single file from disk and waits for the first story, whichever it is.
    pub fn open_page(&mut self) {
        self.open_file(&files::dist("datelines.html"), "");
    }

    /// Opens a page from disk with these parameters in its address, and waits until it shows a story.
    pub fn open_file(&mut self, path: &Path, parameters: &str) {
        self.open(&format!("{}{parameters}", files::url(path)));
        self.wait_for_rows();
    }

    /// Waits for the list of events.
    pub fn wait_for_rows(&mut self) {
        self.wait(
            "events are listed",
            &format!("document.querySelectorAll('{ROW}').length"),
        );
    }

    /// Drops files on the page, as bytes under names.
    pub fn drop_files(&mut self, dropped: &[(&str, &[u8])]) {
        let list: Vec<Value> = dropped
            .iter()
            .map(|(name, bytes)| json!([name, bytes]))
            .collect();
        self.eval(
            "const data = new DataTransfer();
             for (const [name, bytes] of arguments[0]) data.items.add(new File([Uint8Array.from(bytes)], name));
             const page = document.querySelector('.datelines');
             for (const type of ['dragenter', 'dragover', 'drop'])
               page.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true, composed: true }));",
            json!([list]),
        );
    }

    /// Waits until nothing is being read, and the sources line names this source.
    pub fn wait_for_source(&mut self, name: &str) {
        self.wait_with(
            &format!("{name} is among the sources"),
            "!document.querySelector('.progress') && [...document.querySelectorAll('.sources .name')].some((e) => e.textContent.includes(arguments[0]))",
            json!([name]),
        );
    }

    /// Waits for a notice that holds these words, and returns the whole of it.
    pub fn wait_for_notice(&mut self, words: &str) -> String {
        let notice = self.wait_with(
            &format!("a notice says “{words}”"),
            "[...document.querySelectorAll('.notices li p')].map((e) => e.textContent).find((t) => t.includes(arguments[0]))",
            json!([words]),
        );
        notice.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until what the browser keeps holds these words.
    pub fn wait_kept(&mut self, words: &str) {
        self.eval(
            "window.__kept = ''; const look = () => { const open = indexedDB.open('datelines');
               open.onsuccess = () => { const db = open.result; const all = db.transaction('stories').objectStore('stories').getAll();
                 all.onsuccess = () => { window.__kept = String(all.result); db.close(); if (!window.__kept.includes(arguments[0])) setTimeout(look, 20); }; }; };
             look();",
            json!([words]),
        );
        self.wait_with(
            &format!("the browser keeps “{words}”"),
            "window.__kept.includes(arguments[0])",
            json!([words]),
        );
    }

    /// The names of the sources, in their order.
    pub fn sources(&mut self) -> Vec<String> {
        self.texts(".sources .name")
    }

    /// The events of the list as they are named for a screen reader.
    pub fn events(&mut self) -> Vec<String> {
        let names = self.eval(
            "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)",
            json!([ROW]),
        );
        strings(&names)
    }

    /// The texts of all elements that match.
    pub fn texts(&mut self, selector: &str) -> Vec<String> {
        let texts = self.eval(
            "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent.trim())",
            json!([selector]),
        );
        strings(&texts)
    }

    /// Chooses an entry of the menu by its words.
    pub fn choose(&mut self, entry: &str) {
        self.click(".header .more");
        let at = self.wait_with(
            &format!("the menu has “{entry}”"),
            "(() => { const i = [...document.querySelectorAll('#menu > li')].findIndex((e) => e.textContent.trim() === arguments[0] && e.getClientRects().length);
               return i >= 0 && i + 1; })()",
            json!([entry]),
        );
        self.click(&format!("#menu > li:nth-child({at}) button"));
    }

    /// Clicks on the button with these words.
    pub fn press_button(&mut self, words: &str) {
        self.wait_with(
            &format!("there is a button “{words}”"),
            "(() => { const b = [...document.querySelectorAll('button')].find((e) => e.textContent.trim() === arguments[0] && e.getClientRects().length);
               if (b) { document.querySelectorAll('[data-test]').forEach((e) => e.removeAttribute('data-test')); b.setAttribute('data-test', ''); }
               return !!b; })()",
            json!([words]),
        );
        self.click("[data-test]");
    }

    /// Lets downloads go into the folder.
    pub fn download_to(&mut self, folder: &Path) {
        self.devtools(
            "Browser.setDownloadBehavior",
            json!({"behavior": "allow", "downloadPath": folder}),
        );
    }
}

/// Waits until a download is whole, and returns its path.
pub fn downloaded(folder: &Path, ending: &str) -> std::path::PathBuf {
    let begin = std::time::Instant::now();
    loop {
        let entries = std::fs::read_dir(folder).expect("the folder is there");
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        // While it is being written it has another name, and an empty file may keep its place.
        let whole = |path: &std::path::PathBuf| {
            path.to_string_lossy().ends_with(ending)
                && std::fs::metadata(path).is_ok_and(|file| file.len() > 0)
        };
        if let Some(path) = paths.into_iter().find(whole) {
            return path;
        }
        assert!(
            begin.elapsed().as_secs() < 30,
            "nothing that ends in {ending} was downloaded"
        );
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

fn strings(value: &Value) -> Vec<String> {
    let list = value.as_array().into_iter().flatten();
    list.map(|text| text.as_str().unwrap_or_default().to_owned())
        .collect()
}

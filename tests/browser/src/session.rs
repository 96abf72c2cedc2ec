//! One browser window, whichever browser it is.

use std::path::Path;
use std::time::{Duration, Instant};

use base64::Engine;
use serde_json::{Value, json};

use crate::chromium::Chromium;
use crate::firefox::Firefox;

/// How long a condition may take to come true on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long to rest between two looks.
const REST: Duration = Duration::from_millis(20);

/// A browser window. The browser ends with it.
pub struct Session {
    driver: Box<dyn Driver>,
}

/// What both protocols can do. Names and parameters are those of WebDriver.
pub(crate) trait Driver {
    fn open(&mut self, url: &str);
    fn reload(&mut self);
    fn execute(&mut self, script: &str, args: Value) -> Result<Value, String>;
    fn act(&mut self, actions: Value);
    fn enter_frame(&mut self, index: Option<u32>);
    fn resize(&mut self, width: u32, height: u32);
    /// What the browser's own printing makes of the page, as PDF in base64.
    fn print(&mut self, paper: Value) -> String;
    /// Errors on the console since the last call; a browser that does not tell them tells none.
    fn console(&mut self) -> Vec<String>;
    /// Addresses asked for since the last call, with the same reserve.
    fn requests(&mut self) -> Vec<String>;
    /// Picks files in the input that the selector finds.
    fn pick(&mut self, selector: &str, paths: &[&Path]);
    /// A command of Chromium's own protocol.
    fn devtools(&mut self, method: &str, params: Value) -> Value;
}

/// Keys that have no character, as WebDriver codes them.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // the names say it
pub enum Key {
    Tab,
    Enter,
    Escape,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    Shift,
    Control,
}

impl Key {
    fn code(self) -> char {
        match self {
            Key::Tab => '\u{e004}',
            Key::Enter => '\u{e007}',
            Key::Shift => '\u{e008}',
            Key::Control => '\u{e009}',
            Key::Escape => '\u{e00c}',
            Key::End => '\u{e010}',
            Key::Home => '\u{e011}',
            Key::Left => '\u{e012}',
            Key::Up => '\u{e013}',
            Key::Right => '\u{e014}',
            Key::Down => '\u{e015}',
        }
    }
}

impl Session {
    /// A new Chromium with an empty profile.
    pub fn chromium() -> Session {
        Session {
            driver: Box::new(Chromium::start()),
        }
    }

    /// A new Firefox with an empty profile.
    pub fn firefox() -> Session {
        Session {
            driver: Box::new(Firefox::start()),
        }
    }

    /// Goes to an address and waits until the document is loaded.
    pub fn open(&mut self, url: &str) {
        self.driver.open(url);
    }

    /// Loads the page again.
    pub fn reload(&mut self) {
        self.driver.reload();
    }

    /// Runs the body of a function in the page; `args` is an array, `arguments` in the script.
    pub fn eval(&mut self, script: &str, args: Value) -> Value {
        self.driver
            .execute(script, args)
            .unwrap_or_else(|problem| panic!("{problem}\nin: {script}"))
    }

    /// Evaluates the expression until it is truthy, and returns what it then is.
    pub fn wait(&mut self, what: &str, expression: &str) -> Value {
        self.wait_with(what, expression, json!([]))
    }

    /// [`Session::wait`] with arguments.
    pub fn wait_with(&mut self, what: &str, expression: &str, args: Value) -> Value {
        let script = format!("return ({expression})");
        let begin = Instant::now();
        loop {
            let last = self.driver.execute(&script, args.clone());
            match &last {
                Ok(Value::Null | Value::Bool(false)) => {}
                Ok(Value::String(text)) if text.is_empty() => {}
                Ok(Value::Number(number)) if number.as_f64() == Some(0.0) => {}
                Ok(value) => return value.clone(),
                // The page may be between two documents.
                Err(_) => {}
            }
            if begin.elapsed() > PATIENCE {
                let page = self
                    .driver
                    .execute("return document.body.innerText", json!([]));
                panic!(
                    "waited in vain: {what}\n{expression} is {last:?}\nconsole: {:?}\nthe page reads:\n{}",
                    self.driver.console(),
                    page.unwrap_or_default().as_str().unwrap_or_default()
                );
            }
            std::thread::sleep(REST);
        }
    }

    /// Waits for the element, scrolls it into view and clicks on its middle with the mouse.
    pub fn click(&mut self, selector: &str) {
        let (x, y) = self.middle(selector);
        self.driver.act(json!([{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": [
            {"type": "pointerMove", "duration": 0, "x": x, "y": y},
            {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0},
        ]}]));
    }

    /// Turns the wheel over the middle of the element.
    pub fn wheel(&mut self, selector: &str, dy: i32, held: Option<Key>) {
        let (x, y) = self.middle(selector);
        self.wheel_at(x, y, dy, held);
    }

    /// Turns the wheel at a place in the window.
    pub fn wheel_at(&mut self, x: i32, y: i32, dy: i32, held: Option<Key>) {
        if let Some(key) = held {
            self.driver.act(json!([{"type": "key", "id": "keyboard", "actions": [{"type": "keyDown", "value": key.code()}]}]));
        }
        self.driver
            .act(json!([{"type": "wheel", "id": "wheel", "actions": [
                {"type": "scroll", "duration": 0, "x": x, "y": y, "deltaX": 0, "deltaY": dy},
            ]}]));
        if let Some(key) = held {
            self.driver.act(json!([{"type": "key", "id": "keyboard", "actions": [{"type": "keyUp", "value": key.code()}]}]));
        }
    }

    /// Drags from the middle of the element.
    pub fn drag(&mut self, selector: &str, dx: i32, dy: i32) {
        let (x, y) = self.middle(selector);
        self.driver.act(json!([{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": [
            {"type": "pointerMove", "duration": 0, "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerMove", "duration": 50, "x": x + dx / 2, "y": y + dy / 2},
            {"type": "pointerMove", "duration": 50, "x": x + dx, "y": y + dy},
            {"type": "pointerUp", "button": 0},
        ]}]));
    }

    /// Puts fingers on the window and moves them together, each from a place to another, in steps as a hand would.
    pub fn touch(&mut self, fingers: &[[(i32, i32); 2]]) {
        let sources: Vec<Value> = fingers
            .iter()
            .enumerate()
            .map(|(n, [from, to])| {
                let step = |i: i32| (from.0 + (to.0 - from.0) * i / 8, from.1 + (to.1 - from.1) * i / 8);
                let moves = (1..=8).map(step).map(|(x, y)| json!({"type": "pointerMove", "duration": 16, "x": x, "y": y}));
                let mut actions = vec![
                    json!({"type": "pointerMove", "duration": 0, "x": from.0, "y": from.1}),
                    json!({"type": "pointerDown", "button": 0}),
                ];
                actions.extend(moves);
                actions.push(json!({"type": "pointerUp", "button": 0}));
                json!({"type": "pointer", "id": format!("finger-{n}"), "parameters": {"pointerType": "touch"}, "actions": actions})
            })
            .collect();
        self.driver.act(json!(sources));
    }

    /// Waits for the element, scrolls it into view and puts a finger on its middle for a moment.
    pub fn tap(&mut self, selector: &str) {
        let place = self.middle(selector);
        self.touch(&[[place, place]]);
    }

    /// Presses one key after the other.
    pub fn keys(&mut self, keys: &[Key]) {
        for key in keys {
            self.press(&[key.code()]);
        }
    }

    /// Presses the last key while the others are held.
    pub fn chord(&mut self, keys: &[Key]) {
        let codes: Vec<char> = keys.iter().map(|key| key.code()).collect();
        self.press(&codes);
    }

    /// Presses a letter while a key is held.
    pub fn command(&mut self, held: Key, letter: char) {
        self.press(&[held.code(), letter]);
    }

    /// Types the text where the focus is.
    pub fn type_text(&mut self, text: &str) {
        for character in text.chars() {
            self.press(&[character]);
        }
    }

    /// Goes into the nth frame of the document, or with `None` back to the window.
    pub fn enter_frame(&mut self, index: Option<u32>) {
        self.driver.enter_frame(index);
    }

    /// Sets the size of the window, in CSS pixels.
    pub fn resize(&mut self, width: u32, height: u32) {
        self.driver.resize(width, height);
    }

    /// Prints as the browser does it by itself, on paper of this width and height in centimetres, into a PDF file.
    pub fn print(&mut self, (width, height): (f64, f64), path: &Path) {
        let paper = json!({"page": {"width": width, "height": height}});
        let pdf = base64::engine::general_purpose::STANDARD
            .decode(self.driver.print(paper))
            .expect("a PDF comes in base64");
        std::fs::write(path, pdf).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
    }

    /// Errors on the console since the last call (Chromium).
    pub fn console(&mut self) -> Vec<String> {
        self.driver.console()
    }

    /// Every address that the page has asked for since the last call, also such as were blocked (Chromium).
    pub fn requests(&mut self) -> Vec<String> {
        self.driver.requests()
    }

    /// Picks files in a file input, as its dialog would.
    pub fn pick(&mut self, selector: &str, paths: &[&Path]) {
        self.driver.pick(selector, paths);
    }

    /// Shows the page as with the system set to dark, or to light (Chromium).
    pub fn colour_scheme(&mut self, scheme: &str) {
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]}),
        );
    }

    /// A command of Chromium's own protocol.
    pub fn devtools(&mut self, method: &str, params: Value) -> Value {
        self.driver.devtools(method, params)
    }

    fn press(&mut self, codes: &[char]) {
        let down = codes
            .iter()
            .map(|code| json!({"type": "keyDown", "value": code}));
        let up = codes
            .iter()
            .rev()
            .map(|code| json!({"type": "keyUp", "value": code}));
        let actions: Vec<Value> = down.chain(up).collect();
        self.driver
            .act(json!([{"type": "key", "id": "keyboard", "actions": actions}]));
    }

    /// Waits for the element, scrolls it into view and says where its middle is in the window.
    pub fn middle(&mut self, selector: &str) -> (i32, i32) {
        let place = self.wait_with(
            &format!("{selector} is there to be seen"),
            // Where it is scrolled to, nothing may lie over it: a bar that stays at the top, say.
            "(() => { const e = document.querySelector(arguments[0]); if (!e) return null;
               for (const block of [null, 'center', 'end', 'start']) {
                 if (block) e.scrollIntoView({ block, behavior: 'instant' });
                 const b = e.getBoundingClientRect();
                 const x = Math.round((Math.max(b.left, 0) + Math.min(b.right, innerWidth)) / 2);
                 const y = Math.round((Math.max(b.top, 0) + Math.min(b.bottom, innerHeight)) / 2);
                 const top = b.width > 0 && document.elementFromPoint(x, y);
                 if (top && (e.contains(top) || top.contains(e) || top.closest('svg')?.contains(e) || top.closest('label')?.contains(e))) return [x, y];
               } return null; })()",
            json!([selector]),
        );
        let number = |i: usize| place[i].as_i64().expect("a place is two numbers") as i32;
        (number(0), number(1))
    }
}

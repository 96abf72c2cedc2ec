//! Firefox over Marionette, the protocol that its own driver speaks: over TCP, each packet a JSON array behind its length and a colon.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::files::Folder;
use crate::session::Driver;

pub(crate) struct Firefox {
    process: Child,
    stream: TcpStream,
    last: u32,
    _profile: Folder,
}

/// A fresh profile: a port of its choice, no first-run pages, nothing fetched by the browser itself.
/// The rule that a page from disk may not read its neighbours is on by default and said here since all depends on it.
const PREFERENCES: &str = r#"
user_pref("marionette.port", 0);
user_pref("security.fileuri.strict_origin_policy", true);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
user_pref("app.update.disabledForTesting", true);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
"#;

impl Firefox {
    pub(crate) fn start() -> Firefox {
        let profile = Folder::new("firefox");
        std::fs::write(profile.path().join("user.js"), PREFERENCES)
            .expect("a profile can be written");
        let process = Command::new(program())
            .args([
                "--headless",
                "--marionette",
                "--no-remote",
                "--width=1280",
                "--height=900",
                "--profile",
            ])
            .arg(profile.path())
            .env("TMPDIR", profile.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("Firefox cannot be started: install your system's firefox or firefox-esr");
        let stream = connect(&profile.path().join("MarionetteActivePort"));
        let mut browser = Firefox {
            process,
            stream,
            last: 0,
            _profile: profile,
        };
        browser.receive().expect("Firefox greets");
        browser.command(
            "WebDriver:NewSession",
            json!({"timeouts": {"script": 60_000}}),
        );
        browser
    }

    fn command(&mut self, name: &str, params: Value) -> Value {
        self.attempt(name, params)
            .unwrap_or_else(|problem| panic!("{name}: {problem}"))
    }

    fn attempt(&mut self, name: &str, params: Value) -> Result<Value, String> {
        self.last += 1;
        let packet = json!([0, self.last, name, params]).to_string();
        write!(self.stream, "{}:{packet}", packet.len()).map_err(|e| e.to_string())?;
        let answer = self.receive()?;
        match &answer[2] {
            Value::Null => Ok(answer[3].clone()),
            error => Err(format!("{}: {}", error["error"], error["message"])),
        }
    }

    fn receive(&mut self) -> Result<Value, String> {
        let mut length = 0;
        loop {
            let mut byte = [0];
            self.stream
                .read_exact(&mut byte)
                .map_err(|e| e.to_string())?;
            match byte[0] {
                b':' => break,
                digit => length = length * 10 + usize::from(digit - b'0'),
            }
        }
        let mut packet = vec![0; length];
        self.stream
            .read_exact(&mut packet)
            .map_err(|e| e.to_string())?;
        serde_json::from_slice(&packet).map_err(|e| e.to_string())
    }
}

impl Driver for Firefox {
    fn open(&mut self, url: &str) {
        self.command("WebDriver:Navigate", json!({"url": url}));
    }

    fn reload(&mut self) {
        self.command("WebDriver:Refresh", json!({}));
    }

    fn execute(&mut self, script: &str, args: Value) -> Result<Value, String> {
        let params = json!({"script": script, "args": args, "sandbox": null});
        Ok(self.attempt("WebDriver:ExecuteScript", params)?["value"].clone())
    }

    fn act(&mut self, actions: Value) {
        self.command("WebDriver:PerformActions", json!({"actions": actions}));
    }

    fn enter_frame(&mut self, index: Option<u32>) {
        self.command("WebDriver:SwitchToFrame", json!({"id": index}));
    }

    fn resize(&mut self, width: u32, height: u32) {
        self.command(
            "WebDriver:SetWindowRect",
            json!({"width": width, "height": height}),
        );
    }

    fn console(&mut self) -> Vec<String> {
        Vec::new()
    }

    fn requests(&mut self) -> Vec<String> {
        Vec::new()
    }

    fn print(&mut self, paper: Value) -> String {
        let pdf = self.command("WebDriver:Print", paper);
        pdf["value"].as_str().unwrap_or_default().to_owned()
    }

    fn pick(&mut self, selector: &str, paths: &[&Path]) {
        let element = self.command(
            "WebDriver:FindElement",
            json!({"using": "css selector", "value": selector}),
        );
        let element = &element["value"];
        let id = element
            .as_object()
            .and_then(|o| o.values().next())
            .expect("an element has an id");
        for path in paths {
            self.command("WebDriver:ElementSendKeys", json!({"id": id, "text": path}));
        }
    }

    fn devtools(&mut self, method: &str, _: Value) -> Value {
        panic!("{method} is Chromium's own")
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        // It may have crashed; its process is ended all the same.
        drop(self.attempt("Marionette:Quit", json!({"flags": ["eForceQuit"]})));
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// Debian calls it `firefox-esr`, others `firefox`.
fn program() -> PathBuf {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&folders).collect();
    let mut programs = ["firefox", "firefox-esr"]
        .iter()
        .flat_map(|name| folders.iter().map(move |f| f.join(name)));
    programs
        .find(|path| path.is_file())
        .unwrap_or_else(|| "firefox".into())
}

/// Firefox writes its port into the profile once it listens.
fn connect(port_file: &Path) -> TcpStream {
    let begin = Instant::now();
    loop {
        let port = std::fs::read_to_string(port_file)
            .ok()
            .and_then(|text| text.trim().parse::<u16>().ok());
        if let Some(stream) = port.and_then(|port| TcpStream::connect(("127.0.0.1", port)).ok()) {
            return stream;
        }
        assert!(
            begin.elapsed() < Duration::from_secs(60),
            "Firefox does not listen"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}

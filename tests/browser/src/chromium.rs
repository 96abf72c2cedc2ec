//! Chromium over WebDriver: HTTP with a JSON body to a ChromeDriver of its own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::files::Folder;
use crate::session::Driver;

pub(crate) struct Chromium {
    process: Child,
    port: u16,
    session: String,
    _temporary: Folder,
}

impl Chromium {
    pub(crate) fn start() -> Chromium {
        let temporary = Folder::new("chromium");
        // The port that it finds free can be taken before it has it, by a test that starts at the same moment.
        let started = (0..3).find_map(|_| driver(temporary.path()));
        let (process, port) = started.expect("chromedriver stops before it is ready");
        let mut browser = Chromium {
            process,
            port,
            session: String::new(),
            _temporary: temporary,
        };
        // As root, in a container, Chromium runs without its sandbox only; the other switches keep it off the network.
        let args = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--window-size=1280,800",
        ];
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": {"args": args},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
            "timeouts": {"script": 60_000},
        }}});
        let answer = browser
            .send("POST", "/session", Some(&wanted))
            .expect("no session");
        browser.session = answer["sessionId"]
            .as_str()
            .expect("a session has an id")
            .to_owned();
        browser
    }

    fn command(&mut self, path: &str, body: Value) -> Value {
        self.attempt(path, &body)
            .unwrap_or_else(|problem| panic!("{path}: {problem}"))
    }

    fn attempt(&mut self, path: &str, body: &Value) -> Result<Value, String> {
        self.send(
            "POST",
            &format!("/session/{}/{path}", self.session),
            Some(body),
        )
    }

    fn send(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
        let body = body.map(Value::to_string).unwrap_or_default();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).map_err(|e| e.to_string())?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        )
        .map_err(|e| e.to_string())?;
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            let read = reader.read_line(&mut line).map_err(|e| e.to_string())?;
            if read == 0 || line == "\r\n" {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value
                    .trim()
                    .parse()
                    .map_err(|_| format!("a length: {value}"))?;
            }
        }
        let mut answer = vec![0; length];
        reader.read_exact(&mut answer).map_err(|e| e.to_string())?;
        let answer: Value = serde_json::from_slice(&answer).map_err(|e| e.to_string())?;
        match answer["value"].get("error") {
            Some(error) => Err(format!("{error}: {}", answer["value"]["message"])),
            None => Ok(answer["value"].clone()),
        }
    }

    fn log(&mut self, kind: &str) -> Vec<Value> {
        match self.command("se/log", json!({"type": kind})) {
            Value::Array(entries) => entries,
            _ => Vec::new(),
        }
    }
}

impl Driver for Chromium {
    fn open(&mut self, url: &str) {
        self.command("url", json!({"url": url}));
    }

    fn reload(&mut self) {
        self.command("refresh", json!({}));
    }

    fn execute(&mut self, script: &str, args: Value) -> Result<Value, String> {
        self.attempt("execute/sync", &json!({"script": script, "args": args}))
    }

    fn act(&mut self, actions: Value) {
        self.command("actions", json!({"actions": actions}));
    }

    fn enter_frame(&mut self, index: Option<u32>) {
        self.command("frame", json!({"id": index}));
    }

    fn resize(&mut self, width: u32, height: u32) {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}),
        );
    }

    fn print(&mut self, paper: Value) -> String {
        let pdf = self.command("print", paper);
        pdf.as_str().unwrap_or_default().to_owned()
    }

    fn console(&mut self) -> Vec<String> {
        let entries = self.log("browser").into_iter();
        entries
            .filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING")
            .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    fn requests(&mut self) -> Vec<String> {
        let entries = self.log("performance").into_iter();
        let messages = entries
            .filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok());
        messages
            .map(|mut message| message["message"].take())
            .filter(|message| message["method"] == "Network.requestWillBeSent")
            .filter_map(|message| Some(message["params"]["request"]["url"].as_str()?.to_owned()))
            .collect()
    }

    fn pick(&mut self, selector: &str, paths: &[&Path]) {
        let element = self.command(
            "element",
            json!({"using": "css selector", "value": selector}),
        );
        let id = element
            .as_object()
            .and_then(|o| o.values().next()?.as_str())
            .expect("an element has an id");
        let paths: Vec<&str> = paths
            .iter()
            .map(|path| path.to_str().expect("a path is text"))
            .collect();
        self.command(
            &format!("element/{id}/value"),
            json!({"text": paths.join("\n")}),
        );
    }

    fn devtools(&mut self, method: &str, params: Value) -> Value {
        self.command("goog/cdp/execute", json!({"cmd": method, "params": params}))
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            // It may have crashed; its process is ended all the same.
            drop(self.send("DELETE", &format!("/session/{}", self.session), None));
        }
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// A ChromeDriver and the port that it chose, from what it prints; `None` if it stops before it is ready.
/// Profiles and whatever else it and its browser need for a while lie in `temporary`.
fn driver(temporary: &Path) -> Option<(Child, u16)> {
    let mut process = Command::new("chromedriver")
        .arg("--port=0")
        .env("TMPDIR", temporary)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect(
            "chromedriver cannot be started: install your system's chromium and chromium-driver",
        );
    let output = process.stdout.as_mut().expect("its output is piped");
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    let Some(line) = lines.find(|line| line.contains("started successfully on port")) else {
        drop(process.wait());
        return None;
    };
    let digits = line
        .trim_end_matches('.')
        .rsplit(' ')
        .next()
        .and_then(|port| port.parse().ok());
    let port = digits.unwrap_or_else(|| panic!("no port in: {line}"));
    Some((process, port))
}

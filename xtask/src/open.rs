//! Opens a file in the person's browser, where there is a screen to see it on.

use std::path::Path;
use std::process::{Command, Stdio};

/// Opens it and does not wait. Nothing is lost where that is impossible: the path has been printed.
pub fn open(file: &Path) {
    let mut command = match std::env::consts::OS {
        "macos" => Command::new("open"),
        "windows" => Command::new("explorer"),
        _ if std::env::var_os("DISPLAY").is_some()
            || std::env::var_os("WAYLAND_DISPLAY").is_some() =>
        {
            Command::new("xdg-open")
        }
        _ => return,
    };
    let started = command
        .arg(file)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if started.is_err() {
        eprintln!("No program was found to open it with.");
    }
}

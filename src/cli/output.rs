//! Where results go.

use std::io::{self, Write};
use std::path::Path;

use crate::Outcome;

/// Prints a text to standard output.
pub fn print(text: &str) -> io::Result<Outcome> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(Outcome::Done)
}

/// Writes to a file, or to standard output for none and for `-`.
pub fn write(to: Option<&Path>, text: &str) -> io::Result<()> {
    match to {
        Some(path) if path.as_os_str() != "-" => std::fs::write(path, text).map_err(|error| {
            io::Error::other(format!("{} cannot be written: {error}.", path.display()))
        }),
        _ => print(text).map(drop),
    }
}

/// Done, or not quite.
pub fn outcome(failed: usize) -> Outcome {
    if failed == 0 {
        Outcome::Done
    } else {
        Outcome::SomeFailed
    }
}

//! Counts the tests that ran, from the lines in which cargo's test programs say so.

use std::cell::Cell;
use std::fmt;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::run;

/// How many tests there were so far.
#[derive(Default)]
pub struct Tally {
    passed: Cell<u64>,
    failed: Cell<u64>,
    ignored: Cell<u64>,
}

impl Tally {
    /// Runs a `cargo test`, passes on what it prints, and counts. That none ran is an error, too.
    pub fn run(&self, command: &mut Command) -> Result<()> {
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start: {}", run::line(command)))?;
        let before = self.total();
        let output = child.stdout.take().context("no output to read")?;
        for line in BufReader::new(output).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            println!("{line}");
            self.count(&line);
        }
        let status = child.wait()?;
        if !status.success() {
            bail!("this failed ({status}): {}", run::line(command));
        }
        if self.total() == before {
            bail!("no test ran: {}", run::line(command));
        }
        Ok(())
    }

    fn total(&self) -> u64 {
        self.passed.get() + self.failed.get()
    }

    /// `test result: ok. 12 passed; 0 failed; 0 ignored; …`
    fn count(&self, line: &str) {
        let Some(result) = line.trim().strip_prefix("test result: ") else {
            return;
        };
        for part in result.split(['.', ';']) {
            let mut words = part.split_whitespace();
            let (Some(number), Some(what)) = (
                words.next().and_then(|word| word.parse::<u64>().ok()),
                words.next(),
            ) else {
                continue;
            };
            let cell = match what {
                "passed" => &self.passed,
                "failed" => &self.failed,
                "ignored" => &self.ignored,
                _ => continue,
            };
            cell.set(cell.get() + number);
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (passed, failed, ignored) = (self.passed.get(), self.failed.get(), self.ignored.get());
        write!(
            f,
            "all tests: {passed} passed; {failed} failed; {ignored} ignored"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_what_cargo_says_and_nothing_else() {
        let tally = Tally::default();
        for line in [
            "test result: ok. 12 passed; 1 failed; 2 ignored; 0 measured; 3 filtered out; finished in 0.03s",
            "test something ... ok",
            "running 12 tests",
            "  test result: FAILED. 30 passed; 4 failed; 0 ignored; 0 measured; 0 filtered out",
            "he said: test result: ok. 99 passed",
        ] {
            tally.count(line);
        }
        assert_eq!(
            tally.to_string(),
            "all tests: 42 passed; 5 failed; 2 ignored"
        );
    }
}

//! Progress, on a terminal only: one line that is written over.

use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::time::{Duration, Instant};

use datelines_core::curation::{self, Edit};
use datelines_core::source::Source;
use datelines_core::story::{Dating, Report, Story};
use datelines_core::timex;

/// Writes on standard error what is being done, if a person is there to see it.
pub struct Progress {
    terminal: bool,
    shown: Option<Instant>,
}

impl Progress {
    /// One that shows nothing where standard error goes to a file or a pipe.
    pub fn on_terminal() -> Progress {
        Progress {
            terminal: std::io::stderr().is_terminal(),
            shown: None,
        }
    }

    /// Shows how far something has come, at most ten times a second.
    pub fn show(&mut self, what: &str, done: usize, of: usize) {
        const PAUSE: Duration = Duration::from_millis(100);
        if !self.terminal || self.shown.is_some_and(|last| last.elapsed() < PAUSE) {
            return;
        }
        self.shown = Some(Instant::now());
        // A terminal that cannot be written to is no reason to stop.
        let _ = write!(std::io::stderr(), "\r\x1b[K{what}: {done} of {of}");
    }

    /// Takes the line away.
    pub fn clear(&mut self) {
        if self.shown.take().is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }

    /// Says a sentence, above the line.
    pub fn say(&mut self, sentence: &str) {
        self.clear();
        eprintln!("datelines: {sentence}");
    }

    /// Works the story out, showing how far it has come.
    pub fn analyse(&mut self, sources: Vec<Arc<Source>>, edits: &[Edit]) -> Story {
        let of = sources.len();
        let mut reports: Vec<Report> = Vec::with_capacity(of);
        for (done, source) in sources.into_iter().enumerate() {
            self.show("Reading", done, of);
            let when = curation::source_date(edits, &source.id).or(source.given);
            reports.push(Report {
                date: Dating {
                    when,
                    stated: when.is_some(),
                    ..Dating::default()
                },
                timexes: timex::tag(source.text(), when, source.kind),
                source,
            });
        }
        self.clear();
        reports.sort_by(|a, b| a.source.id.cmp(&b.source.id));
        reports.dedup_by(|a, b| a.source.id == b.source.id);
        Story {
            sources: reports,
            ..Story::default()
        }
    }
}

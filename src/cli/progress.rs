//! Progress, on a terminal only: one line that is written over.

use std::io::{IsTerminal, Write};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use datelines_core::analyse::{Stage, analyse};
use datelines_core::curation::Edit;
use datelines_core::source::Source;
use datelines_core::story::Story;

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
        let story = analyse(sources, edits, &mut |progress| {
            let stage = match progress.stage {
                Stage::Reading => "Reading",
                Stage::Dating => "Dating the articles",
                Stage::Resolving => "Dating what they report",
                Stage::Joining => "Joining reports of one event",
            };
            self.show(stage, progress.done, progress.of);
            ControlFlow::Continue(())
        });
        self.clear();
        story.expect("analysis goes to its end where nobody breaks it off")
    }
}

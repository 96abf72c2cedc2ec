//! Files to sources. What cannot be read is named on standard error, and the rest goes on.

use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;

use datelines_core::archive;
use datelines_core::curation::Edit;
use datelines_core::source::{self, Source};
use datelines_core::story::Story;

use crate::args::Input;
use crate::progress::Progress;

/// What standard input is called.
const STDIN: &str = "standard input";

/// What the files held.
#[derive(Default)]
pub struct Articles {
    /// The articles, in the order of the files.
    pub sources: Vec<Arc<Source>>,
    /// The edits of the story files among them.
    pub edits: Vec<Edit>,
    /// How many files or articles could not be used.
    pub failed: usize,
}

/// Reads all files.
pub fn articles(input: &Input, progress: &mut Progress) -> Articles {
    let mut articles = Articles::default();
    for (done, path) in input.files.iter().enumerate() {
        progress.show("Opening files", done, input.files.len());
        match bytes(path) {
            Ok((name, bytes)) => articles.add(&name, &bytes, progress),
            Err(sentence) => articles.fail(&sentence, progress),
        }
    }
    if input.ignore_dates {
        for source in &mut articles.sources {
            Arc::make_mut(source).given = None;
        }
    }
    articles
}

impl Articles {
    fn add(&mut self, name: &str, bytes: &[u8], progress: &mut Progress) {
        let named_so = name.to_ascii_lowercase().ends_with(".json");
        // Standard input has no name that says what it is.
        if named_so || name == STDIN && bytes.trim_ascii_start().starts_with(b"{") {
            let story = String::from_utf8_lossy(bytes);
            match archive::read(&story) {
                Ok((story, edits)) => {
                    let sources = story.sources.iter();
                    self.sources
                        .extend(sources.map(|report| report.source.clone()));
                    self.edits.extend(edits);
                    return;
                }
                Err(error) if named_so => return self.fail(&format!("{name}: {error}"), progress),
                Err(_) => {}
            }
        }
        for article in source::import(name, bytes) {
            match article {
                Ok(source) => self.sources.push(Arc::new(source)),
                Err(error) => self.fail(&error.to_string(), progress),
            }
        }
    }

    fn fail(&mut self, sentence: &str, progress: &mut Progress) {
        self.failed += 1;
        progress.say(sentence);
    }

    /// The story of these articles.
    pub fn story(&self, input: &Input, progress: &mut Progress) -> Story {
        let mut story = progress.analyse(self.sources.clone(), &self.edits);
        if let Some(title) = &input.title {
            story.title.clone_from(title);
        }
        story
    }
}

/// A file's name, without its folder, and its bytes; or a sentence that says why not.
pub fn bytes(path: &Path) -> Result<(String, Vec<u8>), String> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        return match std::io::stdin().lock().read_to_end(&mut bytes) {
            Ok(_) => Ok((STDIN.to_owned(), bytes)),
            Err(error) => Err(format!("Standard input cannot be read: {error}.")),
        };
    }
    if path.is_dir() {
        return Err(format!(
            "{} is a folder. Name the files in it, as in {}.",
            path.display(),
            path.join("*.txt").display()
        ));
    }
    let name = path.file_name().unwrap_or(path.as_os_str());
    match std::fs::read(path) {
        Ok(bytes) => Ok((name.to_string_lossy().into_owned(), bytes)),
        Err(error) => Err(unopened(path, &error)),
    }
}

/// Why a file cannot be opened, as a sentence with its path.
pub fn unopened(path: &Path, error: &std::io::Error) -> String {
    let path = path.display();
    match error.kind() {
        ErrorKind::NotFound => format!("{path} is not there. Check its name and folder."),
        ErrorKind::PermissionDenied => format!("{path} may not be opened. Check its permissions."),
        _ => format!("{path} cannot be opened: {error}."),
    }
}

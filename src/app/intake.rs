//! Importing long files and pasted texts, off the page's thread.
//!
//! A few short articles are imported on the spot, in less time than a worker takes to start. More goes to a worker as one piece
//! of long work, with its own progress; what comes in meanwhile waits for its turn. Text in, text out, as for all long work:
//! bytes travel as the characters U+0000 to U+00FF.

use std::sync::Arc;

use datelines_core::archive;
use datelines_core::reason::Told;
use datelines_core::source::{self, Source};
use datelines_core::story::{Report, Story};

use super::{InFile, work};
use crate::browser::files::NamedBytes;
use crate::browser::worker::Said;

/// Up to this many bytes together are imported on the spot.
const SHORT: usize = 128 * 1024;
/// What a request to import begins with. A story file begins otherwise.
pub(super) const MARK: &str = "import\n";

/// Divides what was read into what is short, refused, or a story file, and the long rest for the worker.
pub(super) fn divide(files: Vec<InFile>) -> (Vec<InFile>, Vec<NamedBytes>) {
    let length = |file: &InFile| file.bytes.as_ref().map_or(0, Vec::len);
    if files.iter().map(length).sum::<usize>() <= SHORT {
        return (files, Vec::new());
    }
    let (mut here, mut long) = (Vec::new(), Vec::new());
    for InFile { name, bytes } in files {
        match bytes {
            Ok(bytes) if !name.to_ascii_lowercase().ends_with(".json") => {
                long.push(NamedBytes { name, bytes });
            }
            bytes => here.push(InFile { name, bytes }),
        }
    }
    (here, long)
}

/// The request to import these files.
pub(super) fn request(files: &[NamedBytes]) -> String {
    let text = |bytes: &[u8]| bytes.iter().map(|byte| char::from(*byte)).collect();
    let files: Vec<(&str, String)> = files
        .iter()
        .map(|file| (file.name.as_str(), text(&file.bytes)))
        .collect();
    // Pairs of text are always JSON.
    MARK.to_owned() + &serde_json::to_string(&files).unwrap_or_default()
}

/// Imports the files of a request (without its mark). The answer: JSON with the sentences of those that failed, then the parts of a
/// story with the sources.
pub(super) fn import(request: &str, say: &mut dyn FnMut(Said)) {
    let files: Vec<(String, String)> = serde_json::from_str(request).unwrap_or_default();
    let (mut reports, mut failures) = (Vec::new(), Vec::new());
    let all = files.len().max(1) as f32;
    for (done, (name, text)) in files.into_iter().enumerate() {
        // Characters over U+00FF are in no request.
        let bytes: Vec<u8> = text.chars().map(|c| c as u8).collect();
        for imported in source::import(&name, &bytes) {
            match imported {
                Ok(source) => reports.push(Report::unread(Arc::new(source))),
                Err(error) => failures.push(Told::from(&error)),
            }
        }
        say(Said::Share((done + 1) as f32 / all));
    }
    let story = Story {
        sources: reports,
        ..Story::default()
    };
    let failures = serde_json::to_string(&failures).unwrap_or_default();
    let parts = std::iter::once(failures).chain(archive::write_parts(&story, &[]));
    parts.for_each(|part| say(Said::Part(part)));
}

/// What an answer holds: each source, or the sentence that says why there is none.
pub(super) async fn imported(mut answer: Vec<String>) -> Vec<Result<Arc<Source>, Told>> {
    let story = answer.split_off(answer.len().min(1));
    let failures = answer
        .pop()
        .and_then(|json| serde_json::from_str::<Vec<Told>>(&json).ok());
    let failures = failures.unwrap_or_default();
    let (story, _) = work::read(story).await.unwrap_or_default();
    let sources = story.sources.into_iter().map(|report| Ok(report.source));
    sources
        .chain(failures.into_iter().map(Result::Err))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "A ferry ran aground off the harbour on Monday, and the mayor said that it was not the first.";

    fn file(name: &str, bytes: impl Into<Vec<u8>>) -> InFile {
        InFile {
            name: name.into(),
            bytes: Ok(bytes.into()),
        }
    }

    #[test]
    fn short_files_stay_and_long_ones_go_but_for_stories_and_refusals() {
        let (here, long) = divide(vec![file("a.txt", ENGLISH), file("b.txt", ENGLISH)]);
        assert_eq!((here.len(), long.len()), (2, 0));
        let refused = InFile {
            name: String::new(),
            bytes: Err("No.".into()),
        };
        let (here, long) = divide(vec![
            file("a.txt", ENGLISH),
            file("b.txt", ENGLISH.repeat(2000)),
            file("c.JSON", "{}"),
            refused,
        ]);
        assert_eq!(here.len(), 2);
        let names: Vec<_> = long.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["a.txt", "b.txt"]);
    }

    #[tokio::test]
    async fn the_worker_imports_as_the_page_does() {
        let files = [
            ("a.txt", ENGLISH.as_bytes().to_vec()),
            (
                "ünï \"code\".txt",
                format!("{ENGLISH} “Quite so,” ¡añadió!").into_bytes(),
            ),
            (
                "latin.txt",
                b"The caf\xe9 was closed on Monday, and the mayor said that it was not the first."
                    .to_vec(),
            ),
            ("empty.txt", Vec::new()),
            ("photo.jpg", vec![0xff, 0xd8, 0xff, 0xe0, 0, 16]),
        ];
        let named: Vec<NamedBytes> = files
            .iter()
            .map(|(name, bytes)| NamedBytes {
                name: (*name).into(),
                bytes: bytes.clone(),
            })
            .collect();
        let (mut shares, mut answer) = (0, Vec::new());
        let asked = request(&named);
        import(asked.strip_prefix(MARK).unwrap(), &mut |said| match said {
            Said::Share(_) => shares += 1,
            Said::Part(part) => answer.push(part),
        });
        assert_eq!(shares, 5);
        let (mut sources, mut failures) = (Vec::new(), Vec::new());
        for each in imported(answer).await {
            match each {
                Ok(source) => sources.push(source),
                Err(sentence) => failures.push(sentence),
            }
        }
        let direct = files
            .iter()
            .flat_map(|(name, bytes)| source::import(name, bytes));
        let (mut there, mut wrong) = (Vec::new(), Vec::new());
        for each in direct {
            match each {
                Ok(source) => there.push(Arc::new(source)),
                Err(error) => wrong.push(Told::from(&error)),
            }
        }
        there.sort_by(|a, b| a.id.cmp(&b.id));
        assert_eq!(sources, there);
        assert_eq!(failures, wrong);
        assert_eq!((sources.len(), failures.len()), (3, 2));
    }

    #[tokio::test]
    async fn an_answer_that_is_none_holds_nothing() {
        for parts in [vec![], vec![""], vec!["[]"], vec!["[\"No.\"", "y"]] {
            let answer = parts.iter().map(|part| (*part).to_owned());
            assert_eq!(imported(answer.collect()).await, [], "{parts:?}");
        }
    }
}

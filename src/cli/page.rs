//! `datelines page`: articles in, one HTML file out that shows their timeline.

use std::io;
use std::path::{Path, PathBuf};

use datelines_core::archive;

use crate::args::Page;
use crate::progress::Progress;
use crate::{Outcome, input, output};

/// Reads, works out and writes the page.
pub fn run(job: &Page) -> io::Result<Outcome> {
    // First, so that nobody waits for a story that has no page to go into.
    let (template, html) = template(job.template.as_deref())?;
    let mut progress = Progress::on_terminal();
    let articles = input::articles(&job.input, &mut progress);
    if articles.sources.is_empty() {
        progress.clear();
        return Err(io::Error::other(
            "No article could be read, so no page was written.",
        ));
    }
    let story = articles.story(&job.input, &mut progress);
    let page = archive::page(&html, &archive::write(&story, &articles.edits)).ok_or_else(|| {
        io::Error::other(format!(
            "{} is not a page that Datelines has built. Run 'cargo xtask page' and name its dist/datelines.html.",
            template.display()
        ))
    })?;
    progress.clear();
    output::write(Some(&job.output), &page)?;
    Ok(output::outcome(articles.failed))
}

/// The built page: the one named, or the one that lies where the build puts it.
fn template(named: Option<&Path>) -> io::Result<(PathBuf, String)> {
    let read = |path: &Path| {
        std::fs::read_to_string(path).map_err(|error| {
            io::Error::other(format!(
                "The page {} cannot be read: {error}.",
                path.display()
            ))
        })
    };
    if let Some(path) = named {
        return Ok((path.to_owned(), read(path)?));
    }
    let places = places();
    match places.iter().find(|path| path.is_file()) {
        Some(path) => Ok((path.clone(), read(path)?)),
        None => Err(io::Error::other(
            "The page is not built yet. Run 'cargo xtask page' in the project's folder once, or name a built page with --template datelines.html.",
        )),
    }
}

/// Where a built page may lie: beside the program, or in `dist` of a folder above the program (`target/…` lies within the
/// project) or of the current one.
fn places() -> Vec<PathBuf> {
    let program = std::env::current_exe().unwrap_or_default();
    let beside = program.parent().map(|folder| folder.join("datelines.html"));
    let above = program
        .ancestors()
        .skip(1)
        .map(|folder| folder.join("dist/datelines.html"));
    let here = PathBuf::from("dist/datelines.html");
    beside.into_iter().chain(above).chain([here]).collect()
}

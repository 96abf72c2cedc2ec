//! `datelines extract`: articles in, their timeline out.

use std::io;

use datelines_core::archive;
use datelines_core::calendar::When;
use datelines_core::story::Story;

use crate::args::{Extract, Format};
use crate::progress::Progress;
use crate::{Outcome, input, output};

/// Reads, works out and prints.
pub fn run(job: &Extract) -> io::Result<Outcome> {
    let mut progress = Progress::on_terminal();
    let articles = input::articles(&job.input, &mut progress);
    let story = articles.story(&job.input, &mut progress);
    let text = match job.format {
        Format::Json => archive::write(&story, &articles.edits) + "\n",
        Format::Csv => archive::csv(&story),
        Format::Ics => archive::ics(&story),
        Format::TimelineJs => archive::timelinejs(&story),
    };
    progress.clear();
    if matches!(job.format, Format::Ics | Format::TimelineJs) {
        mention_undated(&story);
    }
    output::write(job.output.as_deref(), &text)?;
    Ok(output::outcome(articles.failed))
}

/// Says how many events the format has no place for.
fn mention_undated(story: &Story) {
    let dated = |when: When| when.interval().is_some();
    let left = story
        .events
        .iter()
        .filter(|event| !event.date.is_some_and(dated))
        .count();
    if left > 0 {
        eprintln!(
            "datelines: {left} of {} events have no date that this format can hold.",
            story.events.len()
        );
    }
}

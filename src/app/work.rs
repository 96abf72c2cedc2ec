//! The long work, as the worker does it: text in, text out.
//!
//! The request is a story file that holds the sources and the edits; the answer is the story file that was made of them. So what
//! goes to a worker and back is what is saved, too, and there is one form to keep right.

use std::ops::ControlFlow;
use std::sync::Arc;

use datelines_core::analyse::{Progress, Stage};
use datelines_core::archive;
use datelines_core::curation::Edit;
use datelines_core::source::Source;
use datelines_core::story::{Report, Story};

use super::intake;
use crate::browser::Breath;

/// The request for these sources and edits.
pub fn request(sources: &[Arc<Source>], edits: &[Edit]) -> String {
    let reports = sources.iter().map(|source| Report::unread(source.clone()));
    let sources = reports.collect();
    archive::write(
        &Story {
            sources,
            ..Story::default()
        },
        edits,
    )
}

/// Does the work of a request: reads its sources together, or imports its files. `progress` hears the share done, 0 to 1.
/// A request that cannot be read is answered with an empty story.
pub fn work(request: &str, progress: &mut dyn FnMut(f32)) -> String {
    if let Some(files) = request.strip_prefix(intake::MARK) {
        return intake::import(files, progress);
    }
    let (asked, edits) = archive::read(request).unwrap_or_default();
    let sources = asked.sources.into_iter().map(|report| report.source);
    let story = datelines_core::analyse(sources.collect(), &edits, &mut |now| {
        progress(share(now));
        ControlFlow::Continue(())
    });
    archive::write(&story.unwrap_or_default(), &edits)
}

/// The story of an answer, or why it cannot be read. Read in small pieces, so that the page goes on drawing.
pub async fn answer(text: &str) -> Result<Story, String> {
    let mut breath = Breath::default();
    let parts = std::iter::empty::<&str>();
    match archive::read_resting(text, parts, async || breath.rest().await).await {
        Ok((story, _)) => Ok(story),
        Err(error) => Err(error.to_string()),
    }
}

/// The share done, 0 to 1. Reading takes most of the time, joining the rest that is felt.
fn share(now: Progress) -> f32 {
    let (from, to) = match now.stage {
        Stage::Reading => (0.0, 0.6),
        Stage::Dating => (0.6, 0.7),
        Stage::Resolving => (0.7, 0.85),
        Stage::Joining => (0.85, 1.0),
    };
    from + (to - from) * (now.done as f32 / now.of.max(1) as f32)
}

//! The long work, as the worker does it: text in, text out.
//!
//! The request is a story file that holds the sources and the edits; the answer is the story that was made of them, in the parts in
//! which it is kept, too. So there is one form to keep right.

use std::borrow::Cow;
use std::ops::ControlFlow;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use datelines_core::analyse::{Progress, Stage};
use datelines_core::archive::{self, ArchiveError};
use datelines_core::curation::Edit;
use datelines_core::source::Source;
use datelines_core::story::{Report, Story};

use super::intake;
use crate::browser::Breath;
use crate::browser::worker::Said;

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

/// Does the work of a request: reads its sources together, or imports its files. A request that cannot be read is answered with an
/// empty story.
pub fn work(request: &str, say: &mut dyn FnMut(Said)) {
    if let Some(files) = request.strip_prefix(intake::MARK) {
        return intake::import(files, say);
    }
    let (asked, edits) = archive::read(request).unwrap_or_default();
    let sources = asked.sources.into_iter().map(|report| report.source);
    let story = datelines_core::analyse(sources.collect(), &edits, &mut |now| {
        say(Said::Share(share(now)));
        ControlFlow::Continue(())
    });
    archive::write_parts(&story.unwrap_or_default(), &edits).for_each(|part| say(Said::Part(part)));
}

/// What was read of a story file.
pub type Read = Result<(Story, Vec<Edit>), ArchiveError>;

/// The text of a story file, once it is there.
pub type Text = Pin<Box<dyn Future<Output = String>>>;

/// The story that comes in these parts, and its edits. Read in small pieces, so that the page goes on drawing.
pub async fn read(parts: Vec<String>) -> Read {
    let breath = Breath::default();
    let mut parts = parts.into_iter().map(Cow::from);
    let read = archive::read_resting(&mut parts, &mut || Box::pin(breath.rest())).await;
    // Showing what took long to read is a piece of work of its own.
    breath.last().await;
    read
}

/// The story of a file: at once where it is short, else what is left to wait for.
///
/// # Errors
/// That is no error: the reading goes on.
pub fn read_file(json: Text) -> Result<Read, impl Future<Output = Read>> {
    let mut reading = Box::pin(async {
        let breath = Breath::default();
        read(archive::cut(json.await, &mut || Box::pin(breath.rest())).await).await
    });
    match reading
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(read) => Ok(read),
        Poll::Pending => Err(reading),
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

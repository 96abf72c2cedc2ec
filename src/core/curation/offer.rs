//! What words of a source can be as an event: what a person who adds one is offered.

use crate::cluster;
use crate::event;
use crate::passage;
use crate::source::Span;
use crate::story::{SourceIx, Status, Story};
use crate::timex;

/// The longest title made of words as they stand, in characters: as the longest that the reader makes.
const LONGEST: usize = 112;

/// An event that words can tell.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Offer {
    /// What the reader would call the best clause in them; without one the words themselves.
    pub title: String,
    /// As that clause tells it.
    pub status: Status,
    /// The source's time expressions that can date it, the likeliest first: those in the words, else those in their sentence.
    pub times: Vec<u32>,
}

/// Reads the source again for it.
///
/// # Panics
/// If the span is another source's and does not fit this text.
pub fn offer(story: &Story, source: SourceIx, span: Span) -> Offer {
    let report = story.report(source);
    let text = report.source.text();
    let passages = passage::split(text);
    let exprs = timex::find_in(text, report.kind);
    let drafts = event::find(text, &passages, &exprs, &mut event::Known::default());
    let best = drafts
        .iter()
        .filter(|draft| span.contains(draft.span))
        .max_by_key(|d| {
            (
                d.title.alone,
                d.title.merit,
                std::cmp::Reverse(d.span.start()),
            )
        });
    let sentences = passages.iter().flat_map(|passage| &passage.sentences);
    let sentence = { sentences }.find(|sentence| sentence.end() > span.start());
    let within = |of: Span| -> Vec<u32> {
        let timexes = report.timexes.iter().zip(0..);
        let here = timexes.filter(|(t, _)| {
            t.when.is_some() && t.span.start() < of.end() && of.start() < t.span.end()
        });
        here.map(|(_, ix)| ix).collect()
    };
    let mut times = within(span);
    if times.is_empty() {
        times = sentence.map_or_else(Vec::new, |sentence| within(*sentence));
    }
    let likeliest = best.and_then(|draft| Some(exprs[draft.timex?].span));
    let is_likeliest = |ix: &u32| Some(report.timexes[*ix as usize].span) == likeliest;
    if let Some(at) = times.iter().position(is_likeliest) {
        times[..=at].rotate_right(1);
    }
    Offer {
        title: best.map_or_else(
            || cut(&cluster::words(&report.source, span)),
            |draft| draft.title.text.clone(),
        ),
        status: best.map_or(Status::Happened, |draft| draft.status),
        times,
    }
}

/// Words as a title: with a capital, without what only ends them, cut at a word where they are long.
fn cut(words: &str) -> String {
    let words = words.trim_matches(|c: char| !c.is_alphanumeric() && !"“”\"'‘’()".contains(c));
    let (kept, more) = match words.char_indices().nth(LONGEST) {
        Some((at, _)) => (&words[..words[..at].rfind(' ').unwrap_or(at)], "…"),
        None => (words, ""),
    };
    let mut chars = kept.chars();
    let mut title: String = chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    title.push_str(chars.as_str());
    title.push_str(more);
    title
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::article;
    use std::ops::ControlFlow;
    use std::sync::Arc;

    fn offered(text: &str, words: &str) -> (String, Status, Vec<String>) {
        let source = Arc::new(article("a.txt", text).expect("an article"));
        let story = crate::analyse(vec![source], &[], &mut |_| ControlFlow::Continue(()));
        let story = story.expect("a story");
        let source = &story.sources[0].source;
        let at = source.text().find(words).expect(words);
        let span = source.span(at..at + words.len()).expect("a span");
        let offer = offer(&story, SourceIx(0), span);
        let times = offer.times.iter();
        let times = times.map(|ix| source.words(story.sources[0].timexes[*ix as usize].span));
        (
            offer.title,
            offer.status,
            times.map(str::to_owned).collect(),
        )
    }

    const TEXT: &str = "12 May 2011\n\nIn 1987 the council sold the mill, and the town will open a museum there on 3 June 2011. \
        A long silence over the valley, then bells. Nobody came by.";

    #[test]
    fn a_sentence_is_offered_with_the_title_the_date_and_the_status_that_it_tells() {
        let (title, status, times) = offered(TEXT, "In 1987 the council sold the mill, ");
        assert_eq!(
            (&*title, status),
            ("The council sold the mill", Status::Happened)
        );
        assert_eq!(times, ["1987"]);
        let (_, status, times) = offered(TEXT, "the town will open a museum there on 3 June 2011");
        assert_eq!(
            (status, &times[..]),
            (Status::Planned, &["3 June 2011".into()][..])
        );
    }

    #[test]
    fn words_that_tell_nothing_by_themselves_are_their_own_title() {
        for (words, title) in [
            ("bells. ", "Bells"),
            ("long silence over the\u{20}", "Long silence over the"),
            ("museum there", "Museum there"),
        ] {
            let (said, status, _) = offered(TEXT, words);
            assert_eq!((&*said, status), (title, Status::Happened));
        }
        let (_, _, times) = offered(TEXT, "museum there");
        assert_eq!(times, ["1987", "3 June 2011"], "those of the sentence");
        assert!(offered(TEXT, "bells").2.is_empty());
        let long = "a ".repeat(90);
        assert_eq!(cut(&long).chars().count(), LONGEST);
        assert_eq!(cut(" … "), "");
    }
}

//! Search over titles, quotations and sources.

use std::rc::Rc;

use datelines_core::story::{EventIx, Story};

/// The events in which every word of the query stands, in their title, in a passage that reports them or in a source's name; all for
/// an empty query. Capitals do not matter.
pub(super) fn matching(story: &Story, query: &str) -> Rc<[EventIx]> {
    let all = (0..story.events.len() as u32).map(EventIx);
    let query = query.to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    if words.is_empty() {
        return all.collect();
    }
    let labels: Vec<String> = story
        .sources
        .iter()
        .map(|report| {
            let source = &report.source;
            [
                Some(source.label()),
                source.title.as_deref(),
                source.author.as_deref(),
            ]
            .into_iter()
            .flatten()
            .map(|name| name.to_lowercase() + "\n")
            .collect()
        })
        .collect();
    let mut text = String::new();
    all.filter(|ix| {
        let event = story.event(*ix);
        text.clear();
        text.push_str(&event.title.to_lowercase());
        for mention in &event.mentions {
            text.push('\n');
            text.push_str(
                &story
                    .report(mention.source)
                    .source
                    .words(mention.span)
                    .to_lowercase(),
            );
            text.push('\n');
            text.push_str(&labels[mention.source.0 as usize]);
        }
        words.iter().all(|word| text.contains(word))
    })
    .collect()
}

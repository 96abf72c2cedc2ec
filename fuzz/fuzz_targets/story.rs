//! Files to a story: any bytes, cut into files, imported and analysed together.
#![no_main]

use std::ops::ControlFlow;
use std::sync::Arc;

use datelines_core::analyse;
use datelines_core::archive;
use datelines_core::source::{Source, SourceId, import};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/timex/words.rs"]
mod words;

/// Cuts one file from the next.
const CUT: &[u8] = b"\n====\n";

fuzz_target!(|data: &[u8]| {
    let Some((mode, data)) = data.split_first() else {
        return;
    };
    let mut sources: Vec<Arc<Source>> = Vec::new();
    let mut files = Vec::new();
    let mut rest = data;
    while let Some(at) = rest.windows(CUT.len()).position(|window| window == CUT) {
        files.push(&rest[..at]);
        rest = &rest[at + CUT.len()..];
    }
    files.push(rest);
    for (n, file) in files.iter().take(6).enumerate() {
        let name = ["a.txt", "b.jsonl", "c.html", ""][(n + *mode as usize) % 4];
        sources.extend(import(name, file).into_iter().flatten().map(Arc::new));
        // Import turns away what is no English text; analysis has to stand that, too.
        if mode & 0x80 != 0 {
            let text = words::words(file);
            let id = SourceId(format!("words-{n}").into());
            sources.push(Arc::new(Source::new(id, name, &text)));
        }
    }
    let analysed = |sources: Vec<Arc<Source>>| {
        analyse(sources, &[], &mut |_| ControlFlow::Continue(())).expect("nobody broke it off")
    };
    let story = analysed(sources.clone());
    let written = archive::write(&story, &[]);
    sources.reverse();
    let again = archive::write(&analysed(sources), &[]);
    assert_eq!(written, again, "the order of the sources changes nothing");
    let (read, _) = archive::read(&written).expect("what is written can be read");
    assert_eq!(archive::write(&read, &[]), written, "as it was written");
    for event in &story.events {
        assert!(!event.mentions.is_empty());
        for mention in &event.mentions {
            let text = story.report(mention.source).source.text();
            assert!(text.get(mention.span.range()).is_some());
        }
    }
    archive::csv(&story);
    archive::ics(&story);
    archive::timelinejs(&story);
});

//! Story files: any text is read or refused, and what is read can be written, read again and exported.
#![no_main]

use datelines_core::archive;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    archive::page(&text, &text);
    let Ok((story, edits)) = archive::read(&text) else {
        return;
    };
    let written = archive::write(&story, &edits);
    let (story, edits) = archive::read(&written).expect("what is written can be read");
    assert_eq!(archive::write(&story, &edits), written, "as it was written");
    archive::csv(&story);
    archive::ics(&story);
    archive::timelinejs(&story);
});

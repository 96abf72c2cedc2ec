//! Time expressions: any text, any day of writing, any kind of text.
#![no_main]

use datelines_core::calendar::When;
use datelines_core::timex::timex3::Value;
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/timex/properties.rs"]
mod properties;
#[path = "../../tests/timex/words.rs"]
mod words;

fuzz_target!(|data: &[u8]| {
    let (scene, rest) = data.split_at(data.len().min(8));
    let (anchor, kind) = properties::scene(scene);
    let text = String::from_utf8_lossy(rest);
    properties::hold(&text, anchor, kind);
    properties::hold(&words::words(rest), anchor, kind);
    // Values and dates as others write them: what is read is written so that it reads back.
    if let Ok(value) = text.parse::<Value>() {
        let written = value.to_string();
        assert_eq!(written.parse::<Value>().map(|v| v.to_string()), Ok(written));
    }
    if let Some(when) = When::from_edtf(&text) {
        let written = when.to_edtf();
        assert_eq!(When::from_edtf(&written).map(When::to_edtf), Some(written));
    }
});

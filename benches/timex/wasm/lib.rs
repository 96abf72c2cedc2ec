//! Two calls for a program in JavaScript: room for a text, and how many time expressions it holds, found and resolved.

#[cfg(feature = "tag")]
use std::hint::black_box;

#[cfg(feature = "tag")]
use datelines_core::{calendar::When, source::Kind, timex};

/// Room for a text of this many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    Box::leak(vec![0_u8; bytes].into_boxed_slice()).as_mut_ptr()
}

/// How many time expressions the text has, read as news of 28 August 2008.
///
/// # Safety
/// The bytes have to lie in a room of this module.
#[cfg(feature = "tag")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tag(text: *const u8, bytes: usize) -> usize {
    // SAFETY: the caller's promise.
    let text = unsafe { std::slice::from_raw_parts(text, bytes) };
    let text = std::str::from_utf8(text).expect("JavaScript's encoder writes UTF-8");
    let mut found = 0;
    timex::each(text, When::from_edtf("2008-08-28"), Kind::News, &mut |it| {
        black_box(it);
        found += 1;
    });
    found
}

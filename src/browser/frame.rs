//! The next frame, a while later, and whether motion is welcome.

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;

use super::window;

/// A call that waits for the next frame. Dropping it takes it back.
#[derive(Debug)]
pub struct Frame {
    _request: Option<AnimationFrame>,
}

/// Calls back before the next frame is painted, with the time in milliseconds. Not in a hidden page.
pub fn frame(callback: impl FnOnce(f64) + 'static) -> Frame {
    Frame {
        _request: window().map(|_| request_animation_frame(callback)),
    }
}

/// A call that waits for its time. Dropping it takes it back.
#[derive(Debug)]
pub struct Later {
    _timer: Option<Timeout>,
}

/// Calls back after so many milliseconds.
pub fn later(milliseconds: u32, callback: impl FnOnce() + 'static) -> Later {
    Later {
        _timer: window().map(|_| Timeout::new(milliseconds, callback)),
    }
}

/// Whether the person asked for less motion. Animate nothing then.
pub fn reduced_motion() -> bool {
    window()
        .and_then(|w| w.match_media("(prefers-reduced-motion: reduce)").ok()?)
        .is_some_and(|query| query.matches())
}

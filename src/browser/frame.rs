//! The next frame, a while later, and whether motion is welcome.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

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

/// A call that is to come once the next frame is painted. Dropping it takes it back.
#[derive(Debug)]
pub struct Painted {
    _frame: Frame,
    _then: Rc<RefCell<Option<Later>>>,
}

/// Calls back once the next frame is painted, unless what it returns is dropped first.
pub fn painted(callback: impl FnOnce() + 'static) -> Painted {
    let then = Rc::new(RefCell::new(None));
    let next = Rc::downgrade(&then);
    let frame = frame(move |_| {
        if let Some(next) = next.upgrade() {
            next.replace(Some(later(0, callback)));
        }
    });
    Painted {
        _frame: frame,
        _then: then,
    }
}

/// Rests of a long piece of work on the page's own thread, so that frames are drawn in between.
#[derive(Debug, Default)]
pub struct Breath {
    /// When work was taken up again, in milliseconds.
    since: Cell<f64>,
    /// Whether there was a rest.
    rested: Cell<bool>,
}

impl Breath {
    /// After so many milliseconds of work it is time for a rest.
    const LONG: f64 = 8.0;

    /// Lets the page do what it has to, if the work has gone on for a while. Natively there is no page: it goes on at once.
    pub async fn rest(&self) {
        let Some(window) = window() else {
            return;
        };
        let since = self.since.get();
        if since == 0.0 {
            self.since.set(js_sys::Date::now());
        } else if js_sys::Date::now() - since > Self::LONG {
            pause(&window).await;
            self.rested.set(true);
            self.since.set(js_sys::Date::now());
        }
    }

    /// One more before what follows the work, if it was long enough to rest at all.
    pub async fn last(&self) {
        if let Some(window) = window().filter(|_| self.rested.get()) {
            pause(&window).await;
        }
    }
}

/// Lets everything else that is due come first.
async fn pause(window: &web_sys::Window) {
    let later = js_sys::Promise::new(&mut |resolve, _| {
        drop(window.set_timeout_with_callback(&resolve));
    });
    drop(wasm_bindgen_futures::JsFuture::from(later).await);
}

/// Whether the person asked for less motion. Animate nothing then.
pub fn reduced_motion() -> bool {
    window()
        .and_then(|w| w.match_media("(prefers-reduced-motion: reduce)").ok()?)
        .is_some_and(|query| query.matches())
}

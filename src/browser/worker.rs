//! Long work, off the page's thread, so that the page never freezes.
//!
//! A worker is a classic one made from a Blob (from disk, browsers allow no other): the text of the page's own glue and a few lines
//! of `worker.js`. The boot script keeps what it takes at `globalThis.__datelines`: the compiled `module` and the `glue` text.
//! One worker does one job; taking the job back ends it at once, whatever it is doing. Where no worker can be had
//! (a host page that forbids it), the same function runs on the page's thread, after the next frame.
//!
//! Deliberately absent: what the work is, a pool of workers.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, Event, MessageEvent, Url, Worker};
use yew::Callback;

use super::download::address_of;

/// Work that goes on. Dropping it ends it, and nothing is called back any more.
#[derive(Debug)]
pub struct Job {
    running: Rc<RefCell<Running>>,
}

/// The work stopped by itself. Why, the browser's console has: it is in no language that a page speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stopped;

/// What a worker does: text in, and out what is said on the way.
pub type Work = fn(&str, &mut dyn FnMut(Said));

/// What is said of work.
#[derive(Clone, PartialEq, Debug)]
pub enum Said {
    /// So much is done, 0 to 1.
    Share(f32),
    /// The next part of the answer: in pieces, so that a thread with other things to do never takes it all in at once.
    Part(String),
}

#[derive(Debug)]
enum Running {
    Worker(Thread),
    Here { _start: Timeout },
    Over,
}

#[derive(Debug)]
struct Thread {
    worker: Worker,
    url: String,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(Event)>,
}

thread_local! {
    /// The worker's Wasm memory in bytes, as it last said; 0 while none works.
    static MEMORY: Cell<f64> = const { Cell::new(0.0) };
}

/// Does the work in a worker, or on this thread with `here` where there is none.
pub fn run(
    request: String,
    here: Work,
    on_progress: Callback<f32>,
    on_done: Callback<Result<Vec<String>, Stopped>>,
) -> Job {
    let running = Rc::new(RefCell::new(Running::Over));
    let task = Rc::new(Task {
        request,
        here,
        on_progress,
        on_done,
        running: Rc::downgrade(&running),
        begun: Cell::new(false),
        parts: RefCell::default(),
    });
    match Thread::start(&task) {
        Some(thread) => *running.borrow_mut() = Running::Worker(thread),
        None => task.run_here(),
    }
    Job { running }
}

/// Bytes of Wasm memory, this thread's and the worker's.
pub fn memory() -> f64 {
    own_memory() + MEMORY.get()
}

fn own_memory() -> f64 {
    if !cfg!(target_arch = "wasm32") {
        return 0.0;
    }
    let memory = wasm_bindgen::memory().unchecked_into::<js_sys::WebAssembly::Memory>();
    memory
        .buffer()
        .unchecked_into::<js_sys::ArrayBuffer>()
        .byte_length()
        .into()
}

struct Task {
    request: String,
    here: Work,
    on_progress: Callback<f32>,
    /// Takes the parts of the answer.
    on_done: Callback<Result<Vec<String>, Stopped>>,
    /// Gone once the job was dropped.
    running: std::rc::Weak<RefCell<Running>>,
    /// The worker has said its first word.
    begun: Cell<bool>,
    /// The answer so far.
    parts: RefCell<Vec<String>>,
}

impl Task {
    /// A frame later, so that the page first shows that it is at work.
    fn run_here(self: &Rc<Self>) {
        let task = self.clone();
        let start = Timeout::new(50, move || {
            (task.here)(&task.request, &mut |said| match said {
                Said::Share(share) => task.on_progress.emit(share),
                Said::Part(part) => task.parts.borrow_mut().push(part),
            });
            task.answer();
        });
        self.set(Running::Here { _start: start });
    }

    fn hear(self: &Rc<Self>, message: &JsValue) {
        self.begun.set(true);
        let field = |name: &str| Reflect::get(message, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if let Some(bytes) = field("memory").as_f64() {
            MEMORY.set(bytes);
        }
        if let Some(share) = field("progress").as_f64() {
            self.on_progress.emit(share as f32);
        }
        if let Some(part) = field("part").as_string() {
            self.parts.borrow_mut().push(part);
        } else if field("done").is_truthy() {
            self.answer();
        } else if field("failed").is_truthy() {
            self.stop(&field("failed"));
        }
    }

    fn fail(self: &Rc<Self>, event: &Event) {
        event.prevent_default();
        if self.begun.get() {
            let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
            self.stop(&message.unwrap_or_default().into());
        } else {
            // It was never let start.
            self.run_here();
        }
    }

    fn stop(&self, why: &JsValue) {
        web_sys::console::error_1(why);
        self.finish(Err(Stopped));
    }

    fn answer(&self) {
        self.finish(Ok(self.parts.take()));
    }

    fn finish(&self, result: Result<Vec<String>, Stopped>) {
        if self.set(Running::Over) {
            self.on_done.emit(result);
        }
    }

    /// Ends what runs and puts the next in its place, unless the job was dropped.
    fn set(&self, next: Running) -> bool {
        let Some(running) = self.running.upgrade() else {
            return false;
        };
        if let Ok(mut running) = running.try_borrow_mut() {
            let ended = std::mem::replace(&mut *running, next);
            if let Running::Worker(thread) = &ended {
                thread.end();
            }
        }
        true
    }
}

impl Thread {
    fn start(task: &Rc<Task>) -> Option<Thread> {
        super::window()?;
        let kept = Reflect::get(&js_sys::global(), &"__datelines".into()).ok()?;
        let module = Reflect::get(&kept, &"module".into()).ok()?;
        let glue = Reflect::get(&kept, &"glue".into()).ok()?.as_string()?;
        let parts = Array::of2(&glue.into(), &include_str!("worker.js").into());
        let url = address_of("text/javascript", &parts).ok()?;
        let Ok(worker) = Worker::new(&url) else {
            drop(Url::revoke_object_url(&url));
            return None;
        };
        let (hearing, failing) = (task.clone(), task.clone());
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            hearing.hear(&event.data())
        });
        let error = Closure::<dyn FnMut(Event)>::new(move |event: Event| failing.fail(&event));
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        let start = Object::new();
        let told = Reflect::set(&start, &"module".into(), &module)
            .and_then(|_| Reflect::set(&start, &"request".into(), &task.request.as_str().into()))
            .and_then(|_| worker.post_message(&start));
        let thread = Thread {
            worker,
            url,
            _message: message,
            _error: error,
        };
        if told.is_err() {
            thread.end();
            return None;
        }
        Some(thread)
    }

    fn end(&self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        drop(Url::revoke_object_url(&self.url));
        MEMORY.set(0.0);
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        if let Ok(running) = self.running.try_borrow()
            && let Running::Worker(thread) = &*running
        {
            thread.end();
        }
    }
}

//! What the page's boot script, the embedding element and the worker call of the Wasm program. A mounted page is the page API
//! `window.datelines`:
//!
//! | call | what it does |
//! |---|---|
//! | `open(story)` | shows a story file, given as an object or as its text; the promise is kept once a frame that shows it is painted, and broken with a sentence if it cannot be read |
//! | `select(id)` | selects the event with this id; without one, none |
//! | `shown()` | how many marks are drawn now; a band that stands for many counts as one |
//! | `memory()` | bytes of Wasm memory, the worker's too |
//! | `unmount()` | takes the page off its element |

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use datelines_core::archive;
use gloo::events::EventListener;
use js_sys::Promise;
use serde::Deserialize;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Element, ShadowRoot};
use yew::{AppHandle, Callback, Renderer};

use super::address::{self, Params};
use super::size::{self, Size, SizeObserver};
use super::worker::Said;
use super::{host, language, page, parts, window, worker};
use crate::app::words::{Direction, Language};
use crate::app::{App, Config, work as analysis};
use crate::embed::{Command, FromHost, Line, ToHost};

/// A mounted page.
#[wasm_bindgen]
pub struct Mounted {
    app: Option<AppHandle<App>>,
    element: Element,
    line: Line,
    _size: Option<SizeObserver>,
    _host: Option<EventListener>,
    _address: Option<EventListener>,
}

/// What [`mount`] is told, as JSON. All optional.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Given {
    /// An element of another page; otherwise it is the page itself, which takes its parameters from the address.
    embedded: bool,
    /// Whether the story may be kept in the browser.
    storage: bool,
    /// A story file.
    story: Option<String>,
    /// The attributes of an element, by their names.
    asked: BTreeMap<String, String>,
    /// The language of what is round the element, as a BCP 47 tag, and which way it runs.
    lang: Option<String>,
    dir: Option<String>,
}

/// Draws the page inside `element`.
#[wasm_bindgen]
pub fn mount(element: Element, config: &str) -> Result<Mounted, JsError> {
    say_panics();
    let given: Given = serde_json::from_str(config)?;
    let line = Line::default();
    let mut mounted = Mounted {
        app: None,
        element: element.clone(),
        line: line.clone(),
        _size: None,
        _host: None,
        _address: None,
    };
    let address = if given.embedded {
        mounted.tell_element();
        given.address()
    } else {
        page::remember(&element);
        let address = address::read();
        mounted.tell_page(&address);
        address
    };
    let config = Config {
        story: given.story.map(Into::into),
        embedded: given.embedded || host::embedded(),
        storage: given.storage,
        language: spoken(&address, given.storage),
        direction: address.dir.as_deref().and_then(Direction::of),
        address,
        line,
    };
    mounted.app = Some(Renderer::<App>::with_root_and_props(element, config).render());
    Ok(mounted)
}

/// The worker's part: a request in; `progress` is called with the share done, 0 to 1, `part` with each part of the answer.
#[wasm_bindgen]
pub fn work(request: &str, progress: &js_sys::Function, part: &js_sys::Function) {
    say_panics();
    analysis::work(request, &mut |said| {
        // Whether anybody listens makes no difference to the work.
        drop(match said {
            Said::Share(share) => progress.call1(&JsValue::NULL, &share.into()),
            Said::Part(text) => part.call1(&JsValue::NULL, &text.into()),
        });
    });
}

#[wasm_bindgen]
impl Mounted {
    /// Shows a story file, given as an object or as its text.
    pub fn open(&self, story: JsValue) -> Promise {
        let opened = self.ask_open(&story);
        let element = self.element.clone();
        future_to_promise(async move {
            let marks = opened?;
            painted(&element, marks).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Selects the event with this id; without one, none.
    pub fn select(&self, id: Option<String>) {
        self.line.ask(Command::Select(id));
    }

    /// How many marks are drawn now.
    pub fn shown(&self) -> u32 {
        shown(&self.element)
    }

    /// Bytes of Wasm memory, the worker's too.
    pub fn memory(&self) -> f64 {
        worker::memory()
    }

    /// Takes the page off its element.
    pub fn unmount(&mut self) {
        self.line.cut();
        (self._size, self._host, self._address) = (None, None, None);
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }

    /// Whether the story has events, so that marks are to be expected.
    fn ask_open(&self, story: &JsValue) -> Result<bool, JsValue> {
        let read = match story.as_string() {
            Some(text) => archive::read(&text),
            None => parts::read(story)?,
        };
        let (story, edits) = read.map_err(|error| JsError::new(&error.to_string()))?;
        let marks = !story.events.is_empty();
        self.line.ask(Command::Open(Box::new(story), edits));
        Ok(marks)
    }

    /// Tells an element of another page what happens, as events on it.
    fn tell_element(&mut self) {
        let root = self.element.get_root_node().dyn_into::<ShadowRoot>();
        let host = root.map_or_else(|_| self.element.clone(), |root| root.host());
        self.line
            .hear(Callback::from(move |message| host::fire(&host, &message)));
        self.tell_height();
    }

    /// Tells the page around this one what happens, and hears it and the address.
    fn tell_page(&mut self, address: &Params) {
        let asked = self.line.clone();
        if host::embedded() {
            let host = address.host.clone();
            self.line.hear(Callback::from(move |message| {
                host::tell(host.as_deref(), &message)
            }));
            self._host = host::listen(
                address.host.as_deref(),
                Callback::from(move |FromHost::Select { event }| {
                    asked.ask(Command::Select(event));
                }),
            );
            self.tell_height();
        }
        let (line, story) = (self.line.clone(), RefCell::new(address.story.clone()));
        self._address = address::listen(Callback::from(move |params: Option<Params>| {
            if let Some(params) = &params
                && story.replace(params.story.clone()) != params.story
                && let Some(saved) = page::saved_story(params.story.as_deref())
                && let Ok((story, edits)) = archive::read(&saved)
            {
                line.ask(Command::Open(Box::new(story), edits));
            }
            let language = params
                .as_ref()
                .and_then(|params| Language::of(params.lang.as_deref()?));
            if let Some(language) = language {
                line.ask(Command::Speak(language));
            }
            line.ask(Command::Follow(params.map(Box::new)));
        }));
    }

    fn tell_height(&mut self) {
        let line = self.line.clone();
        let told = Cell::new(0);
        let tell = Callback::from(move |size: Size| {
            let height = size.height.ceil() as u32;
            if told.replace(height) != height {
                line.tell(ToHost::Height { height });
            }
        });
        self._size = size::observe(&self.element, tell);
    }
}

impl Given {
    /// The attributes of an element, as an address has them. An element shows; what adds to a story is left out.
    fn address(&self) -> Params {
        let mut address = Params::default();
        for (name, value) in &self.asked {
            address.set(name, value);
        }
        address.hide.push("import".into());
        // Which story it is, and whom it speaks with, the element sees to itself.
        Params {
            story: None,
            host: None,
            lang: self.lang.clone(),
            dir: self.dir.clone(),
            ..address
        }
    }
}

/// The language to begin with: the address' or the host's, the one chosen here before, the first of the browser's that is spoken.
fn spoken(address: &Params, storage: bool) -> Language {
    let chosen = || language::kept().filter(|_| storage);
    let named = address.lang.as_deref().and_then(Language::of);
    named
        .or_else(|| Language::of(&chosen()?))
        .or_else(|| language::asked().iter().find_map(|tag| Language::of(tag)))
        .unwrap_or_default()
}

fn shown(element: &Element) -> u32 {
    let timeline = element.query_selector("[data-marks]").ok().flatten();
    let marks = timeline.and_then(|timeline| timeline.get_attribute("data-marks")?.parse().ok());
    marks.unwrap_or(0)
}

/// Waits until marks are drawn, where some are to be expected, and the frame with them has been painted.
async fn painted(element: &Element, marks: bool) -> Result<(), JsValue> {
    /// A timeline that is hidden draws none, ever.
    const LONGEST: usize = 60;
    for _ in 0..LONGEST {
        next_frame().await?;
        if !marks || shown(element) > 0 {
            break;
        }
    }
    next_frame().await?;
    Ok(())
}

async fn next_frame() -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, _| {
        // Without a window there is no page to paint either.
        drop(window().map(|w| w.request_animation_frame(&resolve)));
    });
    JsFuture::from(promise).await
}

/// A panic is an error of ours; the console gets its words, without which "unreachable" is all that is said.
fn say_panics() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
    }));
}

//! The root component: hands what happens to the state. What it draws is in `view`, what it does outside in `outside`, its keys in `keys`.

use std::future::ready;
use std::sync::Arc;

use datelines_core::archive;
use datelines_core::reason::Told;
use datelines_core::source::Source;
use datelines_core::story::EventIx;
use yew::prelude::*;

use super::keep::Keeper;
use super::keys::key;
use super::notice::Trouble;
use super::words::{Direction, Language, Words};
use super::work::{self, Read, Text};
use super::{Action, Config, InFile, Look, Pane, State};
use crate::browser::address::{self, Params};
use crate::browser::files::{Files, NamedBytes};
use crate::browser::worker::{Job, Stopped};
use crate::browser::{Later, Painted, element, later, page, storage};
use crate::embed::Command;

/// The page, or one embedded timeline.
pub struct App {
    pub(super) state: State,
    /// Whether the browser keeps the story; not known at first.
    pub(super) keeps: Option<bool>,
    pub(super) keeper: Keeper,
    /// Whether the first story was found, or is known not to be.
    pub(super) ready: bool,
    pub(super) job: Option<Job>,
    /// The importing of long files that goes on, and its share done.
    pub(super) importing: Option<(Job, f32)>,
    /// Long files that are to be imported after that.
    pub(super) waiting: Vec<NamedBytes>,
    pub(super) search: NodeRef,
    pub(super) place: NodeRef,
    pub(super) ends: Ends,
    /// The pane that was in front when the page was last drawn.
    front: Pane,
    /// Something was changed by hand since then.
    changed: bool,
    /// The person went back to a pane since then.
    returned: bool,
    /// A filter was set or taken off, or all of them put away, since then.
    filtered: bool,
    /// How often the list had been sent somewhere then.
    sent: Option<u32>,
    /// Whether the page is being put on paper.
    pub(super) printing: bool,
    /// Opens the browser's print dialog once all of that is drawn.
    pub(super) press: Option<Painted>,
    /// The address as it was last written or read.
    address: Params,
    /// Writes it soon.
    writing: Option<Later>,
    _listeners: Vec<Option<element::Listener>>,
}

/// Where the parts send what happens. Made once, so that a part is drawn anew only when what it shows has changed.
pub(super) struct Ends {
    pub act: Callback<Action>,
    pub files: Callback<Files>,
    pub stop_importing: Callback<MouseEvent>,
    pub select: Callback<EventIx>,
    pub hover: Callback<Option<EventIx>>,
    pub open: Callback<EventIx>,
    pub leave: Callback<()>,
    pub look: Callback<Look>,
}

impl Ends {
    fn new(ctx: &Context<App>) -> Ends {
        let act = ctx.link().callback(Message::Act);
        Ends {
            stop_importing: ctx.link().callback(|_| Message::StopImporting),
            files: ctx.link().callback(Message::Files),
            select: act.reform(|event| Action::Select(Some(event))),
            hover: act.reform(Action::Hover),
            open: act.reform(|_| Action::ReadSelected),
            leave: act.reform(|()| Action::Select(None)),
            look: act.reform(Action::Look),
            act,
        }
    }
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App")
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

/// What reaches the root component.
pub enum Message {
    /// An action for the state.
    Act(Action),
    /// Files were chosen and want reading.
    Files(Files),
    /// The importing of long files went on, 0 to 1.
    Importing(f32),
    /// Long files were imported, or the work stopped.
    Imported(Result<Vec<Result<Arc<Source>, Told>>, Stopped>),
    /// The person stops the importing.
    StopImporting,
    /// The story that came with the page was read.
    Opened(Read),
    /// Storage has answered: the story it keeps if any, or that there is none to be had.
    Stored(Result<Option<Read>, storage::Unavailable>),
    /// Something outside the page asks.
    Asked(Command),
    /// A key was pressed, by its name.
    Key(String),
    /// The page is about to be put on paper, or was.
    Printing(bool),
    /// It is time to write the address.
    Write,
}

impl Component for App {
    type Message = Message;
    type Properties = Config;

    fn create(ctx: &Context<App>) -> App {
        let config = ctx.props();
        config.line.answer(ctx.link().callback(Message::Asked));
        let mut listeners = vec![element::printing(ctx.link().callback(Message::Printing))];
        let search = NodeRef::default();
        if !config.embedded {
            let search = search.clone();
            let heard = ctx.link().batch_callback(move |event| key(event, &search));
            listeners.push(element::keys(heard));
        }
        let mut app = App {
            state: State {
                language: config.language,
                ..State::default()
            },
            keeps: None,
            keeper: Keeper::new(
                ctx.link()
                    .callback(|()| Message::Act(Action::Notice(Trouble::NothingKept))),
            ),
            ready: false,
            job: None,
            importing: None,
            waiting: Vec::new(),
            search,
            place: NodeRef::default(),
            ends: Ends::new(ctx),
            front: Pane::default(),
            changed: false,
            returned: false,
            filtered: false,
            sent: None,
            printing: false,
            press: None,
            address: config.address.clone(),
            writing: None,
            _listeners: listeners,
        };
        app.show_language(ctx);
        // The first story: the one handed in, else the one that this page was saved with, else what the browser keeps, else the sample.
        let handed = config.story.as_ref().map(|story| story.to_string());
        let named = config.address.story.as_deref();
        let named = || named.and_then(|name| page::saved_story(Some(name)));
        let text = |text| -> Text { Box::pin(ready(text)) };
        let own = || -> Option<Text> { Some(Box::pin(page::own_story()?)) };
        if let Some(json) = handed.or_else(named).map(text).or_else(own) {
            // Such a page is as it was made, whatever the browser keeps, and what the browser keeps stays as it is.
            match work::read_file(json) {
                Ok(read) => {
                    app.open(ctx, read);
                    app.open_sample(ctx);
                }
                Err(reading) => ctx
                    .link()
                    .send_future(async { Message::Opened(reading.await) }),
            }
        } else if config.storage {
            ctx.link().send_future(async {
                Message::Stored(match storage::load().await {
                    Ok(parts) if parts.is_empty() => Ok(None),
                    Ok(parts) => Ok(Some(work::read(parts).await)),
                    Err(why) => Err(why),
                })
            });
        } else {
            app.keeps = Some(false);
            app.open_sample(ctx);
        }
        app
    }

    fn update(&mut self, ctx: &Context<App>, message: Message) -> bool {
        match message {
            Message::Act(action) => {
                self.act(ctx, action);
                self.keep_address(ctx);
            }
            Message::Files(files) => {
                self.act(ctx, Action::Drag(false));
                if !files.is_empty() {
                    ctx.link().send_future(async move {
                        let read = files.read().await.into_iter().map(|file| match file {
                            Ok(file) => InFile {
                                name: file.name,
                                bytes: Ok(file.bytes),
                            },
                            Err(error) => InFile {
                                name: String::new(),
                                bytes: Err((&error).into()),
                            },
                        });
                        Message::Act(Action::Files(read.collect()))
                    });
                }
            }
            Message::Importing(share) => {
                if let Some((_, done)) = &mut self.importing {
                    *done = share;
                }
            }
            // What was stopped when it was all but there.
            Message::Imported(_) if self.importing.is_none() => return false,
            Message::Imported(answer) => {
                self.importing = None;
                self.act(
                    ctx,
                    match answer {
                        Ok(sources) => Action::Imported(sources),
                        Err(Stopped) => Action::Notice(Trouble::Failed),
                    },
                );
                self.import_waiting(ctx);
            }
            Message::StopImporting => {
                self.stop_importing();
                self.act(ctx, Action::Notice(Trouble::Cancelled));
            }
            Message::Opened(read) => {
                // Somebody may have handed another over meanwhile.
                if !self.ready {
                    self.open(ctx, read);
                }
                self.open_sample(ctx);
            }
            Message::Stored(Ok(kept)) => {
                self.keeps = Some(true);
                if let (false, Some(kept)) = (self.ready, kept) {
                    self.open(ctx, kept);
                }
                self.open_sample(ctx);
            }
            Message::Stored(Err(storage::Unavailable)) => {
                self.keeps = Some(false);
                self.open_sample(ctx);
            }
            Message::Asked(Command::Open(story, edits)) => {
                self.act(ctx, Action::Show(story, edits));
                // What somebody hands over was chosen by them: all of it is shown.
                self.act(ctx, Action::ShowAll(true));
                self.ready = true;
            }
            Message::Asked(Command::Follow(Some(asked))) => {
                self.address = (*asked).clone();
                self.act(ctx, Action::Follow(asked));
            }
            // Somebody has just gone elsewhere, and is followed in a moment: what was to be kept belonged to the entry before.
            Message::Write if address::read() != self.address => {
                self.writing = None;
                return false;
            }
            Message::Asked(Command::Follow(None)) | Message::Write => {
                self.writing = None;
                self.address = self.state.link(&self.address);
                address::write(&self.address, false);
                return false;
            }
            Message::Asked(Command::Select(Some(id))) => self.act(ctx, Action::SelectId(id)),
            Message::Asked(Command::Select(None)) => self.act(ctx, Action::Select(None)),
            Message::Asked(Command::Speak(language)) => self.act(ctx, Action::Speak(language)),
            Message::Key(key) => {
                let draws = self.key(ctx, &key);
                self.keep_address(ctx);
                return draws;
            }
            Message::Printing(printing) => self.printing = printing,
        }
        true
    }

    fn view(&self, ctx: &Context<App>) -> Html {
        let config = ctx.props();
        html! {
            <ContextProvider<Language> context={self.state.language}>
                { self.page(config, self.words()) }
            </ContextProvider<Language>>
        }
    }

    fn rendered(&mut self, _: &Context<App>, _: bool) {
        // Where one pane took another's place, the keyboard's focus and the eye go along.
        let moved = std::mem::replace(&mut self.front, self.state.front) != self.state.front;
        // A change can take away the button that made it.
        let changed = std::mem::take(&mut self.changed);
        let returned = std::mem::take(&mut self.returned);
        if changed && self.state.dialog.is_some() {
            element::come_to(&self.place, Some("dialog"), "dialog .quiet");
        } else if moved || changed {
            let state = &self.state;
            let listed = |event: EventIx| state.seen.listed.binary_search(&event).is_ok();
            let (part, target) = match self.front {
                // Back to where one was; a search and the filters begin at the head.
                Pane::List if returned && state.selected.is_some_and(listed) => {
                    (Some(".row[aria-current]"), ".row[aria-current]")
                }
                Pane::List => (Some(".pane-list"), "#list-title"),
                Pane::Event => (Some(".pane-event"), "#card-title"),
                // The reader is on its way to the words, and to go to its head would stop it.
                Pane::Source if state.reading.is_some_and(|place| place.span.is_some()) => {
                    (None, "#reader-title")
                }
                Pane::Source => (Some(".pane-source"), "#reader-title"),
            };
            element::come_to(&self.place, part, target);
        }
        // So can a filter; and the filters put away leave the eye as far down as they were long.
        if std::mem::take(&mut self.filtered) {
            let part = (!self.state.filtering).then_some(".pane-list");
            element::come_to(&self.place, part, ".filter");
        }
        // After a jump the keys go on from the timeline.
        let sent = self.state.sent.map(|(_, count)| count);
        if std::mem::replace(&mut self.sent, sent) != sent && sent.is_some() {
            element::focus_first(&self.place, ".timeline");
        }
    }
}

impl App {
    /// Changes the state, and does outside what it asks for.
    pub(super) fn act(&mut self, ctx: &Context<App>, action: Action) {
        self.changed |= matches!(
            action,
            Action::Edit(_) | Action::TakeBack(_) | Action::GoBack | Action::GoForth
        );
        self.returned |= matches!(action, Action::Front(_));
        self.filtered |= matches!(action, Action::Filter(_) | Action::ClearFilters);
        let filtering = self.state.filtering;
        if matches!(action, Action::NewStory | Action::Forget | Action::Undo) {
            // What is still on its way was meant for the story that is left.
            self.stop_importing();
        }
        let effects = self.state.reduce(action);
        self.filtered |= filtering && !self.state.filtering;
        for effect in effects {
            self.run(ctx, effect);
        }
    }

    /// Keeps the address in step, a moment later so that typing and moving write it once. Choosing an event makes an entry in the
    /// history, so that Back closes it again; going from event to event makes none.
    fn keep_address(&mut self, ctx: &Context<App>) {
        if ctx.props().embedded || !self.ready {
            return;
        }
        let now = self.state.link(&self.address);
        if now == self.address {
            return;
        }
        let opens = self.address.event.is_none() && now.event.is_some();
        let closes = self.address.event.is_some() && now.event.is_none();
        if opens || closes {
            self.writing = None;
            self.address = now;
            if opens {
                address::write(&self.address, true);
            } else if !address::back() {
                address::write(&self.address, false);
            }
        } else if self.writing.is_none() {
            const SOON: u32 = 300;
            let link = ctx.link().clone();
            self.writing = Some(later(SOON, move || link.send_message(Message::Write)));
        }
    }

    /// The words of the language that the page speaks now.
    pub(super) fn words(&self) -> &'static Words {
        self.state.language.words()
    }

    /// Which way the page runs.
    pub(super) fn direction(&self, config: &Config) -> Direction {
        config.direction.unwrap_or(self.words().direction)
    }

    /// Shows a story file. One that cannot be read gives a notice.
    fn open(&mut self, ctx: &Context<App>, read: Read) {
        let first = !self.ready;
        match read {
            Ok((story, edits)) => {
                self.act(ctx, Action::Show(Box::new(story), edits));
                self.ready = true;
            }
            Err(error) => {
                let name = self.words().name.to_owned();
                self.act(
                    ctx,
                    Action::Notice(Trouble::NotAStory {
                        name,
                        why: (&error).into(),
                    }),
                );
            }
        }
        if first {
            let asked = ctx.props().address.clone();
            self.act(ctx, Action::Follow(Box::new(asked)));
        }
        if !ctx.props().embedded {
            page::set_title(&self.tab_title());
        }
    }

    /// Where no other story was found, the first of those that came with the page; without any the page is empty.
    fn open_sample(&mut self, ctx: &Context<App>) {
        if !self.ready {
            if let Some(sample) = page::saved_story(None) {
                self.open(ctx, archive::read(&sample));
            }
            self.ready = true;
        }
    }
}

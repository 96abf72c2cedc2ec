//! The root component: carries out what the state asks for, and hands what happens to the state. What it draws is in `view`.

use std::sync::Arc;

use datelines_core::archive;
use datelines_core::calendar::When;
use datelines_core::curation::Edit;
use datelines_core::reason::Told;
use datelines_core::source::Source;
use datelines_core::story::{EventIx, Report, Story};
use datelines_core::timeline::picture::{Picture, WIDTH, picture};
use yew::prelude::*;

use super::keep::{Keeper, Wish};
use super::notice::Trouble;
use super::words::{Direction, Language, Words};
use super::{
    Action, Config, Dialog, Effect, Export, Extent, InFile, Look, Pane, State, intake, work,
};
use crate::browser::address::{self, Params};
use crate::browser::files::{Files, NamedBytes};
use crate::browser::worker::{self, Job, Stopped};
use crate::browser::{self, Later, element, language, later, page, storage};
use crate::components as parts;
use crate::embed::{Command, ToHost};

/// The page, or one embedded timeline.
pub struct App {
    pub(super) state: State,
    /// Whether the browser keeps the story; not known at first.
    pub(super) keeps: Option<bool>,
    keeper: Keeper,
    /// Whether the first story was found, or is known not to be.
    pub(super) ready: bool,
    job: Option<Job>,
    /// The importing of long files that goes on, and its share done.
    pub(super) importing: Option<(Job, f32)>,
    /// Long files that are to be imported after that.
    waiting: Vec<NamedBytes>,
    pub(super) search: NodeRef,
    pub(super) place: NodeRef,
    pub(super) ends: Ends,
    /// The pane that was in front when the page was last drawn.
    front: Pane,
    /// Something was changed by hand since then.
    changed: bool,
    /// How often the list had been sent somewhere then.
    sent: Option<u32>,
    /// Whether the page is being put on paper.
    pub(super) printing: bool,
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

/// What was read of a story file.
type Read = Result<(Story, Vec<Edit>), archive::ArchiveError>;

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
        if !config.embedded {
            listeners.push(element::keys(ctx.link().batch_callback(key)));
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
            search: NodeRef::default(),
            place: NodeRef::default(),
            ends: Ends::new(ctx),
            front: Pane::default(),
            changed: false,
            sent: None,
            printing: false,
            address: config.address.clone(),
            writing: None,
            _listeners: listeners,
        };
        app.show_language(ctx);
        // The first story: the one handed in, else the one that this page was saved with, else what the browser keeps, else the sample.
        let handed = config.story.as_ref().map(|story| story.to_string());
        let named = config.address.story.as_deref();
        let named = || {
            named
                .and_then(|name| page::saved_story(Some(name)))
                .map(|saved| saved.text)
        };
        let own = || {
            page::saved_story(None)
                .filter(|saved| saved.own)
                .map(|saved| saved.text)
        };
        if let Some(json) = handed.or_else(named).or_else(own) {
            // Such a page is as it was made, whatever the browser keeps, and what the browser keeps stays as it is.
            app.open(ctx, archive::read(&json));
            app.open_sample(ctx);
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
                        Err(Stopped(why)) => Action::Notice(Trouble::Failed(why)),
                    },
                );
                self.import_waiting(ctx);
            }
            Message::StopImporting => {
                self.stop_importing();
                self.act(ctx, Action::Notice(Trouble::Cancelled));
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
        if changed && self.state.dialog.is_some() {
            element::come_to(&self.place, "dialog", "dialog .quiet");
        } else if moved || changed {
            let (pane, title) = match self.front {
                Pane::List if self.state.selected.is_some() => (".pane-list", ".row[aria-current]"),
                Pane::List => (".pane-list", "#list-title"),
                Pane::Event => (".pane-event", "#card-title"),
                Pane::Source => (".pane-source", "#reader-title"),
            };
            element::come_to(&self.place, pane, title);
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
    fn act(&mut self, ctx: &Context<App>, action: Action) {
        self.changed |= matches!(
            action,
            Action::Edit(_) | Action::TakeBack(_) | Action::GoBack | Action::GoForth
        );
        if matches!(action, Action::NewStory | Action::Forget | Action::Undo) {
            // What is still on its way was meant for the story that is left.
            self.stop_importing();
        }
        for effect in self.state.reduce(action) {
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

    /// Imports the long files that wait, unless others are being imported.
    fn import_waiting(&mut self, ctx: &Context<App>) {
        if self.importing.is_some() || self.waiting.is_empty() {
            return;
        }
        let request = intake::request(&std::mem::take(&mut self.waiting));
        let progress = ctx.link().callback(Message::Importing);
        let link = ctx.link().clone();
        let done = Callback::from(move |answer: Result<Vec<String>, Stopped>| {
            link.send_future(async move {
                Message::Imported(match answer {
                    Ok(parts) => Ok(intake::imported(parts).await),
                    Err(why) => Err(why),
                })
            });
        });
        self.importing = Some((worker::run(request, work::work, progress, done), 0.0));
    }

    fn stop_importing(&mut self) {
        self.importing = None;
        self.waiting.clear();
    }

    /// The words of the language that the page speaks now.
    fn words(&self) -> &'static Words {
        self.state.language.words()
    }

    /// Which way the page runs.
    pub(super) fn direction(&self, config: &Config) -> Direction {
        config.direction.unwrap_or(self.words().direction)
    }

    /// Says on the document itself, where it is ours, which language it is in.
    fn show_language(&self, ctx: &Context<App>) {
        if !ctx.props().embedded {
            page::set_root_attribute("lang", Some(self.words().code));
            page::set_root_attribute("dir", Some(self.direction(ctx.props()).name()));
        }
    }

    fn run(&mut self, ctx: &Context<App>, effect: Effect) {
        let act = self.ends.act.clone();
        match effect {
            Effect::Analyse {
                job,
                sources,
                edits,
            } => {
                let progress = act.reform(move |share| Action::Progress(job, share));
                let link = ctx.link().clone();
                let done = Callback::from(move |answer: Result<Vec<String>, Stopped>| {
                    link.send_future(async move {
                        let read = match answer {
                            Ok(parts) => work::read(parts).await.map_err(|error| error.to_string()),
                            Err(Stopped(why)) => Err(why),
                        };
                        Message::Act(match read {
                            Ok((story, _)) => Action::Analysed(job, Box::new(story)),
                            Err(why) => Action::Failed(job, why),
                        })
                    });
                });
                // A job that still runs ends when it is dropped here.
                self.job = Some(worker::run(
                    work::request(&sources, &edits),
                    work::work,
                    progress,
                    done,
                ));
            }
            Effect::Import(files) => {
                self.waiting.extend(files);
                self.import_waiting(ctx);
            }
            Effect::StopAnalysis => self.job = None,
            Effect::Keep => {
                page::set_title(&self.tab_title());
                if self.keeps == Some(true) {
                    let (story, edits) = (self.state.story.clone(), self.state.edits.clone());
                    self.keeper.wish(Wish::Keep(story, edits));
                }
            }
            Effect::ForgetKept => {
                page::set_title(self.words().name);
                language::forget();
                if self.keeps == Some(true) {
                    self.keeper.wish(Wish::Forget);
                }
            }
            Effect::SavePage => {
                let saved = page::with_story(&self.json()).is_some_and(|html| {
                    browser::download(
                        &format!("{}.html", self.file_name()),
                        "text/html",
                        html.as_bytes(),
                    )
                });
                if !saved {
                    act.emit(Action::Notice(Trouble::CannotSave));
                }
            }
            Effect::SaveStory => {
                browser::download(
                    &format!("{}.json", self.file_name()),
                    "application/json",
                    self.json().as_bytes(),
                );
            }
            Effect::Export(form) => {
                self.export(form, self.direction(ctx.props()) == Direction::Rtl);
            }
            Effect::Print => {
                element::print();
            }
            Effect::KeepLanguage(language) => {
                let code = language.words().code;
                if ctx.props().storage {
                    language::keep(code);
                }
                self.show_language(ctx);
            }
            Effect::TellSelected => {
                let event = self.state.selected.map(|ix| self.state.story.event(ix));
                let message = ToHost::Select {
                    event: event.map(|event| event.id.to_string()),
                    title: event.map(|event| event.title.clone()),
                    date: event.and_then(|event| event.date).map(When::to_edtf),
                };
                ctx.props().line.tell(message);
            }
        }
    }
}

/// A key that is no part of writing, heard while the event is still on its way: later it no longer says where it was going.
fn key(event: KeyboardEvent) -> Option<Message> {
    let key = event.key();
    if let Some(action) = element::is_undoing(&event) {
        event.prevent_default();
        return Some(Message::Act(if action {
            Action::GoBack
        } else {
            Action::GoForth
        }));
    }
    if key != "Escape" && element::is_typing(&event) {
        return None;
    }
    // A field that a key goes to does not get the key itself.
    if matches!(key.as_str(), "/" | "g" | "G") {
        event.prevent_default();
    }
    Some(Message::Key(key))
}

impl App {
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
                self.open(ctx, archive::read(&sample.text));
            }
            self.ready = true;
        }
    }

    /// A key of the page's own. Whether the page is drawn anew.
    fn key(&mut self, ctx: &Context<App>, key: &str) -> bool {
        // In a dialog the browser sees to all keys, and says when it is closed.
        if self.state.dialog.is_some() {
            return false;
        }
        match key {
            "Escape" => self.act(ctx, Action::Back),
            "/" => return element::focus(&self.search),
            "?" => self.act(ctx, Action::Open(Dialog::Help)),
            _ if self.state.story.is_empty() => return false,
            "g" | "G" => self.act(ctx, Action::Open(Dialog::Jump)),
            "f" | "F" => {
                let open = !self.state.filtering;
                self.act(ctx, Action::Filtering(open));
            }
            "a" | "A" => {
                let all = !self.state.filters.all;
                self.act(ctx, Action::ShowAll(all));
            }
            "c" | "C" if self.state.can_compare() => self.act(ctx, Action::Open(Dialog::Compare)),
            "e" | "E" => self.act(ctx, Action::Open(Dialog::Export)),
            "n" | "N" => self.act(ctx, Action::Step { forward: true }),
            "p" | "P" => self.act(ctx, Action::Step { forward: false }),
            _ => return false,
        }
        true
    }

    /// Hands the story out in a form that others read.
    fn export(&self, form: Export, mirrored: bool) {
        let state = &self.state;
        let story = &state.story;
        let give = |ending: &str, mime: &str, text: &str| {
            browser::download(
                &format!("{}.{ending}", self.file_name()),
                mime,
                text.as_bytes(),
            );
        };
        let drawn = |extent| {
            let words = state.language.words();
            let written = |report: &Report| {
                format!(
                    "{}, {} {}",
                    report.source.label(),
                    words.written,
                    parts::written(&report.date, words)
                )
            };
            let names: Vec<String> = story.sources.iter().map(written).collect();
            picture(Picture {
                story,
                shown: &state.seen.drawn,
                folded: state.look.folded,
                names: words.dates,
                mirrored,
                range: state.look.range.filter(|_| extent == Extent::View),
                title: if story.title.is_empty() {
                    words.untitled
                } else {
                    &story.title
                },
                sources: (words.sources, &names),
            })
        };
        match form {
            Export::Svg(extent) => give("svg", "image/svg+xml", &drawn(extent).0),
            Export::Png(extent) => {
                let (svg, height) = drawn(extent);
                let failed = self
                    .ends
                    .act
                    .reform(|()| Action::Notice(Trouble::NoPicture));
                browser::draw(
                    svg,
                    (WIDTH, height),
                    format!("{}.png", self.file_name()),
                    failed,
                );
            }
            Export::Csv => give("csv", "text/csv", &archive::csv(story)),
            Export::Ics => give("ics", "text/calendar", &archive::ics(story)),
            Export::TimelineJs => give(
                "timeline.json",
                "application/json",
                &archive::timelinejs(story),
            ),
        }
    }

    fn json(&self) -> String {
        archive::write(&self.state.story.story(), &self.state.edits)
    }

    fn tab_title(&self) -> String {
        let words = self.words();
        match self.state.story.title.as_str() {
            "" => words.name.to_owned(),
            title => format!("{title} – {}", words.name),
        }
    }

    /// The story's title as a file's name, without what file systems refuse.
    fn file_name(&self) -> String {
        let name: String = self
            .state
            .story
            .title
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { ' ' })
            .collect();
        let name: String = name
            .split_whitespace()
            .collect::<Vec<_>>()
            .join("-")
            .to_lowercase();
        match name.char_indices().nth(60) {
            _ if name.is_empty() => "datelines".into(),
            Some((cut, _)) => name[..cut].trim_end_matches('-').into(),
            None => name,
        }
    }
}

//! What the root component does outside the page, as the state asks for it: reading and keeping, files to take along, the document.

use std::iter::once;

use datelines_core::archive;
use datelines_core::calendar::When;
use datelines_core::story::Report;
use datelines_core::timeline::picture::{Picture, WIDTH, picture};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::keep::Wish;
use super::notice::Trouble;
use super::root::{App, Message};
use super::words::Direction;
use super::{Action, Effect, Export, Extent, intake, work};
use crate::browser::worker::{self, Stopped};
use crate::browser::{self, element, language, page};
use crate::components as parts;
use crate::embed::ToHost;

impl App {
    /// Carries out one effect.
    pub(super) fn run(&mut self, ctx: &Context<App>, effect: Effect) {
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
                            Ok(parts) => work::read(parts).await.ok(),
                            Err(Stopped) => None,
                        };
                        Message::Act(match read {
                            Some((story, _)) => Action::Analysed(job, Box::new(story)),
                            None => Action::Failed(job),
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
                let name = format!("{}.html", self.file_name());
                let (story, edits) = (self.state.story.story(), self.state.edits.clone());
                spawn_local(async move {
                    let saved = match page::around_story() {
                        Some((before, after)) => {
                            let story = archive::write_pieces(&story, &edits);
                            let story = story.map(|piece| archive::in_page(&piece));
                            let page = once(before).chain(story).chain(once(after));
                            browser::download_pieces(&name, "text/html", page).await
                        }
                        None => false,
                    };
                    if !saved {
                        act.emit(Action::Notice(Trouble::CannotSave));
                    }
                });
            }
            Effect::SaveStory => {
                let name = format!("{}.json", self.file_name());
                let (story, edits) = (self.state.story.story(), self.state.edits.clone());
                spawn_local(async move {
                    let pieces = archive::write_pieces(&story, &edits);
                    browser::download_pieces(&name, "application/json", pieces).await;
                });
            }
            Effect::Export(form) => {
                self.export(form, self.direction(ctx.props()) == Direction::Rtl);
            }
            // The browser's dialog stops everything, so what is to be on paper is drawn before.
            Effect::Print => {
                self.printing = true;
                self.press = Some(browser::painted(|| {
                    element::print();
                }));
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

    /// Imports the long files that wait, unless others are being imported.
    pub(super) fn import_waiting(&mut self, ctx: &Context<App>) {
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

    pub(super) fn stop_importing(&mut self) {
        self.importing = None;
        self.waiting.clear();
    }

    /// Says on the document itself, where it is ours, which language it is in.
    pub(super) fn show_language(&self, ctx: &Context<App>) {
        if !ctx.props().embedded {
            page::set_root_attribute("lang", self.words().code);
            page::set_root_attribute("dir", self.direction(ctx.props()).name());
        }
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

    pub(super) fn tab_title(&self) -> String {
        let words = self.words();
        match self.state.story.title.as_str() {
            "" => words.name.to_owned(),
            title => format!("{title} – {}", words.name),
        }
    }

    /// The story's title, or its first words, as a file's name, without what file systems refuse.
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
            Some((cut, _)) => {
                let words = name[..cut].rsplit_once('-');
                words.map_or(&name[..cut], |(whole, _)| whole).into()
            }
            None => name,
        }
    }
}

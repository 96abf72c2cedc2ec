//! How the state changes. Pure: what is wanted from the world outside comes back as [`Effect`]s.

use std::sync::Arc;

use datelines_core::archive;
use datelines_core::calendar::{Extent, When};
use datelines_core::curation::{self, Edit};
use datelines_core::reason::Told;
use datelines_core::source::{self, Source};
use datelines_core::story::{EventIx, SourceIx, Story};
use datelines_core::timeline::Days;

use super::notice::Trouble;
use super::state::Before;
use super::{Action, Busy, Dialog, Effect, InFile, Opened, Pane, Place, State, intake};

impl State {
    /// Takes one action, and says what it wants done outside.
    #[must_use]
    pub fn reduce(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Show(story, edits) => self.replace(*story, edits),
            Action::Files(files) => self.files(files),
            Action::Imported(all) => self.imported(all),
            Action::Pasted { name, text } => {
                self.dialog = None;
                let name = match name.trim() {
                    "" => beginning(&text),
                    name => name.to_owned(),
                };
                self.files(vec![InFile {
                    name,
                    bytes: Ok(text.into_bytes()),
                }])
            }
            Action::Speak(language) => {
                self.language = language;
                vec![Effect::KeepLanguage(language)]
            }
            Action::Progress(job, share) => {
                if let Some(busy) = self.busy.as_mut().filter(|busy| busy.job == job) {
                    busy.share = share.clamp(busy.share, 1.0);
                }
                vec![]
            }
            Action::Analysed(job, mut story) => match self.finish(job) {
                Some(busy) => {
                    // What joins a story does not rename it.
                    if !self.story.title.is_empty() {
                        story.title.clone_from(&self.story.title);
                    }
                    let first = self.story.is_empty();
                    let before = self.story.story();
                    // Edits may have come while it was worked out.
                    let story = curation::lay(*story, &busy.edits);
                    self.show(Opened::new(story), busy.edits);
                    self.tell_what_follows(&before);
                    if first {
                        self.front = Pane::List;
                    }
                    vec![Effect::Keep, Effect::TellSelected]
                }
                None => vec![],
            },
            Action::Failed(job) => {
                if self.finish(job).is_some() {
                    self.give_up_change();
                    self.notice(Trouble::Failed);
                }
                vec![]
            }
            Action::Cancel => match self.busy.take() {
                Some(_) => {
                    self.give_up_change();
                    self.notice(Trouble::Cancelled);
                    vec![Effect::StopAnalysis]
                }
                None => vec![],
            },
            Action::NewStory => {
                let stop = self.leave(Trouble::Cleared);
                self.see_all();
                self.show(Opened::default(), Vec::new());
                stop.into_iter()
                    .chain([Effect::Keep, Effect::TellSelected])
                    .collect()
            }
            Action::Undo => match self.before.take() {
                Some(before) => {
                    self.notices.retain(|notice| notice.id != before.notice);
                    let stop = self.busy.take().map(|_| Effect::StopAnalysis);
                    self.selected = None;
                    self.reading = None;
                    self.see_all();
                    self.forget_past();
                    self.show(before.story, before.edits);
                    let effects = self.select(before.selected);
                    stop.into_iter()
                        .chain([Effect::Keep])
                        .chain(effects)
                        .collect()
                }
                None => vec![],
            },
            Action::Forget => {
                self.dialog = None;
                let stop = self.busy.take().map(|_| Effect::StopAnalysis);
                self.before = None;
                self.forget_past();
                self.notices.retain(|notice| !notice.undo);
                self.selected = None;
                self.reading = None;
                self.see_all();
                self.show(Opened::default(), Vec::new());
                self.notice(Trouble::Forgotten);
                stop.into_iter()
                    .chain([Effect::ForgetKept, Effect::TellSelected])
                    .collect()
            }
            Action::SavePage => vec![Effect::SavePage],
            Action::SaveStory => vec![Effect::SaveStory],
            Action::Print => vec![Effect::Print],
            Action::Edit(edit) => self.edit(edit),
            Action::TakeBack(edit) => self.take_back(&edit),
            Action::GoBack => self.go_back(),
            Action::GoForth => self.go_forth(),

            Action::Select(event) => self.select(event),
            Action::SelectId(id) => match self.story.find(&id) {
                Some(event) => self.select(Some(event)),
                None => vec![],
            },
            Action::SelectWords(source, timex) => self.select_words(source, timex),
            Action::Hover(event) => {
                self.hovered = event;
                vec![]
            }
            Action::Look(look) => {
                self.look = look;
                vec![]
            }
            Action::Read(source, span) => {
                // Words can be gone to out of a dialog.
                self.dialog = None;
                self.go(source, span);
                self.front = Pane::Source;
                vec![]
            }
            Action::ReadSelected => {
                if let Some(Place { source, span }) = self.reading {
                    self.go(source, span);
                    self.front = Pane::Source;
                }
                vec![]
            }
            Action::Step { forward } => self.step(forward),
            Action::Front(pane) => {
                self.front = pane;
                vec![]
            }
            Action::Back => self.back(),
            Action::Search(query) => {
                self.query = query;
                self.front = Pane::List;
                self.look_again();
                vec![]
            }
            Action::Filter(facet) => {
                self.filters.toggle(facet);
                self.look_again();
                vec![]
            }
            Action::ClearFilters => {
                self.filters.clear();
                self.look_again();
                vec![]
            }
            Action::ShowAll(all) => {
                self.filters.all = all;
                self.look_again();
                vec![]
            }
            Action::Filtering(open) => {
                self.filtering = open;
                if open {
                    self.front = Pane::List;
                }
                vec![]
            }
            Action::Jump(when) => {
                self.dialog = None;
                self.jump(when);
                vec![]
            }
            Action::Follow(asked) => self.follow(&asked),
            Action::Export(export) => {
                self.dialog = None;
                vec![Effect::Export(export)]
            }

            Action::Open(dialog) => {
                self.dialog = Some(dialog);
                vec![]
            }
            Action::Close => {
                self.dialog = None;
                vec![]
            }
            Action::Drag(over) => {
                self.dragging = over;
                vec![]
            }
            Action::Notice(trouble) => {
                self.notice(trouble);
                vec![]
            }
            Action::Dismiss(id) => {
                self.notices.retain(|notice| notice.id != id);
                if self
                    .before
                    .as_ref()
                    .is_some_and(|before| before.notice == id)
                {
                    self.before = None;
                }
                vec![]
            }
        }
    }

    /// Leaves the story on the page so that it can be brought back, and stops what runs for it.
    fn leave(&mut self, trouble: Trouble) -> Option<Effect> {
        self.notices.retain(|notice| !notice.undo);
        self.forget_past();
        self.before = None;
        if !self.story.is_empty() {
            self.notices.retain(|notice| notice.trouble != trouble);
            self.notice(trouble);
            if let Some(notice) = self.notices.last_mut() {
                notice.undo = true;
                self.before = Some(Before {
                    story: self.story.clone(),
                    edits: self.edits.clone(),
                    selected: self.selected,
                    notice: notice.id,
                });
            }
        }
        self.selected = None;
        self.reading = None;
        self.busy.take().map(|_| Effect::StopAnalysis)
    }

    fn replace(&mut self, story: Story, edits: Vec<Edit>) -> Vec<Effect> {
        let stop = self.busy.take().map(|_| Effect::StopAnalysis);
        self.selected = None;
        self.reading = None;
        self.see_all();
        self.forget_past();
        self.show(Opened::new(story), edits);
        stop.into_iter().chain([Effect::TellSelected]).collect()
    }

    fn files(&mut self, files: Vec<InFile>) -> Vec<Effect> {
        self.dragging = false;
        let (files, long) = intake::divide(files);
        let mut effects = Vec::new();
        let (mut sources, mut edits) = self.gathered();
        let mut fresh = false;
        for InFile { name, bytes } in files {
            let bytes = match bytes {
                Ok(bytes) => bytes,
                Err(sentence) => {
                    self.notice(Trouble::Unreadable(sentence));
                    continue;
                }
            };
            if let Some(text) = story_file(&name, &bytes) {
                match archive::read(text) {
                    Ok((story, its_edits)) => {
                        let title = if story.title.is_empty() {
                            name
                        } else {
                            story.title.clone()
                        };
                        effects.extend(self.leave(Trouble::Replaced(title)));
                        sources = story
                            .sources
                            .iter()
                            .map(|report| report.source.clone())
                            .collect();
                        edits = its_edits.clone();
                        self.see_all();
                        self.show(Opened::new(story), its_edits);
                        effects.extend([Effect::Keep, Effect::TellSelected]);
                        fresh = false;
                    }
                    Err(why) => self.notice(Trouble::NotAStory {
                        name,
                        why: (&why).into(),
                    }),
                }
                continue;
            }
            let imported = source::import(&name, &bytes).into_iter();
            let imported =
                imported.map(|each| each.map(Arc::new).map_err(|error| Told::from(&error)));
            fresh |= self.join(&mut sources, imported);
        }
        if fresh {
            effects.push(self.analyse(sources, edits));
        }
        if !long.is_empty() {
            effects.push(Effect::Import(long));
        }
        effects
    }

    fn imported(&mut self, all: Vec<Result<Arc<Source>, Told>>) -> Vec<Effect> {
        let (mut sources, edits) = self.gathered();
        if self.join(&mut sources, all.into_iter()) {
            vec![self.analyse(sources, edits)]
        } else {
            vec![]
        }
    }

    /// What the story is, or is going to be, made of.
    pub(super) fn gathered(&self) -> (Vec<Arc<Source>>, Vec<Edit>) {
        match &self.busy {
            Some(busy) => (busy.sources.clone(), busy.edits.clone()),
            None => {
                let sources = self.story.sources.iter();
                let sources = sources.map(|report| report.source.clone());
                (sources.collect(), self.edits.clone())
            }
        }
    }

    /// Adds what came in; what did not, or was there before, gives a notice. Whether anything was new.
    fn join(
        &mut self,
        sources: &mut Vec<Arc<Source>>,
        imported: impl Iterator<Item = Result<Arc<Source>, Told>>,
    ) -> bool {
        let before = sources.len();
        for each in imported {
            match each {
                Ok(source) if sources.iter().any(|have| have.id == source.id) => {
                    self.notice(Trouble::AlreadyHere(source.label().to_owned()));
                }
                Ok(source) => sources.push(source),
                Err(sentence) => self.notice(Trouble::Unreadable(sentence)),
            }
        }
        sources.len() > before
    }

    pub(super) fn analyse(&mut self, sources: Vec<Arc<Source>>, edits: Vec<Edit>) -> Effect {
        let job = self.number();
        self.busy = Some(Busy {
            job,
            share: 0.0,
            sources: sources.clone(),
            edits: edits.clone(),
        });
        Effect::Analyse {
            job,
            sources,
            edits,
        }
    }

    /// Ends the job if it is the one that runs; answers of jobs given up are nothing.
    fn finish(&mut self, job: u32) -> Option<Busy> {
        self.busy.take_if(|busy| busy.job == job)
    }

    pub(super) fn select(&mut self, event: Option<EventIx>) -> Vec<Effect> {
        let event = event.filter(|ix| (ix.0 as usize) < self.story.events.len());
        let changed = self.selected != event;
        self.selected = event;
        // What was left out and is selected now is seen; it stays until something else decides anew.
        if event.is_some_and(|ix| self.seen.drawn.binary_search(&ix).is_err()) {
            self.look_again();
        }
        match event {
            Some(ix) => {
                self.front = Pane::Event;
                let mentions = &self.story.event(ix).mentions;
                // The reader stays in its source if that reports the event too.
                let open = self.reading.map(|place| place.source);
                let mention = mentions
                    .iter()
                    .find(|m| Some(m.source) == open)
                    .or(mentions.first());
                if let Some(mention) = mention {
                    let span = Some(self.story.place_of(mention));
                    let source = mention.source;
                    self.go(source, span);
                }
            }
            None => self.front = Pane::List,
        }
        if changed {
            vec![Effect::TellSelected]
        } else {
            vec![]
        }
    }

    fn select_words(&mut self, source: SourceIx, timex: u32) -> Vec<Effect> {
        let events = self.story.events_of(source, timex);
        let now = self
            .selected
            .and_then(|selected| events.iter().position(|event| *event == selected));
        let next = now.map_or(0, |now| (now + 1) % events.len());
        let Some(event) = events.get(next) else {
            return vec![];
        };
        let effects = self.select(Some(*event));
        let span = self
            .story
            .report(source)
            .timexes
            .get(timex as usize)
            .map(|timex| timex.span);
        self.go(source, span);
        effects
    }

    fn step(&mut self, forward: bool) -> Vec<Effect> {
        let Some(place) = self.reading else {
            return vec![];
        };
        let spans = self.story.dated(place.source);
        let here = place.span.map(|span| span.start());
        let next = match (here, forward) {
            (None, true) => spans.first(),
            (None, false) => spans.last(),
            (Some(here), true) => spans.iter().find(|(span, _)| span.start() > here),
            (Some(here), false) => spans.iter().rev().find(|(span, _)| span.start() < here),
        };
        let Some((span, event)) = next.copied() else {
            return vec![];
        };
        let effects = match event {
            Some(event) => self.select(Some(event)),
            None => vec![],
        };
        self.go(place.source, Some(span));
        self.front = Pane::Source;
        effects
    }

    /// Goes to a date: the timeline shows it with as much time on either side, the list its first event.
    fn jump(&mut self, when: When) {
        let interval = when.interval();
        let (from, to) = match when.extent() {
            Extent::Closed(interval) => (interval.start(), interval.end()),
            Extent::From(start) => (start, start),
            Extent::Until(end) => (end, end),
        };
        let (from, to) = (Days::from(from), Days::from(to));
        let beside = (to.0 - from.0).max(2.0);
        self.look.range = Some((Days(from.0 - beside), Days(to.0 + beside)));
        let begin = interval.map_or(when.in_time().0, |interval| interval.start().minutes());
        let listed = &self.seen.listed;
        let at = listed.partition_point(|ix| {
            let date = self.story.event(*ix).date;
            date.is_some_and(|date| date.in_time().0 < begin)
        });
        if let Some(ix) = listed.get(at).or(listed.last()) {
            self.sent = Some((*ix, self.sent.map_or(1, |(_, count)| count + 1)));
        }
    }

    fn back(&mut self) -> Vec<Effect> {
        if self.dialog.take().is_some() {
            return vec![];
        }
        if !self.query.is_empty() {
            self.query.clear();
            self.look_again();
            return vec![];
        }
        if std::mem::take(&mut self.filtering) {
            return vec![];
        }
        match self.front {
            Pane::Source => {
                self.front = if self.selected.is_some() {
                    Pane::Event
                } else {
                    Pane::List
                };
                vec![]
            }
            Pane::Event | Pane::List => self.select(None),
        }
    }
}

/// What a text is called that nobody gave a name: by the words with which it begins.
fn beginning(text: &str) -> String {
    /// In characters; a headline or a publisher's name mostly has fewer.
    const LONG: usize = 48;
    let line = text.trim_start().lines().next().unwrap_or_default();
    let line = line.trim_end();
    match line.char_indices().nth(LONG) {
        Some((cut, _)) => {
            let words = line[..cut]
                .rsplit_once(' ')
                .map_or(&line[..cut], |(words, _)| words);
            format!("{}…", words.trim_end())
        }
        None => line.to_owned(),
    }
}

/// The text of the file if it looks like a story file: named `.json` and an object.
fn story_file<'a>(name: &str, bytes: &'a [u8]) -> Option<&'a str> {
    let named = name.to_ascii_lowercase().ends_with(".json");
    let text = std::str::from_utf8(bytes)
        .ok()?
        .trim_start_matches('\u{feff}');
    (named && text.trim_start().starts_with('{')).then_some(text)
}

impl Dialog {
    /// The source that it is about.
    pub fn source(self) -> Option<SourceIx> {
        match self {
            Dialog::Date(source) | Dialog::Words(source, _) => Some(source),
            _ => None,
        }
    }
}

//! Stories come and go: articles are taken in and read, a story is left, brought back or forgotten.

use std::sync::Arc;

use datelines_core::archive;
use datelines_core::curation::{self, Edit};
use datelines_core::reason::Told;
use datelines_core::source::{self, Source, SourceId};
use datelines_core::story::{SourceIx, Story};

use super::notice::{Notice, Trouble};
use super::state::Before;
use super::{Busy, Effect, InFile, Opened, Pane, State, intake};

impl State {
    /// Nothing is on the page, and what was can be brought back.
    pub(super) fn begin_anew(&mut self) -> Vec<Effect> {
        let stop = self.leave(Trouble::Cleared);
        self.see_all();
        self.show(Opened::default(), Vec::new());
        stop.into_iter()
            .chain([Effect::Keep, Effect::TellSelected])
            .collect()
    }

    /// A source leaves the story, which can be brought back as it was. What a person changed about it waits for it to come again.
    pub(super) fn remove(&mut self, source: SourceIx) -> Vec<Effect> {
        self.dialog = None;
        let leaves = self.story.report(source).source.clone();
        let (mut sources, edits) = self.gathered();
        sources.retain(|other| other.id != leaves.id);
        if sources.is_empty() {
            return self.begin_anew();
        }
        let stop = self.leave(Trouble::Removed(leaves.label().to_owned()));
        self.front = Pane::List;
        self.look_again();
        let read = self.analyse(sources, edits);
        stop.into_iter()
            .chain([read, Effect::TellSelected])
            .collect()
    }

    /// The story is called so; without a title, as before.
    pub(super) fn entitle(&mut self, title: &str) -> Vec<Effect> {
        self.dialog = None;
        if title.is_empty() || title == self.story.title {
            return vec![];
        }
        let mut story = Story::clone(&self.story);
        story.title = title.to_owned();
        self.show(Opened::new(story), self.edits.clone());
        vec![Effect::Keep]
    }

    /// Brings back the story that was left.
    pub(super) fn bring_back(&mut self) -> Vec<Effect> {
        let Some(before) = self.before.take() else {
            return vec![];
        };
        self.notices.retain(|notice| !notice.trouble.left_a_story());
        let stop = self.stop();
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

    /// Nothing is on the page, and nothing can be brought back.
    pub(super) fn forget(&mut self) -> Vec<Effect> {
        self.dialog = None;
        let stop = self.stop();
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

    /// A text without a name is called by its beginning.
    pub(super) fn pasted(&mut self, name: &str, text: String) -> Vec<Effect> {
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

    /// A job's answer; that of a job given up is nothing.
    pub(super) fn analysed(&mut self, job: u32, mut story: Story) -> Vec<Effect> {
        let Some(busy) = self.finish(job) else {
            return vec![];
        };
        // What joins a story does not rename it; what leaves it takes the name along that it gave.
        if !self.story.title.is_empty() && !self.named_by_one_gone(&story) {
            story.title.clone_from(&self.story.title);
        }
        let first = self.story.is_empty();
        let before = self.story.story();
        // Edits may have come while it was worked out.
        let story = curation::lay(story, &busy.edits);
        self.show(Opened::new(story), busy.edits);
        self.tell_what_follows(&before);
        if first {
            self.front = Pane::List;
            // That it has begun can be seen now. The menu still brings back the one before it.
            let begun = |notice: &Notice| notice.trouble == Trouble::Cleared;
            self.notices.retain(|notice| !begun(notice));
        }
        vec![Effect::Keep, Effect::TellSelected]
    }

    /// Whether the story has its title from what it told, and a source of it is not in this one.
    fn named_by_one_gone(&self, now: &Story) -> bool {
        let (title, sources) = (&self.story.title, &self.story.sources);
        let there = |id: &SourceId| now.sources.iter().any(|report| report.source.id == *id);
        let found = self.story.events.iter().any(|event| event.title == *title)
            || sources
                .iter()
                .any(|report| report.source.title.as_deref() == Some(title.as_str()));
        found && !sources.iter().all(|report| there(&report.source.id))
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
            }
            self.before = Some(Before {
                story: self.story.clone(),
                edits: self.edits.clone(),
                selected: self.selected,
            });
        }
        self.selected = None;
        self.reading = None;
        self.stop()
    }

    /// A story that comes in from the page itself or by its API takes the place of what is there.
    pub(super) fn replace(&mut self, story: Story, edits: Vec<Edit>) -> Vec<Effect> {
        let stop = self.stop();
        self.selected = None;
        self.reading = None;
        self.see_all();
        self.forget_past();
        self.show(Opened::new(story), edits);
        stop.into_iter().chain([Effect::TellSelected]).collect()
    }

    /// Files join the story as articles; a story file takes its place.
    pub(super) fn files(&mut self, files: Vec<InFile>) -> Vec<Effect> {
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
                        self.see_all();
                        self.show(Opened::new(story), its_edits);
                        (sources, edits) = self.gathered();
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

    /// What was imported elsewhere joins the story.
    pub(super) fn imported(&mut self, all: Vec<Result<Arc<Source>, Told>>) -> Vec<Effect> {
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

    /// Has these sources read.
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
    pub(super) fn finish(&mut self, job: u32) -> Option<Busy> {
        self.busy.take_if(|busy| busy.job == job)
    }

    /// Gives up the job that runs.
    pub(super) fn stop(&mut self) -> Option<Effect> {
        self.busy.take().map(|_| Effect::StopAnalysis)
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

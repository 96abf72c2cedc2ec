//! How the state changes. Pure: what is wanted from the world outside comes back as [`Effect`]s.

use super::notice::Trouble;
use super::{Action, Effect, Pane, Place, State};

impl State {
    /// Takes one action, and says what it wants done outside.
    #[must_use]
    pub fn reduce(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Show(story, edits) => return self.replace(*story, edits),
            Action::Files(files) => return self.files(files),
            Action::Imported(all) => return self.imported(all),
            Action::Pasted { name, text } => return self.pasted(&name, text),
            Action::Speak(language) => {
                self.language = language;
                return vec![Effect::KeepLanguage(language)];
            }
            Action::Progress(job, share) => {
                if let Some(busy) = self.busy.as_mut().filter(|busy| busy.job == job) {
                    busy.share = share.clamp(busy.share, 1.0);
                }
            }
            Action::Analysed(job, story) => return self.analysed(job, *story),
            Action::Failed(job) => {
                if self.finish(job).is_some() {
                    self.give_up_change();
                    self.notice(Trouble::Failed);
                }
            }
            Action::Cancel => {
                let stop = self.stop();
                if stop.is_some() {
                    self.give_up_change();
                    self.notice(Trouble::Cancelled);
                }
                return stop.into_iter().collect();
            }
            Action::NewStory => return self.begin_anew(),
            Action::Remove(source) => return self.remove(source),
            Action::Undo => return self.bring_back(),
            Action::Entitle(title) => return self.entitle(title.trim()),
            Action::Forget => return self.forget(),
            Action::SavePage => return vec![Effect::SavePage],
            Action::SaveStory => return vec![Effect::SaveStory],
            Action::Print => return vec![Effect::Print],
            Action::Edit(edit) => return self.edit(edit),
            Action::TakeBack(edit) => return self.take_back(&edit),
            Action::GoBack => return self.go_back(),
            Action::GoForth => return self.go_forth(),

            Action::Select(event) => return self.select(event),
            Action::SelectId(id) => {
                if let Some(event) = self.story.find(&id) {
                    return self.select(Some(event));
                }
            }
            Action::SelectWords(source, timex) => return self.select_words(source, timex),
            Action::Walk { forward } => return self.walk(forward),
            Action::Hover(event) => self.hovered = event,
            Action::Look(look) => self.look = look,
            Action::Read(source, span) => {
                // Words can be gone to out of a dialog.
                self.dialog = None;
                self.go(source, span);
                self.front = Pane::Source;
            }
            Action::ReadSelected => {
                if let Some(Place { source, span }) = self.reading {
                    self.go(source, span);
                    self.front = Pane::Source;
                }
            }
            Action::Step { forward } => return self.step(forward),
            Action::Front(pane) => self.front = pane,
            Action::Back => return self.back(),
            Action::Search(query) => {
                self.query = query;
                self.front = Pane::List;
                self.look_again();
            }
            Action::Filter(facet) => {
                self.filters.toggle(facet);
                self.look_again();
            }
            Action::ClearFilters => {
                self.filters.clear();
                self.look_again();
            }
            Action::ShowAll(all) => {
                self.filters.all = all;
                self.look_again();
            }
            Action::Filtering(open) => {
                self.filtering = open;
                if open {
                    self.front = Pane::List;
                }
            }
            Action::Jump(when) => {
                self.dialog = None;
                self.jump(when);
            }
            Action::Follow(asked) => return self.follow(&asked),
            Action::Export(export) => {
                self.dialog = None;
                return vec![Effect::Export(export)];
            }

            Action::Open(dialog) => self.dialog = Some(dialog),
            Action::Close => self.dialog = None,
            Action::Drag(over) => self.dragging = over,
            Action::Notice(trouble) => self.notice(trouble),
            Action::Dismiss(id) => self.notices.retain(|notice| notice.id != id),
        }
        Vec::new()
    }
}

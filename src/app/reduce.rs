//! How the state changes. Pure: what is wanted from the world outside comes back as [`Effect`]s.

use super::notice::Trouble;
use super::{Action, Effect, Pane, Place, State};

impl State {
    /// Takes one action, and says what it wants done outside.
    #[must_use]
    pub fn reduce(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Show(story, edits) => self.replace(*story, edits),
            Action::Files(files) => self.files(files),
            Action::Imported(all) => self.imported(all),
            Action::Pasted { name, text } => self.pasted(&name, text),
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
            Action::Analysed(job, story) => self.analysed(job, *story),
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
            Action::NewStory => self.begin_anew(),
            Action::Remove(source) => self.remove(source),
            Action::Undo => self.bring_back(),
            Action::Entitle(title) => self.entitle(title.trim()),
            Action::Forget => self.forget(),
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
            Action::Walk { forward } => self.walk(forward),
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
                vec![]
            }
        }
    }
}

//! What a person changes: one more edit, one less, and the way back and forth through them.
//!
//! An edit that is laid over the events shows at once. One that has to be known before (a date of writing, a kind of text, the
//! meaning of words) asks for the story to be worked out again. What came before each is kept as the log that it was.

use std::sync::Arc;

use datelines_core::curation::{self, Edit};
use datelines_core::order::InOrder;
use datelines_core::source::{Source, Span};
use datelines_core::story::{Mention, SourceIx, Story};

use super::change::Change;
use super::notice::Trouble;
use super::{Effect, Opened, State};

/// The logs that were, for going back and forth.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Past {
    back: Vec<Vec<Edit>>,
    forth: Vec<Vec<Edit>>,
}

impl State {
    /// How many changes there are, as long as there is one, or one to go forth to again.
    pub fn changes(&self) -> Option<usize> {
        let count = self.edits.len();
        (count > 0 || self.can_go_forth()).then_some(count)
    }

    /// Whether there is a change to go back from.
    pub fn can_go_back(&self) -> bool {
        !self.past.back.is_empty()
    }

    /// Whether there is a change to go forth to again.
    pub fn can_go_forth(&self) -> bool {
        !self.past.forth.is_empty()
    }

    pub(super) fn edit(&mut self, edit: Edit) -> Vec<Effect> {
        let change = Change::of(&edit, &self.story);
        let stays = self.selected.and_then(|ix| {
            let leaves = match &edit {
                Edit::Split { place } => place.find(&self.story),
                _ => None,
            };
            other_passage(&self.story.event(ix).mentions, leaves)
        });
        let new = match &edit {
            Edit::Add { place, .. } => place.find(&self.story),
            _ => None,
        };
        let (sources, edits) = self.gathered();
        let log = curation::apply(&edits, edit);
        let mut effects = self.set_log(sources, &edits, log, change);
        if let Some((source, span)) = new
            && let Some(event) = self.story.reporting(source, span)
        {
            effects.extend(self.select(Some(event)));
        } else if let Some((source, span)) = stays {
            self.selected = self.story.reporting(source, span);
            self.look_again();
        }
        effects
    }

    pub(super) fn take_back(&mut self, edit: &Edit) -> Vec<Effect> {
        let change = Change::of(edit, &self.story).taken_back();
        let (sources, edits) = self.gathered();
        let log = curation::take_back(&edits, edit);
        self.set_log(sources, &edits, log, change)
    }

    fn set_log(
        &mut self,
        sources: Vec<Arc<Source>>,
        edits: &[Edit],
        log: Vec<Edit>,
        change: Change,
    ) -> Vec<Effect> {
        self.close_about_one();
        if log == edits {
            return vec![];
        }
        self.past.back.push(edits.to_vec());
        self.past.forth.clear();
        self.tell(change);
        self.have(sources, log)
    }

    pub(super) fn go_back(&mut self) -> Vec<Effect> {
        let (sources, edits) = self.gathered();
        let Some(log) = self.past.back.pop() else {
            return vec![];
        };
        self.past.forth.push(edits);
        self.untell();
        self.have(sources, log)
    }

    pub(super) fn go_forth(&mut self) -> Vec<Effect> {
        let (sources, edits) = self.gathered();
        let Some(log) = self.past.forth.pop() else {
            return vec![];
        };
        self.past.back.push(edits);
        self.untell();
        self.have(sources, log)
    }

    /// The story as the log has it: at once where nothing has to be worked out again for it.
    fn have(&mut self, sources: Vec<Arc<Source>>, log: Vec<Edit>) -> Vec<Effect> {
        let same_sources = sources.len() == self.story.sources.len();
        let (before, laid) = divided(&log);
        let (known, shown) = divided(&self.edits);
        let mut effects = Vec::new();
        if same_sources && before == known {
            effects.extend(self.stop());
        } else {
            match &mut self.busy {
                // What runs already is laid over when it is done.
                Some(busy) if divided(&busy.edits).0 == before => busy.edits = log,
                _ => effects.push(self.analyse(sources, log)),
            }
        }
        // What can be seen at once is.
        if laid != shown {
            self.lay([known, laid].concat());
            effects.extend([Effect::Keep, Effect::TellSelected]);
        }
        effects
    }

    fn lay(&mut self, log: Vec<Edit>) {
        let laid = curation::lay(Story::clone(&self.story), &log);
        self.show(Opened::new(laid), log);
    }

    /// Tells of a change in the one notice that there is for changes. Who changes a story has done with the one before it.
    fn tell(&mut self, change: Change) {
        self.notices.retain(|notice| !notice.undo);
        self.before = None;
        self.notice(Trouble::Changed(change, None));
        if let Some(notice) = self.notices.last_mut() {
            notice.undo = true;
        }
    }

    fn untell(&mut self) {
        let told = |trouble: &Trouble| matches!(trouble, Trouble::Changed(..));
        self.notices.retain(|notice| !told(&notice.trouble));
    }

    /// Says in the notice of the last change what came of it.
    pub(super) fn tell_what_follows(&mut self, before: &Story) {
        let told = self
            .notices
            .iter_mut()
            .find_map(|notice| match &mut notice.trouble {
                Trouble::Changed(change, follows) if change.is_before() => Some(follows),
                _ => None,
            });
        let Some(follows) = told else {
            return;
        };
        let after = &self.story;
        let dates = |story: &Story| -> Vec<_> {
            let sources = story.sources.iter();
            sources
                .map(|r| (r.source.id.clone(), r.date.when))
                .collect()
        };
        let old = dates(before);
        let sources = dates(after).iter().filter(|now| !old.contains(now)).count();
        let mut were: Vec<_> = before.events.iter().collect();
        were.order_by(|a, b| a.id.cmp(&b.id));
        let moved = after.events.iter().filter(|event| {
            let was = were.binary_search_by(|was| was.id.cmp(&event.id));
            was.is_ok_and(|at| were[at].date != event.date)
        });
        *follows = Some((sources, moved.count()));
    }

    /// What was to be worked out anew is not: its change never was.
    pub(super) fn give_up_change(&mut self) {
        if self.past.back.pop_if(|log| *log == self.edits).is_some() {
            self.untell();
        }
        let removed = |trouble: &Trouble| matches!(trouble, Trouble::Removed(_));
        let all = self
            .before
            .as_ref()
            .map(|before| before.story.sources.len());
        // The source that was to leave is still there.
        if all == Some(self.story.sources.len()) {
            let told = self.notices.len();
            self.notices.retain(|notice| !removed(&notice.trouble));
            self.before.take_if(|_| self.notices.len() < told);
        }
    }

    /// Another story is on the page: there is nothing to go back to.
    pub(super) fn forget_past(&mut self) {
        self.past = Past::default();
        self.untell();
    }
}

/// The edits that are known before anything is worked out, and those that are laid over it.
fn divided(log: &[Edit]) -> (Vec<Edit>, Vec<Edit>) {
    log.iter().cloned().partition(Edit::is_before)
}

/// The passage of an event that is not this one: what the card stays with when a passage leaves it.
fn other_passage(
    mentions: &[Mention],
    leaves: Option<(SourceIx, Span)>,
) -> Option<(SourceIx, Span)> {
    let places = mentions.iter().map(|m| (m.source, m.span));
    { places }.find(|place| Some(*place) != leaves)
}

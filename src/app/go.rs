//! Ways through a story: from event to event, to its words, to a date, and back.

use datelines_core::calendar::{Extent, When};
use datelines_core::story::{EventIx, SourceIx};
use datelines_core::timeline::Days;

use super::{Effect, Pane, State};

impl State {
    /// Selects an event, or none, and reads where it is reported.
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
                    let span = Some(self.story.way_to(mention));
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

    /// Selects the event that these words date; once more, the next such event.
    pub(super) fn select_words(&mut self, source: SourceIx, timex: u32) -> Vec<Effect> {
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

    /// Goes to the event that comes next in the list, or before.
    pub(super) fn walk(&mut self, forward: bool) -> Vec<Effect> {
        let listed = &self.seen.listed;
        let next = self.selected.and_then(|here| {
            let at = match forward {
                true => listed.partition_point(|ix| *ix <= here),
                false => listed.partition_point(|ix| *ix < here).checked_sub(1)?,
            };
            listed.get(at).copied()
        });
        match next {
            Some(event) => self.select(Some(event)),
            None => vec![],
        }
    }

    /// Goes to the next dated passage of the open source, or the one before.
    pub(super) fn step(&mut self, forward: bool) -> Vec<Effect> {
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
    pub(super) fn jump(&mut self, when: When) {
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

    /// One step back: what is open closes, then what is chosen is left.
    pub(super) fn back(&mut self) -> Vec<Effect> {
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

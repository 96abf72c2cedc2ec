//! Laying edits over the events that were worked out, and lifting them off again.
//!
//! Where an event made by hand stands in the place of others, those are kept beside it ([`Story::replaced`]). So the same
//! function lays a first edit, one more or one less, and what it gives depends on what was worked out and the log alone.

use crate::order::{Gather, InOrder};
use std::collections::{BTreeMap, BTreeSet};

use super::{Edit, Given, Place};
use crate::calendar::When;
use crate::cluster;
use crate::source::Span;
use crate::story::{Citation, Event, Mention, SourceIx, Status, Step, Story};

/// The story with these edits over its events, in place of those that it had. Edits known before (see [`Edit::is_before`]) change
/// nothing here. Never fails: an edit whose place is in no event waits.
pub fn lay(mut story: Story, edits: &[Edit]) -> Story {
    let made = lift(&mut story);
    if edits.iter().all(Edit::is_before) {
        return story;
    }
    let added = added(&story, edits);
    let mut groups = Groups::of(&story, &added);
    for edit in edits {
        match edit {
            Edit::Join { one, other } => groups.join(one, other),
            Edit::Split { place } => groups.split(place),
            _ => {}
        }
    }
    // What an event is called, whether it happened and whether it is shown is asked of the events as they are in the end.
    for edit in edits {
        match edit {
            Edit::Rename { place, title } => groups.rename(place, title.trim()),
            Edit::Status { place, status } => groups.settle(place, *status),
            Edit::Hide { place } => groups.show(place, false),
            Edit::Add { place, title, .. } => {
                groups.rename(place, title.trim());
                groups.show(place, true);
            }
            _ => {}
        }
    }
    let (made, gone) = groups.events(&made);
    let mut number = 0;
    let (replaced, kept) = std::mem::take(&mut story.events)
        .into_iter()
        .partition(|_| {
            number += 1;
            gone.contains(&(number - 1))
        });
    (story.events, story.replaced) = (kept, replaced);
    story.events.extend(made);
    story.events.order_by(Event::in_time_order);
    story
}

/// The edits in the log that made this event what it is: an index into `edits` for each. Those known before are among them where
/// they settle the words that date it.
pub fn touching(story: &Story, edits: &[Edit], event: &Event) -> Vec<usize> {
    let holds = |event: &Event, (source, span)| {
        let at = |m: &Mention| m.source == source && m.span == span;
        event.mentions.iter().any(at)
    };
    let parts = |place| {
        let from = |part: &&Event| {
            let shared = |m: &Mention| holds(part, (m.source, m.span));
            event.mentions.iter().any(shared)
        };
        story
            .replaced
            .iter()
            .filter(from)
            .any(|part| holds(part, place))
    };
    let dated_by = |(source, span)| {
        event.mentions.iter().any(|m| {
            let timex = story.report(m.source).timex_of(m);
            m.source == source && timex.is_some_and(|timex| timex.span == span)
        })
    };
    let touches = |edit: &Edit| {
        let places = edit.places();
        let mut places = places.iter().filter_map(|place| place.find(story));
        match edit {
            Edit::SourceDate { .. }
            | Edit::SourceName { .. }
            | Edit::Kind { .. }
            | Edit::Hide { .. } => false,
            Edit::Time { .. } | Edit::NoDate { .. } => places.any(dated_by),
            Edit::Rename { .. } | Edit::Status { .. } => {
                event.by_hand && places.any(|place| holds(event, place))
            }
            // What was added was no part of anything before.
            Edit::Join { .. } | Edit::Split { .. } | Edit::Add { .. } => {
                event.by_hand && places.any(|place| parts(place) || holds(event, place))
            }
        }
    };
    (0..edits.len()).filter(|&ix| touches(&edits[ix])).collect()
}

/// Puts back what was worked out, and returns what stood in its place.
fn lift(story: &mut Story) -> Made {
    if story.replaced.is_empty() && !story.events.iter().any(|event| event.by_hand) {
        return Made::new();
    }
    let events = std::mem::take(&mut story.events).into_iter();
    let (made, mut events): (Vec<Event>, Vec<Event>) = events.partition(|event| event.by_hand);
    events.append(&mut story.replaced);
    events.order_by(Event::in_time_order);
    story.events = events;
    let places = |event: &Event| event.mentions.iter().map(|m| (m.source, m.span)).collect();
    made.into_iter()
        .map(|event| (places(&event), event))
        .gathered()
}

/// The events that a person added; of each place the last word. An edit whose source is not here waits.
fn added(story: &Story, edits: &[Edit]) -> Vec<Event> {
    let mut all: Vec<Event> = Vec::new();
    for edit in edits {
        if let Edit::Add {
            place,
            title,
            status,
            date,
        } = edit
            && let Some((source, span)) = place.find(story)
        {
            let mention = mention(story, source, span, *status, date.as_ref());
            let source = &story.report(source).source;
            let title = match title.trim() {
                "" => cluster::words(source, span),
                title => title.to_owned(),
            };
            let event = Event {
                id: cluster::id(source, span),
                title,
                status: *status,
                importance: cluster::MAIN,
                disagreement: false,
                date: mention.date,
                mentions: vec![mention],
                because: Vec::new(),
                by_hand: true,
            };
            all.retain(|earlier| earlier.id != event.id);
            all.push(event);
        }
    }
    all
}

/// An added event's passage: dated by a time expression of its source as that is understood, or as a person says.
fn mention(
    story: &Story,
    source: SourceIx,
    span: Span,
    status: Status,
    date: Option<&Given>,
) -> Mention {
    let text = "Added by hand.".to_owned();
    let mut because = vec![Step::new("by-hand-added", &[], text, None)];
    let (mut when, mut timex) = (None, None);
    match date {
        None => {}
        Some(Given::Words(words)) => {
            let timexes = &story.report(source).timexes;
            let here = words.find(story).filter(|(of, _)| *of == source);
            let at = here.and_then(|(_, span)| timexes.iter().position(|t| t.span == span));
            if let Some((ix, found)) = at.map(|ix| (ix, &timexes[ix]))
                && found.when.is_some()
            {
                (when, timex) = (found.when, Some(ix as u32));
                because.extend(found.because.iter().cloned());
            }
        }
        Some(Given::Edtf(edtf)) => {
            when = When::from_edtf(edtf);
            because.extend(when.map(by_hand_date));
        }
    }
    Mention {
        source,
        span,
        date: when,
        timex,
        status,
        because,
    }
}

/// The step that says that a date is a person's word.
pub(crate) fn by_hand_date(when: When) -> Step {
    let text = format!("Set by hand: {}.", crate::calendar::say(when));
    Step::new("by-hand-date", &[("date", &when.to_edtf())], text, None)
}

/// Events made earlier, by their passages: to make one again means to read its sources again.
type Made = BTreeMap<Vec<(SourceIx, Span)>, Event>;

/// The codes of the steps that say that an event has its name, or its status, by hand.
const NAMED: &str = "by-hand-named";
const SETTLED: &str = "by-hand-status";

/// A mention: which of the events, those of the story and behind them those added, and which of its mentions.
type Member = (usize, usize);

/// The events that edits have touched so far, as sets of mentions.
struct Groups<'s> {
    story: &'s Story,
    events: Vec<&'s Event>,
    /// The story's events of which an added one has taken a passage.
    parted: BTreeSet<usize>,
    /// Where each mention stands.
    places: BTreeMap<(SourceIx, Span), Member>,
    groups: Vec<Group<'s>>,
    of: BTreeMap<Member, usize>,
}

#[derive(Default)]
struct Group<'s> {
    members: BTreeSet<Member>,
    title: Option<&'s str>,
    status: Option<Status>,
    hidden: bool,
}

impl<'s> Groups<'s> {
    fn of(story: &'s Story, added: &'s [Event]) -> Groups<'s> {
        let events: Vec<&Event> = story.events.iter().chain(added).collect();
        let found = story.events.iter().enumerate();
        let places = found.flat_map(|(e, event)| {
            let mentions = event.mentions.iter().enumerate();
            mentions.map(move |(m, mention)| ((mention.source, mention.span), (e, m)))
        });
        let mut groups = Groups {
            story,
            events,
            parted: BTreeSet::new(),
            places: places.gathered(),
            groups: Vec::new(),
            of: BTreeMap::new(),
        };
        for (event, number) in added.iter().zip(story.events.len()..) {
            groups.add(event, number);
        }
        groups
    }

    /// An event that a person added stands by itself. Where its very words were found to report another, it takes them from there.
    fn add(&mut self, event: &Event, number: usize) {
        let place = (event.mentions[0].source, event.mentions[0].span);
        if let Some((member, group)) = self.at_words(place) {
            self.groups[group].members.remove(&member);
            self.parted.insert(member.0);
        }
        self.places.insert(place, (number, 0));
    }

    /// The mention at a place and its group, which is its whole event until edits part it.
    fn at(&mut self, place: &Place) -> Option<(Member, usize)> {
        self.at_words(place.find(self.story)?)
    }

    fn at_words(&mut self, words: (SourceIx, Span)) -> Option<(Member, usize)> {
        let member = *self.places.get(&words)?;
        if let Some(group) = self.of.get(&member) {
            return Some((member, *group));
        }
        let group = self.groups.len();
        let (event, _) = member;
        let mentions = 0..self.events[event].mentions.len();
        let members: BTreeSet<Member> = mentions.map(|m| (event, m)).gathered();
        self.of
            .extend(members.iter().map(|member| (*member, group)));
        self.groups.push(Group {
            members,
            ..Group::default()
        });
        Some((member, group))
    }

    fn join(&mut self, one: &Place, other: &Place) {
        let (Some((_, into)), Some((_, from))) = (self.at(one), self.at(other)) else {
            return;
        };
        if into != from {
            let members = std::mem::take(&mut self.groups[from].members);
            self.of.extend(members.iter().map(|member| (*member, into)));
            self.groups[into].members.extend(members);
        }
    }

    fn split(&mut self, place: &Place) {
        let Some((member, from)) = self.at(place) else {
            return;
        };
        if self.groups[from].members.len() > 1 {
            self.groups[from].members.remove(&member);
            self.of.insert(member, self.groups.len());
            self.groups.push(Group {
                members: [member].into(),
                ..Group::default()
            });
        }
    }

    fn rename(&mut self, place: &Place, title: &'s str) {
        if let Some((_, group)) = self.at(place) {
            self.groups[group].title = Some(title).filter(|title| !title.is_empty());
        }
    }

    fn settle(&mut self, place: &Place, status: Status) {
        if let Some((_, group)) = self.at(place) {
            self.groups[group].status = Some(status);
        }
    }

    fn show(&mut self, place: &Place, shown: bool) {
        if let Some((_, group)) = self.at(place) {
            self.groups[group].hidden = !shown;
        }
    }

    /// The events made by hand, and the numbers of those whose place they take.
    fn events(&self, earlier: &Made) -> (Vec<Event>, BTreeSet<usize>) {
        let (mut made, mut gone) = (Vec::new(), self.parted.clone());
        let found = self.story.events.len();
        for group in self.groups.iter().filter(|group| !group.members.is_empty()) {
            let parts: BTreeSet<usize> = group.members.iter().map(|(event, _)| *event).gathered();
            let whole = self.is_whole(group, &parts);
            let asked = group.title.is_some() || group.status.is_some() || group.hidden;
            // What was added stands by the log alone.
            if whole && !asked && parts.iter().all(|part| *part < found) {
                continue;
            }
            if !group.hidden {
                made.extend(self.make(group, &parts, whole, earlier));
            }
            gone.extend(parts);
        }
        (made, gone)
    }

    /// Whether a group is one event as it was worked out.
    fn is_whole(&self, group: &Group<'_>, parts: &BTreeSet<usize>) -> bool {
        let all = |event: &usize| self.events[*event].mentions.len();
        parts.len() == 1 && parts.iter().map(all).sum::<usize>() == group.members.len()
    }

    fn make(
        &self,
        group: &Group<'_>,
        parts: &BTreeSet<usize>,
        whole: bool,
        earlier: &Made,
    ) -> Option<Event> {
        let first = *parts.first()?;
        let members = group.members.iter();
        let mentions = members.map(|&(event, m)| &self.events[event].mentions[m]);
        let mut places: Vec<_> = mentions.clone().map(|m| (m.source, m.span)).collect();
        places.order();
        // What was found is lost where a person's word took its place.
        let settled = |step: &Step| [NAMED, SETTLED].contains(&&*step.code);
        let found = |event: &&Event| {
            !event.because.iter().any(settled)
                && mentions.clone().all(|m| event.mentions.contains(m))
        };
        let mut event = if whole {
            self.events[first].clone()
        } else if let Some(event) = earlier.get(&places).filter(found) {
            event.clone()
        } else {
            let mentions = mentions.clone().cloned().collect();
            let mut event = cluster::of_mentions(&self.story.sources, mentions)?;
            // What a person added is worth showing.
            if parts.last() >= Some(&self.story.events.len()) {
                event.importance = event.importance.max(cluster::MAIN);
            }
            let steps = self.by_hand(group, parts);
            if parts.len() > 1 {
                // The reader's own words for why they are one would claim what it did not find.
                event
                    .because
                    .retain(|step| !cluster::JOINING.contains(&&*step.code));
            }
            event.because.splice(0..0, steps);
            event
        };
        event.by_hand = true;
        if let Some(title) = group.title {
            event.title = title.to_owned();
            if !whole {
                let text = "Named by hand.".to_owned();
                event.because.push(Step::new(NAMED, &[], text, None));
            }
        }
        if let Some(status) = group.status {
            event.status = status;
            if !whole {
                let text = "Whether it happened was set by hand.".to_owned();
                event.because.push(Step::new(SETTLED, &[], text, None));
            }
        }
        Some(event)
    }

    /// Why these mentions: joined from several events, or told apart from others of theirs.
    fn by_hand(&self, group: &Group<'_>, parts: &BTreeSet<usize>) -> Vec<Step> {
        let events = &self.events;
        let cite = |(event, m): Member| {
            let mention: &Mention = &events[event].mentions[m];
            Citation {
                source: mention.source,
                span: mention.span,
            }
        };
        let mut steps = Vec::new();
        for part in parts.iter().skip(1) {
            let joined = group.members.range((*part, 0)..).next();
            let text = "Joined by hand.".to_owned();
            steps.push(Step::new(
                "by-hand-joined",
                &[],
                text,
                joined.copied().map(cite),
            ));
        }
        for part in parts {
            let all = (0..events[*part].mentions.len()).map(|m| (*part, m));
            let other = { all }.find(|member| !group.members.contains(member));
            if let Some(other) = other {
                let text = "Told apart from another event by hand.".to_owned();
                steps.push(Step::new("by-hand-apart", &[], text, Some(cite(other))));
            }
        }
        steps
    }
}

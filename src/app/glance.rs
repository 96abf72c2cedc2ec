//! A story at a glance: where its sources disagree, and what else weighs most.

use datelines_core::order::InOrder;
use datelines_core::story::{Event, EventIx};

use super::Opened;

/// Each part names at most so many events.
const MOST: usize = 5;

/// The events that a glance at a story should fall on, in time.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Glance {
    /// The weightiest of those whose date the sources disagree on.
    pub disputed: Vec<EventIx>,
    /// The weightiest of the others.
    pub main: Vec<EventIx>,
}

/// Looks over a story.
pub fn glance(story: &Opened) -> Glance {
    let named = |disputed: bool| {
        let mut named = weightiest(&story.events, MOST, |event| event.disagreement == disputed);
        named.order();
        named
    };
    Glance {
        disputed: named(true),
        main: named(false),
    }
}

/// The most important of some events, at most so many, the weightiest first; of equals the earlier. One pass, without sorting what
/// is not named.
pub fn weightiest(events: &[Event], most: usize, which: impl Fn(&Event) -> bool) -> Vec<EventIx> {
    let mut best: Vec<EventIx> = Vec::with_capacity(most + 1);
    let weight = |ix: EventIx| events[ix.0 as usize].importance;
    for (event, ix) in events.iter().zip(0..).filter(|(event, _)| which(event)) {
        let place = best.partition_point(|other| weight(*other) >= event.importance);
        if place < most {
            best.insert(place, EventIx(ix));
            best.truncate(most);
        }
    }
    best
}

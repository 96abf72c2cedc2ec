//! A story at a glance: where its sources disagree, and what else weighs most.

use datelines_core::order::InOrder;
use datelines_core::story::EventIx;

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

/// Looks over a story. One pass, without sorting what is not named.
pub fn glance(story: &Opened) -> Glance {
    let weightiest = |disputed: bool| {
        let mut best: Vec<EventIx> = Vec::with_capacity(MOST + 1);
        let weight = |ix: EventIx| story.event(ix).importance;
        for (event, ix) in story
            .events
            .iter()
            .zip(0..)
            .filter(|(event, _)| event.disagreement == disputed)
        {
            let place = best.partition_point(|other| weight(*other) >= event.importance);
            if place < MOST {
                best.insert(place, EventIx(ix));
                best.truncate(MOST);
            }
        }
        best.order();
        best
    };
    Glance {
        disputed: weightiest(true),
        main: weightiest(false),
    }
}

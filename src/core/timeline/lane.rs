//! Lanes: labelled bands, one below the other, each with the events of one source, person or place.
//!
//! An event that several sources report stands in the lane of each of them, at the date which that source gives; one that names
//! several people or places stands with each. Whoever draws it ties them together.

use super::Timeline;
use crate::event::names::{self, Kind};
use crate::order::InOrder;
use crate::story::{EventIx, SourceIx, Story};

/// What the lanes are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Lanes {
    /// There are none: all events stand together.
    #[default]
    None,
    /// One for each source.
    Source,
    /// One for each person who is named often.
    Person,
    /// One for each place that is named often.
    Place,
}

/// One lane.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lane {
    /// What it is called; empty for the lane of all events that belong to no other.
    pub name: String,
    /// The source that it is the lane of.
    pub source: Option<SourceIx>,
    /// Its events, in the order of the story.
    pub events: Vec<EventIx>,
}

/// There are at most this many lanes of people or places, and of sources; the rest share one lane.
pub const MOST: usize = 8;

/// The lanes of these events; none for [`Lanes::None`]. Every event stands in at least one, in the last if in no other.
pub fn lanes(story: &Story, shown: &[EventIx], by: Lanes) -> Vec<Lane> {
    let lane = |name: &str, source| Lane {
        name: name.to_owned(),
        source,
        events: Vec::new(),
    };
    let (mut lanes, of): (Vec<Lane>, Vec<Vec<u32>>) = match by {
        Lanes::None => return Vec::new(),
        Lanes::Source => {
            let sources = story.sources.iter().zip(0..).take(MOST);
            let lanes = sources.map(|(report, ix)| lane(report.source.label(), Some(SourceIx(ix))));
            let of = shown.iter().map(|&ix| {
                let mut of: Vec<u32> = story
                    .event(ix)
                    .mentions
                    .iter()
                    .map(|m| m.source.0)
                    .collect();
                of.order();
                of.dedup();
                of.retain(|&source| (source as usize) < MOST);
                of
            });
            (lanes.collect(), of.collect())
        }
        Lanes::Person | Lanes::Place => {
            let kind = if by == Lanes::Person {
                Kind::Person
            } else {
                Kind::Place
            };
            let (names, of) = names::often(story, shown, kind, MOST);
            (names.iter().map(|name| lane(name, None)).collect(), of)
        }
    };
    let mut others = lane("", None);
    for (&ix, of) in shown.iter().zip(of) {
        if of.is_empty() {
            others.events.push(ix);
        }
        for at in of {
            lanes[at as usize].events.push(ix);
        }
    }
    lanes.retain(|lane| !lane.events.is_empty());
    if !others.events.is_empty() {
        lanes.push(others);
    }
    lanes
}

impl Timeline {
    /// The index of one lane's events, on the same axis as the whole.
    pub fn lane(&self, story: &Story, lane: &Lane) -> Timeline {
        Timeline::on(story, &lane.events, lane.source, self)
    }
}

//! The day for which most speaks, if enough does and for no other nearly as much.

use std::collections::{BTreeMap, BTreeSet};

use super::weigh::{Voice, Votes};
use crate::dating::State;
use crate::dating::cue::Days;
use crate::dating::domain::Domain;
use crate::order::Gather;
use crate::story::Step;

/// How much the best day needs, and for how many days told of besides itself: two "yesterday"s say one thing.
const LEAST: f32 = 1.2;
const WORDS: usize = 2;
/// An agreement counts for one of them from this weight on.
const HEARD: f32 = 0.3;
/// Which part of all that could agree on one day or another it needs.
const MOST_OF: f32 = 0.7;
/// More days than this are no answer: by weekdays alone one week is like the next.
const FEW: i32 = 3;
/// Days that have this part of the best one's weight are as good.
const TIED: f32 = 0.75;

/// The day, or the few, for which enough speaks and for no other nearly as much; and what speaks for it.
pub(super) fn decide(state: &State, mut votes: Votes) -> Option<(Days, Vec<Voice>)> {
    let (&first, &last) = (votes.keys().next()?, votes.keys().next_back()?);
    let domain = alone(state, (first, last));
    votes.retain(|day, _| domain.holds(*day));
    let most = votes.values().map(|v| weight(v)).max_by(f32::total_cmp)?;
    let mut tied = votes
        .iter()
        .filter(|(_, voices)| weight(voices) >= TIED * most)
        .map(|(day, _)| *day);
    let first = tied.next()?;
    let days = (first, tied.next_back().unwrap_or(first));
    let (&day, best) = votes.iter().find(|(_, voices)| weight(voices) == most)?;
    let words = best
        .iter()
        .filter(|v| v.weight >= HEARD && v.falls != (day, day))
        .map(|v| v.falls)
        .gathered::<BTreeSet<_>>()
        .len();
    let enough = most >= LEAST && most >= MOST_OF * could(&votes) && words >= WORDS;
    (enough && days.1 - days.0 < FEW).then(|| (days, best.clone()))
}

fn weight(voices: &[Voice]) -> f32 {
    voices.iter().map(|v| v.weight).sum()
}

/// What the source says of itself leaves of these days.
fn alone(state: &State, (first, last): Days) -> Domain {
    let mut domain = state.domain.clone();
    let none = Step::new("no-clue", &[], String::new(), None);
    domain.narrow(Some(first), Some(last), &none);
    for clue in state.clues.iter().filter(|clue| !clue.against) {
        clue.apply(&mut domain);
    }
    domain
}

/// What all time expressions together could say at most: on the right day most of them agree.
fn could(votes: &Votes) -> f32 {
    let mut could: BTreeMap<usize, f32> = BTreeMap::new();
    for voices in votes.values() {
        let mut said: BTreeMap<usize, f32> = BTreeMap::new();
        for voice in voices {
            *said.entry(voice.t).or_default() += voice.weight;
        }
        for (t, weight) in said {
            let most = could.entry(t).or_default();
            *most = most.max(weight);
        }
    }
    could.values().sum()
}

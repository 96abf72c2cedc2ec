//! What refuses most pairs of mentions, in so little memory that a look at each is cheap: of the pairs that share a term one in
//! thirty is an event, and only those that pass here are read.
//!
//! Deliberately absent: what speaks for a pair. Nothing is refused here that could be one event; `evidence` says what is.

use super::Told;
use super::cards::Card;
use super::dispute;
use crate::calendar::Instant;
use crate::event::{Deeds, Draft};
use crate::story::Status;

/// A mention in short.
pub(super) struct Brief {
    deeds: Deeds,
    /// The minutes in which it can have been, half-open; of what has no date [`NEVER`].
    minutes: (i64, i64),
    /// Of each of its terms a bit, which others can have, too.
    terms: u64,
    head: Option<u32>,
    source: u32,
    sentence: u32,
    status: Status,
    headline: bool,
    saying: bool,
    weak: bool,
    /// Words give its date.
    worded: bool,
}

/// Meets nothing.
const NEVER: (i64, i64) = (i64::MAX, i64::MIN);

/// How the dates and sources of two mentions have them compared.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Compared {
    /// In one source, both dated.
    Within,
    /// In one source, one of them undated.
    WithinUndated,
    /// In two sources, both dated, of dates that agree.
    Across,
    /// In two sources, one of them undated.
    AcrossUndated,
    /// In two sources, of dates that cannot both hold.
    Disputed,
}

impl Brief {
    pub fn of(card: &Card, draft: &Draft, told: &Told) -> Brief {
        Brief {
            deeds: card.deeds,
            minutes: told.can_be().unwrap_or(NEVER),
            terms: card.core.iter().fold(0, |terms, term| terms | bit(*term)),
            head: card.head,
            source: card.source,
            sentence: draft.sentence,
            status: told.status,
            headline: draft.headline,
            saying: card.saying,
            weak: told.weak,
            worded: told.timex.is_some(),
        }
    }

    /// Whether it is a headline over a later mention, with which it may be one whenever either was.
    pub fn over(&self, later: &Brief) -> bool {
        self.source == later.source && self.headline && !later.headline
    }

    /// How this mention and another are compared; `None` if they cannot be one event.
    pub fn compared(&self, other: &Brief) -> Option<Compared> {
        let weak = self.weak || other.weak;
        let alike = self.status == other.status;
        let worded = self.worded && other.worded;
        let meet = || meet(self.minutes, other.minutes);
        let (compared, can) = match (self.source == other.source, weak) {
            // Two clauses of one sentence seldom tell one thing twice.
            (true, _) if self.sentence == other.sentence => return None,
            (true, true) => (Compared::WithinUndated, alike && self.weak != other.weak),
            (true, false) => (Compared::Within, meet()),
            (false, true) => (Compared::AcrossUndated, alike && self.deed_in(other)),
            // Without words for both dates, words of theirs must agree.
            (false, false) if meet() => (Compared::Across, worded || self.terms & other.terms != 0),
            (false, false) => {
                let say = self.saying || other.saying;
                (
                    Compared::Disputed,
                    worded && alike && !say && self.near(other),
                )
            }
        };
        can.then_some(compared)
    }

    /// Whether what is done in one can be named in the other.
    fn deed_in(&self, other: &Brief) -> bool {
        let named = |x: &Brief, y: &Brief| x.head.is_some_and(|head| y.terms & bit(head) != 0);
        let same = self.head.is_some() && self.head == other.head;
        let deed = same || named(self, other) || named(other, self);
        !self.saying && !other.saying && (deed || self.deeds.meet(other.deeds))
    }

    /// Whether they are no further apart than a dispute can have them.
    fn near(&self, other: &Brief) -> bool {
        let (a, b) = (self.minutes, other.minutes);
        let apart = a.0.max(b.0).saturating_sub(a.1.min(b.1));
        apart < i64::from(dispute::DAYS + 1) * Instant::PER_DAY
    }
}

/// The bit of a term.
fn bit(term: u32) -> u64 {
    1 << (term.wrapping_mul(0x9E37_79B1) >> 26)
}

/// Whether two stretches have a minute in common.
pub(super) fn meet(a: (i64, i64), b: (i64, i64)) -> bool {
    a.0.max(b.0) < a.1.min(b.1)
}

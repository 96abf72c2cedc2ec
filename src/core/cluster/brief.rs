//! What refuses most pairs of mentions, in so little memory that a look at each is cheap: of the pairs that share a term one in
//! thirty is an event, and only those that pass here are read.
//!
//! Deliberately absent: what speaks for a pair. Nothing is refused here that could be one event; `evidence` says what is.

use super::cards::Cards;
use super::dispute;
use super::evidence::Side;
use crate::calendar::Instant;
use crate::event::{Deeds, Family};
use crate::story::Status;

/// A mention in short: 64 bytes, a line of what is near in memory, and never parts of two.
#[repr(align(64))]
pub(super) struct Brief {
    deeds: Deeds,
    /// The minutes in which it can have been, half-open; of what has no date [`NEVER`].
    minutes: (i64, i64),
    /// Of each of its terms a bit, which others can have, too; those of names in the lower half.
    terms: u64,
    /// Its head, or [`NONE`].
    head: u32,
    pub mention: u32,
    source: u32,
    sentence: u32,
    status: Status,
    family: Option<Family>,
    /// The place of its head's bit.
    head_bit: u8,
    headline: bool,
    saying: bool,
    weak: bool,
    /// Words give its date.
    worded: bool,
}

/// No term.
const NONE: u32 = u32::MAX;

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
    pub fn of(cards: &Cards, mention: u32, side: &Side) -> Brief {
        let Side { card, draft, told } = side;
        let bit = |term: u32| bit(term, cards.names[term as usize]);
        let bits = card.core.iter().map(|&term| 1 << bit(term));
        Brief {
            deeds: card.deeds,
            minutes: told.can_be().unwrap_or(NEVER),
            terms: bits.fold(0, |terms, bit| terms | bit),
            head: card.head.unwrap_or(NONE),
            mention,
            source: card.source,
            sentence: draft.sentence,
            status: told.status,
            family: card.family,
            head_bit: card.head.map_or(0, bit),
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
            (true, false) => (Compared::Within, !self.speeches(other) && meet()),
            (false, true) => (Compared::AcrossUndated, alike && self.deed_in(other)),
            // Without words for both dates, words of theirs must agree.
            (false, false) if meet() => {
                let agree = worded || self.terms & other.terms != 0;
                (Compared::Across, agree && !self.speeches(other))
            }
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
        let named = |x: &Brief, y: &Brief| x.head != NONE && y.terms & 1 << x.head_bit != 0;
        let same = self.head != NONE && self.head == other.head;
        let deed = same || named(self, other) || named(other, self);
        !self.saying && !other.saying && (deed || self.deeds.meet(other.deeds))
    }

    /// Whether one says something and nothing of it is known to be the same (`evidence` looks at the words themselves).
    fn speeches(&self, other: &Brief) -> bool {
        (self.saying || other.saying)
            && (self.family.is_none() || self.family != other.family)
            && self.terms & other.terms & WORDS == 0
            && !self.deeds.meet(other.deeds)
    }

    /// Whether they are no further apart than a dispute can have them.
    fn near(&self, other: &Brief) -> bool {
        let (a, b) = (self.minutes, other.minutes);
        let apart = a.0.max(b.0).saturating_sub(a.1.min(b.1));
        apart < i64::from(dispute::DAYS + 1) * Instant::PER_DAY
    }
}

/// The place of a term's bit.
fn bit(term: u32, name: bool) -> u8 {
    let place = (term.wrapping_mul(0x9E37_79B1) >> 27) as u8;
    if name { place } else { place + 32 }
}

/// The bits of what is no name.
const WORDS: u64 = !0 << 32;

/// Whether two stretches have a minute in common.
pub(super) fn meet(a: (i64, i64), b: (i64, i64)) -> bool {
    a.0.max(b.0) < a.1.min(b.1)
}

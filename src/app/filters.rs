//! Filters: by source, by kind and by how sure the date is; and whether the lesser events are left out.

use datelines_core::story::{Event, EventIx, SourceIx, Status};

use super::Opened;

/// What a person wants to see. By default the main events, whoever reports them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filters {
    /// Every event and not the main ones only.
    pub all: bool,
    /// What is asked for, in order and each once. Of several of one sort one has to hold; none of a sort lets everything pass.
    chosen: Vec<Facet>,
}

/// Something that an event can have and a person can ask for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Facet {
    /// This source reports it.
    Source(SourceIx),
    /// It is told in this way.
    Kind(Kind),
    /// Its date is so sure.
    Certainty(Certainty),
}

/// Whether an event took place, in the order in which it is asked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// Told as having happened.
    Happened,
    /// Still to come when it was reported.
    Planned,
    /// Said not to have happened.
    Denied,
    /// Only supposed.
    Supposed,
}

/// How an event's date is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Certainty {
    /// A source gives the whole date.
    Stated,
    /// Part of it was worked out.
    WorkedOut,
    /// Sources give dates that cannot all hold.
    Disputed,
    /// There is none.
    Open,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 4] = [Kind::Happened, Kind::Planned, Kind::Denied, Kind::Supposed];

    /// The kind of an event with this status.
    pub fn of(status: Status) -> Kind {
        match status {
            Status::Happened => Kind::Happened,
            Status::Planned => Kind::Planned,
            Status::Denied => Kind::Denied,
            Status::Hypothetical => Kind::Supposed,
        }
    }
}

impl Certainty {
    /// All of them.
    pub const ALL: [Certainty; 4] = [
        Certainty::Stated,
        Certainty::WorkedOut,
        Certainty::Disputed,
        Certainty::Open,
    ];

    /// How the date of this event is known.
    pub fn of(story: &Opened, event: &Event) -> Certainty {
        let Some(date) = event.date else {
            return Certainty::Open;
        };
        let stated = |&(source, timex): &(SourceIx, u32)| {
            let timexes = &story.report(source).timexes;
            timexes
                .get(timex as usize)
                .is_some_and(|timex| timex.stated)
        };
        let mut agreeing = event
            .mentions
            .iter()
            .filter(|mention| mention.date == Some(date))
            .filter_map(|mention| Some((mention.source, mention.timex?)));
        if event.disagreement {
            Certainty::Disputed
        } else if agreeing.any(|words| stated(&words)) {
            Certainty::Stated
        } else {
            Certainty::WorkedOut
        }
    }
}

impl Facet {
    /// Whether both are of one sort.
    fn alike(self, other: Facet) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }

    /// Whether an event has it.
    fn holds(self, story: &Opened, event: &Event) -> bool {
        match self {
            Facet::Source(source) => event.mentions.iter().any(|m| m.source == source),
            Facet::Kind(kind) => kind == Kind::of(event.status),
            Facet::Certainty(certainty) => certainty == Certainty::of(story, event),
        }
    }
}

impl Filters {
    /// What is asked for, in order.
    pub fn chosen(&self) -> &[Facet] {
        &self.chosen
    }

    /// Whether this is asked for.
    pub fn has(&self, facet: Facet) -> bool {
        self.chosen.binary_search(&facet).is_ok()
    }

    /// Asks for it, or no longer.
    pub fn toggle(&mut self, facet: Facet) {
        match self.chosen.binary_search(&facet) {
            Ok(at) => drop(self.chosen.remove(at)),
            Err(at) => self.chosen.insert(at, facet),
        }
    }

    /// Asks for nothing in particular; whether the lesser events are seen stays as it is.
    pub fn clear(&mut self) {
        self.chosen.clear();
    }

    /// The same for another telling of the story, in which sources have other places or none.
    pub(super) fn moved(self, to: impl Fn(SourceIx) -> Option<SourceIx>) -> Filters {
        let mut moved = Filters {
            all: self.all,
            ..Filters::default()
        };
        for facet in self.chosen {
            match facet {
                Facet::Source(source) => to(source)
                    .into_iter()
                    .for_each(|s| moved.toggle(Facet::Source(s))),
                facet => moved.toggle(facet),
            }
        }
        moved
    }

    /// Whether an event passes.
    pub(super) fn pass(&self, story: &Opened, event: &Event) -> bool {
        self.chosen
            .chunk_by(|a, b| a.alike(*b))
            .all(|sort| sort.iter().any(|facet| facet.holds(story, event)))
    }

    /// For each source, kind and certainty that an event has: how many events would be seen with it, as all else is asked for.
    pub fn offers(&self, story: &Opened) -> Vec<(Facet, usize)> {
        let sources = (0..story.sources.len() as u32).map(|source| Facet::Source(SourceIx(source)));
        let kinds = Kind::ALL.map(Facet::Kind);
        let certainties = Certainty::ALL.map(Facet::Certainty);
        let mut offers: Vec<(Facet, usize)> = sources
            .chain(kinds)
            .chain(certainties)
            .map(|facet| (facet, 0))
            .collect();
        let first = story.sources.len();
        let others = |facet: Facet| Filters {
            all: true,
            chosen: self
                .chosen
                .iter()
                .copied()
                .filter(|chosen| !chosen.alike(facet))
                .collect(),
        };
        let [by_source, by_kind, by_certainty] = [
            others(Facet::Source(SourceIx(0))),
            others(kinds[0]),
            others(certainties[0]),
        ];
        for (ix, event) in story.events.iter().enumerate() {
            let ix = EventIx(ix as u32);
            if !self.all && !story.is_main(ix) {
                continue;
            }
            if by_source.pass(story, event) {
                for source in story.sources_of(ix) {
                    offers[source.0 as usize].1 += 1;
                }
            }
            if by_kind.pass(story, event) {
                offers[first + Kind::of(event.status) as usize].1 += 1;
            }
            if by_certainty.pass(story, event) {
                let certainty = Certainty::of(story, event);
                offers[first + Kind::ALL.len() + certainty as usize].1 += 1;
            }
        }
        offers.retain(|(facet, count)| *count > 0 || self.has(*facet));
        offers
    }
}

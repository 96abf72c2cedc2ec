//! The state as an address says it, so that a copied link opens the same view.

use datelines_core::calendar::{Day, Granularity, Instant, Interval, When};
use datelines_core::source::SourceId;
use datelines_core::story::SourceIx;
use datelines_core::timeline::{Days, Lanes};

use super::{Certainty, Dialog, Effect, Facet, Kind, Look, Pane, State};
use crate::browser::address::Params;

/// A view longer than this is said in whole days, a shorter one to the minute: where empty stretches are folded, the days in it that
/// are not can be few.
const LONG: f64 = 30.0 * 366.0;

const LANES: [(Lanes, &str); 3] = [
    (Lanes::Source, "source"),
    (Lanes::Person, "person"),
    (Lanes::Place, "place"),
];

impl Kind {
    /// Its name in an address.
    fn name(self) -> &'static str {
        match self {
            Kind::Happened => "happened",
            Kind::Planned => "planned",
            Kind::Denied => "denied",
            Kind::Supposed => "supposed",
        }
    }
}

impl Certainty {
    /// Its name in an address.
    fn name(self) -> &'static str {
        match self {
            Certainty::Stated => "stated",
            Certainty::WorkedOut => "worked-out",
            Certainty::Disputed => "disputed",
            Certainty::Open => "open",
        }
    }
}

impl State {
    /// The address of what is seen. What an address says that is not the state's (the story, what is left out) is taken from `address`.
    pub fn link(&self, address: &Params) -> Params {
        let story = &self.story;
        let usual = if self.selected.is_some() {
            Pane::Event
        } else {
            Pane::List
        };
        let view = match (self.dialog, self.front) {
            (Some(Dialog::Compare), _) => Some("compare"),
            (_, pane) if pane == usual => None,
            (_, pane) => Some(pane_name(pane)),
        };
        let source = self.reading.map(|place| place.source);
        let source = source.filter(|source| *source != self.usual_source());
        let id = |source: SourceIx| story.report(source).source.id.0.to_string();
        let names = |name: &dyn Fn(Facet) -> Option<String>| {
            let names: Vec<String> = self
                .filters
                .chosen()
                .iter()
                .filter_map(|f| name(*f))
                .collect();
            Some(names.join(",")).filter(|names| !names.is_empty())
        };
        Params {
            event: self.selected.map(|ix| story.event(ix).id.to_string()),
            view: view.map(str::to_owned),
            source: source.map(id),
            events: self.filters.all.then(|| "all".into()),
            from: names(&|facet| match facet {
                Facet::Source(source) => Some(id(source)),
                _ => None,
            }),
            kind: names(&|facet| match facet {
                Facet::Kind(kind) => Some(kind.name().into()),
                _ => None,
            }),
            certainty: names(&|facet| match facet {
                Facet::Certainty(certainty) => Some(certainty.name().into()),
                _ => None,
            }),
            search: Some(self.query.clone()).filter(|query| !query.is_empty()),
            range: self.look.range.and_then(range_name),
            lanes: LANES
                .iter()
                .find(|(lanes, _)| *lanes == self.look.lanes)
                .map(|(_, name)| (*name).into()),
            folds: (!self.look.folded).then(|| "open".into()),
            // An address that names a language goes on naming the one that is spoken.
            lang: address
                .lang
                .as_ref()
                .map(|_| self.language.words().code.into()),
            ..address.clone()
        }
    }

    /// Shows what an address asks for. What it does not speak of is as on the first day; what it speaks of that is not there is left out.
    pub(super) fn follow(&mut self, asked: &Params) -> Vec<Effect> {
        self.see_all();
        self.query = asked.search.clone().unwrap_or_default();
        self.filters.all = asked.events.as_deref() == Some("all");
        let each = |names: &Option<String>| -> Vec<String> {
            let names = names.as_deref().unwrap_or_default().split(',');
            names.map(str::to_owned).collect()
        };
        let sources = each(&asked.from).into_iter();
        let sources = sources
            .filter_map(|id| Some(Facet::Source(self.story.find_source(&SourceId(id.into()))?)));
        let kinds = each(&asked.kind);
        let kinds = Kind::ALL
            .into_iter()
            .filter(|kind| kinds.iter().any(|name| name == kind.name()));
        let certainties = each(&asked.certainty);
        let certainties = Certainty::ALL
            .into_iter()
            .filter(|certainty| certainties.iter().any(|name| name == certainty.name()));
        let facets: Vec<Facet> = sources
            .chain(kinds.map(Facet::Kind))
            .chain(certainties.map(Facet::Certainty))
            .collect();
        for facet in facets {
            if !self.filters.has(facet) {
                self.filters.toggle(facet);
            }
        }
        self.look = Look {
            range: asked.range.as_deref().and_then(range),
            lanes: LANES
                .iter()
                .find(|(_, name)| asked.lanes.as_deref() == Some(name))
                .map_or(Lanes::None, |(lanes, _)| *lanes),
            folded: asked.folds.as_deref() != Some("open"),
        };
        let effects = self.select(asked.event.as_deref().and_then(|id| self.story.find(id)));
        let source = asked.source.as_deref();
        let source = source.and_then(|id| self.story.find_source(&SourceId(id.into())));
        if let Some(source) =
            source.filter(|source| self.reading.map(|place| place.source) != Some(*source))
        {
            let mention = self.selected.and_then(|event| {
                let mentions = &self.story.event(event).mentions;
                mentions.iter().find(|mention| mention.source == source)
            });
            let span = mention.map(|mention| self.story.way_to(mention));
            self.go(source, span);
        }
        self.dialog = None;
        match asked.view.as_deref() {
            Some("list") => self.front = Pane::List,
            Some("event") => self.front = Pane::Event,
            Some("source") => self.front = Pane::Source,
            Some("compare") if self.selected.is_some() => self.dialog = Some(Dialog::Compare),
            _ => {}
        }
        self.look_again();
        effects
    }

    /// The source that is open when nobody has opened another.
    fn usual_source(&self) -> SourceIx {
        let event = self.selected.map(|ix| self.story.event(ix));
        event
            .and_then(|event| event.mentions.first())
            .map_or(SourceIx(0), |mention| mention.source)
    }
}

fn pane_name(pane: Pane) -> &'static str {
    match pane {
        Pane::List => "list",
        Pane::Event => "event",
        Pane::Source => "source",
    }
}

/// A stretch of time in EDTF.
fn range_name((from, to): (Days, Days)) -> Option<String> {
    let whole = from.0.fract() == 0.0 && to.0.fract() == 0.0;
    let when = if whole || to.0 - from.0 > LONG {
        let day = |days: f64| Day::from_number(days as i32);
        When::days(day(from.0.floor())?, day(to.0.ceil() - 1.0)?)?
    } else {
        let minute =
            |days: f64| Instant::from_minutes((days * Instant::PER_DAY as f64).round() as i64);
        let interval = Interval::new(minute(from.0)?, minute(to.0)?)?;
        When::closed(interval, Granularity::PartOfDay)
    };
    Some(when.to_edtf())
}

fn range(name: &str) -> Option<(Days, Days)> {
    let interval = When::from_edtf(name)?.interval()?;
    Some((interval.start().into(), interval.end().into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_as_it_was_written() {
        for (from, to, name) in [
            (14_092.0, 14_123.0, "2008-08-01/2008-08-31"),
            (14_092.25, 14_092.75, "2008-08-01T06:00/2008-08-01T17:59"),
            (-730_000.0, 20_000.0, "-0029-05-01/2024-10-03"),
        ] {
            let written = range_name((Days(from), Days(to)));
            assert_eq!(written.as_deref(), Some(name));
            let (a, b) = range(name).expect("it was written");
            assert_eq!((a.0, b.0), (from, to), "{name}");
        }
        assert_eq!(
            range_name((Days(-1e12), Days(1e12))),
            None,
            "outside the calendar"
        );
        assert_eq!(range("soon"), None);
    }
}

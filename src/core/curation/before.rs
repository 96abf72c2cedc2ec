//! Edits that are known before anything is worked out, by what they are about.

use std::collections::BTreeMap;

use super::{Edit, Place};
use crate::calendar::When;
use crate::order::Gather;
use crate::source::{Kind, Source, SourceId, Span};

/// Dates of writing, names of sources, kinds of text and time expressions as a person has settled them. The last word on each
/// counts; a date that cannot be read and a name without a letter say nothing.
#[derive(Debug, Default)]
pub struct Before<'e> {
    dates: BTreeMap<&'e SourceId, When>,
    names: BTreeMap<&'e SourceId, &'e str>,
    kinds: BTreeMap<&'e SourceId, Kind>,
    times: BTreeMap<&'e SourceId, BTreeMap<&'e Place, Option<When>>>,
}

impl<'e> Before<'e> {
    /// Of this log.
    pub fn of(edits: &'e [Edit]) -> Before<'e> {
        let mut out = Before::default();
        for edit in edits {
            match edit {
                Edit::SourceDate { source, edtf } => match When::from_edtf(edtf) {
                    Some(when) => drop(out.dates.insert(source, when)),
                    None => drop(out.dates.remove(source)),
                },
                Edit::SourceName { source, name } => drop(out.names.insert(source, name.trim())),
                Edit::Kind { source, kind } => drop(out.kinds.insert(source, *kind)),
                Edit::Time { place, edtf } => match When::from_edtf(edtf) {
                    Some(when) => out.time(place, Some(when)),
                    None => {
                        let times = out.times.get_mut(&place.source);
                        times.map(|times| times.remove(place));
                    }
                },
                Edit::NoDate { place } => out.time(place, None),
                Edit::Join { .. }
                | Edit::Split { .. }
                | Edit::Rename { .. }
                | Edit::Status { .. }
                | Edit::Hide { .. }
                | Edit::Add { .. } => {}
            }
        }
        out
    }

    fn time(&mut self, place: &'e Place, when: Option<When>) {
        let times = self.times.entry(&place.source).or_default();
        times.insert(place, when);
    }

    /// When the source was written.
    pub fn date(&self, source: &SourceId) -> Option<When> {
        self.dates.get(source).copied()
    }

    /// What the source is called.
    pub fn name(&self, source: &SourceId) -> Option<&'e str> {
        self.names
            .get(source)
            .copied()
            .filter(|name| !name.is_empty())
    }

    /// What kind of text it is.
    pub fn kind(&self, source: &SourceId) -> Option<Kind> {
        self.kinds.get(source).copied()
    }

    /// What words of it mean: a date, or none at all.
    pub fn times(&self, source: &Source) -> BTreeMap<Span, Option<When>> {
        let times = self.times.get(&source.id).into_iter().flatten();
        times
            .filter_map(|(place, when)| Some((place.span(source)?, *when)))
            .gathered()
    }
}

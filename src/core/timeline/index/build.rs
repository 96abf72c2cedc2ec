//! Making the index: what the dates of each event come to in days, folded, sorted and ranked.

use std::cmp::Reverse;

use super::{Flag, Form, Group, Item, Timeline, Tree};
use crate::calendar::{Extent, Granularity, When};
use crate::order::InOrder;
use crate::story::{Dating, Event, EventIx, SourceIx, Story};
use crate::timeline::fold::Taken;
use crate::timeline::{Days, Fold, Place, View};

/// What a view is wider than the story, at either end.
pub(super) const MARGIN: f64 = 0.04;
/// The share of the extent at whose right a run of marks could reach over the edge.
const NEAR_END: f64 = 0.3;
/// A stretch of days up to this long needs its full room on the axis.
const FINE: f64 = 31.0;

/// What the words of a date come to in days: start, end, form.
fn drawn(when: When) -> (f64, f64, Form) {
    match when.extent() {
        Extent::Closed(interval) => {
            let (start, end) = (Days::from(interval.start()).0, Days::from(interval.end()).0);
            let length = end - start;
            let unit = unit(when.granularity);
            let blur = if when.about {
                (length / 2.0).max(unit / 2.0)
            } else {
                0.0
            };
            let coarse = when.granularity > Granularity::Day;
            let form = match (coarse, length > unit * 1.5) {
                (false, false) if !when.about => Form::Point,
                (false, _) => Form::Bar {
                    fade_in: blur * 2.0,
                    fade_out: blur * 2.0,
                },
                (true, false) => Form::Bar {
                    fade_in: length / 2.0 + blur,
                    fade_out: length / 2.0 + blur,
                },
                (true, true) => Form::Bar {
                    fade_in: unit + blur,
                    fade_out: unit + blur,
                },
            };
            (start - blur, end + blur, form)
        }
        Extent::From(start) => {
            let start = Days::from(start).0;
            (start, start + unit(when.granularity), Form::From)
        }
        Extent::Until(end) => {
            let end = Days::from(end).0;
            (end - unit(when.granularity), end, Form::Until)
        }
    }
}

/// The usual length of a granularity in days.
fn unit(granularity: Granularity) -> f64 {
    match granularity {
        Granularity::Minute | Granularity::Hour | Granularity::PartOfDay | Granularity::Day => 1.0,
        Granularity::Weekend => 2.0,
        Granularity::Week => 7.0,
        Granularity::Month => 31.0,
        Granularity::Season | Granularity::Quarter => 92.0,
        Granularity::HalfYear => 184.0,
        Granularity::Year => 366.0,
        Granularity::Decade => 3653.0,
        Granularity::Century => 36_525.0,
        Granularity::Millennium => 365_250.0,
    }
}

/// The flag of a source whose day of writing is known, or within what: on the likely day, else in the middle, or at the end that
/// is known. A stretch that is only likely is drawn as it is said, no wider.
pub(super) fn flag(source: usize, date: &Dating) -> Option<Flag> {
    let mut when = date.when?;
    when.about = false;
    let (start, end, form) = drawn(when);
    let likely = date.likely.map(|day| f64::from(day.number()) + 0.5);
    let at = likely.unwrap_or(match form {
        Form::From => start + 0.5,
        Form::Until => end - 0.5,
        Form::Point | Form::Bar { .. } => (start + end) / 2.0,
    });
    Some(Flag {
        source: SourceIx(source as u32),
        at: Place(at),
        start: Place(start),
        end: Place(end),
    })
}

/// Items as they are gathered, in days; [`Build::finish`] folds and sorts them.
pub(super) struct Build {
    items: Vec<Item>,
    groups: Vec<Group>,
    sources: Vec<u16>,
    /// The stretches that no fold may take; `None` if there is to be no fold.
    taken: Option<Vec<Taken>>,
}

impl Build {
    /// All of these events that have a date; of `only` one source, or of all.
    pub fn of(story: &Story, events: &[EventIx], only: Option<SourceIx>, folds: bool) -> Build {
        let mut build = Build {
            items: Vec::with_capacity(events.len()),
            groups: Vec::with_capacity(events.len()),
            sources: Vec::with_capacity(events.len()),
            taken: folds.then(Vec::new),
        };
        for &ix in events {
            if let Some(event) = story.events.get(ix.0 as usize) {
                build.event(ix, event, only);
            }
        }
        build
    }

    /// One item for the event: a group for its date, and one for each date that disagrees with it.
    fn event(&mut self, ix: EventIx, event: &Event, only: Option<SourceIx>) {
        let mut dates: Vec<(When, Vec<u16>)> =
            event.date.iter().map(|&d| (d, Vec::new())).collect();
        let mentions = event.mentions.iter();
        for mention in mentions.filter(|m| only.is_none_or(|only| m.source == only)) {
            let source = mention.source.0.min(u32::from(u16::MAX)) as u16;
            let found = match mention.date {
                Some(date) if event.disagreement || event.date.is_none() => {
                    dates.iter().position(|(d, _)| d.compatible(date))
                }
                _ => (!dates.is_empty()).then_some(0),
            };
            match (found, mention.date) {
                (Some(i), _) if dates[i].1.contains(&source) => {}
                (Some(i), _) => dates[i].1.push(source),
                (None, Some(date)) => dates.push((date, vec![source])),
                (None, None) => {}
            }
        }
        // Nobody may be left who gives the main date (its own mentions were filtered away): then it is not drawn twice.
        if dates.len() > 1 {
            dates.retain(|(_, sources)| !sources.is_empty());
        }
        if dates.is_empty() {
            return;
        }
        let first = self.groups.len();
        // Nobody could see more.
        dates.truncate(usize::from(u16::MAX));
        for (when, sources) in dates {
            let (start, end, form) = drawn(when);
            let at = self.sources.len() as u32;
            self.sources.extend(sources);
            self.groups.push(Group {
                start: Place(start),
                end: Place(end),
                form,
                sources: (at, self.sources.len() as u32),
            });
            let fine =
                form == Form::Point || when.granularity <= Granularity::Day && end - start <= FINE;
            if let Some(taken) = &mut self.taken {
                taken.push(Taken { start, end, fine });
            }
        }
        self.groups[first..].order_by(|a, b| a.start.0.total_cmp(&b.start.0));
        self.items.push(Item {
            event: ix,
            start: Place(0.0),
            end: Place(0.0),
            rank: 0,
            status: event.status,
            groups: (first as u32, (self.groups.len() - first) as u16),
        });
    }

    /// The fold that these events and days of writing ask for.
    pub fn fold(&mut self, flags: &[Flag]) -> Fold {
        let events = self.taken.take().unwrap_or_default();
        let written = flags.iter().map(|f| Taken {
            start: f.start.0,
            end: f.end.0,
            fine: f.end.0 - f.start.0 <= FINE,
        });
        Fold::of(&events, &written.collect::<Vec<_>>())
    }

    /// The index, on the axis with this fold.
    pub fn finish(self, story: &Story, mut flags: Vec<Flag>, fold: Fold) -> Timeline {
        let Build {
            mut items,
            mut groups,
            sources,
            ..
        } = self;
        if !fold.is_none() {
            groups.iter_mut().for_each(|group| group.fold(&fold));
            for f in &mut flags {
                (f.at, f.start, f.end) = (
                    fold.place(Days(f.at.0)),
                    fold.place(Days(f.start.0)),
                    fold.place(Days(f.end.0)),
                );
            }
        }
        flags.order_by(|a, b| a.at.0.total_cmp(&b.at.0).then(a.source.cmp(&b.source)));
        for item in &mut items {
            let own = &groups[item.own_groups()];
            item.start = own[0].start;
            item.end = Place(
                own.iter()
                    .map(|g| g.end.0)
                    .fold(f64::NEG_INFINITY, f64::max),
            );
        }
        rank(&mut items, story);
        // No two ranks are the same, so nothing is left to the sort.
        items.sort_unstable_by(|a, b| a.start.0.total_cmp(&b.start.0).then(a.rank.cmp(&b.rank)));
        let mut item_of = vec![u32::MAX; story.events.len()];
        for (i, item) in items.iter().enumerate() {
            item_of[item.event.0 as usize] = i as u32;
        }
        let tree = Tree::of(&items);
        // A single day would fill the whole width; a week about it says more. Beside folds it would press them together.
        let least = if fold.is_none() { 7.0 } else { 0.0 };
        let extent = extent(&items, &flags, least);
        let near = extent.end().0 - extent.span() * NEAR_END;
        let runs = groups
            .iter()
            .filter(|g| g.form == Form::Point && g.end.0 > near);
        let run = runs.map(|g| g.sources.1 - g.sources.0).max().unwrap_or(0);
        Timeline {
            fold,
            items,
            groups,
            sources,
            flags,
            item_of,
            tree,
            extent,
            run,
            preferred: Vec::new(),
            source: None,
        }
    }
}

impl Group {
    fn fold(&mut self, fold: &Fold) {
        let place = |days: f64| fold.place(Days(days)).0;
        let (start, end) = (self.start.0, self.end.0);
        if let Form::Bar { fade_in, fade_out } = &mut self.form {
            *fade_in = place(start + *fade_in) - place(start);
            *fade_out = place(end) - place(end - *fade_out);
        }
        (self.start, self.end) = (Place(place(start)), Place(place(end)));
    }
}

/// Ranks by importance, then by how many report it, then by order.
fn rank(items: &mut [Item], story: &Story) {
    let mut order: Vec<(Reverse<u32>, Reverse<usize>, u32, usize)> = items
        .iter()
        .enumerate()
        .map(|(i, item)| {
            let event = story.event(item.event);
            let importance = (f64::from(event.importance).clamp(0.0, 1.0) * 1e6) as u32;
            (
                Reverse(importance),
                Reverse(event.mentions.len()),
                item.event.0,
                i,
            )
        })
        .collect();
    order.sort_unstable();
    for (rank, (.., i)) in order.into_iter().enumerate() {
        items[i].rank = rank as u32;
    }
}

/// All of the axis that is in use, and some margin; at least as many days as `least`.
fn extent(items: &[Item], flags: &[Flag], least: f64) -> View {
    let starts = items
        .iter()
        .map(|i| i.start.0)
        .chain(flags.iter().map(|f| f.start.0));
    let ends = items
        .iter()
        .map(|i| i.end.0)
        .chain(flags.iter().map(|f| f.end.0));
    let (start, end) = (
        starts.fold(f64::INFINITY, f64::min),
        ends.fold(f64::NEG_INFINITY, f64::max),
    );
    if start > end {
        return View::new(Place(0.0), Place(1.0));
    }
    let short = ((least - (end - start)) / 2.0).max(0.0);
    View::new(Place(start - short), Place(end + short)).widened(MARGIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    #[test]
    fn a_flag_stands_on_the_likely_day_or_between_what_is_known() {
        let number = |d| f64::from(Day::from_ymd(2019, 3, d).unwrap().number());
        for (edtf, likely, at, from, to) in [
            ("2019-03-08", None, 8.5, 8.0, 9.0),
            ("2019-03-01/2019-03-10", None, 6.0, 1.0, 11.0),
            // What is only likely is drawn no wider than it is said.
            ("2019-03-01/2019-03-10~", None, 6.0, 1.0, 11.0),
            ("2019-03-01/2019-03-10", Some(4), 4.5, 1.0, 11.0),
            ("2019-03-08/..", None, 8.5, 8.0, 9.0),
            ("../2019-03-08", None, 8.5, 8.0, 9.0),
        ] {
            let dating = Dating {
                when: When::from_edtf(edtf),
                likely: likely.and_then(|d| Day::from_ymd(2019, 3, d)),
                ..Dating::default()
            };
            let flag = flag(0, &dating).unwrap();
            let (found, first) = ([flag.at, flag.start, flag.end], number(1) - 1.0);
            assert_eq!(found.map(|p| p.0 - first), [at, from, to], "{edtf}");
        }
        assert!(flag(0, &Dating::default()).is_none());
    }
}

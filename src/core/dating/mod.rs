//! When each source was written, worked out over all sources together.
//!
//! Each source's day of writing is an unknown: a set of days. What the source says of itself narrows its own set (`clues`);
//! what two sources tell of one happening ties their sets together (`links`). All are applied, strongest first, until nothing
//! moves. What would leave no day is not applied: it is a contradiction and becomes a finding.
//!
//! Deliberately absent: the clock. A source about which nothing is known stays without a date.

mod age;
mod anniversary;
mod clues;
mod cue;
mod domain;
mod habit;
mod lexicon;
mod links;
mod meant;
mod retell;
mod sameday;
mod told;
mod vote;
mod way;

use std::sync::Arc;

use crate::calendar::{Day, Extent, When, say, weekday_name};
use crate::cluster::cards::Cards;
use crate::event::Draft;
use crate::finding::Finding;
use crate::passage::Passage;
use crate::source::Source;
use crate::story::{Citation, Dating, SourceIx, Step};
use crate::timex::TimexExpr;
use clues::Clue;
pub(crate) use clues::{plain, plain_weekday};
use domain::{Domain, Narrowed};
use links::Link;
use sameday::SameDay;

/// One source, read but not dated.
pub(crate) struct Doc {
    pub source: Arc<Source>,
    pub passages: Vec<Passage>,
    pub times: Vec<TimexExpr>,
    pub drafts: Vec<Draft>,
    /// A date set by hand.
    pub set: Option<When>,
}

/// What dating found for one source.
pub(crate) struct Dated {
    pub dating: Dating,
    pub findings: Vec<Finding>,
}

/// The codes of all findings that dating makes.
pub const FINDINGS: [&str; 2] = ["date-contradiction", "dates-disagree"];

/// How many of the steps that left days out are told.
const SHOWN: usize = 3;
/// A source that is known to so many days needs no habit to date it.
const MONTH: i32 = 31;
/// What is only likely within more days than this says too little.
const YEAR: i32 = 366;
/// How often what habit told of one source may have it tell of another.
const HABITS: usize = 4;
/// What is likely within a stretch must leave out at least the rest of it.
const LESS: f64 = 0.75;
/// How alike two mentions must be for a contradiction between them to be worth telling.
const CERTAIN: f32 = 0.7;

/// Dates all sources together. `cards` are their mentions, to be compared.
pub(crate) fn date(docs: &[Doc], cards: &Cards) -> Vec<Dated> {
    let mut states: Vec<State> = docs
        .iter()
        .enumerate()
        .map(|(ix, doc)| State::new(SourceIx(ix as u32), doc))
        .collect();
    let births = age::Births::of(docs);
    for (ix, state) in states
        .iter_mut()
        .enumerate()
        .filter(|(_, s)| s.stated.is_none())
    {
        state.clues.extend(births.clues(SourceIx(ix as u32), docs));
    }
    states.iter_mut().for_each(State::settle);
    // What says itself when it was written is told by no other.
    if states.iter().all(|state| state.stated.is_some()) {
        let finish = |(state, doc): (State, &Doc)| state.finish(doc, Domain::any());
        return states.into_iter().zip(docs).map(finish).collect();
    }
    let open: Vec<bool> = states.iter().map(|state| !state.known()).collect();
    let links = links::find(docs, cards, &open);
    let retold = retell::find(docs, cards);
    let days = sameday::find(docs, cards, &open);
    let (mut news, told): (Vec<Link>, Vec<Link>) = links.iter().partition(|link| link.news);
    news.extend(retold);
    let (told, weak): (Vec<Link>, Vec<Link>) = told.into_iter().partition(Link::stands);
    propagate(docs, &mut states, &told, &[]);
    // What is certain is known now. What is likely builds on it, and what follows from that is likely as well.
    let certain: Vec<(Domain, Vec<Finding>)> = states
        .iter_mut()
        .map(|state| (state.domain.clone(), std::mem::take(&mut state.findings)))
        .collect();
    propagate(docs, &mut states, &news, &days);
    let firm = told.iter().filter(|l| l.company >= links::COMPANY);
    let mut likely: Vec<Link> = news.iter().chain(firm).copied().collect();
    // Reports of one story date each other; who is dated so dates others.
    let kin = vote::Kin::of(docs.len(), cards);
    for _ in 0..2 {
        let votes = vote::find(docs, cards, &kin, &states);
        if votes.is_empty() {
            break;
        }
        for (ix, (first, last), why) in votes {
            states[ix].domain.narrow(Some(first), Some(last), &why);
            states[ix].settle();
        }
        propagate(docs, &mut states, &likely, &days);
    }
    // What habit tells of one source can bound another, of which habit tells more then.
    for round in 0..HABITS {
        let mut spoke = false;
        for (state, doc) in states.iter_mut().zip(docs) {
            spoke |= state.guess(doc);
        }
        if round > 1 && !spoke {
            break;
        }
        let confirmed = weak.iter().filter(|l| links::confirmed(docs, &states, l));
        likely.extend(confirmed.map(|l| Link { news: true, ..*l }));
        propagate(docs, &mut states, &likely, &days);
    }
    states
        .into_iter()
        .zip(docs)
        .zip(certain)
        .map(|((mut state, doc), (certain, findings))| {
            state.findings = findings;
            state.finish(doc, certain)
        })
        .collect()
}

/// Applies all links until nothing moves, the sharpest reasons first.
fn propagate(docs: &[Doc], states: &mut [State], links: &[Link], days: &[SameDay]) {
    // A link that once contradicted may hold no longer; what was applied stays. Each round leaves days out, so it ends.
    let mut against: Vec<bool> = vec![false; links.len() + days.len()];
    for width in [7, 31, 400] {
        for _ in 0..docs.len().clamp(4, 24) {
            let (on_links, on_days) = against.split_at_mut(links.len());
            let moved = round(docs, states, links, on_links, width);
            if !same_days(docs, states, days, on_days) && !moved {
                break;
            }
        }
    }
}

/// Applies every tie of one day once. Whether anything moved.
fn same_days(docs: &[Doc], states: &mut [State], days: &[SameDay], against: &mut [bool]) -> bool {
    let mut moved = false;
    for (tie, against) in days.iter().zip(against).filter(|(_, against)| !**against) {
        match sameday::apply(docs, states, tie) {
            Narrowed::Less => {
                moved = true;
                for ix in tie.sources() {
                    states[ix as usize].settle();
                }
            }
            Narrowed::Impossible => *against = true,
            Narrowed::Same => {}
        }
    }
    moved
}

/// Applies every link once. Whether anything moved.
fn round(
    docs: &[Doc],
    states: &mut [State],
    links: &[Link],
    against: &mut [bool],
    width: i32,
) -> bool {
    let mut moved = false;
    for (link, against) in links.iter().zip(against).filter(|(_, against)| !**against) {
        match links::apply(docs, states, link, width) {
            Narrowed::Less => {
                moved = true;
                for ix in [link.a.0, link.b.0] {
                    states[ix as usize].settle();
                }
            }
            Narrowed::Impossible => {
                *against = true;
                if link.a.0 != link.b.0 && link.score >= CERTAIN {
                    links::contradiction(docs, states, link);
                }
            }
            Narrowed::Same => {}
        }
    }
    moved
}

/// A source while its day is being worked out.
pub(crate) struct State {
    ix: SourceIx,
    domain: Domain,
    clues: Vec<Clue>,
    /// Clues that only habit gives; they speak when all that is certain is known.
    habits: Vec<Clue>,
    /// The year that year-less dates take from a full date beside them, by time expression.
    years: Vec<Option<i32>>,
    stated: Option<(When, Step)>,
    /// Habit has spoken.
    guessed: bool,
    findings: Vec<Finding>,
}

impl State {
    fn new(ix: SourceIx, doc: &Doc) -> State {
        let mut state = State {
            ix,
            domain: Domain::any(),
            clues: Vec::new(),
            habits: Vec::new(),
            years: cue::years(&doc.times),
            stated: None,
            guessed: false,
            findings: Vec::new(),
        };
        // A person's day is the day; a person's bounds are the first of the clues, and only what fits them is taken as stated.
        let (day, bounds) = match clues::set(doc) {
            Some(set) if set.0.single_day().is_some() => (Some(set), None),
            set => (None, set),
        };
        if let Some((when, step)) = &bounds {
            state.narrow(*when, step);
        }
        let fits = |(when, _): &(When, Step)| bounds.as_ref().is_none_or(|b| b.0.compatible(*when));
        state.stated = day.or_else(|| clues::stated(ix, doc).filter(fits));
        if let Some((when, step)) = state.stated.clone() {
            state.narrow(when, &step);
        } else {
            (state.habits, state.clues) = clues::read(ix, doc, &state.years)
                .into_iter()
                .partition(|clue| clue.step.code == "lead-day");
            let against = state.clues.iter().filter(|clue| clue.against && clue.firm);
            state.findings = against.map(contradiction).collect();
        }
        state
    }

    /// Whether it says itself on which day it was written.
    fn known(&self) -> bool {
        self.stated.is_some() && self.domain.width() == Some(1)
    }

    /// Leaves only days of this date.
    fn narrow(&mut self, when: When, step: &Step) {
        let (low, high) = match when.extent() {
            Extent::Closed(days) => (
                Some(days.first_day().number()),
                Some(days.last_day().number()),
            ),
            Extent::From(start) => (Some(start.day().number()), None),
            Extent::Until(end) => (None, Some(end.day().number() - 1)),
        };
        self.domain.narrow(low, high, step);
    }

    /// Applies what the source says of itself until nothing moves.
    fn settle(&mut self) {
        for _ in 0..8 {
            let mut moved = false;
            for clue in &mut self.clues {
                if clue.against {
                    continue;
                }
                match clue.apply(&mut self.domain) {
                    Narrowed::Less => moved = true,
                    Narrowed::Impossible => {
                        clue.against = true;
                        if clue.firm {
                            self.findings.push(contradiction(clue));
                        }
                    }
                    Narrowed::Same => {}
                }
            }
            if !moved {
                break;
            }
        }
    }

    /// Leaves the days that habit makes likely; once. Whether it did.
    fn guess(&mut self, doc: &Doc) -> bool {
        if self.stated.is_some() || self.guessed {
            return false;
        }
        self.clues.append(&mut self.habits);
        self.settle();
        let by_hand = doc.set.is_some_and(|set| set.interval().is_some());
        if !by_hand
            && self.domain.width().is_none_or(|w| w > MONTH)
            && let Some(((first, last), step)) = habit::likely(self.ix, doc, &self.domain)
            && self.worth(last - first + 1)
        {
            self.domain.narrow(Some(first), Some(last), &step);
            self.guessed = true;
            // Habit has weighed the dates without a year already, and more gently.
            self.clues.retain(|clue| clue.step.code != "yearless-date");
            self.settle();
        }
        self.guessed
    }

    /// Whether so many likely days say more than what is known of the source: what is certain is not made unsure for a little less.
    fn worth(&self, days: i32) -> bool {
        let known = self.domain.width().filter(|w| *w <= YEAR);
        known.is_none_or(|known| f64::from(days) <= LESS * f64::from(known))
    }

    /// The date, its reasons and what was found. What goes beyond `certain` is only likely.
    fn finish(mut self, doc: &Doc, certain: Domain) -> Dated {
        if let Some((when, step)) = self.stated {
            let dating = Dating {
                when: Some(when),
                likely: None,
                stated: true,
                because: vec![step],
            };
            return Dated {
                dating,
                findings: self.findings,
            };
        }
        let mut about = self.domain.when() != certain.when();
        if about && self.domain.width().is_none_or(|w| w > YEAR) {
            self.domain = certain;
            about = false;
        }
        // A month that a person named is a month, as long as nothing narrows it.
        let named = doc.set.filter(|set| self.domain.is(*set));
        let when = named.or(self.domain.when());
        let when = if about && named.is_none() {
            when.map(When::about)
        } else {
            when
        };
        // The last of them say the most; a reason is at most a few lines, and none is said twice.
        let long = self.domain.why.len() > SHOWN;
        let mut because: Vec<Step> = Vec::with_capacity(SHOWN);
        for step in std::mem::take(&mut self.domain.why).into_iter().rev() {
            if because.len() < SHOWN && because.iter().all(|said| said.text != step.text) {
                because.push(step);
            }
        }
        because.reverse();
        if let (Some((_, set)), true) = (clues::set(doc), long)
            && !because.contains(&set)
        {
            because.insert(0, set);
        }
        let likely = self.likely(doc);
        if let Some((day, citation)) = likely {
            because.push(Step::new(
                "own-day",
                &[
                    ("day", &When::day(day).to_edtf()),
                    ("weekday", weekday_name(day)),
                ],
                format!(
                    "Reports call their own day by its weekday, so {} is likely.",
                    say(When::day(day))
                ),
                Some(citation),
            ));
        }
        match when {
            None => because.push(Step::new(
                "no-clue",
                &[],
                "Nothing in it or in the other sources says when it was written.".into(),
                None,
            )),
            Some(when) if when.interval().is_none() => because.push(Step::new(
                "open",
                &[],
                "Nothing bounds it on the other side.".into(),
                None,
            )),
            Some(when) if when.single_day().is_none() => {
                because.push(Step::new(
                    "open",
                    &[("date", &when.to_edtf())],
                    format!("Nothing decides between the days from {}.", say(when)),
                    None,
                ));
            }
            Some(_) => {}
        }
        Dated {
            dating: Dating {
                when,
                likely: likely.map(|l| l.0),
                stated: false,
                because,
            },
            findings: self.findings,
        }
    }

    /// The only day left with the weekday by which the report begins.
    fn likely(&self, doc: &Doc) -> Option<(Day, Citation)> {
        let days = self.domain.days()?;
        if days.len() < 2 {
            return None;
        }
        let (weekday, t) = clues::lead_weekday(doc)?;
        let mut same = days
            .iter()
            .filter_map(|&d| Day::from_number(d))
            .filter(|d| d.weekday() == weekday);
        let day = same.next()?;
        same.next().is_none().then_some((
            day,
            Citation {
                source: self.ix,
                span: doc.times[t].span,
            },
        ))
    }
}

/// What a source says of its own date against the rest of it.
fn contradiction(clue: &Clue) -> Finding {
    Finding {
        code: "date-contradiction".into(),
        args: clue.step.args.and("clue", &clue.step.code),
        span: clue.step.rests_on.map(|c| c.span),
        message: format!(
            "Not all that this source says of its own date can hold. {}",
            clue.step.text
        ),
        hint: "Check the date, or set it by hand.".into(),
    }
}

//! Invented stories of three to six reports each, and what a careful reader finds in them.
//!
//! The reports tell one story in different words, and some do not say when they were written. No reading of them is perfect, so
//! they are counted: `tests/stories/counts.txt` says what becomes of each, and a change that changes a count has to change that
//! file, where it is seen. `UPDATE=1 cargo test -p datelines-core --test stories` writes it anew. 01 to 12 are hard: hardly a deed is
//! told twice in one word. 13 to 24 are written as the press writes; 21 to 24 each hold one agency's text in two papers, one dispute and
//! a report of weeks later. Whoever mends a rule reads 01 to 06, 13 to 16, 21 and 22; of the others only the counts, or they tell
//! nothing of stories that nobody has read.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::ops::{AddAssign, ControlFlow, Range};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use datelines_core::analyse;
use datelines_core::calendar::{Day, When};
use datelines_core::source::import;
use datelines_core::story::{Event, Status, Story};
use serde::Deserialize;

#[derive(Deserialize)]
struct Gold {
    title: String,
    sources: Vec<GoldSource>,
    events: Vec<GoldEvent>,
}

#[derive(Deserialize)]
struct GoldSource {
    name: String,
    text: String,
    /// The day of writing in EDTF; `None` if nobody could tell.
    written: Option<String>,
}

#[derive(Deserialize)]
struct GoldEvent {
    /// In EDTF; `None` if nobody could tell.
    date: Option<String>,
    /// The dates between which the reports disagree.
    disputed: Option<Vec<String>>,
    status: Status,
    main: bool,
    mentions: Vec<GoldMention>,
}

#[derive(Deserialize)]
struct GoldMention {
    source: String,
    /// The words that report it, once in their text.
    exact: String,
}

/// What was counted; "of" is what there is.
#[derive(Default)]
struct Counts {
    sources: usize,
    /// Dated to the day, or to what can be known.
    written: usize,
    /// Dated to a month at most that holds the day.
    nearly: usize,
    /// Given days that are not theirs.
    miswritten: usize,
    events: usize,
    found: usize,
    datable: usize,
    dated: usize,
    misdated: usize,
    status: usize,
    pairs: usize,
    joined: usize,
    misjoined: usize,
    disputes: usize,
    disputed: usize,
    misdisputed: usize,
    main: usize,
    /// Main events among the eight most important.
    leading: usize,
}

impl AddAssign<&Counts> for Counts {
    fn add_assign(&mut self, other: &Counts) {
        let Counts {
            sources,
            written,
            nearly,
            miswritten,
            events,
            found,
            datable,
            dated,
            misdated,
            status,
            pairs,
            joined,
            misjoined,
            disputes,
            disputed,
            misdisputed,
            main,
            leading,
        } = self;
        *sources += other.sources;
        *written += other.written;
        *nearly += other.nearly;
        *miswritten += other.miswritten;
        *events += other.events;
        *found += other.found;
        *datable += other.datable;
        *dated += other.dated;
        *misdated += other.misdated;
        *status += other.status;
        *pairs += other.pairs;
        *joined += other.joined;
        *misjoined += other.misjoined;
        *disputes += other.disputes;
        *disputed += other.disputed;
        *misdisputed += other.misdisputed;
        *main += other.main;
        *leading += other.leading;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let c = self;
        writeln!(
            f,
            "  sources dated {}, nearly {}, wrong {}, of {}",
            c.written, c.nearly, c.miswritten, c.sources
        )?;
        writeln!(
            f,
            "  events found {} of {}, status {}; dated {}, wrong {}, of {}",
            c.found, c.events, c.status, c.dated, c.misdated, c.datable
        )?;
        writeln!(
            f,
            "  pairs joined {}, wrong {}, of {}",
            c.joined, c.misjoined, c.pairs
        )?;
        writeln!(
            f,
            "  disputes seen {}, wrong {}, of {}",
            c.disputed, c.misdisputed, c.disputes
        )?;
        writeln!(
            f,
            "  main events among the first eight {} of {}",
            c.leading, c.main
        )
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/stories")
}

fn golds() -> Vec<(String, Gold)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder())
        .expect("tests/stories")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a story");
        let gold = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{path:?}: {e}"));
        let number = path.file_stem().expect("a name").to_string_lossy();
        (number.into_owned(), gold)
    };
    paths.into_iter().map(read).collect()
}

impl Gold {
    fn story(&self) -> Story {
        let read = |s: &GoldSource| import(&s.name, s.text.as_bytes());
        let sources = self.sources.iter().flat_map(read);
        let sources = sources.map(|s| Arc::new(s.expect("an article"))).collect();
        analyse(sources, &[], &mut |_| ControlFlow::Continue(())).expect("nobody cancels")
    }

    /// Where a mention's words stand, in bytes.
    fn place(&self, mention: &GoldMention) -> Range<usize> {
        let source = self.sources.iter().find(|s| s.name == mention.source);
        let text = &source.expect("its source").text;
        let start = text.find(&mention.exact).expect("its words");
        start..start + mention.exact.len()
    }
}

/// First and last day of a date.
fn days(when: When) -> Option<(Day, Day)> {
    when.interval().map(|i| (i.first_day(), i.last_day()))
}

fn gold_days(edtf: &str) -> (Day, Day) {
    let when = When::from_edtf(edtf).unwrap_or_else(|| panic!("{edtf}"));
    days(when).unwrap_or_else(|| panic!("{edtf} is open"))
}

fn within(inner: (Day, Day), outer: (Day, Day)) -> bool {
    outer.0 <= inner.0 && inner.1 <= outer.1
}

fn length((first, last): (Day, Day)) -> i32 {
    last.number() - first.number() + 1
}

/// From here on a stretch says too little to be wrong.
const YEAR: i32 = 366;
const MONTH: i32 = 31;

fn count(gold: &Gold) -> Counts {
    let story = gold.story();
    let mut out = Counts::default();
    for source in &gold.sources {
        out.sources += 1;
        let report = story
            .sources
            .iter()
            .find(|r| *r.source.name == *source.name);
        let said = report.and_then(|r| r.date.when).and_then(days);
        let Some(said) = said.filter(|said| length(*said) <= YEAR) else {
            continue;
        };
        match source.written.as_deref().map(gold_days) {
            Some(true_days) if within(said, true_days) => out.written += 1,
            Some(true_days) if within(true_days, said) => {
                out.nearly += usize::from(length(said) <= MONTH);
            }
            _ => out.miswritten += 1,
        }
    }
    let mut by_importance: Vec<usize> = (0..story.events.len()).collect();
    by_importance.sort_by(|&a, &b| {
        let importance = |k: usize| story.events[k].importance;
        importance(b).total_cmp(&importance(a)).then(a.cmp(&b))
    });
    let place = |k: usize| by_importance.iter().position(|&e| e == k);
    // The event that answers a mention: of the shortest passage that holds its words.
    let answer = |mention: &GoldMention| {
        let words = gold.place(mention);
        let holds = |event: &Event| {
            let mentions = event.mentions.iter();
            let covers = mentions.filter(|m| {
                *story.report(m.source).source.name == *mention.source
                    && m.span.start() <= words.start
                    && words.end <= m.span.end()
                    && m.span.end() - m.span.start() >= 8
            });
            covers.map(|m| m.span.end() - m.span.start()).min()
        };
        let events = story.events.iter().enumerate();
        let held = events.filter_map(|(k, e)| Some((holds(e)?, place(k), k)));
        held.min().map(|(.., k)| k)
    };
    let answers: Vec<Vec<(&str, Option<usize>)>> = gold
        .events
        .iter()
        .map(|event| {
            let mentions = event.mentions.iter();
            mentions.map(|m| (&*m.source, answer(m))).collect()
        })
        .collect();
    let mut rightly_disputed = BTreeSet::new();
    for (event, answers) in gold.events.iter().zip(&answers) {
        let ours: Vec<usize> = answers.iter().filter_map(|a| a.1).collect();
        out.events += 1;
        out.datable += usize::from(event.date.is_some());
        out.main += usize::from(event.main);
        out.leading += usize::from(event.main && ours.iter().any(|&k| place(k) < Some(8)));
        if event.disputed.is_some() {
            out.disputes += 1;
            out.disputed += usize::from(ours.iter().any(|&k| story.events[k].disagreement));
            rightly_disputed.extend(ours.iter().copied());
        }
        let most = |k: usize| ours.iter().filter(|&&o| o == k).count();
        let best = ours
            .iter()
            .copied()
            .max_by_key(|&k| (most(k), std::cmp::Reverse(place(k))));
        let Some(best) = best.map(|k| &story.events[k]) else {
            continue;
        };
        out.found += 1;
        out.status += usize::from(best.status == event.status);
        let gold_dates = event.date.iter().chain(event.disputed.iter().flatten());
        let gold_dates: Vec<(Day, Day)> = gold_dates.map(|d| gold_days(d)).collect();
        let hull = gold_dates
            .iter()
            .copied()
            .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        if let (Some(hull), Some(said)) = (hull, best.date.and_then(days)) {
            out.dated += usize::from(within(said, hull));
            out.misdated +=
                usize::from(!within(said, hull) && !within(hull, said) && length(said) <= YEAR);
        }
    }
    out.misdisputed = (0..story.events.len())
        .filter(|k| story.events[*k].disagreement && !rightly_disputed.contains(k))
        .count();
    let flat: Vec<(usize, &str, Option<usize>)> = answers
        .iter()
        .enumerate()
        .flat_map(|(event, answers)| answers.iter().map(move |&(s, a)| (event, s, a)))
        .collect();
    for (i, x) in flat.iter().enumerate() {
        for y in flat[i + 1..].iter().filter(|y| y.1 != x.1) {
            let together = x.2.is_some() && x.2 == y.2;
            out.pairs += usize::from(x.0 == y.0);
            out.joined += usize::from(together && x.0 == y.0);
            out.misjoined += usize::from(together && x.0 != y.0);
        }
    }
    out
}

/// The stories that are counted together, by the first and the last of each kind.
const KINDS: [[&str; 2]; 6] = [
    ["01", "06"],
    ["07", "12"],
    ["13", "16"],
    ["17", "20"],
    ["21", "22"],
    ["23", "24"],
];

#[test]
fn what_becomes_of_each_is_what_was_counted() {
    let mut told = String::new();
    let mut sums = KINDS.map(|_| Counts::default());
    for (number, gold) in golds() {
        let counts = count(&gold);
        told += &format!("{number} {}\n{counts}", gold.title);
        let kind = KINDS
            .iter()
            .position(|[first, last]| (*first..=*last).contains(&&*number));
        sums[kind.expect("a kind")] += &counts;
    }
    for ([first, last], sum) in KINDS.iter().zip(&sums) {
        told += &format!("{first} to {last}\n{sum}");
    }
    let path = folder().join("counts.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &told).expect("tests/stories can be written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == told,
        "the counts have changed (UPDATE=1 writes them; keep them if the change is for the better):\n{told}"
    );
}

#[test]
fn every_mention_stands_once_in_its_text() {
    let golds = golds();
    assert_eq!(golds.len(), 24);
    for (number, gold) in &golds {
        let mentions = gold.events.iter().flat_map(|e| &e.mentions);
        for mention in mentions {
            let place = gold.place(mention);
            let source = gold.sources.iter().find(|s| s.name == mention.source);
            let after = &source.expect("its source").text[place.end..];
            assert!(
                !after.contains(&mention.exact),
                "{number}: \"{}\" is in {} twice",
                mention.exact,
                mention.source
            );
        }
    }
}

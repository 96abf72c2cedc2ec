//! Scores a story against a gold story written by hand, by the rules of the project's scorer for stories.
//!
//! An event answers the gold event of which it links the most passages. A passage is linked by a mention that overlaps at
//! least half of it, or lies within it with 20 characters or more; a mention of over 450 characters links nothing.

use std::collections::BTreeSet;
use std::ops::Range;

use datelines_core::calendar::{Day, When};
use datelines_core::story::{Event, Status, Story};
use serde_json::Value;

/// What was counted.
#[derive(Debug, Default)]
pub struct Score {
    pub articles: usize,
    pub articles_dated: usize,
    pub named: usize,
    pub named_placed: usize,
    pub named_whole: usize,
    pub whole: usize,
    pub passages: usize,
    pub linked: usize,
    /// One line for each gold event that is not whole.
    pub faults: Vec<String>,
}

/// A passage or a mention: which text, and its range in code points.
struct Place {
    doc: String,
    range: Range<usize>,
}

pub fn score(gold: &Value, story: &Story) -> Score {
    let mut out = Score::default();
    for (name, facts) in gold["documents"].as_object().expect("documents") {
        out.articles += 1;
        let report = story.sources.iter().find(|r| &*r.source.name == name);
        let when = report.and_then(|r| r.date.when);
        out.articles_dated += usize::from(within(when, edtf(&facts["date"])));
    }
    let mentions: Vec<Vec<Place>> = story.events.iter().map(|e| places(story, e)).collect();
    let golds = list(gold, "events");
    let mut used: BTreeSet<usize> = BTreeSet::new();
    for event in golds {
        let passages = passages(event);
        out.passages += passages.len();
        let hits = |k: usize| {
            passages
                .iter()
                .filter(|p| mentions[k].iter().any(|m| links(m, p)))
                .count()
        };
        let best = (0..story.events.len()).max_by_key(|&k| {
            let right = within(story.events[k].date, edtf(&event["date"]));
            (
                hits(k),
                right,
                std::cmp::Reverse(mentions[k].len()),
                std::cmp::Reverse(k),
            )
        });
        let best = best.filter(|&k| hits(k) > 0);
        let named = event["named_by_the_mission"].as_bool() == Some(true);
        out.named += usize::from(named);
        let id = event["id"].as_str().expect("id");
        let Some(k) = best else {
            out.faults.push(format!("{id}: not there"));
            continue;
        };
        out.linked += hits(k);
        let mut faults = faults(
            gold,
            story,
            event,
            k,
            &mentions[k],
            hits(k) < passages.len(),
        );
        if !used.insert(k) {
            faults.push("answers another event too".into());
        }
        let placed = within(story.events[k].date, edtf(&event["date"]));
        out.named_placed += usize::from(named && placed);
        out.named_whole += usize::from(named && faults.is_empty());
        out.whole += usize::from(faults.is_empty());
        if !faults.is_empty() {
            out.faults.push(format!("{id}: {}", faults.join("; ")));
        }
    }
    out
}

fn faults(
    gold: &Value,
    story: &Story,
    event: &Value,
    k: usize,
    mentions: &[Place],
    short: bool,
) -> Vec<String> {
    let ours = &story.events[k];
    let mut out = Vec::new();
    if !within(ours.date, edtf(&event["date"])) {
        out.push(format!("date {:?}", ours.date.map(When::to_edtf)));
    }
    if short {
        out.push("not every passage".into());
    }
    let needs = list(event, "title_needs");
    let said = |words: &Value| {
        words
            .as_array()
            .expect("words")
            .iter()
            .any(|w| has(w.as_str().expect("word"), &ours.title))
    };
    if !needs.iter().all(said) {
        out.push(format!("title {:?}", ours.title));
    }
    if (event["planned"].as_bool() == Some(true)) != (ours.status == Status::Planned) {
        out.push(format!("status {:?}", ours.status));
    }
    let own = passages(event);
    let others: Vec<Place> = list(gold, "events")
        .iter()
        .filter(|e| e["id"] != event["id"])
        .flat_map(passages)
        .collect();
    let foreign =
        |m: &&Place| others.iter().any(|p| links(m, p)) && !own.iter().any(|p| common(m, p) > 0);
    if mentions.iter().any(|m| foreign(&m)) {
        out.push("passages of other events".into());
    }
    if ours.disagreement != event["disagreement"].is_array() {
        out.push(format!("disagreement {}", ours.disagreement));
    }
    for says in event["disagreement"].as_array().into_iter().flatten() {
        let doc = says["doc"].as_str().expect("doc");
        let told = ours.mentions.iter().any(|m| {
            &*story.report(m.source).source.name == doc && within(m.date, edtf(&says["says"]))
        });
        if !told {
            out.push(format!("{doc} should say {}", says["says"]));
        }
    }
    out
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key]
        .as_array()
        .unwrap_or_else(|| panic!("{key}: no list"))
}

fn passages(event: &Value) -> Vec<Place> {
    let at = |p: &Value, key: &str| p[key].as_u64().expect("offset") as usize;
    list(event, "passages")
        .iter()
        .map(|p| Place {
            doc: p["doc"].as_str().expect("doc").into(),
            range: at(p, "start")..at(p, "end"),
        })
        .collect()
}

fn places(story: &Story, event: &Event) -> Vec<Place> {
    let place = |m: &datelines_core::story::Mention| {
        let source = &story.report(m.source).source;
        let points = |byte: usize| source.text()[..byte].chars().count();
        Place {
            doc: source.name.to_string(),
            range: points(m.span.start())..points(m.span.end()),
        }
    };
    event.mentions.iter().map(place).collect()
}

fn common(a: &Place, b: &Place) -> usize {
    if a.doc != b.doc {
        return 0;
    }
    a.range
        .end
        .min(b.range.end)
        .saturating_sub(a.range.start.max(b.range.start))
}

fn links(mention: &Place, passage: &Place) -> bool {
    let n = common(mention, passage);
    n > 0
        && mention.range.len() <= 450
        && (2 * n >= passage.range.len() || (n == mention.range.len() && n >= 20))
}

/// An acronym as a word of its own, anything else as a part.
fn has(word: &str, title: &str) -> bool {
    if word.chars().all(|c| !c.is_lowercase()) {
        return title
            .split(|c: char| !c.is_alphanumeric())
            .any(|w| w == word);
    }
    title.to_lowercase().contains(&word.to_lowercase())
}

/// First and last day of a date of the gold story: EDTF, with ISO weeks beside it.
fn edtf(value: &Value) -> (Day, Day) {
    let text = value.as_str().expect("a date");
    if let Some((year, week)) = text.split_once("-W") {
        // The week of 4 January is the first of its year.
        let fourth = Day::from_ymd(year.parse().expect("year"), 1, 4).expect("a day");
        let monday = -(fourth.weekday().num_days_from_monday() as i32)
            + 7 * (week.parse::<i32>().expect("week") - 1);
        let first = fourth.plus(monday).expect("a day");
        return (first, first.plus(6).expect("a day"));
    }
    let days = When::from_edtf(text)
        .and_then(When::interval)
        .expect("a closed date");
    (days.first_day(), days.last_day())
}

/// Whether a date lies within the gold one.
fn within(when: Option<When>, gold: (Day, Day)) -> bool {
    when.and_then(When::interval)
        .is_some_and(|i| gold.0 <= i.first_day() && i.last_day() <= gold.1)
}

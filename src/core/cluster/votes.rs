//! The date of an event by those who report it: what most sources give, on a tie most mentions, on a further tie none alone.

use std::collections::{BTreeMap, BTreeSet};

use super::{days, words};
use crate::calendar::{Day, When, say};
use crate::dating::{Doc, step};
use crate::story::{Citation, Mention, Step};

/// An event's date, whether its sources disagree, and why.
pub(crate) struct Vote {
    pub date: Option<When>,
    pub disagreement: bool,
    pub because: Vec<Step>,
}

/// Counts. Reports with the same words (an agency's text in two papers) are one witness.
pub(crate) fn vote(docs: &[Doc], mentions: &[Mention]) -> Vote {
    let mut dated: Vec<(&Mention, When, (Day, Day))> = mentions
        .iter()
        .filter_map(|m| m.date.and_then(|w| Some((m, w, days(w)?))))
        .collect();
    // What the words say goes before what was worked out without them.
    if dated.iter().any(|(m, ..)| m.timex.is_some()) {
        dated.retain(|(m, ..)| m.timex.is_some());
    } else if let Some(first) = dated.iter().map(|(.., span)| *span).min() {
        // Reports that tell it as the news of their own days do not disagree: the first of them is nearest to it.
        dated.retain(|(.., span)| *span == first);
    }
    let Some(finest) = dated
        .iter()
        .map(|(_, _, (a, b))| b.number() - a.number())
        .min()
    else {
        let date = mentions.iter().find_map(|m| m.date);
        return Vote {
            date,
            disagreement: false,
            because: Vec::new(),
        };
    };
    let disagreement = dated
        .iter()
        .enumerate()
        .any(|(i, x)| dated[i + 1..].iter().any(|y| !x.1.compatible(y.1)));
    // Only the finest dates stand for election; coarser ones agree or not.
    let mut for_days: BTreeMap<(Day, Day), (BTreeSet<String>, u32, When)> = BTreeMap::new();
    for (m, when, span) in &dated {
        if span.1.number() - span.0.number() > finest {
            continue;
        }
        let entry = for_days
            .entry(*span)
            .or_insert_with(|| (BTreeSet::new(), 0, *when));
        entry.0.insert(witness(docs, m));
        entry.1 += 1;
        // The finer of two ways to say one day: "the night of 7 August" before "7 August".
        if when.granularity < entry.2.granularity {
            entry.2 = *when;
        }
    }
    let best = for_days
        .values()
        .map(|v| (v.0.len(), v.1))
        .max()
        .unwrap_or_default();
    let winners: Vec<&(BTreeSet<String>, u32, When)> = for_days
        .values()
        .filter(|v| (v.0.len(), v.1) == best)
        .collect();
    let mut because = Vec::new();
    let date = match winners.as_slice() {
        [one] => Some(one.2),
        // None alone: some day from the first to the last of them.
        _ => {
            let first = for_days
                .iter()
                .filter(|(_, v)| (v.0.len(), v.1) == best)
                .map(|(k, _)| k.0)
                .min();
            let last = for_days
                .iter()
                .filter(|(_, v)| (v.0.len(), v.1) == best)
                .map(|(k, _)| k.1)
                .max();
            first.zip(last).and_then(|(a, b)| When::days(a, b))
        }
    };
    if disagreement {
        let mut told: BTreeSet<(String, u32)> = BTreeSet::new();
        for (m, when, _) in &dated {
            let doc = &docs[m.source.0 as usize];
            let label = doc.source.label();
            if told.insert((say(*when), m.source.0)) {
                let words = words(doc, m.span);
                let text = format!("{label} dates it {}: “{words}”.", say(*when));
                because.push(step(
                    "dated-by",
                    &[
                        ("source", label),
                        ("date", &when.to_edtf()),
                        ("words", &words),
                    ],
                    text,
                    Some(Citation {
                        source: m.source,
                        span: m.span,
                    }),
                ));
            }
        }
        let (by, given, text) = match winners.as_slice() {
            [one] if for_days.values().filter(|v| v.0.len() == best.0).count() == 1 => (
                "sources",
                Some(one.2),
                format!("Most sources give {}.", say(one.2)),
            ),
            [one] => (
                "passages",
                Some(one.2),
                format!(
                    "As many sources give another date, but more passages give {}.",
                    say(one.2)
                ),
            ),
            _ => (
                "none",
                None,
                "As many sources and passages give one date as the other, so neither stands alone."
                    .to_string(),
            ),
        };
        let given = given.map(When::to_edtf);
        let mut args = vec![("by", by)];
        args.extend(given.as_deref().map(|given| ("date", given)));
        because.push(step("vote", &args, text, None));
    }
    Vote {
        date,
        disagreement,
        because,
    }
}

/// Who says it: the source, or the words where two sources have the same.
fn witness(docs: &[Doc], mention: &Mention) -> String {
    let doc = &docs[mention.source.0 as usize];
    let said = words(doc, mention.span).to_lowercase();
    // Short clauses agree by chance; a long one is copied.
    if said.len() >= 120 {
        said
    } else {
        doc.source.id.0.to_string()
    }
}

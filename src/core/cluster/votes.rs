//! The date of an event by those who report it: what most sources give, on a tie most mentions, on a further tie none alone.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::{days, words};
use crate::calendar::{Day, Extent, When, say};
use crate::dating::{Doc, step};
use crate::story::{Citation, Mention, SourceIx, Step};

/// An event's date, whether its sources disagree, and why.
pub(super) struct Vote {
    pub date: Option<When>,
    pub disagreement: bool,
    pub because: Vec<Step>,
}

/// Counts. Reports with the same words (an agency's text in two papers) are one witness.
pub(super) fn vote(docs: &[Doc], mentions: &[Mention], copies: &Copies) -> Vote {
    let mut because: Vec<Step> = copies.values().map(|copy| copied(docs, copy)).collect();
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
    // "Closed since 13 March" stands by those who say that it was closed on that day.
    let begun: Vec<_> = mentions.iter().filter_map(begun).collect();
    let stands = |span| dated.iter().any(|(.., other)| *other == span);
    let agreeing = begun.into_iter().filter(|(.., span)| stands(*span));
    dated.extend(agreeing.collect::<Vec<_>>());
    let Some(finest) = dated
        .iter()
        .map(|(_, _, (a, b))| b.number() - a.number())
        .min()
    else {
        let date = mentions.iter().find_map(|m| m.date);
        return Vote {
            date,
            disagreement: false,
            because,
        };
    };
    let disagreement = dated
        .iter()
        .enumerate()
        .any(|(i, x)| dated[i + 1..].iter().any(|y| !x.1.compatible(y.1)));
    // Only the finest dates stand for election; coarser ones agree or not.
    let mut for_days: BTreeMap<(Day, Day), (BTreeSet<SourceIx>, u32, When)> = BTreeMap::new();
    for (m, when, span) in &dated {
        if span.1.number() - span.0.number() > finest {
            continue;
        }
        let entry = for_days
            .entry(*span)
            .or_insert_with(|| (BTreeSet::new(), 0, *when));
        entry
            .0
            .insert(copies.get(&m.source).map_or(m.source, |copy| copy.of));
        entry.1 += u32::from(!copies.contains_key(&m.source));
        // The finer of two ways to say one day: "the night of 7 August" before "7 August".
        if when.interval().is_some() && when.granularity < entry.2.granularity {
            entry.2 = *when;
        }
    }
    let best = for_days
        .values()
        .map(|v| (v.0.len(), v.1))
        .max()
        .unwrap_or_default();
    let winners: Vec<&(BTreeSet<SourceIx>, u32, When)> = for_days
        .values()
        .filter(|v| (v.0.len(), v.1) == best)
        .collect();
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
                let words = words(&doc.source, m.span);
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

/// A mention that tells since when, and the first day, month or year of that.
fn begun(mention: &Mention) -> Option<(&Mention, When, (Day, Day))> {
    let when = mention.date.filter(|_| mention.timex.is_some())?;
    let first = when.bound();
    matches!(when.extent(), Extent::From(_)).then_some((
        mention,
        when,
        (first.first_day(), first.last_day()),
    ))
}

/// Words that a source has from another, or that both have from a third.
pub(super) struct Copy<'m> {
    mention: &'m Mention,
    /// The first source that has them, which stands for all.
    of: SourceIx,
}

/// From so many letters on the same words are copied; short ones agree by chance.
const COPIED: usize = 120;

/// The sources that tell an event in the very words of an earlier one.
pub(super) type Copies<'m> = BTreeMap<SourceIx, Copy<'m>>;

/// Finds them. `mentions` stand in the order of their sources.
pub(super) fn copies<'m>(docs: &[Doc], mentions: &'m [Mention]) -> Copies<'m> {
    let mut first: BTreeMap<Said, SourceIx> = BTreeMap::new();
    let mut copies: BTreeMap<SourceIx, Copy> = BTreeMap::new();
    // Most events are told by one source alone, which copies nobody.
    if mentions.first().map(|m| m.source) == mentions.last().map(|m| m.source) {
        return copies;
    }
    for mention in mentions {
        let Some(said) = telling(&docs[mention.source.0 as usize], mention) else {
            continue;
        };
        let of = *first.entry(said).or_insert(mention.source);
        if of != mention.source {
            let of = copies.get(&of).map_or(of, |earlier| earlier.of);
            let copy = Copy { mention, of };
            copies.entry(mention.source).or_insert(copy);
        }
    }
    copies
}

/// The words of a mention, or else of the line that it stands in, where they are many enough to be known by.
fn telling<'d>(doc: &'d Doc, mention: &Mention) -> Option<Said<'d>> {
    let text = doc.source.text();
    let (start, end) = (mention.span.start(), mention.span.end());
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let of = [&text[start..end], &text[from..to]];
    of.into_iter().find(|said| said.len() >= COPIED).map(Said)
}

/// A text of which neither the spacing counts nor the case of its letters.
struct Said<'d>(&'d str);

impl Said<'_> {
    fn letters(&self) -> impl Iterator<Item = char> {
        let words = self.0.split_whitespace();
        words.flat_map(|word| word.chars().flat_map(char::to_lowercase).chain([' ']))
    }
}

impl Ord for Said<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        // What is copied is mostly copied to the letter, and what is not differs soon.
        match self.0 == other.0 {
            true => Ordering::Equal,
            false => self.letters().cmp(other.letters()),
        }
    }
}

impl PartialOrd for Said<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Said<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Said<'_> {}

/// Why two reports count as one.
fn copied(docs: &[Doc], copy: &Copy) -> Step {
    let label = |source: SourceIx| docs[source.0 as usize].source.label();
    let (source, other) = (label(copy.mention.source), label(copy.of));
    let span = copy.mention.span;
    let words = words(&docs[copy.mention.source.0 as usize].source, span);
    step(
        "copied",
        &[("source", source), ("other", other), ("words", &words)],
        format!(
            "{source} has the same words as {other}, so the two count as one source: “{words}”."
        ),
        Some(Citation {
            source: copy.mention.source,
            span,
        }),
    )
}

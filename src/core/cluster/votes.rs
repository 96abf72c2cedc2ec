//! The date of an event by those who report it: what most sources give, on a tie most mentions, on a further tie none alone.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::{days, words};
use crate::calendar::{Day, Extent, When, say};
use crate::dating::Doc;
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
    let dated = dated(mentions);
    let candidates = candidates(&dated, copies);
    let Some(best) = candidates.values().map(Candidate::votes).max() else {
        return Vote {
            date: mentions.iter().find_map(|m| m.date),
            disagreement: false,
            because,
        };
    };
    let winners = candidates.iter().filter(|(_, c)| c.votes() == best);
    let winners: Vec<(&Days, &Candidate)> = winners.collect();
    let date = match winners[..] {
        [(_, one)] => Some(one.when),
        // None alone: some day from the first to the last of them.
        _ => {
            let first = winners.iter().map(|(days, _)| days.0).min();
            let last = winners.iter().map(|(days, _)| days.1).max();
            first.zip(last).and_then(|(a, b)| When::days(a, b))
        }
    };
    let against = |x: &Dated| dated.iter().any(|y| !x.when.compatible(y.when));
    let disagreement = dated.iter().any(against);
    if disagreement {
        because.extend(told(docs, &dated));
        let sources = candidates.values().filter(|c| c.sources.len() == best.0);
        because.push(decided(&winners, sources.count() == 1));
    }
    Vote {
        date,
        disagreement,
        because,
    }
}

/// The first and the last day that a date can mean.
type Days = (Day, Day);

/// A mention that gives a date.
struct Dated<'a> {
    mention: &'a Mention,
    when: When,
    days: Days,
}

/// The mentions whose dates count.
fn dated(mentions: &[Mention]) -> Vec<Dated<'_>> {
    let given = mentions.iter().filter_map(|m| Some((m, m.date?)));
    let mut dated: Vec<Dated> = given
        .filter_map(|(mention, when)| {
            let days = days(when)?;
            Some(Dated {
                mention,
                when,
                days,
            })
        })
        .collect();
    // What the words say goes before what was worked out without them.
    if dated.iter().any(|d| d.mention.timex.is_some()) {
        dated.retain(|d| d.mention.timex.is_some());
    } else if let Some(first) = dated.iter().map(|d| d.days).min() {
        // Reports that tell it as the news of their own days do not disagree: the first of them is nearest to it.
        dated.retain(|d| d.days == first);
    }
    // "Closed since 13 March" stands by those who say that it was closed on that day.
    let stands = |begun: &Dated| dated.iter().any(|d| d.days == begun.days);
    let agreeing: Vec<Dated> = mentions.iter().filter_map(begun).filter(stands).collect();
    dated.extend(agreeing);
    dated
}

/// Who gives some days.
struct Candidate {
    sources: BTreeSet<SourceIx>,
    mentions: u32,
    when: When,
}

impl Candidate {
    fn votes(&self) -> (usize, u32) {
        (self.sources.len(), self.mentions)
    }
}

/// The dates that stand for election: only the finest do; coarser ones agree or not.
fn candidates(dated: &[Dated], copies: &Copies) -> BTreeMap<Days, Candidate> {
    let long = |d: &Dated| d.days.1.number() - d.days.0.number();
    let finest = dated.iter().map(long).min();
    let mut candidates: BTreeMap<Days, Candidate> = BTreeMap::new();
    for one in dated.iter().filter(|d| Some(long(d)) == finest) {
        let (when, source) = (one.when, one.mention.source);
        let candidate = candidates.entry(one.days).or_insert_with(|| Candidate {
            sources: BTreeSet::new(),
            mentions: 0,
            when,
        });
        let copy = copies.get(&source);
        candidate
            .sources
            .insert(copy.map_or(source, |copy| copy.of));
        candidate.mentions += u32::from(copy.is_none());
        // The finer of two ways to say one day: "the night of 7 August" before "7 August".
        if when.interval().is_some() && when.granularity < candidate.when.granularity {
            candidate.when = when;
        }
    }
    candidates
}

/// Which source gives which date, with its words; each date of a source once.
fn told(docs: &[Doc], dated: &[Dated]) -> Vec<Step> {
    let mut told: BTreeSet<(String, u32)> = BTreeSet::new();
    let new = |d: &&Dated| told.insert((say(d.when), d.mention.source.0));
    let step = |d: &Dated| {
        let Mention { source, span, .. } = *d.mention;
        let report = &docs[source.0 as usize].source;
        let (label, words) = (report.label(), words(report, span));
        Step::new(
            "dated-by",
            &[
                ("source", label),
                ("date", &d.when.to_edtf()),
                ("words", &words),
            ],
            format!("{label} dates it {}: “{words}”.", say(d.when)),
            Some(Citation { source, span }),
        )
    };
    dated.iter().filter(new).map(step).collect()
}

/// By what the date was chosen: by sources, if one date has most of them (`by_sources`), else by passages, or by neither.
fn decided(winners: &[(&Days, &Candidate)], by_sources: bool) -> Step {
    let (by, given, text) = match winners {
        [(_, one)] if by_sources => (
            "sources",
            Some(one.when),
            format!("Most sources give {}.", say(one.when)),
        ),
        [(_, one)] => (
            "passages",
            Some(one.when),
            format!(
                "As many sources give another date, but more passages give {}.",
                say(one.when)
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
    Step::new("vote", &args, text, None)
}

/// A mention that tells since when, and the first day, month or year of that.
fn begun(mention: &Mention) -> Option<Dated<'_>> {
    let when = mention.date.filter(|_| mention.timex.is_some())?;
    let first = when.bound();
    matches!(when.extent(), Extent::From(_)).then_some(Dated {
        mention,
        when,
        days: (first.first_day(), first.last_day()),
    })
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
        // What is copied, or told anew with other names, is mostly the same to the letter for long.
        let both = self.0.bytes().zip(other.0.bytes());
        let same = both.take_while(|(a, b)| a == b).count();
        let space = self.0.as_bytes()[..same].iter().rposition(|&b| b == b' ');
        let words = space.map_or(0, |space| space + 1);
        Said(&self.0[words..])
            .letters()
            .cmp(Said(&other.0[words..]).letters())
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
    Step::new(
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_both_begin_with_change_no_order() {
        let texts = [
            "",
            "The mill",
            "The mill ",
            "the MILL",
            "The  mill burned",
            "The mill\nburned",
            "The mill burned down",
            "The millpond burned",
            "The mill près de Gap",
            "The mill prés de Gap",
            "The mill pr",
        ];
        for (a, b) in texts.iter().flat_map(|a| texts.map(|b| (Said(a), Said(b)))) {
            let letters = a.letters().cmp(b.letters());
            assert_eq!(a.cmp(&b), letters, "{:?} {:?}", a.0, b.0);
        }
        assert!(Said(texts[1]) == Said(texts[3]) && Said(texts[4]) == Said(texts[5]));
        assert!(Said(texts[1]) != Said(texts[7]) && Said(texts[8]) != Said(texts[9]));
    }
}

//! The noun phrase before a verb or a mark.
//!
//! Deliberately absent: the phrase's structure. It is a run of tokens.

use crate::event::token::{Tag, Token};
use std::ops::Range;

/// The noun phrase that ends just before `end` (adverbs, times and a parenthesis skipped), not reaching before `floor`.
pub(super) fn noun_phrase_before(
    tokens: &[Token],
    end: usize,
    floor: usize,
) -> Option<Range<usize>> {
    let mut last = end;
    // "The court on Tuesday freed": what introduces the time goes with it.
    let mut introduced = false;
    while last > floor {
        // "Senator Ann Foster (D-MA) asked": what stands in brackets is passed over.
        if tokens[last - 1].tag == Tag::Close
            && let Some(open) = (floor..last)
                .rev()
                .take(10)
                .find(|&i| tokens[i].tag == Tag::Open)
            && open > floor
        {
            last = open;
            continue;
        }
        let skipped = matches!(
            tokens[last - 1].tag,
            Tag::Adverb | Tag::Time | Tag::Comma | Tag::Quote | Tag::Not
        );
        let introduces = introduces_time(tokens, last - 1);
        if !skipped && !introduces {
            break;
        }
        introduced |= introduces;
        last -= 1;
        // ", the minister," between a subject and its verb is an apposition: go back before it.
        if tokens[last].tag == Tag::Comma
            && let Some(comma) = (floor..last)
                .rev()
                .take(10)
                .find(|&i| tokens[i].tag == Tag::Comma)
            && comma > floor
            && (comma + 1..last).all(|i| {
                !matches!(
                    tokens[i].tag,
                    Tag::Past | Tag::Present | Tag::Be | Tag::Have
                )
            })
            && matches!(tokens[comma - 1].tag, Tag::Name)
        {
            last = comma;
        }
    }
    let mut first = last;
    while first > floor {
        let tag = tokens[first - 1].tag;
        // Before an article the phrase can only go on through "of" or "and": "In Paris the minister" begins at "the".
        let opened = first < last && matches!(tokens[first].tag, Tag::Determiner | Tag::Pronoun);
        if opened && !matches!(tag, Tag::Preposition | Tag::Coordinator | Tag::Determiner) {
            break;
        }
        let goes_on = match tag {
            Tag::Noun | Tag::Name | Tag::Number => true,
            Tag::Determiner | Tag::Pronoun => true,
            Tag::Preposition | Tag::Coordinator => {
                let p = first - 1;
                let timed = tokens[p].low == "of" && dated_noun(tokens, p, floor);
                let joined = p > floor
                    && first < last
                    && matches!(
                        tokens[p - 1].tag,
                        Tag::Noun | Tag::Name | Tag::Number | Tag::Comma | Tag::Pronoun
                    )
                    && !(tag == Tag::Preposition && tokens[p].low == "as")
                    && tokens[p - 1].tag != Tag::Comma;
                joined || timed
            }
            Tag::Past | Tag::Participle | Tag::Adverb => {
                first < last
                    && matches!(tokens[first].tag, Tag::Noun | Tag::Name)
                    && first >= 2
                    && (tokens[first - 2].tag == Tag::Determiner
                        || tokens[first - 2].low.ends_with("'s"))
            }
            Tag::Time => {
                // "the March issue"
                let within = first >= floor + 2 && tokens[first - 2].tag == Tag::Determiner;
                first < last
                    && (within && tokens[first].tag == Tag::Noun
                        || tokens[first - 1].low.ends_with("'s")
                        || (tokens[first].low == "of" && dated_noun(tokens, first, floor)))
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        first -= 1;
    }
    // "and in Oslo on Tuesday signed": a phrase of place before a time is nobody.
    if introduced && first > floor && tokens[first - 1].tag == Tag::Preposition {
        return None;
    }
    // A phrase does not begin in the middle of "in Oslo": drop an opening preposition with its noun only if nothing is left.
    while first < last && matches!(tokens[first].tag, Tag::Preposition | Tag::Coordinator) {
        first += 1;
    }
    (first < last
        && tokens[first..last].iter().any(|t| {
            matches!(
                t.tag,
                Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Determiner | Tag::Number
            )
        }))
    .then_some(first..last)
}

/// Whether the word at `i` is a preposition that leads a time: "on" in "on Tuesday".
fn introduces_time(tokens: &[Token], i: usize) -> bool {
    (tokens[i].tag == Tag::Preposition || matches!(tokens[i].low.as_str(), "since" | "until"))
        && tokens
            .get(i + 1)
            .is_some_and(|t| t.tag == Tag::Time && !t.low.ends_with("'s"))
}

/// "The signing on 4 May" before an "of" at `at`: a noun with its time between it and what belongs to it.
fn dated_noun(tokens: &[Token], at: usize, floor: usize) -> bool {
    at >= floor + 3
        && tokens[at - 1].tag == Tag::Time
        && introduces_time(tokens, at - 2)
        && matches!(tokens[at - 3].tag, Tag::Noun | Tag::Name)
}

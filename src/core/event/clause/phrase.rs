//! The noun phrase before a verb or a mark.
//!
//! Deliberately absent: the phrase's structure. It is a run of tokens.

use crate::event::nominal;
use crate::event::token::{Tag, Token};
use std::ops::Range;

/// The noun phrase that ends just before `end` (adverbs, times and a parenthesis skipped), not reaching before `floor`.
pub(in crate::event) fn noun_phrase_before(
    tokens: &[Token],
    end: usize,
    floor: usize,
) -> Option<Range<usize>> {
    let (mut last, introduced) = back_over_others(tokens, end, floor);
    let mut first = last;
    while first > floor && goes_on(tokens, first, last, floor) {
        first -= 1;
    }
    // "and in Oslo on Tuesday signed": a phrase of place before a time is nobody.
    if introduced && first > floor && tokens[first - 1].tag == Tag::Preposition {
        return None;
    }
    // "Plans to build a school": what is planned belongs to the plan.
    if let Some(plan) = intended(tokens, first, floor) {
        first = plan;
    }
    let joins = |t: &Token| t.tag == Tag::Coordinator;
    let joined = tokens[first..last].iter().any(joins)
        || first < last && opens_after_comma(tokens, first, floor);
    if joined && let Some(list) = listed(tokens, first, floor) {
        first = list;
    }
    // A phrase does not begin in the middle of "in Oslo": drop an opening preposition with its noun only if nothing is left.
    while first < last && matches!(tokens[first].tag, Tag::Preposition | Tag::Coordinator) {
        first += 1;
    }
    // 'The "warm metal" was': the mark that closes it belongs to it.
    let marks = tokens[first..last].iter().filter(|t| t.tag == Tag::Quote);
    if marks.count() % 2 == 1 && last < end && tokens[last].tag == Tag::Quote {
        last += 1;
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

/// Where a phrase ends before `end`, and whether what introduces a time was passed on the way.
fn back_over_others(tokens: &[Token], end: usize, floor: usize) -> (usize, bool) {
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
        // ", the minister,", ", 68," or ", from the second town," between a subject and its verb is passed over.
        if tokens[last].tag == Tag::Comma
            && let Some(comma) = inserted_from(tokens, floor, last)
        {
            last = comma;
        }
    }
    // "Mrs Lind, 68", before a mark.
    if last > floor + 2 && is_age(tokens, last - 1) && tokens[last - 2].tag == Tag::Comma {
        last -= 2;
    }
    (last, introduced)
}

/// Whether the phrase from `first` to `last` goes on to the left with the token before it.
fn goes_on(tokens: &[Token], first: usize, last: usize, floor: usize) -> bool {
    let p = first - 1;
    let tag = tokens[p].tag;
    // Before an article the phrase can only go on through "of" or "and": "In Paris the minister" begins at "the".
    let opened = first < last && matches!(tokens[first].tag, Tag::Determiner | Tag::Pronoun);
    if opened && !matches!(tag, Tag::Preposition | Tag::Coordinator | Tag::Determiner) {
        return false;
    }
    match tag {
        Tag::Noun | Tag::Name | Tag::Number | Tag::Determiner | Tag::Pronoun => true,
        // "A ban on fishing"; "the mobile gaming industry", "the top seed and defending champion".
        Tag::Gerund => {
            let within = |t: &Token| matches!(t.tag, Tag::Noun | Tag::Name | Tag::Coordinator);
            first < last && tokens[first].tag == Tag::Noun && p > floor && within(&tokens[p - 1])
                || first == last
                    && first >= floor + 3
                    && tokens[first - 2].tag == Tag::Preposition
                    && matches!(tokens[first - 3].tag, Tag::Noun | Tag::Name)
        }
        Tag::Preposition | Tag::Coordinator => {
            let timed = tokens[p].low == "of" && dated_noun(tokens, p, floor);
            let joined = p > floor
                && first < last
                && matches!(
                    tokens[p - 1].tag,
                    Tag::Noun | Tag::Name | Tag::Number | Tag::Pronoun
                )
                && !(tag == Tag::Preposition && tokens[p].low == "as");
            joined || timed
        }
        // 'The owner's "great work" was'.
        Tag::Quote => {
            let opens = |t: &Token| t.tag == Tag::Determiner || t.low.ends_with("'s");
            first < last
                && p > floor
                && opens(&tokens[p - 1])
                && tokens.get(last).is_some_and(|t| t.tag == Tag::Quote)
        }
        Tag::Past | Tag::Participle | Tag::Adverb => {
            // "The widely read papers", "sales of legally bought songs".
            let leads = |k: usize| {
                tokens[k].tag == Tag::Determiner
                    || tokens[k].low.ends_with("'s")
                    || tag == Tag::Adverb && tokens[k].low == "of"
            };
            first < last
                && matches!(tokens[first].tag, Tag::Noun | Tag::Name)
                && first >= 2
                && leads(first - 2)
        }
        Tag::Time => {
            // "the March issue", "the singer's 2004 tour"
            let owns = |t: &Token| t.tag == Tag::Determiner || t.low.ends_with("'s");
            let within = first >= floor + 2 && owns(&tokens[first - 2]);
            first < last
                && (within && tokens[first].tag == Tag::Noun
                    || tokens[p].low.ends_with("'s")
                    || (tokens[first].low == "of" && dated_noun(tokens, first, floor)))
        }
        _ => false,
    }
}

/// Where the comma stands that opens what ends before the comma at `close`, if that only tells more of the noun before it.
fn inserted_from(tokens: &[Token], floor: usize, close: usize) -> Option<usize> {
    let back = (floor + 1..close).rev().take(16);
    let open = back.into_iter().find(|&i| tokens[i].tag == Tag::Comma)?;
    // ", now in their second year,", ", still a mutual,"
    let led = |t: &Token| t.tag == Tag::Adverb || t.low == "now";
    let now = usize::from(led(&tokens[open + 1]) && open + 2 < close);
    let (first, inside) = (tokens.get(open + 1 + now)?, open + 1..close);
    let verb = |i: usize| {
        matches!(
            tokens[i].tag,
            Tag::Past | Tag::Present | Tag::Be | Tag::Have
        )
    };
    let opens = match tokens[open - 1].tag {
        Tag::Name => true,
        Tag::Noun => {
            let article = matches!(first.low.as_str(), "a" | "an" | "the");
            article
                || first.tag == Tag::Preposition && (now > 0 || !introduces_time(tokens, open + 1))
                || first.low == "such" && tokens[open + 2].low == "as"
                || is_age(tokens, open + 1) && inside.len() == 1
        }
        _ => false,
    };
    (opens && !inside.clone().any(verb)).then_some(open)
}

/// Where the list begins that ends in the "Holm and Moe" at `first`: "Berg, Lind, Holm and Moe", "Berg, 41, and Moe", and what it
/// belongs to: "schools in Oslo, Holm and Moe". Its parts are alike, and what stands before them is no phrase that leads into the
/// sentence: "In Oslo, Norway, Holm and Moe".
fn listed(tokens: &[Token], first: usize, floor: usize) -> Option<usize> {
    let part = |t: &Token| matches!(t.tag, Tag::Determiner | Tag::Noun | Tag::Name | Tag::Number);
    // "The Middle East" is a name; a name and a noun are alike: "TV, films and games".
    let name = |i: usize| tokens.get(i).is_some_and(|t| t.tag == Tag::Name);
    let kind = |i: usize| match tokens[i].tag {
        Tag::Determiner if name(i + 1) => Tag::Noun,
        Tag::Name => Tag::Noun,
        tag => tag,
    };
    let mut start = first - usize::from(opens_after_comma(tokens, first, floor));
    while start > floor + 1 && tokens[start - 1].tag == Tag::Comma {
        let mut end = start - 1;
        if end > floor + 2 && is_age(tokens, end - 1) && tokens[end - 2].tag == Tag::Comma {
            end -= 2;
        }
        let words = tokens[floor..end].iter().rev();
        let item = end - words.take_while(|t| part(t)).count();
        if item == end || kind(item) != kind(first) {
            break;
        }
        start = item;
    }
    if start >= first || tokens[start].tag == Tag::Coordinator {
        return None;
    }
    let Some(before) = start.checked_sub(1).filter(|&b| b >= floor) else {
        return Some(start);
    };
    let led = |i: usize| matches!(tokens[i].tag, Tag::Time | Tag::Adverb);
    match tokens[before].tag {
        Tag::Subordinator | Tag::Relative | Tag::Quote | Tag::Break => Some(start),
        Tag::Comma if before > floor && led(before - 1) => Some(start),
        Tag::Preposition if before > floor => {
            let noun = matches!(tokens[before - 1].tag, Tag::Noun | Tag::Name);
            let of = noun.then(|| noun_phrase_before(tokens, before, floor))??;
            let leads = of.start > floor && tokens[of.start - 1].tag == Tag::Preposition;
            (of.end == before && !leads).then_some(of.start)
        }
        _ => None,
    }
}

/// ", and Moe": whether what begins there is the last part of a list that has a comma before its "and".
fn opens_after_comma(tokens: &[Token], first: usize, floor: usize) -> bool {
    first > floor + 2
        && tokens[first - 1].tag == Tag::Coordinator
        && tokens[first - 2].tag == Tag::Comma
}

/// Where the phrase begins whose "plan to build" stands before `first`.
fn intended(tokens: &[Token], first: usize, floor: usize) -> Option<usize> {
    let mut verb = first.checked_sub(1)?;
    if tokens[verb].tag == Tag::Preposition && verb > floor {
        verb -= 1; // "to set up a school"
    }
    let to = verb.checked_sub(1).filter(|&i| i > floor)?;
    let plan = &tokens[to - 1];
    let planned = tokens[to].tag == Tag::To && tokens[verb].tag == Tag::Present;
    if !planned || !matches!(plan.tag, Tag::Noun | Tag::Name) || !nominal::intends(&plan.low) {
        return None;
    }
    noun_phrase_before(tokens, to, floor).map(|found| found.start)
}

/// "68", told of somebody.
fn is_age(tokens: &[Token], i: usize) -> bool {
    let digits = tokens[i].text.len() <= 3 && tokens[i].text.bytes().all(|b| b.is_ascii_digit());
    let of = i.checked_sub(2).map(|p| tokens[p].tag);
    digits && matches!(of, Some(Tag::Noun | Tag::Name))
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

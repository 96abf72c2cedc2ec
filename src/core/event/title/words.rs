//! Words of a text put together again without their times.

use crate::event::lexicon as lex;
use crate::event::token::{Tag, Token};
use std::ops::Range;

/// The words of a range as they stand in the text, without times.
pub(crate) fn phrase(tokens: &[Token], range: Range<usize>) -> String {
    let first = range.start;
    let left_out = |i: usize| timely(tokens, i) || (i == first && genitive(tokens, i));
    join(tokens, range.filter(|&i| !left_out(i)))
}

/// A time, or the words that only introduce one.
pub(super) fn timely(tokens: &[Token], i: usize) -> bool {
    // "Will go on this morning": "on" leads no such time, but "were up on last year" looks at it.
    let verb = |t: &Token| matches!(t.tag, Tag::Present | Tag::Past | Tag::Participle);
    if tokens[i].low == "on" && tokens.get(i + 1).is_some_and(by_itself) {
        return i > 0 && !verb(&tokens[i - 1]);
    }
    let time = |k: usize| {
        let is = tokens.get(k).is_some_and(|t| t.tag == Tag::Time);
        is && !genitive(tokens, k) && !describes(tokens, k)
    };
    let leads = |k: usize| tokens.get(k).is_some_and(|t| t.tag == Tag::Preposition) && time(k + 1);
    let low = |k: usize| tokens.get(k).map_or("", |t| t.low.as_str());
    let early = |k: usize| matches!(low(k), "early" | "late" | "recently" | "soon");
    // "As early as August."
    let scale = |k: usize| low(k) == "as" && early(k + 1) && low(k + 2) == "as" && time(k + 3);
    // "On the morning after" it burst its banks: a time counted from what is told next.
    let counted = |k: usize| {
        let part = matches!(
            low(k + 2),
            "afternoon" | "day" | "evening" | "morning" | "night"
        );
        let leads = tokens[k].tag == Tag::Preposition && low(k + 1) == "the";
        leads && part && matches!(low(k + 3), "after" | "before")
    };
    time(i) && !joined(tokens, i)
        || matches!(low(i), "late" | "early") && leads(i + 1)
        // "Sold more than in 2004."
        || low(i) == "than" && (time(i + 1) || leads(i + 1))
        || (i.saturating_sub(2)..=i).any(|k| scale(k) || counted(k))
        || time(i + 1)
            && (matches!(low(i), "late" | "early" | "to")
                || lex::is(lex::PREPOSITIONS, low(i)) && !matches!(low(i), "down" | "off" | "out" | "up"))
        // "Between May and July."
        || i > 0 && tokens[i].tag == Tag::Coordinator && time(i - 1) && time(i + 1) && !joined(tokens, i - 1)
}

/// "Yesterday", "this morning": a time that no "on" leads.
pub(super) fn by_itself(time: &Token) -> bool {
    let word = time.low.split(' ').next().unwrap_or_default();
    let part = ["morning", "afternoon", "evening", "week", "month", "year"];
    time.tag == Tag::Time
        && match word {
            "yesterday" | "today" | "tonight" | "tomorrow" => true,
            "this" | "last" | "next" => part.iter().any(|end| time.low.ends_with(end)),
            _ => false,
        }
}

/// "A 1999 agreement", "the 1986 finals", "third-quarter profits", "the 1990s boom": a time that says which thing is meant.
fn describes(tokens: &[Token], i: usize) -> bool {
    let words = &tokens[i].low;
    let year = words.len() == 4 && words.bytes().all(|b| b.is_ascii_digit());
    let before = i.checked_sub(1).map(|p| &tokens[p]);
    let led = before
        .is_some_and(|p| matches!(p.tag, Tag::Determiner | Tag::Pronoun) || p.low.ends_with("'s"));
    let noun = |t: &&Token| matches!(t.tag, Tag::Noun | Tag::Name);
    let run = tokens[i + 1..].iter().take_while(noun).count();
    let part = ["quarter", "half", "0s"]
        .iter()
        .any(|end| words.ends_with(end));
    // "Said in the first quarter profits would": what follows may be a new subject.
    let closes = tokens.get(i + 1 + run).is_none_or(|t| {
        matches!(
            t.tag,
            Tag::End | Tag::Comma | Tag::Preposition | Tag::Coordinator | Tag::To | Tag::Break
        )
    });
    // "The Tonight Show": the time is part of a name.
    let name = tokens[i].text.starts_with(char::is_uppercase)
        && before.is_some_and(|p| p.tag == Tag::Determiner)
        && tokens.get(i + 1).is_some_and(|t| t.tag == Tag::Name);
    run > 0 && (year && led || part && closes || name)
}

/// "The Christmas and New Year sales": a time between an article and an "and" cannot be left out by itself.
fn joined(tokens: &[Token], i: usize) -> bool {
    let is = |k: usize, tag: Tag| tokens.get(k).is_some_and(|t| t.tag == tag);
    let first = |k: usize| k > 0 && is(k - 1, Tag::Determiner) && is(k + 1, Tag::Coordinator);
    first(i) || i >= 2 && is(i - 2, Tag::Time) && first(i - 2)
}

/// "Sunday's" before what happened then: it stands where an article would.
fn genitive(tokens: &[Token], i: usize) -> bool {
    tokens[i].tag == Tag::Time
        && tokens[i].low.ends_with("'s")
        && i + 1 < tokens.len()
        && !i
            .checked_sub(1)
            .is_some_and(|p| tokens[p].tag == Tag::Determiner)
}

/// Puts words together as they stood: no space where there was none.
pub(super) fn join(tokens: &[Token], picked: impl Iterator<Item = usize>) -> String {
    let mut out = String::new();
    let mut last: Option<usize> = None;
    for i in picked {
        if let Some(l) = last
            && !out.is_empty()
            && !(l + 1 == i && tokens[l].end == tokens[i].start)
            && !matches!(tokens[i].tag, Tag::Comma | Tag::End | Tag::Close)
        {
            out.push(' ');
        }
        // "photos of Sunday's protest": without its day it is "photos of the protest".
        if genitive(tokens, i) {
            // "1972's Virginia Plain" was before what is named.
            let year = tokens[i].text.starts_with(|c: char| c.is_ascii_digit());
            let named = tokens.get(i + 1).is_some_and(|t| t.tag == Tag::Name);
            out.push_str(if year && named { "" } else { "the" });
        } else {
            // "The workers ' strike", as some corpora set it.
            let (word, mark) = tokens[i]
                .text
                .split_once(' ')
                .unwrap_or((tokens[i].text, ""));
            let owns = tokens[i].low.ends_with("s's");
            // "They've left" without its "they" is "have left".
            let short = tokens[i].tag != Tag::Quote
                && word.starts_with(['\'', '’'])
                && !out.ends_with(char::is_alphanumeric);
            let word = if short { &tokens[i].low } else { word };
            out.push_str(if owns || short { word } else { tokens[i].text });
            out.push_str(if owns { mark } else { "" });
        }
        last = Some(i);
    }
    out.replace(['\n', '\r'], " ")
}

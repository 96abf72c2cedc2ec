//! Words of a text put together again without their times.

use crate::event::token::{Tag, Token};
use std::ops::Range;

/// The words of a range as they stand in the text, without times.
pub(crate) fn phrase(tokens: &[Token], range: Range<usize>) -> String {
    let first = range.start;
    let left_out = |i: usize| timely(tokens, i) || (i == first && genitive(tokens, i));
    join(tokens, range.filter(|&i| !left_out(i)))
}

/// A time, or the preposition that only introduces one.
pub(super) fn timely(tokens: &[Token], i: usize) -> bool {
    let time = |k: usize| tokens.get(k).is_some_and(|t| t.tag == Tag::Time) && !genitive(tokens, k);
    time(i)
        || (matches!(
            tokens[i].low.as_str(),
            "on" | "in"
                | "at"
                | "by"
                | "since"
                | "of"
                | "until"
                | "from"
                | "during"
                | "late"
                | "early"
        ) && time(i + 1))
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
            out.push_str("the");
        } else {
            // "The workers ' strike", as some corpora set it.
            let (word, mark) = tokens[i]
                .text
                .split_once(' ')
                .unwrap_or((tokens[i].text, ""));
            let owns = tokens[i].low.ends_with("s's");
            out.push_str(if owns { word } else { tokens[i].text });
            out.push_str(if owns { mark } else { "" });
        }
        last = Some(i);
    }
    out.replace(['\n', '\r'], " ")
}

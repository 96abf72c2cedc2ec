//! What follows a verb, cut where a phrase ends.
//!
//! Deliberately absent: what it means. Marks, prepositions and a few words say where a phrase can end.

use super::words::{by_itself, join, timely};
use crate::event::lexicon as lex;
use crate::event::token::{Tag, Token, base};
use std::ops::Range;

/// What follows a verb, as far as it fits, ending where a phrase ends.
pub(super) fn complement(tokens: &[Token], range: Range<usize>, room: usize) -> String {
    let (mut picked, mut good, length) = pick(tokens, range.clone(), room);
    let rest_is_time = |&l: &usize| {
        (l + 1..range.end).all(|i| {
            let tag = tokens[i].tag;
            tokens[i].timex.is_some()
                || timely(tokens, i)
                || matches!(tag, Tag::End | Tag::Comma | Tag::Quote | Tag::Preposition)
        })
    };
    if length <= room && picked.last().is_some_and(rest_is_time) {
        good = picked.len();
    }
    // Cut off, it does not end in a verb that leads on: "said leaders preparing".
    if good < picked.len() {
        while good > 0 && tokens[picked[good - 1]].tag == Tag::Gerund {
            good -= 1;
        }
    }
    // Nor in a clause that breaks off before its verb: "will be on the table when the leaders".
    if good < picked.len() || length > room {
        let opens = |&l: &usize| {
            let tag = tokens[l].tag;
            tag == Tag::Relative
                || tag == Tag::Subordinator && !lex::is(lex::PREPOSITIONS, &tokens[l].low)
        };
        if let Some(at) = picked[..good].iter().rposition(opens)
            && at > 0
            && !picked[at..good].iter().any(|&l| is_verb(tokens[l].tag))
        {
            good = at;
        }
    }
    picked.truncate(good);
    // Nor inside a quotation.
    let open = || picked.iter().rposition(|&l| tokens[l].tag == Tag::Quote);
    if quotes(tokens, &picked) % 2 == 1 {
        picked.truncate(open().unwrap_or(good));
    }
    while picked.last().is_some_and(|&l| {
        !ends_phrase(tokens, &picked, l)
            || leads_on(tokens, l, range.end)
            || hangs(tokens, &picked, l)
    }) {
        picked.pop();
    }
    join(tokens, picked.into_iter())
}

/// The words of a range that a title can have, as far as there is room: how many of them make a whole phrase, and how long they
/// are, in characters.
fn pick(tokens: &[Token], range: Range<usize>, room: usize) -> (Vec<usize>, usize, usize) {
    let mut picked: Vec<usize> = Vec::new();
    let (mut good, mut length) = (0, 0);
    let mut past = range.start;
    for i in range.clone() {
        let token = &tokens[i];
        // 'Berg "wholly condemned" the sale': the verb's own mark.
        let closes = || {
            i == range.start && i > 0 && token.tag == Tag::Quote && tokens[i - 1].end == token.start
        };
        if i < past || timely(tokens, i) || closes() {
            continue;
        }
        let last = picked.last().copied();
        // "A $3bn (£2bn) offer": where the phrase goes on behind them, brackets are left out.
        if let Some(close) = aside(tokens, i..range.end)
            && last.is_some_and(|l| l + 1 == i)
        {
            past = close + 1;
            continue;
        }
        // The comma of a date goes with it: "on 3 May, 1999, of the …".
        let goes_on = |t: &Token| matches!(t.tag, Tag::Time | Tag::Preposition);
        if token.tag == Tag::Comma
            && i > range.start
            && tokens[i - 1].tag == Tag::Time
            && tokens.get(i + 1).is_none_or(goes_on)
        {
            continue;
        }
        if stops(tokens, i, last, range.end) {
            good = picked.len();
            break;
        }
        let boundary = matches!(
            token.tag,
            Tag::Preposition
                | Tag::To
                | Tag::Relative
                | Tag::Subordinator
                | Tag::Coordinator
                | Tag::Gerund
        );
        if boundary && last.is_some_and(|l| ends_phrase(tokens, &picked, l)) {
            good = picked.len();
        }
        length += token.text.chars().count() + 1;
        if length > room {
            break;
        }
        picked.push(i);
        if i + 1 == range.end {
            good = picked.len();
        }
    }
    (picked, good, length)
}

/// Whether what is told ends before the token at `i`; `last` is the last word of it so far.
fn stops(tokens: &[Token], i: usize, last: Option<usize>, end: usize) -> bool {
    let token = &tokens[i];
    match token.tag {
        Tag::Break | Tag::End | Tag::Open | Tag::Close => true,
        Tag::Quote => !within_phrase(tokens, i, end),
        Tag::Comma => {
            // A list of names or adjectives goes on; anything else is a new thought.
            let list = tokens.get(i + 1).is_some_and(|n| n.tag == Tag::Name)
                && i + 2 < end
                && matches!(tokens[i + 2].tag, Tag::Comma | Tag::Coordinator);
            // "A small, family-run store": what describes the thing leads on to it.
            let describes = last.is_some_and(|l| l + 1 == i && leads_to_noun(tokens, l))
                && tokens.get(i + 1).is_some_and(|n| {
                    n.tag == Tag::Noun || matches!(n.low.as_str(), "more" | "less")
                });
            !list && !describes
        }
        // "the support it was looking for": what describes a noun without a mark is left out.
        Tag::Pronoun => {
            let noun = |l: usize| matches!(tokens[l].tag, Tag::Noun | Tag::Name);
            token.low != "one" && last.is_some_and(noun)
        }
        // Who says so is no part of what happened.
        _ => token.low == "according",
    }
}

/// Whether a phrase can end with the last of the picked words.
fn ends_phrase(tokens: &[Token], picked: &[usize], last: usize) -> bool {
    // "Does not permit both."
    let next = tokens.get(last + 1).map(|t| t.tag);
    let stands = tokens[last].tag == Tag::Determiner
        && tokens[last].low.len() > 3
        && next.is_none_or(|tag| matches!(tag, Tag::Comma | Tag::End));
    stands || !dangling(&tokens[last]) || particle(tokens, last) || closes(tokens, picked, last)
}

/// Whether a quotation mark is one of two round a few words of a phrase: 'the "warm metal" paper', 'warned of "a long winter"'.
fn within_phrase(tokens: &[Token], i: usize, end: usize) -> bool {
    const FEW: usize = 8;
    let quote = |k: &usize| tokens[*k].tag == Tag::Quote;
    let around = |open: usize| {
        let close = (open + 2..end.min(open + FEW)).find(quote)?;
        let words = &tokens[open + 1..close];
        let plain = words
            .iter()
            .all(|t| matches!(t.tag, Tag::Noun | Tag::Name | Tag::Number));
        let noun = tokens[close + 1..end.max(close + 1)].first();
        let described = plain && noun.is_some_and(|n| n.tag == Tag::Noun);
        // 'Promised "several new schools".'
        let ends = noun.is_none_or(|n| n.tag != Tag::Break);
        let object = words.iter().all(|t| {
            let opens = matches!(
                t.tag,
                Tag::Relative | Tag::Subordinator | Tag::Pronoun | Tag::Time
            );
            !opens && !is_verb(t.tag) && t.text.starts_with(char::is_alphanumeric)
        });
        let whole = words.last().is_some_and(|t| !dangling(t));
        (described || ends && object && whole).then_some(close)
    };
    around(i).is_some()
        || (i.saturating_sub(FEW)..i).any(|open| quote(&open) && around(open) == Some(i))
}

/// Whether the last of the picked words is a quotation mark that closes what another one opened.
fn closes(tokens: &[Token], picked: &[usize], last: usize) -> bool {
    // 'A cut in "wasteful" spending': there the phrase goes on.
    let noun = tokens.get(last + 1).is_some_and(|t| t.tag == Tag::Noun);
    tokens[last].tag == Tag::Quote && !noun && quotes(tokens, picked).is_multiple_of(2)
}

fn quotes(tokens: &[Token], picked: &[usize]) -> usize {
    let mark = |l: &&usize| tokens[**l].tag == Tag::Quote;
    picked.iter().filter(mark).count()
}

/// A word behind an article, or behind a verb in a headline, that describes a noun still to come.
fn leads_to_noun(tokens: &[Token], i: usize) -> bool {
    let opens = i.checked_sub(1).is_some_and(|p| {
        matches!(
            tokens[p].tag,
            Tag::Determiner | Tag::Present | Tag::Past | Tag::Preposition
        ) || tokens[p].low.ends_with("'s")
    });
    tokens[i].tag == Tag::Noun && opens && lex::describes(&tokens[i].low)
}

/// "The lights went out", "will be looked at": such a word with nothing after it belongs to its verb.
fn particle(tokens: &[Token], i: usize) -> bool {
    // "Over Friday" leads a time, "took over on Friday" does not.
    let low = tokens[i].low.as_str();
    let leads = matches!(low, "in" | "on" | "over");
    let led = |n: &Token| n.tag == Tag::Time && !by_itself(n);
    let alone = leads && !tokens.get(i + 1).is_some_and(led);
    let goes = alone || matches!(low, "out" | "off" | "up" | "down");
    let undergoes =
        i > 0 && tokens[i - 1].tag == Tag::Participle && tokens[i].tag == Tag::Preposition;
    let ends = |n: &Token| match n.tag {
        Tag::End | Tag::Comma | Tag::Break | Tag::Close => goes || undergoes,
        // "Declined to comment on whether …"
        Tag::Coordinator | Tag::Subordinator | Tag::Quote => goes && !(leads && n.low == "whether"),
        tag => timely(tokens, i + 1) && (goes || undergoes && tag != Tag::Time),
    };
    tokens.get(i + 1).map_or(goes || undergoes, ends)
}

fn is_verb(tag: Tag) -> bool {
    tag.is_finite() || tag == Tag::Participle
}

/// A word that only leads to what was left out: "even in 1968", "as early as March", "at least until May".
fn leads_on(tokens: &[Token], i: usize, end: usize) -> bool {
    let end = end.max(i + 1);
    match tokens[i].low.as_str() {
        "even" | "least" | "around" | "nearly" | "almost" | "not" | "than" | "only" | "just"
        | "what" => true,
        "early" | "late" => {
            let next = tokens[i + 1..end].first();
            next.is_some_and(|n| n.tag == Tag::Time || n.low == "as")
        }
        _ => false,
    }
}

/// A preposition that stands only before a noun.
fn leads_noun(token: &Token) -> bool {
    matches!(
        token.low.as_str(),
        "as" | "by" | "for" | "from" | "of" | "with" | "without"
    )
}

/// The last of the picked words, where it only leads to words that are not there: "and soon", "opened the most severe", "can be
/// sent in starting" in May.
fn hangs(tokens: &[Token], picked: &[usize], last: usize) -> bool {
    let before = picked.len().checked_sub(2).map(|at| &tokens[picked[at]]);
    let after = |tags: &[Tag]| before.is_some_and(|b| tags.contains(&b.tag));
    match tokens[last].tag {
        // "For allegedly" doing what is left out; "until recently" is whole, and so is "were down sharply".
        Tag::Adverb if tokens[last].low.ends_with("ly") && before.is_some_and(leads_noun) => true,
        Tag::Adverb => after(&[Tag::Coordinator, Tag::To, Tag::Determiner]),
        Tag::Noun => {
            lex::is(lex::ADJECTIVES, &tokens[last].low)
                && (after(&[Tag::Determiner]) || before.is_some_and(|b| b.low == "most"))
        }
        Tag::Gerund => {
            let starts = ["starting", "beginning", "ending"].contains(&tokens[last].low.as_str());
            // "For suggesting that": what is suggested is told by itself.
            let that = tokens.get(last + 1).is_some_and(|t| t.low == "that");
            let led = |b: &Token| {
                b.tag == Tag::Adverb || leads_noun(b) && !matches!(b.low.as_str(), "as" | "of")
            };
            starts || that && before.is_some_and(led)
        }
        _ => false,
    }
}

/// A word that cannot end a title.
fn dangling(token: &Token) -> bool {
    matches!(
        token.tag,
        Tag::Preposition
            | Tag::Determiner
            | Tag::Coordinator
            | Tag::To
            | Tag::Relative
            | Tag::Subordinator
            | Tag::Comma
            | Tag::Be
            | Tag::Have
            | Tag::Modal
            | Tag::Quote
    ) || matches!(base(&token.low).as_str(), "include")
}

/// Where the brackets close that open a range, if the noun stands behind them that the words before them describe.
fn aside(tokens: &[Token], range: Range<usize>) -> Option<usize> {
    if tokens[range.start].tag != Tag::Open {
        return None;
    }
    let close = range
        .clone()
        .take(8)
        .find(|&i| tokens[i].tag == Tag::Close)?;
    let number = range
        .start
        .checked_sub(1)
        .is_some_and(|l| tokens[l].tag == Tag::Number);
    let noun = tokens.get(close + 1).is_some_and(|t| t.tag == Tag::Noun);
    // "A third-generation (3G) phone."
    let short = close == range.start + 2;
    ((number || short) && noun && close + 1 < range.end).then_some(close)
}

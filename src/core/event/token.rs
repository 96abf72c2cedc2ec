//! Words of a sentence with a guess at their part of speech.
//!
//! Deliberately absent: a trained tagger. Closed classes, endings and the neighbouring words decide; where they cannot, a
//! word counts as a noun, which at worst leaves a clause longer than it should be.

use super::lexicon as lex;
use crate::source::Span;

/// What a word is taken for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tag {
    Determiner,
    Preposition,
    Subordinator,
    Relative,
    Coordinator,
    Pronoun,
    Modal,
    Be,
    Have,
    Do,
    To,
    Not,
    Adverb,
    /// A past tense that can stand alone.
    Past,
    /// A past participle: needs an auxiliary, or describes a noun.
    Participle,
    /// A present tense or an infinitive.
    Present,
    Gerund,
    Name,
    Noun,
    Number,
    /// A time expression, taken as one word.
    Time,
    Comma,
    /// Semicolon, colon, dash.
    Break,
    Quote,
    Open,
    Close,
    End,
}

/// One word, number, mark, or time expression.
#[derive(Clone, Debug)]
pub(crate) struct Token<'t> {
    pub start: usize,
    pub end: usize,
    pub text: &'t str,
    pub low: String,
    pub tag: Tag,
    /// Which of the source's time expressions it is.
    pub timex: Option<usize>,
}

impl Token<'_> {
    pub fn capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// The words of `text[span]`; `times` are the source's time expressions in text order, `dated` which of them name a date
/// rather than a length of time.
pub(crate) fn tokens<'t>(
    text: &'t str,
    span: Span,
    times: &[Span],
    dated: &[bool],
) -> Vec<Token<'t>> {
    let mut out: Vec<Token> = Vec::with_capacity((span.end() - span.start()) / 5);
    let mut at = span.start();
    let mut next_time = times.partition_point(|t| t.start() < at);
    while at < span.end() {
        if let Some(t) = times.get(next_time).filter(|t| t.start() <= at) {
            if t.end() > at && t.end() <= span.end() {
                // "Friday's": the genitive belongs to the word.
                let after = &text[t.end()..span.end()];
                let genitive = ["'s", "’s"]
                    .into_iter()
                    .find(|g| after.starts_with(g))
                    .map_or(0, str::len);
                let end = t.end() + genitive;
                let text = &text[at..end];
                let low = text.to_lowercase().replace('’', "'");
                let tag = if dated[next_time] {
                    Tag::Time
                } else {
                    Tag::Number
                };
                out.push(Token {
                    start: at,
                    end,
                    text,
                    low,
                    tag,
                    timex: Some(next_time),
                });
                at = end;
            }
            next_time += 1;
            continue;
        }
        let rest = &text[at..span.end()];
        let Some(c) = rest.chars().next() else { break };
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let limit = times
            .get(next_time)
            .map_or(rest.len(), |t| (t.start() - at).min(rest.len()));
        let len = word_len(&rest[..limit]);
        let word = &rest[..len];
        let tag = mark(c, word).unwrap_or(Tag::Noun);
        out.push(Token {
            start: at,
            end: at + len,
            text: word,
            low: word.to_lowercase().replace('’', "'"),
            tag,
            timex: None,
        });
        at += len;
    }
    tag_words(&mut out);
    out
}

/// The length of the word at the start of `rest`: letters and digits, with `.` `'` `-` `,` inside where they belong to it.
fn word_len(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let Some((_, first)) = chars.next() else {
        return 0;
    };
    if !first.is_alphanumeric() && !matches!(first, '$' | '£' | '€') {
        // A run of dashes or dots is one mark.
        let same = rest
            .chars()
            .take_while(|&c| c == first && matches!(c, '-' | '.'))
            .count()
            .max(1);
        return same * first.len_utf8();
    }
    let mut end = first.len_utf8();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|p| p.1);
        let inside = match c {
            _ if c.is_alphanumeric() => true,
            '\'' | '’' | '-' | '&' => next.is_some_and(char::is_alphanumeric),
            ',' => {
                rest[..i].ends_with(|p: char| p.is_ascii_digit())
                    && next.is_some_and(|n| n.is_ascii_digit())
            }
            // U.S., a.m., 3.5, Apple.com; a full stop after a single letter belongs to it.
            '.' => next.is_some_and(char::is_alphanumeric) || abbreviation(&rest[..i]),
            _ => false,
        };
        if !inside {
            break;
        }
        end = i + c.len_utf8();
    }
    end
}

/// Short forms whose full stop does not end anything.
fn abbreviation(word: &str) -> bool {
    let last = word.rsplit('.').next().unwrap_or(word);
    (last.chars().count() == 1 && last.starts_with(char::is_alphabetic))
        || matches!(
            word,
            "Mr" | "Mrs"
                | "Ms"
                | "Dr"
                | "St"
                | "Gen"
                | "Sen"
                | "Rep"
                | "Gov"
                | "Lt"
                | "Col"
                | "Sgt"
                | "Capt"
                | "Inc"
                | "Jr"
                | "Sr"
                | "No"
        )
}

fn mark(c: char, word: &str) -> Option<Tag> {
    Some(match c {
        ',' => Tag::Comma,
        ';' | ':' | '—' | '–' | '…' => Tag::Break,
        '-' => Tag::Break,
        '"' | '“' | '”' | '‘' | '’' | '\'' | '«' | '»' => Tag::Quote,
        '(' | '[' | '{' => Tag::Open,
        ')' | ']' | '}' => Tag::Close,
        '.' if word.len() > 1 => Tag::Break,
        '.' | '!' | '?' => Tag::End,
        _ if c.is_ascii_digit() || matches!(c, '$' | '£' | '€') => Tag::Number,
        _ if c.is_alphabetic() => return None,
        _ => Tag::Adverb,
    })
}

/// The base form of a verb form, as far as endings tell.
pub(crate) fn base(low: &str) -> String {
    if let Some(base) = lex::irregular(low) {
        return base.to_string();
    }
    if lex::is(lex::VERBS, low) {
        return low.to_string();
    }
    let known = |stem: &str| -> Option<String> {
        if lex::is(lex::VERBS, stem) {
            return Some(stem.to_string());
        }
        let e = format!("{stem}e");
        if lex::is(lex::VERBS, &e) {
            return Some(e);
        }
        let undoubled = undouble(stem)?;
        lex::is(lex::VERBS, undoubled).then(|| undoubled.to_string())
    };
    for (ending, put) in [
        ("ies", "y"),
        ("ied", "y"),
        ("ing", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
    ] {
        let Some(stem) = low.strip_suffix(ending).filter(|s| s.len() >= 2) else {
            continue;
        };
        let stem = format!("{stem}{put}");
        if let Some(base) = known(&stem) {
            return base;
        }
    }
    for (ending, put) in [
        ("ies", "y"),
        ("ied", "y"),
        ("ing", ""),
        ("ed", ""),
        ("s", ""),
    ] {
        if let Some(stem) = low.strip_suffix(ending).filter(|s| s.len() >= 3) {
            return format!("{stem}{put}");
        }
    }
    low.to_string()
}

fn undouble(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    let n = bytes.len();
    (n >= 3 && bytes[n - 1] == bytes[n - 2] && bytes[n - 1].is_ascii()).then(|| &stem[..n - 1])
}

fn tag_words(tokens: &mut [Token]) {
    for i in 0..tokens.len() {
        if tokens[i].tag != Tag::Noun || tokens[i].timex.is_some() {
            continue;
        }
        let tag = guess(tokens, i);
        tokens[i].tag = tag;
    }
}

fn guess(tokens: &[Token], i: usize) -> Tag {
    let token = &tokens[i];
    let low = token.low.as_str();
    let prev = i.checked_sub(1).map(|p| &tokens[p]);
    let next = tokens.get(i + 1);
    let first = prev.is_none_or(|p| matches!(p.tag, Tag::Quote | Tag::Break | Tag::Open));
    if token.capital() && !first && low != "i" {
        return Tag::Name;
    }
    match low {
        "am" | "are" | "be" | "been" | "being" | "is" | "was" | "were" | "isn't" | "wasn't"
        | "weren't" | "aren't" => return Tag::Be,
        "had" | "has" | "have" | "having" | "hadn't" | "hasn't" | "haven't" => return Tag::Have,
        "did" | "do" | "does" | "didn't" | "doesn't" | "don't" => return Tag::Do,
        "not" => return Tag::Not,
        "to" => {
            // "an end to the war": before an article it leads a noun.
            let noun = next.is_some_and(|n| lex::is(lex::DETERMINERS, &n.low) || n.capital());
            return if noun { Tag::Preposition } else { Tag::To };
        }
        "that" => {
            // After a noun or a verb of saying it opens a clause; before a plain noun phrase it points.
            let opens = prev.is_some_and(|p| {
                !matches!(p.tag, Tag::Preposition | Tag::Subordinator | Tag::Comma) && i > 0
            });
            return if opens {
                Tag::Relative
            } else {
                Tag::Determiner
            };
        }
        _ => {}
    }
    if lex::is(lex::MODALS, low)
        || matches!(
            low,
            "won't" | "can't" | "couldn't" | "wouldn't" | "shouldn't"
        )
    {
        return Tag::Modal;
    }
    if lex::is(lex::RELATIVES, low) {
        return Tag::Relative;
    }
    if lex::is(lex::COORDINATORS, low) {
        return Tag::Coordinator;
    }
    if lex::is(lex::SUBORDINATORS, low) {
        return Tag::Subordinator;
    }
    if lex::is(lex::PREPOSITIONS, low) {
        return Tag::Preposition;
    }
    if lex::is(lex::PRONOUNS, low)
        && !(lex::is(lex::DETERMINERS, low) && next.is_some_and(starts_noun_phrase))
    {
        return Tag::Pronoun;
    }
    if lex::is(lex::DETERMINERS, low) {
        return Tag::Determiner;
    }
    if lex::is(lex::ADVERBS, low) || (low.len() > 4 && low.ends_with("ly")) {
        return Tag::Adverb;
    }
    verb(tokens, i).unwrap_or(if token.capital() && lex::happening(low).is_none() {
        Tag::Name
    } else {
        Tag::Noun
    })
}

fn starts_noun_phrase(token: &Token) -> bool {
    let low = token.low.as_str();
    let auxiliary = matches!(low, "is" | "was" | "are" | "were" | "has" | "had");
    let verb = (low.ends_with("ed") && low.len() > 4) || lex::irregular(low).is_some();
    token.tag == Tag::Noun && !auxiliary && !verb && !closed(low)
}

/// Whether the word is a verb here, and in which form.
fn verb(tokens: &[Token], i: usize) -> Option<Tag> {
    let token = &tokens[i];
    let low = token.low.as_str();
    let prev = i.checked_sub(1).map(|p| &tokens[p]);
    let next = tokens.get(i + 1);
    let after_determiner = prev.is_some_and(|p| {
        matches!(p.tag, Tag::Determiner | Tag::Number)
            || p.low.ends_with("'s")
            || (p.tag == Tag::Preposition && p.low != "as")
    });
    let helped = prev.is_some_and(|p| matches!(p.tag, Tag::Be | Tag::Have))
        || (prev.is_some_and(|p| matches!(p.tag, Tag::Adverb | Tag::Not))
            && i >= 2
            && matches!(tokens[i - 2].tag, Tag::Be | Tag::Have));
    let bare = prev.is_some_and(|p| matches!(p.tag, Tag::To | Tag::Modal | Tag::Do | Tag::Not))
        || (prev.is_some_and(|p| p.tag == Tag::Adverb)
            && i >= 2
            && matches!(tokens[i - 2].tag, Tag::To | Tag::Modal | Tag::Do));
    if low.ends_with("ing") && low.len() > 4 {
        let noun = lex::happening(low).is_some() && !helped;
        let thing = matches!(
            low,
            "thing"
                | "nothing"
                | "something"
                | "anything"
                | "everything"
                | "during"
                | "evening"
                | "morning"
                | "king"
                | "building"
                | "spring"
                | "string"
        );
        return (!noun && !thing && !after_determiner_only(prev)).then_some(Tag::Gerund);
    }
    if lex::is(lex::PARTICIPLE_ONLY, low) {
        return (!after_determiner).then_some(Tag::Participle);
    }
    let past = (low.ends_with("ed")
        && low.len() > 3
        && !lex::is(lex::NOT_PAST, low)
        && !low.contains('-'))
        || lex::irregular(low).is_some();
    if past {
        if after_determiner {
            return None; // "the disputed region"
        }
        if helped {
            return Some(Tag::Participle);
        }
        let describes = matches!(
            prev.map(|p| p.tag),
            Some(Tag::Past | Tag::Present | Tag::Comma | Tag::Coordinator)
        ) && next.is_some_and(|n| {
            n.tag == Tag::Noun
                && n.text.starts_with(char::is_alphabetic)
                && !closed(&n.low)
                && !n.capital()
        });
        return if describes { None } else { Some(Tag::Past) };
    }
    if low == "let" || low == "set" || low == "put" || low == "hit" || low == "cut" || low == "quit"
    {
        return (!after_determiner).then_some(if helped { Tag::Participle } else { Tag::Past });
    }
    if bare && !token.capital() && (lex::is(lex::VERBS, low) || !closed(low)) {
        return Some(Tag::Present);
    }
    if after_determiner || helped {
        return None;
    }
    present(tokens, i).then_some(Tag::Present)
}

/// A present tense: a known verb with a subject before it and an object or a phrase after it.
fn present(tokens: &[Token], i: usize) -> bool {
    let low = tokens[i].low.as_str();
    let Some(prev) = i.checked_sub(1).map(|p| &tokens[p]) else {
        return false;
    };
    let goes_on = tokens.get(i + 1).is_none_or(|n| {
        n.tag != Tag::Break
            && (n.timex.is_some()
                || n.capital()
                || closed(&n.low)
                || n.low.ends_with("ly")
                || matches!(n.tag, Tag::Number | Tag::Quote))
    });
    if !goes_on {
        return false;
    }
    let stands_in = matches!(prev.tag, Tag::Pronoun | Tag::Relative);
    if lex::happening(low).is_some() && !stands_in {
        return false; // "attacks", "visits": as a noun, unless "they" or "who" leaves no choice.
    }
    let crowd = ["people", "police", "men", "women", "children"].contains(&prev.low.as_str());
    if lex::is(lex::VERBS, low) {
        return stands_in
            || crowd
            || (prev.low.ends_with('s') && matches!(prev.tag, Tag::Noun | Tag::Name));
    }
    let third = low.ends_with('s') && !low.ends_with("ss") && lex::is(lex::VERBS, &base(low));
    let subject = match prev.tag {
        Tag::Pronoun
        | Tag::Relative
        | Tag::Name
        | Tag::Adverb
        | Tag::Close
        | Tag::Time
        | Tag::Coordinator => true,
        // One thing needs an article or a name before it: "the council meets", not "as new towns".
        Tag::Noun => tokens[..i]
            .iter()
            .rev()
            .take_while(|t| matches!(t.tag, Tag::Noun | Tag::Name | Tag::Determiner | Tag::Number))
            .any(|t| matches!(t.tag, Tag::Name | Tag::Determiner)),
        _ => false,
    };
    third && subject
}

fn after_determiner_only(prev: Option<&Token>) -> bool {
    prev.is_some_and(|p| p.tag == Tag::Determiner)
}

/// A word of a closed class: it begins a new phrase.
pub(crate) fn closed(low: &str) -> bool {
    lex::is(lex::DETERMINERS, low)
        || lex::is(lex::PREPOSITIONS, low)
        || lex::is(lex::PRONOUNS, low)
        || lex::is(lex::SUBORDINATORS, low)
        || lex::is(lex::RELATIVES, low)
        || lex::is(lex::COORDINATORS, low)
        || lex::is(lex::MODALS, low)
        || lex::is(lex::ADVERBS, low)
        || matches!(
            low,
            "is" | "was"
                | "are"
                | "were"
                | "be"
                | "been"
                | "has"
                | "had"
                | "have"
                | "did"
                | "do"
                | "does"
        )
}

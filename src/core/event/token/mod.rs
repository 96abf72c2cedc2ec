//! Words of a sentence with a guess at their part of speech.
//!
//! Deliberately absent: a trained tagger. Closed classes, endings and the neighbouring words decide; where they cannot, a
//! word counts as a noun, which at worst leaves a clause longer than it should be.

mod base;
mod guess;
mod headline;
mod verb;
mod word;

use std::rc::Rc;

use super::terms::{Known, Term};
use crate::source::Span;
pub(crate) use base::base;
pub(crate) use guess::closed;
use guess::guess;
pub(crate) use verb::CROWDS;
use word::{mark, plural_genitive, shortened, word_len};

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

impl Tag {
    /// Whether it is of a verb that can be a sentence's, or of its helper.
    pub fn is_finite(self) -> bool {
        matches!(
            self,
            Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Past | Tag::Present
        )
    }
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
    /// What it is about, if it can be about something.
    pub terms: Option<Rc<[Term]>>,
}

impl Token<'_> {
    pub fn capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// The words of `text[span]`; `times` are the source's time expressions in text order, `dated` which of them name a date
/// rather than a length of time; `headline` whether it is one. `known` are the words of the sentences before.
pub(crate) fn tokens<'t>(
    text: &'t str,
    span: Span,
    times: &[Span],
    dated: &[bool],
    headline: bool,
    known: &mut Known,
) -> Vec<Token<'t>> {
    let mut out: Vec<Token> = Vec::with_capacity((span.end() - span.start()) / 5);
    let mut at = span.start();
    let mut next_time = times.partition_point(|t| t.start() < at);
    let mut quoted = false;
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
                let low = lower(text);
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
                    terms: None,
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
        let mut len = word_len(&rest[..limit]);
        let word = &rest[..len];
        let tag = mark(c, word);
        let mut low = lower(word);
        let short = shortened(&low, &rest[len..]);
        if let Some((who, _)) = short {
            len = who;
            low.truncate(who);
        }
        // After an open quotation mark the same sign closes it.
        let owns = || plural_genitive(word, &rest[len..limit]).filter(|_| !quoted);
        if tag.is_none()
            && let Some(mark) = owns()
        {
            len += mark;
            low.push_str("'s");
        }
        quoted ^= tag == Some(Tag::Quote) && matches!(word, "'" | "‘" | "’");
        out.push(Token {
            start: at,
            end: at + len,
            text: &rest[..len],
            low,
            tag: tag.unwrap_or(Tag::Noun),
            timex: None,
            terms: None,
        });
        at += len;
        if let Some((_, helper)) = short {
            let mark = Token {
                ..out[out.len() - 1].clone()
            };
            let len = word.len() - len;
            out.push(Token {
                start: at,
                end: at + len,
                text: &text[at..at + len],
                low: helper.to_string(),
                ..mark
            });
            at += len;
        }
    }
    let titled = headline && headline::titled(&out);
    tag_words(&mut out, titled);
    if headline {
        headline::find_verb(&mut out);
    }
    bracket_dashes(&mut out);
    known.tell(&mut out);
    out
}

/// A word in lower case, with a straight apostrophe.
fn lower(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.to_lowercase().replace('’', "'")
}

/// "The film - a mix of live action and drawings - will open": two dashes between a subject and its verb are brackets.
fn bracket_dashes(tokens: &mut [Token]) {
    const FEW: usize = 16;
    let dash = |t: &Token| t.tag == Tag::Break && matches!(t.text, "-" | "--" | "–" | "—");
    let mut at = 1;
    while at < tokens.len() {
        let opens = dash(&tokens[at]) && matches!(tokens[at - 1].tag, Tag::Noun | Tag::Name);
        let inside = |t: &&Token| !matches!(t.tag, Tag::Break | Tag::End | Tag::Quote);
        let close = at + 1 + tokens[at + 1..].iter().take(FEW).take_while(inside).count();
        let led = |t: &&Token| t.tag == Tag::Adverb;
        let next = tokens
            .get(close + 1..)
            .and_then(|t| t.iter().find(|t| !led(t)));
        let verbal = next.is_some_and(|t| t.tag.is_finite());
        if opens && verbal && close > at + 1 && dash(&tokens[close]) {
            (tokens[at].tag, tokens[close].tag) = (Tag::Open, Tag::Close);
            at = close;
        }
        at += 1;
    }
}

fn tag_words(tokens: &mut [Token], titled: bool) {
    for i in 0..tokens.len() {
        if tokens[i].tag != Tag::Noun || tokens[i].timex.is_some() {
            continue;
        }
        let tag = guess(tokens, i, titled);
        tokens[i].tag = tag;
    }
}

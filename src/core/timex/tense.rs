//! Whether the clause of a time expression looks back or ahead, from the verbs and plans near it.
//!
//! No part-of-speech tagger: the nearest telling word of the sentence decides, first to the left, then to the right. Bounded to a
//! few words, so its cost does not grow with the sentence.

use super::expr::{Clue, Tense};
use super::lexicon::Word;
use super::page::Page;

/// How many tokens to look back and ahead.
const BACK: usize = 30;
const AHEAD: usize = 14;

/// The clue for an expression that starts at token `from` and ends before token `to`.
pub(super) fn clue(page: &Page, from: usize, to: usize) -> Option<Clue> {
    let mut at = from;
    for _ in 0..BACK {
        at = at.checked_sub(1)?;
        if ends_sentence(page, at) {
            break;
        }
        if let Some(clue) = telling(page, at) {
            return Some(clue);
        }
    }
    (to..to + AHEAD)
        .take_while(|at| !ends_sentence(page, *at))
        .find_map(|at| telling(page, at))
}

/// Whether a sentence ends with this token: a full stop with a space and a capital after it, a blank line.
fn ends_sentence(page: &Page, at: usize) -> bool {
    match page.word(at) {
        Word::Break => true,
        Word::Mark(b'.' | b'?' | b'!') => {
            !page.joined(at + 1) && page.capital(at + 1) && !abbreviation(page, at)
                || page.word(at + 1) == Word::Break
        }
        Word::Mark(b';') => true,
        _ => false,
    }
}

/// "Gen.", "Mr.", "J.": a short capitalised word with its dot.
fn abbreviation(page: &Page, dot: usize) -> bool {
    dot > 0 && page.joined(dot) && page.capital(dot - 1) && page.str(dot - 1).len() <= 3
}

fn telling(page: &Page, at: usize) -> Option<Clue> {
    let clue = |tense, from: usize| Clue {
        tense,
        span: page.span(from, at + 1),
    };
    match page.word(at) {
        Word::Auxiliary(tense) => Some(clue(tense, at)),
        Word::Plan => Some(clue(Tense::Future, at)),
        Word::Verb(Tense::Past) => {
            // "will be held", "to be signed": the participle looks where its auxiliary looks.
            for back in 1..=3_usize.min(at) {
                match page.word(at - back) {
                    Word::Auxiliary(Tense::Future) => return Some(clue(Tense::Future, at - back)),
                    Word::To if page.is(at - back + 1, "be") => {
                        return Some(clue(Tense::Future, at - back));
                    }
                    Word::Mark(_) | Word::Break => break,
                    _ => {}
                }
            }
            Some(clue(Tense::Past, at))
        }
        Word::Verb(tense) => Some(clue(tense, at)),
        Word::Other if page.joined(at) && page.is(at, "ll") => Some(clue(Tense::Future, at)),
        _ => None,
    }
}

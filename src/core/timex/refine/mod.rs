//! From what the rules find to the expressions of a text: ranges become two, clauses tell their tense, the document settles the
//! order of day and month, and what is too weak in its place is left out.

mod order;

use super::expr::{Clue, Node, Says, TimexExpr};
use super::lexicon::{RefUse, Word};
use super::page::Page;
use super::{rules, tense, token};
use crate::source::Kind;

/// Every time expression of a text.
pub(super) fn expressions(text: &str, kind: Kind) -> Vec<TimexExpr> {
    let tokens = token::scan(text);
    let page = Page {
        text,
        tokens: &tokens,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let adjective = is_for_histories(tokens[at].word)
            || tokens[at].word == Word::Recent && !matches!(page.word(at + 1), Word::Unit { .. });
        if !begins(tokens[at].word) || kind != Kind::History && adjective {
            at += 1;
            continue;
        }
        match rules::longest(&page, at) {
            Some((node, end)) if end > at => {
                let clue = tense::clue(&page, at, end);
                let possessive = page.word(end) == Word::Mark(b'\'')
                    && page.joined(end)
                    && page.is(end + 1, "s");
                push(&mut found, node, clue, possessive);
                at = end;
            }
            _ => at += 1,
        }
    }
    order::settle(&mut found);
    found
}

/// Whether an expression can begin with this word.
fn begins(word: Word) -> bool {
    !matches!(
        word,
        Word::Other
            | Word::Break
            | Word::Verb(_)
            | Word::Auxiliary(_)
            | Word::Plan
            | Word::And
            | Word::Or
            | Word::Of
            | Word::In
            | Word::On
            | Word::By
            | Word::To
            | Word::From
            | Word::For
    ) && !matches!(word, Word::Mark(mark) if mark != b'\'')
}

/// "former", "future", "recent" as adjectives: a history places its telling with them, in news they place nothing.
fn is_for_histories(word: Word) -> bool {
    matches!(
        word,
        Word::Reference {
            how: RefUse::History | RefUse::Noun,
            ..
        }
    )
}

fn push(found: &mut Vec<TimexExpr>, node: Node, clue: Option<Clue>, possessive: bool) {
    match node.says {
        Says::Range(first, last) => {
            push(found, *first, clue, false);
            push(found, *last, clue, possessive);
        }
        _ => found.push(TimexExpr {
            span: node.span,
            node,
            clue,
            possessive,
        }),
    }
}

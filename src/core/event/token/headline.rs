//! Headlines leave out articles and helpers and have news in the present ("Navy foils raid"), and some write every word with a capital.
//!
//! Deliberately absent: what is "to" be done; headlines that only name something.

use super::base::base;
use super::{Tag, Token};
use crate::event::lexicon as lex;

/// Whether nearly all its longer words have a capital, so that a capital tells no name.
pub(super) fn titled(tokens: &[Token]) -> bool {
    let words = tokens.iter().skip(1);
    let long = words.filter(|t| t.text.len() >= 4 && t.text.starts_with(char::is_alphabetic));
    let (capital, small): (Vec<&Token>, Vec<&Token>) = long.partition(|t| t.capital());
    capital.len() >= 2 && capital.len() >= 4 * small.len()
}

/// Where no word was taken for a verb, the first that can be one behind a noun is it.
pub(super) fn find_verb(tokens: &mut [Token]) {
    let to = |i: usize| i > 0 && tokens[i - 1].tag == Tag::To;
    let verbal = |i: usize| tokens[i].tag.is_finite() && !to(i);
    if (0..tokens.len()).any(verbal) {
        return;
    }
    let noun = |t: &Token| matches!(t.tag, Tag::Noun | Tag::Name);
    let behind = |i: &usize| noun(&tokens[i - 1]) || tokens[i - 1].tag == Tag::Number;
    let common = |i: &usize| tokens[*i].tag == Tag::Noun && tokens[*i].timex.is_none();
    let mut able = (1..tokens.len()).filter(behind).filter(common);
    if let Some(i) = able.find(|&i| in_present(tokens, i)) {
        tokens[i].tag = Tag::Present;
    }
}

/// Whether a word can be a verb in the present: "Navy foils attack", "Teams extend offer".
fn in_present(tokens: &[Token], i: usize) -> bool {
    let low = tokens[i].low.as_str();
    let of = base(low);
    if lex::happening(low).is_some() || !leads_on(tokens, i) {
        return false;
    }
    let third = low.ends_with('s') && !low.ends_with("ss") && of != low;
    let many = tokens[i - 1].tag == Tag::Number || tokens[i - 1].low.ends_with(['s', 'x']);
    third && lex::entry(&of).is_verb() || many && lex::is(lex::VERBS, low)
}

/// Whether a word can be a verb by what is behind it: "New Bank Rules" and "Winter Plans and Fares" only name something.
pub(super) fn leads_on(tokens: &[Token], i: usize) -> bool {
    let next = tokens.get(i + 1);
    next.is_some_and(|t| t.tag != Tag::Comma && !lex::is(lex::COORDINATORS, &t.low))
        || next.is_none() && lex::is(lex::INTRANSITIVE, &base(&tokens[i].low))
}

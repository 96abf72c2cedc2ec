//! Who does it to whom: "Rome attacked Veii", "Veii was attacked by Rome", "Rome's attack on Veii". What is told the other way
//! round is another event.
//!
//! Deliberately absent: roles without a name, and what may as well be told from either side: "Rome met Veii".

use super::clause::Clause;
use super::lexicon as lex;
use super::token::{Tag, Token};
use std::ops::Range;
use std::rc::Rc;

/// The two sides of a deed, by the keys of their names.
#[derive(Clone, Debug)]
pub(crate) struct Roles {
    /// Who does it; `None` for somebody else, named elsewhere: "its attack on Veii".
    pub agent: Option<Rc<str>>,
    /// To whom it is done.
    pub patient: Rc<str>,
}

/// Whoever stands first does it with the other, or the other lets it be done.
const MUTUAL: &[&str] = &[
    "accompany",
    "call",
    "contact",
    "date",
    "divorce",
    "engage",
    "face",
    "fight",
    "host",
    "join",
    "marry",
    "meet",
    "phone",
    "play",
    "see",
    "telephone",
    "visit",
    "wed",
];

/// Words between a verb or a noun and whom the deed goes against.
const AGAINST: &[&str] = &["against", "into", "on", "upon"];

/// The roles in a clause with a verb.
pub(super) fn of_clause(tokens: &[Token], clause: &Clause) -> Option<Roles> {
    let verb = clause.verb.as_ref()?;
    if MUTUAL.contains(&verb.base.as_str()) || lex::is(lex::SAYING, &verb.base) {
        return None;
    }
    let subject = clause.subject.clone()?;
    // "Rome's attack on Veii failed."
    if let Some(roles) = of_phrase(tokens, subject.clone()) {
        return Some(roles);
    }
    let subject = last_name(tokens, subject)?;
    let behind = verb.range.end..clause.range.end;
    if verb.undergoes(tokens) {
        let by = behind.clone().find(|&i| tokens[i].low == "by")?;
        return Roles::of(Some(first_name(tokens, by + 1..behind.end)?), subject);
    }
    Roles::of(Some(subject), first_name(tokens, behind)?)
}

/// The roles in a noun phrase: whose deed, and against whom.
pub(super) fn of_phrase(tokens: &[Token], range: Range<usize>) -> Option<Roles> {
    let against = range
        .clone()
        .find(|&i| AGAINST.contains(&tokens[i].low.as_str()))?;
    let patient = first_name(tokens, against + 1..range.end)?;
    let mut owners = tokens[range.start..against].iter().rev();
    let agent = owners.find_map(|t| match t.low.as_str() {
        "its" | "their" | "his" | "her" => Some(None),
        _ if t.tag == Tag::Name && t.low.ends_with("'s") => Some(Some(key(t)?)),
        _ => None,
    })?;
    Roles::of(agent, patient)
}

impl Roles {
    /// `None` where both sides are one: what somebody does to himself can be told only one way.
    fn of(agent: Option<Rc<str>>, patient: Rc<str>) -> Option<Roles> {
        (agent.as_ref() != Some(&patient)).then_some(Roles { agent, patient })
    }
}

/// The last name of a phrase.
fn last_name(tokens: &[Token], range: Range<usize>) -> Option<Rc<str>> {
    tokens[range]
        .iter()
        .rev()
        .filter(|t| t.tag == Tag::Name)
        .find_map(key)
}

/// The end of the first name, if only words of its phrase stand before it.
fn first_name(tokens: &[Token], range: Range<usize>) -> Option<Rc<str>> {
    let within = |t: &&Token| match t.tag {
        Tag::Determiner | Tag::Adverb | Tag::Noun | Tag::Name | Tag::Number | Tag::Participle => {
            true
        }
        Tag::Preposition => t.low == "of" || AGAINST.contains(&t.low.as_str()),
        _ => false,
    };
    let phrase = tokens[range].iter().take_while(within);
    let name = |t: &&Token| t.tag == Tag::Name;
    let run = phrase.skip_while(|t| !name(t)).take_while(name);
    run.filter_map(key).last()
}

fn key(token: &Token) -> Option<Rc<str>> {
    let terms = token.terms.as_deref()?;
    terms.iter().find(|t| t.name).map(|t| t.key.clone())
}

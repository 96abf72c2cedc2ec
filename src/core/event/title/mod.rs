//! Titles that a person would write: a short clause with its subject named, no leading date, not cut in mid-phrase.

mod actors;
mod complement;
mod predicate;
mod said;
mod subject;
mod words;

use super::clause::{Clause, Tense, Verb};
use super::lexicon as lex;
use super::token::{Tag, Token};
pub(crate) use actors::Actors;
use complement::complement;
use said::Said;
pub(super) use said::clause_said;
use std::ops::Range;
use subject::{pointing, points, subject, trim_phrase};
use words::phrase;

/// The longest title, in characters.
const LONGEST: usize = 112;

/// The longest title that is read at a glance.
const READABLE: usize = 80;

/// A title and how good it is: higher is better, negative should only be used for want of another.
#[derive(Clone, Debug)]
pub(crate) struct Title {
    pub text: String,
    pub merit: i32,
    /// The token where the words begin that it cites.
    pub cites: Option<usize>,
    /// It says who and what by itself. What does not is an event only together with what does.
    pub alone: bool,
}

/// The title of a clause: subject, verb, what follows, without times.
///
/// `clauses` are those of its sentence, `k` is its own place among them.
pub(crate) fn of_clause(
    tokens: &[Token],
    clauses: &[Clause],
    k: usize,
    actors: &Actors,
) -> Option<Title> {
    let clause = &clauses[k];
    let verb = clause.verb.as_ref()?;
    let (subject, given) = subject(tokens, clauses, k, actors)?;
    let saying = lex::is(lex::SAYING, &verb.base);
    let mut words = vec![subject.clone(), predicate::verbal(tokens, clauses, k, verb)];
    words.retain(|word| !word.is_empty());
    let used: usize = words.iter().map(|w| w.chars().count() + 1).sum();
    let Said {
        rest,
        quoted,
        before,
        told,
    } = said::said(tokens, clauses, k, verb, used);
    let bare = rest.is_empty() && clause.object.is_none();
    // "The road will close, it was announced": the road's own words say it.
    let it = |s: &Range<usize>| tokens[s.start].low == "it";
    let nobody = before && clause.subject.as_ref().is_some_and(it);
    // Who only "said" tells nothing, and nothing is told of nobody knows whom; "was announced" says enough.
    let mute = saying && bare && quoted.is_none() && !verb.undergoes(tokens);
    let named = !mute && !subject.is_empty() && !points(tokens, clause, actors);
    let says = quoted.is_some() || told;
    // "Will explain what a wall would cost": the question is part of the explaining.
    let asked = clause.subject.as_ref().is_some_and(|s| {
        let Some(at) = s.start.checked_sub(1).filter(|_| k > 0) else {
            return false;
        };
        let said = clauses[k - 1]
            .verb
            .as_ref()
            .is_some_and(|v| v.range.end == at && lex::is(lex::SAYING, &v.base));
        match tokens[at].low.as_str() {
            "what" | "how" | "why" => true,
            word => said && matches!(word, "where" | "who" | "which"),
        }
    });
    // "Fewer than there were": what there was is left out.
    let part =
        asked || bare && subject == "there" || bare && quoted.is_none() && needs_more(tokens, verb);
    let alone = named && !part && !nobody && (says || !hollow(tokens, clause, verb, bare, actors));
    let merit = 10 + given + merit(verb, saying, bare, quoted.is_some()) - if part { 8 } else { 0 };
    // "The first flight was in 1994": without its time it only names what was.
    let names = bare
        && quoted.is_none()
        && tokens[verb.range.end - 1].tag == Tag::Be
        && subject.contains(' ');
    if names {
        words.truncate(1);
    }
    let object = clause.object.as_ref();
    let object = object.map(|o| inside(phrase(tokens, trim_phrase(tokens, o.clone()))));
    let object = object.unwrap_or_default();
    // "Which the lords ruled against": such a word waits for what stands before the clause.
    words.extend(if lex::is(lex::PREPOSITIONS, &rest) {
        [rest, object]
    } else {
        [object, rest]
    });
    words.retain(|word| !word.is_empty());
    let cites = quoted.as_ref().map(|q| q.0);
    if let Some((_, said)) = quoted {
        if let Some(last) = words.last_mut() {
            last.push(':');
        }
        words.push(said);
    }
    finish(words.join(" "), merit).map(|title| Title {
        cites,
        alone,
        ..title
    })
}

/// Whether a verb says nothing without what it is done to, or how: "the mayor put".
fn needs_more(tokens: &[Token], verb: &Verb) -> bool {
    lex::is(lex::OPEN_ENDED, &verb.base) && !verb.undergoes(tokens)
}

/// What the verb, and what stands behind it, add to a title's merit.
fn merit(verb: &Verb, saying: bool, bare: bool, quotes: bool) -> i32 {
    let weak = ["be", "have", "come", "do", "seem", "appear"].contains(&verb.base.as_str());
    let part = |is: bool, merit: i32| if is { merit } else { 0 };
    part(bare && saying, -8)
        + part(bare && !saying, -3)
        + part(quotes, 6)
        + part(saying, -2)
        + part(weak, -4)
        + part(verb.tense == Tense::Supposed, -3)
}

/// The title of a noun phrase that tells a happening.
pub(crate) fn of_phrase(tokens: &[Token], range: Range<usize>) -> Option<Title> {
    let mut merit = 7;
    let mut from = range.start;
    // "The tour with them": nobody knows of whom.
    if tokens[range.clone()].iter().any(|t| t.tag == Tag::Pronoun) {
        return None;
    }
    while from < range.end && (tokens[from].tag == Tag::Determiner || tokens[from].tag == Tag::Time)
    {
        from += 1;
    }
    let text = complement(tokens, from..range.end, LONGEST);
    let named = tokens[from..range.end].iter().any(|t| t.tag == Tag::Name);
    merit += if named { 4 } else { -6 };
    // "Attacks", "the takeover": of what, they do not say.
    let alone = named || text.contains(' ');
    finish(text, merit).map(|title| Title { alone, ..title })
}

/// A headline that tells one thing, without a time, is its title as it stands: its quotation marks say whose words it has.
pub(crate) fn of_headline(text: &str, tokens: &[Token], title: &mut Title) {
    let timed = tokens.iter().any(|t| t.tag == Tag::Time);
    if !timed && text.chars().count() <= LONGEST {
        let words: Vec<&str> = text.split_whitespace().collect();
        title.text = words.join(" ").trim_end_matches(['.', ':']).to_string();
    }
}

/// Whether a clause without a time tells nothing that happened: "it is likely", "this could change much", "there is no doubt", or what
/// breaks off behind its "is".
fn hollow(tokens: &[Token], clause: &Clause, verb: &Verb, bare: bool, actors: &Actors) -> bool {
    let words = &tokens[clause.range.clone()];
    let is = matches!(tokens[verb.range.end - 1].tag, Tag::Be | Tag::Have);
    let nobody = match &clause.subject {
        Some(s) => {
            s.len() == 1 && pointing(&tokens[s.start]) && actors.behind(tokens, clause).is_none()
        }
        None => is && !words.iter().any(|t| lex::happening(&t.low).is_some()),
    };
    let open = verb.tense == Tense::Future;
    let it = |s: &Range<usize>| tokens[s.start].low == "it";
    let open = open && !(nobody && clause.subject.as_ref().is_some_and(it));
    !open && (nobody || is && bare) && words.iter().all(|t| t.tag != Tag::Time)
}

/// A phrase that opened its sentence, within one: "The declaration" becomes "the declaration".
fn inside(phrase: String) -> String {
    let (first, rest) = phrase.split_once(' ').unwrap_or((&phrase, ""));
    let low = first.to_lowercase();
    if lex::is(lex::DETERMINERS, &low) {
        format!("{low} {rest}").trim_end().to_string()
    } else {
        phrase
    }
}

fn finish(text: String, mut merit: i32) -> Option<Title> {
    let text = capitalised(text.split_whitespace().collect::<Vec<_>>().join(" "));
    if text.is_empty() {
        return None;
    }
    let long = text.chars().count();
    if long < 22 {
        merit -= 4;
    }
    if long > LONGEST {
        merit -= 6;
    } else if long > READABLE {
        merit -= 3;
    }
    Some(Title {
        text,
        merit,
        cites: None,
        alone: true,
    })
}

/// With a capital; "iPhone sales rose" stays as it is.
fn capitalised(text: String) -> String {
    let mut chars = text.chars();
    let first = chars.next();
    match (first, chars.clone().next()) {
        (Some(_), Some(second)) if second.is_uppercase() => text,
        (Some(first), _) => first.to_uppercase().chain(chars).collect(),
        (None, _) => text,
    }
}

//! The verb of a title, in the form that it has behind its subject.

use super::subject::done_to;
use super::words::phrase;
use crate::event::clause::{Clause, Tie, Verb};
use crate::event::lexicon as lex;
use crate::event::token::{CROWDS, Tag, Token};

/// The verb of the `k`th clause as a title says it: a participle becomes finite, and what shares a helper gets it back.
pub(super) fn verbal(tokens: &[Token], clauses: &[Clause], k: usize, verb: &Verb) -> String {
    let clause = &clauses[k];
    let plural = plural(tokens, clause);
    let me = clause
        .subject
        .as_ref()
        .is_some_and(|s| tokens[s.start].low == "i");
    let be = if plural && !me { "were" } else { "was" };
    let mut verbal = phrase(tokens, verb.range.clone());
    // "Almost collapsed" did not.
    let nearly = |i: &usize| {
        matches!(
            tokens[*i].low.as_str(),
            "almost"
                | "barely"
                | "hardly"
                | "narrowly"
                | "nearly"
                | "rarely"
                | "scarcely"
                | "seldom"
        )
    };
    if let Some(at) = verb
        .range
        .start
        .checked_sub(1)
        .filter(nearly)
        .filter(|_| verb.finite)
    {
        verbal = format!("{} {verbal}", tokens[at].low);
    }
    // "Was arrested on Monday and remanded in custody."
    let goes_on = clause.tie == Tie::Shared && k > 0 && passive(tokens, &clauses[k - 1], verb);
    // "An inquiry led by a judge would begin": what begins is told behind it.
    let mut behind = verb.range.end..clause.range.end;
    let alone =
        verb.finite && verb.is_done_by(tokens) && !behind.any(|i| tokens[i].tag.is_finite());
    if goes_on || alone {
        verbal = format!("{be} {verbal}");
    }
    if verb.finite || clause.tie != Tie::Participial {
        verbal
    } else if tokens[verb.range.start].low == "having" {
        let done = phrase(tokens, verb.range.start + 1..verb.range.end);
        format!("{} {done}", if plural { "have" } else { "has" })
    } else if matches!(tokens[verb.range.end - 1].tag, Tag::Past | Tag::Participle) {
        // "Hit by a storm, the ferry …", "the work, begun in May, …"
        format!("{be} {}", verbal.to_lowercase())
    } else {
        present(&verb.base, plural)
    }
}

/// Whether its subject is more than one.
fn plural(tokens: &[Token], clause: &Clause) -> bool {
    let subject = done_to(tokens, clause).or_else(|| clause.subject.clone());
    subject.is_some_and(|s| {
        // What hangs on it does not count: "the trip to Bergen and Turku".
        let mut words = tokens[s.clone()].split(|t| t.tag == Tag::Preposition);
        let head = words.next().unwrap_or_default();
        // "The Georgians", "MPs", not "the Times".
        let letters = |t: &Token| {
            t.text
                .strip_suffix('s')
                .is_some_and(|t| t.chars().all(char::is_uppercase))
        };
        let people = |t: &Token| t.tag == Tag::Name && (t.low.ends_with("ans") || letters(t));
        let crowd = |t: &Token| CROWDS.contains(&t.low.as_str());
        let noun = |t: &Token| t.tag == Tag::Noun && t.low.ends_with('s') || people(t) || crowd(t);
        let we = |t: &Token| matches!(t.low.as_str(), "i" | "they" | "we" | "you");
        head.iter().any(|t| t.tag == Tag::Coordinator || we(t)) || head.last().is_some_and(noun)
    })
}

/// Whether a verb without a helper goes on with what was done to the subject of the clause before it.
fn passive(tokens: &[Token], before: &Clause, verb: &Verb) -> bool {
    let done = |t: &Token| matches!(t.tag, Tag::Past | Tag::Participle);
    let helped = before.verb.as_ref().is_some_and(|verb| {
        let words = &tokens[verb.range.clone()];
        let be = |t: &Token| matches!(t.low.as_str(), "was" | "were");
        words.first().is_some_and(be) && words.len() > 1 && words.last().is_some_and(done)
    });
    let alone = verb.range.len() == 1 && done(&tokens[verb.range.start]);
    let bare = tokens
        .get(verb.range.end)
        .is_none_or(|t| matches!(t.tag, Tag::Preposition | Tag::Time | Tag::End | Tag::Comma));
    // "The man, who was hurt on Monday, resigned": nor does a deed of his own, or one told behind what only tells which man.
    let own = before.tie == Tie::Relative || lex::is(lex::INTRANSITIVE, &verb.base);
    helped && alone && bare && !own
}

fn present(base: &str, plural: bool) -> String {
    if matches!(base, "be" | "being") {
        return if plural { "are" } else { "is" }.to_string();
    }
    // "Jogging" of a verb that the reader does not know is cut to "jogg"; "boycott" it knows.
    let doubled = ["gg", "mm", "nn", "pp", "tt"]
        .iter()
        .any(|end| base.ends_with(end));
    let doubled = doubled && !lex::entry(base).is_verb();
    let base = &base[..base.len() - usize::from(doubled)];
    if plural {
        return base.to_string();
    }
    if base.ends_with(['s', 'x', 'z'])
        || base.ends_with("ch")
        || base.ends_with("sh")
        || base.ends_with('o')
    {
        return format!("{base}es");
    }
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{base}s"),
    }
}

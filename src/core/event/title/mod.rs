//! Titles that a person would write: a short clause with its subject named, no leading date, not cut in mid-phrase.

mod actors;
mod complement;
mod said;
mod subject;
mod words;

use super::clause::{Clause, Tense, Tie, Verb};
use super::lexicon as lex;
use super::token::{Tag, Token};
pub(crate) use actors::Actors;
use complement::complement;
pub(super) use said::clause_said;
use said::{content, resumed, said_before, speech, statement, told};
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
    let (clause, following) = (&clauses[k], &clauses[k + 1..]);
    let verb = clause.verb.as_ref()?;
    let (subject, given) = subject(tokens, clauses, k, actors)?;
    let mut merit = 10 + given;
    let mut words: Vec<String> = Vec::new();
    if !subject.is_empty() {
        words.push(subject.clone());
    }
    let plural = clause.subject.as_ref().is_some_and(|s| {
        // What hangs on it does not count: "the trip to Bergen and Turku".
        let mut words = tokens[s.clone()].split(|t| t.tag == Tag::Preposition);
        let head = words.next().unwrap_or_default();
        let noun = |t: &Token| t.tag == Tag::Noun && t.low.ends_with('s');
        head.iter().any(|t| t.tag == Tag::Coordinator) || head.last().is_some_and(noun)
    });
    let mut verbal = phrase(tokens, verb.range.clone());
    // "Was arrested on Monday and remanded in custody."
    if clause.tie == Tie::Shared && k > 0 && passive(tokens, &clauses[k - 1], verb) {
        verbal = format!("{} {verbal}", if plural { "were" } else { "was" });
    }
    let having = tokens[verb.range.start].low == "having";
    if verb.finite || clause.tie != Tie::Participial {
        words.push(verbal);
    } else if having {
        words.push(if plural { "have" } else { "has" }.to_string());
        words.push(phrase(tokens, verb.range.start + 1..verb.range.end));
    } else if matches!(tokens[verb.range.end - 1].tag, Tag::Past | Tag::Participle) {
        // "Hit by a storm, the ferry …", "the work, begun in May, …"
        words.push(if plural { "were" } else { "was" }.to_string());
        words.push(verbal.to_lowercase());
    } else {
        words.push(present(&verb.base, plural));
    }
    let saying = lex::is(lex::SAYING, &verb.base);
    let said: &[Clause] = content(tokens, verb, clause.range.end, following, saying);
    let end = said.last().map_or(clause.range.end, |c| c.range.end);
    let used: usize = words.iter().map(|w| w.chars().count() + 1).sum();
    let room = LONGEST.saturating_sub(used);
    // "Said the minister in Oslo": what follows stands behind who spoke.
    let from = match &clause.subject {
        Some(s) if s.start == verb.range.end => s.end,
        _ => verb.range.end,
    };
    let rest = complement(tokens, from..end, room);
    let first = said.first();
    // "The minister said: …"
    let opens = speech(tokens, from, end).filter(|_| saying);
    let behind = opens.and_then(|at| {
        let left = room.saturating_sub(rest.chars().count() + 2);
        Some((at, statement(tokens, at..tokens.len(), left)?))
    });
    // A content that breaks off before its verb says nothing: then its subject is cut short instead.
    let whole = |c: &&Clause| {
        let verb = c.verb.as_ref().map(|v| phrase(tokens, v.range.clone()));
        verb.is_some_and(|v| rest.contains(&v))
    };
    let short = first
        .filter(|c| behind.is_none() && !whole(c))
        .and_then(|c| told(tokens, verb.range.end, c, end, room));
    let apart = || resumed(tokens, verb.range.end..end, &following[said.len()..], room);
    let rest = match short {
        Some(short) => short,
        None if saying && behind.is_none() => apart().unwrap_or(rest),
        None => rest,
    };
    if rest.is_empty() && clause.object.is_none() {
        merit -= if saying { 8 } else { 3 };
    }
    if let Some(object) = &clause.object {
        words.push(inside(phrase(tokens, trim_phrase(tokens, object.clone()))));
    }
    let bare = rest.is_empty() && clause.object.is_none();
    let before = || said_before(tokens, &clauses[..k], LONGEST.saturating_sub(used + 2));
    let from = clause.range.start;
    let after_quote = clause.tie == Tie::Main
        && (from.saturating_sub(1)..from + 1)
            .any(|i| matches!(tokens[i].tag, Tag::Comma | Tag::Quote));
    let whom = bare
        || verb.base == "tell"
        || after_quote
            && tokens
                .get(verb.range.end)
                .is_some_and(|t| t.tag == Tag::Preposition);
    let before = (saying && said.is_empty() && whom && behind.is_none()).then(before);
    let before = before.flatten();
    // "The road will close, it was announced": the road's own words say it.
    let nobody = before.is_some()
        && clause
            .subject
            .as_ref()
            .is_some_and(|s| tokens[s.start].low == "it");
    let quoted = before.or(behind);
    // Who only "said" tells nothing, and nothing is told of nobody knows whom; "was announced" says enough.
    let mute = saying && bare && quoted.is_none() && !verb.undergoes(tokens);
    let told = !mute && !subject.is_empty() && !points(tokens, clause, actors);
    let says = quoted.is_some() || !said.is_empty();
    let alone = told && !nobody && (says || !hollow(tokens, clause, verb, bare, actors));
    if !rest.is_empty() {
        words.push(rest);
    }
    let cites = quoted.as_ref().map(|q| q.0);
    if let Some((_, said)) = quoted {
        merit += 6;
        if let Some(last) = words.last_mut() {
            last.push(':');
        }
        words.push(said);
    }
    if saying {
        merit -= 2;
    }
    // "The first flight was in 1994": without its time it only names what was.
    if bare
        && words.len() == 2
        && tokens[verb.range.end - 1].tag == Tag::Be
        && subject.contains(' ')
    {
        words.truncate(1);
    }
    if matches!(
        verb.base.as_str(),
        "be" | "have" | "come" | "do" | "seem" | "appear"
    ) {
        merit -= 4;
    }
    if verb.tense == Tense::Supposed {
        merit -= 3;
    }
    finish(words.join(" "), merit).map(|title| Title {
        cites,
        alone,
        ..title
    })
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
    if tokens[from..range.end].iter().any(|t| t.tag == Tag::Name) {
        merit += 4;
    } else {
        merit -= 6;
    }
    finish(text, merit)
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
    !open && (nobody || is && bare) && words.iter().all(|t| t.tag != Tag::Time)
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

fn present(base: &str, plural: bool) -> String {
    if base == "be" {
        return if plural { "are" } else { "is" }.to_string();
    }
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

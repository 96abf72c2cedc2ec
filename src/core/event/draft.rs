//! Mentions from clauses and from noun phrases: their words, terms, title and status.
//!
//! Deliberately absent: dates, and which mentions tell the same event; `cluster` has both.

use super::about::{deed, deeds_of, family_of, stands};
use super::clause::{Aspect, Clause, Tie, Verb};
use super::status::{from_then, is_awaited, is_denied, status};
use super::terms::{self, Term, terms};
use super::title::Actors;
use super::token::{Tag, Token};
use super::{Draft, lexicon, nominal, roles, time, title};
use crate::source::Span;
use crate::story::Status;
use crate::timex::TimexExpr;

/// The longest mention, in bytes: a clause that is longer is cut after its verb's phrase.
pub(super) const LONGEST: usize = 420;

/// The mention that the `k`th clause makes, if it has a verb or is an adjunct with a time.
#[allow(clippy::too_many_arguments)] // one step of read_sentence, with its whole view
pub(super) fn of_clause(
    text: &str,
    tokens: &[Token],
    clauses: &[Clause],
    k: usize,
    time: Option<usize>,
    times: &[TimexExpr],
    actors: &Actors,
    all: &[Term],
    place: (u32, u32),
) -> Option<Draft> {
    let clause = &clauses[k];
    let (mut words, mut actor) = (Vec::new(), None);
    if clause.tie == Tie::Adjunct && clause.verb.is_none() {
        let t = time?;
        let from = (clause.range.start..clause.range.end)
            .find(|&i| matches!(tokens[i].tag, Tag::Preposition | Tag::Subordinator))?;
        let range = from + 1..clause.range.end;
        terms(tokens, range.clone(), 1.0, &mut words);
        terms::add_all(&mut words, all);
        let head = range.clone().find(|&i| tokens[i].tag == Tag::Noun)?;
        return Some(Draft {
            span: span_of(text, tokens, clause.range.clone()),
            timex: Some(t),
            counted: None,
            tense: None,
            status: Status::Happened,
            deed: true,
            reported: false,
            saying: false,
            title: title::of_phrase(tokens, range)?,
            terms: words,
            family: lexicon::happening(&tokens[head].low),
            deeds: lexicon::deeds(&tokens[head].low),
            head: terms::stem(&nominal::deed(tokens, head)),
            sentence: place.0,
            paragraph: place.1,
            background: true,
            relative: false,
            headline: false,
            aspect: Aspect::Simple,
            again: false,
            elsewhen: false,
            from_then: false,
            verb: None,
            actor: None,
            roles: None,
        });
    }
    let verb = clause.verb.as_ref()?;
    // The clause with its subject before it: "The minister" and ", who said …".
    let mut range = clause.range.clone();
    if clause.tie == Tie::Relative && k > 0 && clauses[k - 1].verb.is_none() {
        range.start = clauses[k - 1].range.start;
    }
    terms(tokens, range.clone(), 1.0, &mut words);
    for range in [&clause.subject, &clause.object].into_iter().flatten() {
        terms(tokens, range.clone(), 1.0, &mut words);
    }
    if let Some(subject) = &clause.subject {
        let mut own = Vec::new();
        terms(tokens, subject.clone(), 1.0, &mut own);
        // "He told reporters …" is told of whom the text named before.
        if let Some(known) = actors.behind(tokens, clause) {
            own.extend(known.terms.iter().cloned());
            terms::add_all(&mut words, &own);
        }
        actor = own.iter().rev().find(|t| t.name).map(|t| t.key.to_string());
    }
    // What was said belongs to the saying: "The minister said" tells nothing.
    let saying = lexicon::is(lexicon::SAYING, &verb.base) && !performs(tokens, clauses, k, verb);
    for said in clauses[k + 1..]
        .iter()
        .take_while(|c| saying && c.tie == Tie::Reported)
        .take(2)
    {
        terms(tokens, said.range.clone(), 1.0, &mut words);
        range.end = said.range.end;
    }
    // "The door is open, the minister said": what was said stands before.
    if saying
        && clause.object.is_none()
        && clauses.get(k + 1).is_none_or(|c| c.tie != Tie::Reported)
        && let Some(said) = title::clause_said(&clauses[..k])
    {
        terms(tokens, said.range.clone(), 1.0, &mut words);
    }
    terms::add_all(&mut words, all);
    let mut title = title::of_clause(tokens, clauses, k, actors)?;
    if let Some(cited) = title.cites {
        let holds = clauses.iter().find(|c| c.range.contains(&cited));
        range.start = range.start.min(cited);
        range.end = holds.map_or(range.end, |c| range.end.max(c.range.end));
    }
    let from_then = from_then(tokens, clause, verb, time);
    // "Did not open until 1990": without its time it would tell the opposite.
    let denied = title.text.contains(" not ") || title.text.contains("n't ");
    if from_then
        && denied
        && let Some(until) = clause.range.clone().find(|&i| tokens[i].timex == time)
    {
        title.text = format!("{} until {}", title.text, tokens[until].text);
    }
    let object = (verb.range.end..clause.range.end).find(|&i| {
        matches!(tokens[i].tag, Tag::Noun) && lexicon::happening(&tokens[i].low).is_some()
    });
    Some(Draft {
        span: span_of(text, tokens, range),
        timex: time,
        counted: None,
        tense: Some(verb.tense),
        status: if is_denied(tokens, clauses, k) {
            Status::Denied
        } else if is_awaited(tokens, clauses, k) {
            Status::Planned
        } else {
            status(tokens, clause, verb, times, time)
        },
        deed: !saying && !stands(tokens, verb, object) && named(tokens, clause, actors),
        reported: clause.tie == Tie::Reported,
        saying,
        title,
        terms: words,
        family: family_of(tokens, clause, object),
        deeds: deeds_of(tokens, clause, verb),
        head: terms::stem(&deed(tokens, clause, verb, object)),
        sentence: place.0,
        paragraph: place.1,
        background: matches!(clause.tie, Tie::Dependent | Tie::Relative),
        relative: clause.tie == Tie::Relative,
        headline: false,
        aspect: verb.aspect,
        again: false,
        elsewhen: time::elsewhen(tokens, clause, times),
        from_then,
        verb: Some(Span::of(
            tokens[verb.range.start].start..tokens[verb.range.end - 1].end,
        )),
        actor,
        roles: roles::of_clause(tokens, clause),
    })
}

/// "Declared independence", "proclaimed her the winner": what is done by saying it, unless words follow that were said.
fn performs(tokens: &[Token], clauses: &[Clause], k: usize, verb: &Verb) -> bool {
    let said = clauses.get(k + 1).is_some_and(|c| c.tie == Tie::Reported);
    let mut after = tokens[verb.range.end..clauses[k].range.end].iter();
    let what = |t: &Token| matches!(t.tag, Tag::Noun | Tag::Name);
    matches!(verb.base.as_str(), "declare" | "proclaim" | "pronounce")
        && !said
        && after.by_ref().take_while(|t| t.tag != Tag::Quote).any(what)
}

/// Whether it is known who or what the clause tells of.
fn named(tokens: &[Token], clause: &Clause, actors: &Actors) -> bool {
    clause.subject.clone().is_some_and(|subject| {
        let words = &tokens[subject];
        words.iter().any(|t| t.tag != Tag::Pronoun) || actors.behind(tokens, clause).is_some()
    })
}

/// Noun phrases of a clause that tell a happening of their own, with their own time. Returns the times they hold.
pub(super) fn of_nominals(
    text: &str,
    tokens: &[Token],
    clause: &Clause,
    times: &[TimexExpr],
    all: &[Term],
    out: &mut Vec<Draft>,
    place: (u32, u32),
) -> Vec<usize> {
    let mut taken = Vec::new();
    for i in clause.range.clone() {
        let Some(t) = tokens[i].timex.filter(|&t| time::dates(&times[t])) else {
            continue;
        };
        let Some(found) = nominal::at(tokens, clause, i, time::fixed(&times[t])) else {
            continue;
        };
        let Some(title) = title::of_phrase(tokens, found.range.clone()) else {
            continue;
        };
        let mut words = Vec::new();
        terms(tokens, found.range.clone(), 1.0, &mut words);
        // Who takes part stands in the clause round it.
        terms(tokens, clause.range.clone(), 0.5, &mut words);
        terms::add_all(&mut words, all);
        if !found.shared {
            taken.push(t);
        }
        let clause_planned = clause
            .verb
            .as_ref()
            .is_some_and(|v| status(tokens, clause, v, times, Some(t)) == Status::Planned);
        let planned = (clause_planned && found.shared)
            || nominal::looked_forward_to(tokens, found.range.start);
        // "Friday's close", "today's glitches" say nothing by themselves.
        let telling = nominal::eventive(&tokens[found.head]) && title.text.split(' ').count() > 1;
        out.push(Draft {
            span: span_of(
                text,
                tokens,
                nominal::with_lead(tokens, clause, found.range.clone()),
            ),
            timex: Some(t),
            counted: None,
            tense: None,
            status: if planned {
                Status::Planned
            } else {
                Status::Happened
            },
            deed: telling,
            reported: false,
            saying: false,
            title,
            terms: words,
            family: lexicon::happening(&tokens[found.head].low),
            deeds: lexicon::deeds(&tokens[found.head].low),
            head: terms::stem(&nominal::deed(tokens, found.head)),
            sentence: place.0,
            paragraph: place.1,
            background: false,
            relative: false,
            headline: false,
            aspect: Aspect::Simple,
            again: false,
            elsewhen: false,
            from_then: false,
            verb: None,
            actor: None,
            roles: roles::of_phrase(tokens, found.range),
        });
    }
    taken
}

/// A headline without a verb that names a deed as one that a noun can point to: "Four dead in Lahn mill fire".
pub(super) fn of_headline(text: &str, tokens: &[Token], place: (u32, u32)) -> Option<Draft> {
    let known = |i: usize| lexicon::deeds(&tokens[i].low);
    let noun = |&i: &usize| tokens[i].tag == Tag::Noun && known(i).known().any();
    let head = (0..tokens.len()).rfind(noun)?;
    let all = (0..tokens.len()).filter(noun).map(known);
    let mut words = Vec::new();
    terms(tokens, 0..tokens.len(), 1.0, &mut words);
    Some(Draft {
        span: span_of(text, tokens, 0..tokens.len()),
        timex: None,
        counted: None,
        tense: None,
        status: Status::Happened,
        deed: true,
        reported: false,
        saying: false,
        title: title::of_phrase(tokens, 0..tokens.len())?,
        terms: words,
        family: lexicon::happening(&tokens[head].low),
        deeds: all.fold(lexicon::Deeds::default(), lexicon::Deeds::and),
        head: terms::stem(&tokens[head].low),
        sentence: place.0,
        paragraph: place.1,
        background: false,
        relative: false,
        headline: true,
        aspect: Aspect::Simple,
        again: false,
        elsewhen: false,
        from_then: false,
        verb: None,
        actor: None,
        roles: None,
    })
}

/// Noun phrases of a clause that only point to a happening told elsewhere: "since its launch".
pub(super) fn of_references(
    text: &str,
    tokens: &[Token],
    clause: &Clause,
    all: &[Term],
    out: &mut Vec<Draft>,
    place: (u32, u32),
) {
    for at in clause.range.clone() {
        let Some(head) = nominal::reference(tokens, at, clause.range.end) else {
            continue;
        };
        let end = nominal::reference_end(tokens, head, clause.range.end);
        let Some(title) = title::of_phrase(tokens, at + 1..end) else {
            continue;
        };
        let mut words = Vec::new();
        terms(tokens, at + 1..end, 1.0, &mut words);
        terms::add_all(&mut words, all);
        out.push(Draft {
            span: span_of(text, tokens, at..end),
            timex: None,
            counted: None,
            tense: None,
            status: Status::Happened,
            deed: true,
            reported: false,
            saying: false,
            title,
            terms: words,
            family: lexicon::happening(&tokens[head].low),
            deeds: lexicon::deeds(&tokens[head].low),
            head: terms::stem(&tokens[head].low),
            sentence: place.0,
            paragraph: place.1,
            background: true,
            relative: false,
            headline: false,
            aspect: Aspect::Simple,
            again: true,
            elsewhen: false,
            from_then: false,
            verb: None,
            actor: None,
            roles: None,
        });
    }
}

/// The span of a range of tokens, without the marks and the "and" at its ends, and not too long.
fn span_of(text: &str, tokens: &[Token], range: std::ops::Range<usize>) -> Span {
    let (mut first, mut last) = (range.start, range.end);
    while first + 1 < last
        && matches!(
            tokens[first].tag,
            Tag::Comma | Tag::Break | Tag::Coordinator | Tag::Close | Tag::End
        )
    {
        first += 1;
    }
    while last > first + 1
        && matches!(
            tokens[last - 1].tag,
            Tag::Comma | Tag::Break | Tag::Coordinator | Tag::Open | Tag::End
        )
    {
        last -= 1;
    }
    let start = tokens[first].start;
    while last > first + 1 && tokens[last - 1].end - start > LONGEST {
        last -= 1;
    }
    debug_assert!(text.get(start..tokens[last - 1].end).is_some());
    Span::of(start..tokens[last - 1].end)
}

//! Event mentions: who did what, in which words, told as having happened or not. No dates yet: a mention names the time
//! expression that its clause holds, and `cluster` asks for the date when the sources are dated.
//!
//! Deliberately absent: a parser, a trained model, knowledge of any story.

mod clause;
mod lexicon;
mod nominal;
mod terms;
mod title;
mod token;
mod world;

use crate::passage::{Passage, Role};
use crate::source::Span;
use crate::story::Status;
use crate::timex::TimexExpr;
use crate::timex::expr::{Amount, Count, Says, Unit};
pub(crate) use clause::Tense;
use clause::{Clause, Tie, clauses};
pub(crate) use lexicon::Family;
pub(crate) use terms::Term;
use terms::terms;
use title::Actors;
pub(crate) use title::Title;
use token::{Tag, Token, tokens};

/// The longest mention, in bytes: a clause that is longer is cut after its verb's phrase.
const LONGEST: usize = 420;

/// A mention before it has a date.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Its words.
    pub span: Span,
    /// Which of the source's time expressions is in its clause.
    pub timex: Option<usize>,
    /// Its date is that of another draft of this source, so many days later.
    pub counted: Option<Counted>,
    /// How the verb tells it; a noun phrase has none.
    pub tense: Option<Tense>,
    /// As the words tell it. Whether it was still to come, the dates tell too.
    pub status: Status,
    /// What was said, not what was done by saying it.
    pub reported: bool,
    /// Its verb is one of saying.
    pub saying: bool,
    pub title: Title,
    pub terms: Vec<Term>,
    pub family: Option<Family>,
    /// The verb's base form or the noun's stem.
    pub head: String,
    /// Counts sentences of the text.
    pub sentence: u32,
    /// Counts paragraphs of the report (not headlines or notices) from 0.
    pub paragraph: u32,
    /// A dependent clause: told as known, to place another event.
    pub background: bool,
    /// Its verb, to cite.
    pub verb: Option<Span>,
    /// The key of the first name in its subject.
    pub actor: Option<String>,
}

/// "Five days after the dam broke."
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counted {
    /// The draft that it counts from.
    pub from: usize,
    /// How many days later; negative for before.
    pub days: i32,
    /// The words that say how many.
    pub timex: usize,
}

/// All mentions of a text, in text order. Linear in its length.
pub(crate) fn find(text: &str, passages: &[Passage], times: &[TimexExpr]) -> Vec<Draft> {
    let spans: Vec<Span> = times.iter().map(|t| t.span).collect();
    let dated: Vec<bool> = times.iter().map(dates).collect();
    let mut out: Vec<Draft> = Vec::new();
    let mut actors = Actors::default();
    let (mut sentence, mut paragraph) = (0, 0);
    for passage in passages {
        if !matches!(passage.role, Role::Text | Role::Caption) {
            continue;
        }
        for span in &passage.sentences {
            let tokens = tokens(text, *span, &spans, &dated);
            let first = out.len();
            if !tokens.is_empty() {
                read_sentence(
                    text,
                    &tokens,
                    times,
                    &mut actors,
                    &mut out,
                    (sentence, paragraph),
                );
            }
            // A caption tells in the present what its picture shows, which is past.
            let caption = passage.role == Role::Caption;
            for draft in out[first..]
                .iter_mut()
                .filter(|d| caption && d.tense == Some(Tense::Present))
            {
                draft.tense = Some(Tense::Past);
                draft.status = Status::Happened;
            }
            sentence += 1;
        }
        paragraph += 1;
    }
    out
}

fn read_sentence(
    text: &str,
    tokens: &[Token],
    times: &[TimexExpr],
    actors: &mut Actors,
    out: &mut Vec<Draft>,
    place: (u32, u32),
) {
    let clauses = clauses(tokens);
    let first_of_sentence = out.len();
    let mut all: Vec<Term> = Vec::new();
    terms(tokens, 0..tokens.len(), 0.25, &mut all);
    let mut of_clause: Vec<Option<usize>> = vec![None; clauses.len()];
    for (k, clause) in clauses.iter().enumerate() {
        let taken = nominals(text, tokens, clause, times, &all, out, place);
        let time = main_time(tokens, clause, times, &taken);
        if let Some(draft) =
            clause_draft(text, tokens, &clauses, k, time, times, actors, &all, place)
        {
            of_clause[k] = Some(out.len());
            out.push(draft);
        }
        if clause.tie != Tie::Relative
            && let Some(subject) = &clause.subject
        {
            actors.note(tokens, subject);
        }
    }
    count_days(tokens, &clauses, times, &of_clause, out, first_of_sentence);
}

/// Whether an expression names a month or a year, and is not counted from the day of writing.
fn fixed(expr: &TimexExpr) -> bool {
    match &expr.node.says {
        Says::Calendar { fields, .. } => fields.month.is_some() || fields.year.is_some(),
        Says::Phase { of, .. } | Says::About(of) | Says::Hour { of: Some(of), .. } => {
            matches!(&of.says, Says::Calendar { fields, .. } if fields.month.is_some() || fields.year.is_some())
        }
        _ => false,
    }
}

/// Whether an expression can give a mention its date.
fn dates(expr: &TimexExpr) -> bool {
    !matches!(
        expr.node.says,
        Says::Length(_) | Says::Every { .. } | Says::Reference(_)
    )
}

/// The time expression of a clause that stands nearest to its verb.
fn main_time(
    tokens: &[Token],
    clause: &Clause,
    times: &[TimexExpr],
    taken: &[usize],
) -> Option<usize> {
    let verb = clause
        .verb
        .as_ref()
        .map_or(clause.range.start, |v| v.range.start);
    clause
        .range
        .clone()
        .filter_map(|i| Some((i, tokens[i].timex?)))
        .filter(|&(_, t)| dates(&times[t]) && !taken.contains(&t))
        .min_by_key(|&(i, _)| i.abs_diff(verb))
        .map(|(_, t)| t)
}

/// Noun phrases of a clause that tell a happening of their own, with their own time. Returns the times they hold.
fn nominals(
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
        let Some(t) = tokens[i].timex.filter(|&t| dates(&times[t])) else {
            continue;
        };
        let Some(found) = nominal::at(tokens, clause, i, fixed(&times[t])) else {
            continue;
        };
        let Some(title) = title::of_phrase(tokens, found.range.clone()) else {
            continue;
        };
        let mut words = Vec::new();
        terms(tokens, found.range.clone(), 1.0, &mut words);
        // Who takes part stands in the clause round it.
        let mut round = Vec::new();
        terms(tokens, clause.range.clone(), 0.5, &mut round);
        round
            .into_iter()
            .for_each(|term| terms::add(&mut words, term));
        for term in all {
            terms::add(&mut words, term.clone());
        }
        if !found.shared {
            taken.push(t);
        }
        let clause_planned = clause
            .verb
            .as_ref()
            .is_some_and(|v| status(tokens, clause, v, times, Some(t)) == Status::Planned);
        let planned = (clause_planned && found.shared)
            || nominal::looked_forward_to(tokens, found.range.start);
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
            reported: false,
            saying: false,
            title,
            terms: words,
            family: lexicon::happening(&tokens[found.head].low),
            head: terms::stem(&nominal::deed(tokens, found.head)),
            sentence: place.0,
            paragraph: place.1,
            background: false,
            verb: None,
            actor: None,
        });
    }
    taken
}

#[allow(clippy::too_many_arguments)] // one step of read_sentence, with its whole view
fn clause_draft(
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
        all.iter()
            .for_each(|term| terms::add(&mut words, term.clone()));
        let head = range.clone().find(|&i| tokens[i].tag == Tag::Noun)?;
        return Some(Draft {
            span: span_of(text, tokens, clause.range.clone()),
            timex: Some(t),
            counted: None,
            tense: None,
            status: Status::Happened,
            reported: false,
            saying: false,
            title: title::of_phrase(tokens, range)?,
            terms: words,
            family: lexicon::happening(&tokens[head].low),
            head: terms::stem(&nominal::deed(tokens, head)),
            sentence: place.0,
            paragraph: place.1,
            background: true,
            verb: None,
            actor: None,
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
        let mut own = Vec::new();
        terms(tokens, range.clone(), 1.0, &mut own);
        own.into_iter()
            .for_each(|term| terms::add(&mut words, term));
    }
    if let Some(subject) = &clause.subject {
        let mut own = Vec::new();
        terms(tokens, subject.clone(), 1.0, &mut own);
        actor = own.iter().rev().find(|t| t.name).map(|t| t.key.clone());
    }
    // What was said belongs to the saying.
    if lexicon::is(lexicon::SAYING, &verb.base) {
        for said in clauses[k + 1..]
            .iter()
            .take_while(|c| c.tie == Tie::Reported)
            .take(2)
        {
            let mut own = Vec::new();
            terms(tokens, said.range.clone(), 1.0, &mut own);
            own.into_iter()
                .for_each(|term| terms::add(&mut words, term));
        }
    }
    all.iter()
        .for_each(|term| terms::add(&mut words, term.clone()));
    let title = title::of_clause(tokens, clauses, k, actors)?;
    let object = (verb.range.end..clause.range.end).find(|&i| {
        matches!(tokens[i].tag, Tag::Noun) && lexicon::happening(&tokens[i].low).is_some()
    });
    Some(Draft {
        span: span_of(text, tokens, range),
        timex: time,
        counted: None,
        tense: Some(verb.tense),
        status: status(tokens, clause, verb, times, time),
        reported: clause.tie == Tie::Reported,
        saying: lexicon::is(lexicon::SAYING, &verb.base),
        title,
        terms: words,
        family: family_of(tokens, clause, object),
        head: terms::stem(&deed(tokens, verb, object)),
        sentence: place.0,
        paragraph: place.1,
        background: matches!(clause.tie, Tie::Dependent | Tie::Relative),
        verb: Some(Span::of(
            tokens[verb.range.start].start..tokens[verb.range.end - 1].end,
        )),
        actor,
    })
}

/// What a clause is about: its verb, the happening that a light verb only carries ("issued a statement"), or what was
/// decided ("decided to leave").
fn deed(tokens: &[Token], verb: &clause::Verb, object: Option<usize>) -> String {
    let base = verb.base.as_str();
    if matches!(
        base,
        "decide" | "agree" | "vote" | "move" | "choose" | "begin" | "start" | "manage"
    ) {
        let to = (verb.range.end..tokens.len().min(verb.range.end + 4))
            .find(|&i| tokens[i].tag == Tag::To);
        if let Some(deed) = to.and_then(|i| tokens.get(i + 1)) {
            return deed.low.clone();
        }
    }
    let light = matches!(
        base,
        "issue"
            | "hold"
            | "make"
            | "sign"
            | "have"
            | "give"
            | "launch"
            | "stage"
            | "open"
            | "start"
            | "take"
            | "attend"
            | "deliver"
            | "release"
    );
    object
        .filter(|_| light)
        .map_or_else(|| verb.base.clone(), |o| tokens[o].low.clone())
}

/// The family that a clause tells of: its verb's ("met" is a meeting), else its subject's or object's.
fn family_of(tokens: &[Token], clause: &Clause, object: Option<usize>) -> Option<Family> {
    let verb = clause.verb.as_ref()?;
    let by_verb = match verb.base.as_str() {
        "meet" | "gather" | "convene" => Some(Family::Meeting),
        "declare" => Some(Family::Statement),
        "attack" | "invade" | "shell" | "fight" => Some(Family::Fight),
        "crash" | "collide" | "derail" => Some(Family::Crash),
        "explode" | "bomb" | "detonate" => Some(Family::Blast),
        "vote" | "elect" => Some(Family::Vote),
        "protest" | "demonstrate" | "riot" => Some(Family::Protest),
        "talk" | "discuss" | "negotiate" => Some(Family::Talk),
        _ => None,
    };
    let last = |range: &Option<std::ops::Range<usize>>| {
        // The head stands before what hangs on it: "the terms for an end to the war" are terms.
        let range = range.clone()?;
        let hangs = range
            .clone()
            .skip(1)
            .find(|&i| tokens[i].tag == Tag::Preposition);
        lexicon::happening(&tokens.get(hangs.unwrap_or(range.end) - 1)?.low)
    };
    // "In a letter sent Thursday, they …": what opens the clause, if nothing else tells.
    let opening = || {
        let before = clause.range.start..verb.range.start;
        before
            .into_iter()
            .find_map(|i| lexicon::happening(&tokens[i].low))
    };
    by_verb
        .or_else(|| last(&clause.subject))
        .or_else(|| lexicon::happening(&tokens[object?].low))
        .or_else(|| last(&clause.object))
        .or_else(opening)
}

/// Happened, planned, denied or supposed, as the words tell it.
fn status(
    tokens: &[Token],
    clause: &Clause,
    verb: &clause::Verb,
    times: &[TimexExpr],
    time: Option<usize>,
) -> Status {
    let marker = tokens[clause.range.start..verb.range.start]
        .iter()
        .any(|t| matches!(t.low.as_str(), "if" | "unless" | "whether"));
    let nobody = clause.subject.as_ref().is_some_and(|s| {
        matches!(
            tokens[s.start].low.as_str(),
            "no" | "none" | "neither" | "nobody"
        )
    });
    // "is set to", "plans to", "was due to": still to come.
    let passive = tokens[verb.range.start].tag == Tag::Be;
    let to_come = tokens.get(verb.range.end).is_some_and(|t| t.tag == Tag::To)
        && (passive || verb.tense != Tense::Past)
        && matches!(
            verb.base.as_str(),
            "plan"
                | "set"
                | "expect"
                | "schedule"
                | "intend"
                | "prepare"
                | "aim"
                | "hope"
                | "promise"
                | "vow"
                | "want"
                | "agree"
                | "pledge"
                | "threaten"
                | "seek"
        )
        || tokens.get(verb.range.end).is_some_and(|t| t.low == "due");
    let ahead = time.is_some_and(|t| {
        times[t]
            .clue
            .is_some_and(|c| c.tense == crate::timex::expr::Tense::Future)
    });
    if marker {
        Status::Hypothetical
    } else if verb.negated || nobody {
        Status::Denied
    } else if verb.tense == Tense::Future || to_come || (ahead && verb.tense != Tense::Past) {
        Status::Planned
    } else if verb.tense == Tense::Supposed {
        Status::Hypothetical
    } else {
        Status::Happened
    }
}

/// "A, two days after B": one of the two is dated by the other.
fn count_days(
    tokens: &[Token],
    clauses: &[Clause],
    times: &[TimexExpr],
    of_clause: &[Option<usize>],
    out: &mut [Draft],
    first: usize,
) {
    for (k, clause) in clauses.iter().enumerate().skip(1) {
        let Some(marker) = (clause.range.start..clause.range.end.min(clause.range.start + 3))
            .find(|&i| matches!(tokens[i].low.as_str(), "after" | "before"))
        else {
            continue;
        };
        let Some(t) = marker.checked_sub(1).and_then(|i| tokens[i].timex) else {
            continue;
        };
        let Some(days) = whole_days(&times[t]) else {
            continue;
        };
        let days = if tokens[marker].low == "after" {
            days
        } else {
            -days
        };
        let (Some(b), Some(a)) = (of_clause[k], (0..k).rev().find_map(|j| of_clause[j])) else {
            continue;
        };
        if out[b].timex.is_some() {
            out[a].counted = Some(Counted {
                from: b,
                days,
                timex: t,
            });
            out[a].timex = None;
            // Its time is "five days after the dam broke": those words belong to it.
            let end = text_end(tokens, clause, t, times);
            if end > out[a].span.end() && end - out[a].span.start() <= LONGEST {
                out[a].span = Span::of(out[a].span.start()..end);
            }
        } else {
            out[b].counted = Some(Counted {
                from: a,
                days: -days,
                timex: t,
            });
        }
        debug_assert!(a >= first);
    }
}

/// Where the words "five days after the dam broke" end: before the date that follows them.
fn text_end(tokens: &[Token], clause: &Clause, counting: usize, times: &[TimexExpr]) -> usize {
    let verb_end = clause
        .verb
        .as_ref()
        .map_or(clause.range.start, |v| v.range.end);
    let stop = (verb_end..clause.range.end).find(|&i| {
        tokens[i].tag == Tag::Comma
            || tokens[i]
                .timex
                .is_some_and(|t| t != counting && dates(&times[t]))
    });
    let stop = stop.unwrap_or(clause.range.end).max(verb_end);
    let mut last = stop - 1;
    while last > verb_end && matches!(tokens[last].tag, Tag::Preposition | Tag::Coordinator) {
        last -= 1;
    }
    tokens[last].end
}

/// A length of whole days or weeks.
fn whole_days(expr: &TimexExpr) -> Option<i32> {
    let Says::Length(Amount {
        count: Count::Exact(n),
        unit,
        ..
    }) = expr.node.says
    else {
        return None;
    };
    let n = i32::try_from(n).ok()?;
    match unit {
        Unit::Day => Some(n),
        Unit::Week => n.checked_mul(7),
        Unit::Fortnight => n.checked_mul(14),
        _ => None,
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

/// The term of one word of a name.
pub(crate) fn key_of(word: &str) -> String {
    let low = word.to_lowercase();
    world::place_of(&low).map_or_else(|| terms::stem(&low), str::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every mention of a text as "title | words".
    fn read(text: &str) -> Vec<String> {
        let passages = crate::passage::split(text);
        let times = crate::timex::find(text);
        let drafts = find(text, &passages, &times);
        drafts
            .iter()
            .map(|d| format!("{} | {}", d.title.text, &text[d.span.range()]))
            .collect()
    }

    #[test]
    fn a_phrase_that_opens_a_sentence_is_no_clause() {
        let found = read(
            "In a statement issued Thursday, Norway and the coastal towns condemned the spill and asked for help.",
        );
        assert_eq!(
            found,
            [
                "Norway and the coastal towns condemned the spill | In a statement issued Thursday, Norway and the coastal towns condemned the spill",
                "Norway and the coastal towns asked for help | asked for help",
            ]
        );
    }
}

//! Who does it: the subject of a clause, its own or one that it shares with a clause before it.
//!
//! Deliberately absent: who "he" and "they" are; titles ask that of the telling so far.

use super::cut::back_over_comma;
use super::phrase::noun_phrase_before;
use super::{Aspect, Clause, Tense, Tie, Verb, infinitive};
use crate::event::lexicon as lex;
use crate::event::nominal;
use crate::event::token::{CROWDS, Tag, Token, base};
use std::ops::Range;

/// Finds the subject's noun phrase.
pub(super) fn subject(tokens: &[Token], clause: &mut Clause, before: &[Clause]) {
    let Some(verb) = &mut clause.verb else {
        // A stretch without a verb may be the subject of a later clause: "Okafor," before ", who said".
        clause.subject = noun_phrase_before(tokens, clause.range.end, clause.range.start);
        return;
    };
    let start = clause.range.start;
    let marker = (start..verb.range.start).find(|&i| {
        matches!(tokens[i].tag, Tag::Relative | Tag::Subordinator)
            && !only_dates(tokens, i)
            && !asks(tokens, i)
    });
    if clause.tie == Tie::Relative
        && let Some(at) = marker
    {
        (clause.subject, clause.object) = of_relative(tokens, at, verb, clause.range.end);
        return;
    }
    if let Some(speaker) = speaker_behind(tokens, verb) {
        clause.subject = Some(speaker);
        clause.tie = Tie::Main;
        return;
    }
    let from = marker.map_or(start, |at| at + 1);
    // "The bridge (opened in May) …": it stands before the bracket.
    let open = verb.range.start.checked_sub(1);
    if let Some(open) = open.filter(|&i| tokens[i].tag == Tag::Open && i > from)
        && matches!(tokens[open + 1].tag, Tag::Past | Tag::Participle)
        && verb.range.len() == 1
    {
        verb.finite = false;
        clause.tie = Tie::Participial;
        clause.subject = noun_phrase_before(tokens, open, from);
        return;
    }
    // "And in March there was a strike": "there" holds the subject's place.
    if verb.range.start > from && tokens[verb.range.start - 1].low == "there" {
        return;
    }
    if let Some(own) = own(tokens, from..verb.range.start) {
        clause.subject = Some(own);
        return;
    }
    // 'He said, "Today is a great day"': speech begins with a thought of its own.
    let before_verb = &tokens[start..verb.range.start];
    // "…, today is a great day": a bare time before "is" is what is told of.
    let stands = verb.range.len() == 1 && tokens[verb.range.start].tag == Tag::Be;
    if let [.., mark, time] = before_verb
        && stands
        && time.tag == Tag::Time
        && mark.tag == Tag::Comma
    {
        return;
    }
    if before_verb.iter().any(|t| t.tag == Tag::Quote)
        && before_verb.last().is_some_and(|t| t.tag == Tag::Time)
    {
        return;
    }
    clause.subject = giver(tokens, clause, before).and_then(|c| c.subject.clone());
}

/// The subject and the object of a relative clause whose marker stands at `at`: what stands before it is one of them.
fn of_relative(
    tokens: &[Token],
    at: usize,
    verb: &Verb,
    end: usize,
) -> (Option<Range<usize>>, Option<Range<usize>>) {
    // "The bridge (which was opened in May)": the mark before it is passed over.
    let bracket = at
        .checked_sub(1)
        .filter(|&i| matches!(tokens[i].tag, Tag::Open | Tag::Break));
    let before = bracket.unwrap_or_else(|| back_over_comma(tokens, at));
    let antecedent = antecedent(tokens, before, at.saturating_sub(16));
    let mut own = noun_phrase_before(tokens, verb.range.start, at + 1);
    if tokens[at].low == "whose" {
        // "whose charter Bergen confirmed": a name after the noun is the subject, the noun is the object's.
        own = own.and_then(|o| {
            let name = o.clone().skip(1).find(|&i| tokens[i].tag == Tag::Name)?;
            Some(name..o.end)
        });
    }
    if own.is_none() {
        return (
            antecedent.map(|whole| described(tokens, whole, at, verb)),
            None,
        );
    }
    // "which Bergen confirmed": the object is missing. "that voters were set to …": it is not.
    let gap = verb.range.end >= end
        || tokens.get(verb.range.end).is_none_or(|t| {
            matches!(
                t.tag,
                Tag::Comma
                    | Tag::End
                    | Tag::Preposition
                    | Tag::Time
                    | Tag::Adverb
                    | Tag::Coordinator
                    | Tag::Break
            )
        });
    // "Speculation that the firm could end up there": what such a noun tells of stands behind it, unless its verb wants an object.
    let head = before.checked_sub(1).map_or("", |i| tokens[i].low.as_str());
    let content = lex::is(lex::CONTENT, &base(head)) || lex::is(lex::CONTENT, head);
    let is = tokens[verb.range.end - 1].tag == Tag::Be;
    let wanting = !content || lex::is(lex::OPEN_ENDED, &verb.base);
    let gap = gap && wanting && (!is || verb.range.end >= end);
    let object = gap && matches!(tokens[at].low.as_str(), "which" | "that" | "whom" | "whose");
    // "It became clear that they were late": nor is it where nothing but an adjective stands before, "is almost certain that" least of all.
    let stands = |a: &Range<usize>| {
        let before = tokens[..a.start].iter().rfind(|t| t.tag != Tag::Adverb);
        before.is_some_and(|t| t.tag == Tag::Be)
    };
    let thing =
        |a: &Range<usize>| a.len() > 1 || !lex::describes(&tokens[a.start].low) && !stands(a);
    (own, antecedent.filter(|a| object && thing(a)))
}

/// The clause whose subject one without its own shares: an interrupted one first, then the last that had its own.
fn giver<'c>(tokens: &[Token], clause: &Clause, before: &'c [Clause]) -> Option<&'c Clause> {
    let mut with_subject = before.iter().rev().filter(|c| c.subject.is_some());
    let interrupted = with_subject.clone().find(|c| c.verb.is_none());
    let resumes = clause.tie == Tie::Shared
        && before
            .last()
            .is_some_and(|c| c.tie == Tie::Relative || c.tie == Tie::Shared);
    if resumes && interrupted.is_some() {
        return interrupted;
    }
    // "The inquiry named the engineer, who had left in May, and praised the crew": a comma closes the relative clause, and what was
    // said: "said the door was open, but did not mention the wall".
    let comma = |c: &Clause| tokens[c.range.start].tag == Tag::Comma;
    let back = clause.verb.as_ref().is_some_and(|v| {
        v.tense == Tense::Present || v.tense == Tense::Past && v.aspect == Aspect::Simple
    });
    let start = clause.range.start;
    let quote = start > 0 && tokens[start - 1].tag == Tag::Quote;
    let and = tokens.get(start + usize::from(comma(clause)));
    let told = before.last().map(|c| c.tie);
    let closed = clause.tie == Tie::Shared
        && and.is_some_and(|t| t.tag == Tag::Coordinator)
        && before.last().is_some_and(|c| match c.tie {
            Tie::Relative => comma(clause) && comma(c),
            // "Said he was not ill, but tired": what is said goes on.
            tie => {
                let not = c.verb.as_ref().is_some_and(|v| v.negated);
                tie == Tie::Reported && (quote || comma(clause) && back && !not)
            }
        });
    with_subject.find(|c| match clause.tie {
        Tie::Shared if closed && told == Some(Tie::Reported) => c.tie == Tie::Main,
        Tie::Shared if closed => matches!(c.tie, Tie::Main | Tie::Reported),
        Tie::Shared | Tie::Participial => true,
        _ => c.tie != Tie::Relative,
    })
}

/// The subject in the words before its verb: from where a noun phrase opens them, if one does, else what stands before the verb.
fn own(tokens: &[Token], words: Range<usize>) -> Option<Range<usize>> {
    let last = noun_phrase_before(tokens, words.end, words.start);
    let mark = |i: &usize| matches!(tokens[*i].tag, Tag::Coordinator | Tag::Comma | Tag::Quote);
    let (from, end) = (words.clone().find(|i| !mark(i))?, words.end);
    // "Closing the mill would cost millions."
    if tokens[from].tag == Tag::Gerund
        && tokens[end].tag != Tag::Past
        && (from == 0
            || !matches!(
                tokens[from - 1].tag,
                Tag::Comma | Tag::Coordinator | Tag::Break
            ))
        && let Some(last) = &last
        && tokens[last.start].tag != Tag::Pronoun
        && tokens[from..last.end].iter().all(|t| t.tag != Tag::Comma)
    {
        return Some(from..last.end);
    }
    let noun = |t: &Token| matches!(t.tag, Tag::Noun | Tag::Name);
    let leads = |t: &Token| {
        matches!(
            t.tag,
            Tag::Determiner | Tag::Number | Tag::Preposition | Tag::Adverb | Tag::Time
        )
    };
    let on = |&i: &usize| !leads(&tokens[i]) && !noun(&tokens[i]) && !asks(tokens, i);
    let Some(at) = (from + 1..end).find(on) else {
        return last;
    };
    if tokens[from].tag == Tag::Adverb || tokens[at..end].iter().any(|t| t.tag == Tag::Comma) {
        return last;
    }
    // "The members preparing for the vote on Monday are …", "The man driving the bus was …": it stands before what describes it;
    // not in "hard working families are …".
    let thing = |t: &Token| {
        noun(t) && !lex::is(lex::ADJECTIVES, &t.low)
            || matches!(t.low.as_str(), "anyone" | "everyone" | "those")
    };
    // But "the mobile gaming industry" is one thing.
    let common = |t: &Token| t.tag == Tag::Noun && !t.low.ends_with("'s");
    let compound = at + 1 < end && tokens[at + 1..end].iter().all(common);
    if tokens[at].tag == Tag::Gerund && thing(&tokens[at - 1]) && !compound {
        return noun_phrase_before(tokens, at, from).or(last);
    }
    // "A bid to stop shops selling knives has begun": what is bid for belongs to it.
    let opens = |t: &&Token| noun(t) || matches!(t.tag, Tag::Determiner | Tag::Number);
    let head = tokens[from..at].iter().take_while(opens).count();
    if infinitive(tokens, at)
        && let Some(head) = noun_phrase_before(tokens, from + head, from)
    {
        return Some(head.start..last.map_or(at + 2, |l| l.end));
    }
    last
}

/// "How" in "how to end it", "whether" in "whether to go": no clause begins there.
fn asks(tokens: &[Token], i: usize) -> bool {
    matches!(
        tokens[i].tag,
        Tag::Relative | Tag::Subordinator | Tag::Adverb
    ) && i + 1 < tokens.len()
        && infinitive(tokens, i + 1)
}

/// '"The door is open," said the minister.': behind a mark, who spoke can stand behind the verb, up to the next mark or phrase.
fn speaker_behind(tokens: &[Token], verb: &Verb) -> Option<Range<usize>> {
    let (start, end) = (verb.range.start, verb.range.end);
    let marked = start > 0 && matches!(tokens[start - 1].tag, Tag::Comma | Tag::Quote);
    if !marked || !verb.finite || verb.range.len() > 1 || !lex::is(lex::SAYING, &verb.base) {
        return None;
    }
    let own = |i: usize| {
        let tag = tokens.get(i).map(|t| t.tag);
        matches!(tag, Some(Tag::Determiner | Tag::Noun | Tag::Name))
    };
    // "The head of the agency", "a spokesman for the ministry".
    let whose = |i: usize| i > end && own(i + 1) && matches!(tokens[i].low.as_str(), "of" | "for");
    let last = (end..tokens.len())
        .take_while(|&i| own(i) || whose(i))
        .last()?;
    let ends = tokens.get(last + 1).is_none_or(|t| {
        matches!(
            t.tag,
            Tag::Comma
                | Tag::End
                | Tag::Break
                | Tag::Quote
                | Tag::Open
                | Tag::Time
                | Tag::Preposition
        )
    });
    (ends && tokens[last].tag != Tag::Determiner).then_some(end..last + 1)
}

/// "Citing the storm, the ferry line …", "Hit by the storm, the ferry …": who opens a sentence so is told after the comma.
pub(super) fn of_opening(tokens: &[Token], clauses: &mut [Clause]) {
    let [first, second, ..] = clauses else { return };
    // "While crossing the bay, …"
    let opens = usize::from(tokens[0].tag == Tag::Subordinator);
    let Some(verb) = first.verb.as_mut().filter(|v| v.range.start == opens) else {
        return;
    };
    let passive = tokens[verb.range.end - 1].tag == Tag::Past
        && tokens
            .get(verb.range.end)
            .is_some_and(|t| t.tag == Tag::Preposition);
    if first.subject.is_none()
        && second.tie == Tie::Main
        && tokens[second.range.start].tag == Tag::Comma
        && (!verb.finite || passive)
    {
        first.subject = second.subject.clone();
        first.tie = Tie::Participial;
        verb.finite = false;
    }
}

/// "The bank, founded in 1990, failed": a past form between commas tells what was done to the thing before it.
pub(super) fn of_inserted(tokens: &[Token], clauses: &mut [Clause]) {
    for k in 1..clauses.len() {
        let (before, after) = clauses.split_at_mut(k);
        let (Some(clause), next) = (before.last_mut(), &mut after[0]) else {
            continue;
        };
        let Some(verb) = &mut clause.verb else {
            continue;
        };
        let (at, end) = (verb.range.start, verb.range.end);
        let alone = verb.range.len() == 1
            && matches!(tokens[at].tag, Tag::Past | Tag::Participle)
            && at > 0;
        let inserted = alone && tokens[at - 1].tag == Tag::Comma;
        let led = tokens
            .get(end)
            .is_some_and(|t| matches!(t.tag, Tag::Preposition | Tag::Time));
        let start = next.range.start;
        let then = next.verb.as_ref().map(|v| v.range.start);
        let adverbs = tokens[start + 1..]
            .iter()
            .take_while(|t| t.tag == Tag::Adverb);
        let closed = tokens[start].tag == Tag::Comma && then == Some(start + 1 + adverbs.count());
        // "The curfew imposed that night was lifted": the same without commas.
        let can = matches!(clause.tie, Tie::Main | Tie::Reported | Tie::Dependent);
        let reduced = alone && !inserted && can && then == Some(start);
        if next.tie != Tie::Shared || !led || !(inserted && closed || reduced) {
            continue;
        }
        let end = at - usize::from(inserted);
        let Some(thing) = noun_phrase_before(tokens, end, at.saturating_sub(12)) else {
            continue;
        };
        verb.finite = false;
        clause.tie = Tie::Participial;
        clause.subject = Some(thing.clone());
        next.subject = Some(thing);
    }
}

/// "The work of the group since 2004 was …": behind a noun such a word leads a time, no clause.
fn only_dates(tokens: &[Token], i: usize) -> bool {
    let noun = i
        .checked_sub(1)
        .is_some_and(|p| matches!(tokens[p].tag, Tag::Noun | Tag::Name));
    let time = tokens
        .get(i + 1)
        .is_some_and(|t| t.tag == Tag::Time && !t.low.ends_with("'s"));
    noun && time && lex::is(lex::PREPOSITIONS, &tokens[i].low)
}

/// Of what stands before a relative clause, the part that its verb agrees with: "a talk with Ann Berg and Bo Lund, who is ill"; what "a"
/// brings in to be described: "calls for an inquiry that was held in May".
fn described(tokens: &[Token], whole: Range<usize>, at: usize, verb: &Verb) -> Range<usize> {
    let first = &tokens[verb.range.start];
    let one = match first.tag {
        Tag::Be | Tag::Have => matches!(first.low.as_str(), "is" | "was" | "has"),
        Tag::Present => first.low.ends_with('s'),
        _ => false,
    };
    let rest = |i: usize| i + 1..whole.end;
    let inside = whole.start + 1..whole.end.saturating_sub(1);
    // "The Ministry of Trade and Industry, which is …" has one name.
    let many = tokens[at].low == "who" || tokens[whole.start].tag != Tag::Determiner;
    if one
        && many
        && let Some(and) = inside.clone().rev().find(|&i| tokens[i].low == "and")
        && (matches!(tokens[and + 1].tag, Tag::Name | Tag::Determiner))
        && matches!(tokens[and - 1].tag, Tag::Name | Tag::Noun)
    {
        return rest(and);
    }
    let thing = matches!(tokens[at].low.as_str(), "that" | "which");
    let brought = inside
        .clone()
        .rev()
        .find(|&i| tokens[i].tag == Tag::Preposition);
    match brought {
        Some(of) if thing && matches!(tokens[of + 1].low.as_str(), "a" | "an") => rest(of),
        _ => whole,
    }
}

/// What a relative clause is about: the noun phrase before it with all that hangs on it, "the terms for an end to the war".
fn antecedent(tokens: &[Token], end: usize, floor: usize) -> Option<Range<usize>> {
    let mut found = noun_phrase_before(tokens, end, floor)?;
    // "An accident at Riga Airport, which serves …": a place that is named is what the clause tells of.
    let named = found
        .clone()
        .rev()
        .take_while(|&i| tokens[i].tag == Tag::Name)
        .last();
    if let Some(name) = named
        && name > floor
        && matches!(tokens[name - 1].low.as_str(), "at" | "in" | "near")
        && tokens.get(end).is_some_and(|t| t.tag == Tag::Comma)
        && tokens.get(end + 1).is_some_and(|t| t.low != "who")
    {
        return Some(name..found.end);
    }
    // "There was too little steel in the hall, which fell": nor does the steel. "A fire in the hall, which spread" is of the fire.
    let place = found
        .clone()
        .rev()
        .find(|&i| tokens[i].tag == Tag::Preposition)
        .filter(|&i| {
            i > found.start
                && matches!(tokens[i].low.as_str(), "at" | "in" | "near")
                && tokens[i + 1].low == "the"
                && !nominal::eventive(&tokens[i - 1])
        });
    if let Some(at) = place
        && tokens.get(end).is_some_and(|t| t.tag == Tag::Comma)
        && tokens.get(end + 1).is_some_and(|t| t.low == "which")
    {
        return Some(at + 1..found.end);
    }
    // "The proceeds of the auction, which will be held in May": what is held is what happens.
    let which = tokens.get(end + 1).is_some_and(|t| t.low == "which");
    let held = |t: &Token| matches!(t.low.as_str(), "held" | "place");
    let of = found
        .clone()
        .rev()
        .find(|&i| tokens[i].tag == Tag::Preposition);
    if let Some(of) = of
        && of > found.start
        && (nominal::eventive(&tokens[found.end - 1]) || !nominal::eventive(&tokens[of - 1]))
        && which
        && tokens[end..].iter().take(6).any(held)
    {
        return Some(of + 1..found.end);
    }
    // "At the request of Anna Lind, who filed …", "the search for two people who": no other person stands before them.
    let who = tokens[end.min(tokens.len() - 1)..]
        .iter()
        .find(|t| t.tag != Tag::Comma);
    let phrase = found
        .clone()
        .rev()
        .find(|&i| tokens[i].tag == Tag::Preposition)
        .filter(|&of| of > found.start);
    let person = |t: &Token| {
        let does = ["ers", "ors", "ists"]
            .iter()
            .any(|end| t.low.ends_with(end));
        does || lex::is(lex::PERSONS, &base(&t.low)) || CROWDS.contains(&t.low.as_str())
    };
    // "A group of men", "one of the miners": who is counted by it is told of with it.
    let other = |of: usize| {
        let counts = matches!(
            tokens[of - 1].low.as_str(),
            "group" | "number" | "some" | "many" | "most" | "those" | "team" | "couple"
        );
        counts || person(&tokens[of - 1]) || matches!(tokens[of - 1].tag, Tag::Name | Tag::Number)
    };
    let of_person =
        named.is_some_and(|name| found.end - name > 1) || person(&tokens[found.end - 1]);
    if let Some(of) = phrase
        && who.is_some_and(|t| t.low == "who")
        && of_person
        && !other(of)
    {
        return Some(of + 1..found.end);
    }
    // "The director of the school, which will close": no person is meant.
    let person = |of: usize| {
        matches!(tokens[of].low.as_str(), "at" | "of")
            && lex::is(lex::PERSONS, &base(&tokens[of - 1].low))
    };
    if let Some(of) = phrase.filter(|&of| which && person(of)) {
        return Some(of + 1..found.end);
    }
    // "Criticism of Norway, which tried to …": what happened wants nothing, so the one that is named does.
    let wants = tokens
        .get(end + 1..end + 4)
        .is_some_and(|t| t.iter().any(|t| lex::is(lex::WILLING, &base(&t.low))));
    if let Some(name) = named
        && wants
        && name > floor + 1
        && tokens[name - 1].low == "of"
        && tokens.get(end).is_some_and(|t| t.tag == Tag::Comma)
    {
        return Some(name..found.end);
    }
    while found.start > floor + 1
        && tokens[found.start - 1].tag == Tag::Preposition
        && found.len() < 14
    {
        let Some(more) = noun_phrase_before(tokens, found.start - 1, floor) else {
            break;
        };
        if more.end != found.start - 1 {
            break;
        }
        found = more.start..found.end;
    }
    Some(found)
}

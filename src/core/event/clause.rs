//! A sentence cut into clauses: one verb group each, its subject, and how it hangs on its neighbours.
//!
//! Deliberately absent: a parse tree. Between two verb groups one cut is made, at the best mark that stands between them.

use super::lexicon as lex;
use super::token::{Tag, Token, base};
use std::ops::Range;

/// How a verb group tells its happening.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tense {
    Past,
    Present,
    Future,
    /// could, might, would
    Supposed,
}

/// A verb with its helpers: "has been", "did not say", "will meet".
#[derive(Clone, Debug)]
pub(crate) struct Verb {
    /// Tokens, first helper to main verb.
    pub range: Range<usize>,
    pub base: String,
    pub tense: Tense,
    pub negated: bool,
    /// Has a tense of its own; a gerund has not.
    pub finite: bool,
}

/// How a clause is tied to the rest of its sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tie {
    Main,
    /// after, while, because, …
    Dependent,
    Relative,
    /// What was said.
    Reported,
    /// "…, offering only praise": shares the subject before it.
    Participial,
    /// "… and left": shares the subject before it.
    Shared,
    /// "…, following the decision to …": a noun phrase that tells a happening.
    Adjunct,
}

/// A stretch of a sentence with at most one verb group.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// Tokens of it.
    pub range: Range<usize>,
    pub tie: Tie,
    pub verb: Option<Verb>,
    /// Tokens of the subject's noun phrase, which may stand in another clause.
    pub subject: Option<Range<usize>>,
    /// For a relative clause whose pronoun is the object: what it stands for.
    pub object: Option<Range<usize>>,
}

/// Cuts a tagged sentence into clauses that together cover it.
pub(crate) fn clauses(tokens: &[Token]) -> Vec<Clause> {
    let verbs = verb_groups(tokens);
    let mut cuts: Vec<(usize, Tie)> = vec![(0, Tie::Main)];
    for pair in verbs.windows(2) {
        if let Some(cut) = cut_between(tokens, &pair[0], &pair[1]) {
            cuts.push(cut);
        }
    }
    if let Some(first) = verbs.first() {
        // "Okafor, who said …": the relative clause of a subject stands before its verb.
        if let Some(at) = (0..first.range.start)
            .rev()
            .find(|&i| tokens[i].tag == Tag::Relative && i > 0)
        {
            cuts.push((back_over_comma(tokens, at), Tie::Relative));
        }
        // "As farmers wait, …": an opening dependent clause ends at the comma before the next subject; cut_between found it.
        if tokens[0].tag == Tag::Subordinator && first.range.start > 0 {
            cuts[0].1 = Tie::Dependent;
        }
        if !first.finite {
            cuts[0].1 = Tie::Participial;
        }
    }
    for verb in &verbs {
        if let Some(at) = adjunct_after(tokens, verb, &verbs) {
            cuts.push((at, Tie::Adjunct));
        }
    }
    cuts.sort_by_key(|c| c.0);
    cuts.dedup_by_key(|c| c.0);
    let mut out: Vec<Clause> = Vec::with_capacity(cuts.len());
    for (k, &(start, tie)) in cuts.iter().enumerate() {
        let end = cuts.get(k + 1).map_or(tokens.len(), |c| c.0);
        let verb = verbs
            .iter()
            .find(|v| v.range.start >= start && v.range.start < end && v.finite);
        let verb = verb
            .or_else(|| {
                verbs
                    .iter()
                    .find(|v| v.range.start >= start && v.range.start < end)
            })
            .cloned();
        let mut clause = Clause {
            range: start..end,
            tie,
            verb,
            subject: None,
            object: None,
        };
        // A gerund tells in the tense of the clause that it hangs on.
        if let Some(verb) = clause.verb.as_mut().filter(|v| !v.finite)
            && let Some(tense) = out
                .iter()
                .rev()
                .find_map(|c: &Clause| c.verb.as_ref().map(|v| v.tense))
        {
            verb.tense = tense;
        }
        subject(tokens, &mut clause, &out);
        out.push(clause);
    }
    out
}

/// All verb groups, in order.
fn verb_groups(tokens: &[Token]) -> Vec<Verb> {
    let mut out: Vec<Verb> = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let tag = tokens[i].tag;
        let infinitive = i > 0 && tokens[i - 1].tag == Tag::To;
        let opens = matches!(
            tag,
            Tag::Modal
                | Tag::Be
                | Tag::Have
                | Tag::Do
                | Tag::Past
                | Tag::Present
                | Tag::Participle
                | Tag::Gerund
        );
        if !opens
            || infinitive
            || (tag == Tag::Past && describes(tokens, i))
            || (tag == Tag::Gerund && !gerund_opens(tokens, i))
            || (tag == Tag::Participle && i == 0)
        {
            i += 1;
            continue;
        }
        let start = i;
        let mut head = i;
        let mut j = i + 1;
        if matches!(tag, Tag::Modal | Tag::Be | Tag::Have | Tag::Do) {
            while j < tokens.len() {
                match tokens[j].tag {
                    Tag::Be | Tag::Have | Tag::Participle | Tag::Past | Tag::Gerund => head = j,
                    Tag::Present
                        if matches!(
                            tokens[j - 1].tag,
                            Tag::Modal | Tag::Do | Tag::Not | Tag::Adverb
                        ) =>
                    {
                        head = j
                    }
                    Tag::Adverb | Tag::Not => {}
                    _ => break,
                }
                j += 1;
                if matches!(
                    tokens[head].tag,
                    Tag::Participle | Tag::Past | Tag::Gerund | Tag::Present
                ) && head > start
                {
                    break;
                }
            }
        }
        let words: Vec<&str> = tokens[start..=head]
            .iter()
            .map(|t| t.low.as_str())
            .collect();
        let has = |w: &str| words.contains(&w);
        let tense = if words
            .iter()
            .any(|w| matches!(*w, "will" | "shall" | "won't"))
            || (has("would") && !has("have"))
        {
            // "said it would": still to come when it was said.
            Tense::Future
        } else if words.iter().any(|w| {
            matches!(
                *w,
                "could"
                    | "might"
                    | "may"
                    | "would"
                    | "should"
                    | "can"
                    | "must"
                    | "couldn't"
                    | "wouldn't"
                    | "can't"
                    | "cannot"
            )
        }) {
            Tense::Supposed
        } else if matches!(tag, Tag::Past | Tag::Participle)
            || has("was")
            || has("were")
            || has("had")
            || has("did")
            || has("has")
            || has("have")
            || has("been")
            || has("didn't")
            || has("wasn't")
            || has("weren't")
        {
            Tense::Past
        } else {
            Tense::Present
        };
        let negated = tokens[start..=head].iter().any(|t| {
            t.tag == Tag::Not || t.low == "never" || t.low.ends_with("n't") || t.low == "cannot"
        }) || tokens.get(head + 1).is_some_and(|t| t.tag == Tag::Not);
        let finite = !matches!(tag, Tag::Gerund | Tag::Participle)
            && tokens[start].low != "having"
            && tokens[start].low != "being";
        out.push(Verb {
            range: start..head + 1,
            base: base(&tokens[head].low),
            tense,
            negated,
            finite,
        });
        i = head + 1;
    }
    out
}

/// "In a letter sent Thursday, …": what follows a noun phrase inside a prepositional one only describes it.
fn describes(tokens: &[Token], i: usize) -> bool {
    let noun = |t: &Token| matches!(t.tag, Tag::Noun | Tag::Name);
    let Some(article) = (0..i)
        .rev()
        .take(5)
        .take_while(|&k| noun(&tokens[k]) || tokens[k].tag == Tag::Determiner)
        .find(|&k| tokens[k].tag == Tag::Determiner)
    else {
        return false;
    };
    article + 1 < i
        && article > 0
        && tokens[article - 1].tag == Tag::Preposition
        && !matches!(tokens[article - 1].low.as_str(), "of" | "as")
        && tokens
            .get(i + 1)
            .is_some_and(|n| matches!(n.tag, Tag::Time | Tag::Preposition))
}

/// A gerund that opens a clause of its own stands after a comma or at the start, or describes the noun before it.
fn gerund_opens(tokens: &[Token], i: usize) -> bool {
    match i.checked_sub(1).map(|p| tokens[p].tag) {
        None => true,
        Some(Tag::Comma | Tag::Break) => true,
        Some(Tag::Adverb) => i >= 2 && tokens[i - 2].tag == Tag::Comma,
        _ => false,
    }
}

fn back_over_comma(tokens: &[Token], at: usize) -> usize {
    if at > 0 && tokens[at - 1].tag == Tag::Comma {
        at - 1
    } else {
        at
    }
}

/// Where the clause of `b` begins after that of `a`, and how it is tied.
fn cut_between(tokens: &[Token], a: &Verb, b: &Verb) -> Option<(usize, Tie)> {
    let between = a.range.end..b.range.start;
    let last =
        |wanted: &dyn Fn(&Token) -> bool| between.clone().rev().find(|&i| wanted(&tokens[i]));
    if !b.finite {
        return Some((b.range.start, Tie::Participial))
            .map(|(at, tie)| (back_over_comma(tokens, at), tie));
    }
    let says = lex::is(lex::SAYING, &a.base);
    if let Some(at) = last(&|t| matches!(t.tag, Tag::Break | Tag::End)) {
        // A mark of the sentence is the strongest cut, but a word that ties may stand after it.
        if !between
            .clone()
            .any(|i| i > at && matches!(tokens[i].tag, Tag::Subordinator | Tag::Relative))
        {
            return Some((at + 1, Tie::Main));
        }
    }
    if let Some(at) = last(&|t| matches!(t.tag, Tag::Subordinator | Tag::Relative)) {
        // "as new towns on Tuesday, and the county protested": before a comma the word was a preposition.
        let comma = (at + 1..b.range.start).any(|i| tokens[i].tag == Tag::Comma);
        let spent = comma && lex::is(lex::PREPOSITIONS, &tokens[at].low);
        if !spent {
            return Some(cut_at_marker(tokens, at, between, says));
        }
    }
    let quote = last(&|t| t.tag == Tag::Quote);
    if let Some(at) = last(&|t| t.tag == Tag::Coordinator) {
        let direct =
            (at + 1..b.range.start).all(|i| matches!(tokens[i].tag, Tag::Adverb | Tag::Time));
        let subject = (at + 1..b.range.start)
            .any(|i| matches!(tokens[i].tag, Tag::Noun | Tag::Name | Tag::Pronoun));
        let list = !direct
            && tokens[at.saturating_sub(1)].tag == Tag::Name
            && tokens[at + 1].capital()
            && !tokens[at.saturating_sub(1)].text.is_empty();
        if direct {
            return Some((back_over_comma(tokens, at), Tie::Shared));
        }
        if subject && !list && at > a.range.end {
            return Some((back_over_comma(tokens, at), Tie::Main));
        }
    }
    if let Some(at) = last(&|t| t.tag == Tag::Comma) {
        let direct = (at + 1..b.range.start)
            .all(|i| matches!(tokens[i].tag, Tag::Adverb | Tag::Time | Tag::Quote));
        return Some((at, if direct { Tie::Shared } else { Tie::Main }));
    }
    // "The declaration that they adopted put an end to …": after a relative clause the main one goes on.
    let relative = (0..a.range.start)
        .rev()
        .take(12)
        .take_while(|&i| tokens[i].tag != Tag::Comma)
        .any(|i| tokens[i].tag == Tag::Relative);
    if relative
        && !says
        && between.clone().all(|i| {
            matches!(
                tokens[i].tag,
                Tag::Time | Tag::Adverb | Tag::Preposition | Tag::Name
            )
        })
    {
        return Some((b.range.start, Tie::Shared));
    }
    if let Some(at) = quote {
        return Some((at, Tie::Reported));
    }
    if says && b.range.start > a.range.end {
        return Some((a.range.end, Tie::Reported));
    }
    None
}

/// The cut at a word that opens a dependent or relative clause.
fn cut_at_marker(tokens: &[Token], at: usize, between: Range<usize>, says: bool) -> (usize, Tie) {
    let relative = tokens[at].tag == Tag::Relative;
    if relative && tokens[at].low == "that" && says {
        return (at, Tie::Reported);
    }
    if relative {
        let direct = back_over_comma(tokens, at);
        // "…, a step that led to …": the noun phrase belongs to its clause.
        let comma = (between.start..at)
            .rev()
            .take(8)
            .take_while(|&i| !matches!(tokens[i].tag, Tag::Subordinator))
            .find(|&i| tokens[i].tag == Tag::Comma);
        if direct == at
            && let Some(comma) = comma
        {
            return (comma, Tie::Relative);
        }
        return (direct, Tie::Relative);
    }
    // "five days after the dam broke": the length before it belongs to it.
    let at = if at > between.start && tokens[at - 1].timex.is_some() && is_length(&tokens[at - 1]) {
        at - 1
    } else {
        at
    };
    (back_over_comma(tokens, at), Tie::Dependent)
}

/// "five days", "a week", not "Tuesday", "last week", "12 March": a date before "after" belongs to the clause that it ends.
fn is_length(time: &Token) -> bool {
    let mut words = time.low.split_whitespace();
    let first = words.next().unwrap_or_default();
    let last = words.next_back().unwrap_or(first);
    !matches!(first, "last" | "next" | "this" | "that" | "the")
        && matches!(
            last.strip_suffix('s').unwrap_or(last),
            "minute" | "hour" | "day" | "night" | "week" | "month" | "year" | "decade"
        )
}

/// The start of an adjunct that tells a happening of its own: ", following the decision to …", with a time expression in it.
fn adjunct_after(tokens: &[Token], verb: &Verb, verbs: &[Verb]) -> Option<usize> {
    let end = verbs
        .iter()
        .map(|v| v.range.start)
        .find(|&s| s > verb.range.end)
        .unwrap_or(tokens.len());
    let at = (verb.range.end..end).find(|&i| {
        matches!(
            tokens[i].low.as_str(),
            "following" | "after" | "before" | "since" | "despite" | "amid"
        ) && tokens
            .get(i + 1)
            .is_some_and(|n| matches!(n.tag, Tag::Determiner | Tag::Name | Tag::Noun))
    })?;
    let timed = tokens[at..end]
        .iter()
        .take_while(|t| t.tag != Tag::Comma)
        .any(|t| t.timex.is_some());
    timed.then(|| back_over_comma(tokens, at))
}

/// Finds the subject's noun phrase.
fn subject(tokens: &[Token], clause: &mut Clause, before: &[Clause]) {
    let Some(verb) = &clause.verb else {
        // A stretch without a verb may be the subject of a later clause: "Okafor," before ", who said".
        clause.subject = noun_phrase_before(tokens, clause.range.end, clause.range.start);
        return;
    };
    let start = clause.range.start;
    let marker = (start..verb.range.start)
        .find(|&i| matches!(tokens[i].tag, Tag::Relative | Tag::Subordinator));
    if clause.tie == Tie::Relative
        && let Some(at) = marker
    {
        let antecedent = antecedent(tokens, back_over_comma(tokens, at), at.saturating_sub(16));
        let mut own = noun_phrase_before(tokens, verb.range.start, at + 1);
        if tokens[at].low == "whose" {
            // "whose charter Bergen confirmed": a name after the noun is the subject, the noun is the object's.
            own = own.and_then(|o| {
                let name = o.clone().skip(1).find(|&i| tokens[i].tag == Tag::Name)?;
                Some(name..o.end)
            });
        }
        match own {
            Some(own) => {
                clause.subject = Some(own);
                // "which Bergen confirmed": the object is missing. "that voters were set to …": it is not.
                let gap = tokens.get(verb.range.end).is_none_or(|t| {
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
                }) || verb.range.end >= clause.range.end;
                if gap && matches!(tokens[at].low.as_str(), "which" | "that" | "whom" | "whose") {
                    clause.object = antecedent;
                }
            }
            None => clause.subject = antecedent,
        }
        return;
    }
    let from = marker.map_or(start, |at| at + 1);
    if let Some(own) = noun_phrase_before(tokens, verb.range.start, from) {
        clause.subject = Some(own);
        return;
    }
    // The subject is shared: with an interrupted clause first, then with the last one that had its own.
    let interrupted = before
        .iter()
        .rev()
        .find(|c| c.verb.is_none() && c.subject.is_some());
    let resumes = clause.tie == Tie::Shared
        && before
            .last()
            .is_some_and(|c| c.tie == Tie::Relative || c.tie == Tie::Shared);
    if resumes && let Some(c) = interrupted {
        clause.subject = c.subject.clone();
        return;
    }
    let giver = match clause.tie {
        Tie::Shared | Tie::Participial => before.iter().rev().find(|c| c.subject.is_some()),
        _ => before
            .iter()
            .rev()
            .find(|c| c.subject.is_some() && c.tie != Tie::Relative),
    };
    clause.subject = giver.and_then(|c| c.subject.clone());
}

/// What a relative clause is about: the noun phrase before it with all that hangs on it, "the terms for an end to the war".
fn antecedent(tokens: &[Token], end: usize, floor: usize) -> Option<Range<usize>> {
    let mut found = noun_phrase_before(tokens, end, floor)?;
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

/// The noun phrase that ends just before `end` (adverbs, times and a parenthesis skipped), not reaching before `floor`.
pub(crate) fn noun_phrase_before(
    tokens: &[Token],
    end: usize,
    floor: usize,
) -> Option<Range<usize>> {
    let mut last = end;
    while last > floor
        && matches!(
            tokens[last - 1].tag,
            Tag::Adverb | Tag::Time | Tag::Comma | Tag::Quote | Tag::Not
        )
    {
        last -= 1;
        // ", the minister," between a subject and its verb is an apposition: go back before it.
        if tokens[last].tag == Tag::Comma
            && let Some(comma) = (floor..last)
                .rev()
                .take(10)
                .find(|&i| tokens[i].tag == Tag::Comma)
            && comma > floor
            && (comma + 1..last).all(|i| {
                !matches!(
                    tokens[i].tag,
                    Tag::Past | Tag::Present | Tag::Be | Tag::Have
                )
            })
            && matches!(tokens[comma - 1].tag, Tag::Name)
        {
            last = comma;
        }
    }
    let mut first = last;
    while first > floor {
        let tag = tokens[first - 1].tag;
        // Before an article the phrase can only go on through "of" or "and": "In Paris the minister" begins at "the".
        let opened = first < last && matches!(tokens[first].tag, Tag::Determiner | Tag::Pronoun);
        if opened && !matches!(tag, Tag::Preposition | Tag::Coordinator | Tag::Determiner) {
            break;
        }
        let goes_on = match tag {
            Tag::Noun | Tag::Name | Tag::Number => true,
            Tag::Determiner | Tag::Pronoun => true,
            Tag::Preposition | Tag::Coordinator => {
                let p = first - 1;
                p > floor
                    && first < last
                    && matches!(
                        tokens[p - 1].tag,
                        Tag::Noun | Tag::Name | Tag::Number | Tag::Comma | Tag::Pronoun
                    )
                    && !(tag == Tag::Preposition && tokens[p].low == "as")
                    && tokens[p - 1].tag != Tag::Comma
            }
            Tag::Past | Tag::Participle | Tag::Adverb => {
                first < last
                    && matches!(tokens[first].tag, Tag::Noun | Tag::Name)
                    && first >= 2
                    && matches!(tokens[first - 2].tag, Tag::Determiner)
            }
            Tag::Time => {
                first < last
                    && tokens[first - 1].low.ends_with("'s") | tokens[first - 1].low.ends_with("’s")
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        first -= 1;
    }
    // A phrase does not begin in the middle of "in Oslo": drop an opening preposition with its noun only if nothing is left.
    while first < last && matches!(tokens[first].tag, Tag::Preposition | Tag::Coordinator) {
        first += 1;
    }
    (first < last
        && tokens[first..last].iter().any(|t| {
            matches!(
                t.tag,
                Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Determiner | Tag::Number
            )
        }))
    .then_some(first..last)
}

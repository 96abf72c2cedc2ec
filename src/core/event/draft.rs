//! Mentions from clauses and from noun phrases: their words, terms, title and status.
//!
//! Deliberately absent: dates, and which mentions tell the same event; `cluster` has both.

use super::about::{deed, deeds_of, family_of, stands};
use super::clause::{Aspect, Clause, Tie, Verb};
use super::status::{from_then, is_awaited, is_denied, left_open, status};
use super::terms::{self, Term, terms};
use super::title::{Actors, Title};
use super::token::{Tag, Token};
use super::{Beside, Draft, lexicon, nominal, roles, time, title};
use crate::source::Span;
use crate::story::Status;
use crate::timex::TimexExpr;
use std::ops::Range;

/// The longest mention, in bytes: a clause that is longer is cut after its verb's phrase.
pub(super) const LONGEST: usize = 420;

/// A sentence that is read.
pub(super) struct Sentence<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token<'a>],
    pub clauses: &'a [Clause],
    /// The time expressions of the whole text.
    pub times: &'a [TimexExpr],
    /// The terms of all its words, each at a little weight.
    pub all: Vec<Term>,
    /// Its number.
    pub number: u32,
    /// The number of its paragraph.
    pub paragraph: u32,
}

impl Sentence<'_> {
    /// The mention that the `k`th clause makes, dated by `time`, if it has a verb or is an adjunct with a time. `taken` are the times
    /// of its noun phrases.
    pub fn of_clause(
        &self,
        k: usize,
        time: Option<usize>,
        taken: &[usize],
        actors: &Actors,
    ) -> Option<Draft> {
        let (tokens, clauses) = (self.tokens, self.clauses);
        let clause = &clauses[k];
        let Some(verb) = &clause.verb else {
            return self.of_adjunct(clause, time?);
        };
        // What was said belongs to the saying: "The minister said" tells nothing.
        let saying =
            lexicon::is(lexicon::SAYING, &verb.base) && !performs(tokens, clauses, k, verb);
        let behind = clauses[k + 1..].iter();
        let said = behind.take_while(|c| saying && c.tie == Tie::Reported);
        let said: Vec<&Clause> = said.take(2).collect();
        // The clause with its subject before it: "The minister" and ", who said …".
        let mut range = clause.range.clone();
        if clause.tie == Tie::Relative && k > 0 && clauses[k - 1].verb.is_none() {
            range.start = clauses[k - 1].range.start;
        }
        let (mut words, actor) = self.who_and_what(clause, range.clone(), actors);
        for said in &said {
            terms(tokens, said.range.clone(), 1.0, &mut words);
            range.end = said.range.end;
        }
        // "The door is open, the minister said": what was said stands before.
        let quoted = saying && clause.object.is_none() && said.is_empty();
        if let Some(said) = title::clause_said(&clauses[..k]).filter(|_| quoted) {
            terms(tokens, said.range.clone(), 1.0, &mut words);
        }
        terms::add_all(&mut words, &self.all);
        let mut title = title::of_clause(tokens, clauses, k, actors)?;
        if let Some(cited) = title.cites {
            let holds = clauses.iter().find(|c| c.range.contains(&cited));
            range.start = range.start.min(cited);
            range.end = holds.map_or(range.end, |c| range.end.max(c.range.end));
        }
        let cited = || actors.quoted(tokens, verb.range.start);
        let told = || clause.tie == Tie::Dependent && !stands(tokens, verb, None) && !cited();
        title.alone &= !left_open(tokens, clause, verb) || told();
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
            span: span_of(self.text, tokens, range),
            timex: time,
            counted: None,
            tense: Some(verb.tense),
            status: if is_denied(tokens, clauses, k) {
                Status::Denied
            } else if is_awaited(tokens, clauses, k) {
                Status::Planned
            } else {
                status(tokens, clause, verb, self.times, time)
            },
            deed: !saying && !stands(tokens, verb, object) && named(tokens, clause, actors),
            state: stands(tokens, verb, object),
            reported: clause.tie == Tie::Reported,
            saying,
            title,
            terms: words,
            family: family_of(tokens, clause, object),
            deeds: deeds_of(tokens, clause, verb),
            head: terms::stem(&deed(tokens, clause, verb, object)),
            sentence: self.number,
            paragraph: self.paragraph,
            background: matches!(clause.tie, Tie::Dependent | Tie::Relative),
            relative: clause.tie == Tie::Relative,
            headline: false,
            aspect: verb.aspect,
            again: false,
            beside: time::beside(tokens, clause, self.times, taken),
            from_then,
            verb: Some(Span::of(
                tokens[verb.range.start].start..tokens[verb.range.end - 1].end,
            )),
            actor,
            roles: roles::of_clause(tokens, clause),
        })
    }

    /// The terms of a clause, those of who and what it is of at full weight wherever they stand, and who does it, by name.
    fn who_and_what(
        &self,
        clause: &Clause,
        range: Range<usize>,
        actors: &Actors,
    ) -> (Vec<Term>, Option<String>) {
        let mut words = Vec::new();
        terms(self.tokens, range, 1.0, &mut words);
        for range in [&clause.subject, &clause.object].into_iter().flatten() {
            terms(self.tokens, range.clone(), 1.0, &mut words);
        }
        let Some(subject) = &clause.subject else {
            return (words, None);
        };
        let mut own = Vec::new();
        terms(self.tokens, subject.clone(), 1.0, &mut own);
        // "He told reporters …" is told of whom the text named before.
        if let Some(known) = actors.behind(self.tokens, clause) {
            own.extend(known.terms.iter().cloned());
            terms::add_all(&mut words, &own);
        }
        let actor = own.iter().rev().find(|t| t.name);
        (words, actor.map(|t| t.key.to_string()))
    }

    /// ", following the decision to …" with a time in it.
    fn of_adjunct(&self, clause: &Clause, time: usize) -> Option<Draft> {
        let tokens = self.tokens;
        let leads = |&i: &usize| matches!(tokens[i].tag, Tag::Preposition | Tag::Subordinator);
        if clause.tie != Tie::Adjunct {
            return None;
        }
        let phrase = clause.range.clone().find(leads)? + 1..clause.range.end;
        let mut words = Vec::new();
        terms(tokens, phrase.clone(), 1.0, &mut words);
        terms::add_all(&mut words, &self.all);
        let head = phrase.clone().find(|&i| tokens[i].tag == Tag::Noun)?;
        let title = title::of_phrase(tokens, phrase)?;
        Some(Draft {
            timex: Some(time),
            background: true,
            ..self.of_noun(head, clause.range.clone(), title, words)
        })
    }

    /// Noun phrases of a clause that tell a happening of their own, with their own time. Returns the times they hold.
    pub fn of_nominals(&self, clause: &Clause, out: &mut Vec<Draft>) -> Vec<usize> {
        let (tokens, times) = (self.tokens, self.times);
        let mut taken = Vec::new();
        for i in clause.range.clone() {
            let Some(t) = tokens[i].timex.filter(|&t| time::dates(&times[t])) else {
                continue;
            };
            let Some(found) = nominal::at(tokens, clause, i, time::fixed(&times[t])) else {
                continue;
            };
            // "Was put to a vote on Monday": what "a" brings in, and says no more of, was done by the clause.
            let brought = matches!(tokens[found.range.start].low.as_str(), "a" | "an");
            let Some(title) =
                title::of_phrase(tokens, found.range.clone()).filter(|it| it.alone || !brought)
            else {
                continue;
            };
            let mut words = Vec::new();
            terms(tokens, found.range.clone(), 1.0, &mut words);
            // Who takes part stands in the clause round it.
            terms(tokens, clause.range.clone(), 0.5, &mut words);
            terms::add_all(&mut words, &self.all);
            if !found.shared {
                taken.push(t);
            }
            let verb = clause.verb.as_ref();
            let clause_planned =
                verb.is_some_and(|v| status(tokens, clause, v, times, Some(t)) == Status::Planned);
            let planned = (clause_planned && found.shared)
                || nominal::looked_forward_to(tokens, found.range.start);
            let range = nominal::with_lead(tokens, clause, found.range.clone());
            out.push(Draft {
                timex: Some(t),
                status: if planned {
                    Status::Planned
                } else {
                    Status::Happened
                },
                // "Friday's close", "today's glitches" say nothing by themselves.
                deed: nominal::eventive(&tokens[found.head]) && title.text.split(' ').count() > 1,
                roles: roles::of_phrase(tokens, found.range),
                ..self.of_noun(found.head, range, title, words)
            });
        }
        taken
    }

    /// A headline without a verb that names a deed as one that a noun can point to: "Four dead in Lahn mill fire".
    pub fn of_headline(&self) -> Option<Draft> {
        let tokens = self.tokens;
        let known = |i: usize| lexicon::deeds(&tokens[i].low);
        let noun = |&i: &usize| tokens[i].tag == Tag::Noun && known(i).known().any();
        let all = 0..tokens.len();
        let head = all.clone().rfind(noun)?;
        let mut words = Vec::new();
        terms(tokens, all.clone(), 1.0, &mut words);
        let title = title::of_phrase(tokens, all.clone())?;
        let deeds = all.clone().filter(noun).map(known);
        Some(Draft {
            deeds: deeds.fold(lexicon::Deeds::default(), lexicon::Deeds::and),
            head: terms::stem(&tokens[head].low),
            headline: true,
            ..self.of_noun(head, all, title, words)
        })
    }

    /// Noun phrases of a clause that only point to a happening told elsewhere: "since its launch".
    pub fn of_references(&self, clause: &Clause, out: &mut Vec<Draft>) {
        let tokens = self.tokens;
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
            terms::add_all(&mut words, &self.all);
            out.push(Draft {
                head: terms::stem(&tokens[head].low),
                background: true,
                again: true,
                ..self.of_noun(head, at..end, title, words)
            });
        }
    }

    /// What the noun at `head` tells by itself, in these words.
    fn of_noun(&self, head: usize, range: Range<usize>, title: Title, words: Vec<Term>) -> Draft {
        let noun = &self.tokens[head].low;
        Draft {
            span: span_of(self.text, self.tokens, range),
            timex: None,
            counted: None,
            tense: None,
            status: Status::Happened,
            deed: true,
            reported: false,
            state: false,
            saying: false,
            title,
            terms: words,
            family: lexicon::happening(noun),
            deeds: lexicon::deeds(noun),
            head: terms::stem(&nominal::deed(self.tokens, head)),
            sentence: self.number,
            paragraph: self.paragraph,
            background: false,
            relative: false,
            headline: false,
            aspect: Aspect::Simple,
            again: false,
            beside: Beside::Unsaid,
            from_then: false,
            verb: None,
            actor: None,
            roles: None,
        }
    }
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

/// The span of a range of tokens, without the marks and the "and" at its ends, and not too long.
fn span_of(text: &str, tokens: &[Token], range: Range<usize>) -> Span {
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

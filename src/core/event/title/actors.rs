//! Who "he", "it" and "they" are, as the telling goes on.
//!
//! Deliberately absent: names of two kinds told apart for good; one name alone can be a person's or a firm's.

use super::subject::pointing;
use super::words::phrase;
use crate::event::clause::{Clause, Tie, infinitive};
use crate::event::lexicon as lex;
use crate::event::terms::{Term, terms};
use crate::event::token::{Tag, Token};
use crate::event::world;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Whom pronouns can stand for.
#[derive(Default, Clone)]
pub(crate) struct Actors {
    person: Option<Actor>,
    thing: Option<Actor>,
    /// And in which sentence they were told of.
    many: Option<(Actor, u32)>,
    sentence: u32,
    /// What the clause before did something to.
    object: Option<Actor>,
    /// Who spoke last in this paragraph.
    speaker: Option<Actor>,
    /// A quotation of this paragraph goes on from the sentence before.
    quoting: bool,
    /// The last words of names of two words and more.
    surnames: BTreeSet<String>,
    /// The last words of names that stand beside what only a person is: "President Ann Berg", "Mr Lund".
    persons: BTreeSet<String>,
    /// Of what name several things of this paragraph and the one before were told, by their word: "soldiers" of "Georgian"; `None`
    /// where some were of another. Beside it whether this paragraph says so.
    kinds: BTreeMap<String, (Option<String>, bool)>,
}

/// One that pronouns can stand for.
#[derive(Clone)]
pub(in crate::event) struct Actor {
    pub text: String,
    /// What its words are about.
    pub terms: Vec<Term>,
}

/// So many sentences later "they" can still be the same.
const AGE: u32 = 2;

/// The longest phrase that makes a subject elsewhere, in characters.
const LONGEST: usize = 60;

impl Actor {
    /// "A mill" is "The mill" when it is told of again.
    fn of(tokens: &[Token], range: Range<usize>) -> Option<Actor> {
        let mut text = phrase(tokens, range.clone());
        if matches!(
            tokens[range.start].low.as_str(),
            "a" | "an" | "one" | "this"
        ) && range.len() > 1
        {
            text = format!("The {}", phrase(tokens, range.start + 1..range.end));
        }
        let mut about = Vec::new();
        terms(tokens, range, 1.0, &mut about);
        let short = !text.is_empty() && text.chars().count() <= LONGEST;
        short.then_some(Actor { text, terms: about })
    }
}

impl Actors {
    /// Remembers the subject and the object of a clause.
    pub fn note(&mut self, tokens: &[Token], clause: &Clause) {
        self.object = object(tokens, clause).and_then(|range| Actor::of(tokens, range));
        let Some(subject) = clause.subject.clone() else {
            return;
        };
        let words = &tokens[subject.clone()];
        // "Drivers in the Northern Islands" are told by what stands before "in".
        let head = words.split(|t| t.tag == Tag::Preposition).next();
        let Some(last) = head.and_then(<[Token]>::last) else {
            return;
        };
        let verb = clause.verb.as_ref();
        let speaks = verb.is_some_and(|v| lex::is(lex::SAYING, &v.base) && !v.undergoes(tokens));
        if words
            .iter()
            .any(|t| t.tag == Tag::Pronoun && t.low != "one")
        {
            if speaks {
                self.speaker = self.behind(tokens, clause).cloned();
            }
            return;
        }
        let named = words.iter().any(|t| t.tag == Tag::Name);
        let Some(actor) = Actor::of(tokens, subject) else {
            return;
        };
        if speaks {
            self.speaker = Some(actor.clone());
        }
        let singular = last.low.strip_suffix('s');
        // "Shopkeepers in two towns": what opens a sentence has a capital and may be no name.
        let many = |one: &str| {
            last.tag == Tag::Noun
                || lex::is(lex::PERSONS, one)
                || last.start == tokens[0].start
                    && ["er", "or", "ist", "ive", "ant"]
                        .iter()
                        .any(|e| one.ends_with(e))
        };
        let plural = words.iter().any(|t| t.tag == Tag::Coordinator) || singular.is_some_and(many);
        let names = words.iter().filter(|t| t.tag == Tag::Name).count();
        let place = names == 1 && world::place_of(&last.low).is_some();
        // "One road is closed", not "one of the roads".
        let one = words[0].low == "one" && words.get(1).is_some_and(|t| t.tag == Tag::Noun);
        let known = one || matches!(words[0].low.as_str(), "a" | "an" | "the" | "this");
        if plural {
            // "… until the new powers are there": what a dependent clause tells of is seldom spoken of again.
            let owned = pointing(&words[0]);
            if clause.tie != Tie::Dependent && !owned {
                self.many = Some((actor, self.sentence));
            }
        } else if last.tag == Tag::Name && words[0].tag != Tag::Determiner && !place {
            let titled = |t: &Token| lex::is(lex::PERSONS, &t.low) || is_address(&t.low);
            if words.iter().any(titled) {
                self.persons.insert(last.low.clone());
            }
            // One word is a firm's or a paper's as well, unless it was told of whom or nobody else was.
            let known = self.person.is_none() || self.surnames.contains(&last.low);
            let person = words.len() > 1 || known;
            if person {
                self.person = Some(actor.clone());
            }
            self.thing = Some(actor);
        } else if known && lex::is(lex::PERSONS, &last.low) {
            self.person = Some(actor);
        } else if named || known && words.len() <= 4 {
            self.thing = Some(actor);
        }
    }

    /// A paragraph ends.
    pub fn turn(&mut self) {
        self.object = None;
        self.speaker = None;
        self.quoting = false;
        self.kinds
            .retain(|_, (_, here)| std::mem::replace(here, false));
    }

    /// Remembers which things of a sentence were told of by name: "12 Georgian soldiers".
    pub fn note_kinds(&mut self, tokens: &[Token]) {
        for (i, pair) in tokens.windows(2).enumerate() {
            let [name, thing] = pair else { continue };
            let alone = tokens.get(i + 2).is_none_or(|n| n.tag != Tag::Noun)
                && i.checked_sub(1).is_none_or(|p| tokens[p].tag != Tag::Name);
            let owns = name.low.ends_with("'s") || thing.low.ends_with("'s");
            let many = thing.tag == Tag::Noun && thing.low.ends_with('s');
            if alone && !owns && name.tag == Tag::Name && many {
                let kind = self.kinds.entry(thing.low.clone());
                let (known, here) = kind.or_insert_with(|| (Some(name.text.to_string()), true));
                *here = true;
                if known.as_deref() != Some(name.text) {
                    *known = None;
                }
            }
        }
    }

    /// "The soldiers", once they were told of as Georgian ones.
    pub(super) fn known(&self, subject: &[Token]) -> Option<String> {
        let [the, thing] = subject else { return None };
        let (kind, _) = self.kinds.get(&thing.low).filter(|_| the.low == "the")?;
        Some(format!("{} {} {}", the.text, kind.as_deref()?, thing.text))
    }

    /// Remembers the names of a sentence, before its clauses are told.
    pub fn note_names(&mut self, tokens: &[Token]) {
        self.sentence += 1;
        for pair in tokens.windows(2) {
            if pair.iter().all(|t| t.tag == Tag::Name) {
                self.surnames.insert(pair[1].low.clone());
            }
        }
    }

    /// A sentence ends.
    pub fn note_quotes(&mut self, tokens: &[Token]) {
        self.quoting = self.quoted(tokens, tokens.len());
    }

    /// Whether the word at `i` stands in somebody's own words.
    pub(in crate::event) fn quoted(&self, tokens: &[Token], i: usize) -> bool {
        let mut quoted = self.quoting;
        for (k, t) in tokens[..i].iter().enumerate() {
            let before = k > 0 && tokens[k - 1].end == t.start;
            let behind = tokens.get(k + 1).is_some_and(|next| next.start == t.end);
            quoted = match t.text {
                "“" => true,
                "”" => false,
                // A paragraph of a longer quotation opens it again.
                "\"" if before != behind => behind,
                "\"" => !quoted,
                _ => quoted,
            };
        }
        quoted
    }

    /// Who says "I" or "we".
    pub(super) fn speaker(&self) -> Option<&Actor> {
        self.speaker.as_ref()
    }

    /// Whether what "it" stands for can be a person just as well.
    fn is_person(&self, thing: &Actor) -> bool {
        self.person.as_ref().is_some_and(|p| p.text == thing.text)
    }

    /// Whose something is: "its", "his". A name of more words, or one that owns already, makes no good owner.
    pub(super) fn owner(&self, word: &Token) -> Option<&Actor> {
        let owner = match word.low.as_str() {
            "his" | "her" => self.person.as_ref(),
            "its" => self.thing.as_ref(),
            _ => None,
        }?;
        let short = owner.text.split_whitespace().count() <= 3;
        (short && !owner.text.contains(['\'', '’'])).then_some(owner)
    }

    /// Whom the subject of a clause stands for, if it is a pronoun alone.
    pub(in crate::event) fn behind(&self, tokens: &[Token], clause: &Clause) -> Option<&Actor> {
        let subject = clause.subject.clone()?;
        let [pronoun] = &tokens[subject.clone()] else {
            return None;
        };
        match pronoun.low.as_str() {
            "he" | "she" => self.person.as_ref(),
            // "It's a great day" of somebody cited: what it is that stands so, only who listens knows.
            "it" if stands(tokens, clause) && self.quoted(tokens, subject.start) => None,
            "it" if holds_a_place(tokens, clause) => None,
            // What something is done to was done something to before: "Bell bought the mill. It was built in 1964."
            "it" if clause.verb.as_ref().is_some_and(|v| v.undergoes(tokens)) => {
                self.object.as_ref().or(self.thing.as_ref())
            }
            "it" => {
                let said = self
                    .speaker
                    .as_ref()
                    .filter(|_| self.quoted(tokens, subject.start));
                let speaks = |t: &Actor| said.is_some_and(|s| s.text == t.text);
                let person = |t: &Actor| {
                    let last = t.text.split_whitespace().next_back().unwrap_or_default();
                    self.persons.contains(&last.to_lowercase())
                };
                self.thing.as_ref().filter(|t| !speaks(t) && !person(t))
            }
            "they" => match &self.many {
                Some((many, sentence)) if self.sentence - sentence <= AGE => Some(many),
                _ => self.thing.as_ref().filter(|t| !self.is_person(t)),
            },
            _ => None,
        }
    }
}

/// "Mr", "Dr": before the name of a person.
fn is_address(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "dr" | "mr" | "mrs" | "ms" | "miss" | "sir"
    )
}

/// Whether a clause tells what something is: "is a great day".
fn stands(tokens: &[Token], clause: &Clause) -> bool {
    let verb = clause.verb.as_ref();
    verb.is_some_and(|v| tokens[v.range.end - 1].tag == Tag::Be)
}

/// "It is expected that …", "it was hard to say", "it is understood no deal was made", "it is our duty to …": no thing at all.
fn holds_a_place(tokens: &[Token], clause: &Clause) -> bool {
    let Some(verb) = &clause.verb else {
        return false;
    };
    let end = verb.range.end;
    let after = |few: usize| &tokens[end..tokens.len().min(end + few)];
    let be = tokens[verb.range.clone()].iter().any(|t| t.tag == Tag::Be);
    let seems = matches!(
        verb.base.as_str(),
        "seem" | "appear" | "emerge" | "transpire"
    );
    let that = (be || seems) && after(2).iter().any(|t| t.low == "that");
    let known = verb.undergoes(tokens)
        && (lex::is(lex::SAYING, &verb.base) || verb.base == "understand")
        && after(1).iter().all(|t| {
            // "The road will close, it was announced": nothing follows, or what is known.
            let opens = [
                Tag::Determiner,
                Tag::Noun,
                Tag::Name,
                Tag::Pronoun,
                Tag::End,
            ];
            opens.contains(&t.tag)
        });
    let stands = tokens[end - 1].tag == Tag::Be;
    let view = |t: &Token| lex::is(lex::VIEWS, &t.low);
    let owed = |t: &Token| {
        matches!(
            t.low.as_str(),
            "my" | "our" | "your" | "his" | "her" | "their"
        )
    };
    // "It was too early to tell"; who is "ready to" do something is somebody.
    let word = (end..tokens.len()).find(|&i| tokens[i].tag != Tag::Adverb);
    let able = [
        "able", "due", "keen", "likely", "ready", "set", "unable", "unlikely", "willing",
    ];
    let weighed = word.is_some_and(|i| {
        tokens[i].tag == Tag::Noun
            && !able.contains(&tokens[i].low.as_str())
            && i + 1 < tokens.len()
            && infinitive(tokens, i + 1)
    });
    let judged = weighed || after(3).iter().any(view) || after(1).iter().any(owed);
    // "It will take months to mend."
    let lasts = verb.base == "take" && after(3).iter().any(|t| t.timex.is_some());
    let opens = |t: &Token| {
        let mark = matches!(
            t.low.as_str(),
            "if" | "whether" | "how" | "why" | "what" | "when"
        );
        mark || matches!(t.tag, Tag::To | Tag::Relative)
    };
    let inside = |t: &&Token| !matches!(t.tag, Tag::Comma | Tag::Break | Tag::End);
    // "It was the first time any ship had come."
    let nth = stands && after(3).iter().skip(2).any(|t| t.low == "time");
    nth || that
        || known
        || lasts
        || stands && judged && after(8).iter().take_while(inside).any(opens)
}

/// The one thing that stands behind the verb with its article: "bought the old mill".
fn object(tokens: &[Token], clause: &Clause) -> Option<Range<usize>> {
    let start = clause.verb.as_ref()?.range.end;
    let article = tokens.get(start)?;
    if !matches!(article.low.as_str(), "a" | "an" | "the" | "this") {
        return None;
    }
    let noun = |i: &usize| matches!(tokens[*i].tag, Tag::Noun | Tag::Name | Tag::Number);
    let last = (start + 1..clause.range.end).take_while(noun).last()?;
    let head = &tokens[last].low;
    (!head.ends_with('s') && !lex::is(lex::PERSONS, head)).then_some(start..last + 1)
}

//! Titles that a person would write: a short clause with its subject named, no leading date, not cut in mid-phrase.

use super::clause::{Clause, Tense, Tie, Verb};
use super::lexicon as lex;
use super::terms::{Term, terms};
use super::token::{Tag, Token, base};
use super::world;
use std::collections::BTreeMap;
use std::ops::Range;

/// The longest title, in characters.
const LONGEST: usize = 112;

/// The longest title that is read at a glance.
const READABLE: usize = 80;

/// Who "he", "it" and "they" are, as the telling goes on.
#[derive(Default, Clone)]
pub(crate) struct Actors {
    person: Option<Actor>,
    thing: Option<Actor>,
    many: Option<Actor>,
    /// Of what name several things of this paragraph and the one before were told, by their word: "soldiers" of "Georgian"; `None`
    /// where some were of another. Beside it whether this paragraph says so.
    kinds: BTreeMap<String, (Option<String>, bool)>,
}

/// One that pronouns can stand for.
#[derive(Clone)]
pub(super) struct Actor {
    pub text: String,
    /// What its words are about.
    pub terms: Vec<Term>,
}

impl Actors {
    /// Remembers the subject of a clause.
    pub fn note(&mut self, tokens: &[Token], subject: &Range<usize>) {
        let words = &tokens[subject.clone()];
        let Some(last) = words.last() else { return };
        if words.iter().any(|t| t.tag == Tag::Pronoun) || !words.iter().any(|t| t.tag == Tag::Name)
        {
            return;
        }
        let text = phrase(tokens, subject.clone());
        if text.chars().count() > 60 {
            return;
        }
        let mut about = Vec::new();
        terms(tokens, subject.clone(), 1.0, &mut about);
        let actor = Actor { text, terms: about };
        let plural = words.iter().any(|t| t.tag == Tag::Coordinator)
            || (last.tag == Tag::Noun && last.low.ends_with('s'));
        let names = words.iter().filter(|t| t.tag == Tag::Name).count();
        let place = names == 1 && world::place_of(&last.low).is_some();
        if plural {
            self.many = Some(actor);
        } else if last.tag == Tag::Name && words[0].tag != Tag::Determiner && !place {
            self.person = Some(actor.clone());
            self.thing = Some(actor);
        } else {
            self.thing = Some(actor);
        }
    }

    /// A paragraph ends.
    pub fn turn(&mut self) {
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
    fn known(&self, subject: &[Token]) -> Option<String> {
        let [the, thing] = subject else { return None };
        let (kind, _) = self.kinds.get(&thing.low).filter(|_| the.low == "the")?;
        Some(format!("{} {} {}", the.text, kind.as_deref()?, thing.text))
    }

    /// Whose something is: "its", "his". A name of more words, or one that owns already, makes no good owner.
    fn owner(&self, word: &Token) -> Option<&Actor> {
        let owner = match word.low.as_str() {
            "his" | "her" => self.person.as_ref(),
            "its" => self.thing.as_ref(),
            _ => None,
        }?;
        let short = owner.text.split_whitespace().count() <= 3;
        (short && !owner.text.contains(['\'', '’'])).then_some(owner)
    }

    /// Whom a subject that is a pronoun alone stands for.
    pub(super) fn behind(&self, subject: &[Token]) -> Option<&Actor> {
        let [pronoun] = subject else { return None };
        match pronoun.low.as_str() {
            "he" | "she" => self.person.as_ref(),
            "it" => self.thing.as_ref(),
            "they" => self.many.as_ref().or(self.thing.as_ref()),
            _ => None,
        }
    }
}

/// A title and how good it is: higher is better, negative should only be used for want of another.
#[derive(Clone, Debug)]
pub(crate) struct Title {
    pub text: String,
    pub merit: i32,
}

/// "Norway's", "the United States'".
fn genitive_of(name: &str) -> String {
    let mark = if name.ends_with('s') { "’" } else { "’s" };
    format!("{name}{mark}")
}

/// A word that only points: to what was told before, or to who speaks.
fn points(word: &Token) -> bool {
    matches!(
        word.low.as_str(),
        "this"
            | "that"
            | "these"
            | "those"
            | "it"
            | "its"
            | "his"
            | "her"
            | "their"
            | "our"
            | "my"
            | "your"
    )
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
    let mut merit = 10;
    let subject = match &clause.subject {
        Some(range) => {
            let words = &tokens[range.clone()];
            if words.len() == 1 && words[0].tag == Tag::Pronoun {
                match actors.behind(words) {
                    Some(actor) => actor.text.clone(),
                    None => {
                        merit -= 12;
                        words[0].text.to_string()
                    }
                }
            } else {
                let range = trim_phrase(tokens, range.clone());
                if tokens[range.clone()].iter().any(|t| t.tag == Tag::Name) {
                    merit += 3;
                }
                let opening = clause.tie == Tie::Dependent && k == 0;
                let owner = actors.owner(&tokens[range.start]).filter(|_| !opening);
                match owner {
                    Some(owner) => {
                        let owned = phrase(tokens, range.start + 1..range.end);
                        format!("{} {owned}", genitive_of(&owner.text))
                    }
                    None => {
                        if points(&tokens[range.start]) {
                            merit -= 6;
                        }
                        let known = actors.known(&tokens[range.clone()]);
                        known.unwrap_or_else(|| phrase(tokens, range))
                    }
                }
            }
        }
        // "Sunday was chosen": where a time does it, it is the subject.
        None if verb.range.start > 0 && tokens[verb.range.start - 1].tag == Tag::Time => {
            merit -= 4;
            tokens[verb.range.start - 1].text.to_string()
        }
        // "There was a sign": the word that holds the subject's place.
        None if verb.range.start > 0 && tokens[verb.range.start - 1].low == "there" => {
            merit -= 4;
            "there".to_string()
        }
        None => {
            merit -= 12;
            String::new()
        }
    };
    let mut words: Vec<String> = Vec::new();
    if !subject.is_empty() {
        words.push(subject.clone());
    }
    let plural = clause.subject.as_ref().is_some_and(|s| {
        let words = &tokens[s.clone()];
        let of = words
            .iter()
            .position(|t| t.low == "of")
            .unwrap_or(words.len());
        words.iter().any(|t| t.tag == Tag::Coordinator)
            || words[..of]
                .last()
                .is_some_and(|t| t.tag == Tag::Noun && t.low.ends_with('s'))
    });
    if verb.finite || clause.tie != Tie::Participial {
        words.push(phrase(tokens, verb.range.clone()));
    } else {
        words.push(present(&verb.base, plural));
    }
    let saying = lex::is(lex::SAYING, &verb.base);
    let said: &[Clause] = content(tokens, verb, clause.range.end, following, saying);
    let end = said.last().map_or(clause.range.end, |c| c.range.end);
    let used: usize = words.iter().map(|w| w.chars().count() + 1).sum();
    let room = LONGEST.saturating_sub(used);
    let mut rest = complement(tokens, verb.range.end..end, room);
    // A content that breaks off before its verb says nothing: then its subject is cut short instead.
    if let [first, ..] = said
        && let Some(short) = told(tokens, verb.range.end, first, end, room)
        && !first
            .verb
            .as_ref()
            .is_some_and(|v| rest.contains(&phrase(tokens, v.range.clone())))
    {
        rest = short;
    }
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
    let quoted = (saying && said.is_empty() && whom).then(before);
    if !rest.is_empty() {
        words.push(rest);
    }
    if let Some(Some(said)) = quoted {
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
    finish(words.join(" "), merit)
}

/// The clause that tells what was said, of those before who said it.
pub(super) fn clause_said(before: &[Clause]) -> Option<&Clause> {
    let mut all = before.iter();
    all.find(|c| c.verb.is_some() && c.tie == Tie::Main)
}

/// The clauses that tell what is said: "said the West could assume that …", "has asked that a decision be made".
fn content<'c>(
    tokens: &[Token],
    verb: &Verb,
    end: usize,
    following: &'c [Clause],
    saying: bool,
) -> &'c [Clause] {
    let reported = following
        .iter()
        .take(2)
        .take_while(|c| saying && c.tie == Tie::Reported);
    let count = reported.count();
    let that = end == verb.range.end && tokens.get(end).is_some_and(|t| t.low == "that");
    &following[..if that {
        count.max(following.len().min(1))
    } else {
        count
    }]
}

/// What is said, with its subject as short as can be: "EU leaders preparing for a summit are considering …" without the summit.
fn told(tokens: &[Token], from: usize, said: &Clause, end: usize, room: usize) -> Option<String> {
    let verb = said.verb.as_ref()?;
    let subject = said
        .subject
        .clone()
        .filter(|s| s.start >= said.range.start.min(from))?;
    let hangs = subject.clone().skip(1).find(|&i| {
        matches!(
            tokens[i].tag,
            Tag::Gerund | Tag::Relative | Tag::Comma | Tag::Preposition
        )
    });
    let subject = phrase(tokens, subject.start..hangs.unwrap_or(subject.end));
    let head = format!("{} {}", inside(subject), phrase(tokens, verb.range.clone()));
    let left = room.checked_sub(head.chars().count() + 1)?;
    let rest = complement(tokens, verb.range.end..end, left);
    (!rest.is_empty()).then(|| format!("{head} {rest}"))
}

/// What was said, where it stands before who said it: "The door is open, the minister said".
fn said_before(tokens: &[Token], before: &[Clause], room: usize) -> Option<String> {
    let said = clause_said(before)?;
    let end = said.range.end;
    let start = said
        .range
        .clone()
        .find(|&i| !timely(tokens, i) && !matches!(tokens[i].tag, Tag::Quote | Tag::Comma))?;
    let said = complement(tokens, start..end, room);
    // A word or two is no statement, and who else said it is not what was said.
    let says = said
        .split_whitespace()
        .next_back()
        .is_some_and(|last| lex::is(lex::SAYING, &base(last)));
    (said.split_whitespace().count() >= 3 && !says).then_some(said)
}

/// The title of a noun phrase that tells a happening.
pub(crate) fn of_phrase(tokens: &[Token], range: Range<usize>) -> Option<Title> {
    let mut merit = 7;
    let mut from = range.start;
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
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut chars = text.chars();
    let first = chars.next()?;
    let text: String = first.to_uppercase().chain(chars).collect();
    let long = text.chars().count();
    if long < 22 {
        merit -= 4;
    }
    if long > LONGEST {
        merit -= 6;
    } else if long > READABLE {
        merit -= 3;
    }
    Some(Title { text, merit })
}

fn present(base: &str, plural: bool) -> String {
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

/// Drops what only leads into a noun phrase: "the wake of", "the context of".
fn trim_phrase(tokens: &[Token], range: Range<usize>) -> Range<usize> {
    let mut range = range;
    if let Some(of) = range.clone().find(|&i| {
        tokens[i].low == "of"
            && matches!(
                tokens[i - 1].low.as_str(),
                "context" | "wake" | "face" | "case" | "course"
            )
    }) {
        range.start = of + 1;
    }
    range
}

/// The words of a range as they stand in the text, without times.
pub(crate) fn phrase(tokens: &[Token], range: Range<usize>) -> String {
    let first = range.start;
    let left_out = |i: usize| timely(tokens, i) || (i == first && genitive(tokens, i));
    join(tokens, range.filter(|&i| !left_out(i)))
}

/// A time, or the preposition that only introduces one.
fn timely(tokens: &[Token], i: usize) -> bool {
    let time = |k: usize| tokens.get(k).is_some_and(|t| t.tag == Tag::Time) && !genitive(tokens, k);
    time(i)
        || (matches!(
            tokens[i].low.as_str(),
            "on" | "in"
                | "at"
                | "by"
                | "since"
                | "of"
                | "until"
                | "from"
                | "during"
                | "late"
                | "early"
        ) && time(i + 1))
}

/// "Sunday's" before what happened then: it stands where an article would.
fn genitive(tokens: &[Token], i: usize) -> bool {
    tokens[i].tag == Tag::Time
        && tokens[i].low.ends_with("'s")
        && i + 1 < tokens.len()
        && !i
            .checked_sub(1)
            .is_some_and(|p| tokens[p].tag == Tag::Determiner)
}

/// Puts words together as they stood: no space where there was none.
fn join(tokens: &[Token], picked: impl Iterator<Item = usize>) -> String {
    let mut out = String::new();
    let mut last: Option<usize> = None;
    for i in picked {
        if let Some(l) = last
            && !out.is_empty()
            && !(l + 1 == i && tokens[l].end == tokens[i].start)
            && !matches!(tokens[i].tag, Tag::Comma | Tag::End | Tag::Close)
        {
            out.push(' ');
        }
        // "photos of Sunday's protest": without its day it is "photos of the protest".
        out.push_str(if genitive(tokens, i) {
            "the"
        } else {
            tokens[i].text
        });
        last = Some(i);
    }
    out.replace(['\n', '\r'], " ")
}

/// What follows a verb, as far as it fits, ending where a phrase ends.
fn complement(tokens: &[Token], range: Range<usize>, room: usize) -> String {
    let mut picked: Vec<usize> = Vec::new();
    let mut good = 0; // how many of them make a whole phrase
    let mut length = 0;
    for i in range.clone() {
        let token = &tokens[i];
        if timely(tokens, i) {
            continue;
        }
        // Who says so is no part of what happened.
        if token.low == "according" {
            good = picked.len();
            break;
        }
        // "the support it was looking for": what describes a noun without a mark is left out.
        if token.tag == Tag::Pronoun
            && picked
                .last()
                .is_some_and(|&l| matches!(tokens[l].tag, Tag::Noun | Tag::Name))
        {
            good = picked.len();
            break;
        }
        let boundary = match token.tag {
            Tag::Break | Tag::End | Tag::Open | Tag::Close | Tag::Quote => {
                good = picked.len();
                break;
            }
            Tag::Comma => {
                // A list of names or adjectives goes on; anything else is a new thought.
                let list = tokens.get(i + 1).is_some_and(|n| {
                    matches!(n.tag, Tag::Name)
                        && i + 2 < range.end
                        && matches!(tokens[i + 2].tag, Tag::Comma | Tag::Coordinator)
                });
                // The comma of a date goes with it: "on 3 May, 1999, of the …".
                if i > range.start && tokens[i - 1].tag == Tag::Time {
                    continue;
                }
                if !list {
                    good = picked.len();
                    break;
                }
                false
            }
            Tag::Preposition
            | Tag::To
            | Tag::Relative
            | Tag::Subordinator
            | Tag::Coordinator
            | Tag::Gerund => !picked.is_empty(),
            _ => false,
        };
        let whole = |&l: &usize| !dangling(&tokens[l]) || particle(tokens, l);
        if boundary && picked.last().is_none_or(whole) {
            good = picked.len();
        }
        length += token.text.chars().count() + 1;
        if length > room {
            break;
        }
        picked.push(i);
        if i + 1 == range.end {
            good = picked.len();
        }
    }
    if length <= room
        && good < picked.len()
        && picked.last().is_some_and(|&l| {
            l + 1 >= range.end
                || (l + 1..range.end).all(|i| {
                    let tag = tokens[i].tag;
                    tokens[i].timex.is_some()
                        || timely(tokens, i)
                        || matches!(tag, Tag::End | Tag::Comma | Tag::Quote | Tag::Preposition)
                })
        })
    {
        good = picked.len();
    }
    // Cut off, it does not end in a verb that leads on: "said leaders preparing".
    if good < picked.len() {
        while good > 0 && matches!(tokens[picked[good - 1]].tag, Tag::Gerund) {
            good -= 1;
        }
    }
    // Nor in a clause that breaks off before its verb: "will be on the table when the leaders".
    if good < picked.len() || length > room {
        let opens = |&l: &usize| {
            let tag = tokens[l].tag;
            tag == Tag::Relative
                || tag == Tag::Subordinator && !lex::is(lex::PREPOSITIONS, &tokens[l].low)
        };
        if let Some(at) = picked[..good].iter().rposition(opens)
            && at > 0
            && !picked[at..good].iter().any(|&l| is_verb(tokens[l].tag))
        {
            good = at;
        }
    }
    picked.truncate(good);
    while picked.last().is_some_and(|&l| {
        dangling(&tokens[l]) && !particle(tokens, l) || leads_on(tokens, l, range.end)
    }) {
        picked.pop();
    }
    join(tokens, picked.into_iter())
}

/// "The lights went out": such a word with nothing after it belongs to its verb.
fn particle(tokens: &[Token], i: usize) -> bool {
    // "Over Friday" leads a time, "took over on Friday" does not.
    let over = tokens[i].low == "over" && tokens.get(i + 1).is_none_or(|n| n.tag != Tag::Time);
    (over || matches!(tokens[i].low.as_str(), "out" | "off" | "up" | "down"))
        && tokens.get(i + 1).is_none_or(|n| {
            matches!(
                n.tag,
                Tag::End
                    | Tag::Comma
                    | Tag::Break
                    | Tag::Coordinator
                    | Tag::Subordinator
                    | Tag::Quote
                    | Tag::Close
            ) || timely(tokens, i + 1)
        })
}

fn is_verb(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Past | Tag::Present | Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::Participle
    )
}

/// A word that only leads to what was left out: "even in 1968", "as early as March", "at least until May".
fn leads_on(tokens: &[Token], i: usize, end: usize) -> bool {
    let end = end.max(i + 1);
    match tokens[i].low.as_str() {
        "even" | "least" | "around" | "nearly" | "almost" | "not" | "than" | "only" | "just" => {
            true
        }
        "early" | "late" => {
            let next = tokens[i + 1..end].first();
            next.is_some_and(|n| n.tag == Tag::Time || n.low == "as")
        }
        _ => false,
    }
}

/// A word that cannot end a title.
fn dangling(token: &Token) -> bool {
    matches!(
        token.tag,
        Tag::Preposition
            | Tag::Determiner
            | Tag::Coordinator
            | Tag::To
            | Tag::Relative
            | Tag::Subordinator
            | Tag::Comma
            | Tag::Be
            | Tag::Have
            | Tag::Modal
            | Tag::Quote
    ) || matches!(base(&token.low).as_str(), "include")
}

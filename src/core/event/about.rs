//! What a clause is about: its deed, and the family of happenings that it belongs to.
//!
//! Deliberately absent: senses of a word. A verb has one family, whatever it is said of.

use super::clause::{Clause, Verb};
use super::lexicon::{self, Deeds, Family};
use super::status::is_to;
use super::token::{Tag, Token};

/// What a clause is about: its verb, the happening that a light verb only carries ("issued a statement"), or what was
/// decided ("decided to leave").
pub(super) fn deed(
    tokens: &[Token],
    clause: &Clause,
    verb: &Verb,
    object: Option<usize>,
) -> String {
    let base = verb.base.as_str();
    // "Deliveries are not due until May" is about deliveries.
    if tokens[verb.range.end - 1].tag == Tag::Be
        && let Some(head) = clause.subject.clone().and_then(|s| head_of(tokens, s))
    {
        return tokens[head].low.clone();
    }
    if let Some(i) = led_to(tokens, verb) {
        return tokens[i].low.clone();
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

/// The verb that another only leads to: "agreed to buy".
fn led_to(tokens: &[Token], verb: &Verb) -> Option<usize> {
    const LEAD: &[&str] = &[
        "agree", "begin", "choose", "continue", "decide", "expect", "intend", "manage", "move",
        "plan", "schedule", "start", "try", "vote",
    ];
    if !LEAD.contains(&verb.base.as_str()) {
        return None;
    }
    let to = (verb.range.end..tokens.len().min(verb.range.end + 4))
        .find(|&i| tokens[i].tag == Tag::To)?;
    (to + 1 < tokens.len()).then_some(to + 1)
}

/// A verb that tells how things stand and not that something happened; "had talks" tells of the talks, its object.
pub(super) fn stands(tokens: &[Token], verb: &Verb, object: Option<usize>) -> bool {
    let last = tokens[verb.range.end - 1].tag;
    // "If it were to fall" tells of the fall.
    last == Tag::Be && !is_to(tokens, verb)
        || last == Tag::Have && object.is_none()
        || matches!(
            verb.base.as_str(),
            "appear"
                | "belong"
                | "contain"
                | "cost"
                | "depend"
                | "include"
                | "lack"
                | "like"
                | "matter"
                | "mean"
                | "need"
                | "own"
                | "remain"
                | "represent"
                | "seem"
                | "want"
        )
}

/// The head of a noun phrase: it stands before what hangs on it.
fn head_of(tokens: &[Token], range: std::ops::Range<usize>) -> Option<usize> {
    let hangs = range
        .clone()
        .skip(1)
        .find(|&i| matches!(tokens[i].tag, Tag::Preposition | Tag::Comma));
    let head = hangs.unwrap_or(range.end) - 1;
    (tokens[head].tag == Tag::Noun || head == range.start && tokens[head].tag == Tag::Name)
        .then_some(head)
}

/// The family that a clause tells of: its verb's ("met" is a meeting), else its subject's or object's.
pub(super) fn family_of(
    tokens: &[Token],
    clause: &Clause,
    object: Option<usize>,
) -> Option<Family> {
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

/// The deeds that a clause can tell of: its verb's, those of the happening that is its subject ("the blast killed four"), and of
/// the object where the verb only carries it ("opened an inquiry", "went on strike").
pub(super) fn deeds_of(tokens: &[Token], clause: &Clause, verb: &Verb) -> Deeds {
    let after = verb.range.end..clause.range.end;
    let of_verb = |base: &str, after: usize| {
        let particle = tokens[after..clause.range.end.max(after)].iter().take(2);
        let with_particle = particle
            .filter_map(|t| lexicon::with_particle(base, &t.low))
            .next();
        with_particle.unwrap_or_else(|| lexicon::deeds(base))
    };
    let led_to = led_to(tokens, verb);
    let led = led_to.map_or(Deeds::default(), |i| of_verb(&tokens[i].low, i + 1));
    // "Tried to leave" is no trial.
    let own = match verb.base.as_str() {
        "try" if led_to.is_some() => Deeds::default(),
        base => of_verb(base, after.start),
    };
    let noun = |t: &&Token| t.tag == Tag::Noun;
    let of = |tokens: &[Token]| {
        let nouns = tokens.iter().filter(noun);
        nouns.fold(Deeds::default(), |all, t| all.and(lexicon::deeds(&t.low)))
    };
    let head = clause.subject.clone().and_then(|s| head_of(tokens, s));
    let subject = head.map_or(Deeds::default(), |head| of(&tokens[head..=head]));
    let carries = CARRIERS.contains(&verb.base.as_str());
    let phrase = after.clone().take_while(|&i| {
        i < after.start + 6 && !matches!(tokens[i].tag, Tag::Comma | Tag::Time | Tag::Break)
    });
    let object = match phrase.last().filter(|_| carries) {
        Some(last) => of(&tokens[after.start..=last]),
        None => Deeds::default(),
    };
    own.and(led).and(subject).and(object)
}

/// Verbs that only carry the deed that their object names.
const CARRIERS: &[&str] = &[
    "announce", "attend", "begin", "bring", "call", "carry", "claim", "commit", "conduct",
    "deliver", "face", "file", "give", "go", "have", "hold", "host", "issue", "launch", "lodge",
    "make", "open", "order", "put", "reach", "receive", "sign", "stage", "start", "submit",
    "suffer", "table", "take", "tender", "undergo", "win",
];

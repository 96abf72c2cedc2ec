//! Event mentions: who did what, in which words, told as having happened or not. No dates yet: a mention names the time
//! expression that its clause holds, and `cluster` asks for the date when the sources are dated.
//!
//! A sentence goes through `token` (words), `clause` (verb groups and subjects), `draft` (mentions, with their `status`,
//! `about` and `title`) and `count` (mentions dated by one another).
//!
//! Deliberately absent: a parser, a trained model, knowledge of any story.

mod about;
mod clause;
#[cfg(test)]
mod corpus;
mod count;
mod draft;
mod lexicon;
pub(crate) mod names;
mod nominal;
mod roles;
mod status;
mod terms;
mod time;
mod title;
mod token;
mod world;

use crate::calendar::Weekday;
use crate::passage::{Passage, Role};
use crate::source::Span;
use crate::story::Status;
use crate::timex::TimexExpr;
pub(crate) use clause::{Aspect, Tense};
use clause::{Tie, clauses, opening_time};
use draft::Sentence;
pub(crate) use lexicon::{Deeds, Family};
pub(crate) use roles::Roles;
use terms::terms;
pub(crate) use terms::{Known, Term, stem};
use title::Actors;
pub(crate) use title::Title;
pub(crate) use token::closed as is_closed;
use token::tokens;
pub(crate) use world::place_of;

/// A mention before it has a date.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Its words.
    pub span: Span,
    /// Which of the source's time expressions is in its clause.
    pub timex: Option<usize>,
    /// Its date is counted from that of another draft of this source.
    pub counted: Option<Counted>,
    /// How the verb tells it; a noun phrase has none.
    pub tense: Option<Tense>,
    /// As the words tell it. Whether it was still to come, the dates tell too.
    pub status: Status,
    /// Somebody named does something, or something happens: not a saying, not how things stand.
    pub deed: bool,
    /// It tells how things stand, and its head names no deed: "the bridge is old".
    pub state: bool,
    /// What was said, not what was done by saying it.
    pub reported: bool,
    /// Its verb is one of saying.
    pub saying: bool,
    pub title: Title,
    pub terms: Vec<Term>,
    pub family: Option<Family>,
    /// What it can tell of, in other words too.
    pub deeds: Deeds,
    /// The verb's base form or the noun's stem.
    pub head: String,
    /// Counts sentences of the text.
    pub sentence: u32,
    /// Counts paragraphs of the report (not headlines or notices) from 0.
    pub paragraph: u32,
    /// A dependent clause: told as known, to place another event.
    pub background: bool,
    /// A relative clause: it tells more of something.
    pub relative: bool,
    /// Stands in a headline.
    pub headline: bool,
    pub aspect: Aspect,
    /// A noun phrase that takes a happening as known: "since its launch". It tells nothing by itself.
    pub again: bool,
    pub beside: Beside,
    /// "Not until October": the end of the time in its clause is when it was.
    pub from_then: bool,
    /// Its verb, to cite.
    pub verb: Option<Span>,
    /// The key of the first name in its subject.
    pub actor: Option<String>,
    /// Who does it to whom.
    pub roles: Option<Roles>,
}

/// How the words of a mention set it in time to what it stands with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Beside {
    Unsaid,
    /// At that very time: "when the dam broke".
    Then,
    /// At another time, which they do not tell: "before the vote was lost", "within a week".
    Elsewhen,
}

/// "Five days after the dam broke."
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counted {
    /// The draft that it counts from.
    pub from: usize,
    pub by: By,
    /// The words that say how far: "two days", "the day".
    pub words: Span,
    /// Their time expression; "the day" is none.
    pub timex: Option<usize>,
}

/// How far one happening is from another; negative for before.
#[derive(Clone, Copy, Debug)]
pub(crate) enum By {
    Days(i32),
    Months(i32),
    Years(i32),
    /// The nearest such day: "the Tuesday before the fire".
    Weekday(Weekday, Side),
}

/// On which side of what is counted from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Side {
    Before,
    After,
}

impl By {
    /// As many, the other way round. A weekday cannot be turned: any day of the week before has it after itself.
    pub fn turned(self) -> Option<By> {
        Some(match self {
            By::Days(n) => By::Days(-n),
            By::Months(n) => By::Months(-n),
            By::Years(n) => By::Years(-n),
            By::Weekday(..) => return None,
        })
    }
}

/// All mentions of a text, in text order. Linear in its length. `known` are the words of the texts before.
pub(crate) fn find(
    text: &str,
    passages: &[Passage],
    times: &[TimexExpr],
    known: &mut Known,
) -> Vec<Draft> {
    let spans: Vec<Span> = times.iter().map(|t| t.span).collect();
    let dated: Vec<bool> = times.iter().map(time::dates).collect();
    let mut out: Vec<Draft> = Vec::new();
    let mut actors = Actors::default();
    let (mut sentences, mut paragraph) = (0, 0);
    for passage in passages {
        if !matches!(passage.role, Role::Text | Role::Caption | Role::Headline) {
            continue;
        }
        for span in &passage.sentences {
            let headline = passage.role == Role::Headline;
            let tokens = tokens(text, *span, &spans, &dated, headline, known);
            let number = sentences;
            sentences += 1;
            if tokens.is_empty() {
                continue;
            }
            let clauses = clauses(&tokens);
            let mut all: Vec<Term> = Vec::new();
            terms(&tokens, 0..tokens.len(), 0.25, &mut all);
            let sentence = Sentence {
                text,
                tokens: &tokens,
                clauses: &clauses,
                times,
                all,
                number,
                paragraph,
            };
            let first = out.len();
            read_sentence(&sentence, &mut actors, &mut out);
            if headline && first == out.len() {
                out.extend(sentence.of_headline());
            }
            if let (true, [draft]) = (headline, &mut out[first..]) {
                title::of_headline(&text[span.range()], &tokens, &mut draft.title);
            }
            // A caption tells in the present what its picture shows, a headline what is news; both are past.
            let shown = passage.role != Role::Text;
            for draft in &mut out[first..] {
                draft.headline = headline;
                draft.title.alone |= draft.headline;
                if shown && draft.tense == Some(Tense::Present) {
                    draft.tense = Some(Tense::Past);
                    draft.status = Status::Happened;
                }
            }
        }
        paragraph += u32::from(passage.role != Role::Headline);
        actors.turn();
    }
    out
}

/// The term of one word of a name.
pub(crate) fn key_of(word: &str) -> String {
    let low = word.to_lowercase();
    world::place_of(&low).map_or_else(|| terms::stem(&low), str::to_string)
}

/// Adds the drafts of one sentence.
fn read_sentence(sentence: &Sentence, actors: &mut Actors, out: &mut Vec<Draft>) {
    let Sentence {
        tokens,
        clauses,
        times,
        ..
    } = *sentence;
    let first_of_sentence = out.len();
    let mut of_clause: Vec<Option<usize>> = vec![None; clauses.len()];
    actors.note_names(tokens);
    let opening = opening_time(tokens, clauses);
    for (k, clause) in clauses.iter().enumerate() {
        let first_of_clause = out.len();
        let taken = sentence.of_nominals(clause, out);
        sentence.of_references(clause, out);
        let fronted = || {
            opening
                .filter(|o| o.0 == k && time::dates(&times[o.1]))
                .map(|o| o.1)
        };
        let time = time::main(tokens, clause, times, &taken).or_else(fronted);
        if let Some(draft) = sentence.of_clause(k, time, &taken, actors)
            // No words are a mention twice.
            && out[first_of_clause..].iter().all(|d| d.span != draft.span)
        {
            of_clause[k] = Some(out.len());
            out.push(draft);
        }
        if clause.tie != Tie::Relative {
            actors.note(tokens, clause);
        }
    }
    actors.note_kinds(tokens);
    actors.note_quotes(tokens);
    count::days(tokens, clauses, times, &of_clause, out, first_of_sentence);
    count::from_known(tokens, clauses, times, &of_clause, out, first_of_sentence);
}

//! Whether the clause of a time expression looks back or ahead, from the verbs and plans near it.
//!
//! No part-of-speech tagger: the nearest telling word of the sentence decides, first to the left, then to the right. Bounded to a
//! few words, so its cost does not grow with the sentence.

use std::ops::Range;

use super::expr::{Clue, Tense};
use super::heads::TELLS;
use super::lexicon::Word;
use super::page::Page;
use crate::source::Kind;

/// How many tokens to look back and ahead.
const BACK: usize = 30;
const AHEAD: usize = 14;

/// What was seen around the last expression, so that the next one need not read it again.
#[derive(Default)]
pub(super) struct Quiet {
    /// Before this token ...
    upto: usize,
    /// ... this is the last that tells or ends a sentence, if it is near enough.
    last: Option<usize>,
    /// Looked at on the way ahead: none of these does.
    ahead: Range<usize>,
}

/// How many are looked at on the way ahead, so that not every expression has to: what `telling` asks of those behind it is there, too.
const FURTHER: usize = 4 * AHEAD;

/// The clue for an expression that starts at token `from` and ends before token `to`.
///
/// "Friday's summit" is what its sentence is about: the verb stands behind it. The expressions of a page are asked for in their
/// order, all with the same `quiet`.
pub(super) fn clue(
    page: &Page,
    from: usize,
    to: usize,
    possessive: bool,
    quiet: &mut Quiet,
) -> Option<Clue> {
    if let Some(clue) = introduced(page, from, possessive) {
        // "Papers were asked for as early as August": the verb before it is past.
        if page.is(from - 1, "as")
            && let Some(clue) = nearest(page, from - 3, from, false, quiet).filter(|clue| {
                clue.tense == Tense::Past && clue.span.end() < page.span(from - 3, from).start()
            })
        {
            return Some(clue);
        }
        // "Until Tuesday, they had not met."
        let behind = quiet.forth(page, to);
        let past = page.capital(from.saturating_sub(1))
            && behind < to + AHEAD
            && !ends_sentence(page, behind)
            && telling(page, behind).is_some_and(|clue| clue.tense == Tense::Past);
        if !past {
            return Some(clue);
        }
    }
    let found = nearest(page, from, to, possessive, quiet);
    // "is part of a program to pay by February": a bound lies ahead, unless its clause looks back.
    let bound = from > 0 && matches!(page.word(from - 1), Word::By);
    match found {
        Some(Clue {
            tense: Tense::Past | Tense::Future,
            ..
        }) => found,
        _ if bound => Some(Clue {
            tense: Tense::Future,
            span: page.span(from - 1, from),
        }),
        _ => found,
    }
}

/// The nearest word of the sentence that tells, first on the left.
#[inline]
pub(super) fn nearest(
    page: &Page,
    from: usize,
    to: usize,
    possessive: bool,
    quiet: &mut Quiet,
) -> Option<Clue> {
    if quiet.around(from, to) {
        return None;
    }
    look(page, from, to, possessive, quiet)
}

#[inline(never)]
fn look(page: &Page, from: usize, to: usize, possessive: bool, quiet: &mut Quiet) -> Option<Clue> {
    let at = quiet.back(page, from);
    let left = at.filter(|at| !ends_sentence(page, *at));
    let left = left.and_then(|at| telling(page, at));
    // "will miss Friday's game after he fell"
    let named = || at.is_some_and(|at| page.is_one_of(at, &["will", "should"]));
    if left.is_some() && (!possessive || named()) {
        return left;
    }
    let at = quiet.forth(page, to);
    if at >= to + AHEAD || ends_sentence(page, at) {
        return None;
    }
    telling(page, at)
}

impl Quiet {
    /// Whether none that is near enough tells or ends a sentence, as far as has been looked.
    fn around(&self, from: usize, to: usize) -> bool {
        self.ahead.start + BACK <= from && to + AHEAD <= self.ahead.end
    }

    /// The nearest token before `from` that tells or ends a sentence; of the furthest that are looked at, none.
    fn back(&mut self, page: &Page, from: usize) -> Option<usize> {
        if from < self.upto {
            (self.upto, self.last) = (0, None);
        }
        let floor = from.saturating_sub(BACK);
        let start = self.upto.max(floor);
        if start < self.ahead.start || from > self.ahead.end {
            self.last = speaking(page, start..from).next_back().or(self.last);
        }
        self.upto = from;
        self.last.filter(|at| *at >= floor)
    }

    /// The token up to which, from `to` on, nothing tells or ends the sentence.
    fn forth(&mut self, page: &Page, to: usize) -> usize {
        if !self.ahead.contains(&to) {
            self.ahead = to..to;
        }
        let known = self.ahead.end;
        if known < to + AHEAD {
            // Beyond the text the sentence ends.
            let end = (to + FURTHER).min(page.tokens.len());
            let at = speaking(page, known..end).next();
            self.ahead.end = at.unwrap_or(end.max(known));
        }
        self.ahead.end
    }

    /// The same for a page without its first so many tokens.
    pub fn forget(&mut self, past: usize) {
        self.upto = self.upto.saturating_sub(past);
        self.last = self.last.and_then(|at| at.checked_sub(past));
        self.ahead.start = self.ahead.start.saturating_sub(past);
        self.ahead.end = self.ahead.end.saturating_sub(past);
    }
}

/// Those of these tokens that end a sentence or tell.
fn speaking(page: &Page, at: Range<usize>) -> impl DoubleEndedIterator<Item = usize> {
    let tokens = page.tokens.get(at.clone()).unwrap_or_default();
    let may = at.zip(tokens).filter(|(_, token)| token.heads & TELLS != 0);
    may.map(|(at, _)| at)
        .filter(|at| ends_sentence(page, *at) || telling(page, *at).is_some())
}

/// "until Tuesday", "as early as Tuesday": the words right before it tell.
fn introduced(page: &Page, from: usize, possessive: bool) -> Option<Clue> {
    let before = from.checked_sub(1)?;
    let ahead = |from: usize| {
        Some(Clue {
            tense: Tense::Future,
            span: page.span(from, before + 1),
        })
    };
    match page.word(before) {
        // "unbeaten until Sunday's defeat": its clause tells.
        Word::Until if possessive => return None,
        Word::Until => return ahead(before),
        // "postponed to Friday"
        Word::To
            if before > 0
                && page.is_one_of(
                    before - 1,
                    &[
                        "postponed",
                        "delayed",
                        "moved",
                        "rescheduled",
                        "adjourned",
                        "deferred",
                    ],
                ) =>
        {
            return ahead(before - 1);
        }
        // "as they prepared for Monday's vote"
        Word::For
            if before > 0
                && page.is_one_of(
                    before - 1,
                    &[
                        "prepare",
                        "prepares",
                        "prepared",
                        "preparing",
                        "bracing",
                        "braced",
                    ],
                ) =>
        {
            return ahead(before - 1);
        }
        // "ahead of Friday's vote"
        Word::Of if before > 0 && page.is(before - 1, "ahead") => return ahead(before - 1),
        // "through", "on", "is", "as"
        Word::To | Word::On | Word::Verb(_) | Word::Other => {}
        _ => return None,
    }
    // "loans through January"; "Monday through Friday" is a range.
    let range = before > 0
        && matches!(
            page.word(before - 1),
            Word::Weekday { .. } | Word::Month { .. } | Word::Digits(_)
        );
    if page.is(before, "through") && !range {
        // "will go on through Friday"
        let will = (before.saturating_sub(6)..before)
            .rev()
            .take_while(|at| !ends_sentence(page, *at))
            .find(|at| matches!(page.word(*at), Word::Auxiliary(_)));
        return match will {
            Some(at) if page.is(at, "will") => ahead(at),
            _ => Some(Clue {
                tense: Tense::Present,
                span: page.span(before, before + 1),
            }),
        };
    }
    // "The deadline is Friday."
    let on = before - usize::from(before > 0 && matches!(page.word(before), Word::On));
    if page.is(on, "is") || page.is(on, "are") {
        return ahead(on);
    }
    let as_early = from >= 3
        && page.is(before, "as")
        && page.is(from - 3, "as")
        && (page.is(from - 2, "early") || page.is(from - 2, "soon"));
    if as_early { ahead(from - 3) } else { None }
}

/// Whether a sentence ends with this token: a full stop with a space and a capital after it, a blank line. A quotation mark or a
/// bracket may close behind the stop.
fn ends_sentence(page: &Page, at: usize) -> bool {
    match page.word(at) {
        Word::Break => true,
        Word::Mark(b'.' | b'?' | b'!') => {
            let closes = matches!(page.word(at + 1), Word::Mark(b'"' | b')' | b'\''));
            let next = at + 1 + usize::from(closes && page.joined(at + 1));
            !page.joined(next) && page.capital(next) && !abbreviation(page, at)
                || matches!(page.word(next), Word::Break)
        }
        Word::Mark(b';') => true,
        _ => false,
    }
}

/// "Gen.", "Mr.", "J.": a short capitalised word with its dot.
fn abbreviation(page: &Page, dot: usize) -> bool {
    dot > 0 && page.joined(dot) && page.capital(dot - 1) && page.len(dot - 1) <= 3
}

/// Words that begin the name of a thing, not a verb.
fn names_a_thing(page: &Page, at: usize) -> bool {
    matches!(
        page.word(at),
        Word::A
            | Word::The
            | Word::Possessive
            | Word::This
            | Word::That
            | Word::These
            | Word::Those
    )
}

/// "meet" with a thing or a person behind it.
fn meets_a_thing(page: &Page, at: usize) -> bool {
    let meets = page.is(at, "meet") || page.is(at, "meets");
    meets
        && matches!(
            page.word(at + 1),
            Word::The | Word::A | Word::Possessive | Word::Other
        )
        && !page.is(at + 1, "with")
        && !page.str(at + 1).ends_with("ly")
        && !page.capital(at + 1)
}

/// A participle between an article and its noun.
fn qualifies(page: &Page, at: usize) -> bool {
    let article = |at: usize| matches!(page.word(at), Word::A | Word::The | Word::Possessive);
    let adverb = |at: usize| page.str(at).ends_with("ly") || page.is(at, "still");
    page.str(at).ends_with("ed")
        && (at >= 1 && article(at - 1) || at >= 2 && adverb(at - 1) && article(at - 2))
}

/// "the hastily planned trip": how it was planned, not when it is to be.
fn hastily(page: &Page, at: usize) -> bool {
    page.is(at, "planned")
        && at >= 1
        && page.str(at - 1).ends_with("ly")
        && !page.is(at - 1, "originally")
}

/// "opens Friday", "talks resume Monday", "takes effect in May", "goes on sale Tuesday": not "to open", "did not begin", "the
/// starts", and not the present in which histories are told.
fn keeps_a_timetable(page: &Page, at: usize) -> bool {
    // Without its "s" the verb needs a plural before it: "talks resume".
    let bare = !page.str(at).ends_with('s');
    let finite = at > 0
        && (!bare || page.str(at - 1).ends_with('s'))
        && !matches!(
            page.word(at - 1),
            Word::To | Word::Auxiliary(_) | Word::Verb(_) | Word::A
        )
        && !page.is_one_of(
            at - 1,
            &["not", "t", "housing", "does", "do", "let", "make", "help"],
        );
    let set = match page.str(at) {
        "takes" | "take" => page.is_one_of(at + 1, &["effect", "office", "place"]),
        "goes" | "go" => {
            page.is(at + 1, "on")
                && page.is_one_of(at + 2, &["sale", "trial", "strike", "display", "air"])
                || page.is(at + 1, "to") && page.is(at + 3, "polls")
        }
        "faces" => page.is_one_of(at + 1, &["trial", "court", "sentencing"]),
        _ => true,
    };
    page.kind != Kind::History && finite && set
}

fn telling(page: &Page, at: usize) -> Option<Clue> {
    let clue = |tense, from: usize| Clue {
        tense,
        span: page.span(from, at + 1),
    };
    match page.word(at) {
        // "would have gone" looks back after all.
        Word::Auxiliary(_) if page.is(at + 1, "have") => Some(clue(Tense::Past, at)),
        // "could not be reached" is as good as past; "could come" looks ahead.
        Word::Auxiliary(_)
            if !page.is(at, "will")
                && (page.is(at + 1, "be") || page.is(at + 1, "not"))
                && page.is(at, "could") =>
        {
            Some(clue(Tense::Past, at))
        }
        Word::Auxiliary(tense) => Some(clue(tense, at)),
        Word::Plan if page.capital(at) || hastily(page, at) => None,
        // "stronger-than-expected sales"
        Word::Plan if page.joined(at) && matches!(page.before(at), Word::Mark(b'-')) => None,
        // "set aside her plans", "set off for the coast": it is done.
        Word::Plan
            if page.is(at, "set")
                && page.is_one_of(at + 1, &["aside", "off", "out", "up", "down", "fire"])
                && !matches!(page.before(at), Word::To) =>
        {
            Some(clue(Tense::Past, at))
        }
        // "plans for the trip": no plan of when.
        Word::Plan
            if page.is_one_of(at, &["set", "plan", "plans", "hope", "hopes"])
                && !matches!(page.word(at + 1), Word::To)
                && !(matches!(page.word(at + 1), Word::For) && page.is(at, "set")) =>
        {
            None
        }
        // "lost due to the rain": why, not when.
        Word::Plan
            if page.is(at, "due")
                && matches!(page.word(at + 1), Word::To)
                && names_a_thing(page, at + 2) =>
        {
            None
        }
        // "to meet demand", "met its match": no appointment.
        Word::Plan if meets_a_thing(page, at) => None,
        Word::Timetable if keeps_a_timetable(page, at) => Some(clue(Tense::Future, at)),
        // "had been due", "as previously planned": the plan is history.
        Word::Plan => {
            let had = (1..=3_usize.min(at))
                .any(|back| matches!(page.str(at - back), "had" | "previously" | "originally"));
            Some(clue(if had { Tense::Past } else { Tense::Future }, at))
        }
        // "agreed to buy", "an agreement to sell"; "agreed to a deal" is done.
        Word::To
            if at > 0
                && !names_a_thing(page, at + 1)
                && ["agreed", "agreement", "pledged", "promised", "vowed"]
                    .iter()
                    .any(|word| page.is(at - 1, word)) =>
        {
            Some(clue(Tense::Future, at))
        }
        // "is to resume", "are to meet"; what is to blame has been done.
        Word::To
            if at > 0
                && !page.is(at + 1, "blame")
                && (page.is(at - 1, "is") || page.is(at - 1, "are"))
                && matches!(page.word(at + 1), Word::Other | Word::Timetable) =>
        {
            Some(clue(Tense::Future, at))
        }
        // "an unspecified date", "the recently passed law": no verb.
        Word::Verb(Tense::Past) if qualifies(page, at) => None,
        // "when the case is heard"
        Word::Verb(Tense::Past) if matches!(page.before(at), Word::Verb(Tense::Present)) => {
            Some(clue(Tense::Present, at - 1))
        }
        Word::Verb(Tense::Past) => {
            // "will be held", "to be signed": the participle looks where its auxiliary looks.
            for back in 1..=3_usize.min(at) {
                match page.word(at - back) {
                    Word::Auxiliary(Tense::Future) if page.is(at - back, "could") => break,
                    Word::Auxiliary(Tense::Future) => return Some(clue(Tense::Future, at - back)),
                    Word::To if page.is(at - back + 1, "be") => {
                        return Some(clue(Tense::Future, at - back));
                    }
                    Word::Mark(_) | Word::Break => break,
                    _ => {}
                }
            }
            Some(clue(Tense::Past, at))
        }
        // "is due to meet", "are now expected to vote"
        Word::Verb(Tense::Present)
            if page.is_one_of(at, &["is", "are"])
                && let Some(plan) = (at + 1..at + 3).find(|at| page.word(*at) == Word::Plan) =>
        {
            telling(page, plan).or(Some(clue(Tense::Present, at)))
        }
        Word::Verb(tense) => Some(clue(tense, at)),
        Word::Other if page.joined(at) && page.is(at, "ll") => Some(clue(Tense::Future, at)),
        _ => None,
    }
}

//! Whether the words round a date look back or ahead from the day of writing.
//!
//! A bound on a day of writing is only as good as this reading, so it asks more of the text than the resolving of a date does:
//! where the words leave it open there is no answer, and no bound.

use super::{Doc, cue};
use crate::event::{Draft, Tense};
use crate::story::Status;
use crate::timex::expr;

/// Whether an expression's clause looks back or ahead.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Way {
    Back,
    Ahead,
}

impl Way {
    /// The name that a reason gives it.
    pub fn name(self) -> &'static str {
        match self {
            Way::Back => "past",
            Way::Ahead => "future",
        }
    }
}

/// How many words before a date are read for what they tell.
const WORDS: usize = 26;

/// Which way a time expression looks; `None` where the words leave it open.
pub(crate) fn way(doc: &Doc, t: usize) -> Option<Way> {
    let expr = &doc.times[t];
    let dated = cue::fields(&expr.node).is_some_and(|f| f.year.is_some() || f.month.is_some());
    match told(doc.source.text(), expr.span.start(), expr.span.end()).filter(|_| dated) {
        Some(Told::Looks(way)) => Some(way),
        Some(Told::Open) => None,
        None => by_verb(doc, t),
    }
}

/// Whether a date that looks back cannot well be a coming one: it opens a past clause ("On 24 August she resigned"), or stands
/// close behind its verb. Further behind it can be what was planned then: "has invited them to a ceremony on 12 March".
pub(crate) fn surely_past(doc: &Doc, t: usize) -> bool {
    let expr = &doc.times[t];
    let (start, text) = (expr.span.start(), doc.source.text());
    let verb = |d: &Draft| d.verb.filter(|_| d.tense == Some(Tense::Past));
    let verb = doc
        .drafts
        .iter()
        .filter(|d| d.timex == Some(t))
        .find_map(verb);
    let before = text[..start].trim_end();
    verb.is_some_and(|verb| {
        start < verb.start() || start - verb.end() <= CLOSE && !before.ends_with(" to")
    })
}

/// So many bytes behind its verb a date is its own.
const CLOSE: usize = 32;

/// By the verb of the mention that the expression dates.
fn by_verb(doc: &Doc, t: usize) -> Option<Way> {
    let expr = &doc.times[t];
    let draft = doc.drafts.iter().find(|d| d.timex == Some(t));
    if cue::ahead(expr) || draft.is_some_and(|d| d.status == Status::Planned) {
        return Some(Way::Ahead);
    }
    let said_past = expr.clue.is_some_and(|c| c.tense == expr::Tense::Past);
    // A bare year or month is as often a plan ("the 2012 model"): only a verb tells. A day without a verb is mostly past.
    let day = cue::fields(&expr.node).is_some_and(|f| f.day.is_some() || f.weekday.is_some());
    match draft {
        Some(d) if d.status == Status::Hypothetical => None,
        Some(d) if d.tense == Some(Tense::Past) => Some(Way::Back),
        Some(d) if d.tense.is_none() && (day || said_past) => Some(Way::Back),
        Some(_) => None,
        None => (said_past && day).then_some(Way::Back),
    }
}

/// What the words before a date tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Told {
    Looks(Way),
    /// They stand where either can follow: "barred until April", "was to be ready in May", "the 2011 model".
    Open,
}

/// Reads the words of the sentence before a date, nearest last.
fn told(text: &str, start: usize, end: usize) -> Option<Told> {
    let before = sentence_before(text, start);
    let words: Vec<(&str, bool)> = words(before);
    let from = words.len().saturating_sub(WORDS);
    let words = &words[from..];
    let last = words
        .iter()
        .rposition(|(w, _)| !QUALIFIERS.contains(&w.to_ascii_lowercase().as_str()))?;
    let introduced = words[last].0.to_ascii_lowercase();
    let low: Vec<String> = words.iter().map(|(w, _)| w.to_ascii_lowercase()).collect();
    match introduced.as_str() {
        "by" => return Some(Told::Looks(Way::Ahead)),
        "since" => return Some(Told::Looks(Way::Back)),
        // "debentures due March 1, 2011": a name more than a plan.
        "due" => return Some(Told::Open),
        "until" | "till" | "through" => {
            let word = |w: &str| low.iter().any(|l| l == w);
            // "Is not due until May": what is not so yet.
            let not_yet = (word("is") || word("are")) && word("not") && !word("was");
            let ahead = not_yet || word("will") || word("would") || word("shall");
            return Some(if ahead {
                Told::Looks(Way::Ahead)
            } else {
                Told::Open
            });
        }
        _ => {}
    }
    if names_a_thing(text, words, end) {
        return Some(Told::Open);
    }
    let mut told: Option<(Told, usize)> = None;
    for (i, word) in low.iter().map(String::as_str).enumerate() {
        let after = low.get(i + 1).map(String::as_str);
        if matches!(word, "was" | "were") && after == Some("to") || measures(word, after) {
            told = Some((Told::Open, i));
        } else if PLANS.contains(&word)
            || matches!(word, "is" | "are" | "to") && matches!(after, Some("be" | "to"))
        {
            if !matches!(told, Some((Told::Open, at)) if i - at <= 4) {
                told = Some((Told::Looks(Way::Ahead), i));
            }
        } else if looks_back(word) || word == "agreed" && agreed_to_a_thing(&low[i..]) {
            // "will be released": the participle goes with its plan.
            let goes_with = word != "compared"
                && told.is_some_and(|(t, at)| {
                    t != Told::Looks(Way::Back)
                        && (word.ends_with("ed") || i > 0 && low[i - 1] == "be")
                        && i - at <= 6
                        && !words[at + 1..=i].iter().any(|w| w.1)
                        && !low[at..i].iter().any(|w| JOINTS.contains(&w.as_str()))
                });
            if !goes_with {
                told = Some((Told::Looks(Way::Back), i));
            }
        }
    }
    told.map(|(t, _)| t)
}

/// Whether the words say that the time they name is not over: "so far the yard has sold more in 2005".
pub(crate) fn running(text: &str, start: usize) -> bool {
    let before = sentence_before(text, start).to_ascii_lowercase();
    before.ends_with(" in ")
        && ["so far", "thus far", "to date"]
            .iter()
            .any(|words| before.contains(words))
}

/// Whether the words say that a period ends with the date: "the quarter, which ended June 30, 2008", "the year ended March 2007".
pub(crate) fn period_ends(text: &str, start: usize) -> bool {
    let before = sentence_before(text, start).to_ascii_lowercase();
    let before = before.trim_end().trim_end_matches(" on");
    (before.ends_with(" ended") || before.ends_with(" ending"))
        && ["quarter", "half", "year", "months", "weeks"]
            .iter()
            .any(|period| before.contains(period))
}

/// "the 2011 model", "its June 2008 report": the date belongs to a thing, which may be old or new.
fn names_a_thing(text: &str, words: &[(&str, bool)], end: usize) -> bool {
    let owner = words.last().is_some_and(|(w, _)| {
        ["the", "a", "an", "its", "their", "his", "her"].contains(&w.to_ascii_lowercase().as_str())
            || w.ends_with("'s")
            || w.ends_with("’s")
    });
    let rest = &text[end..];
    let next = rest
        .strip_prefix(' ')
        .and_then(|r| r.split(|c: char| !c.is_alphabetic()).next());
    owner
        && next.is_some_and(|w| {
            !w.is_empty()
                && ![
                    "was", "were", "is", "of", "and", "to", "in", "the", "a", "as", "when", "by",
                    "for", "at", "on",
                ]
                .contains(&w)
        })
}

/// The part of the sentence that stands before a place; at most a few hundred bytes.
fn sentence_before(text: &str, at: usize) -> &str {
    let mut from = at.saturating_sub(240);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = &text[from..at];
    let bytes = before.as_bytes();
    let mut start = 0;
    for (i, c) in before.char_indices() {
        let ends = match c {
            '\n' => true,
            '.' | '!' | '?' => {
                let rest = before[i + 1..].trim_start_matches(['"', '”', '\'', '’']);
                // A capital after a space, but not after an initial or a short title.
                rest.starts_with(' ')
                    && rest
                        .trim_start()
                        .starts_with(|c: char| c.is_uppercase() || c == '“' || c == '"')
                    && !(i >= 2
                        && (bytes[i - 2] == b' '
                            || bytes[i - 2] == b'.'
                            || i >= 3 && bytes[i - 3] == b' ' && bytes[i - 2].is_ascii_uppercase()))
            }
            _ => false,
        };
        if ends {
            start = i + c.len_utf8();
        }
    }
    &before[start..]
}

/// The words of a stretch, each with whether a comma or a semicolon stands before it.
fn words(text: &str) -> Vec<(&str, bool)> {
    let mut out = Vec::new();
    let mut broken = false;
    for part in text.split_inclusive(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '-' | '–' | '—')
    }) {
        let word = part.trim_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() {
            out.push((word, broken));
            broken = false;
        }
        broken |= part.contains([',', ';']);
    }
    out
}

/// "Agreed to the sale in May" is past; "agreed to sell in May" can be a plan.
fn agreed_to_a_thing(words: &[String]) -> bool {
    let word = |i: usize| words.get(i).map(String::as_str);
    word(1) == Some("to") && matches!(word(2), Some("the" | "a" | "an" | "this" | "its" | "their"))
}

/// Whether a word begins what something is measured by, which a plan before it does not reach: "hopes to sell more than in 2003",
/// "expects 20 ferries, up from 12 in 2003".
fn measures(word: &str, after: Option<&str>) -> bool {
    word == "than"
        || word == "from" && after.is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()))
}

fn looks_back(word: &str) -> bool {
    PAST.contains(&word) || word.len() >= 5 && word.ends_with("ed") && !NOT_PAST.contains(&word)
}

/// What can stand between "by" or "since" and its date.
const QUALIFIERS: [&str; 18] = [
    "the",
    "late",
    "early",
    "mid",
    "end",
    "of",
    "middle",
    "about",
    "around",
    "at",
    "least",
    "fall",
    "summer",
    "spring",
    "autumn",
    "winter",
    "beginning",
    "start",
];

/// Words after which a date is still to come.
const PLANS: [&str; 63] = [
    "will",
    "would",
    "shall",
    "may",
    "might",
    "could",
    "expect",
    "expects",
    "expected",
    "expecting",
    "due",
    "schedule",
    "scheduled",
    "hope",
    "hopes",
    "hoped",
    "hoping",
    "plan",
    "plans",
    "planned",
    "planning",
    "anticipate",
    "anticipates",
    "anticipated",
    "intend",
    "intends",
    "intended",
    "upcoming",
    "projected",
    "forecast",
    "estimated",
    "slated",
    "aim",
    "aims",
    "begins",
    "starting",
    "payable",
    "expires",
    "expire",
    "matures",
    "goes",
    "ends",
    "deadline",
    "target",
    "targets",
    "targeted",
    "predicts",
    "predicted",
    "promises",
    "proposes",
    "proposed",
    "seeks",
    "prepares",
    "preparing",
    "ready",
    "going",
    "set",
    "wants",
    "wishes",
    "earliest",
    "starts",
    "opens",
    "approaching",
];

/// Past forms that do not end in "-ed", and words that go with the past.
const PAST: [&str; 44] = [
    "was",
    "were",
    "had",
    "did",
    "been",
    "ago",
    "began",
    "fell",
    "rose",
    "took",
    "made",
    "became",
    "won",
    "lost",
    "came",
    "went",
    "said",
    "paid",
    "bought",
    "sold",
    "grew",
    "ran",
    "led",
    "met",
    "held",
    "built",
    "got",
    "saw",
    "left",
    "spent",
    "hit",
    "gave",
    "told",
    "sent",
    "died",
    "born",
    "knew",
    "flew",
    "drew",
    "broke",
    "struck",
    "wrote",
    "shot",
    "following",
];

/// Forms in "-ed" that are no past.
const NOT_PAST: [&str; 6] = ["agreed", "based", "united", "need", "indeed", "hundred"];

/// Words at which a plan's hold on what follows ends.
const JOINTS: [&str; 6] = ["and", "which", "that", "when", "after", "who"];

#[cfg(test)]
mod tests {
    use super::*;

    /// What the words before the date in brackets tell.
    fn read(marked: &str) -> Option<Told> {
        let start = marked.find('[').expect("a date in brackets");
        let end = marked.find(']').expect("a date in brackets") - 1;
        told(&marked.replace(['[', ']'], ""), start, end)
    }

    #[test]
    fn plans_look_ahead_though_their_verb_is_past() {
        for text in [
            "The bridge was opened, and a second one is expected in late [2012].",
            "It said the line will be finished in [2014].",
            "The old pumps will be sold on [24 May].",
            "The ferry is not due until [October].",
            "The mill hopes to sell 400 looms by [2018].",
            "Deliveries are scheduled to begin in [May 2008].",
            "The tower is to be pulled down in [March 2020].",
        ] {
            assert_eq!(read(text), Some(Told::Looks(Way::Ahead)), "{text}");
        }
    }

    #[test]
    fn deeds_look_back_though_a_plan_stands_before() {
        for text in [
            "The harbour, which will close, was built in [1903].",
            "He has been mayor since [2004].",
            "It will be the longest bridge. The shortest opened in [1950].",
            "The firm plans a sale, and its founder died in [1998].",
            "The guild agreed to the sale in [May 2004].",
            "Half the town wants a bridge compared to a third in [1999].",
        ] {
            assert_eq!(read(text), Some(Told::Looks(Way::Back)), "{text}");
        }
    }

    #[test]
    fn a_year_can_be_told_as_not_over() {
        let running = |text: &str| running(text, text.find("2005").expect("a year"));
        assert!(running(
            "So far the yard has launched more ferries in 2005."
        ));
        assert!(!running("So far it went well. The yard was built in 2005."));
        assert!(!running("The yard has launched more ferries in 2005."));
    }

    #[test]
    fn a_date_can_end_a_period() {
        let ends = |text: &str| period_ends(text, text.find("June").expect("a date"));
        assert!(ends(
            "Sales doubled in the quarter, which ended on June 30, 2008."
        ));
        assert!(ends(
            "For the nine months ended June 30, 2008 it lost money."
        ));
        assert!(!ends("The strike ended on June 30, 2008."));
        assert!(!ends(
            "The quarter was good. The strike ended June 30, 2008."
        ));
    }

    #[test]
    fn what_can_be_either_is_left_open() {
        for text in [
            "The court barred him from office until [April 2009].",
            "The ferry was to be ready in [May 2008].",
            "It raised money for the [2011] regatta.",
            "The bank sold notes due [March 1, 2011].",
            "The yard hopes to launch more ferries than in [2003].",
            "The yard expects to launch 20 ferries, up from 12 in [2003].",
        ] {
            assert_eq!(read(text), Some(Told::Open), "{text}");
        }
        assert_eq!(read("In [1995], the mill."), None);
    }
}

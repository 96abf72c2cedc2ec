//! What the words of a sentence before a date tell: that it is past, still to come, or neither for certain.
//!
//! No parser: the telling word nearest to the date decides, if nothing between the two takes the date for itself.

use super::lexicon::{HELPERS, INTENDED, LEADS, NOT_PAST, PARTS, PAST, PLANS, QUALIFIERS};
use super::way::Way;

/// What the words before a date tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Told {
    Looks(Way),
    /// They stand where either can follow: "barred until April", "was to be ready in May", "the 2011 model".
    Open,
}

const BACK: Told = Told::Looks(Way::Back);
const AHEAD: Told = Told::Looks(Way::Ahead);

/// How many words before a date are read.
const WORDS: usize = 26;
/// A plan that is past holds what is planned in it for so many words: "was to be ready in May".
const HELD: usize = 4;

/// Reads the words of the sentence before `text[start..end]`, nearest last. `None` where none of them tells.
pub(super) fn told(text: &str, start: usize, end: usize) -> Option<Told> {
    let words: Vec<(&str, bool)> = words(sentence_before(text, start));
    let from = words.len().saturating_sub(WORDS);
    let words = &words[from..];
    let low: Vec<String> = words.iter().map(|(w, _)| w.to_ascii_lowercase()).collect();
    let nearest = low.last()?;
    let year = text[start..end].bytes().all(|b| b.is_ascii_digit());
    if year && names(&low)
        || names_a_thing(text, words, end)
        || told_of_a_past(&text[end..])
        || nearest == "and" && low.iter().any(|w| w == "between")
    {
        return Some(Told::Open);
    }
    let told = by_words(words, &low);
    // "Sure of its orders for 1990 and beyond".
    if text[end..].starts_with(" and beyond") {
        return Some(AHEAD);
    }
    let introduced = low.iter().rfind(|w| !QUALIFIERS.contains(&w.as_str()));
    match introduced.map(String::as_str) {
        // "Expected to double by 2010", "had sunk by 1979".
        Some("by") => match told {
            Some(BACK) => Some(Told::Open),
            None if low.len() == 1 => None,
            _ => Some(AHEAD),
        },
        // "Talk of the years before 1997."
        Some("before") if told.is_none() => Some(Told::Open),
        Some("since") => Some(BACK),
        // "debentures due March 1, 2011": a name more than a plan; "beyond 2009".
        Some("due" | "beyond") => Some(Told::Open),
        Some("until" | "till" | "through") => Some(until(&low)),
        // "It will sell a fifth more than it did, an increase of 5 per cent on 2003": measured by that year.
        Some("on") if year && told == Some(AHEAD) => Some(Told::Open),
        // "Would see it receive added support between 2005 and 2007."
        Some("between") if low.iter().any(|w| PLANS.contains(&w.as_str())) => {
            told.filter(|t| *t == AHEAD).or(Some(Told::Open))
        }
        _ => told,
    }
}

/// "Is not due until May": what is not so yet is so when it comes.
fn until(low: &[String]) -> Told {
    let word = |w: &str| low.iter().any(|l| l == w);
    let not_yet = (word("is") || word("are")) && word("not") && !word("was");
    if not_yet || word("will") || word("would") || word("shall") {
        AHEAD
    } else {
        Told::Open
    }
}

/// What a word does to the reading.
enum Does {
    /// It plans.
    Plan,
    /// It looks back.
    Past,
    /// What follows can be either.
    Opens,
    /// A plan before it does not reach further: "will open the yard, which has stood idle in".
    Ends,
    /// It tells of the present, and a past before it reaches no further: "said that she is leaving in".
    Present,
}

/// What the last of the words that tell says.
fn by_words(words: &[(&str, bool)], low: &[String]) -> Option<Told> {
    let mut told: Option<(Told, usize)> = None;
    let mut with_plan = None;
    for i in 0..low.len() {
        match does(low, i) {
            None => {}
            Some(Does::Opens) => told = Some((Told::Open, i)),
            Some(Does::Ends) => {
                if matches!(told, Some((AHEAD, _))) {
                    told = Some((Told::Open, i));
                }
            }
            Some(Does::Present) => told = told.filter(|(t, _)| *t != BACK),
            Some(Does::Plan) => match told {
                Some((Told::Open, at)) if i - at <= HELD => {}
                // "There were calls for it to be cancelled in May", not "It showed the ferry, to be launched in May".
                Some((BACK, _)) if low[i] == "to" && !words[i].1 => told = Some((Told::Open, i)),
                _ => told = Some((AHEAD, i)),
            },
            Some(Does::Past) => {
                // "Will be released", "will be built and opened": the participle goes with its plan.
                let plan = told.filter(|(t, _)| *t != BACK);
                let goes_with = plan.is_some_and(|(_, at)| {
                    let helped = low[at..i].iter().rev().find(|w| !w.ends_with("ly"));
                    let on = i >= 2 && low[i - 1] == "and" && with_plan == Some(i - 2);
                    on || low[i] == "been" || helped.is_some_and(|w| HELPERS.contains(&w.as_str()))
                });
                let inserted = plan.is_some_and(|(_, at)| words[at + 1..=i].iter().any(|w| w.1));
                if goes_with && !inserted {
                    with_plan = Some(i);
                } else {
                    told = Some((BACK, i));
                }
            }
        }
    }
    told.map(|(told, _)| told)
}

/// What the word at `i` does; `None` if it tells nothing.
fn does(low: &[String], i: usize) -> Option<Does> {
    let (word, after) = (low[i].as_str(), low.get(i + 1).map(String::as_str));
    let before = i.checked_sub(1).map(|i| low[i].as_str());
    let was = |word: Option<&str>| matches!(word, Some("was" | "were" | "had"));
    let leads = matches!(after, Some("to" | "for"));
    match word {
        "was" | "were" if matches!(after, Some("to" | "thought")) => Some(Does::Opens),
        "is" | "are" if after.is_some_and(|w| w.ends_with("ing") && !PLANS.contains(&w)) => {
            Some(Does::Present)
        }
        "would" | "could" | "might" | "may" | "should" if after == Some("have") => {
            Some(Does::Opens)
        }
        "can" => Some(Does::Opens),
        "which" | "who" | "whom" | "whose" | "where" | "after" | "over" | "but" => Some(Does::Ends),
        // "The first since the harbour opened in 1976".
        "since" => Some(Does::Past),
        _ if measures(word, after) => Some(Does::Opens),
        // "Dates back to 1970", "the last one back in 1984"; not "to be sold back to the guild in 2030".
        "back" if matches!(after, Some("to" | "in")) && i + 2 == low.len() => Some(Does::Past),
        "agreed" if agreed_to_a_thing(&low[i..]) => Some(Does::Past),
        _ if INTENDED.contains(&word) && leads => Some(Does::Opens),
        // "A record was set in May."
        "set" if after == Some("to") => Some(Does::Plan),
        // "The target she set in 2004".
        "set" if matches!(before, Some("he" | "she" | "it" | "they" | "who")) => {
            matches!(after, Some("in" | "on")).then_some(Does::Past)
        }
        // "A law proposed in 1993" was; "the proposed tunnel in 2004" can be either.
        "proposed" if matches!(before, Some("is" | "are")) => Some(Does::Plan),
        "proposed" if matches!(after, Some("in" | "on")) => Some(Does::Past),
        "proposed" | "aimed" => Some(Does::Opens),
        "estimated" if after == Some("to") => Some(Does::Plan),
        _ if PLANS.contains(&word) && was(before) => Some(Does::Opens),
        _ if PLANS.contains(&word) => Some(Does::Plan),
        "is" | "are" | "to" if matches!(after, Some("be" | "to")) => Some(Does::Plan),
        _ if looks_back(word) => Some(Does::Past),
        _ => None,
    }
}

/// Whether a bare year is part of a name or says which thing is meant, not when: no word before it leads a time.
/// "The Pensions Act 2004", "Athens 2004", "the historic 1997 vote"; not "in 2010, 2011 and 2012".
fn names(low: &[String]) -> bool {
    let number = |w: &String| w.bytes().all(|b| b.is_ascii_digit());
    let mut before = low.iter().rev().skip_while(|w| number(w) || *w == "and");
    let (Some(lead), of) = (before.next(), before.next()) else {
        return false;
    };
    // "The mutiny of 1857", not "the end of 2012".
    let whole =
        of.is_some_and(|of| !QUALIFIERS.contains(&of.as_str()) && !PARTS.contains(&of.as_str()));
    if lead == "of" {
        whole
    } else {
        !LEADS.contains(&lead.as_str())
    }
}

/// Whether the sentence goes on with a past verb behind the date, so that the date is of what that verb is told of: "a plan to
/// close the yard in 2003 was dropped".
fn told_of_a_past(after: &str) -> bool {
    let next = after
        .strip_prefix(' ')
        .and_then(|a| a.split(|c: char| !c.is_alphabetic()).next());
    matches!(next, Some("was" | "were" | "had" | "did" | "saw" | "cut"))
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
pub(super) fn sentence_before(text: &str, at: usize) -> &str {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// In each text this is what the words before the date in brackets tell.
    fn all_tell(expected: Option<Told>, texts: &[&str]) {
        for marked in texts {
            let start = marked.find('[').expect("a date in brackets");
            let end = marked.find(']').expect("a date in brackets") - 1;
            let found = told(&marked.replace(['[', ']'], ""), start, end);
            assert_eq!(found, expected, "{marked}");
        }
    }

    #[test]
    fn plans_look_ahead_though_their_verb_is_past() {
        all_tell(
            Some(AHEAD),
            &[
                "The bridge was opened, and a second one is expected in late [2012].",
                "It said the line will be finished in [2014].",
                "The old pumps will be sold on [24 May].",
                "The ferry is not due until [October].",
                "The mill hopes to sell 400 looms by [2018].",
                "Deliveries are scheduled to begin in [May 2008].",
                "The tower is to be pulled down in [March 2020].",
                "The yard will be cleared and sold in [2014].",
                "The yard is set to close in [2014].",
                "Traffic is expected to double by [2020].",
                "The yard will be paid for in 2012, 2013 and [2014].",
                "The guild showed its new ferry, to be launched in [May 2008].",
                "A second tunnel is proposed in [2030].",
                "The mill is sure of its orders for [1990] and beyond.",
                "It plans a cut in 2005, followed by another in [2006].",
            ],
        );
    }

    #[test]
    fn deeds_look_back_though_a_plan_stands_before() {
        all_tell(
            Some(BACK),
            &[
                "The harbour, which will close, was built in [1903].",
                "He has been mayor since [2004].",
                "It will be the longest bridge. The shortest opened in [1950].",
                "The firm plans a sale, and its founder died in [1998].",
                "The guild agreed to the sale in [May 2004].",
                "Half the town wants a bridge compared to a third in [1999].",
                "The guild plans to keep the peace agreed in Dorra in [2004].",
                "She hopes to be the first to win it since Ann Berg in [1976].",
                "The feast will end a feud that dates back to [1970].",
                "A record was set in [2004].",
                "The law, proposed in [1993], has been passed.",
                "It is the very target she set in [1999].",
                "Fees rose five times between [November 2003] and August 2004.",
                "Sales were up on [2003].",
                "The last one was built back in [1984].",
            ],
        );
    }

    #[test]
    fn what_can_be_either_is_left_open() {
        all_tell(
            Some(Told::Open),
            &[
                "The court barred him from office until [April 2009].",
                "The ferry was to be ready in [May 2008].",
                "It raised money for the [2011] regatta.",
                "The bank sold notes due [March 1, 2011].",
                "The yard hopes to launch more ferries than in [2003].",
                "The guild will sing in the ruins of the fire of [1857].",
                "They may be held under the Harbour Act [2000].",
                "The team could meet [2001] winners Dorra.",
                "A plan to close the yard in [2003] was dropped.",
                "The ferry will be built by the yard, which lay idle in [1998].",
                "The mill promised to hire more women from [April 2007].",
                "They had the right to leave between 2004 and [2009].",
                "She felt by [2003] that all was lost.",
                "There were calls for it to be cancelled in [2003].",
                "The yard expects to launch 20 ferries, up from 12 in [2003].",
                "They will sell 40 looms, a rise of a tenth on [2003].",
                "The guild would see it receive added help between [2005] and 2007.",
                "The plan is aimed at saving a million between [2005] and 2008.",
                "It hopes to blight no house by its proposed quay in [September 2004].",
                "It was thought that she would sing at the feast in [April 2004].",
            ],
        );
        all_tell(
            None,
            &[
                "In [1995], the mill.",
                "The miller said that she is leaving in [2006].",
            ],
        );
    }
}

//! Happened, planned, denied or supposed.
//!
//! Deliberately absent: what the dates say of it: whether it was still to come when it was written, `analyse` asks.

use super::clause::{Clause, Tense, Tie, Verb, infinitive};
use super::token::{Tag, Token};
use crate::story::Status;
use crate::timex::TimexExpr;

/// How the words of a clause tell it; `time` is the expression that dates it.
pub(super) fn status(
    tokens: &[Token],
    clause: &Clause,
    verb: &Verb,
    times: &[TimexExpr],
    time: Option<usize>,
) -> Status {
    let nobody = clause.subject.as_ref().is_some_and(|s| {
        matches!(
            tokens[s.start].low.as_str(),
            "no" | "none" | "neither" | "nobody"
        )
    });
    let then = from_then(tokens, clause, verb, time);
    let ahead = time.is_some_and(|t| {
        times[t]
            .clue
            .is_some_and(|c| c.tense == crate::timex::expr::Tense::Future)
    });
    if left_open(tokens, clause, verb) || is_one_of(LIKELY, tokens, verb) {
        Status::Hypothetical
    } else if then && verb.tense == Tense::Past {
        Status::Happened
    } else if (verb.negated && !then) || nobody {
        Status::Denied
    } else if then
        || verb.tense == Tense::Future
        || to_come(tokens, verb)
        || (ahead && verb.tense == Tense::Present)
    {
        Status::Planned
    } else if verb.tense == Tense::Supposed {
        Status::Hypothetical
    } else {
        Status::Happened
    }
}

/// Whether a clause only asks, or says on what something depends: "if he goes", "whether he goes"; "the vote on whether to go was
/// delayed" tells of a vote.
pub(super) fn left_open(tokens: &[Token], clause: &Clause, verb: &Verb) -> bool {
    let marker = (clause.range.start..verb.range.start).any(|i| {
        let word = tokens[i].low.as_str();
        matches!(word, "if" | "unless" | "whether") && !infinitive(tokens, i + 1)
    });
    marker || asked(tokens, clause, verb)
}

/// Verbs of what is meant to be done: "plans to open", "is set to open".
const MEANING: &[&str] = &[
    "agree", "aim", "expect", "hope", "intend", "plan", "pledge", "prepare", "promise", "schedule",
    "seek", "set", "slate", "suppose", "threaten", "vow", "want",
];

/// Verbs of what is fixed for a time: "is scheduled for May".
const FIXING: &[&str] = &["arrange", "book", "plan", "schedule", "set", "slate"];

/// "Is about to open".
const SOON: &[&str] = &["about", "bound", "certain", "going", "poised", "sure"];

/// "Is likely to open": nobody knows.
const LIKELY: &[&str] = &["liable", "likely", "unlikely"];

/// "Is set to", "plans to", "is due on", "is going to": still to come, or it was.
fn to_come(tokens: &[Token], verb: &Verb) -> bool {
    let (first, last) = (&tokens[verb.range.start], &tokens[verb.range.end - 1]);
    let next = tokens.get(verb.range.end);
    let to = next.is_some_and(|t| t.tag == Tag::To);
    let for_it = next.is_some_and(|t| t.low == "for");
    let passive = first.tag == Tag::Be;
    let base = verb.base.as_str();
    // A headline leaves its helpers out: "New vote set for May".
    let headline = tokens.last().is_some_and(|t| t.tag != Tag::End) && verb.range.len() == 1;
    let left_out = ["set", "planned", "scheduled", "slated", "expected"];
    // "Is due on Friday"; "cancelled due to the snow" tells why.
    let due = last.tag == Tag::Be && next.is_some_and(|t| t.low == "due");
    // "Is going to Turku" goes now.
    let going = passive && last.low == "going" && begins_infinitive(tokens, verb.range.end);
    to && (passive || verb.tense != Tense::Past) && MEANING.contains(&base)
        || for_it && passive && FIXING.contains(&base)
        || headline && (to || for_it) && left_out.contains(&first.low.as_str())
        || due
        || going
        || is_one_of(SOON, tokens, verb)
        || is_to(tokens, verb)
}

/// "Was about to open", "is now very likely to open": a word of a list between "is" and an infinitive.
fn is_one_of(list: &[&str], tokens: &[Token], verb: &Verb) -> bool {
    let end = verb.range.end;
    let passed = |i: &usize| {
        (tokens[*i].tag == Tag::Adverb || tokens[*i].timex.is_some())
            && !list.contains(&tokens[*i].low.as_str())
    };
    let word = (end..tokens.len()).find(|i| !passed(i));
    tokens[end - 1].tag == Tag::Be
        && word.is_some_and(|i| {
            list.contains(&tokens[i].low.as_str()) && begins_infinitive(tokens, i + 1)
        })
}

fn begins_infinitive(tokens: &[Token], i: usize) -> bool {
    i < tokens.len() && infinitive(tokens, i)
}

/// Whether the `k`th clause is what the one before it denies: "denied that …", "rejected reports that …". "Did not deny that …" leaves
/// it as it is.
pub(super) fn is_denied(tokens: &[Token], clauses: &[Clause], k: usize) -> bool {
    let Some(before) = k.checked_sub(1).and_then(|j| clauses[j].verb.as_ref()) else {
        return false;
    };
    let start = clauses[k].range.start;
    let that = tokens[start..clauses[k].range.end]
        .iter()
        .take(2)
        .any(|t| t.low == "that");
    // "The charge in a letter that she sent" is no claim that something was so.
    let timed = |t: &Token| matches!(t.tag, Tag::Time | Tag::Preposition | Tag::Adverb);
    let between = &tokens[before.range.end..start];
    let bare = between.iter().all(timed);
    let claims = between.last().is_some_and(|t| {
        matches!(
            t.low.strip_suffix('s').unwrap_or(&t.low),
            "report"
                | "claim"
                | "allegation"
                | "rumour"
                | "rumor"
                | "suggestion"
                | "accusation"
                | "charge"
        )
    });
    let denies = match before.base.as_str() {
        "deny" => bare || claims,
        "reject" | "dismiss" | "refute" => claims,
        _ => false,
    };
    let direct = clauses[k].tie == Tie::Reported && between.is_empty();
    (that || direct)
        && denies
        && !before.negated
        && matches!(clauses[k].tie, Tie::Reported | Tie::Relative)
}

/// Whether the `k`th clause is what a neighbour that is still to come waits for: "will be the largest when it enters service".
pub(super) fn is_awaited(tokens: &[Token], clauses: &[Clause], k: usize) -> bool {
    let clause = &clauses[k];
    let waits = |verb: &Verb| verb.tense == Tense::Present && !verb.negated;
    let words = &tokens[clause.range.clone()];
    let when = words
        .iter()
        .find(|t| t.tag != Tag::Comma)
        .is_some_and(|t| ["after", "before", "once", "until", "when"].contains(&t.low.as_str()));
    let future = |k: usize| {
        let verb = clauses.get(k).and_then(|c| c.verb.as_ref());
        verb.is_some_and(|verb| verb.tense == Tense::Future)
    };
    clause.tie == Tie::Dependent
        && when
        && clause.verb.as_ref().is_some_and(waits)
        && (future(k + 1) || k.checked_sub(1).is_some_and(future))
}

/// "Not due until October", "did not open until 1990": then it is, or was.
pub(super) fn from_then(
    tokens: &[Token],
    clause: &Clause,
    verb: &Verb,
    time: Option<usize>,
) -> bool {
    let after = &tokens[verb.range.end.min(clause.range.end)..clause.range.end];
    let until = |w: &[Token]| w[0].low == "until" && w[1].tag == Tag::Time && w[1].timex == time;
    verb.negated && after.windows(2).any(until)
}

/// "The town was to host the games"; who "is to blame" has nothing to come, and what "the aim is to" do says no more than the aim.
pub(super) fn is_to(tokens: &[Token], verb: &Verb) -> bool {
    const AIMS: &[&str] = &[
        "aim",
        "challenge",
        "duty",
        "function",
        "goal",
        "idea",
        "intention",
        "job",
        "mission",
        "objective",
        "plan",
        "point",
        "policy",
        "purpose",
        "role",
        "strategy",
        "target",
        "task",
        "way",
    ];
    let last = verb.range.end - 1;
    let before = verb
        .range
        .start
        .checked_sub(1)
        .map(|i| tokens[i].low.as_str());
    let aim = before.is_some_and(|word| AIMS.contains(&word));
    !aim && matches!(tokens[last].low.as_str(), "is" | "are" | "was" | "were")
        && tokens.get(last + 1).is_some_and(|t| t.tag == Tag::To)
        && tokens.get(last + 2).is_some_and(|t| {
            matches!(t.tag, Tag::Present | Tag::Be | Tag::Have) && t.low != "blame"
        })
}

/// A question tells nothing as having happened, but what hangs on it is taken as known: "Did he resign after the dam broke?"
fn asked(tokens: &[Token], clause: &Clause, verb: &Verb) -> bool {
    if matches!(clause.tie, Tie::Dependent | Tie::Relative | Tie::Adjunct) {
        return false;
    }
    // A mark, or a comma with an "and", begins a new thought: "He left, but why did he wait?"
    let stop = (verb.range.end..tokens.len()).find(|&i| {
        matches!(tokens[i].tag, Tag::End | Tag::Break | Tag::Quote)
            || (tokens[i].tag == Tag::Comma
                && tokens.get(i + 1).is_some_and(|n| n.tag == Tag::Coordinator))
    });
    stop.is_some_and(|i| tokens[i].text == "?")
}

//! The reason for a date, in plain words.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Context, Lack, Meaning, Reason};
use crate::calendar::{Day, Period, say, say_day};
use crate::source::Kind;
use crate::story::Step;
use crate::timex::Timex;
use crate::timex::expr::{Clue, Node, Says, Tense, TimexExpr};

/// The resolved expression with its reason.
pub(super) fn timex(
    expr: &TimexExpr,
    context: &Context,
    meaning: Meaning,
    anchor: Option<Day>,
) -> Timex {
    let words = on_one_line(context.text.get(expr.span.range()).unwrap_or_default());
    let step = reason(expr, context, &meaning, anchor, &words);
    Timex {
        span: expr.span,
        kind: meaning.kind,
        value: meaning.value.to_string(),
        modifier: meaning.modifier.map(str::to_owned),
        when: meaning.when,
        stated: expr.node.is_complete() && meaning.when.is_some(),
        because: step.into_iter().collect(),
        unresolved: meaning
            .lacks
            .map(|lack| why_not(lack, &words, context.kind)),
    }
}

/// A quotation: line breaks read as spaces.
fn on_one_line(words: &str) -> Cow<'_, str> {
    let plain = !words.bytes().any(|b| matches!(b, b'\n' | b'\r' | b'\t')) && !words.contains("  ");
    if plain {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn reason(
    expr: &TimexExpr,
    context: &Context,
    meaning: &Meaning,
    anchor: Option<Day>,
    words: &str,
) -> Option<Step> {
    let when = meaning.when?;
    let date = say(when);
    let weekday = match &expr.node.says {
        Says::Calendar { fields, .. } => fields.weekday.is_some() && fields.day.is_none(),
        Says::Hour { of: Some(of), .. } => is_weekday(of),
        _ => false,
    };
    let writing = || match anchor {
        Some(day) => format!("{}, the day of writing", say_day(day)),
        None => context.anchor.map_or_else(
            || "the day of writing".to_owned(),
            |when| format!("the day of writing ({})", say(when)),
        ),
    };
    let clue_words = |clue: Option<Clue>| {
        clue.and_then(|clue| {
            context
                .text
                .get(clue.span.range())
                .map(|words| (clue.tense, words))
        })
    };
    let with = |clue: Option<Clue>| match clue_words(clue) {
        Some((Tense::Future, words)) => format!(" with \"{words}\", which looks ahead"),
        Some((Tense::Past, _)) => " with a past-tense verb".to_owned(),
        _ => String::new(),
    };
    let what = if weekday {
        weekday_of(expr).unwrap_or("such day")
    } else {
        "such date"
    };
    let origin = |told: Option<Period>| match told {
        Some(told) => format!("{}, the date the text has reached", say(told.when())),
        None => writing(),
    };
    let (code, text) = match meaning.reason {
        Reason::NoDate => return None,
        Reason::Stated => (
            "stated",
            format!("\"{words}\" says the date itself: {date}."),
        ),
        Reason::FromWriting => (
            "from-writing",
            format!("\"{words}\", counted from {}: {date}.", writing()),
        ),
        Reason::FromTelling(telling) => (
            "from-telling",
            format!(
                "\"{words}\", counted from the date the text has reached ({}): {date}.",
                say(telling.when())
            ),
        ),
        Reason::Before(clue, None) | Reason::After(clue, None)
            if anchor.is_some() && when.single_day() == anchor =>
        {
            (
                "day-of-writing",
                format!("\"{words}\"{}: {} itself.", with(clue), writing()),
            )
        }
        Reason::Before(clue, told) => (
            if weekday { "weekday-past" } else { "date-past" },
            format!(
                "\"{words}\"{}: the last {what} before {}: {date}.",
                with(clue),
                origin(told)
            ),
        ),
        Reason::After(clue, told) => (
            if weekday {
                "weekday-future"
            } else {
                "date-future"
            },
            format!(
                "\"{words}\"{}: the next {what} after {}: {date}.",
                with(clue),
                origin(told)
            ),
        ),
        Reason::Nearest => (
            "nearest",
            format!("\"{words}\": the {what} nearest to {}: {date}.", writing()),
        ),
    };
    // The words stand in the text; the arguments hold what does not.
    let mut args = BTreeMap::from([("date".to_owned(), when.to_edtf())]);
    if let Some(day) = anchor {
        args.insert(
            "anchor".to_owned(),
            crate::calendar::When::day(day).to_edtf(),
        );
    }
    if let Reason::Before(clue, _) | Reason::After(clue, _) = meaning.reason
        && let Some((_, words)) = clue_words(clue)
    {
        args.insert("clue".to_owned(), words.to_owned());
    }
    Some(Step {
        code: code.to_owned(),
        args,
        text,
        rests_on: None,
    })
}

fn is_weekday(node: &Node) -> bool {
    matches!(&node.says, Says::Calendar { fields, .. } if fields.weekday.is_some() && fields.day.is_none())
}

fn weekday_of(expr: &TimexExpr) -> Option<&'static str> {
    let fields = match &expr.node.says {
        Says::Calendar { fields, .. } => fields,
        Says::Hour { of: Some(of), .. } => match &of.says {
            Says::Calendar { fields, .. } => fields,
            _ => return None,
        },
        _ => return None,
    };
    let names = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    fields
        .weekday
        .map(|day| names[day.num_days_from_monday() as usize])
}

fn why_not(lack: Lack, words: &str, kind: Kind) -> String {
    match lack {
        Lack::Anchor => {
            format!("\"{words}\" is counted from the day of writing, which is not known.")
        }
        Lack::Telling if kind == Kind::History => {
            format!(
                "\"{words}\" is counted from a date told before it, and there is none near enough."
            )
        }
        Lack::Telling => format!("\"{words}\" is counted from another date, which is not known."),
        Lack::NoSuchDay => format!("The calendar has no such date as \"{words}\"."),
        Lack::Order => format!("In \"{words}\" day and month can be read either way round."),
        Lack::Depends => {
            format!("\"{words}\" depends on the day of writing, which is not known exactly enough.")
        }
        Lack::Vague => format!("\"{words}\" is too vague for a date."),
    }
}

//! The reason for a date, in plain words: said on demand, as most of the time of resolving would go into the sentences.

use std::borrow::Cow;

use super::{Lack, Meaning, Note, Reason, Resolved, Than, Writing};
use crate::calendar::{Day, Weekday, When, say, say_day, weekday_name_of};
use crate::source::{Kind, Span};
use crate::story::Step;
use crate::timex::Timex;
use crate::timex::expr::{Clue, Node, Says, Tense, TimexExpr};

/// From the words to the date, as data.
struct Why {
    reason: Reason,
    /// The day of writing that it was counted from, where there is only one.
    anchor: Option<Day>,
    /// The words name a weekday, and no day of the month.
    weekday: Option<Weekday>,
    /// What tells whether the clause looks back or ahead.
    clue: Option<Clue>,
}

impl Resolved {
    /// The same with its reason in plain words. The arguments are those that it was resolved with.
    pub fn explain(&self, expr: &TimexExpr, text: &str, anchor: Option<When>, kind: Kind) -> Timex {
        let meaning = &self.meaning;
        let note = meaning.note.filter(|_| meaning.when.is_some());
        let why = &Why {
            reason: meaning.reason,
            anchor: Writing::from(anchor).day(),
            weekday: weekday(&expr.node),
            clue: expr.clue,
        };
        let words = on_one_line(text.get(self.span.range()).unwrap_or_default());
        // Of an Old Style date the note says all.
        let step = reason(meaning, why, text, anchor, &words)
            .filter(|_| note != Some(Note::OldStyle) || why.reason != Reason::Stated);
        Timex {
            span: self.span,
            kind: meaning.kind,
            value: meaning.value.to_string(),
            modifier: meaning.modifier.map(|it| it.as_str().to_owned()),
            when: meaning.when,
            whole: self.whole,
            stated: self.stated(),
            because: step
                .into_iter()
                .chain(note.and_then(|note| noted(note, meaning, expr, text, &words)))
                .chain(self.whole.map(|whole| range(&words, whole)))
                .collect(),
            unresolved: meaning
                .lacks
                .map(|lack| Box::new(why_not(lack, &words, kind))),
        }
    }
}

/// What else there is to know about the date.
fn noted(note: Note, meaning: &Meaning, expr: &TimexExpr, text: &str, words: &str) -> Option<Step> {
    let words_of = |arg: &str| vec![("words", words.to_owned()), ("zone", arg.to_owned())];
    let (code, args, sentence) = match note {
        Note::OldStyle => {
            let date = meaning.when?;
            (
                "old-style",
                vec![("words", words.to_owned()), ("date", date.to_edtf())],
                format!(
                    "“{words}” counts by the Julian calendar (Old Style); by ours that is {}.",
                    say(date)
                ),
            )
        }
        Note::Zone => {
            let span = zone(&expr.node)?;
            let zone = on_one_line(text.get(span.range()).unwrap_or_default());
            let sentence =
                format!("The hour is by {zone}, as it is written; it has not been moved.");
            ("time-zone", words_of(&zone), sentence)
        }
        Note::Order => (
            "day-or-month-by-others",
            vec![("words", words.to_owned())],
            format!(
                "“{words}” can be read either way round; other dates of the text decide what stands first."
            ),
        ),
    };
    Some(step(code, args, sentence))
}

/// What the words are one end of.
fn range(words: &str, whole: When) -> Step {
    let sentence = format!("“{words}” is one end of a stretch of time: {}.", say(whole));
    let args = vec![("words", words.to_owned()), ("date", whole.to_edtf())];
    step("range", args, sentence)
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
    meaning: &Meaning,
    why: &Why,
    text: &str,
    days_of_writing: Option<When>,
    words: &str,
) -> Option<Step> {
    let when = meaning.when?;
    let anchor = why.anchor;
    let date = say(when);
    let writing = || match anchor {
        Some(day) => format!("{}, the day of writing", say_day(day)),
        None => days_of_writing.map_or_else(
            || "the day of writing".to_owned(),
            |when| format!("the day of writing ({})", say(when)),
        ),
    };
    let clue_words = |than: Than| {
        let clue = why.clue.filter(|_| than == Than::WritingByClue);
        clue.and_then(|clue| text.get(clue.span.range()).map(|words| (clue.tense, words)))
    };
    let with = |than: Than| match clue_words(than) {
        Some((Tense::Future, words)) => format!(" with “{words}”, which looks ahead"),
        Some((Tense::Past, _)) => " with a past-tense verb".to_owned(),
        _ => String::new(),
    };
    let what = why.weekday.map_or("such date", weekday_name_of);
    let origin = |than: Than| match than {
        Than::Told(told) => format!("{}, the date the text has reached", say(told.when())),
        Than::Writing | Than::WritingByClue => writing(),
    };
    let (code, sentence) = match why.reason {
        Reason::NoDate => return None,
        Reason::Stated => ("stated", format!("“{words}” says the date itself: {date}.")),
        Reason::FromWriting => (
            "from-writing",
            format!("“{words}”, counted from {}: {date}.", writing()),
        ),
        Reason::FromTelling(telling) => (
            "from-telling",
            format!(
                "“{words}”, counted from the date the text has reached ({}): {date}.",
                say(telling.when())
            ),
        ),
        Reason::Before(than) | Reason::After(than)
            if !matches!(than, Than::Told(_))
                && anchor.is_some()
                && when.single_day() == anchor =>
        {
            (
                "day-of-writing",
                format!("“{words}”{}: {} itself.", with(than), writing()),
            )
        }
        Reason::Before(than) => (
            if why.weekday.is_some() {
                "weekday-past"
            } else {
                "date-past"
            },
            format!(
                "“{words}”{}: the last {what} before {}: {date}.",
                with(than),
                origin(than)
            ),
        ),
        Reason::After(than) => (
            if why.weekday.is_some() {
                "weekday-future"
            } else {
                "date-future"
            },
            format!(
                "“{words}”{}: the next {what} after {}: {date}.",
                with(than),
                origin(than)
            ),
        ),
        Reason::Nearest => (
            "nearest",
            format!("“{words}”: the nearest {what} to {}: {date}.", writing()),
        ),
    };
    let mut args = vec![("words", words.to_owned()), ("date", when.to_edtf())];
    match (anchor, why.reason, days_of_writing) {
        (Some(day), ..) => args.push(("anchor", When::day(day).to_edtf())),
        (None, Reason::Stated | Reason::FromTelling(_), _) | (.., None) => {}
        (None, _, Some(when)) => args.push(("writing", when.to_edtf())),
    }
    match why.reason {
        Reason::FromTelling(told) => args.push(("telling", told.when().to_edtf())),
        Reason::Before(than) | Reason::After(than) => {
            if let Than::Told(told) = than {
                args.push(("telling", told.when().to_edtf()));
            }
            if let Some((tense, words)) = clue_words(than) {
                let tense = match tense {
                    Tense::Past => Some("past"),
                    Tense::Future => Some("future"),
                    _ => None,
                };
                args.push(("clue", words.to_owned()));
                args.extend(tense.map(|tense| ("tense", tense.to_owned())));
            }
        }
        _ => {}
    }
    args.extend(
        why.weekday
            .map(|day| ("weekday", weekday_name_of(day).to_owned())),
    );
    Some(step(code, args, sentence))
}

/// A step, before it is known in which source its words stand.
fn step(code: &'static str, args: Vec<(&'static str, String)>, text: String) -> Step {
    let args: Vec<(&'static str, &str)> =
        args.iter().map(|(key, arg)| (*key, arg.as_str())).collect();
    Step::new(code, &args, text, None)
}

fn why_not(lack: Lack, words: &str, kind: Kind) -> Step {
    let (code, sentence) = match lack {
        Lack::Anchor => (
            "lacks-writing",
            format!("“{words}” is counted from the day of writing, which is not known."),
        ),
        Lack::Telling if kind == Kind::History => (
            "lacks-telling",
            format!(
                "“{words}” is counted from a date told before it, and there is none near enough."
            ),
        ),
        Lack::Telling => (
            "lacks-other-date",
            format!("“{words}” is counted from another date, which is not known."),
        ),
        Lack::NoSuchDay => (
            "no-such-day",
            format!("The calendar has no such date as “{words}”."),
        ),
        Lack::Order => (
            "day-or-month",
            format!("In “{words}” day and month can be read either way round."),
        ),
        Lack::Depends => (
            "depends-on-writing",
            format!("“{words}” depends on the day of writing, which is not known exactly enough."),
        ),
        Lack::Fiscal => (
            "fiscal-year",
            format!("“{words}” is of a fiscal year, and the text does not say when that begins."),
        ),
        Lack::Vague => ("vague", format!("“{words}” is too vague for a date.")),
    };
    step(code, vec![("words", words.to_owned())], sentence)
}

/// The weekday of "Friday" and "Friday night"; not that of "Friday, 12 August".
fn weekday(node: &Node) -> Option<Weekday> {
    let node = match &node.says {
        Says::Hour { of: Some(of), .. } => of,
        _ => node,
    };
    match &node.says {
        Says::Calendar { fields, .. } if fields.day.is_none() => fields.weekday,
        _ => None,
    }
}

/// The words for a time zone that an hour has.
fn zone(node: &Node) -> Option<Span> {
    match &node.says {
        Says::Hour { zone, .. } => *zone,
        Says::Phase { of, .. } | Says::About(of) => self::zone(of),
        _ => None,
    }
}

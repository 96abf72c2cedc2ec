//! Every reason that can be given, by its code: for steps, for expressions that stay open, for findings.
//!
//! A code and its arguments are the meaning, the English sentence beside them is one way to say it. Arguments are in no language:
//! dates are EDTF, weekdays go by their English name as an identifier, the rest are words of a source or its label.
//! Deliberately absent: sentences. They stand where the reason is found (English) and with the interface (other languages).

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::archive::ArchiveError;
use crate::order::InOrder;
use crate::source::{ImportError, ImportProblem};

/// The codes, each with the arguments that it has, those behind a `?` not always.
pub const CODES: &[(&str, &[&str])] = &[
    // What words mean (timex).
    ("stated", &["words", "date", "?anchor", "?weekday"]),
    (
        "from-writing",
        &["words", "date", "?anchor", "?writing", "?weekday"],
    ),
    (
        "from-telling",
        &["words", "date", "telling", "?anchor", "?weekday"],
    ),
    (
        "day-of-writing",
        &[
            "words", "date", "anchor", "?weekday", "?telling", "?clue", "?tense",
        ],
    ),
    ("weekday-past", PAST_OR_FUTURE),
    ("weekday-future", PAST_OR_FUTURE),
    ("date-past", PAST_OR_FUTURE),
    ("date-future", PAST_OR_FUTURE),
    (
        "nearest",
        &["words", "date", "?weekday", "?anchor", "?writing"],
    ),
    ("range", &["words", "date"]),
    ("old-style", &["words", "date"]),
    ("time-zone", &["words", "zone"]),
    ("day-or-month-by-others", &["words"]),
    // Why words stay without a date (timex).
    ("lacks-writing", &["words"]),
    ("lacks-telling", &["words"]),
    ("lacks-other-date", &["words"]),
    ("no-such-day", &["words"]),
    ("day-or-month", &["words"]),
    ("depends-on-writing", &["words"]),
    ("fiscal-year", &["words"]),
    ("vague", &["words"]),
    // When a mention without such words happened (analyse).
    ("counted", &["words", "from", "way"]),
    ("own-day-news", &[]),
    ("told-with", &["words", "date"]),
    // When a source was written (dating).
    ("set-by-hand", &["date"]),
    ("given", &[]),
    ("dateline", &["words"]),
    ("dateline-part", &["words"]),
    ("copyright-year", &["year"]),
    ("named-twice", &["words"]),
    ("years-ago", &["words", "date"]),
    ("past-date", &["words"]),
    ("coming-date", &["words"]),
    ("yearless-date", &["words", "way"]),
    ("lead-day", &["weekday"]),
    ("same-event-here", &["words", "other"]),
    (
        "same-event-elsewhere",
        &["words", "other", "source", "date", "?or"],
    ),
    (
        "news-elsewhere",
        &["words", "other", "source", "date", "?or"],
    ),
    ("news-of", &["words", "source", "date", "?or"]),
    ("age", &["words", "source", "other", "date"]),
    ("same-day-elsewhere", &["words", "source", "other", "date"]),
    (
        "days-agree",
        &["words", "other", "?third", "source", "?and", "date"],
    ),
    ("habit", &["words", "date"]),
    ("own-day", &["day", "weekday"]),
    ("no-clue", &[]),
    ("open", &["?date"]),
    // Why passages are one event, and why on this date (cluster).
    ("same-event", &["words", "?deeds", "?names", "?days"]),
    ("told-too", &["source", "words", "how"]),
    ("copied", &["source", "other", "words"]),
    ("dated-by", &["source", "date", "words"]),
    ("vote", &["by", "?date"]),
    // What a person settled (analyse, curation).
    ("by-hand-date", &["date"]),
    ("by-hand-added", &[]),
    ("by-hand-joined", &[]),
    ("by-hand-apart", &[]),
    ("by-hand-named", &[]),
    ("by-hand-status", &[]),
    // Findings.
    ("date-contradiction", &["clue"]),
    ("dates-disagree", &["words", "source", "other"]),
    ("encoding-guessed", &[]),
    ("encoding-damaged", &["count"]),
    ("looks-like-markup", &[]),
    ("given-date-unreadable", &["words"]),
    ("place-outside-text", &["count"]),
    // Why a file is refused.
    ("file-binary", &["name"]),
    ("file-empty", &["name"]),
    ("file-too-long", &["name"]),
    ("file-broken", &["name", "encoding"]),
    ("file-damaged", &["name"]),
    ("file-not-english", &["name"]),
    ("file-no-row", &["name"]),
    ("file-unreadable", &["name"]),
    ("story-not-whole", &[]),
    ("story-none", &[]),
    ("story-newer", &[]),
    ("story-damaged", &[]),
];

const PAST_OR_FUTURE: &[&str] = &[
    "words", "date", "?weekday", "?anchor", "?writing", "?telling", "?clue", "?tense",
];

/// What a reason needs besides its code to be said in another language, by name.
///
/// In the order of their names. Few have more than three, and a large story has a million: a list of them takes a tenth of the
/// memory of a tree.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Args(Box<[Arg]>);

/// The name of an argument, which most often stands in the program, and the argument.
type Arg = (Cow<'static, str>, Box<str>);

impl Args {
    /// Arguments from pairs, no two of one name.
    pub fn of(pairs: &[(&'static str, &str)]) -> Args {
        let arg = |&(name, arg): &(&'static str, &str)| (name.into(), arg.into());
        Args::of_any(pairs.iter().map(arg).collect())
    }

    /// Of any order.
    fn of_any(mut args: Vec<Arg>) -> Args {
        args.order_by(|a, b| a.0.cmp(&b.0));
        Args(args.into())
    }

    /// These and one more, or one in the place of that of its name.
    pub fn and(&self, name: &'static str, arg: &str) -> Args {
        let others = self.0.iter().filter(|(it, _)| it != name);
        let one = (name.into(), arg.into());
        Args::of_any(others.cloned().chain([one]).collect())
    }

    /// All of them, each with its name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, arg)| (&**name, &**arg))
    }

    /// The argument of this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(it, _)| *it == name).map(|(_, arg)| arg)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// As an object of strings.
impl Serialize for Args {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// From an object; a foreign file may give numbers.
impl<'de> Deserialize<'de> for Args {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Args, D::Error> {
        let words = |arg: Value| match arg {
            Value::String(words) => words,
            other => other.to_string(),
        };
        let given = BTreeMap::<String, Value>::deserialize(deserializer)?;
        let args = given.into_iter();
        let arg = |(name, arg): (String, Value)| (name.into(), words(arg).into());
        Ok(Args::of_any(args.map(arg).collect()))
    }
}

/// What a person is told where no source could be made: why a file is refused.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Told {
    /// One of [`CODES`]; empty for what is said in English only.
    pub code: String,
    /// Its arguments.
    pub args: Args,
    /// One or two English sentences: what is the matter and what to do.
    pub text: String,
}

impl Told {
    /// Something told, with a code of [`CODES`].
    pub fn new(code: &str, args: &[(&'static str, &str)], text: String) -> Told {
        debug_assert!(is_listed(code), "src/core/reason.rs lacks {code}");
        Told {
            code: code.into(),
            args: Args::of(args),
            text,
        }
    }
}

impl From<&str> for Told {
    fn from(text: &str) -> Told {
        Told {
            text: text.into(),
            ..Told::default()
        }
    }
}

impl From<&ImportError> for Told {
    fn from(error: &ImportError) -> Told {
        let name = ("name", error.name.as_str());
        let told = |code, args: &[(&'static str, &str)]| Told::new(code, args, error.to_string());
        match &error.problem {
            ImportProblem::Binary(_) => told("file-binary", &[name]),
            ImportProblem::Empty => told("file-empty", &[name]),
            ImportProblem::TooLong => told("file-too-long", &[name]),
            ImportProblem::BrokenEncoding { named, .. } => {
                told("file-broken", &[name, ("encoding", named)])
            }
            ImportProblem::Damaged => told("file-damaged", &[name]),
            ImportProblem::NotEnglish => told("file-not-english", &[name]),
            ImportProblem::NotARow(_) => told("file-no-row", &[name]),
        }
    }
}

impl From<&ArchiveError> for Told {
    fn from(error: &ArchiveError) -> Told {
        let told = |code| Told::new(code, &[], error.to_string());
        match error {
            ArchiveError::NotJson(_) => told("story-not-whole"),
            ArchiveError::NotAStory => told("story-none"),
            ArchiveError::Newer(_) => told("story-newer"),
            ArchiveError::Damaged(_) => told("story-damaged"),
        }
    }
}

/// Whether the code is in the list. Every reason is made with one that is, so that no language lacks its sentence.
pub(crate) fn is_listed(code: &str) -> bool {
    CODES.iter().any(|(listed, _)| *listed == code)
}

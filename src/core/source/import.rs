//! Import: a file's bytes become sources, or one clear sentence that says why not.

use std::fmt;
use std::sync::Arc;

use super::{Source, SourceId, decode, english, imprint, rows};
use crate::finding::Finding;
use crate::passage::{self, Role};
use crate::reason::Args;
use crate::timex;

/// The longest article, in bytes. A file of JSON lines may be longer: the limit holds for each of its articles.
pub const LONGEST: usize = 20_000_000;

/// Reads a file: a text file is one source, a file of JSON lines (`.jsonl`) one source a line that is not blank. Every article
/// comes in or fails by itself.
///
/// The text is kept as it was decoded, without the byte order mark and otherwise with nothing added or taken away.
pub fn import(name: &str, bytes: &[u8]) -> Vec<Result<Source, ImportError>> {
    let fail = |problem| vec![Err(ImportError::new(name, problem))];
    let lines = rows::is_named_so(name);
    if !lines && bytes.len() > LONGEST {
        return fail(ImportProblem::TooLong);
    }
    let decoded = match decode::decode(bytes) {
        Ok(decoded) => decoded,
        Err(problem) => return fail(problem),
    };
    if lines || rows::looks_so(name, &decoded.text) {
        return rows::import(name, &decoded.text);
    }
    vec![article(name, &decoded.text).map(|mut source| {
        if decoded.guessed {
            source.findings.insert(0, guessed_encoding());
        }
        source
    })]
}

/// One article, decoded: checks that it can be read, and reads what stands round it.
///
/// # Errors
/// If it is empty, longer than [`LONGEST`], or clearly not in English.
pub fn article(name: &str, text: &str) -> Result<Source, ImportError> {
    let fail = |problem| Err(ImportError::new(name, problem));
    if text.len() > LONGEST {
        return fail(ImportProblem::TooLong);
    }
    let marks = text.matches('\u{fffd}').count();
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    if letters == 0 && marks == 0 {
        return fail(ImportProblem::Empty);
    }
    if marks * 20 > letters {
        return fail(ImportProblem::Damaged);
    }
    if !english::may_be_english(text) {
        return fail(ImportProblem::NotEnglish);
    }
    let mut source = Source::new(identity(name, text), name, text);
    if marks > 0 {
        source.findings.push(lost_characters(marks));
    }
    if looks_like_markup(text) {
        source.findings.push(markup());
    }
    describe(&mut source);
    Ok(source)
}

/// Title, author and publisher, from the passages round the report.
fn describe(source: &mut Source) {
    let text: Arc<str> = source.text.clone();
    let passages = passage::split(&text);
    let words = |passage: &passage::Passage| &text[passage.span.range()];
    let body = passages.iter().position(|p| p.role == Role::Text);
    let above = &passages[..body.unwrap_or(passages.len())];
    source.title = above
        .iter()
        .find(|p| p.role == Role::Headline)
        .map(|p| one_line(words(p).trim_start_matches(['#', ' '])));
    let note = above.iter().find_map(|p| imprint::note(words(p)));
    let lines = || {
        passages
            .iter()
            .filter(|p| p.role == Role::Byline)
            .map(words)
    };
    let bylines = || lines().filter_map(imprint::byline);
    source.author = bylines()
        .map(|byline| byline.author)
        .chain(
            lines()
                .filter(|line| imprint::is_name(line))
                .map(imprint::writer),
        )
        .next()
        .or(note.and_then(|note| note.author))
        .map(one_line);
    // From the surest to the least sure.
    let alone = || {
        above
            .iter()
            .filter(|p| p.role == Role::Byline)
            .map(words)
            .find(|line| imprint::byline(line).is_none() && !imprint::is_name(line))
            .map(imprint::of_place)
    };
    let dateline = || {
        let lines = passages.iter().filter(|p| p.role == Role::Dateline);
        lines
            .filter_map(|p| imprint::dateline_publisher(words(p)))
            .next()
    };
    let notice = || {
        let notices = passages.iter().filter(|p| p.role == Role::Boilerplate);
        notices
            .filter_map(|p| imprint::copyright_holder(words(p)))
            .next()
    };
    let prompt = || {
        let prompts = passages.iter().filter(|p| p.role == Role::Boilerplate);
        prompts.filter_map(|p| imprint::offered(words(p))).next()
    };
    source.publisher = note
        .and_then(|note| note.publisher)
        .or_else(alone)
        .or_else(|| bylines().find_map(|byline| byline.publisher))
        .or_else(dateline)
        .or_else(notice)
        .or_else(prompt)
        .or_else(|| passages.first().and_then(|p| imprint::opening(words(p))))
        .map(one_line);
    source.kind = timex::recognise_kind(&text, &timex::find(&text));
}

/// With its line breaks and runs of spaces as single spaces.
fn one_line(words: &str) -> Arc<str> {
    words
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .into()
}

/// An id from name and text: FNV-1a, 64 bits, as 16 hexadecimal digits behind an `s`.
fn identity(name: &str, text: &str) -> SourceId {
    let bytes = name.bytes().chain([0xff]).chain(text.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    SourceId(format!("s{hash:016x}").into())
}

fn guessed_encoding() -> Finding {
    Finding {
        code: "encoding-guessed".into(),
        args: Args::of(&[]),
        span: None,
        message: "The file is not UTF-8, so it was read as Windows-1252.".into(),
        hint: "If letters look wrong, save it as UTF-8 and add it again.".into(),
    }
}

/// Whether a text is the source of a web page: it begins with a tag and closes one that pages have.
fn looks_like_markup(text: &str) -> bool {
    const CLOSING: [&str; 5] = ["</html>", "</body>", "</p>", "</div>", "</HTML>"];
    text.trim_start().starts_with('<') && CLOSING.iter().any(|tag| text.contains(tag))
}

fn markup() -> Finding {
    Finding {
        code: "looks-like-markup".into(),
        args: Args::of(&[]),
        span: None,
        message: "This looks like the source of a web page; its tags are kept as text.".into(),
        hint: "Open the page in a browser, copy what you read there and paste that.".into(),
    }
}

fn lost_characters(count: usize) -> Finding {
    let characters = if count == 1 {
        "character was"
    } else {
        "characters were"
    };
    Finding {
        code: "encoding-damaged".into(),
        args: Args::of(&[("count", &count.to_string())]),
        span: None,
        message: format!(
            "{count} {characters} lost before the file came here and show as \u{fffd}."
        ),
        hint: "Look for a better copy, or go on: the rest can be read.".into(),
    }
}

/// Why an article could not be read: one sentence, with its name and what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportError {
    /// The file's name; for a row of JSON lines with its line.
    pub name: String,
    /// What is the matter.
    pub problem: ImportProblem,
}

impl ImportError {
    /// An error of the file with this name.
    pub fn new(name: &str, problem: ImportProblem) -> ImportError {
        ImportError {
            name: name.to_owned(),
            problem,
        }
    }
}

/// What can be the matter with a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ImportProblem {
    /// It is no text; what it is instead, if its first bytes say so.
    Binary(Option<&'static str>),
    /// It has no letter or digit in it.
    Empty,
    /// It is longer than [`LONGEST`].
    TooLong,
    /// It says or seems to be in this encoding, and is not from this byte on (counted from 0).
    BrokenEncoding {
        /// The encoding.
        named: &'static str,
        /// The first byte that does not fit.
        byte: usize,
    },
    /// Too many of its characters were lost before it came here.
    Damaged,
    /// It is clearly not in English.
    NotEnglish,
    /// A line of JSON lines is not `{"doc", "text", …}`.
    NotARow(String),
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match &self.problem {
            ImportProblem::Binary(Some(kind)) => write!(
                f,
                "{name} is {kind}, not plain text. Open it, copy its text and paste that, or save it as plain text (.txt)."
            ),
            ImportProblem::Binary(None) => write!(
                f,
                "{name} is not plain text. Open it in the program it belongs to, copy its text and paste that."
            ),
            ImportProblem::Empty => write!(f, "{name} is empty. Choose a file with text in it."),
            ImportProblem::TooLong => write!(
                f,
                "{name} is over 20 MB. Split it into single articles and add those."
            ),
            ImportProblem::BrokenEncoding { named, byte } => write!(
                f,
                "{name} cannot be read as text: it stops being {named} at byte {byte}. Save it again as UTF-8, or copy its text and paste that."
            ),
            ImportProblem::Damaged => write!(
                f,
                "{name} has lost too many of its letters (they show as \u{fffd}). Look for a better copy, or copy the text from where it looks right and paste that."
            ),
            ImportProblem::NotEnglish => write!(
                f,
                "{name} does not seem to be in English, the one language that is read so far. Add an English text or a translation."
            ),
            ImportProblem::NotARow(why) => write!(
                f,
                "{name} is no article: {why}. Each line has to be a JSON object such as {{\"doc\": \"name\", \"text\": \"…\"}}."
            ),
        }
    }
}

impl std::error::Error for ImportError {}

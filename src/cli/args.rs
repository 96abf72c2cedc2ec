//! The command line's words.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};

use crate::help;

/// What was asked for.
pub enum Command {
    /// Print this text.
    Help(&'static str),
    /// Articles to a timeline.
    Extract(Extract),
    /// Texts to time expressions.
    Timex(Timex),
    /// Articles to a page.
    Page(Page),
}

/// How a story leaves the program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// The story file.
    Json,
    /// A row a mention.
    Csv,
    /// A calendar.
    Ics,
    /// Knight Lab's TimelineJS.
    TimelineJs,
}

/// The files that a story is made of, and how they are read.
#[derive(Default)]
pub struct Input {
    /// Paths; `-` is standard input.
    pub files: Vec<PathBuf>,
    /// The dates given beside the texts are left unread.
    pub ignore_dates: bool,
    /// What the story is called.
    pub title: Option<String>,
}

/// `datelines extract`.
pub struct Extract {
    /// What to read.
    pub input: Input,
    /// What to write.
    pub format: Format,
    /// Where to; standard output if nowhere.
    pub output: Option<PathBuf>,
}

/// `datelines timex`.
pub struct Timex {
    /// What to read; standard input if nothing.
    pub files: Vec<PathBuf>,
}

/// `datelines page`.
pub struct Page {
    /// What to read.
    pub input: Input,
    /// Where to.
    pub output: PathBuf,
    /// The built page to put the story into.
    pub template: Option<PathBuf>,
}

/// Reads the command line. The error is a sentence for whoever typed it.
pub fn parse(mut parser: Parser) -> Result<Command, String> {
    let command = match parser.next().map_err(said)? {
        None => return Err("Say what to do: extract, timex or page.".to_owned()),
        Some(Arg::Long("help") | Arg::Short('h')) => return Ok(Command::Help(help::MAIN)),
        Some(Arg::Long("version") | Arg::Short('V')) => return Ok(Command::Help(help::VERSION)),
        Some(Arg::Value(command)) => command,
        Some(other) => return Err(said(other.unexpected())),
    };
    match command.to_str() {
        Some("extract") => extract(parser),
        Some("timex") => timex(parser),
        Some("page") => page(parser),
        Some("help") => Ok(Command::Help(help::MAIN)),
        _ => Err(format!(
            "There is no command '{}'; there are extract, timex and page.",
            command.to_string_lossy()
        )),
    }
}

fn extract(mut parser: Parser) -> Result<Command, String> {
    let mut input = Input::default();
    let (mut format, mut output) = (Format::Json, None);
    while let Some(arg) = parser.next().map_err(said)? {
        match arg {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(help::EXTRACT)),
            Arg::Long("format") | Arg::Short('f') => format = named(&value(&mut parser)?)?,
            Arg::Long("output") | Arg::Short('o') => output = Some(value(&mut parser)?.into()),
            Arg::Value(file) => input.files.push(file.into()),
            Arg::Long("ignore-dates") => input.ignore_dates = true,
            Arg::Long("title") => input.title = Some(value(&mut parser)?.string().map_err(said)?),
            other => return Err(said(other.unexpected())),
        }
    }
    input.check()?;
    Ok(Command::Extract(Extract {
        input,
        format,
        output,
    }))
}

fn timex(mut parser: Parser) -> Result<Command, String> {
    let mut files = Vec::new();
    while let Some(arg) = parser.next().map_err(said)? {
        match arg {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(help::TIMEX)),
            Arg::Value(file) => files.push(file.into()),
            other => return Err(said(other.unexpected())),
        }
    }
    Ok(Command::Timex(Timex { files }))
}

fn page(mut parser: Parser) -> Result<Command, String> {
    let mut input = Input::default();
    let (mut output, mut template) = (None, None);
    while let Some(arg) = parser.next().map_err(said)? {
        match arg {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(help::PAGE)),
            Arg::Long("output") | Arg::Short('o') => output = Some(value(&mut parser)?.into()),
            Arg::Long("template") => template = Some(value(&mut parser)?.into()),
            Arg::Value(file) => input.files.push(file.into()),
            Arg::Long("ignore-dates") => input.ignore_dates = true,
            Arg::Long("title") => input.title = Some(value(&mut parser)?.string().map_err(said)?),
            other => return Err(said(other.unexpected())),
        }
    }
    input.check()?;
    let output = output.ok_or("Say where to write the page: -o lesson.html")?;
    Ok(Command::Page(Page {
        input,
        output,
        template,
    }))
}

impl Input {
    fn check(&self) -> Result<(), String> {
        let stdin = self
            .files
            .iter()
            .filter(|file| file.as_os_str() == "-")
            .count();
        match (self.files.len(), stdin) {
            (0, _) => Err("Name the files to read, or - for standard input.".to_owned()),
            (_, 2..) => Err("Standard input (-) can be read only once.".to_owned()),
            _ => Ok(()),
        }
    }
}

fn value(parser: &mut Parser) -> Result<OsString, String> {
    parser.value().map_err(said)
}

fn named(format: &OsString) -> Result<Format, String> {
    match format.to_str() {
        Some("json") => Ok(Format::Json),
        Some("csv") => Ok(Format::Csv),
        Some("ics") => Ok(Format::Ics),
        Some("timelinejs") => Ok(Format::TimelineJs),
        _ => Err(format!(
            "There is no format '{}'; there are json, csv, ics and timelinejs.",
            format.to_string_lossy()
        )),
    }
}

/// What lexopt says, as a sentence.
fn said(error: lexopt::Error) -> String {
    let words = error.to_string();
    let mut chars = words.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    format!("{}{}.", first.unwrap_or_default(), chars.as_str())
}

//! `datelines`, the native command: timelines from articles, time expressions from texts, lesson pages; for batches,
//! pipelines and evaluation.
//!
//! Deliberately absent: any reading of texts (see the core), the network, a configuration file.

mod args;
mod extract;
mod help;
mod input;
mod output;
mod page;
mod progress;
mod timex;

use std::process::ExitCode;

use args::Command;

/// What was done, for the exit status.
pub enum Outcome {
    /// All of it: 0.
    Done,
    /// Some files could not be used, and were named on standard error: 1.
    SomeFailed,
}

fn main() -> ExitCode {
    let command = match args::parse(lexopt::Parser::from_env()) {
        Ok(command) => command,
        Err(wrong) => {
            eprintln!("datelines: {wrong}\nTry 'datelines --help'.");
            return ExitCode::from(2);
        }
    };
    let done = match command {
        Command::Help(text) => output::print(text),
        Command::Extract(job) => extract::run(&job),
        Command::Timex(job) => timex::run(&job),
        Command::Page(job) => page::run(&job),
    };
    match done {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::SomeFailed) => ExitCode::FAILURE,
        // The reader of a pipe has what it wanted ("datelines … | head").
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("datelines: {error}");
            ExitCode::FAILURE
        }
    }
}

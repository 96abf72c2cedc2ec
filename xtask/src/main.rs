//! The project's own commands: `cargo xtask page`, `test` and `serve`.
//!
//! Each brings what it needs, once, and says what it is doing while that takes long. Whatever makes a page, here or in
//! trunk's hook, goes through [`dist`], so there is one way to make one.

mod browsers;
mod bytes;
mod classroom;
mod csp;
mod dist;
mod embed;
mod glue;
mod names;
mod open;
mod page;
mod run;
mod samples;
mod serve;
mod sorted;
mod tally;
mod template;
mod test;
mod tools;
mod wasm;

use std::process::ExitCode;

use anyhow::bail;

const USAGE: &str = "\
cargo xtask <command>

  page [--dev] [--no-open]   builds dist/: datelines.html (one file, opens from disk), embed.js, classroom.html;
                             --dev: quick to rebuild, larger and slower to use
  test                       runs every test there is, the browser's too
  serve                      serves the page with trunk, rebuilt on every change; what follows goes to `trunk serve`
  trunk-before, trunk-after  what Trunk.toml calls round a build: brings what trunk lacks, makes the same dist/ from its wasm
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[String]) -> anyhow::Result<()> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.split_first() {
        Some((&"page", flags)) => {
            let mut profile = wasm::Profile::Release;
            let mut show = true;
            for flag in flags {
                match *flag {
                    "--dev" => profile = wasm::Profile::Quick,
                    "--no-open" => show = false,
                    other => bail!("`page` does not know {other}\n\n{USAGE}"),
                }
            }
            page::page(profile, show)
        }
        Some((&"test", [])) => test::test(),
        Some((&"serve", rest)) => serve::serve(rest),
        Some((&"trunk-before", [])) => tools::for_trunk(),
        Some((&"trunk-after", [])) => page::after_trunk(),
        Some((&("help" | "--help" | "-h"), _)) => {
            print!("{USAGE}");
            Ok(())
        }
        _ => bail!("{USAGE}"),
    }
}

//! `cargo xtask test`: everything that can fail, one step after another.

use std::process::Command;

use anyhow::{Result, bail};

use crate::run::{self, cargo, program};
use crate::tally::Tally;
use crate::wasm::Profile;
use crate::{browsers, page, tools};

/// Our packages; `tools` only wraps another project's command.
const OURS: &str = "--workspace --exclude tools";

/// Runs every step, also after one has failed, and fails if one did.
pub fn test() -> Result<()> {
    let tests = Tally::default();
    let mut failed = Vec::new();
    let mut step = |what: &'static str, work: &dyn Fn() -> Result<()>| {
        if let Err(problem) = run::step(what, work) {
            eprintln!("   {problem:#}");
            failed.push(what);
        }
    };
    step(
        "preparing: rustfmt, clippy, the WebAssembly target",
        &prepare,
    );
    step(
        "preparing: Chromium, ChromeDriver, Firefox",
        &browsers::ensure,
    );
    step("rustfmt", &|| run::done(&mut line("fmt --all --check")));
    step("clippy, native", &|| {
        run::done(&mut line(&format!(
            "clippy --quiet {OURS} --all-targets -- --deny warnings"
        )))
    });
    step("clippy, WebAssembly", &|| {
        let web = format!(
            "--package datelines-app --package datelines-core --package datelines-unpack --target {}",
            tools::WASM
        );
        run::done(&mut line(&format!(
            "clippy --quiet {web} --lib --bins -- --deny warnings"
        )))
    });
    step("rustdoc", &|| {
        let command = format!("doc --quiet {OURS} --no-deps");
        run::done(line(&command).env("RUSTDOCFLAGS", "--deny warnings"))
    });
    step("tests without a browser", &|| {
        tests.run(&mut line(&format!(
            "test {OURS} --exclude browser-tests --no-fail-fast"
        )))
    });
    step("the page", &|| page::build(Profile::Release).map(drop));
    step("tests in real browsers, of the page just built", &|| {
        tests.run(&mut line("test --package browser-tests --no-fail-fast"))
    });
    eprintln!("\n{tests}");
    if !failed.is_empty() {
        bail!("failed: {}", failed.join("; "));
    }
    eprintln!("Every step passed.");
    Ok(())
}

/// Cargo with these words.
fn line(words: &str) -> Command {
    cargo(words.split_whitespace())
}

fn prepare() -> Result<()> {
    tools::wasm_target()?;
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if !run::works(&mut cargo([command, "--version"])) {
            run::done(&mut program("rustup", ["component", "add", component]))?;
        }
    }
    Ok(())
}

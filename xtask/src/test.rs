//! `cargo xtask test`: everything that can fail, one step after another.

use anyhow::{Result, bail};

use crate::run::{self, cargo, program};
use crate::tools::WASM;
use crate::wasm::Profile;
use crate::{page, tools};

/// The packages that are ours: `tools` only wraps another project's command.
const OURS: [&str; 3] = ["--workspace", "--exclude", "tools"];

/// Opens the built page in real browsers, so it comes after the page.
const IN_BROWSERS: &str = "browser-tests";

/// Runs every step, also after one has failed, and fails if one did.
pub fn test() -> Result<()> {
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
    step("rustfmt", &|| {
        run::done(&mut cargo(["fmt", "--all", "--check"]))
    });
    step("clippy, native", &|| {
        run::done(
            cargo(["clippy", "--quiet", "--all-targets"])
                .args(OURS)
                .args(["--", "--deny", "warnings"]),
        )
    });
    step("clippy, WebAssembly", &|| {
        let command = [
            "clippy",
            "--quiet",
            "--target",
            WASM,
            "--package",
            "datelines-app",
            "--package",
            "datelines-core",
            "--lib",
            "--bins",
        ];
        run::done(cargo(command).args(["--", "--deny", "warnings"]))
    });
    step("rustdoc", &|| {
        run::done(
            cargo(["doc", "--quiet", "--no-deps"])
                .args(OURS)
                .env("RUSTDOCFLAGS", "--deny warnings"),
        )
    });
    step("tests without a browser", &|| {
        run::done(
            cargo(["test"])
                .args(OURS)
                .args(["--exclude", IN_BROWSERS]),
        )
    });
    step("the page", &|| page::build(Profile::Release).map(drop));
    step("tests in browsers, of the page", &|| {
        run::done(&mut cargo(["test", "--package", IN_BROWSERS]))
    });
    if failed.is_empty() {
        eprintln!("\nEvery step passed.");
        return Ok(());
    }
    bail!("failed: {}", failed.join("; "))
}

fn prepare() -> Result<()> {
    tools::wasm_target()?;
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        let there =
            run::output(cargo([command, "--version"]).stderr(std::process::Stdio::null())).is_ok();
        if !there {
            run::done(&mut program("rustup", ["component", "add", component]))?;
        }
    }
    Ok(())
}

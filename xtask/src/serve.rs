//! `cargo xtask serve`: trunk at its pinned version, with the tools it looks for on its PATH.

use std::env;
use std::process::Stdio;

use anyhow::{Context, Result};

use crate::{run, tools};

/// Serves until it is stopped. `rest` goes to `trunk serve`.
pub fn serve(rest: &[&str]) -> Result<()> {
    tools::wasm_target()?;
    let bindgen = tools::wasm_bindgen()?;
    let trunk = tools::trunk()?;
    let mut path = vec![tools::bin()];
    path.extend(bindgen.parent().map(Into::into));
    path.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    let path =
        env::join_paths(path).context("a folder on the PATH has a name that cannot stand there")?;
    let mut arguments = vec!["serve"];
    // Trunk.toml asks for what people get; while working, quick to rebuild is worth more.
    if !rest
        .iter()
        .any(|argument| argument.starts_with("--release"))
    {
        arguments.push("--release=false");
    }
    arguments.extend(rest);
    eprintln!("── serving with trunk, built for quick changes; Ctrl+C stops it");
    run::done(
        run::program(&trunk, arguments)
            .env("PATH", path)
            .stdin(Stdio::inherit()),
    )
}

//! `cargo xtask page`, and the same from trunk's hook.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::wasm::{self, Profile, Program};
use crate::{dist, open, run, samples, template};

/// Builds dist/, says where it is, and opens the page where `show` and a display allow it.
pub fn page(profile: Profile, show: bool) -> Result<()> {
    let folder = build(profile)?;
    let file = folder.join("datelines.html");
    println!(
        "\n{}\nOpen it with a double click; it needs no server and no network. Beside it: embed.js, classroom.html.",
        file.display()
    );
    if show {
        open::open(&file);
    }
    Ok(())
}

/// Builds dist/ and returns where it is. A released page that weighs too much is an error.
pub fn build(profile: Profile) -> Result<PathBuf> {
    let program = wasm::build(profile)?;
    let stories = samples::stories()?;
    let folder = run::root().join("dist");
    let weight = run::step("putting the page together", || {
        dist::write(&folder, &program, &stories)
    })?;
    eprintln!(
        "   datelines.html: {} KiB gzipped, with everything inside",
        weight.div_ceil(1024)
    );
    if profile == Profile::Release && weight > dist::LIMIT {
        bail!(
            "datelines.html weighs {weight} bytes gzipped; the limit is {}",
            dist::LIMIT
        );
    }
    Ok(folder)
}

/// What trunk calls when it has built: adds the single file and its neighbours to what trunk is about to publish, and the
/// stories to trunk's own page.
pub fn after_trunk() -> Result<()> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR")
        .context("trunk-after is for trunk to call: TRUNK_STAGING_DIR is not set")?;
    let staging = PathBuf::from(staging);
    let program = Program::read(&staging, "datelines-app")?;
    let stories = samples::stories()?;
    dist::write(&staging, &program, &stories)?;
    let index = staging.join("index.html");
    let html = std::fs::read_to_string(&index)
        .with_context(|| format!("cannot read {}", index.display()))?;
    std::fs::write(&index, template::with_stories(&html, &stories)?)
        .with_context(|| format!("cannot write {}", index.display()))
}

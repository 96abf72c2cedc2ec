//! The stories that ship with the page: each folder in samples/, read by the project's own command when the page is built,
//! so that the page opens on a ready story and works nothing out.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::run::{self, cargo, root};
use crate::template::Story;

/// Every sample story, by name.
pub fn stories() -> Result<Vec<Story>> {
    let mut stories = Vec::new();
    for folder in sorted(&root().join("samples"))?
        .into_iter()
        .filter(|path| path.is_dir())
    {
        let texts: Vec<PathBuf> = sorted(&folder)?
            .into_iter()
            .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
            .collect();
        if texts.is_empty() {
            continue;
        }
        let name = folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let json = run::step(&format!("reading the sample story {name}"), || {
            extract(&texts)
        })?;
        if json.trim().is_empty() {
            eprintln!("   the command printed no story for {name}: left out");
            continue;
        }
        stories.push(Story { name, json });
    }
    Ok(stories)
}

fn extract(texts: &[PathBuf]) -> Result<String> {
    let command = [
        "run",
        "--quiet",
        "--package",
        "datelines",
        "--",
        "extract",
        "--format",
        "json",
    ];
    run::output(cargo(command).args(texts))
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries =
        std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

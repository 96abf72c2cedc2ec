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
        let title = title(&folder)?;
        let json = run::step(&format!("reading the sample story {name}"), || {
            extract(&title, &texts)
        })?;
        stories.push(Story { name, json });
    }
    Ok(stories)
}

fn extract(title: &str, texts: &[PathBuf]) -> Result<String> {
    let command = [
        "run",
        "--quiet",
        "--package",
        "datelines",
        "--",
        "extract",
        "--format",
        "json",
        "--title",
        title,
    ];
    run::output(cargo(command).args(texts))
}

/// What the story is called: the heading of the folder's README.md.
fn title(folder: &Path) -> Result<String> {
    let readme = folder.join("README.md");
    let text = std::fs::read_to_string(&readme)
        .with_context(|| format!("cannot read {}", readme.display()))?;
    let title = heading(&text).with_context(|| {
        format!(
            "{} begins with no heading to call the story by",
            readme.display()
        )
    })?;
    Ok(title.to_owned())
}

fn heading(markdown: &str) -> Option<&str> {
    markdown
        .lines()
        .next()?
        .strip_prefix("# ")
        .map(str::trim)
        .filter(|title| !title.is_empty())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_is_called_by_its_readmes_heading() {
        assert_eq!(
            heading("# A flood, told twice \n\nText"),
            Some("A flood, told twice")
        );
        for other in ["", "# ", "Text\n# Later", "## Smaller"] {
            assert_eq!(heading(other), None, "{other}");
        }
    }
}

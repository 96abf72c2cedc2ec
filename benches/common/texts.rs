//! Texts for a bench: files of plain text, or of JSON lines with a `text` field.

use std::path::Path;

/// The texts of these files; without files those of the sample stories.
pub fn texts(files: &[String]) -> Vec<String> {
    let mut paths: Vec<String> = files.to_vec();
    if paths.is_empty() {
        collect(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples"),
            &mut paths,
        );
        paths.sort();
    }
    let mut texts = Vec::new();
    for path in paths {
        let Ok(content) = std::fs::read_to_string(&path) else {
            eprintln!("{path} cannot be read.");
            continue;
        };
        if path.ends_with(".jsonl") {
            texts.extend(content.lines().filter_map(|line| {
                let row: serde_json::Value = serde_json::from_str(line).ok()?;
                row["text"].as_str().map(str::to_owned)
            }));
        } else {
            texts.push(content);
        }
    }
    texts
}

fn collect(folder: &Path, paths: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|e| e == "txt") {
            paths.push(path.display().to_string());
        }
    }
}

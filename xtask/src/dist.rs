//! dist/: the parts put together. The one way to make a page, from xtask's own build and from trunk's.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::run::root;
use crate::template::{Story, Template, css_in_style, js_in_script};
use crate::wasm::Program;
use crate::{classroom, csp, embed};

/// The most that the single file may weigh gzipped, with everything inside: 500 KiB.
pub const LIMIT: usize = 500 * 1024;

/// Writes datelines.html, embed.js, classroom.html and the stories' files into `folder`; returns what datelines.html
/// weighs gzipped, in bytes.
pub fn write(folder: &Path, program: &Program, stories: &[Story]) -> Result<usize> {
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let packed = STANDARD.encode(gzip(&program.wasm)?);
    let template = Template::parse(&source("index.html")?)?;
    let style = style(&template)?;
    let page = single_file(&template, program, &packed, &style, stories)?;
    let (unpack, script) = (source("src/web/unpack.js")?, source("src/web/embed.js")?);
    let script = embed::fill(&script, &unpack, &program.glue, &style, &packed)?;
    let school = classroom::fill(&source("src/web/classroom.html")?, stories.first());
    put(folder, "datelines.html", &page)?;
    put(folder, "embed.js", &script)?;
    put(folder, "classroom.html", &school)?;
    for story in stories {
        put(folder, &classroom::story_file(story), &story.json)?;
    }
    Ok(gzip(page.as_bytes())?.len())
}

fn single_file(
    template: &Template,
    program: &Program,
    packed: &str,
    style: &str,
    stories: &[Story],
) -> Result<String> {
    let glue = js_in_script(&program.glue);
    let boot = js_in_script(&(source("src/web/unpack.js")? + &source("src/web/boot.js")?));
    let scripts = format!(
        "<script id=\"datelines-glue\">{glue}</script>\n\
         <script id=\"datelines-wasm\" type=\"text/plain\">{packed}</script>\n\
         <script id=\"datelines-boot\">{boot}</script>\n"
    );
    template.fill(
        &csp::policy(&[&glue, &boot], style),
        style,
        stories,
        &scripts,
    )
}

/// The style files that index.html names, one after another.
fn style(template: &Template) -> Result<String> {
    let files = template
        .styles
        .iter()
        .map(|path| source(path))
        .collect::<Result<Vec<_>>>()?;
    css_in_style(files.concat())
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn source(path: &str) -> Result<String> {
    std::fs::read_to_string(root().join(path)).with_context(|| format!("cannot read {path}"))
}

/// Writes a file unless it already says that.
fn put(folder: &Path, name: &str, text: &str) -> Result<()> {
    let path = folder.join(name);
    if std::fs::read(&path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
}

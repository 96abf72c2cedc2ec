//! dist/: the parts put together. The one way to make a page, from xtask's own build and from trunk's.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use lzma_rust2::{LzmaOptions, LzmaWriter};

use crate::run::root;
use crate::sorted::sorted;
use crate::template::{Story, Template, css_in_style, js_in_script};
use crate::wasm::Program;
use crate::{classroom, csp, embed};

/// The most that the single file may weigh gzipped, with everything inside: 600 KiB.
pub const LIMIT: usize = 600 * 1024;

/// Writes datelines.html, embed.js, classroom.html and the stories' files into `folder`; returns what datelines.html
/// weighs gzipped, in bytes.
pub fn write(folder: &Path, program: &Program, stories: &[Story]) -> Result<usize> {
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let packed = STANDARD.encode(lzma(&sorted(&program.wasm)?)?);
    let unpack = unpack(program)?;
    let template = Template::parse(&source("index.html")?)?;
    let style = style(&template)?;
    let page = single_file(&template, program, &unpack, &packed, &style, stories)?;
    let script = source("src/web/embed.js")?;
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
    unpack: &str,
    packed: &str,
    style: &str,
    stories: &[Story],
) -> Result<String> {
    let glue = js_in_script(&program.glue);
    let boot = js_in_script(&(unpack.to_owned() + &source("src/web/boot.js")?));
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
    css_in_style(&files.concat())
}

/// The script that unpacks the program, with what it runs for that.
fn unpack(program: &Program) -> Result<String> {
    let script = source("src/web/unpack.js")?;
    Ok(script.replace("%UNPACKER%", &STANDARD.encode(&program.unpacker)))
}

/// As [`datelines_unpack::lzma`] reads it.
fn lzma(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(9);
    // No larger than what a program can need; wasm has no alignment that `pb` could tell of; and of the byte before, two bits
    // foretell more of a sorted one than three.
    options.dict_size = 1 << 23;
    options.pb = 0;
    options.lc = 2;
    // The longest match there is: packing may take its time.
    options.nice_len = 273;
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands between the opening tag that begins like this and its end.
    fn inside<'a>(html: &'a str, open: &str, close: &str) -> &'a str {
        let (_, rest) = html.split_once(open).expect(open);
        let (_, rest) = rest.split_once('>').expect(">");
        rest.split_once(close).expect(close).0
    }

    fn assembled() -> (String, Vec<u8>) {
        let program = Program {
            glue: "let wasm_bindgen = '</script>';\n".into(),
            wasm: b"\0asm not really".repeat(100),
            unpacker: b"\0asm".to_vec(),
        };
        let stories = [Story {
            name: "one".into(),
            json: "{\"title\":\"</script><script>alert(1)</script>\"}".into(),
        }];
        let template = Template::parse(&source("index.html").unwrap()).unwrap();
        let packed = STANDARD.encode(lzma(&program.wasm).unwrap());
        let style = style(&template).unwrap();
        let unpack = unpack(&program).unwrap();
        let page = single_file(&template, &program, &unpack, &packed, &style, &stories).unwrap();
        (page, program.wasm)
    }

    #[test]
    fn the_policy_names_every_script_that_runs_and_the_style_as_they_stand_in_the_page() {
        let (page, _) = assembled();
        let policy = page
            .split_once("content=\"default-src")
            .expect("a policy")
            .1;
        let policy = policy.split_once("\">").expect("its end").0;
        for part in [
            inside(&page, "<script id=\"datelines-glue\"", "</script>"),
            inside(&page, "<script id=\"datelines-boot\"", "</script>"),
            inside(&page, "<style", "</style>"),
        ] {
            assert!(!part.is_empty());
            assert!(policy.contains(&csp::hash(part)), "{policy}\n{part}");
        }
        // The story, the packed wasm, the glue and the start: nothing else, and nothing from the story.
        assert_eq!(page.matches("<script").count(), 4);
        assert!(page.is_ascii(), "a browser reads it as such");
    }

    #[test]
    fn the_program_comes_out_of_the_page_as_it_went_in() {
        let (page, wasm) = assembled();
        let packed = inside(&page, "<script id=\"datelines-wasm\"", "</script>");
        assert_eq!(unpacked(&STANDARD.decode(packed).unwrap()), wasm);
    }

    #[test]
    fn whatever_is_packed_is_unpacked() {
        let mut state = 1_u32;
        let mut next = |below: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) % below
        };
        for length in [0, 1, 2, 300, 70_000] {
            // Bytes that nothing foretells, then few that repeat near and far.
            let mut bytes: Vec<u8> = (0..length).map(|_| next(256) as u8).collect();
            while bytes.len() < 3 * length {
                let from = next(bytes.len() as u32) as usize;
                let end = bytes.len().min(from + 2 + next(400) as usize);
                bytes.extend_from_within(from..end);
                bytes.push(next(3) as u8);
            }
            assert!(unpacked(&lzma(&bytes).unwrap()) == bytes, "{length}");
        }
    }

    fn unpacked(packed: &[u8]) -> Vec<u8> {
        let mut unpacked = vec![0; datelines_unpack::lzma::length(packed)];
        datelines_unpack::lzma::unpack(packed, &mut unpacked);
        unpacked
    }

    #[test]
    fn the_page_refers_to_no_other_file() {
        let (page, _) = assembled();
        for reference in [
            " src=",
            "<link rel=\"stylesheet",
            "@import",
            "url(http",
            "url(//",
            "data-trunk",
        ] {
            assert!(!page.contains(reference), "{reference}");
        }
    }
}

//! The page's program: built by cargo, given its JavaScript side by wasm-bindgen.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::glue;
use crate::names;
use crate::run::{self, cargo, program, target};
use crate::tools::{self, WASM};

/// The program as browsers take it.
pub struct Program {
    /// wasm-bindgen's JavaScript: a classic script that defines `wasm_bindgen`.
    pub glue: String,
    /// The WebAssembly module.
    pub wasm: Vec<u8>,
    /// The one that unpacks it.
    pub unpacker: Vec<u8>,
}

/// How much the compiler works on it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Small and fast; what people get.
    Release,
    /// Quick to rebuild.
    Quick,
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Profile::Release => "page",
            Profile::Quick => "quick",
        }
    }
}

impl Program {
    /// What wasm-bindgen (or trunk) left in a folder as `<name>.js` and `<name>_bg.wasm`.
    pub fn read(folder: &Path, name: &str) -> Result<Program> {
        let glue = folder.join(format!("{name}.js"));
        let wasm = folder.join(format!("{name}_bg.wasm"));
        let text = std::fs::read_to_string(&glue)
            .with_context(|| format!("cannot read {}", glue.display()))?;
        let wasm =
            std::fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
        let (glue, wasm) = names::shortened(&glue::fitted(&text), &wasm)?;
        let unpacker = compile(Profile::Release, "datelines-unpack", "--lib")?;
        let unpacker = std::fs::read(&unpacker)
            .with_context(|| format!("cannot read {}", unpacker.display()))?;
        let (_, unpacker) = names::shortened("", &unpacker)?;
        Ok(Program {
            glue,
            wasm,
            unpacker,
        })
    }
}

/// Builds the program. What has not changed is not built again.
pub fn build(profile: Profile) -> Result<Program> {
    tools::wasm_target()?;
    let bindgen = tools::wasm_bindgen()?;
    let built = run::step(
        &format!(
            "compiling the page's program ({}; the first time takes a minute or two)",
            profile.name()
        ),
        || compile(profile, "datelines-app", "--bins"),
    )?;
    let folder = target().join("page").join(profile.name());
    if !newer(&folder.join("datelines_bg.wasm"), &built) {
        run::step("making its JavaScript side", || {
            run::quietly(
                program(
                    &bindgen,
                    [
                        "--target",
                        "no-modules",
                        "--no-typescript",
                        "--remove-name-section",
                        "--remove-producers-section",
                        "--out-name",
                        "datelines",
                        "--out-dir",
                    ],
                )
                .arg(&folder)
                .arg(&built),
            )
        })?;
    }
    Program::read(&folder, "datelines")
}

/// Compiles a package, and says where its module is.
fn compile(profile: Profile, package: &str, which: &str) -> Result<PathBuf> {
    let profile = profile.name();
    // As a module alone: a library that is also to be linked elsewhere is compiled without a look at what of it is used.
    let (command, alone): (_, &[&str]) = match which {
        "--lib" => ("rustc", &["--crate-type", "cdylib"]),
        _ => ("build", &[]),
    };
    let of = ["--profile", profile, "--target", WASM, "--package", package];
    run::done(cargo([command]).args(of).arg(which).args(alone))?;
    let file = target().join(WASM).join(profile).join(package);
    // A library's file is named as the code names it.
    Ok(match which {
        "--lib" => file.with_file_name(package.replace('-', "_") + ".wasm"),
        _ => file.with_extension("wasm"),
    })
}

/// Whether `made` exists and was written after `from`.
fn newer(made: &Path, from: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    matches!((time(made), time(from)), (Some(made), Some(from)) if made > from)
}

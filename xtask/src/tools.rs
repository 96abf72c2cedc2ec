//! What a build needs besides cargo: the wasm target, wasm-bindgen at the version in Cargo.lock, and, for serving, trunk.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::run::{self, cargo, program, target};

/// The target that the page is built for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Pinned: newer ones ask for a newer rustc than this project does.
const TRUNK: &str = "0.21.14";

/// Adds the wasm target where it is missing.
pub fn wasm_target() -> Result<()> {
    let sysroot = run::output(&mut program("rustc", ["--print", "sysroot"]))?;
    if PathBuf::from(sysroot.trim())
        .join("lib/rustlib")
        .join(WASM)
        .is_dir()
    {
        return Ok(());
    }
    run::step("adding Rust's WebAssembly target (once)", || {
        run::done(&mut program("rustup", ["target", "add", WASM]))
    })
    .with_context(|| format!("Rust's WebAssembly target is missing. Add it with `rustup target add {WASM}`, or install your system's package for it, then try again"))
}

/// The `wasm-bindgen` command at the version in Cargo.lock: an earlier build of it, one on the PATH, or else built now.
pub fn wasm_bindgen() -> Result<PathBuf> {
    let wanted = locked("wasm-bindgen")?;
    let ours = bin().join(exe("wasm-bindgen"));
    for candidate in [ours.clone(), PathBuf::from("wasm-bindgen")] {
        if says_version(&candidate, &wanted) {
            return Ok(candidate);
        }
    }
    run::step(
        &format!("building wasm-bindgen {wanted} (once, one to three minutes)"),
        || {
            run::done(&mut cargo([
                "build",
                "--profile",
                "tools",
                "--package",
                "tools",
                "--bin",
                "wasm-bindgen",
            ]))
        },
    )?;
    if !says_version(&ours, &wanted) {
        bail!(
            "{} is not wasm-bindgen {wanted}. The version in tools/Cargo.toml has to follow wasm-bindgen's in Cargo.lock",
            ours.display()
        );
    }
    Ok(ours)
}

/// What a trunk that was started by itself lacks: the wasm target, and wasm-bindgen in trunk's own folder for such tools,
/// because nothing of ours is on its PATH and its download may be out of reach.
pub fn for_trunk() -> Result<()> {
    wasm_target()?;
    let wanted = locked("wasm-bindgen")?;
    if says_version(Path::new("wasm-bindgen"), &wanted) {
        return Ok(());
    }
    let Some(folder) = trunk_cache() else {
        return Ok(());
    };
    let folder = folder.join(format!("wasm-bindgen-{wanted}"));
    let place = folder.join(exe("wasm-bindgen"));
    if says_version(&place, &wanted) {
        return Ok(());
    }
    let built = wasm_bindgen()?;
    std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::copy(&built, &place).map(drop))
        .with_context(|| {
            format!(
                "cannot put wasm-bindgen where trunk looks for it, {}",
                folder.display()
            )
        })
}

/// Where trunk keeps the tools that it has downloaded (the `directories` crate's cache folder of dev.trunkrs.trunk).
fn trunk_cache() -> Option<PathBuf> {
    let folder = |name: &str| {
        std::env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    match std::env::consts::OS {
        "macos" => Some(folder("HOME")?.join("Library/Caches/dev.trunkrs.trunk")),
        "windows" => Some(folder("LOCALAPPDATA")?.join("trunkrs/trunk/cache")),
        _ => Some(
            folder("XDG_CACHE_HOME")
                .or_else(|| Some(folder("HOME")?.join(".cache")))?
                .join("trunk"),
        ),
    }
}

/// Trunk at the pinned version, installed into the project's own target folder where it is missing.
pub fn trunk() -> Result<PathBuf> {
    let root = target().join("tools");
    let ours = root.join("bin").join(exe("trunk"));
    for candidate in [ours.clone(), PathBuf::from("trunk")] {
        if says_version(&candidate, TRUNK) {
            return Ok(candidate);
        }
    }
    run::step(&format!("installing trunk {TRUNK} into {} (once, two to eight minutes)", root.display()), || {
        run::done(
            cargo(["install", "--locked", "--no-default-features", "--version", TRUNK, "--root"])
                .arg(&root)
                .arg("trunk")
                // It runs for moments: quick to build matters more than quick to run.
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
        )
    })
    .with_context(|| format!("trunk {TRUNK} could not be installed. `cargo install --locked trunk --version {TRUNK}` does it by hand; `cargo xtask page` needs no trunk"))?;
    Ok(ours)
}

/// Where the project's own build of wasm-bindgen lies.
pub fn bin() -> PathBuf {
    target().join("tools")
}

/// The version of a package in Cargo.lock.
fn locked(name: &str) -> Result<String> {
    let lock = std::fs::read_to_string(run::root().join("Cargo.lock"))
        .context("Cargo.lock cannot be read")?;
    version_in(&lock, name).with_context(|| format!("Cargo.lock does not name {name}"))
}

fn version_in(lock: &str, name: &str) -> Option<String> {
    let mut lines = lock.lines();
    lines.find(|line| *line == format!("name = \"{name}\""))?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

fn says_version(program_path: &Path, version: &str) -> bool {
    std::process::Command::new(program_path)
        .arg("--version")
        .output()
        .is_ok_and(|output| {
            String::from_utf8_lossy(&output.stdout)
                .split_whitespace()
                .nth(1)
                == Some(version)
        })
}

fn exe(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_the_lock_of_that_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-cli\"\nversion = \"9.9.9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}

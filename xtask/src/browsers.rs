//! The browsers that the tests drive: found on the PATH, or installed where that is possible without asking a person.

use std::process::Stdio;

use anyhow::{Result, bail};

use crate::run::{self, program};

/// One program, by the names it goes by, and Debian's package for it.
struct Needed {
    names: &'static [&'static str],
    package: &'static str,
}

const NEEDED: [Needed; 3] = [
    Needed {
        names: &["chromium", "chromium-browser", "google-chrome"],
        package: "chromium",
    },
    Needed {
        names: &["chromedriver"],
        package: "chromium-driver",
    },
    Needed {
        names: &["firefox-esr", "firefox"],
        package: "firefox-esr",
    },
];

/// Makes sure that all are there.
pub fn ensure() -> Result<()> {
    let packages = missing(&starts);
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    let by_hand = format!(
        "The browser tests need {list}. On a Debian-like system: `apt-get install {list}`; elsewhere install Chromium, its ChromeDriver and Firefox, so that they are on the PATH"
    );
    let Some(prefix) = root_prefix() else {
        bail!("{by_hand}.");
    };
    let apt = |arguments: &[&str]| {
        let line: Vec<&str> = prefix
            .iter()
            .copied()
            .chain(["apt-get"])
            .chain(arguments.iter().copied())
            .collect();
        run::done(
            program(line[0], &line[1..])
                .env("DEBIAN_FRONTEND", "noninteractive")
                .stdout(Stdio::null()),
        )
    };
    let installed = run::step(&format!("installing {list} with apt (once)"), || {
        // An old list of packages is no reason to stop; a package that cannot be had is.
        apt(&["update", "--quiet"]).or_else(|problem| {
            eprintln!("   {problem:#}");
            Ok::<(), anyhow::Error>(())
        })?;
        apt(&[
            &["install", "--yes", "--quiet", "--no-install-recommends"],
            packages.as_slice(),
        ]
        .concat())
    });
    if let Err(problem) = installed {
        bail!("{by_hand}.\n{problem:#}");
    }
    match missing(&starts).as_slice() {
        [] => Ok(()),
        still => bail!("{by_hand}. Still missing: {}.", still.join(" ")),
    }
}

/// The packages of what cannot be started.
fn missing(starts: &dyn Fn(&str) -> bool) -> Vec<&'static str> {
    let lacking = NEEDED
        .iter()
        .filter(|needed| !needed.names.iter().any(|name| starts(name)));
    lacking.map(|needed| needed.package).collect()
}

fn starts(name: &str) -> bool {
    run::works(&mut program(name, ["--version"]))
}

/// What to put before `apt-get` to run it as root without a password; `None` where there is no such way, or no apt.
fn root_prefix() -> Option<&'static [&'static str]> {
    if !starts("apt-get") {
        return None;
    }
    let uid = run::output(&mut program("id", ["-u"])).ok()?;
    if uid.trim() == "0" {
        return Some(&[]);
    }
    run::works(&mut program("sudo", ["--non-interactive", "true"]))
        .then_some(&["sudo", "--non-interactive"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_of_a_browsers_names_will_do() {
        assert_eq!(
            missing(&|name| ["google-chrome", "chromedriver", "firefox"].contains(&name)),
            Vec::<&str>::new()
        );
        assert_eq!(
            missing(&|name| name == "chromium"),
            ["chromium-driver", "firefox-esr"]
        );
        assert_eq!(
            missing(&|_| false),
            ["chromium", "chromium-driver", "firefox-esr"]
        );
    }
}

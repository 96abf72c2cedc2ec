//! Files: the built page, folders that go when the test ends, and the scripts that tests bring along.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Pinned, so that a new rule is met when somebody chooses to.
const AXE: &str = "axe-core@4.14.1";

/// A folder of the test's own, removed with all in it when dropped.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// A new, empty one.
    pub fn new(name: &str) -> Folder {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path =
            std::env::temp_dir().join(format!("datelines-{name}-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path)
            .unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
        Folder(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file into it and returns its path.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, bytes)
            .unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What a browser still holds open stays behind in the system's temporary folder; no test hangs on it.
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// The repository's root.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors()
        .nth(2)
        .expect("tests/browser lies in the repository")
        .to_owned()
}

/// A built file.
pub fn dist(name: &str) -> PathBuf {
    let path = root().join("dist").join(name);
    assert!(
        path.is_file(),
        "dist/{name} is missing: `cargo xtask page` builds it"
    );
    path
}

/// The `file:` address of a path.
pub fn url(path: &Path) -> String {
    format!("file://{}", path.display().to_string().replace(' ', "%20"))
}

/// The text of axe-core, which is fetched once into the target folder.
pub fn axe() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| {
        let folder = root().join("target/tools");
        let file = folder.join("node_modules/axe-core/axe.min.js");
        if !file.is_file() {
            let status = Command::new("npm").args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"]).arg(&folder).arg(AXE).status();
            assert!(
                status.is_ok_and(|status| status.success()),
                "axe-core could not be fetched. `npm install --prefix target/tools {AXE}` does it by hand"
            );
        }
        std::fs::read_to_string(&file).unwrap_or_else(|problem| panic!("{}: {problem}", file.display()))
    })
}

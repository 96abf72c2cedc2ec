//! The Content-Security-Policy of the single file: nothing runs but what was built in, nothing is fetched.
//!
//! Deliberately absent: any host. The page cannot make a request even if a bug or a hostile text asked for one.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The `'sha256-…'` source of an inline script or style: the hash of the text between its tags, to the byte.
pub fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// The policy for a page with these inline scripts and this inline style.
///
/// `'wasm-unsafe-eval'` lets WebAssembly compile and nothing else; `blob:` workers are made from the page's own text;
/// `data:` and `blob:` pictures are the page's own icon and drawings.
pub fn policy(scripts: &[&str], style: &str) -> String {
    let scripts: Vec<String> = scripts.iter().map(|script| hash(script)).collect();
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; worker-src blob:; img-src data: blob:; \
         base-uri 'none'; form-action 'none'",
        scripts.join(" "),
        hash(style)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_specification() {
        // The example of CSP level 3, section 8.4: `alert('Hello, world.');`
        assert_eq!(
            hash("alert('Hello, world.');"),
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
        assert_ne!(
            hash("alert('Hello, world.');\n"),
            hash("alert('Hello, world.');")
        );
    }

    #[test]
    fn the_policy_allows_these_scripts_and_no_host() {
        let policy = policy(&["a()", "b()"], "p{}");
        assert!(policy.starts_with("default-src 'none'; "));
        for part in [hash("a()"), hash("b()"), hash("p{}")] {
            assert!(policy.contains(&part), "{part}");
        }
        for forbidden in [
            "http",
            "*",
            "'unsafe-inline'",
            "'unsafe-eval'",
            "connect-src",
            "\"",
        ] {
            assert!(!policy.contains(forbidden), "{forbidden}");
        }
    }
}

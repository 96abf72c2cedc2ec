//! wasm-bindgen's JavaScript, fitted to this page.

/// What is said otherwise, and how.
const OTHERWISE: [(&str, &str); 4] = [
    // A page may have no address to resolve against (a frame's `srcdoc`). Asking for the URL of an inline script throws there, and
    // nothing would start.
    (
        "document.currentScript !== null",
        "document.currentScript?.src",
    ),
    // Of every element yew asks twice whether what it stands in is SVG or MathML. For HTML the name of a namespace that is neither
    // need not be brought over.
    (
        "= arg1.namespaceURI;",
        "= arg1 instanceof HTMLElement ? null : arg1.namespaceURI;",
    ),
    // A long text the browser encodes faster than a loop over its characters: straight into the memory, where there is room for
    // the three bytes that a character may take, or into memory of its own.
    (
        "for (; offset < len; offset++) {",
        "for (; len < 200 && offset < len; offset++) {",
    ),
    (
        "if (realloc === undefined) {",
        "if (realloc === undefined || arg.length > 1000000) {",
    ),
];

/// The JavaScript as the page takes it.
pub fn fitted(glue: &str) -> String {
    let said = spare(glue).map(directly).collect::<String>();
    OTHERWISE
        .iter()
        .fold(said, |glue, (theirs, ours)| glue.replace(theirs, ours))
}

/// The lines that do something, without the space before them: much of what is written is for readers.
fn spare(glue: &str) -> impl Iterator<Item = &str> {
    let mut told = false;
    glue.lines().map(str::trim).filter(move |line| {
        let tells = told || line.starts_with("/*");
        told = tells && !line.ends_with("*/");
        !(tells || line.is_empty() || line.starts_with("//"))
    })
}

/// A line of a call that can throw. Theirs makes a function of each and applies it to the arguments; most work of a drawing is in
/// such calls, and before a browser has warmed to them that takes as long as they do.
fn directly(line: &str) -> String {
    if let Some((name, arguments)) = line.split_once("function() { return handleError(function (") {
        format!("{name}function({arguments} try {{\n")
    } else if line == "}, arguments); }," {
        "} catch (e) { return handleError(() => { throw e; }); } },\n".to_owned()
    } else {
        format!("{line}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_that_throws_is_caught_where_it_is() {
        let theirs = "a: function() { return handleError(function (arg0, arg1) {\n    arg0.b(arg1);\n}, arguments); },\n";
        assert_eq!(
            fitted(theirs),
            "a: function(arg0, arg1) { try {\narg0.b(arg1);\n} catch (e) { return handleError(() => { throw e; }); } },\n"
        );
    }

    #[test]
    fn what_is_said_to_readers_only_goes() {
        let theirs =
            "    /**\n     * Draws.\n     */\n\n    a(2\n        * 3); // six\n    // so\n";
        assert_eq!(fitted(theirs), "a(2\n* 3); // six\n");
    }

    #[test]
    fn a_page_without_an_address_starts() {
        let theirs = "if (document.currentScript !== null) { x(); }\n";
        assert_eq!(
            fitted(theirs),
            "if (document.currentScript?.src) { x(); }\n"
        );
    }
}

//! embed.js: the parts of the page as one classic script. Text in, text out.

use anyhow::{Result, bail};

/// Fills src/web/embed.js in. `packed` is base64, so it needs no escape in a string.
pub fn fill(template: &str, unpack: &str, glue: &str, style: &str, packed: &str) -> Result<String> {
    let style = js_string(style);
    // The longest last, so that nothing filled in earlier is searched for marks twice.
    let parts = [
        ("%UNPACK%", unpack),
        ("%STYLE%", &style),
        ("%GLUE%", glue),
        ("%WASM%", packed),
    ];
    let mut script = template.to_owned();
    for (mark, part) in parts {
        let Some(at) = script.find(mark) else {
            bail!("src/web/embed.js has no {mark}")
        };
        script.replace_range(at..at + mark.len(), part);
    }
    Ok(script)
}

/// A JavaScript string literal with this text.
fn js_string(text: &str) -> String {
    let mut literal = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\u{2028}' => literal.push_str("\\u2028"),
            '\u{2029}' => literal.push_str("\\u2029"),
            '<' => literal.push_str("\\x3c"),
            other => literal.push(other),
        }
    }
    literal.push('"');
    literal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_filled_once() {
        let script = fill(
            "%UNPACK% f(){%GLUE%} \"%WASM%\" %STYLE%",
            "u()",
            "g()",
            "p{}",
            "QUJD",
        )
        .unwrap();
        assert_eq!(script, "u() f(){g()} \"QUJD\" \"p{}\"");
    }

    #[test]
    fn a_missing_mark_is_an_error() {
        assert!(
            fill("%UNPACK% %GLUE% %STYLE%", "", "", "", "")
                .unwrap_err()
                .to_string()
                .contains("%WASM%")
        );
    }

    #[test]
    fn strings_are_literals() {
        assert_eq!(
            js_string("a\"b\\c\n</style>"),
            "\"a\\\"b\\\\c\\n\\x3c/style>\""
        );
    }
}

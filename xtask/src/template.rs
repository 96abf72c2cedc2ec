//! index.html as a template: trunk's own links taken out, the parts of the single file put in. Text in, text out.

use anyhow::{Context, Result, bail};

/// index.html, taken apart.
pub struct Template {
    /// The page without trunk's links.
    html: String,
    /// The style files it names, in order.
    pub styles: Vec<String>,
}

/// A story to stand inside a page.
pub struct Story {
    /// What the address calls it by (`#story=…`).
    pub name: String,
    /// The story file's text.
    pub json: String,
}

impl Template {
    /// Reads index.html.
    pub fn parse(index: &str) -> Result<Template> {
        let mut html = String::new();
        let mut styles = Vec::new();
        for line in index.lines() {
            if line.starts_with("<!-- ") && line.ends_with(" -->") {
                // Said to those who edit index.html, not to those who get the page.
            } else if !line.contains("data-trunk") {
                html.push_str(line);
                html.push('\n');
            } else if line.contains("rel=\"css\"") {
                let href = attribute(line, "href")
                    .with_context(|| format!("index.html: a style without href: {line}"))?;
                styles.push(href.to_owned());
            }
        }
        Ok(Template { html, styles })
    }

    /// The single file: policy and style in the head, stories and scripts at the body's end.
    pub fn fill(
        &self,
        policy: &str,
        style: &str,
        stories: &[Story],
        scripts: &str,
    ) -> Result<String> {
        let policy =
            format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        let html = after(&self.html, "<meta charset=\"utf-8\">", &policy)?;
        let html = before(&html, "</head>", &format!("<style>{style}</style>\n"))?;
        let html = before(&html, "</body>", scripts)?;
        with_stories(&html, stories)
    }
}

/// A page with these stories in it. They stand right before the glue, and the page opens on the first.
pub fn with_stories(html: &str, stories: &[Story]) -> Result<String> {
    let blocks: String = stories
        .iter()
        .enumerate()
        .map(|(ix, story)| story.block(ix == 0))
        .collect();
    before(html, "<script id=\"datelines-glue\"", &blocks)
}

impl Story {
    /// As a data block: never run, and closed by nothing that stands in the story.
    fn block(&self, first: bool) -> String {
        let id = if first { " id=\"datelines-story\"" } else { "" };
        format!(
            "<script type=\"application/json\" class=\"datelines-story\"{id} data-name=\"{}\">{}</script>\n",
            attribute_text(&self.name),
            json_in_script(&self.json)
        )
    }
}

/// JSON such that no text in it can end the script element round it: `<` occurs in JSON only inside strings.
pub fn json_in_script(json: &str) -> String {
    let json = json.trim().replace('<', "\\u003c");
    ascii(&json, |c| {
        let mut units = [0; 2];
        let units = c.encode_utf16(&mut units).iter();
        units.map(|unit| format!("\\u{unit:04x}")).collect()
    })
}

/// The text in ASCII alone, other characters being written in their language's way. A browser keeps a page of which that holds in
/// half the room, and reads it faster.
fn ascii(text: &str, written: impl Fn(char) -> String) -> String {
    let chars = text.chars();
    chars.fold(String::with_capacity(text.len()), |mut out, c| {
        if c.is_ascii() {
            out.push(c);
        } else {
            out.push_str(&written(c));
        }
        out
    })
}

/// JavaScript such that no string in it can end the script element round it.
pub fn js_in_script(js: &str) -> String {
    js.replace("</script", "<\\/script")
        .replace("<!--", "<\\!--")
}

/// CSS for a style element, without its comments and indents: who opens the page need not carry them. There is no escape for a
/// closing tag there, so it is refused.
pub fn css_in_style(css: &str) -> Result<String> {
    if css.contains("</style") {
        bail!("a style file contains </style");
    }
    let css = bare(css);
    Ok(ascii(&css, |c| format!("\\{:x} ", u32::from(c))))
}

/// Of white space in a row one is left; what stands in a string stays as it is.
fn bare(css: &str) -> String {
    let (mut out, mut rest, mut quote) = (String::with_capacity(css.len()), css, None);
    while let Some(c) = rest.chars().next() {
        match quote {
            None if rest.starts_with("/*") => {
                rest = rest[2..].split_once("*/").map_or("", |(_, after)| after);
                continue;
            }
            None if c.is_whitespace() && out.ends_with(char::is_whitespace) => {
                rest = &rest[c.len_utf8()..];
                continue;
            }
            None if c == '"' || c == '\'' => quote = Some(c),
            Some(open) if open == c => quote = None,
            _ => {}
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// Text for a double-quoted attribute.
pub fn attribute_text(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(rest.split_once('"')?.0)
}

fn before(html: &str, mark: &str, insert: &str) -> Result<String> {
    let at = html
        .rfind(mark)
        .with_context(|| format!("index.html has no {mark}"))?;
    Ok(format!("{}{insert}{}", &html[..at], &html[at..]))
}

fn after(html: &str, mark: &str, insert: &str) -> Result<String> {
    let at = html
        .find(mark)
        .with_context(|| format!("index.html has no {mark}"))?
        + mark.len();
    Ok(format!("{}{insert}{}", &html[..at], &html[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = "<head>\n<!-- How to edit this. -->\n<meta charset=\"utf-8\">\n<link data-trunk rel=\"rust\" href=\"Cargo.toml\">\n\
        <link data-trunk rel=\"css\" href=\"styles/b.css\">\n<link data-trunk rel=\"css\" href=\"styles/a.css\">\n</head>\n<body>\n</body>\n";

    fn story(name: &str, json: &str) -> Story {
        Story {
            name: name.into(),
            json: json.into(),
        }
    }

    #[test]
    fn styles_keep_the_order_of_the_page_and_no_link_of_trunk_stays() {
        let template = Template::parse(INDEX).unwrap();
        assert_eq!(template.styles, ["styles/b.css", "styles/a.css"]);
        assert!(!template.html.contains("data-trunk"));
        assert!(!template.html.contains("<!--"));
    }

    #[test]
    fn every_part_stands_once_and_in_its_place() {
        let template = Template::parse(INDEX).unwrap();
        let stories = [story("one", "{\"a\":1}"), story("two", "{\"a\":2}")];
        let page = template
            .fill(
                "default-src 'none'",
                "p{}",
                &stories,
                "<script id=\"datelines-glue\">glue()</script>",
            )
            .unwrap();
        let order = [
            "Content-Security-Policy",
            "<style>p{}</style>",
            "</head>",
            "id=\"datelines-story\" data-name=\"one\"",
            "data-name=\"two\"",
            "glue()",
            "</body>",
        ];
        let places: Vec<usize> = order.iter().map(|part| page.find(part).unwrap()).collect();
        assert!(places.is_sorted(), "{page}");
        assert_eq!(page.matches("id=\"datelines-story\"").count(), 1);
        // The page looks for its stories by this class.
        assert_eq!(page.matches("class=\"datelines-story\"").count(), 2);
    }

    #[test]
    fn no_text_of_a_story_ends_its_script() {
        let hostile = story(
            "a\"><script>x()</script>",
            "{\"title\":\"</script><script>alert(1)</script><!--\"}",
        );
        let block = hostile.block(true);
        assert_eq!(block.matches("<script").count(), 1, "{block}");
        assert_eq!(block.matches("</script").count(), 1, "{block}");
        assert!(!block.contains("<!--"));
    }

    #[test]
    fn scripts_cannot_close_themselves_and_styles_may_not_try() {
        assert_eq!(js_in_script("x('</script>')"), "x('<\\/script>')");
        assert_eq!(js_in_script("a < b"), "a < b");
        assert!(css_in_style("p::after{content:'</style>'}").is_err());
        assert!(css_in_style("p{}").is_ok());
    }

    #[test]
    fn styles_come_without_their_comments_and_indents() {
        for (css, left) in [
            ("/* a\n b */p{}/**/q{}", "p{}q{}"),
            ("p{}/*/ '*/q{}", "p{}q{}"),
            ("p{content:'/*  a */'}", "p{content:'/*  a */'}"),
            ("a  b\n  c /* d */ e", "a b\nc e"),
            ("p{content:\"'/*\"} /* it's */", "p{content:\"'/*\"} "),
            ("p{} /* never closed", "p{} "),
        ] {
            assert_eq!(css_in_style(css).unwrap(), left, "{css}");
        }
    }

    #[test]
    fn what_is_not_ascii_is_written_so() {
        assert_eq!(
            json_in_script("{\"a\":\"é “𝄞”<\"} "),
            r#"{"a":"\u00e9 \u201c\ud834\udd1e\u201d\u003c"}"#
        );
        assert_eq!(
            css_in_style("p::before{content:'☰a'}").unwrap(),
            r"p::before{content:'\2630 a'}"
        );
    }

    #[test]
    fn a_page_without_the_marks_is_an_error_that_names_the_mark() {
        let template = Template::parse("<body></body>").unwrap();
        let problem = template.fill("", "", &[], "").unwrap_err().to_string();
        assert!(problem.contains("<meta charset"), "{problem}");
    }
}

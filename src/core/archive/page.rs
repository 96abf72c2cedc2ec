//! A page that holds a story: the built page's HTML with a story file inside as a data block. Text in, text out.
//!
//! Deliberately absent: any other reading of HTML. The page is our own, and its story blocks are recognised by how they begin.

/// How every story block begins.
const BLOCK: &str = "<script type=\"application/json\" class=\"datelines-story\"";
/// What the blocks stand before.
const PLACE: &str = "<script id=\"datelines-glue\"";
const END: &str = "</script>";

/// The page with this story file inside, in place of all stories that it held. It is marked as a person's own (`data-saved`),
/// so that the page shows it whatever the browser keeps.
///
/// `None` if `html` is not a page that this project has built.
pub fn page(html: &str, story: &str) -> Option<String> {
    let (before, after) = page_around(html)?;
    Some(before + &in_page(story.trim()) + &after)
}

/// What stands before the story and after it in such a page. The story itself is written as [`in_page`] says.
pub fn page_around(html: &str) -> Option<(String, String)> {
    let bare = without_stories(html)?;
    let (before, after) = bare.split_at(bare.find(PLACE)?);
    Some((
        format!("{before}{BLOCK} id=\"datelines-story\" data-saved=\"\">"),
        format!("{END}\n{after}"),
    ))
}

/// A story file, or a piece of one, as it stands in a page. `<` occurs in JSON only inside strings; escaped, no text of a story can
/// end the element. What is not ASCII is escaped, too: a browser reads a page that is ASCII as a whole faster, in half the room.
pub fn in_page(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_ascii() && c != '<' {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out += &format!("\\u{unit:04x}");
            }
        }
    }
    out
}

/// The page without its stories; `None` if a block does not end.
fn without_stories(html: &str) -> Option<String> {
    let mut bare = String::with_capacity(html.len());
    let mut rest = html;
    // Only what stands before the glue is markup of ours; the glue's own text may name the block.
    while let Some(at) = rest
        .find(BLOCK)
        .filter(|at| rest.find(PLACE).is_some_and(|glue| *at < glue))
    {
        bare.push_str(&rest[..at]);
        rest = rest[at..].split_once(END)?.1.trim_start_matches('\n');
    }
    bare.push_str(rest);
    Some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(stories: &str) -> String {
        format!(
            "<body>\n<div id=\"datelines\"></div>\n{stories}<script id=\"datelines-glue\">let s = '{BLOCK}';</script>\n</body>\n"
        )
    }

    #[test]
    fn the_story_takes_the_place_of_all_others() {
        let samples = format!(
            "{BLOCK} id=\"datelines-story\" data-name=\"a\">{{\"a\":1}}{END}\n{BLOCK} data-name=\"b\">{{\"b\":1}}{END}\n"
        );
        let saved = page(&built(&samples), "{\"c\":1}\n").unwrap();
        assert_eq!(
            saved,
            built(&format!(
                "{BLOCK} id=\"datelines-story\" data-saved=\"\">{{\"c\":1}}{END}\n"
            ))
        );
        assert_eq!(
            page(&saved, "{\"c\":1}").as_ref(),
            Some(&saved),
            "saved again, it is the same"
        );
        assert_eq!(page(&built(""), "{\"c\":1}"), Some(saved));
    }

    #[test]
    fn no_text_of_a_story_becomes_markup() {
        let saved = page(
            &built(""),
            r#"{"title":"</script><script>alert(1)</script><!--"}"#,
        )
        .unwrap();
        let block = &saved[saved.find(BLOCK).unwrap()..saved.find(PLACE).unwrap()];
        assert_eq!(block.matches('<').count(), 2, "{block}");
        assert!(block.contains(r"\u003c/script>\u003cscript>alert(1)"));
        assert_eq!(in_page("\"é “𝄞”\""), r#""\u00e9 \u201c\ud834\udd1e\u201d""#);
    }

    #[test]
    fn another_page_is_refused() {
        for html in ["", "<html></html>", &format!("{BLOCK}>{{}} {PLACE}>")] {
            assert_eq!(page(html, "{}"), None, "{html}");
        }
    }
}

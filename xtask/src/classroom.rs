//! classroom.html: a plain school page that shows the story twice, in a frame and as an element. Text in, text out.

use anyhow::Result;

use crate::template::{Story, attribute_text, json_in_script};

/// The name under which a story's file stands beside the page.
pub fn story_file(story: &Story) -> String {
    format!("{}.json", story.name)
}

/// Fills src/web/classroom.html in. Without a story, the element is left to say so itself.
pub fn fill(template: &str, story: Option<&Story>) -> Result<String> {
    let (file, inside) = match story {
        Some(story) => (
            attribute_text(&story_file(story)),
            format!(
                "<script type=\"application/json\">{}</script>",
                json_in_script(&story.json)
            ),
        ),
        None => (String::new(), String::new()),
    };
    Ok(template
        .replacen("%STORY_FILE%", &file, 1)
        .replacen("%STORY%", &inside, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_element_has_the_story_inside_and_names_its_file() {
        let story = Story {
            name: "a b".into(),
            json: "{\"title\":\"</script>\"}".into(),
        };
        let page = fill("<x src=\"%STORY_FILE%\">%STORY%</x>", Some(&story)).unwrap();
        assert_eq!(
            page,
            "<x src=\"a b.json\"><script type=\"application/json\">{\"title\":\"\\u003c/script>\"}</script></x>"
        );
    }
}

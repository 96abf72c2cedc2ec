//! classroom.html: a plain school page that shows the story twice, in a frame and as an element. Text in, text out.

use crate::template::{Story, attribute_text, json_in_script};

/// The name under which a story's file stands beside the page.
pub fn story_file(story: &Story) -> String {
    format!("{}.json", story.name)
}

/// Fills src/web/classroom.html in. Without a story, the element is left to say so itself.
pub fn fill(template: &str, story: Option<&Story>) -> String {
    let (name, file, inside) = match story {
        Some(story) => (
            attribute_text(&story.name),
            attribute_text(&story_file(story)),
            format!(
                "<script type=\"application/json\">{}</script>",
                json_in_script(&story.json)
            ),
        ),
        None => Default::default(),
    };
    // The story last: its text is searched for no mark.
    template
        .replace("%STORY_NAME%", &name)
        .replace("%STORY_FILE%", &file)
        .replace("%STORY%", &inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_element_has_the_story_inside_and_names_its_file() {
        let story = Story {
            name: "a b".into(),
            json: "{\"title\":\"%STORY_NAME%</script>\"}".into(),
        };
        let page = fill(
            "<x src=\"%STORY_FILE%\" name=\"%STORY_NAME%\">%STORY%</x>",
            Some(&story),
        );
        assert_eq!(
            page,
            "<x src=\"a b.json\" name=\"a b\"><script type=\"application/json\">{\"title\":\"%STORY_NAME%\\u003c/script>\"}</script></x>"
        );
    }
}

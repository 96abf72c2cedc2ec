//! The timeline drawn to a string: what it is called, what it draws, and that text stays text.

use std::rc::Rc;

use datelines_app::components::Timeline;
use datelines_core::story::{EventIx, Story};
use yew::prelude::*;

use crate::story::bridge;

#[derive(Properties, PartialEq)]
struct Props {
    selected: Option<EventIx>,
    shown: usize,
    embedded: bool,
    title: AttrValue,
}

#[component]
fn Drawn(props: &Props) -> Html {
    let mut story: Story = bridge();
    if !props.title.is_empty() {
        story.events[0].title = props.title.to_string();
    }
    let shown: Rc<[EventIx]> = (0..props.shown as u32).map(EventIx).collect();
    html! {
        <Timeline story={Rc::new(story)} {shown} selected={props.selected} hovered={None::<EventIx>} embedded={props.embedded}
            on_select={Callback::noop()} on_hover={Callback::noop()} />
    }
}

async fn draw(selected: Option<u32>, shown: usize, title: &'static str) -> String {
    let props = move || Props {
        selected: selected.map(EventIx),
        shown,
        embedded: false,
        title: title.into(),
    };
    yew::ServerRenderer::<Drawn>::with_props(props)
        .hydratable(false)
        .render()
        .await
}

fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').filter_map(|tag| tag.split('>').next())
}

#[tokio::test]
async fn it_has_a_name_and_one_stop_beside_its_sliders_and_the_drawing_is_hidden() {
    let html = draw(None, 2, "").await;
    assert!(
        html.contains(r#"role="group" aria-roledescription="timeline" aria-label="Timeline, "#),
        "{html}"
    );
    assert!(html.contains("2 events, 3 sources"), "{html}");
    assert_eq!(html.matches(r#"tabindex="0""#).count(), 3);
    let sliders: Vec<&str> = tags(&html)
        .filter(|tag| tag.contains(r#"role="slider""#))
        .collect();
    for (slider, name) in sliders.iter().zip(["In view from", "In view to"]) {
        assert!(
            slider.contains(&format!(r#"aria-label="{name}""#)),
            "{slider}"
        );
        let said = slider.split(r#"aria-valuetext=""#).nth(1);
        assert!(said.is_some_and(|s| s.contains("2008")), "{slider}");
    }
    assert_eq!(sliders.len(), 2);
    let drawing = tags(&html).find(|tag| tag.contains(r#"class="drawing""#));
    assert!(drawing.is_some_and(|tag| tag.contains(r#"aria-hidden="true""#)));
    assert!(html.contains(r#"aria-live="polite""#));
    for name in ["Zoom in", "Zoom out", "Show everything"] {
        assert!(html.contains(&format!(r#"aria-label="{name}""#)), "{name}");
    }
}

#[tokio::test]
async fn both_dates_of_a_disputed_event_are_drawn_and_joined() {
    let html = draw(None, 2, "").await;
    assert!(html.contains("26 Aug or 25 Aug"), "{html}");
    let bracket = tags(&html).find(|tag| tag.contains(r#"class="bracket""#));
    assert!(bracket.is_some_and(|tag| tag.contains(r#"d="M"#)), "{html}");
}

#[tokio::test]
async fn what_is_planned_is_hollow_and_what_is_filtered_is_gone() {
    let both = draw(None, 2, "").await;
    assert!(both.contains("mark hollow") && both.contains("label unreal"));
    let one = draw(None, 1, "").await;
    assert!(!one.contains("mark hollow") && one.contains("1 event, 3 sources"));
    let none = draw(None, 0, "").await;
    assert!(!none.contains(r#"class="label"#) && none.contains("0 events"));
}

#[tokio::test]
async fn the_selected_event_stands_out() {
    assert!(draw(Some(0), 2, "").await.contains("label chosen"));
    assert!(!draw(None, 2, "").await.contains("chosen"));
}

#[tokio::test]
async fn a_title_with_markup_stays_text() {
    let html = draw(Some(0), 2, "<img src=x onerror=alert(1)> & more").await;
    assert!(
        !html.contains("<img") && html.contains("&lt;img src=x onerror=alert(1)&gt; &amp; more"),
        "{html}"
    );
    // The page's policy drops style attributes, so none may carry meaning.
    assert!(!html.contains(" style="));
}

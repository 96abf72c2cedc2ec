//! Components drawn to strings: the right words in the right marks, names for those who do not see, text that stays text.

use datelines_app::app::glance::glance;
use datelines_app::app::notice::{Notice, Trouble};
use datelines_app::app::{Busy, Opened, Place, Seen};
use datelines_app::components::{
    Card, Glance, List, Notices, Progress, Reader, SourceDate, Sources,
};
use datelines_core::story::{EventIx, SourceIx};
use yew::prelude::*;

use crate::story::{bridge, opened};

/// Draws what the function makes, without the marks that hydration would need.
macro_rules! draw {
    ($html:expr) => {{
        #[component]
        fn Drawn() -> Html {
            $html
        }
        yew::ServerRenderer::<Drawn>::new()
            .hydratable(false)
            .render()
            .await
    }};
}

pub fn nowhere<T>() -> Callback<T> {
    Callback::noop()
}

pub fn all(story: &Opened) -> Seen {
    let events: std::rc::Rc<[EventIx]> = (0..story.events.len() as u32).map(EventIx).collect();
    Seen {
        listed: events.clone(),
        drawn: events,
        ..Seen::default()
    }
}

/// The text without its tags.
pub fn text(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

async fn card(event: u32) -> String {
    #[derive(Properties, PartialEq)]
    struct Props {
        event: u32,
    }
    #[component]
    fn Drawn(props: &Props) -> Html {
        html! { <Card story={opened()} selected={Some(EventIx(props.event))} on={nowhere()} /> }
    }
    yew::ServerRenderer::<Drawn>::with_props(move || Props { event })
        .hydratable(false)
        .render()
        .await
}

async fn reader(source: u32, selected: Option<u32>) -> String {
    #[derive(Properties, PartialEq)]
    struct Props {
        source: u32,
        selected: Option<u32>,
    }
    #[component]
    fn Drawn(props: &Props) -> Html {
        let reading = Some(Place {
            source: SourceIx(props.source),
            span: None,
        });
        html! { <Reader story={opened()} {reading} selected={props.selected.map(EventIx)} hovered={None::<EventIx>} on={nowhere()} /> }
    }
    yew::ServerRenderer::<Drawn>::with_props(move || Props { source, selected })
        .hydratable(false)
        .render()
        .await
}

#[tokio::test]
async fn the_card_spells_out_the_disagreement() {
    let html = card(0).await;
    let text = text(&html);
    assert!(
        text.contains("Tuesday 26 August 2008 in two sources · one says Monday the 25th"),
        "{text}"
    );
    assert!(
        html.contains(r#"<span class="dispute">one says Monday the 25th</span>"#),
        "{html}"
    );
    assert!(
        !card(1).await.contains("dispute"),
        "who agrees is not in dispute"
    );
}

#[tokio::test]
async fn the_card_says_how_far_one_has_come_and_leads_on() {
    let html = draw!(html! {
        <Card story={opened()} selected={Some(EventIx(0))} listed={all(&opened()).listed} on={nowhere()} />
    });
    assert!(text(&html).contains(": 1 of 2"), "{html}");
    for named in [
        r#"aria-label="Previous event" title="Previous event" aria-disabled="true""#,
        r#"aria-label="Next event" title="Next event">"#,
    ] {
        assert!(html.contains(named), "{named} in {html}");
    }
}

#[tokio::test]
async fn a_glance_at_the_story_begins_with_what_the_sources_disagree_on() {
    let html = draw!(html! { <Card story={opened()} selected={None::<EventIx>} on={nowhere()} /> });
    let text = text(&html);
    let order = [
        "Choose an event",
        "Where the sources disagree",
        "26 Aug 2008 or 25 Aug 2008: The town closes the bridge",
        "The main events",
        "5 Sep 2008: A new bridge is to open",
    ];
    let places: Vec<_> = order.iter().map(|words| text.find(words)).collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{places:?} in {text}"
    );
    assert_eq!(html.matches("<button").count(), 2, "each event once");
}

#[tokio::test]
async fn a_glance_names_no_part_that_has_no_events() {
    let agreed = draw!({
        let mut story = bridge();
        story.events.remove(0);
        html! { <Glance story={Opened::new(story)} on={nowhere()} /> }
    });
    assert!(
        !agreed.contains("disagree") && agreed.contains("The main events"),
        "{agreed}"
    );
    let empty = draw!(html! { <Glance story={Opened::default()} on={nowhere()} /> });
    assert!(!empty.contains("<h2"), "{empty}");
}

#[test]
fn a_glance_takes_the_weightiest_events_and_tells_them_in_time() {
    let mut story = bridge();
    let one = story.events.remove(1);
    // Nine events; the weights rise and fall, so that neither the first nor the last five are the heaviest.
    story.events = [3, 9, 1, 8, 2, 7, 4, 6, 5]
        .map(|weight| datelines_core::story::Event {
            importance: weight as f32 / 10.0,
            ..one.clone()
        })
        .into();
    let seen = glance(&Opened::new(story));
    assert_eq!(seen.main, [1, 3, 5, 7, 8].map(EventIx));
    assert_eq!(seen.disputed, []);
}

#[tokio::test]
async fn the_card_quotes_every_source_with_the_words_that_give_the_date() {
    let html = card(0).await;
    for words in [
        "<mark>on Tuesday</mark>",
        "<mark>on Monday</mark>",
        "<mark>on 26 August 2008</mark>",
    ] {
        assert!(html.contains(words), "{words} in {html}");
    }
    let text = text(&html);
    for said in [
        "Harbour Post, paragraph 2",
        "26 Aug 2008",
        "25 Aug 2008",
        "because: a weekday with a past verb is the last one",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[tokio::test]
async fn a_planned_event_says_so() {
    assert!(card(1).await.contains("<em>planned</em>"));
}

#[tokio::test]
async fn text_from_files_never_becomes_markup() {
    for html in [card(0).await, reader(1, Some(0)).await] {
        assert!(
            !html.contains("<script") && !html.contains("<b>News"),
            "{html}"
        );
        assert!(html.contains("Valley &lt;b&gt;News&lt;/b&gt;"), "{html}");
    }
    let html = reader(1, None).await;
    assert!(
        html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"),
        "{html}"
    );
    assert!(
        html.contains("Monday</a>") || html.contains("on Monday"),
        "{html}"
    );
}

#[tokio::test]
async fn the_reader_marks_all_dated_words_and_the_selected_ones_strongest() {
    let html = reader(0, Some(0)).await;
    assert_eq!(html.matches("<mark").count(), 2, "{html}");
    assert_eq!(html.matches(r#"<mark class="strong""#).count(), 1, "{html}");
    let strong = html
        .split(r#"<mark class="strong""#)
        .nth(1)
        .expect("one is strong");
    assert!(
        text(&format!("<{strong}")).starts_with("on Tuesday"),
        "{strong}"
    );
    assert_eq!(
        reader(0, None).await.matches(r#"class="strong""#).count(),
        0
    );
}

#[tokio::test]
async fn what_could_not_be_placed_is_listed_under_the_source() {
    let text = text(&reader(1, None).await);
    assert!(
        text.contains("“In some spring”: it could be any spring"),
        "{text}"
    );
    assert!(!self::text(&reader(0, None).await).contains("could not be placed"));
}

#[tokio::test]
async fn an_event_is_named_with_date_title_sources_and_place() {
    let html = draw!(
        html! { <List story={opened()} seen={all(&opened())} selected={Some(EventIx(1))} hovered={None::<EventIx>} query="" on={nowhere()} /> }
    );
    let text = text(&html);
    for name in [
        "26 Aug 2008 or 25 Aug 2008: The town closes the bridge, Harbour Post, Valley &lt;b&gt;News&lt;/b&gt;, Echo, paragraph 2",
        "5 Sep 2008: A new bridge is to open, planned · Harbour Post, paragraph 3",
    ] {
        assert!(text.contains(name), "{name} in {text}");
    }
    assert_eq!(html.matches(r#"aria-setsize="2""#).count(), 2);
    assert!(html.contains(r#"aria-posinset="2""#));
    assert_eq!(html.matches(r#"aria-current="true""#).count(), 1);
}

#[tokio::test]
async fn a_long_list_is_not_all_in_the_document_and_still_says_how_long_it_is() {
    use crate::story::bridge;
    let html = draw!({
        let mut story = bridge();
        let one = story.events[0].clone();
        story.events = (0..5_000)
            .map(|n| datelines_core::story::Event {
                id: format!("e{n}").into(),
                ..one.clone()
            })
            .collect();
        let story = Opened::new(story);
        let seen = all(&story);
        html! { <List {story} {seen} selected={None::<EventIx>} hovered={None::<EventIx>} query="" on={nowhere()} /> }
    });
    let rows = html.matches(r#"aria-setsize="5000""#).count();
    assert!((12..200).contains(&rows), "{rows}");
    assert!(text(&html).contains("5000 events"));
}

#[tokio::test]
async fn a_search_without_result_offers_a_way_out() {
    let html = draw!(
        html! { <List story={opened()} seen={Seen { found: Some([].into()), ..Seen::default() }} selected={None::<EventIx>} hovered={None::<EventIx>} query="<i>x" on={nowhere()} /> }
    );
    assert!(
        html.contains("Nothing here speaks of “&lt;i&gt;x”"),
        "{html}"
    );
    assert!(text(&html).contains("Show all events"));
}

#[tokio::test]
async fn a_worked_out_date_is_underlined_and_a_missing_one_can_be_set() {
    let html = draw!(html! { <Sources story={opened()} reading={None::<Place>} on={nowhere()} /> });
    let text = text(&html);
    assert!(html.contains("link date worked"), "{html}");
    assert_eq!(
        html.matches("worked").count(),
        1,
        "a stated date is not underlined"
    );
    assert!(text.contains("28–31 Aug 2008, likely 28"), "{text}");
    assert!(
        text.contains("written on an unknown day Set the date"),
        "{text}"
    );
}

#[tokio::test]
async fn the_date_of_a_source_says_why() {
    let html = draw!(
        html! { <SourceDate story={opened()} source={SourceIx(0)} edits={vec![]} on={nowhere()} /> }
    );
    let text = text(&html);
    assert!(
        text.contains("This date was worked out:")
            && text.contains("it speaks of Thursday as its own day"),
        "{text}"
    );
}

#[tokio::test]
async fn a_notice_says_what_to_do_and_can_be_dismissed() {
    let html = draw!({
        let notices = vec![
            Notice {
                id: 1,
                trouble: Trouble::Unreadable("“a<b>.txt” is empty: choose another file.".into()),
                undo: false,
            },
            Notice {
                id: 2,
                trouble: Trouble::Cleared,
                undo: true,
            },
        ];
        html! { <Notices {notices} on={nowhere()} /> }
    });
    assert!(
        html.contains("a&lt;b&gt;.txt") && html.contains(r#"role="status""#),
        "{html}"
    );
    assert_eq!(
        (
            html.matches("Dismiss").count(),
            html.matches("Undo").count()
        ),
        (2, 1)
    );
}

#[tokio::test]
async fn work_shows_how_far_it_is_and_can_be_cancelled() {
    let html = draw!({
        let busy = Some(Busy {
            job: 1,
            share: 0.42,
            sources: vec![],
            edits: vec![],
        });
        html! { <Progress {busy} sources={0} on={nowhere()} /> }
    });
    assert!(
        html.contains(r#"value="42""#) && text(&html).contains("Cancel"),
        "{html}"
    );
}

#[tokio::test]
async fn who_hears_the_page_is_told_that_articles_are_read_and_when_they_are() {
    let said = |html: String| {
        let (_, region) = html.split_once(r#"role="status""#).expect("a region");
        let (_, said) = region.split_once('>').expect("its words");
        said.split('<').next().map(str::to_owned)
    };
    let before = draw!(html! { <Progress busy={None::<Busy>} sources={0} on={nowhere()} /> });
    assert_eq!(said(before).as_deref(), Some(""));
    let meanwhile = draw!({
        let story = opened();
        let sources = story.sources.iter().map(|r| r.source.clone());
        let busy = Some(Busy {
            job: 1,
            share: 0.0,
            sources: sources.collect(),
            edits: vec![],
        });
        html! { <Progress {busy} sources={0} on={nowhere()} /> }
    });
    assert_eq!(said(meanwhile).as_deref(), Some("Reading 3 sources…"));
    let after = draw!(html! { <Progress busy={None::<Busy>} sources={2} on={nowhere()} /> });
    assert_eq!(said(after).as_deref(), Some("2 sources"));
}

#[tokio::test]
async fn no_component_uses_a_style_attribute() {
    let all = [
        card(0).await,
        reader(0, Some(0)).await,
        draw!(html! { <Sources story={opened()} reading={None::<Place>} on={nowhere()} /> }),
    ];
    assert!(all.iter().all(|html| !html.contains(" style=")));
}

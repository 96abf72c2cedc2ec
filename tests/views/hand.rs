//! Changes by hand: what each does to the state, the way back and forth, and what the page says and offers.

use datelines_app::app::notice::Trouble;
use datelines_app::app::words::{ENGLISH, SPANISH};
use datelines_app::app::{Action, Dialog, Effect, Opened, Pane, State};
use datelines_app::components::{Add, Card, Changes, Reader, Reasons, Same, SourceDate, Timed};
use datelines_core::curation::{Edit, Given, Place};
use datelines_core::source::{Kind, SourceId, Span};
use datelines_core::story::{EventIx, SourceIx, Status};
use yew::prelude::*;

use crate::drawn::{nowhere, text};
use crate::story::{bridge, day, opened};

fn page() -> State {
    let mut state = State::default();
    act(&mut state, Action::Show(Box::new(bridge()), vec![]));
    act(&mut state, Action::Select(Some(EventIx(0))));
    state
}

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    state.reduce(action)
}

/// The passage of the event that closes the bridge, by the number of its mention.
fn passage(nth: usize) -> Place {
    let story = bridge();
    Place::of_mention(&story, &story.events[0].mentions[nth])
}

fn opening() -> Place {
    let story = bridge();
    Place::of_mention(&story, &story.events[1].mentions[0])
}

fn split(nth: usize) -> Edit {
    Edit::Split {
        place: passage(nth),
    }
}

fn rename(title: &str) -> Edit {
    Edit::Rename {
        place: passage(0),
        title: title.into(),
    }
}

fn written(edtf: &str) -> Edit {
    Edit::SourceDate {
        source: SourceId("b".into()),
        edtf: edtf.into(),
    }
}

fn title(state: &State) -> &str {
    &state
        .story
        .event(state.selected.expect("one is selected"))
        .title
}

/// Words of the second source that report nothing.
fn barred() -> (SourceIx, Span) {
    let story = bridge();
    let source = &story.sources[1].source;
    let at = source.text().find("barred").expect("there");
    (SourceIx(1), source.span(at..at + 6).expect("a span"))
}

fn add(title: &str, date: Option<Given>) -> Edit {
    let (source, span) = barred();
    Edit::Add {
        place: Place::of(&bridge().report(source).source, span),
        title: title.into(),
        status: Status::Denied,
        date,
    }
}

/// What the one notice about changes says.
fn told(state: &State) -> Option<String> {
    let of = |trouble: &Trouble| matches!(trouble, Trouble::Changed(..));
    let mut notices = state.notices.iter().filter(|notice| of(&notice.trouble));
    let told = notices.next().map(|notice| {
        assert!(notice.undo && !notice.trouble.is_error());
        (ENGLISH.trouble)(&notice.trouble)
    });
    assert!(notices.next().is_none(), "one notice at a time");
    told
}

#[test]
fn a_name_is_there_at_once_and_goes_back_and_forth() {
    let mut state = page();
    let before = state.story.story();
    let kept = [Effect::Keep, Effect::TellSelected];
    assert_eq!(act(&mut state, Action::Edit(rename("Closed"))), kept);
    assert_eq!(title(&state), "Closed");
    assert_eq!(told(&state).as_deref(), Some("Named “Closed”."));
    assert_eq!(act(&mut state, Action::Edit(rename("Closed"))), []);
    act(&mut state, Action::Edit(rename("Shut")));
    assert_eq!((title(&state), state.changes()), ("Shut", Some(1)));
    act(&mut state, Action::GoBack);
    assert_eq!((title(&state), told(&state)), ("Closed", None));
    act(&mut state, Action::GoBack);
    assert_eq!(
        (state.story.story(), &state.edits),
        (before.clone(), &vec![])
    );
    assert_eq!(act(&mut state, Action::GoBack), []);
    assert!(!state.can_go_back() && state.can_go_forth());
    assert_eq!(
        state.changes(),
        Some(0),
        "the way forth is still to be found"
    );
    act(&mut state, Action::GoForth);
    act(&mut state, Action::GoForth);
    assert_eq!(act(&mut state, Action::GoForth), []);
    assert_eq!(title(&state), "Shut");
    act(&mut state, Action::TakeBack(rename("Shut")));
    assert_eq!(state.story.story(), before);
    assert_eq!(told(&state).as_deref(), Some("Taken back. Named “Shut”."));
    act(&mut state, Action::GoBack);
    assert_eq!(
        title(&state),
        "Shut",
        "taking back can be gone back from, too"
    );
}

#[test]
fn a_passage_apart_leaves_the_card_with_the_rest() {
    for nth in 0..3 {
        let mut state = page();
        act(&mut state, Action::Edit(split(nth)));
        assert_eq!(state.story.events.len(), 3);
        let ix = state.selected.expect("the rest stays selected");
        assert_eq!(
            state.story.event(ix).mentions.len(),
            2,
            "without passage {nth}"
        );
        assert_eq!(state.story.event(ix).disagreement, nth != 1);
        act(&mut state, Action::GoBack);
        assert_eq!(*state.story.story(), bridge());
        assert_eq!(state.selected, Some(EventIx(0)));
    }
}

#[test]
fn what_is_joined_is_selected_and_what_is_hidden_is_not() {
    let mut state = page();
    act(&mut state, Action::Open(Dialog::Same(EventIx(0))));
    let join = Edit::Join {
        one: passage(0),
        other: opening(),
    };
    act(&mut state, Action::Edit(join));
    assert_eq!((state.story.events.len(), state.dialog), (1, None));
    assert_eq!(state.selected, Some(EventIx(0)));
    assert_eq!(
        told(&state).as_deref(),
        Some("One event: “The town closes the bridge” and “A new bridge is to open”.")
    );
    act(&mut state, Action::GoBack);
    act(&mut state, Action::Edit(Edit::Hide { place: passage(1) }));
    assert_eq!((state.story.events.len(), state.selected), (1, None));
    assert_eq!(state.front, Pane::List);
    assert_eq!(
        told(&state).as_deref(),
        Some("Hidden: “The town closes the bridge”.")
    );
    act(&mut state, Action::Open(Dialog::Changes));
    act(
        &mut state,
        Action::TakeBack(Edit::Hide { place: passage(1) }),
    );
    assert_eq!(*state.story.story(), bridge());
    assert_eq!(state.dialog, Some(Dialog::Changes), "the list stays open");
}

#[test]
fn what_is_added_is_selected_and_goes_and_comes() {
    let mut state = page();
    let (source, span) = barred();
    act(&mut state, Action::Open(Dialog::Add(source, Some(span))));
    let date = Some(Given::Edtf("2008-08-27".into()));
    let effects = act(&mut state, Action::Edit(add("Barred", date)));
    assert!(effects.contains(&Effect::Keep) && effects.contains(&Effect::TellSelected));
    assert_eq!((state.story.events.len(), state.dialog), (3, None));
    assert_eq!(title(&state), "Barred");
    assert_eq!(
        (state.front, state.reading.and_then(|place| place.span)),
        (Pane::Event, Some(span))
    );
    assert!(
        state
            .seen
            .listed
            .contains(&state.selected.expect("it is selected"))
    );
    assert_eq!(told(&state).as_deref(), Some("Added: “Barred”."));
    act(&mut state, Action::GoBack);
    assert_eq!(
        (state.story.story(), state.selected),
        (bridge().into(), None)
    );
    act(&mut state, Action::GoForth);
    assert_eq!(state.story.events.len(), 3);
    // Its words gone, it waits for them.
    act(&mut state, Action::Edit(rename("Closed")));
    let change = datelines_app::app::change::Change::of(&state.edits[0], &Default::default());
    assert!(change.waits);
}

#[tokio::test]
async fn a_sentence_without_an_event_is_chosen_and_told() {
    let html = draw!(
        html! { <Add story={opened()} source={SourceIx(1)} span={None::<Span>} on={nowhere()} /> }
    );
    let offered = ">In some spring it may open.</button>";
    assert!(
        html.contains(offered) && !html.contains("Nobody crosses"),
        "{html}"
    );
    assert!(html.contains(r#"for="add-field""#) && html.contains(r#"id="add-field""#));
    let html = draw!({
        let (source, span) = barred();
        html! { <Add story={opened()} {source} span={Some(span)} on={nowhere()} /> }
    });
    let said = text(&html);
    for words in [
        "Title of this event",
        "When it was",
        "date not known",
        "another date",
        "Told as",
        "Add to the timeline",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert!(
        html.contains("<mark>barred</mark>") && html.contains(r#"value="Barred""#),
        "{html}"
    );
    assert_eq!(
        html.matches("checked").count(),
        2,
        "a date and a status are offered: {html}"
    );
    let dated = draw!({
        let story = opened();
        let at = story.sources[2]
            .source
            .text()
            .find("The bridge")
            .expect("there");
        let span = story.sources[2].source.span(at..at + 40).expect("a span");
        html! { <Add {story} source={SourceIx(2)} span={Some(span)} on={nowhere()} /> }
    });
    assert!(
        text(&dated).contains("Tuesday, 26 Aug 2008 on 26 August 2008"),
        "{dated}"
    );
    let reader = draw!({
        let reading = Some(datelines_app::app::Place {
            source: SourceIx(0),
            span: None,
        });
        html! { <Reader story={opened()} {reading} changeable={true} selected={None::<EventIx>} hovered={None::<EventIx>} on={nowhere()} /> }
    });
    assert!(reader.contains(">Add an event<"), "{reader}");
}

#[test]
fn who_changes_a_story_has_done_with_the_one_before() {
    let mut state = page();
    act(&mut state, Action::NewStory);
    act(&mut state, Action::Show(Box::new(bridge()), vec![]));
    assert!(state.can_undo());
    act(&mut state, Action::Edit(Edit::Hide { place: passage(1) }));
    assert_eq!((state.notices.len(), state.can_undo()), (1, false));
    assert!(told(&state).is_some_and(|told| told.starts_with("Hidden")));
}

#[test]
fn a_date_is_worked_out_anew_and_what_follows_is_told() {
    let mut state = page();
    let effects = act(&mut state, Action::Edit(written("2008-08-28")));
    let [Effect::Analyse { job, edits, .. }] = &effects[..] else {
        panic!("one analysis, not {effects:?}");
    };
    assert_eq!(edits[..], [written("2008-08-28")]);
    // A name given while it is worked out is there at once, and stays.
    let effects = act(&mut state, Action::Edit(rename("Closed")));
    assert_eq!(effects, [Effect::Keep, Effect::TellSelected]);
    assert_eq!(
        (title(&state), &state.edits[..]),
        ("Closed", &[rename("Closed")][..])
    );
    act(&mut state, Action::GoBack);
    let mut again = bridge();
    again.sources[1].date.when = Some(day("2008-08-28"));
    again.events[1].date = Some(day("2008-09-06"));
    act(&mut state, Action::Edit(rename("Closed")));
    act(&mut state, Action::Analysed(*job, Box::new(again.clone())));
    assert_eq!(title(&state), "Closed");
    assert_eq!(state.edits, [written("2008-08-28"), rename("Closed")]);
    // The same without another change between.
    let mut state = page();
    let effects = act(&mut state, Action::Edit(written("2008-08-28")));
    let [Effect::Analyse { job, .. }] = &effects[..] else {
        panic!("one analysis, not {effects:?}");
    };
    act(&mut state, Action::Analysed(*job, Box::new(again)));
    assert_eq!(
        told(&state).as_deref(),
        Some(
            "“Valley <b>News</b>”: written 28 Aug 2008. 1 source and 1 event have another date now."
        )
    );
    let effects = act(&mut state, Action::TakeBack(written("2008-08-28")));
    assert!(matches!(&effects[..], [Effect::Analyse { edits, .. }] if edits.is_empty()));
}

#[test]
fn a_change_whose_work_is_cancelled_or_gone_back_from_never_was() {
    let mut state = page();
    act(&mut state, Action::Edit(written("2008-08-28")));
    assert_eq!(act(&mut state, Action::Cancel), [Effect::StopAnalysis]);
    assert_eq!(
        (told(&state), state.can_go_back(), state.changes()),
        (None, false, None)
    );
    act(&mut state, Action::Edit(written("2008-08-28")));
    assert_eq!(act(&mut state, Action::GoBack), [Effect::StopAnalysis]);
    assert!(state.busy.is_none() && state.edits.is_empty());
    let effects = act(&mut state, Action::GoForth);
    assert!(matches!(&effects[..], [Effect::Analyse { .. }]));
}

#[test]
fn another_story_has_no_past() {
    for action in [
        Action::NewStory,
        Action::Forget,
        Action::Show(Box::new(bridge()), vec![]),
    ] {
        let mut state = page();
        act(&mut state, Action::Edit(rename("Closed")));
        act(&mut state, action);
        assert_eq!((told(&state), state.can_go_back()), (None, false));
        assert_eq!(act(&mut state, Action::GoBack), []);
    }
    // Undo of a new story brings the changes along.
    let mut state = page();
    act(&mut state, Action::Edit(rename("Closed")));
    act(&mut state, Action::NewStory);
    act(&mut state, Action::Undo);
    assert_eq!((state.edits.len(), title(&state)), (1, "Closed"));
}

async fn card(event: u32, edits: Option<Vec<Edit>>) -> String {
    let mut state = page();
    for edit in edits.iter().flatten() {
        act(&mut state, Action::Edit(edit.clone()));
    }
    #[derive(Properties, PartialEq)]
    struct Props {
        story: Opened,
        event: u32,
        edits: Option<Vec<Edit>>,
    }
    #[component]
    fn Drawn(props: &Props) -> Html {
        html! { <Card story={props.story.clone()} selected={Some(EventIx(props.event))} edits={props.edits.clone()} on={nowhere()} /> }
    }
    // The story cannot go to another thread; its file can.
    let json = datelines_core::archive::write(&state.story.story(), &[]);
    let props = move || Props {
        story: Opened::new(datelines_core::archive::read(&json).expect("a story").0),
        event,
        edits,
    };
    let renderer = yew::ServerRenderer::<Drawn>::with_props(props);
    renderer.hydratable(false).render().await
}

#[tokio::test]
async fn the_card_offers_what_can_be_changed() {
    let html = card(0, Some(vec![])).await;
    for (label, count) in [
        ("Rename", 1),
        ("Same as…", 1),
        ("Hide", 1),
        ("Not the same event", 3),
        ("Correct this date", 3),
        ("happened", 1),
        ("only supposed", 1),
        ("Edited by hand", 0),
    ] {
        assert_eq!(
            html.matches(&format!(">{label}<")).count(),
            count,
            "{label} in {html}"
        );
    }
    for named in [
        r#"aria-label="Not the same event: Echo, paragraph 1""#,
        r#"aria-label="Correct this date: Harbour Post, paragraph 2""#,
    ] {
        assert!(html.contains(named), "{named} in {html}");
    }
    assert!(
        html.contains(r#"aria-pressed="true" class="quiet">happened<"#),
        "what it is told as is said: {html}"
    );
    let one = card(1, Some(vec![])).await;
    assert!(
        one.contains(r#"aria-pressed="true" class="quiet">planned<"#),
        "{one}"
    );
    assert!(
        !one.contains("Not the same event"),
        "a single passage is with no other"
    );
    let shown = card(0, None).await;
    assert!(
        !shown.contains("Rename") && !shown.contains("tools"),
        "{shown}"
    );
}

#[tokio::test]
async fn the_card_says_what_was_changed_and_takes_it_back() {
    // The passage of the 25th, now an event of its own, comes first.
    let html = card(1, Some(vec![rename("Closed <i>"), split(1)])).await;
    let said = text(&html);
    assert!(said.contains("Closed &lt;i&gt;"), "{said}");
    for words in [
        "Edited by hand",
        "Named “Closed &lt;i&gt;”.",
        "Another event: “the bridge was shut on Monday &amp; barred.”.",
        "Told apart from another event by hand.",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert_eq!(html.matches(">Take back<").count(), 2);
    assert!(
        html.contains(r#"aria-label="Take back: Named “Closed &lt;i&gt;”.""#),
        "{html}"
    );
}

#[tokio::test]
async fn all_changes_are_listed_the_last_first_and_one_may_wait() {
    let html = draw!({
        let edits = vec![
            rename("Closed"),
            Edit::Kind {
                source: SourceId("gone".into()),
                kind: Kind::History,
            },
        ];
        html! { <Changes story={opened()} {edits} ways={(true, false)} on={nowhere()} /> }
    });
    let said = text(&html);
    let (kind, name) = (
        said.find("“gone” is read as history."),
        said.find("Named “Closed”."),
    );
    assert!(kind.is_some() && kind < name, "{said}");
    assert_eq!(said.matches("(waits:").count(), 1);
    assert_eq!(
        html.matches("<button type=\"button\" disabled").count(),
        1,
        "there is no way forth: {html}"
    );
    let none = draw!(
        html! { <Changes story={opened()} edits={vec![]} ways={(false, true)} on={nowhere()} /> }
    );
    assert!(text(&none).contains("Nothing is changed by hand."));
}

#[tokio::test]
async fn open_words_are_settled_in_a_form_of_their_own() {
    let html = draw!({
        let story = opened();
        let span = story.sources[1].timexes[1].span;
        html! { <Timed {story} source={SourceIx(1)} {span} edits={vec![]} on={nowhere()} /> }
    });
    let said = text(&html);
    for words in [
        "When is “In some spring”?",
        "In some spring it may open.",
        "It is no date",
        "Or another date",
        "it could be any spring",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert!(html.contains("<mark>In some spring</mark>") && !html.contains("Take back"));
    let settled = draw!({
        let story = opened();
        let span = story.sources[0].timexes[0].span;
        let place = Place::of(&story.sources[0].source, span);
        let edits = vec![Edit::NoDate { place }];
        html! { <Timed {story} source={SourceIx(0)} {span} {edits} on={nowhere()} /> }
    });
    assert_eq!(settled.matches(">Take back<").count(), 1);
    let reader = draw!({
        let reading = Some(datelines_app::app::Place {
            source: SourceIx(1),
            span: None,
        });
        html! { <Reader story={opened()} {reading} changeable={true} selected={None::<EventIx>} hovered={None::<EventIx>} on={nowhere()} /> }
    });
    assert!(text(&reader).contains("News"), "the kind of text is shown");
}

#[tokio::test]
async fn a_tuesday_can_be_the_last_or_the_next() {
    let html = draw!({
        let story = opened();
        // "on Tuesday" in the source of 28 to 31 August; the expression is the weekday.
        let at = story.sources[0]
            .source
            .text()
            .find("Tuesday")
            .expect("there");
        let span = story.sources[0].source.span(at..at + 7).expect("a span");
        html! { <Timed {story} source={SourceIx(0)} {span} edits={vec![]} on={nowhere()} /> }
    });
    for date in [">Tuesday, 26 Aug 2008<", ">Tuesday, 2 Sep 2008<"] {
        assert!(html.contains(date), "{date} in {html}");
    }
}

#[tokio::test]
async fn the_same_event_is_chosen_from_the_others() {
    let html = draw!(html! { <Same story={opened()} event={EventIx(0)} on={nowhere()} /> });
    let said = text(&html);
    assert!(said.contains("Which event is the same as “The town closes the bridge”?"));
    assert!(
        said.contains("5 Sep 2008: A new bridge is to open"),
        "{said}"
    );
    assert!(!said.contains("26 Aug 2008: The town"), "not with itself");
    assert!(html.contains(r#"for="same-field""#) && html.contains(r#"id="same-field""#));
}

#[tokio::test]
async fn a_date_of_writing_takes_bounds_and_is_taken_back() {
    let html = draw!({
        let edits = vec![written("2008-08-26/..")];
        html! { <SourceDate story={opened()} source={SourceIx(1)} {edits} on={nowhere()} /> }
    });
    let said = text(&html);
    for words in [
        "on that date",
        "not before it",
        "not after it",
        "Take back",
        "Name of this source",
        "Kind of text",
        "Dates are counted from the day of writing.",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert_eq!(html.matches(r#"type="radio""#).count(), 3);
    assert_eq!(html.matches(r#"aria-pressed="true""#).count(), 1);
    let other = draw!(
        html! { <SourceDate story={opened()} source={SourceIx(0)} edits={vec![written("2008")]} on={nowhere()} /> }
    );
    assert!(
        !other.contains("Take back"),
        "another source's date is not this one's"
    );
}

/// The reasons of the first passage, with this text, where its words stand above and where they do not.
fn reasons(text: &str, above: bool) -> Html {
    let story = opened();
    let mention = &story.event(EventIx(0)).mentions[0];
    let mut steps = mention.because.clone();
    steps[0].text = text.into();
    let under = above.then_some((mention.source, mention.span));
    html! { <Reasons {story} {steps} {under} on={nowhere()} /> }
}

#[tokio::test]
async fn a_reason_leads_to_its_words_unless_they_stand_right_above() {
    let within = draw!(reasons("“on Tuesday” is meant.", false));
    assert!(
        within.contains("class=\"link\">“on Tuesday”</button> is meant."),
        "{within}"
    );
    let behind = draw!(reasons("It is meant.", false));
    assert!(
        behind.contains("It is meant. <button") && behind.contains("“on Tuesday”, Harbour Post"),
        "{behind}"
    );
    let above = draw!(reasons("“on Tuesday” is meant.", true));
    assert!(
        above.contains("“on Tuesday” is meant.") && !above.contains("<button"),
        "{above}"
    );
}

#[test]
fn every_change_is_said_in_every_language() {
    let state = page();
    let place = passage(0);
    let edits = [
        written("2008-08/.."),
        written("soon"),
        Edit::SourceName {
            source: SourceId("a".into()),
            name: "Herald".into(),
        },
        Edit::Kind {
            source: SourceId("a".into()),
            kind: Kind::Prose,
        },
        Edit::Time {
            place: place.clone(),
            edtf: "2008".into(),
        },
        Edit::NoDate {
            place: place.clone(),
        },
        Edit::Join {
            one: place.clone(),
            other: opening(),
        },
        split(0),
        rename("X"),
        Edit::Status {
            place: place.clone(),
            status: Status::Denied,
        },
        Edit::Hide { place },
        add("Barred", None),
    ];
    for words in [&ENGLISH, &SPANISH] {
        let mut all = std::collections::BTreeSet::new();
        for edit in &edits {
            let change = datelines_app::app::change::Change::of(edit, &state.story);
            assert!(!change.waits);
            assert!(all.insert((words.hand.change)(&change)));
            assert!(all.insert((words.hand.change)(&change.taken_back())));
        }
        assert!(all.iter().all(|said| said.ends_with('.')), "{all:?}");
        for (sources, events) in [(0, 0), (0, 1), (2, 0), (1, 2)] {
            assert!(all.insert((words.hand.follows)(sources, events)));
        }
    }
}

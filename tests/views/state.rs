//! The rules of the state: what always agrees, what can be undone, what is asked of the outside.

use datelines_app::app::notice::Trouble;
use datelines_app::app::words::ENGLISH;
use datelines_app::app::{
    Action, Certainty, Dialog, Effect, Facet, InFile, Kind, Pane, Place, State,
};
use datelines_app::browser::address::Params;
use datelines_core::curation::Edit;
use datelines_core::source::SourceId;
use datelines_core::story::{EventIx, SourceIx, Story};

use crate::story::bridge;

fn page() -> State {
    let mut state = State::default();
    let effects = state.reduce(Action::Show(Box::new(bridge()), vec![]));
    assert_eq!(effects, [Effect::TellSelected]);
    state
}

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let chose = matches!(action, Action::Select(Some(_)) | Action::SelectWords(..));
    let effects = state.reduce(action);
    agrees(state, chose);
    effects
}

/// What holds after every action: all that is selected, shown or read is in the story, and the place in the reader is one of
/// the selected event's if that event was just selected.
fn agrees(state: &State, chose: bool) {
    let (events, sources) = (
        state.story.events.len() as u32,
        state.story.sources.len() as u32,
    );
    assert!(state.selected.is_none_or(|ix| ix.0 < events));
    assert!(state.hovered.is_none_or(|ix| ix.0 < events));
    for seen in [&state.seen.listed, &state.seen.drawn] {
        assert!(seen.iter().all(|ix| ix.0 < events) && seen.is_sorted());
    }
    let drawn = &state.seen.drawn;
    assert!(state.selected.is_none_or(|ix| drawn.contains(&ix)));
    assert!(state.seen.listed.iter().all(|ix| drawn.contains(ix)));
    assert!(state.reading.is_none_or(|place| place.source.0 < sources));
    if chose && state.front == Pane::Event {
        let (selected, place) = (
            state.selected.expect("the card in front has an event"),
            state.reading.expect("and a source"),
        );
        let mentions = &state.story.event(selected).mentions;
        assert!(
            mentions
                .iter()
                .any(|m| m.source == place.source && Some(state.story.way_to(m)) == place.span)
        );
    }
}

fn words_of(state: &State) -> &str {
    let Place { source, span } = state.reading.expect("a source is open");
    state
        .story
        .report(source)
        .source
        .words(span.expect("at a place"))
}

fn text(name: &str, text: &str) -> InFile {
    InFile {
        name: name.into(),
        bytes: Ok(text.as_bytes().to_vec()),
    }
}

#[test]
fn one_is_taken_to_the_passage_even_where_words_of_another_paragraph_date_it() {
    for (timex, words) in [
        (0, "on Tuesday"),
        (1, "The town closed the bridge on Tuesday."),
    ] {
        let mut story = bridge();
        story.events[0].mentions[0].timex = Some(timex);
        let mut state = State::default();
        act(&mut state, Action::Show(Box::new(story), vec![]));
        act(&mut state, Action::Select(Some(EventIx(0))));
        assert_eq!(words_of(&state), words);
    }
}

#[test]
fn a_selected_event_is_the_same_everywhere() {
    let mut state = page();
    assert_eq!(
        act(&mut state, Action::Select(Some(EventIx(1)))),
        [Effect::TellSelected]
    );
    assert_eq!(
        (state.selected, words_of(&state)),
        (Some(EventIx(1)), "on 5 September")
    );
    assert_eq!(
        act(&mut state, Action::Select(Some(EventIx(1)))),
        [],
        "told once"
    );
    act(&mut state, Action::Select(None));
    assert_eq!((state.selected, state.front), (None, Pane::List));
    act(&mut state, Action::Select(Some(EventIx(7))));
    assert_eq!(state.selected, None, "an event of another story is none");
}

#[test]
fn the_reader_stays_in_its_source_if_that_reports_the_event() {
    let mut state = page();
    act(&mut state, Action::Read(SourceIx(1), None));
    act(&mut state, Action::Select(Some(EventIx(0))));
    assert_eq!(state.reading.map(|place| place.source), Some(SourceIx(1)));
    act(&mut state, Action::Select(Some(EventIx(1))));
    assert_eq!(
        state.reading.map(|place| place.source),
        Some(SourceIx(0)),
        "only this one reports it"
    );
}

#[test]
fn marked_words_select_their_event() {
    let mut state = page();
    act(&mut state, Action::SelectWords(SourceIx(1), 0));
    assert_eq!(
        (state.selected, words_of(&state)),
        (Some(EventIx(0)), "on Monday")
    );
    act(&mut state, Action::SelectWords(SourceIx(1), 1));
    assert_eq!(
        state.selected,
        Some(EventIx(0)),
        "words that date nothing change nothing"
    );
}

#[test]
fn an_event_is_found_by_its_id() {
    let mut state = page();
    act(&mut state, Action::SelectId("opening".into()));
    assert_eq!(state.selected, Some(EventIx(1)));
    act(&mut state, Action::SelectId("no such".into()));
    assert_eq!(state.selected, Some(EventIx(1)));
}

#[test]
fn the_steps_go_through_the_dated_passages_and_stop_at_the_ends() {
    let mut state = page();
    act(&mut state, Action::Read(SourceIx(0), None));
    let mut seen = Vec::new();
    for _ in 0..3 {
        act(&mut state, Action::Step { forward: true });
        seen.push((words_of(&state).to_owned(), state.selected));
    }
    let [first, second] = [
        ("on Tuesday".into(), Some(EventIx(0))),
        ("on 5 September".into(), Some(EventIx(1))),
    ];
    assert_eq!(seen, [first, second.clone(), second]);
    act(&mut state, Action::Step { forward: false });
    act(&mut state, Action::Step { forward: false });
    assert_eq!(
        (words_of(&state), state.selected),
        ("on Tuesday", Some(EventIx(0)))
    );
}

#[test]
fn search_looks_at_titles_quotations_and_sources() {
    let mut state = page();
    for (query, found) in [
        ("", &[0, 1][..]),
        ("OPEN september", &[1]),
        ("barred", &[0]),
        ("echo", &[0]),
        ("harbour", &[0, 1]),
        ("harbour barred", &[0]),
        ("volcano", &[]),
    ] {
        act(&mut state, Action::Search(query.into()));
        let shown: Vec<u32> = state.seen.listed.iter().map(|ix| ix.0).collect();
        assert_eq!(shown, found, "{query}");
    }
    act(&mut state, Action::Back);
    assert_eq!(
        (state.query.as_str(), state.seen.listed.len()),
        ("", 2),
        "Esc clears the search first"
    );
}

#[test]
fn a_new_story_can_be_undone() {
    let mut state = page();
    act(&mut state, Action::Select(Some(EventIx(1))));
    let effects = act(&mut state, Action::NewStory);
    assert_eq!(effects, [Effect::Keep, Effect::TellSelected]);
    assert!(state.story.is_empty() && state.can_undo());
    assert_eq!(
        state
            .notices
            .iter()
            .map(|n| (&n.trouble, n.undo))
            .collect::<Vec<_>>(),
        [(&Trouble::Cleared, true)]
    );
    act(&mut state, Action::Undo);
    assert_eq!((*state.story.story()).clone(), bridge());
    assert_eq!(
        (state.selected, state.notices.len(), state.can_undo()),
        (Some(EventIx(1)), 0, false)
    );
    act(&mut state, Action::Undo);
    assert!(
        !state.story.is_empty(),
        "a second undo has nothing to bring back"
    );
}

#[test]
fn a_dismissed_notice_leaves_the_way_back_in_the_menu() {
    let mut state = page();
    act(&mut state, Action::NewStory);
    let id = state.notices[0].id;
    act(&mut state, Action::Dismiss(id));
    assert!(state.notices.is_empty() && state.can_undo());
    act(&mut state, Action::Undo);
    assert_eq!((*state.story.story()).clone(), bridge());
}

#[test]
fn the_first_articles_of_a_new_story_take_the_place_of_its_notice() {
    let mut state = page();
    act(&mut state, Action::NewStory);
    let paste = Action::Pasted {
        name: "Mill".into(),
        text: "The mill burned down on 3 May 1901.".into(),
    };
    let effects = act(&mut state, paste);
    let [Effect::Analyse { job, .. }] = &effects[..] else {
        panic!("{effects:?}");
    };
    assert_eq!(state.notices.len(), 1, "nothing is to be seen yet");
    act(&mut state, Action::Analysed(*job, Box::new(bridge())));
    assert!(state.notices.is_empty() && state.can_undo());
}

#[test]
fn what_is_dropped_joins_the_story_and_each_failure_is_told_once() {
    let mut state = page();
    let drop = || {
        Action::Files(vec![
            InFile {
                name: "big.txt".into(),
                bytes: Err("“big.txt” is larger than 20 MB: split it.".into()),
            },
            text("empty.txt", ""),
            text(
                "fourth.txt",
                "The council met on 1 September 2008. It spoke about the bridge and what the town can do without it.",
            ),
        ])
    };
    let effects = act(&mut state, drop());
    let [Effect::Analyse { job, sources, .. }] = &effects[..] else {
        panic!("one analysis, not {effects:?}");
    };
    assert_eq!(sources.len(), 4);
    let told: Vec<String> = state
        .notices
        .iter()
        .map(|notice| (ENGLISH.trouble)(&notice.trouble))
        .collect();
    assert_eq!(told.len(), 2);
    assert!(
        told[0].contains("“big.txt”") && told[1].contains("empty.txt"),
        "{told:?}"
    );
    assert_eq!(
        state.story.sources.len(),
        3,
        "until it is read, the story is as it was"
    );

    // More while it is being read: the first job is given up for one that reads all.
    let effects = act(
        &mut state,
        Action::Files(vec![text(
            "fifth.txt",
            "On 2 September 2008 the mayor went to the river and looked at what was left of the bridge.",
        )]),
    );
    let [
        Effect::Analyse {
            job: second,
            sources,
            ..
        },
    ] = &effects[..]
    else {
        panic!("one analysis, not {effects:?}");
    };
    assert!(second != job && sources.len() == 5);
    let late = act(&mut state, Action::Analysed(*job, Box::default()));
    assert_eq!(
        (late, state.story.sources.len()),
        (vec![], 3),
        "the answer of a job given up is nothing"
    );
    assert_eq!(
        act(&mut state, Action::Analysed(*second, Box::new(bridge()))),
        [Effect::Keep, Effect::TellSelected]
    );
    assert!(state.busy.is_none());

    act(&mut state, drop());
    assert_eq!(state.notices.len(), 2, "the same failure is not told twice");
}

#[test]
fn the_same_article_twice_is_one() {
    let mut state = page();
    let source = state.story.sources[2].source.clone();
    let again = Action::Files(vec![text(
        &source.name,
        "A first text of its own about the bridge and the town on 2 September 2008.",
    )]);
    act(&mut state, again.clone());
    act(&mut state, again);
    assert_eq!(state.busy.as_ref().map(|busy| busy.sources.len()), Some(4));
    assert!(matches!(state.notices[0].trouble, Trouble::AlreadyHere(_)));
}

#[test]
fn what_is_long_is_imported_elsewhere_however_it_came() {
    let mut state = page();
    let long = "The mayor spoke on 3 September 2008 about the bridge. ".repeat(4000);
    let effects = act(
        &mut state,
        Action::Pasted {
            name: String::new(),
            text: long.clone(),
        },
    );
    let [Effect::Import(files)] = &effects[..] else {
        panic!("one import, not {effects:?}");
    };
    assert_eq!(
        files[0].name,
        "The mayor spoke on 3 September 2008 about the…"
    );
    assert_eq!((files.len(), &files[0].bytes[..]), (1, long.as_bytes()));
    assert!(state.busy.is_none(), "nothing is read before it is there");
    // Beside a refusal, which is told at once.
    let refused = InFile {
        name: String::new(),
        bytes: Err("“big.txt” is larger than 20 MB: split it.".into()),
    };
    let effects = act(
        &mut state,
        Action::Files(vec![refused, text("long.txt", &long)]),
    );
    assert!(matches!(&effects[..], [Effect::Import(files)] if files[0].name == "long.txt"));
    assert_eq!(state.notices.len(), 1);
}

#[test]
fn cancelling_leaves_the_story_as_it_was() {
    let mut state = page();
    let effects = act(
        &mut state,
        Action::Pasted {
            name: "  ".into(),
            text: "The mayor spoke on 3 September 2008 about the bridge and about the river."
                .into(),
        },
    );
    let [Effect::Analyse { job, sources, .. }] = &effects[..] else {
        panic!("one analysis, not {effects:?}");
    };
    assert!(
        sources
            .iter()
            .any(|source| &*source.name == "The mayor spoke on 3 September 2008 about the…")
    );
    act(&mut state, Action::Progress(*job, 0.5));
    act(&mut state, Action::Progress(*job, 0.25));
    assert_eq!(
        state.busy.as_ref().map(|busy| busy.share),
        Some(0.5),
        "progress never goes back"
    );
    assert_eq!(act(&mut state, Action::Cancel), [Effect::StopAnalysis]);
    assert_eq!((*state.story.story()).clone(), bridge());
    assert_eq!(
        act(&mut state, Action::Cancel),
        [],
        "there is nothing more to cancel"
    );
}

/// The second source was written then.
fn dated(edtf: &str) -> Action {
    Action::Edit(Edit::SourceDate {
        source: SourceId("b".into()),
        edtf: edtf.into(),
    })
}

#[test]
fn a_date_set_by_hand_reads_all_sources_again() {
    let mut state = page();
    act(&mut state, Action::Open(Dialog::Date(SourceIx(1))));
    let effects = act(&mut state, dated("2008-08-30"));
    let [Effect::Analyse { sources, edits, .. }] = &effects[..] else {
        panic!("one analysis, not {effects:?}");
    };
    let edit = |edtf: &str| Edit::SourceDate {
        source: SourceId("b".into()),
        edtf: edtf.into(),
    };
    assert_eq!((sources.len(), &edits[..]), (3, &[edit("2008-08-30")][..]));
    assert_eq!(state.dialog, None);
    let effects = act(&mut state, dated("2008-08-31"));
    let [Effect::Analyse { job, edits, .. }] = &effects[..] else {
        panic!("one analysis, not {effects:?}");
    };
    assert_eq!(
        edits[..],
        [edit("2008-08-31")],
        "the later date takes the earlier one's place"
    );
    act(&mut state, Action::Analysed(*job, Box::new(bridge())));
    assert_eq!(state.edits, [edit("2008-08-31")]);
}

#[test]
fn what_was_selected_stays_selected_when_the_story_is_read_again() {
    let mut state = page();
    act(&mut state, Action::Select(Some(EventIx(1))));
    let effects = act(&mut state, dated("2008"));
    let [Effect::Analyse { job, .. }] = &effects[..] else {
        panic!("one analysis, not {effects:?}");
    };
    let mut again = bridge();
    again.title = "What the new source is called".into();
    again.events.remove(0);
    act(&mut state, Action::Analysed(*job, Box::new(again)));
    assert_eq!(state.selected, Some(EventIx(0)));
    assert_eq!(state.story.title, "The bridge", "the story keeps its name");
    assert_eq!(&*state.story.event(EventIx(0)).id, "opening");
}

/// The story without its third source and what only that tells.
fn smaller() -> Story {
    let mut story = bridge();
    story.title = "What is left".into();
    story.sources.truncate(2);
    story
        .events
        .iter_mut()
        .for_each(|e| e.mentions.retain(|m| m.source.0 < 2));
    story
}

#[test]
fn a_source_is_taken_out_and_comes_back() {
    let mut state = page();
    act(&mut state, dated("2008-08-30"));
    let edits = state.busy.as_ref().map(|busy| busy.edits.clone());
    act(&mut state, Action::Open(Dialog::Date(SourceIx(2))));
    let effects = act(&mut state, Action::Remove(SourceIx(2)));
    let [
        Effect::StopAnalysis,
        Effect::Analyse { job, sources, .. },
        ..,
    ] = &effects[..]
    else {
        panic!("one analysis, not {effects:?}");
    };
    let ids: Vec<&str> = sources.iter().map(|s| &*s.id.0).collect();
    assert_eq!((ids, state.dialog), (vec!["a", "b"], None));
    act(&mut state, Action::Analysed(*job, Box::new(smaller())));
    assert_eq!(state.story.sources.len(), 2);
    assert_eq!(Some(&state.edits), edits.as_ref(), "what was changed stays");
    assert_eq!(state.story.title, "The bridge", "no source had given it");
    let [notice] = &state.notices[..] else {
        panic!("{:?}", state.notices);
    };
    assert!(notice.undo && matches!(&notice.trouble, Trouble::Removed(_)));
    act(&mut state, Action::Undo);
    assert_eq!((*state.story.story()).clone(), bridge());
    assert!(state.notices.is_empty() && !state.can_undo());
}

#[test]
fn a_source_takes_along_the_title_that_it_gave() {
    let mut state = page();
    let given = state.story.event(EventIx(0)).title.clone();
    act(&mut state, Action::Entitle(given));
    let effects = act(&mut state, Action::Remove(SourceIx(2)));
    let [Effect::Analyse { job, .. }, ..] = &effects[..] else {
        panic!("one analysis, not {effects:?}");
    };
    act(&mut state, Action::Analysed(*job, Box::new(smaller())));
    assert_eq!(state.story.title, "What is left");
}

#[test]
fn a_source_whose_leaving_is_stopped_is_still_there() {
    let mut state = page();
    act(&mut state, Action::Remove(SourceIx(0)));
    assert_eq!(act(&mut state, Action::Cancel), [Effect::StopAnalysis]);
    assert_eq!((*state.story.story()).clone(), bridge());
    assert!(!state.can_undo());
    let told: Vec<_> = state.notices.iter().map(|n| &n.trouble).collect();
    assert_eq!(told, [&Trouble::Cancelled]);
}

#[test]
fn without_its_last_source_a_story_begins_anew() {
    let mut state = page();
    let mut one = bridge();
    one.sources.truncate(1);
    one.events.clear();
    act(&mut state, Action::Show(Box::new(one.clone()), vec![]));
    let effects = act(&mut state, Action::Remove(SourceIx(0)));
    assert_eq!(effects, [Effect::Keep, Effect::TellSelected]);
    assert!(state.story.is_empty());
    act(&mut state, Action::Undo);
    assert_eq!((*state.story.story()).clone(), one);
}

#[test]
fn a_story_is_called_as_a_person_wants() {
    let mut state = page();
    act(&mut state, Action::Select(Some(EventIx(1))));
    act(&mut state, Action::Open(Dialog::Title));
    let effects = act(&mut state, Action::Entitle("  Two bridges ".into()));
    assert_eq!(effects, [Effect::Keep]);
    assert_eq!((&*state.story.title, state.dialog), ("Two bridges", None));
    assert_eq!(state.selected, Some(EventIx(1)));
    for nothing in ["", "   ", "Two bridges"] {
        let effects = act(&mut state, Action::Entitle(nothing.into()));
        assert_eq!(effects, [], "{nothing:?}");
    }
    // What joins does not rename it.
    let effects = act(&mut state, dated("2008"));
    let [Effect::Analyse { job, .. }] = &effects[..] else {
        panic!("one analysis, not {effects:?}");
    };
    act(&mut state, Action::Analysed(*job, Box::new(bridge())));
    assert_eq!(state.story.title, "Two bridges");
}

#[test]
fn one_walks_through_the_list_and_stops_at_its_ends() {
    let mut state = many();
    let walk = |state: &mut State, forward| {
        act(state, Action::Walk { forward });
        state.selected
    };
    assert_eq!(walk(&mut state, true), None, "from nowhere to nowhere");
    let listed = state.seen.listed.clone();
    act(&mut state, Action::Select(listed.first().copied()));
    for ix in &listed[1..] {
        assert_eq!(walk(&mut state, true), Some(*ix));
        assert_eq!(state.front, Pane::Event);
    }
    assert_eq!(walk(&mut state, true), listed.last().copied());
    for ix in listed.iter().rev().skip(1) {
        assert_eq!(walk(&mut state, false), Some(*ix));
    }
    assert_eq!(walk(&mut state, false), listed.first().copied());
}

#[test]
fn forgetting_leaves_nothing() {
    let mut state = page();
    act(&mut state, Action::NewStory);
    act(&mut state, Action::Undo);
    let effects = act(&mut state, Action::Forget);
    assert_eq!(effects, [Effect::ForgetKept, Effect::TellSelected]);
    assert!(state.story.is_empty() && !state.can_undo());
}

#[test]
fn any_order_of_actions_keeps_the_panes_in_agreement() {
    let moves = [
        Action::Select(Some(EventIx(0))),
        Action::Select(Some(EventIx(1))),
        Action::Select(None),
        Action::SelectWords(SourceIx(0), 1),
        Action::SelectWords(SourceIx(2), 0),
        Action::Read(SourceIx(1), None),
        Action::Step { forward: true },
        Action::Step { forward: false },
        Action::Walk { forward: true },
        Action::Walk { forward: false },
        Action::Remove(SourceIx(0)),
        Action::Back,
        Action::Search("harbour".into()),
        Action::Search(String::new()),
        Action::Filter(Facet::Kind(Kind::Planned)),
        Action::Filter(Facet::Source(SourceIx(1))),
        Action::ClearFilters,
        Action::ShowAll(true),
        Action::ShowAll(false),
        Action::Follow(Box::new(Params::parse(
            "event=opening&kind=denied&view=source",
        ))),
        Action::Follow(Box::default()),
        Action::NewStory,
        Action::Undo,
        Action::Show(Box::new(bridge()), vec![]),
        Action::Hover(Some(EventIx(1))),
    ];
    let mut state = page();
    let mut at = 1_u32;
    for _ in 0..5_000 {
        // A fixed sequence that visits the moves in a mixed order.
        at = at.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let next = &moves[(at >> 16) as usize % moves.len()];
        // The outside speaks of events that are there.
        if state.story.is_empty()
            && !matches!(
                next,
                Action::Undo
                    | Action::Show(..)
                    | Action::Back
                    | Action::Search(_)
                    | Action::Step { .. }
            )
        {
            continue;
        }
        act(&mut state, next.clone());
    }
}

/// The bridge with thirty further events of one source, each of less importance than the one before.
fn many() -> State {
    let mut story = bridge();
    let one = story.events[1].clone();
    for n in 0..30 {
        story.events.push(datelines_core::story::Event {
            id: format!("lesser-{n:02}").into(),
            importance: 0.14 - 0.001 * n as f32,
            title: format!("Planners met, {n}"),
            ..one.clone()
        });
    }
    let mut state = State::default();
    let _ = state.reduce(Action::Show(Box::new(story), vec![]));
    state
}

#[test]
fn the_main_events_come_first_and_nothing_sought_is_hidden() {
    let mut state = many();
    assert_eq!(
        (state.seen.listed.len(), state.seen.lesser),
        (12, 20),
        "at least a dozen"
    );
    let last = EventIx(31);
    act(&mut state, Action::Select(Some(last)));
    assert_eq!(
        (state.seen.drawn.len(), state.seen.drawn.last()),
        (13, Some(&last)),
        "what is selected is seen"
    );
    act(&mut state, Action::Select(None));
    act(&mut state, Action::Search("met 29".into()));
    assert_eq!(*state.seen.listed, [last], "a search looks in all");
    assert_eq!(state.seen.found.as_deref(), Some(&[last][..]));
    assert!(
        state.seen.drawn.len() == 13,
        "the others stay on the timeline"
    );
    act(&mut state, Action::Search(String::new()));
    act(&mut state, Action::ShowAll(true));
    assert_eq!((state.seen.listed.len(), state.seen.left_out()), (32, 0));
    let mut few = page();
    act(&mut few, Action::ShowAll(false));
    assert_eq!(
        (few.seen.listed.len(), few.seen.lesser),
        (2, 0),
        "few are all main ones"
    );
}

#[test]
fn filters_say_what_they_hide_and_of_one_sort_one_has_to_hold() {
    let mut state = page();
    let seen = |state: &State| -> Vec<u32> { state.seen.listed.iter().map(|ix| ix.0).collect() };
    let rows: [(&[Facet], &[u32]); 8] = [
        (&[Facet::Kind(Kind::Planned)], &[1]),
        (
            &[Facet::Kind(Kind::Planned), Facet::Kind(Kind::Happened)],
            &[0, 1],
        ),
        (&[Facet::Kind(Kind::Denied)], &[]),
        (&[Facet::Source(SourceIx(1))], &[0]),
        (
            &[Facet::Source(SourceIx(1)), Facet::Source(SourceIx(0))],
            &[0, 1],
        ),
        (
            &[Facet::Source(SourceIx(1)), Facet::Kind(Kind::Planned)],
            &[],
        ),
        (&[Facet::Certainty(Certainty::Disputed)], &[0]),
        (&[Facet::Certainty(Certainty::WorkedOut)], &[1]),
    ];
    for (facets, events) in rows {
        for facet in facets {
            act(&mut state, Action::Filter(*facet));
        }
        assert_eq!(seen(&state), events, "{facets:?}");
        assert_eq!(state.seen.filtered, 2 - events.len(), "{facets:?}");
        assert_eq!(
            *state.seen.drawn, *state.seen.listed,
            "list and timeline alike"
        );
        act(&mut state, Action::ClearFilters);
        assert_eq!((seen(&state).len(), state.seen.filtered), (2, 0));
    }
    act(&mut state, Action::Filter(Facet::Kind(Kind::Planned)));
    act(&mut state, Action::Select(Some(EventIx(0))));
    assert_eq!(
        *state.seen.drawn,
        [EventIx(0), EventIx(1)],
        "what is selected is seen"
    );
    let offers = state.filters.offers(&state.story);
    let count = |facet| {
        offers
            .iter()
            .find(|(offered, _)| *offered == facet)
            .map(|(_, count)| *count)
    };
    assert_eq!(
        count(Facet::Source(SourceIx(0))),
        Some(1),
        "of the planned ones"
    );
    assert_eq!(
        count(Facet::Source(SourceIx(1))),
        None,
        "reports no planned one"
    );
    assert_eq!(count(Facet::Kind(Kind::Happened)), Some(1));
    assert_eq!(count(Facet::Kind(Kind::Denied)), None);
}

#[test]
fn an_address_opens_what_was_seen() {
    let start = Params::parse("story=bridge&hide=header");
    for moves in [
        vec![],
        vec![Action::Select(Some(EventIx(1)))],
        vec![
            Action::Select(Some(EventIx(0))),
            Action::Read(SourceIx(2), None),
        ],
        vec![
            Action::Search("harbour & more".into()),
            Action::ShowAll(true),
        ],
        vec![
            Action::Filter(Facet::Kind(Kind::Planned)),
            Action::Filter(Facet::Kind(Kind::Happened)),
            Action::Filter(Facet::Source(SourceIx(1))),
            Action::Filter(Facet::Certainty(Certainty::WorkedOut)),
        ],
        vec![Action::Jump(crate::story::day("2008-08"))],
        vec![
            Action::Select(Some(EventIx(0))),
            Action::Open(Dialog::Compare),
        ],
        vec![Action::Select(Some(EventIx(0))), Action::Front(Pane::List)],
    ] {
        let mut state = page();
        let said = format!("{moves:?}");
        for action in moves {
            act(&mut state, action);
        }
        let link = state.link(&start);
        let read = Params::parse(&link.to_string());
        assert_eq!(read, link, "{said}");
        let mut other = page();
        act(&mut other, Action::Follow(Box::new(read)));
        assert_eq!(other.link(&start), link, "{said}");
        assert_eq!(
            (other.selected, other.front, other.dialog, &other.query),
            (state.selected, state.front, state.dialog, &state.query),
            "{said}"
        );
        assert_eq!(
            (&other.seen, &other.filters),
            (&state.seen, &state.filters),
            "{said}"
        );
        let sources = |state: &State| state.reading.map(|place| place.source);
        assert_eq!(sources(&other), sources(&state), "{said}");
    }
}

#[test]
fn an_address_that_names_what_is_not_there_does_no_harm() {
    let mut state = page();
    act(&mut state, Action::Select(Some(EventIx(1))));
    let odd = "event=no&view=x&source=no&events=some&from=no,&kind=planned,odd&certainty=&range=soon&lanes=x&folds=x";
    act(&mut state, Action::Follow(Box::new(Params::parse(odd))));
    assert_eq!(state.selected, None);
    assert_eq!(state.filters.chosen(), [Facet::Kind(Kind::Planned)]);
    assert_eq!(state.look, Default::default());
}

#[test]
fn a_jump_goes_there_on_the_timeline_and_in_the_list() {
    let mut state = page();
    act(&mut state, Action::Open(Dialog::Jump));
    act(&mut state, Action::Jump(crate::story::day("2008-09")));
    assert_eq!(
        (state.dialog, state.sent.map(|(ix, _)| ix)),
        (None, Some(EventIx(1)))
    );
    let (from, to) = state.look.range.expect("a stretch of time");
    let day = |year, month, day| {
        let day = datelines_core::calendar::Day::from_ymd(year, month, day);
        f64::from(day.expect("a day").number())
    };
    assert_eq!(
        (from.0, to.0),
        (day(2008, 8, 2), day(2008, 10, 31)),
        "as much on either side"
    );
}

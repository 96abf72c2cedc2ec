//! The reader: a whole source with its dated passages marked.

use std::ops::Range;

use datelines_core::passage::Role;
use datelines_core::source::Span;
use datelines_core::story::{EventIx, SourceIx};
use yew::prelude::*;

use super::reasons::sentence;
use super::{Marked, Picked, key, sends, source_date};
use crate::app::words::{READ, Words, use_words};
use crate::app::{Action, Dialog, Opened, Pane, Place};
use crate::browser::{element, later, painted};

/// Properties of [`Reader`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The story.
    pub story: Opened,
    /// The source to show, and where to go in it.
    pub reading: Option<Place>,
    /// Counts the times that a place was gone to, so that going to the same one again scrolls there again.
    #[prop_or_default]
    pub visit: u32,
    /// The selected event.
    pub selected: Option<EventIx>,
    /// The event under the pointer.
    pub hovered: Option<EventIx>,
    /// Whether a person can settle what words mean.
    #[prop_or_default]
    pub changeable: bool,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// As many paragraphs are in the document at once; a longer source opens around the place, with buttons for the rest.
const ROOM: usize = 120;
/// As many from the place on are there at once: more than a window shows. The others come when the source has been open for a while,
/// in milliseconds: going from event to event, nobody waits for what is not seen.
const FIRST: usize = 24;
const WHILE: u32 = 1_500;

/// The source that is open, or a sentence that says how to open one.
#[component]
pub fn Reader(props: &Props) -> Html {
    let words = use_words();
    let node = use_node_ref();
    // The text comes a frame after the timeline and the list, so that neither frame is late. Drawn to a string, all comes at once.
    let come = use_state(|| cfg!(not(target_arch = "wasm32")));
    {
        let come = come.clone();
        use_effect_with((), move |()| {
            let waiting = painted(move || come.set(true));
            move || drop(waiting)
        });
    }
    let whole = use_state_eq(|| None);
    {
        let whole = whole.clone();
        use_effect_with(props.reading.map(|place| place.source), move |source| {
            let source = *source;
            let waiting = later(WHILE, move || whole.set(source));
            move || drop(waiting)
        });
    }
    let room = use_state_eq(|| (SourceIx(0), 0..0));
    let all = props
        .reading
        .map_or(0, |place| props.story.paragraphs(place.source).len());
    let here = props.reading.and_then(|place| {
        let number = props.story.paragraph(place.source, place.span?.start());
        Some(number as usize - 1)
    });
    // The paragraphs asked for by the buttons, as long as the place lies within; else those around the place.
    let shown = match (&*room, props.reading) {
        ((source, asked), Some(place))
            if *source == place.source
                && !asked.is_empty()
                && here.is_none_or(|here| asked.contains(&here)) =>
        {
            asked.clone()
        }
        (_, place) => {
            let here = here.unwrap_or(0);
            let Range { start, end } = around(here, all);
            let is_whole =
                cfg!(not(target_arch = "wasm32")) || *whole == place.map(|place| place.source);
            start..if is_whole { end } else { end.min(here + FIRST) }
        }
    };
    {
        let node = node.clone();
        use_effect_with(
            (props.visit, props.reading, props.story.clone(), *come),
            move |(_, reading, ..)| {
                let placed = reading.is_some_and(|place| place.span.is_some());
                if placed {
                    // An event can have other passages in the same source: what was gone to stands in this paragraph.
                    let place = ".here :is(.strong, .said), .here:not(:has(.strong, .said))";
                    element::reveal_first(&node, place);
                } else {
                    element::scroll_to(&node, 0, 0);
                }
            },
        );
    }
    let Some(Place { source, span }) = props.reading else {
        return html! { <p class="hint">{ words.choose_source }</p> };
    };
    if !*come {
        return Html::default();
    }
    let (said, strong) = standing_out(props, source, span);
    let more = |label: &'static str, range: Range<usize>| {
        let room = room.clone();
        let onclick = move |_: MouseEvent| room.set((source, range.clone()));
        html! { <button type="button" class="more-text" {onclick}>{ label }</button> }
    };
    let report = props.story.report(source);
    let paragraphs = props.story.some_paragraphs(source, shown.clone());
    let title = report
        .source
        .title
        .as_deref()
        .filter(|title| !report.source.text().contains(title));
    html! {
        <article class="reader" ref={node.clone()} aria-labelledby="reader-title">
            { top(props, source, words) }
            <div class={classes!("text", key::class(source))}>
                if let Some(title) = title { <h3 lang={READ} dir="auto">{ title }</h3> }
                if shown.start > 0 { { more(words.earlier_text, shown.start.saturating_sub(ROOM)..shown.end) } }
                // A list of its own, so that what is there stays when more comes.
                { paragraphs.iter().zip(shown.clone()).map(|(paragraph, nth)| html! {
                    <p key={nth} lang={READ} dir="auto" data-n={(nth + 1).to_string()} class={classes!(role(paragraph.role), (here == Some(nth)).then_some("here"))}>
                        <Marked story={props.story.clone()} {source} range={paragraph.range.clone()} said={within(&said, &paragraph.range)}
                            strong={within(&strong, &paragraph.range)} hovered={props.hovered} on={Some(props.on.clone())} />
                    </p>
                }).collect::<Html>() }
                if shown.end < all { { more(words.later_text, shown.start..(shown.end + ROOM).min(all)) } }
                { unresolved(props, source, words) }
            </div>
            if props.changeable { <Picked story={props.story.clone()} {source} text={node} on={props.on.clone()} /> }
        </article>
    }
}

fn around(here: usize, all: usize) -> Range<usize> {
    let start = here.saturating_sub(ROOM / 2).min(all.saturating_sub(ROOM));
    start..(start + ROOM).min(all)
}

/// The selected event's passages in this source, and its words that say when; or the words gone to, where they date no event.
fn standing_out(props: &Props, source: SourceIx, span: Option<Span>) -> (Vec<Span>, Vec<Span>) {
    let (mut said, mut strong) = (Vec::new(), Vec::new());
    if let Some(event) = props.selected {
        for mention in props
            .story
            .event(event)
            .mentions
            .iter()
            .filter(|m| m.source == source)
        {
            said.push(mention.span);
            if mention.timex.is_some() {
                strong.push(props.story.place_of(mention));
            }
        }
    }
    if let Some(span) = span
        && !said.iter().any(|said| said.contains(span))
        && !strong.contains(&span)
    {
        strong.push(span);
    }
    (said, strong)
}

fn within(spans: &[Span], range: &Range<usize>) -> Vec<Span> {
    spans
        .iter()
        .copied()
        .filter(|span| span.start() < range.end && range.start < span.end())
        .collect()
}

fn role(role: Role) -> Option<&'static str> {
    match role {
        Role::Text | Role::Dateline => None,
        Role::Headline => Some("headline"),
        Role::Byline => Some("byline"),
        Role::Caption => Some("caption"),
        Role::Boilerplate => Some("boilerplate"),
    }
}

fn top(props: &Props, source: SourceIx, words: &Words) -> Html {
    let report = props.story.report(source);
    let step = |forward: bool, label: &'static str, sign: &'static str| {
        let onclick = sends(&props.on, Action::Step { forward });
        html! { <button type="button" class="step" title={label} aria-label={label} {onclick}><span aria-hidden="true">{ sign }</span></button> }
    };
    let count = props.story.dated(source).len();
    let about = sends(&props.on, Action::Open(Dialog::Date(source)));
    let add = sends(&props.on, Action::Open(Dialog::Add(source, None)));
    let back = match props.selected {
        Some(_) => Pane::Event,
        None => Pane::List,
    };
    let back = sends(&props.on, Action::Front(back));
    let author = report
        .source
        .author
        .as_deref()
        .map(|author| (words.by)(author));
    html! {
        <div class="reader-top">
            <button type="button" class="go-back" onclick={back}>{ "‹ " }{ words.back }</button>
            <h2 id="reader-title" tabindex="-1">{ key::of(source) }<span class="label" dir="auto">{ report.source.label() }</span></h2>
            <p class="about">
                if let Some(author) = author { { author }{ " · " } }
                { words.written }{ " " }{ source_date::say(&report.date, words) }
                { " · " }<button type="button" class="link" onclick={about}>{ (words.hand.kind)(report.kind) }</button>
                if props.changeable { { " · " }<button type="button" class="link" onclick={add}>{ words.hand.add }</button> }
            </p>
            <p class="dated">{ (words.dated_passages)(count) }</p>
            { step(false, words.previous_dated, "▲") }
            { step(true, words.next_dated, "▼") }
        </div>
    }
}

fn unresolved(props: &Props, source: SourceIx, words: &Words) -> Html {
    let report = props.story.report(source);
    let open: Vec<_> = report
        .timexes
        .iter()
        .filter_map(|timex| Some((timex.span, timex.unresolved.as_ref()?)))
        .collect();
    let findings = &report.source.findings;
    html! {
        <>
            if report.timexes.is_empty() { <p class="hint">{ words.no_dates }</p> }
            if !open.is_empty() {
                <section class="unresolved" aria-labelledby="unresolved-title">
                    <h3 id="unresolved-title">{ words.unresolved }</h3>
                    <ul>{ for open.into_iter().map(|(span, why)| {
                        let go = match props.changeable {
                            true => Action::Open(Dialog::Words(source, span)),
                            false => Action::Read(source, Some(span)),
                        };
                        html! { <li><button type="button" class="link" onclick={sends(&props.on, go)}>{ format!("“{}”", report.source.words(span)) }</button>{ ": " }{ sentence(words, &why.code, &why.args, &why.text) }</li> }
                    }) }</ul>
                </section>
            }
            if !findings.is_empty() {
                <section class="unresolved" aria-labelledby="findings-title">
                    <h3 id="findings-title">{ words.findings }</h3>
                    <ul>{ for findings.iter().map(|finding| {
                        let english = format!("{} {}", finding.message, finding.hint);
                        html! { <li>{ sentence(words, &finding.code, &finding.args, &english) }</li> }
                    }) }</ul>
                </section>
            }
        </>
    }
}

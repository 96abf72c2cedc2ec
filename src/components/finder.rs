//! Above the list: how many events there are and how many are hidden, the filters, the way to a date.

use yew::prelude::*;

use super::{key, sends};
use crate::app::words::{Words, use_words};
use crate::app::{Action, Certainty, Dialog, Facet, Filters, Kind, Opened, Seen};

/// Properties of [`Finder`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The story.
    pub story: Opened,
    /// What is seen.
    pub seen: Seen,
    /// What is asked for.
    pub filters: Filters,
    /// Whether the filters can be set.
    pub filtering: bool,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// The head of the list. What is active can be read off it at any time.
#[component]
pub fn Finder(props: &Props) -> Html {
    let words = use_words();
    let send = |action: Action| sends(&props.on, action);
    let empty = props.story.events.is_empty();
    let chosen = props.filters.chosen();
    html! {
        <>
            <div class="list-top">
                <h2 id="list-title" tabindex="-1">{ words.events }</h2>
                if !empty {
                    <button type="button" class="filter" aria-expanded={props.filtering.to_string()} aria-controls="filters"
                        onclick={send(Action::Filtering(!props.filtering))}>{ words.filter }</button>
                    <button type="button" title={words.jump} aria-label={words.jump} onclick={send(Action::Open(Dialog::Jump))}>{ words.jump_short }</button>
                }
            </div>
            <p class="count">
                <span role="status">{ count(props, words) }</span>
                { more(props, words) }
                <span role="status">
                    if props.seen.filtered > 0 { { " · " }{ (words.filtered)(props.seen.filtered) } }
                </span>
            </p>
            if !chosen.is_empty() {
                <ul class="chips">
                    { for chosen.iter().map(|facet| {
                        let name = name(&props.story, *facet, words);
                        let label = (words.filter_off)(&name);
                        html! { <li><button type="button" class="chip" aria-label={label} onclick={send(Action::Filter(*facet))}>
                            <span class="label">{ name }</span><span aria-hidden="true">{ "×" }</span></button></li> }
                    }) }
                    <li><button type="button" class="link" onclick={send(Action::ClearFilters)}>{ words.clear_filters }</button></li>
                </ul>
            }
            <div id="filters">
                if props.filtering { { panel(props, words) } }
            </div>
        </>
    }
}

fn count(props: &Props, words: &Words) -> String {
    let (seen, all) = (&props.seen, props.story.events.len());
    let count = seen.listed.len();
    let lesser = || {
        seen.listed
            .iter()
            .filter(|ix| !props.story.is_main(**ix))
            .count()
    };
    if seen.found.is_some() {
        (words.shown_of)(count, all)
    } else if seen.left_out() > 0 {
        (words.main_count)(count - lesser())
    } else {
        (words.count_events)(count)
    }
}

/// The way between the main events and all; none where all are main ones, or a search looks in all anyway.
fn more(props: &Props, words: &Words) -> Html {
    let (seen, all) = (&props.seen, props.filters.all);
    if seen.lesser == 0 || seen.found.is_some() {
        return Html::default();
    }
    let toggle = sends(&props.on, Action::ShowAll(!all));
    let (text, label) = if all {
        (words.main_only.to_owned(), None)
    } else {
        (
            (words.lesser)(seen.lesser),
            Some((words.lesser_label)(seen.lesser)),
        )
    };
    html! { <>{ " · " }<button type="button" class="link lesser" aria-label={label} onclick={toggle}>{ text }</button></> }
}

fn panel(props: &Props, words: &Words) -> Html {
    let offers = props.filters.offers(&props.story);
    let kinds = Kind::ALL.map(Facet::Kind);
    let certainties = Certainty::ALL.map(Facet::Certainty);
    let of = |sort: &[Facet]| -> Vec<(Facet, usize)> {
        let these = offers.iter().filter(|(facet, _)| sort.contains(facet));
        these.copied().collect()
    };
    let sources = offers
        .iter()
        .filter(|(facet, _)| matches!(facet, Facet::Source(_)));
    let sorts = [
        (words.filter_source, sources.copied().collect()),
        (words.filter_kind, of(&kinds)),
        (words.filter_date, of(&certainties)),
    ];
    let send = |action: Action| sends(&props.on, action);
    html! {
        <div class="filters" role="group" aria-labelledby="filters-title">
            <p id="filters-title">{ words.filter_title }</p>
            { for sorts.into_iter().map(|(title, sort): (&str, Vec<(Facet, usize)>)| html! {
                <fieldset>
                    <legend>{ title }</legend>
                    { for sort.into_iter().map(|(facet, count)| offer(props, facet, count, words)) }
                </fieldset>
            }) }
            <p class="actions">
                if !props.filters.chosen().is_empty() {
                    <button type="button" onclick={send(Action::ClearFilters)}>{ words.clear_filters }</button>
                }
                <button type="button" class="main" onclick={send(Action::Filtering(false))}>{ words.done }</button>
            </p>
        </div>
    }
}

fn offer(props: &Props, facet: Facet, count: usize, words: &Words) -> Html {
    let toggle = props.on.reform(move |_: Event| Action::Filter(facet));
    html! {
        <label>
            <input type="checkbox" checked={props.filters.has(facet)} onchange={toggle} />
            if let Facet::Source(source) = facet { { key::of(source) } }
            <span class="label">{ name(&props.story, facet, words) }</span>
            <span class="number">{ count }</span>
        </label>
    }
}

fn name(story: &Opened, facet: Facet, words: &Words) -> String {
    match facet {
        Facet::Source(source) => story.report(source).source.label().to_owned(),
        Facet::Kind(Kind::Happened) => words.happened.into(),
        Facet::Kind(Kind::Planned) => words.planned.into(),
        Facet::Kind(Kind::Denied) => words.denied.into(),
        Facet::Kind(Kind::Supposed) => words.hypothetical.into(),
        Facet::Certainty(Certainty::Stated) => words.date_stated.into(),
        Facet::Certainty(Certainty::WorkedOut) => words.date_worked_out.into(),
        Facet::Certainty(Certainty::Disputed) => words.date_disputed.into(),
        Facet::Certainty(Certainty::Open) => words.not_known.into(),
    }
}

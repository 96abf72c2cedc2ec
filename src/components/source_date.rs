//! The dialog about a source: why its date of writing is that date, and how to set it, or a bound of it, by hand; what it is
//! called, and what kind of text it is.

use datelines_core::calendar::{Extent, When};
use datelines_core::curation::{self, Edit};
use datelines_core::source::Kind;
use datelines_core::story::{Dating, SourceIx};
use yew::prelude::*;

use super::{DateField, Dialog, Reasons, TakeBack, sends};
use crate::app::words::{READ, Words, use_words};
use crate::app::{Action, Opened};
use crate::browser::element;

/// Properties of [`SourceDate`].
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The story.
    pub story: Opened,
    /// Which source.
    pub source: SourceIx,
    /// What was changed by hand.
    pub edits: Vec<Edit>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// Which way a date that a person gives holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    On,
    NotBefore,
    NotAfter,
}

impl How {
    /// The date with that side open; `None` where it is open there already and has no other.
    fn of(self, when: When) -> Option<When> {
        let granularity = when.granularity;
        match (self, when.extent()) {
            (How::On, _) => Some(when),
            (How::NotBefore, Extent::Closed(days)) => Some(When::from(days.start(), granularity)),
            (How::NotAfter, Extent::Closed(days)) => Some(When::until(days.end(), granularity)),
            (How::NotBefore, Extent::From(_)) | (How::NotAfter, Extent::Until(_)) => Some(when),
            (How::NotBefore, Extent::Until(_)) | (How::NotAfter, Extent::From(_)) => None,
        }
    }
}

/// The reasons of a date, and the way to a better one; what kind of text it is, which decides what its dates are counted from.
#[component]
pub fn SourceDate(props: &Props) -> Html {
    let words = use_words();
    let how = use_state(|| How::On);
    let report = props.story.report(props.source);
    let source = &report.source;
    let on_date = {
        let (on, how, id) = (props.on.clone(), *how, source.id.clone());
        Callback::from(move |when: When| {
            let edtf = how.of(when).unwrap_or(when).to_edtf();
            let source = id.clone();
            on.emit(Action::Edit(Edit::SourceDate { source, edtf }));
        })
    };
    let set = curation::source_date(&props.edits, &source.id).map(|(edit, _)| edit.clone());
    let said = match (&set, report.date.stated) {
        (Some(_), _) => words.hand.set_by_hand,
        (None, true) => words.stated,
        (None, false) => words.worked_out,
    };
    let remove = sends(&props.on, Action::Remove(props.source));
    let way = |value: How, label: &'static str| {
        let (set, checked) = (how.clone(), *how == value);
        let onchange = move |_: Event| set.set(value);
        html! { <label><input type="radio" name="date-how" {checked} {onchange} />{ label }</label> }
    };
    html! {
        <Dialog title={(words.date_of)(source.label())} on={props.on.clone()}>
            if report.date.when.is_some() {
                <p><b>{ say(&report.date, words) }</b></p>
                <p>{ said }</p>
            }
            <Reasons story={props.story.clone()} steps={report.date.because.clone()} on={props.on.clone()} />
            if let Some(edit) = set { <p class="actions"><TakeBack story={props.story.clone()} {edit} on={props.on.clone()} /></p> }
            <DateField label={words.date_label} {on_date}>
                <fieldset class="choices">
                    <legend>{ words.hand.how }</legend>
                    { way(How::On, words.hand.on) }
                    { way(How::NotBefore, words.hand.not_before) }
                    { way(How::NotAfter, words.hand.not_after) }
                </fieldset>
            </DateField>
            <h3 id="kind-title">{ words.hand.kind_title }</h3>
            <p class="choices" role="group" aria-labelledby="kind-title">
                { for [Kind::News, Kind::History, Kind::Prose].map(|kind| kind_button(props, kind, words)) }
            </p>
            <p class="hint">{ (words.hand.kind_hint)(report.kind) }</p>
            <Name ..props.clone() />
            <p class="actions apart"><button type="button" onclick={remove}>{ words.remove }</button></p>
        </Dialog>
    }
}

/// What the source is called, to be changed. With nothing in the field it has its own name again.
#[component]
fn Name(props: &Props) -> Html {
    let words = use_words();
    let field = use_node_ref();
    let source = &props.story.report(props.source).source;
    let by_hand = props.edits.iter().rev();
    let by_hand = { by_hand }
        .find(|edit| matches!(edit, Edit::SourceName { source: id, .. } if *id == source.id));
    let submit = {
        let (on, field, by_hand) = (props.on.clone(), field.clone(), by_hand.cloned());
        let (id, label) = (source.id.clone(), source.label().to_owned());
        let own = source.own_label().to_owned();
        move |event: SubmitEvent| {
            event.prevent_default();
            let name = element::value(&field).trim().to_owned();
            match &by_hand {
                _ if name == label => on.emit(Action::Close),
                Some(edit) if name.is_empty() || name == own => {
                    on.emit(Action::TakeBack(edit.clone()));
                }
                _ if name.is_empty() => on.emit(Action::Close),
                _ => {
                    let source = id.clone();
                    on.emit(Action::Edit(Edit::SourceName { source, name }));
                }
            }
        }
    };
    html! {
        <form onsubmit={submit}>
            <label for="source-name">{ words.hand.called }</label>
            <span class="beside">
                <input id="source-name" ref={field} type="text" autocomplete="off" lang={READ} dir="auto"
                    value={source.label().to_owned()} placeholder={source.own_label().to_owned()} />
                <button type="submit">{ words.hand.save }</button>
            </span>
        </form>
    }
}

/// A kind of text; the one in force is pressed. What a source was taken for is set by taking the change back.
fn kind_button(props: &Props, kind: Kind, words: &Words) -> Html {
    let report = props.story.report(props.source);
    let source = report.source.id.clone();
    let by_hand = props
        .edits
        .iter()
        .rev()
        .find(|edit| matches!(edit, Edit::Kind { source, .. } if *source == report.source.id));
    let action = match by_hand {
        Some(edit) if report.source.kind == kind => Action::TakeBack(edit.clone()),
        _ => Action::Edit(Edit::Kind { source, kind }),
    };
    let pressed = report.kind == kind;
    let onclick = (!pressed).then(|| sends(&props.on, action));
    html! { <button type="button" aria-pressed={pressed.to_string()} {onclick}>{ (words.hand.kind)(kind) }</button> }
}

/// A date of writing for people: "28–31 Aug 2008, likely 28 Aug 2008".
pub fn say(dating: &Dating, words: &Words) -> String {
    let Some(when) = dating.when else {
        return words.undated.into();
    };
    let said = words.dates.say(when);
    match dating.likely.filter(|day| when.single_day() != Some(*day)) {
        Some(day) => {
            let first = when.interval().map(|i| i.first_day().ymd());
            let (y, m, d) = day.ymd();
            // Within the month that was just named, the number is enough.
            let near = first.is_some_and(|(year, month, _)| (year, month) == (y, m));
            let day = if near {
                d.to_string()
            } else {
                words.dates.say(When::day(day))
            };
            format!("{said}, {} {day}", words.likely)
        }
        None => said,
    }
}

//! The dialog that hands the story out: as a picture or for other programs.

use yew::prelude::*;

use super::{Dialog, sends};
use crate::app::words::use_words;
use crate::app::{self, Action, Extent};

/// Properties of [`Export`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// How many events the timeline shows.
    pub count: usize,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// What there is to choose, as buttons.
#[component]
pub fn Export(props: &Props) -> Html {
    let words = use_words();
    let extent = use_state_eq(Extent::default);
    let button = |label: &'static str, form: app::Export| {
        html! { <button type="button" onclick={sends(&props.on, Action::Export(form))}>{ label }</button> }
    };
    let choice = |label: &'static str, is: Extent| {
        let extent = extent.clone();
        let checked = *extent == is;
        html! {
            <label><input type="radio" name="extent" {checked} onchange={move |_: Event| extent.set(is)} />{ label }</label>
        }
    };
    html! {
        <Dialog title={words.export} class="export" on={props.on.clone()}>
            <fieldset>
                <legend>{ words.export_picture }</legend>
                { choice(words.export_whole, Extent::Whole) }
                { choice(words.export_view, Extent::View) }
                <p class="actions">
                    { button(words.export_png, app::Export::Png(*extent)) }
                    { button(words.export_svg, app::Export::Svg(*extent)) }
                </p>
            </fieldset>
            <fieldset>
                <legend>{ words.export_data }</legend>
                <p class="actions">
                    { button(words.export_csv, app::Export::Csv) }
                    { button(words.export_ics, app::Export::Ics) }
                    { button(words.export_timelinejs, app::Export::TimelineJs) }
                </p>
            </fieldset>
            <p class="hint">{ (words.export_note)(props.count) }</p>
        </Dialog>
    }
}

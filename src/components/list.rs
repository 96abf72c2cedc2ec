//! The list of events: the same as the timeline, for reading from top to bottom, for phones, screen readers and print.

use datelines_core::story::EventIx;
use yew::prelude::*;

use super::row::{Look, row};
use super::{Finder, sends};
use crate::app::words::{Words, use_words};
use crate::app::{Action, Filters, Opened, Query, Seen};
use crate::browser::{Size, element, observe_size};

/// Properties of [`List`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The story.
    pub story: Opened,
    /// What is seen.
    pub seen: Seen,
    /// What is asked for.
    #[prop_or_default]
    pub filters: Filters,
    /// Whether the filters can be set.
    #[prop_or_default]
    pub filtering: bool,
    /// The selected event.
    pub selected: Option<EventIx>,
    /// The event under the pointer.
    pub hovered: Option<EventIx>,
    /// What is searched for.
    pub query: AttrValue,
    /// An event to go to, and how often the list was sent somewhere.
    #[prop_or_default]
    pub sent: Option<(EventIx, u32)>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// Up to this many events the list is whole; a longer one has rows of one height, and only those near the view are in the document.
pub const WHOLE: usize = 100;
/// Height of a row of a long list, in CSS pixels; its style file has the same.
const ROW: usize = 76;
/// Rows drawn beyond the view, on either side.
const SPARE: usize = 6;
/// Scrolling by fewer rows draws nothing.
const STEP: usize = SPARE / 2;
/// As many rows as most windows show; a taller one has more, up to so many.
const VIEW: usize = 5;
const MOST: usize = 60;

/// All events that match the search: a list of buttons.
#[component]
pub fn List(props: &Props) -> Html {
    let words = use_words();
    let node = use_node_ref();
    let top = use_state_eq(|| 0);
    let view = use_state_eq(|| VIEW);
    {
        let (node, view) = (node.clone(), view.clone());
        use_effect_with((), move |()| {
            let rows =
                move |size: Size| view.set((size.height as usize).div_ceil(ROW).clamp(VIEW, MOST));
            let observer = observe_size(&node, rows.into());
            move || drop(observer)
        });
    }
    let long = props.seen.listed.len() > WHOLE;
    let position = props
        .selected
        .and_then(|ix| props.seen.listed.binary_search(&ix).ok());
    {
        let node = node.clone();
        use_effect_with(
            (props.story.clone(), position, props.seen.listed.len()),
            move |(_, position, _)| {
                if let Some(position) = *position {
                    if long {
                        element::scroll_to(&node, position * ROW, ROW);
                    } else {
                        element::reveal_in(&node, "[aria-current]");
                    }
                }
            },
        );
    }
    {
        // What is searched for or let through begins at the top, unless what is selected is among it.
        let node = node.clone();
        use_effect_with((props.query.clone(), props.filters.clone()), move |_| {
            if position.is_none() {
                element::scroll_to(&node, 0, 0);
            }
        });
    }
    {
        let (node, props_sent) = (node.clone(), props.sent);
        let at = props
            .sent
            .and_then(|(ix, _)| props.seen.listed.binary_search(&ix).ok());
        use_effect_with(props_sent, move |_| {
            if let Some(at) = at {
                if long {
                    element::scroll_to(&node, at * ROW, 0);
                } else {
                    element::bring_to_top(&node, &format!("[aria-posinset=\"{}\"]", at + 1));
                }
            }
        });
    }
    // Rows are moved and made anew while the list scrolls, and a row that is moved loses the focus. As long as the arrow keys go
    // through the list, each drawing gives it to the selected row again.
    let walking = use_mut_ref(|| false);
    {
        let (node, walking) = (node.clone(), walking.clone());
        use_effect(move || {
            let held = *walking.borrow();
            if held {
                element::focus_first(&node, ".row[aria-current]");
                // From row to row is no leaving.
                walking.replace(true);
            }
        });
    }
    let left = {
        let walking = walking.clone();
        move |event: FocusEvent| {
            if event.related_target().is_some() {
                walking.replace(false);
            }
        }
    };
    let scrolled = {
        let (node, top) = (node.clone(), top.clone());
        move |_: Event| {
            if long {
                top.set(element::scroll_top(&node) as usize / (ROW * STEP) * STEP);
            }
        }
    };
    let keys = {
        let (on, shown, walking) = (props.on.clone(), props.seen.listed.clone(), walking.clone());
        move |event: KeyboardEvent| {
            let last = shown.len().saturating_sub(1);
            let next = match event.key().as_str() {
                "ArrowDown" => position.map_or(0, |p| (p + 1).min(last)),
                "ArrowUp" => position.map_or(last, |p| p.saturating_sub(1)),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            walking.replace(true);
            if let Some(event) = shown.get(next) {
                on.emit(Action::Select(Some(*event)));
            }
        }
    };
    let rows = if long {
        *top..(*top + *view + STEP + SPARE).min(props.seen.listed.len())
    } else {
        0..props.seen.listed.len()
    };
    let rows = rows.start.saturating_sub(SPARE).min(rows.end)..rows.end;
    // The arrow keys go through the list, and Tab past it: to its selected row, or to the first there is, and on to the card.
    let stop = position.filter(|at| rows.contains(at));
    let stop = stop.unwrap_or(rows.start);
    let query = Query::new(&props.query);
    let clear = sends(&props.on, Action::Search(String::new()));
    html! {
        <section class="list-pane" aria-labelledby="list-title">
            <Finder story={props.story.clone()} seen={props.seen.clone()} filters={props.filters.clone()} filtering={props.filtering} on={props.on.clone()} />
            if props.seen.listed.is_empty() && props.query.is_empty() && !props.story.events.is_empty() {
                <p class="hint">{ words.nothing_passes }</p>
            }
            if props.seen.listed.is_empty() && !props.query.is_empty() {
                <p class="hint">{ (words.no_match)(&props.query) }{ " " }<button type="button" class="link" onclick={clear}>{ words.clear_search }</button></p>
            }
            <div ref={node} class={classes!("scroll", long.then_some("long"))} onscroll={scrolled} onkeydown={keys} onfocusout={left}>
                <ol>
                    { gap(rows.start) }
                    { rows.clone().map(|position| item(props, position, position == stop, &query, words)).collect::<Html>() }
                    { gap(props.seen.listed.len() - rows.end) }
                </ol>
            </div>
        </section>
    }
}

/// The place of rows that are not in the document.
fn gap(rows: usize) -> Html {
    if rows == 0 {
        return Html::default();
    }
    html! { <li class="gap" role="presentation"><svg width="1" height={(rows * ROW).to_string()} aria-hidden="true"></svg></li> }
}

fn item(props: &Props, position: usize, stop: bool, query: &Query, words: &Words) -> Html {
    let ix = props.seen.listed[position];
    let look = Look {
        selected: props.selected == Some(ix),
        lit: props.hovered == Some(ix),
        stop,
        query,
    };
    html! {
        <li key={ix.0} aria-setsize={props.seen.listed.len().to_string()} aria-posinset={(position + 1).to_string()}>
            { row(&props.story, ix, look, &props.on, words) }
        </li>
    }
}

//! What a person can change about an event on its card: its title, that it is another one, that it is not shown; and what was
//! changed already.

use datelines_core::curation::{self, Edit, Place};
use datelines_core::story::{EventIx, Mention, Status};
use yew::prelude::*;

use super::{Changed, sends};
use crate::app::words::{READ, Words, use_words};
use crate::app::{Action, Dialog, Opened};
use crate::browser::element;

/// Properties of [`Title`] and [`Tools`].
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The story.
    pub story: Opened,
    /// The event.
    pub event: EventIx,
    /// What was changed by hand; `None` where nothing can be changed.
    pub edits: Option<Vec<Edit>>,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Props {
    fn place(&self) -> Place {
        Place::of_mention(&self.story, &self.story.event(self.event).mentions[0])
    }
}

/// The title of the card, and the field that takes another in its place.
#[component]
pub fn Title(props: &Props) -> Html {
    let words = use_words();
    let field = use_node_ref();
    let naming = use_state(|| None::<Opened>);
    let event = props.story.event(props.event);
    // The field belongs to the story as it was: any change closes it.
    let open = naming.as_ref().is_some_and(|story| *story == props.story);
    {
        let field = field.clone();
        use_effect_with(open, move |open| {
            if *open {
                element::focus(&field);
                element::select_all(&field);
            }
        });
    }
    let close = {
        let naming = naming.clone();
        Callback::from(move |()| naming.set(None))
    };
    if !open {
        let begin = {
            let (naming, story) = (naming.clone(), props.story.clone());
            move |_| naming.set(Some(story.clone()))
        };
        return html! {
            <div class="title">
                <h2 id="card-title" tabindex="-1" lang={READ} dir="auto">{ &event.title }</h2>
                if props.edits.is_some() {
                    <button type="button" class="quiet rename" onclick={begin}>{ words.hand.rename }</button>
                }
            </div>
        };
    }
    let save = {
        let (on, field, close, place) = (
            props.on.clone(),
            field.clone(),
            close.clone(),
            props.place(),
        );
        move |event: SubmitEvent| {
            event.prevent_default();
            let (place, title) = (place.clone(), element::value(&field).trim().to_owned());
            close.emit(());
            on.emit(Action::Edit(Edit::Rename { place, title }));
        }
    };
    let escape = {
        let close = close.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                // It closes the field and not the card.
                event.stop_propagation();
                close.emit(());
            }
        }
    };
    html! {
        <form class="title" onsubmit={save} onkeydown={escape}>
            <label class="unseen-text" for="card-name">{ words.hand.rename_label }</label>
            <input id="card-name" ref={field} type="text" autocomplete="off" value={event.title.clone()} />
            <span class="actions">
                <button type="submit" class="main">{ words.hand.save }</button>
                <button type="button" onclick={move |_| close.emit(())}>{ words.cancel }</button>
            </span>
        </form>
    }
}

/// What can become of an event, in the order of the choice.
pub(super) const STATUS: [Status; 4] = [
    Status::Happened,
    Status::Planned,
    Status::Denied,
    Status::Hypothetical,
];

/// What was changed about the event, each with its way back, and what else can be.
#[component]
pub fn Tools(props: &Props) -> Html {
    let words = use_words();
    let hand = &words.hand;
    let Some(edits) = &props.edits else {
        return Html::default();
    };
    let event = props.story.event(props.event);
    let touching = curation::touching(&props.story, edits, event);
    let emit = |action: Action| sends(&props.on, action);
    let hide = Action::Edit(Edit::Hide {
        place: props.place(),
    });
    let told = |status: Status| {
        let (pressed, place) = (status == event.status, props.place());
        let onclick = (!pressed).then(|| emit(Action::Edit(Edit::Status { place, status })));
        html! { <button type="button" class="quiet" aria-pressed={pressed.to_string()} {onclick}>{ words.status(status) }</button> }
    };
    html! {
        <>
            if !touching.is_empty() {
                <section class="by-hand" aria-labelledby="by-hand-title">
                    <h3 id="by-hand-title">{ hand.by_hand }</h3>
                    <ul class="changes">{ for touching.into_iter().map(|ix| html! {
                        <li><Changed story={props.story.clone()} edit={edits[ix].clone()} on={props.on.clone()} /></li>
                    }) }</ul>
                </section>
            }
            <p class="tools" role="group" aria-label={hand.this_event}>
                if props.story.events.len() > 1 {
                    <button type="button" class="quiet" onclick={emit(Action::Open(Dialog::Same(props.event)))}>{ hand.same }</button>
                }
                <button type="button" class="quiet" onclick={emit(hide)}>{ hand.hide }</button>
            </p>
            <p class="tools told" role="group" aria-labelledby="told-as">
                <span id="told-as">{ hand.told_as }</span>
                { for STATUS.map(told) }
            </p>
        </>
    }
}

/// What can be changed about one passage of an event: that it tells another, and the date of its words.
pub(super) fn passage_tools(props: &Props, mention: &Mention, words: &Words) -> Html {
    if props.edits.is_none() {
        return Html::default();
    }
    let story = &props.story;
    let alone = story.event(props.event).mentions.len() < 2;
    let timex = story.report(mention.source).timex_of(mention);
    let correct = timex.map(|timex| Action::Open(Dialog::Words(mention.source, timex.span)));
    let number = story.paragraph(mention.source, mention.span.start());
    let place_said = (words.paragraph)(number);
    let tool = |label: &'static str, action: Action| {
        // Which of the passages it is about is seen, and said to those who do not see.
        let named = format!(
            "{label}: {}, {place_said}",
            story.report(mention.source).source.label()
        );
        html! { <button type="button" class="quiet" aria-label={named} onclick={sends(&props.on, action)}>{ label }</button> }
    };
    html! {
        <p class="tools">
            if !alone { { tool(words.hand.apart, Action::Edit(Edit::Split { place: Place::of_mention(story, mention) })) } }
            if let Some(correct) = correct { { tool(words.hand.correct, correct) } }
        </p>
    }
}

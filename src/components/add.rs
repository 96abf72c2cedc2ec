//! The dialog that makes an event of words in which nobody found one: which sentence, what it is called, when it was.

use datelines_core::curation::{self, Edit, Given, Place};
use datelines_core::passage::{self, Role};
use datelines_core::source::Span;
use datelines_core::story::{SourceIx, Status};
use yew::prelude::*;

use super::by_hand::STATUS;
use super::timed::{around, weekday};
use super::{Dialog, sends};
use crate::app::words::{READ, Words, use_words};
use crate::app::{self, Action, Opened, typed};
use crate::browser::element;

/// Properties of [`Add`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The story.
    pub story: Opened,
    /// Whose words.
    pub source: SourceIx,
    /// Which words; without them a sentence is asked for first. Other words are another dialog, with a key of its own.
    pub span: Option<Span>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// So many sentences are offered at once; words find the others.
const OFFERED: usize = 60;

/// What an event can have its date from.
#[derive(Clone, Copy, PartialEq)]
enum From {
    /// A time expression of the source.
    Words(u32),
    /// What is typed.
    Typed,
    Nothing,
}

/// What has been said so far.
#[derive(Clone)]
struct Said {
    /// What stands in the first field: what sentences are searched for, or the title.
    text: String,
    times: Vec<u32>,
    from: From,
    status: Status,
    /// Why what was typed is no date.
    wrong: Option<typed::Unread>,
}

/// First the sentence, where no words are chosen, then what is to be said of it.
#[component]
pub fn Add(props: &Props) -> Html {
    let words = use_words();
    let (field, date) = (use_node_ref(), use_node_ref());
    let said = use_state(|| {
        let offer = |span| curation::offer(&props.story, props.source, span);
        let offer = props.span.map(offer).unwrap_or_default();
        Said {
            text: offer.title,
            from: { offer.times.first() }.map_or(From::Nothing, |ix| From::Words(*ix)),
            times: offer.times,
            status: offer.status,
            wrong: None,
        }
    });
    let typed = {
        let (field, said) = (field.clone(), said.clone());
        Callback::from(move |_: InputEvent| {
            said.set(Said {
                text: element::value(&field),
                ..(*said).clone()
            });
        })
    };
    html! {
        <Dialog title={words.hand.add} on={props.on.clone()}>
            if let Some(span) = props.span { { tell(props, span, said, ([field, date], typed), words) } } else { { choose(props, &said.text, (field, typed), words) } }
        </Dialog>
    }
}

/// The sentences of a source in which no event stands; with words to search by, any that have them.
fn choose(
    props: &Props,
    query: &str,
    (field, typed): (NodeRef, Callback<InputEvent>),
    words: &Words,
) -> Html {
    let hand = &words.hand;
    let text = props.story.report(props.source).source.text();
    let told: Vec<Span> = { props.story.mentions_in(props.source) }
        .map(|(_, mention)| mention.span)
        .collect();
    let query = query.to_lowercase();
    let offered = |span: &Span| match query.trim() {
        "" => !{ told.iter() }.any(|told| told.start() < span.end() && span.start() < told.end()),
        words => {
            let said = text[span.range()].to_lowercase();
            words.split_whitespace().all(|word| said.contains(word))
        }
    };
    let report = |role| matches!(role, Role::Text | Role::Caption | Role::Headline);
    let passages = passage::split(text).into_iter();
    let offered: Vec<Span> = { passages.filter(|passage| report(passage.role)) }
        .flat_map(|passage| passage.sentences)
        .filter(offered)
        .take(OFFERED)
        .collect();
    let choice = |span: &Span| {
        let choice = Action::Open(app::Dialog::Add(props.source, Some(*span)));
        let onclick = sends(&props.on, choice);
        html! { <li><button type="button" lang={READ} dir="auto" {onclick}>{ &text[span.range()] }</button></li> }
    };
    html! {
        <>
            <p id="add-hint" class="hint">{ hand.add_hint }</p>
            <label for="add-field">{ hand.add_search }</label>
            <input id="add-field" ref={field} type="search" autocomplete="off" aria-describedby="add-hint" oninput={typed} />
            <p class="wrong" role="status">{ if offered.is_empty() { hand.add_none } else { "" } }</p>
            <ul class="same">{ for offered.iter().map(choice) }</ul>
        </>
    }
}

/// The words where they stand, and what becomes of them: title, date, whether it happened.
fn tell(
    props: &Props,
    span: Span,
    said: UseStateHandle<Said>,
    ([title, date], typed): ([NodeRef; 2], Callback<InputEvent>),
    words: &Words,
) -> Html {
    let hand = &words.hand;
    let report = props.story.report(props.source);
    let onsubmit = {
        let (story, source, on) = (props.story.clone(), props.source, props.on.clone());
        let (field, said) = (date.clone(), said.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let report = story.report(source);
            let place = |span| Place::of(&report.source, span);
            let date = match said.from {
                From::Nothing => None,
                From::Words(ix) => Some(Given::Words(place(report.timexes[ix as usize].span))),
                From::Typed => match typed::date(&element::value(&field), report.date.when) {
                    Ok(when) => Some(Given::Edtf(when.to_edtf())),
                    Err(why) => {
                        let wrong = Some(why);
                        said.set(Said {
                            wrong,
                            ..(*said).clone()
                        });
                        element::focus(&field);
                        return;
                    }
                },
            };
            on.emit(Action::Edit(Edit::Add {
                place: place(span),
                title: said.text.trim().to_owned(),
                status: said.status,
                date,
            }));
        }
    };
    let set = |from: From, status: Status| {
        let said = said.clone();
        Callback::from(move |()| {
            said.set(Said {
                from,
                status,
                ..(*said).clone()
            });
        })
    };
    let choice = |name: &'static str, (from, status): (From, Status), label: Html| {
        let checked = (from, status) == (said.from, said.status);
        let set = set(from, status);
        html! { <label><input type="radio" {name} {checked} onchange={move |_| set.emit(())} />{ label }</label> }
    };
    let when = |from: From, label: Html| choice("add-when", (from, said.status), label);
    let by_words = |ix: &u32| {
        let timex = &report.timexes[*ix as usize];
        let date = timex
            .when
            .map(|when| weekday(when, words.dates.weekdays) + &words.dates.say(when));
        let said = report.source.words(timex.span);
        when(
            From::Words(*ix),
            html! { <span>{ date }{ " " }<q lang={READ}>{ said }</q></span> },
        )
    };
    let told = |status: &Status| {
        choice(
            "add-status",
            (said.from, *status),
            html! { { words.status(*status) } },
        )
    };
    let typing = set(From::Typed, said.status);
    let wrong = said.wrong.filter(|_| said.from == From::Typed);
    let (before, after) = around(report.source.text(), span);
    html! {
        <>
            <blockquote class="words-there" lang={READ} dir="auto">{ before }<mark>{ report.source.words(span) }</mark>{ after }</blockquote>
            <form {onsubmit}>
                <label for="add-title">{ hand.rename_label }</label>
                <input id="add-title" ref={title} type="text" autofocus=true autocomplete="off" lang={READ} dir="auto" value={said.text.clone()} oninput={typed} />
                <fieldset class="choices ways">
                    <legend>{ hand.add_when }</legend>
                    { for said.times.iter().map(by_words) }
                    { when(From::Nothing, html! { { words.no_date } }) }
                    { when(From::Typed, html! { { hand.add_typed } }) }
                    <input ref={date} type="text" autocomplete="off" aria-label={hand.add_typed} aria-describedby="add-date-hint add-wrong"
                        aria-invalid={wrong.map(|_| "true")} oninput={move |_| typing.emit(())} />
                </fieldset>
                <p id="add-date-hint" class="hint">{ words.jump_hint }</p>
                <p id="add-wrong" class="wrong" role="alert">{ match wrong {
                    None => "",
                    Some(typed::Unread::NoDate) => words.jump_unread,
                    Some(typed::Unread::Ambiguous) => words.jump_ambiguous,
                } }</p>
                <fieldset class="choices"><legend>{ hand.told_as }</legend>{ for STATUS.iter().map(told) }</fieldset>
                <p class="actions"><button type="submit" class="main">{ hand.add_words }</button></p>
            </form>
        </>
    }
}

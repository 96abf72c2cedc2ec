//! The dialog about what words of a source mean: the dates they can have, another date, or none.

use datelines_core::calendar::When;
use datelines_core::curation::{self, Edit, Place};
use datelines_core::source::Span;
use datelines_core::story::SourceIx;
use yew::prelude::*;

use super::reasons::sentence;
use super::{DateField, Dialog, TakeBack, sends};
use crate::app::words::{READ, use_words};
use crate::app::{Action, Opened};

/// Properties of [`Timed`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The story.
    pub story: Opened,
    /// Which source.
    pub source: SourceIx,
    /// Which words of it.
    pub span: Span,
    /// What was changed by hand.
    pub edits: Vec<Edit>,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// So many bytes before and after the words are shown with them, to the next space.
const ROUND: usize = 90;

/// The words where they stand, the likeliest dates as buttons, and a field for any other.
#[component]
pub fn Timed(props: &Props) -> Html {
    let words = use_words();
    let hand = &words.hand;
    let report = props.story.report(props.source);
    let said = report.source.words(props.span);
    let place = Place::of(&report.source, props.span);
    let why = report.timexes.iter().find(|t| t.span == props.span);
    let edit = { props.edits.iter().rev() }.find(|edit| match edit {
        Edit::Time { place: at, .. } | Edit::NoDate { place: at } => *at == place,
        _ => false,
    });
    let at = place.clone();
    let means = move |when: When| {
        let (place, edtf) = (at.clone(), when.to_edtf());
        Action::Edit(Edit::Time { place, edtf })
    };
    let readings = curation::readings(&props.story, props.source, props.span);
    let (before, after) = around(report.source.text(), props.span);
    html! {
        <Dialog title={(hand.words_title)(said)} on={props.on.clone()}>
            <blockquote class="words-there" lang={READ} dir="auto">{ before }<mark>{ said }</mark>{ after }</blockquote>
            if let Some(why) = why.and_then(|timex| timex.unresolved.as_ref()) { <p class="hint">{ sentence(words, &why.code, &why.args, &why.text) }</p> }
            if let Some(edit) = edit {
                <p class="actions"><TakeBack story={props.story.clone()} edit={edit.clone()} on={props.on.clone()} /></p>
            }
            if !readings.is_empty() {
                <p id="words-can-mean">{ hand.words_can_mean }</p>
                <p class="choices" role="group" aria-labelledby="words-can-mean">
                    { for readings.into_iter().map(|when| html! {
                        <button type="button" onclick={sends(&props.on, means(when))}>{ weekday(when, words.dates.weekdays) }{ words.dates.say(when) }</button>
                    }) }
                </p>
            }
            <DateField label={hand.words_field} on_date={props.on.reform(means)} />
            <p class="choices">
                <button type="button" onclick={sends(&props.on, Action::Edit(Edit::NoDate { place }))}>{ hand.words_no_date }</button>
                <button type="button" class="quiet" onclick={sends(&props.on, Action::Read(props.source, Some(props.span)))}>{ hand.words_place }</button>
            </p>
        </Dialog>
    }
}

/// "Friday, " for a day, which tells it from the others at a glance.
pub(super) fn weekday(when: When, names: [&'static str; 7]) -> String {
    let name = when
        .single_day()
        .map(|day| names[day.weekday().num_days_from_monday() as usize]);
    name.map_or_else(String::new, |name| format!("{name}, "))
}

/// The text round a span, on one line, with "…" where it is cut.
pub(super) fn around(text: &str, span: Span) -> (String, String) {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (head, tail) = (&text[..span.start()], &text[span.end()..]);
    let from = head.rfind("\n\n").map_or(0, |at| at + 2);
    let far = head
        .char_indices()
        .rev()
        .find(|(at, c)| c.is_whitespace() && span.start() - at > ROUND);
    let from_word = far.map_or(0, |(at, _)| at);
    let cut = from_word > from;
    let before = one_line(&head[from.max(from_word)..]);
    let to = tail.find("\n\n").unwrap_or(tail.len());
    let far = tail
        .char_indices()
        .find(|(at, c)| c.is_whitespace() && *at > ROUND);
    let to_word = far.map_or(tail.len(), |(at, _)| at);
    let after = one_line(&tail[..to.min(to_word)]);
    let space = |text: &str, side: fn(&str) -> Option<char>| {
        side(text).filter(|c| c.is_whitespace()).map_or("", |_| " ")
    };
    let last = |text: &str| text.chars().next_back();
    let first = |text: &str| text.chars().next();
    (
        format!(
            "{}{before}{}",
            if cut { "… " } else { "" },
            space(head, last)
        ),
        format!(
            "{}{after}{}",
            space(tail, first),
            if to_word < to { " …" } else { "" }
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use datelines_core::source::{Source, SourceId};

    #[test]
    fn words_stand_in_their_own_paragraph() {
        let round = |text: &str, words: &str| {
            let source = Source::new(SourceId("a".into()), "a", text);
            let at = text.find(words).unwrap();
            let span = source.span(at..at + words.len()).unwrap();
            let (before, after) = around(text, span);
            format!("{before}[{words}]{after}")
        };
        assert_eq!(
            round("One.\n\nOn Friday,\nit rained.\n\nTwo.", "Friday"),
            "On [Friday], it rained."
        );
        assert_eq!(round("Friday", "Friday"), "[Friday]");
        let long = format!("{}Friday{}", "é word ".repeat(40), " wörd".repeat(40));
        let said = round(&long, "Friday");
        assert!(
            said.starts_with("… ") && said.ends_with(" …") && said.len() < 260,
            "{said}"
        );
    }
}

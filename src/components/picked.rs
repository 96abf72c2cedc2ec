//! The button that comes when a person selects words in the reader: it makes an event of them.

use std::ops::Range;

use datelines_core::source::{Source, Span};
use datelines_core::story::SourceIx;
use yew::prelude::*;

use super::sends;
use crate::app::words::use_words;
use crate::app::{Action, Dialog, Opened};
use crate::browser::{element, later};

/// Properties of [`Picked`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The story.
    pub story: Opened,
    /// The source that is open.
    pub source: SourceIx,
    /// Its text on the page.
    pub text: NodeRef,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// A finger on the button takes the selection away before it is lifted: the button stays for so long, in milliseconds.
const STAYS: u32 = 400;

/// Nothing, until words are selected.
#[component]
pub fn Picked(props: &Props) -> Html {
    let words = use_words();
    let span = use_state_eq(|| None::<Span>);
    let leaving = use_mut_ref(|| None);
    {
        let (span, text) = (span.clone(), props.text.clone());
        use_effect_with(
            (props.story.clone(), props.source),
            move |(story, source)| {
                span.set(None);
                let (story, source) = (story.clone(), *source);
                let heard = element::selecting(Callback::from(move |()| {
                    let found = element::selected(&text).and_then(|(nth, bytes)| {
                        let paragraph = story.paragraphs(source).get(nth.checked_sub(1)?)?;
                        whole_words(&story.report(source).source, paragraph, bytes)
                    });
                    let gone = found.is_none().then(|| {
                        let span = span.clone();
                        later(STAYS, move || span.set(None))
                    });
                    *leaving.borrow_mut() = gone;
                    if found.is_some() {
                        span.set(found);
                    }
                }));
                move || drop(heard)
            },
        );
    }
    let Some(span) = *span else {
        return Html::default();
    };
    let onclick = sends(
        &props.on,
        Action::Open(Dialog::Add(props.source, Some(span))),
    );
    html! {
        <p class="picked"><button type="button" class="main" {onclick} onmousedown={|press: MouseEvent| press.prevent_default()}>{ words.hand.add_words }</button></p>
    }
}

/// The words of a paragraph that lie in these bytes of it, none of them cut, without space at the ends.
fn whole_words(source: &Source, paragraph: &Range<usize>, bytes: Range<usize>) -> Option<Span> {
    let text = source.text().get(paragraph.clone())?;
    let (mut start, mut end) = (bytes.start.min(text.len()), bytes.end.min(text.len()));
    let picked = text.get(start..end)?;
    start += picked.len() - picked.trim_start().len();
    end -= picked.len() - picked.trim_end().len();
    let ahead = |rest: &str| rest.chars().next().is_some_and(char::is_alphanumeric);
    let back = |rest: &str| rest.chars().next_back().filter(|c| c.is_alphanumeric());
    if ahead(text.get(start..end)?) {
        while let Some(c) = back(&text[..start]) {
            start -= c.len_utf8();
        }
    }
    if back(&text[start..end]).is_some() {
        let cut = text[end..].find(|c: char| !c.is_alphanumeric());
        end = cut.map_or(text.len(), |cut| end + cut);
    }
    // What holds no word tells nothing.
    text[start..end]
        .chars()
        .any(char::is_alphanumeric)
        .then(|| source.span(paragraph.start + start..paragraph.start + end))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use datelines_core::source::SourceId;

    #[test]
    fn no_word_is_cut_and_no_space_comes_along() {
        let text = "First.\n\nThe élan of “bells”, he said.";
        let source = Source::new(SourceId("a".into()), "a", text);
        let paragraph = 8..text.len();
        for (bytes, words) in [
            (0..3, Some("The")),
            (1..6, Some("The élan")),
            (3..4, None),
            (3..10, Some("élan")),
            (9..13, Some("of")),
            (13..20, Some("“bells")),
            (17..24, Some("bells”")),
            (27..99, Some("he said.")),
            (5..6, None),
            (40..99, None),
        ] {
            let span = whole_words(&source, &paragraph, bytes.clone());
            assert_eq!(span.map(|span| source.words(span)), words, "{bytes:?}");
        }
    }
}

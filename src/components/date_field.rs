//! A field for a date, as people write dates or as EDTF.

use datelines_core::calendar::When;
use yew::prelude::*;

use crate::app::typed;
use crate::app::words::use_words;
use crate::browser::element;

/// Properties of [`DateField`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is asked for.
    pub label: &'static str,
    /// Where a date goes.
    pub on_date: Callback<When>,
    /// What else is asked in the same form.
    #[prop_or_default]
    pub children: Html,
}

/// A small form. What cannot be read is said so, and the focus goes back to it.
#[component]
pub fn DateField(props: &Props) -> Html {
    let words = use_words();
    let field = use_node_ref();
    let wrong = use_state(|| false);
    let onsubmit = {
        let (on_date, field, wrong) = (props.on_date.clone(), field.clone(), wrong.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            match read(&element::value(&field)) {
                Some(when) => on_date.emit(when),
                None => {
                    wrong.set(true);
                    element::focus(&field);
                }
            }
        }
    };
    html! {
        <form {onsubmit}>
            <label for="date-field">{ props.label }</label>
            <input id="date-field" ref={field} type="text" autocomplete="off" aria-describedby="date-hint date-wrong"
                aria-invalid={wrong.then_some("true")} />
            <p id="date-hint" class="hint">{ words.date_hint }</p>
            <p id="date-wrong" class="wrong" role="alert">{ if *wrong { words.date_wrong } else { "" } }</p>
            { props.children.clone() }
            <p class="actions"><button type="submit" class="main">{ words.date_use }</button></p>
        </form>
    }
}

/// The date, if it says everything: there is nothing near it to take a year from.
fn read(text: &str) -> Option<When> {
    typed::date(text, None).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_type_them() {
        for (typed, edtf) in [
            ("2008-09-03", "2008-09-03"),
            (" 3 Sept 2008 ", "2008-09-03"),
            ("September 3rd, 2008", "2008-09-03"),
            ("Wednesday 3 September 2008", "2008-09-03"),
            ("aug 2008", "2008-08"),
            ("2008", "2008"),
            ("3 de septiembre de 2008", "2008-09-03"),
            ("sábado, 30 de ago. de 2008", "2008-08-30"),
            ("2008-08-28/2008-08-31", "2008-08-28/2008-08-31"),
        ] {
            assert_eq!(read(typed), When::from_edtf(edtf), "{typed}");
            assert!(When::from_edtf(edtf).is_some(), "{edtf}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for typed in [
            "",
            "soon",
            "31 Feb 2008",
            "3 2008",
            "3/9/2008",
            "Sept",
            "2008-13-01",
            "yesterday",
        ] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}

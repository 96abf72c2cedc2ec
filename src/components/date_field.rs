//! A field for a date, as people write dates or as EDTF.

use datelines_core::calendar::When;
use yew::prelude::*;

use crate::app::words::{Language, use_words};
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

/// Small words that may stand between day, month and year.
const JOINING: [&str; 4] = ["of", "the", "de", "del"];

/// Which of the names the typed letters begin, if they are enough to tell.
fn begins(names: &[&str], typed: &str) -> Option<usize> {
    names
        .iter()
        .position(|name| typed.chars().count() >= 3 && name.to_lowercase().starts_with(typed))
}

/// A date as EDTF or as people type it, in any of the page's languages: day, month by name, year in any order that leaves no doubt.
fn read(text: &str) -> Option<When> {
    let names = || {
        Language::ALL
            .into_iter()
            .map(|language| language.words().dates)
    };
    let text = text.trim();
    if let Some(when) = When::from_edtf(text) {
        return Some(when);
    }
    let (mut day, mut month, mut year) = (None, None, None);
    for part in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
    {
        let lower = part.to_lowercase();
        let named = names().find_map(|names| begins(&names.months, &lower));
        let digits = lower.trim_end_matches(|c: char| c.is_alphabetic());
        let number = digits.parse::<u32>().ok();
        match (named, number) {
            (Some(m), _) if month.is_none() => month = Some(m + 1),
            (None, Some(n)) if (1..=31).contains(&n) && digits.len() <= 2 && day.is_none() => {
                day = Some(n)
            }
            (None, Some(n))
                if digits.len() >= 3 && digits.len() == lower.len() && year.is_none() =>
            {
                year = Some(n)
            }
            (None, None) if JOINING.contains(&lower.as_str()) => {}
            (None, None) if names().any(|names| begins(&names.weekdays, &lower).is_some()) => {}
            // "Sept" is how many write it.
            (None, None) if lower == "sept" && month.is_none() => month = Some(9),
            _ => return None,
        }
    }
    let edtf = match (day, month, year?) {
        (Some(d), Some(m), y) => format!("{y:04}-{m:02}-{d:02}"),
        (None, Some(m), y) => format!("{y:04}-{m:02}"),
        (None, None, y) => format!("{y:04}"),
        (Some(_), None, _) => return None,
    };
    When::from_edtf(&edtf)
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

//! How old somebody is, beside when they were born: "Ada Orlow, aged 41" and, here or in another source, "Orlow, born on 3 May
//! 1970". Who is 41 was born between 41 and 42 years ago.
//!
//! Deliberately absent: ages in the past ("at the age of 21 she left"), but for the age at death in a report of it.

use std::collections::{BTreeMap, BTreeSet};

use super::Doc;
use super::clues::{Clue, plain, say_days};
use super::cue::{self, Days};
use crate::calendar::Day;
use crate::event::Draft;
use crate::order::Gather;
use crate::source::Span;
use crate::story::{Citation, SourceIx, Step};

/// A person of a source: the family name as written, and what stands before it anywhere in the text.
struct Person<'d> {
    family: &'d str,
    given: BTreeSet<&'d str>,
}

/// Who was born when, by family name: source, the name's given names, the days, and the words.
pub(super) struct Births<'d>(BTreeMap<&'d str, Vec<(usize, Person<'d>, Days, Span)>>);

impl<'d> Births<'d> {
    /// All births that the sources date.
    pub fn of(docs: &'d [Doc]) -> Births<'d> {
        let mut out = Births(BTreeMap::new());
        for (ix, doc) in docs.iter().enumerate() {
            let text = doc.source.text();
            for (at, _) in text.match_indices("born") {
                let Some((family, start)) = name_before(text, at) else {
                    continue;
                };
                // The date that follows in the same breath.
                let date = doc.times.iter().find(|t| {
                    let gap = text.get(at + 4..t.span.start());
                    gap.is_some_and(|g| g.len() <= BREATH && !g.contains(['.', ';', '\n']))
                });
                let days = date.and_then(|t| {
                    let full = cue::fields(&t.node)?.year.filter(|y| !y.short).is_some();
                    cue::days_at(t, None, 0, false).filter(|_| full)
                });
                if let (Some(t), Some(days)) = (date, days) {
                    let person = Person::of(text, family);
                    let span = Span::of(start..t.span.end());
                    out.0
                        .entry(family)
                        .or_default()
                        .push((ix, person, days, span));
                }
            }
        }
        out
    }

    /// What the ages that a source gives tell of its day of writing.
    pub fn clues(&self, ix: SourceIx, docs: &[Doc]) -> Vec<Clue> {
        let doc = &docs[ix.0 as usize];
        let mut out: Vec<Clue> = Vec::new();
        for (family, age, span) in ages(doc) {
            let Some(births) = self.0.get(family) else {
                continue;
            };
            let person = Person::of(doc.source.text(), family);
            // One family name, two people: neither is told.
            let mut own = births.iter().filter(|b| person.may_be(&b.1));
            let Some(birth) = own.next() else { continue };
            if own.any(|b| b.2.0 > birth.2.1 || b.2.1 < birth.2.0) {
                continue;
            }
            let Some((low, high)) = birthday(birth.2.0, age).zip(birthday(birth.2.1, age + 1))
            else {
                continue;
            };
            let days = (low, high - 1);
            let words = plain(doc.source.words(span));
            let other = plain(docs[birth.0].source.words(birth.3));
            let label = docs[birth.0].source.label();
            let text = format!(
                "It says “{words}”, and {label} “{other}”: written {}.",
                say_days(days)
            );
            let date = super::links::edtf(days);
            let args = [
                ("words", &*words),
                ("source", label),
                ("other", &other),
                ("date", &date),
            ];
            let rests_on = Some(Citation { source: ix, span });
            let step = Step::new("age", &args, text, rests_on);
            out.push(Clue::within(Some(days.0), Some(days.1), false, step));
        }
        out
    }
}

/// So many bytes after "born" the date can follow: ", born in a small town in the north of Finland on 3 May 1970".
const BREATH: usize = 60;

impl<'d> Person<'d> {
    fn of(text: &'d str, family: &'d str) -> Person<'d> {
        let given = text
            .match_indices(family)
            .filter_map(|(at, _)| capitalised(text[..at].strip_suffix(' ')?))
            .gathered();
        Person { family, given }
    }

    /// Whether both are called by one given name, or one of them by none.
    fn may_be(&self, other: &Person) -> bool {
        self.family == other.family
            && (self.given.is_empty()
                || other.given.is_empty()
                || self.given.intersection(&other.given).next().is_some())
    }
}

/// The day on which somebody is so old.
fn birthday(born: i32, age: i32) -> Option<i32> {
    let (year, month, day) = Day::from_number(born)?.ymd();
    let day = Day::from_ymd(year + age, month, day).or_else(|| Day::from_ymd(year + age, 3, 1));
    day.map(Day::number)
}

/// The capitalised word at the end of a text.
fn capitalised(text: &str) -> Option<&str> {
    let start = text
        .rfind(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '\'' | '’')))
        .map_or(0, |at| {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        });
    let word = &text[start..];
    (word.starts_with(char::is_uppercase) && word.len() > 1).then_some(word)
}

/// The family name right before a place, past ", ", " (", "was" and "who was", with where it begins.
fn name_before(text: &str, at: usize) -> Option<(&str, usize)> {
    let mut before = text[..at].trim_end();
    for word in ["was", "who", "is"] {
        before = before
            .strip_suffix(word)
            .filter(|b| b.ends_with(' '))
            .map_or(before, str::trim_end);
    }
    let before = before.trim_end_matches([',', '(']).trim_end();
    capitalised(before).map(|name| (name, before.len() - name.len()))
}

/// The ages that a source gives as of its own day: family name, age in years, and the words.
fn ages(doc: &Doc) -> Vec<(&str, i32, Span)> {
    let text = doc.source.text();
    let mut out = Vec::new();
    // "Orlow, 41, …"; "Orlow, aged 41"; "Orlow (41)".
    for (at, _) in text.match_indices([',', '(']) {
        let rest = text[at + 1..].trim_start_matches(' ');
        let rest = rest.strip_prefix("aged ").unwrap_or(rest);
        let from = text.len() - rest.len();
        let Some((age, end)) = number(text, from) else {
            continue;
        };
        let closed = text[end..].starts_with([',', ')', '.', ' ', ';']);
        let aged = text[at..from].ends_with("aged ");
        let alone = aged || text[end..].starts_with([',', ')']);
        if let Some(name) = capitalised(text[..at].trim_end()).filter(|_| closed && alone) {
            let start = text[..at].trim_end().len() - name.len();
            out.push((name, age, Span::of(start..end)));
        }
    }
    // "Orlow dies aged 41", "Orlow died at the age of 41".
    for draft in doc.drafts.iter().filter(|d| dies(d)) {
        let words = &text[draft.span.start()..draft.span.end()];
        let Some(at) = ["aged ", "age of ", "at age ", "at "]
            .iter()
            .find_map(|mark| Some(words.find(mark)? + mark.len()))
        else {
            continue;
        };
        let at = draft.span.start() + at;
        let verb = draft.verb.map_or(draft.span.start(), |v| v.start());
        let (Some((age, end)), Some(name)) = (
            number(text, at),
            text.get(draft.span.start()..verb)
                .and_then(|subject| capitalised(subject.trim_end())),
        ) else {
            continue;
        };
        out.push((name, age, Span::of(draft.span.start()..end)));
    }
    out
}

/// Whether a mention at the head of a report tells a death.
fn dies(draft: &Draft) -> bool {
    draft.head == "die" && (draft.headline || draft.sentence <= 1) && !draft.reported
}

/// A whole number of years at a place, and where it ends.
fn number(text: &str, from: usize) -> Option<(i32, usize)> {
    let digits = text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let age = text[from..from + digits].parse().ok()?;
    ((1..=2).contains(&digits) && (5..100).contains(&age)).then_some((age, from + digits))
}

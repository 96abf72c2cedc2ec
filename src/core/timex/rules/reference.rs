//! Vague references: "now", "recently", "currently", "soon", "in the future", "at this moment", "at the time", "the past".

use crate::timex::expr::{Node, Reference, Says, Unit};
use crate::timex::lexicon::{LastKind, RefUse, Word};
use crate::timex::page::{Found, Page};

/// The rule.
pub(super) fn read(page: &Page, at: usize) -> Found<Node> {
    let (reference, end) = match page.word(at) {
        Word::Reference {
            how: RefUse::Alone | RefUse::History,
            reference,
        } if !mere_word(page, at) => (reference, at + 1),
        Word::Reference {
            how: RefUse::Noun,
            reference: Reference::Future,
        } => (Reference::Future, at + 1),
        // "its current name" sets no time: the possessive says whose it is now.
        Word::Current
            if !page.joined(at)
                && !matches!(page.before(at), Word::Possessive | Word::Mark(_))
                && !page.is(at.wrapping_sub(1), "s")
                && !page.nothing_follows(at + 1) =>
        {
            (Reference::Present, at + 1)
        }
        Word::Recent => match page.word(at + 1) {
            Word::Unit { plural: true, .. } => (Reference::Past, at + 2),
            _ => (Reference::Past, at + 1),
        },
        // "right now", "more recently"
        Word::Right if page.is(at + 1, "now") => (Reference::Present, at + 2),
        Word::More | Word::Most if page.is(at + 1, "recently") && !mere_word(page, at + 1) => {
            (Reference::Past, at + 2)
        }
        Word::The => with_the(page, at)?,
        Word::This => match page.word(at + 1) {
            Word::Unit {
                unit: Unit::Moment,
                plural: false,
            } => (Reference::Present, at + 2),
            _ => return None,
        },
        Word::These if page.is(at + 1, "days") => (Reference::Present, at + 2),
        // "in those days"; "those days when" are told by what follows.
        Word::Those
            if page.is(at + 1, "days")
                && matches!(page.before(at), Word::In)
                && !page.is_one_of(at + 2, &["when", "before", "after", "of"]) =>
        {
            (Reference::Past, at + 2)
        }
        _ => return None,
    };
    Some(page.found(at, end, Says::Reference(reference)))
}

/// "Now, …" opens a sentence as "well" does, "Recently, …" does not; "most recently last October" is dated by what follows.
fn mere_word(page: &Page, at: usize) -> bool {
    let past = matches!(
        page.word(at),
        Word::Reference {
            reference: Reference::Past,
            ..
        }
    );
    let opens = page.capital(at) && !past && matches!(page.word(at + 1), Word::Mark(b','));
    // "now and then", "every now and again" are sometimes.
    let sometimes = matches!(page.word(at + 1), Word::And)
        && page.is(at, "now")
        && page.is_one_of(at + 2, &["then", "again"]);
    opens
        || sometimes
        || super::deictic_unit::read(page, at + 1).is_some()
        || super::calendar_date::read(page, at + 1).is_some()
}

fn with_the(page: &Page, at: usize) -> Found<Reference> {
    let introduced = matches!(
        page.before(at),
        Word::In | Word::At | Word::For | Word::Of | Word::From
    );
    match page.word(at + 1) {
        Word::Reference {
            reference: Reference::Future,
            how: RefUse::Noun,
            // "the future of our people" is theirs.
        } if matches!(page.before(at), Word::In | Word::About | Word::For)
            && !matches!(page.word(at + 2), Word::Of)
            || page.is(at.wrapping_sub(1), "into") =>
        {
            Some((Reference::Future, at + 2))
        }
        Word::Reference {
            reference: Reference::Present,
            how: RefUse::Noun,
        } if introduced => {
            let time = usize::from(matches!(page.word(at + 2), Word::Time));
            Some((Reference::Present, at + 2 + time))
        }
        Word::Last(LastKind::Past)
            if introduced
                && !matches!(
                    page.word(at + 2),
                    Word::Unit { .. } | Word::Count(_) | Word::Digits(_) | Word::Vague(_)
                ) =>
        {
            Some((Reference::Past, at + 2))
        }
        Word::Time
            if matches!(page.before(at), Word::At)
                && !matches!(page.word(at + 2), Word::Of | Word::That)
                && !of_a_clause(page, at + 2) =>
        {
            Some((Reference::Past, at + 2))
        }
        Word::Time
            if matches!(page.before(at), Word::For) && matches!(page.word(at + 2), Word::Being) =>
        {
            Some((Reference::Present, at + 3))
        }
        // "at the moment"
        Word::Unit {
            unit: Unit::Moment,
            plural: false,
        } if matches!(page.before(at), Word::At) => {
            ends_there(page, at + 2).then_some((Reference::Present, at + 2))
        }
        Word::Recent | Word::Other => match page.word(at + 2) {
            Word::Reference {
                reference: Reference::Future,
                ..
            } if page.is_one_of(at + 1, &["near", "immediate", "distant"]) => {
                Some((Reference::Future, at + 3))
            }
            Word::Last(LastKind::Past) if introduced => {
                let far = page.is_one_of(at + 1, &["recent", "distant", "immediate"]);
                (far && ends_there(page, at + 3)).then_some((Reference::Past, at + 3))
            }
            _ => None,
        },
        _ => None,
    }
}

/// "At the time Smith was hurt": which time, a clause says.
fn of_a_clause(page: &Page, at: usize) -> bool {
    page.word(at) == Word::Other && page.capital(at) && matches!(page.word(at + 1), Word::Verb(_))
}

/// Whether nothing behind it belongs to it.
fn ends_there(page: &Page, at: usize) -> bool {
    matches!(
        page.word(at),
        Word::Mark(_) | Word::Break | Word::And | Word::Verb(_) | Word::In | Word::For
    )
}

//! What the page says of changes by hand.

use datelines_core::source::Kind;

use crate::app::change::Change;

/// One language's words for changes by hand.
#[allow(missing_docs)] // each name says what it names; the English beside it says the rest
pub struct Hand {
    // All changes.
    pub changes: fn(usize) -> String,
    pub changes_title: &'static str,
    pub changes_none: &'static str,
    pub change: fn(&Change) -> String,
    /// How many sources and how many events have other dates for it.
    pub follows: fn(usize, usize) -> String,
    pub waits: &'static str,
    pub take_back: &'static str,
    /// "Take back: …", for those who do not see beside what the button stands.
    pub take_back_what: fn(&str) -> String,
    pub redo: &'static str,
    pub save: &'static str,

    // The card.
    pub by_hand: &'static str,
    pub this_event: &'static str,
    pub rename: &'static str,
    pub rename_label: &'static str,
    pub same: &'static str,
    pub same_title: fn(&str) -> String,
    pub same_search: &'static str,
    pub same_none: &'static str,
    /// Before the words of [`super::Words::status`].
    pub told_as: &'static str,
    pub hide: &'static str,
    pub apart: &'static str,
    pub correct: &'static str,
    /// Opens the reason why a passage stands by itself.
    pub why_apart: &'static str,

    // An event that nobody found.
    pub add: &'static str,
    /// For words that are chosen already.
    pub add_words: &'static str,
    pub add_hint: &'static str,
    pub add_search: &'static str,
    pub add_none: &'static str,
    pub add_when: &'static str,
    pub add_typed: &'static str,

    // What words mean.
    pub words_title: fn(&str) -> String,
    pub words_can_mean: &'static str,
    pub words_field: &'static str,
    pub words_no_date: &'static str,
    pub words_place: &'static str,

    // A source's name, date and kind.
    pub called: &'static str,
    pub how: &'static str,
    pub on: &'static str,
    pub not_before: &'static str,
    pub not_after: &'static str,
    pub set_by_hand: &'static str,
    pub kind_title: &'static str,
    pub kind: fn(Kind) -> &'static str,
    pub kind_hint: fn(Kind) -> &'static str,
}

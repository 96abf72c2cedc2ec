//! Every word of the interface, in one place.
//!
//! A language is one [`Words`] value in a file of its own: a word that is added here has to be added to each of them, or nothing
//! compiles. Components take theirs from the context with [`use_words`], English where none is set.

mod english;
mod hand;
mod spanish;
mod spanish_dates;
mod spanish_reasons;

use datelines_core::calendar::Names;
use datelines_core::reason::Args;
use datelines_core::story::Status;
use yew::prelude::*;

use super::notice::Trouble;
pub use english::ENGLISH;
pub use hand::Hand;
pub use spanish::SPANISH;

/// One language's words.
#[allow(missing_docs)] // each name says what it names; the English beside it says the rest
pub struct Words {
    /// BCP 47, for `lang`.
    pub code: &'static str,
    /// What the language calls itself.
    pub endonym: &'static str,
    /// Which way its lines run.
    pub direction: Direction,
    pub name: &'static str,
    pub untitled: &'static str,
    pub skip: &'static str,

    // The header.
    pub search: &'static str,
    pub search_hint: &'static str,
    pub open_articles: &'static str,
    pub paste: &'static str,
    pub new_story: &'static str,
    pub bring_back: &'static str,
    pub entitle: &'static str,
    pub entitle_label: &'static str,
    pub save_page: &'static str,
    pub save_story: &'static str,
    pub forget: &'static str,
    pub print: &'static str,
    pub print_cut: fn(usize, usize) -> String,
    pub help: &'static str,
    pub more: &'static str,
    pub close: &'static str,
    pub cancel: &'static str,
    pub undo: &'static str,

    // The sources line.
    pub sources: &'static str,
    pub written: &'static str,
    pub likely: &'static str,
    pub undated: &'static str,
    pub set_date: &'static str,
    pub date_of: fn(&str) -> String,
    pub date_label: &'static str,
    pub date_hint: &'static str,
    pub date_wrong: &'static str,
    pub date_use: &'static str,
    pub stated: &'static str,
    pub worked_out: &'static str,
    pub why_date: &'static str,
    pub remove: &'static str,

    // The list.
    pub events: &'static str,
    pub all_events: &'static str,
    pub back: &'static str,
    pub shown_of: fn(usize, usize) -> String,
    pub no_match: fn(&str) -> String,
    pub clear_search: &'static str,
    pub no_date: &'static str,
    pub planned: &'static str,
    pub denied: &'static str,
    pub hypothetical: &'static str,
    pub paragraph: fn(u32) -> String,

    // The card.
    pub event: &'static str,
    pub choose: &'static str,
    pub previous_event: &'static str,
    pub next_event: &'static str,
    pub disagreements: &'static str,
    pub weightiest: &'static str,
    pub in_sources: fn(usize) -> String,
    pub others_agree: fn(usize) -> String,
    pub one_says: fn(usize, &str) -> String,
    pub weekday_the: fn(&str, u32) -> String,
    pub because: &'static str,
    /// Opens the reasons why several passages are taken for one event.
    pub why_one_event: &'static str,
    pub open_quote: fn(&str, &str) -> String,
    pub words_elsewhere: &'static str,

    // The reader.
    pub source: &'static str,
    pub dated_passages: fn(usize) -> String,
    pub previous_dated: &'static str,
    pub next_dated: &'static str,
    pub no_dates: &'static str,
    pub earlier_text: &'static str,
    pub later_text: &'static str,
    pub unresolved: &'static str,
    pub findings: &'static str,
    pub choose_source: &'static str,
    pub by: fn(&str) -> String,

    // The timeline.
    pub timeline: &'static str,
    pub zoom_in: &'static str,
    pub zoom_out: &'static str,
    pub show_all: &'static str,
    pub fold: &'static str,
    pub wheel_hint: &'static str,
    pub lanes: &'static str,
    pub lanes_none: &'static str,
    pub lanes_source: &'static str,
    pub lanes_person: &'static str,
    pub lanes_place: &'static str,
    pub other_events: &'static str,
    pub view_from: &'static str,
    pub view_to: &'static str,
    pub from_to: fn(&str, &str) -> String,
    pub count_events: fn(usize) -> String,
    pub count_sources: fn(usize) -> String,
    pub place_of: fn(usize, usize) -> String,

    // Finding.
    pub main_count: fn(usize) -> String,
    pub lesser: fn(usize) -> String,
    pub lesser_label: fn(usize) -> String,
    pub main_only: &'static str,
    pub filter: &'static str,
    pub filter_title: &'static str,
    pub filter_source: &'static str,
    pub filter_kind: &'static str,
    pub filter_date: &'static str,
    pub happened: &'static str,
    pub date_stated: &'static str,
    pub date_worked_out: &'static str,
    pub date_disputed: &'static str,
    pub filtered: fn(usize) -> String,
    pub filter_off: fn(&str) -> String,
    pub clear_filters: &'static str,
    pub nothing_passes: &'static str,
    pub done: &'static str,
    pub jump: &'static str,
    pub jump_short: &'static str,
    pub jump_label: &'static str,
    pub jump_hint: &'static str,
    pub jump_go: &'static str,
    pub jump_unread: &'static str,
    pub jump_ambiguous: &'static str,
    pub jump_outside: fn(&str, &str, &str) -> String,

    // Comparing.
    pub compare: &'static str,
    pub compare_hint: &'static str,
    pub only_here: &'static str,
    pub not_known: &'static str,

    // Taking along.
    pub export: &'static str,
    pub export_picture: &'static str,
    pub export_whole: &'static str,
    pub export_view: &'static str,
    pub export_svg: &'static str,
    pub export_png: &'static str,
    pub export_data: &'static str,
    pub export_csv: &'static str,
    pub export_ics: &'static str,
    pub export_timelinejs: &'static str,
    pub export_note: fn(usize) -> String,
    pub lesser_not_printed: fn(usize) -> String,

    // Notices and states.
    pub notices: &'static str,
    pub dismiss: &'static str,
    pub trouble: fn(&Trouble) -> String,
    pub reading_files: &'static str,
    pub reading: fn(usize) -> String,
    pub empty_title: &'static str,
    pub empty_text: &'static str,
    pub no_events: &'static str,
    pub loading: &'static str,
    pub drop_here: &'static str,
    pub nothing_kept: &'static str,

    // The dialogs.
    pub paste_title: &'static str,
    pub paste_name: &'static str,
    pub paste_text: &'static str,
    pub paste_add: &'static str,
    pub paste_empty: &'static str,
    pub forget_title: &'static str,
    pub forget_text: &'static str,
    pub forget_yes: &'static str,
    pub help_title: &'static str,
    pub help_text: &'static [&'static str],
    pub help_keys_title: &'static str,
    pub help_keys: &'static [(&'static str, &'static str)],

    /// Changes by hand.
    pub hand: Hand,

    /// What months, weekdays and the like are called.
    pub dates: &'static Names,
    /// A reason of the core by its code and arguments; `None` where the core's own English is to stand.
    pub reason: fn(&str, &Args) -> Option<String>,
}

/// The words of the language that the page speaks.
#[hook]
pub fn use_words() -> &'static Words {
    use_context::<Language>().unwrap_or_default().words()
}

/// The language of sources, and of the titles taken from them: the one that is read. BCP 47, for `lang`.
pub const READ: &str = "en";

/// The languages there are.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Spanish.
    Spanish,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Language; 2] = [Language::English, Language::Spanish];

    /// Its words.
    pub fn words(self) -> &'static Words {
        match self {
            Language::English => &ENGLISH,
            Language::Spanish => &SPANISH,
        }
    }

    /// The language of a BCP 47 tag, such as "es" or "es-MX"; `None` for one that the page does not speak.
    pub fn of(tag: &str) -> Option<Language> {
        let (primary, _) = tag.split_once(['-', '_']).unwrap_or((tag, ""));
        Language::ALL
            .into_iter()
            .find(|language| language.words().code.eq_ignore_ascii_case(primary.trim()))
    }
}

impl Words {
    /// What is said of an event of this status.
    pub fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Happened => self.happened,
            Status::Planned => self.planned,
            Status::Denied => self.denied,
            Status::Hypothetical => self.hypothetical,
        }
    }
}

/// Which way lines of text run, and with them the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// As HTML's `dir` has it.
    pub fn name(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }

    /// The direction of this name.
    pub fn of(name: &str) -> Option<Direction> {
        [Direction::Ltr, Direction::Rtl]
            .into_iter()
            .find(|direction| direction.name().eq_ignore_ascii_case(name.trim()))
    }
}

/// "1 event", "2 events".
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

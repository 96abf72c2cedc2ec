//! English.

use datelines_core::calendar::{self, ordinal};
use datelines_core::source::Kind;

use super::{Direction, Hand, Words, counted};
use crate::app::change::What;
use crate::app::notice::Trouble;

/// English.
pub static ENGLISH: Words = Words {
    code: "en",
    endonym: "English",
    direction: Direction::Ltr,
    name: "Datelines",
    untitled: "A story without a title yet",
    skip: "Skip to the events",

    search: "Search events and sources",
    search_hint: "Search events and sources  /",
    open_articles: "Open articles",
    paste: "Paste",
    new_story: "New story",
    bring_back: "Back to the story before",
    entitle: "Rename the story",
    entitle_label: "Title of the story",
    save_page: "Save page",
    save_story: "Save story file",
    forget: "Forget this story",
    print: "Print",
    print_cut: |printed, all| {
        format!("These are the first {printed} of {all} events. Search first to print others.")
    },
    help: "Help",
    more: "More",
    close: "Close",
    cancel: "Cancel",
    undo: "Undo",

    sources: "Sources",
    written: "written",
    likely: "likely",
    undated: "on an unknown day",
    set_date: "Set the date",
    date_of: |source| format!("When was “{source}” written?"),
    date_label: "Date of writing",
    date_hint: "A day, a month or a year: 2008-09-03, 3 Sept 2008, 2008-09, 2008, or two of them with a slash between.",
    date_wrong: "That is not a date that can be read. Try a form such as 2008-09-03.",
    date_use: "Use this date",
    stated: "The source gives this date itself.",
    worked_out: "This date was worked out:",
    why_date: "Why this date",
    remove: "Remove this source",

    events: "Events",
    all_events: "All events",
    back: "Back",
    shown_of: |shown, all| {
        if shown == all {
            counted(all, "event", "events")
        } else {
            format!("{shown} of {}", counted(all, "event", "events"))
        }
    },
    no_match: |query| format!("Nothing here speaks of “{query}”."),
    clear_search: "Show all events",
    no_date: "date not known",
    planned: "planned",
    denied: "denied",
    hypothetical: "only supposed",
    paragraph: |number| format!("paragraph {number}"),

    event: "Event",
    choose: "Choose an event on the timeline or in the list to see who reports it, in which words, and why on that date.",
    previous_event: "Previous event",
    next_event: "Next event",
    disagreements: "Where the sources disagree",
    weightiest: "The main events",
    in_sources: |count| match count {
        0 => "by the sources taken together".into(),
        1 => "in one source".into(),
        n => format!("in {} sources", number(n)),
    },
    others_agree: |count| match count {
        1 => "one more fits it without naming the day".into(),
        n => format!("{} more fit it without naming the day", number(n)),
    },
    one_says: |count, what| match count {
        1 => format!("one says {what}"),
        n => format!("{} say {what}", number(n)),
    },
    weekday_the: |weekday, day| format!("{weekday} the {}", ordinal(day)),
    because: "because:",
    why_one_event: "Why these are one event",
    open_quote: |source, place| format!("Read it in {source}, {place}"),
    words_elsewhere: "dated by the words",

    source: "Source",
    dated_passages: |count| counted(count, "dated passage", "dated passages"),
    previous_dated: "Previous dated passage",
    next_dated: "Next dated passage",
    no_dates: "No words in this source say when.",
    earlier_text: "Show the text before this",
    later_text: "Show the text after this",
    unresolved: "Words about time that could not be placed",
    findings: "Noticed while reading this source",
    choose_source: "Choose a source above to read it here with its dated passages marked.",
    by: |author| format!("by {author}"),

    timeline: "Timeline",
    zoom_in: "Zoom in",
    zoom_out: "Zoom out",
    show_all: "Show everything",
    fold: "Fold long empty stretches",
    wheel_hint: "Hold Ctrl or ⌘ while scrolling to zoom.",
    lanes: "Lanes",
    lanes_none: "No lanes",
    lanes_source: "By source",
    lanes_person: "By person",
    lanes_place: "By place",
    other_events: "Other events",
    view_from: "In view from",
    view_to: "In view to",
    from_to: |from, to| format!("{from} to {to}"),
    count_events: |count| counted(count, "event", "events"),
    count_sources: |count| counted(count, "source", "sources"),
    place_of: |nth, all| format!("{nth} of {all}"),

    main_count: |count| counted(count, "main event", "main events"),
    lesser: |count| format!("{count} more"),
    lesser_label: |count| format!("{count} more: show every event"),
    main_only: "Main events only",
    filter: "Filter",
    filter_title: "Show only events",
    filter_source: "reported by",
    filter_kind: "that are told as",
    filter_date: "whose date is",
    happened: "happened",
    date_stated: "stated",
    date_worked_out: "worked out",
    date_disputed: "disputed",
    filtered: |count| format!("{count} hidden by filters"),
    filter_off: |what| format!("{what}: remove this filter"),
    clear_filters: "Clear filters",
    nothing_passes: "No event fits all these filters.",
    done: "Done",
    jump: "Go to a date",
    jump_short: "Go to…",
    jump_label: "Date",
    jump_hint: "As you would write it: 26 Aug 2008, aug 2008, 26/8/2008, 44 BC, 1990s.",
    jump_go: "Go there",
    jump_unread: "No date can be made out in that. Try a form such as 26 Aug 2008, aug 2008 or 44 BC.",
    jump_ambiguous: "That could be read as two different days. Write the month as a word, such as 3 Sept 2008.",
    jump_outside: |when, from, to| {
        format!("This story holds nothing near {when}: it runs from {from} to {to}.")
    },

    compare: "Compare the sources",
    compare_hint: "Underlined words stand in none of the other reports shown here. A date with ≠ is not the event’s.",
    only_here: "Only here:",
    not_known: "not known",

    export: "Export",
    export_picture: "A picture of the timeline",
    export_whole: "all of it",
    export_view: "what is in view",
    export_svg: "Save as SVG",
    export_png: "Save as PNG",
    export_data: "The events for other programs",
    export_csv: "Table (CSV)",
    export_ics: "Calendar (ICS)",
    export_timelinejs: "TimelineJS (JSON)",
    export_note: |count| {
        format!(
            "Pictures show what the timeline shows now: {}. Tables hold every event.",
            counted(count, "event", "events")
        )
    },
    lesser_not_printed: |count| {
        format!(
            "{} not printed here: show all events first to print them, too.",
            counted(count, "lesser event is", "lesser events are")
        )
    },

    notices: "Notices",
    dismiss: "Dismiss",
    trouble: |trouble| {
        match trouble {
        Trouble::Unreadable(told) => told.text.clone(),
        Trouble::NotAStory { name, why } => {
            format!("“{name}”: {}", why.text)
        }
        Trouble::Changed(change, follows) => {
            let said = (ENGLISH.hand.change)(change);
            match follows {
                Some((sources, events)) => format!("{said} {}", (ENGLISH.hand.follows)(*sources, *events)),
                None => said,
            }
        }
        Trouble::Cleared => "A new story has begun.".into(),
        Trouble::Replaced(title) => format!("“{title}” is open now."),
        Trouble::Removed(source) => format!("“{source}” is no longer part of this story."),
        Trouble::Forgotten => "The story is forgotten: this browser keeps nothing of it.".into(),
        Trouble::Cancelled => "Reading was cancelled; the story is as it was.".into(),
        Trouble::AlreadyHere(name) => format!("“{name}” is part of this story already."),
        Trouble::NothingKept => {
            "This browser gives no storage here, so nothing is kept after you leave. Save the page to keep the story.".into()
        }
        Trouble::NoPicture => "The picture could not be drawn here. Save it as SVG instead.".into(),
        Trouble::CannotSave => {
            "The page could not be saved from here. Use “Save story file” in the menu instead.".into()
        }
        Trouble::Failed => "The reading stopped before its end, and the story is as it was. Try again with fewer articles at a time.".into(),
    }
    },
    reading_files: "Reading files…",
    reading: |count| format!("Reading {}…", counted(count, "source", "sources")),
    empty_title: "No story yet",
    empty_text: "Drop a few articles about the same events anywhere on this page, open them from your files, or paste their text. They are read here, in your browser, and go nowhere else.",
    no_events: "No dated events were found in these sources. Add an article that says when things happened, or set the date of a source by hand.",
    loading: "Opening the story…",
    drop_here: "Drop the articles to add them to this story",
    nothing_kept: "Nothing is kept in this browser",

    paste_title: "Paste an article",
    paste_name: "Name (publisher or headline, if you like)",
    paste_text: "Its text",
    paste_add: "Add to the story",
    paste_empty: "Paste the text of an article first.",
    forget_title: "Forget this story?",
    forget_text: "The story is removed from this browser. Files on your disk, and pages that you have saved, stay as they are.",
    forget_yes: "Forget it",
    help_title: "How to read this page",
    help_text: &[
        "Each mark on the timeline is an event; its colour and shape say which source reports it. A bar that fades is a date known only to the month or the year.",
        "Choose an event to see every source’s words for it. The words that give the date are marked, and each date says why it is that date.",
        "Choose a quotation to read it where it stands. In the source, choose marked words to see their event.",
        "A dotted line under a date means that it was worked out; choose it to read how. Where sources disagree, both dates are shown.",
        "Something wrong? On its card you can rename an event, join it with another, hide it, say whether it happened or take a passage out of it. Under a source you can say what words about time mean. Choose a source’s date to change it, or to rename or remove the source. Every change can be taken back.",
        "Something missing? Select words in a source and choose “Add to the timeline”, or choose “Add an event” above the source to find the sentence that tells of it.",
        "Add your own articles with “Open articles”, “Paste”, or by dropping files on the page. Nothing leaves your computer.",
    ],
    help_keys_title: "Keys",
    help_keys: &[
        ("/", "search; in a long story Ctrl F, too"),
        ("G", "go to a date"),
        ("F", "filters"),
        ("A", "all events, or the main ones"),
        ("C", "the selected event’s sources side by side"),
        ("E", "export"),
        ("↑ ↓", "in the list: previous or next event"),
        ("← →", "on the timeline: previous or next event"),
        ("+ − 0", "on the timeline: closer, further, everything"),
        ("N, P", "next or previous dated passage in the source"),
        ("Ctrl Z", "back from a change; with Shift, forth again"),
        ("Esc", "close, clear the search, back"),
        ("?", "this help"),
    ],

    hand: Hand {
        changes: |count| format!("Changes by hand: {count}"),
        changes_title: "Changes by hand",
        changes_none: "Nothing is changed by hand.",
        change: |change| {
            let said = match &change.what {
                What::Written(source, Some(when)) => {
                    format!("“{source}”: written {}", ENGLISH.dates.say(*when))
                }
                What::Written(source, None) => format!("“{source}”: a date that cannot be read"),
                What::Called(source, name) => format!("“{source}” is called “{name}”"),
                What::Kind(source, kind) => {
                    format!(
                        "“{source}” is read as {}",
                        (ENGLISH.hand.kind)(*kind).to_lowercase()
                    )
                }
                What::Words(words, Some(when)) => {
                    format!("“{words}” is {}", ENGLISH.dates.say(*when))
                }
                What::Words(words, None) => format!("“{words}” is no date"),
                What::Joined(one, other) => format!("One event: “{one}” and “{other}”"),
                What::Parted(words) => format!("Another event: “{words}”"),
                What::Named(title) => format!("Named “{title}”"),
                What::Told(title, status) => {
                    format!("“{title}” is told as {}", ENGLISH.status(*status))
                }
                What::Hidden(title) => format!("Hidden: “{title}”"),
                What::Added(title) => format!("Added: “{title}”"),
            };
            if change.back {
                format!("Taken back. {said}.")
            } else {
                format!("{said}.")
            }
        },
        follows: |sources, events| match (sources, events) {
            (0, 0) => "No other date changes.".into(),
            (0, events) => format!("{} moved.", counted(events, "event", "events")),
            (sources, events) => format!(
                "{} and {} have another date now.",
                counted(sources, "source", "sources"),
                counted(events, "event", "events")
            ),
        },
        waits: "waits: what it is about is not in this story now",
        take_back: "Take back",
        take_back_what: |what| format!("Take back: {what}"),
        redo: "Redo",
        save: "Save",

        by_hand: "Edited by hand",
        this_event: "Change this event",
        rename: "Rename",
        rename_label: "Title of this event",
        same: "Same as…",
        same_title: |title| format!("Which event is the same as “{title}”?"),
        same_search: "Search by words or date",
        same_none: "No other event has these words.",
        told_as: "Told as",
        hide: "Hide",
        apart: "Not the same event",
        correct: "Correct this date",
        why_apart: "Why this stands by itself",

        add: "Add an event",
        add_words: "Add to the timeline",
        add_hint: "No event stands in these sentences yet. Choose the one that tells of it. You can also close this and select words in the text.",
        add_search: "Search all sentences by words",
        add_none: "No sentence has these words.",
        add_when: "When it was",
        add_typed: "another date",

        words_title: |words| format!("When is “{words}”?"),
        words_can_mean: "It can mean:",
        words_field: "Or another date",
        words_no_date: "It is no date",
        words_place: "Read it where it stands",

        called: "Name of this source",
        how: "It was written",
        on: "on that date",
        not_before: "not before it",
        not_after: "not after it",
        set_by_hand: "This was set by hand:",
        kind_title: "Kind of text",
        kind: |kind| match kind {
            Kind::News => "News",
            Kind::History => "History",
            Kind::Prose => "Other text",
        },
        kind_hint: |kind| match kind {
            Kind::News => "Dates are counted from the day of writing.",
            Kind::History => "Dates are counted from the date that the text has reached.",
            Kind::Prose => "Dates are counted from the day of writing, and few are expected.",
        },
    },

    dates: &calendar::ENGLISH,
    reason: |_, _| None,
};

/// Small numbers in words, as running text has them.
fn number(count: usize) -> String {
    const SMALL: [&str; 10] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    SMALL
        .get(count)
        .map_or_else(|| count.to_string(), |word| (*word).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_not_many() {
        assert_eq!((ENGLISH.shown_of)(1, 1), "1 event");
        assert_eq!((ENGLISH.shown_of)(1, 12), "1 of 12 events");
        assert_eq!((ENGLISH.in_sources)(2), "in two sources");
        assert_eq!(
            (ENGLISH.one_says)(1, "Monday the 25th"),
            "one says Monday the 25th"
        );
    }
}

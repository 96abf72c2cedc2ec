//! Agencies and papers by name: a general table, and what such names end with.
//!
//! Written by hand from the names that agencies and papers sign with; it holds the large ones of the English-speaking press
//! and the agencies whose copy travels. Others are known by the last word of their name.

/// Short names that agencies sign with, and their full names.
pub(crate) const SHORT: [(&str, &str); 22] = [
    ("AAP", "Australian Associated Press"),
    ("ABC", "ABC News"),
    ("AFP", "Agence France-Presse"),
    ("ANSA", "ANSA"),
    ("AP", "Associated Press"),
    ("BBC", "BBC"),
    ("CBC", "CBC"),
    ("CNN", "CNN"),
    ("CP", "Canadian Press"),
    ("DPA", "Deutsche Presse-Agentur"),
    ("EFE", "EFE"),
    ("EPA", "European Pressphoto Agency"),
    ("IANS", "IANS"),
    ("IPS", "Inter Press Service"),
    ("NPR", "NPR"),
    ("PA", "Press Association"),
    ("PTI", "Press Trust of India"),
    ("RFE/RL", "Radio Free Europe/Radio Liberty"),
    ("Reuters", "Reuters"),
    ("UPI", "United Press International"),
    ("VOA", "Voice of America"),
    ("dpa", "Deutsche Presse-Agentur"),
];

/// Full names that the endings below do not cover.
const FULL: [&str; 26] = [
    "Al Jazeera",
    "Al-Jazeera",
    "Anadolu",
    "Bloomberg",
    "CBS",
    "Deutsche Welle",
    "Financial Times",
    "Foreign Affairs",
    "Interfax",
    "ITAR-TASS",
    "Kyodo",
    "Le Monde",
    "Los Angeles Times",
    "NBC",
    "New York Times",
    "Newsweek",
    "Press Trust of India",
    "RIA Novosti",
    "Sky",
    "TASS",
    "The Economist",
    "Time",
    "USA Today",
    "Voice of America",
    "Wikinews",
    "Xinhua",
];

/// Last words of the names of papers, stations and agencies.
const ENDINGS: [&str; 26] = [
    "Agency",
    "Bulletin",
    "Broadcasting",
    "Chronicle",
    "Courier",
    "Daily",
    "Dispatch",
    "Examiner",
    "Gazette",
    "Globe",
    "Guardian",
    "Herald",
    "Independent",
    "Inquirer",
    "Journal",
    "Magazine",
    "Mail",
    "News",
    "Observer",
    "Post",
    "Press",
    "Presse",
    "Standard",
    "Telegraph",
    "Times",
    "Tribune",
];

/// The full name of an agency or paper that is in the table, by its short or full name, "The" or not.
pub(crate) fn named(name: &str) -> Option<&str> {
    let name = name.trim();
    let bare = name
        .strip_prefix("The ")
        .or(name.strip_prefix("the "))
        .unwrap_or(name);
    SHORT
        .iter()
        .find(|(short, _)| *short == bare)
        .map(|(_, full)| *full)
        .or_else(|| {
            let known =
                |full: &&str| full.eq_ignore_ascii_case(bare) || full.eq_ignore_ascii_case(name);
            let in_table = FULL.iter().any(known) || SHORT.iter().any(|(_, full)| known(full));
            in_table.then_some(name)
        })
}

/// Whether this reads as the name of a publisher: in the table, or capitalised words of which the last is such as papers have.
pub(crate) fn reads_as_name(name: &str) -> bool {
    let name = name.trim();
    let count = name.split(' ').count();
    let capitalised = name.split(' ').all(|word| {
        word.starts_with(|c: char| c.is_uppercase())
            || matches!(word, "of" | "the" | "and" | "de" | "&")
    });
    let ending = name.rsplit(' ').next().unwrap_or("");
    named(name).is_some()
        || (2..=5).contains(&count)
            && capitalised
            && ENDINGS
                .iter()
                .any(|known| known.eq_ignore_ascii_case(ending))
}

/// Whether a line by itself can be a paper's title: it reads as a name, or it is two to five capitalised words after "The".
pub(crate) fn titles_paper(line: &str) -> bool {
    let words = line.split(' ').count();
    let the = line.starts_with("The ")
        && (2..=5).contains(&words)
        && line
            .split(' ')
            .all(|word| word.starts_with(char::is_uppercase));
    the || reads_as_name(line)
}

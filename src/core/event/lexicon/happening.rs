//! Nouns that name a happening.

use super::order;

/// A family of happenings.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[allow(missing_docs)] // the names say it
pub enum Family {
    Meeting,
    Statement,
    Talk,
    Deal,
    Fight,
    Blast,
    Crash,
    Protest,
    Vote,
    Other,
}

/// The family of a noun that names a happening, in the singular or with a plural -s.
pub fn happening(word: &str) -> Option<Family> {
    let find = |w: &str| {
        let at = HAPPENINGS.binary_search_by(|pair| order(pair.0, w)).ok()?;
        Some(HAPPENINGS[at].1)
    };
    find(word).or_else(|| find(word.strip_suffix('s')?))
}

/// Nouns that name a happening, with the family of happenings they belong to: what one report calls a summit, another calls a meeting.
pub(super) const HAPPENINGS: &[(&str, Family)] = &[
    ("accident", Family::Crash),
    ("accord", Family::Deal),
    ("agreement", Family::Deal),
    ("announcement", Family::Statement),
    ("arrest", Family::Other),
    ("assault", Family::Fight),
    ("attack", Family::Fight),
    ("battle", Family::Fight),
    ("blast", Family::Blast),
    ("bombing", Family::Blast),
    ("cease-fire", Family::Deal),
    ("ceasefire", Family::Deal),
    ("ceremony", Family::Other),
    ("clash", Family::Fight),
    ("collapse", Family::Crash),
    ("collision", Family::Crash),
    ("communique", Family::Statement),
    ("conference", Family::Meeting),
    ("conflict", Family::Fight),
    ("congress", Family::Meeting),
    ("convention", Family::Meeting),
    ("conversation", Family::Talk),
    ("coup", Family::Other),
    ("crash", Family::Crash),
    ("deal", Family::Deal),
    ("death", Family::Other),
    ("debate", Family::Talk),
    ("debut", Family::Other),
    ("declaration", Family::Statement),
    ("demonstration", Family::Protest),
    ("dinner", Family::Other),
    ("disaster", Family::Crash),
    ("earthquake", Family::Other),
    ("election", Family::Vote),
    ("eruption", Family::Other),
    ("event", Family::Meeting),
    ("exercise", Family::Other),
    ("explosion", Family::Blast),
    ("fighting", Family::Fight),
    ("fire", Family::Other),
    ("flood", Family::Other),
    ("forum", Family::Meeting),
    ("funeral", Family::Other),
    ("gathering", Family::Meeting),
    ("hearing", Family::Meeting),
    ("incident", Family::Other),
    ("interview", Family::Talk),
    ("invasion", Family::Fight),
    ("keynote", Family::Statement),
    ("launch", Family::Other),
    ("meeting", Family::Meeting),
    ("offensive", Family::Fight),
    ("operation", Family::Fight),
    ("outbreak", Family::Other),
    ("protest", Family::Protest),
    ("rally", Family::Protest),
    ("referendum", Family::Vote),
    ("release", Family::Other),
    ("riot", Family::Protest),
    ("session", Family::Meeting),
    ("speech", Family::Statement),
    ("statement", Family::Statement),
    ("strike", Family::Protest),
    ("summit", Family::Meeting),
    ("surge", Family::Fight),
    ("talks", Family::Talk),
    ("tour", Family::Other),
    ("treaty", Family::Deal),
    ("trial", Family::Other),
    ("trip", Family::Other),
    ("truce", Family::Deal),
    ("visit", Family::Other),
    ("vote", Family::Vote),
    ("war", Family::Fight),
    ("withdrawal", Family::Other),
];

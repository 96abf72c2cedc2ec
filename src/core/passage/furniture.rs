//! The lines that a copied web page has between the parts of a report: buttons, counts, labels and lists of links.
//!
//! Written by hand from the pages of some twenty papers, agencies, stations and offices. Only whole lines are looked at, so that
//! no sentence is one.

/// Whether a line is a button, a count, an address or a label, and nothing of the report.
pub(super) fn is_furniture(line: &str) -> bool {
    let bare = bare(line);
    line.len() <= LONGEST
        && (is_one_of(LINES, bare)
            || is_one_of(LINKS, bare)
            || is_one_of(BACK_MATTER, bare)
            || STARTS.iter().any(|start| begins(bare, start))
            || is_address(bare)
            || is_count(bare)
            || line.starts_with("^ "))
}

/// Whether a line is a label over a list of links.
pub(super) fn leads_away(line: &str) -> bool {
    is_one_of(LINKS, bare(line))
}

/// The heading behind which nothing of the report comes any more, by its place in a list.
pub(super) fn back_matter(line: &str) -> Option<usize> {
    let bare = bare(line);
    BACK_MATTER
        .iter()
        .position(|heading| heading.eq_ignore_ascii_case(bare))
}

/// A section's name over a title ("World", "News|Floods", "Home > News", "LOCAL NEWS").
pub(super) fn is_section(line: &str) -> bool {
    let bare = bare(line);
    let one = || !bare.contains(' ') && !bare.ends_with(['.', '?']);
    let news =
        |(kind, rest): (&str, &str)| rest.eq_ignore_ascii_case("news") && is_one_of(SECTIONS, kind);
    line.len() <= LONGEST
        && (one()
            || bare.split_once(' ').is_some_and(news)
            || bare.eq_ignore_ascii_case("press release")
            || bare.contains(['|', '>', '»', '›']))
}

/// Without the marks of a heading, of an edit or of a link round it.
fn bare(line: &str) -> &str {
    let line = line.trim_matches(['#', '=', '*', ' ', ':', '·', '•', '!']);
    line.strip_suffix("[edit]").unwrap_or(line).trim_end()
}

fn is_one_of(list: &[&str], bare: &str) -> bool {
    list.iter().any(|one| one.eq_ignore_ascii_case(bare))
}

fn begins(bare: &str, start: &str) -> bool {
    bare.get(..start.len())
        .is_some_and(|front| front.eq_ignore_ascii_case(start))
}

/// "https://example.com/a/b".
fn is_address(bare: &str) -> bool {
    !bare.contains(char::is_whitespace) && (bare.contains("://") || bare.starts_with("www."))
}

/// "142", "3:51", "3 min read", "Updated 2 hours ago", "Listen · 3:51", "12 comments".
fn is_count(bare: &str) -> bool {
    let words = || {
        bare.split([' ', '-', '·', '•'])
            .filter(|word| !word.is_empty())
    };
    let number = |word: &str| word.bytes().all(|b| b.is_ascii_digit() || b == b':');
    // A year by itself is a heading.
    let alone = number(bare) && (bare.len() < 4 || bare.contains(':'));
    let counted = |word: &str| is_one_of(COUNTED, word);
    alone
        || words().any(number)
            && words().any(counted)
            && words().all(|word| number(word) || counted(word) || is_one_of(TIME, word))
}

/// Longer lines (in bytes) are none of these.
const LONGEST: usize = 90;

/// What is counted, or was done so long ago.
const COUNTED: &[&str] = &[
    "ago", "comment", "comments", "listen", "read", "share", "shares", "updated", "views", "watch",
];

/// What can stand beside it.
const TIME: &[&str] = &[
    "a.m.",
    "am",
    "an",
    "bst",
    "day",
    "days",
    "edt",
    "est",
    "et",
    "gmt",
    "hour",
    "hours",
    "hr",
    "hrs",
    "last",
    "min",
    "mins",
    "minute",
    "minutes",
    "month",
    "months",
    "p.m.",
    "pm",
    "week",
    "weeks",
    "year",
    "years",
    "estimated",
    "time",
];

/// What stands before "news" in the name of a section.
const SECTIONS: &[&str] = &[
    "breaking", "latest", "local", "national", "regional", "top", "uk", "us", "world",
];

/// Lines that are furniture as a whole.
const LINES: &[&str] = &[
    "aa",
    "ad",
    "add as preferred on google",
    "advertising",
    "audio",
    "bookmark",
    "close",
    "comment",
    "comments",
    "copy link",
    "download",
    "e-mail",
    "email",
    "embed",
    "enlarge",
    "enlarge this image",
    "facebook",
    "flipboard",
    "free daily newsletter",
    "from",
    "gift this article",
    "hide caption",
    "home",
    "instagram",
    "last updated",
    "leave a comment",
    "less",
    "linkedin",
    "link copied",
    "listen",
    "live",
    "log in",
    "menu",
    "messenger",
    "more",
    "news",
    "next",
    "pinterest",
    "play",
    "previous",
    "print",
    "published",
    "purchase licensing rights",
    "reddit",
    "republish this article",
    "reuse this content",
    "save",
    "save article",
    "search",
    "share",
    "share article",
    "share full article",
    "share options",
    "show caption",
    "sign in",
    "summary",
    "telegram",
    "text size",
    "threads",
    "toggle caption",
    "toggle more options",
    "transcript",
    "tweet",
    "twitter",
    "updated",
    "view comments",
    "view image in fullscreen",
    "watch",
    "whatsapp",
    "x",
    "have your say",
    "must read",
    "no comments",
    "post a comment",
    "leave a reply",
];

/// Labels over links.
const LINKS: &[&str] = &[
    "around the web",
    "editors' picks",
    "editors’ picks",
    "explore more",
    "explore more on these topics",
    "in this article",
    "in this story",
    "keep reading",
    "latest news",
    "latest stories",
    "more from this section",
    "more like this",
    "more news",
    "more on this story",
    "most popular",
    "most read",
    "most viewed",
    "most watched",
    "on this page",
    "popular now",
    "read next",
    "recommended",
    "recommended for you",
    "related",
    "related articles",
    "related content",
    "related internet links",
    "related links",
    "related news",
    "related stories",
    "related topics",
    "see also",
    "tags",
    "top stories",
    "topics",
    "trending",
    "up next",
    "what to read next",
    "you may also like",
    "you might also like",
];

/// What stands behind a report or a history: where it is from.
const BACK_MATTER: &[&str] = &[
    "bibliography",
    "citations",
    "external links",
    "footnotes",
    "further reading",
    "references",
];

/// How a line of furniture begins.
const STARTS: &[&str] = &[
    "a version of this article appears in print",
    "from wikipedia, the free",
    "heard on ",
    "image source",
    "our standards: ",
    "share on ",
    "source: ",
    "why you can trust ",
    "filed under",
    "posted by ",
    "this article is more than ",
];

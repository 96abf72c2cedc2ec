//! The lines that a copied web page has between the parts of a report: buttons, counts, labels and lists of links.
//!
//! Written by hand from the pages of some twenty papers, agencies, stations and offices. Only whole lines are looked at, so that
//! no sentence is one. The lists are one string each: that is least to carry in the page.

/// Whether a line is a button, a count, an address or a label, and nothing of the report.
pub(super) fn is_furniture(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let bare = bare(line);
    is_one_of(LINES, bare)
        || is_one_of(LINKS, bare)
        || is_one_of(BACK_MATTER, bare)
        || STARTS.split('|').any(|start| begins(bare, start))
        || is_address(line)
        || is_count(bare)
        || line.starts_with("^ ")
        || line.starts_with('@')
}

/// Whether a line is a label over a list of links.
pub(super) fn leads_away(line: &str) -> bool {
    line.len() <= LONGEST && is_one_of(LINKS, bare(line))
}

/// Where a report ends: at the heading behind which stands only where it is from. A table of contents names such headings as well, so
/// the last of each kind counts.
pub(super) fn end_of_report(lines: &[&str]) -> Option<usize> {
    let is = |line: &str, heading: &str| {
        line.len() <= LONGEST && bare(line).eq_ignore_ascii_case(heading)
    };
    let last = |heading: &str| lines.iter().rposition(|line| is(line, heading));
    BACK_MATTER.split('|').filter_map(last).min()
}

/// A section's name over a title ("World", "News|Floods", "Home > News", "LOCAL NEWS").
pub(super) fn is_section(line: &str) -> bool {
    let bare = bare(line);
    line.len() <= LONGEST
        && (!bare.contains(' ') && !line.ends_with(['.', '?'])
            || is_one_of(SECTIONS, bare)
            || bare.contains(['|', '>']))
}

/// Without the marks of a heading, of an edit or of a link round it.
fn bare(line: &str) -> &str {
    let line = line.strip_suffix("[edit]").unwrap_or(line);
    line.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_one_of(list: &str, bare: &str) -> bool {
    list.split('|').any(|one| one.eq_ignore_ascii_case(bare))
}

fn begins(bare: &str, start: &str) -> bool {
    bare.get(..start.len())
        .is_some_and(|front| front.eq_ignore_ascii_case(start))
}

/// "https://example.com/a/b".
fn is_address(line: &str) -> bool {
    !line.contains(' ') && (line.contains("://") || line.starts_with("www."))
}

/// "142", "3:51", "3 min read", "Updated 2 hours ago", "Listen · 3:51", "12 comments".
fn is_count(bare: &str) -> bool {
    let number = |word: &str| word.bytes().all(|b| b.is_ascii_digit() || b == b':');
    let (mut numbers, mut counted) = (0, 0);
    let counts = bare
        .split(|c: char| !c.is_alphanumeric() && c != ':')
        .all(|word| {
            let counts = is_one_of(COUNTED, word);
            (numbers, counted) = (
                numbers + usize::from(number(word) && !word.is_empty()),
                counted + usize::from(counts),
            );
            counts || number(word) || is_one_of(TIME, word)
        });
    // A year by itself is a heading.
    let alone = number(bare) && (bare.len() < 4 || bare.contains(':'));
    alone || counts && numbers > 0 && counted > 0
}

/// Longer lines (in bytes) are none of these.
const LONGEST: usize = 90;

/// What is counted, or was done so long ago.
const COUNTED: &str = "ago|comment|comments|listen|read|share|shares|updated|views|watch";

/// What can stand beside it.
const TIME: &str = "\
    am|an|bst|day|days|edt|est|estimated|et|gmt|hour|hours|hr|hrs|last|min|mins|minute|minutes|\
    month|months|pm|time|week|weeks|year|years|a|m|p";

/// Names of sections that have more words than one.
const SECTIONS: &str = "\
    breaking news|latest news|local news|national news|regional news|top news|uk news|us news|world news|\
    press release";

/// Lines that are furniture as a whole.
const LINES: &str = "\
    aa|advertisement|audio|bookmark|close|comment|comments|copy link|download|e-mail|email|embed|\
    enlarge|enlarge this image|facebook|free daily newsletter|from|have your say|hide caption|home|\
    instagram|last updated|leave a comment|leave a reply|less|link copied|linkedin|listen|live|log in|\
    menu|messenger|more|must read|news|next|no comments|pinterest|play|post a comment|previous|print|\
    published|reddit|republish this article|reuse this content|save|save article|search|share|\
    share article|share full article|share options|show caption|sign in|summary|telegram|threads|\
    toggle caption|toggle more options|transcript|tweet|twitter|updated|view comments|\
    view image in fullscreen|watch|whatsapp|x";

/// Labels over links.
const LINKS: &str = "\
    explore more|explore more on these topics|in this article|in this story|latest news|more on this story|\
    most popular|most read|most viewed|on this page|read next|recommended|recommended for you|related|\
    related articles|related content|related internet links|related links|related news|related stories|\
    related topics|see also|tags|top stories|topics|trending|up next|what to read next|you may also like|\
    you might also like";

/// What stands behind a report or a history: where it is from.
const BACK_MATTER: &str =
    "bibliography|citations|external links|footnotes|further reading|references";

/// How a line of furniture begins.
const STARTS: &str = "\
    a version of this article appears in print|from wikipedia, the free|heard on |image source|\
    our standards: |share on |source: |why you can trust |filed under|posted by |this article is more than ";

//! The lines that a copied web page has between the parts of a report: buttons, prompts, counts, labels and lists of links.
//!
//! Written by hand from the pages of some twenty papers, agencies, stations and offices. Only whole lines are looked at, so that
//! no sentence is one. The lists are one string each: that is least to carry in the page.

/// Whether a line is a button, a prompt, a count, an address or a label, and nothing of the report.
pub(super) fn is_furniture(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let bare = bare(line);
    [LINES, LINKS, BACK_MATTER]
        .iter()
        .any(|list| is_one_of(list, bare))
        || STARTS.split('|').any(|start| begins(bare, start))
        || is_address(line)
        || is_count(bare)
        || line.starts_with("^ ")
        || line.starts_with('@')
}

/// Whether a line is a label over a list of links.
pub(super) fn leads_away(line: &str) -> bool {
    is_one_of(LINKS, bare(line))
}

/// Where a report ends: at the heading behind which stands only where it is from. A table of contents names such headings as well, so
/// the last of each kind counts.
pub(super) fn end_of_report(lines: &[&str]) -> Option<usize> {
    let is = |line: &str, heading| bare(line).eq_ignore_ascii_case(heading);
    let last = |heading| lines.iter().rposition(|line| is(line, heading));
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

/// Whether a list has these words. No entry is longer than a few words, as nearly all lines are.
fn is_one_of(list: &str, bare: &str) -> bool {
    bare.len() <= WORDS && list.split('|').any(|one| one.eq_ignore_ascii_case(bare))
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
    let words = || {
        let words = bare.split(|c: char| !c.is_alphanumeric() && c != ':');
        words.filter(|word| !word.is_empty())
    };
    let number = |word: &str| word.bytes().all(|b| b.is_ascii_digit() || b == b':');
    let counted = |word: &str| is_one_of(COUNTED, word);
    let counts = |word| number(word) || counted(word) || is_one_of(TIME, word);
    // A year by itself is a heading.
    let alone = number(bare) && (bare.len() < 4 || bare.contains(':'));
    alone || words().any(number) && words().any(counted) && words().all(counts)
}

/// Longer lines (in bytes) are none of these.
const LONGEST: usize = 120;

/// No entry of a list that is looked up whole is longer (in bytes).
const WORDS: usize = 32;

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
    aa|audio|bookmark|close|comment|comments|copy link|download|e-mail|email|embed|\
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
    a version of this article appears in print|advertisement|click |comments (|comments are|continue reading|\
    download the|email this|filed under|follow us|from wikipedia, the free|get the latest|heard on |\
    image source|more on this story|our standards: |photos:|posted by |print this|read more|\
    recommended stories|related article|related stories|related:|see also:|share on |share this|sign up |\
    skip to |source: |story continues|subscribe |tap here|this article is more than|video:|watch:|\
    why you can trust ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_entry_is_too_long_to_be_found() {
        for list in [LINES, LINKS, BACK_MATTER, SECTIONS, COUNTED, TIME] {
            for entry in list.split('|') {
                assert!(is_one_of(list, entry), "{entry}");
            }
        }
    }
}

//! From lines to paragraphs: which line breaks end one, and which only the width of a page made.

use std::ops::Range;

use super::{furniture, prefix};
use crate::source::imprint;

/// Longer lines (in characters) than this were not broken to fit a page: each is a paragraph.
const WIDEST_WRAP: usize = 120;
/// Shorter lines than this were not broken to fit a page either.
const NARROWEST_WRAP: usize = 45;
/// By how many characters a line may fall short of the width though its break was forced (ragged or loose wrapping).
const RAGGED: usize = 8;

/// The paragraphs of a text, each without the white space around it, none empty. Lines without a letter or digit (rules,
/// asterisks) separate paragraphs as blank lines do.
pub(super) fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let blocks = blocks(text);
    let wrap = Wrap::measure(text, &blocks);
    let mut paragraphs = Vec::new();
    for block in &blocks {
        let narrow = block.iter().all(|line| line.chars <= WIDEST_WRAP);
        let mut start = block[0].start;
        for pair in block.windows(2) {
            if !wrap.joins(text, narrow, &pair[0], &pair[1]) {
                paragraphs.push(start..pair[0].end);
                start = pair[1].start;
            }
        }
        paragraphs.push(start..block[block.len() - 1].end);
    }
    paragraphs
}

/// One line without its end and the white space around it.
struct Line {
    start: usize,
    end: usize,
    /// White space before it, in characters.
    indent: usize,
    /// Its length in characters.
    chars: usize,
}

impl Line {
    fn words<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }
}

/// Lines that no blank line parts.
fn blocks(text: &str) -> Vec<Vec<Line>> {
    let mut blocks = Vec::new();
    let mut block = Vec::new();
    let mut at = 0;
    let mut after_return = false;
    while at < text.len() {
        let start = at;
        at += line_length(&text.as_bytes()[at..]);
        let raw = &text[start..at];
        // The second half of "\r\n" is no line of its own.
        let half = after_return && raw == "\n";
        after_return = raw.ends_with('\r');
        if half {
            continue;
        }
        let words = raw.trim_matches(is_blank);
        if words.contains(char::is_alphanumeric) {
            let lead = raw.len() - raw.trim_start_matches(is_blank).len();
            block.push(Line {
                start: start + lead,
                end: start + lead + words.len(),
                indent: raw[..lead].chars().count(),
                chars: words.chars().count(),
            });
        } else if !block.is_empty() {
            blocks.push(std::mem::take(&mut block));
        }
    }
    if !block.is_empty() {
        blocks.push(block);
    }
    blocks
}

/// The length in bytes of the first line of a text in UTF-8, its end included: `\n`, `\r`, a form feed, U+0085, U+2028 or U+2029.
fn line_length(text: &[u8]) -> usize {
    let end = text.iter().enumerate().find_map(|(at, byte)| match byte {
        b'\n' | b'\r' | b'\x0c' => Some(at + 1),
        0xc2 if text[at + 1] == 0x85 => Some(at + 2),
        0xe2 if matches!(text[at + 1..at + 3], [0x80, 0xa8 | 0xa9]) => Some(at + 3),
        _ => None,
    });
    end.unwrap_or(text.len())
}

/// White space and the marks that show as nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

/// How the text's lines were broken, judged over all of it.
struct Wrap {
    /// Lines were broken to fit a width; otherwise a line is a paragraph.
    wrapped: bool,
    /// That width in characters, about.
    width: usize,
}

impl Wrap {
    fn measure(text: &str, blocks: &[Vec<Line>]) -> Wrap {
        // How many lines there are of each length.
        let mut lengths = [0; WIDEST_WRAP + 1];
        let mut ended = 0;
        for block in blocks {
            if block.iter().any(|line| line.chars > WIDEST_WRAP) {
                continue;
            }
            for line in &block[..block.len() - 1] {
                lengths[line.chars] += 1;
                ended += usize::from(ends_sentence(line.words(text)));
            }
        }
        let lines: usize = lengths.iter().sum();
        // The longest tenth may be lines that nobody broke.
        let mut longer = lines.saturating_sub(lines * 9 / 10 + 1);
        let width = lengths.iter().rposition(|&count| {
            let reached = count > longer;
            longer = longer.saturating_sub(count);
            reached
        });
        let width = width.unwrap_or(0).max(NARROWEST_WRAP);
        let full: usize = lengths[width * 6 / 10..].iter().sum();
        let all = || blocks.iter().flatten().map(|line| line.chars);
        let unbroken: usize = all().filter(|&chars| chars > WIDEST_WRAP).sum();
        Wrap {
            // A width breaks lines anywhere, and most of them near it; whoever writes a paragraph a line ends most of them with a full
            // stop. Where most of the text is in lines that nobody broke, the short ones are titles and labels.
            wrapped: ended * 2 < lines && full * 2 >= lines && unbroken * 2 < all().sum(),
            width,
        }
    }

    /// Whether `next` goes on with the paragraph that `line` belongs to.
    fn joins(&self, text: &str, narrow: bool, line: &Line, next: &Line) -> bool {
        let (words, following) = (line.words(text), next.words(text));
        let open = !ends_sentence(words);
        let goes_on = open && following.starts_with(|c: char| c.is_lowercase());
        let joins = if !narrow || !self.wrapped {
            goes_on
        } else if next.indent >= line.indent + 2 {
            false
        } else {
            let first_word = following.split(is_blank).next().unwrap_or(following);
            let forced = line.chars + 1 + first_word.chars().count() + RAGGED > self.width;
            forced || goes_on || (open && line.chars * 10 >= self.width * 6)
        };
        joins
            && !starts_item(following)
            && prefix::speaker(following) == 0
            && imprint::byline(following).is_none()
            && ![words, following]
                .map(furniture::is_furniture)
                .contains(&true)
    }
}

/// Whether a line ends as a sentence does.
fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»'])
        .ends_with(['.', '!', '?', '…', ':'])
}

/// Whether a line is an item of a list.
fn starts_item(line: &str) -> bool {
    let marked = line.strip_prefix(['•', '*', '-', '–', '·', '‣', '●']);
    marked.is_some_and(|rest| rest.starts_with(is_blank))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_ending_a_line_ends_one() {
        for (text, first) in [
            ("ab\ncd", "ab\n"),
            ("ab\r\ncd", "ab\r"),
            ("ab\u{c}cd", "ab\u{c}"),
            ("é\u{85}cd", "é\u{85}"),
            ("ab\u{2028}cd", "ab\u{2028}"),
            ("ab\u{2029}", "ab\u{2029}"),
            // Their first bytes begin these, too.
            ("a\u{80}â€“\u{2027}", "a\u{80}â€“\u{2027}"),
            ("", ""),
        ] {
            assert_eq!(line_length(text.as_bytes()), first.len(), "{text:?}");
        }
    }

    #[test]
    fn the_width_is_the_longest_that_nine_tenths_keep_to() {
        let text = |lengths: &[usize]| {
            let lines = lengths.iter().map(|length| "a".repeat(*length));
            lines.collect::<Vec<_>>().join("\n") + "\nend"
        };
        let width = |lengths: &[usize]| {
            let text = text(lengths);
            Wrap::measure(&text, &blocks(&text)).width
        };
        assert_eq!(width(&[50, 60, 70, 80, 90, 100, 101, 102, 103, 120]), 120);
        assert_eq!(
            width(&[50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 120]),
            60
        );
        assert_eq!(width(&[70]), 70);
        assert_eq!(width(&[]), NARROWEST_WRAP);
    }
}

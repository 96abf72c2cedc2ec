//! From lines to paragraphs: which line breaks end one, and which only the width of a page made.

use crate::order::InOrder;
use std::ops::Range;

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
    for raw in text.split_inclusive(ends_line) {
        let start = at;
        at += raw.len();
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

fn ends_line(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
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
        let mut lengths = Vec::new();
        let mut ended = 0;
        for block in blocks {
            if block.iter().any(|line| line.chars > WIDEST_WRAP) {
                continue;
            }
            for line in &block[..block.len() - 1] {
                lengths.push(line.chars);
                ended += usize::from(ends_sentence(line.words(text)));
            }
        }
        lengths.order();
        // The longest tenth may be lines that nobody broke.
        let width = lengths.get(lengths.len() * 9 / 10).copied().unwrap_or(0);
        Wrap {
            // A width breaks lines anywhere; whoever writes a paragraph a line ends most of them with a full stop.
            wrapped: ended * 2 < lengths.len(),
            width: width.max(NARROWEST_WRAP),
        }
    }

    /// Whether `next` goes on with the paragraph that `line` belongs to.
    fn joins(&self, text: &str, narrow: bool, line: &Line, next: &Line) -> bool {
        let (words, following) = (line.words(text), next.words(text));
        if starts_item(following) || super::prefix::speaker(following) > 0 {
            return false;
        }
        let goes_on = following.starts_with(|c: char| c.is_lowercase()) && !ends_sentence(words);
        if !narrow || !self.wrapped {
            return goes_on;
        }
        if next.indent >= line.indent + 2 {
            return false;
        }
        let first_word = following.split(is_blank).next().unwrap_or(following);
        let forced = line.chars + 1 + first_word.chars().count() + RAGGED > self.width;
        forced || goes_on || (!ends_sentence(words) && line.chars * 10 >= self.width * 6)
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

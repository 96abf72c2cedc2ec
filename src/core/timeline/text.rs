//! The width of text, estimated, so that labels can be placed without a browser.
//!
//! The classes follow the advance widths of common sans-serif faces; [`WIDE`] is the factor for the widest of them, and
//! a page that can measure its own font passes a smaller one.

/// The factor for wide faces (Verdana, DejaVu Sans), against the Helvetica-like widths of the classes.
pub const WIDE: f64 = 1.14;
/// How much wider bold is.
pub const BOLD: f64 = 1.1;

/// The width of `text` in pixels at `size` pixels and with this `factor` for the face.
pub fn width(text: &str, size: f64, factor: f64) -> f64 {
    let thousandths: u32 = text.chars().map(advance).sum();
    f64::from(thousandths) / 1000.0 * size * factor
}

/// A text that is cut gives up at most this many times its type's size more, in order to end with a word.
pub const WORD: f64 = 6.0;

/// `text`, cut with an ellipsis so that it is at most `room` pixels wide; empty if not even that fits. It is cut behind a word,
/// unless that word's beginning is longer than [`WORD`].
pub fn fitted(text: &str, size: f64, factor: f64, room: f64) -> String {
    if width(text, size, factor) <= room {
        return text.to_owned();
    }
    let mut left = room / size / factor * 1000.0 - f64::from(advance('…'));
    let end = text.char_indices().find_map(|(i, c)| {
        left -= f64::from(advance(c));
        (left < 0.0).then_some(i)
    });
    let end = end.unwrap_or(text.len());
    let mut kept = &text[..end];
    if text[end..].starts_with(char::is_alphanumeric)
        && let Some((words, begun)) = kept.rsplit_once(char::is_whitespace)
        && width(begun, size, 1.0) <= WORD * size
        && !words.trim_end().is_empty()
    {
        kept = words;
    }
    let kept = kept.trim_end_matches(|c: char| c.is_whitespace() || ",;:–—(".contains(c));
    if kept.is_empty() {
        String::new()
    } else {
        format!("{kept}…")
    }
}

/// The advance of a character in thousandths of the type size.
fn advance(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | '\'' | '’' | '‘' | '|' => 235,
        '.' | ',' | ':' | ';' | '!' | ' ' | 'I' | '·' => 290,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' | '"' | '“' | '”' => 365,
        'm' | 'W' | '—' | '…' | '%' | '@' => 900,
        'w' | 'M' => 790,
        '0'..='9' => 560,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 510,
        'a'..='z' => 560,
        'A'..='Z' => 690,
        '\u{0300}'..='\u{036f}' => 0,
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' => 1000,
        '\u{1f000}'..='\u{1faff}' => 1200,
        _ => 620,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_fitted_fits() {
        let text = "Ministers meet in haste to talk about the ceasefire";
        for room in 0..400 {
            let cut = fitted(text, 13.0, 1.0, f64::from(room));
            assert!(width(&cut, 13.0, 1.0) <= f64::from(room), "{cut} in {room}");
            assert!(cut == text || cut.is_empty() || cut.ends_with('…'));
        }
        assert_eq!(fitted(text, 13.0, 1.0, 1000.0), text);
        assert_eq!(fitted("日本語の題", 10.0, 1.0, 45.0), "日本語…");
    }

    #[test]
    fn what_is_cut_ends_with_a_word() {
        for (text, room, cut) in [
            (
                "The harbour was closed for weeks",
                130.0,
                "The harbour was…",
            ),
            (
                "The harbour was closed for weeks",
                160.0,
                "The harbour was closed…",
            ),
            ("The harbour, closed for weeks", 92.0, "The harbour…"),
            ("Oberammergau", 60.0, "Oberam…"),
            (
                "At Llanfairpwllgwyngyll a train ran late",
                130.0,
                "At Llanfairpwllgwy…",
            ),
        ] {
            assert_eq!(fitted(text, 13.0, 1.0, room), cut, "{room}");
        }
    }
}

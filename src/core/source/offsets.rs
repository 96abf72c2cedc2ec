//! From bytes to code points and back, for a whole text at once.

use super::CodePoint;

/// A mark is kept every this many code points.
const STEP: usize = 128;

/// Converts offsets in one text. Made in one pass over it; each conversion then looks at no more than 128 characters, or
/// at none where all of them are ASCII.
pub struct Offsets<'t> {
    text: &'t str,
    /// The byte at which every `STEP`th character starts; empty for ASCII.
    marks: Vec<u32>,
}

impl<'t> Offsets<'t> {
    /// Of this text.
    pub fn new(text: &'t str) -> Offsets<'t> {
        let marks = if text.is_ascii() {
            Vec::new()
        } else {
            let starts = text.char_indices().step_by(STEP);
            starts.map(|(at, _)| at as u32).collect()
        };
        Offsets { text, marks }
    }

    /// The number of code points before a byte offset.
    ///
    /// # Panics
    /// If the offset is outside the text or splits a character.
    pub fn code_point(&self, byte: usize) -> CodePoint {
        if self.marks.is_empty() {
            assert!(byte <= self.text.len());
            return CodePoint(byte as u32);
        }
        let mark = self.marks.partition_point(|at| *at as usize <= byte) - 1;
        let near = &self.text[self.marks[mark] as usize..byte];
        CodePoint((mark * STEP + near.chars().count()) as u32)
    }

    /// The byte offset behind this many code points, or `None` if the text has fewer.
    pub fn byte(&self, offset: CodePoint) -> Option<usize> {
        let offset = offset.0 as usize;
        if self.marks.is_empty() {
            return (offset <= self.text.len()).then_some(offset);
        }
        // The end of a text whose length is a multiple of the step lies one past the last mark.
        let mark = (offset / STEP).min(self.marks.len() - 1);
        let start = self.marks[mark] as usize;
        let rest = &self.text[start..];
        let steps = offset - mark * STEP;
        let mut ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
        (steps <= STEP)
            .then(|| ends.nth(steps))
            .flatten()
            .map(|at| start + at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_goes_there_and_back() {
        let long: String = "a—é𝄞".chars().cycle().take(STEP * 3).collect();
        for text in [
            "",
            "plain",
            "“é”",
            "𝄞",
            long.as_str(),
            &long[1..],
            &format!("{long}z"),
        ] {
            let offsets = Offsets::new(text);
            let bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            for (count, byte) in bytes.enumerate() {
                let point = CodePoint(count as u32);
                assert_eq!(offsets.code_point(byte), point, "{text:?} at {byte}");
                assert_eq!(offsets.byte(point), Some(byte), "{text:?} at {count}");
            }
            let beyond = text.chars().count() as u32 + 1;
            assert_eq!(offsets.byte(CodePoint(beyond)), None, "{text:?}");
            assert_eq!(offsets.byte(CodePoint(u32::MAX)), None, "{text:?}");
        }
    }
}

//! Rows: which stretches of pixels are taken, so that nothing overlaps.

/// Taken stretches of one row, sorted and apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Row(Vec<(f64, f64)>);

impl Row {
    /// Whether the stretch from `start` to `end` is free.
    pub fn free(&self, start: f64, end: f64) -> bool {
        let after = self.0.partition_point(|taken| taken.1 <= start);
        self.0.get(after).is_none_or(|taken| taken.0 >= end)
    }

    /// How far the room reaches to the left and to the right of `x`, which is at the edge of a taken stretch.
    pub fn room(&self, x: f64) -> (f64, f64) {
        let before = self.0.iter().rev().find(|taken| taken.1 <= x);
        let after = self.0.iter().find(|taken| taken.0 >= x);
        (
            before.map_or(f64::NEG_INFINITY, |taken| taken.1),
            after.map_or(f64::INFINITY, |taken| taken.0),
        )
    }

    /// Makes a taken stretch longer, into room that is free.
    pub fn stretch(&mut self, old: (f64, f64), new: (f64, f64)) {
        if let Some(taken) = self.0.iter_mut().find(|taken| **taken == old) {
            *taken = new;
        }
    }

    /// Takes the stretch if it is free.
    pub fn take(&mut self, start: f64, end: f64) -> bool {
        let free = self.free(start, end);
        if free {
            let at = self.0.partition_point(|taken| taken.1 <= start);
            self.0.insert(at, (start, end));
        }
        free
    }
}

/// The first row that has the stretch free, trying `preferred` first; the stretch is then taken.
pub(super) fn take(
    rows: &mut [Row],
    preferred: Option<usize>,
    start: f64,
    end: f64,
) -> Option<usize> {
    preferred
        .into_iter()
        .chain(0..rows.len())
        .find(|&i| rows.get_mut(i).is_some_and(|row| row.take(start, end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_taken_once() {
        let mut rows = vec![Row::default(), Row::default()];
        assert_eq!(take(&mut rows, None, 10.0, 20.0), Some(0));
        assert_eq!(take(&mut rows, None, 20.0, 30.0), Some(0));
        assert_eq!(take(&mut rows, None, 0.0, 10.0), Some(0));
        assert_eq!(take(&mut rows, None, 5.0, 25.0), Some(1));
        assert_eq!(take(&mut rows, Some(1), 30.0, 31.0), Some(1));
        assert_eq!(take(&mut rows, Some(7), 9.0, 11.0), None);
    }
}

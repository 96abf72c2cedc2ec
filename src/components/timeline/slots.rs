//! Which element shows what: an element keeps what it shows for as long as that is drawn, and what comes anew takes one that
//! has become free. So hardly an element is made, moved about or thrown away while the view moves.

use datelines_core::order::InOrder;

/// What each element shows, by a number that names it; `None` for one that is free.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Slots(Vec<Option<u64>>);

impl Slots {
    /// Gives everything a slot. The result says for each slot which of `names` (by its index) stands there.
    pub fn assign(&mut self, names: &[u64]) -> Vec<Option<usize>> {
        let mut shown = vec![None; self.0.len()];
        let mut waiting = Vec::new();
        let mut sorted: Vec<(u64, usize)> = self
            .0
            .iter()
            .zip(0..)
            .filter_map(|(n, at)| Some(((*n)?, at)))
            .collect();
        sorted.order();
        for (i, &name) in names.iter().enumerate() {
            let first = sorted.partition_point(|(n, _)| *n < name);
            let same = sorted[first..].iter().take_while(|(n, _)| *n == name);
            match same.map(|(_, at)| *at).find(|at| shown[*at].is_none()) {
                Some(at) => shown[at] = Some(i),
                None => waiting.push(i),
            }
        }
        let mut waiting = waiting.into_iter();
        for slot in shown.iter_mut().filter(|slot| slot.is_none()) {
            *slot = waiting.next();
        }
        shown.extend(waiting.map(Some));
        // A few free ones are kept for what comes next.
        while shown.len() > names.len() + SPARE && shown.last() == Some(&None) {
            shown.pop();
        }
        self.0 = shown.iter().map(|i| i.map(|i| names[i])).collect();
        shown
    }
}

/// At the end, as many slots may stay free.
const SPARE: usize = 6;

/// A number for a text (FNV-1a).
pub fn name(text: &str) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, mix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_stays_where_it_is() {
        let mut slots = Slots::default();
        assert_eq!(slots.assign(&[7, 8, 9]), [Some(0), Some(1), Some(2)]);
        assert_eq!(slots.assign(&[9, 5, 7]), [Some(2), Some(1), Some(0)]);
        assert_eq!(slots.assign(&[5]), [None, Some(0), None]);
        assert_eq!(slots.assign(&[5, 5, 6]), [Some(1), Some(0), Some(2)]);
        let many: Vec<u64> = (0..50).collect();
        assert_eq!(slots.assign(&many).len(), 50);
        assert!(slots.assign(&[49]).len() > 40, "it keeps its place");
        assert!(slots.assign(&[1]).len() <= 50);
        assert!(slots.assign(&[]).len() <= SPARE);
    }
}

//! Sorting in little room.
//!
//! The page carries the standard library's sort once more for every type that is sorted, some eight kilobytes each time. Here only
//! comparing and exchanging know the type; the work is done once, on places. It is for the many short lists: what is long, or
//! sorted in every frame, keeps the standard sort.

use std::cmp::Ordering;

/// Up to here inserting is quicker than merging, and needs no memory.
const SHORT: usize = 16;

/// Stable sorting; equal items keep their order.
pub trait InOrder<T> {
    /// Sorts by a comparison, which has to be a total order.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts by what `key` makes of an item.
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    /// The same with a key that is made once of each item, where to look at one goes through far-off memory.
    fn order_by_ready_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);

    /// Sorts by the items themselves.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

/// Gathering in a tree.
pub trait Gather: Iterator + Sized {
    /// All of it in a map or set, one after the other: [`Iterator::collect`] sorts it before, and brings a sort for each type into
    /// the page.
    fn gathered<C: Default + Extend<Self::Item>>(self) -> C {
        let mut all = C::default();
        all.extend(self);
        all
    }
}

impl<I: Iterator> Gather for I {}

impl<T> InOrder<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        if self.len() <= SHORT {
            for end in 1..self.len() {
                let mut at = end;
                while at > 0 && compare(&self[at - 1], &self[at]).is_gt() {
                    self.swap(at - 1, at);
                    at -= 1;
                }
            }
            return;
        }
        let places = merged(self.len(), &mut |a, b| compare(&self[a], &self[b]));
        arrange(self, places);
    }

    fn order_by_ready_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K) {
        let keys: Vec<K> = self.iter().map(key).collect();
        let places = merged(keys.len(), &mut |a, b| keys[a].cmp(&keys[b]));
        arrange(self, places);
    }
}

/// Puts every item where it belongs: `places` says from where each comes.
fn arrange<T>(items: &mut [T], mut places: Vec<usize>) {
    // Each cycle of places is walked once, so every item moves straight to where it belongs.
    for first in 0..places.len() {
        let mut at = first;
        loop {
            let from = std::mem::replace(&mut places[at], at);
            if from == first {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// The places 0 to `len` in sorted order: runs of one item, then of two, four …, merged between two lists.
fn merged(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut from: Vec<usize> = (0..len).collect();
    let mut into = Vec::with_capacity(len);
    let mut width = 1;
    while width < len {
        into.clear();
        for pair in from.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            // What is in order already costs one look at each run.
            if let (Some(&a), Some(&b)) = (left.last(), right.first())
                && !compare(a, b).is_gt()
            {
                into.extend_from_slice(pair);
                continue;
            }
            while let (Some((&a, rest_left)), Some((&b, rest_right))) =
                (left.split_first(), right.split_first())
            {
                if compare(a, b).is_gt() {
                    into.push(b);
                    right = rest_right;
                } else {
                    into.push(a);
                    left = rest_left;
                }
            }
            into.extend_from_slice(left);
            into.extend_from_slice(right);
        }
        std::mem::swap(&mut from, &mut into);
        width *= 2;
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look thrown together, many of them twice.
    fn mixed(len: usize) -> Vec<(u32, usize)> {
        let number = |at: usize| (at as u32).wrapping_mul(2_654_435_761) >> 27;
        (0..len).map(|at| (number(at), at)).collect()
    }

    #[test]
    fn it_sorts_as_the_standard_library_does() {
        for len in [0, 1, 2, 3, SHORT, SHORT + 1, 100, 1_000, 1_023, 1_025] {
            let (mut ours, mut theirs) = (mixed(len), mixed(len));
            ours.order_by_key(|&(number, _)| number);
            theirs.sort_by_key(|&(number, _)| number);
            assert_eq!(ours, theirs, "{len} items");
            let mut ready = mixed(len);
            ready.order_by_ready_key(|&(number, _)| number);
            assert_eq!(ready, theirs, "{len} items, by ready keys");
            ours.order_by(|a, b| b.cmp(a));
            theirs.sort_by(|a, b| b.cmp(a));
            assert_eq!(ours, theirs, "{len} items, the other way");
            ours.order();
            theirs.sort();
            assert_eq!(ours, theirs, "{len} items, by themselves");
        }
    }
}

//! A segment tree over blocks of items: which is the most important, and which reach furthest, in any range of them.

use std::ops::Range;

use super::Item;
use crate::timeline::Place;

/// So many items are a leaf: it is worth looking at a few items one by one, and the tree is small.
const BLOCK: usize = 8;

/// For the items that it was made of; the leaves are the second half of either list.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    /// The item with the best rank below each node.
    best: Vec<u32>,
    /// The latest end below each node.
    latest: Vec<f64>,
}

impl Tree {
    /// The tree of these items, in their order.
    pub fn of(items: &[Item]) -> Tree {
        let n = items.len().div_ceil(BLOCK);
        let mut best = vec![0; 2 * n];
        let mut latest = vec![f64::NEG_INFINITY; 2 * n];
        for (i, item) in items.iter().enumerate() {
            let leaf = n + i / BLOCK;
            if i % BLOCK == 0 || item.rank < items[best[leaf] as usize].rank {
                best[leaf] = i as u32;
            }
            latest[leaf] = latest[leaf].max(item.end.0);
        }
        for node in (1..n).rev() {
            let (a, b) = (best[2 * node], best[2 * node + 1]);
            best[node] = if items[a as usize].rank < items[b as usize].rank {
                a
            } else {
                b
            };
            latest[node] = latest[2 * node].max(latest[2 * node + 1]);
        }
        Tree { best, latest }
    }

    /// The latest end of all; `None` if there are no items.
    pub fn end(&self) -> Option<Place> {
        self.latest.get(1).map(|&end| Place(end))
    }

    /// The most important item of a range.
    pub fn best(&self, items: &[Item], range: Range<usize>) -> Option<usize> {
        let better = |a: Option<u32>, b: u32| match a {
            Some(a) if items[a as usize].rank <= items[b as usize].rank => Some(a),
            _ => Some(b),
        };
        let one_by_one = |from: Option<u32>, range: Range<usize>| {
            range.fold(from, |best, i| better(best, i as u32))
        };
        // The blocks that lie in the range as a whole, and what it has besides.
        let (first, last) = (range.start.div_ceil(BLOCK), range.end / BLOCK);
        if first >= last {
            return one_by_one(None, range).map(|i| i as usize);
        }
        let mut best = one_by_one(None, range.start..first * BLOCK);
        best = one_by_one(best, last * BLOCK..range.end);
        let n = self.best.len() / 2;
        let (mut l, mut r) = (first + n, last + n);
        while l < r {
            if l & 1 == 1 {
                best = better(best, self.best[l]);
                l += 1;
            }
            if r & 1 == 1 {
                r -= 1;
                best = better(best, self.best[r]);
            }
            (l, r) = (l / 2, r / 2);
        }
        best.map(|i| i as usize)
    }

    /// Of the first `below` items those that end after `place`, nearest first, at most `count`.
    pub fn reaching(&self, items: &[Item], below: usize, place: f64, count: usize) -> Vec<usize> {
        // The nodes that hold all of these and no further block: from the right, then those on the left from the middle.
        let n = self.latest.len() / 2;
        let (mut l, mut r) = (n, n + below.div_ceil(BLOCK));
        let (mut near, mut far) = (Vec::new(), Vec::new());
        while l < r {
            if l & 1 == 1 {
                far.push(l);
                l += 1;
            }
            if r & 1 == 1 {
                r -= 1;
                near.push(r);
            }
            (l, r) = (l / 2, r / 2);
        }
        let mut found = Vec::new();
        for node in near.into_iter().chain(far.into_iter().rev()) {
            self.reach(items, node, below, place, count, &mut found);
        }
        found
    }

    fn reach(
        &self,
        items: &[Item],
        node: usize,
        below: usize,
        place: f64,
        count: usize,
        found: &mut Vec<usize>,
    ) {
        let n = self.latest.len() / 2;
        if found.len() >= count || self.latest[node] <= place {
            return;
        }
        if node >= n {
            let first = (node - n) * BLOCK;
            let block = first..(first + BLOCK).min(below).max(first);
            let reaching = block.rev().filter(|&i| items[i].end.0 > place);
            found.extend(reaching.take(count - found.len()));
        } else {
            self.reach(items, 2 * node + 1, below, place, count, found);
            self.reach(items, 2 * node, below, place, count, found);
        }
    }
}

//! Which reports tell one story.

use std::collections::{BTreeMap, BTreeSet};

use crate::cluster::cards::Cards;
use crate::order::InOrder;

/// So many names two reports of one story share.
const NAMES: usize = 3;
/// A name in more reports than this does not tell of which story they are.
const COMMON: usize = 12;
/// By so many others at most a report is dated: those that share most names with it.
const MOST: usize = 6;

/// For each source the others that share its names, most of them first.
pub(in crate::dating) struct Kin(pub(super) Vec<Vec<u32>>);

impl Kin {
    /// Near-linear: only names in few sources bring them together.
    pub fn of(size: usize, cards: &Cards) -> Kin {
        let mut named: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        for card in &cards.cards {
            for &term in card.core.iter().filter(|t| cards.names[**t as usize]) {
                named.entry(term).or_default().insert(card.source);
            }
        }
        let mut shared: Vec<BTreeMap<u32, usize>> = vec![BTreeMap::new(); size];
        for sources in named.values().filter(|s| s.len() <= COMMON) {
            for &a in sources {
                for &b in sources.iter().filter(|b| **b != a) {
                    *shared[a as usize].entry(b).or_default() += 1;
                }
            }
        }
        let most = |shared: BTreeMap<u32, usize>| {
            let mut kin: Vec<(u32, usize)> =
                shared.into_iter().filter(|(_, n)| *n >= NAMES).collect();
            kin.order_by(|x, y| y.1.cmp(&x.1).then(x.0.cmp(&y.0)));
            kin.iter().take(MOST).map(|(source, _)| *source).collect()
        };
        Kin(shared.into_iter().map(most).collect())
    }
}

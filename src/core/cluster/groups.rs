//! Union-find over mentions, with what each group is about and when.

use super::Told;
use super::cards::{Card, Cards, cosine};
use super::evidence::Edge;
use crate::calendar::Interval;
use crate::order::InOrder;
use std::borrow::Cow;

/// How alike two groups must be as wholes, so that a chain of pairs does not join what is far apart; where two make three less,
/// as three reports can use three words for one deed. At 0.15 what belongs together falls apart.
const WHOLE: f32 = 0.1;
const THREE: f32 = 0.05;
/// Terms kept for a group.
const KEPT: usize = 96;
/// Of so many pairs of two groups' mentions one at least must speak for their being one event. Of two mentions alone a likeness is
/// seldom mistaken; among hundreds of pairs one is like by chance, and would join all.
const PAIRS: usize = 30;

/// Groups of mentions, each mention alone at first.
pub(crate) struct Groups<'c> {
    /// For each mention itself or one that is nearer to the one that stands for its group.
    parent: Vec<u32>,
    /// By the mention that stands for it.
    groups: Vec<Group<'c>>,
    /// Pairs of mentions that are too few as yet to join their groups.
    waiting: Vec<(usize, usize)>,
}

/// One group. All of it lies together: which two are asked for next is anybody's guess.
#[derive(Default)]
struct Group<'c> {
    size: u32,
    /// The sum of its mentions' vectors.
    centre: Cow<'c, [(u32, f32)]>,
    /// The sources of its mentions, in order.
    sources: Cow<'c, [u32]>,
    /// Its mentions that tell who does it to whom.
    acted: Vec<&'c Card<'c>>,
    /// What the dates of the group have in common; more than one where they disagree, none where there is no closed date.
    common: Vec<Interval>,
}

impl<'c> Group<'c> {
    /// A mention alone.
    fn of(card: &'c Card<'c>, told: &Told) -> Group<'c> {
        Group {
            size: 1,
            centre: Cow::Borrowed(card.vector),
            sources: Cow::Borrowed(std::slice::from_ref(&card.source)),
            acted: card.roles.map(|_| card).into_iter().collect(),
            common: told.reach().into_iter().collect(),
        }
    }

    /// How alike two are as wholes.
    fn near(&self, other: &Group) -> f32 {
        let length = |group: &Group| {
            let squares = group.centre.iter().map(|(_, w)| w * w);
            squares.sum::<f32>().sqrt().max(f32::MIN_POSITIVE)
        };
        cosine(&self.centre, &other.centre) / (length(self) * length(other))
    }

    /// Takes another in; `common` is what their dates have in common.
    fn take(&mut self, other: Group<'c>, common: Vec<Interval>) {
        self.size += other.size;
        self.centre = add(&self.centre, &other.centre).into();
        let sources = self.sources.to_mut();
        sources.extend_from_slice(&other.sources);
        sources.sort_unstable();
        sources.dedup();
        self.acted.extend(other.acted);
        self.common = common;
    }
}

impl<'c> Groups<'c> {
    pub fn new(cards: &'c Cards<'c>, told: &[Told]) -> Groups<'c> {
        let alone = cards.cards.iter().zip(told);
        Groups {
            parent: (0..told.len() as u32).collect(),
            groups: alone.map(|(card, told)| Group::of(card, told)).collect(),
            waiting: Vec::new(),
        }
    }

    /// The mention that stands for a group.
    pub fn root(&mut self, k: usize) -> usize {
        let mut root = k;
        while !self.stands(root) {
            self.parent[root] = self.parent[self.parent[root] as usize];
            root = self.parent[root] as usize;
        }
        root
    }

    fn stands(&self, k: usize) -> bool {
        self.parent[k] as usize == k
    }

    /// Joins the groups of two mentions, if they fit as wholes. Where one pair is too little, it [waits](Groups::settle).
    pub fn join(&mut self, edge: &Edge) {
        let (a, b) = (self.root(edge.a), self.root(edge.b));
        if a != b && !edge.disputed && !edge.known && self.pairs(a, b) > PAIRS {
            self.waiting.push((edge.a, edge.b));
        } else {
            self.unite(a, b, edge.disputed, edge.known);
        }
    }

    fn pairs(&self, a: usize, b: usize) -> usize {
        self.groups[a].size as usize * self.groups[b].size as usize
    }

    /// Joins the groups for which enough of the pairs that wait speak, where most do first, until no more of them join.
    pub fn settle(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        loop {
            let roots = waiting.iter().map(|&(a, b)| {
                let (a, b) = (self.root(a), self.root(b));
                (a.min(b), a.max(b))
            });
            let mut roots: Vec<(usize, usize)> = roots.filter(|(a, b)| a != b).collect();
            roots.sort_unstable();
            let mut chosen: Vec<(f32, (usize, usize))> = Vec::new();
            for votes in roots.chunk_by(PartialEq::eq) {
                let pairs = self.pairs(votes[0].0, votes[0].1);
                if votes.len() * PAIRS >= pairs {
                    chosen.push((votes.len() as f32 / pairs as f32, votes[0]));
                }
            }
            chosen.order_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
            let mut joined = false;
            for (_, (a, b)) in chosen {
                // A group that has just grown is counted anew.
                let as_counted = self.stands(a) && self.stands(b);
                joined |= as_counted && self.unite(a, b, false, false);
            }
            if !joined {
                return;
            }
        }
    }

    /// Joins two groups, if they fit. Those of a disputed pair may have dates that cannot both hold, unless some source has both: who
    /// gives two dates tells of two events. Those of a pair of which one takes the other as known need not share words.
    fn unite(&mut self, a: usize, b: usize, disputed: bool, known: bool) -> bool {
        if a == b {
            return false;
        }
        let (x, y) = (&self.groups[a], &self.groups[b]);
        let turned = |card: &&Card| y.acted.iter().any(|other| card.turned(other));
        if x.acted.iter().any(turned) {
            return false;
        }
        if disputed && x.sources.iter().any(|source| y.sources.contains(source)) {
            return false;
        }
        let Some(common) = agree(&x.common, &y.common, disputed) else {
            return false;
        };
        let whole = match x.size + y.size {
            2 => 0.0,
            3 => THREE,
            _ => WHOLE,
        };
        if !known && x.near(y) < whole {
            return false;
        }
        // The lower index stays, so that the order of joins does not name the group.
        let (keep, gone) = (a.min(b), a.max(b));
        let other = std::mem::take(&mut self.groups[gone]);
        self.groups[keep].take(other, common);
        self.parent[gone] = keep as u32;
        true
    }
}

/// What two sets of dates come to, or `None` if nothing of one can hold with anything of the other.
fn agree(a: &[Interval], b: &[Interval], disputed: bool) -> Option<Vec<Interval>> {
    if a.is_empty() || b.is_empty() {
        return Some([a, b].concat());
    }
    let mut out: Vec<Interval> = Vec::new();
    let mut met = false;
    for x in a {
        let before = out.len();
        out.extend(b.iter().filter_map(|y| x.intersection(*y)));
        met |= out.len() > before;
        if out.len() == before {
            out.push(*x);
        }
    }
    out.extend(
        b.iter()
            .filter(|y| a.iter().all(|x| x.intersection(**y).is_none())),
    );
    (met || disputed).then_some(out)
}

fn add(a: &[(u32, f32)], b: &[(u32, f32)]) -> Vec<(u32, f32)> {
    let mut out: Vec<(u32, f32)> = Vec::with_capacity(a.len() + b.len());
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        match (a.get(i), b.get(j)) {
            (Some(x), Some(y)) if x.0 == y.0 => {
                out.push((x.0, x.1 + y.1));
                i += 1;
                j += 1;
            }
            (Some(x), y) if y.is_none_or(|y| x.0 < y.0) => {
                out.push(*x);
                i += 1;
            }
            (_, Some(y)) => {
                out.push(*y);
                j += 1;
            }
            (Some(_), None) | (None, None) => break,
        }
    }
    if out.len() > KEPT {
        let mut by_weight = out.clone();
        by_weight.order_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        by_weight.truncate(KEPT);
        by_weight.order_by_key(|t| t.0);
        out = by_weight;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::cards::Card;
    use super::*;
    use crate::event::Deeds;
    use crate::story::Status;

    /// How many groups twelve mentions come to, six like six, with so many pairs between the two sixes.
    fn groups(between: usize) -> usize {
        let card = |source| Card {
            source,
            draft: 0,
            vector: &[(0, 1.0)],
            own: &[(0, 1.0)],
            core: &[0],
            family: None,
            deeds: Deeds::default(),
            head: None,
            roles: None,
            actor: None,
            saying: false,
            state: false,
        };
        let cards = Cards {
            cards: (0..12).map(card).collect(),
            ..Cards::default()
        };
        let told = Told {
            date: None,
            timex: None,
            status: Status::Happened,
            because: Vec::new(),
            weak: true,
            kept: false,
            passing: false,
            written: None,
        };
        let told = vec![told; 12];
        let edge = |(a, b)| Edge {
            a,
            b,
            score: 1.0,
            disputed: false,
            known: false,
        };
        let mut groups = Groups::new(&cards, &told);
        let within = (0..12).flat_map(|a| (a + 1..12).map(move |b| (a, b)));
        let within = within.filter(|(a, b)| (*a < 6) == (*b < 6));
        let across = (0..between).map(|k| (k, 11 - k));
        within.chain(across).map(edge).for_each(|e| groups.join(&e));
        groups.settle();
        let mut roots: Vec<usize> = (0..12).map(|k| groups.root(k)).collect();
        roots.sort_unstable();
        roots.dedup();
        roots.len()
    }

    #[test]
    fn one_pair_of_many_joins_no_two_groups() {
        assert_eq!([0, 1, 2, 6].map(groups), [2, 2, 1, 1]);
    }
}

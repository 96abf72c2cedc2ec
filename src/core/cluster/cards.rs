//! Mentions as weighted term vectors, so that how much two of them have in common is one number.

use std::collections::BTreeMap;

use crate::event::{Draft, Family, Term};

/// One mention's vector.
#[derive(Clone, Debug)]
pub(crate) struct Card {
    /// Source and draft in it.
    pub source: u32,
    pub draft: u32,
    /// Term and weight, by term; of length 1.
    pub vector: Vec<(u32, f32)>,
    /// The same of the clause itself, without the sentence round it; of length 1.
    pub own: Vec<(u32, f32)>,
    /// Terms of the clause itself, strongest first.
    pub core: Vec<u32>,
    pub family: Option<Family>,
    /// The head as a term, if the story uses it as one.
    pub head: Option<u32>,
    pub actor: Option<u32>,
    pub saying: bool,
}

/// From this weight on a term stands in the clause itself, not only in the sentence round it.
const OWN: f32 = 0.5;

/// All mentions of a story.
#[derive(Debug, Default)]
pub(crate) struct Cards {
    pub cards: Vec<Card>,
    /// A word for each term, as a text has it.
    pub words: Vec<String>,
    /// In how many mentions' own clauses a term stands.
    pub frequency: Vec<u32>,
    pub names: Vec<bool>,
}

impl Cards {
    /// How rare a term is: 1 if nothing else is rarer, near 0 if it is everywhere.
    pub fn rarity(&self, term: u32) -> f32 {
        let n = self.cards.len().max(1) as f32;
        (1.0 + n / (1.0 + self.frequency[term as usize] as f32)).ln() / (1.0 + n / 2.0).ln()
    }
}

/// Short names and the terms of what they stand for: "UN" for united, nation.
pub(crate) type Aliases = BTreeMap<String, Vec<String>>;

/// Makes the vectors. `aliases` tells which short names stand for which words.
pub(crate) fn build(drafts: &[&[Draft]], aliases: &Aliases) -> Cards {
    let mut ids: BTreeMap<&str, u32> = BTreeMap::new();
    for draft in drafts.iter().copied().flatten() {
        for term in &draft.terms {
            ids.entry(&term.key).or_default();
            for word in aliases.get(&term.key).into_iter().flatten() {
                ids.entry(word).or_default();
            }
        }
    }
    for (id, entry) in ids.values_mut().enumerate() {
        *entry = id as u32;
    }
    let mut out = Cards {
        cards: Vec::new(),
        words: ids.keys().map(|k| k.to_string()).collect(),
        frequency: vec![0; ids.len()],
        names: vec![false; ids.len()],
    };
    let mut raw: Vec<Vec<(u32, f32)>> = Vec::new();
    for draft in drafts.iter().copied().flatten() {
        let mut weights: BTreeMap<u32, f32> = BTreeMap::new();
        let mut put = |key: &str, weight: f32, out: &mut Cards, name: bool| {
            let id = ids[key];
            let there = weights.entry(id).or_default();
            *there = there.max(weight);
            out.names[id as usize] |= name;
        };
        for Term {
            key,
            word,
            name,
            weight,
        } in &draft.terms
        {
            put(key, *weight, &mut out, *name);
            let shown = &mut out.words[ids[key.as_str()] as usize];
            // The first in the alphabet, so that the order of sources does not choose.
            if *shown == *key || word < shown {
                shown.clone_from(word);
            }
            for word in aliases.get(key).into_iter().flatten() {
                put(word, *weight * 0.9, &mut out, true);
            }
        }
        for (&id, &weight) in &weights {
            out.frequency[id as usize] += u32::from(weight >= OWN);
        }
        raw.push(weights.into_iter().collect());
    }
    let n = raw.len() as f32;
    let mut all = raw.into_iter();
    for (source, list) in drafts.iter().enumerate() {
        for (draft, d) in list.iter().enumerate() {
            let Some(mut vector) = all.next() else { break };
            let mut core: Vec<(u32, f32)> = Vec::new();
            for (id, weight) in &mut vector {
                let i = *id as usize;
                let rare = (1.0 + n / (1.0 + out.frequency[i] as f32)).ln();
                let own = *weight >= OWN;
                *weight *= rare * if out.names[i] { 1.2 } else { 1.0 };
                if own {
                    core.push((*id, *weight));
                }
            }
            let length = vector
                .iter()
                .map(|(_, w)| w * w)
                .sum::<f32>()
                .sqrt()
                .max(f32::MIN_POSITIVE);
            vector.iter_mut().for_each(|(_, w)| *w /= length);
            let mut own = core.clone();
            let length = own
                .iter()
                .map(|(_, w)| w * w)
                .sum::<f32>()
                .sqrt()
                .max(f32::MIN_POSITIVE);
            own.iter_mut().for_each(|(_, w)| *w /= length);
            core.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            out.cards.push(Card {
                source: source as u32,
                draft: draft as u32,
                vector,
                own,
                core: core.into_iter().map(|c| c.0).collect(),
                family: d.family,
                head: ids.get(d.head.as_str()).copied(),
                actor: d.actor.as_deref().and_then(|a| ids.get(a).copied()),
                saying: d.saying,
            });
        }
    }
    out
}

/// The cosine of two vectors: 0 for nothing in common, 1 for the same words.
pub(crate) fn cosine(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += a[i].1 * b[j].1;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// How alike two mentions are: what they share in words, and whether they tell the same kind of happening.
pub(crate) fn alike(a: &Card, b: &Card) -> f32 {
    let kin = match (a.family, b.family) {
        (Some(x), Some(y)) if x == y && x != Family::Other => 0.18,
        (Some(Family::Meeting), Some(Family::Statement | Family::Talk))
        | (Some(Family::Statement | Family::Talk), Some(Family::Meeting)) => 0.1,
        (Some(x), Some(y)) if x != y && x != Family::Other && y != Family::Other => -0.1,
        _ => 0.0,
    };
    let head = if a.head.is_some() && a.head == b.head && !a.saying {
        0.12
    } else {
        0.0
    };
    0.5 * (cosine(&a.vector, &b.vector) + cosine(&a.own, &b.own)) + kin + head
}

/// The families as terms, so that two of one family meet though they share no word.
pub(crate) fn family_term(family: Family) -> u32 {
    u32::MAX - family as u32
}

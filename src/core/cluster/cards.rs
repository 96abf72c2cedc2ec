//! Mentions as weighted term vectors, so that how much two of them have in common is one number.

use crate::order::InOrder;
use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;

use crate::event::{Deeds, Draft, Family, Term};

/// The terms of all mentions, one after the other, of which each [`Card`] has its part: a list for each would be a million pieces
/// of memory, and those of one report would not lie together.
#[derive(Default)]
pub(crate) struct Store {
    vectors: Coded,
    owns: Coded,
    cores: Vec<u32>,
    /// Where the parts of each card end, in the vectors and in the rest.
    ends: Vec<(usize, usize)>,
}

/// One mention's vector.
#[derive(Clone, Debug)]
pub(crate) struct Card<'s> {
    /// Source and draft in it.
    pub source: u32,
    pub draft: u32,
    /// Term and weight, by term; of length 1.
    pub vector: &'s [(u32, f32)],
    /// The same of the clause itself, without the sentence round it; of length 1.
    pub own: &'s [(u32, f32)],
    /// Terms of the clause itself, strongest first.
    pub core: &'s [u32],
    pub family: Option<Family>,
    pub deeds: Deeds,
    /// The head as a term, if the story uses it as one.
    pub head: Option<u32>,
    pub actor: Option<u32>,
    /// Who does it, if that is known, and to whom.
    pub roles: Option<(Option<u32>, u32)>,
    pub saying: bool,
    /// It tells how things are with its head.
    pub state: bool,
}

impl Card<'_> {
    /// Whether a term stands in it or in the sentence round it.
    pub fn holds(&self, term: u32) -> bool {
        let found = self.vector.binary_search_by_key(&term, |&(t, _)| t);
        found.is_ok()
    }

    /// Whether one tells of a deed from the other side: who does it in the one has it done to him in the other.
    pub fn turned(&self, other: &Card) -> bool {
        let (Some((agent, patient)), Some((agent_too, patient_too))) = (self.roles, other.roles)
        else {
            return false;
        };
        let turned =
            agent.is_none_or(|a| a == patient_too) && agent_too.is_none_or(|a| a == patient);
        turned && agent.or(agent_too).is_some()
    }
}

/// So many terms say what a source tells of.
const TELLING: usize = 64;

/// From this weight on a term stands in the clause itself, not only in the sentence round it.
const OWN: f32 = 0.5;

/// All mentions of a story.
#[derive(Debug, Default)]
pub(crate) struct Cards<'s> {
    pub cards: Vec<Card<'s>>,
    /// A word for each term, as a text has it.
    pub words: Vec<String>,
    /// In how many mentions' own clauses a term stands.
    pub frequency: Vec<u32>,
    /// See [`Cards::rarity`]: asked of every pair that is compared, so worked out once for each term.
    pub rarities: Vec<f32>,
    /// Whether a term is part of a name.
    pub names: Vec<bool>,
    /// What each source tells of most, by term; of length 1.
    pub sources: Vec<Vec<(u32, f32)>>,
}

impl Cards<'_> {
    /// How alike two sources are in what they tell of: two reports of one story are, and by chance two hardly are.
    pub fn likeness(&self, a: u32, b: u32) -> f32 {
        cosine(&self.sources[a as usize], &self.sources[b as usize])
    }

    /// The families as terms, so that two of one family meet though they share no word.
    pub fn family_term(&self, family: Family) -> u32 {
        self.words.len() as u32 + family as u32
    }

    /// The classes of deeds as terms, so that two of one class meet though they share no word.
    pub fn deed_terms(&self, deeds: Deeds) -> impl Iterator<Item = u32> + use<> {
        let first = self.family_term(Family::Other) + 1;
        deeds.classes().map(move |class| first + class)
    }

    /// How many terms there are with these.
    pub fn keys(&self) -> usize {
        self.family_term(Family::Other) as usize + 1 + Deeds::CLASSES
    }

    /// How rare a term is: 1 if nothing else is rarer, near 0 if it is everywhere.
    pub fn rarity(&self, term: u32) -> f32 {
        self.rarities[term as usize]
    }
}

/// Short names and the terms of what they stand for: "UN" for united, nation.
pub(crate) type Aliases = BTreeMap<String, Vec<String>>;

/// A mention's terms by number, with their weights.
pub(crate) type Coded = Vec<(u32, f32)>;

/// The terms of a story, numbered as they come.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    /// Only looked up, never gone through, so its order is nobody's; there are hundreds of thousands in a large story.
    ids: HashMap<String, u32, BuildHasherDefault<DefaultHasher>>,
    words: Vec<String>,
    /// Whether a term was met as part of a name, elsewhere than in a headline, which may write every word as one.
    names: Vec<bool>,
}

impl Terms {
    fn id(&mut self, key: &str, word: &str) -> u32 {
        if let Some(&id) = self.ids.get(key) {
            return id;
        }
        let id = self.words.len() as u32;
        self.ids.insert(key.to_string(), id);
        self.words.push(word.to_string());
        self.names.push(false);
        id
    }

    /// Takes the terms out of one source's drafts, so that their words are kept once only.
    pub fn take(&mut self, drafts: &mut [Draft]) -> Vec<Coded> {
        let mut code = |term: Term, headline: bool| {
            let id = self.id(&term.key, &term.word);
            self.names[id as usize] |= term.name && !headline && !term.opens;
            (id, term.weight)
        };
        let mut terms = |d: &mut Draft| {
            let terms = std::mem::take(&mut d.terms).into_iter();
            terms.map(|term| code(term, d.headline)).collect()
        };
        drafts.iter_mut().map(&mut terms).collect()
    }
}

/// Makes the vectors. `coded` holds the terms of each source's drafts; `aliases` tells which short names stand for which words.
pub(crate) fn build<'s>(
    store: &'s mut Store,
    mut terms: Terms,
    coded: Vec<Vec<Coded>>,
    drafts: &[&[Draft]],
    aliases: &Aliases,
) -> Cards<'s> {
    let mut long: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (name, words) in aliases {
        if let Some(&name) = terms.ids.get(name) {
            let words: Vec<u32> = words.iter().map(|w| terms.id(w, w)).collect();
            words.iter().for_each(|&w| terms.names[w as usize] = true);
            long.insert(name, words);
        }
    }
    let ids = terms.ids;
    let mut out = Cards {
        cards: Vec::with_capacity(coded.iter().map(Vec::len).sum()),
        frequency: vec![0; terms.words.len()],
        rarities: Vec::new(),
        words: terms.words,
        names: terms.names,
        sources: Vec::with_capacity(drafts.len()),
    };
    // What only points to a happening, or names it above what tells it, makes none of its words more common.
    let tells = |d: &Draft| !(d.again || d.headline && d.tense.is_none());
    let tells = drafts.iter().flat_map(|list| list.iter().map(tells));
    for (mut vector, tells) in coded.into_iter().flatten().zip(tells) {
        let more = |&(id, weight): &(u32, f32)| {
            let words = long.get(&id).into_iter().flatten();
            words.map(move |&w| (w, weight * 0.9))
        };
        let more: Coded = vector.iter().flat_map(more).collect();
        vector.extend(more);
        // By term, the greater weight first, of which one stays.
        vector.order_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        vector.dedup_by_key(|t| t.0);
        for &(id, weight) in vector.iter() {
            out.frequency[id as usize] += u32::from(weight >= OWN && tells);
        }
        store.vectors.extend(vector);
        store.ends.push((store.vectors.len(), 0));
    }
    let n = drafts
        .iter()
        .flat_map(|list| list.iter())
        .filter(|d| !d.again)
        .count() as f32;
    let mut from = 0;
    for (to, end) in &mut store.ends {
        let vector = &mut store.vectors[from..*to];
        let mut own: Coded = Vec::new();
        for (id, weight) in &mut *vector {
            let i = *id as usize;
            let rare = (1.0 + n / (1.0 + out.frequency[i] as f32)).ln();
            let tells = *weight >= OWN;
            *weight *= rare * if out.names[i] { 1.2 } else { 1.0 };
            own.extend(tells.then_some((*id, *weight)));
        }
        let mut core = own.clone();
        core.order_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        store.cores.extend(core.into_iter().map(|(term, _)| term));
        to_one(vector);
        to_one(&mut own);
        store.owns.extend(own);
        (from, *end) = (*to, store.owns.len());
    }
    let store = &*store;
    let (mut ends, mut from) = (store.ends.iter(), (0, 0));
    for (source, list) in drafts.iter().enumerate() {
        let first = out.cards.len();
        for (draft, d) in list.iter().enumerate() {
            let Some(&to) = ends.next() else { break };
            out.cards.push(Card {
                source: source as u32,
                draft: draft as u32,
                vector: &store.vectors[from.0..to.0],
                own: &store.owns[from.1..to.1],
                core: &store.cores[from.1..to.1],
                family: d.family,
                deeds: d.deeds,
                head: ids.get(d.head.as_str()).copied(),
                actor: d.actor.as_deref().and_then(|a| ids.get(a).copied()),
                roles: d.roles.as_ref().and_then(|roles| {
                    let id = |key: &str| ids.get(key).copied();
                    let agent = match roles.agent.as_deref() {
                        Some(agent) => Some(id(agent)?),
                        None => None,
                    };
                    Some((agent, id(&roles.patient)?))
                }),
                saying: d.saying,
                state: d.state,
            });
            from = to;
        }
        let of_source = of_source(&out.cards[first..]);
        out.sources.push(of_source);
    }
    let n = out.cards.len().max(1) as f32;
    let rarity = |&f: &u32| (1.0 + n / (1.0 + f as f32)).ln() / (1.0 + n / 2.0).ln();
    out.rarities = out.frequency.iter().map(rarity).collect();
    out
}

/// The terms that a source's mentions have most of, of length 1.
fn of_source(cards: &[Card]) -> Coded {
    let mut all = summed(cards.iter().flat_map(|card| card.own));
    all.order_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    all.truncate(TELLING);
    all.order_by_key(|&(term, _)| term);
    to_one(&mut all);
    all
}

/// Makes a vector one of length 1.
fn to_one(vector: &mut [(u32, f32)]) {
    let squares = vector.iter().map(|(_, weight)| weight * weight);
    let length = squares.sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    vector.iter_mut().for_each(|(_, weight)| *weight /= length);
}

/// The sum of vectors: each term once, with all that it weighs.
pub(crate) fn summed<'a>(terms: impl Iterator<Item = &'a (u32, f32)>) -> Coded {
    let mut all: Coded = terms.copied().collect();
    all.order_by_key(|&(term, _)| term);
    all.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0.0 };
        same
    });
    all
}

/// The cosine of two vectors: 0 for nothing in common, 1 for the same words.
pub(crate) fn cosine(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    // Which of two terms comes first is anybody's guess, the processor's too: both steps are counted, not chosen.
    while let (Some(&(s, v)), Some(&(t, w))) = (a.get(i), b.get(j)) {
        if s == t {
            sum += v * w;
        }
        i += usize::from(s <= t);
        j += usize::from(t <= s);
    }
    sum
}

/// How alike two mentions are: what they share in words, and whether they tell the same kind of happening.
pub(crate) fn alike(a: &Card, b: &Card) -> f32 {
    let kin = if a.deeds.meet(b.deeds) {
        KIN
    } else {
        kin(a, b)
    };
    in_words(a, b) + kin
}

/// The same without the classes of deeds, for what has to hold for two mentions alone: a class holds many deeds.
pub(crate) fn strictly_alike(a: &Card, b: &Card) -> f32 {
    in_words(a, b) + kin(a, b)
}

/// What one kind of happening adds.
const KIN: f32 = 0.18;

fn kin(a: &Card, b: &Card) -> f32 {
    match (a.family, b.family) {
        (Some(x), Some(y)) if x == y && x != Family::Other => KIN,
        (Some(Family::Meeting), Some(Family::Statement | Family::Talk))
        | (Some(Family::Statement | Family::Talk), Some(Family::Meeting)) => 0.1,
        (Some(x), Some(y)) if x != y && x != Family::Other && y != Family::Other => -0.1,
        _ => 0.0,
    }
}

fn in_words(a: &Card, b: &Card) -> f32 {
    // One deed by one word; what somebody says is told apart by who says it.
    let same = |a: Option<u32>, b: Option<u32>| a.is_some() && a == b;
    let head = match a.saying && b.saying {
        true => same(a.actor, b.actor),
        false => !a.saying && same(a.head, b.head),
    };
    let head = if head { 0.12 } else { 0.0 };
    0.5 * (cosine(a.vector, b.vector) + cosine(a.own, b.own)) + head
}

//! What each kind of evidence weighs, by how the dates of two mentions stand to each other.
//!
//! Rounded from logistic regressions over pairs of passages of which careful readers said whether they tell one event: every other
//! topic of the ECB+ corpus (Cybulska and Vossen 2014, CC BY), which is two like incidents in many reports, undated and with a day
//! given; twelve invented stories; two stories told in four reports each; sixty articles of news. And over pairs from heaps of forty
//! articles that have nothing to do with each other. How much is needed was chosen on the same.
//!
//! Deliberately absent: the evidence itself (`evidence`), and dates that cannot both hold (`dispute`).

/// What speaks for two mentions of two sources being one event, and how much of it must: logarithms of the odds.
pub(super) struct Weights {
    /// The cosine of the clauses' own words.
    pub own: f32,
    /// How [rare](super::cards::Cards::rarity) the names are that both have, up to [`NAMES`], and the other words.
    pub names: f32,
    pub words: f32,
    /// What is done in one is named in the other.
    pub deed: f32,
    /// Both do it, by whatever words; by one.
    pub told: f32,
    pub head: f32,
    /// It is of a class of deeds that are seldom done; of a family of happenings.
    pub seldom: f32,
    pub family: f32,
    /// Taken off where one happened and the other did not; that one was to come takes less.
    pub status: f32,
    pub planned: f32,
    /// Taken off where one is a saying and the other is not; where both are.
    pub said: f32,
    pub both_say: f32,
    /// How alike the two reports are as wholes, up to [`REPORTS`].
    pub reports: f32,
    /// So much must be left.
    pub needed: f32,
}

/// Of shared names' rarity no more counts, as a long list of them tells of whom, not of what.
pub(super) const NAMES: f32 = 1.2;
/// More alike than this two reports are of one story for sure.
pub(super) const REPORTS: f32 = 0.25;

/// Of two that both name one day.
pub(super) const ONE_DAY: Weights = Weights {
    needed: 0.57,
    ..NEAR
};

/// Of two that both name dates of days or weeks, which agree.
pub(super) const NEAR: Weights = Weights {
    own: 2.02,
    names: 0.0,
    words: 1.1,
    deed: 0.96,
    told: 0.0,
    head: 0.49,
    seldom: 1.24,
    family: 1.23,
    status: 0.84,
    planned: 0.49,
    said: 0.83,
    both_say: 0.35,
    reports: 0.0,
    needed: 1.65,
};

/// Of two whose dates agree, but are coarse or not said in words: a whole report is of one day, and a year holds much.
pub(super) const AGREE: Weights = Weights {
    own: 1.93,
    names: 0.33,
    words: 0.38,
    deed: 1.43,
    told: 0.0,
    head: 1.19,
    seldom: 0.74,
    family: 0.0,
    status: 2.08,
    planned: 0.83,
    said: 1.33,
    both_say: 0.14,
    reports: 16.24,
    needed: 6.13,
};

/// Of two of which one at least has no date.
pub(super) const OPEN: Weights = Weights {
    own: 1.63,
    names: 1.05,
    words: 0.93,
    deed: 1.05,
    told: 1.2,
    head: 0.66,
    seldom: 1.1,
    family: 0.0,
    status: 0.0,
    planned: 0.0,
    said: 0.0,
    both_say: 0.0,
    reports: 23.62,
    needed: 9.53,
};

/// What is just enough scores so much, and a score grows by so much with each step of the odds, as those of two mentions in one
/// source do.
pub(super) const LEAST: f32 = 0.3;
pub(super) const SCALE: f32 = 0.25;

//! Irregular verbs.

use std::sync::OnceLock;

use super::entry;
use crate::order::InOrder;

/// The base of an irregular form.
pub fn irregular(word: &str) -> Option<&'static str> {
    entry(word).base
}

/// Whether a form is a past tense and nothing else: "went", whose participle is "gone".
pub fn past_only(word: &str) -> bool {
    /// The verbs whose participle is a form of its own, sorted by verb.
    static APART: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    let apart = APART.get_or_init(|| {
        let participles = PARTICIPLE_ONLY.split_ascii_whitespace();
        let mut apart: Vec<(&str, &str)> = participles
            .filter_map(|participle| Some((irregular(participle)?, participle)))
            .collect();
        apart.order();
        apart
    });
    let Some(of) = irregular(word) else {
        return false;
    };
    let own = apart.partition_point(|pair| pair.0 < of)..apart.partition_point(|pair| pair.0 <= of);
    !own.is_empty() && apart[own].iter().all(|pair| pair.1 != word)
}

/// Each base with its irregular forms.
pub fn verbs() -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    IRREGULAR.split(',').filter_map(|verb| {
        let mut words = verb.split_ascii_whitespace();
        Some((words.next()?, words))
    })
}

/// Past participles that never stand as a finite past (they need *have* or *be*).
pub const PARTICIPLE_ONLY: &str = "
    arisen beaten been begun bitten blown born borne broken chosen drawn driven drunk eaten fallen flown forbidden
    foreseen forgiven forgotten frozen given gone gotten grown hidden known overseen overtaken overthrown proven retaken
    rewritten ridden risen rung seen shaken shown shrunk slain spoken sprung stolen stricken sung sunk sworn swum taken
    thrown torn undertaken undone withdrawn worn woven written";

/// Irregular verbs: each with its past and its past participle. Forms that equal the base are left out.
const IRREGULAR: &str = "
    arise arisen arose, awake awoke, be been, bear bore born borne, beat beaten, become became, begin began begun,
    bend bent, bind bound, bite bit bitten, bleed bled, blow blew blown, break broke broken, breed bred, bring brought,
    build built, burn burnt, buy bought, catch caught, choose chose chosen, cling clung, come came, creep crept,
    deal dealt, dig dug, draw drawn drew, dream dreamt, drink drank drunk, drive driven drove, eat ate eaten,
    fall fallen fell, feed fed, feel felt, fight fought, find found, flee fled, fling flung, fly flew flown,
    forbid forbade forbidden, foresee foresaw foreseen, forget forgot forgotten, forgive forgave forgiven,
    freeze froze frozen, get got gotten, give gave given, go gone went, grow grew grown, hang hung, hear heard,
    hide hid hidden, hold held, keep kept, kneel knelt, know knew known, lay laid, lead led, leap leapt, leave left,
    lend lent, light lit, lose lost, make made, mean meant, meet met, mislead misled, mistake mistook, outdo outdid,
    outgrow outgrew, outsell outsold, overcome overcame, overrun overran, oversee oversaw overseen,
    overtake overtaken overtook, overthrow overthrew overthrown, pay paid, prove proven, rebuild rebuilt, redraw redrew,
    repay repaid, resell resold, retake retaken retook, retell retold, rewrite rewritten rewrote, ride ridden rode,
    ring rang rung, rise risen rose, run ran, say said, see saw seen, seek sought, sell sold, send sent,
    shake shaken shook, shine shone, shoot shot, show shown, shrink shrank shrunk, sing sang sung, sink sank sunk,
    sit sat, slay slain slew, sleep slept, slide slid, speak spoke spoken, spend spent, spin spun, spring sprang sprung,
    stand stood, steal stole stolen, stick stuck, sting stung, stride strode, strike stricken struck, strive strove,
    swear swore sworn, sweep swept, swim swam swum, swing swung, take taken took, teach taught, tear tore torn,
    tell told, think thought, throw threw thrown, understand understood, undertake undertaken undertook,
    undo undid undone, uphold upheld, wake woke, wear wore worn, weave wove woven, weep wept, win won, wind wound,
    withdraw withdrawn withdrew, withhold withheld, withstand withstood, write written wrote";

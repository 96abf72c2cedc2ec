//! The `.lzma` format: properties, dictionary size, length (13 bytes), then the coded bytes.
//!
//! After the LZMA specification in Igor Pavlov's LZMA SDK (public domain), with its names. The length has to be given, and the
//! properties be no larger than LZMA's usual ones (`lc` 3, `lp` 0).

/// Probabilities stand one behind the other; from here those that a match comes next, by state and place.
const IS_MATCH: usize = 0;
const IS_REP: usize = IS_MATCH + (STATES << 4);
const IS_REP_G0: usize = IS_REP + STATES;
const IS_REP_G1: usize = IS_REP_G0 + STATES;
const IS_REP_G2: usize = IS_REP_G1 + STATES;
const IS_REP0_LONG: usize = IS_REP_G2 + STATES;
const SLOTS: usize = IS_REP0_LONG + (STATES << 4);
const SPECIAL: usize = SLOTS + (4 << 6);
const ALIGN: usize = SPECIAL + 115;
const MATCH_LENGTH: usize = ALIGN + 16;
const REP_LENGTH: usize = MATCH_LENGTH + LENGTHS;
const LITERALS: usize = REP_LENGTH + LENGTHS;
const PROBABILITIES: usize = LITERALS + (LITERAL << 3);

const STATES: usize = 12;
/// Probabilities of a length: two choices, then the lengths up to 9 and up to 17, each by place, and the others.
const LENGTHS: usize = MIDDLE + (16 << 3) + 256;
const SHORT: usize = 2;
const MIDDLE: usize = SHORT + (16 << 3);
/// Probabilities of a byte.
const LITERAL: usize = 0x300;

/// How many bytes come out.
pub fn length(packed: &[u8]) -> usize {
    u32::from_le_bytes([packed[5], packed[6], packed[7], packed[8]]) as usize
}

/// Unpacks into `out`, which has to be as long as [`length`] says.
pub fn unpack(packed: &[u8], out: &mut [u8]) {
    let properties = usize::from(packed[0]);
    let (lc, lp, pb) = (properties % 9, properties / 9 % 5, properties / 45);
    let mut p = [1024; PROBABILITIES];
    let mut coder = Coder {
        range: u32::MAX,
        code: u32::from_be_bytes([packed[14], packed[15], packed[16], packed[17]]),
        rest: &packed[18..],
    };
    let (mut state, mut rep) = (0, [0; 4]);
    let mut n = 0;
    while n < out.len() {
        let place = n & ((1 << pb) - 1);
        if coder.bit(&mut p[IS_MATCH + (state << 4) + place]) == 0 {
            let before = if n > 0 { usize::from(out[n - 1]) } else { 0 };
            let context = ((n & ((1 << lp) - 1)) << lc) + (before >> (8 - lc));
            let p = &mut p[LITERALS + LITERAL * context..][..LITERAL];
            let matched = (state >= 7).then(|| out[n - rep[0] - 1]);
            out[n] = coder.literal(p, matched);
            n += 1;
            state = state.saturating_sub(if state < 10 { 3 } else { 6 });
            continue;
        }
        let size = if coder.bit(&mut p[IS_REP + state]) == 0 {
            rep.rotate_right(1);
            let size = coder.length(&mut p[MATCH_LENGTH..REP_LENGTH], place);
            state = if state < 7 { 7 } else { 10 };
            rep[0] = coder.distance(&mut p[SLOTS..MATCH_LENGTH], size);
            size
        } else {
            if coder.bit(&mut p[IS_REP_G0 + state]) == 0 {
                if coder.bit(&mut p[IS_REP0_LONG + (state << 4) + place]) == 0 {
                    state = if state < 7 { 9 } else { 11 };
                    out[n] = out[n - rep[0] - 1];
                    n += 1;
                    continue;
                }
            } else if coder.bit(&mut p[IS_REP_G1 + state]) == 0 {
                rep.swap(0, 1);
            } else {
                let which = 2 + coder.bit(&mut p[IS_REP_G2 + state]);
                rep[..=which].rotate_right(1);
            }
            let size = coder.length(&mut p[REP_LENGTH..LITERALS], place);
            state = if state < 7 { 8 } else { 11 };
            size
        };
        // It may repeat what it has only just written.
        let end = (n + size).min(out.len());
        while n < end {
            out[n] = out[n - rep[0] - 1];
            n += 1;
        }
    }
}

/// The range decoder.
struct Coder<'p> {
    range: u32,
    code: u32,
    rest: &'p [u8],
}

impl Coder<'_> {
    fn refill(&mut self) {
        if self.range < 1 << 24
            && let [next, rest @ ..] = self.rest
        {
            self.range <<= 8;
            self.code = self.code << 8 | u32::from(*next);
            self.rest = rest;
        }
    }

    #[inline(always)]
    fn bit(&mut self, probability: &mut u16) -> usize {
        let p = *probability;
        let bound = (self.range >> 11) * u32::from(p);
        let bit = if self.code < bound {
            self.range = bound;
            *probability = p + ((2048 - p) >> 5);
            0
        } else {
            self.range -= bound;
            self.code -= bound;
            *probability = p - (p >> 5);
            1
        };
        self.refill();
        bit
    }

    fn tree(&mut self, p: &mut [u16], bits: usize) -> usize {
        let tree = (0..bits).fold(1, |tree, _| tree << 1 | self.bit(&mut p[tree]));
        tree - (1 << bits)
    }

    /// A tree of which the lowest bit comes first.
    fn reverse_tree(&mut self, p: &mut [u16], bits: usize) -> usize {
        let (mut tree, mut number) = (1, 0);
        for at in 0..bits {
            let bit = self.bit(&mut p[tree]);
            tree = tree << 1 | bit;
            number |= bit << at;
        }
        number
    }

    /// Bits that nothing foretells.
    fn direct(&mut self, bits: usize) -> usize {
        (0..bits).fold(0, |number, _| {
            self.range >>= 1;
            let bit = self.code >= self.range;
            if bit {
                self.code -= self.range;
            }
            self.refill();
            number << 1 | usize::from(bit)
        })
    }

    /// A byte; behind a match one that differs from the byte `matched`.
    fn literal(&mut self, p: &mut [u16], matched: Option<u8>) -> u8 {
        let mut symbol = 1;
        if let Some(byte) = matched {
            for at in (0..8).rev() {
                let expected = usize::from(byte >> at & 1);
                let bit = self.bit(&mut p[((1 + expected) << 8) + symbol]);
                symbol = symbol << 1 | bit;
                if bit != expected {
                    break;
                }
            }
        }
        while symbol < 0x100 {
            symbol = symbol << 1 | self.bit(&mut p[symbol]);
        }
        symbol as u8
    }

    fn length(&mut self, p: &mut [u16], place: usize) -> usize {
        if self.bit(&mut p[0]) == 0 {
            2 + self.tree(&mut p[SHORT + (place << 3)..], 3)
        } else if self.bit(&mut p[1]) == 0 {
            10 + self.tree(&mut p[MIDDLE + (place << 3)..], 3)
        } else {
            18 + self.tree(&mut p[MIDDLE + (16 << 3)..], 8)
        }
    }

    /// How far back a match lies, less one; `p` begins with the slots.
    fn distance(&mut self, p: &mut [u16], size: usize) -> usize {
        const FROM: usize = SPECIAL - SLOTS;
        let slot = self.tree(&mut p[(size - 2).min(3) << 6..], 6);
        if slot < 4 {
            return slot;
        }
        let bits = (slot >> 1) - 1;
        let high = (2 | slot & 1) << bits;
        high + if slot < 14 {
            self.reverse_tree(&mut p[FROM + high - slot..], bits)
        } else {
            (self.direct(bits - 4) << 4) + self.reverse_tree(&mut p[ALIGN - SLOTS..], 4)
        }
    }
}

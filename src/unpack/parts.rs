//! A WebAssembly module from its bytes sorted by kind, as they pack best: which instructions there are, which locals they take,
//! which functions they call and so on, each kind for itself, and of some kinds those for themselves that stand with like
//! instructions ([`part`]).
//!
//! Numbers of four bytes (little endian) come first: the length of the module and those of the parts, [`GROUPS`] for each [`Kind`] in
//! its order; so the parts follow. The build sorts (`xtask/src/sorted.rs`), and refuses a module that would not come back as it was.

/// The parts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Instructions, and what says the rest of some that are rare.
    Code,
    /// How many locals functions have, and of which types.
    Declared,
    /// Types of blocks.
    Blocks,
    /// Numbers with a point.
    Floats,
    /// Alignments of loads and stores.
    Aligns,
    /// Locals: each as the number of others that its function used since it used this one.
    Locals,
    /// Offsets of loads and stores.
    Offsets,
    /// Numbers of 32 bits.
    Numbers,
    /// Such of more than two bytes: in the main where data stand.
    Addresses,
    /// Numbers of 64 bits.
    Large,
    /// Functions that are called, and types of such.
    Calls,
    /// Labels of branches.
    Labels,
    /// What stands in the module before its first function.
    Head,
    /// What stands in it behind the last.
    Tail,
    /// For each instruction, those of two bytes from 256 on, the kinds of its operands: 0 for none, else the kind's number and one;
    /// the first operand counts sixteen times.
    Forms,
}
use Kind::*;

/// All of them, in their order.
pub const KINDS: [Kind; 15] = [
    Code, Declared, Blocks, Floats, Aligns, Locals, Offsets, Numbers, Addresses, Large, Calls,
    Labels, Head, Tail, Forms,
];
/// How many parts there are.
pub const PARTS: usize = KINDS.len() * GROUPS;
/// As many groups a kind can have.
pub const GROUPS: usize = 256;
/// Ends a block or a function.
pub const END: u8 = 0x0b;
/// A jump by a table of labels.
pub const BR_TABLE: u8 = 0x0e;
/// `i32.const`.
pub const CONST: u8 = 0x41;
/// `f32.const`.
pub const F32: u8 = 0x43;
/// `f64.const`.
pub const F64: u8 = 0x44;
/// The first byte of two.
pub const MORE: u8 = 0xfc;
/// No instruction of WebAssembly's: stands for `i32.const` with one of [`Kind::Addresses`].
pub const ADDRESS: u8 = 0xff;
/// A function has fewer locals than this.
pub const LOCALS: usize = 1 << 12;
/// A function is put together so many bytes further on, the most that its length can take.
pub const SLACK: usize = 5;

/// In which part an operand of the instruction `op` stands. What a number is for, the `next` instruction says, which takes it.
pub fn part(kind: Kind, op: u8, next: u8) -> usize {
    const LOCAL_GET: u8 = 0x20;
    const FIRST_STORE: u8 = 0x36;
    let group = match kind {
        Numbers | Addresses | Large => next,
        Aligns | Calls | Labels => op,
        Locals => u8::from(op == LOCAL_GET),
        Offsets => u8::from(op < FIRST_STORE),
        _ => 0,
    };
    kind as usize * GROUPS + usize::from(group)
}

/// The length of the module in bytes.
pub fn length(sorted: &[u8]) -> usize {
    number(sorted, 0)
}

/// Puts the module together; `out` has [`SLACK`] more bytes than it. Returns its length.
pub fn put_together(sorted: &[u8], out: &mut [u8]) -> usize {
    let mut parts = Parts::of(sorted);
    let mut module = Module { bytes: out, end: 0 };
    parts.whole(Head, &mut module);
    let code = parts.at[Code as usize] + number(sorted, 1);
    let mut recent = Recent::default();
    while parts.at[Code as usize] < code {
        recent.known = 0;
        parts.function(&mut recent, &mut module);
    }
    parts.whole(Tail, &mut module);
    module.end
}

fn number(sorted: &[u8], at: usize) -> usize {
    let bytes = &sorted[4 * at..][..4];
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize
}

/// The parts, and where each is to be read on.
struct Parts<'s> {
    sorted: &'s [u8],
    at: [usize; PARTS],
    forms: &'s [u8],
}

impl<'s> Parts<'s> {
    fn of(sorted: &'s [u8]) -> Parts<'s> {
        let mut next = 4 * (PARTS + 1);
        let at = core::array::from_fn(|part| {
            let start = next;
            next += number(sorted, part + 1);
            start
        });
        Parts {
            sorted,
            at,
            forms: &sorted[at[part(Forms, 0, 0)]..],
        }
    }

    fn byte(&mut self, part: usize) -> u8 {
        let byte = self.sorted[self.at[part]];
        self.at[part] += 1;
        byte
    }

    fn copy(&mut self, part: usize, count: usize, to: &mut Module<'_>) {
        for _ in 0..count {
            to.push(self.byte(part));
        }
    }

    fn whole(&mut self, kind: Kind, to: &mut Module<'_>) {
        let part = part(kind, 0, 0);
        self.copy(part, number(self.sorted, part + 1), to);
    }

    /// One LEB128 number, copied.
    fn number(&mut self, part: usize, to: &mut Module<'_>) -> usize {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte(part);
            to.push(byte);
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte <= 0x7f {
                return number;
            }
        }
    }

    /// One operand. A local is told by its rank among those used last.
    fn operand(&mut self, kind: Kind, op: u8, recent: &mut Recent, to: &mut Module<'_>) {
        let start = to.end;
        let next = self.sorted[self.at[Code as usize]];
        let number = self.number(part(kind, op, next), to);
        if kind == Locals {
            to.end = start;
            to.number(usize::from(recent.local(number)));
        }
    }

    fn function(&mut self, recent: &mut Recent, to: &mut Module<'_>) {
        const CODE: usize = Code as usize;
        to.end += SLACK;
        let start = to.end;
        let declared = part(Declared, 0, 0);
        for _ in 0..self.number(declared, to) {
            self.number(declared, to);
            self.number(declared, to);
        }
        let mut depth = 1;
        while depth > 0 {
            let op = self.byte(CODE);
            to.push(if op == ADDRESS { CONST } else { op });
            let mut form = usize::from(op);
            match op {
                0x02..=0x04 => depth += 1,
                END => depth -= 1,
                MORE => form = 256 + self.number(CODE, to),
                _ => {}
            }
            let form = self.forms[form];
            for operand in [form >> 4, form & 15] {
                if operand > 0 {
                    self.operand(KINDS[usize::from(operand) - 1], op, recent, to);
                }
            }
            match op {
                BR_TABLE => {
                    let labels = part(Labels, op, 0);
                    for _ in 0..=self.number(labels, to) {
                        self.number(labels, to);
                    }
                }
                F32 => self.copy(part(Floats, 0, 0), 4, to),
                F64 => self.copy(part(Floats, 0, 0), 8, to),
                _ => {}
            }
        }
        to.lead_with_length(start);
    }
}

/// The module as far as it goes.
struct Module<'o> {
    bytes: &'o mut [u8],
    end: usize,
}

impl Module<'_> {
    fn push(&mut self, byte: u8) {
        self.bytes[self.end] = byte;
        self.end += 1;
    }

    fn number(&mut self, mut number: usize) {
        while number > 0x7f {
            self.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.push(number as u8);
    }

    /// Moves what stands from `start` on to behind its length, which takes no more than the slack before it.
    fn lead_with_length(&mut self, start: usize) {
        let body = start..self.end;
        self.end = start - SLACK;
        self.number(body.len());
        let length = body.len();
        self.bytes.copy_within(body, self.end);
        self.end += length;
    }
}

/// A function's locals, the one used last in front, those not used yet in their order at the end.
struct Recent {
    locals: [u16; LOCALS],
    known: usize,
}

impl Default for Recent {
    fn default() -> Recent {
        Recent {
            locals: [0; LOCALS],
            known: 0,
        }
    }
}

impl Recent {
    /// The local of this rank, which goes to the front.
    fn local(&mut self, rank: usize) -> u16 {
        while self.known <= rank {
            self.locals[self.known] = self.known as u16;
            self.known += 1;
        }
        self.locals[..=rank].rotate_right(1);
        self.locals[0]
    }
}

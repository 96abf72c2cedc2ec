//! A WebAssembly module from its bytes sorted by kind, as they pack best: which instructions there are, which locals they take,
//! which functions they call and so on, each kind for itself.
//!
//! Twelve numbers of four bytes (little endian) come first: the length of the module and those of the parts, which follow in the
//! order of [`Kind`]. The build sorts (`xtask/src/sorted.rs`), and refuses a module that would not come back as it was.

/// The parts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Instructions, and what mostly follows from them: block types, alignments, floats.
    Code,
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

/// How many kinds there are.
pub const KINDS: usize = 11;
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

/// The length of the module in bytes.
pub fn length(sorted: &[u8]) -> usize {
    number(sorted, 0)
}

/// Puts the module together; `out` has [`SLACK`] more bytes than it. Returns its length.
pub fn put_together(sorted: &[u8], out: &mut [u8]) -> usize {
    let mut parts = Parts::of(sorted);
    let mut module = Module { bytes: out, end: 0 };
    let (head, tail) = (parts.length(Head), parts.length(Tail));
    parts.copy(Head, head, &mut module);
    let code = parts.at[Code as usize] + parts.length(Code);
    let mut recent = Recent::default();
    while parts.at[Code as usize] < code {
        recent.known = 0;
        parts.function(&mut recent, &mut module);
    }
    parts.copy(Tail, tail, &mut module);
    module.end
}

fn number(sorted: &[u8], at: usize) -> usize {
    let bytes = &sorted[4 * at..][..4];
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize
}

/// The parts, and where each is to be read on.
struct Parts<'s> {
    sorted: &'s [u8],
    at: [usize; KINDS],
    forms: &'s [u8],
}

impl<'s> Parts<'s> {
    fn of(sorted: &'s [u8]) -> Parts<'s> {
        let mut next = 4 * (KINDS + 1);
        let at = core::array::from_fn(|kind| {
            let start = next;
            next += number(sorted, kind + 1);
            start
        });
        Parts {
            sorted,
            at,
            forms: &sorted[at[Forms as usize]..],
        }
    }

    fn length(&self, kind: Kind) -> usize {
        number(self.sorted, kind as usize + 1)
    }

    fn byte(&mut self, kind: usize) -> u8 {
        let byte = self.sorted[self.at[kind]];
        self.at[kind] += 1;
        byte
    }

    fn copy(&mut self, kind: Kind, count: usize, to: &mut Module<'_>) {
        for _ in 0..count {
            to.push(self.byte(kind as usize));
        }
    }

    /// One LEB128 number, copied.
    fn number(&mut self, kind: usize, to: &mut Module<'_>) -> usize {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte(kind);
            to.push(byte);
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte <= 0x7f {
                return number;
            }
        }
    }

    /// One operand. A local is told by its rank among those used last.
    fn operand(&mut self, kind: usize, recent: &mut Recent, to: &mut Module<'_>) {
        let start = to.end;
        let number = self.number(kind, to);
        if kind == Locals as usize {
            to.end = start;
            to.number(usize::from(recent.local(number)));
        }
    }

    fn function(&mut self, recent: &mut Recent, to: &mut Module<'_>) {
        const CODE: usize = Code as usize;
        to.end += SLACK;
        let start = to.end;
        for _ in 0..self.number(CODE, to) {
            self.number(CODE, to);
            self.number(CODE, to);
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
                    self.operand(usize::from(operand) - 1, recent, to);
                }
            }
            match op {
                BR_TABLE => {
                    for _ in 0..=self.number(Labels as usize, to) {
                        self.number(Labels as usize, to);
                    }
                }
                F32 => self.copy(Code, 4, to),
                F64 => self.copy(Code, 8, to),
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

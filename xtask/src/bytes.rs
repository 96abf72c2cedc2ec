//! Bytes of a WebAssembly module, read and written as its format has them.

use anyhow::{Context, Result};

/// What is still to be read.
#[derive(Clone)]
pub struct Bytes<'w>(&'w [u8]);

impl<'w> Bytes<'w> {
    /// To be read from their first.
    pub fn new(bytes: &'w [u8]) -> Bytes<'w> {
        Bytes(bytes)
    }

    /// What is still to be read, unread.
    pub fn rest(&self) -> &'w [u8] {
        self.0
    }

    /// The next so many.
    pub fn take(&mut self, length: usize) -> Result<&'w [u8]> {
        let (taken, rest) = self
            .0
            .split_at_checked(length)
            .context("the WebAssembly breaks off")?;
        self.0 = rest;
        Ok(taken)
    }

    /// A LEB128 number as it is written.
    pub fn written(&mut self) -> Result<&'w [u8]> {
        let more = self.0.iter().take_while(|byte| **byte > 0x7f).count();
        self.take(more + 1)
    }

    /// An unsigned LEB128 number.
    pub fn number(&mut self) -> Result<usize> {
        Ok(value(self.written()?))
    }
}

/// What an unsigned LEB128 number says.
pub fn value(written: &[u8]) -> usize {
    let digits = written.iter().rev().map(|byte| usize::from(byte & 0x7f));
    digits.fold(0, |number, digit| number << 7 | digit)
}

/// Adds an unsigned LEB128 number.
pub fn push_number(out: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

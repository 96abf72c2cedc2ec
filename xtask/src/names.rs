//! Short names for what the program imports. wasm-bindgen's own end in a hash, which no packing makes smaller, and stand in the
//! program and in its JavaScript side alike.

use anyhow::{Context, Result};

/// The JavaScript side and the program, agreeing on short names. A name that does not stand as one key in the JavaScript stays.
pub fn shortened(glue: &str, wasm: &[u8]) -> Result<(String, Vec<u8>)> {
    const HEAD: usize = 8;
    const IMPORTS: u8 = 2;
    let mut glue = glue.to_owned();
    let mut out = wasm.get(..HEAD).context("no WebAssembly")?.to_vec();
    let mut bytes = Bytes { wasm, at: HEAD };
    while bytes.at < wasm.len() {
        let id = bytes.take(1)?[0];
        let length = bytes.number()?;
        let section = bytes.take(length)?;
        let section = match id {
            IMPORTS => imports(section, &mut glue)?,
            _ => section.to_vec(),
        };
        out.push(id);
        push_number(&mut out, section.len());
        out.extend(section);
    }
    Ok((glue, out))
}

fn imports(section: &[u8], glue: &mut String) -> Result<Vec<u8>> {
    let mut bytes = Bytes {
        wasm: section,
        at: 0,
    };
    let mut out = Vec::new();
    let count = bytes.number()?;
    push_number(&mut out, count);
    for nth in 0..count {
        let module = bytes.text()?;
        let name = bytes.text()?;
        let (key, short) = (format!(" {name}: "), format!("i{nth}"));
        let renamed = name.starts_with("__wb") && glue.matches(&key).count() == 1;
        if renamed {
            *glue = glue.replace(&key, &format!(" {short}: "));
        }
        for text in [module, if renamed { &short } else { name }] {
            push_number(&mut out, text.len());
            out.extend(text.as_bytes());
        }
        let start = bytes.at;
        bytes.described()?;
        out.extend(&section[start..bytes.at]);
    }
    Ok(out)
}

fn push_number(out: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

struct Bytes<'w> {
    wasm: &'w [u8],
    at: usize,
}

impl<'w> Bytes<'w> {
    fn take(&mut self, length: usize) -> Result<&'w [u8]> {
        let end = self.at.checked_add(length);
        let taken = end.and_then(|end| self.wasm.get(self.at..end));
        self.at += length;
        taken.context("the WebAssembly breaks off")
    }

    /// An unsigned LEB128 number.
    fn number(&mut self) -> Result<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.take(1)?[0];
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                return Ok(number);
            }
        }
    }

    fn text(&mut self) -> Result<&'w str> {
        let length = self.number()?;
        Ok(std::str::from_utf8(self.take(length)?)?)
    }

    /// Passes over what is imported: a function, table, memory, global or tag.
    fn described(&mut self) -> Result<()> {
        match self.take(1)?[0] {
            0 => drop(self.number()?),
            kind @ (1 | 2) => {
                self.take(usize::from(kind == 1))?;
                let bounded = self.take(1)?[0] & 1 == 1;
                self.number()?;
                if bounded {
                    self.number()?;
                }
            }
            3 => drop(self.take(2)?),
            _ => {
                self.take(1)?;
                self.number()?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_get_the_same_short_name() {
        let section = b"\x02\x01m\x0e__wbg_a_012345\x00\x05\x01m\x0e__wbg_b_012345\x02\x01\x01\x02";
        let mut wasm = b"\0asm\x01\0\0\0\x02".to_vec();
        push_number(&mut wasm, section.len());
        wasm.extend(section);
        wasm.extend(b"\x0a\x01\x00");
        let (glue, short) = shortened("{ __wbg_a_012345: f, __wbg_c_012345: g }", &wasm).unwrap();
        assert_eq!(glue, "{ i0: f, __wbg_c_012345: g }");
        assert_eq!(
            short,
            b"\0asm\x01\0\0\0\x02\x1d\x02\x01m\x02i0\x00\x05\x01m\x0e__wbg_b_012345\x02\x01\x01\x02\x0a\x01\x00"
        );
        assert!(shortened("", &wasm[..20]).is_err(), "broken off");
    }
}

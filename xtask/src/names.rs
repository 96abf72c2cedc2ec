//! Short names for what the program imports. wasm-bindgen's own end in a hash, which no packing makes smaller, and stand in the
//! program and in its JavaScript side alike.

use anyhow::{Context, Result};

use crate::bytes::{Bytes, push_number};

/// The JavaScript side and the program, agreeing on short names, and nothing in the program that does not run. A name that does not stand as one key in the JavaScript stays.
pub fn shortened(glue: &str, wasm: &[u8]) -> Result<(String, Vec<u8>)> {
    const HEAD: usize = 8;
    const CUSTOM: u8 = 0;
    const IMPORTS: u8 = 2;
    let mut glue = glue.to_owned();
    let mut out = wasm.get(..HEAD).context("no WebAssembly")?.to_vec();
    let mut bytes = Bytes::new(&wasm[HEAD..]);
    while !bytes.rest().is_empty() {
        let id = bytes.take(1)?[0];
        let length = bytes.number()?;
        let section = bytes.take(length)?;
        // What only tells of the program: names, who made it.
        if id == CUSTOM {
            continue;
        }
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
    let mut bytes = Bytes::new(section);
    let mut out = Vec::new();
    let count = bytes.number()?;
    push_number(&mut out, count);
    for nth in 0..count {
        let module = text(&mut bytes)?;
        let name = text(&mut bytes)?;
        let (key, short) = (format!(" {name}: "), format!("i{nth}"));
        let renamed = name.starts_with("__wb") && glue.matches(&key).count() == 1;
        if renamed {
            *glue = glue.replace(&key, &format!(" {short}: "));
        }
        for text in [module, if renamed { &short } else { name }] {
            push_number(&mut out, text.len());
            out.extend(text.as_bytes());
        }
        let start = bytes.rest();
        described(&mut bytes)?;
        out.extend(&start[..start.len() - bytes.rest().len()]);
    }
    Ok(out)
}

fn text<'w>(bytes: &mut Bytes<'w>) -> Result<&'w str> {
    let length = bytes.number()?;
    Ok(std::str::from_utf8(bytes.take(length)?)?)
}

/// Passes over what is imported: a function, table, memory, global or tag.
fn described(bytes: &mut Bytes) -> Result<()> {
    match bytes.take(1)?[0] {
        0 => drop(bytes.number()?),
        kind @ (1 | 2) => {
            bytes.take(usize::from(kind == 1))?;
            let bounded = bytes.take(1)?[0] & 1 == 1;
            bytes.number()?;
            if bounded {
                bytes.number()?;
            }
        }
        3 => drop(bytes.take(2)?),
        _ => {
            bytes.take(1)?;
            bytes.number()?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_get_the_same_short_name_and_what_does_not_run_goes() {
        let section = b"\x02\x01m\x0e__wbg_a_012345\x00\x05\x01m\x0e__wbg_b_012345\x02\x01\x01\x02";
        let mut wasm = b"\0asm\x01\0\0\0\x02".to_vec();
        push_number(&mut wasm, section.len());
        wasm.extend(section);
        wasm.extend(b"\x00\x05\x04name\x0a\x01\x00");
        let (glue, short) = shortened("{ __wbg_a_012345: f, __wbg_c_012345: g }", &wasm).unwrap();
        assert_eq!(glue, "{ i0: f, __wbg_c_012345: g }");
        assert_eq!(
            short,
            b"\0asm\x01\0\0\0\x02\x1d\x02\x01m\x02i0\x00\x05\x01m\x0e__wbg_b_012345\x02\x01\x01\x02\x0a\x01\x00"
        );
        assert!(shortened("", &wasm[..20]).is_err(), "broken off");
    }
}

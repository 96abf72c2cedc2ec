//! From a file's bytes to text: UTF-8, UTF-16 and Windows-1252, told apart by what the bytes can be.

use super::import::ImportProblem;

/// A decoded text.
pub(super) struct Decoded {
    /// The characters in the file, without the byte order mark and otherwise with nothing added or taken away.
    pub text: String,
    /// The encoding had to be guessed.
    pub guessed: bool,
}

/// Decodes a file.
///
/// A byte order mark decides. Without one, bytes that are UTF-8 are UTF-8; other bytes are taken for Windows-1252 (which
/// holds what Latin-1 prints) if they can be it. What is neither is broken; what holds control characters is no text.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, ImportProblem> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        let text = std::str::from_utf8(rest).map_err(|error| ImportProblem::BrokenEncoding {
            named: "UTF-8",
            byte: 3 + error.valid_up_to(),
        })?;
        return sure(text.to_owned());
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(rest, u16::from_be_bytes);
    }
    if let Some(kind) = known_binary(bytes) {
        return Err(ImportProblem::Binary(Some(kind)));
    }
    if bytes.contains(&0) {
        return Err(ImportProblem::Binary(None));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => sure(text.to_owned()),
        Err(error) => windows_1252(bytes, error.valid_up_to()),
    }
}

fn sure(text: String) -> Result<Decoded, ImportProblem> {
    // Two control characters may be dirt; one in a hundred are a program's.
    let controls = text.chars().filter(|c| is_control(*c)).count();
    if controls > 2 && controls * 100 > text.len() {
        return Err(ImportProblem::Binary(None));
    }
    Ok(Decoded {
        text,
        guessed: false,
    })
}

fn is_control(c: char) -> bool {
    c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}')
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Decoded, ImportProblem> {
    let broken = |byte| ImportProblem::BrokenEncoding {
        named: "UTF-16",
        byte,
    };
    if bytes.len() % 2 == 1 {
        return Err(broken(bytes.len() + 1));
    }
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut at = 2;
    for decoded in char::decode_utf16(units) {
        let c = decoded.map_err(|_| broken(at))?;
        at += 2 * c.len_utf16();
        text.push(c);
    }
    sure(text)
}

/// The text as Windows-1252, if it can be that: mostly plain letters, no byte that the code page leaves empty, and no sign of
/// UTF-8 that was damaged.
fn windows_1252(bytes: &[u8], invalid_at: usize) -> Result<Decoded, ImportProblem> {
    let broken = Err(ImportProblem::BrokenEncoding {
        named: "UTF-8",
        byte: invalid_at,
    });
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    // What follows valid multi-byte characters is damaged UTF-8: in Windows-1252 such pairs are rare ("Ã©").
    let multibyte = bytes
        .utf8_chunks()
        .flat_map(|chunk| chunk.valid().chars())
        .filter(|c| !c.is_ascii())
        .count();
    let invalid = bytes
        .utf8_chunks()
        .filter(|chunk| !chunk.invalid().is_empty())
        .count();
    if multibyte > invalid || high * 6 > bytes.len() {
        return broken;
    }
    let mut text = String::with_capacity(bytes.len() + high);
    for byte in bytes {
        match byte {
            0x80..=0x9f => match WINDOWS_1252[usize::from(byte - 0x80)] {
                '\0' => return broken,
                c => text.push(c),
            },
            _ => text.push(char::from(*byte)),
        }
    }
    sure(text).map(|decoded| Decoded {
        guessed: true,
        ..decoded
    })
}

/// Windows-1252's 0x80 to 0x9F, as the WHATWG Encoding Standard's index lists them; `\0` where the code page is empty.
const WINDOWS_1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// What a file is whose first bytes name a format that is no plain text.
fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    const SIGNS: [(&[u8], &str); 13] = [
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a zip archive or an office document"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
        (b"{\\rtf", "a rich text document"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"RIFF", "a sound, film or picture"),
        (b"ID3", "a sound"),
        (b"OggS", "a sound"),
        (b"\x1f\x8b", "a compressed file"),
        (b"\x7fELF", "a program"),
        (b"MZ\x90", "a program"),
    ];
    SIGNS
        .iter()
        .find(|(sign, _)| bytes.starts_with(sign))
        .map(|(_, kind)| *kind)
}

//! Files that a person drops or picks, read to bytes.

use std::fmt;

use datelines_core::reason::Told;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, File, FileList, HtmlInputElement};

/// The largest file that is read, in bytes. Larger ones are refused before a byte is read.
pub const LIMIT: u64 = 20 * 1024 * 1024;

/// Files that were chosen but not yet read.
#[derive(Debug, Default)]
pub struct Files(Vec<File>);

/// A file's name and what is in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedBytes {
    /// The name without its folder.
    pub name: String,
    /// The bytes as they are.
    pub bytes: Vec<u8>,
}

/// Why a file was not read. Its display is one sentence with the file's name and what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileError {
    /// Over [`LIMIT`].
    TooLarge(String),
    /// The browser could not read it: gone, forbidden, or a folder.
    Unreadable(String),
}

impl Files {
    /// What was dropped. Also keeps the browser from opening the file in the page's place.
    pub fn dropped(event: &DragEvent) -> Files {
        event.prevent_default();
        Files::listed(event.data_transfer().and_then(|data| data.files()))
    }

    /// What was picked in an `<input type="file">`. The input is emptied, so that the same file can be picked again.
    pub fn picked(event: &Event) -> Files {
        let Some(input) = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
        else {
            return Files::default();
        };
        let files = Files::listed(input.files());
        input.set_value("");
        files
    }

    /// Whether nothing was chosen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Reads all of them, in their order. One that cannot be read does not keep the others out.
    pub async fn read(self) -> Vec<Result<NamedBytes, FileError>> {
        let mut all = Vec::with_capacity(self.0.len());
        for file in self.0 {
            all.push(read(&file).await);
        }
        all
    }

    fn listed(list: Option<FileList>) -> Files {
        let list = list.iter();
        Files(
            list.flat_map(|l| (0..l.length()).filter_map(|i| l.get(i)))
                .collect(),
        )
    }
}

/// Whether a drag carries files, as opposed to words or a link of the page itself. To be asked in `dragover`;
/// where it does, the drop is announced as welcome.
pub fn carries_files(event: &DragEvent) -> bool {
    let Some(data) = event.data_transfer() else {
        return false;
    };
    let files = data.types().iter().any(|t| t == "Files");
    if files {
        event.prevent_default();
        data.set_drop_effect("copy");
    }
    files
}

async fn read(file: &File) -> Result<NamedBytes, FileError> {
    let name = file.name();
    if file.size() > LIMIT as f64 {
        return Err(FileError::TooLarge(name));
    }
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => Ok(NamedBytes {
            name,
            bytes: js_sys::Uint8Array::new(&buffer).to_vec(),
        }),
        Err(_) => Err(FileError::Unreadable(name)),
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileError::TooLarge(name) => write!(
                f,
                "“{name}” is larger than 20 MB: split it, or leave out what is not part of the story."
            ),
            FileError::Unreadable(name) => write!(
                f,
                "“{name}” could not be read: if it is a folder, open it and drop the files in it; otherwise choose it again."
            ),
        }
    }
}

impl From<&FileError> for Told {
    fn from(error: &FileError) -> Told {
        let (code, name) = match error {
            FileError::TooLarge(name) => ("file-too-long", name),
            FileError::Unreadable(name) => ("file-unreadable", name),
        };
        Told::new(code, &[("name", name)], error.to_string())
    }
}

impl std::error::Error for FileError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_its_file() {
        for error in [
            FileError::TooLarge("a.txt".into()),
            FileError::Unreadable("a.txt".into()),
        ] {
            assert!(error.to_string().contains("“a.txt”"), "{error}");
        }
    }
}

//! A story that comes as an object: handed over in parts, so that its text is never in memory as a whole.

use std::borrow::Cow;

use datelines_core::archive::{self, ArchiveError};
use datelines_core::curation::Edit;
use datelines_core::story::Story;
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// How many events make a part.
const PART: u32 = 500;

/// Reads a story file from an object.
///
/// # Errors
/// Outside: what JavaScript throws while the object is turned into text; inside: why it is no story file.
pub fn read(story: &JsValue) -> Result<Result<(Story, Vec<Edit>), ArchiveError>, JsValue> {
    let name = JsValue::from_str("events");
    let events = story
        .is_object()
        .then(|| Reflect::get(story, &name))
        .transpose()?
        .and_then(|events| events.dyn_into::<Array>().ok())
        .unwrap_or_default();
    let rest = match story.dyn_ref::<Object>() {
        // A copy of its fields: the object is somebody else's.
        Some(object) if events.length() > 0 => {
            let rest = Object::assign(&Object::new(), object);
            Reflect::delete_property(&rest, &name)?;
            rest.into()
        }
        _ => story.clone(),
    };
    let mut thrown = Ok(());
    let starts = (0..events.length()).step_by(PART as usize);
    let parts = starts.map_while(|start| {
        let part = text(&events.slice(start, start + PART));
        part.map_err(|error| thrown = Err(error)).ok()
    });
    let read = archive::read_parts(std::iter::once(text(&rest)?).chain(parts).map(Cow::from));
    thrown.map(|()| read)
}

fn text(value: &JsValue) -> Result<String, JsValue> {
    Ok(JSON::stringify(value)?.as_string().unwrap_or_default())
}

//! The story file as JSON has it, field by field. Whatever may be missing is optional, so that files by other hands open too.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::calendar::Granularity;
use crate::source::Kind;
use crate::story::Status;
use crate::timex::TimexType;

pub(super) type Words<'f> = Cow<'f, str>;

/// What every version's name begins with.
pub(super) const FAMILY: &str = "datelines/";
/// The version that is written.
pub(super) const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
pub(super) struct StoryFile<'f> {
    #[serde(default)]
    pub format: Option<Words<'f>>,
    #[serde(default)]
    pub title: Option<Words<'f>>,
    #[serde(default)]
    pub sources: Option<Vec<SourceFile<'f>>>,
    #[serde(default)]
    pub events: Option<Vec<EventFile<'f>>>,
    /// Each by itself, so that one of a kind that a later version added can be passed over.
    #[serde(default)]
    pub edits: Option<Vec<Value>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct SourceFile<'f> {
    pub id: Words<'f>,
    #[serde(default)]
    pub name: Option<Words<'f>>,
    #[serde(default)]
    pub title: Option<Words<'f>>,
    #[serde(default)]
    pub publisher: Option<Words<'f>>,
    #[serde(default)]
    pub author: Option<Words<'f>>,
    pub text: Words<'f>,
    #[serde(default)]
    pub kind: Option<Kind>,
    /// The date of writing that came with the file beside its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<DateFile>,
    #[serde(default)]
    pub date: Option<DatingFile<'f>>,
    #[serde(default)]
    pub unresolved: Option<Vec<UnresolvedFile<'f>>>,
    #[serde(default)]
    pub timexes: Option<Vec<TimexFile<'f>>>,
    #[serde(default)]
    pub findings: Option<Vec<FindingFile<'f>>>,
}

/// A date. `granularity` is there where EDTF alone would not bring it back.
#[derive(Serialize, Deserialize)]
pub(super) struct DateFile {
    #[serde(default)]
    pub edtf: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub granularity: Option<Granularity>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct DatingFile<'f> {
    #[serde(default)]
    pub edtf: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub granularity: Option<Granularity>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likely: Option<String>,
    #[serde(default)]
    pub stated: bool,
    #[serde(default)]
    pub because: Option<Vec<StepFile<'f>>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct UnresolvedFile<'f> {
    pub start: u32,
    pub end: u32,
    #[serde(default)]
    pub exact: Option<Words<'f>>,
    #[serde(default)]
    pub why: Option<Words<'f>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct TimexFile<'f> {
    pub start: u32,
    pub end: u32,
    #[serde(default)]
    pub exact: Option<Words<'f>>,
    #[serde(rename = "type", default)]
    pub kind: Option<TimexType>,
    #[serde(default)]
    pub value: Option<Words<'f>>,
    #[serde(rename = "mod", default, skip_serializing_if = "Option::is_none")]
    pub modifier: Option<Words<'f>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<DateFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<Vec<StepFile<'f>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unresolved: Option<Words<'f>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct FindingFile<'f> {
    pub code: Words<'f>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
    #[serde(default)]
    pub message: Option<Words<'f>>,
    #[serde(default)]
    pub hint: Option<Words<'f>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct StepFile<'f> {
    pub code: Words<'f>,
    #[serde(default)]
    pub args: Option<BTreeMap<String, Value>>,
    #[serde(default)]
    pub text: Option<Words<'f>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Words<'f>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct EventFile<'f> {
    #[serde(default)]
    pub id: Option<Words<'f>>,
    #[serde(default)]
    pub title: Option<Words<'f>>,
    #[serde(default)]
    pub status: Option<Status>,
    #[serde(default)]
    pub importance: Option<f32>,
    #[serde(default)]
    pub disagreement: Option<bool>,
    #[serde(default)]
    pub date: Option<DateFile>,
    #[serde(default)]
    pub mentions: Option<Vec<MentionFile<'f>>>,
    #[serde(default)]
    pub because: Option<Vec<StepFile<'f>>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct MentionFile<'f> {
    pub source: Words<'f>,
    pub start: u32,
    pub end: u32,
    #[serde(default)]
    pub exact: Option<Words<'f>>,
    #[serde(default)]
    pub date: Option<DateFile>,
    #[serde(default)]
    pub status: Option<Status>,
    #[serde(default)]
    pub timex: Option<TimexFile<'f>>,
    #[serde(default)]
    pub because: Option<Vec<StepFile<'f>>>,
}

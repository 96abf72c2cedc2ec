//! The story file as JSON has it, field by field. Whatever may be missing is optional, so that files by other hands open too.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::calendar::Granularity;
use crate::reason::Args;
use crate::source::Kind;
use crate::story::Status;
use crate::timex::TimexType;

/// Text of the file: where it lies in the JSON if nothing in it is escaped, else a copy.
#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Words<'f>(Cow<'f, str>);

impl Deref for Words<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'f> From<&'f str> for Words<'f> {
    fn from(words: &'f str) -> Words<'f> {
        Words(words.into())
    }
}

impl From<String> for Words<'_> {
    fn from(words: String) -> Self {
        Words(words.into())
    }
}

// serde's own Cow copies whatever stands in an Option.
impl<'de: 'f, 'f> Deserialize<'de> for Words<'f> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Words<'f>, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Words<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text")
            }

            fn visit_borrowed_str<E: de::Error>(self, words: &'de str) -> Result<Words<'de>, E> {
                Ok(words.into())
            }

            fn visit_str<E: de::Error>(self, words: &str) -> Result<Words<'de>, E> {
                Ok(Words(Cow::Owned(words.to_owned())))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

/// What every version's name begins with.
pub(super) const FAMILY: &str = "datelines/";
/// The version that is written.
pub(super) const VERSION: u32 = 1;

/// The whole. Its sources and events are written one after the other and read so, since there can be very many.
#[derive(Serialize, Deserialize, Default)]
#[serde(bound(deserialize = "'de: 'f, S: Deserialize<'de>, E: Deserialize<'de>"))]
pub(super) struct StoryFile<'f, S, E> {
    #[serde(default, borrow)]
    pub format: Option<Words<'f>>,
    #[serde(default)]
    pub title: Option<Words<'f>>,
    #[serde(default)]
    pub sources: Option<S>,
    #[serde(default)]
    pub events: Option<E>,
    /// Events as they were worked out, where others made by hand stand in their place.
    #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
    pub replaced: Option<E>,
    /// Each by itself, so that one of a kind that a later version added can be passed over.
    #[serde(default)]
    pub edits: Option<Vec<Value>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct SourceFile<'f> {
    #[serde(borrow)]
    pub id: Words<'f>,
    #[serde(borrow, default)]
    pub name: Option<Words<'f>>,
    #[serde(borrow, default)]
    pub title: Option<Words<'f>>,
    /// What a person calls it.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub called: Option<Words<'f>>,
    #[serde(borrow, default)]
    pub publisher: Option<Words<'f>>,
    #[serde(borrow, default)]
    pub author: Option<Words<'f>>,
    #[serde(borrow)]
    pub text: Words<'f>,
    #[serde(default)]
    pub kind: Option<Kind>,
    /// What it was taken for, where a person set another kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recognised: Option<Kind>,
    /// The date of writing that came with the file beside its text.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub given: Option<DateFile<'f>>,
    #[serde(borrow, default)]
    pub date: Option<DatingFile<'f>>,
    #[serde(borrow, default)]
    pub unresolved: Option<Vec<UnresolvedFile<'f>>>,
    #[serde(borrow, default)]
    pub timexes: Option<Vec<TimexFile<'f>>>,
    #[serde(borrow, default)]
    pub findings: Option<Vec<FindingFile<'f>>>,
}

/// A date. `granularity` is there where EDTF alone would not bring it back.
#[derive(Serialize, Deserialize)]
pub(super) struct DateFile<'f> {
    #[serde(borrow, default)]
    pub edtf: Option<Words<'f>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub granularity: Option<Granularity>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct DatingFile<'f> {
    #[serde(borrow, default)]
    pub edtf: Option<Words<'f>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub granularity: Option<Granularity>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub likely: Option<Words<'f>>,
    #[serde(default)]
    pub stated: bool,
    #[serde(borrow, default)]
    pub because: Option<Vec<StepFile<'f>>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct UnresolvedFile<'f> {
    pub start: u32,
    pub end: u32,
    #[serde(borrow, default)]
    pub exact: Option<Words<'f>>,
    #[serde(borrow, default)]
    pub why: Option<Words<'f>>,
    /// The code of `why`.
    #[serde(borrow, default)]
    pub code: Option<Words<'f>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct TimexFile<'f> {
    pub start: u32,
    pub end: u32,
    #[serde(borrow, default)]
    pub exact: Option<Words<'f>>,
    #[serde(rename = "type", default)]
    pub kind: Option<TimexType>,
    #[serde(borrow, default)]
    pub value: Option<Words<'f>>,
    #[serde(
        borrow,
        rename = "mod",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub modifier: Option<Words<'f>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub date: Option<DateFile<'f>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated: Option<bool>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub because: Option<Vec<StepFile<'f>>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub unresolved: Option<Words<'f>>,
    /// The code of `unresolved`.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub lacks: Option<Words<'f>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct FindingFile<'f> {
    #[serde(borrow)]
    pub code: Words<'f>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub args: Option<Cow<'f, Args>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
    #[serde(borrow, default)]
    pub message: Option<Words<'f>>,
    #[serde(borrow, default)]
    pub hint: Option<Words<'f>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct StepFile<'f> {
    #[serde(borrow)]
    pub code: Words<'f>,
    #[serde(default)]
    pub args: Option<Cow<'f, Args>>,
    #[serde(borrow, default)]
    pub text: Option<Words<'f>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Words<'f>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct EventFile<'f> {
    #[serde(borrow, default)]
    pub id: Option<Words<'f>>,
    #[serde(borrow, default)]
    pub title: Option<Words<'f>>,
    #[serde(default)]
    pub status: Option<Status>,
    #[serde(default)]
    pub importance: Option<f32>,
    #[serde(default)]
    pub disagreement: Option<bool>,
    #[serde(borrow, default)]
    pub date: Option<DateFile<'f>>,
    #[serde(borrow, default)]
    pub mentions: Option<Vec<MentionFile<'f>>>,
    #[serde(borrow, default)]
    pub because: Option<Vec<StepFile<'f>>>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
}

#[derive(Serialize, Deserialize)]
pub(super) struct MentionFile<'f> {
    #[serde(borrow)]
    pub source: Words<'f>,
    pub start: u32,
    pub end: u32,
    #[serde(borrow, default)]
    pub exact: Option<Words<'f>>,
    #[serde(borrow, default)]
    pub date: Option<DateFile<'f>>,
    #[serde(default)]
    pub status: Option<Status>,
    #[serde(borrow, default)]
    pub timex: Option<TimexFile<'f>>,
    #[serde(borrow, default)]
    pub because: Option<Vec<StepFile<'f>>>,
}

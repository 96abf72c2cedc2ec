//! What a person changed: a log of edits beside the derived story.
//!
//! A story is worked out from its sources and this log, so working it out again loses no edit, and taking an edit back is
//! working it out without it. An edit names a source by its [`SourceId`], which comes from name and text: it waits where its
//! source is missing and holds again when it is back.
//!
//! Deliberately absent: any change to a source's text.

use serde::{Deserialize, Serialize};

use crate::calendar::When;
use crate::source::SourceId;

/// One change by a person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "kebab-case")]
pub enum Edit {
    /// The source was written then, whatever it says itself.
    SourceDate {
        /// Which source.
        source: SourceId,
        /// When, in EDTF; what cannot be read says nothing.
        edtf: String,
    },
}

impl Edit {
    /// Whether this edit settles the same question as `other`, so that the later of the two holds.
    fn replaces(&self, other: &Edit) -> bool {
        match (self, other) {
            (
                Edit::SourceDate { source, .. },
                Edit::SourceDate {
                    source: earlier, ..
                },
            ) => source == earlier,
        }
    }
}

/// The log with one more edit. What it settles anew is dropped, so that the log grows with the story and not with its history.
pub fn apply(edits: &[Edit], edit: Edit) -> Vec<Edit> {
    let mut after: Vec<Edit> = edits
        .iter()
        .filter(|earlier| !edit.replaces(earlier))
        .cloned()
        .collect();
    after.push(edit);
    after
}

/// The log without what was said of this source's date.
pub fn clear_source_date(edits: &[Edit], of: &SourceId) -> Vec<Edit> {
    let others = |edit: &&Edit| !matches!(edit, Edit::SourceDate { source, .. } if source == of);
    edits.iter().filter(others).cloned().collect()
}

/// The date that the log gives a source, if it gives one that can be read.
pub fn source_date(edits: &[Edit], of: &SourceId) -> Option<When> {
    edits.iter().rev().find_map(|edit| match edit {
        Edit::SourceDate { source, edtf } if source == of => When::from_edtf(edtf),
        Edit::SourceDate { .. } => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dated(source: &str, edtf: &str) -> Edit {
        Edit::SourceDate {
            source: SourceId(source.into()),
            edtf: edtf.into(),
        }
    }

    #[test]
    fn a_later_date_takes_the_place_of_the_earlier_one() {
        let log = apply(&[], dated("a", "2008-08-28"));
        let log = apply(&log, dated("b", "2008"));
        let log = apply(&log, dated("a", "2008-08-29"));
        assert_eq!(log, [dated("b", "2008"), dated("a", "2008-08-29")]);
        let id = SourceId("a".into());
        assert_eq!(source_date(&log, &id), When::from_edtf("2008-08-29"));
        let undone = clear_source_date(&log, &id);
        assert_eq!(undone, [dated("b", "2008")]);
        assert_eq!(source_date(&undone, &id), None);
    }

    #[test]
    fn a_date_that_is_none_says_nothing() {
        let log = [dated("a", "tomorrow")];
        assert_eq!(source_date(&log, &SourceId("a".into())), None);
    }

    #[test]
    fn an_edit_reads_back() {
        let json = serde_json::to_string(&dated("a", "2008-08")).unwrap();
        assert_eq!(
            json,
            r#"{"edit":"source-date","source":"a","edtf":"2008-08"}"#
        );
        assert_eq!(
            serde_json::from_str::<Edit>(&json).unwrap(),
            dated("a", "2008-08")
        );
    }
}

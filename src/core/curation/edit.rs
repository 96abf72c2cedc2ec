//! Edits and their log.

use serde::{Deserialize, Serialize};

use super::Place;
use crate::calendar::When;
use crate::source::{Kind, SourceId};
use crate::story::Status;

/// One change by a person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "kebab-case", try_from = "Fields")]
pub enum Edit {
    /// The source was written then, or then or later (`2008-08-26/..`), or then or earlier, whatever it says itself.
    SourceDate {
        /// Which source.
        source: SourceId,
        /// When, in EDTF; what cannot be read says nothing.
        edtf: String,
    },
    /// The source is called so.
    SourceName {
        /// Which source.
        source: SourceId,
        /// Its name; an empty one says nothing.
        name: String,
    },
    /// The source is of this kind, whatever it was taken for.
    Kind {
        /// Which source.
        source: SourceId,
        /// What it is.
        kind: Kind,
    },
    /// These words mean this date.
    Time {
        /// The words of a time expression.
        place: Place,
        /// When, in EDTF; what cannot be read says nothing.
        edtf: String,
    },
    /// These words say nothing of when.
    NoDate {
        /// The words of what was taken for a time expression.
        place: Place,
    },
    /// The events that these two passages report are one.
    Join {
        /// A passage of the one.
        one: Place,
        /// A passage of the other.
        other: Place,
    },
    /// This passage reports another event than those that it was put with.
    Split {
        /// The passage.
        place: Place,
    },
    /// The event that this passage reports is called so.
    Rename {
        /// The passage.
        place: Place,
        /// Its title; an empty one says nothing.
        title: String,
    },
    /// What became of the event that this passage reports: whether it happened, whatever its words were taken to say.
    Status {
        /// The passage.
        place: Place,
        /// Whether it happened.
        status: Status,
    },
    /// The event that this passage reports is not shown.
    Hide {
        /// The passage.
        place: Place,
    },
    /// This passage reports an event that nobody found in it. It has the title, the status and the date given here.
    Add {
        /// The passage.
        place: Place,
        /// Its title; an empty one leaves it its words.
        title: String,
        /// Whether it happened.
        status: Status,
        /// Its date; without one it is not known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        date: Option<Given>,
    },
}

/// What gives an added event its date.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Given {
    /// A time expression of the source: whatever it is taken to mean, now or when more is known.
    Words(Place),
    /// A person, in EDTF; what cannot be read says nothing.
    Edtf(String),
}

/// Whatever an edit can have: read at once, this takes a quarter of the room in the page that a reader for each kind takes.
#[derive(Deserialize)]
struct Fields {
    edit: String,
    source: Option<SourceId>,
    edtf: Option<String>,
    name: Option<String>,
    kind: Option<Kind>,
    place: Option<Place>,
    one: Option<Place>,
    other: Option<Place>,
    title: Option<String>,
    status: Option<Status>,
    date: Option<Given>,
}

impl TryFrom<Fields> for Edit {
    type Error = &'static str;

    fn try_from(fields: Fields) -> Result<Edit, &'static str> {
        fields.edit().ok_or("no edit of this version")
    }
}

impl Fields {
    /// `None` where a field is missing, or if it is of a kind that a later version added.
    fn edit(self) -> Option<Edit> {
        Some(match &*self.edit {
            "source-date" => Edit::SourceDate {
                source: self.source?,
                edtf: self.edtf?,
            },
            "source-name" => Edit::SourceName {
                source: self.source?,
                name: self.name?,
            },
            "kind" => Edit::Kind {
                source: self.source?,
                kind: self.kind?,
            },
            "time" => Edit::Time {
                place: self.place?,
                edtf: self.edtf?,
            },
            "no-date" => Edit::NoDate { place: self.place? },
            "join" => Edit::Join {
                one: self.one?,
                other: self.other?,
            },
            "split" => Edit::Split { place: self.place? },
            "rename" => Edit::Rename {
                place: self.place?,
                title: self.title?,
            },
            "status" => Edit::Status {
                place: self.place?,
                status: self.status?,
            },
            "hide" => Edit::Hide { place: self.place? },
            "add" => Edit::Add {
                place: self.place?,
                title: self.title?,
                status: self.status?,
                date: self.date,
            },
            _ => return None,
        })
    }
}

/// The question that an edit settles, where the last word on it is the only one that counts.
#[derive(PartialEq)]
enum Question<'e> {
    Date(&'e SourceId),
    Name(&'e SourceId),
    Kind(&'e SourceId),
    Time(&'e Place),
    Title(&'e Place),
    Status(&'e Place),
    Shown(&'e Place),
    Added(&'e Place),
}

impl Edit {
    /// Whether it has to be known before anything is worked out; otherwise it is laid over the events.
    pub fn is_before(&self) -> bool {
        match self {
            Edit::SourceDate { .. }
            | Edit::SourceName { .. }
            | Edit::Kind { .. }
            | Edit::Time { .. }
            | Edit::NoDate { .. } => true,
            Edit::Join { .. }
            | Edit::Split { .. }
            | Edit::Rename { .. }
            | Edit::Status { .. }
            | Edit::Hide { .. }
            | Edit::Add { .. } => false,
        }
    }

    /// The places that it names.
    pub fn places(&self) -> Vec<&Place> {
        match self {
            Edit::SourceDate { .. } | Edit::SourceName { .. } | Edit::Kind { .. } => vec![],
            Edit::Join { one, other } => vec![one, other],
            Edit::Time { place, .. }
            | Edit::NoDate { place }
            | Edit::Split { place }
            | Edit::Rename { place, .. }
            | Edit::Status { place, .. }
            | Edit::Hide { place }
            | Edit::Add { place, .. } => vec![place],
        }
    }

    /// The source that it is about, or whose words it names first.
    pub fn source(&self) -> &SourceId {
        match self {
            Edit::SourceDate { source, .. }
            | Edit::SourceName { source, .. }
            | Edit::Kind { source, .. } => source,
            Edit::Join { one: place, .. }
            | Edit::Time { place, .. }
            | Edit::NoDate { place }
            | Edit::Split { place }
            | Edit::Rename { place, .. }
            | Edit::Status { place, .. }
            | Edit::Hide { place }
            | Edit::Add { place, .. } => &place.source,
        }
    }

    fn question(&self) -> Option<Question<'_>> {
        Some(match self {
            Edit::SourceDate { source, .. } => Question::Date(source),
            Edit::SourceName { source, .. } => Question::Name(source),
            Edit::Kind { source, .. } => Question::Kind(source),
            Edit::Time { place, .. } | Edit::NoDate { place } => Question::Time(place),
            Edit::Rename { place, .. } => Question::Title(place),
            Edit::Status { place, .. } => Question::Status(place),
            Edit::Hide { place } => Question::Shown(place),
            Edit::Add { place, .. } => Question::Added(place),
            // What belongs together is settled step by step: each builds on those before it.
            Edit::Join { .. } | Edit::Split { .. } => return None,
        })
    }
}

/// The log with one more edit. What it settles anew is dropped, so that the log grows with the story and not with its history.
pub fn apply(edits: &[Edit], edit: Edit) -> Vec<Edit> {
    let question = edit.question();
    let stays = |earlier: &&Edit| question.is_none() || earlier.question() != question;
    let mut after: Vec<Edit> = edits.iter().filter(stays).cloned().collect();
    after.push(edit);
    after
}

/// The log without this edit.
pub fn take_back(edits: &[Edit], edit: &Edit) -> Vec<Edit> {
    edits
        .iter()
        .filter(|other| *other != edit)
        .cloned()
        .collect()
}

/// The edit that sets a source's date of writing, if there is one that can be read, and the date.
pub fn source_date<'e>(edits: &'e [Edit], of: &SourceId) -> Option<(&'e Edit, When)> {
    edits.iter().rev().find_map(|edit| match edit {
        Edit::SourceDate { source, edtf } if source == of => Some((edit, When::from_edtf(edtf)?)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::CodePoint;

    fn dated(source: &str, edtf: &str) -> Edit {
        Edit::SourceDate {
            source: SourceId(source.into()),
            edtf: edtf.into(),
        }
    }

    fn place(start: u32) -> Place {
        Place {
            source: SourceId("a".into()),
            start: CodePoint(start),
            end: CodePoint(start + 5),
        }
    }

    fn added(date: Option<Given>) -> Edit {
        Edit::Add {
            place: place(3),
            title: "A".into(),
            status: Status::Planned,
            date,
        }
    }

    #[test]
    fn a_later_date_takes_the_place_of_the_earlier_one() {
        let log = apply(&[], dated("a", "2008-08-28"));
        let log = apply(&log, dated("b", "2008"));
        let log = apply(&log, dated("a", "2008-08-29"));
        assert_eq!(log, [dated("b", "2008"), dated("a", "2008-08-29")]);
        let id = SourceId("a".into());
        let (edit, when) = source_date(&log, &id).unwrap();
        assert_eq!(Some(when), When::from_edtf("2008-08-29"));
        let undone = take_back(&log, edit);
        assert_eq!(undone, [dated("b", "2008")]);
        assert_eq!(source_date(&undone, &id), None);
    }

    #[test]
    fn a_date_that_is_none_says_nothing() {
        let log = [dated("a", "tomorrow")];
        assert_eq!(source_date(&log, &SourceId("a".into())), None);
    }

    #[test]
    fn each_question_has_one_answer_and_joins_and_splits_stay() {
        let time = |edtf: &str| Edit::Time {
            place: place(0),
            edtf: edtf.into(),
        };
        let title = |at, title: &str| Edit::Rename {
            place: place(at),
            title: title.into(),
        };
        let split = Edit::Split { place: place(0) };
        let join = Edit::Join {
            one: place(0),
            other: place(9),
        };
        let none = Edit::NoDate { place: place(0) };
        let all = [
            time("2008"),
            split.clone(),
            title(0, "A"),
            join.clone(),
            title(9, "B"),
            none.clone(),
            split.clone(),
            title(0, "C"),
        ];
        let log = all
            .iter()
            .cloned()
            .fold(vec![], |log, edit| apply(&log, edit));
        let left = [
            split.clone(),
            join,
            title(9, "B"),
            none,
            split,
            title(0, "C"),
        ];
        assert_eq!(log, left);
    }

    #[test]
    fn an_edit_reads_back() {
        for (edit, json) in [
            (
                dated("a", "2008-08"),
                r#"{"edit":"source-date","source":"a","edtf":"2008-08"}"#,
            ),
            (
                Edit::SourceName {
                    source: SourceId("a".into()),
                    name: "Post".into(),
                },
                r#"{"edit":"source-name","source":"a","name":"Post"}"#,
            ),
            (
                Edit::NoDate { place: place(3) },
                r#"{"edit":"no-date","place":{"source":"a","start":3,"end":8}}"#,
            ),
            (
                Edit::Kind {
                    source: SourceId("a".into()),
                    kind: Kind::History,
                },
                r#"{"edit":"kind","source":"a","kind":"history"}"#,
            ),
            (
                added(None),
                r#"{"edit":"add","place":{"source":"a","start":3,"end":8},"title":"A","status":"planned"}"#,
            ),
            (
                added(Some(Given::Edtf("2008".into()))),
                r#"{"edit":"add","place":{"source":"a","start":3,"end":8},"title":"A","status":"planned","date":{"edtf":"2008"}}"#,
            ),
            (
                added(Some(Given::Words(place(3)))),
                r#"{"edit":"add","place":{"source":"a","start":3,"end":8},"title":"A","status":"planned","date":{"words":{"source":"a","start":3,"end":8}}}"#,
            ),
        ] {
            assert_eq!(serde_json::to_string(&edit).unwrap(), json);
            assert_eq!(serde_json::from_str::<Edit>(json).unwrap(), edit);
        }
    }
}

//! Passages: a text's paragraphs, what each is for, and the sentences in it.
//!
//! Press text comes in many shapes: one line a paragraph, or lines broken at a fixed width as the wires send them; a caption
//! glued to the first paragraph, a place and an agency before the first sentence, a speaker's name before every turn, legal
//! notices and "click here" lines all over. A passage says which words are sentences of the report and which stand round it.
//!
//! Deliberately absent: markup, languages other than English, the meaning of any sentence.

mod boilerplate;
mod furniture;
mod lines;
mod prefix;
mod role;
mod sentence;

use std::ops::Range;

use crate::source::Span;

/// A paragraph, or the dateline cut from the front of one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// Counts paragraphs from 1. A dateline ("MOSCOW (AP) —") and the paragraph that it opens have the same number.
    pub paragraph: u32,
    /// From its first to its last character that is not white space.
    pub span: Span,
    /// Its sentences in order, without what only introduces them (a speaker's name, a bullet, a glued agency). They do not
    /// overlap and lie within `span`; white space between them belongs to none.
    pub sentences: Vec<Span>,
    /// What it is for.
    pub role: Role,
}

/// What a paragraph is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Role {
    /// The report itself.
    Text,
    /// The title, a line under it, or a heading between paragraphs.
    Headline,
    /// Who wrote or published it.
    Byline,
    /// Where and when it was written.
    Dateline,
    /// What a picture shows. It reports, but beside the text.
    Caption,
    /// Legal notices, links, prompts: nothing in it is an event.
    Boilerplate,
}

/// The passages of a text, in order. Linear in the text's length; any text will do.
pub fn split(text: &str) -> Vec<Passage> {
    let paragraphs = paragraphs(text);
    let roles = roles(text, &paragraphs, 0..paragraphs.len());
    let mut passages = Vec::with_capacity(paragraphs.len());
    for (index, (range, role)) in paragraphs.into_iter().zip(roles).enumerate() {
        let paragraph = index as u32 + 1;
        let mut passage = |range: Range<usize>, skip: usize, role| {
            passages.push(Passage {
                paragraph,
                span: Span::of(range.clone()),
                sentences: sentence::split(text, range.start + skip..range.end),
                role,
            });
        };
        let words = &text[range.clone()];
        match role {
            Role::Text => {
                let cut = prefix::dateline(words);
                if cut.body > 0 {
                    passage(range.start..range.start + cut.head, 0, Role::Dateline);
                    passage(range.start + cut.body..range.end, 0, Role::Text);
                } else {
                    passage(range, prefix::lead_in(words), Role::Text);
                }
            }
            Role::Caption => passage(range, prefix::lead_in(words), Role::Caption),
            role => passage(range, 0, role),
        }
    }
    passages
}

/// The paragraphs of a text as their bytes, in order: what [`split`] finds, without a closer look. Cheap.
pub fn paragraphs(text: &str) -> Vec<Range<usize>> {
    lines::paragraphs(text)
}

/// What some of a text's [`paragraphs`] are for: those with the indices `wanted`, which must lie within. A paragraph that opens
/// with a dateline is [`Role::Text`].
pub fn roles(text: &str, paragraphs: &[Range<usize>], wanted: Range<usize>) -> Vec<Role> {
    role::assign(text, paragraphs, wanted)
}

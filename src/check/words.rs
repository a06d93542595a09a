//! Words of a value -> where they were written in the file.

use std::ops::Range;

use super::subject::Read;
use super::text::{self, Written};
use crate::input::readings;
use crate::record::{Item, Value};
use crate::source::{Letter, Place, written};

/// A text that a rule points into: the plain text of a value, or one of its paragraphs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Passage<'a> {
    /// The value.
    pub(crate) item: &'a Item,
    /// Where the text begins in the value's plain text, in bytes.
    pub(crate) start: usize,
}

impl<'a> From<&'a Item> for Passage<'a> {
    fn from(item: &'a Item) -> Self {
        Self { item, start: 0 }
    }
}

impl<'a> From<&Read<'a>> for Passage<'a> {
    fn from(read: &Read<'a>) -> Self {
        Self { item: read.item, start: read.start }
    }
}

impl Passage<'_> {
    /// Where a range of the text was written. It is all of the value where it was not written as a text of its own: under
    /// the key of a group with keys of the writer's own, or by an alias.
    pub(crate) fn place(self, range: Range<usize>) -> Place {
        let Self { item, start } = self;
        let plain = item.value.plain();
        let range = start + range.start..start + range.end;
        let letters = readings(&item.place).into_iter().map(|typed| printed(&item.value, typed));
        // Only a reading that says what the value says can show where its words are.
        let mut same = letters.filter(|read| read.iter().map(|letter| letter.c).eq(plain.chars()));
        let span = same.next().and_then(|letters| written(&letters, range));
        span.map_or_else(|| item.place.clone(), |span| item.place.with(span))
    }
}

/// What was typed -> the letters of the value's plain text, as the check makes them.
fn printed(value: &Value, typed: Vec<Letter>) -> Vec<Letter> {
    let letters = text::printable(typed);
    let Value::Prose(_) = value else { return text::one_line(&letters) };
    let mut all: Vec<Letter> = Vec::with_capacity(letters.len());
    for paragraph in text::parted(&letters) {
        let gap = all.last().map(|last| last.as_char(' '));
        all.extend(gap);
        all.extend(paragraph);
    }
    all
}

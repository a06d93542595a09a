//! A text of the last plan with the mark that says what somebody has to look at, and how it is written where there is no room.

use super::yaml::{Writer, text_scalar};
use crate::model::MARK;
use crate::template::FieldKind;

/// A text of the last plan with what is to be asked about it.
pub(super) struct Marked {
    /// What stands above it, where its field has no room for it.
    note: Option<String>,
    text: String,
}

impl Marked {
    /// A text of which nothing is asked.
    pub(super) fn not_at_all(text: &str) -> Self {
        Self { note: None, text: text.to_owned() }
    }

    /// A text with these words before it, or with the mark alone if there is no room for them, or as it is: none of it is lost.
    pub(super) fn with(words: &str, text: &str, limit: usize) -> Self {
        let fits = |text: &String| text.chars().count() <= limit;
        let (long, short) = (format!("{words} {text}"), format!("{MARK} {text}"));
        if fits(&long) {
            return Self { note: None, text: long };
        }
        let text = if fits(&short) { short } else { text.to_owned() };
        Self { note: Some(words.to_owned()), text }
    }

    /// Writes it under a key.
    pub(super) fn put(&self, writer: &mut Writer, depth: usize, key: &str) {
        if let Some(note) = &self.note {
            writer.note(depth, note);
        }
        writer.pair(depth, key, &text_scalar(&self.text));
    }

    /// Writes it as an item of a list.
    pub(super) fn put_item(&self, writer: &mut Writer) {
        if let Some(note) = &self.note {
            writer.note(0, note);
        }
        writer.line(0, &text_scalar(&self.text));
    }
}

/// The most characters of a text.
pub(super) const fn limit(kind: &FieldKind) -> usize {
    match kind {
        FieldKind::Text { limit } | FieldKind::Prose { limit } => *limit,
        _ => usize::MAX,
    }
}

//! Changes to a text, and the way back from the changed text to places in the first.

use super::{Place, Span};

/// Bytes of a text with what is to stand in their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go; an empty span is a place between two characters.
    pub span: Span,
    /// What comes in their place.
    pub with: String,
}

impl Edit {
    /// Puts `with` in the place of these bytes.
    #[must_use]
    pub fn new(start: usize, end: usize, with: impl Into<String>) -> Self {
        Self { span: Span::new(start, end), with: with.into() }
    }

    /// Puts `with` between two characters.
    #[must_use]
    pub fn insert(at: usize, with: impl Into<String>) -> Self {
        Self::new(at, at, with)
    }
}

/// One thing that can be mended in a file without a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Where it is.
    pub place: Place,
    /// What changes, in the order of the file.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A value that is written in the usual form instead.
    #[must_use]
    pub fn rewrite(place: &Place, with: impl Into<String>) -> Self {
        let span = place.span();
        let edits = vec![Edit::new(span.start(), span.end(), with)];
        Self { place: place.clone(), edits }
    }
}

/// A text with changes made to it.
#[derive(Debug, Clone)]
pub(crate) struct Edited {
    text: String,
    pieces: Vec<Piece>,
}

/// A piece that is new, and the bytes of the first text that it came for.
#[derive(Debug, Clone, Copy)]
struct Piece {
    start: usize,
    end: usize,
    first: Span,
}

impl Edited {
    /// Makes the changes, in whatever order they come; one that overlaps another before it is left out.
    #[must_use]
    pub(crate) fn new(first: &str, edits: &[Edit]) -> Self {
        let mut ordered: Vec<&Edit> = edits.iter().collect();
        ordered.sort_by_key(|edit| edit.span);
        let mut text = String::with_capacity(first.len() + 64);
        let mut pieces: Vec<Piece> = Vec::with_capacity(edits.len());
        let mut at = 0;
        for edit in ordered {
            let (start, end) = (edit.span.start(), edit.span.end());
            let (Some(kept), Some(_)) = (first.get(at..start), first.get(start..end)) else {
                continue;
            };
            text.push_str(kept);
            let from = text.len();
            text.push_str(&edit.with);
            pieces.push(Piece { start: from, end: text.len(), first: edit.span });
            at = end;
        }
        text.push_str(first.get(at..).unwrap_or(""));
        Self { text, pieces }
    }

    /// The changed text.
    #[must_use]
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where a byte of the changed text was in the first one.
    #[must_use]
    pub(crate) fn back(&self, at: usize) -> usize {
        let before = self.pieces.partition_point(|piece| piece.start <= at);
        let Some(piece) = before.checked_sub(1).and_then(|index| self.pieces.get(index)) else {
            return at;
        };
        if at < piece.end {
            return (piece.first.start() + (at - piece.start)).min(piece.first.end());
        }
        piece.first.end() + (at - piece.end)
    }

    /// A span of the changed text as one of the first.
    #[must_use]
    pub(crate) fn span_back(&self, span: Span) -> Span {
        let start = self.back(span.start());
        Span::new(start, self.back(span.end()).max(start))
    }
}

//! Byte ranges in a source file, and values that remember theirs.

use std::ops::Range;
use std::sync::Arc;

use super::SourceFile;

/// A half-open range of bytes in one source file.
///
/// ```
/// let span = sendplan::finding::Span::new(2, 5);
/// assert_eq!(span.range(), 2..5);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// Makes a span from its first byte and the byte after its last.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The offset of the first byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start
    }

    /// The offset of the byte after the last.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end
    }

    /// The span from the first byte of either to the last of either.
    pub(crate) fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span as a range, to slice the text with.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A span together with its file.
///
/// A record is merged from a plan and a school's settings, so every value
/// keeps the file that it really came from.
#[derive(Debug, Clone)]
pub struct Place {
    file: Arc<SourceFile>,
    span: Span,
}

impl Place {
    /// Makes a place in `file`.
    #[must_use]
    pub const fn new(file: Arc<SourceFile>, span: Span) -> Self {
        Self { file, span }
    }

    /// The file.
    #[must_use]
    pub const fn file(&self) -> &Arc<SourceFile> {
        &self.file
    }

    /// The range of bytes within the file.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The same file at another range.
    #[must_use]
    pub fn with(&self, span: Span) -> Self {
        Self { file: Arc::clone(&self.file), span }
    }

    /// Puts it into an excerpt of its file, if it is in this one.
    pub(crate) fn move_to(&mut self, excerpt: &Excerpt) {
        if Arc::ptr_eq(&self.file, &excerpt.of) {
            self.file = Arc::clone(&excerpt.excerpt);
        }
    }

    /// The text at this place.
    #[must_use]
    pub fn text(&self) -> &str {
        self.file.slice(self.span.range())
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.span == other.span && self.file.name() == other.file.name()
    }
}

impl Eq for Place {}

/// A file and an excerpt of it, for places that outlive the rest of the file.
#[derive(Debug, Clone)]
pub(crate) struct Excerpt {
    of: Arc<SourceFile>,
    excerpt: Arc<SourceFile>,
}

impl Excerpt {
    /// The lines of a file in which these places are, those of other files aside.
    pub(crate) fn of<'p>(
        file: &Arc<SourceFile>,
        places: impl IntoIterator<Item = &'p Place>,
    ) -> Self {
        let own = places.into_iter().filter(|place| Arc::ptr_eq(&place.file, file));
        let ranges = own.map(|place| place.span.range()).collect();
        Self { of: Arc::clone(file), excerpt: Arc::new(file.excerpt(ranges)) }
    }
}

/// A value with the place it was read from.
#[derive(Debug, Clone)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it is.
    pub place: Place,
}

impl<T> Spanned<T> {
    /// Pairs a value with its place.
    #[must_use]
    pub const fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }
}

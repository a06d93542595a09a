//! Byte ranges in a source file, and values that remember theirs.

use std::ops::Range;
use std::sync::Arc;

use super::SourceFile;

/// A half-open range of bytes in one source file.
///
/// ```
/// let span = sendplan::Span::new(2, 5);
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

    /// The part of this place where these words stand, whatever spaces and line breaks part them, as whole words if they
    /// are there as such; all of it if they do not stand there.
    #[must_use]
    pub fn part(&self, words: &str) -> Self {
        let text = self.text();
        let mut from = 0;
        let mut within = None;
        while let Some(found) = text[from..].find(words.split_whitespace().next().unwrap_or("\0")) {
            let start = from + found;
            if let Some(length) = spaced(&text[start..], words) {
                let end = start + length;
                if is_whole(text, start, end) {
                    return self.within(start, end);
                }
                within = within.or(Some((start, end)));
            }
            from = start + text[start..].chars().next().map_or(1, char::len_utf8);
        }
        within.map_or_else(|| self.clone(), |(start, end)| self.within(start, end))
    }

    /// The part where a word stands behind what comes before it in the value; the first that is the same word, if the value
    /// is written in another way than it is read.
    #[must_use]
    pub fn word(&self, before: &str, word: &str) -> Self {
        let text = self.text();
        let marks =
            text.len() - text.trim_start_matches(['"', '\'', ' ', '>', '|', '-', '\n']).len();
        let behind = [0, marks].into_iter().find_map(|start| {
            let length = spaced(text.get(start..)?, before)?;
            let rest = &text[start + length..];
            let gap = rest.len() - rest.trim_start().len();
            let at = start + length + gap;
            text[at..].starts_with(word).then_some(at)
        });
        behind.map_or_else(|| self.part(word), |at| self.within(at, at + word.len()))
    }

    fn within(&self, start: usize, end: usize) -> Self {
        let from = self.span.start();
        Self { file: Arc::clone(&self.file), span: Span::new(from + start, from + end) }
    }

    /// The text at this place.
    #[must_use]
    pub fn text(&self) -> &str {
        self.file.text().get(self.span.range()).unwrap_or("")
    }
}

/// Whether no letter or figure stands right before or behind a part of a text.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
    let after = text[end..].chars().next().is_some_and(char::is_alphanumeric);
    let inner = text[start..end].chars();
    let (first, last) = (inner.clone().next(), inner.last());
    let goes_on =
        |beside: bool, edge: Option<char>| beside && edge.is_some_and(char::is_alphanumeric);
    !goes_on(before, first) && !goes_on(after, last)
}

/// How many bytes words take at the start of a text, if they stand there.
fn spaced(text: &str, words: &str) -> Option<usize> {
    let mut rest = text;
    for word in words.split_whitespace() {
        rest = rest.trim_start().strip_prefix(word)?;
    }
    Some(text.len() - rest.len())
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.span == other.span && self.file.name() == other.file.name()
    }
}

impl Eq for Place {}

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

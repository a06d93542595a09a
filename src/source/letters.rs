//! Letters that know the bytes of the file they were written with.

use super::Span;

/// A letter of a text as it is read, with the bytes it was written with: `é` may be one letter, two, or `\u00e9`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Letter {
    /// The letter.
    pub(crate) c: char,
    /// Where it was written, in bytes of the file.
    pub(crate) from: Span,
}

impl Letter {
    /// A letter written with the bytes from `start` to `end`.
    pub(crate) const fn new(c: char, start: usize, end: usize) -> Self {
        Self { c, from: Span::new(start, end) }
    }
}

/// The bytes of the file that a range of a text was written with, given the text's letters; `None` for an empty range, and
/// for one that ends outside the text.
pub(crate) fn written(letters: &[Letter], range: std::ops::Range<usize>) -> Option<Span> {
    let mut at = 0;
    let mut found: Option<Span> = None;
    for letter in letters {
        let end = at + letter.c.len_utf8();
        if at < range.end && end > range.start {
            found = Some(found.map_or(letter.from, |span| span.to(letter.from)));
        }
        at = end;
    }
    found.filter(|_| range.end <= at)
}

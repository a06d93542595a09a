//! A word of a sentence, and what is known of it.

use std::borrow::Cow;
use std::ops::Range;

/// One word, number or mark of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Word<'t> {
    /// As it is compared: lower case, British spelling, straight apostrophes.
    pub(super) plain: Cow<'t, str>,
    /// What the lists know of it.
    pub(super) known: &'static Known,
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: Kind,
    /// Whether it stands in capitals: `SEND`, not `send`.
    pub(super) capitals: bool,
}

/// What a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Letters,
    /// A number in figures or in words.
    Number,
    /// A number that is a criterion by itself: `70%`, `8/10`.
    Share,
    /// The end of a sentence or a clause: `.` `;` `,` and the like.
    Mark,
}

impl Word<'_> {
    /// Whether it is this word.
    pub(super) fn is(&self, plain: &str) -> bool {
        self.plain == plain
    }

    /// Whether it is one of these words.
    pub(super) fn is_any(&self, plain: &[&str]) -> bool {
        plain.contains(&self.plain.as_ref())
    }

    /// Whether it is a number of any form.
    pub(super) const fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number | Kind::Share)
    }
}

/// What is known of a word: the lists of which an entry begins with it, and those that it is an entry of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    /// The lists of which an entry begins with it, a bit each.
    pub(super) starts: u128,
    /// The lists of which it is an entry by itself.
    pub(super) whole: u128,
    /// The spelling that the lists use, if it is another.
    pub(super) spelling: Option<&'static str>,
}

impl Known {
    /// What is known of a word that is in no list.
    pub(super) const NOTHING: Self = Self { starts: 0, whole: 0, spelling: None };

    /// The spelling that the lists use, if it is another: American spellings and common mistakes.
    pub(super) const fn spelling(self) -> Option<&'static str> {
        self.spelling
    }

    /// What is known of either.
    pub(super) const fn and(self, other: &Self) -> Self {
        Self { starts: self.starts | other.starts, ..self }
    }
}

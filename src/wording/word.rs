//! A word of a sentence, and what is known about it.

use std::borrow::Cow;
use std::ops::Range;

/// One word, number or mark of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Word<'t> {
    /// In the form used to compare words: lower case, British spelling, straight apostrophes.
    pub(super) plain: Cow<'t, str>,
    /// What the lists know about it.
    pub(super) known: &'static Known,
    /// Where it is in the text.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: Kind,
    /// Whether it is in capitals: `SEND`, not `send`.
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

/// What is known about a word: the lists with an entry that begins with it, and those that have it as an entry.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    /// The lists with an entry that begins with it, one bit each.
    pub(super) starts: u128,
    /// The lists of which it is an entry by itself.
    pub(super) whole: u128,
    /// The spelling that the lists use, if different.
    pub(super) spelling: Option<&'static str>,
}

impl Known {
    /// What is known about a word that is in no list.
    pub(super) const NOTHING: Self = Self { starts: 0, whole: 0, spelling: None };

    /// The spelling that the lists use, if different: American spellings and common mistakes.
    pub(super) const fn spelling(self) -> Option<&'static str> {
        self.spelling
    }

    /// What is known about either.
    pub(super) const fn and(self, other: &Self) -> Self {
        Self { starts: self.starts | other.starts, ..self }
    }
}

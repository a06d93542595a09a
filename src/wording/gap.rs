//! What was left open in a text, and how bad it is on a page.

use std::ops::Range;

/// Something that was left open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gap {
    /// Where it is, in bytes.
    pub(crate) range: Range<usize>,
    /// What it is.
    pub(crate) kind: GapKind,
}

/// Kinds of gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GapKind {
    /// `[name]`, `<name>`, `{name}`
    Bracket,
    /// `XXX`
    Crosses,
    /// `____`, `....`
    Line,
    /// he/she
    Either,
    /// he or she
    EitherInWords,
    /// Pupil A
    Letter,
    /// Insert … here, click to enter text
    Form,
    /// `dd/mm/yyyy`
    DayForm,
    /// TBC, N/A
    Later,
    /// `?`, `-`
    Mark,
}

impl GapKind {
    /// Whether it makes nonsense of the page.
    pub(crate) const fn is_nonsense(self) -> bool {
        !matches!(self, Self::EitherInWords | Self::Later | Self::Mark)
    }
}

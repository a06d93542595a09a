//! The marks with which a draft says what somebody still has to write or to think about.

/// At the start of a text that is still to be written.
pub(crate) const MARK: &str = "TO DO:";

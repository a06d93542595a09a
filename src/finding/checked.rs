//! The one shape of a result that has something to report.

use super::Report;

/// What a stage gives, and all that it has to report. Where there is nothing to give, a stage returns
/// [`Error::Refused`](crate::Error::Refused) with its findings instead.
#[derive(Debug)]
pub(crate) struct Checked<T> {
    /// What it gives.
    pub(crate) value: T,
    /// What it has to report.
    pub(crate) report: Report,
}

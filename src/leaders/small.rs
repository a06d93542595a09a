//! From which number on counts of pupils are printed.

use serde::Serialize;

/// From which number on counts are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct SmallNumbers {
    /// In reports for leaders and governors.
    pub(crate) reports: u32,
    /// In what is published.
    pub(crate) published: u32,
}

impl Default for SmallNumbers {
    fn default() -> Self {
        Self { reports: 5, published: 10 }
    }
}

impl SmallNumbers {
    /// The higher of two settings; none below the usual ones.
    pub(crate) fn raised(self, reports: Option<f64>, published: Option<f64>) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1000")]
        let number = |said: Option<f64>| said.unwrap_or_default().clamp(0.0, 1000.0) as u32;
        let reports = self.reports.max(number(reports));
        Self { reports, published: self.published.max(number(published)).max(reports) }
    }
}

impl SmallNumbers {
    /// The higher of two.
    pub(crate) fn higher(self, other: Self) -> Self {
        Self {
            reports: self.reports.max(other.reports),
            published: self.published.max(other.published),
        }
    }
}

//! What a school decided about findings: the levels it set, and the findings it waives.

use chrono::NaiveDate;

use super::{Finding, Level, Rule};
use crate::source::Place;

/// A finding that a plan waives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waived {
    /// What was found.
    pub finding: Finding,
    /// Why it is waived.
    pub reason: String,
    /// When that was decided.
    pub date: Option<NaiveDate>,
    /// Who decided; empty if the plan does not say.
    pub by: String,
}

/// A level that a school set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelSetting {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it matters; `None` if it is off.
    pub level: Option<Level>,
    /// Where that is written.
    pub place: Place,
}

impl LevelSetting {
    /// The word used in the settings: `error`, `warning`, `note` or `off`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        self.level.map_or("off", Level::name)
    }
}

/// Everything a check has to report.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// What needs attention, in the order of the files.
    pub findings: Vec<Finding>,
    /// What is waived, with its reasons.
    pub waived: Vec<Waived>,
    /// The levels that were set.
    pub levels: Vec<LevelSetting>,
}

impl Report {
    /// Adds what another check has to report.
    pub fn add(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.waived.extend(other.waived);
        self.levels.extend(other.levels);
    }

    /// Says of all findings in which plan they were found.
    pub(crate) fn name_plan(&mut self, plan: &str) {
        let findings = std::mem::take(&mut self.findings).into_iter();
        self.findings = findings.map(|finding| finding.in_plan(plan)).collect();
        let waived = std::mem::take(&mut self.waived).into_iter();
        self.waived =
            waived.map(|one| Waived { finding: one.finding.in_plan(plan), ..one }).collect();
    }

    /// Puts the findings in the order of their files and places.
    pub fn sort(&mut self) {
        self.findings.sort_by_cached_key(Finding::sort_key);
    }

    /// Whether a finding is an error, so that no document may be made.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(Finding::is_error)
    }

    /// How many findings have this level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level() == level).count()
    }
}

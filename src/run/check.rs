//! Plans and settings -> what has to be put right in them.

use super::across::check_all;
use super::find::{self, FoundPlan, Input};
use super::settings::RunSettings;
use crate::check::Strictness;
use crate::error::Error;
use crate::finding::{Report, unique};
use crate::pipeline::{CheckedPlan, Company, Judging};
use crate::resources::Resources;

/// What was found in plans and settings.
#[derive(Debug, Default)]
pub struct CheckReport {
    report: Report,
    files: usize,
    unreadable: Vec<Error>,
}

impl CheckReport {
    /// What was found, each finding once, in the order of the files; what is waived, and the levels that were set.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// How many plans and settings files were checked.
    #[must_use]
    pub const fn files(&self) -> usize {
        self.files
    }

    /// Why plans could not be read.
    #[must_use]
    pub fn unreadable(&self) -> &[Error] {
        &self.unreadable
    }
}

/// Checks all plans and `sendplan.yaml` files that the inputs lead to, and compares the plans with each other. Of each
/// plan only what was found stays in memory: a trust has thousands of plans.
///
/// # Errors
///
/// As [`find::find`]. That a plan cannot be read is in the report.
pub(crate) fn check(
    resources: &Resources,
    inputs: &[Input],
    strictness: Strictness,
    settings: &RunSettings,
) -> Result<CheckReport, Error> {
    let found = find::find(inputs, None)?;
    let files = found.plans.len() + found.settings.len();
    let mut all = CheckReport { files, ..CheckReport::default() };
    all.report.findings.extend(found.misnamed.iter().cloned());
    for path in &found.settings {
        match resources.check_settings(path) {
            Ok(findings) => all.report.findings.extend(findings),
            Err(error) => all.unreadable.push(error),
        }
    }
    let judging = Judging { strictness, today: resources.today(), company: Company::Alone };
    let take = |found: &FoundPlan, plan: CheckedPlan| {
        (!plan.is_foreign || found.is_named).then_some(plan.report)
    };
    for result in check_all(resources, &found.plans, judging, settings, take) {
        match result {
            Ok(plan) => {
                if let Some(own) = plan.taken {
                    all.report.add(own);
                    all.report.add(plan.across);
                }
            }
            Err(error) => all.unreadable.push(error),
        }
    }
    all.report.findings = unique(std::mem::take(&mut all.report.findings));
    all.report.sort();
    // A level is written in the settings of many plans, and is one.
    all.report.levels.sort_by_key(|one| (one.place.file().name().to_owned(), one.rule.id()));
    all.report.levels.dedup();
    Ok(all)
}

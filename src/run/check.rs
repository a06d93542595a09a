//! Plans and settings -> what has to be put right in them.

use super::across::{ComparedPlan, check_all};
use super::clashes::{NamedFiles, clashes};
use super::find::{self, FoundPlan, Input};
use super::litter::LeftAlone;
use super::settings::RunSettings;
use crate::check::Strictness;
use crate::error::Error;
use crate::finding::{Report, unique};
use crate::pipeline::{CheckedPlan, Company, Judging, NamedCopy, RenderOptions, is_closed};
use crate::resources::Resources;

/// What was found in plans and settings.
#[derive(Debug, Default)]
pub struct CheckReport {
    report: Report,
    files: usize,
    unreadable: Vec<Error>,
    refused: Vec<RefusedDocument>,
    left_alone: Vec<LeftAlone>,
    not_plans: Vec<String>,
}

/// Why a document cannot be made.
#[derive(Debug)]
struct RefusedDocument {
    /// Its plan, by what messages call it.
    plan: String,
    error: Error,
}

/// What stays of a plan once it is checked.
struct CheckedFile {
    name: String,
    report: Report,
    /// The files that a run over the folder would make of it.
    copies: Vec<NamedCopy>,
    is_plan: bool,
}

impl CheckReport {
    /// What was found, each finding once, in the order of the files; what is waived, and the levels that were set.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// What cloud folders, editors and computers left beside the plans.
    #[must_use]
    pub fn left_alone(&self) -> &[LeftAlone] {
        &self.left_alone
    }

    /// The YAML files in folders that have none of a plan's sections, by what messages call them.
    #[must_use]
    pub fn not_plans(&self) -> &[String] {
        &self.not_plans
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

    /// The errors for which documents of plans cannot be made, each with the name of its plan.
    pub fn errors(&self) -> impl Iterator<Item = (&str, &Error)> {
        self.refused.iter().map(|one| (one.plan.as_str(), &one.error))
    }

    /// Takes in what was found in a plan, and gives what else stays of it.
    fn take_in(&mut self, plan: ComparedPlan<CheckedFile>) -> CheckedFile {
        let ComparedPlan { mut taken, across, refused } = plan;
        self.report.add(std::mem::take(&mut taken.report));
        self.report.add(across);
        let of_plan = |error| RefusedDocument { plan: taken.name.clone(), error };
        self.refused.extend(refused.into_iter().map(of_plan));
        taken
    }
}

/// Checks all plans and `sendplan.yaml` files that the inputs lead to, and compares the plans with each other. Of each
/// plan only what was found stays in memory: a trust has thousands of plans.
///
/// # Errors
///
/// As [`find::find`]. That a plan cannot be read, or a document not be made, is in the report.
pub(crate) fn check(
    resources: &Resources,
    inputs: &[Input],
    strictness: Strictness,
    settings: &RunSettings,
) -> Result<CheckReport, Error> {
    let found = find::find(inputs, None)?;
    let files = found.plans.len() + found.settings.len();
    let mut all = CheckReport {
        unreadable: found.unreadable,
        left_alone: found.left_alone,
        ..CheckReport::default()
    };
    let folders = all.unreadable.len();
    all.report.findings.extend(found.misnamed.iter().cloned());
    for path in &found.settings {
        match resources.check_settings(path) {
            Ok(findings) => all.report.findings.extend(findings),
            Err(error) => all.unreadable.push(error),
        }
    }
    let judging = Judging { strictness, today: resources.today(), company: Company::Alone };
    let usual = RenderOptions::new();
    let take = |found: &FoundPlan, plan: CheckedPlan| {
        let is_made = found.is_named || !plan.record().is_some_and(is_closed);
        let copies = if is_made { resources.selected(&plan, &usual) } else { Ok(Vec::new()) };
        CheckedFile {
            copies: copies.unwrap_or_default(),
            is_plan: !plan.is_foreign || found.is_named,
            name: plan.name,
            report: plan.report,
        }
    };
    let mut plans: Vec<CheckedFile> = Vec::new();
    for result in check_all(resources, &found.plans, judging, settings, take) {
        match result {
            Ok(plan) if plan.taken.is_plan => plans.push(all.take_in(plan)),
            Ok(plan) => all.not_plans.push(plan.taken.name),
            Err(error) => all.unreadable.push(error),
        }
    }
    let named = plans.iter().map(|plan| NamedFiles { plan: &plan.name, copies: &plan.copies });
    all.report.findings.extend(clashes(named).into_iter().map(|clash| clash.finding));
    // What could not be read was not checked, and a folder is no file.
    all.files = files - all.not_plans.len() - (all.unreadable.len() - folders);
    all.report.findings = unique(std::mem::take(&mut all.report.findings));
    all.report.sort();
    // A level is written in the settings of many plans, and is one.
    all.report.levels.sort_by_key(|one| (one.place.file().name().to_owned(), one.rule.id()));
    all.report.levels.dedup();
    Ok(all)
}

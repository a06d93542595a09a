//! The log of one plan, for a row of its provision.

use std::path::{Path, PathBuf};

use super::days::{Dating, Days};
use super::{Keys, LogLine, Verified, no_such};
use crate::check::Strictness;
use crate::error::Error;
use crate::finding::Finding;
use crate::model::SupportPlan;
use crate::pipeline::{CheckedPlan, Company, Judging, PlanSource, ReadPlan};
use crate::resources::{Resources, shown};
use crate::template::Role;

/// A row of a plan.
pub(super) struct OfRow {
    pub(super) file: PathBuf,
    /// The key of the plan's log.
    pub(super) key: String,
    pub(super) keys: Keys,
    pub(super) row: String,
    pub(super) days: Days,
    /// What is found on the log as it is.
    before: Vec<Finding>,
}

impl OfRow {
    /// Finds the row.
    ///
    /// # Errors
    ///
    /// [`Error::Options`] if there is none of this name; [`Error::Read`].
    pub(super) fn find(
        resources: &Resources,
        plan: &Path,
        row: &str,
        line: &LogLine,
    ) -> Result<Self, Error> {
        let read = resources.read(PlanSource::File(plan.to_owned()))?;
        let checked = judged(resources, &read);
        let Some(sections) = checked.values.sections() else {
            return Err(Error::Refused { findings: checked.report.findings.clone() });
        };
        let log = read.template.by_role(Role::Log);
        let no_log = || Error::options("the plan's template has no log");
        let (key, field) = log.ok_or_else(no_log)?;
        let keys = Keys::of(field).ok_or_else(no_log)?;
        let support = SupportPlan::of(sections);
        let ids = || support.provision.iter().filter_map(|row| row.id.as_deref());
        let found = ids().find(|id| id.eq_ignore_ascii_case(row.trim()));
        let row = found.ok_or_else(|| no_such("row", row, ids()))?.to_owned();
        let days = Days::of(line, support.calendar(), Dating::AsTyped)?;
        let before = of_log(&checked, &key);
        Ok(Self { file: plan.to_owned(), key, keys, row, days, before })
    }

    /// Checks the plan with the new line.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if its settings cannot be read.
    pub(super) fn verify(&self, resources: &Resources, new: &str) -> Result<Verified, Error> {
        let read = resources.read_with(&self.file, new)?;
        let checked = judged(resources, &read);
        let mut findings = of_log(&checked, &self.key);
        findings.retain(|finding| !self.before.iter().any(|old| is_same(old, finding)));
        let sections = checked.values.sections();
        let support = sections.map(SupportPlan::of);
        let sum = support.as_ref().and_then(|plan| {
            let row = plan.row(&self.row)?;
            let name = row.programme.as_deref().unwrap_or(&self.row);
            let so_far = plan.sessions_of(row, None);
            let given = so_far.given_to_date?;
            let of = so_far.planned_to_date.map(|due| format!(" of {due}")).unwrap_or_default();
            Some(format!("{name}: {given}{of} given so far"))
        });
        let sum = sum.unwrap_or_else(|| format!("`{}` has the line", shown(&self.file)));
        Ok(Verified { findings, sum })
    }
}

fn judged(resources: &Resources, read: &ReadPlan) -> CheckedPlan {
    let judging = Judging {
        strictness: Strictness::Draft,
        today: resources.today(),
        company: Company::Alone,
    };
    resources.judge_by_itself(read, judging).plan
}

/// What is found on the log of a plan.
fn of_log(plan: &CheckedPlan, key: &str) -> Vec<Finding> {
    let start = format!("{key}[");
    let is_of_log = |finding: &&Finding| {
        finding.field_path().is_some_and(|path| path.starts_with(&start))
            || finding.message().contains(&format!("`{start}"))
    };
    plan.report.findings.iter().filter(is_of_log).cloned().collect()
}

/// Whether two findings say the same of the same field.
fn is_same(one: &Finding, other: &Finding) -> bool {
    one.rule() == other.rule()
        && one.message() == other.message()
        && one.field_path() == other.field_path()
}

//! A checked plan -> the plans before it, in full.

use std::path::Path;

use super::cycles::previous;
use super::plan::{CheckedPlan, Company, Examined, Judging, PlanSource};
use super::rules::PREVIOUS_PLAN;
use crate::check::Strictness;
use crate::error::Error;
use crate::finding::{Finding, Level};
use crate::resources::Resources;
use crate::source::Place;

impl Resources {
    /// The plans before a plan, the oldest first.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] with the reason why one of them cannot be read; [`Error::Read`].
    pub(super) fn history(&self, plan: &CheckedPlan) -> Result<Vec<Examined>, Error> {
        let files = self.files_before(plan);
        let files = files.map_err(|fault| Error::refused(fault.with_level(Level::Error)))?;
        let judging =
            Judging { strictness: Strictness::Draft, today: self.today(), company: Company::Alone };
        let mut named_at = previous(plan).map(|(item, _)| item.place.clone());
        let mut plans: Vec<Examined> = Vec::new();
        for path in files {
            // What may not be in its own copies is found when it is checked itself.
            let earlier = self.judge_by_itself(&self.read(PlanSource::File(path))?, judging);
            if earlier.plan.record().is_none() {
                return Err(Error::refused(broken(&earlier.plan, named_at.as_ref())));
            }
            if let Some((item, _)) = previous(&earlier.plan) {
                named_at = Some(item.place.clone());
            }
            plans.push(earlier);
        }
        plans.reverse();
        Ok(plans)
    }

    /// The plans before a plan that a run has not found itself, as far as they can be followed and read.
    pub(crate) fn earlier_elsewhere(
        &self,
        plan: &CheckedPlan,
        is_found: impl Fn(&Path) -> bool,
    ) -> Vec<CheckedPlan> {
        let judging =
            Judging { strictness: Strictness::Draft, today: self.today(), company: Company::Alone };
        let files = self.files_before(plan).unwrap_or_default().into_iter();
        let elsewhere = files.filter(|path| !is_found(path));
        let read = elsewhere.filter_map(|path| self.read(PlanSource::File(path)).ok());
        read.map(|read| self.judge_by_itself(&read, judging).plan).collect()
    }
}

/// The finding that a plan before has errors, where it is named.
fn broken(plan: &CheckedPlan, named_at: Option<&Place>) -> Finding {
    let first = plan.report.findings.iter().find(|finding| finding.is_error());
    let why = first.map_or("", Finding::message);
    let message = format!("the previous plan, `{}`, has errors: {why}", plan.name);
    let finding = Finding::new(&PREVIOUS_PLAN, message)
        .hint(format!("correct them first: `sendplan check {} --draft` shows them", plan.name));
    match named_at {
        Some(place) => finding.at(place, ""),
        None => finding.in_file(&plan.name),
    }
}

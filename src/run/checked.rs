//! Inputs -> the plans of a run, read, checked and chosen.

use std::sync::Arc;

use super::events::{Event, Events};
use super::find::{Found, FoundPlan};
use super::pupils::{PupilCycle, superseded};
use super::report::RunReport;
use super::settings::{EarlierCycles, Run};
use crate::batch;
use crate::error::Error;
use crate::finding::Finding;
use crate::pipeline::{Behind, CheckedPlan, NamedCopy, PlanSource, is_closed};
use crate::template::Template;

/// How many checked plans stay in memory from the check to the making; of more, each is read again.
const IN_MEMORY: usize = 200;

/// A plan of a run as it was checked: what it is called, the copies that it gives, what was found.
#[derive(Debug)]
pub(super) struct PlanInRun {
    pub(super) source: PlanSource,
    pub(super) is_named: bool,
    pub(super) name: String,
    pub(super) template: Arc<Template>,
    /// The copies that it gives.
    pub(super) copies: Vec<NamedCopy>,
    pub(super) findings: Vec<Finding>,
    /// Why it gets none of the requested letters.
    pub(super) behind: Option<Behind>,
    /// Whose plan it is; `None` if it has errors.
    pub(super) cycle: Option<PupilCycle>,
    is_closed: bool,
    is_foreign: bool,
    /// The plan itself, in a run of few.
    pub(super) plan: Option<CheckedPlan>,
}

impl PlanInRun {
    /// Whether it has no errors.
    pub(super) const fn is_ready(&self) -> bool {
        self.cycle.is_some()
    }

    /// The pupil's class; empty if there is none, or the plan has errors.
    pub(super) fn class(&self) -> &str {
        self.cycle.as_ref().map_or("", |cycle| cycle.pupil.class())
    }
}

impl Run<'_> {
    /// Reads and checks the plans; those of other classes, of earlier cycles and of other shards are left out.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownDocument`]. That a plan cannot be read is noted in the report.
    pub(super) fn checked(
        &self,
        found: &Found,
        report: &mut RunReport,
        events: &Events<'_>,
    ) -> Result<Vec<PlanInRun>, Error> {
        let stays = found.plans.len() <= IN_MEMORY;
        let check = |found: &FoundPlan| self.check(found, stays);
        let mut plans = Vec::new();
        let mut not_plans = 0;
        for result in batch::run(&found.plans, self.settings.threads(), check, || {}) {
            match result {
                Ok(plan) if plan.is_foreign && !plan.is_named => {
                    not_plans += 1;
                    events.send(Event::NotAPlan { file: &plan.name });
                }
                Ok(plan) if self.is_of_class(&plan) => plans.push(plan),
                Ok(_) => {}
                Err(error @ Error::UnknownDocument { .. }) => return Err(error),
                Err(error) => {
                    events.send(Event::Unreadable { error: &error });
                    report.unreadable.push(error);
                }
            }
        }
        report.left_out = self.leave_out(&mut plans);
        events.send(Event::Checked { not_plans, left_out: &report.left_out });
        if let Some(shard) = self.settings.shard {
            shard.take_from(&mut plans);
        }
        Ok(plans)
    }

    fn check(&self, found: &FoundPlan, stays: bool) -> Result<PlanInRun, Error> {
        let plan = self.resources.examine(&found.source, self.judging())?.plan;
        let record = plan.record();
        Ok(PlanInRun {
            source: found.source.clone(),
            is_named: found.is_named,
            name: plan.name.clone(),
            template: Arc::clone(&plan.template),
            copies: self.resources.selected(&plan, self.options)?,
            findings: plan.report.findings.clone(),
            behind: self.resources.passed_over(&plan, self.options),
            cycle: PupilCycle::of(&plan),
            is_closed: record.is_some_and(is_closed),
            is_foreign: plan.is_foreign,
            plan: stays.then_some(plan),
        })
    }

    /// Whether a plan is of a class that was asked for; one with errors may be, and has to be heard of.
    fn is_of_class(&self, plan: &PlanInRun) -> bool {
        let classes = &self.settings.classes;
        if classes.is_empty() || !plan.is_ready() {
            return true;
        }
        let class = plan.class().to_lowercase();
        classes.iter().any(|wanted| wanted.to_lowercase() == class)
    }

    /// Takes out closed plans whose pupil has a newer plan in the run, and gives their names. What was named itself is
    /// meant; all shards leave out the same.
    fn leave_out(&self, plans: &mut Vec<PlanInRun>) -> Vec<String> {
        if self.settings.earlier_cycles == EarlierCycles::Made {
            return Vec::new();
        }
        let known: Vec<&PupilCycle> = plans.iter().filter_map(|plan| plan.cycle.as_ref()).collect();
        let mut superseded = superseded(&known).into_iter();
        let mut names = Vec::new();
        plans.retain(|plan| {
            let is_superseded = plan.is_ready() && superseded.next().unwrap_or_default();
            let is_out = is_superseded && plan.is_closed && !plan.is_named;
            if is_out {
                names.push(plan.name.clone());
            }
            !is_out
        });
        names
    }

    /// Does something with a plan, which is checked again if it is no longer in memory.
    ///
    /// # Errors
    ///
    /// What `work` gives, and what reading it again gives.
    pub(super) fn with_plan<T>(
        &self,
        plan: &PlanInRun,
        work: impl FnOnce(&CheckedPlan) -> Result<T, Error>,
    ) -> Result<T, Error> {
        match &plan.plan {
            Some(plan) => work(plan),
            None => work(&self.resources.examine(&plan.source, self.judging())?.plan),
        }
    }
}

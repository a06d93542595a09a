//! Inputs -> the plans of a run, read, checked and chosen.

use std::sync::Arc;

use super::asked::PupilsAsked;
use super::events::{Event, Events};
use super::find::{Found, FoundPlan};
use super::folder;
use super::known::KnownPlans;
use super::pupils::PupilCycle;
use super::report::RunReport;
use super::settings::{EarlierCycles, Run};
use crate::batch;
use crate::error::Error;
use crate::finding::Finding;
use crate::model::Identity;
use crate::output::Entry;
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
    /// What the register says of any of its copies.
    pub(super) about: Entry,
    kept: Kept,
}

/// What stays in memory of a plan from its check to the making of its documents.
#[derive(Debug)]
enum Kept {
    /// The plan itself, in a run of few.
    Whole(Box<CheckedPlan>),
    /// In a run of many, the hash of its text: it is read again, and must not have changed.
    Fingerprint(String),
}

/// The plans of a run.
#[derive(Debug, Default)]
pub(super) struct ChosenPlans {
    /// Those whose documents are made.
    pub(super) made: Vec<PlanInRun>,
    /// Those of closed cycles, which are left out.
    pub(super) left_out: Vec<PlanInRun>,
    /// All that are there.
    pub(super) known: KnownPlans,
}

impl Kept {
    fn whole(plan: CheckedPlan) -> Self {
        Self::Whole(Box::new(plan))
    }

    fn fingerprint(plan: CheckedPlan) -> Self {
        Self::Fingerprint(plan.fingerprint())
    }
}

impl PlanInRun {
    /// The plan itself, if it stayed in memory.
    pub(super) fn in_memory(&self) -> Option<&CheckedPlan> {
        match &self.kept {
            Kept::Whole(plan) => Some(plan),
            Kept::Fingerprint(_) => None,
        }
    }

    /// Notes why it cannot be made.
    pub(super) fn refuse(&mut self, finding: Finding) {
        self.findings.push(finding);
        self.copies.clear();
        self.cycle = None;
    }

    /// Whether it has no errors.
    pub(super) const fn is_ready(&self) -> bool {
        self.cycle.is_some()
    }

    /// Whose plan it is; `None` if it has errors.
    fn pupil(&self) -> Option<&Identity> {
        Some(&self.cycle.as_ref()?.pupil)
    }

    /// The pupil's class; empty if there is none, or the plan has errors.
    pub(super) fn class(&self) -> &str {
        self.cycle.as_ref().map_or("", |cycle| cycle.pupil.class())
    }
}

impl Run<'_> {
    /// Reads and checks the plans; those of other classes, of closed cycles and of other shards are left out.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownDocument`]; [`Error::Options`] if a pupil that was asked for has no plan. That a plan cannot be read is noted in the report.
    pub(super) fn checked(
        &self,
        found: &Found,
        report: &mut RunReport,
        events: &Events<'_>,
    ) -> Result<ChosenPlans, Error> {
        let keep = if found.plans.len() <= IN_MEMORY { Kept::whole } else { Kept::fingerprint };
        let check = |found: &FoundPlan| self.check(found, keep);
        let mut chosen = ChosenPlans::default();
        let mut not_plans = 0;
        let mut asked = PupilsAsked::of(&self.settings.pupils)?;
        let results = batch::run(&found.plans, self.settings.threads(), check, || {});
        for (found, result) in found.plans.iter().zip(results) {
            chosen.known.is_there(self.path_of(&found.source));
            match result {
                Ok(plan) if plan.is_foreign && !plan.is_named => {
                    not_plans += 1;
                    events.send(Event::NotAPlan { file: &plan.name });
                }
                Ok(plan) => {
                    if plan.is_ready() {
                        chosen.known.is_about(plan.about.clone());
                    } else {
                        chosen.known.is_unclear(&plan.name);
                    }
                    if asked.includes(plan.pupil()) && self.is_of_class(&plan) {
                        chosen.made.push(plan);
                    }
                }
                Err(error @ Error::UnknownDocument { .. }) => return Err(error),
                Err(error) => {
                    events.send(Event::Unreadable { error: &error });
                    report.unreadable.push(error);
                }
            }
        }
        self.leave_out(&mut chosen);
        asked.answered(chosen.made.iter().filter_map(PlanInRun::pupil))?;
        report.left_out = chosen.left_out.iter().map(|plan| plan.name.clone()).collect();
        events.send(Event::Checked { not_plans, left_out: &report.left_out });
        if let Some(shard) = self.settings.shard {
            shard.take_from(&mut chosen.made);
            shard.take_from(&mut chosen.left_out);
        }
        chosen.known.without(chosen.made.iter().map(|plan| &plan.about));
        Ok(chosen)
    }

    fn check(&self, found: &FoundPlan, keep: fn(CheckedPlan) -> Kept) -> Result<PlanInRun, Error> {
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
            about: record
                .map(|record| folder::about(&plan, record, &self.output))
                .unwrap_or_default(),
            is_foreign: plan.is_foreign,
            kept: keep(plan),
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

    /// Takes out the plans of closed cycles, which say so in their status. What was named itself is meant; all shards leave
    /// out the same.
    fn leave_out(&self, chosen: &mut ChosenPlans) {
        if self.settings.earlier_cycles == EarlierCycles::Made {
            return;
        }
        let plans = std::mem::take(&mut chosen.made).into_iter();
        let (left_out, made) = plans.partition(|plan| plan.is_closed && !plan.is_named);
        (chosen.left_out, chosen.made) = (left_out, made);
    }

    /// Does something with a plan, which is read again if it is no longer in memory.
    ///
    /// # Errors
    ///
    /// What `work` gives, and what [`checked_again`](Self::checked_again) gives.
    pub(super) fn with_plan<T>(
        &self,
        plan: &PlanInRun,
        work: impl FnOnce(&CheckedPlan) -> Result<T, Error>,
    ) -> Result<T, Error> {
        match &plan.kept {
            Kept::Whole(plan) => work(plan),
            Kept::Fingerprint(_) => work(&self.checked_again(plan)?),
        }
    }

    /// A plan that is no longer in memory, read again. All that was found, and which file names are free, was judged by its
    /// first reading, so a plan that has changed since then is not made from.
    ///
    /// # Errors
    ///
    /// [`Error::Changed`]; [`Error::Read`] if the file is gone.
    pub(super) fn checked_again(&self, plan: &PlanInRun) -> Result<CheckedPlan, Error> {
        let again = self.resources.examine(&plan.source, self.judging())?.plan;
        match &plan.kept {
            Kept::Fingerprint(before) if *before != again.fingerprint() => {
                Err(Error::Changed { plan: plan.name.clone() })
            }
            _ => Ok(again),
        }
    }
}

//! Everything that a run did.

use std::collections::{BTreeMap, BTreeSet};

use super::litter::LeftAlone;
use crate::error::Error;
use crate::finding::{Finding, unique};
use crate::pipeline::Behind;

/// Everything that a run did.
#[derive(Debug, Default)]
pub struct RunReport {
    pub(super) end: RunEnd,
    pub(super) written: Vec<String>,
    pub(super) unchanged: Vec<String>,
    pub(super) pages: usize,
    pub(super) leftovers: Leftovers,
    pub(super) vanished: Vec<String>,
    pub(super) out_of_date: Vec<OutOfDate>,
    pub(super) plans: Vec<PlanReport>,
    pub(super) of_classes: Vec<PlanReport>,
    pub(super) classes: BTreeMap<String, ClassCount>,
    pub(super) unreadable: Vec<Error>,
    pub(super) not_registered: Option<Error>,
    pub(super) left_out: Vec<String>,
    pub(super) left_alone: Vec<LeftAlone>,
    pub(super) passed_over: Vec<PassedOver>,
    pub(super) quality: Option<QualityCount>,
    /// A finding for each file that was to be settings and has another name.
    pub(super) misnamed: Vec<Finding>,
}

/// How a run came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RunEnd {
    /// Everything was done.
    #[default]
    Complete,
    /// It was stopped on the way; what was made is complete.
    Stopped,
    /// Letters were asked for, and no plan has a review still to come: nothing was written.
    NothingAhead,
}

/// What happened to one plan, or to what is made from all plans of a class.
#[derive(Debug)]
pub struct PlanReport {
    pub(super) name: String,
    pub(super) is_named: bool,
    pub(super) findings: Vec<Finding>,
    pub(super) errors: Vec<Error>,
}

/// Files of earlier runs that no plan makes any more.
#[derive(Debug, Default)]
pub struct Leftovers {
    /// Those whose plan is gone, and that are still there.
    pub orphans: Vec<String>,
    /// Those that their plan does not make any more, and that are still there.
    pub superseded: Vec<String>,
    /// Those that were removed.
    pub removed: Vec<String>,
    /// Those that should have been removed and were not: somebody changed them, or they cannot be removed.
    pub not_removed: Vec<String>,
}

/// A file of an earlier run whose copy could not be made again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutOfDate {
    /// What it was called.
    pub file: String,
    /// What it is called now; `None` if it could not be renamed, or somebody had changed it.
    pub now: Option<String>,
}

/// A plan that gets none of the requested letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOver {
    /// What messages call it.
    pub plan: String,
    /// Why.
    pub why: Behind,
}

/// What was made for one class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ClassCount {
    /// Of how many plans.
    pub plans: usize,
    /// How many files, unchanged ones included.
    pub files: usize,
}

/// What a quality report found, over all plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QualityCount {
    /// How many plans.
    pub plans: usize,
    /// How many errors.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// How many notes.
    pub notes: usize,
    /// How many findings were waived.
    pub waived: usize,
}

impl RunReport {
    /// How it came to its end.
    #[must_use]
    pub const fn end(&self) -> RunEnd {
        self.end
    }

    /// The files that were written, or in a dry run would be, from the output folder, in order.
    #[must_use]
    pub fn written(&self) -> &[String] {
        &self.written
    }

    /// The files that were left as they are, since they would come out the same.
    #[must_use]
    pub fn unchanged(&self) -> &[String] {
        &self.unchanged
    }

    /// How many pages the files of the register have.
    #[must_use]
    pub const fn pages(&self) -> usize {
        self.pages
    }

    /// The files of earlier runs that no plan makes any more.
    #[must_use]
    pub const fn leftovers(&self) -> &Leftovers {
        &self.leftovers
    }

    /// Files that were made or whole, and that something else removed before the run came to its end. They are not counted.
    #[must_use]
    pub fn vanished(&self) -> &[String] {
        &self.vanished
    }

    /// The earlier files of copies that could not be made this time. They are renamed, so that none passes for the current
    /// one; the register has them under their new names.
    #[must_use]
    pub fn out_of_date(&self) -> &[OutOfDate] {
        &self.out_of_date
    }

    /// What happened to each plan, in order; plans that the run did not reach are not included.
    #[must_use]
    pub fn plans(&self) -> &[PlanReport] {
        &self.plans
    }

    /// What happened to the documents and packs of each class.
    #[must_use]
    pub fn of_classes(&self) -> &[PlanReport] {
        &self.of_classes
    }

    /// What was made for each class, by its name; empty is the name of those without one.
    pub fn classes(&self) -> impl Iterator<Item = (&str, ClassCount)> {
        self.classes.iter().map(|(name, count)| (name.as_str(), *count))
    }

    /// Why plans could not be read.
    #[must_use]
    pub fn unreadable(&self) -> &[Error] {
        &self.unreadable
    }

    /// Why the register could not be written, as when another program has it open: the next run writes it.
    #[must_use]
    pub const fn not_registered(&self) -> Option<&Error> {
        self.not_registered.as_ref()
    }

    /// What cloud folders, editors and computers left beside the plans.
    #[must_use]
    pub fn left_alone(&self) -> &[LeftAlone] {
        &self.left_alone
    }

    /// The plans of closed cycles that were left out.
    #[must_use]
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// The plans that get none of the requested letters.
    #[must_use]
    pub fn passed_over(&self) -> &[PassedOver] {
        &self.passed_over
    }

    /// What a quality report found, if one was made.
    #[must_use]
    pub const fn quality(&self) -> Option<&QualityCount> {
        self.quality.as_ref()
    }

    /// What was found, each finding once: one in a `sendplan.yaml` is for every plan beneath it.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let all = self.plans.iter().chain(&self.of_classes).flat_map(|plan| &plan.findings);
        unique(self.misnamed.iter().chain(all).cloned())
    }

    /// The errors for which single plans or classes could not be made, each with its name.
    pub fn errors(&self) -> impl Iterator<Item = (&str, &Error)> {
        let all = self.plans.iter().chain(&self.of_classes);
        all.flat_map(|plan| plan.errors.iter().map(|error| (plan.name.as_str(), error)))
    }

    /// Whether any plan has errors.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        let all = self.plans.iter().chain(&self.of_classes);
        all.flat_map(|plan| &plan.findings).any(Finding::is_error)
    }

    /// Whether anything could not be read or made because of an error outside the plans.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        !self.unreadable.is_empty()
            || self.not_registered.is_some()
            || !self.vanished.is_empty()
            || self.errors().next().is_some()
    }
}

impl PlanReport {
    /// What messages call the plan; for a class, the output folder.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the plan was named itself, and not found in a folder.
    #[must_use]
    pub const fn is_named(&self) -> bool {
        self.is_named
    }

    /// What was found, by the check and on the way to its documents.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The errors for which its documents, or some of them, could not be made.
    #[must_use]
    pub fn errors(&self) -> &[Error] {
        &self.errors
    }
}

impl Leftovers {
    /// The files that are still there, in order.
    #[must_use]
    pub fn remaining(&self) -> BTreeSet<&str> {
        self.orphans.iter().chain(&self.superseded).map(String::as_str).collect()
    }
}

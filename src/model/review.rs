//! The review: what became of each target, what was given, what comes next.

use super::list::List;
use super::target::short;
use super::typed::typed;
use super::value::{Amount, Chosen, Day, Number, Text};
use super::voice::{ParentView, Voice};
use crate::record::Item;
use crate::template::{Outcome, PlanDecision, PupilPresent, RowDecision, TargetDecision, WhyNot};

typed! {
    /// The review of a plan; of one that has none, nothing.
    plan Review {
        /// The review as a whole.
        item: Option<&'a Item> = Review,
        /// The day it was held.
        held: Option<Day<'a>> = ReviewHeld,
        /// Who was there.
        present: List<'a, Present<'a>> = ReviewPresent,
        /// How the child took part.
        pupil_present: Option<Chosen<'a, PupilPresent>> = ReviewPupilPresent,
        /// What became of each target.
        results: List<'a, TargetReview<'a>> = TargetResults,
        /// What was given of each row of provision.
        deliveries: List<'a, Delivery<'a>> = Delivery,
        /// What was measured before and after.
        impact: List<'a, Impact<'a>> = Impact,
        /// What the child says.
        voice: Option<Voice<'a>> = PupilReviewView,
        /// What the parents say.
        parent_views: List<'a, ParentView<'a>> = ParentReviewViews,
        /// What is to become of the support as a whole.
        decision: Option<Chosen<'a, PlanDecision>> = PlanDecision,
        /// The day the next plan starts.
        next_start: Option<Day<'a>> = NextStart,
        /// The day the next plan is reviewed.
        next_review: Option<Day<'a>> = NextReview,
    }
}

typed! {
    /// Somebody who was at the review.
    group Present {
        /// The parent that it is, by its id.
        parent: Option<Text<'a>> = FromParent,
    }
}

typed! {
    /// What became of a target.
    group TargetReview {
        /// The target, by its id.
        target: Option<Text<'a>> = ReviewedTarget,
        /// The result.
        outcome: Option<Chosen<'a, Outcome>> = Result,
        /// The value now.
        value: Option<Amount<'a>> = ResultValue,
        /// Its unit, if the review names one.
        unit: Option<Text<'a>> = Unit,
        /// When it was measured.
        date: Option<Day<'a>> = ResultDate,
        /// What shows it.
        evidence: Option<Text<'a>> = ResultEvidence,
        /// What worked.
        worked: List<'a, Text<'a>> = Worked,
        /// What did not.
        did_not_work: List<'a, Text<'a>> = DidNotWork,
        /// Why it was not met.
        why_not: Option<Chosen<'a, WhyNot>> = WhyNot,
        /// What is to become of it.
        decision: Option<Chosen<'a, TargetDecision>> = Decision,
        /// What changes.
        change: Option<Text<'a>> = Change,
    }
}

impl PastResult<'_> {
    /// What its target is called where space is short: its title, or else the whole text.
    pub(crate) fn short(&self) -> Option<&str> {
        short(self.title.as_ref(), self.text.as_ref())
    }
}

impl TargetReview<'_> {
    /// Whether the target was reached.
    pub(crate) fn is_met(&self) -> bool {
        self.outcome.and_then(|outcome| outcome.meaning).is_some_and(Outcome::is_met)
    }
}

typed! {
    /// What was given of a row of provision.
    group Delivery {
        /// The row, by its id.
        row: Option<Text<'a>> = DeliveredRow,
        /// How many sessions were planned, where the row says it in words.
        planned: Option<Number<'a>> = Planned,
        /// How many were given.
        delivered: Option<Number<'a>> = Delivered,
        /// Why the others were not, in words that families read.
        missed_because: Option<&'a Item> = MissedBecause,
        /// The same for staff alone.
        reason_missed: Option<&'a Item> = ReasonMissed,
        /// What becomes of it in the next plan.
        decision: Option<Chosen<'a, RowDecision>> = RowDecision,
    }
}

/// How many sessions were given of several rows, and how many were planned of these rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct SessionsGiven {
    /// How many were given.
    pub(crate) given: f64,
    /// How many were planned.
    pub(crate) planned: f64,
}

typed! {
    /// What was measured before and after.
    group Impact {
        /// What was measured.
        measure: Option<Text<'a>> = SeriesMeasure,
        /// The value after.
        after: Option<Text<'a>> = ImpactAfter,
    }
}

typed! {
    /// What became of a target of the plan before.
    group PastResult {
        /// Its text.
        text: Option<Text<'a>> = PastText,
        /// The same in a few words.
        title: Option<Text<'a>> = PastTitle,
        /// What became of it.
        outcome: Option<Chosen<'a, Outcome>> = Result,
        /// The value at its start.
        baseline: Option<Amount<'a>> = PastBaseline,
        /// The last value.
        value: Option<Amount<'a>> = ResultValue,
        /// The value to reach.
        goal: Option<Amount<'a>> = PastGoal,
        /// Of what.
        unit: Option<Text<'a>> = Unit,
    }
}

//! The state of the plans: current, being written, overdue, reviewed without a next one.

use serde::Serialize;

use crate::leaders::facts::PlanFacts;
use crate::leaders::school::School;
use crate::model::Kinship;
use crate::template::PlanDecision;

/// How far ahead a review counts as due, in days: half a term.
const AHEAD: i64 = 42;

/// How the plans are.
#[derive(Debug, Serialize)]
pub(super) struct State {
    /// All plans.
    all: StateCounts,
    /// The median of days from a review to the start of the next plan; `None` where no pupil has both.
    days_to_next: Option<i64>,
}

/// How many plans are in which state; a plan may be in several.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(super) struct StateCounts {
    /// The plans that count: of each pupil one.
    plans: usize,
    /// Agreed, and not reviewed yet.
    current: usize,
    /// Still being written.
    draft: usize,
    /// Of the current ones, those whose review is due within half a term.
    due: usize,
    /// Of the current ones, those whose review is late.
    overdue: usize,
    /// Reviewed.
    reviewed: usize,
    /// Reviewed, with support to go on, and no next plan.
    no_next: usize,
}

impl State {
    pub(super) fn of(school: &School<'_>) -> Self {
        let plans = school.current();
        Self { all: StateCounts::of(&plans, school), days_to_next: days_to_next(school) }
    }
}

impl StateCounts {
    fn of(plans: &[&PlanFacts], school: &School<'_>) -> Self {
        let count = |is: &dyn Fn(&PlanFacts) -> bool| plans.iter().filter(|plan| is(plan)).count();
        let days_to = |plan: &PlanFacts| Some((plan.review_date? - school.today?).num_days());
        let current = is_current;
        Self {
            plans: plans.len(),
            current: count(&current),
            draft: count(&|plan| plan.is_draft()),
            due: count(&|plan| {
                current(plan) && days_to(plan).is_some_and(|days| (0..=AHEAD).contains(&days))
            }),
            overdue: count(&|plan| current(plan) && days_to(plan).is_some_and(|days| days < 0)),
            reviewed: count(&|plan| plan.review.is_some()),
            no_next: count(&|plan| goes_on(plan) && !school.has_next(plan)),
        }
    }
}

/// Whether it is agreed and not reviewed.
pub(super) fn is_current(plan: &PlanFacts) -> bool {
    !plan.is_draft() && plan.review.is_none()
}

/// Whether it is reviewed, and support goes on.
pub(super) fn goes_on(plan: &PlanFacts) -> bool {
    plan.review.as_ref().is_some_and(|review| review.decision != Some(PlanDecision::Exit))
        && !plan.leaves
}

/// The median of days from a review to the start of the next plan.
fn days_to_next(school: &School<'_>) -> Option<i64> {
    let next = |plan: &PlanFacts| {
        let later = school.plans.iter().filter(|other| {
            other.start > plan.start && other.pupil.kinship(&plan.pupil) == Kinship::Same
        });
        let start = later.filter_map(|other| other.start).min()?;
        Some((start - plan.held()?).num_days())
    };
    let mut days: Vec<i64> = school.plans.iter().filter_map(next).collect();
    days.sort_unstable();
    days.get(days.len() / 2).copied()
}

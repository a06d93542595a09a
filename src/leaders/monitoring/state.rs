//! The state of the plans: current, being written, overdue, reviewed without a next one.

use serde::Serialize;

use crate::leaders::due::{Kind, listed};
use crate::leaders::facts::PlanFacts;
use crate::leaders::school::School;
use crate::model::Kinship;

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
    /// Not reviewed yet.
    open: usize,
    /// Of them those whose review is due within half a term.
    due: usize,
    /// Of them those whose review is late.
    overdue: usize,
    /// Not reviewed, or reviewed without a next one.
    listed: usize,
    /// Reviewed, with support to go on, and no next plan.
    no_next: usize,
}

impl State {
    pub(super) fn of(school: &School<'_>) -> Self {
        Self { all: StateCounts::of(school), days_to_next: days_to_next(school) }
    }
}

impl StateCounts {
    /// Reviews are counted as the list of reviews due has them.
    fn of(school: &School<'_>) -> Self {
        let plans = school.current();
        let count = |is: &dyn Fn(&PlanFacts) -> bool| plans.iter().filter(|plan| is(plan)).count();
        let listed = listed(school);
        let reviews = |kind| listed.iter().filter(|one| one.kind == kind).count();
        Self {
            plans: plans.len(),
            current: count(&is_current),
            draft: count(&|plan| plan.is_draft()),
            open: listed.len() - reviews(Kind::NoNext),
            due: reviews(Kind::Due),
            overdue: reviews(Kind::Overdue),
            listed: listed.len(),
            no_next: reviews(Kind::NoNext),
        }
    }
}

/// Whether it is agreed and not reviewed.
fn is_current(plan: &PlanFacts) -> bool {
    !plan.is_draft() && plan.review.is_none()
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

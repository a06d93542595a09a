//! A review -> the next plan that is due after it.

use chrono::{Days, NaiveDate};

use super::Subject;
use crate::model::{Means as _, school_year};
use crate::source::Place;
use crate::template::{PlanDecision, YearGroup};

/// How long after a review the next plan may begin, in days, where the review does not say: a holiday and a few weeks.
const SOON: u64 = 42;

/// A review after which a next plan is due.
#[derive(Debug, Clone)]
pub(crate) struct Awaits {
    /// The day from which it is due.
    pub(crate) since: NaiveDate,
    /// The field that says when the review was held.
    pub(crate) path: String,
    /// Where that is written.
    pub(crate) place: Place,
}

/// What a plan awaits on the day that it is judged.
pub(super) fn awaits(subject: &Subject<'_>) -> Option<Awaits> {
    let plan = subject.plan;
    let today = subject.known.today?;
    let held = plan.review.held?;
    let soon = || held.checked_add_days(Days::new(SOON));
    let since = plan.review.next_start.map(|start| *start).or_else(soon)?;
    let starts = plan.cycle.start.map(|start| school_year(*start));
    let leaves = plan.pupil.year_group.means(YearGroup::Year6)
        && starts.is_some_and(|starts| school_year(since) > starts);
    let goes_on = !plan.review.decision.means(PlanDecision::Exit) && !leaves;
    (goes_on && today >= since).then(|| Awaits {
        since,
        path: held.path().to_owned(),
        place: held.place().clone(),
    })
}

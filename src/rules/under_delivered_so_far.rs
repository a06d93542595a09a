//! `under-delivered-so-far`: support that falls behind, while there is time to do something about it.

use crate::finding::Finding;
use crate::model::{ProvisionRow, Sessions, SupportPlan};
use crate::rules::Subject;
use crate::rules::quality::quality;

/// The share of the sessions planned so far below which support falls behind, in per cent.
const ENOUGH: f64 = 80.0;

quality! {
    /// Less support has been given so far than was planned.
    ///
    /// ## What it looks for
    ///
    /// Before the review: a row of provision of which the log, a week of it at least, has fewer than four fifths of the
    /// sessions planned up to its last entry (`rule_limits: {delivered-so-far: 90}` sets a different share).
    ///
    /// ## Why
    ///
    /// At the review it is too late: nobody can tell then whether the support was wrong, or was not given. (The guide “Using
    /// SEND Support Plans Effectively in Primary Schools”: plans delivered with fidelity.)
    ///
    /// ## Example
    ///
    /// ```files,fail
    /// # sam.yaml
    /// do: [{week: 1, row: P3, given: 2}, {week: 2, row: P3, given: no, missed_because: [no-cover]}]
    /// ```
    ///
    /// ```files,pass
    /// # sam.yaml
    /// do: [{week: 1, row: P3, given: 3}, {week: 2, row: P3, given: 2}]
    /// ```
    ///
    /// ## Instead
    ///
    /// Agree who steps in, or when the missed sessions are made up; or plan as much as can be given.
    "under-delivered-so-far", Note, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let plan = subject.plan;
    if plan.is_reviewed() {
        return;
    }
    let limit = subject.limit("delivered-so-far", ENOUGH);
    for row in &plan.provision {
        let so_far = plan.sessions_of(row, subject.known.today);
        if has_a_week(&so_far, row) && so_far.share().is_some_and(|share| share * 100.0 < limit) {
            found.extend(behind(plan, row, &so_far));
        }
    }
}

/// Whether the log goes on for a week at least.
fn has_a_week(so_far: &Sessions, row: &ProvisionRow<'_>) -> bool {
    let a_week = row.times_per_week.map(|times| *times);
    so_far.until.is_some()
        && so_far.planned_to_date.zip(a_week).is_some_and(|(due, week)| due >= week)
}

/// The finding that a row falls behind.
fn behind(plan: &SupportPlan<'_>, row: &ProvisionRow<'_>, so_far: &Sessions) -> Option<Finding> {
    let (given, due) = (so_far.given_to_date?, so_far.planned_to_date?);
    let day = so_far.until?.format("%-d %B %Y");
    let id = row.id.as_deref().unwrap_or_default();
    let share = given / due * 100.0;
    let message =
        format!("{id}: {given} of the {due} sessions planned by {day} were given ({share:.0}%)");
    let gaps = plan.weeks_without_entry(row, so_far);
    let hint = match (gaps.as_slice(), plan.missed_so_far(row).first()) {
        ([], Some(why)) => format!("most often {}: agree now how the sessions will be given", why.label),
        ([], None) => "agree now how the sessions will be given, and say in `missed_because` why they were not".into(),
        ([week], _) => format!("nothing is written down for week {week}: add it if help was given then"),
        (weeks, _) => {
            let weeks: Vec<String> = weeks.iter().map(ToString::to_string).collect();
            format!("nothing is written down for weeks {}: add them if help was given then", weeks.join(", "))
        }
    };
    let place = row.programme.as_ref().map_or(row.item, |text| text.item);
    Some(RULE.at(place, message).hint(hint))
}

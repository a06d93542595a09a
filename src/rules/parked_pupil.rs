//! `parked-pupil`: term after term without a change.

use chrono::Days;

use crate::finding::Finding;
use crate::model::ProvisionRow;
use crate::rules::quality::quality;
use crate::rules::{Cycle, Subject};
use crate::template::{Role, Status};
use crate::wording;

/// How many cycles without a change are too many.
const CYCLES: usize = 3;

/// A term of fourteen weeks, in days.
const TERM: u64 = 98;

quality! {
    /// A pupil stays on a plan that changes nothing.
    ///
    /// ## What it looks for
    ///
    /// Three or more cycles in which no target was met, with the same provision in all of them, no change noted
    /// at the reviews and no specialist; or a review that is more than a term overdue.
    ///
    /// ## Why
    ///
    /// The guide “Using SEND Support Plans Effectively in Primary Schools” warns of “parking” pupils on plans without
    /// meaningful change.
    ///
    /// ## Example
    ///
    /// ```files,fail
    /// # checked on 2027-04-01
    /// # sam.yaml
    /// cycle: {review_date: 2026-12-07}
    /// ```
    ///
    /// ```files,pass
    /// # checked on 2026-12-20
    /// # sam.yaml
    /// cycle: {review_date: 2026-12-07}
    /// ```
    ///
    /// ## Instead
    ///
    /// Change the provision, ask a specialist, or talk to the parents about other options; and write it down.
    "parked-pupil", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let plan = subject.plan;
    let earlier = &subject.known.earlier;
    let rows: Vec<String> = plan.provision.iter().map(ProvisionRow::fingerprint).collect();
    let unchanged = |cycle: &Cycle| {
        !cycle.any_met()
            && !cycle.specialists
            && cycle.targets.iter().all(|target| {
                target.change.trim().is_empty() || wording::is_no_change(&target.change)
            })
            && !rows.is_empty()
            && cycle.provision.len() == rows.len()
            && rows.iter().all(|row| cycle.provision.contains(row))
    };
    let count = 1 + earlier.iter().take_while(|cycle| unchanged(cycle)).count();
    if count >= CYCLES && plan.agencies.item.is_none() {
        let message = format!(
            "no target was reached in the {} before this, yet the provision is the same",
            super::counted(count - 1, "cycle")
        );
        found.push(
            RULE.plan(subject, Role::CycleNumber, message).hint(
                "change the provision, ask a specialist, and write down what will be different",
            ),
        );
    }
    let reviewed = plan.is_reviewed() || plan.cycle.is(Status::Closed);
    if let (Some(today), Some(due)) = (subject.known.today, plan.cycle.review_date)
        && !reviewed
        && due.checked_add_days(Days::new(TERM)).is_some_and(|latest| today > latest)
    {
        let message =
            format!("the review was due on {}, more than a term ago", due.format("%-d %B %Y"));
        found.push(RULE.at(due.item, message).hint(match plan.slots.can_have(Role::Review) {
            true => "hold it now: `sendplan review FILE` prepares it",
            false => "hold it now, and write a new plan or close this one",
        }));
    }
}

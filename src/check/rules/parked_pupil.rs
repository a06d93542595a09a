//! `parked-pupil`: term after term without a change.

use chrono::Days;

use super::super::Subject;
use super::super::cycle::{Cycle, row};
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::template::Role;
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
    let earlier = &subject.known.earlier;
    let rows: Vec<String> = subject.groups(Role::ProvisionRow).map(row).collect();
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
    if count >= CYCLES && subject.by_role(Role::Agencies).is_none() {
        found.push(
            RULE.plan(
                subject,
                Role::CycleNumber,
                format!(
                    "no target was reached in the {} before, and the provision is still the same",
                    super::counted(count - 1, "cycle")
                ),
            )
            .hint("change the provision, ask a specialist, and write down what changes"),
        );
    }
    let reviewed =
        subject.by_role(Role::Review).is_some() || subject.text(Role::Status) == "closed";
    if let (Some(today), Some(place), Some(due)) =
        (subject.known.today, subject.by_role(Role::ReviewDate), subject.date(Role::ReviewDate))
        && !reviewed
        && due.checked_add_days(Days::new(TERM)).is_some_and(|latest| today > latest)
    {
        found.push(
            RULE.at(
                place,
                format!("the review was due on {}, more than a term ago", due.format("%-d %B %Y")),
            )
            .hint("hold it now: `sendplan review FILE` prepares it"),
        );
    }
}

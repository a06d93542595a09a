//! `few-meetings`: fewer than three meetings with the parents in sight.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Subject;
use crate::finding::Finding;
use crate::rules::quality::quality;
use crate::template::{Role, Status};

/// How many meetings a year parents are to be offered.
const MEETINGS: usize = 3;

quality! {
    /// Fewer than three meetings with the parents are planned.
    ///
    /// ## What it looks for
    ///
    /// Fewer than three meetings, counting `next_meetings` and the review.
    ///
    /// ## Why
    ///
    /// “Schools should meet parents at least three times each year.” (SEND Code of Practice 2015, 6.65.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// agreement.next_meetings: [2027-03-22]
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// agreement.next_meetings: [2027-03-22, 2027-06-28]
    /// ```
    "few-meetings", Note, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let cycle = &subject.plan.cycle;
    let Some(review) = subject.plan.first(Role::ReviewDate) else { return };
    let due = cycle.review_date.map(|due| *due);
    let days: BTreeSet<NaiveDate> = cycle
        .meetings
        .iter()
        .map(|day| **day)
        .filter(|day| Some(*day) != due && cycle.start.is_none_or(|start| *day >= *start))
        .collect();
    let planned = days.len() + 1;
    if planned >= MEETINGS || cycle.is(Status::Closed) {
        return;
    }
    let message = format!(
        "{} with the parents, counting the review; England's SEND Code asks schools to meet parents at least three times a year",
        super::counted(planned, "meeting")
    );
    let place = cycle.meetings.item.or(subject.plan.agreement.item).unwrap_or(review);
    let finding = RULE.at(place, message);
    found.push(match subject.plan.slots.can_have(Role::Meetings) {
        true => finding.hint("add the dates to `next_meetings`"),
        false => finding.hint("agree on dates with the parents"),
    });
}

//! `few-meetings`: fewer than three meetings with the parents in sight.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::super::Subject;
use super::super::parts::{date, items};
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::template::Role;

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
    let list = subject.by_role(Role::Meetings);
    let review = usize::from(subject.by_role(Role::ReviewDate).is_some());
    let start = subject.date(Role::CycleStart);
    let due = subject.date(Role::ReviewDate);
    let days: BTreeSet<NaiveDate> = items(list)
        .iter()
        .filter_map(|item| date(Some(item)))
        .filter(|day| Some(*day) != due && start.is_none_or(|start| *day >= start))
        .collect();
    let planned = days.len() + review;
    if planned >= MEETINGS || review == 0 || subject.text(Role::Status) == "closed" {
        return;
    }
    let message = format!(
        "{} with the parents, the review included; three a year are due",
        super::counted(planned, "meeting")
    );
    let hint = "add the days to `next_meetings`";
    found.push(match list {
        Some(list) => RULE.at(list, message).hint(hint),
        None => RULE.plan(subject, Role::ReviewDate, message).hint(hint),
    });
}

//! `many-targets`: more than four.

use super::super::Subject;
use super::super::parts::items;
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::template::Role;

/// The most targets of a usual plan.
const MANY: usize = 4;

quality! {
    /// The plan has more than four targets.
    ///
    /// ## What it looks for
    ///
    /// Five or more targets.
    ///
    /// ## Why
    ///
    /// A plan should have 3 or 4 short-term targets. (Islington's page on SEND Support Plans.) Nobody works on six at
    /// once, least of all the child.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[4]: targets[1]
    /// targets[4].id: T4
    /// targets[5]: targets[3]
    /// targets[5].id: T5
    /// provision[1].targets: [T1, T2, T4, T5]
    /// ```
    ///
    /// ```edit,pass
    /// targets[4]: targets[1]
    /// targets[4].id: T4
    /// provision[1].targets: [T1, T2, T4]
    /// ```
    ///
    /// ## Instead
    ///
    /// Keep the ones that matter most, and leave the others for the next cycle.
    "many-targets", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(list) = subject.by_role(Role::Target) else { return };
    let targets = items(Some(list));
    if let Some(fifth) = targets.get(MANY) {
        found.push(
            RULE.at(
                fifth,
                format!(
                    "this plan has {} targets; three or four are worked on, the others wait",
                    targets.len()
                ),
            )
            .hint("keep those that matter most, and leave the others for the next cycle"),
        );
    }
}

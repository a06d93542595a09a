//! `many-targets`: more than four.

use crate::finding::Finding;
use crate::rules::Subject;
use crate::rules::quality::quality;

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
    let targets = &subject.plan.targets;
    if let Some(fifth) = targets.get(MANY) {
        let message = format!(
            "this plan has {} targets; three or four are as many as a child can work on",
            targets.len()
        );
        found.push(
            RULE.at(fifth.item, message)
                .hint("keep the ones that matter most, and leave the rest for the next cycle"),
        );
    }
}

//! `few-targets`: fewer than three.

use super::Subject;
use crate::finding::Finding;
use crate::rules::quality::quality;

/// The number of targets of a usual plan.
const FEW: usize = 3;

quality! {
    /// The plan has fewer than three targets.
    ///
    /// ## What it looks for
    ///
    /// One or two targets in a plan that is not a step down to less support.
    ///
    /// ## Why
    ///
    /// A plan should have 3 or 4 short-term targets. (Islington's page on SEND Support Plans.) One may be enough for a
    /// child who will soon manage without a plan; if so, waive the finding with that reason.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[3]:
    /// provision[2]:
    /// assess.needs[2]:
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
    /// Three or four targets: the ones that matter most to the child and the parents.
    "few-targets", Note, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let targets = &subject.plan.targets;
    let Some(list) = targets.item else { return };
    let count = targets.len();
    if (1..FEW).contains(&count) {
        let word = if count == 1 { "one target" } else { "two targets" };
        found.push(
            RULE.at(list, format!("this plan has {word}; three or four are usual"))
                .hint("if support is being stepped down, waive this finding and say so"),
        );
    }
}

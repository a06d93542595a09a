//! `no-priority`: a plan apart from what the school works on.

use crate::finding::Finding;
use crate::rules::Subject;
use crate::rules::quality::quality;

quality! {
    /// No target serves a school priority.
    ///
    /// ## What it looks for
    ///
    /// A plan in which no target names a priority, although the school has `priorities`.
    ///
    /// ## Why
    ///
    /// SEND work is part of school improvement, not separate from it. (The guide “Using SEND Support Plans
    /// Effectively in Primary Schools”: outcomes linked to wider school improvement priorities.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[1].priority:
    /// targets[2].priority:
    /// targets[3].priority:
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[1].priority: SP1
    /// ```
    "no-priority", Note, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let plan = subject.plan;
    let (Some(list), Some(_)) = (plan.targets.item, plan.settings.priorities) else { return };
    if plan.targets.iter().all(|target| target.priority.is_none()) {
        found.push(
            RULE.at(list, "no target supports one of the school's priorities")
                .hint("name one in a target's `priority:`, if one fits"),
        );
    }
}

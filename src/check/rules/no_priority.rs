//! `no-priority`: a plan apart from what the school works on.

use super::super::Subject;
use super::super::parts::item;
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::template::Role;

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
    let (Some(list), Some(_)) = (subject.by_role(Role::Target), subject.by_role(Role::Priorities))
    else {
        return;
    };
    let mut targets = subject.groups(Role::Target);
    if targets.all(|target| item(target, Role::TargetPriority).is_none()) {
        found.push(
            RULE.at(list, "no target serves a priority of the school")
                .hint("name one in a target's `priority:`, if one fits"),
        );
    }
}

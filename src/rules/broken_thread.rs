//! `broken-thread`: need, target and provision that do not hang together.

use super::Subject;
use crate::finding::Finding;
use crate::model::Target;
use crate::rules::quality::quality;

quality! {
    /// A need has no target, or a target has no support.
    ///
    /// ## What it looks for
    ///
    /// A need that no target answers, a target with neither provision nor strategies, a target
    /// without a need, a row of provision without a target.
    ///
    /// ## Why
    ///
    /// This is the golden thread: each need leads to a target, and each target to what the school does. (Outcomes
    /// relevant to the need and how the school will help: the guide “Using SEND Support Plans Effectively in Primary
    /// Schools”; SEND Code of Practice 2015, 6.48.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[3].need: N1
    /// ```
    ///
    /// ```edit,pass
    /// targets[3].need: N2
    /// ```
    ///
    /// ## Instead
    ///
    /// Add a target for the need. If the need has been met already, take it off the list.
    "broken-thread", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let plan = subject.plan;
    for need in plan.needs.iter().filter(|_| !plan.targets.is_empty()) {
        let Some(id) = need.id.as_deref() else { continue };
        let answers = |target: &Target<'_>| target.need.as_deref() == Some(id);
        if !plan.targets.iter().any(answers) {
            found.push(
                RULE.at(need.item, format!("no target answers the need `{id}`"))
                    .hint("add a target for it, or leave the need to a later cycle"),
            );
        }
    }
    for target in plan.targets.iter().filter(|_| plan.provision.item.is_some()) {
        let Some(id) = target.id.as_deref() else { continue };
        if target.strategies.is_empty() && plan.rows_for(target).next().is_none() {
            found.push(
                RULE.at(
                    target.item,
                    format!("nothing in this plan works towards the target `{id}`"),
                )
                .hint("name it in a row of provision, or give it strategies"),
            );
        }
    }
}

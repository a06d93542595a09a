//! `broken-thread`: need, target and provision that do not hang together.

use std::collections::BTreeSet;

use super::super::Subject;
use super::super::parts::{item, items, text};
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::record::{Item, Value};
use crate::template::Role;

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
    let targets: Vec<_> = subject.groups(Role::Target).collect();
    let answered: BTreeSet<String> =
        targets.iter().map(|target| text(target, Role::TargetNeed)).collect();
    for need in items(subject.by_role(Role::Needs)) {
        let Some(id) = id(need).filter(|_| !targets.is_empty()) else { continue };
        if !answered.contains(&id) {
            found.push(
                RULE.at(need, format!("no target answers the need `{id}`"))
                    .hint("add a target for it, or leave the need to a later cycle"),
            );
        }
    }
    let served: BTreeSet<String> = subject
        .groups(Role::ProvisionRow)
        .flat_map(|row| items(item(row, Role::ServedTargets)))
        .map(|target| target.value.plain())
        .collect();
    let rows = subject.by_role(Role::ProvisionRow).is_some();
    for target in items(subject.by_role(Role::Target)) {
        let (Some(id), Value::Group(fields)) = (id(target), &target.value) else { continue };
        let strategies = !items(item(fields, Role::Strategies)).is_empty();
        if rows && !served.contains(&id) && !strategies {
            found.push(
                RULE.at(target, format!("nothing leads to the target `{id}`"))
                    .hint("name it in a row of provision, or give it strategies"),
            );
        }
    }
}

/// The id of an item of a list.
fn id(item: &Item) -> Option<String> {
    match &item.value {
        Value::Group(slots) => Some(slots.item("id")?.value.plain()),
        _ => None,
    }
}

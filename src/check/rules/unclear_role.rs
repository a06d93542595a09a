//! `unclear-role`: who gives the support, and whether they can.

use super::super::Subject;
use super::super::parts::{item, text};
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::template::Role;
use crate::wording;

quality! {
    /// It is not clear who gives the support, or whether they are trained for it.
    ///
    /// ## What it looks for
    ///
    /// A row of provision that names nobody (“staff”), or a person without a role; one given by an assistant, with no
    /// training mentioned; the SENCO as the only person in the plan.
    ///
    /// ## Why
    ///
    /// Trained staff should give the support, and the class teacher is responsible for it, not the SENCO alone. (The
    /// guide “Using SEND Support Plans Effectively in Primary Schools”. SEND Code of Practice 2015, 6.36 and 6.52.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// provision[1].delivered_by: staff
    /// provision[1].role:
    /// ```
    ///
    /// ```edit,fail
    /// provision[1].trained_in:
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// provision[1].trained_in: Talk for writing, one day, January 2026
    /// ```
    "unclear-role", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let mut people = Vec::new();
    for row in subject.groups(Role::ProvisionRow) {
        let Some(who) = item(row, Role::DeliveredBy) else { continue };
        let name = who.value.plain().trim().to_lowercase();
        let role = text(row, Role::DelivererRole).trim().to_lowercase();
        people.push((name.clone(), role.clone()));
        // `All staff`, with the roles that they have, are somebody.
        let many = role.split_whitespace().any(|word| word.trim_end_matches(',').ends_with('s'));
        if wording::is_nobody(&name) && !many {
            found.push(
                RULE.at(who, format!("“{}” is nobody in particular", who.value.plain()))
                    .hint("name the person or the role: somebody has to know that it is theirs"),
            );
            continue;
        }
        let named = role.is_empty()
            && !wording::has_role(&name)
            && name != subject.text(Role::ClassTeacher).to_lowercase()
            && name != subject.text(Role::Senco).to_lowercase();
        if named {
            found.push(
                RULE.at(who, format!("nothing says what `{}` is at school", who.value.plain()))
                    .hint("add `role:`, such as teaching assistant"),
            );
        }
        let assistant = wording::is_assistant(&role) || wording::is_assistant(&name);
        let trained = text(row, Role::TrainedIn);
        let untrained = trained.trim().is_empty()
            || wording::is_nothing(&trained)
            || trained.to_lowercase().starts_with("not ");
        if assistant && untrained {
            found.push(
                RULE.at(who, format!("nothing says what `{}` was trained in for this", who.value.plain()))
                    .hint("add `trained_in:` with the day, or plan the training under `staff_development`"),
            );
        }
    }
    for role in [Role::ClassTeacher, Role::Senco] {
        if let Some(item) = subject.by_role(role)
            && wording::is_nothing(&item.value.plain())
        {
            found.push(
                RULE.at(
                    item,
                    format!("“{}” is nobody who answers for the plan", item.value.plain()),
                )
                .hint("name the person"),
            );
        }
    }
    let senco = subject.text(Role::Senco).to_lowercase();
    let alone = |name: &str, role: &str| {
        name.contains("senco") || role.contains("senco") || (!senco.is_empty() && name == senco)
    };
    if !people.is_empty() && people.iter().all(|(name, role)| alone(name, role)) {
        let teacher = subject.text(Role::ClassTeacher).to_lowercase();
        let message = if teacher == senco {
            "the SENCO is the only person in this plan"
        } else {
            "the SENCO gives all of the support"
        };
        found.push(
            RULE.plan(subject, Role::ClassTeacher, message)
                .hint("every teacher is a teacher of SEND: name what the class teacher gives"),
        );
    }
}

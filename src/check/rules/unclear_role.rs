//! `unclear-role`: who gives the support, and whether they can.

use super::super::Subject;
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::model::Text;
use crate::template::Role;
use crate::wording;

quality! {
    /// It is not clear who gives the support, or whether they have learnt it.
    ///
    /// ## What it looks for
    ///
    /// A row of provision that names nobody (staff), or a person without a role; one that an assistant gives who is not
    /// said to be trained; the SENCO as the only person of the plan.
    ///
    /// ## Why
    ///
    /// Support is to be given by trained staff, and the class teacher answers for it, not the SENCO alone. (The guide
    /// “Using SEND Support Plans Effectively in Primary Schools”. SEND Code of Practice 2015, 6.36 and 6.52.)
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
    let plan = subject.plan;
    let small = |text: &Option<Text<'_>>| text.as_deref().unwrap_or_default().to_lowercase();
    let (teacher, senco) = (small(&plan.school.class_teacher), small(&plan.school.senco));
    let mut people = Vec::new();
    for row in &plan.provision {
        let Some(who) = &row.delivered_by else { continue };
        let name = who.trim().to_lowercase();
        let role = small(&row.role).trim().to_owned();
        people.push((name.clone(), role.clone()));
        // `All staff`, with the roles that they have, are somebody.
        let many = role.split_whitespace().any(|word| word.trim_end_matches(',').ends_with('s'));
        if wording::is_nobody(&name) && !many {
            found.push(
                RULE.at(who.item, format!("“{}” is nobody in particular", &**who))
                    .hint("name the person or the role: somebody has to know that it is theirs"),
            );
            continue;
        }
        let named =
            role.is_empty() && !wording::has_role(&name) && name != teacher && name != senco;
        if named {
            found.push(
                RULE.at(who.item, format!("nothing says what `{}` is at school", &**who))
                    .hint("add `role:`, such as teaching assistant"),
            );
        }
        let assistant = wording::is_assistant(&role) || wording::is_assistant(&name);
        let trained = row.trained_in.as_deref().unwrap_or_default();
        let untrained = trained.trim().is_empty()
            || wording::is_nothing(trained)
            || trained.to_lowercase().starts_with("not ");
        if assistant && untrained {
            found.push(
                RULE.at(who.item, format!("nothing says what `{}` was trained in for this", &**who))
                    .hint("add `trained_in:` with the day, or plan the training under `staff_development`"),
            );
        }
    }
    for name in [&plan.school.class_teacher, &plan.school.senco].into_iter().flatten() {
        if wording::is_nothing(name) {
            found.push(
                RULE.at(name.item, format!("“{}” is nobody who answers for the plan", &**name))
                    .hint("name the person"),
            );
        }
    }
    let alone = |name: &str, role: &str| {
        name.contains("senco") || role.contains("senco") || (!senco.is_empty() && name == senco)
    };
    if !people.is_empty() && people.iter().all(|(name, role)| alone(name, role)) {
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

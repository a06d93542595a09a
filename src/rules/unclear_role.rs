//! `unclear-role`: who gives the support, and whether they can.

use crate::finding::Finding;
use crate::model::{ProvisionRow, Text};
use crate::rules::Subject;
use crate::rules::quality::quality;
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
    let school = &subject.plan.school;
    let lower = |text: &Option<Text<'_>>| text.as_deref().unwrap_or_default().to_lowercase();
    let (teacher, senco) = (lower(&school.class_teacher), lower(&school.senco));
    let mut people = Vec::new();
    for row in &subject.plan.provision {
        let Some(who) = &row.delivered_by else { continue };
        let giver = Giver::of(row, who);
        giver.judge(&[teacher.as_str(), senco.as_str()], found);
        people.push(giver);
    }
    for name in [&school.class_teacher, &school.senco].into_iter().flatten() {
        if wording::is_nothing(name) {
            found.push(
                RULE.at(
                    name.item,
                    format!("“{}” is not somebody who can be responsible for the plan", &**name),
                )
                .hint("name the person"),
            );
        }
    }
    if !people.is_empty() && people.iter().all(|giver| giver.is_senco(&senco)) {
        let message = if teacher == senco {
            "the SENCO is the only person in this plan"
        } else {
            "the SENCO gives all of the support"
        };
        found.push(
            RULE.plan(subject, Role::ClassTeacher, message)
                .hint("every teacher is a teacher of SEND: say what the class teacher does"),
        );
    }
}

/// Somebody who gives a row of provision.
struct Giver<'a> {
    row: &'a ProvisionRow<'a>,
    who: &'a Text<'a>,
    /// The name in small letters.
    name: String,
    /// The role at school in small letters, empty if it is not said.
    role: String,
}

impl<'a> Giver<'a> {
    fn of(row: &'a ProvisionRow<'a>, who: &'a Text<'a>) -> Self {
        let role = row.role.as_deref().unwrap_or_default();
        Self { row, who, name: who.trim().to_lowercase(), role: role.trim().to_lowercase() }
    }

    /// Finds what is not said of who it is; `known` are those whose role everybody knows.
    fn judge(&self, known: &[&str], found: &mut Vec<Finding>) {
        let Self { who, name, role, .. } = self;
        let shown = &***who;
        // `All staff`, with the roles that they have, are somebody.
        let many = role.split_whitespace().any(|word| word.trim_end_matches(',').ends_with('s'));
        if wording::is_nobody(name) && !many {
            found.push(
                RULE.at(who.item, format!("“{shown}” is nobody in particular"))
                    .hint("name the person or the role, so that somebody knows the job is theirs"),
            );
            return;
        }
        if role.is_empty() && !wording::has_role(name) && !known.contains(&name.as_str()) {
            found.push(
                RULE.at(who.item, format!("this does not say what `{shown}` does at school"))
                    .hint("add `role:`, such as teaching assistant"),
            );
        }
        let assistant = wording::is_assistant(role) || wording::is_assistant(name);
        if assistant && !self.is_trained() {
            found.push(
                RULE.at(who.item, format!("this does not say how `{shown}` was trained for it"))
                    .hint("add `trained_in:` with the date, or plan the training under `staff_development`"),
            );
        }
    }

    fn is_trained(&self) -> bool {
        let training = self.row.trained_in.as_deref().unwrap_or_default();
        !training.trim().is_empty()
            && !wording::is_nothing(training)
            && !training.to_lowercase().starts_with("not ")
    }

    fn is_senco(&self, senco: &str) -> bool {
        self.name.contains("senco")
            || self.role.contains("senco")
            || (!senco.is_empty() && self.name == senco)
    }
}

//! `wrong-pronoun`: a sentence that was written for another child.

use super::{about_the_child, is_for_child, people};
use crate::finding::{Finding, Level};
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::rules::subject::Read;
use crate::template::Role;
use crate::wording::{self, Pronouns};

quality! {
    /// A text uses another child's pronouns.
    ///
    /// ## What it looks for
    ///
    /// With `pronouns: she/her`: he, him, his or himself in a sentence that names nobody else it could refer to, such
    /// as a parent, an adult or a friend; and likewise for he/him, they/them and she/they. “They” counts as one person
    /// only if it clearly is: “so that they can read”. In targets, outcomes, what the review says about a target and
    /// what the child reads it is an error; in needs and provision it is a warning. Words between quotation marks are
    /// skipped, and if the plan gives no pronouns, the rule looks for nothing.
    ///
    /// ## Why
    ///
    /// It suggests that a text was copied and only the name changed.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[3].text: By 7 December 2026 Sam will show her break card before she leaves the room, by herself, in 9 of 10 breaks.
    /// #                                                 ^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[3].text: By 7 December 2026 Sam will show his break card before he leaves the room, by himself, in 9 of 10 breaks.
    /// ```
    "wrong-pronoun", Error, waivable, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(said) = subject.plan.pupil.pronouns.as_deref() else { return };
    let Some(own) = wording::own_pronouns(said) else { return };
    let known = people(subject);
    let mut judge = |read: &Read<'_>, level: Level| {
        let for_child = is_for_child(read);
        if let Some(range) = wording::foreign(&read.sentence, &own, &known, for_child) {
            let message = format!("“{}”, but the pronouns are {said}", read.words(&range));
            found.push(
                RULE.at_words(read, range, message)
                    .with_level(level)
                    .hint("was this written about another child? read the whole text again"),
            );
        }
    };
    about_the_child(subject).for_each(|read| judge(read, Level::Error));
    // Of support for several children `they` says nothing, and a group may be spoken of.
    if own.contains(&Pronouns::They) {
        return;
    }
    let roles = [Role::NeedStatement, Role::ProvisionText, Role::FadePlan, Role::Classroom];
    for read in subject
        .texts
        .iter()
        .filter(|read| read.readers.role.is_some_and(|role| roles.contains(&role)))
    {
        judge(read, Level::Warning);
    }
}

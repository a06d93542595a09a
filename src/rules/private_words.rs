//! `private-words`: what does not leave the staff room.

use super::Subject;
use super::subject::Read;
use crate::finding::Finding;
use crate::model::Text;
use crate::rules::quality::quality;
use crate::template::Role;
use crate::wording;

quality! {
    /// A text that parents or the child read contains something private.
    ///
    /// ## What it looks for
    ///
    /// In every field printed on a parents' or a child's copy: safeguarding words (child protection, social
    /// worker …), names of medicines, conflict between parents, staff matters, addresses; and that a member of staff was ill
    /// or away, in any words (“Mrs Bell ill for six days”, “our TA had an operation”). A child's own illness does not
    /// count. Fields for staff alone are not judged.
    ///
    /// ## Why
    ///
    /// A copy can be left on a bus. Safeguarding is for the safeguarding lead to share, medicine belongs in the
    /// healthcare plan, and what one parent did is not for the other to read. (Department for Education: data
    /// protection in schools. Information Commissioner: education data.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// assess.health: Takes Ritalin at lunchtime
    /// #                    ^^^^^^^
    /// ```
    ///
    /// ```edit,fail
    /// assess.other_plans: [CP plan since June]
    /// ```
    ///
    /// ```edit,fail
    /// provision[1].fade_plan: The group starts again when Mrs White, who was ill in May, is back.
    /// #                                                   ^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// About missed sessions, families read `missed_because`; `reason_missed` is for staff.
    ///
    /// ```edit,pass
    /// assess.health: See his healthcare plan
    /// ```
    "private-words", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let people = people(subject);
    for read in &subject.texts {
        let Read { sentence, readers, .. } = read;
        if !(readers.parent || readers.child) {
            continue;
        }
        let of_staff = wording::absence(sentence, &people);
        for private in wording::private(sentence).into_iter().chain(of_staff) {
            let also = if readers.child { " and the child" } else { "" };
            found.push(
                RULE.at_words(
                    read,
                    private.range.clone(),
                    format!("the parents{also} will read “{}”", read.words(&private.range)),
                )
                .because(format!("it is in the list of words about {}", private.says))
                .hint(instead(&private.says)),
            );
        }
        let contact =
            matches!(readers.role, Some(Role::ParentDetail | Role::ParentAddress | Role::Contact));
        if let Some(address) = wording::address(sentence).filter(|_| !contact) {
            found.push(
                RULE.at_words(
                    read,
                    address.clone(),
                    format!("“{}” looks like an address", read.words(&address)),
                )
                .hint("leave it out; a parent's address goes under `family:`"),
            );
        }
    }
}

/// Who is known by name: those who teach, give support or step in, and the pupil with the family.
fn people(subject: &Subject<'_>) -> wording::People {
    let words = |roles: &[Role]| -> Vec<String> {
        let items = roles.iter().flat_map(|role| subject.plan.all(*role));
        items.flat_map(|item| wording::People::words(&Text::of(item)).collect::<Vec<_>>()).collect()
    };
    let others =
        words(&[Role::PupilName, Role::PupilFirstName, Role::PupilLastName, Role::ParentDetail]);
    let mut staff = words(&[Role::ClassTeacher, Role::Senco, Role::DeliveredBy, Role::Cover]);
    staff.retain(|name| !others.contains(name));
    wording::People { staff, others }
}

/// What to write in place of words of a group.
fn instead(group: &str) -> &'static str {
    match group {
        "medicines" => "write “see the healthcare plan”: medicines belong there",
        "safeguarding" => "leave it out, and ask the safeguarding lead what may be shared",
        "staff matters" => {
            "leave it out: it is about a member of staff, not about the child; `missed_because` and `reason_missed` say why sessions were missed"
        }
        _ => "leave it out: write “both homes”, and nothing that one parent says about the other",
    }
}

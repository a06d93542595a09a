//! `parental-responsibility`: a copy for somebody who may have no right to it.

use crate::finding::Finding;
use crate::people::{gets_copy, of};
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::template::PersonKind;

quality! {
    /// Somebody without parental responsibility would get a copy.
    ///
    /// ## What it looks for
    ///
    /// Somebody with `parental_responsibility: no` who would get a parent's copy, with neither `copy: yes` nor
    /// `no_copy:`. Foster carers and social workers are not asked about: they do not have parental responsibility, and
    /// need the copy.
    ///
    /// ## Why
    ///
    /// A copy contains information about health, home and what others said. Anybody who gets it must have a right to
    /// it, or the agreement of somebody who has.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// family.parents[1].parental_responsibility: no
    /// ```
    ///
    /// ## Instead
    ///
    /// Write `copy: yes` if those who have responsibility agree, or `no_copy:` with the reason and the date.
    ///
    /// ```edit,pass
    /// family.parents[1].parental_responsibility: no
    /// family.parents[1].copy: yes
    /// ```
    "parental-responsibility", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let people = of(subject.plan.slots);
    for (index, person) in people.iter().enumerate() {
        let asked = person.responsible == Some(false)
            && person.copy.is_none()
            && !matches!(person.kind, PersonKind::FosterCarer | PersonKind::SocialWorker)
            && gets_copy(&people, index);
        if asked {
            let message =
                format!("`{}` has no parental responsibility and would get a copy", person.id);
            found.push(
                Finding::new(&RULE.rule, message)
                    .at(&person.place, "")
                    .path(&person.path)
                    .hint("is that right? then say `copy: yes`; if not, `no_copy:` with a reason and a date"),
            );
        }
    }
}

//! `helper-differs`: the child reads of another adult than the one who comes.

use super::Subject;
use crate::finding::Finding;
use crate::model::{ProvisionRow, Text};
use crate::rules::quality::quality;
use crate::wording;

quality! {
    /// The child's words name a different adult from the provision.
    ///
    /// ## What it looks for
    ///
    /// An adult with a title, such as Mrs Bell, in the child's words about a row or a target, who does not give or
    /// cover that row or any row for that target, does not measure it, and does not teach the class.
    ///
    /// ## Why
    ///
    /// When another adult takes over, people change the row and forget the child's page. The child will look out for
    /// the adult named there.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// provision[2].child: I talk to Mrs Grey on Mondays.
    /// #                                 ^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// provision[2].child: I talk to Mrs Black on Mondays.
    /// ```
    "helper-differs", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let plan = subject.plan;
    let always = [&plan.school.class_teacher, &plan.school.senco]
        .map(|name| name.as_deref().unwrap_or_default())
        .join("; ");
    for row in &plan.provision {
        let Some(said) = &row.child_text else { continue };
        if let Some(own) = helpers(row) {
            found.extend(stranger(said, &[own, wording::last_names(&always)].concat(), row));
        }
    }
    for target in &plan.targets {
        let serving: Vec<&ProvisionRow<'_>> = plan.rows_for(target).collect();
        // A row given by all staff may be given by anybody.
        let Some(own) = serving.iter().map(|row| helpers(row)).collect::<Option<Vec<_>>>() else {
            continue;
        };
        let Some(first) = serving.first() else { continue };
        let measuring = wording::last_names(target.measured_by());
        let known = [own.concat(), wording::last_names(&always), measuring].concat();
        found.extend(target.child_words().iter().filter_map(|said| stranger(said, &known, first)));
    }
}

/// Who gives a row and who steps in, by their last names; nothing where nobody is named.
fn helpers(row: &ProvisionRow<'_>) -> Option<Vec<String>> {
    let mut names = wording::last_names(row.giver());
    if names.is_empty() {
        return None;
    }
    names.extend(wording::last_names(row.stand_in()));
    Some(names)
}

/// The finding that a text names somebody who is not known here.
fn stranger(said: &Text<'_>, known: &[String], row: &ProvisionRow<'_>) -> Option<Finding> {
    let mut named = wording::titled(said).into_iter();
    let range = named.find(|adult| !known.contains(&adult.last_name))?.range;
    let shown = said.get(range.clone())?;
    let id = row.id.as_deref().unwrap_or_default();
    let message = format!("the child's page names {shown}, but {id} is given by {}", row.giver());
    Some(
        RULE.at_words(said.item, range, message)
            .hint("name the adult who gives it now, on the child's page too"),
    )
}

//! `silent-change`: a new version that does not say what is new.

use crate::finding::Finding;
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::template::{Role, Status};

quality! {
    /// A new version does not say what changed, or a change has no new version.
    ///
    /// ## What it looks for
    ///
    /// A plan with a `version` above 1 and no `changes`; one with `changes` whose version is still 1; a change dated
    /// before the plan starts or after its review.
    ///
    /// ## Why
    ///
    /// Parents and staff have two versions in their hands, and have to find the difference themselves. What changed, when,
    /// why and with whom it was agreed is on page 1 of the new version, and in the history.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// cycle.version: 2
    /// ```
    ///
    /// ```files,fail
    /// # sam.yaml
    /// cycle: {version: 2}
    /// changes: [{date: 2027-11-02, what: Story planning is now once a week., why: He plans alone now., agreed_with: his mother}]
    /// ```
    ///
    /// ## Instead
    ///
    /// ```files,pass
    /// # sam.yaml
    /// cycle: {version: 2}
    /// changes: [{date: 2026-11-02, what: Story planning is now once a week., why: He plans alone now., agreed_with: his mother}]
    /// ```
    "silent-change", Note, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let plan = subject.plan;
    let version = plan.cycle.version.as_ref().and_then(|text| text.parse::<u32>().ok());
    match (version, plan.changes.item) {
        (Some(2..), None) if !plan.is_reviewed() && !plan.cycle.is(Status::Closed) => {
            let message = "this is a new version, and nothing says what has changed";
            found.push(RULE.plan(subject, Role::Version, message).hint(
                "add `changes:` with the date, what changed, why, and with whom it was agreed",
            ));
        }
        (Some(1), Some(list)) if !plan.changes.is_empty() => found.push(
            RULE.at(list, "the plan has changed, and its version is still 1")
                .hint("add one to `cycle.version`, so that the two versions can be told apart"),
        ),
        _ => {}
    }
    let Some(cycle) = plan.calendar().map(|calendar| calendar.cycle) else { return };
    for day in plan.changes.iter().filter_map(|change| change.date) {
        let message = if *day < cycle.first {
            format!("this change is before the plan starts, on {}", cycle.first.format("%-d %B %Y"))
        } else if *day > cycle.last {
            "this change is on the day of the review, or after it".to_owned()
        } else {
            continue;
        };
        found.push(RULE.at(day.item, message).hint("check the date, the year first"));
    }
}

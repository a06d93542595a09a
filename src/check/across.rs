//! Plans held against each other: what each says of another.

use super::levels::Decisions;
use super::rules::{copied_text, no_next_plan, other_pupil};
use super::traits::Traits;
use crate::diagnostic::Report;

/// A plan that is compared with others: what messages call it, what it is compared by, what is decided of findings on it.
#[derive(Debug, Default)]
pub(crate) struct Compared {
    pub(crate) name: String,
    pub(crate) traits: Traits,
    pub(crate) decisions: Decisions,
}

/// What the plans of a run say about each other, in their order.
pub(crate) fn compare(plans: Vec<Compared>) -> Vec<Report> {
    let mut found = vec![Vec::new(); plans.len()];
    let compared: Vec<(&str, &Traits)> =
        plans.iter().map(|plan| (plan.name.as_str(), &plan.traits)).collect();
    copied_text::compare(&compared, &mut found);
    no_next_plan::compare(&compared, &mut found);
    other_pupil::compare(&compared, &mut found);
    let decided = plans.into_iter().zip(found).map(|(mut plan, found)| {
        let mut report = Report::default();
        plan.decisions.apply(found, &mut report);
        report.findings.extend(plan.decisions.unused(true));
        report
    });
    decided.collect()
}

//! What a review says, compared with the plan that it reviews.

use super::faults::{ABOVE_PLANNED, UNIT_DIFFERS};
use crate::finding::Finding;
use crate::model::{Delivery, SupportPlan, TargetReview, Text};
use crate::template::Role;

/// The findings on the results and on what was delivered.
pub(super) fn findings(plan: &SupportPlan<'_>) -> Vec<Finding> {
    let units = plan.review.results.iter().filter_map(|result| other_unit(result, plan));
    let given = plan.review.deliveries.iter().filter_map(|delivery| above_planned(delivery, plan));
    units.chain(given).collect()
}

/// A result whose unit is not that of its target.
fn other_unit(result: &TargetReview<'_>, plan: &SupportPlan<'_>) -> Option<Finding> {
    let unit = result.unit.as_ref()?;
    let wanted = Text::of(plan.reviewed(result)?.fields.by_role(Role::Unit)?);
    if unit.to_lowercase() == wanted.to_lowercase() {
        return None;
    }
    let (words, wanted_words) = (&**unit, &*wanted);
    Some(
        Finding::new(
            &UNIT_DIFFERS,
            format!("`{}` is `{words}`; the target counts `{wanted_words}`", unit.item.path),
        )
        .at(unit.place(), "not the target's unit")
        .related(wanted.place(), "the unit of the baseline and the goal")
        .hint(format!("give the value in `{wanted_words}`, or it cannot be compared")),
    )
}

/// More sessions than were planned.
fn above_planned(delivery: &Delivery<'_>, plan: &SupportPlan<'_>) -> Option<Finding> {
    let delivered = delivery.delivered?;
    let planned = plan.planned(delivery)?;
    let count = *delivered;
    (count > planned).then(|| {
        Finding::new(
            &ABOVE_PLANNED,
            format!("`{}` is {count}; {planned} sessions were planned", delivered.path()),
        )
        .at(delivered.place(), "")
        .hint("check both; if more really was given, say so in `worked`")
    })
}

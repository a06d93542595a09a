//! What a review says, held against the plan that it reviews.

use super::faults::{ABOVE_PLANNED, UNIT_DIFFERS};
use super::parts::{groups, item, named, number};
use crate::finding::Finding;
use crate::record::Slots;
use crate::template::Role;

/// The findings on the results and on what was delivered.
pub(super) fn findings(sections: &Slots) -> Vec<Finding> {
    let mut findings = Vec::new();
    for result in groups(sections.by_role(Role::TargetResults)) {
        findings.extend(other_unit(result, sections));
    }
    for delivery in groups(sections.by_role(Role::Delivery)) {
        findings.extend(above_planned(delivery, sections));
    }
    findings
}

/// A result whose unit is not that of its target.
fn other_unit(result: &Slots, sections: &Slots) -> Option<Finding> {
    let unit = item(result, Role::Unit)?;
    let target = named(result, Role::ReviewedTarget, sections.by_role(Role::Target))?;
    let wanted = target.by_role(Role::Unit)?;
    let (unit_words, wanted_words) = (unit.value.plain(), wanted.value.plain());
    if unit_words.to_lowercase() == wanted_words.to_lowercase() {
        return None;
    }
    Some(
        Finding::new(
            &UNIT_DIFFERS,
            format!("`{}` is `{unit_words}`; the target counts `{wanted_words}`", unit.path),
        )
        .at(&unit.place, "another unit than the target's")
        .related(&wanted.place, "the unit of the baseline and the goal")
        .hint(format!("give the value in `{wanted_words}`, or it cannot be compared")),
    )
}

/// More sessions than were planned.
fn above_planned(delivery: &Slots, sections: &Slots) -> Option<Finding> {
    let delivered = item(delivery, Role::Delivered)?;
    let row = named(delivery, Role::DeliveredRow, sections.by_role(Role::ProvisionRow));
    let planned = number(item(delivery, Role::Planned)).or_else(|| planned(row?))?;
    let count = number(Some(delivered))?;
    (count > planned).then(|| {
        Finding::new(
            &ABOVE_PLANNED,
            format!("`{}` is {count}; {planned} sessions were planned", delivered.path),
        )
        .at(&delivered.place, "")
        .hint("check both; more than was planned is worth a word in `worked`")
    })
}

/// How many sessions a row of provision comes to, if it says so in figures: a whole number, and one at least.
pub(crate) fn planned(row: &Slots) -> Option<f64> {
    let times = number(item(row, Role::TimesPerWeek))?;
    let weeks = number(item(row, Role::Weeks))?;
    Some((times * weeks).round().max(1.0))
}

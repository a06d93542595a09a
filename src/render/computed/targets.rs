//! What is worked out of targets, and of what became of them.

use minijinja::Value as LayoutValue;

use super::fields::{Fields, computed};
use super::{Basis, item_value};
use crate::model::{PastResult, Target, TargetReview};
use crate::record::{Item, Value};
use crate::render::figures;
use crate::render::values::PlacedPictures;
use crate::template::Role;

computed! {
    /// Of a target.
    TargetComputed {
        /// Its number in the list, as text.
        number: String,
        /// What it is called where space is short: its title, or else the whole text.
        short: Option<String>,
        /// The number of the need that it answers, as text.
        need_number: Option<String>,
        /// The school's priority that it serves, with its fields.
        priority: LayoutValue,
        /// Where the child starts: in words, or the value with its unit.
        start: Option<String>,
        /// What the review says of it, with its fields; none if it is not reviewed.
        result: LayoutValue,
    }
}

/// What is worked out of the target at this place in the list.
pub(super) fn target(
    target: &Target<'_>,
    index: usize,
    basis: &Basis<'_, '_>,
    placed: &mut PlacedPictures<'_>,
) -> Fields {
    let plan = basis.plan;
    let need = target.need.as_deref();
    let answers = |id: Option<&str>| need.is_some() && id == need;
    let need = plan.needs.iter().position(|one| answers(one.id.as_deref()));
    TargetComputed {
        number: (index + 1).to_string(),
        short: target.short().map(|text| basis.look.said(text)),
        need_number: need.map(|index| (index + 1).to_string()),
        priority: item_value(priority(target, basis), placed),
        start: start(target, basis),
        result: item_value(plan.result_of(target).map(|result| result.item), placed),
    }
    .fields()
}

fn priority<'p>(target: &Target<'_>, basis: &Basis<'_, 'p>) -> Option<&'p Item> {
    let id = target.priority.as_deref()?;
    let Value::List(priorities) = &basis.plan.settings.priorities?.value else { return None };
    priorities.iter().find(|item| match &item.value {
        Value::Group(fields) => {
            fields.playing(Role::ItemId).is_some_and(|own| own.value.plain() == id)
        }
        _ => false,
    })
}

fn start(target: &Target<'_>, basis: &Basis<'_, '_>) -> Option<String> {
    let baseline = target.baseline.as_ref()?;
    if let Some(text) = baseline.text.as_deref().filter(|text| !text.is_empty()) {
        return Some(basis.look.said(text));
    }
    let value = baseline.value.map(|value| figures::in_words(&value))?;
    let unit = basis.look.said_within(target.unit());
    Some(if unit.is_empty() { value } else { format!("{value} {unit}") })
}

computed! {
    /// Of what became of a target.
    ResultComputed {
        /// The target, with its fields.
        target: LayoutValue,
        /// What the target is called where space is short.
        short: Option<String>,
    }
}

/// What is worked out of what became of a target.
pub(super) fn result(
    result: &TargetReview<'_>,
    basis: &Basis<'_, '_>,
    placed: &mut PlacedPictures<'_>,
) -> Fields {
    let target = basis.plan.reviewed(result);
    ResultComputed {
        target: item_value(target.map(|target| target.item), placed),
        short: target.and_then(|target| target.short()).map(|text| basis.look.said(text)),
    }
    .fields()
}

computed! {
    /// Of what became of a target of the plan before.
    PastComputed {
        /// What the target is called where space is short.
        short: Option<String>,
    }
}

/// What is worked out of what became of a target of the plan before.
pub(super) fn past(past: &PastResult<'_>, basis: &Basis<'_, '_>) -> Fields {
    PastComputed { short: past.short().map(|text| basis.look.said(text)) }.fields()
}

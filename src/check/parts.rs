//! What stands in a group, by the parts that its fields play.

use chrono::NaiveDate;

use crate::record::{Item, Measured, Slots, Value};
use crate::template::Role;

/// The item of a list that a group's reference names.
pub(crate) fn named<'a>(group: &Slots, role: Role, list: Option<&'a Item>) -> Option<&'a Slots> {
    let id = item(group, role)?.value.plain();
    groups(list).find(|slots| slots.item("id").is_some_and(|item| item.value.plain() == id))
}

/// The groups of a list.
pub(crate) fn groups(list: Option<&Item>) -> impl Iterator<Item = &Slots> {
    let items = match list.map(|item| &item.value) {
        Some(Value::List(items)) => items.as_slice(),
        _ => &[],
    };
    items.iter().filter_map(|item| match &item.value {
        Value::Group(slots) => Some(slots),
        _ => None,
    })
}

/// The value in this very group that plays a role.
pub(crate) fn item(group: &Slots, role: Role) -> Option<&Item> {
    group.slot_by_role(role)?.item.as_ref()
}

/// The group in this very group that plays a role.
pub(crate) fn group(slots: &Slots, role: Role) -> Option<&Slots> {
    match &item(slots, role)?.value {
        Value::Group(group) => Some(group),
        _ => None,
    }
}

/// The text of the value in this group that plays a role; empty if there is none.
pub(crate) fn text(group: &Slots, role: Role) -> String {
    item(group, role).map(|item| item.value.plain()).unwrap_or_default()
}

/// The items of a list.
pub(crate) fn items(list: Option<&Item>) -> &[Item] {
    match list.map(|item| &item.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

/// A number, whole or not; of a value as schools measure it, the amount.
#[expect(clippy::cast_precision_loss, reason = "what a plan counts is small")]
pub(crate) fn number(item: Option<&Item>) -> Option<f64> {
    match &item?.value {
        Value::Integer(number) => Some(*number as f64),
        Value::Number(number) => Some(*number),
        Value::Range { most, .. } => Some(*most as f64),
        Value::Measured(value) => Some(value.amount()),
        _ => None,
    }
}

/// A value as schools measure it.
pub(crate) fn measured(item: Option<&Item>) -> Option<&Measured> {
    match &item?.value {
        Value::Measured(value) => Some(value),
        _ => None,
    }
}

/// Every value that plays a role in a group or in the groups and lists within it.
pub(crate) fn playing(slots: &Slots, role: Role) -> Vec<&Item> {
    let mut found = Vec::new();
    for slot in slots.iter() {
        let Some(item) = &slot.item else { continue };
        match &item.value {
            Value::List(items) if slot.role() == Some(role) => found.extend(items),
            _ if slot.role() == Some(role) => found.push(item),
            Value::Group(group) => found.extend(playing(group, role)),
            _ => {}
        }
    }
    found
}

/// A day.
pub(crate) fn date(item: Option<&Item>) -> Option<NaiveDate> {
    match item?.value {
        Value::Date(date) => Some(date),
        _ => None,
    }
}

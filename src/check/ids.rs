//! The ids of list items: what references name, and what no two may share.

use super::faults::DUPLICATE_ID;
use crate::finding::Finding;
use crate::record::{Item, Slots, Value};
use crate::template::Role;

/// The ids of a list's items.
pub(super) fn of(list: Option<&Item>) -> Vec<&str> {
    groups(list).filter_map(|slots| text(slots.playing(Role::ItemId)?)).collect()
}

/// What a list's items have in one of their fields.
pub(super) fn named<'a>(list: Option<&'a Item>, key: &str) -> Vec<&'a str> {
    groups(list).filter_map(|slots| text(slots.item(key)?)).collect()
}

/// The groups of a list.
fn groups(list: Option<&Item>) -> impl Iterator<Item = &Slots> {
    let items = match list {
        Some(Item { value: Value::List(items), .. }) => items.as_slice(),
        _ => &[],
    };
    items.iter().filter_map(|item| match &item.value {
        Value::Group(slots) => Some(slots),
        _ => None,
    })
}

/// A finding for each item that has the id of an earlier one.
pub(super) fn repeated(key: &str, items: &[Item], path: &str) -> Vec<Finding> {
    let ids: Vec<(&Item, &str)> = items.iter().filter_map(|item| id(item, key)).collect();
    let mut findings = Vec::new();
    for (index, (holder, name)) in ids.iter().enumerate() {
        if let Some((first, _)) = ids[..index].iter().find(|(_, other)| other == name) {
            findings.push(
                Finding::new(&DUPLICATE_ID, format!("two items in `{path}` are called `{name}`"))
                    .at(&holder.place, "the second")
                    .related(&first.place, "the first")
                    .hint("give each its own id, so that other fields can refer to it"),
            );
        }
    }
    findings
}

fn id<'a>(item: &'a Item, key: &str) -> Option<(&'a Item, &'a str)> {
    let Value::Group(slots) = &item.value else { return None };
    let holder = slots.item(key)?;
    Some((holder, text(holder)?))
}

/// The words of an id.
fn text(item: &Item) -> Option<&str> {
    match &item.value {
        Value::Text(text) | Value::Reference(text) => Some(text),
        _ => None,
    }
}

//! Households that get copies of their own, and what belongs to each.

use crate::record::{Item, Record, Slots, Value};
use crate::template::Role;

/// The parents who share one copy, where a plan asks for separate ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Household {
    /// Its number among the plan's households, from 1: what the file name shows.
    number: usize,
    /// The ids of its parents.
    members: Vec<String>,
}

impl Household {
    /// Its number among the plan's households, from 1.
    #[must_use]
    pub const fn number(&self) -> usize {
        self.number
    }

    /// The group, if this household may see it: without the name of whoever it
    /// comes from, when that is another household.
    pub(super) fn keep(&self, slots: &Slots) -> Option<Slots> {
        if let Some(slot) = slots.slot_by_role(Role::Household) {
            // An entry of the list of parents itself: only one's own.
            let id = slots.item("id").or(slot.item.as_ref()).map(|item| item.value.plain());
            return id.is_some_and(|id| self.members.contains(&id)).then(|| slots.clone());
        }
        let Some(owner) = slots.slot_by_role(Role::FromParent).and_then(|slot| slot.item.as_ref())
        else {
            // Whose it is was not said: kept from every household if it is marked private.
            return (!is(slots, true)).then(|| slots.clone());
        };
        if self.members.contains(&owner.value.plain()) {
            return Some(slots.clone());
        }
        // What another household said is theirs, unless they let it be shared.
        is(slots, false).then(|| without_owner(slots))
    }
}

/// Whether the group says `private:` with this answer.
fn is(slots: &Slots, private: bool) -> bool {
    slots
        .slot_by_role(Role::Private)
        .and_then(|slot| slot.item.as_ref())
        .is_some_and(|item| matches!(item.value, Value::Boolean(answer) if answer == private))
}

fn without_owner(slots: &Slots) -> Slots {
    Slots::new(
        slots
            .iter()
            .cloned()
            .map(|mut slot| {
                if slot.role == Some(Role::FromParent) {
                    slot.item = None;
                }
                slot
            })
            .collect(),
    )
}

/// The households that get copies of their own; none if one copy serves all.
pub(super) fn separate(record: &Record) -> Vec<Household> {
    let asked = record
        .by_role(Role::SeparateCopies)
        .is_some_and(|item| matches!(item.value, Value::Boolean(true)));
    if !asked {
        return Vec::new();
    }
    let mut households: Vec<(String, Household)> = Vec::new();
    for parent in parents(record.sections()) {
        let Value::Group(slots) = &parent.value else { continue };
        let id = slots.item("id").map(|item| item.value.plain()).unwrap_or_default();
        let named = slots.slot_by_role(Role::Household).and_then(|slot| slot.item.as_ref());
        let name = named.map_or_else(|| format!("parent {id}"), |item| item.value.plain());
        match households.iter_mut().find(|(other, _)| *other == name) {
            Some((_, household)) => household.members.push(id),
            None => {
                let number = households.len() + 1;
                households.push((name, Household { number, members: vec![id] }));
            }
        }
    }
    households.into_iter().map(|(_, household)| household).collect()
}

/// The items of the list whose groups have a household.
fn parents(slots: &Slots) -> Vec<&Item> {
    slots
        .iter()
        .filter_map(|slot| slot.item.as_ref())
        .flat_map(|item| match &item.value {
            Value::Group(slots) => parents(slots),
            Value::List(items) => items
                .iter()
                .filter(|item| match &item.value {
                    Value::Group(slots) => slots.slot_by_role(Role::Household).is_some(),
                    _ => false,
                })
                .collect(),
            _ => Vec::new(),
        })
        .collect()
}

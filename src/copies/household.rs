//! Households that get copies of their own, and what belongs to each.

use super::Copy;
use crate::record::{Item, Record, Slot, Slots, Value};
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
                if slot.role() == Some(Role::FromParent) {
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

/// The parents whom a copy is for: a household's, or all where one copy serves them.
pub(super) fn readers<'a>(record: &'a Record, copy: &Copy) -> Vec<&'a Slots> {
    let mine = |slots: &&Slots| match &copy.household {
        None => true,
        Some(household) => {
            slots.item("id").is_some_and(|id| household.members.contains(&id.value.plain()))
        }
    };
    groups(record).into_iter().filter(mine).collect()
}

/// What the plan says of the languages of those whom a copy is for, each as it stands.
#[must_use]
pub fn languages(record: &Record, copy: &Copy) -> Vec<String> {
    let language = |slots: &Slots| {
        Some(slots.slot_by_role(Role::ReaderLanguage)?.item.as_ref()?.value.plain())
    };
    readers(record, copy).into_iter().filter_map(language).collect()
}

/// What is known of parents that a copy is not for, and that no text in it may hold: every text of theirs
/// that tells who or where they are. Their id, relation and the like are everyday words.
#[must_use]
pub fn other_households<'a>(record: &'a Record, copy: &Copy) -> Vec<&'a Item> {
    let Some(household) = &copy.household else { return Vec::new() };
    let (own, others): (Vec<&Slots>, Vec<&Slots>) = groups(record).into_iter().partition(|slots| {
        slots.item("id").is_some_and(|id| household.members.contains(&id.value.plain()))
    });
    let own: Vec<String> =
        own.into_iter().flat_map(details).map(|item| item.value.plain()).collect();
    let others = others.into_iter().flat_map(details);
    // Parents of two homes may share a number or an address line; what is one's own is no secret.
    others.filter(|item| !own.contains(&item.value.plain())).collect()
}

/// The texts of a parent that tell who or where the parent is: two words at least, a number or an address.
fn details(slots: &Slots) -> Vec<&Item> {
    let telling = |slot: &&Slot| slot.role() == Some(Role::ParentDetail);
    let items = slots.iter().filter(telling).filter_map(|slot| slot.item.as_ref());
    items.filter(|item| item.value.plain().contains([' ', '@', '0'])).collect()
}

/// The fields of each parent.
fn groups(record: &Record) -> Vec<&Slots> {
    let parents = parents(record.sections()).into_iter();
    parents
        .filter_map(|parent| match &parent.value {
            Value::Group(slots) => Some(slots),
            _ => None,
        })
        .collect()
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

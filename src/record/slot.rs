//! The fields of a group, given or not, with who may see each.

use std::sync::Arc;

use super::{Item, Value};
use crate::template::{Audiences, Field, Role};

/// One field of a group: what the template says of it, and the value if there is one.
#[derive(Debug, Clone)]
pub struct Slot {
    /// The key.
    pub id: String,
    /// Who may see it.
    pub audiences: Audiences,
    /// The part it plays.
    pub role: Option<Role>,
    /// What the layout gets when it is not given: a group's fields, an empty list, nothing.
    pub shape: Shape,
    /// The value, if it was given.
    pub item: Option<Item>,
}

/// The shape of a field, so that a layout may ask for a field of a group that was not given.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A single value.
    Single,
    /// A list.
    List,
    /// A group with these fields, none of them given.
    Group(Arc<[Field]>),
}

/// The fields of a group, in the order of the template.
#[derive(Debug, Clone, Default)]
pub struct Slots(Vec<Slot>);

impl Slots {
    /// Wraps slots.
    #[must_use]
    pub const fn new(slots: Vec<Slot>) -> Self {
        Self(slots)
    }

    /// The slots in order.
    pub fn iter(&self) -> impl Iterator<Item = &Slot> {
        self.0.iter()
    }

    /// The slot with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Slot> {
        self.0.iter().find(|slot| slot.id == id)
    }

    /// The value under an id, if it was given.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.get(id)?.item.as_ref()
    }

    /// The value at a dotted path through groups.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&Item> {
        match path.split_once('.') {
            None => self.item(path),
            Some((first, rest)) => match &self.item(first)?.value {
                Value::Group(slots) => slots.at(rest),
                _ => None,
            },
        }
    }

    /// The first value that plays a role, in this group or in those within it.
    #[must_use]
    pub fn by_role(&self, role: Role) -> Option<&Item> {
        self.iter().find_map(|slot| {
            let item = slot.item.as_ref()?;
            if slot.role == Some(role) {
                return Some(item);
            }
            match &item.value {
                Value::Group(slots) => slots.by_role(role),
                _ => None,
            }
        })
    }

    /// The slot in this very group that plays a role.
    #[must_use]
    pub fn slot_by_role(&self, role: Role) -> Option<&Slot> {
        self.iter().find(|slot| slot.role == Some(role))
    }
}

//! The fields of a group, given or not, with who may see each.

use std::sync::Arc;

use super::{Item, Value};
use crate::template::{Audiences, Field, Role};

/// One field of a group: what the template says of it, and the value if there is one.
///
/// What the template says is shared: a plan has hundreds of slots, most of them empty.
#[derive(Debug, Clone)]
pub struct Slot {
    /// The group's fields, and which of them this is.
    fields: Arc<[Field]>,
    index: usize,
    /// The value, if it was given.
    pub item: Option<Item>,
}

impl Slot {
    /// The slot of the n-th of a group's fields.
    pub(crate) fn new(fields: &Arc<[Field]>, index: usize, item: Option<Item>) -> Self {
        Self { fields: Arc::clone(fields), index, item }
    }

    /// The same slot with another value.
    #[must_use]
    pub fn with(&self, item: Option<Item>) -> Self {
        Self::new(&self.fields, self.index, item)
    }

    /// What the template says of it.
    #[must_use]
    pub fn field(&self) -> &Field {
        &self.fields[self.index]
    }

    /// The key.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.field().id
    }

    /// Who may see it.
    #[must_use]
    pub fn audiences(&self) -> Audiences {
        self.field().audiences
    }

    /// The part it plays.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        self.field().role
    }
}

/// The fields of a group, in the order of the template.
#[derive(Debug, Clone, Default)]
pub struct Slots {
    slots: Vec<Slot>,
    /// Whether it comes from a home that a copy is not for.
    other_home: bool,
}

impl Slots {
    /// Wraps slots.
    #[must_use]
    pub const fn new(slots: Vec<Slot>) -> Self {
        Self { slots, other_home: false }
    }

    /// The same, marked as what another home let be shared.
    #[must_use]
    pub(crate) fn of_other_home(self) -> Self {
        Self { other_home: true, ..self }
    }

    /// The same with the mark of another.
    #[must_use]
    pub(crate) fn like(self, other: &Self) -> Self {
        Self { other_home: other.other_home, ..self }
    }

    /// Whether it is what another home said and let be shared.
    #[must_use]
    pub const fn is_of_other_home(&self) -> bool {
        self.other_home
    }

    /// The slots in order.
    pub fn iter(&self) -> impl Iterator<Item = &Slot> {
        self.slots.iter()
    }

    /// Shows every value with its slot, those in groups and in lists of groups included.
    pub(crate) fn visit<'a>(&'a self, visit: &mut impl FnMut(&'a Slot, &'a Item)) {
        for slot in &self.slots {
            let Some(item) = &slot.item else { continue };
            visit(slot, item);
            match &item.value {
                Value::Group(slots) => slots.visit(visit),
                Value::List(items) => {
                    for item in items {
                        if let Value::Group(slots) = &item.value {
                            slots.visit(visit);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// Shows every text within it, each with the item that it is in.
    pub(crate) fn texts<'a>(&'a self, visit: &mut impl FnMut(&'a Item, &'a str)) {
        for item in self.slots.iter().filter_map(|slot| slot.item.as_ref()) {
            item.value.texts(item, visit);
        }
    }

    /// The slot with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.id() == id)
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
            if slot.role() == Some(role) {
                return Some(item);
            }
            match &item.value {
                Value::Group(slots) => slots.by_role(role),
                _ => None,
            }
        })
    }

    /// Whether anything in this group plays a role, given or not.
    #[must_use]
    pub(crate) fn can_have(&self, role: Role) -> bool {
        fn plays(field: &Field, role: Role) -> bool {
            field.role == Some(role) || field.children().iter().any(|child| plays(child, role))
        }
        self.iter().any(|slot| plays(slot.field(), role))
    }

    /// The value in this very group that plays a role, if it was given.
    #[must_use]
    pub fn playing(&self, role: Role) -> Option<&Item> {
        self.slot_by_role(role)?.item.as_ref()
    }

    /// The slot in this very group that plays a role.
    #[must_use]
    pub fn slot_by_role(&self, role: Role) -> Option<&Slot> {
        self.iter().find(|slot| slot.role() == Some(role))
    }
}

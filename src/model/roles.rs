//! The values of a plan by the roles that they play.

use super::value::Source;
use crate::record::{Item, Slots, Value};
use crate::template::Role;

/// The values of a plan by their roles, gathered in one walk.
#[derive(Debug, Clone)]
pub(crate) struct Roles<'a> {
    /// The first value of each role, groups alone searched.
    first: Vec<Option<&'a Item>>,
    /// Every value of each role, wherever it is.
    all: Vec<Vec<&'a Item>>,
}

impl<'a> Roles<'a> {
    /// Those of the sections of a plan.
    pub(super) fn of(sections: &'a Slots) -> Self {
        let count = Role::NAMES.len();
        let mut roles = Self { first: vec![None; count], all: vec![Vec::new(); count] };
        roles.collect(sections, true);
        roles
    }

    fn collect(&mut self, slots: &'a Slots, outside_lists: bool) {
        for slot in slots.iter() {
            let Some(item) = &slot.item else { continue };
            if let Some(role) = slot.role() {
                let index = role as usize;
                self.all[index].push(item);
                if outside_lists && self.first[index].is_none() {
                    self.first[index] = Some(item);
                }
            }
            match &item.value {
                Value::Group(slots) => self.collect(slots, outside_lists),
                Value::List(items) => {
                    for item in items {
                        if let Value::Group(slots) = &item.value {
                            self.collect(slots, false);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// Every value that plays a role, wherever it is.
    pub(crate) fn all(&self, role: Role) -> &[&'a Item] {
        &self.all[role as usize]
    }
}

/// A plan gives the first value that plays a role outside of lists.
impl<'a> Source<'a> for Roles<'a> {
    fn playing(&self, role: Role) -> Option<&'a Item> {
        self.first[role as usize]
    }
}

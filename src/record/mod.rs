//! A complete, typed plan: what the check makes and the copies are cut from.

mod colour;
mod filled;
mod measured;
mod slot;
mod value;

pub use colour::Colour;
pub(crate) use filled::filled;
pub use measured::{Measured, MeasuredKind, Step};
pub use slot::{Slot, Slots};
pub use value::{Item, PictureSource, Value};

use chrono::NaiveDate;

use crate::template::{Meant, Role};

/// One pupil's one cycle, checked against its template.
///
/// Only `check::plan` makes one of a plan, so a record is a plan without errors.
#[derive(Debug, Clone)]
pub struct Record {
    sections: Slots,
}

impl Record {
    /// Wraps the sections that the check built.
    pub(crate) const fn new(sections: Slots) -> Self {
        Self { sections }
    }

    /// The sections, in the order of the template.
    #[must_use]
    pub const fn sections(&self) -> &Slots {
        &self.sections
    }

    /// Gives the sections back, of a plan in which a later look found an error.
    pub(crate) fn into_sections(self) -> Slots {
        self.sections
    }

    /// The first value that plays a role, groups searched before lists.
    #[must_use]
    pub fn by_role(&self, role: Role) -> Option<&Item> {
        self.sections.by_role(role)
    }

    /// The text of the first value that plays a role.
    #[must_use]
    pub fn text_by_role(&self, role: Role) -> Option<String> {
        self.by_role(role).map(|item| item.value.plain())
    }

    /// Whether the choice that plays a role stands for this.
    #[must_use]
    pub fn means<T: Meant>(&self, role: Role, meaning: T) -> bool {
        let chosen = match self.by_role(role).map(|item| &item.value) {
            Some(Value::Choice { meaning, .. }) => *meaning,
            _ => None,
        };
        chosen.and_then(T::of) == Some(meaning)
    }

    /// The day that the documents are dated with.
    #[must_use]
    pub fn date(&self) -> Option<NaiveDate> {
        [Role::DocumentDate, Role::CycleStart].into_iter().find_map(|role| {
            match self.by_role(role)?.value {
                Value::Date(date) => Some(date),
                _ => None,
            }
        })
    }
}

//! [`Record`] + audience -> [`CopyView`]: only what this copy may show.
//!
//! What a copy may not show is gone before any layout sees the data, so no
//! layout can leak it, a school's own included.

mod household;
mod print;
mod unfinished;

use crate::record::{Item, Record, Slot, Slots, Value};
use crate::template::{Audience, Document, Per};

pub use household::{Household, other_households};
pub use unfinished::Open;

pub use print::{Ink, Paper, Print, PrintChoice, PrintSize, Sheet, print};

/// The part of a record that one copy may show. Only this module makes one.
#[derive(Debug, Clone)]
pub struct CopyView {
    audience: Audience,
    sections: Slots,
}

impl CopyView {
    /// The view of a document that is made from no plan's fields.
    pub(crate) fn empty(audience: Audience) -> Self {
        Self { audience, sections: Slots::default() }
    }

    /// Whom the copy is for.
    #[must_use]
    pub const fn audience(&self) -> Audience {
        self.audience
    }

    /// What it may show.
    #[must_use]
    pub const fn sections(&self) -> &Slots {
        &self.sections
    }
}

/// One copy of a document: for an audience, and for a household where each gets its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// The document's id.
    pub document: String,
    /// Whom it is for.
    pub audience: Audience,
    /// The household, where the plan asks for separate copies.
    pub household: Option<Household>,
}

/// The copies that a record gives of one document.
#[must_use]
pub fn copies(record: &Record, document: &Document) -> Vec<Copy> {
    let copy =
        |household| Copy { document: document.id.clone(), audience: document.audience, household };
    let households = match document.per {
        Per::Household => household::separate(record),
        Per::Plan | Per::Class | Per::Folder => Vec::new(),
    };
    if households.is_empty() {
        return vec![copy(None)];
    }
    households.into_iter().map(|household| copy(Some(household))).collect()
}

/// Cuts a record down to what a copy may show.
#[must_use]
pub fn view(record: &Record, copy: &Copy) -> CopyView {
    let cut = Cut { audience: copy.audience, household: copy.household.as_ref() };
    CopyView { audience: copy.audience, sections: cut.slots(record.sections()) }
}

/// What is cut away, and for whom.
struct Cut<'a> {
    audience: Audience,
    household: Option<&'a Household>,
}

impl Cut<'_> {
    fn slots(&self, slots: &Slots) -> Slots {
        Slots::new(slots.iter().map(|slot| self.slot(slot)).collect())
    }

    /// A slot keeps its name, so that a layout may ask for it; what it may not show is not there.
    fn slot(&self, slot: &Slot) -> Slot {
        let item = slot.item.as_ref().and_then(|item| self.item(item, slot));
        slot.with(item)
    }

    fn item(&self, item: &Item, slot: &Slot) -> Option<Item> {
        let value = match &item.value {
            // A group is as visible as its fields: each has its own audiences.
            Value::Group(slots) => Value::Group(self.slots(slots)),
            Value::List(items) if holds_groups(items) => {
                Value::List(items.iter().filter_map(|item| self.group(item)).collect())
            }
            _ if !slot.audiences().includes(self.audience) => return None,
            value => value.clone(),
        };
        Some(Item { place: item.place.clone(), path: item.path.clone(), value })
    }

    /// An item of a list of groups, unless it belongs to another household or shows nothing.
    fn group(&self, item: &Item) -> Option<Item> {
        let Value::Group(slots) = &item.value else { return None };
        let kept = match self.household {
            Some(household) => household.keep(slots)?,
            None => slots.clone(),
        };
        let kept = self.slots(&kept);
        let empty = kept.iter().all(|slot| slot.item.as_ref().is_none_or(|item| bare(&item.value)));
        (!empty).then(|| Item {
            place: item.place.clone(),
            path: item.path.clone(),
            value: Value::Group(kept),
        })
    }
}

fn holds_groups(items: &[Item]) -> bool {
    items.first().is_some_and(|item| matches!(item.value, Value::Group(_)))
}

/// Whether nothing is left in a group or list.
fn bare(value: &Value) -> bool {
    match value {
        Value::Group(slots) => {
            slots.iter().all(|slot| slot.item.as_ref().is_none_or(|item| bare(&item.value)))
        }
        Value::List(items) => items.is_empty(),
        _ => false,
    }
}

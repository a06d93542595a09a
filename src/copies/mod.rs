//! [`Record`] + audience -> [`CopyView`]: only what this copy may show.
//!
//! What a copy may not show is removed before any layout sees the data, so no
//! layout can leak it, not even a school's own.

mod form;
mod household;
mod print;
#[cfg(test)]
mod tests;
mod unfinished;

use crate::model::{Chosen, Read as _};
use crate::record::{Item, Record, Slot, Slots, Value};
use crate::template::{Audience, Document, OnlyFor, Per, Role};

pub use form::form;
pub use household::Household;
pub(crate) use household::guard;
pub use print::{Ink, Paper, Print, PrintChoice, PrintSize, Sheet, print};
pub use unfinished::Open;

/// The part of a record that one copy may show. Only this module makes one.
#[derive(Debug, Clone)]
pub struct CopyView {
    audience: Audience,
    sections: Slots,
}

impl CopyView {
    /// Who the copy is for.
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

/// One copy of a document: for an audience, and for a household if each gets its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentCopy {
    /// The document's id.
    pub document: String,
    /// Who it is for.
    pub audience: Audience,
    /// The household, if the plan asks for separate copies.
    pub household: Option<Household>,
}

/// The copies of one document that a record gives; none if it is for parents and nobody gets one.
#[must_use]
pub fn copies(record: &Record, document: &Document) -> Vec<DocumentCopy> {
    copies_of(record.sections(), document)
}

/// The same for sections that may have errors in them.
pub(crate) fn copies_of(sections: &Slots, document: &Document) -> Vec<DocumentCopy> {
    let copy = |household| DocumentCopy {
        document: document.id.clone(),
        audience: document.audience,
        household,
    };
    // What is for parents is cut for each household, whatever a template says about it.
    let households = match (document.per, document.audience) {
        (Per::Household, _) | (Per::Plan, Audience::Parent) => household::households(sections),
        _ => None,
    };
    match households {
        None => vec![copy(None)],
        Some(households) => households.into_iter().map(|household| copy(Some(household))).collect(),
    }
}

/// What the plan says about the languages of the people a copy is for, each as written; nothing for somebody of whom it
/// says nothing.
#[must_use]
pub fn languages(record: &Record, copy: &DocumentCopy) -> Vec<String> {
    languages_of(record.sections(), copy)
}

/// The same for sections that may have errors in them.
pub(crate) fn languages_of(sections: &Slots, copy: &DocumentCopy) -> Vec<String> {
    household::languages(sections, copy.household.as_ref())
}

/// Cuts a record down to what a copy may show.
#[must_use]
pub fn view(record: &Record, copy: &DocumentCopy) -> CopyView {
    view_of(record.sections(), copy)
}

/// The same for sections that may have errors in them.
pub(crate) fn view_of(sections: &Slots, copy: &DocumentCopy) -> CopyView {
    let cut = Cut { audience: copy.audience, household: copy.household.as_ref() };
    CopyView { audience: copy.audience, sections: cut.slots(sections) }
}

/// Cuts an earlier cycle down to what a copy of this one may show: what belongs to a household is decided by who its
/// people are.
pub(crate) fn view_of_cycle(then: &Slots, now: &Slots, copy: &DocumentCopy) -> CopyView {
    let household = copy.household.as_ref().map(|own| household::in_cycle(own, now, then));
    view_of(then, &DocumentCopy { household, ..copy.clone() })
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

    /// Whether a group may be seen here: one that is for a single audience is in no other copy.
    fn is_for(&self, slots: &Slots) -> bool {
        let Some(item) = slots.playing(Role::OnlyFor) else { return true };
        let only = Chosen::<OnlyFor>::read(item).and_then(|only| only.meaning);
        only.is_some_and(|only| only.audience() == self.audience)
    }

    /// A slot keeps its name, so that a layout can ask for it; what it may not show is missing.
    fn slot(&self, slot: &Slot) -> Slot {
        let item = slot.item.as_ref().and_then(|item| self.item(item, slot));
        slot.with(item)
    }

    fn item(&self, item: &Item, slot: &Slot) -> Option<Item> {
        let value = match &item.value {
            Value::Group(slots) if !self.is_for(slots) => return None,
            // A group is as visible as its fields: each has its own audiences.
            Value::Group(slots) => Value::Group(self.slots(slots)),
            Value::List(items) if is_list_of_groups(items) => {
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
        if !self.is_for(slots) {
            return None;
        }
        let shown = match self.household {
            Some(household) => household.keep(slots)?,
            None => slots.clone(),
        };
        let shown = self.slots(&shown).like(&shown);
        let empty =
            shown.iter().all(|slot| slot.item.as_ref().is_none_or(|item| bare(&item.value)));
        (!empty).then(|| Item {
            place: item.place.clone(),
            path: item.path.clone(),
            value: Value::Group(shown),
        })
    }
}

fn is_list_of_groups(items: &[Item]) -> bool {
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

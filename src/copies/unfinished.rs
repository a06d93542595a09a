//! A view of an unfinished plan: where a required text is missing, words that say so.

use std::sync::Arc;

use super::CopyView;
use crate::record::{Item, Slot, Slots, Value};
use crate::source::{Place, SourceFile, Span};
use crate::template::{Audience, Field, FieldKind, Required, Role};

/// What a draft prints in place of something that is not written yet.
#[derive(Debug, Clone, Copy)]
pub struct Open<'a> {
    /// For the name that the pupil goes by.
    pub name: &'a str,
    /// For any other text that a plan needs.
    pub text: &'a str,
}

impl CopyView {
    /// The same view with words in place of needed texts that are not written yet, so that a page of a draft says what is
    /// still open, and no layout has to do without a text that every finished plan has.
    #[must_use]
    pub fn unfinished(self, open: Open<'_>) -> Self {
        let filler = Filler {
            audience: self.audience,
            open,
            place: Place::new(Arc::new(SourceFile::new("draft", String::new())), Span::new(0, 0)),
        };
        Self { sections: filler.slots(&self.sections), ..self }
    }
}

struct Filler<'a> {
    audience: Audience,
    open: Open<'a>,
    place: Place,
}

impl Filler<'_> {
    fn slots(&self, slots: &Slots) -> Slots {
        let filled = Slots::new(slots.iter().map(|slot| slot.with(self.slot(slot))).collect());
        if slots.is_of_other_home() { filled.of_other_home() } else { filled }
    }

    fn slot(&self, slot: &Slot) -> Option<Item> {
        match &slot.item {
            Some(item) => Some(self.item(item)),
            None => self.missing(slot.field()),
        }
    }

    fn item(&self, item: &Item) -> Item {
        let value = match &item.value {
            Value::Group(slots) => Value::Group(self.slots(slots)),
            Value::List(items) => Value::List(items.iter().map(|item| self.item(item)).collect()),
            value => value.clone(),
        };
        Item { place: item.place.clone(), path: item.path.clone(), value }
    }

    /// What stands for a field that is not given, if a plan needs it and this reader may see it.
    fn missing(&self, field: &Field) -> Option<Item> {
        let value = match &field.kind {
            // A group that a plan can do without is not a gap.
            FieldKind::Group { .. } if field.required != Required::Always => return None,
            FieldKind::Group { fields, .. } => {
                let empty = (0..fields.len()).map(|index| Slot::new(fields, index, None));
                let filled: Vec<Slot> =
                    empty.map(|slot| slot.with(self.missing(slot.field()))).collect();
                if filled.iter().all(|slot| slot.item.is_none()) {
                    return None;
                }
                Value::Group(Slots::new(filled))
            }
            _ if field.required != Required::Always || !field.audiences.includes(self.audience) => {
                return None;
            }
            FieldKind::Text { .. } if field.role == Some(Role::PupilName) => {
                Value::Text(self.open.name.to_owned())
            }
            FieldKind::Text { .. } => Value::Text(self.open.text.to_owned()),
            FieldKind::Prose { .. } => Value::Prose(vec![self.open.text.to_owned()]),
            _ => return None,
        };
        Some(Item { place: self.place.clone(), path: field.id.clone(), value })
    }
}

//! What a template adds to the one that it extends, and no layout of its own prints -> rows of a title and what a plan says.

use std::collections::BTreeMap;

use minijinja::Value as LayoutValue;

use super::Computed;
use super::fields::computed;
use crate::record::{Item, Slot, Slots, Value};
use crate::render::figures::in_words;
use crate::render::values::Looked;
use crate::template::{Field, FieldKind};

/// The label of the heading over fields that are added to sections of the template beneath.
const HEADING: &str = "words.more";

/// The label of what a field of an item of a list is called.
const IN_LIST: &str = "words.more_in_list";

computed! {
    /// Of a plan.
    MoreComputed {
        /// What it says under sections and fields that no layout mentions: parts, each with a `heading` and `rows`, each of
        /// these with a `title` and `paragraphs`.
        more: LayoutValue,
    }
}

/// What is added, and what it is called.
pub(in crate::render) struct More<'a> {
    /// Whether the section or field at a path is added.
    pub(in crate::render) is_added: &'a dyn Fn(&str) -> bool,
    /// Whether a document prints a section.
    pub(in crate::render) is_printed: &'a dyn Fn(&str) -> bool,
    /// The words of the document's language, and what was translated.
    pub(in crate::render) look: Looked<'a>,
}

/// A title with what belongs to it.
struct Row {
    title: String,
    paragraphs: Vec<String>,
}

impl More<'_> {
    /// Adds what a plan says there to what is worked out of it.
    pub(in crate::render) fn add_to(&self, own: &mut Computed, view: &Slots) {
        own.add(MoreComputed { more: self.parts(view) }.fields());
    }

    /// A heading with rows for each group that is added at the top of a plan, after one for all other fields.
    fn parts(&self, view: &Slots) -> LayoutValue {
        let mut beside = Vec::new();
        let mut parts = Vec::new();
        for slot in view.iter().filter(|slot| (self.is_printed)(slot.id())) {
            let is_group = matches!(slot.field().kind, FieldKind::Group { .. });
            match ((self.is_added)(slot.id()), is_group) {
                (false, _) => self.search(slot, slot.id(), "", &mut beside),
                (true, false) => self.whole(slot, "", &mut beside),
                (true, true) => {
                    let mut rows = Vec::new();
                    self.whole(slot, "", &mut rows);
                    parts.push((slot.field().title.clone(), rows));
                }
            }
        }
        let heading = self.look.words.get(HEADING).unwrap_or_default().to_owned();
        let parts = std::iter::once((heading, beside)).chain(parts);
        parts
            .filter(|(_, rows)| !rows.is_empty())
            .map(|(heading, rows)| part(heading, rows))
            .collect()
    }

    /// Looks for what is added within a field; `of` is what the item of a list is called that it is in.
    fn search(&self, slot: &Slot, path: &str, of: &str, rows: &mut Vec<Row>) {
        match slot.item.as_ref().map(|item| &item.value) {
            Some(Value::Group(slots)) => self.group(slots, path, of, rows),
            Some(Value::List(items)) => {
                for (index, item) in items.iter().enumerate() {
                    if let Value::Group(slots) = &item.value {
                        let of = format!("{} {}", slot.field().title, index + 1);
                        self.group(slots, path, &of, rows);
                    }
                }
            }
            _ => {}
        }
    }

    fn group(&self, slots: &Slots, path: &str, of: &str, rows: &mut Vec<Row>) {
        for slot in slots.iter() {
            let path = format!("{path}.{}", slot.id());
            if (self.is_added)(&path) {
                self.whole(slot, of, rows);
            } else {
                self.search(slot, &path, of, rows);
            }
        }
    }

    /// The rows of a field that is added.
    fn whole(&self, slot: &Slot, of: &str, rows: &mut Vec<Row>) {
        let field = slot.field();
        let Some(item) = slot.item.as_ref().filter(|_| field.unprinted.is_none()) else { return };
        if let Value::Group(slots) = &item.value {
            return slots.iter().for_each(|slot| self.whole(slot, of, rows));
        }
        let paragraphs = match &item.value {
            Value::Prose(paragraphs) => {
                paragraphs.iter().map(|text| self.look.said(text)).collect()
            }
            Value::List(items) => items.iter().map(|item| self.said(item)).collect(),
            _ => vec![self.said(item)],
        };
        let paragraphs: Vec<String> =
            paragraphs.into_iter().filter(|text| !text.is_empty()).collect();
        if !paragraphs.is_empty() {
            rows.push(Row { title: self.title(field, of), paragraphs });
        }
    }

    fn title(&self, field: &Field, of: &str) -> String {
        let title = field.title.clone();
        if of.is_empty() {
            return title;
        }
        self.look.words.say(IN_LIST, &[("item", of), ("title", &title)]).unwrap_or(title)
    }

    /// A value as it is said on a page; what is only for the eye says nothing.
    fn said(&self, item: &Item) -> String {
        let words = self.look.words;
        match &item.value {
            Value::Text(text) => self.look.said(text),
            Value::Measured(value) => in_words(value),
            Value::Boolean(value) => {
                let key = if *value { "words.yes_no.yes" } else { "words.yes_no.no" };
                words.get(key).unwrap_or_default().to_owned()
            }
            Value::Date(day) => words.long_date(*day),
            Value::Choice { id, label, .. } => words.choice(id, label).to_owned(),
            Value::Group(slots) => {
                let said = slots.iter().filter(|slot| slot.field().unprinted.is_none());
                let said = said.filter_map(|slot| slot.item.as_ref()).map(|item| self.said(item));
                said.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
            }
            Value::List(items) => {
                words.listed(&items.iter().map(|item| self.said(item)).collect::<Vec<_>>())
            }
            Value::Picture { .. } | Value::Image(_) | Value::Colour(_) => String::new(),
            value => value.plain(),
        }
    }
}

/// What a layout has of a heading and its rows.
fn part(heading: String, rows: Vec<Row>) -> LayoutValue {
    let rows = rows.into_iter().map(|row| {
        LayoutValue::from(BTreeMap::from([
            ("title", LayoutValue::from(row.title)),
            ("paragraphs", LayoutValue::from(row.paragraphs)),
        ]))
    });
    let rows: LayoutValue = rows.collect();
    LayoutValue::from(BTreeMap::from([("heading", LayoutValue::from(heading)), ("rows", rows)]))
}

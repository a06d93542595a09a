//! The values of a view as a layout sees them.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;
use minijinja::Value;
use minijinja::value::{Object, ObjectRepr};

use crate::input::Picture;
use crate::record::{self, Shape, Slots};

/// A day, so that filters can write it in words.
#[derive(Debug)]
pub(super) struct Day(pub(super) NaiveDate);

impl Object for Day {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Paths and images that a document names.
pub(super) type Pictures = Vec<(String, Arc<Picture>)>;

/// The top of what a layout may ask for.
pub(super) fn context(slots: &Slots, pictures: &mut Pictures) -> BTreeMap<String, Value> {
    slots.iter().map(|slot| (slot.id.clone(), slot_value(slot, pictures))).collect()
}

/// A field that was not given is nothing, an empty list, or a group of such.
fn slot_value(slot: &record::Slot, pictures: &mut Pictures) -> Value {
    match (&slot.item, &slot.shape) {
        (Some(item), _) => value(&item.value, pictures),
        (None, Shape::List) => Value::from(Vec::<Value>::new()),
        (None, Shape::Group(slots)) => group(slots, pictures),
        (None, Shape::Single) => Value::from(()),
    }
}

fn group(slots: &Slots, pictures: &mut Pictures) -> Value {
    Value::from(context(slots, pictures))
}

fn value(value: &record::Value, pictures: &mut Pictures) -> Value {
    use record::Value as V;
    match value {
        V::Text(text) | V::Reference(text) => Value::from(text.as_str()),
        V::Prose(paragraphs) => paragraphs.iter().map(String::as_str).collect(),
        V::Integer(number) => Value::from(*number),
        V::Number(number) => Value::from(*number),
        V::Boolean(value) => Value::from(*value),
        V::Date(date) => Value::from_object(Day(*date)),
        V::Choice { id, label } => {
            Value::from(BTreeMap::from([("id", id.clone()), ("label", label.clone())]))
        }
        V::List(items) => items.iter().map(|item| self::value(&item.value, pictures)).collect(),
        V::Group(slots) => group(slots, pictures),
        V::Image(picture) => {
            let path = format!("/plan/{}.{}", pictures.len(), picture.extension());
            pictures.push((path.clone(), Arc::clone(picture)));
            Value::from(path)
        }
    }
}

//! The values of a view as a layout sees them.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;
use minijinja::Value;
use minijinja::value::{Object, ObjectRepr, ValueKind};

use super::capital;
use super::edition::Labelled;
use super::quotes::curly;
use crate::copies::{Ink, Print};
use crate::input::Picture;
use crate::record::{self, Item, Measured, MeasuredKind, PictureSource, Slots};
use crate::template::{FieldKind, Role};

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

/// A value that is more than a number: it prints as a Typst dictionary, and as words within a label.
#[derive(Debug)]
pub(super) struct Figure(pub(super) Measured);

impl Object for Figure {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A value as a layout gets it: a plain number is one, anything else says how it is shown.
fn measured(value: &Measured) -> Value {
    match value.kind() {
        MeasuredKind::Number => Value::from(value.amount()),
        _ => Value::from_object(Figure(value.clone())),
    }
}

/// The images that a document names, by their paths, the ink that they are printed in, and what the words of choices
/// are in its language.
#[derive(Debug)]
pub(super) struct Pictures<'a> {
    pub(super) named: Vec<(String, Arc<Picture>)>,
    pub(super) ink: Ink,
    pub(super) part: usize,
    pub(super) labelled: &'a Labelled,
}

impl Pictures<'_> {
    /// Takes an image in and gives its path.
    fn name(&mut self, picture: &Arc<Picture>) -> String {
        let picture = match self.ink {
            Ink::Colour => Arc::clone(picture),
            Ink::Grey => Arc::new(picture.grey()),
        };
        let path = format!("/plan/{}-{}.{}", self.part, self.named.len(), picture.extension());
        self.named.push((path.clone(), picture));
        path
    }
}

/// The top of what a layout may ask for.
pub(super) fn context(slots: &Slots, pictures: &mut Pictures<'_>) -> BTreeMap<String, Value> {
    slots.iter().map(|slot| (slot.id().to_owned(), slot_value(slot, pictures))).collect()
}

/// A field that was not given is nothing, an empty list, or a group of such.
fn slot_value(slot: &record::Slot, pictures: &mut Pictures<'_>) -> Value {
    match &slot.item {
        // Other fields refer to an id as it was typed.
        Some(Item { value: record::Value::Text(id), .. })
            if matches!(slot.role(), Some(Role::ItemId | Role::FileId)) =>
        {
            Value::from(id.as_str())
        }
        Some(item) => value(&item.value, pictures),
        None => nothing(&slot.field().kind),
    }
}

/// What a layout gets of a field that was not given: of a group each of its fields, none of them given.
fn nothing(kind: &FieldKind) -> Value {
    match kind {
        FieldKind::List { .. } => Value::from(Vec::<Value>::new()),
        FieldKind::Group { fields, .. } => {
            let fields = fields.iter().map(|field| (field.id.clone(), nothing(&field.kind)));
            Value::from(fields.collect::<BTreeMap<_, _>>())
        }
        _ => Value::from(()),
    }
}

fn group(slots: &Slots, pictures: &mut Pictures<'_>) -> Value {
    let mut fields = context(slots, pictures);
    // What comes from somebody of the family tells whether that is somebody of another home.
    if slots.slot_by_role(Role::FromParent).is_some() {
        fields.insert("other_home".into(), Value::from(slots.is_of_other_home()));
    }
    Value::from(fields)
}

fn value(value: &record::Value, pictures: &mut Pictures<'_>) -> Value {
    use record::Value as V;
    match value {
        V::Text(text) => Value::from(curly(text)),
        V::Reference(text) => Value::from(text.as_str()),
        V::Prose(paragraphs) => paragraphs.iter().map(|text| Value::from(curly(text))).collect(),
        V::Integer(number) => Value::from(*number),
        V::Number(number) => Value::from(*number),
        V::Measured(value) => measured(value),
        V::Boolean(value) => Value::from(*value),
        V::Date(date) => Value::from_object(Day(*date)),
        V::Choice { id, label, .. } => {
            let label = pictures.labelled.of(id, label).to_owned();
            Value::from(BTreeMap::from([("id", id.clone()), ("label", label)]))
        }
        V::List(items) => items.iter().map(|item| self::value(&item.value, pictures)).collect(),
        V::Group(slots) => group(slots, pictures),
        V::Image(picture) => Value::from(pictures.name(picture)),
        V::Picture { name, alt, source } => {
            let path = match source {
                PictureSource::Template(path) => format!("/{path}"),
                PictureSource::Own(picture) => pictures.name(picture),
            };
            let fields = [("name", name.clone()), ("alt", alt.clone()), ("path", path)];
            Value::from(BTreeMap::from(fields))
        }
        V::Colour(colour) => Value::from(colour.to_string()),
    }
}

/// A text, each text of a list, or the `text` of a group, with a capital at its start; anything else as it is.
pub(super) fn capital(value: &Value) -> Value {
    if let Some(text) = value.as_str() {
        return Value::from(capital::capital(text));
    }
    match value.kind() {
        ValueKind::Seq | ValueKind::Iterable => value
            .try_iter()
            .map(|items| items.map(|item| capital(&item)).collect())
            .unwrap_or_default(),
        ValueKind::Map if value.get_attr("text").is_ok_and(|text| text.as_str().is_some()) => {
            let keys = value.try_iter().into_iter().flatten();
            let fields = keys.map(|key| {
                let field = value.get_item(&key).unwrap_or_default();
                let field = if key.as_str() == Some("text") { capital(&field) } else { field };
                (key.to_string(), field)
            });
            Value::from(fields.collect::<BTreeMap<_, _>>())
        }
        _ => value.clone(),
    }
}

/// How the copy is printed, in the words that layouts pass to the theme.
pub(super) fn page(print: Print) -> Value {
    Value::from(BTreeMap::from([
        ("print", print.size.name()),
        ("paper", print.paper.name()),
        ("ink", print.ink.name()),
        ("sheet", print.sheet.name()),
    ]))
}

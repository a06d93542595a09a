//! A template -> a plan in which every field is filled in, to see whether its layouts can print whatever may be given.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Colour, Item, Measured, PictureSource, Slot, Slots, Value};
use crate::input::Picture;
use crate::source::{Place, SourceFile, Span};
use crate::template::{Field, FieldKind, Role, Template};

/// How many items each list gets, if it may have as many: the layouts of one and of several differ.
const ITEMS: usize = 2;

/// The first day of the plan, and that of its review.
const START: (i32, u32, u32) = (2026, 9, 14);
const REVIEW: (i32, u32, u32) = (2026, 12, 7);

/// What would change who gets a copy or in which language, and what is no value of the plan but a setting of the program.
const LEFT_OUT: [Role; 11] = [
    Role::Household,
    Role::Private,
    Role::SeparateCopies,
    Role::OnlyFor,
    Role::NoCopy,
    Role::CopyForm,
    Role::FileNames,
    Role::PictureFolder,
    Role::Previous,
    Role::DocumentLanguage,
    Role::Status,
];

/// The sections of a plan with a value for every field, short ones that fit anywhere; `language` is what its parents read,
/// if not the template's own.
pub(crate) fn filled(template: &Template, language: Option<&str>) -> Slots {
    let file = Arc::new(SourceFile::new("filled", String::new()));
    let filling = Filling { template, language, place: Place::new(file, Span::new(0, 0)) };
    filling.group(template.sections(), "", 1)
}

struct Filling<'t> {
    template: &'t Template,
    language: Option<&'t str>,
    place: Place,
}

impl Filling<'_> {
    /// A group that is the item of this number of a list.
    fn group(&self, fields: &Arc<[Field]>, above: &str, number: usize) -> Slots {
        let slots = fields.iter().enumerate().map(|(index, field)| {
            let path =
                if above.is_empty() { field.id.clone() } else { format!("{above}.{}", field.id) };
            Slot::new(fields, index, self.item(field, path, number))
        });
        Slots::new(slots.collect())
    }

    fn item(&self, field: &Field, path: String, number: usize) -> Option<Item> {
        let value = self.value(field, &path, number)?;
        Some(Item { place: self.place.clone(), path, value })
    }

    fn value(&self, field: &Field, path: &str, number: usize) -> Option<Value> {
        if field.role.is_some_and(|role| LEFT_OUT.contains(&role)) {
            return None;
        }
        if field.role == Some(Role::ReaderLanguage) {
            return self.language.map(|language| Value::Text(language.to_owned()));
        }
        let text = |limit: usize| -> String {
            match field.role {
                Some(Role::ItemId) => id(number),
                _ => format!("{} in words", field.title).chars().take(limit).collect(),
            }
        };
        Some(match &field.kind {
            FieldKind::Text { limit } => Value::Text(text(*limit).trim_end().to_owned()),
            FieldKind::Prose { limit } => Value::Prose(vec![text(*limit / 2), text(*limit / 2)]),
            FieldKind::Integer { range } | FieldKind::Sessions { range } => {
                Value::Integer(whole(*range))
            }
            #[expect(clippy::cast_precision_loss, reason = "it is small")]
            FieldKind::Number { range } => Value::Number(whole(*range) as f64),
            FieldKind::Measured { .. } => Value::Measured(Measured::number(5.0, "5")),
            FieldKind::Boolean => Value::Boolean(true),
            FieldKind::Date { .. } => Value::Date(day(field)?),
            FieldKind::Choice { choices } => {
                let choice = choices.get(number - 1).or(choices.first())?.clone();
                Value::Choice { id: choice.id, label: choice.label, meaning: choice.meaning }
            }
            FieldKind::Reference { .. } => Value::Reference(id(number)),
            FieldKind::Picture => {
                let (name, path) = self.template.pictures().next()?;
                let source = PictureSource::Template(path.to_owned());
                Value::Picture { name: name.to_owned(), alt: text(60), source }
            }
            FieldKind::Image => Value::Image(Arc::new(Picture::dot()?)),
            FieldKind::Colour => Value::Colour(Colour::parse("#1f3a68")?),
            FieldKind::Group { fields, .. } => Value::Group(self.group(fields, path, number)),
            FieldKind::List { item, max, .. } => {
                let one = |number: usize| self.item(item, format!("{path}[{number}]"), number);
                Value::List((1..=ITEMS.min(*max)).filter_map(one).collect())
            }
            FieldKind::Map { item, .. } => {
                let named = |id: &str| Field { id: id.to_owned(), ..(**item).clone() };
                let fields: Arc<[Field]> = [named("one"), named("two")].into();
                Value::Group(self.group(&fields, path, number))
            }
        })
    }
}

/// The id that the items of this number have in every list, so that all references lead somewhere.
fn id(number: usize) -> String {
    format!("X{number}")
}

/// A day of the plan.
fn day(field: &Field) -> Option<NaiveDate> {
    let (year, month, day) = match field.role {
        Some(Role::CycleStart) => START,
        Some(Role::DateOfBirth) => (2018, 3, 2),
        Some(Role::ReviewDate | Role::RowUntil | Role::ReviewHeld) => REVIEW,
        _ => (2026, 10, 1),
    };
    NaiveDate::from_ymd_opt(year, month, day)
}

/// A whole number within a range.
#[expect(clippy::cast_possible_truncation, reason = "it is between two small numbers")]
fn whole((least, most): (f64, f64)) -> i64 {
    5.0_f64.clamp(least.ceil(), most.max(least.ceil())) as i64
}

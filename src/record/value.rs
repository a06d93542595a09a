//! The typed values of a record.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Colour, Measured, Slots};
use crate::input::Picture;
use crate::source::Place;
use crate::template::Meaning;

/// A value with the place it came from and its path.
#[derive(Debug, Clone)]
pub struct Item {
    /// Where it is.
    pub place: Place,
    /// Its path for messages, such as `targets[1].text`.
    pub path: String,
    /// The value.
    pub value: Value,
}

/// A value of one of the template's types.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Value {
    /// One line of text.
    Text(String),
    /// Paragraphs.
    Prose(Vec<String>),
    /// A whole number.
    Integer(i64),
    /// From one whole number to another, as in a group of 4 to 6 children.
    Range {
        /// The least.
        least: i64,
        /// The most, which is what it counts as.
        most: i64,
    },
    /// A number.
    Number(f64),
    /// A value as schools measure it.
    Measured(Measured),
    /// True or false.
    Boolean(bool),
    /// A day.
    Date(NaiveDate),
    /// A word out of a few.
    Choice {
        /// The word in the plan.
        id: String,
        /// The words on the page.
        label: String,
        /// What it stands for.
        meaning: Option<Meaning>,
    },
    /// Items of one type.
    List(Vec<Item>),
    /// Fields by their ids; every field that the template has, given or not.
    Group(Slots),
    /// The id of an item in another list; that it exists is checked.
    Reference(String),
    /// An image.
    Image(Arc<Picture>),
    /// A picture that the plan calls by its name.
    Picture {
        /// The name.
        name: String,
        /// What it shows, for those who cannot see it.
        alt: String,
        /// Where it is.
        source: PictureSource,
    },
    /// A colour.
    Colour(Colour),
}

/// Where a picture is.
#[derive(Debug, Clone)]
pub enum PictureSource {
    /// Among the template's files, at this path.
    Template(String),
    /// In the school's own folder.
    Own(Arc<Picture>),
}

impl Value {
    /// The value as plain text, for file names and messages; empty for lists, groups and images.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) | Self::Reference(text) => text.clone(),
            Self::Prose(paragraphs) => paragraphs.join(" "),
            Self::Integer(number) => number.to_string(),
            Self::Range { least, most } => format!("{least}–{most}"),
            Self::Number(number) => number.to_string(),
            Self::Measured(value) => value.short().to_owned(),
            Self::Boolean(value) => value.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Choice { id, .. } => id.clone(),
            Self::Picture { name, .. } => name.clone(),
            Self::Colour(colour) => colour.to_string(),
            Self::List(_) | Self::Group(_) | Self::Image(_) => String::new(),
        }
    }

    /// Every text within it, its items and fields included, each with the item that it is in.
    pub fn texts<'a>(&'a self, holder: &'a Item, visit: &mut impl FnMut(&'a Item, &'a str)) {
        match self {
            Self::Text(text) => visit(holder, text),
            Self::Prose(paragraphs) => {
                for paragraph in paragraphs {
                    visit(holder, paragraph);
                }
            }
            Self::Reference(id) => visit(holder, id),
            Self::List(items) => {
                for item in items {
                    item.value.texts(item, visit);
                }
            }
            Self::Group(slots) => slots.texts(visit),
            _ => {}
        }
    }
}

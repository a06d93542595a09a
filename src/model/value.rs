//! The values of the model: what a plan says, typed, each with the item that it was read from.

use std::borrow::Cow;
use std::ops::Deref;

use chrono::NaiveDate;

use crate::record::{Item, Measured, Slots, Value};
use crate::source::Place;
use crate::template::{Meant, Role};

/// Where values are looked up by their roles: one group, or a whole plan.
pub(crate) trait Source<'a> {
    /// The value that plays a role, if it was given.
    fn playing(&self, role: Role) -> Option<&'a Item>;
}

/// A group gives what is in this very group, not what is in groups within it.
impl<'a> Source<'a> for &'a Slots {
    fn playing(&self, role: Role) -> Option<&'a Item> {
        Slots::playing(self, role)
    }
}

/// What can be read from one item.
pub(crate) trait Read<'a>: Sized {
    /// What the item says; `None` if it is of another type.
    fn read(item: &'a Item) -> Option<Self>;
}

/// What a role of a source gives: one value or a list, each of which may be missing.
pub(crate) trait Part<'a> {
    /// What plays the role.
    fn part(source: &impl Source<'a>, role: Role) -> Self;
}

impl<'a, T: Read<'a>> Part<'a> for Option<T> {
    fn part(source: &impl Source<'a>, role: Role) -> Self {
        source.playing(role).and_then(T::read)
    }
}

/// The item itself, of whatever type.
impl<'a> Read<'a> for &'a Item {
    fn read(item: &'a Item) -> Option<Self> {
        Some(item)
    }
}

/// The fields of a group.
impl<'a> Read<'a> for &'a Slots {
    fn read(item: &'a Item) -> Option<Self> {
        match &item.value {
            Value::Group(fields) => Some(fields),
            _ => None,
        }
    }
}

/// A value with the item that it was read from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field<'a, T> {
    /// The item.
    pub(crate) item: &'a Item,
    value: T,
}

/// A number.
pub(crate) type Number<'a> = Field<'a, f64>;
/// A value as schools measure it.
pub(crate) type Amount<'a> = Field<'a, &'a Measured>;
/// A day.
pub(crate) type Day<'a> = Field<'a, NaiveDate>;
/// Yes or no.
pub(crate) type Answer<'a> = Field<'a, bool>;

impl<'a, T> Field<'a, T> {
    /// A value that was read from an item.
    pub(super) const fn new(item: &'a Item, value: T) -> Self {
        Self { item, value }
    }

    /// Where it is.
    pub(crate) const fn place(&self) -> &'a Place {
        &self.item.place
    }

    /// Its path for messages, such as `cycle.start`.
    pub(crate) const fn path(&self) -> &'a str {
        self.item.path.as_str()
    }
}

impl<T: Copy> Field<'_, T> {
    /// The value alone.
    pub(crate) const fn get(&self) -> T {
        self.value
    }
}

impl<T> Deref for Field<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// A number, whole or not; of a value as schools measure it, the amount.
impl<'a> Read<'a> for Number<'a> {
    #[expect(clippy::cast_precision_loss, reason = "what a plan counts is small")]
    fn read(item: &'a Item) -> Option<Self> {
        let value = match &item.value {
            Value::Integer(number) => *number as f64,
            Value::Number(number) => *number,
            Value::Range { most, .. } => *most as f64,
            Value::Measured(value) => value.amount(),
            _ => return None,
        };
        Some(Self { item, value })
    }
}

impl<'a> Read<'a> for Amount<'a> {
    fn read(item: &'a Item) -> Option<Self> {
        match &item.value {
            Value::Measured(value) => Some(Self { item, value }),
            _ => None,
        }
    }
}

impl<'a> Read<'a> for Day<'a> {
    fn read(item: &'a Item) -> Option<Self> {
        match item.value {
            Value::Date(value) => Some(Self { item, value }),
            _ => None,
        }
    }
}

impl<'a> Read<'a> for Answer<'a> {
    fn read(item: &'a Item) -> Option<Self> {
        match item.value {
            Value::Boolean(value) => Some(Self { item, value }),
            _ => None,
        }
    }
}

/// A text; of any other value, what it is as text.
#[derive(Debug, Clone)]
pub(crate) struct Text<'a> {
    /// The item that it was read from.
    pub(crate) item: &'a Item,
    words: Cow<'a, str>,
}

impl<'a> Text<'a> {
    /// The text of an item.
    pub(crate) fn of(item: &'a Item) -> Self {
        let words = match &item.value {
            Value::Text(text) | Value::Reference(text) => Cow::Borrowed(text.as_str()),
            Value::Choice { id, .. } => Cow::Borrowed(id.as_str()),
            Value::Prose(paragraphs) if paragraphs.len() == 1 => {
                Cow::Borrowed(paragraphs[0].as_str())
            }
            other => Cow::Owned(other.plain()),
        };
        Self { item, words }
    }

    /// Where it is.
    pub(crate) const fn place(&self) -> &'a Place {
        &self.item.place
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.words
    }
}

impl<'a> Read<'a> for Text<'a> {
    fn read(item: &'a Item) -> Option<Self> {
        Some(Self::of(item))
    }
}

/// One word out of a few.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chosen<'a, T> {
    /// The item that it was read from.
    pub(crate) item: &'a Item,
    /// The word in the plan.
    pub(crate) id: &'a str,
    /// The words on the page.
    pub(crate) label: &'a str,
    /// What it stands for; `None` if the template does not say, or says something of another role.
    pub(crate) meaning: Option<T>,
}

impl<T: Meant> Chosen<'_, T> {
    /// Whether it stands for this.
    pub(crate) fn is(&self, meaning: T) -> bool {
        self.meaning == Some(meaning)
    }
}

impl<'a, T: Meant> Read<'a> for Chosen<'a, T> {
    fn read(item: &'a Item) -> Option<Self> {
        match &item.value {
            Value::Choice { id, label, meaning } => {
                Some(Self { item, id, label, meaning: meaning.and_then(T::of) })
            }
            _ => None,
        }
    }
}

/// The meaning of a choice that stands for nothing but itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoMeaning {}

impl<'a> Read<'a> for Chosen<'a, NoMeaning> {
    fn read(item: &'a Item) -> Option<Self> {
        match &item.value {
            Value::Choice { id, label, .. } => Some(Self { item, id, label, meaning: None }),
            _ => None,
        }
    }
}

/// What an optional choice stands for, asked in one go.
pub(crate) trait Means<T> {
    /// Whether there is a choice and it stands for this.
    fn means(&self, meaning: T) -> bool;
}

impl<T: Meant> Means<T> for Option<Chosen<'_, T>> {
    fn means(&self, meaning: T) -> bool {
        self.as_ref().is_some_and(|chosen| chosen.is(meaning))
    }
}

//! Lists and groups with keys of the writer's own.

use std::ops::Deref;

use super::value::{Part, Read, Source};
use crate::record::{Item, Slot, Slots, Value};
use crate::template::Role;

/// A list: its items of the type that is asked for, and where it is.
#[derive(Debug, Clone)]
pub(crate) struct List<'a, T> {
    /// The list itself; `None` if it was not given.
    pub(crate) item: Option<&'a Item>,
    all: Vec<T>,
}

impl<'a, T: Read<'a>> Part<'a> for List<'a, T> {
    fn part(source: &impl Source<'a>, role: Role) -> Self {
        let item = source.playing(role);
        let items = match item.map(|item| &item.value) {
            Some(Value::List(items)) => items.as_slice(),
            _ => &[],
        };
        Self { item, all: items.iter().filter_map(T::read).collect() }
    }
}

impl<'a, T: Read<'a>> Read<'a> for List<'a, T> {
    fn read(item: &'a Item) -> Option<Self> {
        match &item.value {
            Value::List(items) => {
                Some(Self { item: Some(item), all: items.iter().filter_map(T::read).collect() })
            }
            _ => None,
        }
    }
}

impl<T> Deref for List<'_, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.all
    }
}

impl<'l, T> IntoIterator for &'l List<'_, T> {
    type Item = &'l T;
    type IntoIter = std::slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}

/// A group whose keys are the writer's own.
#[derive(Debug, Clone)]
pub(crate) struct Entries<'a, T> {
    /// The keys with their values, in the order of the plan.
    all: Vec<(&'a str, T)>,
}

impl<'a, T: Read<'a>> Part<'a> for Entries<'a, T> {
    fn part(source: &impl Source<'a>, role: Role) -> Self {
        let fields = source.playing(role).and_then(<&Slots>::read);
        let read = |slot: &'a Slot| Some((slot.id(), T::read(slot.item.as_ref()?)?));
        Self { all: fields.into_iter().flat_map(Slots::iter).filter_map(read).collect() }
    }
}

impl<T> Entries<'_, T> {
    /// The value under a key.
    pub(crate) fn under(&self, key: &str) -> Option<&T> {
        self.all.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }
}

impl<'a, T> Deref for Entries<'a, T> {
    type Target = [(&'a str, T)];

    fn deref(&self) -> &Self::Target {
        &self.all
    }
}

//! A YAML value with its place: what the check reads.

use crate::source::{Place, Spanned};

/// A value as it is in a file, before anything is decided about it.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub kind: Kind,
}

/// The kinds of value that YAML has.
#[derive(Debug, Clone)]
pub enum Kind {
    /// Nothing: an empty value, `~` or `null`.
    Null,
    /// `true` or `false`; `yes` and `no` are text.
    Boolean(bool),
    /// A plain word that reads as a number.
    Number {
        /// The number.
        value: f64,
        /// As it was typed: in a text field `007` stays `007`.
        typed: String,
    },
    /// Anything else.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Keys with their values, in the order of the file.
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: Spanned<String>,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// The value under `key`, if this is a map that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|entry| entry.key.value == key).map(|entry| &entry.value)
    }

    /// The value at a dotted path through maps.
    pub(crate) fn at(&self, path: &str) -> Option<&Self> {
        path.split('.').try_fold(self, |node, key| node.get(key))
    }

    /// The entries of a map; none for any other kind.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.kind {
            Kind::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The text, if this is text or a number.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            Kind::Number { typed, .. } => Some(typed),
            _ => None,
        }
    }

    /// What it is, in the words of a message: `a list`, `a number` …
    #[must_use]
    pub const fn found(&self) -> &'static str {
        match self.kind {
            Kind::Null => "nothing",
            Kind::Boolean(_) => "true or false",
            Kind::Number { .. } => "a number",
            Kind::Text(_) => "text",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a group of fields",
        }
    }
}

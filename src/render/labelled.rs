//! What choices are called in another language than the template's own.

use std::collections::BTreeMap;

use crate::template::Labels;

/// The words of choices in another language, by the word of the plan and what it is in the template's own.
#[derive(Debug, Default)]
pub(super) struct Labelled(BTreeMap<(String, String), String>);

impl Labelled {
    /// The words of choices, from the labels of the template and those of another language.
    pub(super) fn between(own: &Labels, other: &Labels) -> Self {
        let of_choices = own.keys().filter(|key| key.starts_with("choices."));
        let pairs = of_choices.filter_map(|key| {
            let id = key.rsplit('.').next()?.to_owned();
            Some(((id, own.get(key)?.to_owned()), other.get(key)?.to_owned()))
        });
        Self(pairs.collect())
    }

    /// What is printed for a word; without another, what the template's own language has.
    pub(super) fn of<'a>(&'a self, id: &str, label: &'a str) -> &'a str {
        // Most documents are in the template's own language.
        if self.0.is_empty() {
            return label;
        }
        self.0.get(&(id.to_owned(), label.to_owned())).map_or(label, String::as_str)
    }
}

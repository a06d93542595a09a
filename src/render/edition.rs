//! A template's layouts with the fixed words of one language.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::Environment;

use crate::template::Labels;

use super::words::Words;

/// The layouts of a template in one language.
#[derive(Debug)]
pub(super) struct Edition {
    pub(super) environment: Environment<'static>,
    pub(super) language: String,
    /// Its words.
    pub(super) words: Arc<Words>,
}

impl Edition {
    /// The Typst line that sets the language.
    pub(super) fn set(&self) -> String {
        let (language, region) = self.language.split_once('-').unwrap_or((&self.language, ""));
        let region =
            if region.is_empty() { String::new() } else { format!(", region: \"{region}\"") };
        format!("#set text(lang: \"{language}\"{region})\n")
    }
}

/// The words of choices in another language, by the word of the plan and what it is in the template's own.
#[derive(Debug, Default)]
pub(super) struct Labelled(BTreeMap<(String, String), String>);

impl Labelled {
    /// What is printed for a word; without another, what the template's own language has.
    pub(super) fn of<'a>(&'a self, id: &str, label: &'a str) -> &'a str {
        // Most documents are in the template's own language.
        if self.0.is_empty() {
            return label;
        }
        self.0.get(&(id.to_owned(), label.to_owned())).map_or(label, String::as_str)
    }
}

/// The words of choices, from the labels of the template and those of another language.
pub(super) fn labelled(own: &Labels, other: &Labels) -> Labelled {
    let of_choices = own.keys().filter(|key| key.starts_with("choices."));
    let pairs = of_choices.filter_map(|key| {
        let id = key.rsplit('.').next()?.to_owned();
        Some(((id, own.get(key)?.to_owned()), other.get(key)?.to_owned()))
    });
    Labelled(pairs.collect())
}

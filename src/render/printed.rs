//! The labels that documents for some readers may print, found without rendering anything.

use std::collections::BTreeSet;

use super::layouts::ENDING;
use crate::template::{Audience, Field, FieldKind, Template};

/// The groups of labels that no layout asks for by name: what is worked out for all of them, the order of dates, what copies
/// are called.
const WORKED_OUT: [&str; 3] = ["words", "dates", "copy"];

/// The group of the words of choices.
const CHOICES: &str = "choices";

/// What the documents for some readers ask for.
#[derive(Debug)]
pub struct Printed<'t> {
    template: &'t Template,
    /// What stands in quotation marks in their layouts.
    keys: BTreeSet<Part<'t>>,
    /// What is printed for the choices that these readers may see.
    choices: BTreeSet<(&'t str, &'t str)>,
}

impl<'t> Printed<'t> {
    /// For the documents of these readers.
    #[must_use]
    pub fn of(template: &'t Template, readers: &[Audience]) -> Self {
        let documents = template.documents().iter();
        let theirs = documents.filter(|document| readers.contains(&document.audience));
        let mut choices = BTreeSet::new();
        seen(template.sections(), readers, &mut choices);
        // Settings such as the paper say how something is printed, and are not printed themselves.
        let settings = template.sections().iter().filter(|section| section.shared);
        for choice in settings.flat_map(Field::choices) {
            choices.remove(&(choice.id.as_str(), choice.label.as_str()));
        }
        let layouts = included(template, theirs.map(|document| document.layout.as_str()).collect());
        let keys = layouts.iter().flat_map(|text| ['"', '\''].map(|mark| parts(text, mark)));
        let keys = keys.flatten().collect();
        Self { template, keys, choices }
    }

    /// Whether one of them may print the label under a key.
    #[must_use]
    pub fn may_have(&self, key: &str) -> bool {
        let group = key.split('.').next().unwrap_or_default();
        if group == CHOICES {
            let word = key.rsplit('.').next().unwrap_or_default();
            let label = self.template.labels().get(key).unwrap_or_default();
            return self.choices.contains(&(word, label));
        }
        WORKED_OUT.contains(&group) || self.keys.iter().any(|part| part.fits(key))
    }
}

/// A text in quotation marks that may be a key, or a part of one that is put together with a word of the plan.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part<'t> {
    Whole(&'t str),
    Beginning(&'t str),
    End(&'t str),
}

impl Part<'_> {
    fn fits(&self, key: &str) -> bool {
        match self {
            // `|phrase` is given a group.
            Self::Whole(part) => {
                let rest = key.strip_prefix(part).filter(|_| part.contains('.'));
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            }
            Self::Beginning(part) => key.starts_with(part),
            Self::End(part) => key.ends_with(part),
        }
    }
}

/// The texts of a layout between these quotation marks, as parts of keys.
fn parts(text: &str, mark: char) -> Vec<Part<'_>> {
    let pieces: Vec<&str> = text.split(mark).collect();
    let mut parts = Vec::new();
    for around in pieces.windows(3) {
        let &[before, part, after] = around else { continue };
        parts.push(Part::Whole(part));
        if part.contains('.') && after.trim_start().starts_with('~') {
            parts.push(Part::Beginning(part));
        }
        if part.starts_with('.') && before.trim_end().ends_with('~') {
            parts.push(Part::End(part));
        }
    }
    parts
}

/// The words of choices that readers may see, each with what is printed for it.
fn seen<'t>(fields: &'t [Field], readers: &[Audience], choices: &mut BTreeSet<(&'t str, &'t str)>) {
    for field in fields {
        let is_theirs = readers.iter().any(|reader| field.audiences.includes(*reader));
        let item = match &field.kind {
            FieldKind::List { item, .. } => item,
            _ => field,
        };
        if is_theirs && field.unprinted.is_none() {
            let words = item.choices().iter();
            choices.extend(words.map(|choice| (choice.id.as_str(), choice.label.as_str())));
        }
        if let FieldKind::Group { .. } | FieldKind::List { .. } = field.kind {
            seen(field.children(), readers, choices);
        }
    }
}

/// The texts of layouts, with those that they include.
fn included<'t>(template: &'t Template, mut paths: Vec<&'t str>) -> Vec<&'t str> {
    let mut known = BTreeSet::new();
    let mut texts = Vec::new();
    while let Some(path) = paths.pop() {
        let Some(text) = template.files().text(path).filter(|_| known.insert(path)) else {
            continue;
        };
        texts.push(text);
        paths.extend(text.split(['"', '\'']).filter(|piece| piece.ends_with(ENDING)));
    }
    texts
}

//! Every fixed word that is printed, by a dotted key.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::input::{Kind, Node, parse};
use crate::source::SourceFile;

use super::rules::TEMPLATE_FAULT;

/// The fixed words of one language.
///
/// `{name}` in a label stands for a value that the layout gives.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    words: BTreeMap<String, String>,
    months: Vec<String>,
    weekdays: Vec<String>,
}

impl Labels {
    /// Reads a labels file.
    pub(super) fn read(file: &Arc<SourceFile>) -> Result<Self, Vec<Diagnostic>> {
        let root = parse(file)?;
        let mut labels = Self::default();
        let mut faults = Vec::new();
        collect(&root, "", &mut labels, &mut faults);
        if labels.months.len() != 12 {
            faults.push(
                Diagnostic::new(&TEMPLATE_FAULT, "the labels need `months`: twelve names")
                    .at(&root.place, ""),
            );
        }
        if faults.is_empty() { Ok(labels) } else { Err(faults) }
    }

    /// The words under a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.words.get(key).map(String::as_str)
    }

    /// The name of a month, from 1.
    #[must_use]
    pub fn month(&self, number: u32) -> &str {
        let index = usize::try_from(number).unwrap_or(0).wrapping_sub(1);
        self.months.get(index).map_or("", String::as_str)
    }

    /// The name of a day of the week, from 0 for Monday; empty where the labels name none.
    #[must_use]
    pub fn weekday(&self, number: u32) -> &str {
        let index = usize::try_from(number).unwrap_or(0);
        self.weekdays.get(index).map_or("", String::as_str)
    }

    /// All keys.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }
}

fn collect(node: &Node, path: &str, labels: &mut Labels, faults: &mut Vec<Diagnostic>) {
    for entry in node.entries() {
        let key = if path.is_empty() {
            entry.key.value.clone()
        } else {
            format!("{path}.{}", entry.key.value)
        };
        match &entry.value.kind {
            Kind::Map(_) => collect(&entry.value, &key, labels, faults),
            Kind::List(items) if key == "months" || key == "weekdays" => {
                let names = items.iter().filter_map(Node::as_text).map(str::to_owned).collect();
                if key == "months" { labels.months = names } else { labels.weekdays = names }
            }
            Kind::Text(text) => {
                labels.words.insert(key, text.clone());
            }
            _ => faults.push(
                Diagnostic::new(&TEMPLATE_FAULT, format!("the label `{key}` is not text"))
                    .at(&entry.value.place, entry.value.found()),
            ),
        }
    }
}

//! The labels that print what sections and fields are called -> what they say where these have another title.

use super::Labels;
use super::labels::names;
use super::reader::Faults;
use super::rules::TEMPLATE_FAULT;
use crate::finding::{Finding, nearest};
use crate::input::{Entry, Kind, Node};

/// The key of a section or field that names such labels: one, or a list.
pub(super) const HEADING: &str = "heading";

/// What a label is to say.
pub(super) struct Heading {
    /// The label's key.
    key: String,
    title: Node,
}

/// What labels are to say when `over` is laid over the section or field `beneath`.
pub(super) fn of(over: &Node, beneath: &Node) -> Vec<Heading> {
    let Some(title) = over.get("title").filter(|title| title.as_text().is_some()) else {
        return Vec::new();
    };
    keys(beneath).map(|(key, _)| Heading { key: key.to_owned(), title: title.clone() }).collect()
}

/// The labels that a section or field names, each with its place.
fn keys(node: &Node) -> impl Iterator<Item = (&str, &Node)> {
    let heading = node.get(HEADING);
    let named = match heading.map(|heading| &heading.kind) {
        Some(Kind::List(items)) => items.as_slice(),
        _ => heading.map_or(&[][..], std::slice::from_ref),
    };
    named.iter().filter_map(|node| Some((node.as_text()?, node)))
}

impl Heading {
    /// The label's key.
    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// Says it in a tree of labels.
    pub(super) fn put(self, labels: &mut Node, faults: &Faults) {
        let mut node = labels;
        for key in self.key.split('.') {
            let Kind::Map(entries) = &mut node.kind else { return };
            let Some(Entry { value, .. }) = entries.iter_mut().find(|one| one.key.value == key)
            else {
                return;
            };
            node = value;
        }
        let (old, new) = (node.as_text().unwrap_or_default(), self.title.as_text());
        let new = new.unwrap_or_default();
        if let Some(name) = names(new).find(|name| !old.contains(name)) {
            let message = format!("the title has `{name}`, which no layout gives it");
            faults.note(&self.title, message);
        }
        *node = self.title;
    }
}

/// Notes labels that are not there.
pub(super) fn judge(root: &Node, labels: &Labels, faults: &Faults) {
    let list = root.get("sections").or_else(|| root.get("fields")).map(|list| &list.kind);
    let Some(Kind::List(items)) = list else { return };
    for item in items {
        for (key, node) in keys(item).filter(|(key, _)| labels.get(key).is_none()) {
            let fault = Finding::new(&TEMPLATE_FAULT, format!("there is no label `{key}`"));
            let fault = fault.at(&node.place, "");
            faults.push(match nearest(key, labels.keys()) {
                Some(near) => fault.hint(format!("did you mean `{near}`?")),
                None => fault,
            });
        }
        judge(item, labels, faults);
    }
}

//! What the templates beneath have and a template has taken away: their layouts find nothing there.

use std::collections::BTreeMap;

use super::extended::Removal;
use crate::input::{Kind, Node};
use crate::source::Place;

/// The sections and fields that a template has taken away from those that it extends.
#[derive(Debug, Clone, Default)]
pub struct Removed {
    /// Those of each group, by its path; those of the plan under an empty one.
    of_groups: BTreeMap<String, Vec<RemovedField>>,
}

/// One of them.
#[derive(Debug, Clone)]
pub struct RemovedField {
    /// Its id.
    pub id: String,
    /// Where it was taken away.
    pub place: Place,
    /// What a layout finds in its place.
    pub nothing: Nothing,
}

/// What is there of a field that is not given.
#[derive(Debug, Clone)]
pub enum Nothing {
    /// No value.
    Value,
    /// An empty list.
    List,
    /// A group of fields that are not given.
    Group(Vec<RemovedField>),
}

impl Removed {
    /// Adds what a template takes away.
    pub(super) fn add(&mut self, removals: &[Removal]) {
        for Removal { group, node, place } in removals {
            self.of_groups.entry(group.clone()).or_default().push(removed(node, place));
        }
    }

    /// The fields that the group at a path had.
    #[must_use]
    pub fn of(&self, group: &str) -> &[RemovedField] {
        self.of_groups.get(group).map_or(&[], Vec::as_slice)
    }

    /// Whether nothing was taken away.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.of_groups.is_empty()
    }

    /// The field at a path that was taken away, or what it was in.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<&RemovedField> {
        let ends = path.match_indices('.').map(|(end, _)| end).chain([path.len()]);
        ends.map(|end| path[..end].rsplit_once('.').unwrap_or(("", &path[..end])))
            .find_map(|(group, id)| self.of(group).iter().find(|field| field.id == id))
    }
}

fn removed(node: &Node, place: &Place) -> RemovedField {
    let text = |key: &str| node.get(key).and_then(Node::as_text).unwrap_or_default();
    let nothing = match text("type") {
        "list" => Nothing::List,
        "" | "group" => Nothing::Group(match node.get("fields").map(|fields| &fields.kind) {
            Some(Kind::List(fields)) => fields.iter().map(|node| removed(node, place)).collect(),
            _ => Vec::new(),
        }),
        _ => Nothing::Value,
    };
    RemovedField { id: text("id").to_owned(), place: place.clone(), nothing }
}

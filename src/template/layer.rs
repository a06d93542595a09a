//! One of the templates that a template is made of, and the parts that it writes.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use super::source::{Source, Wanted};
use super::vocabulary::WORDS;
use crate::input::{Kind, Node};

/// The keys of a section, field or document that say what becomes of it, and are no part of it.
pub(super) const REMOVE: &str = "remove";
pub(super) const AFTER: &str = "after";
pub(super) const BEFORE: &str = "before";

/// One of the templates that a template is made of.
#[derive(Debug, Clone)]
pub struct Layer {
    source: Arc<Source>,
    parts: OnceLock<BTreeSet<String>>,
}

impl Layer {
    /// A template as its own files have it.
    pub(super) fn of(source: &Arc<Source>) -> Self {
        Self { source: Arc::clone(source), parts: OnceLock::new() }
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.source.id
    }

    /// What messages call its folder.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.source.name
    }

    /// Whether it is inside the program.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        self.source.is_built_in()
    }

    /// The paths of its own files.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.source.files.iter().map(|(path, _)| path)
    }

    /// The parts that its own manifest and labels write, those that it takes away too: `targets.text`,
    /// `documents/plan-parent`, `choices/result`, `labels/en-GB/plan.title`, `words/target`.
    pub fn parts(&self) -> &BTreeSet<String> {
        self.parts.get_or_init(|| written(&self.source))
    }

    /// Whether its manifest writes a key of a section, a field or a document.
    #[must_use]
    pub fn writes(&self, part: &str, key: &str) -> bool {
        self.keys(part).contains(&key)
    }

    /// The keys that its manifest writes of a section, a field or a document.
    #[must_use]
    pub fn keys(&self, part: &str) -> Vec<&str> {
        let root = &self.source.root;
        let item = match part.strip_prefix("documents/") {
            Some(id) => item(root.get("documents"), id),
            None => {
                let mut ids = part.split('.');
                let first = item(root.get("sections"), ids.next().unwrap_or_default());
                ids.fold(first, |found, id| item(found?.get("fields"), id))
            }
        };
        let entries = item.map(Node::entries).unwrap_or_default().iter();
        let keys = entries.map(|entry| entry.key.value.as_str());
        keys.filter(|key| !["id", "fields", AFTER, BEFORE].contains(key)).collect()
    }

    /// Whether it takes a section, a field or a document away.
    #[must_use]
    pub fn removes(&self, part: &str) -> bool {
        self.writes(part, REMOVE)
    }

    /// What it calls a word of the templates beneath.
    #[must_use]
    pub fn word(&self, old: &str) -> Option<&str> {
        self.source.root.get(WORDS)?.get(old)?.as_text()
    }
}

/// The item of a list with this id.
fn item<'n>(list: Option<&'n Node>, id: &str) -> Option<&'n Node> {
    items(list).iter().find(|item| item.get("id").and_then(Node::as_text) == Some(id))
}

fn items(list: Option<&Node>) -> &[Node] {
    match list.map(|list| &list.kind) {
        Some(Kind::List(items)) => items,
        _ => &[],
    }
}

/// The parts that a template's manifest and labels write.
fn written(source: &Source) -> BTreeSet<String> {
    let root = &source.root;
    let mut parts = BTreeSet::new();
    fields(root.get("sections"), "", &mut parts);
    let documents = items(root.get("documents")).iter();
    let ids = documents.filter_map(|item| item.get("id")?.as_text());
    parts.extend(ids.map(|id| format!("documents/{id}")));
    for within in ["choices", "scales", WORDS] {
        let entries = root.get(within).map(Node::entries).unwrap_or_default();
        parts.extend(entries.iter().map(|entry| format!("{within}/{}", entry.key.value)));
    }
    // They were read before, when the template was.
    for (language, tree) in source.labels(&Wanted::All).unwrap_or_default() {
        leaves(&tree, &format!("labels/{language}/"), &mut parts);
    }
    parts
}

/// The paths of fields and of those within them.
fn fields(list: Option<&Node>, above: &str, parts: &mut BTreeSet<String>) {
    for item in items(list) {
        let id = item.get("id").and_then(Node::as_text).unwrap_or_default();
        let path = if above.is_empty() { id.to_owned() } else { format!("{above}.{id}") };
        fields(item.get("fields"), &path, parts);
        parts.insert(path);
    }
}

/// The dotted keys of labels.
fn leaves(node: &Node, above: &str, parts: &mut BTreeSet<String>) {
    for entry in node.entries() {
        let path = format!("{above}{}", entry.key.value);
        match entry.value.kind {
            Kind::Map(_) => leaves(&entry.value, &format!("{path}."), parts),
            _ => {
                parts.insert(path);
            }
        }
    }
}
